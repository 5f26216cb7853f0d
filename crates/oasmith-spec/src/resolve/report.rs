//! What is said about a reference that leads nowhere.

use std::path::Path;

use super::Failure;
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::sink::TomlText;
use crate::source::Span;
use crate::url;
use crate::version::SpecVersion;

/// What there is to say.
struct Finding {
    code: Code,
    message: String,
    label: &'static str,
    help: String,
}

/// Reports why a reference leads nowhere, and what is done without it leniently. Nothing but documentation hangs on examples, so that a
/// lost one is a warning.
pub(super) fn failure(
    (text, span): (&str, Span),
    failure: &Failure,
    (version, reading): (SpecVersion, &'static str),
    example: bool,
    diagnostics: &mut Diagnostics,
) {
    let finding = finding(text, failure, version);
    let code = if example {
        Code::UNRESOLVED_EXAMPLE
    } else {
        finding.code
    };
    let found = diagnostics.report(code, span, finding.message);
    found.label(finding.label).help(finding.help);
    found.reading(reading);
    if example {
        found.consequence("the example is left out of the documentation");
    }
}

fn finding(text: &str, failure: &Failure, version: SpecVersion) -> Finding {
    match failure {
        Failure::Missing {
            place,
            name,
            suggestion,
        } => Finding {
            code: Code::UNRESOLVED_REFERENCE,
            message: format!("`{text}` leads nowhere: `{place}` has no `{name}`"),
            label: "nothing is there",
            help: match suggestion {
                Some(suggestion) => format!("did you mean `{suggestion}`?"),
                None => format!("declare `{text}`, or correct the reference"),
            },
        },
        Failure::NoAnchor { name, suggestion } => Finding {
            code: Code::UNRESOLVED_REFERENCE,
            message: format!("`{text}` leads nowhere: no schema has the anchor `{name}`"),
            label: "no such anchor",
            help: match suggestion {
                Some(suggestion) => format!("did you mean `{suggestion}`?"),
                None => format!("declare the anchor (`$anchor: {name}`), or correct the reference"),
            },
        },
        Failure::WrongEscape(segment) => Finding {
            code: Code::UNRESOLVED_REFERENCE,
            message: format!(
                "`{text}` leads nowhere: in `{segment}`, a `~` stands before neither `0` nor `1`"
            ),
            label: "no JSON pointer",
            help: "write `~` as `~0` and `/` as `~1`".to_owned(),
        },
        Failure::SeveralAnchors { first, second } => Finding {
            code: Code::UNRESOLVED_REFERENCE,
            message: format!("`{text}` may lead to `{first}` and to `{second}`"),
            label: "more than one schema has this anchor",
            help: "rename one of the anchors, or give the schemas an `$id` each".to_owned(),
        },
        Failure::NoFile {
            path,
            reason,
            component,
        } => Finding {
            code: Code::UNRESOLVED_REFERENCE,
            message: if path.as_os_str().is_empty() {
                format!("`{text}` leads nowhere: it is the document's folder")
            } else {
                let path = path.display();
                format!("`{text}` leads nowhere: `{path}` can't be read ({reason})")
            },
            label: "no such file",
            help: match component {
                Some(name) => format!("did you mean `{}/{name}`?", version.schemas()),
                None => {
                    "put the file in place, or correct the path; it is relative to the file that \
                         the reference stands in"
                        .to_owned()
                }
            },
        },
        Failure::Broken => Finding {
            code: Code::UNRESOLVED_REFERENCE,
            message: format!("`{text}` leads into a file that can't be read"),
            label: "this file is faulty",
            help: "correct the file; its errors are reported at their places".to_owned(),
        },
        Failure::Remote(uri) => Finding {
            code: Code::REMOTE_REFERENCE,
            message: format!("`{}` would have to be fetched", url::shown(uri)),
            label: "nothing is fetched unless you ask for it",
            help: "fetch it with `oasmith fetch SPEC`, or set `references.map` in `oasmith.toml` to a \
                   file that stands in for it"
                .to_owned(),
        },
        Failure::Changed(path) => Finding {
            code: Code::UNRESOLVED_REFERENCE,
            message: format!(
                "`{}` is not what its checksum in `references.map` says",
                path.display()
            ),
            label: "the file that stands in for this was changed",
            help: "run `oasmith fetch` again, or remove the checksum".to_owned(),
        },
        Failure::Outside {
            path,
            setting,
            is_link,
        } => outside(text, path, setting.as_deref(), *is_link),
        Failure::AbsolutePath => Finding {
            code: Code::REFERENCE_OUTSIDE,
            message: format!("`{text}` is an absolute path"),
            label: "only relative paths are followed",
            help: "write the path relative to the file that the reference stands in".to_owned(),
        },
        Failure::Circle => Finding {
            code: Code::REFERENCE_CYCLE,
            message: format!("`{text}` leads through references in a circle"),
            label: "never arrives anywhere",
            help: "let one of the references lead to the object itself".to_owned(),
        },
    }
}

fn outside(text: &str, path: &Path, setting: Option<&str>, is_link: bool) -> Finding {
    let path = path.display();
    let message = format!("`{text}` leads to `{path}`, outside of the folders that may be read");
    let help = match setting {
        // Who wrote the link may not be who may read its target.
        _ if is_link => "put the file itself in the place of the symbolic link".to_owned(),
        Some(folder) => format!(
            "set `references.allow = [{}]` in `oasmith.toml`, or allow the folder with `--allow FOLDER`",
            TomlText::of(folder)
        ),
        None => "allow its folder with `--allow FOLDER`".to_owned(),
    };
    Finding {
        code: Code::REFERENCE_OUTSIDE,
        message,
        label: "outside of the folders that may be read",
        help,
    }
}
