//! What the compiler said, from Cargo's `--message-format=json`.

use std::collections::BTreeMap;

use oasmith_spec::sink::TerminalText;
use serde_json::Value;

use crate::Result;

/// The messages of a build, counted.
#[derive(Default)]
pub(crate) struct Messages {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    /// How many there are of every lint or error code; `other` are those without one.
    pub(crate) by_code: BTreeMap<String, usize>,
    /// The first of them as the compiler shows them, at most [`SHOWN`].
    pub(crate) rendered: Vec<String>,
}

/// How many messages are kept as text.
const SHOWN: usize = 5;

impl Messages {
    /// Counts the messages in what Cargo printed: one JSON object a line on standard output, and
    /// its own warnings as text on standard error. Cargo repeats what it said when nothing needed
    /// to be built, so the count is the same in every run.
    pub(crate) fn read(stdout: &str, stderr: &str) -> Result<Self> {
        let mut messages = Self::default();
        for line in stdout.lines().filter(|line| !line.is_empty()) {
            let line: Value = serde_json::from_str(line)
                .map_err(|error| format!("what Cargo says is not JSON: {error}"))?;
            if line["reason"] == "compiler-message" {
                messages.compiler(&line["message"]);
            }
        }
        for line in stderr.lines().filter(|line| line.starts_with("warning: ")) {
            // Cargo counts the compiler's once more.
            if !line.contains("generated") {
                messages.push("cargo", Level::Warning, line);
            }
        }
        Ok(messages)
    }

    fn compiler(&mut self, message: &Value) {
        let code = message["code"]["code"].as_str();
        let nowhere = message["spans"].as_array().is_none_or(Vec::is_empty);
        let text = message["message"].as_str().unwrap_or_default();
        // The last message of a crate has neither code nor place, and sums up the others.
        let sums_up = text.ends_with(" emitted") || text.starts_with("aborting due to");
        if code.is_none() && nowhere && sums_up {
            return;
        }
        let level = match message["level"].as_str() {
            Some("warning") => Level::Warning,
            // An error of the compiler itself has a level that begins so too.
            Some(level) if level.starts_with("error") => Level::Error,
            _ => return,
        };
        let rendered = message["rendered"].as_str().unwrap_or(text);
        self.push(code.unwrap_or("other"), level, rendered);
    }

    fn push(&mut self, code: &str, level: Level, rendered: &str) {
        match level {
            Level::Warning => self.warnings += 1,
            Level::Error => self.errors += 1,
        }
        *self.by_code.entry(code.to_owned()).or_default() += 1;
        if self.rendered.len() < SHOWN {
            self.rendered.push(rendered.to_owned());
        }
    }

    /// Whether the compiler had nothing to say.
    pub(crate) fn is_silent(&self) -> bool {
        self.errors + self.warnings == 0
    }

    /// Shows the first of them.
    pub(crate) fn show(&self) {
        for message in &self.rendered {
            eprintln!("{}", TerminalText::lines(message.trim_end()));
        }
        let more = (self.errors + self.warnings).saturating_sub(self.rendered.len());
        if more > 0 {
            eprintln!("… and {more} more");
        }
    }
}

enum Level {
    Warning,
    Error,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sums_up_is_not_counted_and_nothing_else_is_left_out() {
        let stdout = r#"{"reason":"compiler-artifact"}
{"reason":"compiler-message","message":{"level":"warning","message":"unused","code":{"code":"unused_mut"},"spans":[{}],"rendered":"a"}}
{"reason":"compiler-message","message":{"level":"warning","message":"no place","code":{"code":"unknown_lints"},"spans":[]}}
{"reason":"compiler-message","message":{"level":"error: internal compiler error","message":"oh","code":null,"spans":[]}}
{"reason":"compiler-message","message":{"level":"note","message":"by the way","code":null,"spans":[]}}
{"reason":"compiler-message","message":{"level":"warning","message":"2 warnings emitted","code":null,"spans":[]}}
{"reason":"compiler-message","message":{"level":"error","message":"aborting due to 1 previous error","code":null,"spans":[]}}
"#;
        let stderr = "    Checking a\nwarning: unused manifest key: x\nwarning: `a` (lib) generated 2 warnings\n";
        let messages = Messages::read(stdout, stderr).expect("JSON");
        assert_eq!((messages.errors, messages.warnings), (1, 3));
        let by_code: Vec<_> = messages.by_code.iter().collect();
        let counted = [
            ("cargo", 1),
            ("other", 1),
            ("unknown_lints", 1),
            ("unused_mut", 1),
        ];
        assert!(
            by_code
                .iter()
                .map(|(code, count)| (code.as_str(), **count))
                .eq(counted)
        );
        assert_eq!(
            messages.rendered,
            ["a", "no place", "oh", "warning: unused manifest key: x"]
        );
    }

    #[test]
    fn what_is_not_json_is_a_failure() {
        assert!(Messages::read("warning: something", "").is_err());
    }
}
