//! What it prints.

use super::Verdict;
use crate::effect::Bump;

/// Its verdict by its exit code and what it printed to standard error. Only what it says with the right
/// code counts, so that an error on the way never passes for "no change".
pub(super) fn verdict(success: bool, said: &str) -> Verdict {
    let summary = said
        .lines()
        .rev()
        .find_map(|line| line.trim().strip_prefix("Summary "));
    let bump = match summary {
        Some(text) if text.starts_with("no semver update required") && success => Bump::None,
        Some(text) if text.starts_with("semver requires new minor version") && !success => {
            Bump::Minor
        }
        Some(text) if text.starts_with("semver requires new major version") && !success => {
            Bump::Major
        }
        _ => return Verdict::Unknown(reason(said)),
    };
    Verdict::Bump(bump)
}

/// Its first error says which step failed, and the next is Cargo's or the compiler's, which says why.
fn reason(said: &str) -> String {
    let mut lines = said.lines().map(str::trim);
    let errors: Vec<&str> = lines
        .clone()
        .filter(|line| line.starts_with("error"))
        .collect();
    let last = lines.rfind(|line| !line.is_empty());
    let chosen = errors.get(1).or(errors.first()).copied().or(last);
    chosen.unwrap_or("it says nothing").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAJOR: &str = "    Checking compared v0.1.0 -> v0.1.0 (assume patch change)
     Checked [   0.142s] 229 checks: 227 pass, 2 fail, 0 warn, 31 skip

     Summary semver requires new major version: 1 major and 1 minor checks failed
    Finished [   7.022s] compared
";
    const MINOR: &str =
        "     Summary semver requires new minor version: 0 major and 1 minor checks failed\n";
    const NONE: &str =
        "     Summary no semver update required\n    Finished [   5.788s] compared\n";

    fn unknown(reason: &str) -> Verdict {
        Verdict::Unknown(reason.to_owned())
    }

    #[test]
    fn summaries_are_understood() {
        assert_eq!(verdict(false, MAJOR), Verdict::Bump(Bump::Major));
        assert_eq!(verdict(false, MINOR), Verdict::Bump(Bump::Minor));
        assert_eq!(verdict(true, NONE), Verdict::Bump(Bump::None));
    }

    #[test]
    fn a_summary_that_the_exit_code_contradicts_is_no_verdict() {
        for (success, said) in [(false, NONE), (true, MAJOR), (true, MINOR)] {
            assert!(matches!(verdict(success, said), Verdict::Unknown(_)));
        }
    }

    #[test]
    fn errors_on_the_way_are_no_verdict() {
        let unbuilt = "    Building compared v0.1.0 (current)
error: running cargo-doc on crate 'compared' failed with output:
-----
 Documenting compared v0.1.0
error[E0425]: cannot find type `Nope` in this scope
 --> src/lib.rs:2:15
error: could not document `compared`
-----

error: failed to build rustdoc for crate compared v0.1.0
note: this is usually due to a compilation error in the crate,
";
        let reason = "error[E0425]: cannot find type `Nope` in this scope";
        assert_eq!(verdict(false, unbuilt), unknown(reason));
        let absent = "error: no such command: `semver-checks`\n\nhelp: view all\n";
        let reason = "error: no such command: `semver-checks`";
        assert_eq!(verdict(false, absent), unknown(reason));
        assert_eq!(verdict(true, "what\n\n"), unknown("what"));
        assert_eq!(verdict(true, ""), unknown("it says nothing"));
    }
}
