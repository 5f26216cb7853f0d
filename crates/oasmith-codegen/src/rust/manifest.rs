//! `Cargo.toml` of a generated crate.

use std::path::Path;

use heck::ToKebabCase;
use oasmith_spec::fit;
use oasmith_spec::sink::{Toml, TomlText, is_invisible};

use super::cx::Cx;
use super::readme;
use crate::bundle::NAME;
use crate::config::{Config, Dependency, Features, is_crate_name, is_name};

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
pub fn emit(cx: &Cx<'_>, folder: Option<&Path>) -> TomlText {
    let mut text = package(cx);
    let groups: &[_] = match cx.config.features {
        Features::None => &[],
        Features::ByGroup => cx.names.groups(),
    };
    let mut default = vec![TomlText::of("rustls")];
    default.extend(
        groups
            .iter()
            .map(|group| TomlText::of(&group.names.feature)),
    );
    text.push(&fit!(Toml, "\n[features]\ndefault = {}\n", list(default)));
    for group in groups {
        text.push(&fit!(
            Toml,
            "# Operations of the group `{}`.\n{} = []\n",
            TomlText::comment(group.names.module.as_str()),
            TomlText::key(&group.names.feature)
        ));
    }
    for (feature, what) in FEATURES {
        text.push(&fit!(
            Toml,
            "# {}\n{} = [\"oasmith-runtime/{}\"]\n",
            *what,
            *feature,
            *feature
        ));
    }
    if cx.config.mock {
        text.push(&"# A server for tests: the module `mock`.\nmock = [\"oasmith-runtime/mock\"]\n");
    }
    text.push(&"\n[dependencies]\n");
    text.push(&dependencies(cx.config, folder, &[]));
    if cx.config.package.workspace {
        text.push(&"\n# A workspace of its own, so that the crate can lie in a folder of another one.\n[workspace]\n");
    }
    text
}

/// The lines of `[dependencies]` in the manifest of a folder, with these features of the runtime beside those
/// that the configuration needs.
pub fn dependencies(config: &Config, folder: Option<&Path>, features: &[&str]) -> TomlText {
    let mut pairs = config.runtime_source().pairs(folder);
    pairs.push(fit!(Toml, "default-features = false"));
    let features = features.iter().copied().chain(config.dates.feature());
    let features: Vec<TomlText> = features.map(TomlText::of).collect();
    if !features.is_empty() {
        let features = TomlText::joined(features, ", ");
        pairs.push(fit!(Toml, "features = [{}]", features));
    }
    let pairs = TomlText::joined(pairs, ", ");
    let mut text = fit!(Toml, "{} = {{ {} }}\n", NAME, pairs);
    for dependency in &config.package.dependencies {
        let name = TomlText::key(&dependency.name);
        text.push(&fit!(Toml, "{} = {}\n", name, value(dependency)));
    }
    text
}

fn package(cx: &Cx<'_>) -> TomlText {
    let package = &cx.config.package;
    let mut text = fit!(Toml, "[package]\n");
    let mut pair =
        |key: &'static str, value: TomlText| text.push(&fit!(Toml, "{} = {}\n", key, value));
    pair("name", TomlText::of(&crate_name(cx)));
    let version = package.version.as_deref().unwrap_or("0.1.0");
    pair("version", TomlText::of(version));
    pair("edition", TomlText::of("2024"));
    let rust_version = package.rust_version.as_deref().unwrap_or("1.88");
    pair("rust-version", TomlText::of(rust_version));
    let description = package.description.clone();
    let description = description.unwrap_or_else(|| description_of(cx));
    pair("description", TomlText::of(&description));
    pair("readme", TomlText::of(readme::FILE));
    for (key, value) in [
        ("license", &package.license),
        ("repository", &package.repository),
        ("homepage", &package.homepage),
        ("documentation", &package.documentation),
    ] {
        if let Some(value) = value {
            pair(key, TomlText::of(value));
        }
    }
    for (key, values) in [
        ("authors", &package.authors),
        ("keywords", &package.keywords),
        ("categories", &package.categories),
    ] {
        if !values.is_empty() {
            let values = values.iter().map(|value| TomlText::of(value));
            pair(key, fit!(Toml, "[{}]", TomlText::joined(values, ", ")));
        }
    }
    if let Some(publish) = package.publish {
        pair("publish", fit!(Toml, "{}", publish));
    }
    text
}

/// What a dependency is, as an inline table.
fn value(dependency: &Dependency) -> TomlText {
    let mut pairs = Vec::new();
    for (key, value) in [
        ("version", &dependency.version),
        ("path", &dependency.path),
        ("git", &dependency.git),
        ("rev", &dependency.rev),
        ("package", &dependency.package),
    ] {
        if let Some(value) = value {
            pairs.push(fit!(Toml, "{} = {}", key, TomlText::of(value)));
        }
    }
    if dependency.default_features == Some(false) {
        pairs.push(fit!(Toml, "default-features = false"));
    }
    if !dependency.features.is_empty() {
        let features = dependency.features.iter().map(|one| TomlText::of(one));
        let features = TomlText::joined(features, ", ");
        pairs.push(fit!(Toml, "features = [{}]", features));
    }
    fit!(Toml, "{{ {} }}", TomlText::joined(pairs, ", "))
}

/// A list of values, on one line where it is short.
fn list(values: Vec<TomlText>) -> TomlText {
    let line = TomlText::joined(values.clone(), ", ");
    if line.as_str().len() <= 86 {
        return fit!(Toml, "[{}]", line);
    }
    let lines = values.iter().map(|value| fit!(Toml, "    {},\n", value));
    fit!(Toml, "[\n{}]", lines.collect::<TomlText>())
}

/// What a crate is that no configuration describes. A manifest with characters that nobody sees is none to Cargo or to
/// a registry, so the title loses them.
fn description_of(cx: &Cx<'_>) -> String {
    let title = cx.api.info.title.replace(is_invisible, " ");
    let words: Vec<&str> = title.split_whitespace().collect();
    if words.is_empty() {
        "Client of an HTTP API".to_owned()
    } else {
        format!("Client of {}", words.join(" "))
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
