//! Keywords that the generator does nothing with, but whose change others notice: `xml`, `allowEmptyValue`.
//!
//! They are compared in the texts as they stand, at the same place of both.

use oasmith_ir::operation::Content;
use oasmith_spec::node::{Node, Value};
use oasmith_spec::source::Span;

use super::finding::{Scope, Target};
use super::reach::Flow;
use super::subject::{Keyword, KeywordPair};
use super::{Comparison, Place};
use crate::pair::Pair;
use crate::side::Side;

/// A keyword that stands at one place of both texts with another value.
struct Met<'n> {
    keyword: Keyword,
    /// The keys that lead there.
    path: Vec<&'n str>,
    values: (Option<&'n Node>, Option<&'n Node>),
    spans: (Span, Span),
}

impl Comparison<'_> {
    pub(super) fn keywords(&mut self) {
        let (base, head) = (self.base, self.head);
        if !mentions(base) && !mentions(head) {
            return;
        }
        let mut walk = Walk {
            path: Vec::new(),
            met: Vec::new(),
        };
        let name = |side: &Side, file| {
            let name = side.sources.name(file);
            name.rsplit('/').next().unwrap_or(name).to_owned()
        };
        let first = |at: usize| at == 0;
        for (at, (file, new)) in head.trees().enumerate() {
            let mut others = base.trees().enumerate();
            let old = others.find(|(other_at, (other, _))| {
                first(at) && first(*other_at) || name(base, *other) == name(head, file)
            });
            if let Some((_, (_, old))) = old {
                walk.nodes(old, new, false);
            }
        }
        let has_xml = is_xml_used(base) || is_xml_used(head);
        for met in walk.met {
            self.keyword(&met, has_xml);
        }
    }

    fn keyword(&mut self, met: &Met<'_>, has_xml: bool) {
        let label = label(&met.path);
        let subject = KeywordPair {
            keyword: met.keyword,
            label: &label,
            values: met.values,
            has_xml,
        };
        let place = Place {
            scope: self.scope_of(&met.path),
            flow: Flow::BOTH,
            target: Target::Nothing,
            label: label.clone(),
            spans: (Some(met.spans.0), Some(met.spans.1)),
            removed: false,
            named: None,
        };
        self.show(&place, &subject);
    }

    /// The operation that a place of the text stands in. Which operations write a component as XML is not known: XML is
    /// text here.
    fn scope_of(&self, path: &[&str]) -> Scope {
        let ["paths", url, rest @ ..] = path else {
            return Scope::Document;
        };
        let method = rest.first().copied().unwrap_or_default();
        let in_it = |pair: &Pair<(usize, &oasmith_ir::operation::Operation)>| {
            let operation = pair.latest().1;
            let is_method = operation.method.eq_ignore_ascii_case(method) || method == "parameters";
            operation.path.raw == *url && is_method
        };
        let operations = self.operations.iter().enumerate();
        let found: Vec<usize> = operations
            .filter(|(_, entry)| !entry.webhook && in_it(&entry.pair))
            .map(|(at, _)| at)
            .collect();
        match found.is_empty() {
            true => Scope::Document,
            false => Scope::Operations(found),
        }
    }
}

/// Whether the texts of a side can hold one of the keywords.
fn mentions(side: &Side) -> bool {
    let mut files = side.sources.files();
    files.any(|file| {
        let text = side.sources.text(file);
        text.contains("xml") || text.contains("allowEmptyValue")
    })
}

fn is_xml_used(side: &Side) -> bool {
    let is_xml = |content: &Content| {
        let essence = content.media_type.split(';').next().unwrap_or_default();
        let essence = essence.trim().to_ascii_lowercase();
        essence.ends_with("/xml") || essence.ends_with("+xml")
    };
    side.api.operations.iter().any(|operation| {
        let body = operation.body.iter().flat_map(|body| &body.contents);
        let responses = operation.responses.iter();
        body.chain(responses.flat_map(|response| &response.contents))
            .any(is_xml)
    })
}

/// What messages call a place.
fn label(path: &[&str]) -> String {
    let (mut label, rest) = match path {
        ["components", "schemas", name, rest @ ..] => ((*name).to_owned(), rest),
        ["paths", url, method, rest @ ..] if *method != "parameters" => {
            (format!("{} {url}", method.to_uppercase()), rest)
        }
        ["paths", url, rest @ ..] => ((*url).to_owned(), rest),
        ["components", rest @ ..] => (String::new(), rest),
        rest => (String::new(), rest),
    };
    let mut steps = rest.iter();
    while let Some(step) = steps.next() {
        match *step {
            "properties" => {
                label.push('.');
                label.push_str(steps.next().copied().unwrap_or_default());
            }
            "items" => label.push_str("[]"),
            "additionalProperties" => label.push_str("{}"),
            "schema" | "content" | "parameters" => {}
            step => {
                if !label.is_empty() {
                    label.push(' ');
                }
                label.push_str(step);
            }
        }
    }
    label
}

struct Walk<'n> {
    path: Vec<&'n str>,
    met: Vec<Met<'n>>,
}

impl<'n> Walk<'n> {
    /// Compares what stands at one place; in a map, keys are names and no keywords.
    fn nodes(&mut self, base: &'n Node, head: &'n Node, is_map: bool) {
        match (&base.value, &head.value) {
            (Value::Object(was), Value::Object(_)) => {
                if !is_map {
                    self.keywords(base, head);
                }
                for member in was {
                    let other = head.as_object().and_then(|head| head.member(&member.key));
                    let Some(other) = other.filter(|_| is_map || !is_value(&member.key)) else {
                        continue;
                    };
                    self.path.push(&member.key);
                    let holds_names = !is_map && holds_names(&member.key);
                    self.nodes(&member.value, &other.value, holds_names);
                    self.path.pop();
                }
            }
            (Value::Array(was), Value::Array(is)) => {
                for (at, old) in was.iter().enumerate() {
                    let key = parameter(old);
                    let new = match key {
                        Some(key) => is.iter().find(|new| parameter(new) == Some(key)),
                        None => is.get(at).filter(|new| parameter(new).is_none()),
                    };
                    if let Some(new) = new {
                        self.path.extend(key.map(|(name, _)| name));
                        self.nodes(old, new, false);
                        if key.is_some() {
                            self.path.pop();
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn keywords(&mut self, base: &'n Node, head: &'n Node) {
        let value = |node: &'n Node, key: &str| {
            let member = node.as_object()?.member(key)?;
            Some(&member.value)
        };
        let both = |key: &str| (value(base, key), value(head, key));
        let is_object =
            |node: Option<&Node>| node.is_none_or(|node| matches!(node.value, Value::Object(_)));
        let (was, is) = both("xml");
        if is_object(was) && is_object(is) && !is_same(was, is) {
            self.meet(Keyword::Xml, (was, is), (base, head));
        }
        if parameter(base).is_some() {
            let (was, is) = both("allowEmptyValue");
            if !is_same(was, is) {
                self.meet(Keyword::AllowEmptyValue, (was, is), (base, head));
            }
        }
    }

    fn meet(
        &mut self,
        keyword: Keyword,
        values: (Option<&'n Node>, Option<&'n Node>),
        around: (&Node, &Node),
    ) {
        let span = |value: Option<&Node>, around: &Node| value.unwrap_or(around).span;
        self.met.push(Met {
            keyword,
            path: self.path.clone(),
            values,
            spans: (span(values.0, around.0), span(values.1, around.1)),
        });
    }
}

fn is_same(was: Option<&Node>, is: Option<&Node>) -> bool {
    match (was, is) {
        (Some(was), Some(is)) => was.same_value(is),
        (was, is) => was.is_none() && is.is_none(),
    }
}

/// The name and place of a parameter, if a node is one.
fn parameter(node: &Node) -> Option<(&str, &str)> {
    let object = node.as_object()?;
    let text = |key: &str| object.member(key)?.value.as_str();
    Some((text("name")?, text("in")?))
}

/// Whether a keyword holds values of the document's users, in which nothing is a keyword.
fn is_value(key: &str) -> bool {
    matches!(
        key,
        "example" | "examples" | "default" | "enum" | "const" | "xml"
    ) || key.starts_with("x-")
}

/// Whether the keys below a keyword are names.
fn holds_names(key: &str) -> bool {
    matches!(
        key,
        "properties"
            | "patternProperties"
            | "$defs"
            | "definitions"
            | "dependentSchemas"
            | "schemas"
            | "parameters"
            | "headers"
            | "responses"
            | "requestBodies"
            | "pathItems"
            | "paths"
            | "webhooks"
            | "callbacks"
            | "content"
            | "encoding"
    )
}
