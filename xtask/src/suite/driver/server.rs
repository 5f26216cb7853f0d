//! A server that keeps what it was sent, and answers nothing to everything.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};

use serde_json::{Value, json};

pub struct Server {
    pub url: String,
    requests: Receiver<Value>,
}

impl Server {
    pub fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let (sender, requests) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let _ = sender.send(request(&stream));
                answer(stream);
            }
        });
        Self { url, requests }
    }

    /// The request that was just answered: its target, its headers and its body.
    pub fn last(&self) -> Option<Value> {
        self.requests.try_recv().ok()
    }
}

fn request(stream: &TcpStream) -> Value {
    let mut reader = BufReader::new(stream);
    let mut line = || {
        let mut line = Vec::new();
        reader.read_until(b'\n', &mut line).expect("a line");
        String::from_utf8_lossy(&line).trim_end_matches("\r\n").to_owned()
    };
    let first = line();
    let target = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let headers: Vec<String> = std::iter::from_fn(|| Some(line()).filter(|it| !it.is_empty())).collect();
    let length = headers.iter().find_map(|it| it.strip_prefix("content-length: ")?.parse().ok());
    let mut body = String::new();
    reader.take(length.unwrap_or(0)).read_to_string(&mut body).expect("a body");
    json!({"target": target, "headers": headers, "body": body})
}

fn answer(mut stream: TcpStream) {
    let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
}
