//! `undeclared-path-parameter` and `unused-path-parameter`: the names in a path's braces and the
//! parameters in `path` are the same (OpenAPI 3.1.1, section 4.8.12.1).

use foldhash::HashSet;

use super::parameter_values::any_text;
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Text};
use crate::operation::Operation;
use crate::parameter::{Parameter, ParameterLocation, ParameterStyle};
use crate::schema::Schema;
use crate::source::Span;
use crate::suggest;
use crate::version::SpecVersion;

/// Reports names without a parameter and parameters without a place. The former become strings, the
/// latter are left out.
pub(super) fn check(document: &mut Document, diagnostics: &mut Diagnostics) {
    let Document {
        version,
        operations,
        schemas,
        ..
    } = document;
    for operation in operations {
        let path = operation.path.value.clone();
        let names = template(&path);
        report_undeclared(operation, &names, *version, schemas, diagnostics);
        report_unused(operation, &names, diagnostics);
    }
}

/// The names in the braces of a path, in their order.
pub(super) fn template(path: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        names.push(name);
        rest = after;
    }
    names
}

fn report_undeclared(
    operation: &mut Operation,
    names: &[&str],
    version: SpecVersion,
    schemas: &mut Vec<Schema>,
    diagnostics: &mut Diagnostics,
) {
    let declared: HashSet<String> = in_path(operation).map(|p| p.name.value.clone()).collect();
    let mut missing: Vec<&str> = Vec::new();
    for name in names {
        if !declared.contains(*name) && !missing.contains(name) {
            missing.push(name);
        }
    }
    for name in missing {
        let elsewhere = operation.parameters.iter().find(|p| p.name.value == name);
        let unused = in_path(operation)
            .map(|parameter| parameter.name.value.as_str())
            .filter(|declared| !names.contains(declared));
        let help = match (elsewhere, suggest::nearest(name, unused)) {
            (Some(_), _) => {
                format!("`{name}` is declared, but not with `in: path`; correct its `in`")
            }
            (None, Some(meant)) => {
                format!("did you mean `{meant}`, which is declared and not in the path?")
            }
            (None, None) => {
                let string = version.string_parameter();
                format!(
                    "add to `parameters`: `{{name: {name}, in: path, required: true, {string}}}`"
                )
            }
        };
        let message = format!(
            "`{name}` of the path `{}` is not declared for {}",
            operation.path.value, operation.method
        );
        let place = place_of(&operation.path, name);
        let found = diagnostics.report(Code::UNDECLARED_PATH_PARAMETER, place, message);
        found.label(format!("`{{{name}}}` has no parameter"));
        found.related(operation.span, "this operation");
        if let Some(parameter) = elsewhere {
            found.related(parameter.span, "declared here for another place");
        }
        found.help(help);
        let parameter = string_parameter(name, operation, schemas);
        operation.parameters.push(parameter);
    }
}

/// Where a name stands in a path with its braces; the whole path where that is spelt with escapes.
fn place_of(path: &Text, name: &str) -> Span {
    let Text { value, span } = path;
    let quote = match (span.end.saturating_sub(span.start) as usize).checked_sub(value.len()) {
        Some(0) => 0,
        Some(2) => 1,
        _ => return *span,
    };
    let braces = format!("{{{name}}}");
    let offset = |at: usize| {
        span.start
            .saturating_add(u32::try_from(at + quote).unwrap_or(0))
    };
    value.find(&braces).map_or(*span, |at| Span {
        start: offset(at),
        end: offset(at + braces.len()),
        ..*span
    })
}

fn string_parameter(name: &str, operation: &Operation, schemas: &mut Vec<Schema>) -> Parameter {
    let pointer = crate::resolve::reference::child("#/paths", &operation.path.value);
    let id = any_text(operation.path.span, pointer, schemas);
    Parameter {
        span: operation.path.span,
        component: None,
        name: Text {
            value: name.to_owned(),
            span: operation.path.span,
        },
        location: ParameterLocation::Path,
        description: None,
        required: true,
        deprecated: false,
        style: ParameterStyle::Simple,
        explode: false,
        allow_reserved: false,
        schema: Some(id),
        content: None,
        examples: Vec::new(),
    }
}

fn report_unused(operation: &mut Operation, names: &[&str], diagnostics: &mut Diagnostics) {
    let path = &operation.path;
    let known: HashSet<&str> = names.iter().copied().collect();
    operation.parameters.retain(|parameter| {
        let name = &parameter.name.value;
        if parameter.location != ParameterLocation::Path || known.contains(name.as_str()) {
            return true;
        }
        let message = format!(
            "the path parameter `{name}` does not occur in `{}`",
            path.value
        );
        diagnostics
            .report(Code::UNUSED_PATH_PARAMETER, parameter.span, message)
            .label(format!("there is no `{{{name}}}` in the path"))
            .related(path.span, "the path")
            .help(match names.first() {
                None => "remove it, or correct its `in`".to_owned(),
                Some(_) => format!(
                    "remove it, or correct its name; the path has {}",
                    list(names)
                ),
            });
        false
    });
}

fn in_path(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation
        .parameters
        .iter()
        .filter(|parameter| parameter.location == ParameterLocation::Path)
}

fn list(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::template;

    #[test]
    fn finds_the_names_in_braces() {
        assert_eq!(template("/a/{b}/c.{d}"), ["b", "d"]);
        assert_eq!(template("/a"), Vec::<&str>::new());
        assert_eq!(template("/{a}{b"), ["a"]);
    }
}
