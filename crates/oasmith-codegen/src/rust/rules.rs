//! The rules that checks ask for, in one table.

use super::cx::Cx;
use super::ty;
use crate::config::Features;
use crate::print::literal::Literal;
use crate::print::{Code, Expr, line};
use oasmith_ir::rule::RuleId;
use oasmith_ir::types::TypeId;
use std::collections::BTreeSet;

/// The rules that the checks of all models ask for, and those that they refer to.
pub fn needed(cx: &Cx<'_>) -> BTreeSet<RuleId> {
    let mut needed = BTreeSet::new();
    let mut open = asked_for(cx);
    while let Some(id) = open.pop() {
        if needed.insert(id) {
            open.extend(cx.api.rule(id).body.references());
        }
    }
    needed
}

/// Walks as the checks do: into what has no check of its own.
fn asked_for(cx: &Cx<'_>) -> Vec<RuleId> {
    let mut rules = Vec::new();
    let mut seen = vec![false; cx.api.types.len()];
    let models = cx.api.models.iter().copied();
    let own = |id: TypeId| cx.api.ty(id).is_model() && !ty::is_alias(cx, id);
    let mut open: Vec<TypeId> = models.filter(|id| own(*id) && cx.is_checked(*id)).collect();
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut seen[id.index()], true) {
            continue;
        }
        match cx.api.ty(id).rule {
            Some(rule) => rules.push(rule),
            None => {
                let parts = cx.parts(id).into_iter().map(|part| part.id);
                open.extend(parts.filter(|part| !own(*part)));
            }
        }
    }
    rules
}

/// `static RULES`; nothing where no check asks for one.
pub fn emit(cx: &Cx<'_>, code: &mut Code) {
    let texts: Vec<Expr> = needed(cx)
        .into_iter()
        .map(|id| Expr::Text(Literal::raw(&cx.api.rule(id).json(cx.api))))
        .collect();
    if texts.is_empty() {
        return;
    }
    line!(
        code,
        "/// The constraints of values beyond their types, as JSON Schema."
    );
    if cx.config.features == Features::ByGroup {
        // Nobody asks for it where the groups that do are left out.
        line!(code, "#[allow(dead_code)]");
    }
    let rules = Expr::call("rt::Rules::new", [Expr::slice(texts)]);
    code.constant("static", &"RULES".into(), &"rt::Rules".into(), &rules);
}
