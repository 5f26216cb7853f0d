//! Formats and listed values.

use oasmith_ir::types::{EnumValue, IntegerFormat, Shape, TextFormat};
use oasmith_spec::node::Node;

use super::Relation;
use crate::compare::subject::TypePair;

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

/// Whether a format leaves a string as it is: none, one that is shown otherwise, or one that no type
/// stands for.
pub(in crate::rules) fn is_loose(format: &TextFormat) -> bool {
    matches!(
        format,
        TextFormat::Plain | TextFormat::Password | TextFormat::Other(_)
    )
}

/// Whether a format is no matter of the value at all.
pub(in crate::rules) fn is_display(format: &TextFormat) -> bool {
    matches!(format, TextFormat::Password)
}

/// The name of a format.
pub(in crate::rules) fn format_of(format: &TextFormat) -> String {
    match format {
        TextFormat::Plain => "none".to_owned(),
        TextFormat::Other(name) => format!("`{name}`"),
        format => format!("`{format:?}`").to_ascii_lowercase(),
    }
}

/// Whether both sides of a pair allow one value.
pub(in crate::rules) fn is_constant(pair: &TypePair<'_>) -> bool {
    let one = |shape: &Shape| matches!(shape, Shape::Enum(list) if list.values.len() == 1);
    one(&pair.base.shape) && one(&pair.head.shape)
}

/// The values of one list that the other one lacks.
pub(in crate::rules) fn missing<'a>(from: &'a [EnumValue], other: &[EnumValue]) -> Vec<&'a Node> {
    // Texts, which nearly all are, are looked up; the rest is compared.
    let texts: std::collections::HashSet<&str> = other
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
