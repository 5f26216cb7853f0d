//! `crate.runtime`: where the runtime comes from.

use super::super::keys;
use super::super::runtime::is_requirement;
use super::super::{RuntimeDependency, RuntimeSource};
use super::{Reader, Value};

const HELP: &str =
    "it is \"bundled\", a version, or a table like { path = \"../oasmith-runtime\" }";

impl Reader<'_> {
    pub(super) fn runtime(&mut self, value: &Value<'_>) -> Option<RuntimeSource> {
        if value.get_ref().is_table() {
            return self.runtime_table(value);
        }
        let text = self.text(value)?;
        if text == "bundled" {
            return Some(RuntimeSource::Bundled(None));
        }
        self.requirement(value).map(RuntimeSource::version)
    }

    fn runtime_table(&mut self, value: &Value<'_>) -> Option<RuntimeSource> {
        let mut dependency = RuntimeDependency::default();
        let mut bundled = None;
        let mut keys = Vec::new();
        for (key, value) in self.table_of(value, keys::RUNTIME) {
            keys.push(key);
            match key {
                "bundled" => bundled = self.path(value),
                "version" => dependency.version = self.requirement(value),
                "path" => dependency.path = self.path(value),
                "git" => dependency.git = self.text(value),
                "rev" => dependency.rev = self.text(value),
                "tag" => dependency.tag = self.text(value),
                "branch" => dependency.branch = self.text(value),
                _ => {}
            }
        }
        if let Some(fault) = fault(&keys) {
            self.invalid(value.span(), fault).help(HELP);
            return None;
        }
        match bundled {
            Some(folder) => Some(RuntimeSource::Bundled(Some(folder))),
            None if dependency == RuntimeDependency::default() => None,
            None => Some(RuntimeSource::Dependency(dependency)),
        }
    }

    fn requirement(&mut self, value: &Value<'_>) -> Option<String> {
        let text = self.text(value)?;
        if is_requirement(&text) {
            return Some(text);
        }
        self.invalid(value.span(), format!("`{text}` is not a version"))
            .help(HELP);
        None
    }
}

/// What is wrong with these keys together.
fn fault(keys: &[&str]) -> Option<String> {
    let has = |key: &str| keys.contains(&key);
    let both = |one: &str, other: &str| Some(format!("`{one}` and `{other}` can't be together"));
    if has("bundled") {
        let other = keys.iter().find(|key| **key != "bundled")?;
        return both("bundled", other);
    }
    if has("path") && has("git") {
        return both("path", "git");
    }
    let mut of_git = ["rev", "tag", "branch"].into_iter().filter(|key| has(key));
    match (of_git.next(), of_git.next()) {
        (Some(one), Some(other)) => return both(one, other),
        (Some(one), None) if !has("git") => return Some(format!("`{one}` needs `git`")),
        _ => {}
    }
    let placed = ["version", "path", "git"].into_iter().any(has);
    (!placed).then(|| "no setting says where the runtime comes from".to_owned())
}
