//! Where the document has a type, in words: the docs of what it does not describe.

use oasmith_ir::operation::Operation;
use oasmith_ir::origin::{Root, Step};
use oasmith_ir::types::TypeId;

use super::cx::Cx;
use crate::print::doc::CodeSpan;
use crate::print::{Import, Snippet, snippet};

/// A sentence: "An item of `connections` in the answer of `GET /connections`."
pub(super) fn sentence(cx: &Cx<'_>, id: TypeId) -> Snippet {
    let origin = &cx.api.ty(id).origin;
    if origin.is_component() {
        return snippet!(
            "The schema {}.",
            CodeSpan::new(&root_text(cx, &origin.root))
        );
    }
    let mut phrase = Phrase {
        article: None,
        noun: root(cx, id, &origin.root),
        members: String::new(),
        within: "of",
    };
    for step in &origin.steps {
        phrase.step(step);
    }
    phrase.close_members();
    let article = phrase.article.map_or("", |article| article.capital);
    snippet!("{}{}.", article, phrase.noun)
}

/// The root as the document names it: a component's name, or method and path.
pub(crate) fn root_text(cx: &Cx<'_>, root: &Root) -> String {
    let operation = |operation: Option<&Operation>| {
        operation.map_or_else(String::new, |operation| {
            format!("{} {}", operation.method, operation.path.raw)
        })
    };
    match root {
        Root::Component(name) | Root::Shared(name) => name.clone(),
        Root::Operation(index) => operation(cx.api.operations.get(*index)),
        Root::Webhook(index) => operation(cx.api.webhooks.get(*index)),
        Root::LeftOut(name) => name.clone(),
    }
}

/// The root as a link where it is a model of the same module, else as it is named. What stands in
/// another module need not be there with the same features.
fn root(cx: &Cx<'_>, id: TypeId, root: &Root) -> Snippet {
    if let Root::Component(name) = root
        && let Some(component) = cx.component(name)
        && cx.names.module(component) == cx.names.module(id)
    {
        let link = snippet!("[`{}`]", cx.names.model(component));
        return link.importing(Import::Link(component));
    }
    snippet!("{}", CodeSpan::new(&root_text(cx, root)))
}

#[derive(Clone, Copy)]
struct Article {
    capital: &'static str,
    small: &'static str,
}

const A: Article = article("A ", "a ");
const AN: Article = article("An ", "an ");
const THE: Article = article("The ", "the ");

const fn article(capital: &'static str, small: &'static str) -> Article {
    Article { capital, small }
}

/// What has been said of the way so far, the last step first.
struct Phrase {
    article: Option<Article>,
    noun: Snippet,
    /// The names of the members behind that, with dots between them.
    members: String,
    /// How a member is said to belong to it: "of" a component, "in" a body.
    within: &'static str,
}

impl Phrase {
    fn step(&mut self, step: &Step) {
        if let Step::Member(name) = step {
            if !self.members.is_empty() {
                self.members.push('.');
            }
            return self.members.push_str(name);
        }
        self.close_members();
        let (article, noun) = match step {
            Step::Request => return self.noun = snippet!("{} as requests have it", self.noun),
            Step::Member(_) => return,
            Step::Items => (AN, "item".into()),
            Step::Position(index) => (THE, snippet!("item at {}", index)),
            Step::Values => (A, "value".into()),
            Step::Variant(name) => (THE, snippet!("variant {}", CodeSpan::new(name))),
            Step::Body(kind) => (THE, of_kind("", "body", kind)),
            Step::Response(status, kind) => (THE, of_kind(status, "response", kind)),
            Step::Parameter(name) => (THE, snippet!("parameter {}", CodeSpan::new(name))),
            Step::Header(name) => (THE, snippet!("header {}", CodeSpan::new(name))),
            Step::Callback(name) => (THE, snippet!("callback {}", CodeSpan::new(name))),
        };
        self.noun = snippet!("{} of {}", noun, self.said());
        self.article = Some(article);
        self.within = "in";
    }

    fn close_members(&mut self) {
        if !self.members.is_empty() {
            let members = CodeSpan::new(&std::mem::take(&mut self.members));
            self.noun = snippet!("{} {} {}", members, self.within, self.said());
            self.article = None;
            self.within = "in";
        }
    }

    fn said(&self) -> Snippet {
        let article = self.article.map_or("", |article| article.small);
        snippet!("{}{}", article, self.noun)
    }
}

/// "`202` answer in `text/csv`": a body or an answer, where there are several, by its status and
/// media type.
fn of_kind(status: &str, what: &'static str, media_type: &str) -> Snippet {
    let status = match status {
        "" => "".into(),
        status => snippet!("{} ", CodeSpan::new(status)),
    };
    match media_type {
        "" => snippet!("{}{}", status, what),
        kind => snippet!("{}{} in {}", status, what, CodeSpan::new(kind)),
    }
}
