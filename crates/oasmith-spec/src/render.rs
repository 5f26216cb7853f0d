//! Diagnostics as people read them: as rustc writes them.

mod excerpt;
mod json;
mod words;

use annotate_snippets::{Group, Level as Heading, Renderer};

use crate::diagnostic::{Diagnostic, Diagnostics, Level};
use crate::sink::TerminalText;
use crate::source::Sources;
use excerpt::Excerpt;

pub use json::render_json;

/// All diagnostics, in their order, each with its excerpts, its consequence and what to do, with an
/// empty line after each. `colour` asks for ANSI escapes.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, colour: bool) -> String {
    render_each(diagnostics.iter(), sources, colour).into_string()
}

/// Likewise for chosen diagnostics, in the order in which they come.
pub fn render_each<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    sources: &Sources,
    colour: bool,
) -> TerminalText {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut all = TerminalText::default();
    for diagnostic in diagnostics {
        all.push(&render_one(diagnostic, sources, &renderer));
        all.push(&"\n\n");
    }
    all
}

fn render_one(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> TerminalText {
    let heading = match diagnostic.level {
        Level::Error => Heading::ERROR,
        Level::Warning => Heading::WARNING,
        Level::Note => Heading::NOTE,
    };
    let title = heading
        .primary_title(words::one_line(&diagnostic.message))
        .id(diagnostic.code.name());
    let (excerpts, more) = Excerpt::all(diagnostic, sources);
    let mut group = Group::with_title(title);
    for excerpt in &excerpts {
        group = match excerpt.place_alone(sources) {
            Some(place) => group.element(place),
            None => group.element(excerpt.snippet(sources)),
        };
    }
    if more > 0 {
        group = group.element(Heading::NOTE.message(format!("and {more} more such places")));
    }
    if let Some(note) = words::consequence(diagnostic) {
        group = group.element(Heading::NOTE.message(words::clean(&note)));
    }
    if let Some(help) = words::help(diagnostic) {
        group = group.element(Heading::HELP.message(words::clean(help)));
    }
    if let Some(reading) = words::lenient(diagnostic) {
        group = group.element(Heading::HELP.message(format!("with --lenient: {reading}")));
    }
    let mut rendered = renderer.render(&[group]);
    for excerpt in &excerpts {
        excerpt.correct_column(sources, &mut rendered);
    }
    // What the renderer was given was fit for a terminal; it added escape sequences of its own only.
    TerminalText::from_checked(format_args!("{rendered}"))
}

#[cfg(test)]
mod tests;
