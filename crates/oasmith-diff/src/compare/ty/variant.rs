//! Variants of unions.

use oasmith_ir::types::{Union, Variant};

use crate::compare::finding::Target;
use crate::compare::reach::Flow;
use crate::compare::subject::VariantPair;
use crate::compare::{Comparison, Place};
use crate::pair::{Pairs, pair_moved, pairs};

impl<'a> Comparison<'a> {
    pub(super) fn variants(&mut self, at: usize, place: &Place, base: &'a Union, head: &'a Union) {
        for pair in self.pair_variants(base, head) {
            let variant = pair.latest().1;
            let span = |is_head: bool, variant: &Variant| {
                let api = if is_head {
                    &self.head.api
                } else {
                    &self.base.api
                };
                api.ty(variant.ty.id).span
            };
            let place = Place {
                target: Target::Variant(
                    at,
                    pair.base().map(|(index, _)| index),
                    pair.head().map(|(index, _)| index),
                ),
                label: format!("{}<{}>", place.label, variant.name),
                spans: (
                    pair.base().map(|(_, v)| span(false, v)).or(place.spans.0),
                    pair.head().map(|(_, v)| span(true, v)).or(place.spans.1),
                ),
                removed: pair.removed().is_some(),
                ..place.clone()
            };
            let subject = VariantPair {
                label: &place.label.clone(),
                pair: pair.map(|(_, variant)| variant),
            };
            self.show(&place, &subject);
            if let Some(((_, base), (_, head))) = pair.both() {
                self.step(at, base.ty.id, head.ty.id, None, Flow::BOTH);
            }
        }
    }

    /// Variants are the same that are the same component or have the same name; what is left, that
    /// are chosen by the same value, or are the only ones of their kind.
    fn pair_variants(&self, base: &'a Union, head: &'a Union) -> Pairs<'a, Variant> {
        let found = pairs(&base.variants, &head.variants, |variant| {
            variant.name.as_str()
        });
        let found = pair_moved(found, |variant| variant.evidence.tags.first());
        let alone = |union: &Union, variant: &Variant| {
            let kinds = variant.evidence.kinds;
            !kinds.is_empty()
                && union
                    .variants
                    .iter()
                    .filter(|one| one.evidence.kinds == kinds)
                    .count()
                    == 1
        };
        pair_moved(found, |variant: &Variant| {
            let union = if base.variants.iter().any(|one| std::ptr::eq(one, variant)) {
                base
            } else {
                head
            };
            alone(union, variant).then_some(variant.evidence.kinds)
        })
    }
}
