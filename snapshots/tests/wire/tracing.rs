//! The spans that calls leave behind.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;

use oasmith_runtime::Retry;
use snapshots::features::operations::Client;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::Tested;
use crate::server::Server;

/// Writes down all that spans and events of one thread say.
///
/// It hears all threads, since a subscriber of one thread is not asked where a span is first met by
/// another, and is left out of that span for good.
#[derive(Clone)]
struct Listener {
    text: Arc<Mutex<String>>,
    thread: ThreadId,
}

impl Listener {
    fn line(&self, head: &str, record: impl FnOnce(&mut Line)) {
        if thread::current().id() != self.thread {
            return;
        }
        let mut line = Line(head.to_owned());
        record(&mut line);
        let mut text = self.text.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = writeln!(text, "{}", line.0);
    }
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("oasmith_runtime")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.line(span.metadata().name(), |line| span.record(line));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.line("then", |line| values.record(line));
    }

    fn event(&self, event: &Event<'_>) {
        self.line("event", |line| event.record(line));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn calls_are_spans_without_secrets() -> Tested {
    let listener = Listener {
        text: Arc::default(),
        thread: thread::current().id(),
    };
    tracing::subscriber::set_global_default(listener.clone())?;
    let server = Server::answering(503, "text/plain", "private")?;
    let retry = Retry::new().times(1).first_wait(Duration::ZERO);
    let client = Client::builder().key("sesame").base_url(&server.url);
    let client = client.token("sesame").retry(retry).build()?;
    let call = client.jobs().delete_log("private");
    let call = call.configure(|call| {
        call.extra_query("who", "private");
        call.extra_header("x-who", "private");
    });
    call.await.expect_err("503");
    let text = listener.text.lock().map_err(|error| error.to_string())?;
    let expected = "\
        call otel.name=DELETE /jobs/{id}/log otel.kind=\"client\" operation=\"deleteLog\" group=\"jobs\" \
        http.request.method=\"DELETE\" url.template=\"/jobs/{id}/log\"\n\
        then server.address=\"127.0.0.1\"\n\
        then server.port=PORT\n\
        event message=sending again http.response.status_code=503 error.type=\"503\" wait_ms=0\n\
        then http.request.resend_count=1\n\
        then http.response.status_code=503\n\
        then error.type=\"503\"\n";
    let port = server.url.rsplit(':').next().unwrap_or_default();
    assert_eq!(*text, expected.replace("PORT", port));
    Ok(())
}
