//! Diagnostics as people read them: as rustc writes them.

mod excerpt;
mod group;
mod json;
mod words;

use annotate_snippets::{Group, Level as Heading, Renderer};

use crate::diagnostic::{Diagnostic, Diagnostics, Level};
use crate::sink::TerminalText;
use crate::source::Sources;
use excerpt::Excerpt;

pub use group::FindingGroup;
pub use json::render_json;

/// How many places of a [`FindingGroup`] are shown.
const SHOWN_PLACES: usize = 3;

/// All diagnostics, in their order, each with its excerpts, its consequence and what to do, with an
/// empty line after each. Those that say the same of several places [are one](FindingGroup).
/// `colour` asks for ANSI escapes.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, colour: bool) -> String {
    render_groups(&FindingGroup::all(diagnostics), sources, colour).into_string()
}

/// Likewise for chosen diagnostics, in the order in which they come.
pub fn render_groups<'d>(
    groups: impl IntoIterator<Item = &'d FindingGroup<'d>>,
    sources: &Sources,
    colour: bool,
) -> TerminalText {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut all = TerminalText::default();
    for group in groups {
        let (shown, left) = group.shown();
        all.push(&render_one(&shown, left, sources, &renderer));
        all.push(&"\n\n");
    }
    all
}

/// One diagnostic, with a count of the places that it does not show.
fn render_one(
    diagnostic: &Diagnostic,
    left: usize,
    sources: &Sources,
    renderer: &Renderer,
) -> TerminalText {
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
    if left > 0 {
        group = group.element(Heading::NOTE.message(words::more_places(left)));
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
