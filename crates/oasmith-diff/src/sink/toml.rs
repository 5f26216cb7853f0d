//! Text of a TOML file.

use oasmith_spec::sink::{LONGEST, Sink, SinkText, is_invisible, visible};

use crate::sentence::Said;

/// TOML 1.0.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Toml {}

/// Text of a TOML file.
pub(crate) type TomlText = SinkText<Toml>;

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

/// Text of a comment, which ends with its line.
pub(crate) fn comment(text: &str) -> TomlText {
    TomlText::from_checked(format_args!("{}", visible(text, LONGEST)))
}

// In a sentence it is an entry that somebody may copy.
impl Said for TomlText {}

#[cfg(test)]
mod tests {
    use super::TomlText;

    #[test]
    fn a_string_is_read_back_as_it_was() {
        let all: String = ('\0'..='\u{ff}')
            .chain("\u{2028}\u{202e}\u{e0041}\u{feff}日".chars())
            .collect();
        let written = TomlText::of(&all);
        let document = format!("key = {written}\n");
        let table = toml::de::DeTable::parse(&document).expect("TOML");
        let value = table.get_ref().get("key").map(|value| value.get_ref());
        assert_eq!(value.and_then(|value| value.as_str()), Some(all.as_str()));
    }
}
