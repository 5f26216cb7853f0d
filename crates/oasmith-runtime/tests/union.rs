//! How unions choose their variant.

use oasmith_runtime::{
    Constant, Decode, Decoded, Json, Kinds, Reader, Variant, decode_slice, encode_vec,
};

/// What was chosen: the variant's index, or the text of what none fits.
#[derive(Debug, PartialEq)]
enum Choice {
    Variant(usize),
    Unknown(Json),
}

/// Chooses among `variants`; each decodes as any JSON but those in `failing`, which want a boolean.
fn choose(variants: &[Variant], failing: &[usize], text: &str) -> Decoded<Choice> {
    let mut reader = Reader::new(text.as_bytes());
    let choice = reader.union(variants, |reader, variant| match variant {
        Some(index) if failing.contains(&index) => {
            reader.read::<bool>().map(|_| Choice::Variant(index))
        }
        Some(index) => reader.skip().map(|()| Choice::Variant(index)),
        None => reader.read().map(Choice::Unknown),
    })?;
    reader.finish()?;
    Ok(choice)
}

fn chosen(variants: &[Variant], text: &str) -> Option<usize> {
    match choose(variants, &[], text) {
        Ok(Choice::Variant(index)) => Some(index),
        Ok(Choice::Unknown(_)) | Err(_) => None,
    }
}

const PETS: &[Variant] = &[
    Variant::of("Cat", Kinds::OBJECT)
        .constants(&[("type", &[Constant::Text("cat"), Constant::Text("kitten")])])
        .required(&["type"])
        .known(&["type", "lives"]),
    Variant::of("Dog", Kinds::OBJECT)
        .constants(&[("type", &[Constant::Text("dog")])])
        .required(&["type"])
        .known(&["type", "tricks"]),
];

#[test]
fn constants_single_out() {
    assert_eq!(chosen(PETS, r#"{"lives":[{}],"type":"dog"}"#), Some(1));
    assert_eq!(chosen(PETS, r#" {"type":"kitten","tricks":1} "#), Some(0));
    let bird = r#"{"type":"bird"}"#;
    let Choice::Unknown(kept) = choose(PETS, &[], bird).unwrap() else {
        panic!()
    };
    assert_eq!(encode_vec(&kept).unwrap(), bird.as_bytes());
    assert!(matches!(choose(PETS, &[], "[1]"), Ok(Choice::Unknown(_))));
    assert!(
        matches!(choose(PETS, &[], "{}"), Ok(Choice::Unknown(_))),
        "both require `type`"
    );
}

#[test]
fn the_error_of_a_singled_out_variant_is_its_own() {
    let error = choose(PETS, &[1], r#"{"type":"dog"}"#).unwrap_err();
    let refused = "expected a boolean, found an object (as `Dog`)";
    assert_eq!(error.message(), refused);
}

#[test]
fn members_decide_where_constants_do_not() {
    let variants = &[
        Variant::of("A", Kinds::OBJECT)
            .required(&["a"])
            .known(&["a", "x"]),
        Variant::of("AB", Kinds::OBJECT)
            .required(&["a", "b"])
            .known(&["a", "b"]),
        Variant::of("C", Kinds::OBJECT).known(&["c"]).closed(),
        Variant::of("Any", Kinds::OBJECT),
    ];
    assert_eq!(chosen(variants, r#"{"a":1}"#), Some(0));
    assert_eq!(chosen(variants, r#"{"a":1,"b":2}"#), Some(1));
    assert_eq!(chosen(variants, r#"{"c":1}"#), Some(2));
    assert_eq!(
        chosen(variants, r#"{"c":1,"d":2}"#),
        Some(3),
        "closed to `d`"
    );
    assert_eq!(
        chosen(variants, r#"{"x":1}"#),
        Some(3),
        "`a` is required of the first"
    );
}

#[test]
fn other_keys_forbid_a_closed_variant_that_nothing_speaks_for() {
    let variants = &[
        PETS[0],
        Variant::of("Nothing", Kinds::OBJECT).closed(),
        Variant::of("Named", Kinds::OBJECT)
            .required(&["name"])
            .known(&["name"])
            .closed(),
    ];
    assert_eq!(chosen(variants, "{}"), Some(1));
    assert_eq!(chosen(variants, r#"{"type":"bird","wings":[1]}"#), None);
    assert_eq!(
        chosen(variants, r#"{"name":"Tom","age":1}"#),
        Some(2),
        "a new member"
    );
}

#[test]
fn kinds_and_values_decide_between_scalars() {
    let variants = &[
        Variant::of("Number", Kinds::NUMBER),
        Variant::of("Integer", Kinds::INTEGER),
        Variant::of("Mode", Kinds::STRING).values(&["full", "fast"]),
        Variant::of("Text", Kinds::STRING.or(Kinds::NULL)),
        Variant::of("List", Kinds::ARRAY),
        Variant::of("Flag", Kinds::BOOLEAN),
    ];
    for (text, index) in [
        ("1", 1),
        ("1.0", 1),
        ("1.5", 0),
        ("\"full\"", 2),
        ("\"f\\u0061st\"", 2),
        ("\"other\"", 3),
        ("null", 3),
        ("[]", 4),
        ("true", 5),
    ] {
        assert_eq!(chosen(variants, text), Some(index), "{text}");
    }
}

#[test]
fn other_constants_than_texts() {
    let variants = &[
        Variant::of("One", Kinds::OBJECT).constants(&[
            ("v", &[Constant::Integer(1)]),
            ("on", &[Constant::Boolean(true)]),
        ]),
        Variant::of("Half", Kinds::OBJECT).constants(&[("v", &[Constant::Number(0.5)])]),
        Variant::of("None", Kinds::OBJECT).constants(&[("v", &[Constant::Null])]),
    ];
    assert_eq!(chosen(variants, r#"{"v":1.0}"#), Some(0));
    assert_eq!(chosen(variants, r#"{"v":5e-1}"#), Some(1));
    assert_eq!(chosen(variants, r#"{"v":null}"#), Some(2));
    assert_eq!(chosen(variants, r#"{"on":true}"#), Some(0));
}

#[test]
fn the_next_is_tried_and_all_refusals_are_told() {
    let variants = &[
        Variant::of("A", Kinds::OBJECT),
        Variant::of("B", Kinds::OBJECT.or(Kinds::ARRAY)),
    ];
    assert_eq!(choose(variants, &[0], r#"{"a":1}"#), Ok(Choice::Variant(1)));
    let error = choose(variants, &[0, 1], r#"{"a":1}"#).unwrap_err();
    assert_eq!(
        error.message(),
        "fits no variant; `A`: expected a boolean, found an object; \
         `B`: expected a boolean, found an object"
    );
    let error = choose(variants, &[1], "[]").unwrap_err();
    assert_eq!(
        error.message(),
        "expected a boolean, found an array (as `B`; not `A`: expected an object)",
        "only one was tried"
    );
}

#[test]
fn what_evidence_refutes_is_told_as_well() {
    let variants = &[
        Variant::of("Cat", Kinds::OBJECT)
            .constants(&[("type", &[Constant::Text("cat"), Constant::Text("kitten")])])
            .required(&["type"])
            .known(&["type"]),
        Variant::of("Named", Kinds::OBJECT)
            .required(&["name", "age"])
            .known(&["name", "age"]),
        Variant::of("Closed", Kinds::OBJECT).known(&["id"]).closed(),
        Variant::of("Open", Kinds::OBJECT),
        Variant::of("Half", Kinds::NUMBER.or(Kinds::STRING)),
    ];
    let error = choose(variants, &[3], r#"{"type":"dog","name":"x"}"#).unwrap_err();
    assert_eq!(
        error.message(),
        "expected a boolean, found an object (as `Open`; not `Cat`: `type` is not \"cat\" or \"kitten\"; \
         not `Named`: missing member `age`; not `Closed`: has members of others; \
         not `Half`: expected a number or a string)"
    );
}

#[test]
fn an_account_of_many_variants_is_bounded() {
    const MANY: &[Variant] = &[Variant::of("AVariantWithANameOfItsOwn", Kinds::OBJECT); 500];
    let all: Vec<usize> = (0..500).collect();
    let error = choose(MANY, &all, "{}").unwrap_err();
    assert!(error.message().len() < 1500, "{}", error.message().len());
    assert!(error.message().ends_with("; …"), "{error}");
}

/// A union that nests in itself, with two variants that are alike.
#[derive(Debug)]
struct Nest;

impl Decode for Nest {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        const VARIANTS: &[Variant] = &[
            Variant::of("Left", Kinds::OBJECT.or(Kinds::BOOLEAN)),
            Variant::of("Right", Kinds::OBJECT.or(Kinds::BOOLEAN)),
        ];
        reader.union(VARIANTS, |reader, variant| {
            if variant.is_none() {
                return Err(reader.fault("no nest"));
            }
            let mut members = reader.object(&["in"])?;
            while members.next(reader)?.is_some() {
                reader.read::<Nest>()?;
            }
            Ok(Nest)
        })
    }
}

#[test]
fn failing_deep_inside_does_not_take_forever() {
    let depth = 100;
    let text = format!("{}true{}", r#"{"in":"#.repeat(depth), "}".repeat(depth));
    let error = decode_slice::<Nest>(text.as_bytes()).unwrap_err();
    assert!(error.message().len() < 2_000, "{}", error.message().len());
    let text = format!("{}{{}}{}", r#"{"in":"#.repeat(depth), "}".repeat(depth));
    assert!(decode_slice::<Nest>(text.as_bytes()).is_ok());
    let text = r#"{"in":"#.repeat(100_000);
    assert!(decode_slice::<Nest>(text.as_bytes()).is_err());
}
