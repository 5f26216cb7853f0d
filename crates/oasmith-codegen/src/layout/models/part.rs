//! The parts into which a module of many models is cut, each a file.

use std::collections::HashMap;

use super::{Emitted, Family, line_count, lines_of};
use crate::names::file::file_name;
use crate::print::LONGEST_FILE;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::snippet;
use crate::rust::cx::Cx;

/// Models that stand in one file.
pub(super) struct Part<'m> {
    /// What the file is named after.
    pub(super) name: String,
    pub(super) doc: Doc,
    pub(super) models: Vec<&'m Emitted>,
}

/// Families whose names begin with the same words stand together as long as a file holds them; a
/// family that is too long for a file is cut.
pub(super) fn parts<'m>(cx: &Cx<'m>, families: Vec<Family<'m>>) -> Vec<Part<'m>> {
    let mut parts = Vec::new();
    let named = families.into_iter().map(|family| {
        let name = file_name(family.name(cx));
        (name.as_str().trim_matches('_').to_owned(), family)
    });
    spread(cx, named.collect(), 1, &mut parts);
    parts
}

/// Parts of families that have all but the last of their first `words` words in common.
fn spread<'m>(
    cx: &Cx<'m>,
    families: Vec<(String, Family<'m>)>,
    words: usize,
    parts: &mut Vec<Part<'m>>,
) {
    let mut bundles: Vec<(String, Vec<(String, Family<'m>)>)> = Vec::new();
    let mut by_prefix: HashMap<String, usize> = HashMap::new();
    for (name, family) in families {
        let prefix = first_words(&name, words);
        let known = by_prefix.get(prefix).copied();
        match known.and_then(|at| bundles.get_mut(at)) {
            Some((_, bundle)) => bundle.push((name, family)),
            None => {
                let prefix = prefix.to_owned();
                by_prefix.insert(prefix.clone(), bundles.len());
                bundles.push((prefix, vec![(name, family)]));
            }
        }
    }
    for (prefix, bundle) in bundles {
        let fits = || {
            let models = bundle.iter().flat_map(|(_, family)| &family.models);
            line_count(models.copied()) <= LONGEST_FILE
        };
        // Names that have no more words than these are not told apart by more of them.
        let is_last = || bundle.iter().all(|(name, _)| *name == prefix);
        if bundle.len() == 1 || is_last() {
            for (_, family) in bundle {
                alone(cx, family, parts);
            }
        } else if fits() {
            parts.push(together(prefix, bundle));
        } else {
            spread(cx, bundle, words + 1, parts);
        }
    }
}

fn first_words(name: &str, words: usize) -> &str {
    let end = name.match_indices('_').nth(words - 1);
    end.and_then(|(end, _)| name.get(..end)).unwrap_or(name)
}

fn together<'m>(prefix: String, bundle: Vec<(String, Family<'m>)>) -> Part<'m> {
    let mut doc = Doc::new();
    let words = CodeSpan::new(&prefix.replace('_', " "));
    doc.paragraph(&snippet!("Types whose names begin with {}.", words));
    Part {
        name: prefix,
        doc,
        models: bundle.into_iter().flat_map(|(_, it)| it.models).collect(),
    }
}

/// A family by itself: a part, or where a file does not hold it, several of them, each named after
/// the first of its types.
fn alone<'m>(cx: &Cx<'m>, family: Family<'m>, parts: &mut Vec<Part<'m>>) {
    let mut lines = usize::MAX;
    let mut first = true;
    for &model in &family.models {
        let more = lines_of(model);
        match parts.last_mut() {
            Some(part) if lines.saturating_add(more) <= LONGEST_FILE => {
                part.models.push(model);
                lines += more;
            }
            _ => {
                let name = cx.names.model(model.0).as_str();
                parts.push(Part {
                    name: if first { family.name(cx) } else { name }.to_owned(),
                    doc: family.docs(cx),
                    models: vec![model],
                });
                (lines, first) = (more, false);
            }
        }
    }
}
