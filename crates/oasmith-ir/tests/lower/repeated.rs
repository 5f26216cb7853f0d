//! How much merging may repeat.

use std::sync::Arc;

use oasmith_ir::lower::{Limits, lower_within};
use oasmith_ir::types::Shape;
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::load::{Input, Memory, load};
use oasmith_spec::node::Node;
use oasmith_spec::source::Sources;

use crate::with_schemas;

/// The first place where more was repeated than this, as line and message.
fn crossed(schemas: &str, repeated_properties: usize) -> Option<(usize, String)> {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    let files = Memory::from_iter([("api.yaml", with_schemas(schemas))]);
    let input = Input {
        path: "api.yaml".into(),
        ..Input::default()
    };
    let document = load(&input, &files, &mut sources, &mut diagnostics)?;
    let limits = Limits {
        repeated_properties,
    };
    lower_within(&document, limits, &mut diagnostics);
    let mut found = diagnostics.iter();
    let found = found.find(|one| one.code == Code::EXPANSION_LIMIT)?;
    Some((sources.locate(found.span?).line, found.message.clone()))
}

/// `Base` has five properties, three of them by itself.
const EXTENDED: &str = "
Values: { type: object, properties: { kind: { enum: [a, b] }, other: { type: string } } }
Base:
  allOf: [{ $ref: '#/components/schemas/Values' }]
  properties: { a: {}, b: {}, c: {} }
One: { allOf: [{ $ref: '#/components/schemas/Base' }], properties: { d: {} } }
Two: { allOf: [{ $ref: '#/components/schemas/Base' }], properties: { e: {} } }
";

#[test]
fn properties_are_counted_that_stand_in_another_type_already() {
    // Two in `Base`, five in each of the others.
    assert_eq!(crossed(EXTENDED, 12), None);
    let message = "merging copies more than 11 properties of this document".to_owned();
    assert_eq!(crossed(EXTENDED, 11), Some((12, message)));
    assert_eq!(crossed(EXTENDED, 6).map(|(line, _)| line), Some(11));
    assert_eq!(crossed(EXTENDED, 1).map(|(line, _)| line), Some(9));
}

#[test]
fn what_is_written_out_is_not_counted() {
    let written = "
Thing:
  type: object
  properties:
    inner: { type: object, properties: { a: { type: string }, b: { enum: [x, y, z] } } }
    again: { $ref: '#/components/schemas/Other' }
Other: { type: object, properties: { thing: { $ref: '#/components/schemas/Thing' } } }
Alias: { allOf: [{ $ref: '#/components/schemas/Other' }], description: The same }
";
    assert_eq!(crossed(written, 0), None);
}

#[test]
fn long_prose_counts_as_more() {
    let described = |bytes: usize| {
        let description = "d".repeat(bytes);
        format!(
            "
Base: {{ type: object, properties: {{ a: {{ description: {description} }} }} }}
One: {{ allOf: [{{ $ref: '#/components/schemas/Base' }}], properties: {{ b: {{}} }} }}
"
        )
    };
    assert_eq!(crossed(&described(255), 1), None);
    assert!(crossed(&described(256), 1).is_some());
    assert_eq!(crossed(&described(256), 2), None);
    assert!(crossed(&described(1024), 4).is_some());
}

#[test]
fn alternatives_that_are_read_as_one_object_repeat_it() {
    let merged = "
Base: { type: object, properties: { a: { type: string }, b: { type: string } } }
Other: { type: object, properties: { c: { type: string } } }
One: { anyOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Other' }] }
";
    assert_eq!(crossed(merged, 3), None);
    assert_eq!(crossed(merged, 2).map(|(line, _)| line), Some(9));
}

#[test]
fn a_default_is_shared_by_all_uses_of_its_schema() {
    let schemas = "
D: { type: object, default: { a: [1, 2], b: { c: x } } }
User:
  type: object
  properties:
    one: { $ref: '#/components/schemas/D' }
    two: { $ref: '#/components/schemas/D', default: { own: 1 } }
    three: { $ref: '#/components/schemas/D' }
";
    let (api, _) = crate::lowered(&with_schemas(schemas));
    let objects = api.types.iter().filter_map(|ty| match &ty.shape {
        Shape::Object(object) => Some(&object.members),
        _ => None,
    });
    let members = objects.max_by_key(|members| members.len()).expect("User");
    let defaults = members.iter().filter_map(|member| member.default.as_ref());
    let defaults: Vec<&Arc<Node>> = defaults.collect();
    let [one, two, three] = defaults.as_slice() else {
        panic!("three defaults: {defaults:?}");
    };
    assert!(Arc::ptr_eq(one, three));
    assert!(two.get("own").is_some() && one.get("own").is_none());
}
