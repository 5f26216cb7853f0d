//! `cargo xtask docs`: the pages of the guide that are made of the code.

use std::fs;

use oasmith_codegen::config;

use crate::{Answer, Result};

/// The page about the configuration, from the root of the workspace.
const CONFIGURATION: &str = "docs/src/configuration.md";

/// Writes the pages, or checks that they are as they would be written.
pub(crate) fn run(check: bool) -> Result<Answer> {
    let path = crate::root().join(CONFIGURATION);
    let page = config::guide_page();
    if !check {
        fs::write(&path, page)?;
        println!("{CONFIGURATION} is written.");
        return Ok(Answer::Fine);
    }
    let committed = fs::read_to_string(&path)?.replace("\r\n", "\n");
    if committed == page {
        println!("{CONFIGURATION} is up to date.");
        return Ok(Answer::Fine);
    }
    println!("{CONFIGURATION} is stale: run `cargo xtask docs`");
    Ok(Answer::No)
}
