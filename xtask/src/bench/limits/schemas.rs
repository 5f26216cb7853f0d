//! Much of one thing in one schema.

use super::case::{Case, Input, case};
use super::text::{alike, list, reference, schema, schemas};

pub(super) const CASES: &[Case] = &[
    case("properties", 20_000, |n| {
        let all = list(n, |i| format!(r#""p{i}":{{"type":"string"}}"#));
        schema(&format!(r#"{{"type":"object","properties":{{{all}}}}}"#))
    }),
    case("required properties", 20_000, |n| {
        let all = list(n, |i| format!(r#""p{i}":{{"type":"integer"}}"#));
        let required = list(n, |i| format!(r#""p{i}""#));
        schema(&format!(
            r#"{{"type":"object","properties":{{{all}}},"required":[{required}]}}"#
        ))
    }),
    case("properties with constraints", 10_000, |n| {
        let all = list(n, |i| {
            format!(r#""p{i}":{{"type":"string","maxLength":{i}}}"#)
        });
        request(&format!(r#"{{"type":"object","properties":{{{all}}}}}"#))
    }),
    case("inline objects", 10_000, |n| {
        let all = list(n, |i| {
            format!(r#""p{i}":{{"type":"object","properties":{{"q{i}":{{"type":"string"}}}}}}"#)
        });
        schema(&format!(r#"{{"type":"object","properties":{{{all}}}}}"#))
    }),
    case("inline objects that are the same", 10_000, |n| {
        let all = list(n, |i| {
            format!(r#""p{i}":{{"type":"object","properties":{{"q":{{"type":"string"}}}}}}"#)
        });
        schema(&format!(r#"{{"type":"object","properties":{{{all}}}}}"#))
    }),
    case("properties that are named alike", 10_000, |n| {
        let all = list(n, |i| format!(r#""{}":{{"type":"string"}}"#, alike(i)));
        schema(&format!(r#"{{"type":"object","properties":{{{all}}}}}"#))
    }),
    case("enum values", 20_000, |n| {
        let all = list(n, |i| format!(r#""value-{i}""#));
        schema(&format!(r#"{{"type":"string","enum":[{all}]}}"#))
    }),
    case("enum values that are named alike", 10_000, |n| {
        let all = list(n, |i| format!(r#""{}""#, alike(i)));
        schema(&format!(r#"{{"type":"string","enum":[{all}]}}"#))
    }),
    case("integer enum values", 20_000, |n| {
        let all = list(n, |i| i.to_string());
        schema(&format!(r#"{{"type":"integer","enum":[{all}]}}"#))
    }),
    case("union variants, mapped", 10_000, |n| {
        let all = list(n, |i| reference(&format!("V{i}")));
        let mapping = list(n, |i| format!(r##""v{i}":"#/components/schemas/V{i}""##));
        schemas(&format!(
            r#"{},"Thing":{{"oneOf":[{all}],"discriminator":{{"propertyName":"kind","mapping":{{{mapping}}}}}}}"#,
            list(n, |i| format!(
                r#""V{i}":{{"type":"object","properties":{{"kind":{{"type":"string"}}}},"required":["kind"]}}"#
            )),
        ))
    }),
    case("union variants by a constant", 10_000, |n| {
        let all = list(n, |i| {
            format!(
                r#"{{"type":"object","properties":{{"kind":{{"const":"k{i}"}}}},"required":["kind"]}}"#
            )
        });
        schema(&format!(r#"{{"oneOf":[{all}]}}"#))
    }),
    case("union variants by a property", 10_000, |n| {
        let all = list(n, |i| {
            format!(
                r#"{{"type":"object","properties":{{"k{i}":{{"type":"string"}}}},"required":["k{i}"]}}"#
            )
        });
        schema(&format!(r#"{{"oneOf":[{all}]}}"#))
    }),
    case("anyOf that nothing tells apart", 5_000, |n| {
        let all = list(n, |i| {
            format!(r#"{{"type":"object","properties":{{"k{i}":{{"type":"string"}}}}}}"#)
        });
        schema(&format!(r#"{{"anyOf":[{all}]}}"#))
    }),
    case("union of constants", 10_000, |n| {
        let all = list(n, |i| format!(r#"{{"const":"k{i}"}}"#));
        schema(&format!(r#"{{"oneOf":[{all}]}}"#))
    }),
    case("oneOf of references", 10_000, |n| {
        let all = list(n, |i| reference(&format!("V{i}")));
        schemas(&format!(
            r#"{},"Thing":{{"oneOf":[{all}]}}"#,
            list(n, |i| format!(
                r#""V{i}":{{"type":"object","properties":{{"k{i}":{{"type":"string"}}}}}}"#
            )),
        ))
    }),
    case("allOf branches", 10_000, |n| {
        let all = list(n, |i| {
            format!(r#"{{"type":"object","properties":{{"k{i}":{{"type":"string"}}}}}}"#)
        });
        schema(&format!(r#"{{"allOf":[{all}]}}"#))
    }),
    case("allOf branches with one property", 10_000, |n| {
        let all = list(n, |i| {
            format!(
                r#"{{"type":"object","properties":{{"k":{{"type":"string","maxLength":{i}}}}}}}"#
            )
        });
        schema(&format!(r#"{{"allOf":[{all}]}}"#))
    }),
    case("rules in one schema", 10_000, |n| {
        let all = list(n, |i| format!(r#""k{i}":["k{}"]"#, i + 1));
        request(&format!(
            r#"{{"type":"object","dependentRequired":{{{all}}}}}"#
        ))
    }),
    case("patterns of names", 5_000, |n| {
        let all = list(n, |i| format!(r#""^x{i}-":{{"type":"string"}}"#));
        schema(&format!(
            r#"{{"type":"object","patternProperties":{{{all}}}}}"#
        ))
    }),
    case("tuple items", 10_000, |n| {
        let all = list(n, |i| format!(r#"{{"type":"string","maxLength":{i}}}"#));
        schema(&format!(r#"{{"type":"array","prefixItems":[{all}]}}"#))
    }),
    case("types of one schema", 20_000, |n| {
        let all = list(n, |_| r#""string""#.to_owned());
        schema(&format!(r#"{{"type":[{all}]}}"#))
    }),
    case("definitions", 10_000, |n| {
        let all = list(n, |i| {
            format!(r#""D{i}":{{"type":"object","properties":{{"a":{{"type":"string"}}}}}}"#)
        });
        let uses = list(n, |i| {
            format!(r##""p{i}":{{"$ref":"#/components/schemas/Thing/$defs/D{i}"}}"##)
        });
        schema(&format!(
            r#"{{"type":"object","$defs":{{{all}}},"properties":{{{uses}}}}}"#
        ))
    }),
    case("bytes of an enum value", 5_000_000, |n| {
        schema(&format!(
            r#"{{"type":"string","enum":["a","{}"]}}"#,
            "b".repeat(n)
        ))
    }),
    case("bytes of a default", 5_000_000, |n| {
        property(&format!(
            r#"{{"type":"string","default":"{}"}}"#,
            "b ".repeat(n / 2)
        ))
    }),
    case("bytes of an example", 5_000_000, |n| {
        property(&format!(
            r#"{{"type":"string","example":"{}"}}"#,
            "b ".repeat(n / 2)
        ))
    }),
    case("bytes of an example, escaped", 5_000_000, |n| {
        property(&format!(
            r#"{{"type":"string","example":"{}"}}"#,
            r"\n\t".repeat(n / 4)
        ))
    }),
    case("bytes of a pattern", 500_000, |n| {
        request(&format!(
            r#"{{"type":"string","pattern":"^{}$"}}"#,
            "ab".repeat(n / 2)
        ))
    }),
    case("bytes of a name", 5_000_000, |n| {
        schema(&format!(
            r#"{{"type":"object","properties":{{"{}":{{"type":"string"}}}}}}"#,
            "aB".repeat(n / 2)
        ))
    }),
    case("items of a default", 100_000, |n| {
        let all = list(n, |i| i.to_string());
        property(&format!(
            r#"{{"type":"array","items":{{"type":"integer"}},"default":[{all}]}}"#
        ))
    }),
    case("members of an example", 100_000, |n| {
        let all = list(n, |i| format!(r#""k{i}":{i}"#));
        property(&format!(r#"{{"type":"object","example":{{{all}}}}}"#))
    }),
];

/// A document with one property.
fn property(property: &str) -> Input {
    schema(&format!(
        r#"{{"type":"object","properties":{{"a":{property}}}}}"#
    ))
}

/// A document with a component that is sent.
fn request(schema: &str) -> Input {
    super::text::root(&format!(
        r##""paths":{{"/a":{{"post":{{"requestBody":{{"content":{{"application/json":{{"schema":{{"$ref":"#/components/schemas/Thing"}}}}}}}},{}}}}}}},"components":{{"schemas":{{"Thing":{schema}}}}}"##,
        super::text::OK,
    ))
}
