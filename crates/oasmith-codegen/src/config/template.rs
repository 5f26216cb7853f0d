//! A configuration file to begin with: every setting, as a comment.

use oasmith_ir::api::Api;

use super::keys::{self, Key, Value};
use crate::names::Names;
use oasmith_spec::sink::TomlText;

/// The text of an `oasmith.toml` for a document, which sets nothing but `spec` and shows the rest.
pub fn template(document: &str) -> String {
    let mut text = String::from(
        "# How oasmith generates Rust. Every setting is optional; what is commented out is an example.\n",
    );
    for key in keys::ROOT.iter().filter(|key| !is_table(key)) {
        text.push('\n');
        comment(key.about, &mut text);
        if key.name == "spec" {
            text.push_str(&format!("spec = {}\n", TomlText::of(document)));
        } else {
            text.push_str(&format!("# {} = {}\n", key.name, key.example));
        }
    }
    for key in keys::ROOT.iter().filter(|key| is_table(key)) {
        text.push('\n');
        table(key.name, key, &mut text);
    }
    text
}

/// The same, with the names that the operations have now: they stay, whatever happens to summaries and
/// to the rule that chose them.
pub fn template_with_names(document: &str, api: &Api, names: &Names) -> String {
    let mut map = String::from("[operations]\n");
    for (operation, named) in api.operations.iter().zip(names.operations()) {
        let Some(group) = names.groups().get(named.group) else {
            continue;
        };
        let operation = format!("{} {}", operation.method, operation.path.raw);
        let name = format!("{}.{}", group.names.method, named.method);
        map.push_str(&format!(
            "{} = {}\n",
            TomlText::of(&operation),
            TomlText::of(&name)
        ));
    }
    let text = template(document);
    let (commented, example) = ("# [operations]\n", keys::example("operations"));
    text.replace(&format!("{commented}# {example}\n"), &map)
}

fn is_table(key: &Key) -> bool {
    matches!(key.value, Value::Table(_) | Value::Map(_))
}

fn table(path: &str, key: &Key, text: &mut String) {
    comment(key.about, text);
    text.push_str(&format!("# [{path}]\n"));
    let Value::Table(keys) = &key.value else {
        return text.push_str(&format!("# {}\n", key.example));
    };
    for key in keys.iter().filter(|key| !is_table(key)) {
        text.push_str(&format!("# {} = {}\n", key.name, key.example));
    }
    for key in keys.iter().filter(|key| is_table(key)) {
        text.push_str("#\n");
        table(&format!("{path}.{}", key.name), key, text);
    }
}

/// The sentences of a setting, as lines of a comment.
fn comment(about: &str, text: &mut String) {
    const WIDTH: usize = 98;
    let mut line = String::new();
    for word in about.split_whitespace() {
        if !line.is_empty() && line.len() + 1 + word.len() > WIDTH {
            text.push_str(&format!("# {line}\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    text.push_str(&format!("# {line}\n"));
}
