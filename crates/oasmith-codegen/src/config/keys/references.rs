//! `[references]`.

use super::Value::{Either, Map, Table, Text, Texts};
use super::{Key, key};

/// Where references may lead.
pub(crate) const REFERENCES: &[Key] = &[
    key(
        "allow",
        Texts,
        r#"["../common"]"#,
        "Folders that references may lead into, relative to this file. Without it, references lead into the document's \
         folder and its repository: the nearest folder around it with `.git`, or else the current folder.",
    ),
    key(
        "map",
        Map(&Either(&[Text, Table(MAPPED)])),
        r#""https://example.com/common.yaml" = "vendor/common.yaml""#,
        "The file that stands in for a URL, relative to this file: its path, or a table of path and checksum, as \
         `oasmith fetch` writes it. A URL that ends with `/` stands for all below it, and the path is a folder. \
         Generation fetches nothing but the document itself.",
    ),
];

/// A file in `[references.map]`
pub(crate) const MAPPED: &[Key] = &[
    key("path", Text, r#""vendor/common.yaml""#, "The file."),
    key(
        "sha256",
        Text,
        r#""9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08""#,
        "The SHA-256 of its bytes. A file with another one is refused.",
    ),
];
