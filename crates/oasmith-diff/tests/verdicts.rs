//! What a change does, by direction: single changes with the verdict that they must have.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use oasmith_diff::effect::Bump;
use support::compare_texts;
use support::single::{At, check, document, object, only};

#[test]
fn a_member_that_becomes_required_breaks_senders_only() {
    let (optional, required) = (
        object("{type: string}", false),
        object("{type: string}", true),
    );
    let rule = "property-became-required";
    check(
        At::Sent,
        &optional,
        &required,
        (rule, "breaking", Bump::Major, false),
    );
    check(
        At::Received,
        &optional,
        &required,
        (rule, "ok", Bump::Major, false),
    );
}

#[test]
fn a_member_that_becomes_optional_breaks_receivers_only() {
    let (optional, required) = (
        object("{type: string}", false),
        object("{type: string}", true),
    );
    let rule = "property-became-optional";
    check(
        At::Sent,
        &required,
        &optional,
        (rule, "ok", Bump::Major, false),
    );
    check(
        At::Received,
        &required,
        &optional,
        (rule, "breaking", Bump::Major, false),
    );
}

#[test]
fn limits_that_are_tighter_are_silent_where_they_are_sent() {
    let limit = |most: u32| object(&format!("{{type: string, maxLength: {most}}}"), true);
    let rule = "max-length-tightened";
    check(
        At::Sent,
        &limit(20),
        &limit(10),
        (rule, "breaking", Bump::Patch, true),
    );
    check(
        At::Received,
        &limit(20),
        &limit(10),
        (rule, "ok", Bump::None, false),
    );
    let rule = "max-length-loosened";
    check(
        At::Sent,
        &limit(10),
        &limit(20),
        (rule, "ok", Bump::Patch, false),
    );
    check(
        At::Received,
        &limit(10),
        &limit(20),
        (rule, "risk", Bump::None, false),
    );
}

#[test]
fn values_of_enums() {
    let list = |values: &str| object(&format!("{{type: string, enum: [{values}]}}"), true);
    check(
        At::Sent,
        &list("a, b"),
        &list("a"),
        ("enum-value-removed", "breaking", Bump::Major, false),
    );
    check(
        At::Received,
        &list("a, b"),
        &list("a"),
        ("enum-value-removed", "ok", Bump::Major, false),
    );
    check(
        At::Sent,
        &list("a"),
        &list("a, b"),
        ("enum-value-added", "ok", Bump::Minor, false),
    );
    // Generated clients keep what they don't know.
    check(
        At::Received,
        &list("a"),
        &list("a, b"),
        ("enum-value-added", "risk", Bump::Minor, false),
    );
}

#[test]
fn null() {
    let (plain, null) = (
        object("{type: string}", true),
        object("{type: [string, 'null']}", true),
    );
    check(
        At::Sent,
        &plain,
        &null,
        ("became-nullable", "ok", Bump::Major, false),
    );
    check(
        At::Received,
        &plain,
        &null,
        ("became-nullable", "breaking", Bump::Major, false),
    );
    check(
        At::Sent,
        &null,
        &plain,
        ("became-non-nullable", "breaking", Bump::Major, false),
    );
    check(
        At::Received,
        &null,
        &plain,
        ("became-non-nullable", "ok", Bump::Major, false),
    );
}

#[test]
fn a_default_that_changes_is_told_by_nobody() {
    let with = |value: &str| object(&format!("{{type: string, default: {value}}}"), false);
    let change = only(
        &document(At::Sent, &with("a")),
        &document(At::Sent, &with("b")),
    );
    assert_eq!(
        (change.rule.as_str(), change.wire.worst().as_str()),
        ("property-default-changed", "risk")
    );
}

/// A text by another name is taken and held as one, so that writing it out is no change.
#[test]
fn a_further_position_breaks_receivers_only() {
    let tuple = |items: &str| {
        object(
            &format!(
                "{{type: array, prefixItems: [{{type: string}}, {items}], items: false, minItems: 2}}"
            ),
            true,
        )
    };
    let (two, three) = (
        tuple("{type: integer}"),
        tuple("{type: integer}, {type: boolean}"),
    );
    let rule = "tuple-changed";
    for (at, base, head, wire) in [
        (At::Sent, &two, &three, "ok"),
        (At::Received, &two, &three, "breaking"),
        (At::Sent, &three, &two, "breaking"),
        (At::Received, &three, &two, "ok"),
    ] {
        check(at, base, head, (rule, wire, Bump::Major, false));
    }
}

#[test]
fn members_that_become_values_of_another_type_break_senders() {
    let base =
        "{type: object, properties: {m: {type: integer}}, additionalProperties: {type: string}}";
    let rule = "properties-undeclared";
    for (head, wire) in [("string", "breaking"), ("integer", "ok"), ("number", "ok")] {
        let head = format!("{{type: object, additionalProperties: {{type: {head}}}}}");
        let changes = compare_texts(&document(At::Sent, base), &document(At::Sent, &head)).changes;
        let found = changes.iter().find(|change| change.rule == rule);
        assert_eq!(
            found.map(|change| change.wire.send.as_str()),
            Some(wire),
            "{changes:#?}"
        );
    }
}

/// A map of what fits a pattern is a map either way; whether it may have other members is told all the same.
#[test]
fn patterns_of_names_that_are_closed_or_opened() {
    let schema = |shape: &str, rest: &str| {
        let patterns = "patternProperties: {'^x-': {type: string}}";
        format!("{{type: object, {shape}{patterns}{rest}}}")
    };
    for (shape, wire) in [
        ("", "breaking"),
        ("properties: {a: {type: string}}, ", "risk"),
    ] {
        let open = schema(shape, "");
        let closed = schema(shape, ", additionalProperties: false");
        for (at, base, head, rule, wire) in [
            (
                At::Sent,
                &open,
                &closed,
                "additional-properties-closed",
                wire,
            ),
            (
                At::Received,
                &closed,
                &open,
                "additional-properties-opened",
                "risk",
            ),
        ] {
            let change = only(&document(at, base), &document(at, head));
            let found = (change.rule.as_str(), change.wire.worst().as_str());
            assert_eq!(found, (rule, wire), "{shape}");
        }
    }
}

/// The type of such a list has room for more items, so that only the condition says that there are none.
#[test]
fn a_list_that_may_have_no_other_items() {
    let list = |rest: &str| {
        object(
            &format!("{{type: array, prefixItems: [{{type: string}}]{rest}}}"),
            true,
        )
    };
    let (open, closed) = (list(""), list(", unevaluatedItems: false"));
    let added = ("constraint-added", "breaking", Bump::Patch, true);
    check(At::Sent, &open, &closed, added);
    let removed = ("constraint-removed", "risk", Bump::None, false);
    check(At::Received, &closed, &open, removed);
}
