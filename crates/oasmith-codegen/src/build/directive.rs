//! What a build script prints for Cargo.

use std::fmt;
use std::path::Path;

use oasmith_spec::sink::{LONGEST, is_invisible, visible};

/// A directive of a build script (The Cargo Book, "Build Scripts"): one line of its output.
///
/// Cargo takes each line that begins with `cargo:` for one, and some of them run programs. So no text from outside has a
/// line of its own: there is no other way to make a directive than those here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CargoDirective(String);

impl CargoDirective {
    /// Runs the script again when a file changes. A path that can't stand on a line is none that a document may refer
    /// to, so nothing is read from it and there is nothing to watch: `None`.
    pub(super) fn rerun_if_changed(path: &Path) -> Option<Self> {
        let path = path.to_str()?;
        let fits = !path.contains(is_invisible);
        fits.then(|| Self(format!("cargo:rerun-if-changed={path}")))
    }

    /// Shows a warning. What could end the line, or act on a terminal, stands as `\u{…}`.
    pub(super) fn warning(message: &str) -> Self {
        Self(format!("cargo:warning={}", visible(message, LONGEST)))
    }
}

impl fmt::Display for CargoDirective {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directive_is_one_line() {
        let watch = |path: &str| CargoDirective::rerun_if_changed(Path::new(path));
        let plain = watch("a b/ä.yaml").map(|one| one.to_string());
        assert_eq!(plain.as_deref(), Some("cargo:rerun-if-changed=a b/ä.yaml"));
        for path in [
            "a\ncargo:rustc-env=A=b",
            "a\rb",
            "a\u{85}b",
            "a\u{2028}b",
            "a\u{202e}",
        ] {
            assert_eq!(watch(path), None, "{path:?}");
        }
        let warning = CargoDirective::warning("a\nb\rcargo:x\u{1b}[2J\u{2028}");
        let expected = "cargo:warning=a\\nb\\rcargo:x\\u{1b}[2J\\u{2028}";
        assert_eq!(warning.to_string(), expected);
    }
}
