//! What to add to a manifest that is not generated.

use std::fs;
use std::path::Path;

use oasmith_codegen::bundle;
use oasmith_codegen::config::Config;
use oasmith_codegen::disk::package_folder;
use oasmith_codegen::layout::Layout;
use oasmith_codegen::relative::relative;
use oasmith_codegen::rust::manifest::dependencies;
use oasmith_spec::sink::TerminalText;

use crate::console;

/// Prints the dependencies that a module needs, unless the manifest of its package names the runtime already.
pub(super) fn told(config: &Config, out: &Path) {
    if config.form() == Layout::Crate {
        return;
    }
    let package = package_folder(out, config.form());
    let manifest = package.join("Cargo.toml");
    if fs::read_to_string(&manifest).is_ok_and(|text| text.contains(bundle::NAME)) {
        return;
    }
    let mut text = format!(
        "\nadd to {}:\n\n[dependencies]\n{}",
        manifest.display(),
        dependencies(config, Some(&package), &["rustls"])
    );
    if let Some(folder) = config.runtime_source().bundle(&package) {
        let folder = relative(&package, &folder);
        text.push_str(&format!(
            "\nfor the runtime, `cargo add --path {folder} --features rustls` does it\n"
        ));
    }
    console::out(&TerminalText::lines(text.trim_end()));
}
