//! The guide's pages, so that `cargo test` compiles the snippets in them, and runs those that are not `no_run`.
//!
//! `docs/tests` checks that each page is here.

macro_rules! pages {
    ($($name:ident: $file:literal,)*) => {
        $(
            #[cfg(doctest)]
            #[doc = include_str!(concat!("src/", $file))]
            mod $name {}
        )*
    };
}

pages! {
    authentication: "authentication.md",
    build_scripts: "build-scripts.md",
    calls: "calls.md",
    configuration: "configuration.md",
    documents: "documents.md",
    figures: "figures.md",
    how_it_works: "how-it-works.md",
    limits: "limits.md",
    lists: "lists.md",
    migration: "migration.md",
    names: "names.md",
    spec_changes: "spec-changes.md",
    start: "start.md",
    streams_and_uploads: "streams-and-uploads.md",
    swagger: "swagger.md",
    testing: "testing.md",
    types: "types.md",
    versions: "versions.md",
}
