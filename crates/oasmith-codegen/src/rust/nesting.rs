//! How deep types hold each other, which rustc follows only so far.
//!
//! Whether a value can be sent to another thread, and how it is dropped, rustc finds out by a look at all that
//! is in it. It gives up at a depth of 128, unless the crate says otherwise. A chain of some forty models, each
//! with a list of the next, is as deep as that.

use super::cx::Cx;
use crate::print::{Code, line};
use oasmith_ir::types::{Shape, TypeId, TypeRef};
use oasmith_spec::code::Code as Finding;
use oasmith_spec::diagnostic::Diagnostics;

/// Up to this depth, all is well without a word. rustc's own limit is 128.
const UNSAID: usize = 110;

/// How deep the deepest type is.
pub struct Nesting {
    depth: usize,
    deepest: Option<TypeId>,
}

impl Nesting {
    /// Looks over all types.
    pub fn of(cx: &Cx<'_>) -> Self {
        let depths = depths(cx);
        let depth = |id: TypeId| depths.get(id.index()).copied().unwrap_or(0);
        // Of those that are as deep, the first.
        let models = cx.api.models.iter().rev().copied();
        let deepest = models.max_by_key(|&id| depth(id));
        Self {
            depth: deepest.map_or(0, depth),
            deepest,
        }
    }

    /// The limit that rustc needs, with room for what stands around the types; `None` where its own does.
    fn limit(&self) -> Option<usize> {
        (self.depth > UNSAID).then(|| self.depth.saturating_mul(2).next_power_of_two())
    }

    /// Raises rustc's limit where the types need that. A crate's root alone can do so; in another crate's
    /// module it is for the user to do, and a comment and a note tell so.
    pub fn raise_limit(
        &self,
        cx: &Cx<'_>,
        own_crate: bool,
        code: &mut Code,
        diagnostics: &mut Diagnostics,
    ) {
        let (Some(limit), Some(deepest)) = (self.limit(), self.deepest) else {
            return;
        };
        line!(
            code,
            "// Types hold each other deeper than rustc follows by itself."
        );
        if own_crate {
            line!(code, "#![recursion_limit = \"{}\"]", limit);
        } else {
            line!(code, "// Put this at the crate's root:");
            line!(code, "// #![recursion_limit = \"{}\"]", limit);
            let message = "types hold each other deeper than rustc follows by itself";
            let found = diagnostics.report(Finding::UNSUPPORTED, cx.api.ty(deepest).span, message);
            found
                .label("the deepest is this one")
                .consequence("the crate that the generated module is in does not compile as it is")
                .help(format!(
                    "write `#![recursion_limit = \"{limit}\"]` at its root"
                ));
        }
        code.blank();
    }
}

/// The depth of each type. What holds itself is as deep as the way until it comes again.
fn depths(cx: &Cx<'_>) -> Vec<usize> {
    let mut depths = vec![0; cx.api.types.len()];
    let mut met = vec![false; depths.len()];
    for &root in &cx.api.models {
        if std::mem::replace(&mut met[root.index()], true) {
            continue;
        }
        let mut stack = vec![(root, cx.parts(root))];
        while let Some((holder, parts)) = stack.last_mut() {
            let Some(part) = parts.last().copied() else {
                stack.pop();
                continue;
            };
            if !std::mem::replace(&mut met[part.id.index()], true) {
                stack.push((part.id, cx.parts(part.id)));
                continue;
            }
            parts.pop();
            let depth = depths[part.id.index()] + levels(cx, *holder, part);
            let known = &mut depths[holder.index()];
            *known = depth.max(*known);
        }
    }
    depths
}

/// How many types rustc goes through from a type to one in it: `Option` and `Box`, and what lists and maps are
/// made of.
fn levels(cx: &Cx<'_>, holder: TypeId, part: TypeRef) -> usize {
    let own = match &cx.api.ty(holder).shape {
        Shape::Object(_) => 2,
        Shape::Array(_) | Shape::Map(_) | Shape::Union(_) => 4,
        Shape::Tuple(_) => 1,
        _ => 0,
    };
    own + usize::from(part.nullable) + if part.cyclic { 3 } else { 0 }
}
