//! The edge to the file system: the only place of this crate that touches it.
//!
//! Everything is known before anything is written, each file is replaced at once, and a file that was
//! not generated is never touched.

mod package;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use oasmith_spec::load::Loader;
use oasmith_spec::url;

use crate::files::{Drift, Files, OutputFolder, Report, YIELDING, is_generated, yields};
use crate::relative::relative;

pub use package::{output_folders, package_folder};

/// Reads documents, overlays and configurations from the file system.
#[derive(Debug, Clone, Copy, Default)]
pub struct DiskLoader;

impl Loader for DiskLoader {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        read_regular(path)
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        fs::canonicalize(path).ok()
    }

    /// The nearest folder around the document with `.git` in it; where there is none, the current folder if the
    /// document lies in it.
    fn repository(&self, document: &Path) -> Option<PathBuf> {
        let folder = document.parent().unwrap_or(Path::new(""));
        let here = folder.as_os_str().is_empty();
        let folder = fs::canonicalize(if here { Path::new(".") } else { folder }).ok()?;
        let repository = folder
            .ancestors()
            .find(|folder| folder.join(".git").exists());
        let current = || {
            let current = fs::canonicalize(".").ok()?;
            // In the root, that would be all of the machine.
            (current.parent().is_some() && folder.starts_with(&current)).then_some(current)
        };
        repository.map(Path::to_path_buf).or_else(current)
    }
}

/// Reads a regular file. A pipe would wait for a writer, and a device has no end.
fn read_regular(path: &Path) -> io::Result<Vec<u8>> {
    if url::of_path(path).is_some() {
        return Err(io::Error::new(
            io::ErrorKind::Unsupported,
            "nothing is fetched here; `oasmith fetch` stores a copy that can be read",
        ));
    }
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "it is no regular file",
        ));
    }
    fs::read(path)
}

/// What stands at the path of a generated file.
enum Found {
    Nothing,
    Same,
    /// A generated file with another text.
    Stale,
    /// A file that was not generated.
    Own,
}

/// Makes a folder hold these files: writes what is new or changed, leaves what is unchanged, and
/// removes generated files that are not among them.
///
/// # Errors
///
/// A file in the way was not generated ([`io::ErrorKind::AlreadyExists`]; then nothing was written)
/// and is not [one that may be](yields), or the file system refuses.
pub fn write(files: &Files, folder: &Path) -> io::Result<Report> {
    Plan::new(files, folder, &[])?.carry_out()
}

/// The same for several folders, which may lie in one another: nothing is written in any of them where a file in
/// the way was not generated. A report each, in their order.
///
/// # Errors
///
/// Those of [`write()`].
pub fn write_all(folders: &[OutputFolder]) -> io::Result<Vec<Report>> {
    let plans: Vec<_> = folders
        .iter()
        .map(|folder| Plan::new(&folder.files, &folder.path, &others(folder, folders)))
        .collect::<io::Result<_>>()?;
    plans.into_iter().map(Plan::carry_out).collect()
}

/// What is to be done to a folder.
struct Plan<'a> {
    folder: &'a Path,
    report: Report,
    wanted: Vec<(PathBuf, &'a str)>,
    orphans: Vec<PathBuf>,
}

impl<'a> Plan<'a> {
    /// `others` are folders below this one whose files are none of its own.
    fn new(files: &'a Files, folder: &'a Path, others: &[PathBuf]) -> io::Result<Self> {
        let mut report = Report::default();
        let mut wanted = Vec::new();
        for (name, text) in files.iter() {
            let path = PathBuf::from(name);
            let place = folder.join(&path);
            match look(&place, text)? {
                Found::Same => report.unchanged.push(path),
                Found::Nothing | Found::Stale => wanted.push((path, text)),
                Found::Own if yields(name) => report.kept.push(path),
                Found::Own => return Err(refusal(&place)),
            }
        }
        let orphans = orphans(files, folder, others)?;
        Ok(Self {
            folder,
            report,
            wanted,
            orphans,
        })
    }

    fn carry_out(mut self) -> io::Result<Report> {
        for (path, text) in self.wanted {
            replace(&self.folder.join(&path), text)?;
            self.report.written.push(path);
        }
        for path in self.orphans {
            fs::remove_file(self.folder.join(&path))?;
            remove_empty_folders(self.folder, &path);
            self.report.removed.push(path);
        }
        Ok(self.report)
    }
}

/// How a folder differs from these files. Writes nothing.
///
/// # Errors
///
/// The file system refuses.
pub fn compare(files: &Files, folder: &Path) -> io::Result<Drift> {
    compare_beside(files, folder, &[])
}

/// The same for several folders, as [`write_all`] fills them: how each differs, in their order.
///
/// # Errors
///
/// The file system refuses.
pub fn compare_all(folders: &[OutputFolder]) -> io::Result<Vec<Drift>> {
    folders
        .iter()
        .map(|folder| compare_beside(&folder.files, &folder.path, &others(folder, folders)))
        .collect()
}

/// The folders below one that are others of these, by their paths from it.
fn others(folder: &OutputFolder, folders: &[OutputFolder]) -> Vec<PathBuf> {
    let ways = folders
        .iter()
        .map(|other| relative(&folder.path, &other.path));
    let ways = ways.map(PathBuf::from);
    ways.filter(|way| way.is_relative() && !way.starts_with("..") && way != Path::new("."))
        .collect()
}

fn compare_beside(files: &Files, folder: &Path, others: &[PathBuf]) -> io::Result<Drift> {
    let mut drift = Drift::default();
    for (name, text) in files.iter() {
        let path = PathBuf::from(name);
        match look(&folder.join(&path), text)? {
            Found::Same => {}
            Found::Own if yields(name) => {}
            Found::Nothing => drift.missing.push(path),
            Found::Stale | Found::Own => drift.changed.push(path),
        }
    }
    drift.orphaned = orphans(files, folder, others)?;
    Ok(drift)
}

/// Writes a single file if its text differs. Whether it did.
///
/// # Errors
///
/// A file in the way was not generated, or the file system refuses.
pub fn write_file(path: &Path, text: &str) -> io::Result<bool> {
    match look(path, text)? {
        Found::Same => return Ok(false),
        Found::Own => return Err(refusal(path)),
        Found::Nothing | Found::Stale => {}
    }
    replace(path, text)?;
    Ok(true)
}

fn look(path: &Path, text: &str) -> io::Result<Found> {
    let bytes = match read_regular(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(at(path, &error)),
    };
    let found = String::from_utf8_lossy(&bytes);
    // Git may have turned the line ends into Windows' own.
    if found == text || found.replace("\r\n", "\n") == text {
        return Ok(Found::Same);
    }
    Ok(match is_generated(&found) {
        true => Found::Stale,
        false => Found::Own,
    })
}

fn refusal(path: &Path) -> io::Error {
    let message = format!(
        "{} was not generated by oasmith and is not overwritten; move it or generate elsewhere",
        path.display()
    );
    io::Error::new(io::ErrorKind::AlreadyExists, message)
}

/// Replaces a file at once: whoever reads it meanwhile sees the old text or the new one.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let write = || {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.tmp", std::process::id()));
        let temporary = path.with_file_name(name);
        fs::write(&temporary, text)?;
        fs::rename(&temporary, path).inspect_err(|_| {
            // The first error is the one to tell of.
            let _ = fs::remove_file(&temporary);
        })
    };
    write().map_err(|error| at(path, &error))
}

/// Generated files below a folder, and in none of the others, that are not among these.
fn orphans(files: &Files, folder: &Path, others: &[PathBuf]) -> io::Result<Vec<PathBuf>> {
    let mut orphans = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(below) = folders.pop() {
        let entries = match fs::read_dir(folder.join(&below)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(at(&folder.join(&below), &error)),
        };
        for entry in entries {
            let entry = entry?;
            let path = below.join(entry.file_name());
            let kind = entry.file_type()?;
            if kind.is_dir() && is_searched(&entry.path()) && !others.contains(&path) {
                folders.push(path);
            } else if kind.is_file() && is_orphan(files, &path, &entry.path())? {
                orphans.push(path);
            }
        }
    }
    orphans.sort();
    Ok(orphans)
}

/// Not what builds leave, not what is hidden, and not crates inside the crate.
fn is_searched(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name != "target" && !name.starts_with('.') && !folder.join("Cargo.toml").exists()
}

fn is_orphan(files: &Files, path: &Path, place: &Path) -> io::Result<bool> {
    let is_rust = path.extension().is_some_and(|extension| extension == "rs");
    let others = ["Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT"];
    let mut others = others.iter().chain(YIELDING);
    if !is_rust && !others.any(|other| path == Path::new(other)) {
        return Ok(false);
    }
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    if files.get(&parts.join("/")).is_some() {
        return Ok(false);
    }
    let bytes = fs::read(place).map_err(|error| at(place, &error))?;
    Ok(is_generated(&String::from_utf8_lossy(&bytes)))
}

/// Removes the folders of a file that was removed, and the output folder, where nothing else is in them.
fn remove_empty_folders(folder: &Path, path: &Path) {
    for parent in path.ancestors().skip(1) {
        // Refused where something else stands in it, and then it stays.
        if fs::remove_dir(folder.join(parent)).is_err() {
            break;
        }
    }
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn generated(body: &str) -> String {
        format!("// {} from x. Do not edit.\n{body}", crate::files::MARKER)
    }

    fn folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("oasmith-disk-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    fn files(entries: &[(&str, &str)]) -> Files {
        let mut files = Files::default();
        for (path, body) in entries {
            files.insert(*path, generated(body));
        }
        files
    }

    fn paths(paths: &[&str]) -> Vec<PathBuf> {
        paths.iter().map(PathBuf::from).collect()
    }

    #[test]
    fn writes_what_changed_and_removes_what_went() {
        let folder = folder("write");
        let first = files(&[("src/lib.rs", "a"), ("src/models/old.rs", "b")]);
        let report = write(&first, &folder).unwrap();
        assert_eq!(report.written, paths(&["src/lib.rs", "src/models/old.rs"]));
        fs::write(folder.join("src/own.rs"), "fn own() {}\n").unwrap();
        fs::create_dir_all(folder.join("target/debug")).unwrap();
        fs::write(folder.join("target/debug/out.rs"), generated("x")).unwrap();

        let second = files(&[("src/lib.rs", "a"), ("src/new.rs", "c")]);
        let drift = compare(&second, &folder).unwrap();
        assert_eq!(drift.missing, paths(&["src/new.rs"]));
        assert_eq!(drift.orphaned, paths(&["src/models/old.rs"]));
        assert!(drift.changed.is_empty() && !folder.join("src/new.rs").exists());

        let report = write(&second, &folder).unwrap();
        assert_eq!(report.written, paths(&["src/new.rs"]));
        assert_eq!(report.unchanged, paths(&["src/lib.rs"]));
        assert_eq!(report.removed, paths(&["src/models/old.rs"]));
        assert!(!folder.join("src/models").exists());
        assert!(folder.join("src/own.rs").exists() && folder.join("target/debug/out.rs").exists());
        assert!(compare(&second, &folder).unwrap().is_empty());
        fs::write(folder.join("src/new.rs"), generated("edited")).unwrap();
        assert_eq!(
            compare(&second, &folder).unwrap().changed,
            paths(&["src/new.rs"])
        );
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_was_not_generated_is_not_overwritten() {
        let folder = folder("refuse");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("own.rs"), "fn own() {}\n").unwrap();
        let error = write(&files(&[("a.rs", "a"), ("own.rs", "b")]), &folder).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert!(error.to_string().contains("own.rs"), "{error}");
        assert!(!folder.join("a.rs").exists());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_readme_of_the_users_own_is_kept() {
        let folder = folder("readme");
        let wanted = files(&[
            ("README.md", "a"),
            ("reference.md", "b"),
            ("src/README.md", "c"),
        ]);
        write(&wanted, &folder).unwrap();
        fs::write(folder.join("README.md"), "# Mine\n").unwrap();
        fs::write(folder.join("reference.md"), generated("old")).unwrap();
        assert_eq!(
            compare(&wanted, &folder).unwrap().changed,
            paths(&["reference.md"])
        );
        let report = write(&wanted, &folder).unwrap();
        assert_eq!(report.kept, paths(&["README.md"]));
        assert_eq!(report.written, paths(&["reference.md"]));
        assert_eq!(
            fs::read_to_string(folder.join("README.md")).unwrap(),
            "# Mine\n"
        );
        assert!(compare(&wanted, &folder).unwrap().is_empty());

        // Below the root it is a file as any other.
        fs::write(folder.join("src/README.md"), "# Mine\n").unwrap();
        let error = write(&wanted, &folder).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(
            compare(&wanted, &folder).unwrap().changed,
            paths(&["src/README.md"])
        );

        // What is generated no longer goes; what is the user's own stays.
        let report = write(&files(&[]), &folder).unwrap();
        assert_eq!(report.removed, paths(&["reference.md"]));
        assert!(folder.join("README.md").exists());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn line_ends_of_windows_are_no_drift() {
        let folder = folder("crlf");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.rs"), generated("a\n").replace('\n', "\r\n")).unwrap();
        assert!(
            compare(&files(&[("a.rs", "a\n")]), &folder)
                .unwrap()
                .is_empty()
        );
        fs::remove_dir_all(&folder).unwrap();
    }
}
