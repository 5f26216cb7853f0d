//! The package that generated files belong to, and the runtime beside them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bundle;
use crate::config::Config;
use crate::files::{Files, OutputFolder, is_generated};
use crate::layout::Layout;

/// The folder of the package that the files in `out` are of: `out` itself where they are a crate, and otherwise
/// the nearest folder above it that has a manifest, or the one that it lies in where none has.
pub fn package_folder(out: &Path, layout: Layout) -> PathBuf {
    if layout == Layout::Crate {
        return out.to_owned();
    }
    let has_manifest = |folder: &&Path| folder.join("Cargo.toml").is_file();
    if let Some(folder) = out.ancestors().skip(1).find(has_manifest) {
        return folder.to_owned();
    }
    let absolute = std::path::absolute(out).unwrap_or_else(|_| out.to_owned());
    let above = absolute.ancestors().skip(1).find(has_manifest);
    let beside = || out.parent().unwrap_or(Path::new(""));
    above.unwrap_or_else(beside).to_owned()
}

/// All folders that generation fills for a client in `out`: that one, and those of the bundled runtime where the
/// configuration wants it. A runtime that it no longer wants in the usual place is there without files, so that
/// writing removes it.
pub fn output_folders(files: Files, config: &Config, out: &Path) -> Vec<OutputFolder> {
    let package = package_folder(out, config.form());
    let mut folders = vec![OutputFolder {
        path: out.to_owned(),
        files,
    }];
    if let Some(wanted) = config.runtime_source().bundle(&package) {
        folders.extend(bundle::packages(&wanted));
    }
    let usual = package.join(bundle::NAME);
    if is_bundle(&usual) {
        for path in bundle::places(&usual) {
            let wanted = folders.iter().any(|folder| folder.path == path);
            let files = Files::default();
            folders.extend((!wanted).then_some(OutputFolder { path, files }));
        }
    }
    folders
}

/// Whether a folder has a runtime that was generated.
fn is_bundle(folder: &Path) -> bool {
    let text = fs::read_to_string(folder.join("Cargo.toml"));
    text.is_ok_and(|text| is_generated(&text))
}
