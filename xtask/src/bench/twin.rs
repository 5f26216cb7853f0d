//! The models of an [`Api`] as most generators would write them: serde's derives on everything.

use std::fmt::Write;

use oasmith_codegen::names::Names;
use oasmith_ir::api::Api;
use oasmith_ir::types::{
    Additional, EnumBase, IntegerFormat, NumberFormat, Shape, Type, TypeId, TypeRef,
};

const DERIVES: &str = "#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]\n";

/// All models, as the text of a crate.
pub(super) fn models(api: &Api, names: &Names) -> String {
    let mut out = String::from(
        "#![allow(clippy::all, non_camel_case_types)]\nuse serde::{Deserialize, Serialize};\n\
         use std::collections::BTreeMap;\npub type Json = serde_json::Value;\n\n",
    );
    let twin = Twin { api, names };
    for &id in &api.models {
        twin.model(id, &mut out);
    }
    out
}

struct Twin<'a> {
    api: &'a Api,
    names: &'a Names,
}

impl Twin<'_> {
    fn model(&self, id: TypeId, out: &mut String) {
        let name = self.names.model(id);
        match &self.api.ty(id).shape {
            Shape::Object(object) => {
                let _ = writeln!(out, "{DERIVES}pub struct {name} {{");
                for (index, member) in object.members.iter().enumerate() {
                    let optional = !member.required;
                    let mut ty = self.used(member.ty);
                    if optional && !member.ty.nullable {
                        ty = format!("Option<{ty}>");
                    }
                    let skip = if optional {
                        ", default, skip_serializing_if = \"Option::is_none\""
                    } else {
                        ""
                    };
                    let field = self.names.member(id, index);
                    let _ = writeln!(
                        out,
                        "#[serde(rename = {:?}{skip})]\npub {field}: {ty},",
                        member.name
                    );
                }
                if let Additional::Allowed(values) = object.additional {
                    let values = self.used(values);
                    let _ = writeln!(
                        out,
                        "#[serde(flatten)]\npub additional: BTreeMap<String, {values}>,"
                    );
                }
                out.push_str("}\n\n");
            }
            Shape::Enum(it) if it.base == EnumBase::Text => {
                let _ = writeln!(out, "{DERIVES}pub enum {name} {{");
                for (index, value) in it.values.iter().enumerate() {
                    let text = value.value.as_str().unwrap_or_default();
                    let _ = writeln!(
                        out,
                        "#[serde(rename = {text:?})]\n{},",
                        self.names.variant(id, index)
                    );
                }
                out.push_str("#[serde(untagged)]\nUnknown(String),\n}\n\n");
            }
            Shape::Union(union) => {
                let _ = writeln!(out, "{DERIVES}#[serde(untagged)]\npub enum {name} {{");
                for (index, variant) in union.variants.iter().enumerate() {
                    let _ = writeln!(
                        out,
                        "{}(Box<{}>),",
                        self.names.variant(id, index),
                        self.used(variant.ty)
                    );
                }
                out.push_str("Unknown(Json),\n}\n\n");
            }
            _ => {
                let _ = writeln!(out, "pub type {name} = {};\n", self.plain(self.api.ty(id)));
            }
        }
    }

    fn used(&self, used: TypeRef) -> String {
        let ty = self.api.ty(used.id);
        let mut text = if ty.is_model() {
            self.names.model(used.id).to_string()
        } else {
            self.plain(ty)
        };
        if used.cyclic {
            text = format!("Box<{text}>");
        }
        if used.nullable {
            format!("Option<{text}>")
        } else {
            text
        }
    }

    fn plain(&self, ty: &Type) -> String {
        match &ty.shape {
            Shape::Boolean => "bool".into(),
            Shape::Integer(IntegerFormat::I32) => "i32".into(),
            Shape::Integer(IntegerFormat::I64) => "i64".into(),
            Shape::Integer(IntegerFormat::U32) => "u32".into(),
            Shape::Integer(IntegerFormat::U64) => "u64".into(),
            Shape::Number(NumberFormat::F32) => "f32".into(),
            Shape::Number(NumberFormat::F64) => "f64".into(),
            Shape::Integer(IntegerFormat::Big) | Shape::Number(NumberFormat::Exact) => {
                "serde_json::Number".into()
            }
            // Dates as text, which is less work than what the generated models do.
            Shape::Text(_) => "String".into(),
            Shape::Array(array) => format!("Vec<{}>", self.used(array.items)),
            Shape::Map(map) => format!("BTreeMap<String, {}>", self.used(map.values)),
            Shape::Alias(target) => self.used(*target),
            _ => "Json".into(),
        }
    }
}
