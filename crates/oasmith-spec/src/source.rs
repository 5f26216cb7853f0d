//! The source map: every text that was read, and where a span of it lies.

use std::ops::Range;

/// One file of a [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub(crate) u32);

/// A range of bytes in one file, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

/// A place as a person names it: lines and columns count from 1, columns in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The file's name, as it was given to [`Sources::add`].
    pub file: String,
    /// The line of the first character.
    pub line: usize,
    /// The column of the first character.
    pub column: usize,
    /// The line of the character after the last one.
    pub end_line: usize,
    /// The column of the character after the last one.
    pub end_column: usize,
}

#[derive(Debug)]
struct SourceFile {
    name: String,
    /// No line of it is shown.
    concealed: bool,
    text: String,
    line_starts: Vec<usize>,
    /// How many characters stand before each [`BLOCK`] bytes, so that a column in a line of
    /// megabytes is found without counting through it.
    characters: Vec<usize>,
}

/// How many bytes are counted at a time.
const BLOCK: usize = 4096;

/// A line of a text, without its line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Counted from 1.
    pub(crate) number: usize,
    /// Where it stands in the text, in bytes.
    pub(crate) range: Range<usize>,
}

/// The texts of one run.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Takes a text under the name that diagnostics show.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1))
            .collect();
        let characters = count_characters(&text);
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile {
            name: name.into(),
            concealed: false,
            text,
            line_starts,
            characters,
        });
        id
    }

    /// Makes diagnostics show no line of a file, only its name and places in it.
    pub fn conceal(&mut self, file: FileId) {
        if let Some(file) = self.files.get_mut(file.0 as usize) {
            file.concealed = true;
        }
    }

    /// Whether diagnostics may show lines of a file.
    pub fn shows_lines(&self, file: FileId) -> bool {
        let file = self.files.get(file.0 as usize);
        file.is_some_and(|file| !file.concealed)
    }

    /// The name of a file.
    pub fn name(&self, file: FileId) -> &str {
        self.files
            .get(file.0 as usize)
            .map_or("", |file| &file.name)
    }

    /// The text of a file.
    pub fn text(&self, file: FileId) -> &str {
        self.files
            .get(file.0 as usize)
            .map_or("", |file| &file.text)
    }

    /// All files, in the order in which they were read.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        (0..u32::try_from(self.files.len()).unwrap_or(u32::MAX)).map(FileId)
    }

    /// Where a span lies.
    pub fn locate(&self, span: Span) -> Location {
        let (line, column) = self.line_column(span.file, span.start as usize);
        let (end_line, end_column) = self.line_column(span.file, span.end as usize);
        Location {
            file: self.name(span.file).to_owned(),
            line,
            column,
            end_line,
            end_column,
        }
    }

    fn line_column(&self, file: FileId, offset: usize) -> (usize, usize) {
        let Some(file) = self.files.get(file.0 as usize) else {
            return (1, 1);
        };
        let offset = offset.min(file.text.len());
        let (number, start) = file.line_at(offset);
        let column = file.characters_before(offset) - file.characters_before(start) + 1;
        (number, column)
    }

    /// The line in which a byte stands. Past the end, that is the last line.
    pub(crate) fn line(&self, file: FileId, offset: usize) -> Line {
        let Some(file) = self.files.get(file.0 as usize) else {
            return Line {
                number: 1,
                range: 0..0,
            };
        };
        let (number, start) = file.line_at(offset.min(file.text.len()));
        let next = file.line_starts.get(number).copied();
        let end = next.map_or(file.text.len(), |next| next - 1);
        let text = file.text.get(start..end).unwrap_or("");
        Line {
            number,
            range: start..start + text.trim_end_matches('\r').len(),
        }
    }
}

impl SourceFile {
    /// The number of the line in which a byte stands, and where that line starts.
    fn line_at(&self, offset: usize) -> (usize, usize) {
        let number = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts.get(number.saturating_sub(1));
        (number, start.copied().unwrap_or(0))
    }

    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let before = self.characters.get(block).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(block * BLOCK..offset);
        before + characters_in(rest.unwrap_or_default())
    }
}

fn count_characters(text: &str) -> Vec<usize> {
    let mut total = 0;
    let mut counts = vec![0];
    for block in text.as_bytes().chunks(BLOCK) {
        total += characters_in(block);
        counts.push(total);
    }
    counts
}

/// How many characters begin in these bytes.
fn characters_in(bytes: &[u8]) -> usize {
    if bytes.is_ascii() {
        return bytes.len();
    }
    let continuation = |byte: &&u8| (**byte & 0xc0) == 0x80;
    bytes.len() - bytes.iter().filter(continuation).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(sources: &Sources, start: usize, end: usize) -> (usize, usize, usize, usize) {
        let place = sources.locate(Span {
            file: FileId(0),
            start: u32::try_from(start).expect("small"),
            end: u32::try_from(end).expect("small"),
        });
        (place.line, place.column, place.end_line, place.end_column)
    }

    #[test]
    fn columns_count_characters() {
        let mut sources = Sources::default();
        sources.add("a", "äö: 日本\r\nx: y\n");
        assert_eq!(at(&sources, 0, 4), (1, 1, 1, 3));
        assert_eq!(at(&sources, 6, 12), (1, 5, 1, 7));
        assert_eq!(at(&sources, 14, 15), (2, 1, 2, 2));
        assert_eq!(at(&sources, 19, 99), (3, 1, 3, 1));
        assert_eq!(sources.line(FileId(0), 7).range, 0..12);
        assert_eq!(sources.line(FileId(0), 15).range, 14..18);
        assert_eq!(sources.line(FileId(0), 99).number, 3);
    }

    #[test]
    fn columns_are_right_behind_a_long_line() {
        let mut sources = Sources::default();
        sources.add(
            "a",
            format!("{}x\n{}y", "ä".repeat(10_000), "b".repeat(9_000)),
        );
        assert_eq!(at(&sources, 20_000, 20_001), (1, 10_001, 1, 10_002));
        assert_eq!(at(&sources, 29_002, 29_003), (2, 9_001, 2, 9_002));
    }

    #[test]
    fn an_unknown_file_has_no_text() {
        let sources = Sources::default();
        assert_eq!(at(&sources, 3, 4), (1, 1, 1, 1));
        assert_eq!(sources.text(FileId(7)), "");
    }
}
