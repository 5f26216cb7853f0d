//! The settings of `[crate]`.

use super::Value::{Boolean, Either, Map, Table, Text, Texts};
use super::{Key, key};

/// `[crate]`
pub(crate) const CRATE: &[Key] = &[
    key(
        "name",
        Text,
        r#""my-client""#,
        "The crate's name. By default, it is derived from the document's title.",
    ),
    key(
        "version",
        Text,
        r#""0.1.0""#,
        "Its version. The default is `0.1.0`.",
    ),
    key("description", Text, r#""A client""#, "Its description."),
    key(
        "license",
        Text,
        r#""MIT""#,
        "Its license, as an SPDX expression.",
    ),
    key(
        "repository",
        Text,
        r#""https://example.com/repository""#,
        "The URL of its repository.",
    ),
    key(
        "homepage",
        Text,
        r#""https://example.com""#,
        "The URL of its home page.",
    ),
    key(
        "documentation",
        Text,
        r#""https://example.com/docs""#,
        "The URL of its documentation.",
    ),
    key(
        "authors",
        Texts,
        r#"["Somebody <somebody@example.com>"]"#,
        "Its authors.",
    ),
    key(
        "keywords",
        Texts,
        r#"["api"]"#,
        "Its keywords on crates.io, at most five.",
    ),
    key(
        "categories",
        Texts,
        r#"["api-bindings"]"#,
        "Its categories, as slugs of crates.io.",
    ),
    key(
        "rust-version",
        Text,
        r#""1.88""#,
        "The minimum supported Rust version. The default is that of the runtime.",
    ),
    key(
        "publish",
        Boolean,
        "false",
        "Whether `cargo publish` may publish it. By default, it may.",
    ),
    key(
        "workspace",
        Boolean,
        "true",
        "Makes the crate a workspace of its own. It can then be inside the folder of another workspace, but \
         can't be a member of one.",
    ),
    key(
        "runtime",
        Either(&[Text, Table(RUNTIME)]),
        r#""bundled""#,
        "Where `oasmith-runtime` comes from: `\"bundled\"`, which writes it beside the client, a version, or a \
         table. By default, it is bundled until it is published.",
    ),
    key(
        "dependencies",
        Map(&Either(&[Text, Table(DEPENDENCY)])),
        r#"url = "2""#,
        "The dependencies that types and derives of other crates need, as in `Cargo.toml`.",
    ),
];

/// A table in `crate.runtime`
pub(crate) const RUNTIME: &[Key] = &[
    key(
        "bundled",
        Text,
        r#""oasmith-runtime""#,
        "The folder to write the runtime into, relative to this file. Several clients can share it.",
    ),
    key("version", Text, r#""0.1""#, "The version requirement."),
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
        "The URL of its repository.",
    ),
    key("rev", Text, r#""0123abc""#, "The commit of the repository."),
    key("tag", Text, r#""v0.1.0""#, "The tag of the repository."),
    key("branch", Text, r#""main""#, "The branch of the repository."),
];

/// A dependency in `[crate.dependencies]`
pub(crate) const DEPENDENCY: &[Key] = &[
    key("version", Text, r#""1.36""#, "The version requirement."),
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
        "The URL of its repository.",
    ),
    key(
        "rev",
        Text,
        r#""v1""#,
        "The commit, tag or branch of the repository.",
    ),
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
        "Whether its default features are enabled.",
    ),
    key("features", Texts, r#"["serde"]"#, "The features to enable."),
];
