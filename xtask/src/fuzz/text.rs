//! One fault in a document's text: what editors, merges and other programs do to YAML and JSON.

use super::odd;
use crate::random::Random;

/// Pieces that mean something to one of the two notations.
const PIECES: [&str; 40] = [
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ":",
    ": ",
    ",",
    "-",
    "- ",
    "? ",
    "#",
    " #",
    "&a ",
    "*a",
    "<<: *a",
    "!!binary ",
    "!x ",
    "|",
    ">",
    "|+9",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "\t",
    "\r",
    "\n",
    "  ",
    "\\",
    "\\u",
    "\\ud83d",
    "\u{feff}",
    "\u{0}",
    "\u{85}",
    "\u{2028}",
    "~",
    "null",
    "0x1F",
    "1_000",
];

/// Applies one fault, and says which and where. The bytes need not be text any longer.
pub(super) fn apply(text: &str, random: &mut Random) -> (Vec<u8>, String) {
    let at = random.below(text.len() + 1);
    let mut bytes = text.as_bytes().to_vec();
    let what = match random.below(10) {
        0 => {
            bytes.truncate(at);
            "cut off"
        }
        1 => {
            let end = (at + 1 + random.below(40)).min(bytes.len());
            bytes.drain(at..end);
            "cut out"
        }
        2 => {
            insert(&mut bytes, at, &[128 + random.below(128) as u8]);
            "a byte that is no UTF-8"
        }
        3 => {
            let line = line_at(text, at).to_owned();
            insert(&mut bytes, at - back_to_line(text, at), line.as_bytes());
            "a line twice"
        }
        4 => {
            let start = at - back_to_line(text, at);
            let spaces = " ".repeat(1 + random.below(3));
            insert(&mut bytes, start, spaces.as_bytes());
            "a line moved in"
        }
        5 => {
            let piece = odd::text(random);
            insert(&mut bytes, at, piece.as_bytes());
            "odd text"
        }
        6 => {
            bytes = text.replace('\n', "\r\n").into_bytes();
            bytes.insert(at.min(bytes.len()), b'\r');
            "CRLF and a lone CR"
        }
        7 => {
            let units = text.encode_utf16();
            bytes = units.flat_map(u16::to_le_bytes).collect();
            bytes.truncate(bytes.len() - random.below(4).min(bytes.len()));
            "UTF-16"
        }
        _ => {
            let piece = random.pick(&PIECES).copied().unwrap_or_default();
            insert(&mut bytes, at, piece.as_bytes());
            "a piece of notation"
        }
    };
    (bytes, format!("text: {what} at byte {at}"))
}

fn insert(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    bytes.splice(at..at, piece.iter().copied());
}

/// How far the beginning of the line lies before a byte.
fn back_to_line(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before
        .iter()
        .rev()
        .take_while(|byte| **byte != b'\n')
        .count()
}

fn line_at(text: &str, at: usize) -> &str {
    let start = at - back_to_line(text, at);
    let line = text.get(start..).unwrap_or_default();
    line.split_inclusive('\n').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_can_be_broken() {
        for index in 0..2000 {
            let mut random = Random::new(5, "text", index);
            let (bytes, what) = apply("é: 1\n b: [x]\n", &mut random);
            assert!(bytes.len() < 20_000 && what.starts_with("text: "));
        }
    }
}
