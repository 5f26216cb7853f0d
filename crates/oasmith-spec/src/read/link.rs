//! The Reference Object (OpenAPI 3.1.1, section 4.8.23), everywhere but in schemas.

use foldhash::{HashSet, HashSetExt as _};

use super::{Identity, Reader, value};
use crate::code::Code;
use crate::document::Text;
use crate::node::Node;
use crate::resolve::section::Section;

/// An object after its references were followed.
pub(super) struct Linked<'a> {
    /// The object.
    pub(super) node: &'a Node,
    /// The pointer of its place.
    pub(super) at: String,
    /// The component's name, if the first reference led to a component.
    pub(super) component: Option<String>,
    /// The description beside the first reference, which holds before the object's own.
    pub(super) description: Option<Text>,
}

impl<'a> Reader<'a, '_> {
    /// Follows an object's reference, and those that it leads to, to the object itself. `None` if
    /// it leads nowhere, which was reported.
    pub(super) fn follow(
        &mut self,
        node: &'a Node,
        at: String,
        section: Section,
    ) -> Option<Linked<'a>> {
        let mut linked = Linked {
            node,
            at,
            component: None,
            description: None,
        };
        let mut passed: HashSet<Identity> = HashSet::new();
        while let Some(reference) = linked.node.get("$ref") {
            let Some(text) = reference.as_str() else {
                value::wrong_type("$ref", reference, "a string", self.diagnostics);
                return None;
            };
            if !passed.insert(linked.node) {
                self.report_circle(reference, text, section);
                return None;
            }
            let resolved = self.resolver.resolve(
                text,
                reference.span,
                section,
                self.sources,
                self.diagnostics,
            )?;
            if let Some((actual, _)) = &resolved.component
                && *actual != section
            {
                self.report_kind(reference, text, actual.noun(), section);
                return None;
            }
            let home = match section {
                // They are put in the place of the reference.
                Section::PathItems | Section::MediaTypes => None,
                _ => self.resolver.home(section, &linked.at, &resolved),
            };
            if passed.len() == 1 {
                let own = resolved.component.as_ref().map(|(_, name)| name);
                linked.component = home.as_ref().map(|(name, _)| name).or(own).cloned();
                linked.description = linked
                    .node
                    .get("description")
                    .and_then(|node| value::prose("description", node, self.diagnostics));
            }
            let in_place = matches!(section, Section::PathItems | Section::MediaTypes)
                && !resolved.pointer.starts_with('#');
            linked.node = resolved.node;
            match home {
                Some((_, pointer)) => linked.at = pointer,
                // What stands in another file is read as if it stood here.
                None if in_place => {}
                None => linked.at.clone_from(&resolved.pointer),
            }
        }
        Some(linked)
    }

    fn report_circle(&mut self, reference: &Node, text: &str, wanted: Section) {
        self.diagnostics
            .report(
                Code::REFERENCE_CYCLE,
                reference.span,
                format!("`{text}` leads back to itself"),
            )
            .label("a reference to a reference to itself")
            .help("let one of the references lead to the object itself")
            .reading(wanted.lenient_reading());
    }

    /// Reports a reference that leads to an object of another kind.
    pub(super) fn report_kind(
        &mut self,
        reference: &Node,
        text: &str,
        actual: &str,
        wanted: Section,
    ) {
        let message = format!(
            "`{text}` leads to {actual}, but {} is wanted here",
            wanted.noun()
        );
        self.diagnostics
            .report(Code::UNRESOLVED_REFERENCE, reference.span, message)
            .label(format!("not {}", wanted.noun()))
            .help(
                match self.resolver.version_of(reference.span.file).keys(wanted) {
                    Some(keys) => format!("refer to one below `#/{}`", keys.join("/")),
                    None => format!("write {} here itself", wanted.noun()),
                },
            )
            .reading(wanted.lenient_reading());
    }
}
