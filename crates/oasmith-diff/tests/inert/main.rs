//! Text of a document acts in no report: each is read by the parser that its readers have, and nothing comes
//! out of it but what we wrote.

#![allow(clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

mod document;
mod github;
mod html;
mod json;
mod markdown;
mod payload;
mod visible;
mod xml;

use oasmith_codegen::pipeline::{Overrides, Request};
use oasmith_diff::accept;
use oasmith_diff::change::Changes;
use oasmith_diff::side::Side;
use oasmith_spec::load::Memory;

use document::Place;

/// What was compared, and what came of it.
pub(crate) struct Case {
    pub(crate) place: Place,
    pub(crate) payload: String,
    pub(crate) base: Side,
    pub(crate) head: Side,
    pub(crate) changes: Changes,
}

impl Case {
    /// A payload at a place. `None` where no such document is read.
    fn new(place: Place, payload: &str) -> Option<Self> {
        let (base, head) = document::pair(place, payload);
        let file = match place {
            Place::File => format!("{payload}.json"),
            _ => "api.json".to_owned(),
        };
        let (base, head) = (side(&file, &base)?, side(&file, &head)?);
        let mut changes = oasmith_diff::compare(&base, &head);
        if place == Place::Reason {
            let entries = accept::entries(&changes, payload, None);
            let entries = accept::read(&entries).expect("entries are read back");
            assert!(entries.iter().all(|entry| entry.reason == payload));
            accept::apply(&entries, "2030-01-01", &mut changes);
        }
        Some(Self {
            place,
            payload: payload.to_owned(),
            base,
            head,
            changes,
        })
    }

    /// For messages of tests.
    pub(crate) fn name(&self) -> String {
        format!("{:?} {:?}", self.place, self.payload)
    }
}

fn side(file: &str, text: &str) -> Option<Side> {
    let request = Request {
        spec: file.into(),
        overrides: Overrides {
            lenient: true,
            ..Overrides::default()
        },
        ..Request::default()
    };
    let memory: Memory = [(file, text)].into_iter().collect();
    Side::read(&request, &memory).ok()
}

#[test]
fn nothing_of_a_document_acts_in_a_report() {
    // Each payload at one place, or at every one: that takes minutes.
    let everywhere = std::env::var_os("OASMITH_LOOPS").is_some();
    let payloads = payload::all();
    for (at, &place) in Place::ALL.iter().enumerate() {
        let chosen = payloads.iter().enumerate();
        let chosen = chosen.filter(|(number, _)| everywhere || number % Place::ALL.len() == at);
        let (mut all, mut read) = (0, 0);
        for (_, payload) in chosen {
            all += 1;
            let Some(case) = Case::new(place, payload) else {
                continue;
            };
            read += 1;
            markdown::check(&case);
            html::check(&case);
            xml::check(&case);
            json::check(&case);
            github::check(&case);
            visible::check(&case);
        }
        // A place at which hardly any payload is allowed would be no test.
        assert!(read >= place.takes(all), "{place:?}: {read} of {all}");
    }
}
