//! Names in scripts without case: of types, constants, functions, variables and fields at once.

use oasmith_runtime::Validate;
use serde_json::json;
use snapshots::features::names_without_case::bin_group::作成Form;
use snapshots::features::names_without_case::models::{犬, 番号};
use snapshots::features::names_without_case::servers;

use super::survives;

#[test]
fn each_kind_of_thing_has_its_name() {
    assert_eq!(servers::本番, "https://tokyo.example.com");
    assert_eq!(servers::本番_url("osaka"), "https://osaka.example.com");
    let dog: 犬 = survives(&json!({"番号": "123456789", "種類": "柴犬"}));
    assert_eq!(dog.番号_, 番号("123456789".to_owned()));
    assert_eq!(dog.犬_or_default(), "犬");
    let found = dog.番号_.validate().err().map(|found| found.to_string());
    assert!(found.is_some_and(|found| found.contains("longer than 8")));
    // A part called like the variable that holds the form, and one called like a trait's function.
    let form = 作成Form::new("a").default_("b").番号_("c");
    assert!(format!("{form:?}").contains("form"));
}
