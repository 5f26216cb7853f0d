//! What `cargo package` takes of this crate has the sources of the runtime in it, and of what that needs.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;
use std::process::Command;

use oasmith_codegen::bundle;

#[test]
fn the_package_has_the_sources_of_the_runtime() {
    let output = Command::new(env!("CARGO"))
        .args(["package", "--list", "--allow-dirty", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let packed = String::from_utf8(output.stdout).unwrap().replace('\\', "/");
    let packed: Vec<&str> = packed.lines().collect();
    assert!(packed.contains(&"build.rs"));
    for (package, below, least) in [
        ("oasmith-runtime", "runtime", 100),
        ("oasmith-pattern", "runtime/oasmith-pattern", 10),
    ] {
        let mut folders = bundle::packages(Path::new("oasmith-runtime")).into_iter();
        let files = folders
            .find(|folder| folder.path.ends_with(package))
            .unwrap()
            .files;
        assert!(files.len() > least);
        for (path, _) in files
            .iter()
            .filter(|(path, _)| !path.starts_with("LICENSE"))
        {
            let path = format!("{below}/{}", path.replace("Cargo.toml", "manifest.toml"));
            assert!(packed.contains(&path.as_str()), "{path}");
        }
    }
    for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
        assert!(packed.contains(&format!("runtime/{license}").as_str()));
    }
}
