//! A server that gives each connection the next of its answers, the last one again and again, and keeps
//! the requests.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

pub struct Server {
    port: u16,
    requests: Receiver<Request>,
}

#[derive(Debug)]
pub struct Request {
    pub line: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

impl Server {
    pub fn answer(status: u16, media_type: &str, body: &str) -> Self {
        Self::raw(&format!(
            "HTTP/1.1 {status} X\r\ncontent-type: {media_type}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        ))
    }

    /// A server that takes requests and says nothing.
    pub fn silent() -> Self {
        Self::start(vec![None])
    }

    /// A server that gives one answer after the other, and then the last again; an empty one hangs up.
    pub fn script<'a>(answers: impl IntoIterator<Item = &'a str>) -> Self {
        let answers = answers.into_iter();
        Self::start(answers.map(|text| Some(text.into())).collect())
    }

    /// A server that answers with something that is no text.
    pub fn bytes(answer: &[u8]) -> Self {
        Self::start(vec![Some(answer.to_vec())])
    }

    pub fn raw(answer: &str) -> Self {
        Self::script([answer])
    }

    fn start(answers: Vec<Option<Vec<u8>>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (sender, requests) = channel();
        std::thread::spawn(move || {
            let mut open = Vec::new();
            for (number, stream) in listener.incoming().enumerate() {
                let answer = &answers[number.min(answers.len() - 1)];
                let mut stream = stream.unwrap();
                // Before the answer, so that whoever has that finds the request.
                let _ = sender.send(read(&mut stream));
                match answer {
                    Some(answer) => {
                        // A client that has read enough hangs up.
                        let _ = stream.write_all(answer);
                    }
                    None => open.push(stream),
                }
            }
        });
        Self { port, requests }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/v1/", self.port)
    }

    pub fn request(&self) -> Request {
        self.requests.recv_timeout(Duration::from_secs(20)).unwrap()
    }

    /// The requests that came since the last look.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.try_iter().collect()
    }
}

fn read(stream: &mut TcpStream) -> Request {
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        let mut chunk = [0; 4096];
        let read = stream.read(&mut chunk).unwrap();
        assert!(read > 0, "the request breaks off");
        bytes.extend_from_slice(&chunk[..read]);
    };
    let text = String::from_utf8(bytes[..head].to_vec()).unwrap();
    let mut lines = text.split("\r\n");
    let line = lines.next().unwrap().to_owned();
    let headers: Vec<_> = lines
        .map(|line| line.split_once(": ").unwrap())
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.map_or(0, |(_, value)| value.parse().unwrap());
    let chunked = headers.iter().any(|(name, _)| name == "transfer-encoding");
    let mut body = bytes.split_off(head + 4);
    // Chunks are kept as they are.
    while body.len() < length || chunked && !body.ends_with(b"0\r\n\r\n") {
        let mut chunk = [0; 4096];
        let read = stream.read(&mut chunk).unwrap();
        assert!(read > 0, "the body breaks off");
        body.extend_from_slice(&chunk[..read]);
    }
    Request {
        line,
        headers,
        body: String::from_utf8(body).unwrap(),
    }
}
