//! What to change in CommonMark, found by the parser that rustdoc uses, with the same extensions.

use pulldown_cmark::{
    BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd,
};
use std::ops::Range;

/// Changes of a text, and which of its lines are text.
#[derive(Debug, Default)]
pub(super) struct Edits {
    list: Vec<(Range<usize>, String)>,
    paragraphs: Vec<(usize, usize)>,
}

impl Edits {
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The lines that are text of paragraphs, in their order: where each begins, and the column of its paragraph.
    pub(super) fn into_paragraphs(self) -> Vec<(usize, usize)> {
        self.paragraphs
    }

    fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.list.push((at..at, text.into()));
    }

    fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.list.push((range, text.into()));
    }

    /// The changed text. Of changes that overlap, the first holds.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.list.sort_by_key(|(range, _)| range.start);
        let mut changed = String::with_capacity(text.len() + 16 * self.list.len());
        let mut done = 0;
        for (range, replacement) in &self.list {
            if let Some(kept) = text.get(done..range.start) {
                changed.push_str(kept);
                changed.push_str(replacement);
                done = range.end;
            }
        }
        changed.push_str(text.get(done..).unwrap_or(""));
        changed
    }
}

/// Whether a text holds anything that could need a change; most do not.
pub(super) fn is_needed(text: &str) -> bool {
    let is_mark = |byte: u8| matches!(byte, b'[' | b'<' | b'`' | b'~' | b':');
    text.bytes().any(is_mark) && holds_markup(text)
        || text.contains("\n ")
        || text.contains('|') && text.contains('\n')
        || text.starts_with(' ')
        || text.lines().any(|line| {
            line.trim_start()
                .starts_with(|c: char| matches!(c, '-' | '*' | '+' | '>') || c.is_ascii_digit())
        })
}

/// Links, HTML, blocks of code. A span of code stays as it is; three of its marks may begin a block.
fn holds_markup(text: &str) -> bool {
    let parts = ["```", "~~~", "://"];
    text.contains(['[', '<']) || parts.iter().any(|part| text.contains(part))
}

/// The changes; `None` where no change helps.
pub(super) fn edits(text: &str) -> Option<Edits> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    // A reference without a definition is text to CommonMark and a link to rustdoc.
    let mut broken = |_: BrokenLink<'_>| Some((CowStr::Borrowed(""), CowStr::Borrowed("")));
    let parser = Parser::new_with_broken_link_callback(text, options, Some(&mut broken));
    let mut finder = Finder {
        text,
        edits: Edits::default(),
        containers: Vec::new(),
        links: 0,
        code: 0,
        fixed: 0,
        lines: std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect(),
        stiff: Vec::new(),
        prose: 0..0,
    };
    // A definition is a link to rustdoc too, whether anything refers to it or not.
    for (_, definition) in parser.reference_definitions().iter() {
        if !leads_out(&definition.dest) {
            finder.edits.insert(definition.span.start, "\\");
        }
    }
    for (event, range) in parser.into_offset_iter() {
        finder.event(event, range)?;
    }
    finder.finish_prose();
    let stiff = finder.stiff;
    let is_stiff = |start: &usize| stiff.binary_search(start).is_ok();
    let mut edits = finder.edits;
    edits.paragraphs.retain(|(start, _)| !is_stiff(start));
    Some(edits)
}

enum Container {
    Quote,
    /// An item of a list, with the column where its content begins.
    Item(usize),
}

struct Finder<'a> {
    text: &'a str,
    edits: Edits,
    containers: Vec<Container>,
    /// How many links and images are open.
    links: usize,
    /// How many code blocks are open.
    code: usize,
    /// How many blocks are open whose lines mean what they are.
    fixed: usize,
    /// Where the lines begin.
    lines: Vec<usize>,
    /// The beginnings of lines in which a link has spaces after its text: they are not broken.
    stiff: Vec<usize>,
    /// Text that the parser gives in pieces.
    prose: Range<usize>,
}

impl Finder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) -> Option<()> {
        if let Event::Text(_) = event {
            self.text_line(range.start);
            self.prose(range);
            return Some(());
        }
        self.finish_prose();
        match event {
            Event::Start(tag) => self.start(tag, range)?,
            Event::End(tag) => self.end(tag),
            Event::Html(_) => self.html(range.clone(), self.goes_on(range.end)),
            Event::InlineHtml(_) => self.html(range, false),
            Event::FootnoteReference(_) => self.edits.insert(range.start, "\\"),
            // Behind the box of a task, rustdoc sees blocks (code, HTML) where this parser sees text.
            Event::TaskListMarker(_) => self.edits.insert(range.start, "\\"),
            Event::SoftBreak | Event::HardBreak => self.line_break(range)?,
            // Code may go on in the next line, of which the parser says nothing.
            Event::Code(_) => {
                self.text_line(range.start);
                for (at, newline) in self.text[range.clone()].match_indices('\n') {
                    let at = range.start + at;
                    self.line_break(at..at + newline.len())?;
                    self.text_line(at + newline.len());
                }
            }
            _ => {}
        }
        Some(())
    }

    /// Notes that the line at a place is text of a paragraph.
    fn text_line(&mut self, at: usize) {
        let quoted = || {
            self.containers
                .iter()
                .any(|c| matches!(c, Container::Quote))
        };
        if self.fixed > 0 || self.code > 0 || quoted() {
            return;
        }
        let start = self.line_start(at);
        if self
            .edits
            .paragraphs
            .last()
            .is_none_or(|(last, _)| *last < start)
        {
            let indent = self.item().unwrap_or(0);
            self.edits.paragraphs.push((start, indent));
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) -> Option<()> {
        match tag {
            Tag::Heading { .. } | Tag::Table(_) => self.fixed += 1,
            Tag::BlockQuote(_) => self.containers.push(Container::Quote),
            Tag::Item => {
                let column = self.item_column(range.start);
                self.containers.push(Container::Item(column));
            }
            Tag::Paragraph => self.paragraph(range.start),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                self.code += 1;
                self.fenced(&info, range);
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.code += 1;
                self.indented(range)?;
            }
            Tag::FootnoteDefinition(_) => self.edits.insert(range.start, "\\"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let is_address = matches!(link_type, LinkType::Email);
                if !is_address && !leads_out(&dest_url) {
                    self.edits.insert(range.start, "\\");
                }
                self.link_lines(range);
                self.links += 1;
            }
            Tag::Image { dest_url, .. } => {
                if !leads_out(&dest_url) {
                    // Behind the exclamation mark.
                    self.edits.insert(range.start + 1, "\\");
                }
                self.link_lines(range);
                self.links += 1;
            }
            _ => {}
        }
        Some(())
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.containers.pop();
            }
            TagEnd::CodeBlock => self.code -= 1,
            TagEnd::Heading(_) | TagEnd::Table => self.fixed -= 1,
            TagEnd::Link | TagEnd::Image => self.links -= 1,
            _ => {}
        }
    }

    /// The column where the content of the list item at this place begins.
    fn item_column(&self, start: usize) -> usize {
        let line = self.line_start(start);
        let rest = &self.text[start..];
        let rest = rest.trim_start_matches(' ');
        let marker = self.text.len() - rest.len();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = &rest[(digits + 1).min(rest.len())..];
        let after = after.lines().next().unwrap_or("");
        let blanks = after.len() - after.trim_start_matches(' ').len();
        let blanks = if blanks > 4 || after.trim().is_empty() {
            1
        } else {
            blanks
        };
        marker - line + digits + 1 + blanks
    }

    /// A fenced block gets `text` for a language, and an end.
    fn fenced(&mut self, info: &str, range: Range<usize>) {
        let block = &self.text[range.clone()];
        let Some(mark) = block.chars().find(|c| *c != ' ') else {
            return;
        };
        let head = block.lines().next().unwrap_or("");
        let open = head.trim_start_matches(' ').trim_start_matches(mark);
        let length = head.trim_start_matches(' ').len() - open.len();
        if info != "text" || open != "text" {
            let start = range.start + head.len() - open.len();
            self.edits.replace(start..range.start + head.len(), "text");
        }
        let last = block.trim_end().lines().last().unwrap_or("").trim();
        let closed = block.trim_end().contains('\n')
            && last.len() >= length
            && last
                .trim_start_matches(['>', ' '])
                .chars()
                .all(|c| c == mark);
        if !closed && range.end >= self.text.trim_end().len() {
            let column = self.item().unwrap_or(0);
            let fence: String = std::iter::repeat_n(mark, length).collect();
            let fence = format!("\n{}{fence}", " ".repeat(column));
            self.edits.insert(self.text.len(), fence);
        }
    }

    /// An indented block becomes a fenced one.
    fn indented(&mut self, range: Range<usize>) -> Option<()> {
        let start = self.line_start(range.start);
        let begins_line = self.text[start..range.start].trim().is_empty();
        let quoted = self
            .containers
            .iter()
            .any(|c| matches!(c, Container::Quote));
        if !begins_line || quoted {
            return None;
        }
        let block = self.text[start..range.end].trim_end();
        let margin = block
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| line.len() - line.trim_start_matches(' ').len())
            .min()
            .unwrap_or(0);
        let indent = " ".repeat(self.item().unwrap_or(0));
        let fence = "`".repeat(super::clean::longest_run(block, '`').max(2) + 1);
        let mut fenced = format!("{indent}{fence}text\n");
        for line in block.lines() {
            fenced.push_str(&indent);
            fenced.push_str(line.get(margin..).unwrap_or(""));
            fenced.push('\n');
        }
        fenced.push_str(&indent);
        fenced.push_str(&fence);
        self.edits.replace(start..start + block.len(), fenced);
        Some(())
    }

    /// Whether the line that begins at a place is not blank. If the line before it is HTML, it is HTML
    /// too, and its Markdown is shown as it stands.
    fn goes_on(&self, at: usize) -> bool {
        let next = self.text[at..].lines().next().unwrap_or("");
        !next.trim().is_empty()
    }

    /// Line breaks stay, unless what follows would become HTML by them. Other tags are shown.
    fn html(&mut self, range: Range<usize>, drags_on: bool) {
        let html = &self.text[range.clone()];
        let breaks = ["<br>", "<br/>", "<br />"];
        if breaks.contains(&html.trim()) && !drags_on {
            return;
        }
        for (at, _) in html.match_indices('<') {
            let at = range.start + at;
            if self.text[..at].ends_with('\\') {
                self.edits.replace(at..at + 1, "&lt;");
            } else {
                self.edits.insert(at, "\\");
            }
        }
    }

    /// The line after a break stands under the content of its list item, neither left nor right of
    /// it.
    fn line_break(&mut self, range: Range<usize>) -> Option<()> {
        let Some(newline) = self.text[range.start..].find('\n') else {
            return Some(());
        };
        let start = range.start + newline + 1;
        let line = self.text[start..].lines().next().unwrap_or("");
        let quotes = self
            .containers
            .iter()
            .filter(|c| matches!(c, Container::Quote));
        let quotes = quotes.count();
        if quotes > 0 {
            let marks = line.bytes().take_while(|b| matches!(b, b'>' | b' '));
            // A line that goes on without the mark of its quotation is not worth to be mended.
            return (marks.filter(|&b| b == b'>').count() >= quotes).then_some(());
        }
        if let Some(column) = self.item() {
            let blanks = line.len() - line.trim_start_matches(' ').len();
            if blanks != column {
                self.edits
                    .replace(start..start + blanks, " ".repeat(column));
            }
        }
        Some(())
    }

    /// A further paragraph of a list item begins under the item's content, so that its lines do when it
    /// is wrapped.
    fn paragraph(&mut self, at: usize) {
        let start = self.line_start(at);
        let is_quoted = matches!(self.containers.last(), Some(Container::Quote) | None);
        if let Some(column) = self.item()
            && !is_quoted
            && self.text[start..at].bytes().all(|b| b == b' ')
            && at - start != column
        {
            self.edits.replace(start..at, " ".repeat(column));
        }
    }

    fn item(&self) -> Option<usize> {
        self.containers
            .iter()
            .rev()
            .find_map(|container| match container {
                Container::Item(column) => Some(*column),
                Container::Quote => None,
            })
    }

    fn prose(&mut self, range: Range<usize>) {
        if self.prose.end == range.start && self.prose.start < self.prose.end {
            self.prose.end = range.end;
        } else {
            self.finish_prose();
            self.prose = range;
        }
    }

    /// URLs in text get the brackets that make them links.
    fn finish_prose(&mut self) {
        let range = std::mem::take(&mut self.prose);
        if self.links > 0 || self.code > 0 {
            return;
        }
        let text = &self.text[range.clone()];
        let mut from = 0;
        while let Some(at) = text[from..].find("://").map(|at| from + at) {
            let scheme = ["https", "http"]
                .into_iter()
                .find(|s| text[..at].ends_with(s));
            let length = text[at..]
                .find(|c: char| c.is_whitespace() || "<>\"`|[]()\\".contains(c))
                .unwrap_or(text.len() - at);
            let end = at
                + text[at..at + length]
                    .trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '\''])
                    .len();
            if let Some(scheme) = scheme
                && end > at + "://".len()
            {
                self.edits.insert(range.start + at - scheme.len(), "<");
                self.edits.insert(range.start + end, ">");
            }
            from = at + length.max(3);
        }
    }

    fn line_start(&self, at: usize) -> usize {
        let after = self.lines.partition_point(|start| *start <= at);
        let line = self.lines.get(after.saturating_sub(1));
        line.copied().unwrap_or(0)
    }

    /// Notes the lines of a link or image whose destination or title has spaces.
    fn link_lines(&mut self, range: Range<usize>) {
        let source = &self.text[range.clone()];
        let target = source.rfind("](").map_or("", |at| &source[at..]);
        if !target.contains(' ') {
            return;
        }
        let mut start = self.line_start(range.start);
        loop {
            // Links within others begin no later line than these end.
            if self.stiff.last().is_none_or(|last| *last < start) {
                self.stiff.push(start);
            }
            match self.text[start..range.end].find('\n') {
                Some(newline) => start += newline + 1,
                None => break,
            }
        }
    }
}

/// Whether a link leads to the web. All others would be looked for among Rust's items.
fn leads_out(destination: &str) -> bool {
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| destination.starts_with(scheme))
}
