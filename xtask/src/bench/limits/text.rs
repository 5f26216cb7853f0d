//! The texts of documents.

use super::case::Input;

/// Texts for 0 to n, with commas between.
pub(super) fn list(n: usize, one: impl Fn(usize) -> String) -> String {
    (0..n).map(one).collect::<Vec<_>>().join(",\n")
}

/// A document with these members at its root.
pub(super) fn root(members: &str) -> Input {
    let text = format!(r#"{{"openapi":"3.1.0","info":{{"title":"Big","version":"1"}},{members}}}"#);
    Input::new("api.json", text)
}

/// A document with these schemas.
pub(super) fn schemas(schemas: &str) -> Input {
    root(&format!(
        r#""paths":{{}},"components":{{"schemas":{{{schemas}}}}}"#
    ))
}

/// A document with one schema.
pub(super) fn schema(schema: &str) -> Input {
    schemas(&format!(r#""Thing":{schema}"#))
}

/// A document with these path items.
pub(super) fn paths(paths: &str) -> Input {
    root(&format!(r#""paths":{{{paths}}}"#))
}

/// A reference to a component.
pub(super) fn reference(name: &str) -> String {
    format!(r##"{{"$ref":"#/components/schemas/{name}"}}"##)
}

/// What every operation answers.
pub(super) const OK: &str = r#""responses":{"204":{"description":"Done"}}"#;

/// Names that differ, and that all become the same in Rust.
pub(super) fn alike(i: usize) -> String {
    let bits = format!("{i:020b}");
    bits.chars()
        .map(|bit| if bit == '0' { '-' } else { '.' })
        .collect::<String>()
        + "a"
}
