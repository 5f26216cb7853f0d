//! What a schema demands beyond its type: `not`, `if`, `contains` and so on.

use std::collections::BTreeSet;

use oasmith_ir::api::Api;
use oasmith_ir::rule::{RuleBody, RuleId, RuleKeyword};
use oasmith_ir::types::{Additional, Shape, Type};

use crate::compare::subject::TypePair;

/// Demands of a type as a finding shows them, each on a line.
pub(in crate::rules) fn listed(demands: &BTreeSet<String>) -> String {
    let lines: Vec<&str> = demands.iter().map(String::as_str).collect();
    lines.join("\n")
}

/// The demands of a type before and after, as JSON; `None` where they are the same.
pub(in crate::rules) fn conditions(
    pair: &TypePair<'_>,
) -> Option<(BTreeSet<String>, BTreeSet<String>)> {
    if pair.base.rule.is_none() && pair.head.rule.is_none() {
        return None;
    }
    let was = of(pair.base_api, pair.base);
    let is = of(pair.head_api, pair.head);
    (was != is).then_some((was, is))
}

/// Whether an object that has members by patterns of their names forbids all others, which no type says; `None` where
/// it has no patterns.
pub(in crate::rules) fn forbids_others(api: &Api, ty: &Type) -> Option<bool> {
    let RuleBody::All(keywords) = &api.rule(ty.rule?).body else {
        return None;
    };
    let mut names = keywords.iter().map(RuleKeyword::name);
    let has_patterns = names.any(|name| name == "patternProperties");
    let forbidden = keywords.iter().any(|keyword| {
        matches!(keyword, RuleKeyword::One(_, RuleBody::Never))
            && matches!(
                keyword.name(),
                "additionalProperties" | "unevaluatedProperties"
            )
    });
    has_patterns.then_some(forbidden)
}

fn of(api: &Api, ty: &Type) -> BTreeSet<String> {
    let mut gathering = Gathering {
        api,
        union: matches!(ty.shape, Shape::Union(_)),
        closed: match &ty.shape {
            Shape::Object(object) => matches!(object.additional, Additional::Forbidden),
            Shape::Tuple(tuple) => tuple.rest.is_none(),
            _ => false,
        },
        path: String::new(),
        seen: BTreeSet::new(),
        found: BTreeSet::new(),
    };
    if let Some(id) = ty.rule {
        gathering.rule(id);
    }
    gathering.found
}

/// Gathers what no type says: the rest of a rule is compared where its types are.
struct Gathering<'a> {
    api: &'a Api,
    /// Whether the type has variants, which are compared as such.
    union: bool,
    /// Whether the type says that nothing else may be there.
    closed: bool,
    /// The members and items on the way.
    path: String,
    seen: BTreeSet<RuleId>,
    found: BTreeSet<String>,
}

impl Gathering<'_> {
    fn rule(&mut self, id: RuleId) {
        if self.seen.insert(id) {
            let api = self.api;
            self.body(&api.rule(id).body);
        }
    }

    fn body(&mut self, body: &RuleBody) {
        let RuleBody::All(keywords) = body else {
            return self.note("false".to_owned());
        };
        // Limits beside a reference are no part of what is referred to.
        let beside = keywords
            .iter()
            .any(|keyword| matches!(keyword, RuleKeyword::Reference(_)));
        for keyword in keywords {
            self.keyword(keyword, beside && !self.path.is_empty());
        }
    }

    fn keyword(&mut self, keyword: &RuleKeyword, beside: bool) {
        match (keyword, keyword.name()) {
            (RuleKeyword::Named(_, parts), "properties") => {
                for (name, body) in parts {
                    self.below(&format!(".{name}"), body);
                }
            }
            (RuleKeyword::One(_, body), "items") => self.below("[]", body),
            (RuleKeyword::One(_, body), "additionalProperties") => self.inner("{}", body),
            (RuleKeyword::Several(_, parts), "prefixItems") => {
                for (at, body) in parts.iter().enumerate() {
                    self.below(&format!("[{at}]"), body);
                }
            }
            (RuleKeyword::Several(_, parts), "allOf") => {
                parts.iter().for_each(|body| self.part(body));
            }
            // Alternatives that say nothing of types are conditions.
            (RuleKeyword::Several(_, parts), "anyOf" | "oneOf")
                if self.union || parts.iter().any(is_typed) => {}
            // That nothing else may be there is said by the type, where it can.
            (
                RuleKeyword::One(_, RuleBody::Never),
                "unevaluatedProperties" | "unevaluatedItems",
            ) if self.closed || !self.path.is_empty() => {}
            (RuleKeyword::Several(..), _)
            | (RuleKeyword::One(..) | RuleKeyword::Named(..), _)
            | (RuleKeyword::DependentRequired(_), _)
            | (RuleKeyword::Count(..), "minContains" | "maxContains") => {
                self.note(keyword.sorted_json(self.api));
            }
            (RuleKeyword::Reference(_), _) => {}
            _ if beside => self.note(keyword.sorted_json(self.api)),
            _ => {}
        }
    }

    /// A branch of `allOf`, which holds at the same place.
    fn part(&mut self, body: &RuleBody) {
        match body {
            RuleBody::All(keywords) => match keywords.as_slice() {
                [RuleKeyword::Reference(id)] if self.path.is_empty() => self.rule(*id),
                _ => self.body(body),
            },
            RuleBody::Never => self.body(body),
        }
    }

    /// A schema that may be `false`, which its type says.
    fn inner(&mut self, step: &str, body: &RuleBody) {
        if !matches!(body, RuleBody::Never) {
            self.below(step, body);
        }
    }

    fn below(&mut self, step: &str, body: &RuleBody) {
        let length = self.path.len();
        let union = std::mem::replace(&mut self.union, false);
        self.path.push_str(step);
        self.body(body);
        self.path.truncate(length);
        self.union = union;
    }

    fn note(&mut self, text: String) {
        self.found.insert(if self.path.is_empty() {
            text
        } else {
            format!("{}: {text}", self.path)
        });
    }
}

/// Whether a schema names a type or another schema, so that it is a variant.
fn is_typed(body: &RuleBody) -> bool {
    match body {
        RuleBody::Never => false,
        RuleBody::All(keywords) => keywords.iter().any(|keyword| {
            matches!(
                keyword,
                RuleKeyword::Reference(_)
                    | RuleKeyword::Types(_)
                    | RuleKeyword::Values(_)
                    | RuleKeyword::Constant(_)
                    | RuleKeyword::Named("properties", _)
            )
        }),
    }
}
