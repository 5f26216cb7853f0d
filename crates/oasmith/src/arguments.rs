//! What the command takes.

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};

use oasmith_codegen::pipeline::{Overrides, Request};
use oasmith_diff::sink::SiteRoot;
use oasmith_spec::url;

/// What a configuration is called.
pub(crate) const CONFIGURATION: &str = "oasmith.toml";

/// The command with its subcommands.
pub(crate) fn command() -> Command {
    Command::new("oasmith")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Swagger 2.0, OpenAPI 3.0, 3.1 and 3.2 in, idiomatic Rust out")
        .after_help("Exit codes: 0 success, 1 a check failed, 2 wrong usage or I/O error.")
        .arg(
            flag(
                "quiet",
                "Print only errors and warnings, besides the requested output",
            )
            .short('q')
            .global(true),
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(generate())
        .subcommand(check())
        .subcommand(diff())
        .subcommand(changelog())
        .subcommand(bundle())
        .subcommand(fetch())
        .subcommand(dump())
        .subcommand(explain())
        .subcommand(init())
        .subcommand(config())
        .subcommand(completions())
}

fn generate() -> Command {
    reading(Command::new("generate").about("Generate a Rust client from a document"))
        .arg(path("out").long("out").short('o').value_name("DIR").help(
            "The folder to generate into; by default `out` of the configuration. Files that it no \
                     longer generates there are deleted",
        ))
        .arg(
            Arg::new("name")
                .long("name")
                .value_name("CRATE")
                .help("The crate's name"),
        )
        .arg(flag(
            "check",
            "Write nothing; exit 1 if the folder differs from what would be generated",
        ))
        .arg(flag("dry-run", "Write nothing; print which files would change").conflicts_with("check"))
        .arg(
            flag(
                "watch",
                "Generate again whenever the document, an overlay, the configuration or a file that they \
                 refer to changes; Ctrl-C ends it",
            )
            .conflicts_with_all(["check", "dry-run"]),
        )
}

fn check() -> Command {
    reading(Command::new("check").about("Report errors and warnings of a document")).arg(format())
}

fn diff() -> Command {
    Command::new("diff")
        .about("Compare two versions of a document: what breaks on the wire, and for Rust callers")
        .override_usage(
            "oasmith diff [OPTIONS] BASE HEAD\n       oasmith diff [OPTIONS] FILE\n       \
             oasmith diff [OPTIONS] --since REV FILE...",
        )
        .arg(side("base", "BASE").required(true).help(
            "The old document: a file, an `https` URL, `-`, or `REV:path` of a git repository. A file alone is \
             compared with the merge base of the default branch",
        ))
        .arg(side("head", "HEAD").help("The new document, likewise"))
        .arg(
            Arg::new("more")
                .value_name("FILE")
                .num_args(1..)
                .requires("since")
                .help("More files to compare, after `--since`"),
        )
        .arg(
            Arg::new("since")
                .long("since")
                .value_name("REV")
                .help("Compare each file with the merge base of the checked-out commit and this revision"),
        )
        .args(of_both_sides())
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser([
                    "text", "markdown", "json", "html", "sarif", "junit", "github", "gitlab",
                ])
                .default_value("text")
                .help("The output format"),
        )
        .arg(flag(
            "check-version",
            "Exit 1 if `info.version` does not grow as the changes ask for (semantic versioning)",
        ))
        .arg(
            Arg::new("fail-on")
                .long("fail-on")
                .value_name("WHAT")
                .value_parser([
                    "breaking", "risk", "silent", "major", "minor", "any", "never",
                ])
                .default_value("breaking")
                .help("Exit 1 if there is a change of this kind that is not accepted"),
        )
        .arg(flag(
            "verify",
            "Verify the semver bump: compare the generated code of both sides, and run \
             cargo-semver-checks if it is installed, which takes minutes",
        ))
        .arg(
            path("target-dir")
                .long("target-dir")
                .value_name("DIR")
                .requires("verify")
                .help(
                    "The folder that --verify builds in; it is kept, which makes the next run fast",
                ),
        )
        .args(accepting())
        .arg(today())
        .args(linking())
}

fn today() -> Arg {
    Arg::new("today")
        .long("today")
        .value_name("DAY")
        .value_parser(|text: &str| {
            let is_day = oasmith_diff::accept::is_day(text);
            is_day
                .then(|| text.to_owned())
                .ok_or("not a day like 2030-01-31")
        })
        .help("The day by which sunsets and accepted changes are over; by default today in UTC")
}

fn changelog() -> Command {
    Command::new("changelog")
        .about("Print what changed between two versions of a document, as Markdown for users of the API and of the crate")
        .arg(side("base", "BASE").required(true).help(
            "The old document: a file, an `https` URL, `-`, or `REV:path` of a git repository; or a range of \
             revisions, like `v1.0..v2.0`",
        ))
        .arg(
            side("head", "HEAD")
                .required(true)
                .help("The new document, likewise; after a range, the document's path in the repository"),
        )
        .args(of_both_sides())
        .arg(today())
}

fn side(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).value_name(value).allow_hyphen_values(true)
}

/// What holds for both documents.
fn of_both_sides() -> [Arg; 3] {
    [
        path("config").long("config").value_name("FILE").help(
            "The configuration of both; by default the `oasmith.toml` beside each, if there is one",
        ),
        path("overlay")
            .long("overlay")
            .value_name("FILE")
            .action(ArgAction::Append)
            .help("An OpenAPI overlay to apply to both, after those of the configuration"),
        allow(),
    ]
}

/// What `diff` takes about accepted changes.
fn accepting() -> [Arg; 4] {
    [
        path("accept")
            .long("accept")
            .value_name("FILE")
            .help("A TOML file of accepted changes, each with its reason"),
        flag(
            "accept-all",
            "Add an entry for each failing change to the file of --accept",
        )
        .requires("accept")
        .requires("reason"),
        Arg::new("reason")
            .long("reason")
            .value_name("TEXT")
            .requires("accept-all")
            .help("The reason of the entries that --accept-all adds"),
        Arg::new("expires")
            .long("expires")
            .value_name("DAY")
            .requires("accept-all")
            .help("The last day on which these entries hold, like 2030-01-31"),
    ]
}

/// What `diff` takes for its comment on a pull request.
fn linking() -> [Arg; 3] {
    let url = |name: &'static str, help: &'static str| {
        let root = |text: &str| SiteRoot::new(text).ok_or("not a URL of https or http");
        Arg::new(name)
            .long(name)
            .value_name("URL")
            .value_parser(root)
            .help(help)
    };
    [
        url(
            "base-url",
            "The URL to which links of --format markdown add paths of the base",
        ),
        url("head-url", "The same for the head"),
        Arg::new("limit")
            .long("limit")
            .value_name("CHARACTERS")
            .value_parser(value_parser!(usize))
            .help(
                "The maximum length of --format markdown in characters; by default GitHub's 65536",
            ),
    ]
}

fn bundle() -> Command {
    let command = Command::new("bundle").about(
        "Put all files of a document into one, of which the same Rust is generated. Overlays are not applied",
    );
    let command =
        command.arg(path("out").long("out").short('o').value_name("FILE").help(
            "The file to write, JSON if it is named so; without it, the document is printed",
        ));
    without_overlays(command)
}

fn fetch() -> Command {
    let command = Command::new("fetch").about(
        "Fetch a document and all that it refers to by `https`, and write the map of it to `oasmith.toml`, so that \
         generation fetches nothing",
    );
    let command =
        command.arg(path("out").long("out").short('o').value_name("DIR").help(
            "The folder to store documents in; by default `vendor` beside the configuration",
        ));
    without_overlays(command)
}

fn dump() -> Command {
    reading(
        Command::new("dump")
            .about("Print the types and operations that the generator makes of a document"),
    )
}

fn explain() -> Command {
    Command::new("explain")
        .about("Explain a diagnostic or a diff rule; without CODE, list them all")
        .arg(
            Arg::new("code")
                .value_name("CODE")
                .help("The code that stands in brackets, like unresolved-reference"),
        )
}

fn init() -> Command {
    Command::new("init")
        .about("Write an `oasmith.toml` beside a document, with every setting as a comment, and its JSON Schema")
        .arg(
            path("spec")
                .value_name("SPEC")
                .required(true)
                .help("The OpenAPI document"),
        )
        .arg(flag(
            "names",
            "Fix the names of all operations in it, so that changes of the document don't rename them",
        ))
}

fn completions() -> Command {
    Command::new("completions")
        .about("Print the completions for a shell")
        .after_help(
            "For example: oasmith completions bash > ~/.local/share/bash-completion/completions/oasmith",
        )
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(value_parser!(clap_complete::Shell))
                .help("The shell"),
        )
}

fn config() -> Command {
    Command::new("config")
        .about("Print every setting of `oasmith.toml`, with an example")
        .arg(flag(
            "schema",
            "Print the JSON Schema of `oasmith.toml` instead",
        ))
}

/// What every command that reads a document with its overlays takes.
fn reading(command: Command) -> Command {
    let overlay = path("overlay")
        .long("overlay")
        .value_name("FILE")
        .action(ArgAction::Append)
        .help("An OpenAPI overlay to apply, after those of the configuration");
    without_overlays(command).arg(overlay)
}

/// What every command that reads a document takes.
fn without_overlays(command: Command) -> Command {
    let spec = path("spec").value_name("SPEC").help(
        "The OpenAPI document: a file, an `https` URL, or `-` for standard input; by default `spec` of the configuration",
    );
    // Where a configuration lies here, it says which document is meant.
    let spec = if Path::new(CONFIGURATION).is_file() {
        spec
    } else {
        spec.required_unless_present("config")
    };
    command
        .arg(spec)
        .arg(path("config").long("config").value_name("FILE").help(
            "The configuration; by default the `oasmith.toml` beside the document or in this folder, if there is one",
        ))
        .arg(allow())
        .arg(flag(
            "lenient",
            "Downgrade recoverable errors to warnings, using the fallback that each help line names",
        ))
}

/// Folders beside those of the document and the configuration.
fn allow() -> Arg {
    path("allow")
        .long("allow")
        .value_name("FOLDER")
        .action(ArgAction::Append)
        .help("Allow references and the configuration to lead into this folder too")
}

/// The folders that `--allow` names.
pub(crate) fn allowed(arguments: &ArgMatches) -> Vec<PathBuf> {
    let folders = arguments.get_many("allow");
    folders.into_iter().flatten().cloned().collect()
}

fn format() -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(["text", "json"])
        .default_value("text")
        .help("The output format")
}

fn path(name: &'static str) -> Arg {
    Arg::new(name).value_parser(value_parser!(PathBuf))
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

/// The request that the arguments make.
pub(crate) fn request(arguments: &ArgMatches) -> Request {
    let spec = arguments
        .get_one::<PathBuf>("spec")
        .cloned()
        .unwrap_or_default();
    let config = arguments.get_one::<PathBuf>("config").cloned().or_else(|| {
        let beside = match url::of_path(&spec) {
            Some(_) => PathBuf::from(CONFIGURATION),
            None => spec.with_file_name(CONFIGURATION),
        };
        beside.is_file().then_some(beside)
    });
    let mut overrides = Overrides {
        lenient: arguments.get_flag("lenient"),
        ..Overrides::default()
    };
    if let Ok(name) = arguments.try_get_one::<String>("name") {
        overrides.crate_name = name.cloned();
    }
    if let Ok(out) = arguments.try_get_one::<PathBuf>("out") {
        overrides.out = out.cloned();
    }
    Request {
        spec,
        config,
        overlays: arguments
            .try_get_many("overlay")
            .unwrap_or_default()
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        allowed: allowed(arguments),
        overrides,
    }
}
