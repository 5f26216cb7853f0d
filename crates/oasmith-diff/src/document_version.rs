//! Whether the document's own version (`info.version`) grows as its changes ask for.

use crate::change::Changes;
use crate::effect::{Bump, Effect};
use crate::side::Side;

/// What semantic versioning asks of the document's version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentVersion {
    /// The version of the base.
    pub base: String,
    /// The version of the head.
    pub head: String,
    /// The least version that the head may have.
    pub wanted: String,
    /// Whether the head has it, or a later one. `None` if a version is not one of semantic versioning.
    pub is_enough: Option<bool>,
}

/// Holds `info.version` of the head against the changes: what breaks messages asks for a major version, any other change
/// of the API for a minor one, and a change of docs for a patch; before 1.0.0, as Cargo reads it, for a minor version and
/// a patch. Accepted changes count: who accepts a change makes it no smaller for others.
pub fn document_version(changes: &Changes, base: &Side, head: &Side) -> DocumentVersion {
    let bumps = changes.changes.iter().map(|change| {
        let is_docs = change.rule.ends_with("-docs-changed")
            || change.rule.ends_with("-examples-changed")
            || change.rule == "api-version-changed";
        match change.on_messages() {
            Effect::Breaking => Bump::Major,
            Effect::Risk => Bump::Minor,
            Effect::Ok if change.rule == "api-version-changed" => Bump::None,
            Effect::Ok if is_docs => Bump::Patch,
            Effect::Ok => Bump::Minor,
        }
    });
    let bump = bumps.max().unwrap_or_default();
    let (was, is) = (&base.api.info.version, &head.api.info.version);
    let wanted = match bump {
        Bump::None => was.clone(),
        bump => crate::version::next(was, bump),
    };
    let is_enough = numbers(is)
        .zip(numbers(&wanted))
        .filter(|_| numbers(was).is_some());
    DocumentVersion {
        base: was.clone(),
        head: is.clone(),
        is_enough: is_enough.map(|(is, wanted)| is >= wanted),
        wanted,
    }
}

/// Major, minor and patch of a version; what follows them is not compared.
fn numbers(version: &str) -> Option<[u64; 3]> {
    let core = version.split(['-', '+']).next()?;
    let mut parts = core.split('.').map(str::parse);
    let mut next = || parts.next()?.ok();
    let numbers = [next()?, next()?, next()?];
    parts.next().is_none().then_some(numbers)
}
