//! A document and a configuration may be a stranger's: they read nothing but documents of their folder.

use crate::documents::with_schemas;
use crate::scratch::Scratch;

const SECRET: &str = "TOKEN=hunter2-hunter2\nroot:x:0:0:root\n";

fn scratch() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("../secret.yaml", "hunter2: [\n");
    scratch.write("api/.env", SECRET);
    scratch.write("api/openapi.yaml", with_schemas("    A: {type: string}\n"));
    scratch
}

#[test]
fn a_configuration_leads_to_documents_of_its_folder_only() {
    let scratch = scratch();
    for (setting, says) in [
        (
            "spec = '../../secret.yaml'",
            "is outside of the configuration's folder",
        ),
        (
            "spec = '/etc/passwd'",
            "is outside of the configuration's folder",
        ),
        ("spec = '.env'", "no YAML or JSON document by its name"),
        (
            "spec = 'openapi.yaml'\noverlays = ['../../secret.yaml']",
            "is outside of the configuration's folder",
        ),
        (
            "spec = 'openapi.yaml'\noverlays = ['.env']",
            "no YAML or JSON document by its name",
        ),
    ] {
        scratch.write("api/oasmith.toml", setting);
        for command in ["check", "dump"] {
            let run = scratch
                .run(&[command, "--config", "api/oasmith.toml"])
                .exits(1)
                .says(says);
            let printed = run.out + &run.err;
            assert!(!printed.contains("hunter2"), "{setting}: {printed}");
        }
    }
    let other = with_schemas("    A: {type: string}\n");
    scratch.write("common/other.yaml", &other);
    scratch.write("api/oasmith.toml", "spec = '../common/other.yaml'");
    let config = ["check", "--config", "api/oasmith.toml"];
    scratch.run(&config).exits(0);
    scratch.write("../common/other.yaml", &other);
    scratch.write("api/oasmith.toml", "spec = '../../common/other.yaml'");
    let config = ["check", "--config", "api/oasmith.toml"];
    scratch.run(&config).exits(1).says("`--allow FOLDER`");
    scratch
        .run(&[&config[..], &["--allow", "../common"]].concat())
        .exits(0);
}

#[test]
fn no_line_is_shown_of_a_file_that_is_no_document() {
    let scratch = scratch();
    // A mapping by chance: what is wrong in it is told without its lines.
    scratch.write("api/notes", "hunter2: {type: [hunter3, hunter4]}\n");
    for reference in [".env", "./.env#/a", "notes#/hunter2", "notes"] {
        let schema = format!("    A: {{$ref: '{reference}'}}\n");
        scratch.write("api/openapi.yaml", with_schemas(&schema));
        for more in [&[][..], &["--lenient"]] {
            let run = scratch.run(&[&["check", "api/openapi.yaml"][..], more].concat());
            let printed = run.out + &run.err;
            let shown: Vec<&str> = printed
                .lines()
                .filter(|line| line.contains("hunter2: {") || line.contains("TOKEN"))
                .collect();
            assert!(shown.is_empty(), "{reference}: {printed}");
        }
    }
    // The command line is the user's own.
    scratch.run(&["check", "api/.env"]).exits(1).says("TOKEN");
}

#[cfg(unix)]
#[test]
fn no_line_is_shown_of_what_a_link_leads_to() {
    use std::os::unix::fs::symlink;
    let scratch = scratch();
    scratch.write(
        "../credentials.toml",
        "hunter2 = hunter2\n[registry]\ntoken = 'hunter2'\n",
    );
    symlink(
        scratch.path("../credentials.toml"),
        scratch.path("api/oasmith.toml"),
    )
    .unwrap();
    symlink(
        scratch.path("../secret.yaml"),
        scratch.path("api/link.yaml"),
    )
    .unwrap();
    for document in ["api/openapi.yaml", "api/link.yaml"] {
        for command in ["check", "dump"] {
            let run = scratch.run(&[command, document]).exits(1);
            let printed = run.out + &run.err;
            let shown = printed.lines().find(|line| line.contains("hunter2"));
            assert_eq!(shown, None, "{printed}");
        }
    }
    // Within the folder, a link is as good as a file.
    std::fs::remove_file(scratch.path("api/oasmith.toml")).unwrap();
    scratch.write("api/wrong.yaml", "hunter2: [\n");
    std::fs::remove_file(scratch.path("api/link.yaml")).unwrap();
    symlink(
        scratch.path("api/wrong.yaml"),
        scratch.path("api/link.yaml"),
    )
    .unwrap();
    scratch
        .run(&["check", "api/link.yaml"])
        .exits(1)
        .says("hunter2");
}

#[cfg(unix)]
#[test]
fn only_regular_files_are_read() {
    let scratch = scratch();
    let fifo = scratch.path("api/pipe.yaml");
    let made = std::process::Command::new("mkfifo").arg(&fifo).status();
    assert!(made.is_ok_and(|made| made.success()));
    for reference in ["pipe.yaml", "/dev/zero", "."] {
        let schema = format!("    A: {{$ref: '{reference}'}}\n");
        scratch.write("api/openapi.yaml", with_schemas(&schema));
        scratch.run(&["check", "api/openapi.yaml"]).exits(1);
    }
    let run = scratch.run(&["check", "api/pipe.yaml"]).exits(2);
    run.says("no regular file");
    scratch.write("api/openapi.yaml", with_schemas("    A: {type: string}\n"));
    let accepted = [
        "diff",
        "api/openapi.yaml",
        "api/openapi.yaml",
        "--accept",
        "api/pipe.yaml",
    ];
    scratch.run(&accepted).exits(2).says("no regular file");
    std::os::unix::fs::symlink(
        scratch.path("../secret.yaml"),
        scratch.path("api/link.yaml"),
    )
    .unwrap();
    scratch.write(
        "api/openapi.yaml",
        with_schemas("    A: {$ref: link.yaml}\n"),
    );
    scratch
        .run(&["check", "api/openapi.yaml"])
        .exits(1)
        .says("reference-outside");
}

/// A document in `api` that refers to a file.
fn referring(scratch: &Scratch, reference: &str) {
    let schema = format!("    A: {{$ref: '{reference}'}}\n");
    scratch.write("api/openapi.yaml", with_schemas(&schema));
}

#[test]
fn references_lead_into_the_repository_and_no_farther() {
    let scratch = Scratch::new();
    scratch.write("../outside/shared.yaml", "A: {type: string}\n");
    scratch.write("common/shared.yaml", "A: {type: string}\n");
    let check = ["check", "api/openapi.yaml"];
    // Without a repository it is the current folder.
    referring(&scratch, "../common/shared.yaml#/A");
    scratch.run(&check).exits(0);
    referring(&scratch, "../../outside/shared.yaml#/A");
    scratch.run(&check).exits(1).says("reference-outside");
    // With one, what lies beside it is out of it, also where the current folder has it.
    scratch.write("api/.git", "gitdir: elsewhere\n");
    referring(&scratch, "../common/shared.yaml#/A");
    scratch.run(&check).exits(1).says("reference-outside");
    std::fs::remove_file(scratch.path("api/.git")).unwrap();
    std::fs::create_dir(scratch.path("../.git")).unwrap();
    referring(&scratch, "../../outside/shared.yaml#/A");
    scratch.run(&check).exits(0);
    // What is not there is missing, not forbidden.
    referring(&scratch, "../common/absent.yaml");
    scratch.run(&check).exits(1).says("unresolved-reference");
    // Of another machine's paths nothing is known.
    let absolute = scratch.path("common/shared.yaml");
    for absolute in [absolute.to_str().unwrap(), "C:/shared.yaml"] {
        referring(&scratch, absolute);
        scratch.run(&check).exits(1).says("is an absolute path");
    }
}

#[test]
fn the_setting_that_the_help_names_allows_the_folder() {
    let scratch = Scratch::new();
    scratch.write("../common/v1/shared.yaml", "A: {type: string}\n");
    referring(&scratch, "../../common/v1/shared.yaml#/A");
    let setting = "references.allow = [\"../../common/v1\"]";
    let check = ["check", "api/openapi.yaml"];
    scratch.run(&check).exits(1).says(setting);
    scratch.write("api/oasmith.toml", setting);
    scratch.run(&check).exits(0);
    // A configuration elsewhere has other paths.
    std::fs::remove_file(scratch.path("api/oasmith.toml")).unwrap();
    let setting = "references.allow = [\"../common/v1\"]";
    scratch.write("other.toml", "lenient = false");
    let check = ["check", "api/openapi.yaml", "--config", "other.toml"];
    scratch.run(&check).exits(1).says(setting);
    scratch.write("other.toml", setting);
    scratch.run(&check).exits(0);
    scratch.write("other.toml", "references.allow = ['/tmp']");
    scratch.run(&check).exits(1).says("is an absolute path");
}

#[cfg(unix)]
#[test]
fn a_link_leads_out_of_no_repository() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new();
    scratch.write("../outside/shared.yaml", "A: {type: string}\n");
    std::fs::create_dir(scratch.path(".git")).unwrap();
    symlink(scratch.path("../outside"), scratch.path("linked")).unwrap();
    referring(&scratch, "../linked/shared.yaml#/A");
    let run = scratch.run(&["check", "api/openapi.yaml"]).exits(1);
    run.says("reference-outside").says("symbolic link");
}
