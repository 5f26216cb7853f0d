//! Which rules look at which subjects.

use super::subject::{
    ApiPair, BodyPair, ContentPair, GroupPair, HeaderPair, KeywordPair, MemberPair, ModelPair,
    NamePair, OperationPair, OrderPair, ParameterPair, ResponsePair, RestPair, SchemePair,
    ServerPair, TypePair, UsePair, VariantPair,
};
use crate::rules::{Check, Found};

/// What a rule can look at.
pub(crate) trait Subject {
    /// What a rule finds; nothing where it is for another kind of subject.
    fn judge(&self, check: &Check) -> Option<Found>;
}

macro_rules! subjects {
    ($($kind:ident: $subject:ident),+ $(,)?) => {$(
        impl Subject for $subject<'_> {
            fn judge(&self, check: &Check) -> Option<Found> {
                match check {
                    Check::$kind(check) => check(self),
                    _ => None,
                }
            }
        }
    )+};
}

subjects! {
    Api: ApiPair,
    Server: ServerPair,
    Scheme: SchemePair,
    Group: GroupPair,
    Operation: OperationPair,
    Parameter: ParameterPair,
    Body: BodyPair,
    Content: ContentPair,
    Response: ResponsePair,
    Header: HeaderPair,
    Type: TypePair,
    Use: UsePair,
    Member: MemberPair,
    Variant: VariantPair,
    Model: ModelPair,
    Name: NamePair,
    Order: OrderPair,
    Keyword: KeywordPair,
    Rest: RestPair,
}
