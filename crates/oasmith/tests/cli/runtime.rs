//! Where a client takes the runtime from, and where it is generated.

use crate::documents::ORDERS;
use crate::scratch::Scratch;

const GENERATE: [&str; 4] = ["generate", "openapi.yaml", "--out", "api"];
const CHECK: [&str; 5] = ["generate", "openapi.yaml", "--out", "api", "--check"];

/// A document with a configuration beside it.
fn configured(configuration: &str) -> Scratch {
    let scratch = Scratch::with(ORDERS);
    scratch.write("oasmith.toml", configuration);
    scratch
}

/// The line of the runtime in a manifest.
fn runtime(scratch: &Scratch, manifest: &str) -> String {
    let text = scratch.read(manifest);
    let mut lines = text.lines();
    let line = lines.find(|line| line.starts_with("oasmith-runtime = "));
    line.unwrap_or_else(|| panic!("no runtime in {text}"))
        .to_owned()
}

#[test]
fn the_runtime_is_written_beside_the_client() {
    let scratch = Scratch::with(ORDERS);
    scratch.run(&GENERATE).exits(0);
    let line = "oasmith-runtime = { path = \"oasmith-runtime\", default-features = false }";
    assert_eq!(runtime(&scratch, "api/Cargo.toml"), line);
    let manifest = scratch.read("api/oasmith-runtime/Cargo.toml");
    assert!(
        manifest.contains("\nname = \"oasmith-runtime\"\n"),
        "{manifest}"
    );
    assert!(!manifest.contains("workspace"), "{manifest}");
    assert!(scratch.has("api/oasmith-runtime/LICENSE-MIT"));
    // What it needs of this workspace lies in its folder.
    assert!(manifest.contains("\noasmith-pattern = { path = \"oasmith-pattern\" }\n"));
    let pattern = scratch.read("api/oasmith-runtime/oasmith-pattern/Cargo.toml");
    assert!(
        pattern.contains("\nname = \"oasmith-pattern\"\n"),
        "{pattern}"
    );
    assert!(!pattern.contains("workspace"), "{pattern}");
    assert!(scratch.has("api/oasmith-runtime/oasmith-pattern/LICENSE-MIT"));
    // Nothing in the client's own manifest keeps it from being a member of a workspace.
    assert!(!scratch.read("api/Cargo.toml").contains("[workspace]"));
}

#[test]
fn check_sees_what_became_of_the_runtime() {
    let scratch = Scratch::with(ORDERS);
    scratch.run(&GENERATE).exits(0);
    scratch.run(&CHECK).exits(0);
    let lib = scratch.read("api/oasmith-runtime/src/lib.rs");
    scratch.write("api/oasmith-runtime/src/lib.rs", format!("{lib}// mine\n"));
    scratch.write("api/oasmith-runtime/src/left.rs", &lib);
    scratch.write("api/oasmith-runtime/src/own.rs", "// Mine.\n");
    std::fs::remove_file(scratch.path("api/oasmith-runtime/LICENSE-MIT")).expect("it was there");
    let pattern = "api/oasmith-runtime/oasmith-pattern";
    scratch.write(&format!("{pattern}/src/left.rs"), &lib);
    scratch.write(&format!("{pattern}/src/own.rs"), "// Mine.\n");
    std::fs::remove_file(scratch.path(&format!("{pattern}/src/lib.rs"))).expect("it was there");
    scratch
        .run(&CHECK)
        .exits(1)
        .says("api/oasmith-runtime/src/lib.rs: not what would be generated")
        .says("api/oasmith-runtime/src/left.rs: no longer generated")
        .says("api/oasmith-runtime/LICENSE-MIT: missing")
        .says("oasmith-pattern/src/left.rs: no longer generated")
        .says("oasmith-pattern/src/lib.rs: missing");
    scratch.run(&GENERATE).exits(0);
    assert_eq!(scratch.read("api/oasmith-runtime/src/lib.rs"), lib);
    assert!(!scratch.has("api/oasmith-runtime/src/left.rs"));
    assert!(scratch.has("api/oasmith-runtime/src/own.rs"));
    assert!(scratch.has(&format!("{pattern}/src/lib.rs")));
    assert!(!scratch.has(&format!("{pattern}/src/left.rs")));
    assert!(scratch.has(&format!("{pattern}/src/own.rs")));
    scratch.run(&CHECK).exits(0);
}

#[test]
fn a_runtime_without_its_manifest_is_mended() {
    let scratch = Scratch::with(ORDERS);
    scratch.run(&GENERATE).exits(0);
    let before = scratch.files("api");
    for manifest in ["Cargo.toml", "oasmith-pattern/Cargo.toml"] {
        let manifest = format!("api/oasmith-runtime/{manifest}");
        std::fs::remove_file(scratch.path(&manifest)).expect("it was there");
        let run = scratch.run(&CHECK).exits(1);
        assert!(run.err.contains(&format!("{manifest}: missing")));
        assert!(!run.err.contains("no longer generated"), "{}", run.err);
        let run = scratch.run(&GENERATE).exits(0);
        assert!(run.out.contains("1 file written"), "{}", run.out);
        assert_eq!(scratch.files("api"), before);
    }
}

#[test]
fn a_runtime_that_is_no_longer_wanted_is_removed() {
    let scratch = Scratch::with(ORDERS);
    scratch.run(&GENERATE).exits(0);
    scratch.write("oasmith.toml", "[crate]\nruntime = \"0.1\"\n");
    scratch
        .run(&CHECK)
        .exits(1)
        .says("api/oasmith-runtime/src/lib.rs: no longer generated")
        .says("api/oasmith-runtime/oasmith-pattern/src/lib.rs: no longer generated");
    scratch.run(&GENERATE).exits(0);
    assert!(!scratch.has("api/oasmith-runtime"));
    scratch.run(&CHECK).exits(0);
    // A file of somebody's own in it stays.
    scratch.write("oasmith.toml", "");
    scratch.run(&GENERATE).exits(0);
    scratch.write("api/oasmith-runtime/oasmith-pattern/own.rs", "// Mine.\n");
    scratch.write("oasmith.toml", "[crate]\nruntime = \"0.1\"\n");
    scratch.run(&GENERATE).exits(0);
    assert_eq!(
        scratch.files("api/oasmith-runtime"),
        ["oasmith-pattern/own.rs"]
    );
    scratch.run(&CHECK).exits(0);
    // What nobody generated stays.
    scratch.write(
        "api/oasmith-runtime/Cargo.toml",
        "[package]\nname = \"oasmith-runtime\"\n",
    );
    scratch.run(&GENERATE).exits(0);
    assert!(scratch.has("api/oasmith-runtime/Cargo.toml"));
}

#[test]
fn nothing_is_written_where_somebody_s_own_runtime_is_in_the_way() {
    let scratch = Scratch::with(ORDERS);
    scratch.write("api/oasmith-runtime/src/lib.rs", "// Mine.\n");
    scratch.run(&GENERATE).exits(2).says("is not overwritten");
    assert!(!scratch.has("api/Cargo.toml"));
    assert_eq!(scratch.files("api"), ["oasmith-runtime/src/lib.rs"]);
}

#[test]
fn the_configuration_says_where_the_runtime_comes_from() {
    for (setting, place) in [
        ("\"0.1.0\"", "version = \"0.1.0\""),
        ("{ version = \">=0.1, <0.3\" }", "version = \">=0.1, <0.3\""),
        (
            "{ path = \"vendor/runtime\" }",
            "path = \"../vendor/runtime\"",
        ),
        (
            "{ path = \"./api/x/../rt\", version = \"0.1\" }",
            "version = \"0.1\", path = \"rt\"",
        ),
        ("{ bundled = \"shared/rt\" }", "path = \"../shared/rt\""),
        (
            "{ git = \"https://example.com/o\", tag = \"v1\" }",
            "git = \"https://example.com/o\", tag = \"v1\"",
        ),
        (
            "{ git = \"https://example.com/o\", rev = \"a1\" }",
            "git = \"https://example.com/o\", rev = \"a1\"",
        ),
        (
            "{ git = \"https://example.com/o\", branch = \"b\" }",
            "git = \"https://example.com/o\", branch = \"b\"",
        ),
    ] {
        let scratch = configured(&format!(
            "dates = \"chrono\"\n[crate]\nruntime = {setting}\n"
        ));
        scratch.run(&GENERATE).exits(0);
        let line = format!(
            "oasmith-runtime = {{ {place}, default-features = false, features = [\"chrono\"] }}"
        );
        assert_eq!(runtime(&scratch, "api/Cargo.toml"), line, "{setting}");
        assert_eq!(
            scratch.has("shared/rt/src/lib.rs"),
            setting.contains("bundled"),
            "{setting}"
        );
        assert!(!scratch.has("api/oasmith-runtime"), "{setting}");
        scratch.run(&CHECK).exits(0);
    }
}

#[test]
fn a_place_that_can_t_be_is_an_error_at_its_line() {
    for (setting, message) in [
        ("\"bundeld\"", "`bundeld` is not a version"),
        ("true", "expected a string, found a boolean"),
        ("{}", "no setting says where the runtime comes from"),
        ("{ version = \"latest\" }", "`latest` is not a version"),
        (
            "{ path = \"a\", git = \"b\" }",
            "`path` and `git` can't be together",
        ),
        (
            "{ bundled = \"a\", version = \"1\" }",
            "`bundled` and `version` can't be together",
        ),
        (
            "{ git = \"a\", rev = \"b\", tag = \"c\" }",
            "`rev` and `tag` can't be together",
        ),
        (
            "{ version = \"1\", branch = \"b\" }",
            "`branch` needs `git`",
        ),
        ("{ folder = \"a\" }", "there is no setting `folder` here"),
    ] {
        let scratch = configured(&format!("[crate]\nruntime = {setting}\n"));
        scratch
            .run(&GENERATE)
            .exits(1)
            .says(message)
            .says("oasmith.toml:2:");
    }
    configured("[crate]\nruntime = { bundled = \"api\" }\n")
        .run(&GENERATE)
        .exits(1)
        .says("can't be bundled into the folder that the client is in");
    // Nor can what the runtime needs.
    configured("out = \"oasmith-pattern\"\nspec = \"openapi.yaml\"\n[crate]\nruntime = { bundled = \".\" }\n")
        .run(&["generate"])
        .exits(1)
        .says("can't be bundled into the folder that the client is in");
}

#[test]
fn two_clients_can_share_a_runtime() {
    let scratch = configured("[crate]\nruntime = { bundled = \"clients/runtime\" }\n");
    for out in ["clients/one", "clients/two"] {
        scratch
            .run(&["generate", "openapi.yaml", "--out", out])
            .exits(0);
        assert!(runtime(&scratch, &format!("{out}/Cargo.toml")).contains("path = \"../runtime\""));
    }
    for out in ["clients/one", "clients/two"] {
        scratch
            .run(&["generate", "openapi.yaml", "--out", out, "--check"])
            .exits(0);
    }
}

/// Copies a folder with all that is in it.
fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).expect("a copy");
        }
    }
}

#[test]
fn check_passes_in_any_checkout() {
    for runtime in [
        "\"bundled\"",
        "{ path = \"../runtime\" }",
        "{ bundled = \"../vendor/rt\" }",
    ] {
        let text = format!(
            "out = \"../clients/api\"\nspec = \"openapi.yaml\"\n[crate]\nname = \"api\"\nruntime = {runtime}\n"
        );
        let first = Scratch::new();
        first.write("one/specs/openapi.yaml", ORDERS);
        first.write("one/specs/oasmith.toml", text);
        // By a relative path, and in the copy by an absolute one.
        first
            .run(&["generate", "--config", "one/specs/oasmith.toml"])
            .exits(0);
        let second = Scratch::new();
        copy(&first.path("one"), &second.path("deep/er/two"));
        let config = second.path("deep/er/two/specs/oasmith.toml");
        let config = config.to_str().expect("Unicode");
        second
            .run(&["generate", "--config", config, "--check"])
            .exits(0);
        second
            .run(&[
                "generate",
                "--config",
                "deep/er/two/specs/oasmith.toml",
                "--check",
            ])
            .exits(0);
    }
}

#[test]
fn the_folder_can_stand_in_the_configuration() {
    let scratch = configured("spec = \"openapi.yaml\"\nout = \"made/api\"\n");
    scratch.run(&["generate"]).exits(0);
    assert!(scratch.has("made/api/src/lib.rs"));
    scratch.run(&["generate", "--out", "other"]).exits(0);
    assert!(scratch.has("other/src/lib.rs") && scratch.has("other/oasmith-runtime/src/lib.rs"));
    let nowhere = "no folder to generate into";
    configured("spec = \"openapi.yaml\"\n")
        .run(&["generate"])
        .exits(2)
        .says(nowhere);
    Scratch::with(ORDERS)
        .run(&["generate", "openapi.yaml"])
        .exits(2)
        .says(nowhere);
}

#[test]
fn a_crate_can_be_a_workspace_of_its_own() {
    let scratch = configured("[crate]\nworkspace = true\n");
    scratch.run(&GENERATE).exits(0);
    assert!(scratch.read("api/Cargo.toml").ends_with("\n[workspace]\n"));
}

#[test]
fn the_dependencies_of_a_module_are_told_until_they_are_there() {
    let scratch =
        configured("layout = \"module\"\ndates = \"time\"\n[crate.dependencies]\nurl = \"2\"\n");
    scratch.write("app/Cargo.toml", "[package]\nname = \"app\"\n");
    let generate = ["generate", "openapi.yaml", "--out", "app/src/api"];
    let run = scratch.run(&generate).exits(0);
    let told = "add to app/Cargo.toml:\n\n[dependencies]\n\
        oasmith-runtime = { path = \"oasmith-runtime\", default-features = false, features = [\"rustls\", \"time\"] }\n\
        url = { version = \"2\" }\n";
    assert!(run.out.contains(told), "{}", run.out);
    assert!(scratch.has("app/oasmith-runtime/src/lib.rs") && scratch.has("app/src/api/mod.rs"));
    scratch.write(
        "app/Cargo.toml",
        "[package]\nname = \"app\"\n[dependencies]\noasmith-runtime = \"0.1\"\n",
    );
    let run = scratch.run(&generate).exits(0);
    assert!(!run.out.contains("add to"), "{}", run.out);
    scratch
        .run(&[&generate[..], &["--check"]].concat())
        .exits(0);
}

#[test]
fn types_of_crates_that_are_no_dependencies_are_errors_at_their_lines() {
    let types = "[types.formats]\nuuid = { path = \"some_uuid::Uuid\", traits = \"from-str\" }\n";
    let document = ORDERS.replace("note: {type: string", "note: {type: string, format: uuid");
    let generate = |configuration: &str| {
        let scratch = Scratch::with(&document);
        scratch.write("oasmith.toml", configuration);
        scratch.run(&GENERATE)
    };
    generate(types)
        .exits(1)
        .says("no dependency of the generated crate is called `some_uuid`")
        .says("oasmith.toml:2:")
        .says("`::some_uuid::Uuid` needs it: `some_uuid = \"…\"` in `[crate.dependencies]`");
    generate(&format!("{types}[crate.dependencies]\nsome-uuid = \"1\"\n")).exits(0);
    generate(&format!("layout = \"module\"\n{types}")).exits(0);
    generate(&types.replace("some_uuid::Uuid", "std::ffi::CString")).exits(0);
    generate("[models]\nOrder = { derive = [\"schemars::JsonSchema\"] }\n")
        .exits(1)
        .says("no dependency of the generated crate is called `schemars`")
        .says("oasmith.toml:2:");
}
