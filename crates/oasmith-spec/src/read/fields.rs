//! The members of an object with fixed fields.

use super::value;
use crate::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Extension, Text};
use crate::node::{Member, Node, Object, Value};
use crate::suggest;

/// An object whose keys the specification fixes.
#[derive(Clone)]
pub(crate) struct Fields<'a> {
    /// The object.
    pub(crate) node: &'a Node,
    members: &'a Object,
    /// The fields that are references, with what these lead to.
    replaced: Vec<(&'a str, Option<&'a Node>)>,
}

impl<'a> Fields<'a> {
    /// The fields of a node that has to be an object; reported under the name of its key.
    pub(crate) fn of(key: &str, node: &'a Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let members = match &node.value {
            Value::Object(members) => members,
            _ => {
                value::wrong_type(key, node, "an object", diagnostics);
                return None;
            }
        };
        Some(Self {
            node,
            members,
            replaced: Vec::new(),
        })
    }

    /// The fields of a node that has to be an object, or may be left out: null is as good as that.
    pub(crate) fn optional(
        key: &str,
        node: &'a Node,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        if let Value::Null = node.value {
            value::null(key, node, "an object", diagnostics);
            return None;
        }
        Self::of(key, node, diagnostics)
    }

    /// The value of a field, whatever it is.
    pub(crate) fn get(&self, key: &str) -> Option<&'a Node> {
        match self.replacement(key) {
            Some(replacement) => replacement,
            None => self.members.get(key),
        }
    }

    /// Lets a field be what a reference in its place leads to; `None` where that leads nowhere.
    pub(crate) fn replace(&mut self, key: &'a str, with: Option<&'a Node>) {
        self.replaced.push((key, with));
    }

    fn replacement(&self, key: &str) -> Option<Option<&'a Node>> {
        let replaced = self.replaced.iter().find(|(known, _)| *known == key);
        replaced.map(|(_, with)| *with)
    }

    /// Whether a field is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// A string.
    pub(crate) fn text(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<Text> {
        value::text(key, self.get(key)?, diagnostics)
    }

    /// A text for people.
    pub(crate) fn prose(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<Text> {
        value::prose(key, self.get(key)?, diagnostics)
    }

    /// A string without its place.
    pub(crate) fn string(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<String> {
        self.text(key, diagnostics).map(|text| text.value)
    }

    /// A string that has to be there; `reading` is what a lenient reading does without it.
    pub(crate) fn required_text(
        &self,
        key: &str,
        of: &str,
        reading: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Text> {
        if !self.has(key) {
            self.report_missing(Code::MISSING_FIELD, key, of, diagnostics)
                .reading(reading);
        }
        self.text(key, diagnostics)
    }

    /// A boolean.
    pub(crate) fn flag(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<bool> {
        value::flag(key, self.get(key)?, diagnostics)
    }

    /// The members of an object, extensions aside; none if it is not there.
    pub(crate) fn entries(
        &self,
        key: &str,
        diagnostics: &mut Diagnostics,
    ) -> impl Iterator<Item = &'a Member> + use<'a> {
        self.members_of(key, |_| false, diagnostics)
    }

    /// The objects of a map whose keys are the document's own names: `x-request-id` is one of them. What begins
    /// so and is no object is an extension.
    pub(crate) fn named(
        &self,
        key: &str,
        diagnostics: &mut Diagnostics,
    ) -> impl Iterator<Item = &'a Member> + use<'a> {
        self.members_of(key, |value| value.as_object().is_some(), diagnostics)
    }

    /// The same, of a map of texts.
    pub(crate) fn named_texts(
        &self,
        key: &str,
        diagnostics: &mut Diagnostics,
    ) -> impl Iterator<Item = &'a Member> + use<'a> {
        self.members_of(key, |value| value.as_str().is_some(), diagnostics)
    }

    /// The members of an object; those that are called like extensions only where their values are meant.
    pub(crate) fn members_of(
        &self,
        key: &str,
        is_meant: fn(&Node) -> bool,
        diagnostics: &mut Diagnostics,
    ) -> impl Iterator<Item = &'a Member> + use<'a> {
        let object = self
            .get(key)
            .and_then(|node| value::object(key, node, diagnostics));
        // Beside a reference, what stands there itself holds.
        let own = self.replacement(key).and(self.members.get(key));
        let own = own.and_then(Node::as_object);
        let beside = own.into_iter().flat_map(Object::iter);
        let rest = object.into_iter().flat_map(Object::iter);
        beside
            .filter(|member| member.key != "$ref")
            .chain(rest.filter(move |member| own.is_none_or(|own| own.get(&member.key).is_none())))
            .filter(move |member| !member.key.starts_with("x-") || is_meant(&member.value))
    }

    /// The items of an array; none if it is not there.
    pub(crate) fn items(&self, key: &str, diagnostics: &mut Diagnostics) -> &'a [Node] {
        self.get(key)
            .and_then(|node| value::array(key, node, diagnostics))
            .unwrap_or_default()
    }

    /// The extension members.
    pub(crate) fn extensions(&self) -> Vec<Extension> {
        extensions(self.members)
    }

    /// Reports a field that has to be there and isn't.
    pub(crate) fn report_missing<'d>(
        &self,
        code: Code,
        key: &str,
        of: &str,
        diagnostics: &'d mut Diagnostics,
    ) -> &'d mut Diagnostic {
        let message = format!("`{key}` is missing from {of}");
        let spelt = self
            .members
            .iter()
            .find(|member| is_spelling(&member.key, key));
        let found = diagnostics.report(code, self.node.span, message);
        found.label(format!("`{key}` belongs here"));
        match spelt {
            Some(member) => {
                found.related(member.key_span, "perhaps this one");
                found.help(format!("write `{key}` in place of `{}`", member.key))
            }
            None => found.help(format!("add `{key}`")),
        }
    }

    /// Reports fields that the object does not have: they are misspelt, or belong elsewhere.
    pub(crate) fn report_unknown(&self, of: &str, known: &[&str], diagnostics: &mut Diagnostics) {
        for member in self.members {
            let key = member.key.as_str();
            if known.contains(&key) || key.starts_with("x-") {
                continue;
            }
            let message = format!("{of} has no field `{key}`");
            let found = diagnostics
                .report(Code::MISPLACED_KEYWORD, member.key_span, message)
                .label("not a field of this object")
                .consequence(format!("`{key}` is ignored"));
            match suggest::nearest(key, known.iter().copied()) {
                Some(meant) => found.help(format!("did you mean `{meant}`?")),
                None => found.help(format!(
                    "remove it, or put it where it belongs; own additions start with `x-`: `x-{key}`"
                )),
            };
        }
    }
}

/// Whether a key is another but in capitals and punctuation.
pub(super) fn is_spelling(key: &str, meant: &str) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    key != meant && letters(key) == letters(meant)
}

/// The extension members of an object.
pub(crate) fn extensions(members: &Object) -> Vec<Extension> {
    members
        .iter()
        .filter(|member| member.key.starts_with("x-"))
        .map(extension)
        .collect()
}

/// An extension member.
pub(crate) fn extension(member: &Member) -> Extension {
    Extension {
        name: key_text(member),
        value: member.value.clone(),
    }
}

/// A key as a text.
pub(crate) fn key_text(member: &Member) -> Text {
    Text {
        value: member.key.clone(),
        span: member.key_span,
    }
}
