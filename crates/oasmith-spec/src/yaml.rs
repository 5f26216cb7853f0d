//! YAML 1.2 to a tree. The grammar is `granit-parser`'s; what scalars, tags, aliases and merge keys
//! mean is decided here.

mod alias;
mod build;
mod fault;
mod frame;
mod tag;

use granit_parser::{Event, Parser, StrInput};

use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::node::Node;
use crate::parse::MAX_DEPTH;
use crate::source::{FileId, Span};
use build::Builder;

/// How far a key on one line may reach. YAML says 1,024 characters; documents that were JSON once
/// have longer ones.
const LONGEST_KEY: usize = 64 * 1024;

type Events<'a> = Parser<'a, StrInput<'a>>;

/// Reads the first document of a YAML text.
///
/// `None` if there is no tree; then an error was reported.
pub(crate) fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
        simple_key_max_lookahead: LONGEST_KEY,
    };
    let mut events = Parser::new_from_str_with_options(text, options);
    let mut builder = Builder::new(text, diagnostics);
    let mut documents = 0;
    while let Some(next) = events.next_event() {
        match next {
            Err(error) => {
                let bracket = builder.open_bracket();
                fault::report(&error, file, text, bracket, builder.diagnostics);
                return None;
            }
            Ok((Event::DocumentStart(..), span)) => {
                documents += 1;
                if documents > 1 {
                    if !rest_is_empty(&mut events) {
                        report_second(place(file, &span), builder.diagnostics);
                    }
                    break;
                }
            }
            Ok((event, span)) => {
                let place = place(file, &span);
                let tag_place = span.tag_span().map_or(place, |tag| self::place(file, &tag));
                builder.take(event, place, tag_place).ok()?;
            }
        }
    }
    let root = builder.into_root();
    if root.is_none() {
        report_empty(file, diagnostics);
    }
    root
}

/// Whether what follows the start of a document is nothing, as after a closing `---`.
fn rest_is_empty(events: &mut Events<'_>) -> bool {
    let nothing = match events.next_event() {
        Some(Ok((Event::Scalar(..), span))) => span.is_empty(),
        _ => false,
    };
    nothing
        && matches!(events.next_event(), Some(Ok((Event::DocumentEnd, _))))
        && matches!(events.next_event(), Some(Ok((Event::StreamEnd, _))))
}

fn report_second(start: Span, diagnostics: &mut Diagnostics) {
    diagnostics
        .report(
            Code::SEVERAL_DOCUMENTS,
            start,
            "the file holds several YAML documents",
        )
        .label("the second one begins here");
}

fn report_empty(file: FileId, diagnostics: &mut Diagnostics) {
    let start = Span {
        file,
        start: 0,
        end: 0,
    };
    diagnostics
        .report(Code::SYNTAX, start, "the document is empty")
        .label("nothing but white space and comments")
        .help("an OpenAPI document begins with `openapi: 3.1.0`");
}

fn place(file: FileId, span: &granit_parser::Span) -> Span {
    let start = offset(&span.start);
    Span {
        file,
        start,
        end: offset(&span.end).max(start),
    }
}

fn offset(marker: &granit_parser::Marker) -> u32 {
    let bytes = marker.byte_offset().unwrap_or(marker.index());
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
