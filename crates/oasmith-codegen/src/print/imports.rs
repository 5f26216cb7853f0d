//! `use` declarations.

use super::{Code, Snippet, line, snippet};
use crate::ident::Ident;
use std::cmp::Ordering;

impl Code {
    /// `use path::{Names};`, sorted as edition 2024 sorts, wrapped where it is too long; nothing
    /// where there are no names. `head` is like `use super` or `pub use models`.
    pub fn use_list(&mut self, head: &'static str, names: &[&Ident]) {
        let mut names = names.to_vec();
        names.sort_by(|a, b| version_order(a.as_str(), b.as_str()));
        names.dedup();
        match names.as_slice() {
            [] => {}
            [name] => line!(self, "{}::{};", head, name),
            names => {
                let names: Vec<Snippet> = names.iter().map(|&name| Snippet::from(name)).collect();
                let joined = Snippet::join(&names, ", ");
                let one_line = snippet!("{}::{{{}}};", head, joined);
                if one_line.width() <= self.room() {
                    return self.snippet(&one_line);
                }
                line!(self, "{}::{{", head);
                self.filled(&names);
                line!(self, "}};");
            }
        }
    }
}

/// The order of names in a `use` list of edition 2024: as bytes, but runs of digits by their value.
pub(crate) fn version_order(a: &str, b: &str) -> Ordering {
    by_version(a, b)
}

fn by_version(a: &str, b: &str) -> Ordering {
    let (mut a_rest, mut b_rest) = (a, b);
    loop {
        let (a_run, a_next) = run(a_rest);
        let (b_run, b_next) = run(b_rest);
        if a_run.is_empty() || b_run.is_empty() {
            return a_run.len().cmp(&b_run.len()).then_with(|| a.cmp(b));
        }
        let digits = |run: &str| run.starts_with(|c: char| c.is_ascii_digit());
        let order = if digits(a_run) && digits(b_run) {
            let (a_value, b_value) = (a_run.trim_start_matches('0'), b_run.trim_start_matches('0'));
            (a_value.len(), a_value).cmp(&(b_value.len(), b_value))
        } else {
            // An underscore sorts before any other character.
            let key = |run: &str| -> Vec<Option<char>> {
                run.chars().map(|c| (c != '_').then_some(c)).collect()
            };
            key(a_run).cmp(&key(b_run))
        };
        if order != Ordering::Equal {
            return order;
        }
        (a_rest, b_rest) = (a_next, b_next);
    }
}

/// The leading run of digits, or of what is none, and the rest.
fn run(text: &str) -> (&str, &str) {
    let digits = text.starts_with(|c: char| c.is_ascii_digit());
    let end = text
        .find(|c: char| c.is_ascii_digit() != digits)
        .unwrap_or(text.len());
    text.split_at(end)
}
