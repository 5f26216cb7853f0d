//! The program that reaches for every member and variant of a generated crate.
//!
//! What is not there does not compile. What is there, but is not what its name on the wire says, or
//! is lost on the way, the program prints.

use std::fmt::Write;

use oasmith_codegen::names::Names;
use oasmith_ir::api::Api;
use oasmith_ir::types::{EnumBase, Member, Object, Shape, TypeId};
use serde_json::Value;

use super::sample::{Samples, json_of};

/// The functions of the program, and what they reach for.
#[derive(Default)]
pub(super) struct Probes {
    functions: Vec<String>,
    pub(super) members: usize,
    pub(super) variants: usize,
}

/// A function for each model.
pub(super) fn probes(api: &Api, names: &Names) -> Probes {
    let mut probes = Probes::default();
    let mut samples = Samples::new(api);
    for &id in &api.models {
        match &api.ty(id).shape {
            Shape::Object(object) => {
                let members = samples.members(object);
                probes.object(names, id, object, &members);
            }
            Shape::Enum(list) if matches!(list.base, EnumBase::Text | EnumBase::Integer) => {
                let values = list.values.iter().map(|value| json_of(&value.value));
                probes.values(names, id, values.collect());
            }
            Shape::Union(union) => probes.union(names, id, union.variants.len()),
            _ => {}
        }
    }
    probes
}

impl Probes {
    /// Decodes an object with all its members, and compares each field with what was put in.
    fn object(
        &mut self,
        names: &Names,
        id: TypeId,
        object: &Object,
        sample: &serde_json::Map<String, Value>,
    ) {
        let model = names.model(id).as_str();
        let text = Value::Object(sample.clone()).to_string();
        let lacks = |member: &Member| member.required && !sample.contains_key(&member.name);
        let value = if object.members.iter().any(lacks) {
            // There is no value, since there is none of a member that it needs.
            format!("None::<models::{model}>")
        } else {
            format!("decoded::<models::{model}>({model:?}, {text:?})")
        };
        let mut body = format!("    let Some(value) = {value} else {{\n        return;\n    }};\n");
        for (at, member) in object.members.iter().enumerate() {
            let field = names.member(id, at);
            let wire = &member.name;
            let given = sample.get(wire).map(ToString::to_string);
            let _ = match given {
                Some(given) => writeln!(
                    body,
                    "    field({model:?}, {wire:?}, &value.{field}, {given:?});"
                ),
                // There is no value of it, but there is the field.
                None => writeln!(body, "    let _ = &value.{field};"),
            };
            self.members += 1;
        }
        self.functions.push(body);
    }

    /// Decodes each value of an enum, which must be known by its variant.
    fn values(&mut self, names: &Names, id: TypeId, values: Vec<Value>) {
        let model = names.model(id).as_str();
        let mut body = String::new();
        for (at, value) in values.iter().enumerate() {
            let text = value.to_string();
            let variant = names.variant(id, at);
            let _ = writeln!(
                body,
                "    variant({model:?}, {text:?}, &models::{model}::{variant});"
            );
            self.variants += 1;
        }
        self.functions.push(body);
    }

    fn union(&mut self, names: &Names, id: TypeId, variants: usize) {
        let model = names.model(id);
        let mut body = String::new();
        for at in 0..variants {
            let variant = names.variant(id, at);
            let _ = writeln!(body, "    let _ = models::{model}::{variant};");
            self.variants += 1;
        }
        self.functions.push(body);
    }
}

/// The program: what is the same for all documents, and a function a model.
pub(super) fn text(probes: &Probes) -> String {
    let mut text = String::from(include_str!("probe/program.rs"));
    text.push_str("\nfn main() {\n");
    for at in 0..probes.functions.len() {
        let _ = writeln!(text, "    model_{at}();");
    }
    text.push_str("}\n");
    for (at, body) in probes.functions.iter().enumerate() {
        let _ = writeln!(text, "\nfn model_{at}() {{\n{body}}}");
    }
    text
}
