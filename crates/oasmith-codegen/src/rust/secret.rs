//! Models whose `Debug` does not show all: the configuration calls them, or members of theirs, secret.

use oasmith_ir::types::{Object, Shape, TypeId};
use oasmith_spec::code::Code as Finding;
use oasmith_spec::diagnostic::Diagnostics;

use super::cx::Cx;
use super::model::Allow;
use crate::config::ModelEntry;
use crate::names::{self, unknown};
use crate::print::section::Section;
use crate::print::{Code, Expr, close, line, open};

/// Whether a model has a `Debug` of its own.
pub(super) fn is_in(cx: &Cx<'_>, id: TypeId) -> bool {
    entries(cx, id).any(|entry| entry.secret) || !members(cx, id).is_empty()
}

fn entries<'a>(cx: &Cx<'a>, id: TypeId) -> impl Iterator<Item = &'a ModelEntry> {
    let (names, config) = (cx.names, cx.config);
    let entries = names.model_entries(id).iter();
    entries.filter_map(|at| config.models.get(*at))
}

/// The members of an object that are secret, by their index.
fn members(cx: &Cx<'_>, id: TypeId) -> Vec<usize> {
    let Shape::Object(object) = &cx.api.ty(id).shape else {
        return Vec::new();
    };
    let secret: Vec<&str> = entries(cx, id)
        .flat_map(|entry| &entry.secret_properties)
        .map(|(name, _)| name.as_str())
        .collect();
    let members = object.members.iter().enumerate();
    let secret = members.filter(|(_, member)| secret.contains(&member.name.as_str()));
    secret.map(|(at, _)| at).collect()
}

/// `Debug` without what is secret, where something is.
pub(super) fn emit(cx: &Cx<'_>, id: TypeId, code: &mut Code) {
    if !is_in(cx, id) {
        return;
    }
    let name = cx.names.model(id);
    code.blank();
    code.section(Section::Debug);
    line!(code, "/// Hides secret values.");
    Allow::of(cx, id).write(code);
    code.impl_head("::std::fmt::Debug", name);
    open!(
        code,
        "fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {{"
    );
    match &cx.api.ty(id).shape {
        Shape::Object(object) if !entries(cx, id).any(|entry| entry.secret) => {
            emit_members(cx, id, object, code);
        }
        _ => {
            let text = format!("{}(…)", name.as_str());
            code.give(&Expr::from("f").method("write_str", [Expr::text(&text)]));
        }
    }
    close!(code, "}}");
    close!(code, "}}");
}

/// The members that are not secret. Those that are not declared may be anything, and are not shown.
fn emit_members(cx: &Cx<'_>, id: TypeId, object: &Object, code: &mut Code) {
    let secret = members(cx, id);
    let name = Expr::text(cx.names.model(id).as_str());
    let out = Expr::from("f").method("debug_struct", [name]);
    code.bind(&"let mut out".into(), &out);
    for at in 0..object.members.len() {
        let field = cx.names.member(id, at);
        let name = Expr::text(field.as_str().trim_start_matches("r#"));
        let value = match secret.contains(&at) {
            true => Expr::call("format_args!", [Expr::text("…")]),
            false => Expr::from("self").field(field),
        };
        code.run(&Expr::from("out").method("field", [name, value.reference()]));
    }
    line!(code, "out.finish_non_exhaustive()");
}

/// Reports members that are called secret and are none (`config-no-match`).
pub(super) fn report(cx: &Cx<'_>, id: TypeId, entry: &ModelEntry, diagnostics: &mut Diagnostics) {
    for (name, span) in &entry.secret_properties {
        let Shape::Object(object) = &cx.api.ty(id).shape else {
            let message = format!("`{}` has no properties", entry.from);
            names::report(diagnostics, Finding::CONFIG_INVALID, *span, message)
                .help("call the model itself `secret`");
            return;
        };
        let known = || object.members.iter().map(|member| member.name.as_str());
        if !known().any(|member| member == name) {
            unknown(diagnostics, *span, "property", name, known());
        }
    }
}
