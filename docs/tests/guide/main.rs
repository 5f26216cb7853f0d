//! The guide holds together: links lead somewhere, no page is left out, settings are read, generated pages are up to date.

#![allow(clippy::expect_used, clippy::panic, reason = "a failed test panics")]

mod links;
mod page;
mod settings;

use page::pages;

#[test]
fn the_generated_page_is_up_to_date() {
    let page = pages().remove("configuration.md").expect("the page");
    let generated = oasmith_codegen::config::guide_page();
    assert!(page == generated, "it is stale: run `cargo xtask docs`");
}

#[test]
fn each_page_is_compiled() {
    let compiled = include_str!("../../pages.rs");
    for name in pages().keys().filter(|name| *name != "SUMMARY.md") {
        assert!(
            compiled.contains(&format!("\"{name}\"")),
            "docs/pages.rs has no {name}"
        );
    }
}
