//! `Cargo.toml` of a generated crate.

use std::fmt::Write as _;
use std::path::Path;

use heck::ToKebabCase;

use super::cx::Cx;
use super::readme;
use crate::bundle::NAME;
use crate::config::{Config, Dependency, Features, is_crate_name, is_name};
use crate::print::toml::quoted;

/// Features that are forwarded to the runtime, each with what it does.
pub(super) const FEATURES: &[(&str, &str)] = &[
    ("rustls", "TLS by rustls."),
    ("native-tls", "TLS by what the platform brings."),
    ("gzip", "Answers may be compressed by gzip."),
    ("http2", "HTTP/2."),
    ("tracing", "A span for each call."),
    ("blocking", "Calls that wait: `runtime::Blocking`."),
    ("exact-json", "Numbers in any JSON keep all their digits."),
];

/// The manifest without its first line. `folder` is where it will lie, where that is known: paths in it begin
/// there.
pub fn emit(cx: &Cx<'_>, folder: Option<&Path>) -> String {
    let mut text = String::new();
    package(cx, &mut text);
    let groups: &[_] = match cx.config.features {
        Features::None => &[],
        Features::ByGroup => cx.names.groups(),
    };
    let mut default = vec![quoted("rustls")];
    default.extend(groups.iter().map(|group| quoted(&group.names.feature)));
    let _ = writeln!(text, "\n[features]\ndefault = {}", list(&default));
    for group in groups {
        let (module, feature) = (&group.names.module, &group.names.feature);
        let _ = writeln!(
            text,
            "# Operations of the group `{module}`.\n{feature} = []"
        );
    }
    for (feature, what) in FEATURES {
        let _ = writeln!(
            text,
            "# {what}\n{feature} = [\"oasmith-runtime/{feature}\"]"
        );
    }
    if cx.config.mock {
        text.push_str(
            "# A server for tests: the module `mock`.\nmock = [\"oasmith-runtime/mock\"]\n",
        );
    }
    text.push_str("\n[dependencies]\n");
    text.push_str(&dependencies(cx.config, folder, &[]));
    if cx.config.package.workspace {
        text.push_str(
            "\n# A workspace of its own, so that the crate can lie in a folder of another one.\n[workspace]\n",
        );
    }
    text
}

/// The lines of `[dependencies]` in the manifest of a folder, with these features of the runtime beside those
/// that the configuration needs.
pub fn dependencies(config: &Config, folder: Option<&Path>, features: &[&str]) -> String {
    let mut pairs = config.runtime_source().pairs(folder);
    pairs.push("default-features = false".to_owned());
    let features: Vec<String> = features
        .iter()
        .copied()
        .chain(config.dates.feature())
        .map(quoted)
        .collect();
    if !features.is_empty() {
        pairs.push(format!("features = [{}]", features.join(", ")));
    }
    let mut text = format!("{NAME} = {{ {} }}\n", pairs.join(", "));
    for dependency in &config.package.dependencies {
        let _ = writeln!(text, "{} = {}", dependency.name, value(dependency));
    }
    text
}

fn package(cx: &Cx<'_>, text: &mut String) {
    let package = &cx.config.package;
    let mut pair = |key: &str, value: &str| {
        let _ = writeln!(text, "{key} = {value}");
    };
    pair("[package]\nname", &quoted(&crate_name(cx)));
    pair(
        "version",
        &quoted(package.version.as_deref().unwrap_or("0.1.0")),
    );
    pair("edition", &quoted("2024"));
    pair(
        "rust-version",
        &quoted(package.rust_version.as_deref().unwrap_or("1.88")),
    );
    let description = package
        .description
        .clone()
        .unwrap_or_else(|| description(cx));
    pair("description", &quoted(&description));
    pair("readme", &quoted(readme::FILE));
    for (key, value) in [
        ("license", &package.license),
        ("repository", &package.repository),
        ("homepage", &package.homepage),
        ("documentation", &package.documentation),
    ] {
        if let Some(value) = value {
            pair(key, &quoted(value));
        }
    }
    for (key, values) in [
        ("authors", &package.authors),
        ("keywords", &package.keywords),
        ("categories", &package.categories),
    ] {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
            pair(key, &format!("[{}]", values.join(", ")));
        }
    }
    if let Some(publish) = package.publish {
        pair("publish", if publish { "true" } else { "false" });
    }
}

/// What a dependency is, as an inline table.
fn value(dependency: &Dependency) -> String {
    let mut pairs = Vec::new();
    for (key, value) in [
        ("version", &dependency.version),
        ("path", &dependency.path),
        ("git", &dependency.git),
        ("rev", &dependency.rev),
        ("package", &dependency.package),
    ] {
        if let Some(value) = value {
            pairs.push(format!("{key} = {}", quoted(value)));
        }
    }
    if dependency.default_features == Some(false) {
        pairs.push("default-features = false".to_owned());
    }
    if !dependency.features.is_empty() {
        let features: Vec<String> = dependency.features.iter().map(|one| quoted(one)).collect();
        pairs.push(format!("features = [{}]", features.join(", ")));
    }
    format!("{{ {} }}", pairs.join(", "))
}

/// A list of values, on one line where it is short.
fn list(values: &[String]) -> String {
    let line = format!("[{}]", values.join(", "));
    if line.len() <= 88 {
        return line;
    }
    let lines: String = values
        .iter()
        .map(|value| format!("    {value},\n"))
        .collect();
    format!("[\n{lines}]")
}

fn description(cx: &Cx<'_>) -> String {
    let title = cx
        .api
        .info
        .title
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if title.is_empty() {
        "Client of an HTTP API".to_owned()
    } else {
        format!("Client of {title}")
    }
}

/// The crate's name: the configured one, else one made of the title.
pub fn crate_name(cx: &Cx<'_>) -> String {
    match &cx.config.package.name {
        Some(name) if is_crate_name(name) => name.clone(),
        Some(name) => crate_name_from(name),
        None => crate_name_from(&cx.api.info.title),
    }
}

/// A name for a crate, made of a title or of a folder's name: that itself where it can be one without
/// a warning of rustc's, which wants lower case.
pub fn crate_name_from(text: &str) -> String {
    let is_lower = !text.contains(char::is_uppercase);
    if is_lower && is_crate_name(text) {
        return text.to_owned();
    }
    let ascii = |c: char| if c.is_ascii_alphanumeric() { c } else { ' ' };
    let text = if is_lower && is_name(&text.replace('-', "_")) {
        text.to_owned()
    } else {
        text.chars().map(ascii).collect::<String>().to_kebab_case()
    };
    let mut name = text;
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name = format!("client-{name}");
    }
    let name: String = name.trim_end_matches('-').chars().take(64).collect();
    if is_crate_name(&name) {
        name
    } else {
        format!("{name}-client")
    }
}

#[cfg(test)]
mod tests {
    use super::crate_name_from;

    #[test]
    fn no_group_has_the_name_of_a_feature_of_the_runtime() {
        for (feature, _) in super::FEATURES {
            assert!(
                crate::names::RESERVED_FEATURES.contains(feature),
                "{feature}"
            );
        }
    }

    #[test]
    fn any_text_names_a_crate() {
        for (text, name) in [
            ("my_client", "my_client"),
            ("Some Folder", "some-folder"),
            ("Jobs", "jobs"),
            ("My_Client", "my-client"),
            ("9 lives", "client-9-lives"),
            ("", "client"),
            ("Кот", "client"),
            ("std", "std-client"),
            ("type", "type-client"),
            ("-x-", "client--x"),
        ] {
            assert_eq!(crate_name_from(text), name, "{text}");
        }
        assert_eq!(crate_name_from(&"x".repeat(80)).len(), 64);
    }
}
