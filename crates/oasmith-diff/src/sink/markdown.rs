//! Text of a comment on GitHub. What text from outside becomes there is said in [`oasmith_spec::sink::Markdown`].

pub(crate) use oasmith_spec::sink::{Markdown, MarkdownText};

use super::SiteRoot;
use crate::report::LONGEST_SIGNATURE;
use crate::sentence::Speech;

impl Speech for Markdown {
    fn words(words: &str) -> MarkdownText {
        let mut out = String::with_capacity(words.len());
        for c in words.chars() {
            match c {
                '<' => out.push_str("&lt;"),
                '&' => out.push_str("&amp;"),
                '\\' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' | '`' | '@' => {
                    out.push('\\');
                    out.push(c);
                }
                c => out.push(c),
            }
        }
        MarkdownText::from_checked(format_args!("{out}"))
    }

    fn quoted(text: &str) -> MarkdownText {
        MarkdownText::of(text)
    }
}

/// `file:line`, as a link where it is known to where.
pub(crate) fn place(file: &str, line: usize, root: Option<&SiteRoot>) -> MarkdownText {
    let name = MarkdownText::of(&format!("{file}:{line}"));
    match root.and_then(|root| root.line(file, line)) {
        // A site's URL has no character that ends a link.
        Some(url) => MarkdownText::from_checked(format_args!("[{name}]({url})")),
        None => name,
    }
}

/// A block of lines that went and lines that came.
pub(crate) fn difference(lines: &[(char, &str)]) -> MarkdownText {
    let lines: Vec<String> = lines
        .iter()
        .map(|(sign, line)| format!("{sign} {line}"))
        .collect();
    // The sign and the space before the signature.
    let most = LONGEST_SIGNATURE + 2;
    MarkdownText::block("diff", lines.iter().map(String::as_str), most)
}
