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
#[derive(Debug, Clone, Copy, Default)]
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
    pub fn limit(&self) -> Option<usize> {
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

/// The depth of each type. Those that hold each other in a circle (Tarjan's components) count as one: rustc
/// stops where it has been, and real documents have hundreds of such types.
fn depths(cx: &Cx<'_>) -> Vec<usize> {
    let count = cx.api.types.len();
    let mut depths: Vec<Option<usize>> = vec![None; count];
    // When each type was met, from 1 on, and the first of those on the way that it leads back to.
    let (mut met, mut back) = (vec![0; count], vec![0; count]);
    let mut open: Vec<TypeId> = Vec::new();
    let mut clock = 0;
    for &root in &cx.api.models {
        let mut stack = vec![(root, Vec::new())];
        while let Some((id, parts)) = stack.last_mut() {
            let at = id.index();
            if met[at] == 0 {
                clock += 1;
                (met[at], back[at]) = (clock, clock);
                open.push(*id);
                *parts = cx.parts(*id);
            }
            if let Some(part) = parts.last().copied() {
                let below = part.id.index();
                if met[below] == 0 {
                    stack.push((part.id, Vec::new()));
                    continue;
                }
                parts.pop();
                if depths[below].is_none() {
                    back[at] = back[at].min(back[below]);
                }
                continue;
            }
            if back[at] == met[at] && depths[at].is_none() {
                let first = open.iter().rposition(|one| one == id).unwrap_or(0);
                let circle = open.split_off(first);
                let ways = circle
                    .iter()
                    .flat_map(|&one| cx.parts(one).into_iter().map(move |part| (one, part)));
                let below = |(holder, part): (TypeId, TypeRef)| {
                    Some(depths[part.id.index()]? + levels(cx, holder, part))
                };
                let depth = ways.filter_map(below).max().unwrap_or(0);
                for one in circle {
                    depths[one.index()] = Some(depth);
                }
            }
            stack.pop();
        }
    }
    depths.into_iter().map(Option::unwrap_or_default).collect()
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
