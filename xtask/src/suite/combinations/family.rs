//! Components that one property tells apart.

use serde_json::{Map, Value, json};

use super::pool;
use super::schema::{Grammar, reference};

/// How the values of a discriminator are stated.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tags {
    /// Each variant has a constant of its own.
    Constant,
    /// Each variant lists two values.
    Listed,
    /// Constants that are integers.
    Integer,
    /// Constants that are booleans.
    Boolean,
    /// Any string in the variants, and a mapping.
    Mapped,
    /// Any string in the variants, which are named as the tags.
    Named,
    /// The variants don't declare it; there is a mapping.
    Undeclared,
}

const ALL: [Tags; 7] = [
    Tags::Constant,
    Tags::Listed,
    Tags::Integer,
    Tags::Boolean,
    Tags::Mapped,
    Tags::Named,
    Tags::Undeclared,
];

/// Adds a union with its variants, and sometimes a union of that.
pub(super) fn add(grammar: &mut Grammar, schemas: &mut Map<String, Value>) {
    let tags = grammar.of(&ALL).copied().unwrap_or(Tags::Constant);
    let property = grammar.some(&["kind", "type", "petType", "@type"], 1);
    let property = property.first().map_or("kind", String::as_str).to_owned();
    let count = match tags {
        Tags::Boolean => 2,
        _ => 2 + grammar.random.below(2),
    };
    let names: Vec<String> = ["Cat", "Dog", "BirdCase"]
        .iter()
        .take(count)
        .map(|&name| name.to_owned())
        .collect();
    let words = grammar.some(pool::TAGS, count * 2);
    let mut variants = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let own: Vec<&String> = words.iter().skip(at * 2).take(2).collect();
        let values: Vec<Value> = match tags {
            Tags::Constant | Tags::Mapped | Tags::Undeclared => {
                own.iter().take(1).map(|&it| json!(it)).collect()
            }
            Tags::Listed => own.iter().map(|&it| json!(it)).collect(),
            Tags::Integer => vec![json!(at + 1)],
            Tags::Boolean => vec![json!(at == 0)],
            Tags::Named => vec![json!(name)],
        };
        let schema = variant(grammar, tags, &property, at, &values);
        schemas.insert(name.clone(), schema);
        variants.push((name.clone(), values));
    }
    let is_mapped = match tags {
        Tags::Mapped | Tags::Undeclared => true,
        Tags::Named => false,
        Tags::Constant | Tags::Listed | Tags::Integer | Tags::Boolean => grammar.random.one_in(2),
    };
    let keyword = match tags {
        // Nothing but the discriminator tells them apart: more than one may be right.
        Tags::Undeclared | Tags::Mapped | Tags::Named => "anyOf",
        _ if grammar.random.one_in(3) => "anyOf",
        _ => "oneOf",
    };
    let inner = union(keyword, &property, &variants, is_mapped);
    schemas.insert("Animal".to_owned(), inner);
    let nests = matches!(tags, Tags::Constant | Tags::Listed | Tags::Integer);
    if nests && grammar.random.one_in(2) {
        nest(grammar, schemas, &property, &variants, is_mapped);
    }
}

/// A union of the union and one variant more.
fn nest(
    grammar: &mut Grammar,
    schemas: &mut Map<String, Value>,
    property: &str,
    variants: &[(String, Vec<Value>)],
    is_mapped: bool,
) {
    let is_integer = variants
        .iter()
        .any(|(_, values)| values.iter().any(Value::is_number));
    let value = if is_integer { json!(9) } else { json!("stone") };
    let schema = variant(
        grammar,
        Tags::Constant,
        property,
        7,
        std::slice::from_ref(&value),
    );
    schemas.insert("Stone".to_owned(), schema);
    let mut members: Vec<(String, Vec<Value>)> = Vec::new();
    let listed = variants
        .iter()
        .flat_map(|(_, values)| values.clone())
        .collect();
    members.push(("Animal".to_owned(), listed));
    members.push(("Stone".to_owned(), vec![value]));
    let thing = union("oneOf", property, &members, is_mapped);
    schemas.insert("Thing".to_owned(), thing);
}

fn union(
    keyword: &str,
    property: &str,
    variants: &[(String, Vec<Value>)],
    is_mapped: bool,
) -> Value {
    let branches: Vec<Value> = variants
        .iter()
        .map(|(name, _)| json!({"$ref": reference(name)}))
        .collect();
    let mut discriminator = json!({"propertyName": property});
    if is_mapped {
        let mut mapping = Map::new();
        for (name, values) in variants {
            for value in values {
                let key = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                mapping.insert(key, json!(reference(name)));
            }
        }
        discriminator["mapping"] = Value::Object(mapping);
    }
    json!({ keyword: branches, "discriminator": discriminator })
}

fn variant(
    grammar: &mut Grammar,
    tags: Tags,
    property: &str,
    at: usize,
    values: &[Value],
) -> Value {
    let mut object = grammar.object(2);
    // What all have in common would be a second thing that tells them apart, or a contradiction.
    let own = format!("own_{at}");
    object["properties"][own.as_str()] = json!({"type": "string"});
    let mut required = object["required"].as_array().cloned().unwrap_or_default();
    required.retain(|name| name != property);
    if grammar.random.one_in(2) {
        required.push(json!(own));
    }
    if let Some(properties) = object["properties"].as_object_mut() {
        properties.remove(property);
    }
    let first = values.first().cloned().unwrap_or_default();
    let kind = super::instance::kind(&first);
    let tag = match tags {
        Tags::Undeclared => None,
        Tags::Mapped | Tags::Named => Some(json!({"type": "string"})),
        Tags::Listed => Some(json!({"type": "string", "enum": values})),
        _ if grammar.version.is_json_schema() && grammar.random.one_in(2) => {
            Some(json!({"const": first}))
        }
        _ => Some(json!({"type": kind, "enum": [first]})),
    };
    if let Some(tag) = tag {
        object["properties"][property] = tag;
        required.push(json!(property));
    } else {
        // A variant that is closed would refuse the tag.
        for keyword in ["additionalProperties", "unevaluatedProperties"] {
            if let Some(members) = object.as_object_mut() {
                members.remove(keyword);
            }
        }
    }
    object["required"] = json!(required);
    if required.is_empty()
        && let Some(members) = object.as_object_mut()
    {
        members.remove("required");
    }
    object
}
