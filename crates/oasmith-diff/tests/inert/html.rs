//! The page by html5ever.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use oasmith_diff::report;

use super::Case;

/// The elements of the page, and their attributes.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("html", &["lang"]),
    ("head", &[]),
    ("meta", &["charset", "name", "content"]),
    ("title", &[]),
    ("style", &[]),
    ("body", &[]),
    ("header", &[]),
    ("main", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("p", &["class"]),
    ("span", &["class"]),
    ("div", &["class"]),
    ("dl", &["class"]),
    ("dt", &[]),
    ("dd", &[]),
    ("details", &["id", "class", "open"]),
    ("summary", &[]),
    ("ul", &[]),
    ("li", &[]),
    ("section", &["id"]),
    ("nav", &[]),
    ("a", &["href"]),
    ("form", &["class"]),
    ("label", &[]),
    ("select", &[]),
    ("option", &["class"]),
    ("mark", &[]),
    ("strong", &[]),
    ("pre", &["class"]),
    ("code", &[]),
    ("i", &[]),
];

/// What attributes hold, beside fingerprints.
const VALUES: &[&str] = &[
    "",
    "en",
    "utf-8",
    "viewport",
    "width=device-width, initial-scale=1",
    "verdict",
    "counts",
    "message",
    "chip",
    "chip ok",
    "chip risk",
    "chip breaking",
    "chip major",
    "chip minor",
    "chip patch",
    "chip none",
    "ok",
    "risk",
    "breaking",
    "major",
    "silent",
    "accepted",
    "errors",
    "#ok",
    "#risk",
    "#breaking",
    "#major",
    "#silent",
    "#accepted",
    "#errors",
    "filter",
    "operations",
    "sides",
    "place",
    "rust",
    "here",
    "help",
];

pub(crate) fn check(case: &Case) {
    let page = report::html(&case.changes, &case.base.sources, &case.head.sources);
    let found = Found::default();
    let tokenizer = Tokenizer::new(
        found,
        TokenizerOpts {
            exact_errors: true,
            ..TokenizerOpts::default()
        },
    );
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(page.as_str()));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let open = tokenizer.sink.open.borrow();
    assert_eq!(*open, ["meta", "meta"], "{}", case.name());
    let faults = tokenizer.sink.faults.borrow();
    assert!(faults.is_empty(), "{}: {faults:?}\n{page}", case.name());
    assert_eq!(
        *tokenizer.sink.messages.borrow(),
        case.changes.changes.len() + case.changes.errors.len(),
        "{}",
        case.name()
    );
}

#[derive(Default)]
struct Found {
    open: RefCell<Vec<String>>,
    messages: RefCell<usize>,
    faults: RefCell<Vec<String>>,
}

impl TokenSink for Found {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let known = ELEMENTS.iter().find(|(name, _)| *name == &*tag.name);
                for attribute in &tag.attrs {
                    let name: &str = &attribute.name.local;
                    let value: &str = &attribute.value;
                    let is_id = name == "id"
                        && value.strip_prefix('c').is_some_and(|id| {
                            id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit())
                        });
                    let is_word = |word: &str| {
                        let number = word.trim_start_matches(['r', 'o']);
                        let numbered = number.len() + 1 == word.len()
                            && number.bytes().all(|byte| byte.is_ascii_digit());
                        numbered
                            || ["f", "group", "everywhere"].contains(&word)
                            || word.starts_with("e-") && VALUES.contains(&&word[2..])
                            || VALUES.contains(&word)
                    };
                    let is_class = name == "class" && value.split(' ').all(is_word);
                    let is_id = is_id || is_class;
                    let is_known = known.is_some_and(|(_, names)| names.contains(&name));
                    if !is_known || !is_id && !VALUES.contains(&value) {
                        self.fault(format!("{} {name}={value}", &*tag.name));
                    }
                    *self.messages.borrow_mut() += usize::from(value == "message");
                }
                if known.is_none() {
                    self.fault(tag.name.to_string());
                }
                self.open.borrow_mut().push(tag.name.to_string());
            }
            Token::TagToken(tag) => {
                let mut open = self.open.borrow_mut();
                let last = open.pop();
                if last.as_deref() != Some(&*tag.name) {
                    // `meta` has no end.
                    let at = open.iter().rposition(|name| *name == *tag.name);
                    match at.filter(|_| last.as_deref() == Some("meta")) {
                        Some(at) => {
                            open.remove(at);
                            open.extend(last);
                        }
                        None => self.fault(format!("{last:?} ends as {}", &*tag.name)),
                    }
                }
            }
            Token::CommentToken(text) => self.fault(format!("a comment: {text}")),
            Token::ParseError(error) => self.fault(error.into_owned()),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Found {
    fn fault(&self, fault: String) {
        self.faults.borrow_mut().push(fault);
    }
}
