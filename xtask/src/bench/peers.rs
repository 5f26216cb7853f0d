//! What generating and checking costs beside other generators, on the same documents.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::arguments::value;
use crate::corpus::{self, compile};
use crate::measured::{self, Cost, Limits};
use crate::progress::Bar;
use crate::{Result, scratch};

/// The documents, below the folder that is given.
const DOCUMENTS: &[&str] = &[
    "nango/upstream.yaml",
    "corpus/openai.yaml",
    "corpus/github.json",
    "corpus/kubernetes-core-v1.json",
    "corpus/asana.yaml",
    "corpus/hetzner-cloud.json",
    "corpus/qdrant.json",
];

/// Another generator.
struct Peer {
    /// The package, and the program.
    name: &'static str,
    version: &'static str,
    /// The arguments, with [`DOCUMENT`] and [`FOLDER`] in them.
    arguments: &'static [&'static str],
    writes: Output,
}

/// What a generator writes.
enum Output {
    /// A whole crate.
    Crate,
    /// A module with `mod.rs`, and a file beside it that lists the dependencies.
    Module { dependencies: &'static str },
}

/// Stands for the path of the document in a peer's arguments.
const DOCUMENT: &str = "<document>";
/// Stands for the folder that the peer writes to.
const FOLDER: &str = "<folder>";

/// Generators of models and client.
const PEERS: &[Peer] = &[
    Peer {
        name: "ploidy",
        version: "0.15.0",
        arguments: &["generate", "rust", "--output", FOLDER, DOCUMENT],
        writes: Output::Crate,
    },
    Peer {
        name: "oas3-gen",
        version: "0.29.0",
        arguments: &[
            "generate",
            "client-mod",
            "--workspace",
            "--quiet",
            "--input",
            DOCUMENT,
            "--output",
            FOLDER,
        ],
        writes: Output::Crate,
    },
    Peer {
        name: "openapi-to-rust",
        version: "0.23.0",
        arguments: &["generate", DOCUMENT, "--output-dir", FOLDER],
        writes: Output::Module {
            dependencies: "REQUIRED_DEPS.toml",
        },
    },
];

/// What a generator may take.
const LIMITS: Limits = Limits {
    megabytes: 6_000,
    seconds: 120,
};

/// What checking may take, which is more than what is asked of ours elsewhere.
const CHECK_LIMITS: Limits = Limits {
    megabytes: 14_000,
    seconds: 600,
};

/// What a generator and the compiler took for a document.
struct Figures {
    generated: Cost,
    lines: usize,
    checked: Cost,
}

/// What is measured.
#[derive(Default)]
struct Options<'a> {
    /// Where the documents lie; by default beside the workspace.
    folder: Option<&'a str>,
    /// One document.
    only: Option<&'a str>,
    /// One peer.
    peer: Option<&'a str>,
}

impl<'a> Options<'a> {
    fn read(arguments: &[&'a str]) -> Result<Self> {
        let mut options = Self::default();
        let mut arguments = arguments.iter().copied();
        while let Some(argument) = arguments.next() {
            match argument {
                "--only" => options.only = Some(value(argument, &mut arguments)?),
                "--peer" => options.peer = Some(value(argument, &mut arguments)?),
                folder if options.folder.is_none() && !folder.starts_with('-') => {
                    options.folder = Some(folder);
                }
                other => return Err(format!("bench peers takes no `{other}`").into()),
            }
        }
        Ok(options)
    }

    fn peers(&self) -> Result<Vec<&'static Peer>> {
        let wanted = |peer: &&Peer| self.peer.is_none_or(|name| peer.name == name);
        let peers: Vec<&Peer> = PEERS.iter().filter(wanted).collect();
        if peers.is_empty() {
            return Err("there is no such peer".into());
        }
        Ok(peers)
    }
}

/// Installs the peers, and measures them and us on the documents.
pub(super) fn run(arguments: &[&str]) -> Result<()> {
    let options = Options::read(arguments)?;
    if cfg!(debug_assertions) {
        return Err(
            "a debug build shows nothing: cargo run --release -p xtask -- bench peers".into(),
        );
    }
    let beside = || crate::root().join("../shared");
    let folder = options.folder.map_or_else(beside, PathBuf::from);
    let work = crate::root().join("target/bench/peers");
    let documents = documents(&folder, options.only)?;
    let peers = options.peers()?;
    for peer in &peers {
        install(peer, &work)?;
    }
    let mut bar = Bar::new(documents.len());
    let mut table = String::from(HEAD);
    for document in &documents {
        measure(document, &peers, &work, &bar, &mut table)?;
        bar.advance();
    }
    bar.clear();
    print!("{table}");
    Ok(())
}

/// Adds the rows of a document.
fn measure(
    document: &Path,
    peers: &[&Peer],
    work: &Path,
    bar: &Bar,
    table: &mut String,
) -> Result<()> {
    let name = scratch::name(document);
    bar.show(&name, "oasmith");
    let ours = ours(document, work)?;
    table.push_str(&row(&name, "oasmith", &ours));
    for peer in peers {
        bar.show(&name, peer.name);
        let theirs = theirs(peer, document, work)?;
        table.push_str(&row(&name, peer.name, &theirs));
        if let (Ok(ours), Ok(theirs)) = (&ours, &theirs) {
            table.push_str(&ratios(&name, peer, ours, theirs));
        }
    }
    Ok(())
}

fn documents(folder: &Path, only: Option<&str>) -> Result<Vec<PathBuf>> {
    let documents = DOCUMENTS.iter().map(|document| folder.join(document));
    let documents: Vec<_> = documents
        .filter(|path| only.is_none_or(|only| scratch::name(path) == only))
        .collect();
    if documents.is_empty() {
        return Err("there is no such document".into());
    }
    if let Some(missing) = documents.iter().find(|path| !path.is_file()) {
        return Err(format!("{} is not there", missing.display()).into());
    }
    Ok(documents)
}

/// Installs a peer below `work`, unless it is there.
fn install(peer: &Peer, work: &Path) -> Result<()> {
    let status = Command::new(env!("CARGO"))
        .args([
            "install",
            "--quiet",
            "--locked",
            "--version",
            peer.version,
            peer.name,
            "--root",
        ])
        .arg(work.join("installed"))
        .env("CARGO_TARGET_DIR", work.join("build"))
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} {} can't be installed", peer.name, peer.version).into())
    }
}

/// Why there are no figures.
type Failure = String;

fn ours(document: &Path, work: &Path) -> Result<Result<Figures, Failure>> {
    let folder = work.join("oasmith").join(scratch::name(document));
    let mut failure = String::new();
    for lenient in [false, true] {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(corpus::COMMAND).arg(document).arg(&folder);
        if lenient {
            command.arg("--lenient");
        }
        let ended = measured::run(&command, LIMITS)?;
        if ended.is_fine() && ended.stdout.starts_with("{\"whole\":true") {
            return figures(ended.cost, &folder, work);
        }
        failure = "does not generate".to_owned();
    }
    Ok(Err(failure))
}

fn theirs(peer: &Peer, document: &Path, work: &Path) -> Result<Result<Figures, Failure>> {
    let folder = work.join(peer.name).join(scratch::name(document));
    // What an earlier run left may be of another version.
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(work.join(peer.name))?;
    let written = match peer.writes {
        Output::Crate => folder.clone(),
        Output::Module { .. } => folder.join("src"),
    };
    let document = std::path::absolute(document)?;
    let mut command = Command::new(work.join("installed/bin").join(peer.name));
    for argument in peer.arguments {
        match *argument {
            DOCUMENT => command.arg(&document),
            FOLDER => command.arg(&written),
            other => command.arg(other),
        };
    }
    let ended = measured::run(&command, LIMITS)?;
    if !ended.is_fine() {
        let said = ended.stderr.lines().find(|line| !line.trim().is_empty());
        return Ok(Err(format!(
            "does not generate: {}",
            said.unwrap_or("a limit")
        )));
    }
    complete(peer, &folder)?;
    figures(ended.cost, &folder, work)
}

/// Makes a crate that can be checked of what a peer wrote: a workspace of its own, for it lies in
/// the folder of ours.
fn complete(peer: &Peer, folder: &Path) -> Result<()> {
    let manifest = folder.join("Cargo.toml");
    let text = match peer.writes {
        Output::Crate => std::fs::read_to_string(&manifest)?,
        Output::Module { dependencies } => {
            let source = folder.join("src");
            std::fs::rename(source.join("mod.rs"), source.join("lib.rs"))?;
            let package =
                "[package]\nname = \"module\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n";
            package.to_owned() + &std::fs::read_to_string(source.join(dependencies))?
        }
    };
    let separate = if text.contains("[workspace]") {
        ""
    } else {
        "\n[workspace]\n"
    };
    std::fs::write(&manifest, text + separate)?;
    Ok(())
}

fn figures(generated: Cost, folder: &Path, work: &Path) -> Result<Result<Figures, Failure>> {
    let checked = compile::again(work, folder, CHECK_LIMITS)?;
    if checked.died {
        return Ok(Err("not checked: the compiler came to a limit".to_owned()));
    }
    if checked.messages.errors > 0 {
        let errors = checked.messages.errors;
        return Ok(Err(format!("does not compile: {errors} errors")));
    }
    Ok(Ok(Figures {
        generated,
        lines: lines(&folder.join("src"))?,
        checked: checked.cost,
    }))
}

/// The lines of all Rust files below a folder.
fn lines(folder: &Path) -> Result<usize> {
    let mut all = 0;
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            all += lines(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all += std::fs::read_to_string(&path)?.lines().count();
        }
    }
    Ok(all)
}

const HEAD: &str = "\
document              generator             gen s   gen MB     lines  check s check MB
";

fn row(document: &str, generator: &str, of: &Result<Figures, Failure>) -> String {
    match of {
        Ok(it) => format!(
            "{document:<21} {generator:<19} {:>7.2} {:>8.0} {:>9} {:>8.2} {:>8.0}\n",
            it.generated.user,
            it.generated.megabytes,
            it.lines,
            it.checked.user,
            it.checked.megabytes
        ),
        Err(failure) => format!("{document:<21} {generator:<19} {failure}\n"),
    }
}

/// Ours divided by theirs.
fn ratios(document: &str, peer: &Peer, ours: &Figures, theirs: &Figures) -> String {
    format!(
        "{document:<21} {:<19} {:>7.2} {:>8.2} {:>9.2} {:>8.2} {:>8.2}\n",
        format!("oasmith / {}", peer.name),
        ours.generated.user / theirs.generated.user,
        ours.generated.megabytes / theirs.generated.megabytes,
        ours.lines as f64 / theirs.lines as f64,
        ours.checked.user / theirs.checked.user,
        ours.checked.megabytes / theirs.checked.megabytes,
    )
}
