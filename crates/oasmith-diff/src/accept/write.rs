//! Writing entries for changes.

use oasmith_spec::fit;

use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};
use oasmith_spec::sink::{Toml, TomlText};

/// Entries for all changes that break something or may and that are not accepted yet, to be put at
/// the end of a file. Each tells in a comment what it accepts. Empty where there are none.
pub fn entries(changes: &Changes, reason: &str, expires: Option<&str>) -> String {
    let open = changes.changes.iter().filter(|change| {
        change.accepted.is_none() && (change.worst() > Effect::Ok || change.rust == Bump::Major)
    });
    let entries: TomlText = open.map(|change| entry(change, reason, expires)).collect();
    entries.into_string()
}

/// An entry for one change.
pub(crate) fn entry(change: &Change, reason: &str, expires: Option<&str>) -> TomlText {
    let mut out = fit!(
        Toml,
        "\n# {}\n[[accepted]]\nrule = {}\npointer = {}\nfingerprint = {}\nreason = {}\n",
        TomlText::comment(&change.message.to_string()),
        TomlText::of(&change.rule),
        TomlText::of(&change.pointer),
        TomlText::of(&change.fingerprint),
        TomlText::of(reason)
    );
    out.push(&fit!(
        Toml,
        "send = \"{}\"\nreceive = \"{}\"\nrust = \"{}\"\nsilent = {}\n",
        change.wire.send.as_str(),
        change.wire.receive.as_str(),
        change.rust.as_str(),
        change.silent
    ));
    if let Some(day) = expires {
        out.push(&fit!(Toml, "expires = {}\n", TomlText::of(day)));
    }
    out
}
