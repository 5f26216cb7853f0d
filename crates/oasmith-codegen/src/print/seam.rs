//! Code that is cut into several files where it is too long for one.

use super::Code;
use crate::print::section::Section;

/// A file with more lines is cut into several, unless a single item that can't be cut needs them.
pub(crate) const LONGEST_FILE: usize = 1400;

/// A place that means something when the code is cut, by the bytes before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seam {
    at: usize,
    kind: Kind,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    /// A section begins.
    Section(Section),
    /// The `impl` that the section began with has been opened.
    Opened,
    /// The section may be cut.
    Cut,
}

/// Code that was cut.
#[derive(Debug)]
pub(crate) struct Divided {
    /// What stays where it was.
    pub(crate) kept: Code,
    /// The sections that don't, each in pieces that are short enough.
    pub(crate) moved: Vec<(Section, Vec<Code>)>,
}

/// A section, the text of which ends where the next begins.
struct Part<'c> {
    section: Section,
    text: &'c str,
    /// Where `text` begins.
    start: usize,
    seams: &'c [Seam],
}

impl Code {
    /// What follows may stand in another file, up to the next section.
    pub(crate) fn section(&mut self, section: Section) {
        self.mark(Kind::Section(section));
    }

    /// The section's first lines open an `impl`, so that every piece of it begins with them.
    pub(crate) fn opened(&mut self) {
        self.mark(Kind::Opened);
    }

    /// What follows may stand in another file than the part of the section before it.
    pub(crate) fn seam(&mut self) {
        self.mark(Kind::Cut);
    }

    fn mark(&mut self, kind: Kind) {
        let at = self.text.len();
        self.seams.push(Seam { at, kind });
    }

    /// Takes the longest sections out, one by one, until so many lines hold the rest.
    pub(crate) fn divide(&self, longest: usize) -> Divided {
        let (first, parts) = self.parts();
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(parts.get(at).map_or(0, Part::lines)));
        let mut lines = self.line_count();
        let mut moved = vec![false; parts.len()];
        for at in order {
            if lines <= longest {
                break;
            }
            if let (Some(part), Some(moved)) = (parts.get(at), moved.get_mut(at)) {
                lines = lines.saturating_sub(part.lines());
                *moved = true;
            }
        }
        let mut divided = Divided {
            kept: Self::of_text(first),
            moved: Vec::new(),
        };
        for (part, moved) in parts.iter().zip(moved) {
            if moved {
                divided.moved.push((part.section, part.pieces(longest)));
            } else {
                divided.kept.blank();
                divided.kept.append(&Self::of_text(part.text));
            }
        }
        divided
    }

    /// What stands before all sections, and the sections.
    fn parts(&self) -> (&str, Vec<Part<'_>>) {
        let begins = |seam: &Seam| matches!(seam.kind, Kind::Section(_));
        let count = self.seams.iter().take_while(|seam| !begins(seam)).count();
        let mut seams = self.seams.get(count..).unwrap_or_default();
        let first = seams.first().map_or(self.text.len(), |seam| seam.at);
        let mut parts = Vec::new();
        while let Some((
            Seam {
                at: start,
                kind: Kind::Section(section),
            },
            rest,
        )) = seams.split_first()
        {
            let end = rest.iter().position(begins).unwrap_or(rest.len());
            let (own, others) = rest.split_at(end);
            let end = others.first().map_or(self.text.len(), |seam| seam.at);
            parts.push(Part {
                section: *section,
                text: self.text.get(*start..end).unwrap_or_default(),
                start: *start,
                seams: own,
            });
            seams = others;
        }
        (self.text.get(..first).unwrap_or_default(), parts)
    }

    /// Lines without blank ones at the end.
    fn of_text(text: &str) -> Self {
        let mut code = Self::new();
        code.text.push_str(text.trim_end_matches('\n'));
        if !code.text.is_empty() {
            code.text.push('\n');
        }
        code
    }
}

impl Part<'_> {
    fn lines(&self) -> usize {
        self.text.matches('\n').count()
    }

    /// The section in pieces of about the same length, none longer than that where its seams allow it.
    fn pieces(&self, longest: usize) -> Vec<Code> {
        let lines = self.lines();
        let each = lines.div_ceil(lines.div_ceil(longest).max(1));
        let (head, body, tail) = self.frame();
        let mut pieces = Vec::new();
        let mut piece = String::new();
        let mut so_far = 0;
        for run in self.runs(head.len(), body) {
            let more = run.matches('\n').count();
            if so_far > 0 && (so_far >= each || so_far + more > longest) {
                pieces.push(std::mem::take(&mut piece));
                so_far = 0;
            }
            piece.push_str(run);
            so_far += more;
        }
        pieces.push(piece);
        let whole = |piece: &String| {
            let inner = piece.trim_matches('\n');
            Code::of_text(&format!("{head}{inner}\n{tail}"))
        };
        pieces.iter().map(whole).collect()
    }

    /// What every piece begins with, what is divided among them, and what every piece ends with.
    fn frame(&self) -> (&str, &str, &'static str) {
        let opened = self
            .seams
            .iter()
            .find(|seam| matches!(seam.kind, Kind::Opened));
        let head = opened.and_then(|seam| self.text.split_at_checked(seam.at - self.start));
        match head {
            Some((head, body)) => {
                let body = body.trim_end();
                (head, body.strip_suffix('}').unwrap_or(body), "}\n")
            }
            None => ("", self.text, ""),
        }
    }

    /// The body, which begins `head` bytes behind the section, cut at all seams.
    fn runs<'t>(&self, head: usize, mut body: &'t str) -> Vec<&'t str> {
        let mut begin = self.start + head;
        let mut runs = Vec::new();
        let cuts = self.seams.iter();
        for cut in cuts.filter(|seam| matches!(seam.kind, Kind::Cut)) {
            if let Some((run, rest)) = body.split_at_checked(cut.at - begin) {
                runs.push(run);
                (body, begin) = (rest, cut.at);
            }
        }
        runs.push(body);
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::{close, line, open};

    /// A definition, an `impl` of five functions of three lines, and an empty one.
    fn code() -> Code {
        let mut code = Code::new();
        line!(code, "struct A;");
        code.blank();
        code.section(Section::Builder);
        open!(code, "impl A {{");
        code.opened();
        for at in 0..5_usize {
            if at > 0 {
                code.blank();
                code.seam();
            }
            open!(code, "fn f{}() {{", at);
            line!(code, "todo();");
            close!(code, "}}");
        }
        close!(code, "}}");
        code.blank();
        code.section(Section::Validate);
        line!(code, "impl B for A {{}}");
        code
    }

    #[test]
    fn what_is_short_stays() {
        let code = code();
        let divided = code.divide(code.line_count());
        assert!(divided.moved.is_empty());
        assert_eq!(divided.kept.as_str(), code.as_str());
    }

    #[test]
    fn the_longest_section_goes_first_in_pieces_that_are_whole() {
        let divided = code().divide(13);
        assert_eq!(divided.kept.as_str(), "struct A;\n\nimpl B for A {}\n");
        let [(Section::Builder, pieces)] = divided.moved.as_slice() else {
            unreachable!("{:?}", divided.moved);
        };
        let functions: Vec<usize> = pieces
            .iter()
            .map(|piece| piece.as_str().matches("fn ").count())
            .collect();
        assert_eq!(functions, [3, 2]);
        for piece in pieces {
            assert!(
                piece.as_str().starts_with("impl A {\n    fn f"),
                "{piece:?}"
            );
            assert!(piece.as_str().ends_with("    }\n}\n"), "{piece:?}");
        }
    }
}
