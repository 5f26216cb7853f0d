//! Why a value fits none of the variants of a union: one error, with a reason for each.

use super::reader::Kind;
use super::survey::{Scalar, read_scalar, see};
use super::{Constant, DecodeError, Decoded, Kinds, Reader, Variant};

/// How long the account of all variants may get, and each reason in it, in bytes.
const MAX_ACCOUNT: usize = 1000;
const MAX_REASON: usize = 300;

/// What each bit of [`Kinds`] is called.
const KINDS: [(Kinds, &str); 6] = [
    (Kinds::BOOLEAN, "a boolean"),
    (Kinds::INTEGER, "an integer"),
    (Kinds::FRACTION, "a number"),
    (Kinds::STRING, "a string"),
    (Kinds::ARRAY, "an array"),
    (Kinds::OBJECT, "an object"),
];

impl Reader<'_> {
    /// One error out of those of the variants that were tried. `self` stands before the value.
    ///
    /// Where only one was tried, it is that one's, at its own place; else it is at the union's.
    #[cold]
    pub(super) fn account(
        &mut self,
        variants: &[Variant],
        refused: Vec<(usize, DecodeError)>,
    ) -> DecodeError {
        let mark = self.mark();
        let mut others = Vec::new();
        for (index, variant) in variants.iter().enumerate() {
            if refused.iter().all(|(tried, _)| *tried != index) {
                let reason = self.reason(variant);
                others.push((variant.name, reason));
                self.reset(mark);
            }
        }
        let name = |index: usize| variants.get(index).map_or("?", |variant| variant.name);
        if let [(index, only)] = refused.as_slice() {
            let mut account = String::new();
            for (other, reason) in others {
                let separator = if account.is_empty() { "not " } else { "; not " };
                add(&mut account, separator, other, &reason);
            }
            return only.clone().within(name(*index), &account);
        }
        let mut account = String::from("fits no variant");
        for (index, error) in refused {
            // Only what is refused deeper within needs a path of its own.
            let error = match error.offset() > mark.at {
                true => error.locate(self.text.as_bytes()),
                false => error,
            };
            let space = if error.path().is_empty() { "" } else { " " };
            let reason = format!("{}{space}{}", error.path(), error.message());
            add(&mut account, "; ", name(index), &reason);
        }
        for (name, reason) in others {
            add(&mut account, "; ", name, &reason);
        }
        DecodeError::new(account, mark.at)
    }

    /// Why the value that the reader stands before was not tried as a variant.
    fn reason(&mut self, variant: &Variant) -> String {
        let start = self.mark().at;
        let refuted = match self.accounts {
            0 => None,
            // What the survey could read can be read again.
            _ => self.refutation(variant).ok().flatten(),
        };
        let cost = self.mark().at.saturating_sub(start) + 64;
        self.accounts = self.accounts.saturating_sub(cost);
        refuted.unwrap_or_else(|| "others fit better".to_owned())
    }

    /// What the value that the reader stands before lacks to be a variant, as far as evidence tells.
    fn refutation(&mut self, variant: &Variant) -> Decoded<Option<String>> {
        let mark = self.mark();
        let kind = self.kind()?;
        let kinds = see(self, kind)?;
        if !variant.kinds.meets(kinds) {
            let names = KINDS.iter().filter(|(kind, _)| variant.kinds.meets(*kind));
            // An integer is a number.
            let numbers = variant.kinds.meets(Kinds::FRACTION);
            let names = names.filter(|(kind, _)| !(numbers && *kind == Kinds::INTEGER));
            let names: Vec<_> = names.map(|(_, name)| *name).collect();
            return Ok(Some(format!("expected {}", names.join(" or "))));
        }
        self.reset(mark);
        match kind {
            Kind::Object => self.refuted_by_members(variant),
            _ => Ok(None),
        }
    }

    fn refuted_by_members(&mut self, variant: &Variant) -> Decoded<Option<String>> {
        let mut found = Vec::new();
        let mut other = false;
        let mut members = self.object(&[])?;
        while members.next(self)?.is_some() {
            let name = members.unknown_key();
            let constants = variant.constants.iter().find(|(member, _)| *member == name);
            found.extend(variant.required.iter().position(|one| *one == name));
            other |= !variant.known.contains(&name);
            let Some((member, allowed)) = constants else {
                self.skip()?;
                continue;
            };
            let scalar: Scalar = read_scalar(self)?;
            if !allowed.iter().any(|constant| scalar.is(constant)) {
                let allowed: Vec<_> = allowed.iter().map(spelling).collect();
                return Ok(Some(format!("`{member}` is not {}", allowed.join(" or "))));
            }
        }
        let missing = (0..variant.required.len()).find(|index| !found.contains(index));
        let missing = missing.and_then(|index| variant.required.get(index));
        Ok(match missing {
            Some(name) => Some(format!("missing member `{name}`")),
            None if other && variant.closed => Some("has members of others".to_owned()),
            None => None,
        })
    }
}

fn spelling(constant: &Constant) -> String {
    match constant {
        Constant::Text(text) => format!("{text:?}"),
        Constant::Integer(value) => value.to_string(),
        Constant::Number(value) => value.to_string(),
        Constant::Boolean(value) => value.to_string(),
        Constant::Null => "null".to_owned(),
    }
}

/// Adds a variant and its reason, as far as there is room.
fn add(account: &mut String, separator: &str, name: &str, reason: &str) {
    if account.len() > MAX_ACCOUNT {
        if !account.ends_with('…') {
            account.push_str("; …");
        }
        return;
    }
    account.push_str(separator);
    account.push('`');
    account.push_str(name);
    account.push_str("`: ");
    match reason.char_indices().find(|(at, _)| *at >= MAX_REASON) {
        Some((at, _)) => {
            account.push_str(reason.get(..at).unwrap_or_default());
            account.push('…');
        }
        None => account.push_str(reason),
    }
}
