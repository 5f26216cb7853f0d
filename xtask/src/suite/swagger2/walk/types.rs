//! Types, each pair of them once.

use oasmith_ir::api::Api;
use oasmith_ir::origin::Root;
use oasmith_ir::types::{Additional, Enum, Object, Shape, TypeId, TypeRef, Union};
use oasmith_spec::node::{Node, Value};

use super::{Matter, Walk};

impl Walk<'_> {
    /// Compares two uses of types; the types themselves later.
    pub(super) fn target(&mut self, at: &str, left: TypeRef, right: TypeRef) {
        let nullable = (left.nullable.to_string(), right.nullable.to_string());
        self.text(Matter::Nullable, at, &nullable.0, &nullable.1);
        let names = (name(self.left, left.id), name(self.right, right.id));
        let ids = (
            self.left.resolve_alias(left.id),
            self.right.resolve_alias(right.id),
        );
        if self.seen.insert(ids) {
            if let (Some(left), Some(right)) = (names.0, names.1) {
                self.text(Matter::Name, at, &left, &right);
            }
            self.open.push((at.to_owned(), ids.0, ids.1));
        }
    }

    pub(super) fn work_off(&mut self) {
        while let Some((at, left, right)) = self.open.pop() {
            self.types(&at, left, right);
        }
    }

    fn types(&mut self, at: &str, left: TypeId, right: TypeId) {
        let (one, other) = (self.left.ty(left), self.right.ty(right));
        let constraints = (
            format!("{:?}", one.constraints),
            format!("{:?}", other.constraints),
        );
        self.text(Matter::Value, at, &constraints.0, &constraints.1);
        match (&one.shape, &other.shape) {
            (Shape::Object(left), Shape::Object(right)) => self.objects(at, left, right),
            (Shape::Enum(left), Shape::Enum(right)) => self.enums(at, left, right),
            (Shape::Union(left), Shape::Union(right)) => self.unions(at, left, right),
            (Shape::Array(left), Shape::Array(right)) => {
                self.target(&format!("{at}[]"), left.items, right.items);
            }
            (Shape::Map(left), Shape::Map(right)) => {
                self.target(&format!("{at}{{}}"), left.values, right.values);
            }
            (Shape::Tuple(left), Shape::Tuple(right)) => {
                for (left, right) in left.items.iter().zip(&right.items) {
                    self.target(&format!("{at}()"), *left, *right);
                }
            }
            (left, right) => {
                let texts = (kind(left), kind(right));
                self.text(Matter::Type, at, &texts.0, &texts.1);
            }
        }
    }

    fn objects(&mut self, at: &str, left: &Object, right: &Object) {
        for member in &left.members {
            let at = format!("{at}.{}", member.name);
            let Some(other) = right.members.iter().find(|it| it.name == member.name) else {
                self.note(Matter::Missing, &at, "there", "");
                continue;
            };
            let flags = |it: &oasmith_ir::types::Member| {
                format!("{} {} {}", it.required, it.read_only, it.write_only)
            };
            self.text(Matter::Required, &at, &flags(member), &flags(other));
            self.value(&at, member.default.as_deref(), other.default.as_deref());
            let text =
                |it: &oasmith_ir::types::Member| it.docs.description.clone().unwrap_or_default();
            self.text(Matter::Description, &at, &text(member), &text(other));
            self.target(&at, member.ty, other.ty);
        }
        for member in &right.members {
            if !left.members.iter().any(|it| it.name == member.name) {
                self.note(
                    Matter::Missing,
                    &format!("{at}.{}", member.name),
                    "",
                    "there",
                );
            }
        }
        match (left.additional, right.additional) {
            (Additional::Allowed(left), Additional::Allowed(right)) => {
                self.target(&format!("{at}.*"), left, right);
            }
            (left, right) => {
                let kind = |it| match it {
                    Additional::Allowed(_) => "others",
                    Additional::Forbidden => "no others",
                    Additional::Unstated | Additional::Kept => "unstated",
                };
                self.text(Matter::Type, at, kind(left), kind(right));
            }
        }
    }

    fn enums(&mut self, at: &str, left: &Enum, right: &Enum) {
        let values = |list: &Enum| -> Vec<String> {
            list.values
                .iter()
                .map(|it| format!("{} {:?}", text(&it.value), it.name))
                .collect()
        };
        let (left, right) = (values(left).join(" "), values(right).join(" "));
        self.text(Matter::Value, at, &left, &right);
    }

    fn unions(&mut self, at: &str, left: &Union, right: &Union) {
        let sorted = |union: &Union| {
            let mut variants: Vec<_> = union
                .variants
                .iter()
                .map(|it| it.evidence.tags.join("/"))
                .collect();
            variants.sort();
            format!("{} by {:?}", variants.join(", "), union.discriminator)
        };
        self.text(Matter::Type, at, &sorted(left), &sorted(right));
        for (position, variant) in left.variants.iter().enumerate() {
            let tags = &variant.evidence.tags;
            let same = right
                .variants
                .iter()
                .find(|it| !tags.is_empty() && it.evidence.tags == *tags);
            let other = same.or_else(|| right.variants.get(position));
            if let Some(other) = other {
                self.target(&format!("{at}<{}>", variant.name), variant.ty, other.ty);
            }
        }
    }

    pub(super) fn value(&mut self, at: &str, left: Option<&Node>, right: Option<&Node>) {
        let (left, right) = (left.map(text), right.map(text));
        let (left, right) = (left.unwrap_or_default(), right.unwrap_or_default());
        self.text(Matter::Value, at, &left, &right);
    }
}

fn name(api: &Api, id: TypeId) -> Option<String> {
    match &api.ty(id).origin.root {
        Root::Component(name) if api.ty(id).origin.is_component() => Some(name.clone()),
        _ => None,
    }
}

fn kind(shape: &Shape) -> String {
    match shape {
        Shape::Object(_) => "object".to_owned(),
        Shape::Enum(_) => "enum".to_owned(),
        Shape::Union(_) => "union".to_owned(),
        Shape::Array(_) => "array".to_owned(),
        Shape::Map(_) => "map".to_owned(),
        Shape::Tuple(_) => "tuple".to_owned(),
        other => format!("{other:?}"),
    }
}

fn text(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.as_str().to_owned(),
        Value::String(text) => format!("{text:?}"),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(text).collect::<Vec<_>>().join(","))
        }
        Value::Object(_) => "{…}".to_owned(),
    }
}
