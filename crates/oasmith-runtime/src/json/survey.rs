//! Looks at a value, without consuming it, for what speaks for and against each variant.

use std::cmp::Reverse;

use super::reader::Kind;
use super::{Constant, Decoded, Kinds, Reader, Variant, integer};

/// How well a variant fits; the greater is tried first. The fields are compared in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Fit {
    /// A constant member, or an enum's value, was found with a value of this variant.
    constant: bool,
    /// 2: closed and every key has its place; 1: open; 0: closed, but there are other keys.
    closed: u8,
    /// How many of the keys that are there it has a place for.
    known: usize,
    /// How many of them it requires.
    required: usize,
}

/// One variant that the value has not refuted so far.
pub(super) struct Candidate {
    pub(super) index: usize,
    pub(super) fit: Fit,
}

/// The variants that are worth trying, best first, and whether a constant singled out the first.
pub(super) struct Survey {
    pub(super) order: Vec<Candidate>,
    pub(super) singled_out: bool,
}

/// The value of a member that some variant has constants for.
pub(super) enum Scalar {
    Text(String),
    Number(String),
    Boolean(bool),
    Null,
    Other,
}

/// Surveys the value that `reader` stands before.
pub(super) fn survey(reader: &mut Reader<'_>, variants: &[Variant]) -> Decoded<Survey> {
    let kind = reader.kind()?;
    let mark = reader.mark();
    let seen = see(reader, kind);
    let candidates = match seen {
        Ok(kinds) => {
            let fitting = |(index, variant): (usize, &Variant)| {
                let fit = Fit {
                    closed: 1,
                    ..Fit::default()
                };
                variant
                    .kinds
                    .meets(kinds)
                    .then_some(Candidate { index, fit })
            };
            let candidates: Vec<_> = variants.iter().enumerate().filter_map(fitting).collect();
            reader.reset(mark);
            weigh(reader, kind, variants, candidates)
        }
        Err(error) => Err(error),
    };
    reader.reset(mark);
    Ok(rank(candidates?))
}

/// The kinds that the value counts as; an integer and a fraction are told apart by spelling.
pub(super) fn see(reader: &mut Reader<'_>, kind: Kind) -> Decoded<Kinds> {
    Ok(match kind {
        Kind::Null => Kinds::NULL,
        Kind::Boolean => Kinds::BOOLEAN,
        Kind::String => Kinds::STRING,
        Kind::Array => Kinds::ARRAY,
        Kind::Object => Kinds::OBJECT,
        Kind::Number if integer::exact(reader.number()?).is_some() => Kinds::INTEGER,
        Kind::Number => Kinds::FRACTION,
    })
}

/// Drops what the value refutes and measures how well the others fit.
fn weigh(
    reader: &mut Reader<'_>,
    kind: Kind,
    variants: &[Variant],
    mut candidates: Vec<Candidate>,
) -> Decoded<Vec<Candidate>> {
    match kind {
        Kind::String if candidates.iter().any(|c| has_values(variants, c)) => {
            let text = reader.text()?;
            for Candidate { index, fit } in &mut candidates {
                let values = variants
                    .get(*index)
                    .map_or(&[][..], |variant| variant.values);
                fit.constant = values.contains(&text);
                // A text that an enum does not list is more likely a free text of another variant.
                fit.closed = u8::from(values.is_empty());
            }
        }
        // An integer belongs to an integer variant before a variant of all numbers.
        Kind::Number => {
            for Candidate { index, fit } in &mut candidates {
                let all = |variant: &Variant| variant.kinds.meets(Kinds::FRACTION);
                fit.closed = u8::from(!variants.get(*index).is_some_and(all));
            }
        }
        Kind::Object => {
            let mark = reader.mark();
            compare_constants(reader, variants, &mut candidates)?;
            if !singled_out(&candidates) {
                reader.reset(mark);
                compare_keys(reader, variants, &mut candidates)?;
            }
        }
        _ => {}
    }
    Ok(candidates)
}

/// Whether one variant is left and a constant speaks for it.
fn singled_out(candidates: &[Candidate]) -> bool {
    matches!(candidates, [only] if only.fit.constant)
}

fn has_values(variants: &[Variant], candidate: &Candidate) -> bool {
    variants
        .get(candidate.index)
        .is_some_and(|variant| !variant.values.is_empty())
}

/// Walks over the members that variants have constants for. Stops as soon as one variant is
/// singled out.
fn compare_constants(
    reader: &mut Reader<'_>,
    variants: &[Variant],
    candidates: &mut Vec<Candidate>,
) -> Decoded<()> {
    let constants = |candidate: &Candidate| {
        variants
            .get(candidate.index)
            .map_or(&[][..], |variant| variant.constants)
    };
    if candidates
        .iter()
        .all(|candidate| constants(candidate).is_empty())
    {
        return Ok(());
    }
    let mut members = reader.object(&[])?;
    while members.next(reader)?.is_some() {
        let name = members.unknown_key();
        let telling = |(member, _): &&(&str, &[Constant])| *member == name;
        if candidates
            .iter()
            .any(|candidate| constants(candidate).iter().any(|c| telling(&c)))
        {
            let scalar = read_scalar(reader)?;
            candidates.retain_mut(
                |candidate| match constants(candidate).iter().find(telling) {
                    Some((_, allowed)) => {
                        let holds = allowed.iter().any(|constant| scalar.is(constant));
                        candidate.fit.constant |= holds;
                        holds
                    }
                    None => true,
                },
            );
            if candidates.is_empty() || singled_out(candidates) {
                return Ok(());
            }
        } else {
            reader.skip()?;
        }
    }
    Ok(())
}

/// Walks over the keys: which are known, and whether all required are there.
fn compare_keys(
    reader: &mut Reader<'_>,
    variants: &[Variant],
    candidates: &mut Vec<Candidate>,
) -> Decoded<()> {
    let mut total = 0;
    let mut members = reader.object(&[])?;
    while members.next(reader)?.is_some() {
        let name = members.unknown_key();
        total += 1;
        for Candidate { index, fit } in candidates.iter_mut() {
            let Some(variant) = variants.get(*index) else {
                continue;
            };
            fit.known += usize::from(variant.known.contains(&name));
            fit.required += usize::from(variant.required.contains(&name));
        }
        reader.skip()?;
    }
    candidates.retain_mut(|Candidate { index, fit }| {
        let Some(variant) = variants.get(*index) else {
            return false;
        };
        fit.closed = match variant.closed {
            true if fit.known == total => 2,
            true => 0,
            false => 1,
        };
        // Other keys forbid a closed variant, unless something else speaks for it: then the server
        // may have got new members.
        let forbidden = fit.closed == 0 && !fit.constant && fit.required == 0;
        // A key that is written twice counts twice: then decoding finds what is missing.
        !forbidden && fit.required >= variant.required.len()
    });
    Ok(())
}

fn rank(mut candidates: Vec<Candidate>) -> Survey {
    // The sort is stable: equals stay in the document's order.
    candidates.sort_by_key(|candidate| Reverse(candidate.fit));
    Survey {
        singled_out: singled_out(&candidates),
        order: candidates,
    }
}

pub(super) fn read_scalar(reader: &mut Reader<'_>) -> Decoded<Scalar> {
    Ok(match reader.kind()? {
        Kind::String => Scalar::Text(reader.read()?),
        Kind::Number => Scalar::Number(reader.number()?.to_owned()),
        Kind::Boolean => Scalar::Boolean(reader.boolean()?),
        Kind::Null => {
            reader.null()?;
            Scalar::Null
        }
        Kind::Array | Kind::Object => {
            reader.skip()?;
            Scalar::Other
        }
    })
}

impl Scalar {
    pub(super) fn is(&self, constant: &Constant) -> bool {
        match (self, constant) {
            (Self::Text(text), Constant::Text(wanted)) => text == wanted,
            (Self::Number(spelling), Constant::Integer(wanted)) => {
                integer::exact(spelling) == Some(i128::from(*wanted))
            }
            (Self::Number(spelling), Constant::Number(wanted)) => spelling
                .parse::<f64>()
                .is_ok_and(|number| number == *wanted),
            (Self::Boolean(value), Constant::Boolean(wanted)) => value == wanted,
            (Self::Null, Constant::Null) => true,
            _ => false,
        }
    }
}
