//! Forms with files, and bodies that are streams.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use oasmith_runtime::{Body, Bytes, Multipart, Part};
use snapshots::features::uploads::files::{ChangeFileForm, Files, UploadFileForm};
use snapshots::features::uploads::models::{UploadKind, UploadPlace};
use snapshots::features::uploads::{Client, Error};

use crate::Tested;
use crate::server::{Request, Server};

/// One piece.
struct Once(Option<&'static str>);

impl Stream for Once {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(|text| Ok(text.into())))
    }
}

pub(crate) fn streamed(text: &'static str) -> Body {
    Body::from_stream(Once(Some(text)), u64::try_from(text.len()).ok())
}

fn files(server: &Server) -> Result<Files, Error> {
    Ok(Client::builder(&server.url).build()?.files())
}

/// The parts as they came: what stands in the head behind `form-data; `, and the body.
pub(crate) fn parts(request: &Request) -> Vec<(String, String)> {
    let media_type = request.header("content-type").expect("a form");
    let (_, boundary) = media_type.split_once("boundary=").expect("a boundary");
    let boundary = format!("--{boundary}");
    let parts = request.text().split(&boundary);
    let part = |part: &str| {
        let (head, body) = part.trim_start().split_once("\r\n\r\n")?;
        let head = head.strip_prefix("Content-Disposition: form-data; ")?;
        let head = head.replace("\r\nContent-Type:", ";");
        Some((head, body.strip_suffix("\r\n")?.to_owned()))
    };
    parts.filter_map(part).collect()
}

#[tokio::test]
async fn each_part_is_written_in_its_own_way() -> Tested {
    let server = Server::answering(204, "", "")?;
    let file = Part::new(streamed("text")).file_name("a.txt");
    let form = UploadFileForm::new(file.media_type("text/plain"), "A", Some(7));
    let form = form
        .photo("png")
        .pages(["1", "2"])
        .tags(vec!["gone".into()])
        .tags(vec!["x".into(), "y".into()])
        .place(UploadPlace::new(3))
        .kind(UploadKind::Big)
        .note("n")
        .readme("# r");
    files(&server)?.upload(form).await?;
    let expected = [
        ("name=\"file\"; filename=\"a.txt\"; text/plain", "text"),
        ("name=\"title\"", "A"),
        ("name=\"count\"", "7"),
        ("name=\"photo\"; filename=\"photo\"; image/png", "png"),
        (
            "name=\"pages\"; filename=\"pages\"; application/octet-stream",
            "1",
        ),
        (
            "name=\"pages\"; filename=\"pages\"; application/octet-stream",
            "2",
        ),
        ("name=\"tags\"", "x"),
        ("name=\"tags\"", "y"),
        ("name=\"place\"; application/json", "{\"x\":3}"),
        ("name=\"kind\"", "big"),
        ("name=\"note\"; application/json", "\"n\""),
        ("name=\"readme\"; text/markdown", "# r"),
    ];
    let parts = parts(&server.request());
    let parts: Vec<_> = parts
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    assert_eq!(parts, expected);
    Ok(())
}

#[tokio::test]
async fn forms_take_other_parts_too() -> Tested {
    let server = Server::answering(204, "", "")?;
    let form = Multipart::from(ChangeFileForm::new().name("n")).field("more", 1);
    files(&server)?.change().body_multipart(form).await?;
    let pair = |name: &str, text: &str| (format!("name=\"{name}\""), text.to_owned());
    let expected = [pair("name", "n"), pair("more", "1")];
    assert_eq!(parts(&server.request()), expected);
    let form = Multipart::new().field("any", true);
    files(&server)?.upload_anything(form).await?;
    assert_eq!(parts(&server.request()), [pair("any", "true")]);
    let nothing = UploadFileForm::new("f", "A", None);
    files(&server)?.upload(nothing).await?;
    assert_eq!(parts(&server.request()).len(), 2, "null is no part");
    Ok(())
}

#[tokio::test]
async fn a_body_of_bytes_may_be_a_stream() -> Tested {
    let server = Server::answering(204, "", "")?;
    files(&server)?.put(streamed("abc")).await?;
    let request = server.request();
    assert_eq!(
        (request.text(), request.header("content-length")),
        ("abc", Some("3"))
    );
    files(&server)?.put(vec![1, 2]).await?;
    assert_eq!(server.request().body, [1, 2]);
    Ok(())
}
