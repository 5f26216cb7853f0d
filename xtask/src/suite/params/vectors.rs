//! What the vectors say.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use serde_json::value::RawValue;

use crate::Result;

/// A call, and what must come of it.
pub(in crate::suite) struct Vector {
    pub(in crate::suite) id: String,
    /// The `operationId`, where the document has an operation for it.
    pub(in crate::suite) operation: Option<String>,
    pub(in crate::suite) parameters: Vec<Parameter>,
    /// The body, as JSON.
    pub(in crate::suite) body: Option<Value>,
    /// The text on the wire; `None` where nothing is sent.
    pub(in crate::suite) expected: Option<String>,
    /// Other texts that are right too.
    pub(in crate::suite) accepted: Vec<String>,
    /// Whether members may come in any order.
    pub(in crate::suite) unordered: bool,
    /// Whether the specification leaves it open what is sent.
    pub(in crate::suite) open: bool,
    pub(in crate::suite) compare: Compare,
}

/// A parameter with its value and what the document says of it.
pub(in crate::suite) struct Parameter {
    pub(in crate::suite) name: String,
    pub(in crate::suite) place: String,
    /// The value; `None` where the parameter is left out.
    pub(in crate::suite) value: Option<Value>,
    /// The vector itself, from which a document can be made: JSON texts by their keys.
    pub(in crate::suite) source: Texts,
}

/// The members of an object as they are spelled.
pub(in crate::suite) type Texts = BTreeMap<String, Box<RawValue>>;

/// What is compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::suite) enum Compare {
    /// The text.
    Text,
    /// What it means as JSON.
    Json,
    /// The pairs of a form.
    Form,
}

/// Reads the file with the vectors.
pub(super) fn read(path: &Path) -> Result<Vec<Vector>> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("the vectors are not at {}: {error}", path.display()))?;
    let root: Texts = serde_json::from_str(&text)?;
    let mut vectors = Vec::new();
    for raw in list(&root, "vectors")? {
        let it: Value = serde_json::from_str(raw.get())?;
        vectors.push(vector(&it, vec![parameter(&raw, it["absent"] != true)?]));
    }
    for raw in list(&root, "multi")? {
        let it: Value = serde_json::from_str(raw.get())?;
        let parameters = list(&serde_json::from_str(raw.get())?, "params")?;
        let parameters: Result<_> = parameters.iter().map(|raw| parameter(raw, false)).collect();
        vectors.push(vector(&it, parameters?));
    }
    for raw in list(&root, "form_bodies")? {
        let it: Value = serde_json::from_str(raw.get())?;
        vectors.push(Vector {
            body: Some(it["value"].clone()),
            ..vector(&it, Vec::new())
        });
    }
    if vectors.is_empty() {
        return Err(format!("no vectors are in {}", path.display()).into());
    }
    Ok(vectors)
}

fn list(object: &Texts, key: &str) -> Result<Vec<Box<RawValue>>> {
    let list = object.get(key).map(|raw| serde_json::from_str(raw.get()));
    Ok(list.transpose()?.unwrap_or_default())
}

fn vector(it: &Value, parameters: Vec<Parameter>) -> Vector {
    let text = |key: &str| it[key].as_str().map(str::to_owned);
    let accepted = it["accepted"].as_array().into_iter().flatten();
    Vector {
        id: text("id").unwrap_or_default(),
        operation: text("operationId"),
        parameters,
        body: None,
        expected: text("expected"),
        accepted: accepted
            .filter_map(|it| Some(it.as_str()?.to_owned()))
            .collect(),
        unordered: it["unordered"] == true,
        open: it["implementation_defined"] == true,
        compare: match it["compare"].as_str() {
            Some("decoded-json") => Compare::Json,
            Some("form-decoded") => Compare::Form,
            _ => Compare::Text,
        },
    }
}

/// A parameter with its value. `undefined` in the tables of OpenAPI is the empty string
/// (`empty_text`), unless the vector says that the parameter is absent.
fn parameter(raw: &RawValue, empty_text: bool) -> Result<Parameter> {
    let it: Value = serde_json::from_str(raw.get())?;
    let value = match &it["value"] {
        Value::Null if empty_text => Some(Value::String(String::new())),
        Value::Null => None,
        value => Some(value.clone()),
    };
    Ok(Parameter {
        name: it["name"].as_str().unwrap_or_default().to_owned(),
        place: it["in"].as_str().unwrap_or_default().to_owned(),
        value,
        source: serde_json::from_str(raw.get())?,
    })
}
