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

    /// The same, to be changed.
    pub(crate) fn uses_mut(&mut self) -> Vec<&mut TypeRef> {
        match self {
            Shape::Alias(target) => vec![target],
            Shape::Array(array) => vec![&mut array.items],
            Shape::Map(map) => vec![&mut map.values],
            Shape::Tuple(tuple) => tuple.items.iter_mut().chain(&mut tuple.rest).collect(),
            Shape::Object(object) => {
                let members = object.members.iter_mut().map(|member| &mut member.ty);
                let others = match &mut object.additional {
                    Additional::Allowed(values) => Some(values),
                    _ => None,
                };
                members.chain(others).collect()
            }
            Shape::Union(union) => {
                let variants = union.variants.iter_mut();
                variants.map(|variant| &mut variant.ty).collect()
            }
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
        let responses = self.responses.iter().flat_map(|response| {
            let contents = response.contents.iter().filter_map(|content| content.ty);
            let headers = response.headers.iter().filter_map(|header| header.ty);
            contents.chain(headers).map(|target| target.id)
        });
        // Items are read by themselves as well, whatever stands in the place of the page.
        let items = self.pagination.iter().map(|pages| pages.item.id);
        responses.chain(items)
    }

    /// What the caller sends, to be changed.
    pub(crate) fn sent_mut(&mut self) -> impl Iterator<Item = &mut TypeRef> {
        let parameters = self
            .parameters
            .iter_mut()
            .map(|parameter| &mut parameter.ty);
        let bodies = self.body.iter_mut().flat_map(|body| &mut body.contents);
        parameters.chain(bodies.filter_map(|content| content.ty.as_mut()))
    }

    /// What the caller receives, to be changed.
    pub(crate) fn received_mut(&mut self) -> impl Iterator<Item = &mut TypeRef> {
        self.responses.iter_mut().flat_map(|response| {
            let contents = response.contents.iter_mut();
            let headers = response.headers.iter_mut();
            contents
                .filter_map(|content| content.ty.as_mut())
                .chain(headers.filter_map(|header| header.ty.as_mut()))
        })
    }

    /// All types that the operation names.
    pub fn uses(&self) -> impl Iterator<Item = TypeId> {
        self.sent().chain(self.received())
    }
}
