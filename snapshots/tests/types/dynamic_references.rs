//! Schemas that others fill in or extend.

use serde_json::json;
use snapshots::features::dynamic_references::models::{
    ColouredTree, List, ListOwnersResponse, Numbers, Page, PetPage, Tree, WeightedRule,
};

use super::{refusal, survives};

#[test]
fn a_page_has_the_items_that_were_filled_in() {
    let value =
        json!({"items": [{"name": "Rex", "parent": {"name": "Ada"}}], "info": {"total": 1}});
    let pets: PetPage = survives(&value);
    let parent = pets.items[0].parent.as_ref();
    assert_eq!(parent.map(|parent| parent.name.as_str()), Some("Ada"));
    // Where nothing is filled in, anything is an item.
    let any: Page = survives(&value);
    assert_eq!(any.info, pets.info);
    let owners: ListOwnersResponse = survives(&json!({"items": ["me"], "info": {"total": 1}}));
    assert_eq!(owners.items, ["me"]);
    assert_eq!(
        refusal::<ListOwnersResponse>(&json!({"items": [1], "info": {"total": 1}})),
        "$.items[0]: expected a string, found a number"
    );
}

#[test]
fn a_list_has_the_kind_of_value_that_was_filled_in() {
    let numbers: Numbers = vec![1.5];
    let any: List = survives(&json!([1.5, "x"]));
    assert_eq!((numbers.len(), any.len()), (1, 2));
}

#[test]
fn what_holds_itself_holds_what_extends_it() {
    let tree: Tree = survives(&json!({"children": [{"value": "a"}]}));
    assert_eq!(tree.children.map(|children| children.len()), Some(1));
    let coloured: ColouredTree = survives(&json!({
        "colour": "red", "children": [{"colour": "blue", "children": []}]
    }));
    let inner = &coloured.children.expect("it is there")[0];
    assert_eq!(inner.colour, "blue");
    assert_eq!(
        refusal::<ColouredTree>(&json!({"colour": "red", "children": [{}]})),
        "$.children[0]: missing member `colour`"
    );
    let rule: WeightedRule = survives(&json!({"not": {"not": {"weight": 2.5}}}));
    let innermost = rule.not.and_then(|rule| rule.not.clone());
    assert_eq!(innermost.and_then(|rule| rule.weight), Some(2.5));
}
