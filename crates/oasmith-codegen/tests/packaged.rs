//! What `cargo package` takes of this crate has the runtime's sources in it.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

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
    let files = bundle::files();
    assert!(files.len() > 100);
    for (path, _) in files.iter() {
        let path = path.replace("Cargo.toml", "manifest.toml");
        assert!(
            packed.contains(&format!("runtime/{path}").as_str()),
            "{path}"
        );
    }
}
