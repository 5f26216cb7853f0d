//! From a byte offset to a JSON path, by one scan over the text.

/// An object or array that is open at some place of the text.
enum Frame<'t> {
    Object { key: Option<&'t [u8]>, at_key: bool },
    Array { index: usize },
}

/// The path of the value that stands at, or encloses, the byte `offset` of `text`.
///
/// The text may be broken at or after the offset; what stands before it is taken as it comes.
pub(super) fn at(text: &[u8], offset: usize) -> String {
    let mut frames = Vec::new();
    let mut index = 0;
    while index < offset {
        let Some(byte) = text.get(index) else { break };
        match byte {
            b'{' => frames.push(Frame::Object {
                key: None,
                at_key: true,
            }),
            b'[' => frames.push(Frame::Array { index: 0 }),
            b'}' | b']' => {
                frames.pop();
            }
            b',' => step(&mut frames),
            b'"' => {
                let end = string_end(text, index);
                if end > offset {
                    break;
                }
                if let Some(Frame::Object {
                    key,
                    at_key: at_key @ true,
                }) = frames.last_mut()
                {
                    *key = text.get(index..end);
                    *at_key = false;
                }
                index = end;
                continue;
            }
            _ => {}
        }
        index += 1;
    }
    print(&frames)
}

/// Moves on to the next member or element.
fn step(frames: &mut [Frame<'_>]) {
    match frames.last_mut() {
        Some(Frame::Object { key, at_key }) => {
            *key = None;
            *at_key = true;
        }
        Some(Frame::Array { index }) => *index += 1,
        None => {}
    }
}

/// The index after the closing quote of the string that opens at `start`.
fn string_end(text: &[u8], start: usize) -> usize {
    let mut index = start + 1;
    while let Some(byte) = text.get(index) {
        match byte {
            b'"' => return index + 1,
            b'\\' => index += 2,
            _ => index += 1,
        }
    }
    text.len()
}

fn print(frames: &[Frame<'_>]) -> String {
    let mut path = String::from("$");
    for frame in frames {
        match frame {
            Frame::Array { index } => path.push_str(&format!("[{index}]")),
            Frame::Object {
                key: Some(quoted), ..
            } => print_key(&mut path, quoted),
            Frame::Object { key: None, .. } => {}
        }
    }
    path
}

/// Appends `.name`, or `["name"]` with the key as it is written in the text.
fn print_key(path: &mut String, quoted: &[u8]) {
    let quoted = String::from_utf8_lossy(quoted);
    let name = quoted.trim_matches('"');
    let plain = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if plain {
        path.push('.');
        path.push_str(name);
    } else {
        path.push('[');
        path.push_str(&quoted);
        path.push(']');
    }
}

#[cfg(test)]
mod tests {
    use super::at;

    #[test]
    fn names_the_value_at_an_offset() {
        let text = br#"{"a":[{"b":1},{"odd key":{"c":[true,null]}}],"d":"x,{["}"#;
        let find = |needle: &str| {
            let text = std::str::from_utf8(text).unwrap();
            at(text.as_bytes(), text.find(needle).unwrap())
        };
        assert_eq!(at(text, 0), "$");
        assert_eq!(find("1}"), "$.a[0].b");
        assert_eq!(find("null"), r#"$.a[1]["odd key"].c[1]"#);
        assert_eq!(find(r#""x,"#), "$.d");
        assert_eq!(find(r#"{"c""#), r#"$.a[1]["odd key"]"#);
        assert_eq!(at(text, 10_000), "$");
    }

    #[test]
    fn bears_broken_text() {
        assert_eq!(at(br#"{"a":"\"#, 7), "$.a");
        assert_eq!(at(b"]]}{[", 5), "$[0]");
        assert_eq!(at(b"", 3), "$");
    }
}
