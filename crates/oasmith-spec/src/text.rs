//! Bytes to text: encodings, byte-order marks, and files that hold no text at all.

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Sources, Span};

/// The most bytes that one file may have: spans count them in 32 bits.
const MAX_BYTES: usize = u32::MAX as usize;

/// Takes the bytes of a file as text under the name that diagnostics show.
///
/// UTF-8 with or without a byte-order mark is read, and UTF-16 with one or recognisable without
/// (YAML 1.2, section 5.2; RFC 8259, section 8.1). Marks are not part of the text. Anything else is
/// reported as `not-utf8` where it stops being text; then there is nothing to parse.
pub fn add_text(
    name: impl Into<String>,
    bytes: Vec<u8>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<FileId> {
    let name = name.into();
    if bytes.len() > MAX_BYTES {
        let message = format!("`{name}` has more than 4 GiB");
        diagnostics.report_global(Code::NOT_UTF8, message);
        return None;
    }
    if let Some(kind) = binary_kind(&bytes) {
        let message = format!("`{name}` is {kind}, not text");
        let start = at_byte(sources.add(name, ""), 0, 0);
        diagnostics.report(Code::NOT_UTF8, start, message);
        return None;
    }
    match decode(bytes) {
        Ok(text) => {
            let nul = text.find('\0');
            let file = sources.add(name, text);
            let Some(at) = nul else { return Some(file) };
            diagnostics
                .report(
                    Code::NOT_UTF8,
                    at_byte(file, at, 1),
                    "the file holds a NUL byte",
                )
                .label("text has no such character");
            None
        }
        Err(fault) => {
            let file = sources.add(name, fault.readable);
            diagnostics
                .report(
                    Code::NOT_UTF8,
                    at_byte(file, fault.at, fault.width),
                    fault.message,
                )
                .label("here it stops being text")
                .help("save the file as UTF-8");
            None
        }
    }
}

fn at_byte(file: FileId, at: usize, width: usize) -> Span {
    let start = u32::try_from(at).unwrap_or(u32::MAX);
    let width = u32::try_from(width).unwrap_or(0);
    Span {
        file,
        start,
        end: start.saturating_add(width),
    }
}

/// Why bytes are no text, with a readable form of them to show an excerpt of.
struct Fault {
    readable: String,
    at: usize,
    width: usize,
    message: String,
}

fn decode(bytes: Vec<u8>) -> Result<String, Fault> {
    match bytes.as_slice() {
        [0xff, 0xfe, 0, 0, ..]
        | [0, 0, 0xfe, 0xff, ..]
        | [1..=255, 0, 0, 0, ..]
        | [0, 0, 0, 1..=255, ..] => Err(Fault {
            readable: String::new(),
            at: 0,
            width: 0,
            message: "the file is in UTF-32".to_owned(),
        }),
        [0xff, 0xfe, rest @ ..] => decode_utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => decode_utf16(rest, u16::from_be_bytes),
        // The first character of every document is ASCII, so a zero tells the byte order.
        [first, 0, ..] if *first != 0 => decode_utf16(&bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => decode_utf16(&bytes, u16::from_be_bytes),
        _ => decode_utf8(bytes),
    }
}

fn decode_utf8(mut bytes: Vec<u8>) -> Result<String, Fault> {
    if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(at).copied().unwrap_or(0);
        let latin1 = char::from(byte);
        let guess = if latin1.is_alphabetic() {
            format!(" (in Latin-1 it would be `{latin1}`)")
        } else {
            String::new()
        };
        Fault {
            readable: String::from_utf8_lossy(error.as_bytes()).into_owned(),
            at,
            width: char::REPLACEMENT_CHARACTER.len_utf8(),
            message: format!("byte {at} of the file, 0x{byte:02X}, is not UTF-8{guess}"),
        }
    })
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Fault> {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [first, second] => unit([*first, *second]),
        _ => 0,
    });
    let mut text = String::with_capacity(bytes.len());
    let mut first_fault = None;
    for decoded in char::decode_utf16(units) {
        if decoded.is_err() {
            first_fault.get_or_insert(text.len());
        }
        text.push(decoded.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if bytes.len() % 2 == 1 {
        first_fault.get_or_insert(text.len());
        text.push(char::REPLACEMENT_CHARACTER);
    }
    let Some(at) = first_fault else {
        return Ok(text);
    };
    Err(Fault {
        readable: text,
        at,
        width: char::REPLACEMENT_CHARACTER.len_utf8(),
        message: "the file begins as UTF-16 but is not UTF-16 throughout".to_owned(),
    })
}

/// Files that people mistake for documents, by their first bytes.
fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x1f, 0x8b, ..] => Some("gzip-compressed"),
        [b'P', b'K', 3, 4, ..] => Some("a ZIP archive"),
        [0x89, b'P', b'N', b'G', ..] => Some("a PNG picture"),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("a PDF file"),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Some("zstd-compressed"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, (Option<usize>, String)> {
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::default();
        match add_text("a.yaml", bytes.to_vec(), &mut sources, &mut diagnostics) {
            Some(file) => Ok(sources.text(file).to_owned()),
            None => {
                let diagnostic = diagnostics.iter().next().expect("a reason");
                assert_eq!(diagnostic.code, Code::NOT_UTF8);
                let column = diagnostic.span.map(|span| sources.locate(span).column);
                Err((column, diagnostic.message.clone()))
            }
        }
    }

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn encodings_that_are_read() {
        let text = "a: ü😀\n";
        let marked = format!("\u{feff}{text}");
        let forms = [
            text.as_bytes().to_vec(),
            marked.as_bytes().to_vec(),
            utf16(&marked, u16::to_le_bytes),
            utf16(&marked, u16::to_be_bytes),
            utf16(text, u16::to_le_bytes),
            utf16(text, u16::to_be_bytes),
        ];
        for form in forms {
            assert_eq!(read(&form).as_deref(), Ok(text), "{form:?}");
        }
        assert_eq!(read(b"").as_deref(), Ok(""));
    }

    #[test]
    fn what_is_no_text_is_refused_at_its_place() {
        let column = |bytes: &[u8]| read(bytes).map_err(|(column, _)| column);
        assert_eq!(column(b"a: Caf\xe9"), Err(Some(7)));
        assert_eq!(column("é: \0x".as_bytes()), Err(Some(4)));
        assert_eq!(column(b"\xff\xfea\0\x00\xd8b\0"), Err(Some(2)));
        assert_eq!(column(b"\xff\xfea\0b"), Err(Some(2)));
        assert_eq!(column(b"\x1f\x8b\x08"), Err(Some(1)));
        assert_eq!(column(b"PK\x03\x04"), Err(Some(1)));
        assert_eq!(column(b"o\0\0\0p\0\0\0"), Err(Some(1)));
        let (_, message) = read(b"a: Caf\xe9").expect_err("Latin-1");
        assert!(
            message.contains("0xE9") && message.contains("`é`"),
            "{message}"
        );
    }
}
