//! Calls with made-up arguments, and whether what came to a server is what was given.

use std::fmt::Write;

use serde_json::{Value, json};

use super::client::Client;
use super::judge::Judge;
use super::style::{self, Came, Read};
use super::trial::{Finding, Trial};
use crate::Result;
use crate::random::Random;
use crate::suite::params::driver;
use crate::suite::params::vectors::{Compare, Parameter, Texts, Vector};

/// How many calls each operation gets.
const CALLS: u64 = 3;

/// A call.
pub(super) struct Call {
    id: String,
    operation: String,
    path: String,
    /// What the document says of each parameter, and its value.
    arguments: Vec<(Value, Option<Value>)>,
    /// The media type, and the value.
    body: Option<(String, Value)>,
}

/// The calls of a document's operations that have parameters.
pub(super) fn of(document: &Value, judge: &Judge, seed: u64) -> Result<Vec<Call>> {
    let mut calls = Vec::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for operation in item.as_object().into_iter().flatten().map(|(_, it)| it) {
            let Some(id) = operation["operationId"].as_str() else {
                continue;
            };
            for index in 0..CALLS {
                let mut random = Random::new(seed, id, index);
                if let (Some(parameters), Some(body)) = (
                    operation["parameters"].as_array(),
                    body(operation, judge, seed + index)?,
                ) {
                    let arguments = parameters
                        .iter()
                        .map(|it| (it.clone(), argument(it, &mut random)));
                    calls.push(Call {
                        id: format!("{id} {index}"),
                        operation: id.to_owned(),
                        path: path.clone(),
                        arguments: arguments.collect(),
                        body,
                    });
                }
            }
        }
    }
    Ok(calls)
}

/// The body of an operation: `None` where it needs one and there is none.
fn body(operation: &Value, judge: &Judge, seed: u64) -> Result<Option<Option<(String, Value)>>> {
    let content = operation["requestBody"]["content"].as_object();
    let Some((media_type, content)) = content.and_then(|content| content.iter().next()) else {
        return Ok(Some(None));
    };
    let valid = judge.one(&content["schema"], seed)?;
    Ok(valid.map(|value| Some((media_type.clone(), value))))
}

/// A value of a parameter; `None` where it is left out.
fn argument(parameter: &Value, random: &mut Random) -> Option<Value> {
    if parameter["required"] != true && random.one_in(3) {
        return None;
    }
    let schema = &parameter["schema"];
    let style = parameter["style"].as_str().unwrap_or_default();
    // A header has no encoding, and these styles write some signs of values as they write separators.
    let plain = parameter["in"] == "header"
        || parameter["in"] == "cookie"
        || matches!(style, "label" | "spaceDelimited" | "pipeDelimited");
    let value = match schema["type"].as_str() {
        Some("array") => (0..=random.below(3))
            .map(|_| scalar(&schema["items"], plain, random))
            .collect(),
        Some("object") => schema["properties"]
            .as_object()?
            .iter()
            .map(|(name, schema)| (name.clone(), scalar(schema, plain, random)))
            .collect(),
        Some(_) => scalar(schema, plain, random),
        None => json!({"a": "é&=,\"", "b": [1, 2]}),
    };
    // A segment of a path can't be a dot: clients refuse it, as documented.
    let is_dot = |value: &Value| *value == "." || *value == json!(["."]);
    Some(match parameter["in"] == "path" && is_dot(&value) {
        true => json!(
            value
                .as_array()
                .map_or(json!("plain"), |_| json!(["plain"]))
        ),
        false => value,
    })
}

fn scalar(schema: &Value, plain: bool, random: &mut Random) -> Value {
    match schema["type"].as_str() {
        Some("integer") => json!(random.below(2000) as i64 - 1000),
        Some("boolean") => json!(random.one_in(2)),
        _ if schema["format"] == "date" => json!("2024-02-29"),
        _ => match schema["enum"].as_array() {
            Some(_) if plain => json!("red"),
            Some(values) => random.pick(values).cloned().unwrap_or_default(),
            None if plain => json!(random.pick(&["plain", "x1", "A-b_c"])),
            None => json!(random.pick(&[
                "a,b",
                "x&y=z",
                "100%",
                "é",
                "two words",
                "a+b",
                "a/b?c#d",
                "plain",
                "1;2",
                "[x]",
                "."
            ])),
        },
    }
}

/// The function of the program that makes the calls.
pub(super) fn probe(client: &Client, name: &str, calls: &[Call]) -> String {
    let vectors: Vec<Vector> = calls.iter().map(vector).collect();
    let mut text = String::from(
        "\npub async fn calls(server: &crate::Server) {\n    \
         let client = api::Client::new(&server.url).expect(\"a client\");\n",
    );
    for (id, call) in driver::calls(&client.api, &client.names, &vectors) {
        let _ = writeln!(
            text,
            "    keep(server, {name:?}, {id:?}, {call}.send_raw().await.err());"
        );
    }
    text.push_str("}\n");
    text
}

fn vector(call: &Call) -> Vector {
    let arguments = call.arguments.iter().map(|(parameter, value)| Parameter {
        name: parameter["name"].as_str().unwrap_or_default().to_owned(),
        place: parameter["in"].as_str().unwrap_or_default().to_owned(),
        value: value.clone(),
        source: Texts::new(),
    });
    Vector {
        id: call.id.clone(),
        operation: Some(call.operation.clone()),
        parameters: arguments.collect(),
        body: call.body.as_ref().map(|(_, value)| value.clone()),
        expected: None,
        accepted: Vec::new(),
        unordered: false,
        open: false,
        compare: Compare::Text,
    }
}

/// Judges what came to the server.
pub(super) fn judge(trial: &mut Trial, lines: &[Value]) -> Result<()> {
    let mut found = Vec::new();
    for line in lines.iter().filter(|line| line[0] == "") {
        let (_, id, request, error): (String, String, Value, Option<String>) =
            serde_json::from_value(line.clone())?;
        let Some(call) = trial.calls.iter().find(|call| call.id == id) else {
            return Err(format!("nobody asked for {id}").into());
        };
        found.extend(call.judge(&request, error.as_deref()));
    }
    trial.findings.extend(found);
    Ok(())
}

impl Call {
    fn judge(&self, request: &Value, error: Option<&str>) -> Vec<Finding> {
        let id = &self.id;
        let Some(target) = request["target"].as_str() else {
            // A segment of dots would lead elsewhere.
            let dots = self
                .arguments
                .iter()
                .any(|(_, value)| *value == Some(json!(".")));
            let what = format!("{id}: {}", error.unwrap_or("nothing"));
            return if dots {
                Vec::new()
            } else {
                vec![Finding::new("call: not sent", what)]
            };
        };
        let headers = request["headers"].as_array();
        let headers: Vec<&str> = headers
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let came = Came::new(&self.path, target, &headers);
        let mut findings = Vec::new();
        for (parameter, value) in &self.arguments {
            let given = value.as_ref().map(Read::of);
            let read = match parameter.get("content") {
                Some(_) => came.json(parameter),
                None => came.read(parameter),
            };
            let expected = match parameter.get("content") {
                Some(_) => value.as_ref().map(|value| Read::Scalar(value.to_string())),
                None => given,
            };
            if read != expected {
                let what = format!(
                    "{id}: {parameter}: {expected:?} came as {read:?} in {target} {headers:?}"
                );
                findings.push(Finding::new("call: parameter", what));
            }
        }
        if let Some((media_type, value)) = &self.body {
            let body = request["body"].as_str().unwrap_or_default();
            if !same_body(media_type, value, body) {
                let what = format!("{id}: {media_type}: {value} came as {body}");
                findings.push(Finding::new("call: body", what));
            }
        }
        findings
    }
}

impl Came<'_> {
    /// The JSON of a parameter that is written as that, in one spelling.
    fn json(&self, parameter: &Value) -> Option<Read> {
        let name = parameter["name"].as_str()?;
        let (_, text) = self
            .query
            .iter()
            .find(|(key, _)| style::decoded(key) == name)?;
        let value: Value = serde_json::from_str(&style::decoded(text)).ok()?;
        Some(Read::Scalar(value.to_string()))
    }
}

fn same_body(media_type: &str, value: &Value, body: &str) -> bool {
    if media_type == "application/json" {
        let came = serde_json::from_str::<Value>(body);
        return came.is_ok_and(|came| plain(&came) == plain(value));
    }
    let mut expected = Vec::new();
    for (name, value) in value.as_object().into_iter().flatten() {
        match Read::of(value) {
            Read::Scalar(text) => expected.push((name.clone(), text)),
            Read::List(items) => {
                expected.extend(items.into_iter().map(|text| (name.clone(), text)))
            }
            Read::Members(_) => return false,
        }
    }
    let form = |text: &str| style::decoded(&text.replace('+', " "));
    let came = style::pairs_of(body).into_iter();
    let mut came: Vec<_> = came.map(|(key, value)| (form(key), form(value))).collect();
    expected.sort();
    came.sort();
    came == expected
}

/// With numbers as floats, so that 1 and 1.0 are one.
fn plain(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), plain(value)))
            .collect(),
        other => other.clone(),
    }
}
