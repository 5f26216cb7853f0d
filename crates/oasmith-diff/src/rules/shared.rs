//! What several rules have in common.

mod kinds;
mod limit;
mod part;
mod scalar;
mod security;
mod show;

pub(super) use kinds::related;
pub(crate) use kinds::{Relation, alike, kinds};
pub(super) use limit::{
    Side, limit, loosened, lower_bound, multiples, patterns, tightened, upper_bound,
};
pub(super) use part::{is_member, is_success, name_of, status};
pub(super) use scalar::{format_of, integer_relation, is_constant, is_display, is_loose, missing};
pub(super) use security::{requirements, satisfies, scheme_subset};
pub(super) use show::{bound, docs, extension, quoted, value, values};
