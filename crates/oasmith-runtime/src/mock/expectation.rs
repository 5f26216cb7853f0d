//! What is expected, and what came of it.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use super::matching::Wanted;
use super::server::Shared;
use super::{IntoMockResponse, MockResponse, Mocked, Received};

/// A function that responds.
pub(super) type By = Arc<dyn Fn(&Received) -> MockResponse + Send + Sync>;

/// What a server knows of an expectation.
pub(super) struct Entry {
    pub(super) wanted: Wanted,
    /// In their order; the last one stays.
    pub(super) answers: Vec<By>,
    /// How many calls are expected, where that is said.
    pub(super) times: Option<usize>,
    pub(super) calls: Vec<Received>,
}

impl Entry {
    pub(super) fn new(wanted: Wanted) -> Self {
        Self {
            wanted,
            answers: Vec::new(),
            times: None,
            calls: Vec::new(),
        }
    }

    /// Whether no more calls are expected.
    pub(super) fn is_used_up(&self) -> bool {
        self.times.is_some_and(|times| self.calls.len() >= times)
    }

    /// What the next call is answered with.
    pub(super) fn response(&self) -> Option<By> {
        let at = self.calls.len();
        self.answers.get(at).or(self.answers.last()).cloned()
    }
}

/// A call that a [`Server`](super::Server) expects.
///
/// Several responses are given one after the other; the last one stays.
pub struct Expectation<C> {
    shared: Arc<Shared>,
    at: usize,
    of: PhantomData<fn() -> C>,
}

impl<C: Mocked> Expectation<C> {
    pub(super) fn new(shared: Arc<Shared>, at: usize) -> Self {
        let of = PhantomData;
        Self { shared, at, of }
    }

    /// Responds with what the call gives.
    pub fn responds(self, response: C::Response) -> Self {
        self.respond_with(response.into_response(C::STATUS))
    }

    /// Refuses with a status and what the document declares for it: a type, or a variant of one where it
    /// differs by status. Where it declares nothing, that is any JSON. What doesn't go together (a success, a
    /// variant of another status) makes the response a `500` that says so.
    pub fn responds_error(self, status: u16, refusal: C::ErrorResponse) -> Self {
        let is_success = matches!(status, 200..=299);
        self.respond_with(if is_success {
            MockResponse::of_undeclared_status(status)
        } else {
            refusal.into_response(status)
        })
    }

    /// Responds with any status, headers and body.
    pub fn respond_with(self, response: MockResponse) -> Self {
        self.respond_by(move |_| response.clone())
    }

    /// Responds by what was sent.
    pub fn respond_by(
        self,
        response: impl Fn(&Received) -> MockResponse + Send + Sync + 'static,
    ) -> Self {
        self.change(|entry| entry.answers.push(Arc::new(response)));
        self
    }

    /// Expects so many calls. Those that are more are not of this expectation.
    pub fn times(self, times: usize) -> Self {
        self.change(|entry| entry.times = Some(times));
        self
    }

    /// The calls that came, in their order.
    #[must_use]
    pub fn calls(&self) -> Vec<Received> {
        let mut calls = Vec::new();
        self.change(|entry| calls.clone_from(&entry.calls));
        calls
    }

    fn change(&self, change: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.shared.state().entries.get_mut(self.at) {
            change(entry);
        }
    }
}

impl<C> fmt::Debug for Expectation<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Expectation").finish_non_exhaustive()
    }
}
