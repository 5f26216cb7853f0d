//! Reading the file of accepted changes.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{AcceptedEffect, Entry};
use crate::effect::{Bump, Effect};

/// What is wrong in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, in a sentence.
    pub message: String,
}

/// The entries of a file.
///
/// # Errors
///
/// It isn't TOML, or an entry lacks something or has something else: all of that, with lines.
pub fn read(text: &str) -> Result<Vec<Entry>, Vec<Fault>> {
    let mut reader = Reader {
        text,
        faults: Vec::new(),
    };
    let (root, faults) = DeTable::parse_recoverable(text);
    for fault in &faults {
        let at = fault.span().unwrap_or(0..0).start;
        let message = fault.message().trim_end_matches('.');
        reader.fault(at, format!("not TOML: {message}"));
    }
    let entries = if faults.is_empty() {
        reader.root(root.get_ref())
    } else {
        Vec::new()
    };
    if reader.faults.is_empty() {
        Ok(entries)
    } else {
        Err(reader.faults)
    }
}

struct Reader<'t> {
    text: &'t str,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }

    fn fault(&mut self, at: usize, message: String) {
        let line = self.line(at);
        self.faults.push(Fault { line, message });
    }

    fn root(&mut self, table: &DeTable<'_>) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (key, value) in table.iter() {
            let list = match value.get_ref() {
                DeValue::Array(list) if key.get_ref() == "accepted" => list,
                _ => {
                    let message = format!("`{}` is not `[[accepted]]`", key.get_ref());
                    self.fault(key.span().start, message);
                    continue;
                }
            };
            entries.extend(list.iter().filter_map(|value| self.entry(value)));
        }
        entries
    }

    fn entry(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Entry> {
        let at = value.span().start;
        let DeValue::Table(table) = value.get_ref() else {
            self.fault(at, "an accepted change is a table".to_owned());
            return None;
        };
        let known = [
            "rule",
            "pointer",
            "fingerprint",
            "reason",
            "expires",
            "send",
            "receive",
            "rust",
            "silent",
        ];
        for (key, _) in table.iter() {
            if !known.contains(&key.get_ref().as_ref()) {
                let message = format!(
                    "`{}` is no key of an entry; these are: {}",
                    key.get_ref(),
                    known.join(", ")
                );
                self.fault(key.span().start, message);
            }
        }
        let rule = self.text_of(table, "rule", at)?;
        let pointer = self.text_of(table, "pointer", at)?;
        let fingerprint = self.text_of(table, "fingerprint", at)?;
        let reason = self.text_of(table, "reason", at)?;
        if reason.trim().is_empty() {
            self.fault(at, "a reason must say something".to_owned());
        }
        let expires = self.expiry(table);
        let effect = self.effect(table);
        Some(Entry {
            rule,
            pointer,
            fingerprint,
            reason,
            effect,
            expires,
            line: self.line(at),
        })
    }

    fn text_of(&mut self, table: &DeTable<'_>, key: &str, at: usize) -> Option<String> {
        match table.get(key).map(Spanned::get_ref) {
            Some(DeValue::String(text)) => Some(text.to_string()),
            Some(_) => {
                self.fault(at, format!("`{key}` must be a string"));
                None
            }
            None => {
                self.fault(at, format!("`{key}` is missing"));
                None
            }
        }
    }

    /// The effect that was accepted.
    fn effect(&mut self, table: &DeTable<'_>) -> AcceptedEffect {
        let mut effect = AcceptedEffect::default();
        let levels = [Effect::Ok, Effect::Risk, Effect::Breaking].map(|one| (one.as_str(), one));
        if let Some(level) = self.one_of(table, "send", &levels) {
            effect.wire.send = level;
        }
        if let Some(level) = self.one_of(table, "receive", &levels) {
            effect.wire.receive = level;
        }
        let bumps = [Bump::None, Bump::Patch, Bump::Minor, Bump::Major];
        if let Some(bump) = self.one_of(table, "rust", &bumps.map(|one| (one.as_str(), one))) {
            effect.rust = bump;
        }
        match table
            .get("silent")
            .map(|value| (value.span(), value.get_ref()))
        {
            None => {}
            Some((_, DeValue::Boolean(silent))) => effect.silent = *silent,
            Some((at, _)) => self.fault(at.start, "`silent` must be `true` or `false`".to_owned()),
        }
        effect
    }

    /// One of these words.
    fn one_of<T: Copy>(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let value = table.get(key)?;
        if let DeValue::String(text) = value.get_ref()
            && let Some((_, found)) = words.iter().find(|(word, _)| *word == text.as_ref())
        {
            return Some(*found);
        }
        let known: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
        let message = format!("`{key}` must be one of {}", known.join(", "));
        self.fault(value.span().start, message);
        None
    }

    /// A day, as a string or as TOML's own.
    fn expiry(&mut self, table: &DeTable<'_>) -> Option<String> {
        let value = table.get("expires")?;
        let day = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(day) => day.to_string(),
            _ => String::new(),
        };
        if is_day(&day) {
            return Some(day);
        }
        let message = "`expires` must be a day like `2030-01-31`".to_owned();
        self.fault(value.span().start, message);
        None
    }
}

/// Whether a text is a full-date of RFC 3339, by its form.
pub fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let within = |part: &str, most: u8| {
        part.parse()
            .is_ok_and(|number: u8| (1..=most).contains(&number))
    };
    matches!(parts.as_slice(), [year, month, day] if digits(year, 4)
        && digits(month, 2) && digits(day, 2) && within(month, 12) && within(day, 31))
}
