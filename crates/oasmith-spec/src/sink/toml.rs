//! Text of a TOML file.

use super::{LONGEST, Sink, SinkText, is_invisible, visible};

/// TOML 1.0: a manifest, a configuration. A quotation mark or a line break would end a string and begin a table.
#[derive(Debug, Clone, Copy)]
pub enum Toml {}

/// Text of a TOML file.
pub type TomlText = SinkText<Toml>;

impl Sink for Toml {
    /// A basic string with its quotes, on one line.
    fn escape(text: &str, _: usize, out: &mut String) {
        out.push('"');
        for c in text.chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                c if is_invisible(c) && c > '\u{ffff}' => {
                    out.push_str(&format!("\\U{:08X}", u32::from(c)));
                }
                c if is_invisible(c) => out.push_str(&format!("\\u{:04X}", u32::from(c))),
                c => out.push(c),
            }
        }
        out.push('"');
    }
}

impl TomlText {
    /// Text of a comment, which ends with its line.
    pub fn comment(text: &str) -> Self {
        Self::from_checked(format_args!("{}", visible(text, LONGEST)))
    }

    /// A key: bare where it can be (TOML 1.0.0, section Keys), else a string.
    pub fn key(text: &str) -> Self {
        let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        if !text.is_empty() && text.bytes().all(is_bare) {
            Self::from_checked(format_args!("{text}"))
        } else {
            Self::of(text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TomlText;

    #[test]
    fn keys_are_bare_where_they_can_be() {
        for (text, key) in [
            ("a-b_1", "a-b_1"),
            ("", "\"\""),
            ("a.b", "\"a.b\""),
            ("a\n[b]", "\"a\\n[b]\""),
        ] {
            assert_eq!(TomlText::key(text).as_str(), key);
        }
    }

    #[test]
    fn a_string_is_read_back_as_it_was() {
        let all: String = ('\0'..='\u{ff}')
            .chain("\u{2028}\u{202e}\u{e0041}\u{feff}日".chars())
            .collect();
        let written = TomlText::of(&all);
        let document = format!("key = {written}\n");
        let table = toml::de::DeTable::parse(&document).expect("TOML");
        let value = table.get_ref().get("key").map(toml::Spanned::get_ref);
        assert_eq!(value.and_then(|value| value.as_str()), Some(all.as_str()));
    }
}
