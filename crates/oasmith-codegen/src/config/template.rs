//! A configuration file to begin with: every setting, as a comment.

use oasmith_ir::api::Api;

use super::is_name;
use super::keys::{self, Key, Value};
use crate::names::Names;
use oasmith_spec::sink::TomlText;

/// What the JSON Schema is called that [`template`] refers to, beside the configuration.
pub const SCHEMA_FILE: &str = "oasmith.schema.json";

/// The text of an `oasmith.toml` for a document, which sets nothing but `spec` and shows the rest.
///
/// Its first line names the [JSON Schema](super::json_schema) for editors (`#:schema`), as [`SCHEMA_FILE`] beside it.
pub fn template(document: &str) -> String {
    let mut text = format!(
        "#:schema ./{SCHEMA_FILE}\n\
         # How oasmith generates Rust. Every setting is optional; what is commented out is an example.\n"
    );
    for key in keys::ROOT.iter().filter(|key| !is_table(key)) {
        text.push('\n');
        comment("# ", key.about, &mut text);
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

/// The same, with the names that exist now. Operations keep theirs, whatever happens to summaries and to the rule that
/// chose them. Components, properties and variants that are named otherwise than they are written, since another one wants
/// the same name, keep theirs whatever is added. To generate with it changes nothing.
pub fn template_with_names(document: &str, api: &Api, names: &Names) -> String {
    let mut map = String::from("[operations]\n");
    for (operation, named) in api.operations.iter().zip(names.operations()) {
        let Some(group) = names.groups().get(named.group) else {
            continue;
        };
        // Methods in a configuration are in upper case, those of OpenAPI 3.2's `additionalOperations` needn't be.
        let has_lower = operation.method.contains(char::is_lowercase);
        let operation = match &operation.id {
            Some(id) if has_lower => id.clone(),
            None if has_lower => continue,
            _ => format!("{} {}", operation.method, operation.path.raw),
        };
        let parts = [&group.names.method, &named.method];
        if !parts.iter().all(|part| is_name(part.as_str())) {
            continue;
        }
        let name = format!("{}.{}", group.names.method, named.method);
        map.push_str(&format!(
            "{} = {}\n",
            TomlText::of(&operation),
            TomlText::of(&name)
        ));
    }
    let mut text = template(document);
    let pins = names.pins(api);
    let tables = [
        ("models", &pins.models),
        ("properties", &pins.properties),
        ("variants", &pins.variants),
    ];
    text = in_place_of_example(&text, "operations", &map);
    for (table, entries) in tables.into_iter().filter(|(_, list)| !list.is_empty()) {
        let mut map = format!("[{table}]\n");
        for (from, to) in entries {
            map.push_str(&format!("{} = {}\n", TomlText::of(from), TomlText::of(to)));
        }
        text = in_place_of_example(&text, table, &map);
    }
    text
}

/// The text with a table where the example of that table is.
fn in_place_of_example(text: &str, table: &str, map: &str) -> String {
    let example = keys::example(table);
    text.replacen(&format!("# [{table}]\n# {example}\n"), map, 1)
}

fn is_table(key: &Key) -> bool {
    matches!(key.value, Value::Table(_) | Value::Map(_))
}

fn table(path: &str, key: &Key, text: &mut String) {
    comment("# ", key.about, text);
    text.push_str(&format!("# [{path}]\n"));
    let Value::Table(keys) = &key.value else {
        text.push_str(&format!("# {}\n", key.example));
        return table_of_entry("An entry can be a table of:", &key.value, text);
    };
    for key in keys.iter().filter(|key| !is_table(key)) {
        text.push_str("#\n");
        comment("# ", key.about, text);
        text.push_str(&format!("# {} = {}\n", key.name, key.example));
        table_of_entry("It can be a table of:", &key.value, text);
    }
    for key in keys.iter().filter(|key| is_table(key)) {
        text.push_str("#\n");
        table(&format!("{path}.{}", key.name), key, text);
    }
}

/// The settings of a table that a value may be. They are indented: some of them exclude others, so that they are no
/// lines to be taken over as they are.
fn table_of_entry(introduction: &str, value: &Value, text: &mut String) {
    let Some(keys) = inner_table(value) else {
        return;
    };
    text.push_str(&format!("# {introduction}\n"));
    for key in keys {
        text.push_str(&format!("#   {} = {}\n", key.name, key.example));
        comment("#     ", key.about, text);
    }
}

/// The table that a value, or what it holds, may be.
fn inner_table(value: &Value) -> Option<&'static [Key]> {
    match value {
        Value::Table(keys) => Some(keys),
        Value::Map(inner) => inner_table(inner),
        Value::Either(values) => values.iter().find_map(inner_table),
        _ => None,
    }
}

/// The sentences of a setting, as lines of a comment.
fn comment(begin: &str, about: &str, text: &mut String) {
    const WIDTH: usize = 98;
    let mut line = String::new();
    for word in about.split_whitespace() {
        if !line.is_empty() && line.len() + 1 + word.len() > WIDTH {
            text.push_str(&format!("{begin}{line}\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    text.push_str(&format!("{begin}{line}\n"));
}
