//! `duplicate-path`: paths that are sent alike are the same path, whatever their parameters are
//! called (OpenAPI 3.1.1, section 4.8.8.1) and whatever follows a `#`.

use foldhash::{HashMap, HashMapExt as _};

use super::path_parameters::template;
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Text};

/// Reports operations of the same method and path.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<(String, &str), &Text> = HashMap::new();
    for operation in &document.operations {
        let key = (
            shape(sent(&operation.path.value)),
            operation.method.as_str(),
        );
        let Some(first) = seen.get(&key).copied() else {
            seen.insert(key, &operation.path);
            continue;
        };
        let (path, method) = (&operation.path.value, &operation.method);
        let label = if sent(path) == sent(&first.value) {
            "sent as the other one is"
        } else {
            "differs in the names of its parameters only"
        };
        let message = format!("`{path}` and `{}` are the same path", first.value);
        diagnostics
            .report(Code::DUPLICATE_PATH, operation.path.span, message)
            .label(label)
            .related(first.span, "the other one")
            .consequence(format!(
                "an operation is generated for each; the server can't tell {method} {path} from \
                 {method} {}",
                first.value
            ))
            .help("describe both as one path");
    }
}

/// What of a path is sent: all before the fragment (RFC 9110, section 7.1).
pub(super) fn sent(path: &str) -> &str {
    path.split('#').next().unwrap_or_default()
}

/// The path with its parameters' names taken out.
fn shape(path: &str) -> String {
    let mut shape = String::with_capacity(path.len());
    let mut rest = path;
    for name in template(path) {
        let braced = format!("{{{name}}}");
        if let Some((before, after)) = rest.split_once(&braced) {
            shape.push_str(before);
            shape.push_str("{}");
            rest = after;
        }
    }
    shape.push_str(rest);
    shape
}
