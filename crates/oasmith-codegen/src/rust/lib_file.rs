//! The root of the generated code: `lib.rs`, or `mod.rs` where it is a module of another crate.

use super::cx::Cx;
use super::example::{self, ExampleCall};
use super::gate;
use crate::config::Features;
use crate::ident::Ident;
use crate::names::Group;
use crate::print::doc::Doc;
use crate::print::{Code, line, snippet};

/// Declarations of the modules, and what stands at the root.
pub fn emit(cx: &Cx<'_>) -> Code {
    let mut code = Code::new();
    let client = Ident::fixed("client");
    let (models, servers) = (Ident::fixed("models"), Ident::fixed("servers"));
    let mock = Ident::fixed("mock");
    let mut modules: Vec<(&Ident, bool, Option<&Group>)> = vec![
        (&client, false, None),
        (&models, true, None),
        (&servers, true, None),
    ];
    let groups = cx.names.groups().iter();
    modules.extend(groups.map(|group| (&group.names.module, true, Some(group))));
    if cx.config.mock {
        modules.push((&mock, true, None));
    }
    // rustfmt sorts declarations of modules that stand together.
    modules.sort_by_key(|(module, ..)| *module);
    for (module, public, group) in modules {
        if let Some(group) = group {
            gate::of_group(cx, group, &mut code);
        } else if *module == mock {
            line!(code, "{}", super::mock::GATE);
        }
        line!(code, "{}mod {};", if public { "pub " } else { "" }, module);
    }
    code.blank();
    exports(&mut code, false);
    code
}

/// Where names hold characters outside of ASCII: lets rustc take them as they are. It takes that from
/// the root of a crate only; in another crate's module it is for the user to say, and a comment
/// tells so.
pub fn allow_names(cx: &Cx<'_>, own_crate: bool, code: &mut Code) {
    let servers = &cx.api.servers;
    let mut variables = servers.iter().flat_map(|server| &server.variables);
    if cx.names.are_ascii() && variables.all(|variable| variable.name.is_ascii()) {
        return;
    }
    line!(code, "// The names are the document's own, in its script.");
    let lints = "(confusable_idents, mixed_script_confusables, uncommon_codepoints)]";
    if own_crate {
        line!(code, "#![allow{}", lints);
    } else {
        line!(
            code,
            "// Where rustc warns of them, put this at the crate's root:"
        );
        line!(code, "// #![allow{}", lints);
        code.blank();
    }
}

/// The lint by which clippy warns of names that it takes for placeholders.
pub const PLACEHOLDERS: &str = "[allow(clippy::disallowed_names)]";

/// Where a name is one that clippy takes for a placeholder: lets it be, in a file that is a module.
pub fn allow_placeholders(cx: &Cx<'_>, code: &mut Code) {
    if cx.names.have_placeholders() {
        line!(code, "#!{}", PLACEHOLDERS);
    }
}

/// Lets items be without docs: none repeats what its name says. Another crate's own lints may ask for them.
pub fn allow_missing_docs(code: &mut Code) {
    line!(code, "#![allow(missing_docs)]");
    code.blank();
}

/// What stands at the root beside the modules. `unused` says that some of it may be of no use there.
pub fn exports(code: &mut Code, unused: bool) {
    for export in [
        "client::{Client, ClientBuilder}",
        "oasmith_runtime as runtime",
        "oasmith_runtime::Error",
    ] {
        if unused {
            line!(code, "#[allow(unused_imports)]");
        }
        line!(code, "pub use {};", export);
    }
    code.blank();
    // The oldest version of the runtime that has all that is generated; the next release raises it if what is
    // generated uses something new.
    line!(
        code,
        "// Does not compile with a version of the runtime that this code does not fit."
    );
    line!(code, "oasmith_runtime::generated_for!(\"0.1\");");
}

/// The docs of the crate or module. `example` introduces a crate of its own, which docs can name.
pub fn docs(cx: &Cx<'_>, example: Option<&ExampleCall<'_>>) -> Doc {
    let mut doc = Doc::new();
    doc.markdown(&cx.api.info.title);
    describe(cx, &mut doc);
    if let Some(call) = example
        && let Some(name) = example::crate_ident(cx)
    {
        // Where groups are features, none may be there.
        if cx.config.features == Features::None {
            doc.paragraph(&snippet!("# Example"));
            doc.example(&example::in_crate(cx, &name, call));
        }
        doc.paragraph(&snippet!(
            "Required parameters are arguments of an operation's method, optional ones are set on the call, and `.await` \
             sends it. A call that fails returns an [`Error`]."
        ));
    }
    if doc.is_empty() {
        doc.paragraph(&snippet!("A client of an HTTP API."));
    }
    doc
}

/// What the document says of the API, beside its title.
pub(super) fn describe(cx: &Cx<'_>, doc: &mut Doc) {
    let info = &cx.api.info;
    doc.markdown(info.summary.as_deref().unwrap_or(""));
    doc.markdown(info.description.as_deref().unwrap_or(""));
    if let Some(url) = &cx.api.external_docs {
        doc.markdown(&format!("See {url}"));
    }
}
