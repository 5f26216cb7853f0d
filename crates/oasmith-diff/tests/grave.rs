//! The verdict is never too mild, and never blames a change for what another one did.

#![allow(clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

mod support;

use oasmith_diff::accept;
use oasmith_diff::change::{Change, Changes};
use oasmith_diff::effect::{Bump, Effect};
use oasmith_diff::report;
use support::{compare_texts, configured, text};

/// A document with a request and a response of one schema.
fn document(parameters: &str, schema: &str) -> String {
    format!(
        r##"{{"openapi": "3.1.0", "info": {{"title": "Boxes", "version": "1"}},
          "paths": {{"/boxes/{{id}}": {{"put": {{"operationId": "putBox",
            "parameters": [{{"name": "id", "in": "path", "required": true, "schema": {{"type": "string"}}}}{parameters}],
            "requestBody": {{"required": true, "content": {{"application/json": {{"schema": {{"$ref": "#/components/schemas/Box"}}}}}}}},
            "responses": {{"200": {{"description": "Done", "content": {{"application/json": {{"schema": {{"$ref": "#/components/schemas/Box"}}}}}}}}}}}}}}}},
          "components": {{"schemas": {{"Box": {schema}}}}}}}"##
    )
}

fn query(name: &str, required: bool) -> String {
    format!(
        r#", {{"name": "{name}", "in": "query", "required": {required}, "schema": {{"type": "string"}}}}"#
    )
}

fn object(required: &str, properties: &str) -> String {
    format!(r#"{{"type": "object", "required": [{required}], "properties": {{{properties}}}}}"#)
}

fn only(changes: &Changes) -> &Change {
    let [change] = changes.changes.as_slice() else {
        panic!("{}", report::text(changes));
    };
    change
}

const LID: &str = r#""lid": {"type": "string"}"#;
const KEY: &str = r#""key": {"type": "string"}"#;
const SIZE: &str = r#""size": {"type": "integer"}"#;

#[test]
fn arguments_that_change_places_are_silent() {
    let schema = object("", LID);
    let (a, b) = (query("from", true), query("until", true));
    let changes = compare_texts(
        &document(&format!("{a}{b}"), &schema),
        &document(&format!("{b}{a}"), &schema),
    );
    let change = only(&changes);
    assert_eq!(change.rule, "argument-order-changed");
    assert!(change.silent && change.rust == Bump::Major && change.is_breaking());
    assert!(change.before[0].contains("from: impl Into<String>, until: impl Into<String>"));
    assert!(change.after[0].contains("until: impl Into<String>, from: impl Into<String>"));
    assert_eq!(changes.summary.wire, Effect::Ok);
    assert!(changes.summary.silent);
}

#[test]
fn the_order_of_optional_parameters_means_nothing() {
    let schema = object("", LID);
    let (a, b) = (query("from", false), query("until", false));
    let changes = compare_texts(
        &document(&format!("{a}{b}"), &schema),
        &document(&format!("{b}{a}"), &schema),
    );
    assert!(changes.changes.is_empty(), "{}", report::text(&changes));
}

#[test]
fn constructors_that_change_places_are_silent_only_where_they_compile() {
    let required = r#""lid", "key", "size""#;
    let base = document("", &object(required, &[LID, KEY, SIZE].join(", ")));
    let same = document("", &object(required, &[KEY, LID, SIZE].join(", ")));
    assert!(only(&compare_texts(&base, &same)).silent);
    // A string is no integer: such code does not compile.
    let other = document("", &object(required, &[SIZE, KEY, LID].join(", ")));
    let changes = compare_texts(&base, &other);
    assert!(!changes.summary.silent && changes.summary.rust == Bump::Major);
}

#[test]
fn a_name_that_stands_for_another_value_is_silent() {
    let listed = |names: &str| {
        let list = format!(
            r#""lid": {{"type": "string", "enum": ["red", "blue"], "x-enum-varnames": [{names}]}}"#
        );
        document("", &object("", &list))
    };
    let changes = compare_texts(&listed(r#""Warm", "Cold""#), &listed(r#""Cold", "Warm""#));
    assert_eq!(
        changes.summary.counts.silent,
        2,
        "{}",
        report::text(&changes)
    );
    let rules: Vec<&str> = changes
        .changes
        .iter()
        .map(|one| one.rule.as_str())
        .collect();
    assert_eq!(rules, ["rust-name-reassigned"; 2]);
}

#[test]
fn an_operation_id_renames_types_where_the_method_stays() {
    let schema = object("", LID);
    let base = document("", &schema);
    let head = base.replace("putBox", "boxPut");
    let config = "[operations]\n\"PUT /boxes/{id}\" = \"boxes.put\"\n";
    let changes = oasmith_diff::compare(&configured(&base, config), &configured(&head, config));
    let change = only(&changes);
    assert_eq!(
        (change.rule.as_str(), change.rust),
        ("operation-id-changed", Bump::Major)
    );
}

#[test]
fn a_configured_attribute_hides_nothing() {
    let base = document("", &object("", LID));
    let head = base.replace(LID, SIZE);
    for attribute in ["\"back\"", "r\"back\\\\\"", "r#\"a\"b\"#", "\"}\""] {
        let config = format!("[models.Box]\nattributes = ['#[doc(alias = {attribute})]']\n");
        let changes =
            oasmith_diff::compare(&configured(&base, &config), &configured(&head, &config));
        assert_eq!(changes.summary.rust, Bump::Major, "{attribute}");
    }
}

#[test]
fn an_acceptance_covers_the_effect_that_was_accepted() {
    let schema = |values: &str| {
        object(
            "",
            &format!(r#""lid": {{"type": "string", "enum": [{values}]}}"#),
        )
    };
    let received = |values: &str| {
        let whole = document("", &schema(values));
        let start = whole.find(r#""requestBody""#).expect("a body");
        let end = whole.find(r#""responses""#).expect("responses");
        format!("{}{}", &whole[..start], &whole[end..])
    };
    let (few, many) = (r#""a""#, r#""a", "b""#);
    let mild = compare_texts(&received(many), &received(few));
    assert_eq!(only(&mild).wire.worst(), Effect::Ok);
    let entries = accept::read(&accept::entries(&mild, "fine", None)).expect("entries");
    let mut same = compare_texts(&received(many), &received(few));
    assert!(accept::apply(&entries, "2030-01-01", &mut same).is_empty());
    assert!(only(&same).accepted.is_some());
    // Requests send it as well now, and old clients are refused.
    let mut grown = compare_texts(&document("", &schema(many)), &document("", &schema(few)));
    let idle = accept::apply(&entries, "2030-01-01", &mut grown);
    assert!(
        matches!(idle.as_slice(), [accept::Idle::Outgrown(_)]),
        "{idle:?}"
    );
    assert_eq!(grown.summary.wire, Effect::Breaking);
    let shown = report::text(&grown);
    assert!(
        shown
            .as_str()
            .contains("was accepted as: sent ok, received ok"),
        "{shown}"
    );
}

#[test]
fn a_broken_head_is_told_by_its_errors_and_no_change_follows_from_them() {
    let base = document("", &object("", LID));
    let head = base.replacen("#/components/schemas/Box", "#/components/schemas/Bx", 1);
    let (base, head) = (text(&base), text(&head));
    let changes = oasmith_diff::compare(&base, &head);
    assert!(changes.changes.is_empty(), "{}", report::text(&changes));
    let codes: Vec<&str> = changes.errors.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["unresolved-reference"]);
    let links = report::Links::default();
    for (name, report) in [
        ("text", report::text(&changes).into_string()),
        (
            "markdown",
            report::markdown(&changes, &links, report::LIMIT),
        ),
        ("html", report::html(&changes, &base.sources, &head.sources)),
        ("json", report::json(&changes)),
        ("sarif", report::sarif(&changes)),
        ("junit", report::junit(&changes)),
        ("github", report::github(&changes)),
        ("gitlab", report::gitlab(&changes)),
    ] {
        assert!(report.contains("unresolved-reference"), "{name}: {report}");
        assert!(!report.contains("Nothing breaks"), "{name}");
    }
}

#[test]
fn errors_of_the_head_come_before_changes_in_every_format() {
    let base = document(&query("from", false), &object("", LID));
    let broken = base.replacen("#/components/schemas/Box", "#/components/schemas/Bx", 1);
    let (base, head) = (text(&base), text(&broken.replace("\"from\"", "\"until\"")));
    let changes = oasmith_diff::compare(&base, &head);
    let links = report::Links::default();
    let sarif = report::sarif(&changes);
    let (_, results) = sarif.split_once("\"results\":").expect("results");
    let html = report::html(&changes, &base.sources, &head.sources);
    let (_, findings) = html.split_once("<section").expect("sections");
    for (name, report) in [
        ("text", report::text(&changes).as_str()),
        (
            "markdown",
            &report::markdown(&changes, &links, report::LIMIT),
        ),
        ("html", findings),
        ("json", &report::json(&changes)),
        ("sarif", results),
        ("junit", &report::junit(&changes)),
        ("github", &report::github(&changes)),
        ("gitlab", &report::gitlab(&changes)),
    ] {
        let error = report.find("unresolved-reference");
        let change = report.find("parameter-removed");
        assert!(error.is_some() && error < change, "{name}: {report}");
    }
}

#[test]
fn what_an_error_does_not_touch_is_still_a_change() {
    let base = document(&query("from", false), &object("", LID));
    let broken = base.replacen("#/components/schemas/Box", "#/components/schemas/Bx", 1);
    let head = broken.replace("\"from\"", "\"until\"");
    let changes = compare_texts(&base, &head);
    let mut rules: Vec<&str> = changes
        .changes
        .iter()
        .map(|one| one.rule.as_str())
        .collect();
    rules.sort_unstable();
    assert_eq!(rules, ["parameter-added", "parameter-removed"]);
}

#[test]
fn a_parameter_is_not_blamed_for_a_model() {
    let base = document("", &object("", LID));
    let head = document(&query("from", false), &object("", SIZE));
    let changes = compare_texts(&base, &head);
    let added = changes
        .changes
        .iter()
        .find(|one| one.rule == "parameter-added");
    assert_eq!(added.expect("a parameter").rust, Bump::Minor);
    assert!(
        changes
            .changes
            .iter()
            .all(|one| one.rule != "rust-api-changed")
    );
}

#[test]
fn a_union_with_the_old_shape_in_it_breaks_no_sender() {
    let variant = |kind: &str, more: &str| {
        let kind = format!(r#""kind": {{"type": "string", "enum": ["{kind}"]}}"#);
        object(r#""kind""#, &[kind.as_str(), more].join(", "))
    };
    let old = variant("plain", LID);
    let union = format!(r#"{{"oneOf": [{}, {}]}}"#, variant("deep", SIZE), old);
    let changes = compare_texts(&document("", &old), &document("", &union));
    let added = changes.changes.iter().find(|one| one.rule == "union-added");
    assert_eq!(added.expect("a union").wire.send, Effect::Ok);
    // Whoever sent the variant that is missing is refused.
    let changes = compare_texts(&document("", &union), &document("", &old));
    let removed = changes
        .changes
        .iter()
        .find(|one| one.rule == "union-removed");
    let wire = removed.expect("a union").wire;
    assert_eq!((wire.send, wire.receive), (Effect::Breaking, Effect::Ok));
}

#[test]
fn a_pattern_that_everything_matches_is_none() {
    let pattern = |pattern: &str| {
        let lid = format!(r#""lid": {{"type": "string", "pattern": "{pattern}"}}"#);
        document("", &object("", &lid))
    };
    let base = document("", &object("", LID));
    for any in ["", "^", ".*"] {
        let changes = compare_texts(&base, &pattern(any));
        assert_eq!(
            changes.summary.wire,
            Effect::Ok,
            "{any}: {}",
            report::text(&changes)
        );
    }
    assert_eq!(
        compare_texts(&base, &pattern("^a")).summary.wire,
        Effect::Breaking
    );
}

#[test]
fn a_property_that_was_probably_renamed_is_told_so() {
    let base = document("", &object("", r#""colour": {"type": "string"}"#));
    let head = document(
        "",
        &object(
            "",
            r#""color": {"type": "string"}, "area": {"type": "string"}"#,
        ),
    );
    let changes = compare_texts(&base, &head);
    let removed = changes
        .changes
        .iter()
        .find(|one| one.rule == "property-removed");
    let message = removed.expect("a removal").message.to_string();
    assert_eq!(
        message,
        "the property `Box.colour` was removed, probably renamed to `color`"
    );
    // Another type is another property.
    let other = document("", &object("", r#""color": {"type": "integer"}"#));
    let changes = compare_texts(&base, &other);
    assert!(!report::text(&changes).as_str().contains("probably"));
}

#[test]
fn an_operation_that_was_probably_renamed_is_told_so() {
    let document = |path: &str, id: &str, kind: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: Pets, version: '1'}}\npaths:\n  {path}:\n    get:\n      operationId: {id}\n      \
             tags: [pets]\n      parameters: [{{name: page, in: query, schema: {{type: {kind}}}}}]\n      responses: {{'204': {{description: Done}}}}\n"
        )
    };
    let removed = |head: &str| {
        let changes = compare_texts(&document("/pets", "listPets", "string"), head);
        let mut all = changes.changes.into_iter();
        all.find(|one| one.rule == "operation-removed")
            .expect("a removal")
    };
    // By its path, and by its operationId.
    for (path, id, method) in [
        ("/pet", "allOfThem", "pets.list"),
        ("/animals-of-all-kinds", "listPet", "pets.list"),
    ] {
        let head = document(path, id, "string");
        let change = removed(&head);
        assert_eq!(
            change.message.to_string(),
            format!("`GET /pets` was removed, probably renamed to `GET {path}`")
        );
        let help = change.help.expect("a setting").to_string();
        let setting = format!("\"GET {path}\" = \"{method}\"");
        assert!(help.contains(&setting), "{help}");
        // The setting does what it says.
        let config = format!("[operations]\n{setting}\n");
        let head = support::configured(&head, &config);
        let [operation] = head.names.operations() else {
            panic!("one operation");
        };
        let group = &head.names.groups()[operation.group];
        let name = format!(
            "{}.{}",
            group.names.module.as_str(),
            operation.method.as_str()
        );
        assert_eq!(name, method);
    }
    // Another parameter, another name, another method: another operation.
    for head in [
        document("/pet", "allOfThem", "integer"),
        document("/animals-of-all-kinds", "search", "string"),
        document("/pet", "allOfThem", "string").replace("get:", "put:"),
    ] {
        let change = removed(&head);
        assert_eq!(change.message.to_string(), "`GET /pets` was removed");
        assert_eq!(change.help, None);
    }
}

/// An added operation is the new name of one removed operation at most.
#[test]
fn the_likest_of_several_removed_operations_was_renamed() {
    let document = |paths: &[&str]| {
        let mut out = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths:\n".to_owned();
        for path in paths {
            out.push_str(&format!(
                "  {path}:\n    get: {{responses: {{'204': {{description: Done}}}}}}\n"
            ));
        }
        out
    };
    let base = document(&["/colours", "/colors-and-sizes"]);
    let changes = compare_texts(&base, &document(&["/colors"]));
    let mut messages: Vec<String> = changes
        .changes
        .iter()
        .filter(|one| one.rule == "operation-removed")
        .map(|one| one.message.to_string())
        .collect();
    messages.sort();
    assert_eq!(
        messages,
        [
            "`GET /colors-and-sizes` was removed",
            "`GET /colours` was removed, probably renamed to `GET /colors`"
        ]
    );
}

/// A property is not blamed for the type of the one beside it.
#[test]
fn an_added_property_is_not_blamed_for_another_type() {
    let number = r#""size": {"type": "string"}"#;
    for (was, is, kind) in [
        (SIZE.to_owned(), number.to_owned(), "type-changed"),
        (
            r#""size": {"type": "array", "items": {"type": "integer"}}"#.to_owned(),
            r#""size": {"type": "array", "items": {"type": "string"}}"#.to_owned(),
            "type-changed",
        ),
    ] {
        let base = document("", &object("", &was));
        let head = document("", &object("", &format!("{is}, {KEY}")));
        let changes = compare_texts(&base, &head);
        let of = |rule: &str| {
            let mut all = changes.changes.iter();
            let found = all.find(|one| one.rule == rule);
            found.unwrap_or_else(|| panic!("{}", report::text(&changes)))
        };
        let added = of("property-added");
        let lines = [&added.before[..], &added.after[..]].concat();
        assert!(lines.iter().all(|line| line.contains("key")), "{lines:?}");
        assert_eq!(added.rust, Bump::Minor);
        let changed = of(kind);
        assert_eq!(changed.rust, Bump::Major);
        assert!(
            changed.after.iter().all(|line| line.contains("size")),
            "{changed:?}"
        );
        assert_eq!(changes.summary.rust, Bump::Major);
    }
}
