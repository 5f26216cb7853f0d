//! `reference.md` of a generated crate: every operation by method and path, with its call in Rust.

use oasmith_spec::fit;
use oasmith_spec::sink::{Markdown, MarkdownText};

use super::cx::Cx;
use super::example::ExampleCall;
use super::group::Calls;
use super::manifest::crate_name;
use crate::names::Group;

/// Where it stands in the crate.
pub const FILE: &str = "reference.md";

/// The text behind the first line.
pub fn emit(cx: &Cx<'_>, groups: &[(&Group, Calls<'_>)]) -> MarkdownText {
    let name = MarkdownText::of(&crate_name(cx));
    let mut text = fit!(
        Markdown,
        "\n# Operations of {}\n\nEach with its required arguments: examples of the document, or placeholders.\n",
        name
    );
    for (group, calls) in groups {
        let heading = format!("client.{}()", group.names.method.as_str());
        text.push(&fit!(
            Markdown,
            "\n## {}\n\n| Operation | Call | |\n|---|---|---|\n",
            MarkdownText::of(&heading)
        ));
        for call in calls {
            let operation = call.operation;
            let endpoint = format!("{} {}", operation.method, operation.path.raw);
            let example = ExampleCall::new(cx, group, call).in_line();
            let title = operation.docs.title.as_deref();
            let first = operation.docs.description.as_deref();
            let first = first.map(|text| text.trim().split("\n\n").next().unwrap_or(""));
            let said = MarkdownText::prose(title.or(first).unwrap_or(""));
            let said = match operation.docs.deprecated {
                true if said.is_empty() => fit!(Markdown, "Deprecated."),
                true => fit!(Markdown, "Deprecated. {}", said),
                false => said,
            };
            text.push(&MarkdownText::row(&[
                MarkdownText::of(&endpoint),
                MarkdownText::at_most(example.as_str(), usize::MAX),
                said,
            ]));
        }
    }
    text
}
