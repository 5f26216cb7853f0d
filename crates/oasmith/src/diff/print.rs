//! The report in the format that was asked for, of one document or of several.

use clap::ArgMatches;
use oasmith_diff::change::Changes;
use oasmith_diff::report::{self, Links};
use oasmith_spec::sink::TerminalText;

use super::ComparedDocument;

fn format(matches: &ArgMatches) -> &str {
    matches
        .get_one::<String>("format")
        .map_or("text", String::as_str)
}

fn links(matches: &ArgMatches, name: &str) -> Links {
    Links {
        base: matches.get_one("base-url").cloned(),
        head: matches.get_one("head-url").cloned(),
        document: Some(name.to_owned()),
    }
}

/// The report on a document.
pub(super) fn one(matches: &ArgMatches, document: &ComparedDocument) -> String {
    let changes = &document.changes;
    let (base, head) = document.sources();
    match format(matches) {
        "json" => report::json(changes),
        "markdown" => {
            let limit = matches.get_one("limit").copied().unwrap_or(report::LIMIT);
            report::markdown(changes, &links(matches, &document.name), limit)
        }
        "html" => report::html(changes, base, head),
        "sarif" => report::sarif(changes),
        "junit" => report::junit(changes),
        "github" => report::github(changes),
        "gitlab" => report::gitlab(changes),
        _ => report::text(changes).into_string(),
    }
}

/// The report on several documents, with a section for each.
pub(super) fn several(matches: &ArgMatches, documents: &[ComparedDocument]) -> String {
    let all: Vec<(&str, &Changes)> = documents
        .iter()
        .map(|one| (one.name.as_str(), &one.changes))
        .collect();
    match format(matches) {
        "json" => report::json_of(&all),
        "markdown" => {
            let limit = matches.get_one("limit").copied().unwrap_or(report::LIMIT);
            let all = all
                .iter()
                .map(|(name, changes)| (*changes, links(matches, name)));
            report::markdown_of(&all.collect::<Vec<_>>(), limit)
        }
        "sarif" => {
            let all = all.iter().map(|(_, changes)| *changes);
            report::sarif_of(&all.collect::<Vec<_>>())
        }
        "junit" => report::junit_of(&all),
        "github" => all
            .iter()
            .map(|(_, changes)| report::github(changes))
            .collect(),
        "gitlab" => report::gitlab_of(&all),
        _ => {
            let sections = all.iter().map(|(name, changes)| {
                let name = TerminalText::at_most(name, usize::MAX).into_string();
                let text = report::text(changes).into_string();
                format!("== {name} ==\n\n{text}")
            });
            sections.collect::<Vec<_>>().join("\n")
        }
    }
}
