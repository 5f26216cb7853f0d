//! Diagnostics as people read them: as rustc writes them.

mod excerpt;
mod json;
mod words;

use annotate_snippets::{Group, Level as Heading, Renderer};

use crate::diagnostic::{Diagnostic, Diagnostics, Level};
use crate::source::Sources;
use excerpt::Excerpt;

pub use json::render_json;

/// All diagnostics, in their order, each with its excerpts, its consequence and what to do, with an
/// empty line after each. `colour` asks for ANSI escapes.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, colour: bool) -> String {
    render_each(diagnostics.iter(), sources, colour)
}

/// Likewise for chosen diagnostics, in the order in which they come.
pub fn render_each<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    sources: &Sources,
    colour: bool,
) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut all = String::new();
    for diagnostic in diagnostics {
        all.push_str(&render_one(diagnostic, sources, &renderer));
        all.push_str("\n\n");
    }
    all
}

fn render_one(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let heading = match diagnostic.level {
        Level::Error => Heading::ERROR,
        Level::Warning => Heading::WARNING,
        Level::Note => Heading::NOTE,
    };
    let title = heading
        .primary_title(words::one_line(&diagnostic.message))
        .id(diagnostic.code.name());
    let excerpts = Excerpt::all(diagnostic, sources);
    let mut group = Group::with_title(title);
    for excerpt in &excerpts {
        group = match excerpt.place_alone(sources) {
            Some(place) => group.element(place),
            None => group.element(excerpt.snippet(sources)),
        };
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
    rendered
}

#[cfg(test)]
mod tests;
