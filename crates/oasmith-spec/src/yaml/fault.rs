//! What `granit-parser` refuses, in words for people who write OpenAPI documents.

use granit_parser::{ErrorKind, ScanError};

use super::offset;
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::parse;
use crate::source::{FileId, Span};

/// Reports why a text is not YAML, where that was noticed. `bracket` is the innermost one that is
/// still open there.
pub(super) fn report(
    error: &ScanError,
    file: FileId,
    text: &str,
    bracket: Option<Span>,
    diagnostics: &mut Diagnostics,
) {
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let start = offset(error.marker()).min(length);
    let rest = text.get(start as usize..).unwrap_or_default();
    let width = rest.chars().next().filter(|c| !c.is_whitespace());
    let width = width.map_or(0, char::len_utf8);
    let span = Span {
        file,
        start,
        end: start + u32::try_from(width).unwrap_or(0),
    };
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        parse::report_too_deep(span, diagnostics);
        return;
    }
    let (message, help) = if is_conflict(text, start) {
        let message = "a merge conflict is left in the file".to_owned();
        (
            message,
            Some("keep one of its sides, and take the marks out"),
        )
    } else {
        words(error.kind(), rest)
    };
    let diagnostic = diagnostics.report(Code::SYNTAX, span, message);
    if let Some(bracket) = bracket.filter(|_| is_about_brackets(error.kind())) {
        if bracket.start == span.start {
            diagnostic.label("opened here");
        } else {
            diagnostic.label("noticed here");
            diagnostic.related(bracket, "this bracket is open");
        }
    }
    if let Some(help) = help {
        diagnostic.help(help);
    }
}

/// Whether the line of a byte is one of the marks that a failed merge leaves.
fn is_conflict(text: &str, at: u32) -> bool {
    let before = text.get(..at as usize).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = text.get(start..).unwrap_or_default();
    let line = line.lines().next().unwrap_or_default();
    let marks = ["<<<<<<< ", "=======", ">>>>>>> "];
    marks.iter().any(|mark| line.starts_with(mark))
}

fn is_about_brackets(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::MismatchedFlowCollectionEnd { .. }
            | ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::InvalidColonPlacement
    )
}

fn words(kind: &ErrorKind, rest: &str) -> (String, Option<&'static str>) {
    let (message, help) = match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => (
            "a tab stands where YAML wants spaces",
            Some("indent with spaces"),
        ),
        ErrorKind::UnclosedQuotedScalar => (
            "a quoted string is not closed",
            Some("add the closing quote"),
        ),
        ErrorKind::MappingValueNotAllowed => (
            "a `:` stands where no key can be",
            Some("put text that holds `: ` in quotes, and check the indentation"),
        ),
        ErrorKind::SimpleKeyExpected => (
            "this line should be a key followed by `:`",
            Some("check the indentation of this line and the `:` after its key"),
        ),
        ErrorKind::ExpectedBlockMappingKey => (
            "this line fits neither the mapping before it nor one around it",
            Some("check the indentation of this line"),
        ),
        ErrorKind::ExpectedBlockSequenceEntry => (
            "this line should begin with `- `, as its neighbours do",
            Some("check the indentation of this line"),
        ),
        ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent => (
            "the indentation fits nothing around it",
            Some("check the indentation of this line"),
        ),
        ErrorKind::UnexpectedCharacter { .. } => {
            let found = rest.chars().next().unwrap_or(' ');
            let message = format!("nothing can begin with `{}` here", found.escape_debug());
            return (message, Some("put the text in quotes"));
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            let message = format!("a `{open}` is closed by `{close}`");
            return (
                message,
                Some("close the brackets in the order in which they open"),
            );
        }
        ErrorKind::UnknownQuotedScalarEscape => (
            "YAML has no such escape in double quotes",
            Some("write `\\\\` for a backslash, or use single quotes"),
        ),
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            ("a bracket is not closed", Some("add the closing bracket"))
        }
        ErrorKind::ExpectedFlowMappingSeparator => (
            "expected `,` or `}`",
            Some("close the bracket with `}`, or put a comma between its members"),
        ),
        ErrorKind::ExpectedFlowSequenceSeparator => (
            "expected `,` or `]`",
            Some("close the bracket with `]`, or put a comma between its items"),
        ),
        ErrorKind::UndeclaredTagHandle => (
            "the tag's handle is not declared",
            Some("take the tag out, or declare its handle with `%TAG`"),
        ),
        ErrorKind::InvalidDocumentEnd => (
            "text follows the document's end marker",
            Some("take the text out, or the `...` before it"),
        ),
        ErrorKind::InvalidColonPlacement => (
            "a `:` stands where no key can be",
            Some("close the bracket before it, or put text that holds `: ` in quotes"),
        ),
        ErrorKind::MissingAnchorOrAliasName => (
            "`&` and `*` have to be followed by a name",
            Some("put text that begins with one of them in quotes"),
        ),
        other => return (other.to_string(), None),
    };
    (message.to_owned(), help)
}
