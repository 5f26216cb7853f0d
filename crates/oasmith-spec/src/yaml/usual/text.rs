//! Plain scalars, and those in blocks.

use super::line::{comment, is_usual_start, key_length};
use super::{Read, Reader, Unusual};
use crate::node::{Node, Value};

impl Reader<'_> {
    /// A plain scalar, which goes on where the next lines are indented deeper.
    pub(super) fn plain(&mut self, column: usize, at: usize) -> Read<(Node, usize)> {
        let (first, commented) = self.plain_line(at)?;
        if !is_usual_start(first) {
            return Err(Unusual);
        }
        let mut end = at + first.len();
        let mut next = self.after(at);
        let mut folded: Option<String> = None;
        while let Some(line) = self.next_line(next)?.filter(|line| line.indent > column) {
            // A comment ends a scalar.
            let between = self.text.get(next..line.at).unwrap_or("");
            if commented || between.contains('#') {
                return Err(Unusual);
            }
            let (content, commented) = self.plain_line(line.at)?;
            if commented || content.starts_with('#') {
                return Err(Unusual);
            }
            let blank = between.matches('\n').count();
            let text = folded.get_or_insert_with(|| first.to_owned());
            if blank == 0 {
                text.push(' ');
            } else {
                text.extend(std::iter::repeat_n('\n', blank));
            }
            text.push_str(content);
            end = line.at + content.len();
            next = self.after(line.at);
        }
        let node = match &folded {
            Some(text) => self.resolved(text, at, end)?,
            None => self.resolved(first, at, end)?,
        };
        Ok((node, next))
    }

    /// What a plain scalar has of a line, and whether a comment follows.
    fn plain_line(&self, at: usize) -> Read<(&str, bool)> {
        let rest = self.text.get(at..self.end(at)).unwrap_or("");
        let (text, commented) = match comment(rest) {
            Some(comment) => (rest.get(..comment).unwrap_or(""), true),
            None => (rest, false),
        };
        let text = text.trim_end_matches(' ');
        if key_length(text).is_some() {
            return Err(Unusual);
        }
        Ok((text, commented))
    }

    /// A block of blank lines only, from the line behind its sign to the next one.
    fn blank_block(
        &self,
        begin: usize,
        (at, indent): (usize, usize),
        end: &End,
    ) -> Read<(Node, usize)> {
        let next = at - indent;
        let blank = self.text.get(begin..next).ok_or(Unusual)?;
        let text = match end {
            End::Kept => "\n".repeat(blank.matches('\n').count()),
            End::Stripped | End::Clipped => String::new(),
        };
        let span = self.span(at, at);
        let value = Value::String(text);
        Ok((Node { span, value }, next))
    }

    /// Where the first line of a block that is not blank has its first character, and how deep it is
    /// indented. Blank lines before it are not indented deeper, if it belongs to the block at all.
    fn first_of_block(&self, begin: usize, column: usize) -> Read<(usize, usize)> {
        let mut deepest = 0;
        let mut line = begin;
        loop {
            let at = self.skip_spaces(line);
            match self.byte(at) {
                None => return Err(Unusual),
                Some(b'\n') => {
                    deepest = deepest.max(at - line);
                    line = at + 1;
                }
                Some(_) if at - line < deepest && at - line > column => return Err(Unusual),
                Some(_) => return Ok((at, at - line)),
            }
        }
    }

    /// `|` and `>`: the lines that are indented deeper.
    pub(super) fn block_scalar(&mut self, column: usize, at: usize) -> Read<(Node, usize)> {
        let header = self.rest(at);
        let folds = header.starts_with('>');
        let end = match header.get(1..) {
            Some("") => End::Clipped,
            Some("-") => End::Stripped,
            Some("+") => End::Kept,
            _ => return Err(Unusual),
        };
        let begin = self.after(at);
        let (start, indent) = self.first_of_block(begin, column)?;
        if indent <= column {
            return self.blank_block(begin, (start, indent), &end);
        }
        let mut lines: Vec<&str> = Vec::new();
        let mut next = begin;
        let (mut kept, mut last) = (0, start);
        while next < self.text.len() {
            let line_end = self.end(next);
            let line = self.text.get(next..line_end).unwrap_or("");
            let content = line.trim_start_matches(' ');
            let spaces = line.len() - content.len();
            if content.is_empty() {
                lines.push(line.get(indent..).unwrap_or(""));
                // A blank line that is longer than the indent has something on it.
                if spaces > indent {
                    kept = lines.len();
                }
            } else if spaces >= indent {
                lines.push(line.get(indent..).unwrap_or(""));
                kept = lines.len();
                last = line_end;
            } else if spaces > column {
                return Err(Unusual);
            } else {
                break;
            }
            next = line_end + 1;
        }
        // What is missing at the end of a file is for the grammar.
        if next > self.text.len() {
            return Err(Unusual);
        }
        let blank = lines.len() - kept;
        lines.truncate(kept);
        let mut text = if folds {
            fold(&lines)
        } else {
            lines.join("\n")
        };
        match end {
            End::Stripped => {}
            End::Clipped => text.push('\n'),
            End::Kept => text.extend(std::iter::repeat_n('\n', blank + 1)),
        }
        let written = self.text.get(start..last).unwrap_or("");
        let span = self.span(start, start + written.trim_end().len());
        let value = Value::String(text);
        Ok((Node { span, value }, next))
    }
}

/// What becomes of the line breaks at the end of a block.
enum End {
    Stripped,
    Clipped,
    Kept,
}

/// Lines in one, but for those that are indented deeper.
fn fold(lines: &[&str]) -> String {
    let mut out = String::new();
    let mut deep = false;
    let mut blank = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.is_empty() {
            blank += 1;
            continue;
        }
        let was_deep = std::mem::replace(&mut deep, line.starts_with(' '));
        if at > 0 {
            let breaks = blank + usize::from(deep || was_deep);
            if breaks == 0 {
                out.push(' ');
            } else {
                out.extend(std::iter::repeat_n('\n', breaks));
            }
        }
        blank = 0;
        out.push_str(line);
    }
    out
}
