//! Reading the texts of rules.

use std::collections::HashMap;

use super::check::{
    ArrayCheck, Check, Condition, Kind, NumberCheck, ObjectCheck, Range, Rule, Table, TextCheck,
};
use super::decimal::Decimal;
use super::pattern::Pattern;
use super::value::Value;
use crate::decode_slice;

impl Table {
    /// Reads the texts. The generator wrote them; what it did not write is not understood, and a text
    /// that is none allows nothing, so that it is noticed.
    pub(super) fn read(texts: &[&str]) -> Self {
        let values: Vec<Value> = texts
            .iter()
            .map(|text| decode_slice(text.as_bytes()).unwrap_or(Value::Boolean(false)))
            .collect();
        let mut table = Self::default();
        for (index, value) in values.iter().enumerate() {
            if let Some(Value::Text(id)) = value.member("$id") {
                table.places.insert(id.clone(), index);
            }
        }
        let mut parser = Parser {
            places: &table.places,
            tracks: false,
        };
        table.rules = values.iter().map(|value| parser.rule(value)).collect();
        table.tracks = parser.tracks;
        table
    }
}

struct Parser<'t> {
    places: &'t HashMap<String, usize>,
    tracks: bool,
}

impl Parser<'_> {
    fn rule(&mut self, schema: &Value) -> Rule {
        let mut checks = Vec::new();
        if *schema == Value::Boolean(false) {
            checks.push(Check::Never);
        }
        let reference = text(schema.member("$ref")).and_then(|id| self.places.get(id));
        checks.extend(reference.map(|index| Check::Reference(*index)));
        let kinds: Vec<Kind> = match schema.member("type") {
            Some(Value::Text(name)) => Kind::from_name(name).into_iter().collect(),
            Some(Value::Array(names)) => names
                .iter()
                .filter_map(|name| Kind::from_name(text(Some(name))?))
                .collect(),
            _ => Vec::new(),
        };
        if !kinds.is_empty() {
            checks.push(Check::Kinds(kinds));
        }
        if let Some(Value::Array(values)) = schema.member("enum") {
            checks.push(Check::Values(values.clone()));
        }
        if let Some(value) = schema.member("const") {
            checks.push(Check::Values(vec![value.clone()]));
        }
        checks.extend(numbers(schema).into_iter().map(Check::Number));
        checks.extend(texts(schema).into_iter().map(Check::Text));
        checks.extend(self.arrays(schema).into_iter().map(Check::Array));
        checks.extend(self.objects(schema).into_iter().map(Check::Object));
        self.compositions(schema, &mut checks);
        Rule { checks }
    }

    fn boxed(&mut self, schema: &Value) -> Box<Rule> {
        Box::new(self.rule(schema))
    }

    fn member(&mut self, schema: &Value, keyword: &str) -> Option<Box<Rule>> {
        Some(self.boxed(schema.member(keyword)?))
    }

    fn list(&mut self, schema: &Value, keyword: &str) -> Option<Vec<Rule>> {
        match schema.member(keyword)? {
            Value::Array(schemas) => Some(schemas.iter().map(|one| self.rule(one)).collect()),
            _ => None,
        }
    }

    fn named(&mut self, schema: &Value, keyword: &str) -> Vec<(String, Rule)> {
        match schema.member(keyword) {
            Some(Value::Object(members)) => members
                .iter()
                .map(|(name, one)| (name.clone(), self.rule(one)))
                .collect(),
            _ => Vec::new(),
        }
    }

    fn arrays(&mut self, schema: &Value) -> Vec<ArrayCheck> {
        let mut checks = Vec::new();
        let prefix = self.list(schema, "prefixItems").unwrap_or_default();
        let rest = self.member(schema, "items");
        if !prefix.is_empty() || rest.is_some() {
            checks.push(ArrayCheck::Items { prefix, rest });
        }
        checks.extend(range(schema, "minItems", "maxItems").map(ArrayCheck::Count));
        if schema.member("uniqueItems") == Some(&Value::Boolean(true)) {
            checks.push(ArrayCheck::Unique);
        }
        if let Some(rule) = self.member(schema, "contains") {
            let range = range(schema, "minContains", "maxContains").unwrap_or_default();
            let min = range.min.or(Some(1));
            let range = Range { min, ..range };
            checks.push(ArrayCheck::Contains { rule, range });
        }
        checks
    }

    fn objects(&mut self, schema: &Value) -> Vec<ObjectCheck> {
        let mut checks = Vec::new();
        let known: HashMap<String, Rule> = self.named(schema, "properties").into_iter().collect();
        let patterns = self.named(schema, "patternProperties").into_iter();
        let patterns: Vec<(Pattern, Rule)> = patterns
            .map(|(pattern, rule)| (Pattern::new(&pattern), rule))
            .collect();
        let others = self.member(schema, "additionalProperties");
        if !known.is_empty() || !patterns.is_empty() || others.is_some() {
            checks.push(ObjectCheck::Members {
                known,
                patterns,
                others,
            });
        }
        checks.extend(range(schema, "minProperties", "maxProperties").map(ObjectCheck::Count));
        let required = names(schema.member("required"));
        if !required.is_empty() {
            checks.push(ObjectCheck::Required(required));
        }
        checks.extend(self.member(schema, "propertyNames").map(ObjectCheck::Names));
        if let Some(Value::Object(members)) = schema.member("dependentRequired") {
            let lists = members.iter();
            let lists = lists.map(|(name, list)| (name.clone(), names(Some(list))));
            checks.push(ObjectCheck::DependentRequired(lists.collect()));
        }
        let dependent = self.named(schema, "dependentSchemas");
        if !dependent.is_empty() {
            checks.push(ObjectCheck::Dependent(dependent));
        }
        checks
    }

    fn compositions(&mut self, schema: &Value, checks: &mut Vec<Check>) {
        checks.extend(self.list(schema, "allOf").map(Check::AllOf));
        checks.extend(self.list(schema, "anyOf").map(Check::AnyOf));
        checks.extend(self.list(schema, "oneOf").map(Check::OneOf));
        checks.extend(self.member(schema, "not").map(Check::Not));
        if let Some(test) = schema.member("if") {
            let test = self.rule(test);
            let then = schema.member("then").map(|one| self.rule(one));
            let otherwise = schema.member("else").map(|one| self.rule(one));
            checks.push(Check::Condition(Box::new(Condition {
                test,
                then,
                otherwise,
            })));
        }
        let unevaluated = self.member(schema, "unevaluatedItems");
        self.tracks |= unevaluated.is_some();
        checks.extend(unevaluated.map(Check::UnevaluatedItems));
        let unevaluated = self.member(schema, "unevaluatedProperties");
        self.tracks |= unevaluated.is_some();
        checks.extend(unevaluated.map(Check::UnevaluatedProperties));
    }
}

fn numbers(schema: &Value) -> Vec<NumberCheck> {
    type Make = fn(Decimal, String) -> NumberCheck;
    let keywords: [(&str, Make); 5] = [
        ("minimum", NumberCheck::Minimum),
        ("maximum", NumberCheck::Maximum),
        ("exclusiveMinimum", NumberCheck::ExclusiveMinimum),
        ("exclusiveMaximum", NumberCheck::ExclusiveMaximum),
        ("multipleOf", NumberCheck::MultipleOf),
    ];
    let checks = keywords.into_iter();
    let checks = checks.filter_map(|(keyword, make)| match schema.member(keyword) {
        Some(Value::Number(limit)) => Some(make(limit.clone(), limit.spelling())),
        _ => None,
    });
    checks.collect()
}

fn texts(schema: &Value) -> Vec<TextCheck> {
    let mut checks = Vec::new();
    checks.extend(range(schema, "minLength", "maxLength").map(TextCheck::Length));
    if let Some(pattern) = text(schema.member("pattern")) {
        checks.push(TextCheck::Pattern(Pattern::new(pattern)));
    }
    if let Some(format) = text(schema.member("format")) {
        checks.push(TextCheck::Format(format.to_owned()));
    }
    checks
}

fn range(schema: &Value, min: &str, max: &str) -> Option<Range> {
    let limit = |keyword| match schema.member(keyword) {
        Some(Value::Number(limit)) => limit.spelling().parse().ok(),
        _ => None,
    };
    let (min, max) = (limit(min), limit(max));
    (min.is_some() || max.is_some()).then_some(Range { min, max })
}

fn text(value: Option<&Value>) -> Option<&str> {
    match value {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

fn names(list: Option<&Value>) -> Vec<String> {
    match list {
        Some(Value::Array(items)) => items
            .iter()
            .filter_map(|item| text(Some(item)).map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}
