//! Unions.

use super::{Docs, TypeRef};
use oasmith_spec::node::Node;
use oasmith_spec::schema::{JsonType, TypeSet};

/// One of several types. Null is never a variant; it makes the use nullable.
#[derive(Debug, Clone)]
pub struct Union {
    /// The variants, in the document's order.
    pub variants: Vec<Variant>,
    /// The member whose value chooses, where the document names one.
    pub discriminator: Option<String>,
    /// The variant for objects in which that member is absent or has a value that chooses none
    /// (`defaultMapping`), by its place in `variants`.
    pub default: Option<usize>,
    /// Whether exactly one should match (`oneOf`) rather than at least one (`anyOf`).
    pub exclusive: bool,
}

/// A variant of a [`Union`].
#[derive(Debug, Clone)]
pub struct Variant {
    /// The type.
    pub ty: TypeRef,
    /// A name for it: the component's, the title, the constant that chooses it, or what it is
    /// (`string`, `array`). Not yet an identifier and not yet unique.
    pub name: String,
    /// Its description where it stands beside a reference.
    pub docs: Docs,
    /// By what a value is known to be of this variant.
    pub evidence: Evidence,
    /// The discriminator's value that is written beside the variant, where its type does not declare the
    /// member.
    pub written_tag: Option<String>,
}

/// What tells a variant from its siblings, computed from the types.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// The JSON types that it can have: `boolean`, `integer`, `number`, `string`, `array`, `object`.
    pub kinds: TypeSet,
    /// The values that the discriminator has for this variant: strings, or the JSON text of other scalars.
    pub tags: Vec<String>,
    /// The JSON types of the discriminator where the variant declares it; empty: any, or it does not.
    pub tag_kinds: TypeSet,
    /// Whether the variant declares that the discriminator may be null.
    pub tag_nullable: bool,
    /// Members that must have one of these constants (scalars), where an object.
    pub constants: Vec<(String, Vec<Node>)>,
    /// The members that it must have, where an object.
    pub required: Vec<String>,
    /// All the members that it declares, where an object.
    pub known: Vec<String>,
    /// Whether it forbids others (`additionalProperties: false`).
    pub closed: bool,
    /// The strings that it can be, where an enum of strings.
    pub values: Vec<String>,
    /// How much it leaves open; of variants that could hold a value, the least open is tried first.
    pub openness: u8,
}

impl Union {
    /// The places of the variants in the order in which they are tried where nothing else tells them apart: as
    /// in the document, but the least open first where a more open one could hold the same value.
    pub fn order(&self) -> Vec<usize> {
        let variants = self.variants.iter().map(|one| &one.evidence);
        let evidence: Vec<&Evidence> = variants.collect();
        let mut order: Vec<usize> = (0..evidence.len()).collect();
        let mut seen = TypeSet::default();
        let mut most = 0;
        let in_order = evidence.iter().all(|one| {
            let fits = one.openness >= most || !meet(seen, one.kinds);
            one.kinds.iter().for_each(|kind| seen.insert(kind));
            most = most.max(one.openness);
            fits
        });
        if !in_order {
            order.sort_by_key(|at| evidence.get(*at).map(|one| one.openness));
        }
        order
    }
}

/// Whether there are values of both.
fn meet(a: TypeSet, b: TypeSet) -> bool {
    let is_number =
        |set: TypeSet| set.contains(JsonType::Number) || set.contains(JsonType::Integer);
    !a.intersection(b).is_empty() || is_number(a) && is_number(b)
}
