//! A server of one endpoint, on a free port of this machine.

use std::io::{BufRead, BufReader, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

const CONNECTIONS: &str = include_str!("response.json");
const NOT_FOUND: &str =
    r#"{"error":{"code":"not_found","message":"The stand-in only knows GET /connections"}}"#;

/// Starts the server and gives its URL.
///
/// # Errors
///
/// If no port is free.
pub(crate) fn start() -> Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that hangs up early is its own affair.
            let _ = answer(&stream);
        }
    });
    Ok(url)
}

fn answer(mut stream: &TcpStream) -> Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let known =
        request.starts_with("GET /connections?") || request.starts_with("GET /connections ");
    let (status, body) = if known {
        ("200 OK", CONNECTIONS)
    } else {
        ("404 Not Found", NOT_FOUND)
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}
