//! Chains of types that are deeper than rustc follows by itself.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod generated;

/// The root of the module for a chain of models, each with a list of the next.
fn root(links: usize) -> String {
    let mut text = String::from(
        "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n",
    );
    for at in 0..links {
        let next = at + 1;
        text += &format!(
            "    S{at}: {{ type: object, properties: {{ next: {{ type: array, items: {{ $ref: '#/components/schemas/S{next}' }} }} }} }}\n"
        );
    }
    text +=
        &format!("    S{links}: {{ type: object, properties: {{ end: {{ type: string }} }} }}\n");
    generated::module(text).get("mod.rs").unwrap().to_owned()
}

#[test]
fn the_limit_is_told_where_a_chain_needs_it() {
    assert!(!root(18).contains("recursion_limit"));
    assert!(root(19).contains("// #![recursion_limit = \"256\"]"));
    assert!(root(140).contains("// #![recursion_limit = \"2048\"]"));
}
