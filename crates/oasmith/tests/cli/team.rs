//! What teams need of `oasmith diff`: levels, days, merge bases, several documents, changelogs.

use crate::scratch::Scratch;

/// A document of this version with this list of parameters and description.
fn document(version: &str, parameters: &str, description: &str) -> String {
    format!(
        "openapi: 3.1.0
info: {{title: Pets, version: {version}}}
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{parameters}]
      responses: {{'204': {{description: {description}}}}}
"
    )
}

const OPTIONAL: &str = "{name: page, in: query, schema: {type: string}}";
const REQUIRED: &str = "{name: page, in: query, required: true, schema: {type: string}}";

/// Two files of which the second one breaks the first.
fn broken(scratch: &Scratch) {
    scratch.write("old.yaml", document("1.0.0", OPTIONAL, "Done"));
    scratch.write("new.yaml", document("2.0.0", REQUIRED, "Done"));
}

#[test]
fn levels_of_the_configuration_decide() {
    let scratch = Scratch::new();
    broken(&scratch);
    let diff = ["diff", "old.yaml", "new.yaml"];
    scratch.run(&diff).exits(1);
    for (entry, code, text) in [
        ("'/pets' = 'risk'", 0, "level: risk: `'/pets'"),
        ("'/pets' = 'off'", 0, "1 turned off by the configuration"),
        ("'/other' = 'off'", 1, "1 breaking"),
        ("parameter-became-required = 'ok'", 0, "level: ok: "),
        (
            "'parameter-became-required POST /pets' = 'ok'",
            1,
            "1 breaking",
        ),
    ] {
        scratch.write("oasmith.toml", format!("[diff.levels]\n{entry}\n"));
        let run = scratch.run(&diff).exits(code);
        let text = text.replace("`'/pets'", "`/pets`");
        assert!(run.out.contains(&text), "{entry}: {}", run.out);
    }
    scratch.write("oasmith.toml", "[diff.levels]\nno-such-rule = 'off'\n");
    scratch.run(&diff).exits(2).says("no-such-rule");
    for (wrong, says) in [("listPets = 'off'", "listPets"), ("'/pets' = 'of'", "`of`")] {
        scratch.write("oasmith.toml", format!("[diff.levels]\n{wrong}\n"));
        scratch.run(&diff).exits(2).says(says);
    }
}

#[test]
fn the_day_decides_about_a_sunset() {
    let scratch = Scratch::new();
    let old = document("1.0.0", "", "Done");
    let sunset = "  /old:\n    get: {operationId: getOld, x-sunset: '2026-03-01', responses: {'204': {description: Done}}}\n";
    scratch.write("new.yaml", &old);
    scratch.write("old.yaml", old + sunset);
    let on = |day| scratch.run(&["diff", "old.yaml", "new.yaml", "--today", day]);
    let before = on("2026-02-28").exits(1);
    assert!(
        before.out.contains("`2026-03-01` is not over"),
        "{}",
        before.out
    );
    let after = on("2026-03-01").exits(0);
    assert!(after.out.contains("`2026-03-01` is over"), "{}", after.out);
    on("tomorrow").exits(2);
}

#[test]
fn the_version_of_the_document_must_grow_with_its_changes() {
    let scratch = Scratch::new();
    scratch.write("old.yaml", document("1.2.3", OPTIONAL, "Done"));
    let of = |version: &str, parameters: &str, description: &str| {
        scratch.write("new.yaml", document(version, parameters, description));
        let never = ["--fail-on", "never", "--check-version"];
        scratch.run(&[&["diff", "old.yaml", "new.yaml"], &never[..]].concat())
    };
    of("1.9.0", REQUIRED, "Done").exits(1).says("`2.0.0`");
    of("2.0.0", REQUIRED, "Done").exits(0);
    of("3.1.0", REQUIRED, "Done").exits(0);
    let more = format!("{OPTIONAL}, {{name: size, in: query, schema: {{type: string}}}}");
    of("1.2.4", &more, "Done").exits(1).says("`1.3.0`");
    of("1.3.0", &more, "Done").exits(0);
    of("1.2.3", OPTIONAL, "Ready").exits(1).says("`1.2.4`");
    of("1.2.4", OPTIONAL, "Ready").exits(0);
    of("1.2.3", OPTIONAL, "Done").exits(0);
    of("two", REQUIRED, "Done")
        .exits(1)
        .says("semantic versions");
}

#[test]
fn a_changelog_is_for_users_of_the_api_and_of_the_crate() {
    let scratch = Scratch::new();
    broken(&scratch);
    let run = scratch.run(&["changelog", "old.yaml", "new.yaml"]).exits(0);
    for text in [
        "# `Pets` `2.0.0`\n\nChanges since `1.0.0`.\n",
        "## For users of the API\n\n### `GET /pets`\n\n- **Breaking:** The query parameter `page` became required.\n",
        "## For users of the crate\n\nThe version goes from 0.1.0 to 0.2.0.\n",
        "` is now `pets::Pets: pub fn list(&self, impl Into<String>)",
    ] {
        assert!(run.out.contains(text), "{text} in {}", run.out);
    }
    let run = scratch.run(&["changelog", "old.yaml", "old.yaml"]).exits(0);
    assert!(run.out.ends_with("\nNothing changed.\n"), "{}", run.out);
    // What an error does not touch is in the changelog all the same; a head that can't be read has none.
    let broken = document("2.0.0", REQUIRED, "Done");
    let more = "  /dogs: {get: {responses: {'200': {$ref: '#/components/responses/Missing'}}}}\n";
    scratch.write("new.yaml", broken + more);
    let run = scratch.run(&["changelog", "old.yaml", "new.yaml"]).exits(1);
    assert!(run.out.contains("`page` became required."), "{}", run.out);
    assert!(
        run.err.contains("the new document has errors"),
        "{}",
        run.err
    );
    scratch.write("new.yaml", "openapi: [");
    let run = scratch.run(&["changelog", "old.yaml", "new.yaml"]).exits(1);
    assert!(
        run.out.is_empty() && run.err.contains("error"),
        "{}",
        run.err
    );
}

#[test]
fn a_head_with_errors_fails_in_every_format() {
    let scratch = Scratch::new();
    let base = document("1.0.0", OPTIONAL, "Done");
    scratch.write("base.yaml", &base);
    // One is read with a fallback, the other not at all.
    scratch.write(
        "lenient.yaml",
        base.replace(OPTIONAL, "{$ref: '#/components/parameters/Page'}"),
    );
    scratch.write(
        "refused.yaml",
        base.replace("paths:", "paths: [1]\nx-paths:"),
    );
    for head in ["lenient.yaml", "refused.yaml"] {
        let errors = scratch
            .run(&["check", head, "--format", "json"])
            .exits(1)
            .out;
        let errors: serde_json::Value = serde_json::from_str(&errors).expect("JSON");
        let code = errors[0]["code"].as_str().expect("a code");
        let formats = [
            "text", "markdown", "html", "json", "sarif", "junit", "github", "gitlab",
        ];
        for format in formats {
            let run = ["diff", "base.yaml", head, "--format", format];
            let report = scratch.run(&run).exits(1).out;
            assert!(report.contains(code), "{head} {format}: {report}");
        }
        for fail_on in ["breaking", "risk", "silent", "major", "minor", "any"] {
            scratch
                .run(&["diff", "base.yaml", head, "--fail-on", fail_on])
                .exits(1);
        }
        scratch
            .run(&["diff", "base.yaml", head, "--fail-on", "never"])
            .exits(0);
    }
}

/// A repository with a branch that left `main` before `main` went on.
fn branched() -> Option<Scratch> {
    let scratch = Scratch::new();
    let git = |arguments: &[&str]| assert!(scratch.git(arguments), "{arguments:?}");
    if !scratch.git(&["init", "--quiet", "--initial-branch=main"]) {
        eprintln!("skipped: there is no git here");
        return None;
    }
    for name in ["api/pets.yaml", "api/dogs.yaml"] {
        scratch.write(name, document("1.0.0", OPTIONAL, "Done"));
    }
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "one"]);
    git(&["tag", "v1"]);
    git(&["checkout", "--quiet", "-b", "work"]);
    scratch.write("api/pets.yaml", document("1.0.0", OPTIONAL, "Ready"));
    git(&["commit", "--quiet", "-a", "-m", "two"]);
    git(&["tag", "v2"]);
    // What main does after that is no change of this branch.
    git(&["checkout", "--quiet", "main"]);
    scratch.write("api/pets.yaml", document("1.0.0", REQUIRED, "Done"));
    git(&["commit", "--quiet", "-a", "-m", "three"]);
    git(&["checkout", "--quiet", "work"]);
    Some(scratch)
}

#[test]
fn a_file_alone_is_compared_with_the_merge_base() {
    let Some(scratch) = branched() else { return };
    let run = scratch
        .run(&["diff", "api/pets.yaml", "--fail-on", "any"])
        .exits(1);
    assert!(run.out.contains("1 change. Nothing breaks"), "{}", run.out);
    assert!(run.err.contains("the merge base"), "{}", run.err);
    // Against the tip of main it would be the other way around.
    let tip = scratch
        .run(&["diff", "main:api/pets.yaml", "api/pets.yaml"])
        .exits(0);
    assert!(tip.out.contains("parameter-became-optional"), "{}", tip.out);
    scratch.write("api/pets.yaml", document("1.0.0", REQUIRED, "Ready"));
    scratch.run(&["diff", "api/pets.yaml"]).exits(1);
    scratch.write("api/new.yaml", document("1.0.0", REQUIRED, "Ready"));
    scratch
        .run(&["diff", "api/new.yaml"])
        .exits(0)
        .says("is new since");
    scratch
        .run(&["diff", "main:api/pets.yaml"])
        .exits(2)
        .says("no merge base");
    scratch
        .run(&["diff", "--since", "absent", "api/pets.yaml"])
        .exits(2)
        .says("`absent` is no commit");
}

#[test]
fn a_changelog_takes_a_range_of_tags() {
    let Some(scratch) = branched() else { return };
    let run = scratch
        .run(&["changelog", "v1..v2", "api/pets.yaml"])
        .exits(0);
    assert!(run.out.contains("1 description changed."), "{}", run.out);
    scratch
        .run(&["changelog", "v1..", "api/pets.yaml"])
        .exits(2)
        .says("v1.0..v2.0");
}

#[test]
fn several_documents_have_a_section_each() {
    let Some(scratch) = branched() else { return };
    scratch.write("api/dogs.yaml", document("1.0.0", REQUIRED, "Done"));
    let diff = |format: &str, code| {
        let run = ["diff", "--since", "main", "api/pets.yaml", "api/dogs.yaml"];
        let run = scratch.run(&[&run[..], &["--format", format]].concat());
        run.exits(code).out
    };
    let text = diff("text", 1);
    let (pets, dogs) = text
        .split_once("== api/dogs.yaml ==")
        .expect("two sections");
    assert!(pets.starts_with("== api/pets.yaml ==\n"), "{pets}");
    assert!(
        pets.contains("Nothing breaks") && dogs.contains("1 breaking"),
        "{text}"
    );
    let markdown = diff("markdown", 1);
    assert!(
        markdown.starts_with("<!-- oasmith-diff -->\n# `api/pets.yaml`\n"),
        "{markdown}"
    );
    assert!(markdown.contains("\n# `api/dogs.yaml`\n"), "{markdown}");
    let json = |format: &str| -> serde_json::Value {
        serde_json::from_str(&diff(format, 1)).expect("JSON")
    };
    let report = json("json");
    assert_eq!(report["documents"][1]["document"], "api/dogs.yaml");
    assert_eq!(
        report["documents"][1]["changes"]["summary"]["wire"],
        "breaking"
    );
    assert_eq!(json("sarif")["runs"].as_array().map(Vec::len), Some(2));
    assert_eq!(json("gitlab").as_array().map(Vec::len), Some(2));
    let junit = diff("junit", 1);
    assert_eq!(junit.matches("<testsuite name=").count(), 2, "{junit}");
    assert!(junit.contains("oasmith diff api/dogs.yaml"), "{junit}");
    diff("html", 2);
    scratch
        .run(&["diff", "api/pets.yaml", "api/dogs.yaml", "api/new.yaml"])
        .exits(2);
}
