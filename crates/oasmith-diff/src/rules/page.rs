//! The manual page of a rule: what it means, an example with its effects, how to avoid the change and how to accept it.

use super::Rule;

/// The examples: for each rule the case of `specs/diff` as a difference, and what was found there. A test holds them
/// against the cases.
const EXAMPLES: &str = include_str!("examples.txt");

/// The example of a rule.
struct Example {
    /// Effects: on what is sent, on what is received, on Rust, and whether it is silent.
    effects: Vec<&'static str>,
    lines: &'static str,
}

/// The page, in CommonMark.
pub(super) fn page(rule: &Rule) -> String {
    let mut page = format!("# {}\n\n", rule.id);
    for line in rule.doc() {
        page.push_str(line);
        page.push('\n');
    }
    if let Some(example) = Example::of(rule.id) {
        page.push_str("\n## Example\n\n```diff\n");
        page.push_str(example.lines.trim_end());
        page.push_str("\n```\n\n## Effect in the example\n\n");
        let [send, receive, rust, silent] = example.effects[..] else {
            return page;
        };
        page.push_str(&format!("- Senders ({send}): {}.\n", sent(send)));
        page.push_str(&format!(
            "- Receivers ({receive}): {}.\n",
            received(receive)
        ));
        page.push_str(&format!("- Rust ({rust}): {}.\n", code(rust)));
        if silent == "silent" {
            page.push_str("- Silent: the compiler does not notice, because code that uses the crate still compiles.\n");
        }
    }
    page.push_str(&format!("\n## How to avoid it\n\n{}\n", avoid(rule.id)));
    page.push_str(&format!(
        "\n## How to accept it\n\nAdd `--accept accepted.toml --accept-all --reason 'why'` to `oasmith diff`. It writes an \
         entry for each\nchange that fails, up to the effect that the change has now:\n\n```toml\n[[accepted]]\nrule = \
         \"{}\"\npointer = \"…\"\nfingerprint = \"…\"\nreason = \"why\"\nsend = \"breaking\"\nreceive = \"ok\"\nrust = \
         \"major\"\nsilent = false\n```\n",
        rule.id
    ));
    page
}

impl Example {
    fn of(rule: &str) -> Option<Self> {
        let start = EXAMPLES.find(&format!("=== {rule} "))?;
        let rest = EXAMPLES.get(start..)?;
        let (heading, rest) = rest.split_once('\n')?;
        let end = rest.find("\n=== ").unwrap_or(rest.len());
        Some(Self {
            effects: heading.split(' ').skip(2).collect(),
            lines: rest.get(..end)?,
        })
    }
}

fn sent(effect: &str) -> &'static str {
    match effect {
        "breaking" => "the server refuses what clients of the base send, or reads something else",
        "risk" => "the server may understand what clients of the base send differently",
        _ => "the server takes what clients of the base send as before",
    }
}

fn received(effect: &str) -> &'static str {
    match effect {
        "breaking" => "clients of the base can't read what the server sends",
        "risk" => "clients of the base may understand what the server sends differently",
        _ => "clients of the base read what the server sends as before",
    }
}

fn code(bump: &str) -> &'static str {
    match bump {
        "major" => "code that uses the generated crate may not compile, or means something else",
        "minor" => "the generated crate has more than before; code that uses it compiles",
        "patch" => "the generated code differs, but not its public items",
        _ => "the generated code is the same",
    }
}

/// How to avoid a change, by what it is. The first pattern that fits decides.
fn avoid(rule: &str) -> &'static str {
    let ends = |ending: &str| rule.ends_with(ending);
    let begins = |beginning: &str| rule.starts_with(beginning);
    if ends("-docs-changed") || ends("-examples-changed") || rule == "api-version-changed" {
        return "There is nothing to avoid: no message and no public item changes.";
    }
    if rule == "argument-order-changed" {
        return "Keep the order in which the document declares required parameters and properties, and add new ones at \
                the end.";
    }
    if rule == "rust-name-reassigned" {
        return "Keep the name for what it stood for: pin it in `oasmith.toml` (`[operations]`, `[models]`), or give the \
                values names of their own by `x-enum-varnames`.";
    }
    if rule == "rust-api-changed" {
        return "Look at the other changes of the report: this one is a consequence of them.";
    }
    if rule == "operation-id-changed" {
        return "Keep the `operationId`. Types of the operation are called after it, even where `[operations]` in \
                `oasmith.toml` keeps the name of the method.";
    }
    if ends("-renamed") || ends("-extracted") || ends("-inlined") {
        return "Pin the old name in `oasmith.toml` (`[models]`, `[operations]`, `[groups]`), or keep the name in the \
                document. A help line of the report has the setting.";
    }
    if ends("-moved") || ends("-order-changed") {
        return "Keep the old place beside the new one until no client uses it.";
    }
    if begins("security-") || begins("oauth-") {
        return "Accept the old credentials as an alternative (another entry of `security`) until no client uses them.";
    }
    if begins("server-") || ends("-servers-changed") {
        return "Keep the old server, and redirect from there, until no client uses it.";
    }
    if begins("required-") || ends("-became-required") {
        return "Make it optional, and let the server take a default where it is missing.";
    }
    if ends("-became-optional") || ends("nullable") {
        return "Always send a value as long as there are clients of the base; for requests, keep taking what was \
                allowed.";
    }
    if ends("-undeprecated")
        || ends("-deprecated")
        || ends("-sunset-changed")
        || ends("-stability-changed")
    {
        return "Say in the description what replaces it and until when it stays, and keep it until then.";
    }
    if ends("-removed") {
        return "Deprecate it first (`deprecated: true`), say until when it stays (for an operation, by `x-sunset`), and remove it \
                after that, or in a new version of the API.";
    }
    if ends("-tightened") || ends("-narrowed") || ends("-closed") {
        return "Keep taking what was allowed, or publish the tighter rule in a new version of the API.";
    }
    if ends("-loosened") || ends("-widened") || ends("-opened") {
        return "Keep sending what was promised to clients of the base.";
    }
    if ends("-added") {
        return "Nothing breaks for senders where it is optional. Where clients of the base receive it, send it only to \
                those that ask for it, or mark enumerations as open (`x-extensible-enum`).";
    }
    "Add what is new under another name beside the old one, deprecate the old one, and remove it when no client uses \
     it."
}
