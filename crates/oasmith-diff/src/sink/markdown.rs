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

/// A block of lines that begin with `-`, `+` or a space.
pub(crate) fn difference(lines: &[String]) -> MarkdownText {
    // The sign and the space before the signature.
    let most = LONGEST_SIGNATURE + 2;
    MarkdownText::block("diff", lines.iter().map(String::as_str), most)
}

/// A comment that no reader sees and that names the document. Its path is percent-encoded (RFC 3986, section 2.1),
/// slashes aside, so that it can't end the comment.
pub(crate) fn marker(document: Option<&str>) -> MarkdownText {
    let mut name = String::new();
    for byte in document.unwrap_or_default().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            name.push(char::from(byte));
        } else {
            name.push_str(&format!("%{byte:02X}"));
        }
    }
    // Two dashes in a row would end it, with what follows.
    let name = name.replace("--", "-%2D");
    let space = if name.is_empty() { "" } else { " " };
    MarkdownText::from_checked(format_args!("<!-- oasmith-diff {name}{space}-->"))
}
