//! The parts of a JSONPath expression (RFC 9535, section 2.1.1), which are evaluated one after the other.
//!
//! `serde_json_path` tells whether an expression is valid and evaluates each selector. It selects a node as
//! often as there are ways to it; the parts are known here so that each node goes on once.

use std::collections::HashSet;

use serde_json_path::JsonPath;

/// An expression that can be evaluated part by part.
pub(super) struct Parts(pub(super) Vec<Segment>);

/// One segment.
pub(super) struct Segment {
    /// Whether it starts at all descendants too.
    pub(super) descends: bool,
    pub(super) selectors: Vec<Selector>,
}

/// One selector of a segment.
pub(super) struct Selector {
    /// As a child segment.
    pub(super) text: String,
    /// The path of that segment alone.
    pub(super) path: JsonPath,
    /// What its filter costs, if it is one.
    pub(super) filter: Option<Weight>,
}

/// What a filter looks at for each value that it is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Weight {
    /// Whether a query in it starts at the root.
    pub(super) absolute: bool,
    /// Whether such a query may look at all of the document.
    pub(super) whole: bool,
    /// Whether a query in it may look at several nodes.
    pub(super) several: bool,
    /// The most descendant segments that follow each other.
    pub(super) descents: u32,
    /// How often the queries may visit the same node.
    pub(super) times: usize,
}

impl Weight {
    const NOTHING: Self = Self {
        absolute: false,
        whole: false,
        several: false,
        descents: 0,
        times: 0,
    };
}

/// A segment as it is written.
struct Written<'a> {
    descends: bool,
    /// `['a', 'b']` rather than `.a`.
    in_brackets: bool,
    selectors: Vec<&'a str>,
}

impl Parts {
    /// The parts of a valid expression; `None` where they can't be told.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.strip_prefix('$')?;
        let (written, rest) = segments(text);
        if !rest.trim().is_empty() {
            return None;
        }
        let segments = written.iter().map(|segment| {
            let selectors = segment.selectors.iter().map(|text| {
                let filter = text.starts_with('?').then(|| weigh(text));
                let text = match segment.in_brackets {
                    true => format!("[{text}]"),
                    false => format!(".{text}"),
                };
                let path = JsonPath::parse(&format!("${text}")).ok()?;
                Some(Selector { text, path, filter })
            });
            Some(Segment {
                descends: segment.descends,
                selectors: selectors.collect::<Option<_>>()?,
            })
        });
        segments.collect::<Option<_>>().map(Self)
    }
}

/// The segments that a text starts with, and what follows them.
fn segments(mut text: &str) -> (Vec<Written<'_>>, &str) {
    let mut found = Vec::new();
    loop {
        let trimmed = text.trim_start();
        let (descends, rest) = match trimmed.strip_prefix("..") {
            Some(rest) => (true, rest),
            None => (false, trimmed),
        };
        if rest.starts_with('[') {
            let (selectors, rest) = in_brackets(rest);
            found.push(Written {
                descends,
                in_brackets: true,
                selectors,
            });
            text = rest;
            continue;
        }
        let name = match rest.strip_prefix('.') {
            Some(name) if !descends => name.trim_start(),
            None if descends => rest,
            _ => return (found, text),
        };
        let end = match name.starts_with('*') {
            true => 1,
            false => name.find(|c| !is_of_name(c)).unwrap_or(name.len()),
        };
        let Some((name, rest)) = name.split_at_checked(end).filter(|_| end > 0) else {
            return (found, text);
        };
        found.push(Written {
            descends,
            in_brackets: false,
            selectors: vec![name],
        });
        text = rest;
    }
}

fn is_of_name(c: char) -> bool {
    c == '_' || c.is_ascii_alphanumeric() || !c.is_ascii()
}

/// The selectors of a segment in brackets, and what follows it.
fn in_brackets(text: &str) -> (Vec<&str>, &str) {
    let mut selectors = Vec::new();
    let mut depth = 0_usize;
    let mut start = 1;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' | '\'' => skip_string(&mut chars, c),
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 || (depth == 1 && c == ',') {
            selectors.push(text.get(start..at).unwrap_or_default().trim());
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    (selectors, text.get(start..).unwrap_or_default())
}

fn skip_string(chars: &mut std::str::CharIndices<'_>, quote: char) {
    while let Some((_, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            c if c == quote => return,
            _ => {}
        }
    }
}

/// What a filter costs.
fn weigh(filter: &str) -> Weight {
    let mut weight = Weight::NOTHING;
    let mut chars = filter.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' | '\'' => skip_string(&mut chars, c),
            '@' | '$' => {
                let (segments, rest) = segments(filter.get(at + 1..).unwrap_or_default());
                let query = weigh_query(&segments, c == '$');
                weight.absolute |= query.absolute;
                weight.whole |= query.whole;
                weight.several |= query.several;
                weight.descents = weight.descents.max(query.descents);
                weight.times = weight.times.saturating_add(query.times);
                let read = filter.len() - rest.len();
                while chars.offset() < read && chars.next().is_some() {}
            }
            _ => {}
        }
    }
    weight
}

fn weigh_query(segments: &[Written<'_>], absolute: bool) -> Weight {
    let mut weight = Weight {
        absolute,
        times: 1,
        ..Weight::NOTHING
    };
    for segment in segments {
        weight.descents += u32::from(segment.descends);
        weight.several |= segment.descends || segment.selectors.len() > 1;
        weight.times = weight.times.saturating_mul(repeats(&segment.selectors));
        let filters = segment.selectors.iter().filter(|it| it.starts_with('?'));
        let mut inner = Weight::NOTHING;
        for filter in filters {
            let filter = weigh(filter);
            weight.absolute |= filter.absolute;
            weight.whole |= filter.whole;
            inner.descents = inner.descents.max(filter.descents);
            inner.times = inner.times.max(filter.times);
        }
        weight.descents += inner.descents;
        weight.times = weight.times.saturating_mul(inner.times.max(1));
        weight.several |= segment.selectors.iter().any(|it| !is_one(it));
    }
    weight.whole |= absolute && weight.several;
    weight
}

/// Whether a selector selects one child by its name or position.
fn is_one(selector: &str) -> bool {
    let first = selector.chars().next();
    let is_plain = first.is_some_and(|c| "'\"-".contains(c) || is_of_name(c));
    is_plain && (!selector.contains(':') || selector.starts_with(['\'', '"']))
}

/// How many selectors of a segment may select the same child.
fn repeats(selectors: &[&str]) -> usize {
    let names: Vec<&&str> = selectors.iter().filter(|it| is_one(it)).collect();
    let distinct: HashSet<&&str> = names.iter().copied().collect();
    // Another spelling of the same name is not told apart: `'a'` and `"a"`, `0` and `-1`.
    let spellings = usize::from(!distinct.is_empty()) * 2;
    let named = match names.len() {
        0 | 1 => names.len(),
        all => (all - distinct.len() + spellings).min(all),
    };
    (selectors.len() - names.len() + named).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<(bool, Vec<String>)> {
        let parts = Parts::read(text).expect("valid");
        let segments = parts.0.into_iter();
        segments
            .map(|segment| {
                let selectors = segment.selectors.into_iter();
                (segment.descends, selectors.map(|it| it.text).collect())
            })
            .collect()
    }

    #[test]
    fn expressions_come_apart() {
        let cases = [
            ("$", "[]"),
            ("$.a.b", r#"[(false, [".a"]), (false, [".b"])]"#),
            ("$..a..*", r#"[(true, [".a"]), (true, [".*"])]"#),
            (
                "$ ['a,]', \"b\\\"\" ] [0]",
                r#"[(false, ["['a,]']", "[\"b\\\"\"]"]), (false, ["[0]"])]"#,
            ),
            (
                "$..[?@['x'] == ')' && count(@.*) > 1, 1:2]",
                r#"[(true, ["[?@['x'] == ')' && count(@.*) > 1]", "[1:2]"])]"#,
            ),
            (
                "$.é[?match(@.a, 'x,]')].b",
                r#"[(false, [".é"]), (false, ["[?match(@.a, 'x,]')]"]), (false, [".b"])]"#,
            ),
        ];
        for (text, expected) in cases {
            assert!(JsonPath::parse(text).is_ok(), "{text}");
            assert_eq!(format!("{:?}", texts(text)), expected, "{text}");
        }
    }

    #[test]
    fn filters_have_a_weight() {
        let weight = |text: &str| {
            let weight = weigh(text);
            let flags = [weight.absolute, weight.whole, weight.several];
            (flags.map(u8::from), weight.descents, weight.times)
        };
        assert_eq!(weight("?@.a == 'b..[*,*]$'"), ([0, 0, 0], 0, 1));
        assert_eq!(weight("?@.a && @['b'][0]"), ([0, 0, 0], 0, 2));
        assert_eq!(weight("?@.a == $.b"), ([1, 0, 0], 0, 2));
        assert_eq!(weight("?$.b.*"), ([1, 1, 1], 0, 1));
        assert_eq!(weight("?@..a || @..b..c"), ([0, 0, 1], 2, 2));
        assert_eq!(weight("?@..a[?@..b]"), ([0, 0, 1], 2, 1));
        assert_eq!(weight("?@[*,*][*,*,'a']"), ([0, 0, 1], 0, 6));
        assert_eq!(weight("?@['a','b','c']"), ([0, 0, 1], 0, 2));
        assert_eq!(weight("?@[0,0,0]"), ([0, 0, 1], 0, 3));
    }
}
