//! A server for one test: it gives every request the same answer and keeps what it was asked.

use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// A server on a free port of this machine. It runs as long as the test.
pub(crate) struct Server {
    /// Its base URL, without a path.
    pub(crate) url: String,
    requests: Receiver<Request>,
}

/// A request as it came.
#[derive(Clone)]
pub(crate) struct Request {
    /// Method, target and version.
    pub(crate) line: String,
    /// `name: value` each, in the order of the wire.
    pub(crate) headers: Vec<String>,
    /// The body; empty where there was none.
    pub(crate) body: Vec<u8>,
}

impl Server {
    /// Answers with a status, a media type (or none) and a body.
    pub(crate) fn answering(status: u16, media_type: &str, body: &str) -> Result<Self> {
        let media_type = match media_type {
            "" => String::new(),
            media_type => format!("content-type: {media_type}\r\n"),
        };
        let length = body.len();
        Self::saying(format!(
            "HTTP/1.1 {status} Status\r\n{media_type}content-length: {length}\r\n\
             connection: close\r\n\r\n{body}"
        ))
    }

    /// Answers with JSON.
    pub(crate) fn json(status: u16, body: &str) -> Result<Self> {
        Self::answering(status, "application/json", body)
    }

    /// Says this to every request, then hangs up.
    pub(crate) fn saying(answer: String) -> Result<Self> {
        Self::saying_bytes(answer.into_bytes())
    }

    /// Says these bytes to every request, then hangs up.
    pub(crate) fn saying_bytes(answer: Vec<u8>) -> Result<Self> {
        Self::start(move |mut stream, _| {
            // A client that hangs up early is its own affair.
            let _ = stream.write_all(&answer);
        })
    }

    /// Answers each request by what it asks: a status, lines of headers and a body.
    #[allow(dead_code, reason = "the tests of nango use it")]
    pub(crate) fn replying(
        mut reply: impl FnMut(&Request) -> (u16, String, String) + Send + 'static,
    ) -> Result<Self> {
        Self::start(move |mut stream, request| {
            let (status, headers, body) = reply(&request);
            let length = body.len();
            let _ = write!(
                stream,
                "HTTP/1.1 {status} Status\r\n{headers}content-length: {length}\r\n\
                 connection: close\r\n\r\n{body}"
            );
        })
    }

    /// Takes requests and never says anything.
    pub(crate) fn silent() -> Result<Self> {
        let mut open = Vec::new();
        Self::start(move |stream, _| open.push(stream))
    }

    fn start(mut answer: impl FnMut(TcpStream, Request) + Send + 'static) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let url = format!("http://{}", listener.local_addr()?);
        let (sender, requests) = channel();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if let Ok(request) = keep(&stream, &sender) {
                    answer(stream, request);
                }
            }
        });
        Ok(Self { url, requests })
    }

    /// The next request that came.
    ///
    /// # Panics
    ///
    /// None did.
    pub(crate) fn request(&self) -> Request {
        self.requests.try_recv().expect("a request came")
    }

    /// Whether no request is left that was not looked at.
    pub(crate) fn is_idle(&self) -> bool {
        self.requests.try_recv().is_err()
    }
}

impl Request {
    /// Method and target: `GET /pets?limit=1`.
    pub(crate) fn target(&self) -> &str {
        self.line.trim_end_matches(" HTTP/1.1")
    }

    /// The only header of that name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter_map(|line| {
            let (known, value) = line.split_once(": ")?;
            known.eq_ignore_ascii_case(name).then_some(value)
        });
        let value = values.next();
        assert!(values.next().is_none(), "`{name}` was sent more than once");
        value
    }

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is UTF-8")
    }
}

/// Reads a request to its end and hands it on.
fn keep(stream: &TcpStream, sender: &Sender<Request>) -> Result<Request> {
    let mut reader = BufReader::new(stream);
    let line = line(&mut reader)?;
    let mut headers = Vec::new();
    loop {
        let header = self::line(&mut reader)?;
        if header.is_empty() {
            break;
        }
        headers.push(header);
    }
    let mut request = Request {
        line,
        headers,
        body: Vec::new(),
    };
    let length = request.header("content-length").unwrap_or("0");
    let length = length.parse().unwrap_or_default();
    reader.take(length).read_to_end(&mut request.body)?;
    // The test may be over.
    let _ = sender.send(request.clone());
    Ok(request)
}

fn line(reader: &mut impl BufRead) -> Result<String> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    Ok(line.trim_end_matches("\r\n").to_owned())
}
