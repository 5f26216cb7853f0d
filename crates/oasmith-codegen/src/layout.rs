//! Which files there are: a crate, a module of another crate, or a single file.

pub mod excerpt;
mod groups;
mod models;

use std::path::PathBuf;

use oasmith_ir::api::Api;
use oasmith_spec::code::Code as Finding;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::sink::MarkdownText;

use crate::config::{Config, Features, missing_crate};
use crate::files::{Files, MARKER};
use crate::ident::Ident;
use crate::names::Names;
use crate::print::doc::Doc;
use crate::print::{Code, close, line, open, version_order};
use crate::rust::cx::Cx;
use crate::rust::{
    client, derive, example, gate, group, lib_file, manifest, mock, readme, reference, servers,
};

/// The forms that generated code can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// A crate: `Cargo.toml`, `src/lib.rs` and what belongs to it.
    #[default]
    Crate,
    /// A module of another crate: a folder with `mod.rs`.
    Module,
    /// One file with the modules in it, for `include!`.
    Single,
}

/// What emission must know beside the API and the configuration.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The form.
    pub layout: Layout,
    /// The file name of the document, which the first line of every file tells.
    pub document: String,
    /// The folder that the files are for, where it is known: paths in a manifest begin there.
    pub out: Option<PathBuf>,
}

/// The path of the one file of [`Layout::Single`].
pub const SINGLE_FILE: &str = "client.rs";

/// Reports what the configuration asks and can't be: `config-invalid`.
pub fn check(
    api: &Api,
    config: &Config,
    names: &Names,
    layout: Layout,
    diagnostics: &mut Diagnostics,
) {
    if layout == Layout::Single && config.features == Features::ByGroup {
        let message = "a single file can't have features by group";
        diagnostics
            .report_global(Finding::CONFIG_INVALID, message)
            .help(
                "choose the operations with `include` and `exclude`, or generate a crate or module",
            );
    }
    if layout == Layout::Crate {
        missing_crate::report(config, diagnostics);
    }
    if !config.models.is_empty() {
        derive::report(&Cx::new(api, names, config), diagnostics);
    }
}

/// All files of an API.
pub fn files(
    api: &Api,
    config: &Config,
    names: &Names,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Files {
    let cx = Cx::new(api, names, config);
    if options.layout == Layout::Single {
        return single(&cx, options, diagnostics);
    }
    let mut sink = Sink::new(options);
    let (folder, root) = match options.layout {
        Layout::Crate => ("src/", "src/lib.rs"),
        Layout::Module | Layout::Single => ("", "mod.rs"),
    };
    let own_crate = options.layout == Layout::Crate;
    if own_crate {
        let manifest = manifest::emit(&cx, options.out.as_deref());
        let text = format!("{}{manifest}", sink.first_line("#"));
        sink.files.insert("Cargo.toml", text);
    }
    let mut code = Code::new();
    cx.nesting
        .raise_limit(&cx, own_crate, &mut code, diagnostics);
    lib_file::allow_names(&cx, own_crate, &mut code);
    lib_file::allow_placeholders(&cx, &mut code);
    lib_file::allow_missing_docs(&mut code);
    code.append(&lib_file::emit(&cx));
    let outside = cx.outside();
    let groups = cx.names.groups().iter();
    let groups: Vec<_> = groups
        .map(|group| (group, group::calls(&outside, group, diagnostics)))
        .collect();
    let first = own_crate.then(|| example::first_of_crate(&outside, &groups));
    let first = first.flatten();
    if own_crate {
        sink.add_markdown(readme::FILE, &readme::emit(&cx, &groups, first.as_ref()));
        sink.add_markdown(reference::FILE, &reference::emit(&outside, &groups));
    }
    sink.add(root, Some(&lib_file::docs(&cx, first.as_ref())), &code);
    for module in shared_modules(&cx, 0) {
        let path = format!("{folder}{}.rs", module.name);
        sink.add(&path, module.doc.as_ref(), &module.code);
    }
    let name = example::crate_ident(&cx).filter(|_| own_crate);
    for (group, calls) in &groups {
        groups::add(&outside, (group, calls), name.as_ref(), folder, &mut sink);
    }
    if let Some(mock) = mock_module(&cx, 0) {
        let path = format!("{folder}{}.rs", mock.name);
        sink.add(&path, mock.doc.as_ref(), &mock.code);
    }
    models::add(&cx, folder, &mut sink);
    sink.files
}

/// A module beside the models.
struct Module {
    name: Ident,
    public: bool,
    /// The attribute by which it is there or not.
    gate: Option<&'static str>,
    doc: Option<Doc>,
    code: Code,
}

/// The modules beside the models, their items `depth` levels deep.
fn modules(cx: &Cx<'_>, depth: usize, diagnostics: &mut Diagnostics) -> Vec<Module> {
    let outside = cx.outside();
    let mut modules = shared_modules(cx, depth);
    for each in cx.names.groups() {
        let calls = group::calls(&outside, each, diagnostics);
        modules.push(Module {
            name: each.names.module.clone(),
            public: true,
            gate: None,
            doc: Some(group::docs(&outside, each)),
            code: group::emit(&outside, each, &calls, depth),
        });
    }
    modules.extend(mock_module(cx, depth));
    modules
}

/// The server for tests, where it is asked for.
fn mock_module(cx: &Cx<'_>, depth: usize) -> Option<Module> {
    if !cx.config.mock {
        return None;
    }
    let outside = cx.outside();
    // What is reported was reported when the groups were written.
    let groups = cx.names.groups().iter();
    let groups = groups.map(|group| {
        (
            group,
            group::calls(&outside, group, &mut Diagnostics::default()),
        )
    });
    let groups: Vec<_> = groups.collect();
    Some(Module {
        name: Ident::fixed("mock"),
        public: true,
        gate: Some(mock::GATE),
        doc: Some(mock::docs()),
        code: mock::emit(&outside, &groups, depth),
    })
}

/// Those that are no groups.
fn shared_modules(cx: &Cx<'_>, depth: usize) -> Vec<Module> {
    let outside = cx.outside();
    vec![
        Module {
            name: Ident::fixed("client"),
            public: false,
            gate: None,
            doc: None,
            code: client::emit(&outside, depth),
        },
        Module {
            name: Ident::fixed("servers"),
            public: true,
            gate: None,
            doc: Some(servers::module_docs()),
            code: servers::emit(&outside, depth),
        },
    ]
}

/// The modules of a folder, which are seen only by what is in them, each with the groups that need it
/// where groups are features.
fn list(cx: &Cx<'_>, mut modules: Vec<(Ident, &[usize])>) -> Code {
    let mut code = Code::new();
    // rustfmt sorts `mod` as bytes, and `use` with numbers by their value.
    modules.sort();
    for (name, groups) in &modules {
        gate::any_of(cx, groups, &mut code);
        line!(code, "mod {};", name);
    }
    code.blank();
    modules.sort_by(|(a, _), (b, _)| version_order(a.as_str(), b.as_str()));
    for (name, groups) in &modules {
        gate::any_of(cx, groups, &mut code);
        line!(code, "pub use {}::*;", name);
    }
    code
}

/// `include!` puts the file into a module of the user's. Where that is private, what the user does not
/// call is dead code, which the user can't remove. Docs that would repeat a name are left out.
const ALLOWED: &str = "#[allow(dead_code, missing_docs)]";

/// One file with modules in it. It has no docs of its own, which `include!` does not take: those of
/// the document are the client's.
fn single(cx: &Cx<'_>, options: &Options, diagnostics: &mut Diagnostics) -> Files {
    let mut code = Code::new();
    cx.nesting.raise_limit(cx, false, &mut code, diagnostics);
    lib_file::allow_names(cx, false, &mut code);
    lib_file::exports(&mut code, true);
    for module in modules(cx, 1, diagnostics) {
        code.blank();
        if let Some(doc) = &module.doc {
            code.doc(doc);
        }
        if let Some(gate) = module.gate {
            line!(code, "{}", gate);
        }
        line!(code, "{}", ALLOWED);
        if cx.names.have_placeholders() {
            line!(code, "#{}", lib_file::PLACEHOLDERS);
        }
        open!(
            code,
            "{}mod {} {{",
            if module.public { "pub " } else { "" },
            module.name
        );
        code.append(&module.code);
        close!(code, "}}");
    }
    code.blank();
    code.doc(&models::docs());
    line!(code, "{}", ALLOWED);
    let all = models::all(cx, 1);
    if all.as_text().trim().is_empty() {
        line!(code, "pub mod models {{}}");
    } else {
        open!(code, "pub mod models {{");
        code.append(&all);
        close!(code, "}}");
    }
    let mut sink = Sink::new(options);
    sink.add(SINGLE_FILE, None, &code);
    sink.files
}

/// Files in the making, each with its first line.
struct Sink {
    files: Files,
    document: String,
}

impl Sink {
    fn new(options: &Options) -> Self {
        // A file's name can hold what would end the line.
        let visible = |c: &char| !c.is_control() && !crate::print::literal::is_unclear(*c);
        Self {
            files: Files::default(),
            document: options.document.chars().filter(visible).collect(),
        }
    }

    fn first_line(&self, comment: &str) -> String {
        format!(
            "{comment} {MARKER} from {}. Do not edit: change the document or its configuration, \
             then generate again.\n",
            self.document
        )
    }

    /// Adds a file of Markdown, whose first line is a comment.
    fn add_markdown(&mut self, path: &str, text: &MarkdownText) {
        // The comment ends where a file's name has its end.
        let first = self.first_line("<!--").replace('>', "");
        let first = first.trim_end();
        self.files.insert(path, format!("{first} -->\n{text}"));
    }

    /// Adds a file of Rust with its docs.
    fn add(&mut self, path: &str, doc: Option<&Doc>, code: &Code) {
        let mut text = self.first_line("//");
        if let Some(doc) = doc {
            let mut head = Code::new();
            head.inner_doc(doc);
            text.push_str(head.as_text());
        }
        let items = code.as_text().trim_start_matches('\n');
        if !items.is_empty() {
            text.push('\n');
            text.push_str(items);
        }
        self.files.insert(path, text);
    }
}
