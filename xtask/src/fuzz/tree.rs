//! A document that can be made wrong: JSON's data, but keys may stand twice and any text may stand
//! where a value belongs.

use oasmith_spec::node::{Node, Value};

use crate::random::Random;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tree {
    /// Text that is written as it is: numbers and words, and what is nested too deep to walk.
    Raw(String),
    String(String),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

/// The way to a value: at each level the position of a child.
pub(super) type Path = Vec<usize>;

impl Tree {
    pub(super) fn null() -> Self {
        Self::Raw("null".to_owned())
    }

    pub(super) fn string(text: impl Into<String>) -> Self {
        Self::String(text.into())
    }

    /// An object of one member.
    pub(super) fn one(key: &str, value: Self) -> Self {
        Self::Object(vec![(key.to_owned(), value)])
    }

    /// The tree of a document that was parsed.
    pub(super) fn of(node: &Node) -> Self {
        match &node.value {
            Value::Null => Self::null(),
            Value::Bool(value) => Self::Raw(value.to_string()),
            Value::Number(number) => Self::Raw(number.as_str().to_owned()),
            Value::String(text) => Self::String(text.clone()),
            Value::Array(items) => Self::Array(items.iter().map(Self::of).collect()),
            Value::Object(object) => {
                let members = object.iter();
                Self::Object(
                    members
                        .map(|m| (m.key.clone(), Self::of(&m.value)))
                        .collect(),
                )
            }
        }
    }

    fn children(&self) -> impl ExactSizeIterator<Item = &Self> {
        let (items, members): (&[Self], &[(String, Self)]) = match self {
            Self::Raw(_) | Self::String(_) => (&[], &[]),
            Self::Array(items) => (items, &[]),
            Self::Object(members) => (&[], members),
        };
        Children {
            items: items.iter(),
            members: members.iter(),
        }
    }

    fn child(&self, at: usize) -> Option<&Self> {
        self.children().nth(at)
    }

    /// The value at the end of a path.
    pub(super) fn get(&self, path: &[usize]) -> Option<&Self> {
        path.iter().try_fold(self, |tree, &at| tree.child(at))
    }

    /// The value at the end of a path, to be changed.
    pub(super) fn get_mut(&mut self, path: &[usize]) -> Option<&mut Self> {
        path.iter().try_fold(self, |tree, &at| match tree {
            Self::Raw(_) | Self::String(_) => None,
            Self::Array(items) => items.get_mut(at),
            Self::Object(members) => members.get_mut(at).map(|(_, value)| value),
        })
    }

    /// The path of one of the values that pass, each as likely as the others; `None` where none does.
    pub(super) fn some_where(
        &self,
        random: &mut Random,
        passes: &dyn Fn(&Self) -> bool,
    ) -> Option<Path> {
        let mut left = random.below(self.count(passes));
        let mut path = Path::new();
        self.find(passes, &mut left, &mut path).then_some(path)
    }

    fn count(&self, passes: &dyn Fn(&Self) -> bool) -> usize {
        let below = self.children().map(|child| child.count(passes));
        usize::from(passes(self)) + below.sum::<usize>()
    }

    /// Makes `path` lead to the value that passes after `left` others did.
    fn find(&self, passes: &dyn Fn(&Self) -> bool, left: &mut usize, path: &mut Path) -> bool {
        if passes(self) {
            if *left == 0 {
                return true;
            }
            *left -= 1;
        }
        for (at, child) in self.children().enumerate() {
            path.push(at);
            if child.find(passes, left, path) {
                return true;
            }
            path.pop();
        }
        false
    }

    /// The path of some value. Half of the time all values are as likely as each other, so that most
    /// stand deep; otherwise the way down ends early, so that what is near the root has its turn.
    pub(super) fn some_path(&self, random: &mut Random) -> Path {
        if random.one_in(2) {
            return self.some_where(random, &|_| true).unwrap_or_default();
        }
        let mut path = Path::new();
        let mut tree = self;
        while !random.one_in(8) {
            let at = random.below(tree.children().len());
            let Some(child) = tree.child(at) else { break };
            path.push(at);
            tree = child;
        }
        path
    }

    /// The JSON pointer (RFC 6901) of a path.
    pub(super) fn pointer(&self, path: &[usize]) -> String {
        let mut pointer = String::new();
        let mut tree = self;
        for &at in path {
            pointer.push('/');
            match tree {
                Self::Object(members) => {
                    let key = members.get(at).map_or("", |(key, _)| key);
                    pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                }
                _ => pointer.push_str(&at.to_string()),
            }
            let Some(child) = tree.child(at) else { break };
            tree = child;
        }
        pointer
    }

    /// The text of the document.
    pub(super) fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Raw(text) => out.push_str(text),
            Self::String(text) => write_string(text, out),
            Self::Array(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    out.push_str(if at == 0 { "\n" } else { ",\n" });
                    item.write(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (at, (key, value)) in members.iter().enumerate() {
                    out.push_str(if at == 0 { "\n" } else { ",\n" });
                    write_string(key, out);
                    out.push_str(": ");
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

/// Items or the values of members; one of the two is empty.
struct Children<'a> {
    items: std::slice::Iter<'a, Tree>,
    members: std::slice::Iter<'a, (String, Tree)>,
}

impl<'a> Iterator for Children<'a> {
    type Item = &'a Tree;

    fn next(&mut self) -> Option<&'a Tree> {
        let item = self.items.next();
        item.or_else(|| self.members.next().map(|(_, value)| value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.items.len() + self.members.len();
        (len, Some(len))
    }
}

impl ExactSizeIterator for Children<'_> {}

fn write_string(text: &str, out: &mut String) {
    out.push_str(&serde_json::Value::from(text).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Tree {
        let list = Tree::Array(vec![Tree::null(), Tree::string("x\n")]);
        Tree::Object(vec![
            ("a/b".to_owned(), list),
            ("a/b".to_owned(), Tree::Raw("1e999".to_owned())),
        ])
    }

    #[test]
    fn keys_may_stand_twice() {
        let text = sample().to_json().replace('\n', "");
        assert_eq!(text, r#"{"a/b": [null,"x\n"],"a/b": 1e999}"#);
    }

    #[test]
    fn paths_lead_to_values() {
        let tree = sample();
        let mut random = Random::new(0, "", 0);
        let string = tree.some_where(&mut random, &|tree| matches!(tree, Tree::String(_)));
        assert_eq!(string, Some(vec![0, 1]));
        assert_eq!(tree.some_where(&mut random, &|_| false), None);
        assert_eq!(tree.get(&[0, 1]), Some(&Tree::string("x\n")));
        assert_eq!(tree.pointer(&[0, 1]), "/a~1b/1");
        for _ in 0..100 {
            let path = tree.some_path(&mut random);
            assert!(tree.get(&path).is_some());
        }
    }
}
