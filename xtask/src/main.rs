//! The maintainer's commands: `cargo xtask help` lists them.

mod arguments;
mod bench;
mod codegen;
mod corpus;
mod docs;
mod fuzz;
mod instead;
mod measured;
mod messages;
mod progress;
mod pull;
mod random;
mod scratch;
mod spec;
mod spec_diff;
mod suite;
mod targets;

use oasmith_spec::sink::TerminalText;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The one of the command, so that figures are those of the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const HELP: &str = "\
cargo xtask codegen [--check]
    Generate crates/nango and the goldens from specs/. With --check, write nothing and exit 1 if a
    file is missing, stale, changed by hand or no longer generated.
cargo xtask docs [--check]
    Write the guide's page about the configuration. With --check, write nothing and exit 1 if it is stale.
cargo xtask spec compare <OURS> <THEIRS>
    Compare two documents in everything but prose; exit 1 and list the differences if there are any.
cargo xtask spec pull [--url URL] [--yes]
    Fetch the document as its owner publishes it (by default from `upstream` in
    specs/nango/oasmith.toml), show what changed, ask, write it and generate. Needs curl.
cargo xtask spec-diff [BASE] [HEAD]
    Say what the documents below specs/ break: from BASE (by default where this branch left the main
    one) to HEAD (by default the files as they are). Exit 1 if something breaks on the wire.
cargo xtask corpus <DIR> [--compile] [--only NAME] [--report FILE]
    Generate every document of a folder, each below a limit of memory and time, and with --compile
    check the crates with rustc and clippy. Prints a table; the report has in addition every fault
    and every construct that is not expressed as it stands, and no times.
cargo xtask suite json-schema [FOLDER]
    Decode, validate and write back the instances of the JSON Schema test suite (by default beside
    the workspace, in ../shared/suites/json-schema); exit 1 if a valid one does not come through.
cargo xtask suite documents [FOLDER] [--only NAME]
    Generate hostile and awkward documents below limits of time and memory, compile what generates,
    and reach for every member, variant and operation of it (by default those beside the workspace,
    in ../shared/suites/documents); exit 1 if one does not become what its index.tsv expects.
cargo xtask fuzz [--seed N] [--count N] [--index N] [--largest BYTES] [--compile N] [--only NAME] <DOCUMENT or FOLDER>…
    Generate from documents with one fault each, made from real ones: 1,000 of all together unless
    --count says otherwise. Exit 1 if one panics, does not end in time, is refused without a place,
    or gives what is no Rust. --index makes one mutant again; --compile checks some of each
    document's with clippy. Advised in release: cargo run --release -p xtask -- fuzz …
cargo xtask fuzz --text [--seed N] [--count N] [--index N] [--compile 1 [--only NAME]]
    Put texts that could become code into every field of a document, and look for them in Rust, docs,
    manifest, file names and diagnostics: --count combinations of a text and a field. --compile checks
    crates in which everything has one nasty name. Exit 1 if a text acts anywhere.
cargo xtask suite params [FOLDER]
    Call a server with the values of vectors (by default in ../shared/suites/params) and compare what
    came there, byte by byte; exit 1 if something else was sent.
cargo xtask suite history [FOLDER]
    Compare each version of a document with the next (by default those beside the workspace, in
    ../shared/nango/history); exit 1 if one is refused, or a bump is below what the code shows.
cargo xtask suite semver [FOLDER] [--only NAME]
    Ask cargo-semver-checks about base.yaml and head.yaml in each folder of a folder (by default
    specs/diff), and print what the diff predicts beside what is observed; exit 1 if that is more, or
    if there is no verdict.
cargo xtask suite swagger2 [FOLDER] [--all]
    Compare what Swagger 2.0 documents are lowered to with what conversions of them to OpenAPI 3 are
    (by default swagger2 and swagger2-as-3.0 in ../shared); exit 1 if a difference is of no known
    kind. --all prints every difference, not some of each kind.
cargo xtask suite answers [DOCUMENT]
    Make up what a document (by default Nango's) allows a server to answer, decode it with the
    generated client and write it back; exit 1 if a body can't be read.
cargo xtask suite prism
    Call every operation of Nango's document at Prism, a mock server that refuses what the document
    does not allow; exit 1 if a request is refused or an answer can't be read. Needs npm.
cargo xtask suite combinations [--seed S] [--count N] [--index I] [--shrink N]
    Generate documents from a grammar that combines schemas, unions, names and parameters, compile the
    clients, and judge what they decode, refuse, write and send (100 documents, unless --count says
    otherwise). The same document in another order must give the same names. Exit 1 if one fails. --index
    makes one document again; --shrink is how many of each kind of failure are made smaller, by default 1.
cargo xtask bench compile | decode | generate [DOCUMENT]…
    Print ratios of the generated models against the same models with serde's derives, and the cost
    of a generation: of nango's in memory, or of each document by the command as it is released.
cargo xtask bench diff [DOCUMENT]…
    Compare each document (by default specs/nango's) with a copy that has some edits, by the command
    as it is released, and print what that takes.
cargo xtask bench limits [--check] [--only NAME] [--runs N]
    Generate documents with much of one thing, and with twice as much of it, and print the CPU of both.
    With --check, exit 1 if one takes more than 2.3 times as much. Advised in release.
cargo xtask bench peers [FOLDER] [--only NAME] [--peer NAME]
    Install other generators from the registry, below target/, and print what each and oasmith take to
    generate documents of the folder (by default ../shared) and the compiler to check the crates.

Exit codes: 0 success, 1 a check failed, 2 wrong usage or I/O error.";

/// How a command ends: like the codes of `oasmith`.
pub(crate) enum TaskOutcome {
    Success,
    CheckFailed,
}

type Result<T, E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["codegen"] => codegen::run(codegen::Mode::Write),
        ["codegen", "--check"] => codegen::run(codegen::Mode::Check),
        ["docs"] => docs::run(false),
        ["docs", "--check"] => docs::run(true),
        ["spec", "compare", ours, theirs] => spec::compare(Path::new(ours), Path::new(theirs)),
        ["spec", "pull"] => pull::run(None, false),
        ["spec", "pull", "--yes"] => pull::run(None, true),
        ["spec", "pull", "--url", url] => pull::run(Some(url), false),
        ["spec", "pull", "--url", url, "--yes"] => pull::run(Some(url), true),
        ["spec-diff"] => spec_diff::run(None, None),
        ["spec-diff", base] => spec_diff::run(Some(base), None),
        ["spec-diff", base, head] => spec_diff::run(Some(base), Some(head)),
        ["corpus", rest @ ..] => corpus::run(rest),
        // Processes that `corpus` and `bench` start.
        [measured::COMMAND, megabytes, seconds, command @ ..] => {
            measured::below_limits(megabytes, seconds, command)
        }
        [corpus::COMMAND, rest @ ..] => corpus::document(rest),
        [bench::limits::COMMAND, rest @ ..] => bench::limits::one(rest),
        ["suite", "json-schema"] => suite::json_schema(None),
        ["suite", "json-schema", folder] => suite::json_schema(Some(folder)),
        ["suite", "documents"] => suite::documents::run(None, None),
        ["suite", "documents", "--only", only] => suite::documents::run(None, Some(only)),
        ["suite", "documents", folder] => suite::documents::run(Some(folder), None),
        ["suite", "documents", folder, "--only", only] => {
            suite::documents::run(Some(folder), Some(only))
        }
        ["fuzz", rest @ ..] => fuzz::run(rest),
        ["suite", "params"] => suite::params(None),
        ["suite", "params", folder] => suite::params(Some(folder)),
        ["suite", "history"] => suite::history::run(None),
        ["suite", "history", folder] => suite::history::run(Some(folder)),
        ["suite", "semver"] => suite::semver::run(None, None),
        ["suite", "semver", "--only", only] => suite::semver::run(None, Some(only)),
        ["suite", "semver", folder] => suite::semver::run(Some(folder), None),
        ["suite", "semver", folder, "--only", only] => suite::semver::run(Some(folder), Some(only)),
        ["suite", "swagger2"] => suite::swagger2::run(None, false),
        ["suite", "swagger2", "--all"] => suite::swagger2::run(None, true),
        ["suite", "swagger2", folder] => suite::swagger2::run(Some(folder), false),
        ["suite", "swagger2", folder, "--all"] => suite::swagger2::run(Some(folder), true),
        ["suite", "answers"] => suite::answers::run(None),
        ["suite", "answers", document] => suite::answers::run(Some(document)),
        ["suite", "prism"] => suite::prism::run(),
        ["suite", "combinations", rest @ ..] => suite::combinations::run(rest),
        ["bench", what @ ..] => bench::run(what),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(TaskOutcome::Success)
        }
        [] => Err(format!("which command?\n\n{HELP}").into()),
        _ => Err(format!("no such command: {}\n\n{HELP}", arguments.join(" ")).into()),
    };
    match outcome {
        Ok(TaskOutcome::Success) => ExitCode::SUCCESS,
        Ok(TaskOutcome::CheckFailed) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {}", TerminalText::lines(&error.to_string()));
            ExitCode::from(2)
        }
    }
}

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    // The manifest of this crate lies one folder below it.
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map_or_else(PathBuf::new, Path::to_path_buf)
}
