//! The tree that a text is parsed into. Every node knows its span.

use crate::source::Span;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where the value stands: for a collection, from its first key or bracket to its end.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// The value of a [`Node`]: JSON's data model, with numbers as they are written.
#[derive(Debug, Clone)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, kept as text.
    Number(Number),
    /// A string.
    String(String),
    /// A sequence.
    Array(Vec<Node>),
    /// A mapping, in the document's order, without duplicate keys.
    Object(Object),
}

/// A number in JSON's spelling (RFC 8259, section 6), of any size and precision.
///
/// Spellings that only YAML has (`0o7`, `+1`, `.5`, `1_000`) are turned into JSON's when read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Number(pub(crate) String);

/// A mapping.
#[derive(Debug, Clone, Default)]
pub struct Object {
    members: Vec<Member>,
}

/// A key of a mapping with its value.
#[derive(Debug, Clone)]
pub struct Member {
    /// The key. Scalars that are no strings are keys by their text: `200:` is `"200"`.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Number {
    /// The number as it is written, in JSON's spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, if it is whole and fits; `1.0` and `1e3` are whole.
    pub fn as_i128(&self) -> Option<i128> {
        if let Ok(whole) = self.0.parse() {
            return Some(whole);
        }
        let float: f64 = self.0.parse().ok()?;
        // Above 2^53 a float no longer tells neighbouring whole numbers apart.
        (float.fract() == 0.0 && float.abs() <= 9_007_199_254_740_992.0).then_some(float as i128)
    }

    /// The nearest double-precision number.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl Object {
    /// A mapping of these members. Keys must differ; the parsers see to that.
    pub fn new(members: Vec<Member>) -> Self {
        Self { members }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.member(key).map(|member| &member.value)
    }

    /// A key with its value.
    pub fn member(&self, key: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.key == key)
    }

    /// The members in the document's order.
    pub fn iter(&self) -> std::slice::Iter<'_, Member> {
        self.members.iter()
    }

    /// The members, to be changed (overlays do).
    pub fn members_mut(&mut self) -> &mut Vec<Member> {
        &mut self.members
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there are no members.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }
}

impl<'a> IntoIterator for &'a Object {
    type Item = &'a Member;
    type IntoIter = std::slice::Iter<'a, Member>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Node {
    /// The text, if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The mapping, if this is one.
    pub fn as_object(&self) -> Option<&Object> {
        match &self.value {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The items, if this is a sequence.
    pub fn as_array(&self) -> Option<&[Node]> {
        match &self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The value of a key, if this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_object()?.get(key)
    }

    /// What kind of value this is, as messages name it.
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }

    /// Whether two nodes hold the same JSON value, wherever they stand and in whatever order their
    /// members are. `1` and `1.0` are the same number, as in JSON Schema (core, section 4.2.2).
    pub fn same_value(&self, other: &Node) -> bool {
        match (&self.value, &other.value) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::String(a), Value::String(b)) => a == b,
            (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
            (Value::Array(a), Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same_value(b))
            }
            (Value::Object(a), Value::Object(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .all(|m| b.get(&m.key).is_some_and(|v| v.same_value(&m.value)))
            }
            _ => false,
        }
    }
}
