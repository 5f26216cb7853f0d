//! Formats and listed values.

use oasmith_ir::types::{EnumValue, IntegerFormat, Shape, TextFormat, Type};
use oasmith_spec::node::Node;

use super::Relation;
use super::show::named;
use crate::compare::subject::TypePair;
use crate::effect::Effect;
use crate::sentence::{Sentence, Words};

/// How the whole numbers of two formats relate. The sign is no matter of the format where a limit
/// says the same.
pub(in crate::rules) fn integer_relation(
    pair: &TypePair<'_>,
    base: IntegerFormat,
    head: IntegerFormat,
) -> Relation {
    let range = |format| match format {
        IntegerFormat::I32 => (i128::from(i32::MIN), i128::from(i32::MAX)),
        IntegerFormat::I64 => (i128::from(i64::MIN), i128::from(i64::MAX)),
        IntegerFormat::U32 => (0, i128::from(u32::MAX)),
        IntegerFormat::U64 => (0, i128::from(u64::MAX)),
        #[allow(unreachable_patterns)]
        _ => (i128::MIN, i128::MAX),
    };
    let (was, is) = (&pair.base.constraints, &pair.head.constraints);
    if base == head || was.minimum != is.minimum || was.maximum != is.maximum {
        return Relation::Same;
    }
    let (base, head) = (range(base), range(head));
    match (
        head.0 <= base.0 && base.1 <= head.1,
        base.0 <= head.0 && head.1 <= base.1,
    ) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Wider,
        (false, true) => Relation::Narrower,
        (false, false) => Relation::Other,
    }
}

/// The format of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) struct Format<'a> {
    /// Its name; `None` where there is none.
    pub(in crate::rules) name: Option<&'a str>,
    /// How much it says of values.
    weight: Weight,
}

/// The width of a whole number, as messages tell it.
pub(in crate::rules) fn width(format: IntegerFormat) -> Words {
    Words(match format {
        IntegerFormat::I32 => "I32",
        IntegerFormat::I64 => "I64",
        IntegerFormat::U32 => "U32",
        IntegerFormat::U64 => "U64",
        IntegerFormat::Big => "Big",
    })
}

/// How much a format says of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Nothing: there is none, values are only shown otherwise, or it is what numbers are anyway.
    Nothing,
    /// A hint, for which nothing stands in a type or in validation.
    Hint,
    /// Which values there are.
    Values,
}

impl Format<'_> {
    /// Whether it says which values there are.
    pub(in crate::rules) fn is_strict(self) -> bool {
        self.weight == Weight::Values
    }

    /// What it does where it comes or goes.
    pub(in crate::rules) fn effect(self) -> Effect {
        match self.weight {
            Weight::Nothing => Effect::Ok,
            Weight::Hint => Effect::Risk,
            Weight::Values => Effect::Breaking,
        }
    }

    /// The name, as messages tell it.
    pub(in crate::rules) fn shown(self) -> Sentence {
        named(self.name, "none")
    }
}

/// The formats of a pair of texts or numbers; `None` where they are the same, or widths of numbers tell
/// more.
pub(in crate::rules) fn formats<'a>(pair: &TypePair<'a>) -> Option<(Format<'a>, Format<'a>)> {
    match (&pair.base.shape, &pair.head.shape) {
        (Shape::Text(was), Shape::Text(is)) if was != is => {
            Some((text_format(pair.base, was), text_format(pair.head, is)))
        }
        (Shape::Integer(was), Shape::Integer(is)) if was == is => numbers(pair, Weight::Nothing),
        (Shape::Number(was), Shape::Number(is)) => {
            let weight = if was == is {
                Weight::Nothing
            } else {
                Weight::Hint
            };
            numbers(pair, weight)
        }
        _ => None,
    }
}

fn numbers<'a>(pair: &TypePair<'a>, weight: Weight) -> Option<(Format<'a>, Format<'a>)> {
    let format = |ty: &'a Type| Format {
        name: ty.format.as_deref(),
        weight,
    };
    let (was, is) = (format(pair.base), format(pair.head));
    (was.name != is.name).then_some((was, is))
}

fn text_format<'a>(ty: &'a Type, format: &'a TextFormat) -> Format<'a> {
    let weight = match format {
        TextFormat::Plain | TextFormat::Password => Weight::Nothing,
        TextFormat::Other(_) => Weight::Hint,
        _ => Weight::Values,
    };
    // What `contentEncoding` says has no name of its own.
    let unnamed = match format {
        TextFormat::Base64 => Some("byte"),
        TextFormat::Binary => Some("binary"),
        TextFormat::Other(name) => Some(name.as_str()),
        _ => None,
    };
    Format {
        name: ty.format.as_deref().or(unnamed),
        weight,
    }
}

/// The values of lists that may grow (`x-extensible-enum`), where both sides have one.
pub(in crate::rules) fn known_values<'a>(pair: &TypePair<'a>) -> Option<(&'a [Node], &'a [Node])> {
    let known = |ty: &'a Type| ty.extensible.as_deref().filter(|list| !list.is_empty());
    known(pair.base).zip(known(pair.head))
}

/// Whether both sides of a pair allow one value.
pub(in crate::rules) fn is_constant(pair: &TypePair<'_>) -> bool {
    let one = |shape: &Shape| matches!(shape, Shape::Enum(list) if list.values.len() == 1);
    one(&pair.base.shape) && one(&pair.head.shape)
}

/// The values of one list that the other one lacks.
pub(in crate::rules) fn missing<'a>(from: &'a [EnumValue], other: &[EnumValue]) -> Vec<&'a Node> {
    // Texts, which nearly all are, are looked up; the rest is compared.
    let texts: foldhash::HashSet<&str> = other
        .iter()
        .filter_map(|value| value.value.as_str())
        .collect();
    from.iter()
        .map(|value| &value.value)
        .filter(|value| match value.as_str() {
            Some(text) => !texts.contains(text),
            None => !other.iter().any(|one| one.value.same_value(value)),
        })
        .collect()
}
