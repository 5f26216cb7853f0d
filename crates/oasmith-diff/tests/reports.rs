//! Reports: every format on changes that hold what could break it.

#![allow(clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

mod support;

use std::path::Path;
use std::process::Command;

use oasmith_diff::accept;
use oasmith_diff::change::Changes;
use oasmith_diff::report::{self, LIMIT, Links};
use support::{compare_texts, side};

/// Two documents whose names hold what means something in Markdown, HTML, XML and workflow commands.
fn hostile() -> (String, String) {
    let name = r#"a`b<script>alert(1)</script>&"'|*_[x](y)@all%0A::error::\n"#;
    let document = |ty: &str| {
        serde_json::json!({
            "openapi": "3.1.0", "info": {"title": name, "version": "1"},
            "paths": {"/pets": {"put": {
                "operationId": "putPet",
                "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}},
                "responses": {"204": {"description": name}}}}},
            "components": {"schemas": {"Pet": {"type": "object", "required": [name], "properties": {name: {"type": ty, "description": ty}}}}}
        })
        .to_string()
    };
    (document("string"), document("integer"))
}

fn changes() -> Changes {
    let (base, head) = hostile();
    compare_texts(&base, &head)
}

#[test]
fn json_is_json_of_the_described_form() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../schema/changes.json")).expect("the schema is JSON");
    let report: serde_json::Value = serde_json::from_str(&report::json(&changes())).expect("JSON");
    let required = |definition: &serde_json::Value, value: &serde_json::Value| {
        let names = definition["required"].as_array().expect("a list");
        for name in names.iter().filter_map(serde_json::Value::as_str) {
            assert!(value.get(name).is_some(), "{name} in {value}");
            assert!(
                definition["properties"].get(name).is_some()
                    || name == "total"
                    || definition["additionalProperties"].is_object()
            );
        }
        let known = definition["properties"].as_object();
        for name in value.as_object().expect("an object").keys() {
            assert!(
                known.is_none_or(|known| known.contains_key(name)),
                "{name} is not described"
            );
        }
    };
    required(&schema, &report);
    required(&schema["properties"]["summary"], &report["summary"]);
    required(
        &schema["properties"]["summary"]["properties"]["counts"],
        &report["summary"]["counts"],
    );
    let list = report["changes"].as_array().expect("a list");
    assert!(!list.is_empty());
    for change in list {
        required(&schema["$defs"]["change"], change);
        required(&schema["$defs"]["place"], &change["head"]);
    }
}

#[test]
fn sarif_is_json_whose_results_name_rules() {
    let log: serde_json::Value = serde_json::from_str(&report::sarif(&changes())).expect("JSON");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    for result in run["results"].as_array().expect("results") {
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert!(region["startLine"].as_u64().is_some_and(|line| line >= 1));
    }
}

#[test]
fn a_comment_never_is_too_long_and_tells_what_is_left_out() {
    let document = |required: bool| {
        let members: serde_json::Map<String, serde_json::Value> = (0..2000)
            .map(|at| {
                (
                    format!("member_{at}"),
                    serde_json::json!({"type": "string"}),
                )
            })
            .collect();
        let names: Vec<&String> = members.keys().collect();
        serde_json::json!({
            "openapi": "3.1.0", "info": {"title": "Long", "version": "1"},
            "paths": {"/pets": {"put": {"operationId": "putPet", "responses": {"204": {"description": "Done"}},
                "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "properties": members,
                    "required": if required { names } else { Vec::new() }}}}}}}}
        })
        .to_string()
    };
    let changes = compare_texts(&document(false), &document(true));
    assert_eq!(changes.changes.len(), 2000);
    let comment = report::markdown(&changes, &Links::default(), LIMIT);
    assert!(comment.chars().count() <= LIMIT, "{}", comment.len());
    assert!(comment.contains("did not fit"));
    let whole = report::markdown(&changes, &Links::default(), 10_000_000);
    assert!(!whole.contains("did not fit"));
}

#[test]
fn accepted_changes_don_t_count_and_idle_entries_are_told() {
    let mut changes = changes();
    let breaking = changes.summary.counts.breaking;
    assert!(breaking > 0);
    let written = accept::entries(&changes, "looked at \"it\"", Some("2030-01-31"));
    let entries = accept::read(&written).expect("what is written can be read");
    assert_eq!(entries.len(), breaking);
    // On its last day an entry holds; a day later it does not.
    assert_eq!(accept::apply(&entries, "2030-01-31", &mut changes), []);
    assert_eq!(
        (
            changes.summary.counts.breaking,
            changes.summary.counts.accepted
        ),
        (0, breaking)
    );
    let mut again = self::changes();
    let idle = accept::apply(&entries, "2030-02-01", &mut again);
    assert!(
        matches!(idle.as_slice(), [accept::Idle::Expired(_)]),
        "{idle:?}"
    );
    assert_eq!(again.summary.counts.breaking, breaking);
    let (base, _) = hostile();
    let idle = accept::apply(&entries, "2029-01-01", &mut compare_texts(&base, &base));
    assert!(
        matches!(idle.as_slice(), [accept::Idle::Stale(_)]),
        "{idle:?}"
    );
}

#[test]
fn gitlab_has_the_issues_that_it_can_read() {
    let mut changes = changes();
    let issues = |changes: &Changes| -> Vec<serde_json::Value> {
        serde_json::from_str(&report::gitlab(changes)).expect("a list")
    };
    let all = issues(&changes);
    assert_eq!(all.len(), changes.changes.len());
    let mut prints = std::collections::BTreeSet::new();
    for issue in &all {
        for name in ["description", "check_name", "fingerprint"] {
            assert!(
                issue[name].as_str().is_some_and(|text| !text.is_empty()),
                "{issue}"
            );
        }
        let severity = issue["severity"].as_str().expect("a severity");
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity));
        assert_eq!(issue["location"]["path"], "api.json");
        assert!(
            issue["location"]["lines"]["begin"]
                .as_u64()
                .is_some_and(|line| line >= 1)
        );
        prints.insert(issue["fingerprint"].as_str().expect("one"));
    }
    assert_eq!(prints.len(), all.len());
    // The gravest come first; what breaks is critical at least.
    assert!(["critical", "blocker"].contains(&all[0]["severity"].as_str().expect("one")));
    let written = accept::entries(&changes, "known", Some("2030-01-31"));
    let entries = accept::read(&written).expect("read");
    accept::apply(&entries, "2030-01-31", &mut changes);
    let accepted = changes.summary.counts.accepted;
    assert_eq!(issues(&changes).len(), all.len() - accepted);
}

#[test]
fn every_format_lists_entries_that_accept_nothing() {
    let changes = changes();
    let written = accept::entries(&changes, "known", Some("2030-01-31"));
    let entries = accept::read(&written).expect("read");
    let (base, head) = hostile();
    for (mut changes, today, says) in [
        (changes, "2030-02-01", "expired on"),
        (
            compare_texts(&base, &base),
            "2030-01-01",
            "accepts no change",
        ),
    ] {
        accept::apply(&entries, today, &mut changes);
        let (base, head) = (support::text(&base), support::text(&head));
        for (name, report) in [
            ("text", report::text(&changes).into_string()),
            (
                "markdown",
                report::markdown(&changes, &Links::default(), LIMIT),
            ),
            ("html", report::html(&changes, &base.sources, &head.sources)),
            ("json", report::json(&changes)),
            ("sarif", report::sarif(&changes)),
            ("junit", report::junit(&changes)),
            ("github", report::github(&changes)),
            ("gitlab", report::gitlab(&changes)),
        ] {
            assert!(report.contains(says), "{name}: {report}");
        }
        let level = |text: &str, pointer: &str| {
            let log: serde_json::Value = serde_json::from_str(text).expect("JSON");
            let list = log.pointer(pointer).and_then(|list| list.as_array());
            list.and_then(|list| list.last().cloned()).expect("an item")
        };
        let sarif = level(&report::sarif(&changes), "/runs/0/results");
        assert_eq!(sarif["ruleId"], "accepted-changes");
        let gitlab = level(&report::gitlab(&changes), "");
        assert_eq!(gitlab["check_name"], "accepted-changes");
    }
}

#[test]
fn an_entry_holds_when_lines_move() {
    let document = |before: &str, ty: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\n{before}paths:\n  /pets:\n    get:\n      operationId: listPets\n      \
             parameters: [{{name: limit, in: query, schema: {{type: {ty}}}}}]\n      responses: {{'200': {{description: Done}}}}\n"
        )
    };
    let changes = compare_texts(&document("", "string"), &document("", "integer"));
    let entries = accept::read(&accept::entries(&changes, "known", None)).expect("read");
    let moved = "# a comment\n\n\n";
    let mut later = compare_texts(&document(moved, "string"), &document(moved, "integer"));
    assert_eq!(accept::apply(&entries, "2030-01-01", &mut later), []);
    assert_eq!(later.summary.counts.accepted, 1);
    // Another change at the same place is another one.
    let mut other = compare_texts(&document("", "string"), &document("", "boolean"));
    assert!(matches!(
        accept::apply(&entries, "2030-01-01", &mut other).as_slice(),
        [accept::Idle::Stale(_)]
    ));
}

#[test]
fn faults_of_the_file_of_accepted_changes_have_lines() {
    let text = "[[accepted]]\nrule = \"a\"\npointer = \"\"\nfingerprint = \"0\"\nreason = \" \"\n\n[[accepted]]\nrule = 1\n\n[other]\n";
    let faults = accept::read(text).expect_err("faults");
    let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
    assert!(
        lines.contains(&1) && lines.contains(&7) && lines.contains(&10),
        "{faults:?}"
    );
    let day = "[[accepted]]\nrule = \"a\"\npointer = \"\"\nfingerprint = \"0\"\nreason = \"b\"\nexpires = \"soon\"\n";
    assert_eq!(accept::read(day).expect_err("a fault").len(), 1);
}

/// The page in a browser, where there is one: as wide as a desktop's and as a phone's, light and dark. The
/// page has no script; one in a page around it measures.
#[test]
fn the_page_loads_in_a_browser() {
    let browsers = ["chromium", "chromium-browser", "google-chrome"];
    let runs = |name: &&str| {
        Command::new(name)
            .arg("--version")
            .output()
            .is_ok_and(|out| out.status.success())
    };
    let Some(browser) = browsers.into_iter().find(runs) else {
        eprintln!("skipped: there is no Chromium here");
        return;
    };
    let folder = support::folder("required-property-added");
    let (base, head) = (
        side(&folder.join("base.yaml")),
        side(&folder.join("head.yaml")),
    );
    let changes = oasmith_diff::compare(&base, &head);
    let work = std::env::temp_dir().join(format!("oasmith-diff-page-{}", std::process::id()));
    std::fs::create_dir_all(&work).expect("a folder");
    let page = report::html(&changes, &base.sources, &head.sources);
    std::fs::write(work.join("page.html"), page).expect("written");
    for (scheme, paper) in [("1", "rgb(255, 255, 255)"), ("0", "rgb(20, 24, 29)")] {
        for (width, columns) in [(1280, 2), (390, 1)] {
            let measured = measure(browser, &work, scheme, width);
            let wanted = format!(
                "<output>{width} wide, {paper}, {columns} columns, 1 finding open</output>"
            );
            assert!(measured.contains(&wanted), "{wanted}\n{measured}");
        }
    }
    let _ = std::fs::remove_dir_all(work);
}

/// Around the page: what it needs of the width that it is given, and how it looks.
const MEASURING: &str = r#"<!doctype html><iframe src="page.html" style="border: 0; height: 800px; width: WIDTHpx"></iframe><output></output>
<script>
const frame = document.querySelector("iframe");
frame.onload = () => {
  const inner = frame.contentDocument;
  const paper = frame.contentWindow.getComputedStyle(inner.body).backgroundColor;
  const sides = frame.contentWindow.getComputedStyle(inner.querySelector(".sides"));
  const columns = sides.gridTemplateColumns.split(" ").length;
  const open = inner.querySelectorAll("main > details[open] span.here").length > 0 ? 1 : 0;
  document.querySelector("output").textContent =
    `${inner.documentElement.scrollWidth} wide, ${paper}, ${columns} columns, ${open} finding open`;
};
</script>"#;

fn measure(browser: &str, work: &Path, scheme: &str, width: u32) -> String {
    let around = work.join("around.html");
    let text = MEASURING.replace("WIDTH", &width.to_string());
    std::fs::write(&around, text).expect("written");
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu"])
        .args(["--allow-file-access-from-files", "--hide-scrollbars"])
        .args(["--window-size=1400,1000", "--dump-dom"])
        .arg(format!("--blink-settings=preferredColorScheme={scheme}"))
        .arg(format!(
            "--user-data-dir={}",
            work.join("profile").display()
        ))
        .arg(format!("file://{}", around.display()))
        .output()
        .expect("it runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
