//! One document out of many files, which means the same.
//!
//! What stands in other files and has a name becomes a component: a schema under the name that the generator gives it,
//! so that the same Rust is generated of both. What is referred to where OpenAPI has no references is put in its place,
//! and so are path items.

mod copy;
mod places;

use crate::diagnostic::{Diagnostics, Level};
use crate::load::{Input, Loader, parse_document};
use crate::node::Node;
use crate::read;
use crate::resolve::Resolver;
use crate::resolve::trees::{Tree, Trees};
use crate::source::{FileId, Sources};
use copy::Copier;
use places::Places;

/// A document in one file.
#[derive(Debug)]
pub struct Bundled {
    /// The document. Its nodes have the places that they come from.
    pub root: Node,
    /// The file that the others were put into.
    pub file: FileId,
    /// How many files it was, that one included.
    pub files: usize,
}

/// Puts all files of a document into one. Overlays are not applied.
///
/// `None` if there were errors, which are reported as [`load`](crate::load::load) does.
pub fn bundle(
    input: &Input,
    loader: &dyn Loader,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Bundled> {
    let before = diagnostics.count(Level::Error);
    let (file, root) = parse_document(input, loader, sources, diagnostics)?;
    let trees = Trees::new();
    let tree = trees.add(Tree::of_document(file, &input.path, root))?;
    let mut resolver = Resolver::new(&trees, tree, loader, input, &[]);
    let document = read::document(tree, &mut resolver, input.limits, sources, diagnostics)?;
    diagnostics.drop_consequences();
    if diagnostics.count(Level::Error) > before {
        return None;
    }
    let places = Places::new(&document, file);
    let copier = Copier {
        resolver: &mut resolver,
        sources,
        diagnostics,
        places,
        stack: Vec::new(),
    };
    let root = copier.document(&tree.root);
    let files = trees.iter().count();
    Some(Bundled { root, file, files })
}
