//! Many clients as modules of a few crates, so that compiling each costs little.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::Result;
use crate::scratch::{self, write};

/// The modules of one crate.
const MODULES: usize = 50;

/// A module with what the program asks of it.
pub(super) struct Module {
    /// Its name, which is the document's.
    pub(super) name: String,
    pub(super) code: String,
    /// The module of the program that probes it, with a function `run`.
    pub(super) probe: String,
    /// What the probe reads.
    pub(super) input: Value,
}

/// What came of all modules, by name.
#[derive(Default)]
pub(super) struct Outcome {
    /// What the compiler, or rustfmt, has against one.
    pub(super) objections: BTreeMap<String, String>,
    /// What the probes printed: of each module its lines.
    pub(super) lines: BTreeMap<String, Vec<Value>>,
}

/// Compiles the modules and runs the probes. Modules that don't compile are left out, and the others
/// are compiled again.
pub(super) fn run(work: &Path, modules: &[Module]) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    format(work, modules, &mut outcome)?;
    let mut left_out = BTreeSet::new();
    for _ in 0..4 {
        let shards = shards(work, modules, &left_out)?;
        let broken = build(work, &mut outcome)?;
        if broken.is_empty() {
            return execute(work, &shards, outcome);
        }
        left_out.extend(broken);
    }
    Err("crates still don't compile without what the compiler objects to".into())
}

/// Writes the crates; their names.
fn shards(work: &Path, modules: &[Module], left_out: &BTreeSet<String>) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for (at, chunk) in modules.chunks(MODULES).enumerate() {
        let name = format!("shard{at}");
        shard(&work.join(&name), &name, chunk, left_out)?;
        names.push(name);
    }
    let members: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    // Debug information is most of what linking costs.
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n[profile.dev]\ndebug = 0\nincremental = false\n",
        members.join(", ")
    );
    write(&work.join("Cargo.toml"), &manifest)?;
    let lock = std::fs::read_to_string(crate::root().join("Cargo.lock"))?;
    if !work.join("Cargo.lock").exists() {
        write(&work.join("Cargo.lock"), &lock)?;
    }
    Ok(names)
}

fn shard(folder: &Path, name: &str, modules: &[Module], left_out: &BTreeSet<String>) -> Result<()> {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{}{}",
        scratch::runtime(),
        "serde_json = { version = \"1\", features = [\"raw_value\"] }\n\
         tokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n"
    );
    write(&folder.join("Cargo.toml"), &manifest)?;
    let mut lib = String::from("//! Clients.\n\n#![allow(missing_docs)]\n\n");
    let mut main = String::from(include_str!("program.rs"));
    let mut calls = String::from("\nasync fn probes(inputs: &Inputs, server: &Server) {\n");
    let mut inputs = serde_json::Map::new();
    for module in modules.iter().filter(|it| !left_out.contains(&it.name)) {
        let own = &module.name;
        let _ = writeln!(lib, "pub mod {own};");
        let _ = writeln!(main, "mod probe_{own};");
        let _ = writeln!(
            calls,
            "    inputs.of({own:?}, probe_{own}::run);\n    \
             probe_{own}::calls(server).await;"
        );
        let probe = module.probe.replace("{api}", &format!("{name}::{own}"));
        write(&folder.join(format!("src/{own}.rs")), &module.code)?;
        write(&folder.join(format!("src/probe_{own}.rs")), &probe)?;
        inputs.insert(own.clone(), module.input.clone());
    }
    calls.push_str("}\n");
    main.push_str(&calls);
    let files = [
        ("src/lib.rs", lib.as_str()),
        ("src/main.rs", &main),
        ("src/equal.rs", include_str!("../driver/equal.rs")),
        ("src/server.rs", include_str!("../driver/server.rs")),
        ("inputs.json", &Value::Object(inputs).to_string()),
    ];
    for (path, text) in files {
        write(&folder.join(path), text)?;
    }
    Ok(())
}

/// Builds; the modules that don't compile. Warnings are objections too, and stop nothing.
fn build(work: &Path, outcome: &mut Outcome) -> Result<Vec<String>> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args([
        "build",
        "--offline",
        "--keep-going",
        "--message-format=json",
    ]);
    cargo.current_dir(work);
    cargo.env("CARGO_TARGET_DIR", work.join("target"));
    let built = cargo.output()?;
    let mut broken = Vec::new();
    for line in String::from_utf8_lossy(&built.stdout).lines() {
        let line: Value = serde_json::from_str(line)?;
        if line["reason"] != "compiler-message" {
            continue;
        }
        let message = &line["message"];
        let rendered = message["rendered"].as_str().unwrap_or_default();
        let Some(module) = module_of(message) else {
            continue;
        };
        let first = outcome.objections.entry(module.clone());
        first.or_insert_with(|| format!("compiler: {rendered}"));
        if message["level"]
            .as_str()
            .is_some_and(|it| it.starts_with("error"))
        {
            broken.push(module);
        }
    }
    if !built.status.success() && broken.is_empty() {
        let said = String::from_utf8_lossy(&built.stderr);
        return Err(
            format!("the crates do not compile, and no module is at fault:\n{said}").into(),
        );
    }
    Ok(broken)
}

/// The module that a message is about; of the program, that whose probe it is.
fn module_of(message: &Value) -> Option<String> {
    let spans = message["spans"].as_array()?;
    let span = spans.iter().find(|span| span["is_primary"] == true)?;
    let stem = Path::new(span["file_name"].as_str()?).file_stem()?;
    let stem = stem.to_string_lossy();
    let name = stem.strip_prefix("probe_").unwrap_or(&stem);
    name.starts_with('d').then(|| name.to_owned())
}

/// Compares with rustfmt's layout.
fn format(work: &Path, modules: &[Module], outcome: &mut Outcome) -> Result<()> {
    let folder = work.join("format");
    let mut paths: BTreeMap<PathBuf, &str> = BTreeMap::new();
    for module in modules {
        let path = folder.join(format!("{}.rs", module.name));
        write(&path, &module.code)?;
        paths.insert(path, &module.name);
    }
    for chunk in modules.chunks(200) {
        let files = chunk
            .iter()
            .map(|it| folder.join(format!("{}.rs", it.name)));
        let output = Command::new("rustfmt")
            .args(["--edition", "2024", "--check", "-l"])
            .args(files)
            .stderr(Stdio::inherit())
            .output()?;
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            if let Some(name) = paths.get(Path::new(line)) {
                let what = "not as rustfmt has it".to_owned();
                outcome.objections.insert((*name).to_owned(), what);
            }
        }
    }
    Ok(())
}

/// Runs the programs.
fn execute(work: &Path, shards: &[String], mut outcome: Outcome) -> Result<Outcome> {
    for name in shards {
        let program = work
            .join("target/debug")
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        let output = Command::new(program)
            .arg(work.join(name).join("inputs.json"))
            .stderr(Stdio::inherit())
            .output()?;
        if !output.status.success() {
            return Err(format!("{name}: the program ended with {}", output.status).into());
        }
        for line in String::from_utf8(output.stdout)?.lines() {
            let (module, line): (String, Value) = serde_json::from_str(line)?;
            outcome.lines.entry(module).or_default().push(line);
        }
    }
    Ok(outcome)
}
