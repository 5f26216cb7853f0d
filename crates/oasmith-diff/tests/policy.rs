//! Levels by the configuration, by stability and by sunset.

#![allow(clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

mod support;

use oasmith_diff::change::Changes;
use oasmith_diff::effect::{Bump, Effect};
use oasmith_diff::policy::Policy;
use oasmith_diff::report;
use support::{configured, text};

/// A document with these operations, each with its extensions and whether its parameter is optional.
fn document(operations: &[(&str, &str, bool)]) -> String {
    let mut out = "openapi: 3.1.0\ninfo: {title: Shop, version: 1.0.0}\npaths:\n".to_owned();
    for (path, extensions, is_optional) in operations {
        let id = path.replace(['/', '{', '}'], "");
        out.push_str(&format!(
            "  {path}:\n    get:\n      operationId: get{id}\n"
        ));
        if !extensions.is_empty() {
            out.push_str(&format!("      {extensions}\n"));
        }
        out.push_str(&format!(
            "      parameters: [{{name: page, in: query, required: {}, schema: {{type: string}}}}]\n",
            !is_optional
        ));
        out.push_str("      responses: {'204': {description: Done}}\n");
    }
    out
}

fn compare(base: &str, head: &str, config: &str, today: Option<&str>) -> Changes {
    let (base, head) = (text(base), configured(head, config));
    let policy = Policy {
        settings: Some(head.config.diff_settings()),
        today,
    };
    oasmith_diff::compare_by(&base, &head, &policy)
}

/// The level of the change by this rule at an operation.
fn level(changes: &Changes, rule: &str, operation: &str) -> Option<Effect> {
    let mut found = changes.changes.iter();
    let found = found.find(|one| one.rule == rule && one.operations == [operation]);
    found.map(|one| one.worst())
}

/// Two operations whose parameter becomes required.
fn two(config: &str) -> Changes {
    let side = |has| document(&[("/pets", "", has), ("/internal/jobs", "", has)]);
    compare(&side(true), &side(false), config, None)
}

#[test]
fn the_most_exact_entry_gives_the_level() {
    let of = |config: &str| {
        let changes = two(config);
        let level = |operation| level(&changes, "parameter-became-required", operation);
        (level("GET /pets"), level("GET /internal/jobs"))
    };
    let own = of("");
    assert_eq!(own.0, own.1);
    let own = own.0.expect("the parameter became required");
    assert_eq!(own, Effect::Breaking);
    let risk = Some(Effect::Risk);
    let cases = [
        ("parameter-became-required = 'risk'", (risk, risk)),
        (
            "'parameter-became-optional' = 'risk'",
            (Some(own), Some(own)),
        ),
        ("'/internal' = 'off'", (Some(own), None)),
        ("'/internal/*' = 'off'", (Some(own), None)),
        ("'/intern' = 'off'", (Some(own), Some(own))),
        ("'GET /internal' = 'ok'", (Some(own), Some(Effect::Ok))),
        ("'POST /internal' = 'ok'", (Some(own), Some(own))),
        (
            "parameter-became-required = 'risk'\n'/internal' = 'off'",
            (risk, None),
        ),
        (
            "'/internal' = 'off'\n'parameter-became-required /internal/jobs' = 'breaking'",
            (Some(own), Some(own)),
        ),
        ("'/' = 'ok'\n'/internal' = 'off'", (Some(Effect::Ok), None)),
    ];
    for (entries, wanted) in cases {
        assert_eq!(
            of(&format!("[diff.levels]\n{entries}\n")),
            wanted,
            "{entries}"
        );
    }
}

#[test]
fn an_entry_without_a_rule_raises_nothing_and_one_with_a_rule_does() {
    let (base, head) = (
        document(&[("/pets", "", false)]),
        document(&[("/pets", "", true)]),
    );
    let of = |entry: &str| {
        let config = format!("[diff.levels]\n{entry}\n");
        let changes = compare(&base, &head, &config, None);
        level(&changes, "parameter-became-optional", "GET /pets")
    };
    assert_eq!(of("'/pets' = 'breaking'"), Some(Effect::Ok));
    assert_eq!(
        of("parameter-became-optional = 'breaking'"),
        Some(Effect::Breaking)
    );
}

#[test]
fn a_change_of_several_operations_has_the_highest_of_their_levels() {
    let side = |kind: &str| {
        let mut all = document(&[("/pets", "", false), ("/internal/jobs", "", false)]);
        all = all.replace(
            "{description: Done}",
            "{description: Done, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}",
        );
        all.replace("'204'", "'200'")
            + &format!(
                "components: {{schemas: {{Pet: {{type: object, properties: {{age: {{type: {kind}}}}}}}}}}}\n"
            )
    };
    let of = |entries: &str| {
        let config = format!("[diff.levels]\n{entries}\n");
        let changes = compare(&side("integer"), &side("string"), &config, None);
        changes.summary.wire
    };
    assert_eq!(of("'/internal' = 'off'"), Effect::Breaking);
    assert_eq!(of("'/internal' = 'off'\n'/pets' = 'risk'"), Effect::Risk);
    assert_eq!(of("'/internal' = 'off'\n'/pets' = 'off'"), Effect::Ok);
}

#[test]
fn what_is_turned_off_is_counted_and_keeps_its_weight_for_the_crate() {
    let changes = two("[diff.levels]\nparameter-became-required = 'off'\n");
    assert_eq!(changes.summary.wire, Effect::Ok);
    assert_eq!(changes.summary.rust, Bump::Major);
    assert_eq!(changes.summary.counts.off, 2);
    assert!(
        report::text(&changes)
            .into_string()
            .contains("2 turned off by the configuration")
    );
    assert!(report::json(&changes).contains("\"off\": 2"));
    assert!(
        report::markdown(&changes, &report::Links::default(), report::LIMIT)
            .contains("turned off by the configuration")
    );
}

#[test]
fn unstable_operations_may_break() {
    let of = |stability: &str, config: &str| {
        let side = |has| document(&[("/pets", stability, has)]);
        let changes = compare(&side(true), &side(false), config, None);
        level(&changes, "parameter-became-required", "GET /pets")
    };
    for stability in ["draft", "alpha", "beta"] {
        let stability = format!("x-stability-level: {stability}");
        assert_eq!(of(&stability, ""), Some(Effect::Risk), "{stability}");
    }
    assert_eq!(of("x-stability-level: stable", ""), Some(Effect::Breaking));
    assert_eq!(of("x-stability-level: other", ""), Some(Effect::Breaking));
    let beta = "x-stability-level: beta";
    assert_eq!(
        of(beta, "diff.stability.beta = 'breaking'"),
        Some(Effect::Breaking)
    );
    assert_eq!(of(beta, "diff.stability.beta = 'off'"), None);
    assert_eq!(
        of(beta, "diff.levels.parameter-became-required = 'breaking'"),
        Some(Effect::Breaking)
    );
}

#[test]
fn the_stability_that_counts_is_that_of_the_base() {
    let base = document(&[("/pets", "", true)]);
    let head = document(&[("/pets", "x-stability-level: alpha", false)]);
    let changes = compare(&base, &head, "", None);
    assert_eq!(
        level(&changes, "parameter-became-required", "GET /pets"),
        Some(Effect::Breaking)
    );
    let changes = compare(&head, &document(&[("/pets", "", false)]), "", None);
    assert_eq!(changes.summary.wire, Effect::Ok);
}

#[test]
fn an_operation_may_be_removed_when_its_sunset_is_over() {
    let of = |sunset: &str, today: Option<&str>| {
        let sunset = format!("x-sunset: '{sunset}'");
        let base = document(&[("/pets", "", false), ("/old", &sunset, false)]);
        let changes = compare(&base, &document(&[("/pets", "", false)]), "", today);
        let removed = changes.changes.iter();
        let mut removed = removed.filter(|one| one.rule == "operation-removed");
        let removed = removed.next().expect("it was removed");
        let reason = removed
            .level
            .as_ref()
            .expect("it has a sunset")
            .reason
            .clone();
        (removed.worst(), reason.to_string())
    };
    let over = (Effect::Ok, "its sunset `2026-03-01` is over".to_owned());
    let not_over = (
        Effect::Breaking,
        "its sunset `2026-03-01` is not over".to_owned(),
    );
    assert_eq!(of("2026-03-01", Some("2026-03-01")), over);
    assert_eq!(of("2026-03-01", Some("2027-01-01")), over);
    assert_eq!(of("2026-03-01", Some("2026-02-28")), not_over);
    assert_eq!(of("2026-03-01", None), not_over);
    let time = "2026-03-01T00:00:00Z";
    assert_eq!(of(time, Some("2026-03-01")).0, Effect::Ok);
    assert_eq!(of("soon", Some("2027-01-01")).0, Effect::Breaking);
}

#[test]
fn a_sunset_excuses_no_other_change() {
    let side = |has| document(&[("/pets", "x-sunset: '2020-01-01'", has)]);
    let changes = compare(&side(true), &side(false), "", Some("2026-01-01"));
    assert_eq!(changes.summary.wire, Effect::Breaking);
}
