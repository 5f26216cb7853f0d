//! Arrays: items of one type, or of a type each by their position.

use oasmith_spec::schema::{Schema, SchemaId};

use super::Lowering;
use super::conjunction::{Conjunction, Place, is_never};
use super::open::Opened;
use crate::origin::Step;
use crate::types::{Array, Shape, Tuple, TypeId};

/// The longest tuple that reads well without a name.
const FEW: usize = 4;

impl<'d> Lowering<'d> {
    /// An array, or a tuple where items have positions.
    pub(super) fn list(&mut self, ty: TypeId, opened: &Opened<'d>) -> Shape {
        let positions = self.positions(opened);
        if positions.is_empty() {
            let items = schemas(opened, |schema| schema.items);
            let items = self.below(ty, Step::Items, Place::All(Conjunction::of(items)));
            return Shape::Array(Array { items });
        }
        self.tuple(ty, opened, positions)
    }

    /// The schemas that hold for each position, up to one that allows nothing.
    fn positions(&self, opened: &Opened<'d>) -> Vec<Vec<SchemaId>> {
        let lengths = opened
            .parts
            .iter()
            .map(|part| part.schema.prefix_items.len());
        let count = lengths.max().unwrap_or(0);
        let at = |position: usize| {
            schemas(opened, |schema| {
                // What `items` says begins where the positions of its own schema end.
                schema.prefix_items.get(position).copied().or(schema.items)
            })
        };
        let possible = |ids: &Vec<SchemaId>| !ids.iter().any(|id| is_never(self.document, *id));
        (0..count).map(at).take_while(possible).collect()
    }

    fn tuple(&mut self, ty: TypeId, opened: &Opened<'d>, positions: Vec<Vec<SchemaId>>) -> Shape {
        let count = positions.len();
        let longest = opened
            .parts
            .iter()
            .map(|part| part.schema.prefix_items.len());
        let cut = longest.max().unwrap_or(0) > count;
        let rest = schemas(opened, |schema| schema.items);
        let limit = |limit: Option<u64>| limit.and_then(|limit| usize::try_from(limit).ok());
        let bounds = || opened.parts.iter().map(|part| &part.schema.bounds);
        let least = bounds().filter_map(|bounds| limit(bounds.min_items)).max();
        let most = bounds().filter_map(|bounds| limit(bounds.max_items)).min();
        let closed = cut
            || most.is_some_and(|most| most <= count)
            || rest.iter().any(|id| is_never(self.document, *id));
        let required = least.unwrap_or(0).min(count);
        let plain = closed
            && required == count
            && count <= FEW
            && positions.iter().all(|ids| self.is_scalar(ids));
        let mut items = Vec::with_capacity(count);
        for (at, ids) in positions.into_iter().enumerate() {
            items.push(self.below(ty, Step::Position(at), Place::All(Conjunction::of(ids))));
        }
        let rest =
            (!closed).then(|| self.below(ty, Step::Items, Place::All(Conjunction::of(rest))));
        Shape::Tuple(Tuple {
            items,
            required,
            rest,
            plain,
        })
    }

    /// Whether a string, number or boolean without a name stands at a position.
    fn is_scalar(&self, ids: &[SchemaId]) -> bool {
        let nameless = |id: &SchemaId| self.component_of(self.plainly(*id)).is_none();
        !ids.is_empty()
            && ids
                .iter()
                .all(|id| nameless(id) && self.is_plain_scalar(*id))
    }
}

/// What one keyword says in the schemas at a place, each schema once.
fn schemas(opened: &Opened<'_>, keyword: impl Fn(&Schema) -> Option<SchemaId>) -> Vec<SchemaId> {
    let mut found = Vec::new();
    for part in &opened.parts {
        if let Some(id) = keyword(part.schema)
            && !found.contains(&id)
        {
            found.push(id);
        }
    }
    found
}
