//! JSON and SARIF by serde_json.

use oasmith_diff::report;
use serde_json::Value;

use super::Case;

pub(crate) fn check(case: &Case) {
    let report: Value = serde_json::from_str(&report::json(&case.changes)).expect("JSON");
    let listed = report["changes"].as_array().expect("a list");
    assert_eq!(listed.len(), case.changes.changes.len());
    for (value, change) in listed.iter().zip(&case.changes.changes) {
        assert_eq!(value["message"], change.message.to_string());
        assert_eq!(value["pointer"], change.pointer.as_str());
        assert_eq!(value["accepted"].as_str(), change.accepted.as_deref());
        let file = change.head.as_ref().map(|place| place.file.as_str());
        assert_eq!(value["head"]["file"].as_str(), file);
    }
    let sarif: Value = serde_json::from_str(&report::sarif(&case.changes)).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("a list");
    assert_eq!(results.len(), case.changes.changes.len());
    for (result, change) in results.iter().zip(&case.changes.changes) {
        let text = result["message"]["text"].as_str().expect("a text");
        // `[a](b)` is a link, unless its brackets are escaped (SARIF 2.1.0, section 3.11.6).
        let message = change.message.to_string();
        if message.contains("](") {
            let unescaped = text
                .replace("\\\\", "")
                .replace("\\[", "")
                .replace("\\]", "");
            assert!(!unescaped.contains(['[', ']']), "{}: {text}", case.name());
        } else {
            assert_eq!(text, message);
        }
    }
}
