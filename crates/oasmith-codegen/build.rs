//! Makes the table of the runtime's files that `src/bundle.rs` embeds.
//!
//! `runtime` has links to the files of `oasmith-runtime` and, in a folder, to those of `oasmith-pattern`, which it
//! needs. `cargo package` puts the files themselves in their place, so that the table is the same wherever this
//! crate comes from.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("runtime");
    let mut files = Vec::new();
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        files.push((name.to_owned(), followed(root.join(name))));
    }
    for package in ["", "oasmith-pattern/"] {
        let manifest = format!("{package}manifest.toml");
        files.push((manifest.clone(), followed(root.join(manifest))));
        let below = format!("{package}src");
        let source = followed(root.join(&below));
        println!("cargo::rerun-if-changed={}", source.display());
        add(&source, &below, &mut files)?;
    }
    files.sort();

    let mut table = String::from("&[\n");
    for (name, path) in files {
        println!("cargo::rerun-if-changed={}", path.display());
        let path = path.display().to_string();
        let _ = writeln!(table, "    ({name:?}, include_str!({path:?})),");
    }
    table.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("runtime.rs"), table)
}

/// Where a link leads. Git on Windows may have written it as a file with its target in it.
fn followed(path: PathBuf) -> PathBuf {
    let folder = path.parent().unwrap_or(Path::new(""));
    match fs::read_to_string(&path) {
        Ok(text) if text.starts_with("../") && text.lines().count() == 1 => {
            folder.join(text.trim_end())
        }
        _ => path,
    }
}

/// Adds the Rust files below a folder, with their paths below the package's.
fn add(folder: &Path, below: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let below = format!("{below}/{name}");
        if path.is_dir() {
            add(&path, &below, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push((below, path));
        }
    }
    Ok(())
}
