//! Errors of the head: a document that has some is no basis for a verdict.

use oasmith_spec::diagnostic::{Diagnostic, Diagnostics, Level};
use oasmith_spec::source::{Location, Sources};

use crate::change::Change;
use crate::compare::finding::{Finding, Target};
use crate::place::Places;
use crate::side::Side;

/// An error of the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadError {
    /// Its code, as `oasmith explain` takes it.
    pub code: String,
    /// What is wrong, in one line.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Where, if it has a place.
    pub place: Option<Location>,
}

impl HeadError {
    fn new(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let help = diagnostic.help.clone();
        Self {
            code: diagnostic.code.name().to_owned(),
            message: diagnostic.message.clone(),
            help: help
                .or_else(|| diagnostic.code.help().map(str::to_owned))
                .unwrap_or_default(),
            place: diagnostic.span.map(|span| sources.locate(span)),
        }
    }

    /// The errors of a document that could not be read.
    pub(crate) fn of_refused(diagnostics: &Diagnostics, sources: &Sources) -> Vec<Self> {
        let errors = diagnostics.iter().filter(|one| one.level == Level::Error);
        errors.map(|one| Self::new(one, sources)).collect()
    }
}

/// The errors of a head with their places, so that nothing is taken for a change that only follows from them.
pub(crate) struct Broken {
    pub(crate) errors: Vec<HeadError>,
    /// Files and JSON pointers.
    places: Vec<(String, String)>,
}

impl Broken {
    pub(crate) fn new(head: &Side) -> Self {
        let mut places = Places::new(head);
        let mut broken = Self {
            errors: Vec::new(),
            places: Vec::new(),
        };
        for diagnostic in head.errors() {
            broken
                .errors
                .push(HeadError::new(diagnostic, &head.sources));
            if let Some(span) = diagnostic.span {
                let found = places.find(span, None);
                let pointer = found.pointer.trim_end_matches("/$ref").to_owned();
                broken.places.push((found.location.file, pointer));
            }
        }
        broken
    }

    /// Whether the head has no errors.
    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// Whether a change only follows from an error.
    pub(crate) fn causes(&self, finding: &Finding, change: &Change, pointers: [&str; 2]) -> bool {
        let files = [&change.base, &change.head].map(|place| place.as_ref().map(|one| &one.file));
        self.places.iter().any(|(file, error)| {
            // A part that is missing in the head has the place of what it was part of.
            let places = pointers
                .iter()
                .zip(files)
                .skip(usize::from(!finding.removed));
            let mut places = places.filter(|(pointer, of)| {
                !pointer.is_empty() && (finding.removed || *of == Some(file))
            });
            places.any(|(pointer, _)| is_at(error, pointer))
                || finding.removed && self.removes(finding, error)
        })
    }

    /// Whether an error is the reason for which an operation, or a part of one, is missing.
    fn removes(&self, finding: &Finding, error: &str) -> bool {
        let mut words = finding.label.split(' ');
        let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let path = path.replace('~', "~0").replace('/', "~1");
        let item = format!("/paths/{path}");
        let operation = format!("{item}/{}", method.to_lowercase());
        let below = |root: &str, part: &str| is_below(error, &format!("{root}/{part}"));
        match &finding.target {
            Target::Operation(_) => error == item || error == operation,
            Target::Request(_, Some(part)) if part == "body" => below(&operation, "requestBody"),
            Target::Request(..) => below(&operation, "parameters") || below(&item, "parameters"),
            Target::Answer(_) | Target::Nothing => below(&operation, "responses"),
            _ => false,
        }
    }
}

/// Whether an error is at a place, at a keyword of what stands there, or around it.
fn is_at(error: &str, place: &str) -> bool {
    let parent = error.rsplit_once('/').map_or("", |(parent, _)| parent);
    error == place || parent == place || !error.is_empty() && is_below(place, error)
}

/// Whether a pointer is another one, or leads into what is there.
fn is_below(pointer: &str, root: &str) -> bool {
    let rest = pointer.strip_prefix(root);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
