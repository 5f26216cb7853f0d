//! Operations to be called.

use oasmith_runtime as rt;

const GET: rt::Operation = rt::Operation {
    id: "getThing",
    group: "things",
    method: "GET",
    path: "/things",
    accept: "application/json",
    server: None,
    security: &[],
};

pub(crate) static READ: rt::Operation = GET;
pub(crate) static REPLACE: rt::Operation = rt::Operation {
    method: "PUT",
    ..GET
};
pub(crate) static ADD: rt::Operation = rt::Operation {
    method: "POST",
    ..GET
};

pub(crate) static GUARDED: rt::Operation = rt::Operation {
    method: "POST",
    security: &[&["oauth"]],
    ..GET
};

/// An answer with that status, further headers (each with its line break) and body.
pub(crate) fn answer(status: u16, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status} Status\r\nconnection: close\r\n{headers}content-length: {}\r\n\r\n{body}",
        body.len()
    )
}
