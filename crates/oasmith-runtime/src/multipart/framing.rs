//! From parts to one body.

use bytes::Bytes;

use super::{Framed, Multipart};
use crate::body::Source;
use crate::{Body, chance};

impl Multipart {
    /// The media type with the boundary, and the body.
    pub(crate) fn finish(self) -> Result<(String, Body), String> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let boundary = boundary(&self.parts);
        let media_type = format!("multipart/form-data; boundary={boundary}");
        let held: Option<Vec<(String, Bytes)>> = self.parts.iter().map(held).collect();
        let body = match held {
            Some(parts) => whole(&parts, &boundary),
            None => streamed(self.parts, &boundary)?,
        };
        Ok((media_type, body))
    }
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

/// A boundary that stands in no part. Where all are held in memory it needs no chance: one is tried
/// after the other. What a stream will bring nobody knows, so there it is not to be guessed.
fn boundary(parts: &[Framed]) -> String {
    if parts.iter().any(|part| !part.body.is_held()) {
        let [one, other] = [(); 2].map(|()| chance::number());
        return format!("oasmith-part-{one:016x}{other:016x}");
    }
    let mut number = 0_u64;
    loop {
        let boundary = format!("oasmith-part-{number:016x}");
        let taken = |part: &Framed| match &part.body.0 {
            Source::Bytes(bytes) => contains(bytes, boundary.as_bytes()),
            #[cfg(not(target_arch = "wasm32"))]
            Source::Stream(_) => false,
        };
        if !parts.iter().any(taken) {
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
    use crate::Multipart;

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
        let (media_type, body) = form.finish().unwrap();
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
                .finish()
                .is_err()
        );
        assert!(Multipart::new().json("f", &f64::NAN).finish().is_err());
    }
}
