//! Why a reference leads nowhere, and what may have been meant.

use std::path::PathBuf;

use super::trees::Tree;
use super::{Resolver, reference};
use crate::node::Node;
use crate::suggest;

/// Why a reference leads nowhere.
#[derive(Clone)]
pub(super) enum Failure {
    /// The file is there, the place in it is not.
    Missing {
        place: String,
        name: String,
        suggestion: Option<String>,
    },
    /// The anchor is not there.
    NoAnchor {
        name: String,
        suggestion: Option<String>,
    },
    /// The pointer has a segment with a `~` before neither `0` nor `1`.
    WrongEscape(String),
    /// Several places have the anchor, and none of them is nearer than the others.
    SeveralAnchors { first: String, second: String },
    /// The file can't be read.
    NoFile {
        path: PathBuf,
        reason: String,
        component: Option<String>,
    },
    /// The file is no document; that was reported in it.
    Broken,
    /// A URI that would have to be fetched.
    Remote(String),
    /// The file that stands in for a URL has another checksum.
    Changed(PathBuf),
    /// The file lies outside of the folders that may be read.
    Outside {
        path: PathBuf,
        /// The folder as the setting names it, where spelling tells.
        setting: Option<String>,
        /// Whether a symbolic link leads there.
        is_link: bool,
    },
    /// The path begins at the root of the file system, or at a drive.
    AbsolutePath,
    /// The way leads through references that lead to each other.
    Circle,
}

impl Resolver<'_> {
    pub(super) fn missing(
        &mut self,
        tree: &Tree,
        segments: &[String],
        index: usize,
        node: &Node,
    ) -> Failure {
        let name = segments.get(index).map_or("", String::as_str);
        let keys = node
            .as_object()
            .into_iter()
            .flat_map(|object| object.iter());
        let left = self.suggestions;
        self.suggestions = left.saturating_sub(1);
        let nearest = (left > 0)
            .then(|| suggest::nearest(name, keys.map(|member| member.key.as_str())))
            .flatten();
        let mut pointer = tree.prefix.clone();
        for segment in segments.iter().take(index) {
            pointer = reference::child(&pointer, segment);
        }
        let elsewhere = || self.among_schemas(tree, segments);
        Failure::Missing {
            name: name.to_owned(),
            suggestion: nearest
                .map(|name| reference::child(&pointer, name))
                .or_else(elsewhere),
            place: pointer,
        }
    }

    /// The pointer to a schema of the components whose name ends a pointer: `#/definitions/A` is how
    /// Swagger 2.0 writes it, and `#/components/schemas/A` how OpenAPI 3 does.
    fn among_schemas(&self, tree: &Tree, segments: &[String]) -> Option<String> {
        let name = segments.last()?;
        super::schemas(tree)?.get(name)?;
        Some(pointer_to_schema(tree, name))
    }

    pub(super) fn no_anchor(&mut self, tree: &Tree, name: String) -> Failure {
        let schemas = super::schemas(tree);
        // With a slash it is a pointer that lacks its first one.
        let meant = name.rsplit('/').next().unwrap_or(&name);
        let component = schemas
            .filter(|schemas| schemas.get(meant).is_some())
            .map(|_| pointer_to_schema(tree, meant));
        let left = self.suggestions;
        self.suggestions = left.saturating_sub(1);
        let anchor = (left > 0)
            .then(|| suggest::nearest(&name, tree.anchors()))
            .flatten();
        Failure::NoAnchor {
            suggestion: component
                .or_else(|| anchor.map(|anchor| format!("{}{anchor}", tree.prefix))),
            name,
        }
    }
}

fn pointer_to_schema(tree: &Tree, name: &str) -> String {
    let place = tree.version.unwrap_or_default().schemas();
    let place = format!("{}{}", tree.prefix, place.trim_start_matches('#'));
    reference::child(&place, name)
}

pub(super) fn several_anchors(tree: &Tree, first: &[String], second: &[String]) -> Failure {
    let pointer = |segments: &[String]| {
        let segments = segments.iter();
        segments.fold(tree.prefix.clone(), |at, one| reference::child(&at, one))
    };
    Failure::SeveralAnchors {
        first: pointer(first),
        second: pointer(second),
    }
}
