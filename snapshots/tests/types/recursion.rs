//! Types that hold themselves.

use serde_json::json;
use snapshots::features::recursion::models::{
    Chain, Columns, Expression, Folder, Nest, Node, Rows, Tree,
};

use super::{refusal, survives};

#[test]
fn members_lists_and_maps_hold_their_own_kind() {
    let node: Node = survives(&json!({
        "name": "a",
        "next": {"name": "b", "children": [{"name": "c"}, {"name": "d"}]},
        "by_name": {"x": {"name": "e"}}
    }));
    let next = node.next.expect("it is there");
    assert_eq!(next.children.map(|children| children.len()), Some(2));
    let folder: Folder = survives(&json!({"owner": {"home": {"owner": {}, "name": "inner"}}}));
    let inner = folder.owner.home.and_then(|home| home.name);
    assert_eq!(inner.as_deref(), Some("inner"));
}

#[test]
fn unions_hold_themselves() {
    let _: Expression = survives(&json!([1, [2.5], {"not": {"not": [0]}}]));
}

#[test]
fn lists_of_nothing_but_themselves_are_types() {
    let nest: Nest = survives(&json!([[], [[]]]));
    assert_eq!((nest.len(), nest[1].len()), (2, 1));
    let made: Nest = [Nest::default(), Nest(vec![Nest::default()])]
        .into_iter()
        .collect();
    assert_eq!(made, nest);
    assert_eq!(
        refusal::<Nest>(&json!([[], [1]])),
        "$[1][0]: expected an array, found a number"
    );
    let _: Chain = survives(&json!([[[], [[]]], []]));
}

#[test]
fn maps_and_lists_in_turn_are_types() {
    let _: Tree = survives(&json!({"a": {}, "b": {"c": {}}}));
    let rows: Rows = survives(&json!([null, {"a": [], "b": [{}]}]));
    let columns: &Columns = rows[1].as_ref().expect("it is there");
    assert_eq!(columns["b"].len(), 1);
}
