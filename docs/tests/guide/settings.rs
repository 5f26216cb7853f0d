//! Blocks of code that are no Rust: settings are read by the reader of `oasmith.toml`.

use std::io;
use std::path::Path;

use oasmith_codegen::config::Config;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::load::Loader;
use oasmith_spec::source::Sources;

use crate::page::{pages, split};

/// A configuration in memory.
struct Settings(String);

impl Loader for Settings {
    fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
        Ok(self.0.clone().into_bytes())
    }
}

/// What is wrong with a configuration.
fn faults(text: &str) -> Vec<String> {
    let loader = Settings(text.to_owned());
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    // What the paths of the guide lead to is wherever its reader is.
    let everywhere = ["..".into()];
    let path = Path::new("oasmith.toml");
    Config::read(path, &everywhere, &loader, &mut sources, &mut diagnostics);
    diagnostics
        .iter()
        .map(|each| each.message.clone())
        .collect()
}

#[test]
fn settings_are_read() {
    let mut count = 0;
    for (name, page) in pages() {
        let blocks = split(&page).0;
        // A file of accepted changes is another one; the diff's tests read it.
        let is_settings = |code: &str| !code.starts_with("[[accepted]]");
        for block in blocks
            .iter()
            .filter(|block| block.info == "toml" && is_settings(&block.code))
        {
            let faults = faults(&block.code);
            assert!(faults.is_empty(), "{name}: {faults:?} in\n{}", block.code);
            count += 1;
        }
    }
    assert!(count > 25, "only {count} blocks were found");
    assert!(!faults("nonsense = 1").is_empty());
}

#[test]
fn each_block_says_what_it_is() {
    let known = [
        "rust",
        "rust,no_run",
        "rust,ignore",
        "sh",
        "text",
        "toml",
        "toml,manifest",
        "yaml",
    ];
    for (name, page) in pages() {
        for block in split(&page).0 {
            assert!(
                known.contains(&block.info.as_str()),
                "{name}: `{}`",
                block.info
            );
        }
    }
}
