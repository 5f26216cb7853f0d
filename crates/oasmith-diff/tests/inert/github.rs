//! Commands as GitHub's runner reads them (`ActionCommand` of actions/runner).

use oasmith_diff::report;

use super::Case;

pub(crate) fn check(case: &Case) {
    let text = report::github(&case.changes);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    assert_eq!(
        lines.len(),
        case.changes.changes.len() + 1,
        "{}\n{text}",
        case.name()
    );
    for line in lines {
        assert!(!line.contains("##["), "{line}");
        let line = line.strip_suffix('\n').expect("a line");
        let (name, properties, data) = read(line).expect("a command");
        assert!(["error", "warning", "notice"].contains(&name), "{line}");
        let known = ["file", "line", "col", "endLine", "title"];
        for (key, value) in &properties {
            assert!(known.contains(key), "{}: {line}", case.name());
            assert!(!value.contains(['\r', '\n']), "{line}");
            if *key == "title" {
                let is_rule = value
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || b"- ".contains(&byte));
                assert!(is_rule, "{line}");
            }
        }
        assert!(!data.contains(['\r', '\n']), "{line}");
        let file = properties.iter().find(|(key, _)| *key == "file");
        if let Some((_, file)) = file.filter(|_| !case.payload.contains("\u{1b}")) {
            let wanted = case
                .changes
                .changes
                .iter()
                .filter_map(|change| change.head.as_ref());
            let errors = case.changes.errors.iter();
            let wanted = wanted.chain(errors.filter_map(|error| error.place.as_ref()));
            let shown = |name: &str| oasmith_spec::sink::visible(name, 400);
            assert!(
                wanted
                    .map(|place| shown(&place.file))
                    .any(|name| name == *file),
                "{line}"
            );
        }
    }
}

type Command<'l> = (&'static str, Vec<(&'l str, String)>, String);

/// `TryParseV2`: `::name key=value,key=value::data`.
fn read(line: &str) -> Option<Command<'_>> {
    let rest = line.trim_start().strip_prefix("::")?;
    let (head, data) = rest.split_once("::")?;
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let name = ["error", "warning", "notice"]
        .into_iter()
        .find(|known| *known == name)?;
    let properties = properties.trim().split(',').filter(|one| !one.is_empty());
    let properties = properties.map(|one| {
        let (key, value) = one.split_once('=').expect("a value");
        let value = value
            .replace("%0D", "\r")
            .replace("%0A", "\n")
            .replace("%3A", ":");
        (key, value.replace("%2C", ",").replace("%25", "%"))
    });
    let data = data
        .replace("%0D", "\r")
        .replace("%0A", "\n")
        .replace("%25", "%");
    Some((name, properties.collect(), data))
}
