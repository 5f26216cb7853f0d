//! `x-oasmith-pagination` of an operation.

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::node::{Member, Node, Value};
use oasmith_spec::suggest::nearest;

use super::{Declared, SETTINGS, Setting, resolve};
use crate::api::Api;

const NAME: &str = "x-oasmith-pagination";

/// Works out the pagination of the operations that declare one.
pub(crate) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    for at in 0..api.operations.len() {
        let operation = &api.operations[at];
        let mut extensions = operation.extensions.iter();
        let Some(extension) = extensions.find(|one| one.name.value == NAME) else {
            continue;
        };
        let declared = read(&extension.value, diagnostics);
        let found = declared.and_then(|declared| resolve(api, operation, &declared, diagnostics));
        api.operations[at].pagination = found;
    }
}

/// The settings; `None` where one of them is wrong.
fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Declared> {
    let Some(settings) = node.as_object() else {
        let message = format!("`{NAME}` is not an object");
        diagnostics.report(Code::PAGINATION, node.span, message);
        return None;
    };
    let mut declared = Declared {
        span: Some(node.span),
        ..Declared::default()
    };
    let mut right = true;
    for member in settings.iter() {
        if let Err(message) = set(&mut declared, member) {
            let found = diagnostics.report(Code::PAGINATION, member.key_span, message);
            let names = SETTINGS.iter().copied().chain(["first", "link", "size"]);
            if let Some(meant) = nearest(&member.key, names).filter(|name| *name != member.key) {
                found.help(format!("did you mean `{meant}`?"));
            }
            right = false;
        }
    }
    right.then_some(declared)
}

fn set(declared: &mut Declared, member: &Member) -> Result<(), String> {
    let name = member.key.as_str();
    let wrong = |what: &str| Err(format!("`{name}` is not {what}"));
    match (name, &member.value.value) {
        ("link", Value::Bool(link)) => declared.link = *link,
        ("link", _) => return wrong("true or false"),
        ("first" | "size", value) => {
            let Some(number) = whole(value) else {
                return wrong("a whole number");
            };
            match name {
                "first" => declared.first = Some(number),
                _ => declared.size = Some(number),
            }
        }
        (_, value) => match (declared.setting(name), value) {
            (Some(setting), Value::String(text)) => {
                let (text, span) = (text.clone(), Some(member.value.span));
                *setting = Some(Setting { text, span });
            }
            (Some(_), _) => return wrong("a string"),
            (None, _) => return Err(format!("there is no setting `{name}` here")),
        },
    }
    Ok(())
}

fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => i64::try_from(number.as_i128()?).ok(),
        _ => None,
    }
}
