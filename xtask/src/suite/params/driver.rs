//! The text of the program that makes the calls.

use std::fmt::Write;

use oasmith_codegen::ident::Ident;
use oasmith_codegen::names::Names;
use oasmith_ir::api::Api;
use oasmith_ir::operation::{Operation, Parameter};
use oasmith_ir::types::{IntegerFormat, NumberFormat, Shape, TextFormat, TypeId};
use serde_json::Value;

use super::vectors::Vector;

/// What the program needs beside the generated crate.
pub(super) const DEPENDENCIES: &str = "serde_json = \"1\"\n\
     tokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n";

/// The calls as expressions, each with the vector's name.
pub(in crate::suite) fn calls(
    api: &Api,
    names: &Names,
    vectors: &[Vector],
) -> Vec<(String, String)> {
    let mut calls = Vec::new();
    for vector in vectors {
        let id = vector.operation.as_deref();
        let found = api.operations.iter().zip(names.operations());
        let found = found.into_iter().find(|(it, _)| it.id.as_deref() == id);
        let Some((operation, operation_names)) = found else {
            continue;
        };
        let Some(group) = names.groups().get(operation_names.group) else {
            continue;
        };
        let writer = Writer { api, names, vector };
        let mut arguments = Vec::new();
        let mut setters = String::new();
        for (parameter, name) in operation.parameters.iter().zip(&operation_names.parameters) {
            match (parameter.required, writer.argument(parameter)) {
                (true, Some(value)) => arguments.push(value),
                (false, Some(value)) => {
                    let _ = write!(setters, ".{name}({value})");
                }
                // The call is made without what it needs, and does not compile.
                (true, None) | (false, None) => {}
            }
        }
        arguments.extend(writer.body(operation));
        let (group, method): (&Ident, &Ident) = (&group.names.method, &operation_names.method);
        let call = format!(
            "client.{group}().{method}({}){setters}",
            arguments.join(", ")
        );
        calls.push((vector.id.clone(), call));
    }
    calls
}

/// The program: what is the same for all documents, and the calls.
pub(super) fn text(api: &Api, calls: &[(String, String)]) -> String {
    let mut text = String::from(include_str!("driver/program.rs"));
    // A client of a document with servers needs none to be named.
    let named = api
        .servers
        .first()
        .is_some_and(|it| it.url.value.starts_with("http"));
    let (argument, value) = if named { ("_", "") } else { ("url", "url") };
    let _ = writeln!(
        text,
        "\nfn builder({argument}: &str) -> api::ClientBuilder {{\n    api::Client::builder({value})\n}}"
    );
    text.push_str("\nasync fn calls(client: &api::Client, server: &Server) {\n");
    for (id, call) in calls {
        let _ = writeln!(
            text,
            "    keep(server, {id:?}, {call}.send_raw().await.err());"
        );
    }
    text.push_str("}\n");
    text
}

struct Writer<'a> {
    api: &'a Api,
    names: &'a Names,
    vector: &'a Vector,
}

impl Writer<'_> {
    fn argument(&self, parameter: &Parameter) -> Option<String> {
        let mut given = self.vector.parameters.iter();
        let given = given.find(|given| given.name == parameter.name)?;
        Some(self.decoded(parameter.ty.id, given.value.as_ref()?))
    }

    fn body(&self, operation: &Operation) -> Option<String> {
        let content = operation.body.as_ref()?.contents.first()?;
        let (used, value) = (content.ty?, self.vector.body.as_ref()?);
        if used.nullable {
            let ty = self.ty(used.id);
            return Some(format!("decoded::<Option<{ty}>>({:?})", value.to_string()));
        }
        Some(self.decoded(used.id, value))
    }

    fn decoded(&self, id: TypeId, value: &Value) -> String {
        let ty = self.ty(id);
        // A string's parameter takes a number as its text.
        let is_text = matches!(
            self.api.ty(self.api.resolve_alias(id)).shape,
            Shape::Text(_)
        );
        let value = match value {
            Value::Number(number) if is_text => Value::String(number.to_string()),
            other => other.clone(),
        };
        format!("decoded::<{ty}>({:?})", value.to_string())
    }

    /// The Rust type of a value.
    fn ty(&self, id: TypeId) -> String {
        let ty = self.api.ty(id);
        if ty.is_model() {
            return format!("api::models::{}", self.names.model(id));
        }
        match &ty.shape {
            Shape::Boolean => "bool".to_owned(),
            Shape::Integer(IntegerFormat::I32) => "i32".to_owned(),
            Shape::Integer(IntegerFormat::I64) => "i64".to_owned(),
            Shape::Integer(IntegerFormat::U32) => "u32".to_owned(),
            Shape::Integer(IntegerFormat::U64) => "u64".to_owned(),
            Shape::Number(NumberFormat::F32) => "f32".to_owned(),
            Shape::Number(NumberFormat::F64) => "f64".to_owned(),
            Shape::Text(TextFormat::DateTime) => "api::runtime::DateTime".to_owned(),
            Shape::Text(TextFormat::Date) => "api::runtime::Date".to_owned(),
            Shape::Text(_) => "String".to_owned(),
            Shape::Array(array) => format!("Vec<{}>", self.ty(array.items.id)),
            Shape::Map(map) => {
                format!(
                    "std::collections::BTreeMap<String, {}>",
                    self.ty(map.values.id)
                )
            }
            Shape::Alias(target) => self.ty(target.id),
            _ => "api::runtime::Json".to_owned(),
        }
    }
}
