//! The server itself.

use std::fmt;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::expectation::Entry;
use super::matching::Wanted;
use super::{Expectation, MockResponse, Mocked, Received, Unverified, http, refusal};
use crate::{Error, ErrorShape};

/// A server on a free port of this machine, for as long as it is kept. It runs on threads of its own, so
/// that it is there for programs that are not asynchronous too.
pub struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
    url: String,
}

pub(super) struct Shared {
    state: Mutex<State>,
    shape: ErrorShape,
    is_over: AtomicBool,
}

#[derive(Default)]
pub(super) struct State {
    pub(super) entries: Vec<Entry>,
    requests: Vec<Received>,
    /// Why requests were refused.
    refused: Vec<String>,
}

impl Shared {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        // A test that panics while it holds the lock is over anyway.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The response to a request.
    fn response(&self, received: Received) -> MockResponse {
        let by = {
            let mut state = self.state();
            state.requests.push(received.clone());
            let fits =
                |entry: &Entry| !entry.is_used_up() && entry.wanted.difference(&received).is_none();
            let found = state.entries.iter().position(fits);
            let entry = found.and_then(|at| state.entries.get_mut(at));
            let by = entry.map(|entry| {
                let by = entry.response();
                entry.calls.push(received.clone());
                by.ok_or_else(|| format!("`{}` is expected without a response", received.line()))
            });
            let by = by.unwrap_or_else(|| Err(refusal::reason(&received, &state.entries)));
            if let Err(reason) = &by {
                state.refused.push(reason.clone());
            }
            by
        };
        // Not under the lock: it may ask the server.
        match by {
            Ok(by) => by(&received),
            Err(reason) => refusal::response(&reason, self.shape),
        }
    }
}

impl Server {
    /// Starts a server. `shape` is where its client looks for the messages of errors.
    ///
    /// # Errors
    ///
    /// There is no free port.
    pub fn start(shape: ErrorShape) -> Result<Self, Error> {
        let bound = TcpListener::bind(("127.0.0.1", 0));
        let bound = bound.and_then(|listener| Ok((listener.local_addr()?, listener)));
        let (address, listener) = bound
            .map_err(|error| Error::build(None, format!("the server can't listen: {error}")))?;
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            shape,
            is_over: AtomicBool::new(false),
        });
        let serving = Arc::clone(&shared);
        thread::spawn(move || serve(&listener, &serving));
        let url = format!("http://{address}");
        Ok(Self {
            shared,
            address,
            url,
        })
    }

    /// Its URL, without a path.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Expects a call with the arguments that it has. Those that it does not set may be anything, and
    /// credentials too. Of several expectations that a request meets the first one holds that is not used up.
    ///
    /// Bodies are compared as JSON where they are that, forms with files part by part, and others byte by byte.
    /// A stream is read only once: a body that is one, or a form with a part that is one, is not compared, and
    /// any will do.
    #[must_use = "an expectation without a response refuses its calls"]
    pub fn on<C: Mocked>(&self, call: C) -> Expectation<C> {
        self.expect(Wanted::exactly(&call.into_call()))
    }

    /// Expects calls of the same operation, whatever the arguments. Path parameters are within a segment, unless
    /// they keep their slashes.
    #[must_use = "an expectation without a response refuses its calls"]
    pub fn on_any<C: Mocked>(&self, call: C) -> Expectation<C> {
        self.expect(Wanted::any(&call.into_call()))
    }

    fn expect<C: Mocked>(&self, wanted: Wanted) -> Expectation<C> {
        let mut state = self.shared.state();
        state.entries.push(Entry::new(wanted));
        Expectation::new(Arc::clone(&self.shared), state.entries.len() - 1)
    }

    /// All requests that came, in their order.
    #[must_use]
    pub fn requests(&self) -> Vec<Received> {
        self.shared.state().requests.clone()
    }

    /// Makes sure that all that came was expected, and all that is expected came.
    ///
    /// # Errors
    ///
    /// It says each request that nothing expects, and each expectation that was not met.
    pub fn verify(&self) -> Result<(), Unverified> {
        let state = self.shared.state();
        Unverified::of(&state.refused, &state.entries)
    }
}

fn serve(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming().flatten() {
        if shared.is_over.load(Ordering::SeqCst) {
            return;
        }
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            // A client that hangs up is its own affair.
            if let Ok(received) = http::read(&stream) {
                let _ = http::write(stream, &shared.response(received));
            }
        });
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::SeqCst);
        // It waits for a connection.
        let _ = TcpStream::connect(self.address);
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}
