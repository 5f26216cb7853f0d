//! Paths from one folder to another, as a manifest has them.

use std::path::{Component, Path, PathBuf};

/// The way from a folder to a path, with `/` between its parts: `.` for the folder itself. Nothing is asked of
/// the disk but the current folder, and that only where one of them is absolute or leads above it; links are
/// not followed. Where there is no way, as between drives of Windows, it is the absolute path.
pub fn relative(from: &Path, to: &Path) -> String {
    let (mut from, mut to) = (plain(from), plain(to));
    if !(from.is_relative() && to.is_relative() && stays_below(&from) && stays_below(&to)) {
        (from, to) = (absolute(&from), absolute(&to));
    }
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    if shared == 0 && to.is_absolute() {
        return slashed(&to);
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(to.components().skip(shared)).collect();
    if way.as_os_str().is_empty() {
        ".".to_owned()
    } else {
        slashed(&way)
    }
}

/// A path with `/` between its parts.
pub(crate) fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) {
        text.replace('\\', "/")
    } else {
        text.into_owned()
    }
}

fn absolute(path: &Path) -> PathBuf {
    plain(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

fn stays_below(plain: &Path) -> bool {
    !plain.starts_with("..")
}

/// A path without `.`, and without `..` behind a name.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(plain.components().next_back(), Some(Component::Normal(_))) =>
            {
                plain.pop();
            }
            // Nothing is above the root.
            Component::ParentDir if plain.has_root() => {}
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_short_and_have_slashes() {
        for (from, to, way) in [
            ("a", "a/b", "b"),
            ("a/b", "a/c/d", "../c/d"),
            ("a/b", "a/b", "."),
            ("", "a", "a"),
            (".", "./a", "a"),
            ("a/b", "", "../.."),
            ("a/../b", "b/./c", "c"),
            ("a b/c", "a b/d e", "../d e"),
            ("ab", "a", "../a"),
        ] {
            assert_eq!(relative(Path::new(from), Path::new(to)), way, "{from} {to}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn ways_out_of_the_current_folder_know_its_name() {
        let here = std::env::current_dir().unwrap();
        let name = here.file_name().unwrap().to_string_lossy().into_owned();
        let way = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(way("../x", "a/b"), format!("../{name}/a/b"));
        assert_eq!(way("a", "../x"), "../../x");
        assert_eq!(way("/p/q", "/p/r"), "../r");
        assert_eq!(way("/p/../../q", "/r"), "../r");
        assert_eq!(relative(&here.join("a"), Path::new("b")), "../b");
    }
}
