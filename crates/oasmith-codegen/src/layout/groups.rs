//! How the operations of a group are spread over files.

use super::{Sink, list};
use crate::ident::Ident;
use crate::names::Group;
use crate::names::file::file_names;
use crate::print::LONGEST_FILE;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::snippet;
use crate::rust::cx::Cx;
use crate::rust::example;
use crate::rust::group::{self, Calls};

/// Adds the group's file, or where that would be long, a folder with a file for each operation. Of a crate with a
/// `name`, the docs have an example.
pub(super) fn add(
    cx: &Cx<'_>,
    (of, calls): (&Group, &Calls<'_>),
    name: Option<&Ident>,
    folder: &str,
    sink: &mut Sink,
) {
    let module = &of.names.module;
    let doc = docs(cx, of, calls, name);
    let whole = group::emit(cx, of, calls, 0);
    if calls.len() < 2 || whole.line_count() <= LONGEST_FILE {
        return sink.add(&format!("{folder}{module}.rs"), Some(&doc), &whole);
    }
    let folder = format!("{folder}{module}/");
    let texts = calls.iter().map(|call| call.names.method.as_str());
    let names = file_names(module, texts);
    for (name, call) in names.iter().zip(calls) {
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

/// What the group is, and an example. One a group: those of all operations would make the tests of a crate's docs take
/// minutes, and stand in its reference.
fn docs(cx: &Cx<'_>, of: &Group, calls: &Calls<'_>, name: Option<&Ident>) -> Doc {
    let mut doc = group::docs(cx, of);
    let call = name.and_then(|_| example::first_of_group(cx, of, calls));
    if let (Some(name), Some(call)) = (name, call) {
        if doc.is_empty() {
            let module = CodeSpan::new(of.names.module.as_str());
            doc.paragraph(&snippet!("Operations of the group {}.", module));
        }
        doc.example(&example::in_group(cx, name, &call));
    }
    doc
}
