//! `path-fragment` and `path-template`: paths that can't be sent as they are written (OpenAPI 3.1.1,
//! section 4.8.8.2).

use foldhash::{HashSet, HashSetExt as _};

use super::path_parameters::template;
use super::paths::sent;
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Text};

/// Reports fragments, braces that don't pair, parameters that stand twice and dot segments; of
/// callbacks, whose paths are expressions, only the braces.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    for operation in &document.operations {
        let path = &operation.path;
        report_fragment(path, diagnostics);
        report_braces(path, diagnostics);
        report_twice(path, diagnostics);
        report_dots(path, diagnostics);
        for callback in &operation.callbacks {
            report_expression(&callback.path, diagnostics);
        }
    }
}

fn report_fragment(path: &Text, diagnostics: &mut Diagnostics) {
    let sent = sent(&path.value);
    if sent.len() == path.value.len() {
        return;
    }
    let message = format!("the path `{}` has a fragment", path.value);
    diagnostics
        .report(Code::PATH_FRAGMENT, path.span, message)
        .label("what follows the `#` is never sent")
        .consequence(format!("it is sent as `{sent}`"));
}

fn report_braces(path: &Text, diagnostics: &mut Diagnostics) {
    if are_paired(sent(&path.value)) {
        return;
    }
    let message = format!("the braces of the path `{}` are unbalanced", path.value);
    diagnostics
        .report(Code::PATH_TEMPLATE, path.span, message)
        .label("each `{` belongs to one `}` of its segment")
        .consequence("an unbalanced brace is sent as it is")
        .help("write each parameter as `{name}`");
}

/// A callback's path is a text with runtime expressions (OpenAPI 3.1.1, section 4.8.20.4), which hold
/// `#` and `/` of their own.
fn report_expression(path: &Text, diagnostics: &mut Diagnostics) {
    if are_paired_in_segment(&path.value) {
        return;
    }
    let message = format!("the braces of the callback `{}` are unbalanced", path.value);
    diagnostics
        .report(Code::PATH_TEMPLATE, path.span, message)
        .label("each `{` belongs to one `}`")
        .consequence("nothing is sent to it, so its payloads are generated anyway")
        .help("write each expression as `{$request.body#/url}`");
}

/// Whether every `{` is followed by its `}` before the next one, in the same segment.
fn are_paired(path: &str) -> bool {
    path.split('/').all(are_paired_in_segment)
}

fn are_paired_in_segment(segment: &str) -> bool {
    let mut open = false;
    for brace in segment.chars().filter(|c| matches!(c, '{' | '}')) {
        if open == (brace == '{') {
            return false;
        }
        open = !open;
    }
    !open
}

fn report_twice(path: &Text, diagnostics: &mut Diagnostics) {
    let mut names = HashSet::new();
    for name in template(sent(&path.value)) {
        if names.insert(name) {
            continue;
        }
        let message = format!("`{{{name}}}` occurs twice in the path `{}`", path.value);
        diagnostics
            .report(Code::PATH_TEMPLATE, path.span, message)
            .label("a name may stand once")
            .consequence("there is one argument for it, which is sent at each of the places")
            .help("give each place a name of its own");
    }
}

fn report_dots(path: &Text, diagnostics: &mut Diagnostics) {
    let route = sent(&path.value).split('?').next().unwrap_or_default();
    let is_dots = |segment: &str| matches!(segment, "." | "..");
    if !route.split('/').any(is_dots) {
        return;
    }
    let message = format!("the path `{}` has a segment `.` or `..`", path.value);
    diagnostics
        .report(Code::PATH_TEMPLATE, path.span, message)
        .label("URL resolution removes this segment")
        .consequence("URL resolution removes it (RFC 3986, section 5.2.4), so that another path is requested")
        .help("write the path that is meant");
}

#[cfg(test)]
mod tests {
    use super::are_paired;

    #[test]
    fn braces_pair_one_by_one() {
        for right in ["", "/a", "/{a}", "/{a}{b}.{c}"] {
            assert!(are_paired(right), "{right}");
        }
        for wrong in ["/{a", "/a}", "/{{a}}", "/}a{", "/{a}}", "/{a/b}"] {
            assert!(!are_paired(wrong), "{wrong}");
        }
    }
}
