//! What was fetched, in the configuration.

use std::io;
use std::path::Path;

use oasmith_spec::sink::TomlText;
use toml_edit::{DocumentMut, InlineTable, Item, Table, Value};

/// An entry of `references.map`.
pub(super) struct MapEntry<'f> {
    pub(super) uri: &'f str,
    pub(super) path: String,
    pub(super) sha256: String,
}

/// The configuration of a document that has none yet. It lies beside the document, or leads to its URL.
pub(super) fn begun(spec: &Path) -> String {
    let spec = match oasmith_spec::url::of_path(spec) {
        Some(url) => url.to_owned(),
        None => spec
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
    };
    format!("spec = {}\n", TomlText::of(&spec))
}

/// The text of a configuration with entries added to `references.map`, or put in the place of those of the same URL.
///
/// # Errors
///
/// The text is no TOML, or something else stands there.
pub(super) fn with_entries<'f>(
    text: &str,
    entries: impl Iterator<Item = MapEntry<'f>>,
) -> io::Result<String> {
    let odd = || io::Error::new(io::ErrorKind::InvalidData, "`references.map` is no table");
    let mut document: DocumentMut = text
        .parse()
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not TOML"))?;
    let references = document.entry("references").or_insert_with(|| {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    });
    let references = references.as_table_like_mut().ok_or_else(odd)?;
    let map = references.entry("map").or_insert_with(toml_edit::table);
    let map = map.as_table_like_mut().ok_or_else(odd)?;
    for entry in entries {
        let mut value = InlineTable::new();
        value.insert("path", Value::from(entry.path));
        value.insert("sha256", Value::from(entry.sha256));
        map.insert(entry.uri, Item::Value(Value::InlineTable(value)));
    }
    Ok(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded(text: &str) -> String {
        let entry = MapEntry {
            uri: "https://example.com/a.yaml",
            path: "vendor/a.yaml".to_owned(),
            sha256: "00".to_owned(),
        };
        with_entries(text, [entry].into_iter()).expect("TOML")
    }

    #[test]
    fn the_rest_of_a_configuration_stays() {
        let line =
            "\"https://example.com/a.yaml\" = { path = \"vendor/a.yaml\", sha256 = \"00\" }\n";
        let table = format!("[references.map]\n{line}");
        let text = "# Mine.\nspec = 'a.yaml' # this\n\n[crate]\nname = \"a\"\n";
        assert_eq!(recorded(text), format!("{text}\n{table}"));
        let text = "references.allow = ['..']\n";
        assert!(recorded(text).starts_with(text));
        let text = "[references.map]\n'https://example.com/b.yaml' = 'b.yaml' # mine\n";
        assert_eq!(recorded(text), format!("{text}{line}"));
        assert_eq!(recorded(&format!("{text}{line}")), format!("{text}{line}"));
        for odd in ["references = 1", "references.map = 1", "a = "] {
            assert!(with_entries(odd, std::iter::empty()).is_err(), "{odd}");
        }
    }
}
