//! What several rules have in common.

mod condition;
mod default;
mod encoding;
mod kinds;
mod limit;
mod part;
mod scalar;
mod security;
mod show;

pub(super) use condition::{conditions, forbids_others, listed};
pub(super) use default::default_change;
pub(super) use encoding::{encoded, written};
pub(crate) use kinds::is_declared_alike;
pub(super) use kinds::related;
pub(crate) use kinds::{Relation, alike, kinds, relation};
pub(super) use limit::{
    Side, limit, loosened, lower_bound, multiples, patterns, tightened, upper_bound,
};
pub(super) use part::{
    callback_name, covers, is_member, is_range, media_key, name_of, webhook_name,
};
pub(super) use scalar::{formats, integer_relation, is_constant, known_values, missing, width};
pub(super) use security::{requirements, satisfies, scheme_subset, security_change};
pub(crate) use show::extension;
pub(super) use show::{
    bound, difference, docs, examples, named, quoted, said, value, values, variants,
};
