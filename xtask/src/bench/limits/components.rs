//! Many schemas, and chains of them.

use super::case::{Case, Input, case, refused};
use super::text::{alike, list, reference, root, schemas};

pub(super) const CASES: &[Case] = &[
    case("components", 50_000, |n| {
        schemas(&list(n, |i| {
            format!(r#""C{i}":{{"type":"object","properties":{{"a":{{"type":"string"}}}}}}"#)
        }))
    }),
    case("components in YAML", 50_000, |n| {
        let all: String = (0..n)
            .map(|i| format!("    C{i}:\n      type: object\n      properties:\n        a: {{type: string}}\n"))
            .collect();
        Input::new(
            "api.yaml",
            format!(
                "openapi: 3.1.0\ninfo: {{title: Big, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{all}"
            ),
        )
    }),
    case("components with an anchor in YAML", 50_000, |n| {
        let all: String = (0..n)
            .map(|i| format!("    C{i}: &c{i}\n      type: object\n      properties:\n        a: {{type: string}}\n"))
            .collect();
        Input::new(
            "api.yaml",
            format!(
                "openapi: 3.1.0\ninfo: {{title: Big, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{all}"
            ),
        )
    }),
    case("aliases in YAML", 5_000, |n| {
        let all: String = (0..n).map(|i| format!("    C{i}: *a\n")).collect();
        Input::new(
            "api.yaml",
            format!(
                "openapi: 3.1.0\ninfo: {{title: Big, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    A: &a\n      type: object\n      properties:\n        a: {{type: string}}\n{all}"
            ),
        )
    }),
    case("components that are named alike", 10_000, |n| {
        schemas(&list(n, |i| {
            format!(
                r#""{}":{{"type":"object","properties":{{"a":{{"type":"string"}}}}}}"#,
                alike(i)
            )
        }))
    }),
    case("components that are strings", 50_000, |n| {
        schemas(&list(n, |i| format!(r#""C{i}":{{"type":"string"}}"#)))
    }),
    case("components with a default", 20_000, |n| {
        schemas(&list(n, |i| {
            format!(
                r#""C{i}":{{"type":"object","properties":{{"a":{{"type":"string","default":"b"}}}}}}"#
            )
        }))
    }),
    case("components that are enums", 20_000, |n| {
        schemas(&list(n, |i| {
            format!(r#""C{i}":{{"type":"string","enum":["a","b"]}}"#)
        }))
    }),
    case("components that are unions", 10_000, |n| {
        schemas(&list(n, |i| {
            format!(
                r#""C{i}":{{"oneOf":[{{"type":"string"}},{{"type":"integer"}},{{"type":"object","properties":{{"a":{{"type":"string"}}}}}}]}}"#
            )
        }))
    }),
    case("components with validation rules", 10_000, |n| {
        root(&format!(
            r#""paths":{{{}}},"components":{{"schemas":{{{}}}}}"#,
            list(n, |i| format!(
                r#""/p{i}":{{"post":{{"requestBody":{{"content":{{"application/json":{{"schema":{}}}}}}},{}}}}}"#,
                reference(&format!("C{i}")),
                super::text::OK
            )),
            list(n, |i| format!(
                r#""C{i}":{{"type":"object","properties":{{"a":{{"type":"string"}}}},"not":{{"required":["b"]}}}}"#
            )),
        ))
    }),
    case("components that extend one", 10_000, |n| {
        schemas(&format!(
            r#"{},"Base":{{"type":"object","properties":{{"a":{{"type":"string"}}}}}}"#,
            list(n, |i| format!(
                r#""C{i}":{{"allOf":[{},{{"type":"object","properties":{{"b":{{"type":"string"}}}}}}]}}"#,
                reference("Base")
            )),
        ))
    }),
    case("components of a hierarchy", 5_000, |n| {
        schemas(&format!(
            r#"{},"Base":{{"type":"object","properties":{{"kind":{{"type":"string"}}}},"required":["kind"],"discriminator":{{"propertyName":"kind"}}}}"#,
            list(n, |i| format!(
                r#""C{i}":{{"allOf":[{},{{"type":"object","properties":{{"b":{{"type":"string"}}}}}}]}}"#,
                reference("Base")
            )),
        ))
    }),
    case("components that are read only in parts", 10_000, |n| {
        root(&format!(
            r#""paths":{{{}}},"components":{{"schemas":{{{}}}}}"#,
            list(n, |i| format!(
                r#""/p{i}":{{"post":{{"requestBody":{{"content":{{"application/json":{{"schema":{}}}}}}},{}}}}}"#,
                reference(&format!("C{i}")),
                super::text::OK
            )),
            list(n, |i| format!(
                r#""C{i}":{{"type":"object","properties":{{"a":{{"type":"string","readOnly":true}},"b":{{"type":"string"}}}}}}"#
            )),
        ))
    }),
    case("chain of properties", 10_000, |n| {
        chain(n, |next| {
            format!(r#"{{"type":"object","properties":{{"next":{next}}},"required":["next"]}}"#)
        })
    }),
    case("cycle of properties", 10_000, |n| {
        schemas(&list(n, |i| {
            let next = reference(&format!("C{}", (i + 1) % n));
            format!(
                r#""C{i}":{{"type":"object","properties":{{"next":{next}}},"required":["next"]}}"#
            )
        }))
    }),
    case("chain of references", 20_000, |n| chain(n, str::to_owned)),
    case("chain of references that say more", 10_000, |n| {
        chain(n, |next| {
            format!(r#"{{"description":"More",{}"#, next.trim_start_matches('{'))
        })
    }),
    case("chain of arrays", 10_000, |n| {
        chain(n, |next| format!(r#"{{"type":"array","items":{next}}}"#))
    }),
    case("chain of arrays with constraints", 5_000, |n| {
        chain(n, |next| {
            format!(r#"{{"type":"array","maxItems":3,"items":{next}}}"#)
        })
    }),
    case("chain of maps", 10_000, |n| {
        chain(n, |next| {
            format!(r#"{{"type":"object","additionalProperties":{next}}}"#)
        })
    }),
    case("chain of unions", 5_000, |n| {
        chain(n, |next| {
            format!(r#"{{"oneOf":[{{"type":"string"}},{next}]}}"#)
        })
    }),
    case("chain of unions of objects", 5_000, |n| {
        chain(n, |next| {
            format!(
                r#"{{"oneOf":[{{"type":"string"}},{{"type":"object","properties":{{"next":{next}}}}}]}}"#
            )
        })
    }),
    case("chain of allOf of one", 5_000, |n| {
        chain(n, |next| {
            format!(r#"{{"allOf":[{next}],"description":"More"}}"#)
        })
    }),
    case("chain of not", 5_000, |n| {
        chain(n, |next| format!(r#"{{"type":"object","not":{next}}}"#))
    }),
    case("chain of allOf with a property each", 2_000, |n| {
        schemas(&format!(
            r#"{},"C{n}":{{"type":"object","properties":{{"last":{{"type":"string"}}}}}}"#,
            list(n, |i| format!(
                r#""C{i}":{{"allOf":[{},{{"type":"object","properties":{{"p{i}":{{"type":"string"}}}}}}]}}"#,
                reference(&format!("C{}", i + 1))
            )),
        ))
    }),
    refused("allOf of many properties, many times", 2_000, |n| {
        schemas(&format!(
            r#"{},"Base":{{"type":"object","properties":{{{}}}}}"#,
            list(n, |i| format!(
                r#""C{i}":{{"allOf":[{},{{"type":"object","properties":{{"b":{{"type":"string"}}}}}}]}}"#,
                reference("Base")
            )),
            list(n, |i| format!(r#""p{i}":{{"type":"string"}}"#)),
        ))
    }),
];

/// A chain of components, each made of a reference to the next.
fn chain(n: usize, one: impl Fn(&str) -> String) -> Input {
    schemas(&format!(
        r#"{},"C{n}":{{"type":"object","properties":{{"last":{{"type":"string"}}}}}}"#,
        list(n, |i| format!(
            r#""C{i}":{}"#,
            one(&reference(&format!("C{}", i + 1)))
        )),
    ))
}
