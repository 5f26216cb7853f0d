//! Selecting with a JSONPath at a cost that is bounded.
//!
//! RFC 9535 selects a node as often as there are ways to it, and each segment multiplies that; an action
//! of an overlay treats a node once. So each segment goes on from different nodes only, and what is looked
//! at is counted.

use std::collections::{HashMap, HashSet};

use serde_json::Value as Json;
use serde_json_path::{JsonPath, PathElement};

use super::path::{Parts, Segment, Selector, Weight};
use super::target::{Path, Step};

/// How many nodes one expression may look at: some 40 times those of the largest documents.
pub(super) const MOST_LOOKS: usize = 1 << 25;

/// The expression looks at too much.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooMuch;

/// The paths of the nodes that an expression selects, each once and in order.
pub(super) fn select(root: &Json, parts: &Parts, looks: usize) -> Result<Vec<Path>, TooMuch> {
    let mut selection = Selection {
        root,
        whole: None,
        looks,
        ways: HashMap::new(),
    };
    let mut nodes = vec![root];
    for segment in &parts.0 {
        nodes = selection.follow(segment, nodes)?;
    }
    let mut paths: Vec<Path> = nodes.into_iter().map(|it| selection.path(it)).collect();
    paths.sort();
    Ok(paths)
}

struct Selection<'j> {
    root: &'j Json,
    /// How many nodes the document has and how deep they lie, once that is asked for.
    whole: Option<(usize, usize)>,
    /// How many nodes may still be looked at.
    looks: usize,
    /// How each node was reached: what holds it, and its name or position there.
    ways: HashMap<*const Json, (&'j Json, PathElement<'j>)>,
}

impl<'j> Selection<'j> {
    fn follow(
        &mut self,
        segment: &Segment,
        nodes: Vec<&'j Json>,
    ) -> Result<Vec<&'j Json>, TooMuch> {
        let holders = match segment.descends {
            true => self.descend(nodes)?,
            false => nodes,
        };
        let mut selected = Vec::new();
        let mut seen: HashSet<*const Json> = HashSet::new();
        for selector in &segment.selectors {
            for holder in &holders {
                self.pay(1)?;
                if let Some(weight) = &selector.filter {
                    self.pay_for(weight, holder)?;
                }
                for (element, node) in self.children(selector, holder) {
                    self.pay(1)?;
                    if seen.insert(node) {
                        self.ways.entry(node).or_insert((holder, element));
                        selected.push(node);
                    }
                }
            }
        }
        Ok(selected)
    }

    /// What a selector selects below a node. A filter that looks at the root needs the way from there.
    fn children(&self, selector: &Selector, holder: &'j Json) -> Vec<(PathElement<'j>, &'j Json)> {
        let located = match selector.filter {
            Some(Weight { absolute: true, .. }) => {
                let text = format!("{}{}", written(&self.path(holder)), selector.text);
                match JsonPath::parse(&text) {
                    Ok(path) => path.query_located(self.root),
                    Err(_) => return Vec::new(),
                }
            }
            _ => selector.path.query_located(holder),
        };
        let nodes = located.iter();
        nodes
            .filter_map(|it| Some((it.location().last()?.clone(), it.node())))
            .collect()
    }

    /// The nodes and all below them, each once.
    fn descend(&mut self, nodes: Vec<&'j Json>) -> Result<Vec<&'j Json>, TooMuch> {
        let mut all = Vec::new();
        let mut seen: HashSet<*const Json> = HashSet::new();
        let mut left = nodes;
        while let Some(node) = left.pop() {
            self.pay(1)?;
            if !seen.insert(node) {
                continue;
            }
            all.push(node);
            match node {
                Json::Array(items) => {
                    for (at, item) in items.iter().enumerate() {
                        let way = (node, PathElement::Index(at));
                        self.ways.entry(item).or_insert(way);
                        left.push(item);
                    }
                }
                Json::Object(members) => {
                    for (key, value) in members {
                        let way = (node, PathElement::Name(key));
                        self.ways.entry(value).or_insert(way);
                        left.push(value);
                    }
                }
                _ => {}
            }
        }
        Ok(all)
    }

    fn path(&self, mut node: &'j Json) -> Path {
        let mut path = Vec::new();
        while let Some((holder, element)) = self.ways.get(&std::ptr::from_ref(node)) {
            path.push(match element {
                PathElement::Name(key) => Step::Key((*key).to_owned()),
                PathElement::Index(at) => Step::Index(*at),
            });
            node = holder;
        }
        path.reverse();
        path
    }

    fn pay(&mut self, looks: usize) -> Result<(), TooMuch> {
        self.looks = self.looks.checked_sub(looks).ok_or(TooMuch)?;
        Ok(())
    }

    /// Pays for what a filter looks at when it is asked about each child of a node.
    fn pay_for(&mut self, weight: &Weight, holder: &Json) -> Result<(), TooMuch> {
        let root = self.root;
        let whole = weight
            .whole
            .then(|| *self.whole.get_or_insert_with(|| size(root)));
        match holder {
            Json::Array(items) => items.iter().try_for_each(|it| self.ask(weight, whole, it)),
            Json::Object(members) => {
                let mut members = members.values();
                members.try_for_each(|it| self.ask(weight, whole, it))
            }
            _ => Ok(()),
        }
    }

    fn ask(
        &mut self,
        weight: &Weight,
        whole: Option<(usize, usize)>,
        node: &Json,
    ) -> Result<(), TooMuch> {
        let (nodes, height) = match whole {
            Some(whole) => whole,
            None if weight.several => size(node),
            None => (1, 1),
        };
        // Each descendant segment after the first may visit a node once for each that holds it.
        let again = height.saturating_pow(weight.descents.saturating_sub(1));
        let looks = nodes.saturating_mul(again);
        self.pay(looks.saturating_mul(weight.times.max(1)))
    }
}

/// How many nodes there are in a value, itself included, and how deep they lie.
fn size(node: &Json) -> (usize, usize) {
    let mut nodes = 1;
    let mut height = 0;
    let mut add = |child: &Json| {
        let (below, deep) = size(child);
        nodes += below;
        height = height.max(deep);
    };
    match node {
        Json::Array(items) => items.iter().for_each(&mut add),
        Json::Object(members) => members.values().for_each(&mut add),
        _ => {}
    }
    (nodes, height + 1)
}

/// A path as an expression.
fn written(path: &[Step]) -> String {
    let mut text = String::from("$");
    for step in path {
        match step {
            // A string of JSON is one of JSONPath (RFC 9535, section 2.3.1.1).
            Step::Key(key) => text.push_str(&format!("[{}]", Json::from(key.as_str()))),
            Step::Index(at) => text.push_str(&format!("[{at}]")),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn paths(document: &Json, text: &str, looks: usize) -> Result<Vec<String>, TooMuch> {
        let parts = Parts::read(text).expect("valid");
        let paths = select(document, &parts, looks)?;
        Ok(paths.iter().map(|path| written(path)).collect())
    }

    /// The library's own evaluation, each node once.
    fn plainly(document: &Json, text: &str) -> Vec<String> {
        let path = JsonPath::parse(text).expect("valid");
        let located = path.query_located(document);
        let mut paths: Vec<Path> = located
            .locations()
            .map(|location| {
                let elements = location.iter();
                let steps = elements.map(|element| match element {
                    PathElement::Name(key) => Step::Key((*key).to_owned()),
                    PathElement::Index(at) => Step::Index(*at),
                });
                steps.collect()
            })
            .collect();
        paths.sort();
        paths.dedup();
        paths.iter().map(|path| written(path)).collect()
    }

    #[test]
    fn the_same_is_selected_as_at_once() {
        let document = json!({
            "a": {"a": {"b": [1, {"a": 2, "n": "x"}, [3, 4]]}, "n": "x"},
            "it's \"\\\n": {"n": "y", "list": [0, 1, 2, 3], "é": null},
            "n": "x",
        });
        let texts = [
            "$",
            "$.a",
            "$.*",
            "$..*",
            "$..a",
            "$..a..a",
            "$..*..*",
            "$..[0]",
            "$..[-1, 0:2]",
            "$['a', 'a', \"n\"]",
            "$[*,*][*,*]",
            "$ .a [ 'a' ] .b [1,2,1]",
            "$..[?@.n]",
            "$..[?@.n == 'x', ?@.n == 'y']",
            "$..[?@.n == $.n]",
            "$..[?@.n != $.n].list[1:]",
            "$..[?count($..n) > 3]",
            "$..[?count(@..*) == 2]",
            "$..[?@[?@.n == \"x\"]]",
            "$..[?search(@.n, '[xy],')]",
            "$..[?match(@.n, 'x|y') && !@.list]",
            "$..é",
            "$.nope..*",
            "$..[?@ == $.a.a.b[2][0]]",
            "$..b[?@.a || @ == 1]",
            "$.a..[?(@.n == 'x')]",
        ];
        for text in texts {
            let all = plainly(&document, text);
            assert_eq!(paths(&document, text, MOST_LOOKS), Ok(all), "{text}");
        }
    }

    #[test]
    fn what_is_looked_at_has_a_limit() {
        let document = json!({"a": [1, 2], "b": [1]});
        // Two holders below one, five nodes.
        assert!(paths(&document, "$.*.*", 8).is_ok());
        assert_eq!(paths(&document, "$.*.*", 7), Err(TooMuch));
        // Six nodes, a look from each, and five found.
        assert!(paths(&document, "$..*", 17).is_ok());
        assert_eq!(paths(&document, "$..*", 16), Err(TooMuch));
        // A filter that looks at all of the document for each of two members.
        assert!(paths(&document, "$[?$..*]", 15).is_ok());
        assert_eq!(paths(&document, "$[?$..*]", 14), Err(TooMuch));
    }
}
