//! What types and operations are made of.

use crate::operation::Operation;
use crate::types::{Additional, Shape, TypeId, TypeRef};

impl Shape {
    /// The types that a shape is made of, in the document's order.
    pub fn uses(&self) -> Vec<TypeRef> {
        match self {
            Shape::Alias(target) => vec![*target],
            Shape::Array(array) => vec![array.items],
            Shape::Map(map) => vec![map.values],
            Shape::Tuple(tuple) => tuple.items.iter().copied().chain(tuple.rest).collect(),
            Shape::Object(object) => {
                let members = object.members.iter().map(|member| member.ty);
                let others = match object.additional {
                    Additional::Allowed(values) => Some(values),
                    _ => None,
                };
                members.chain(others).collect()
            }
            Shape::Union(union) => union.variants.iter().map(|variant| variant.ty).collect(),
            _ => Vec::new(),
        }
    }
}

impl Operation {
    /// What the caller of an operation sends: parameters and bodies.
    pub fn sent(&self) -> impl Iterator<Item = TypeId> {
        let parameters = self.parameters.iter().map(|parameter| parameter.ty);
        let bodies = self.body.iter().flat_map(|body| &body.contents);
        parameters
            .chain(bodies.filter_map(|content| content.ty))
            .map(|target| target.id)
    }

    /// What the caller of an operation receives: responses and their headers.
    pub fn received(&self) -> impl Iterator<Item = TypeId> {
        self.responses.iter().flat_map(|response| {
            let contents = response.contents.iter().filter_map(|content| content.ty);
            let headers = response.headers.iter().filter_map(|header| header.ty);
            contents.chain(headers).map(|target| target.id)
        })
    }

    /// All types that the operation names.
    pub fn uses(&self) -> impl Iterator<Item = TypeId> {
        self.sent().chain(self.received())
    }
}
