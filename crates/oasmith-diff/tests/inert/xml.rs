//! JUnit's XML by roxmltree.

use oasmith_diff::report;

use super::Case;

pub(crate) fn check(case: &Case) {
    let text = report::junit(&case.changes);
    let document = roxmltree::Document::parse(&text)
        .unwrap_or_else(|error| panic!("{}: {error}\n{text}", case.name()));
    let mut cases = 0;
    for node in document.descendants().filter(|node| !node.is_root()) {
        if node.is_text() {
            let parent = node
                .parent()
                .expect("a parent")
                .tag_name()
                .name()
                .to_owned();
            let blank = node.text().is_some_and(|text| text.trim().is_empty());
            assert!(
                blank || parent == "failure" || parent == "error",
                "{}",
                case.name()
            );
            continue;
        }
        assert!(node.is_element(), "{}: {node:?}", case.name());
        let known: &[&str] = match node.tag_name().name() {
            "testsuites" => &["tests", "failures", "errors"],
            "testsuite" => &["name", "tests", "failures", "errors", "skipped"],
            "testcase" => {
                cases += 1;
                &["classname", "name", "file", "line"]
            }
            "failure" | "error" => &["type", "message"],
            "skipped" => &["message"],
            other => panic!("{}: {other}", case.name()),
        };
        for attribute in node.attributes() {
            assert!(
                known.contains(&attribute.name()),
                "{}: {attribute:?}",
                case.name()
            );
        }
    }
    let all = case.changes.changes.len() + case.changes.errors.len();
    assert_eq!(cases, all.max(1), "{}", case.name());
}
