//! A server on a free port of this machine that knows a little of Nango.

use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

const CONNECTIONS: &str = r#"{"connections":[{"id":1,"connection_id":"conn-1","provider":"github",
    "provider_config_key":"github","created":"2026-03-01","metadata":null,"tags":{},"errors":[]}]}"#;
const CONNECTION: &str = r#"{"id":1,"connection_id":"conn-1","provider_config_key":"github",
    "metadata":{"folder":"inbox"},"connection_config":{},"created_at":"2026-03-01T08:00:00.000Z",
    "updated_at":"2026-03-01T08:00:00.000Z","credentials":{"type":"OAUTH2","access_token":"example",
    "expires_at":"2100-01-01T00:00:00.000Z","raw":{}}}"#;
const RECORDS: &str = r#"{"records":[
    {"id":"a","title":"On fire","_nango_metadata":{"deleted_at":null,"last_action":"ADDED",
     "first_seen_at":"2026-03-01T08:00:00Z","last_modified_at":"2026-03-01T08:00:00Z","cursor":"c1"}},
    {"id":"b","_nango_metadata":{"deleted_at":null,"last_action":"ADDED",
     "first_seen_at":"2026-03-01T08:00:00Z","last_modified_at":"2026-03-01T08:00:00Z","cursor":"c2",
     "pruned_at":"2026-04-01T08:00:00Z"}}],"next_cursor":null}"#;
const STATUS: &str = r#"{"syncs":[]}"#;
const STARTED: &str = r#"{"id":"5b8b2a51-7f0e-4d0a-9a2c-3f1d6a4c9e11",
    "statusUrl":"/action/5b8b2a51-7f0e-4d0a-9a2c-3f1d6a4c9e11"}"#;
const SESSION: &str = r#"{"data":{"token":"session","expires_at":"2100-01-01T00:00:00.000Z",
    "connect_link":"https://connect.example"}}"#;
const CURRENT: &str = r#"{"data":{"endUser":null,"connectUISettings":{},
    "allowed_integrations":["github"]}}"#;

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
            let _ = serve(&stream);
        }
    });
    Ok(url)
}

fn serve(mut stream: &TcpStream) -> Result<()> {
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut head = String::new();
    while reader.read_line(&mut head)? > 2 {}
    let head = head.to_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let length = length.and_then(|length| length.parse().ok()).unwrap_or(0);
    reader.take(length).read_to_end(&mut Vec::new())?;
    let (status, body) = answer(&request, &head);
    write!(
        stream,
        "HTTP/1.1 {status} Status\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n{body}",
        body.len()
    )
}

fn answer(request: &str, head: &str) -> (u16, &'static str) {
    let endpoint = request.trim_end().trim_end_matches(" HTTP/1.1");
    match endpoint.split('?').next().unwrap_or_default() {
        "GET /connections" => (200, CONNECTIONS),
        "GET /connections/conn-1" => (200, CONNECTION),
        "GET /connections/missing" => (404, r#"{"error":{"code":"unknown_connection"}}"#),
        "POST /connections/metadata" => (201, "{}"),
        "GET /records" => (200, RECORDS),
        "GET /proxy/crm/v3/contacts" => (200, r#"{"results":[]}"#),
        "DELETE /proxy/crm/v3/contacts/7" => (402, r#"{"error":{"code":"plan_limit"}}"#),
        "POST /action/trigger" if head.contains("x-async: true") => (202, STARTED),
        "POST /action/trigger" => (200, r#"{"number":7}"#),
        path if path.starts_with("GET /action/") => (200, r#"{"number":8}"#),
        "POST /sync/trigger" => (200, r#"{"success":true}"#),
        "GET /sync/status" => (200, STATUS),
        "POST /connect/sessions" => (201, SESSION),
        "GET /connect/session" if head.contains("bearer session") => (200, CURRENT),
        _ => (404, r#"{"error":{"code":"not_found"}}"#),
    }
}
