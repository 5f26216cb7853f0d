//! The Info and Tag Objects (OpenAPI 3.1.1, sections 4.8.2 and 4.8.22).

use super::Reader;
use super::fields::Fields;
use crate::code::Code;
use crate::document::{Info, Tag};

impl<'a> Reader<'a, '_> {
    /// `info`.
    pub(super) fn info(&mut self, fields: &Fields<'a>) -> Info {
        let Some(node) = fields.get("info") else {
            fields
                .report_missing(
                    Code::MISSING_FIELD,
                    "info",
                    "the document",
                    self.diagnostics,
                )
                .reading("title and version are read as empty");
            return Info::default();
        };
        let Some(fields) = self.fields("info", "`info`", node) else {
            return Info::default();
        };
        Info {
            title: self.info_text(&fields, "title"),
            version: self.info_text(&fields, "version"),
            summary: fields
                .prose("summary", self.diagnostics)
                .map(|text| text.value),
            description: fields
                .prose("description", self.diagnostics)
                .map(|text| text.value),
        }
    }

    /// A field that has to be there, but that little hangs on.
    fn info_text(&mut self, fields: &Fields<'a>, key: &str) -> String {
        if !fields.has(key) {
            let message = format!("`{key}` is missing from `info`");
            self.diagnostics
                .report(Code::LOOSE_VALUE, fields.node.span, message)
                .label(format!("`{key}` belongs here"))
                .consequence(format!("the {key} is read as empty"))
                .help(format!("add `{key}`"));
        }
        fields.string(key, self.diagnostics).unwrap_or_default()
    }

    /// `tags` of the document.
    pub(super) fn tags(&mut self, fields: &Fields<'a>) -> Vec<Tag> {
        let tags: Vec<Tag> = fields
            .items("tags", self.diagnostics)
            .iter()
            .filter_map(|node| {
                let fields = self.fields("tag", "a tag", node)?;
                let prose = |key, diagnostics: &mut _| fields.prose(key, diagnostics);
                Some(Tag {
                    name: fields.required_text(
                        "name",
                        "the tag",
                        "the tag is left out",
                        self.diagnostics,
                    )?,
                    summary: prose("summary", self.diagnostics).map(|text| text.value),
                    description: prose("description", self.diagnostics).map(|text| text.value),
                    parent: fields.text("parent", self.diagnostics),
                })
            })
            .collect();
        self.check_parents(&tags);
        tags
    }

    /// A tag's parent is another tag, and none is above itself (OpenAPI 3.2, section 4.22).
    fn check_parents(&mut self, tags: &[Tag]) {
        let find = |name: &str| tags.iter().find(|tag| tag.name.value == name);
        for tag in tags {
            let Some(parent) = &tag.parent else { continue };
            let mut above = find(&parent.value);
            let message = if above.is_none() {
                format!("the parent `{}` of the tag is not declared", parent.value)
            } else {
                // A way up is no longer than there are tags.
                for _ in tags {
                    above = above.and_then(|tag| find(&tag.parent.as_ref()?.value));
                }
                if above.is_none() {
                    continue;
                }
                format!("the tag `{}` is above itself", tag.name.value)
            };
            self.diagnostics
                .report(Code::LOOSE_VALUE, parent.span, message)
                .label("a tag that is declared, and not below this one, is expected")
                .consequence("the docs keep it as it is written")
                .help("declare the parent under `tags`, or remove it");
        }
    }
}
