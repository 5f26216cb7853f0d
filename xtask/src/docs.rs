//! `cargo xtask docs`: the pages of the guide that are made of the code.

use std::fs;

use oasmith_codegen::config;

use crate::{Result, TaskOutcome};

/// The page about the configuration, from the root of the workspace.
const CONFIGURATION: &str = "docs/src/configuration.md";

/// Writes the pages, or checks that they are as they would be written.
pub(crate) fn run(check: bool) -> Result<TaskOutcome> {
    let path = crate::root().join(CONFIGURATION);
    let page = config::guide_page();
    if !check {
        fs::write(&path, page)?;
        println!("{CONFIGURATION} is written.");
        return Ok(TaskOutcome::Success);
    }
    let committed = fs::read_to_string(&path)?.replace("\r\n", "\n");
    if committed == page {
        println!("{CONFIGURATION} is up to date.");
        return Ok(TaskOutcome::Success);
    }
    println!("{CONFIGURATION} is stale: run `cargo xtask docs`");
    Ok(TaskOutcome::CheckFailed)
}
