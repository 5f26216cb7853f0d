//! The settings of `[diff]`.

use super::Value::{Map, OneOf};
use super::{Key, key};

const LEVELS: &[&str] = &["off", "ok", "risk", "breaking"];

/// `[diff]`
pub(crate) const DIFF: &[Key] = &[
    key(
        "levels",
        Map(&OneOf(LEVELS)),
        r#""operation-removed /internal" = "off""#,
        "The level of a change, by its rule, by operations (`/path` with all paths below it, a pattern with `*`, \
         `METHOD /path`), or by a rule and operations. The most exact entry applies. A change that reaches several \
         operations has the highest of their levels. `off` doesn't report the change. The version that the crate \
         needs stays the same.",
    ),
    key(
        "stability",
        Map(&OneOf(LEVELS)),
        r#"beta = "breaking""#,
        "The highest level of a change of operations with this `x-stability-level` in the base. By default, \
         `draft`, `alpha` and `beta` have `risk`.",
    ),
];
