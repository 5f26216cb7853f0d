//! What every rule needs.

pub(super) use super::shared::*;
pub(super) use super::{Check, Found, Items, Logic, Mirror};
pub(super) use crate::compare::subject::Keyword;
pub(super) use crate::compare::subject::{
    ApiPair, BodyPair, ContentPair, GroupPair, HeaderPair, KeywordPair, MemberPair, ModelPair,
    NameOf, NamePair, OperationPair, OrderPair, ParameterPair, ResponsePair, RestPair, SchemePair,
    ServerPair, TypePair, UsePair, VariantPair,
};
pub(super) use crate::effect::Bump;
pub(super) use crate::effect::Effect::{Breaking, Ok as Fine, Risk};
pub(super) use crate::effect::Wire;
pub(super) use crate::sentence::{Sentence, Words, sentence};
pub(super) use oasmith_ir::types::{Additional, Shape};
