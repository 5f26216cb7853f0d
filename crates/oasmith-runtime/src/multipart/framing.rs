//! From parts to one body.

use bytes::Bytes;

use super::head::head;
use super::media_type::MultipartType;
use super::{Multipart, NamedPart};
use crate::body::Source;
use crate::{Body, chance};

impl Multipart {
    /// The media type with the boundary, and the body. `declared` is the media type of the document.
    ///
    /// # Errors
    ///
    /// A part can't be sent.
    pub(crate) fn finish(mut self, declared: &str) -> Result<(String, Body), String> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let kind = MultipartType::parse(declared);
        kind.start(&mut self.parts);
        let boundary = boundary(&kind, &self.parts);
        let media_type = kind.sent(&boundary, &self.parts);
        let parts = self.parts.into_iter().map(|named| {
            let head = head(&kind, &named)?;
            let body = named.part.body;
            Ok(Framed { head, body })
        });
        let parts = parts.collect::<Result<Vec<Framed>, String>>()?;
        let held: Option<Vec<(String, Bytes)>> = parts.iter().map(held).collect();
        let body = match held {
            Some(parts) => whole(&parts, &boundary),
            None => streamed(parts, &boundary)?,
        };
        Ok((media_type, body))
    }
}

/// A part after its head, which has no line break at its end.
struct Framed {
    head: String,
    body: Body,
}

/// A part that is held in memory.
fn held(part: &Framed) -> Option<(String, Bytes)> {
    match &part.body.0 {
        Source::Bytes(bytes) => Some((part.head.clone(), bytes.clone())),
        #[cfg(not(target_arch = "wasm32"))]
        Source::Stream(_) => None,
    }
}

fn opening(boundary: &str, head: &str) -> String {
    if head.is_empty() {
        return format!("--{boundary}\r\n\r\n");
    }
    format!("--{boundary}\r\n{head}\r\n\r\n")
}

fn whole(parts: &[(String, Bytes)], boundary: &str) -> Body {
    let mut body = Vec::new();
    for (head, bytes) in parts {
        body.extend_from_slice(opening(boundary, head).as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    body.into()
}

#[cfg(not(target_arch = "wasm32"))]
fn streamed(parts: Vec<Framed>, boundary: &str) -> Result<Body, String> {
    use std::collections::VecDeque;

    use crate::body::Piece;

    let mut pieces = VecDeque::new();
    let mut length = Some(0_u64);
    for part in parts {
        let head = Bytes::from(opening(boundary, &part.head));
        let framing = u64::try_from(head.len() + 2).ok();
        length = sum([length, framing, part.body.length()]);
        pieces.push_back(Piece::Bytes(head));
        match part.body.0 {
            Source::Bytes(bytes) => pieces.push_back(Piece::Bytes(bytes)),
            Source::Stream(once) => pieces.extend(once.take()?.into_pieces()),
        }
        pieces.push_back(Piece::Bytes(Bytes::from_static(b"\r\n")));
    }
    let end = Bytes::from(format!("--{boundary}--\r\n"));
    length = sum([length, u64::try_from(end.len()).ok()]);
    pieces.push_back(Piece::Bytes(end));
    Ok(Body::of(pieces, length))
}

/// On wasm32 every part is held in memory.
#[cfg(target_arch = "wasm32")]
fn streamed(_: Vec<Framed>, boundary: &str) -> Result<Body, String> {
    Ok(whole(&[], boundary))
}

#[cfg(not(target_arch = "wasm32"))]
fn sum<const N: usize>(lengths: [Option<u64>; N]) -> Option<u64> {
    lengths
        .into_iter()
        .try_fold(0_u64, |sum, length| sum.checked_add(length?))
}

/// A boundary that stands in no part: the declared one where it can be. Where all are held in memory it needs no
/// chance: one is tried after the other. What a stream will bring nobody knows, so there it is not to be guessed.
fn boundary(kind: &MultipartType, parts: &[NamedPart]) -> String {
    if parts.iter().any(|named| !named.part.body.is_held()) {
        let [one, other] = [(); 2].map(|()| chance::number());
        return format!("oasmith-part-{one:016x}{other:016x}");
    }
    let is_taken = |boundary: &str| {
        let stands_in = |named: &NamedPart| match &named.part.body.0 {
            Source::Bytes(bytes) => contains(bytes, boundary.as_bytes()),
            #[cfg(not(target_arch = "wasm32"))]
            Source::Stream(_) => false,
        };
        parts.iter().any(stands_in)
    };
    if let Some(declared) = kind.boundary()
        && !is_taken(&format!("--{declared}"))
    {
        return declared.to_owned();
    }
    let mut number = 0_u64;
    loop {
        let boundary = format!("oasmith-part-{number:016x}");
        if !is_taken(&boundary) {
            return boundary;
        }
        number = number.wrapping_add(1);
    }
}

fn contains(body: &[u8], boundary: &[u8]) -> bool {
    body.windows(boundary.len())
        .any(|window| window == boundary)
}

#[cfg(test)]
mod tests {
    use crate::{Multipart, Part};

    #[test]
    fn parts_are_framed() {
        let form = Multipart::new()
            .field("a\"b", vec!["1", "2"])
            .json("j", &true)
            .file(
                "f",
                "x.txt",
                "text/plain",
                "oasmith-part-0000000000000000".as_bytes(),
            );
        let (media_type, body) = form.finish("multipart/form-data").unwrap();
        assert_eq!(
            media_type,
            "multipart/form-data; boundary=oasmith-part-0000000000000001"
        );
        let body =
            String::from_utf8(body.to_sent(None).unwrap().as_bytes().unwrap().to_vec()).unwrap();
        let expected = [
            "--B\r\nContent-Disposition: form-data; name=\"a%22b\"\r\n\r\n1\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"a%22b\"\r\n\r\n2\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"j\"\r\nContent-Type: application/json\r\n\r\ntrue\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x.txt\"\r\nContent-Type: text/plain\r\n\r\noasmith-part-0000000000000000\r\n",
            "--B--\r\n",
        ];
        assert_eq!(
            body,
            expected
                .concat()
                .replace("--B", "--oasmith-part-0000000000000001")
        );
        assert!(
            Multipart::new()
                .file("f", "x", "a/b\r\nX: 1", "")
                .finish("multipart/form-data")
                .is_err()
        );
        assert!(
            Multipart::new()
                .json("f", &f64::NAN)
                .finish("multipart/form-data")
                .is_err()
        );
    }

    fn related() -> Multipart {
        Multipart::new().json("meta data", &true).part(
            "media",
            Part::new("PNG")
                .media_type("image/png")
                .header("X-Sum", "1"),
        )
    }

    #[test]
    fn a_related_body_names_its_root() {
        let (media_type, body) = related().finish("multipart/related; boundary=B").unwrap();
        assert_eq!(
            media_type,
            "multipart/related; boundary=B; type=\"application/json\"; start=\"<meta%20data@part>\""
        );
        let body = String::from_utf8(body.to_sent(None).unwrap().as_bytes().unwrap().to_vec());
        let expected = [
            "--B\r\nContent-ID: <meta%20data@part>\r\nContent-Type: application/json\r\n\r\ntrue\r\n",
            "--B\r\nContent-ID: <media@part>\r\nContent-Type: image/png\r\nX-Sum: 1\r\n\r\nPNG\r\n",
            "--B--\r\n",
        ];
        assert_eq!(body.unwrap(), expected.concat());
        let declared = "multipart/related; start=\"<root>\"; type=\"application/xop+xml\"";
        let (media_type, body) = related().finish(declared).unwrap();
        assert_eq!(
            media_type,
            "multipart/related; boundary=oasmith-part-0000000000000000; start=\"<root>\"; \
             type=\"application/xop+xml\""
        );
        let body = body.to_sent(None).unwrap();
        let head = b"--oasmith-part-0000000000000000\r\nContent-Type: application/json\r\nContent-ID: <root>\r\n";
        assert!(body.as_bytes().unwrap().starts_with(head));
    }

    #[test]
    fn a_declared_boundary_gives_way_to_a_part_that_has_it() {
        let sent = |part: &'static str| {
            let body = Multipart::new().part("a", part);
            body.finish("multipart/mixed; boundary=X").unwrap().0
        };
        assert_eq!(sent("X -X"), "multipart/mixed; boundary=X");
        assert_eq!(
            sent("a --X b"),
            "multipart/mixed; boundary=oasmith-part-0000000000000000"
        );
    }

    #[test]
    fn headers_of_parts_are_checked() {
        let part = |name, value| Multipart::new().part("a", Part::new("x").header(name, value));
        assert!(part("X-A", "b").finish("multipart/mixed").is_ok());
        assert!(part("X A", "b").finish("multipart/mixed").is_err());
        assert!(part("X-A", "b\r\nc").finish("multipart/mixed").is_err());
        assert_eq!(
            part("X-A", "b")
                .part_header("a", "x-a", "é")
                .finish("multipart/mixed")
                .unwrap_err(),
            "part `a`: header `X-A`: only ASCII is allowed in a header"
        );
    }
}
