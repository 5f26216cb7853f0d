//! From bytes to texts of JSON.

/// The start of a text in a sequence (RFC 7464 §2.2).
const RECORD_SEPARATOR: u8 = 0x1e;
/// The most that one text may have, in bytes.
const LONGEST: usize = 64 << 20;

/// A text that is longer than what is kept in memory.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLong;

/// Takes the pieces of a body and gives its texts: lines, or where it begins with a record separator,
/// what stands between those.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    /// What is not read yet, from `at` on.
    bytes: Vec<u8>,
    at: usize,
    /// Up to where no text ends.
    scanned: usize,
    end: Option<u8>,
}

impl Splitter {
    /// Takes the next piece.
    pub(super) fn feed(&mut self, piece: &[u8]) {
        self.bytes.drain(..self.at);
        self.scanned -= self.at;
        self.at = 0;
        self.bytes.extend_from_slice(piece);
    }

    /// The next text that is whole; `None` until more comes.
    pub(super) fn next(&mut self) -> Result<Option<Vec<u8>>, TooLong> {
        let Some(first) = self.bytes.get(self.at) else {
            return Ok(None);
        };
        let is_sequence = *first == RECORD_SEPARATOR;
        let end = *self
            .end
            .get_or_insert(if is_sequence { *first } else { b'\n' });
        loop {
            let new = self.bytes.get(self.scanned..).unwrap_or_default();
            let Some(at) = new.iter().position(|byte| *byte == end) else {
                self.scanned = self.bytes.len();
                let is_short = self.scanned - self.at <= LONGEST;
                return if is_short { Ok(None) } else { Err(TooLong) };
            };
            let text = self.bytes.get(self.at..self.scanned + at);
            self.scanned += at + 1;
            self.at = self.scanned;
            let text = text.unwrap_or_default().trim_ascii();
            if !text.is_empty() {
                return Ok(Some(text.to_vec()));
            }
        }
    }

    /// What is left at the end.
    pub(super) fn last(&mut self) -> Option<Vec<u8>> {
        let Self { bytes, at, .. } = std::mem::take(self);
        let rest = bytes.get(at..).unwrap_or_default().trim_ascii();
        (!rest.is_empty()).then(|| rest.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::Splitter;

    fn texts(bytes: &[u8], size: usize) -> Vec<String> {
        let mut splitter = Splitter::default();
        let mut texts = Vec::new();
        for piece in bytes.chunks(size) {
            splitter.feed(piece);
            texts.extend(std::iter::from_fn(|| splitter.next().unwrap()));
        }
        texts.extend(splitter.last());
        let text = |bytes| String::from_utf8(bytes).unwrap();
        texts.into_iter().map(text).collect()
    }

    #[test]
    fn lines_and_sequences_are_split_however_they_are_cut() {
        for size in 1..20 {
            assert_eq!(texts(b"1\r\n\n[2]\n \n\"x\"", size), ["1", "[2]", "\"x\""]);
            let sequence = b"\x1e{\n\"a\":1}\n\x1e\x1e2\n";
            assert_eq!(texts(sequence, size), ["{\n\"a\":1}", "2"], "{size}");
            assert!(texts(b"\n", size).is_empty());
        }
    }
}
