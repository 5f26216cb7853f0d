//! HTTP/1.1 (RFC 9112), as much of it as a client of ours speaks.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result, Write};
use std::net::TcpStream;
use std::thread;

use bytes::Bytes;

use super::{MockResponse, Received};

/// The longest line and the longest head and body that are read, in bytes.
const LONGEST_LINE: u64 = 1 << 16;
const MOST_HEADERS: usize = 256;
const LONGEST_BODY: u64 = 1 << 30;

/// Reads a request to its end.
pub(super) fn read(stream: &TcpStream) -> Result<Received> {
    let mut reader = BufReader::new(stream);
    let first = line(&mut reader)?;
    let mut words = first.split(' ');
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Err(ErrorKind::InvalidData.into());
    };
    let mut received = Received {
        method: method.to_owned(),
        target: target.to_owned(),
        headers: Vec::new(),
        body: Bytes::new(),
    };
    for _ in 0..MOST_HEADERS {
        let header = line(&mut reader)?;
        let Some((name, value)) = header.split_once(':') else {
            break;
        };
        let value = value.trim().to_owned();
        received.headers.push((name.to_owned(), value));
    }
    received.body = body(&received, &mut reader)?.into();
    Ok(received)
}

fn body(received: &Received, reader: &mut impl BufRead) -> Result<Vec<u8>> {
    let coding = received.header("transfer-encoding").unwrap_or_default();
    let mut body = Vec::new();
    if !coding.eq_ignore_ascii_case("chunked") {
        let length = received.header("content-length");
        let length: u64 = length.and_then(|it| it.parse().ok()).unwrap_or(0);
        reader
            .take(length.min(LONGEST_BODY))
            .read_to_end(&mut body)?;
        return Ok(body);
    }
    loop {
        let head = line(reader)?;
        let size = head.split(';').next().unwrap_or_default().trim();
        let size = u64::from_str_radix(size, 16).map_err(Error::other)?;
        if size == 0 {
            // Trailers, to the empty line.
            while !line(reader)?.is_empty() {}
            return Ok(body);
        }
        reader.take(size.min(LONGEST_BODY)).read_to_end(&mut body)?;
        line(reader)?;
    }
}

/// A line without its end.
fn line(reader: &mut impl BufRead) -> Result<String> {
    let mut line = Vec::new();
    reader.take(LONGEST_LINE).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    let line = String::from_utf8_lossy(&line);
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Writes a response, and ends the connection.
pub(super) fn write(mut stream: TcpStream, response: &MockResponse) -> Result<()> {
    thread::sleep(response.delay);
    if response.hangs_up {
        return Ok(());
    }
    let mut head = format!("HTTP/1.1 {} Status\r\n", response.status);
    for (name, value) in &response.headers {
        let value = value.split(['\r', '\n']).next().unwrap_or_default();
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    // Neither has a body (RFC 9110, section 8.6).
    if response.status >= 200 && response.status != 204 {
        head.push_str(&format!("content-length: {}\r\n", response.body.len()));
    }
    head.push_str("connection: close\r\n\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(&response.body)?;
    stream.flush()
}
