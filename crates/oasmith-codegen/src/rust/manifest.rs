//! `Cargo.toml` of a generated crate.

use std::fmt::Write as _;
use std::path::Path;

use heck::ToKebabCase;

use super::cx::Cx;
use crate::config::is_name;

/// Features that are forwarded to the runtime, each with what it does.
const FEATURES: &[(&str, &str)] = &[
    ("rustls", "TLS by rustls."),
    ("native-tls", "TLS by what the platform brings."),
    ("gzip", "Answers may be compressed by gzip."),
    ("http2", "HTTP/2."),
];

/// Names that Cargo refuses, or that would hide a crate of Rust's own.
const REFUSED: &[&str] = &[
    "alloc",
    "core",
    "oasmith-runtime",
    "oasmith_runtime",
    "proc-macro",
    "proc_macro",
    "std",
    "test",
];

/// The manifest without its first line. `runtime` is the runtime's folder, as the manifest shall
/// name it; `None` takes it from the registry.
pub fn emit(cx: &Cx<'_>, runtime: Option<&Path>) -> String {
    let mut text = String::new();
    package(cx, &mut text);
    text.push_str("\n[features]\ndefault = [\"rustls\"]\n");
    for (feature, what) in FEATURES {
        let _ = writeln!(
            text,
            "# {what}\n{feature} = [\"oasmith-runtime/{feature}\"]"
        );
    }
    text.push_str("\n[dependencies]\n");
    let version = env!("CARGO_PKG_VERSION");
    let place = runtime.map_or_else(
        || format!("version = {}", quoted(version)),
        |path| {
            format!(
                "path = {}",
                quoted(&path.to_string_lossy().replace('\\', "/"))
            )
        },
    );
    let _ = writeln!(
        text,
        "oasmith-runtime = {{ {place}, default-features = false }}"
    );
    text.push_str(
        "\n# A workspace of its own, so that the crate can lie in a folder of another one.\n[workspace]\n",
    );
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
    let wanted = cx
        .config
        .package
        .name
        .as_deref()
        .unwrap_or(&cx.api.info.title);
    let as_it_stands = is_name(&wanted.replace('-', "_")).then(|| wanted.to_owned());
    let mut name = as_it_stands.unwrap_or_else(|| {
        let ascii = |c: char| if c.is_ascii_alphanumeric() { c } else { ' ' };
        wanted
            .chars()
            .map(ascii)
            .collect::<String>()
            .to_kebab_case()
    });
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name = format!("client-{name}");
    }
    let name = name.trim_end_matches('-');
    let keyword = crate::ident::Ident::snake(name).as_str().ends_with('_');
    if REFUSED.contains(&name) || keyword {
        format!("{name}-client")
    } else {
        name.chars().take(64).collect()
    }
}

/// A basic string (TOML 1.0.0, section String).
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            c if super::literal::is_unclear(c) => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
