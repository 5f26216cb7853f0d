//! What commands have in common in how they are asked.

use crate::Result;

/// The value of an option, which is the next argument.
pub(crate) fn value<'a>(
    option: &str,
    arguments: &mut impl Iterator<Item = &'a str>,
) -> Result<&'a str> {
    let value = arguments.next();
    value.ok_or_else(|| format!("{option} needs a value").into())
}
