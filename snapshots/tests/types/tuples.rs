//! Items by position.

use oasmith_runtime::{Json, Validate};
use serde_json::json;
use snapshots::features::tuples::models::{
    Header, Leg, Nothing, Old, Point, Route, RouteStep, Sparse,
};

use super::{refusal, survives};

#[test]
fn scalars_that_all_must_be_there_are_a_tuple() {
    let (x, y): Point = survives(&json!([1.5, -2.0]));
    assert_eq!((x, y), (1.5, -2.0));
    let short = json!({"points": [[1, 2], [1]], "header": ["h"]});
    assert_eq!(refusal::<Route>(&short), "$.points[1]: missing item 1");
}

#[test]
fn what_may_be_left_out_is_an_option_and_the_rest_a_list() {
    let header: Header = survives(&json!(["a"]));
    assert_eq!(
        (header.0.as_str(), header.1, header.2.len()),
        ("a", None, 0)
    );
    let header: Header = survives(&json!(["a", 1, {"more": true}, null]));
    assert_eq!(header.1, Some(1));
    assert_eq!(header.2, [json!({"more": true}), Json::Null]);
    let leg: Leg = survives(&json!([[0, 1], [[2, 3]], "ab", "cd"]));
    assert_eq!(leg.1.map(|next| next.0), Some((2.0, 3.0)));
    assert_eq!(leg.2, ["ab", "cd"]);
}

#[test]
fn an_item_left_out_before_another_is_null() {
    let mut leg = Leg::new((0.0, 1.0));
    leg.2.push("ab".to_owned());
    let value = serde_json::to_value(&leg).expect("it encodes");
    assert_eq!(value, json!([[0, 1], null, "ab"]));
    assert_eq!(survives::<Leg>(&value), leg);
}

#[test]
fn null_is_kept_where_it_may_stand() {
    let step: RouteStep = survives(&json!([[0, 0], null]));
    assert_eq!(step, RouteStep::new((0.0, 0.0), None));
    let _: RouteStep = survives(&json!([[0, 0], "x"]));
    assert!(refusal::<RouteStep>(&json!([null, "x"])).starts_with("$[0]"));
}

#[test]
fn null_is_not_what_is_left_out() {
    for value in [
        json!([]),
        json!([null]),
        json!(["a", null]),
        json!([null, 1]),
    ] {
        let _: Sparse = survives(&value);
    }
}

#[test]
fn older_drafts_have_tuples_too() {
    let old: Old = survives(&json!([true]));
    assert_eq!((old.0, old.1), (Some(true), None));
    let _: Old = survives(&json!([]));
    let _: Nothing = survives(&json!([]));
}

#[test]
fn items_are_checked_by_their_positions() {
    let mut leg = Leg::new((0.0, 0.0));
    leg.2 = vec!["ab".to_owned(), "c".to_owned()];
    let route = Route::new(vec![(1.0, 2.0)], Header::new("h"))
        .range((-1, 3))
        .leg(leg);
    let violations = route.validate().expect_err("two are too small").to_string();
    assert!(
        violations.contains("$.range[0]: less than 0"),
        "{violations}"
    );
    assert!(
        violations.contains("$.leg[3]: shorter than 2 characters"),
        "{violations}"
    );
}
