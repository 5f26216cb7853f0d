//! What a stranger does: the commands of the README and the guide, as they stand there, in a folder far from this
//! workspace.
//!
//! A section of a page is followed block by block. Lines of `sh` are run, and a block whose first line is a
//! comment with a path is that file. The versions are those of this workspace, so that nothing is fetched that was not
//! fetched to build it, and what it has built of them is not built again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail"
)]

mod block;
mod place;
mod workspaces;

use block::{Block, section};
use place::Place;

/// The document that the pages call `openapi.yaml`.
const NOTES: &str = "\
openapi: 3.1.0
info: { title: Notes, version: '1' }
servers: [{ url: https://notes.example.com }]
paths:
  /notes:
    get:
      operationId: listNotes
      responses:
        '200':
          description: All notes.
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Note' } }
components:
  schemas:
    Note:
      type: object
      required: [text]
      properties:
        text: { type: string, maxLength: 280 }
        written: { type: string, format: date-time }
";

/// Follows a section of a page; the place where it led.
fn follow(page: &str, heading: &str) -> Place {
    let mut place = Place::new(heading.split(' ').next_back().unwrap_or_default());
    place.write("openapi.yaml", NOTES);
    let blocks = section(page, heading);
    let checks = |line: &String| line.starts_with("cargo check");
    let checked = |block: &Block| matches!(block, Block::Shell(lines) if lines.iter().any(checks));
    assert!(blocks.iter().any(checked), "{heading} checks nothing");
    for block in blocks {
        match block {
            Block::Shell(lines) => lines.iter().for_each(|line| place.run(line)),
            Block::File { path, text } => place.write(&path, text),
        }
    }
    place
}

#[test]
fn a_crate_builds_as_the_readme_says() {
    follow("README.md", "## Your own document");
}

#[test]
fn a_crate_builds_as_the_guide_says() {
    let mut place = follow("docs/src/start.md", "## A crate");
    place.run("cargo fmt --all --check");
    place.run("cd ..");
    place.run("oasmith generate openapi.yaml --out my-client --check");
}

#[test]
fn a_module_builds_as_the_guide_says() {
    let mut place = follow("docs/src/start.md", "## A module");
    place.run("cargo fmt --all --check");
    place.run("oasmith generate --check");
}

#[test]
fn a_build_script_builds_as_the_guide_says() {
    follow("docs/src/build-scripts.md", "## Set up");
}
