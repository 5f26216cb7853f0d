//! As much English as names need: number, and which words are verbs.

/// Words that end in `s` and are singular, or have no singular of their own.
const SAME: &[&str] = &[
    "alias",
    "always",
    "atlas",
    "aws",
    "bias",
    "bus",
    "canvas",
    "css",
    "dns",
    "does",
    "gas",
    "gps",
    "has",
    "https",
    "ios",
    "js",
    "kubernetes",
    "lens",
    "news",
    "pos",
    "saas",
    "sas",
    "series",
    "sms",
    "species",
    "sts",
    "this",
    "tls",
    "was",
    "windows",
];

/// Plurals that no rule gives.
const IRREGULAR: &[(&str, &str)] = &[
    ("aliases", "alias"),
    ("analyses", "analysis"),
    ("axes", "axis"),
    ("biases", "bias"),
    ("bonuses", "bonus"),
    ("buses", "bus"),
    ("caches", "cache"),
    ("campuses", "campus"),
    ("canvases", "canvas"),
    ("children", "child"),
    ("cookies", "cookie"),
    ("criteria", "criterion"),
    ("indices", "index"),
    ("lenses", "lens"),
    ("matrices", "matrix"),
    ("men", "man"),
    ("movies", "movie"),
    ("people", "person"),
    ("statuses", "status"),
    ("vertices", "vertex"),
    ("viruses", "virus"),
    ("women", "woman"),
];

/// The singular of a word in lower case; the word itself where it has none or is one.
pub(super) fn singular(word: &str) -> String {
    if let Some((_, singular)) = IRREGULAR.iter().find(|(plural, _)| *plural == word) {
        return (*singular).to_owned();
    }
    let singular_ending = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    if word.len() < 3 || singular_ending || SAME.contains(&word) {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies")
        && stem.len() > 1
    {
        return format!("{stem}y");
    }
    let hissing = ["sses", "shes", "ches", "xes", "zzes"];
    if hissing.iter().any(|end| word.ends_with(end)) {
        return word[..word.len() - 2].to_owned();
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// Words that have no plural, beside [`SAME`].
const UNCOUNTABLE: &[&str] = &[
    "auth", "config", "data", "health", "history", "info", "metadata",
];

/// The plural of a word in lower case; the word itself where it has none or is one.
pub(super) fn plural(word: &str) -> String {
    let none = is_plural(word) || SAME.contains(&word) || UNCOUNTABLE.contains(&word);
    if none || word.is_empty() {
        return word.to_owned();
    }
    if let Some((plural, _)) = IRREGULAR.iter().find(|(_, singular)| *singular == word) {
        return (*plural).to_owned();
    }
    let vowel_before_y = ["ay", "ey", "oy", "uy"]
        .iter()
        .any(|end| word.ends_with(end));
    match word.strip_suffix('y') {
        Some(stem) if !vowel_before_y => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh"]
            .iter()
            .any(|end| word.ends_with(end)) =>
        {
            format!("{word}es")
        }
        _ => format!("{word}s"),
    }
}

/// Whether a word in lower case is a plural.
pub(super) fn is_plural(word: &str) -> bool {
    singular(word) != word
}

/// The words with the last plural among them made singular: `[environment, variables]` becomes
/// `[environment, variable]`, and `[connections, legacy]` becomes `[connection, legacy]`.
pub(super) fn singular_words(words: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    if let Some(plural) = words.iter_mut().rev().find(|word| is_plural(word)) {
        *plural = singular(plural);
    }
    words
}

/// Verbs under another name: how a summary says it, and how a method says it.
const SYNONYMS: &[(&str, &str)] = &[
    ("add", "create"),
    ("change", "update"),
    ("destroy", "delete"),
    ("edit", "update"),
    ("fetch", "get"),
    ("modify", "update"),
    ("read", "get"),
    ("remove", "delete"),
    ("retrieve", "get"),
    ("return", "get"),
    ("show", "get"),
    ("view", "get"),
];

/// The verbs that can begin a method's name.
const VERBS: &[&str] = &[
    "accept",
    "activate",
    "approve",
    "archive",
    "assign",
    "attach",
    "cancel",
    "check",
    "clear",
    "clone",
    "close",
    "compile",
    "complete",
    "confirm",
    "connect",
    "convert",
    "copy",
    "count",
    "create",
    "deactivate",
    "delete",
    "deploy",
    "detach",
    "disable",
    "disconnect",
    "download",
    "enable",
    "execute",
    "export",
    "find",
    "generate",
    "get",
    "import",
    "install",
    "invite",
    "invoke",
    "list",
    "lock",
    "merge",
    "move",
    "open",
    "patch",
    "pause",
    "ping",
    "post",
    "preview",
    "prune",
    "publish",
    "purge",
    "put",
    "query",
    "reconnect",
    "refresh",
    "register",
    "reject",
    "replace",
    "reset",
    "restart",
    "restore",
    "resume",
    "retry",
    "revoke",
    "rotate",
    "run",
    "search",
    "send",
    "set",
    "start",
    "stop",
    "submit",
    "subscribe",
    "transfer",
    "trigger",
    "unlock",
    "unsubscribe",
    "update",
    "upload",
    "upsert",
    "validate",
    "verify",
];

/// Whether a word in lower case is one of the verbs that begin a method's name.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.binary_search(&word).is_ok()
}

/// Whether a verb acts on a whole collection, which then stays in the plural.
pub(super) fn takes_plural(verb: &str) -> bool {
    ["list", "search", "query", "find", "count", "prune", "purge"].contains(&verb)
}

/// The verb that a summary begins with: `Edit a user` gives `update`, `Returns all users` gives
/// `list`. The words are in lower case.
pub(super) fn summary_verb(words: &[String]) -> Option<&'static str> {
    let first = words.first()?;
    let verb = known_verb(first).or_else(|| known_verb(&singular(first)))?;
    let rest: Vec<&str> = words.iter().skip(1).take(2).map(String::as_str).collect();
    let whole_list = matches!(
        rest.as_slice(),
        ["all" | "every" | "list", ..] | ["a" | "the", "list"]
    );
    Some(if verb == "get" && whole_list {
        "list"
    } else {
        verb
    })
}

fn known_verb(word: &str) -> Option<&'static str> {
    if let Some((_, verb)) = SYNONYMS.iter().find(|(synonym, _)| *synonym == word) {
        return Some(verb);
    }
    let at = VERBS.binary_search(&word).ok()?;
    VERBS.get(at).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(VERBS.is_sorted());
        assert!(SYNONYMS.is_sorted());
        assert!(IRREGULAR.is_sorted());
        assert!(SAME.is_sorted());
    }

    #[test]
    fn singulars() {
        for (plural, expected) in [
            ("connections", "connection"),
            ("policies", "policy"),
            ("addresses", "address"),
            ("statuses", "status"),
            ("boxes", "box"),
            ("databases", "database"),
            ("responses", "response"),
            ("branches", "branch"),
            ("keys", "key"),
        ] {
            assert_eq!(singular(plural), expected);
            assert!(is_plural(plural));
        }
        for (singular, expected) in [
            ("connection", "connections"),
            ("policy", "policies"),
            ("key", "keys"),
            ("box", "boxes"),
            ("person", "people"),
            ("metadata", "metadata"),
            ("users", "users"),
        ] {
            assert_eq!(plural(singular), expected);
        }
        for same in [
            "status", "access", "metadata", "analysis", "data", "dns", "sync", "s", "",
        ] {
            assert_eq!(singular(same), same);
        }
    }

    #[test]
    fn verbs_of_summaries() {
        let verb = |text: &str| {
            let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
            summary_verb(&words)
        };
        assert_eq!(verb("Edit a user"), Some("update"));
        assert_eq!(verb("Returns a list of users"), Some("list"));
        assert_eq!(verb("Get all users"), Some("list"));
        assert_eq!(verb("Fetches a user"), Some("get"));
        assert_eq!(verb("Dry run a function"), None);
        assert_eq!(verb(""), None);
    }
}
