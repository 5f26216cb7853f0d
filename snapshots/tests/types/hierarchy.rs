//! Components that others extend, told apart by a discriminator.

use serde_json::{json, to_value};
use snapshots::features::hierarchy::models::{Cat, Event, Frame, Pet, PetBase, Shape};

use super::survives;

#[test]
fn what_extends_a_component_may_stand_where_it_is_used() {
    let pets: Vec<Pet> = survives(&json!([
        {"kind": "Cat", "name": "Tom", "claws": 18},
        {"kind": "Lion", "name": "Leo", "claws": 18, "mane": "long"},
        {"kind": "Pet", "name": "Rex", "friend": {"kind": "Cat", "name": "Tom"}},
        {"kind": "Hamster", "name": "Hans"},
    ]));
    let [
        Pet::Cat(cat),
        Pet::Lion(lion),
        Pet::Base(base),
        Pet::Hamster(hamster),
    ] = pets.as_slice()
    else {
        panic!("{pets:?}");
    };
    assert_eq!((cat.claws, lion.mane.as_str()), (Some(18), "long"));
    assert_eq!(hamster.name, "Hans");
    assert!(matches!(base.friend, Some(Pet::Cat(_))));
}

#[test]
fn an_unknown_kind_is_kept_whole() {
    let bird: Pet = survives(&json!({"kind": "Bird", "name": "Kes", "wings": 2}));
    assert!(matches!(bird, Pet::Unknown(_)));
}

#[test]
fn each_converts_into_the_union() {
    let pet = Pet::from(Cat::new("Cat", "Tom"));
    let value = to_value(&pet).expect("it encodes");
    assert_eq!(value, json!({"kind": "Cat", "name": "Tom"}));
    assert_eq!(survives::<Pet>(&value), pet);
    let base = Pet::Base(Box::new(PetBase::new("Pet", "Rex")));
    let value = json!({"kind": "Pet", "name": "Rex"});
    assert_eq!(survives::<Pet>(&value), base);
}

#[test]
fn a_mapping_names_the_values() {
    for kind in ["frame", "square"] {
        let shape: Shape = survives(&json!({"type": kind, "width": 2}));
        assert!(matches!(&shape, Shape::Frame(found) if found.width == Some(2.0)));
    }
    let shape: Shape = survives(&json!({"type": "Shape"}));
    assert!(matches!(shape, Shape::Unknown(_)));
    assert_eq!(Frame::new("frame").width, None);
}

#[test]
fn values_that_are_listed_by_the_component_are_told_by_names() {
    let event: Event = survives(&json!({"event_type": "user_deleted", "reason": "asked"}));
    assert!(matches!(&event, Event::UserDeleted(found) if found.reason.is_some()));
}
