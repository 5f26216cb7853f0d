//! How the operations of a group are spread over files.

use oasmith_spec::diagnostic::Diagnostics;

use super::{Sink, list};
use crate::names::Group;
use crate::names::file::file_names;
use crate::print::LONGEST_FILE;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::snippet;
use crate::rust::cx::Cx;
use crate::rust::group;

/// Adds the group's file, or where that would be long, a folder with a file for each operation.
pub(super) fn add(
    cx: &Cx<'_>,
    of: &Group,
    folder: &str,
    diagnostics: &mut Diagnostics,
    sink: &mut Sink,
) {
    let module = &of.names.module;
    let doc = group::docs(cx, of);
    let calls = group::calls(cx, of, diagnostics);
    let whole = group::emit(cx, of, &calls, 0);
    if calls.len() < 2 || whole.line_count() <= LONGEST_FILE {
        return sink.add(&format!("{folder}{module}.rs"), Some(&doc), &whole);
    }
    let folder = format!("{folder}{module}/");
    let texts = calls.iter().map(|call| call.names.method.as_str());
    let names = file_names(module, texts);
    for (name, call) in names.iter().zip(&calls) {
        let mut doc = Doc::new();
        let id = CodeSpan::new(&call.names.id);
        doc.paragraph(&snippet!("The operation {}.", id));
        let code = group::emit_operation(cx, of, call);
        sink.add(&format!("{folder}{name}.rs"), Some(&doc), &code);
    }
    let names = names.into_iter().map(|name| (name, [].as_slice()));
    let mut root = list(cx, names.collect());
    root.blank();
    root.append(&group::emit_root(cx, of));
    sink.add(&format!("{folder}mod.rs"), Some(&doc), &root);
}
