//! What models make of instances.

use std::fmt::Write;

use serde_json::Value;

use super::client::Client;
use super::trial::{Finding, Trial};
use super::variant;
use crate::Result;
use crate::suite::driver;

/// The module of the program that probes a client's models.
pub(super) fn probe(client: &Client) -> String {
    let mut text = String::from(
        "#![allow(deprecated, unused)]\n\nuse {api} as api;\nuse crate::{decoded, keep};\n\npub fn run(input: &crate::Input) {\n",
    );
    for (component, id) in client.components() {
        let model = client.names.model(id);
        let ty = if driver::is_nullable(&client.api, id) {
            format!("Option<api::models::{model}>")
        } else {
            format!("api::models::{model}")
        };
        let _ = writeln!(text, "    input.each::<{ty}>({component:?});");
    }
    text.push_str("}\n");
    text
}

/// Judges what the program printed of a document.
pub(super) fn judge(trial: &mut Trial, lines: &[Value]) -> Result<usize> {
    let mut found = Vec::new();
    // Those of calls have no component.
    for line in lines.iter().filter(|line| line[0] != "") {
        let (component, index, what, more, shown): (String, usize, String, String, String) =
            serde_json::from_value(line.clone())?;
        let of = trial.instances.iter().find(|(name, _)| *name == component);
        let Some(instance) = of.and_then(|(_, instances)| instances.get(index)) else {
            return Err(format!("nobody asked for {component}, {index}").into());
        };
        let value = &instance.value;
        let kind = match (what.as_str(), instance.valid) {
            ("panicked", _) => Some("panicked"),
            ("unencoded", _) => Some("not encoded"),
            ("undecoded", true) => Some("valid: not decoded"),
            ("violated", true) => Some("valid: refused by validate()"),
            ("changed", true) => Some("valid: written back otherwise"),
            ("same" | "changed", false) => Some("invalid: accepted"),
            _ => None,
        };
        if let Some(kind) = kind {
            let what = format!("{component}: {value}: {more}\n    {shown}");
            found.push(Finding::new(kind, what));
        } else if instance.valid
            && let Some(client) = &trial.client
        {
            let chosen = variant::check(client, &trial.judge, &component, value, &shown)?;
            found.extend(chosen);
        }
    }
    trial.findings.extend(found);
    Ok(lines.len())
}
