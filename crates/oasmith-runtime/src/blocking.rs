//! Calls that wait, for programs that are not asynchronous.

use std::future::{IntoFuture, poll_fn};
use std::pin::Pin;
use std::sync::OnceLock;

use futures_core::Stream;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::Error;

/// Waits for calls, and for all else that gives a result of this crate, on the thread that asks.
///
/// Behind it is one runtime of tokio for the whole program, with a thread of its own for connections.
/// Asynchronous code awaits instead: there, and wherever else a runtime of tokio is entered, waiting fails
/// with [`ErrorKind::Build`](crate::ErrorKind::Build). On a thread of `tokio::task::spawn_blocking`, that runtime's
/// own `Handle::block_on` waits.
///
/// ```no_run
/// use oasmith_runtime::{Blocking, Call, Client, Error, Json, Operation};
///
/// # static READ: Operation = Operation {
/// #     id: "read", group: "things", method: "GET", path: "/things",
/// #     accept: "", server: None, security: &[],
/// # };
/// fn main() -> Result<(), Error> {
///     let client = Client::builder("http://localhost:8080").build()?;
///     let things: Json = Call::new(&client, &READ).send().wait()?;
///     Ok(())
/// }
/// ```
pub trait Blocking<T>: IntoFuture<Output = Result<T, Error>> + Sized {
    /// Sends the call and waits for its response.
    ///
    /// # Errors
    ///
    /// Those of the call; or this is asynchronous code.
    fn wait(self) -> Result<T, Error> {
        runtime()?.block_on(self.into_future())
    }
}

impl<T, F: IntoFuture<Output = Result<T, Error>>> Blocking<T> for F {}

/// Waits for the items of a stream: [`Events`](crate::Events), [`JsonLines`](crate::JsonLines), lists that come
/// in pages.
pub trait BlockingItems<T>: Stream<Item = Result<T, Error>> + Sized {
    /// The items one after the other, each waited for. In asynchronous code the first is an error, as
    /// with [`Blocking::wait`], and no other follows.
    fn wait_each(self) -> Waited<Self> {
        Waited {
            stream: Some(Box::pin(self)),
        }
    }
}

impl<T, S: Stream<Item = Result<T, Error>>> BlockingItems<T> for S {}

/// The items of a stream, each waited for.
#[derive(Debug)]
#[must_use = "items are waited for when they are wanted"]
pub struct Waited<S> {
    /// `None` after the end.
    stream: Option<Pin<Box<S>>>,
}

impl<T, S: Stream<Item = Result<T, Error>>> Iterator for Waited<S> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = self.stream.as_mut()?;
        let item = match runtime() {
            Ok(runtime) => runtime.block_on(poll_fn(|cx| stream.as_mut().poll_next(cx))),
            Err(error) => {
                self.stream = None;
                return Some(Err(error));
            }
        };
        if item.is_none() {
            self.stream = None;
        }
        item
    }
}

/// The runtime behind all that wait.
fn runtime() -> Result<&'static Runtime, Error> {
    static RUNTIME: OnceLock<Result<Runtime, String>> = OnceLock::new();
    // Tokio panics where a runtime is to wait within another.
    if Handle::try_current().is_ok() {
        let message = "asynchronous code can't wait for a call; use `.await`";
        return Err(Error::build(None, message.to_owned()));
    }
    let built = RUNTIME.get_or_init(|| {
        let mut builder = Builder::new_multi_thread();
        builder.worker_threads(1).thread_name("calls").enable_all();
        builder.build().map_err(|error| error.to_string())
    });
    let failed = |error: &String| Error::build(None, format!("there is no runtime: {error}"));
    built.as_ref().map_err(failed)
}
