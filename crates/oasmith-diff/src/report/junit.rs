//! The changes as JUnit's XML, which every CI shows: a test case a change, failed where it breaks.

use oasmith_spec::fit;

use super::section::Section;
use super::words::LONGEST_SIGNATURE;
use crate::change::{Change, Changes};
use crate::effect::{Bump, Effect};
use crate::head_error::HeadError;
use crate::sink::{Xml, XmlText};

/// One test suite. Where nothing changed it has one case that passed.
pub fn junit(changes: &Changes) -> String {
    junit_of(&[("", changes)])
}

/// A test suite for each document, with its name.
pub fn junit_of(documents: &[(&str, &Changes)]) -> String {
    let totals = documents.iter().map(|(_, changes)| Totals::of(changes));
    let totals = totals.fold(Totals::default(), |sum, one| Totals {
        tests: sum.tests + one.tests,
        failures: sum.failures + one.failures,
        errors: sum.errors + one.errors,
    });
    let mut out = fit!(
        Xml,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"{}\" failures=\"{}\" errors=\"{}\">\n",
        totals.tests,
        totals.failures,
        totals.errors
    );
    for (name, changes) in documents {
        out.push(&suite(name, changes));
    }
    out.push(&"</testsuites>\n");
    out.into_string()
}

/// How many test cases there are of each kind.
#[derive(Default)]
struct Totals {
    tests: usize,
    failures: usize,
    errors: usize,
}

impl Totals {
    fn of(changes: &Changes) -> Self {
        let fails = |change: &&Change| change.accepted.is_none() && failure(change).is_some();
        let errors = changes.errors.len();
        Self {
            tests: (changes.changes.len() + errors + changes.idle.len()).max(1),
            failures: changes.changes.iter().filter(fails).count(),
            errors,
        }
    }
}

fn suite(name: &str, changes: &Changes) -> XmlText {
    let totals = Totals::of(changes);
    let name = match name {
        "" => fit!(Xml, "oasmith diff"),
        name => fit!(Xml, "oasmith diff {}", XmlText::of(name)),
    };
    let mut out = fit!(
        Xml,
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
        name,
        totals.tests,
        totals.failures,
        totals.errors,
        changes.summary.counts.accepted
    );
    for error in &changes.errors {
        out.push(&head_error(error));
    }
    if changes.changes.is_empty() && totals.errors == 0 {
        out.push(&"    <testcase classname=\"oasmith diff\" name=\"no change\"/>\n");
    }
    for section in Section::ALL {
        for change in section.changes(changes) {
            out.push(&case(change));
        }
    }
    for idle in &changes.idle {
        let (entry, what) = idle.explained();
        out.push(&fit!(
            Xml,
            "    <testcase classname=\"accepted changes\" name=\"line {}: {} ({})\"><skipped message=\"{}\"/></testcase>\n",
            entry.line,
            XmlText::of(&entry.rule),
            XmlText::of(&entry.pointer),
            what.rendered::<Xml>()
        ));
    }
    out.push(&"  </testsuite>\n");
    out
}

/// An error of the head, which is no failure of a test but keeps it from running.
fn head_error(error: &HeadError) -> XmlText {
    let mut out = fit!(
        Xml,
        "    <testcase classname=\"{}\" name=\"error of the head: {}\"",
        XmlText::of(&error.code),
        XmlText::of(&error.message)
    );
    if let Some(place) = &error.place {
        out.push(&fit!(
            Xml,
            " file=\"{}\" line=\"{}\"",
            XmlText::of(&place.file),
            place.line
        ));
    }
    out.push(&fit!(
        Xml,
        "><error type=\"{}\" message=\"{}\">{}</error></testcase>\n",
        XmlText::of(&error.code),
        XmlText::of(&error.message),
        XmlText::of(&error.help)
    ));
    out
}

fn case(change: &Change) -> XmlText {
    let mut out = fit!(
        Xml,
        "    <testcase classname=\"{}\" name=\"{} ({})\"",
        XmlText::of(&change.rule),
        change.message.rendered::<Xml>(),
        XmlText::of(&change.pointer)
    );
    if let Some(place) = change.head.as_ref().or(change.base.as_ref()) {
        out.push(&fit!(
            Xml,
            " file=\"{}\" line=\"{}\"",
            XmlText::of(&place.file),
            place.line
        ));
    }
    out.push(&match (&change.accepted, failure(change)) {
        (Some(reason), _) => fit!(
            Xml,
            "><skipped message=\"accepted: {}\"/></testcase>\n",
            XmlText::of(reason)
        ),
        (None, Some(kind)) => fit!(
            Xml,
            "><failure type=\"{}\" message=\"{}\">{}</failure></testcase>\n",
            kind,
            change.message.rendered::<Xml>(),
            details(change)
        ),
        (None, None) => fit!(Xml, "/>\n"),
    });
    out
}

/// What a change fails for.
fn failure(change: &Change) -> Option<&'static str> {
    match (change.on_messages(), change.rust) {
        _ if change.is_silent() => Some("silent"),
        (Effect::Breaking, _) => Some("breaking"),
        (_, Bump::Major) => Some("major"),
        _ => None,
    }
}

fn details(change: &Change) -> XmlText {
    let effects = fit!(
        Xml,
        "sent: {}, received: {}, Rust: {}",
        change.wire.send.as_str(),
        change.wire.receive.as_str(),
        change.rust.as_str()
    );
    let operations = change.operations.iter();
    let operations = operations.map(|one| fit!(Xml, "reaches {}", XmlText::of(one)));
    let signatures = [("-", &change.before), ("+", &change.after)];
    let signatures = signatures.into_iter().flat_map(|(sign, lines)| {
        let lines = lines.iter();
        lines.map(move |line| {
            fit!(
                Xml,
                "{} {}",
                sign,
                XmlText::at_most(line, LONGEST_SIGNATURE)
            )
        })
    });
    let was = change.outgrown.iter();
    let was = was.map(|was| fit!(Xml, "was accepted as: {}", was.rendered::<Xml>()));
    let operations = was.chain(operations);
    let lines = std::iter::once(effects).chain(operations).chain(signatures);
    XmlText::joined(lines, "\n")
}
