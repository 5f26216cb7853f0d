//! From schemas to rules.

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use oasmith_spec::document::{Document, Text};
use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::{Bound, JsonType, Schema, SchemaId};

use super::conjunction::{Conjunction, Place, plain_target};
use super::values::is_null;
use crate::rule::{Rule, RuleBody, RuleId, RuleKeyword};

/// How deep schemas stand inside each other before one gets a name of its own.
const MAX_DEPTH: usize = 24;

/// Makes the rules of a document, each once.
pub(super) struct Rules<'d> {
    document: &'d Document,
    rules: Vec<Rule>,
    /// The rules of schemas.
    known: HashMap<SchemaId, RuleId>,
    names: HashSet<String>,
    /// The schemas whose rules are named, but not yet made.
    open: Vec<(RuleId, SchemaId)>,
}

impl<'d> Rules<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self {
            document,
            rules: Vec::new(),
            known: HashMap::new(),
            names: HashSet::new(),
            open: Vec::new(),
        }
    }

    /// The rule of a place.
    pub(super) fn of_place(&mut self, place: &Place) -> RuleId {
        match place {
            Place::All(conjunction) => self.of_all(conjunction),
            Place::Either(list) | Place::Together(list) => {
                let rules: Vec<RuleId> = list.iter().map(|one| self.of_all(one)).collect();
                self.combined("anyOf", " | ", &rules)
            }
        }
    }

    fn of_all(&mut self, conjunction: &Conjunction) -> RuleId {
        let parts = conjunction.parts.iter();
        let rules: Vec<RuleId> = parts.map(|id| self.of_schema(*id)).collect();
        match rules.as_slice() {
            [one] => *one,
            _ => self.combined("allOf", " & ", &rules),
        }
    }

    /// A rule of several; its name is made of theirs.
    fn combined(&mut self, keyword: &'static str, joint: &str, rules: &[RuleId]) -> RuleId {
        let names: Vec<&str> = rules
            .iter()
            .filter_map(|id| Some(self.rules.get(id.index())?.name.as_str()))
            .collect();
        let name = names.join(joint);
        let bodies = rules.iter();
        let bodies = bodies.map(|id| RuleBody::All(vec![RuleKeyword::Reference(*id)]));
        let body = RuleBody::All(vec![RuleKeyword::Several(keyword, bodies.collect())]);
        self.add(name, body)
    }

    fn add(&mut self, name: String, body: RuleBody) -> RuleId {
        let id = RuleId(u32::try_from(self.rules.len()).unwrap_or(u32::MAX));
        let mut unique = name.clone();
        let mut number = 2;
        // Several files can have the same places.
        while !self.names.insert(unique.clone()) {
            unique = format!("{name} {number}");
            number += 1;
        }
        let name = unique;
        self.rules.push(Rule { name, body });
        id
    }

    /// The rule of a schema.
    fn of_schema(&mut self, id: SchemaId) -> RuleId {
        let id = self.plainly(id);
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        let name = self.document.schema(id).pointer.clone();
        let rule = self.add(name, RuleBody::ALWAYS);
        self.known.insert(id, rule);
        self.open.push((rule, id));
        rule
    }

    /// All rules that were asked for, and those that they refer to.
    pub(super) fn finish(mut self) -> Vec<Rule> {
        while let Some((rule, schema)) = self.open.pop() {
            let body = self.body(schema, 0);
            if let Some(slot) = self.rules.get_mut(rule.index()) {
                slot.body = body;
            }
        }
        self.rules
    }

    /// Where references without anything beside them lead.
    fn plainly(&self, id: SchemaId) -> SchemaId {
        let mut at = id;
        // They may lead in a circle, which means nothing.
        for _ in 0..self.document.schemas.len() {
            match plain_target(self.document.schema(at)) {
                Some(next) if is_bare(self.document.schema(at)) => at = next,
                _ => break,
            }
        }
        at
    }

    /// A schema inside of another.
    fn sub(&mut self, id: SchemaId, depth: usize) -> RuleBody {
        if depth >= MAX_DEPTH || self.plainly(id) != id || self.known.contains_key(&id) {
            return RuleBody::All(vec![RuleKeyword::Reference(self.of_schema(id))]);
        }
        self.body(id, depth + 1)
    }

    fn body(&mut self, id: SchemaId, depth: usize) -> RuleBody {
        let schema = self.document.schema(id);
        if schema.boolean == Some(false) {
            return RuleBody::Never;
        }
        let mut keywords = Vec::new();
        if let Some(target) = schema.reference.as_ref().and_then(|one| one.target) {
            let target = self.of_schema(target);
            keywords.push(RuleKeyword::Reference(target));
        }
        values(schema, &mut keywords);
        limits(schema, &mut keywords);
        self.of_arrays(schema, depth, &mut keywords);
        self.of_objects(schema, depth, &mut keywords);
        self.compositions(schema, depth, &mut keywords);
        // In 3.0, `nullable` stands beside what would refuse null; its author meant it.
        if schema.nullable && schema.types.is_empty() && !schema.null_only && !keywords.is_empty() {
            let null = RuleBody::All(vec![RuleKeyword::Types(vec!["null"])]);
            let either = vec![null, RuleBody::All(keywords)];
            return RuleBody::All(vec![RuleKeyword::Several("anyOf", either)]);
        }
        RuleBody::All(keywords)
    }

    fn one(
        &mut self,
        keyword: &'static str,
        id: Option<SchemaId>,
        depth: usize,
        to: &mut Vec<RuleKeyword>,
    ) {
        if let Some(id) = id {
            to.push(RuleKeyword::One(keyword, self.sub(id, depth)));
        }
    }

    fn several(
        &mut self,
        keyword: &'static str,
        list: &[SchemaId],
        depth: usize,
        to: &mut Vec<RuleKeyword>,
    ) {
        if !list.is_empty() {
            let list = list.iter().map(|id| self.sub(*id, depth)).collect();
            to.push(RuleKeyword::Several(keyword, list));
        }
    }

    fn named(
        &mut self,
        keyword: &'static str,
        list: &[(Text, SchemaId)],
        depth: usize,
        to: &mut Vec<RuleKeyword>,
    ) {
        if !list.is_empty() {
            let list = list.iter();
            let list = list.map(|(name, id)| (name.value.clone(), self.sub(*id, depth)));
            to.push(RuleKeyword::Named(keyword, list.collect()));
        }
    }

    fn of_arrays(&mut self, schema: &Schema, depth: usize, to: &mut Vec<RuleKeyword>) {
        self.several("prefixItems", &schema.prefix_items, depth, to);
        self.one("items", schema.items, depth, to);
        self.one("contains", schema.contains, depth, to);
        self.one("unevaluatedItems", schema.unevaluated_items, depth, to);
    }

    fn of_objects(&mut self, schema: &Schema, depth: usize, to: &mut Vec<RuleKeyword>) {
        self.named("properties", &schema.properties, depth, to);
        self.named("patternProperties", &schema.pattern_properties, depth, to);
        self.one(
            "additionalProperties",
            schema.additional_properties,
            depth,
            to,
        );
        self.one("propertyNames", schema.property_names, depth, to);
        let required = self.required(schema);
        if !required.is_empty() {
            to.push(RuleKeyword::Required(required));
        }
        if !schema.dependent_required.is_empty() {
            let lists = schema.dependent_required.iter();
            let lists = lists.map(|(name, names)| (name.value.clone(), texts(names)));
            to.push(RuleKeyword::DependentRequired(lists.collect()));
        }
        self.named("dependentSchemas", &schema.dependent_schemas, depth, to);
        self.one(
            "unevaluatedProperties",
            schema.unevaluated_properties,
            depth,
            to,
        );
    }

    /// The members that must be there in what is sent, which is what rules are asked about: a request
    /// lacks those that only responses have (OpenAPI 3.1.1, section 4.8.24.2).
    fn required(&self, schema: &Schema) -> Vec<String> {
        let received = |name: &Text| {
            let mut properties = schema.properties.iter();
            let declared = properties.find(|(known, _)| known.value == name.value);
            declared.is_some_and(|(_, id)| {
                let ends = [
                    self.document.schema(*id),
                    self.document.schema(self.plainly(*id)),
                ];
                ends.iter().any(|end| end.read_only)
            })
        };
        let names = schema.required.iter().filter(|name| !received(name));
        names.map(|name| name.value.clone()).collect()
    }

    fn compositions(&mut self, schema: &Schema, depth: usize, to: &mut Vec<RuleKeyword>) {
        self.several("allOf", &schema.all_of, depth, to);
        let groups = [("anyOf", &schema.any_of), ("oneOf", &schema.one_of)];
        for (keyword, list) in groups {
            self.several(keyword, list.as_deref().unwrap_or_default(), depth, to);
        }
        self.one("not", schema.not, depth, to);
        if let Some(condition) = schema.condition {
            self.one("if", Some(condition.test), depth, to);
            self.one("then", condition.then, depth, to);
            self.one("else", condition.otherwise, depth, to);
        }
    }
}

/// Whether a schema asserts nothing but, perhaps, what it refers to: [`plain_target`] overlooks what
/// shapes no type.
fn is_bare(schema: &Schema) -> bool {
    !super::residue::asserts_more(schema) && !schema.nullable
}

fn texts(names: &[Text]) -> Vec<String> {
    names.iter().map(|name| name.value.clone()).collect()
}

/// `type`, `enum` and `const`, with null where any of them has it.
fn values(schema: &Schema, to: &mut Vec<RuleKeyword>) {
    let lists = schema.enumeration.as_deref();
    let listed_null = lists.is_some_and(|list| list.iter().any(is_null));
    let null = schema.nullable || schema.null_only || listed_null;
    let mut types: Vec<&'static str> = schema.types.iter().map(JsonType::as_str).collect();
    if null && (!types.is_empty() || schema.null_only) {
        types.push("null");
    }
    if !types.is_empty() {
        to.push(RuleKeyword::Types(types));
    }
    // An empty list would allow nothing, which nobody means.
    if let Some(list) = lists.filter(|list| !list.is_empty()) {
        let mut list = list.to_vec();
        if schema.nullable && !listed_null {
            let value = Value::Null;
            let span = schema.span;
            list.push(Node { span, value });
        }
        to.push(RuleKeyword::Values(list));
    }
    if let Some(constant) = &schema.constant {
        to.push(RuleKeyword::Constant(constant.clone()));
    }
}

fn limits(schema: &Schema, to: &mut Vec<RuleKeyword>) {
    let bounds = &schema.bounds;
    let limit = |bound: &Option<Bound>, plain, exclusive| {
        let bound = bound.as_ref()?;
        let keyword = if bound.exclusive { exclusive } else { plain };
        Some(RuleKeyword::Number(keyword, bound.value.clone()))
    };
    to.extend(limit(&bounds.minimum, "minimum", "exclusiveMinimum"));
    to.extend(limit(&bounds.maximum, "maximum", "exclusiveMaximum"));
    if let Some(divisor) = &bounds.multiple_of {
        to.push(RuleKeyword::Number("multipleOf", divisor.clone()));
    }
    let counts = [
        ("minLength", bounds.min_length),
        ("maxLength", bounds.max_length),
        ("minItems", bounds.min_items),
        ("maxItems", bounds.max_items),
        ("minContains", bounds.min_contains),
        ("maxContains", bounds.max_contains),
        ("minProperties", bounds.min_properties),
        ("maxProperties", bounds.max_properties),
    ];
    let counts = counts.into_iter();
    to.extend(counts.filter_map(|(keyword, count)| Some(RuleKeyword::Count(keyword, count?))));
    if let Some(pattern) = &bounds.pattern {
        to.push(RuleKeyword::Text("pattern", pattern.value.clone()));
    }
    if let Some(format) = &schema.format {
        to.push(RuleKeyword::Text("format", format.value.clone()));
    }
    if bounds.unique_items {
        to.push(RuleKeyword::UniqueItems);
    }
}
