//! The settings of `[crate]`.

use super::Value::{Boolean, Either, Map, Table, Text, Texts};
use super::{Key, key};

/// `[crate]`
pub(crate) const CRATE: &[Key] = &[
    key(
        "name",
        Text,
        r#""my-client""#,
        "The crate's name; without it, one that is made of the document's title.",
    ),
    key(
        "version",
        Text,
        r#""0.1.0""#,
        "Its version; `0.1.0` without it.",
    ),
    key("description", Text, r#""A client""#, "Its description."),
    key(
        "license",
        Text,
        r#""MIT""#,
        "Its licence, an SPDX expression.",
    ),
    key(
        "repository",
        Text,
        r#""https://example.com/repository""#,
        "Where its source is.",
    ),
    key(
        "homepage",
        Text,
        r#""https://example.com""#,
        "Its home page.",
    ),
    key(
        "documentation",
        Text,
        r#""https://example.com/docs""#,
        "Where its documentation is.",
    ),
    key(
        "authors",
        Texts,
        r#"["Somebody <somebody@example.com>"]"#,
        "Who wrote it.",
    ),
    key(
        "keywords",
        Texts,
        r#"["api"]"#,
        "Its keywords, at most five.",
    ),
    key(
        "categories",
        Texts,
        r#"["api-bindings"]"#,
        "Its categories, by the slugs of crates.io.",
    ),
    key(
        "rust-version",
        Text,
        r#""1.88""#,
        "The oldest Rust that it compiles with; what the runtime needs without it.",
    ),
    key(
        "publish",
        Boolean,
        "false",
        "Whether it may be published; a manifest that does not say so may be.",
    ),
    key(
        "workspace",
        Boolean,
        "true",
        "Whether it is a workspace of its own: it can then lie in a folder of another workspace, and can't be a \
         member of one.",
    ),
    key(
        "runtime",
        Either(&[Text, Table(RUNTIME)]),
        r#""bundled""#,
        "Where `oasmith-runtime` comes from: \"bundled\", which writes it beside the client; a version; or a \
         table. Without it, it is bundled until it is published.",
    ),
    key(
        "dependencies",
        Map(&Either(&[Text, Table(DEPENDENCY)])),
        r#"url = "2""#,
        "What types and derives of other crates need, as Cargo has it.",
    ),
];

/// A table in `crate.runtime`
pub(crate) const RUNTIME: &[Key] = &[
    key(
        "bundled",
        Text,
        r#""oasmith-runtime""#,
        "The folder to write it into, relative to this file: several clients can share it.",
    ),
    key("version", Text, r#""0.1""#, "The version that is required."),
    key(
        "path",
        Text,
        r#""../oasmith-runtime""#,
        "Its folder, relative to this file.",
    ),
    key(
        "git",
        Text,
        r#""https://github.com/oasmith/oasmith""#,
        "Its repository.",
    ),
    key("rev", Text, r#""0123abc""#, "The commit of the repository."),
    key("tag", Text, r#""v0.1.0""#, "The tag of the repository."),
    key("branch", Text, r#""main""#, "The branch of the repository."),
];

/// A dependency in `[crate.dependencies]`
pub(crate) const DEPENDENCY: &[Key] = &[
    key(
        "version",
        Text,
        r#""1.36""#,
        "The version that is required.",
    ),
    key(
        "path",
        Text,
        r#""../money""#,
        "Its folder, from the generated crate.",
    ),
    key(
        "git",
        Text,
        r#""https://example.com/money.git""#,
        "Its repository.",
    ),
    key("rev", Text, r#""v1""#, "What of the repository."),
    key(
        "package",
        Text,
        r#""rust_decimal""#,
        "Its name in the registry.",
    ),
    key(
        "default-features",
        Boolean,
        "false",
        "Whether it has its usual features.",
    ),
    key("features", Texts, r#"["serde"]"#, "Its other features."),
];
