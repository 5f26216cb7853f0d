//! The tree that a text is parsed into. Every node knows its span.

use std::sync::OnceLock;

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
    /// The members' positions by key, made when a large mapping is first asked for a key.
    index: OnceLock<Box<Index>>,
}

/// Where the members of a large mapping are.
#[derive(Debug, Clone)]
struct Index {
    /// The positions ordered by key.
    by_key: Vec<u32>,
    /// The positions of members that were [taken out](Object::take_out).
    holes: Vec<u32>,
}

/// Up to this many members, looking at each is as fast as an ordered list of them.
const SMALL: usize = 16;

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

impl Member {
    /// From the key to the end of the value; the key alone where the value stands elsewhere, as one that
    /// an overlay gave does, or an alias.
    pub(crate) fn span(&self) -> Span {
        let (start, end) = (self.key_span, self.value.span);
        let joined = start.file == end.file && start.start <= end.end;
        Span {
            end: if joined { end.end } else { start.end },
            ..start
        }
    }
}

impl From<i128> for Number {
    fn from(value: i128) -> Self {
        Self(value.to_string())
    }
}

impl Number {
    /// The number that a text spells, in JSON's spelling or one of YAML's.
    pub fn from_text(text: &str) -> Option<Self> {
        crate::scalar::number(text)
    }

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

    /// Whether two spellings mean the same number: `1`, `1.0` and `1e0` do.
    pub fn same_value(&self, other: &Self) -> bool {
        match (self.as_i128(), other.as_i128()) {
            (Some(a), Some(b)) => a == b,
            _ => self == other || self.as_f64() == other.as_f64(),
        }
    }

    /// The nearest double-precision number.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl Object {
    /// A mapping of these members. Keys must differ; the parsers see to that.
    pub fn new(members: Vec<Member>) -> Self {
        Self {
            members,
            index: OnceLock::new(),
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.member(key).map(|member| &member.value)
    }

    /// A key with its value.
    pub fn member(&self, key: &str) -> Option<&Member> {
        self.members.get(self.position(key)?)
    }

    fn position(&self, key: &str) -> Option<usize> {
        if self.members.len() <= SMALL {
            return self.members.iter().position(|member| member.key == key);
        }
        self.ranked(key).1.map(|at| at as usize)
    }

    /// Where a key stands or belongs among the ordered ones of a large mapping, and its position.
    fn ranked(&self, key: &str) -> (usize, Option<u32>) {
        let index = self.index.get_or_init(|| Box::new(self.order_by_key()));
        let rank = index.by_key.partition_point(|&at| self.key_at(at) < key);
        let at = index.by_key.get(rank).copied();
        (rank, at.filter(|&at| self.key_at(at) == key))
    }

    fn order_by_key(&self) -> Index {
        let mut by_key: Vec<u32> = (0u32..).take(self.members.len()).collect();
        by_key.sort_by_key(|&at| self.key_at(at));
        Index {
            by_key,
            holes: Vec::new(),
        }
    }

    fn key_at(&self, at: u32) -> &str {
        self.members
            .get(at as usize)
            .map_or("", |member| &member.key)
    }

    /// The members in the document's order.
    pub fn iter(&self) -> std::slice::Iter<'_, Member> {
        self.members.iter()
    }

    /// The value of a key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        let at = self.position(key)?;
        self.members.get_mut(at).map(|member| &mut member.value)
    }

    /// The members, to be changed (overlays do).
    pub fn members_mut(&mut self) -> &mut Vec<Member> {
        self.close_holes();
        self.index.take();
        &mut self.members
    }

    /// Adds a member behind the others; none has its key. What is known of a large mapping stays
    /// known, so that adding many one by one takes no time for each that is there.
    pub(crate) fn push(&mut self, member: Member) {
        let at = u32::try_from(self.members.len()).ok();
        if let (Some(at), true) = (at, self.index.get().is_some()) {
            let (rank, _) = self.ranked(&member.key);
            if let Some(index) = self.index.get_mut() {
                index.by_key.insert(rank, at);
            }
        }
        self.members.push(member);
    }

    /// Takes a member out. In a large mapping it stays where it is until
    /// [`close_holes`](Self::close_holes): no key leads to it, but [`iter`](Self::iter) does.
    pub(crate) fn take_out(&mut self, key: &str) {
        if self.members.len() <= SMALL {
            self.members.retain(|member| member.key != key);
            return;
        }
        if let (rank, Some(at)) = self.ranked(key)
            && let Some(index) = self.index.get_mut()
        {
            index.by_key.remove(rank);
            index.holes.push(at);
        }
    }

    /// Removes what was taken out.
    pub(crate) fn close_holes(&mut self) {
        if self.index.get().is_none_or(|it| it.holes.is_empty()) {
            return;
        }
        let holes = self.index.take().map_or_else(Vec::new, |index| index.holes);
        let mut kept = vec![true; self.members.len()];
        for at in holes {
            if let Some(kept) = kept.get_mut(at as usize) {
                *kept = false;
            }
        }
        let mut kept = kept.into_iter();
        self.members.retain(|_| kept.next().unwrap_or(true));
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
    /// Removes from all mappings in it what was taken out of them.
    pub(crate) fn close_holes(&mut self) {
        match &mut self.value {
            Value::Array(items) => items.iter_mut().for_each(Self::close_holes),
            Value::Object(object) => {
                object.close_holes();
                let members = object.members.iter_mut();
                members.for_each(|member| member.value.close_holes());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

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
            (Value::Number(a), Value::Number(b)) => a.same_value(b),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::tests::parsed;

    #[test]
    fn keys_are_found_in_small_and_large_mappings() {
        for count in [1, 16, 17, 1000] {
            let members: Vec<String> = (0..count).map(|i| format!("\"k{i}\":{i}")).collect();
            let mut root = parsed("a.json", &format!("{{{}}}", members.join(","))).root;
            let Some(Value::Object(object)) = root.as_mut().map(|root| &mut root.value) else {
                panic!("an object");
            };
            for i in 0..count {
                let found = object.get(&format!("k{i}")).map(|node| &node.value);
                assert!(matches!(found, Some(Value::Number(n)) if n.as_str() == i.to_string()));
            }
            assert!(object.get("k").is_none() && object.get("z").is_none());
            object.members_mut().remove(0);
            assert!(object.get("k0").is_none());
            assert_eq!(object.get_mut("k1").is_some(), count > 1);
        }
    }

    #[test]
    fn what_is_taken_out_and_added_is_as_if_it_was_written_so() {
        for count in [2, 16, 17, 18, 100] {
            let members: Vec<String> = (0..count).map(|i| format!("\"k{i}\":{i}")).collect();
            let mut root = parsed("a.json", &format!("{{{}}}", members.join(","))).root;
            let Some(Value::Object(object)) = root.as_mut().map(|root| &mut root.value) else {
                panic!("an object");
            };
            let mut first = object.member("k0").expect("the first").clone();
            object.take_out("k0");
            object.take_out("k0");
            object.take_out("k");
            assert!(object.get("k0").is_none(), "{count}");
            assert!(object.get("k1").is_some(), "{count}");
            object.push(first.clone());
            assert!(object.get("k0").is_some(), "{count}");
            first.key = "a".to_owned();
            object.push(first);
            assert!(object.get_mut("a").is_some(), "{count}");
            object.take_out("a");
            object.close_holes();
            assert_eq!(object.len(), count, "{count}");
            let keys: Vec<&str> = object.iter().map(|member| member.key.as_str()).collect();
            let expected: Vec<String> = (1..count).chain([0]).map(|i| format!("k{i}")).collect();
            assert_eq!(keys, expected);
            assert!(keys.iter().all(|key| object.get(key).is_some()), "{count}");
        }
    }

    #[test]
    fn numbers_are_the_same_whatever_their_spelling() {
        let number = |text: &str| Number(text.to_owned());
        assert!(number("1").same_value(&number("1.0")));
        assert!(number("1e3").same_value(&number("1000")));
        assert!(!number("9007199254740993").same_value(&number("9007199254740992")));
        assert!(!number("1").same_value(&number("1.5")));
    }

    #[test]
    fn values_are_the_same_wherever_they_stand() {
        let a = parsed("a.json", r#"{"a": [1, "x"], "b": null}"#).root;
        let b = parsed("b.yaml", "b:\na: [1.0, x]").root;
        let (a, b) = (a.expect("valid"), b.expect("valid"));
        assert!(a.same_value(&b));
        assert!(!a.same_value(b.get("a").expect("there")));
    }
}
