//! What the driver's lines mean for the table.

use super::instances::{Instance, Instances};
use super::table::{Failure, Row};
use crate::Result;

/// Counts every instance that was run, and lists those that came out wrong. The driver walks groups
/// by name and instances by position, so the order is the same in every run.
pub(super) fn judge(row: &mut Row, instances: &Instances, output: &str) -> Result<()> {
    for line in output.lines() {
        let (component, index, what, more): (String, usize, String, String) =
            serde_json::from_str(line)?;
        let instance = instances
            .groups
            .get(&component)
            .and_then(|group| group.get(index))
            .ok_or_else(|| format!("the driver tells of an instance that is not there: {line}"))?;
        if let Some(what) = wrong(row, instance, &what, &more) {
            row.failures.push(Failure {
                component,
                description: instance.description.clone(),
                what,
            });
        }
    }
    Ok(())
}

/// Counts an instance; what is wrong with its outcome, if anything is.
fn wrong(row: &mut Row, instance: &Instance, what: &str, more: &str) -> Option<String> {
    let accepted = what == "same" || what == "changed";
    if is_fault(what) {
        row.wrong += 1;
        return Some(format!("{what}: {more}"));
    }
    if !instance.valid {
        row.refused.add(!accepted);
        return accepted.then(|| "invalid, but accepted".to_owned());
    }
    if instance.is_lax() {
        row.lax.add(accepted);
        return None;
    }
    if !instance.must_be_accepted() {
        return None;
    }
    row.accepted.add(accepted);
    let round_trips = if instance.is_undeclared() {
        &mut row.undeclared
    } else {
        &mut row.round_trips
    };
    round_trips.add(what == "same");
    match what {
        "undecoded" => Some(format!("valid, but not decoded: {more}")),
        "violated" => Some(format!("valid, but refused by validate(): {more}")),
        "changed" if !instance.is_undeclared() => Some(format!("written back as {more}")),
        _ => None,
    }
}

/// Whether the model failed rather than refused.
fn is_fault(what: &str) -> bool {
    what == "panicked" || what == "unencoded"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The outcomes of three groups, and what they count for.
    #[test]
    fn tags_decide_what_is_asked() {
        let instances = Instances::parse(
            r#"{"A01": {"tests": [
                {"description": "kept", "valid": true, "tags": [], "data": 1},
                {"description": "more", "valid": true, "tags": ["undeclared"], "data": 1},
                {"description": "date", "valid": true, "tags": ["format_lax"], "data": 1},
                {"description": "wrong", "valid": false, "tags": ["off_type"], "data": 1}
            ]}}"#,
        )
        .unwrap();
        let mut row = Row::new("a".into(), &instances);
        let good = "[\"A01\",0,\"same\",\"\"]\n[\"A01\",1,\"changed\",\"{}\"]\n\
                    [\"A01\",2,\"undecoded\",\"$: no date\"]\n[\"A01\",3,\"violated\",\"\"]\n";
        judge(&mut row, &instances, good).unwrap();
        let shares = [
            row.accepted,
            row.round_trips,
            row.undeclared,
            row.lax,
            row.refused,
        ];
        let shares = shares.map(|share| share.to_string());
        assert_eq!(shares, ["2/2", "1/1", "0/1", "0/1", "1/1"]);
        assert!(row.failures.is_empty());

        let bad = "[\"A01\",0,\"changed\",\"2\"]\n[\"A01\",3,\"same\",\"\"]\n";
        judge(&mut row, &instances, bad).unwrap();
        let said: Vec<_> = row.failures.iter().map(|it| it.what.as_str()).collect();
        assert_eq!(said, ["written back as 2", "invalid, but accepted"]);
        assert!(judge(&mut row, &instances, "[\"B\",0,\"same\",\"\"]").is_err());
    }
}
