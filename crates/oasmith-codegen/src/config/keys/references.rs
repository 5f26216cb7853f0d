//! `[references]`.

use super::Value::Texts;
use super::{Key, key};

/// Where references may lead.
pub(crate) const REFERENCES: &[Key] = &[key(
    "allow",
    Texts,
    r#"["../common"]"#,
    "Folders that references may lead into, relative to this file. Without it, references lead into the document's \
     folder and its repository: the nearest folder around it with `.git`, or else the current folder.",
)];
