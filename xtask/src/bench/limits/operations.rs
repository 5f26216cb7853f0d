//! Much of one thing in operations, and many operations.

use super::case::{Case, Input, case, refused};
use super::text::{OK, alike, list, paths, root, schemas};

pub(super) const CASES: &[Case] = &[
    case("operations of a tag", 10_000, |n| {
        paths(&list(n, |i| {
            format!(r#""/p{i}":{{"get":{{"tags":["all"],"operationId":"get{i}",{OK}}}}}"#)
        }))
    }),
    case("operations without an id", 10_000, |n| {
        paths(&list(n, |i| {
            format!(
                r#""/all/p{i}/{{id}}":{{"get":{{"parameters":[{{"name":"id","in":"path","required":true,"schema":{{"type":"string"}}}}],{OK}}}}}"#
            )
        }))
    }),
    case("operations that are named alike", 5_000, |n| {
        paths(&list(n, |i| {
            format!(
                r#""/p{i}":{{"get":{{"tags":["all"],"operationId":"{}",{OK}}}}}"#,
                alike(i)
            )
        }))
    }),
    case("path items", 10_000, |n| {
        paths(&list(n, |i| format!(r#""/p{i}":{{"get":{{{OK}}}}}"#)))
    }),
    case("path items that are references", 10_000, |n| {
        root(&format!(
            r#""paths":{{{}}},"components":{{"pathItems":{{"One":{{"get":{{{OK}}}}}}}}}"#,
            list(n, |i| format!(
                r##""/p{i}":{{"$ref":"#/components/pathItems/One"}}"##
            ))
        ))
    }),
    case("tags", 10_000, |n| {
        root(&format!(
            r#""paths":{{{}}},"tags":[{}]"#,
            list(n, |i| format!(
                r#""/p{i}":{{"get":{{"tags":["t{i}"],{OK}}}}}"#
            )),
            list(n, |i| format!(r#"{{"name":"t{i}","description":"More"}}"#)),
        ))
    }),
    case("tags that are named alike", 5_000, |n| {
        paths(&list(n, |i| {
            format!(r#""/p{i}":{{"get":{{"tags":["{}"],{OK}}}}}"#, alike(i))
        }))
    }),
    case("tags that nothing has", 20_000, |n| {
        root(&format!(
            r#""paths":{{"/p":{{"get":{{{OK}}}}}}},"tags":[{}]"#,
            list(n, |i| format!(r#"{{"name":"t{i}","description":"More"}}"#)),
        ))
    }),
    case("servers", 10_000, |n| {
        root(&format!(
            r#""paths":{{"/p":{{"get":{{{OK}}}}}}},"servers":[{}]"#,
            list(n, |i| format!(
                r#"{{"url":"https://s{i}.example.com","description":"Server {i}"}}"#
            )),
        ))
    }),
    case("servers with a variable", 5_000, |n| {
        root(&format!(
            r#""paths":{{"/p":{{"get":{{{OK}}}}}}},"servers":[{}]"#,
            list(n, |i| format!(
                r#"{{"url":"https://s{i}.{{v}}.example.com","variables":{{"v":{{"default":"a","enum":["a","b"]}}}}}}"#
            )),
        ))
    }),
    case("values of a server variable", 10_000, |n| {
        root(&format!(
            r#""paths":{{"/p":{{"get":{{{OK}}}}}}},"servers":[{{"url":"https://{{v}}.example.com","variables":{{"v":{{"default":"v0","enum":[{}]}}}}}}]"#,
            list(n, |i| format!(r#""v{i}""#)),
        ))
    }),
    case("query parameters", 10_000, |n| {
        operation(&format!(
            r#""parameters":[{}]"#,
            list(n, |i| format!(
                r#"{{"name":"q{i}","in":"query","schema":{{"type":"string"}}}}"#
            ))
        ))
    }),
    case("required query parameters", 5_000, |n| {
        operation(&format!(
            r#""parameters":[{}]"#,
            list(n, |i| format!(
                r#"{{"name":"q{i}","in":"query","required":true,"schema":{{"type":"string"}}}}"#
            ))
        ))
    }),
    case("path parameters", 1_000, |n| {
        let template: String = (0..n).map(|i| format!("/{{q{i}}}")).collect();
        paths(&format!(
            r#""{template}":{{"get":{{"parameters":[{}],{OK}}}}}"#,
            list(n, |i| format!(
                r#"{{"name":"q{i}","in":"path","required":true,"schema":{{"type":"string"}}}}"#
            ))
        ))
    }),
    case("responses", 400, |n| {
        paths(&list(n, |i| {
            let all = list(100, |status| {
                format!(
                    r#""{}":{{"description":"S","content":{{"application/json":{{"schema":{{"type":"object","properties":{{"a":{{"type":"string"}}}}}}}}}}}}"#,
                    200 + status
                )
            });
            format!(r#""/p{i}":{{"get":{{"tags":["all"],"responses":{{{all}}}}}}}"#)
        }))
    }),
    case("media types", 5_000, |n| {
        operation(&format!(
            r#""requestBody":{{"content":{{{}}}}}"#,
            list(n, |i| format!(
                r#""application/x{i}+json":{{"schema":{{"type":"string"}}}}"#
            ))
        ))
    }),
    case("multipart parts", 10_000, |n| {
        operation(&format!(
            r#""requestBody":{{"content":{{"multipart/form-data":{{"schema":{{"type":"object","properties":{{{}}}}}}}}}}}"#,
            list(n, |i| format!(
                r#""p{i}":{{"type":"string","format":"binary"}}"#
            ))
        ))
    }),
    case("response headers", 10_000, |n| {
        paths(&format!(
            r#""/p":{{"get":{{"responses":{{"200":{{"description":"S","headers":{{{}}}}}}}}}}}"#,
            list(n, |i| format!(
                r#""X-{i}":{{"schema":{{"type":"string"}}}}"#
            ))
        ))
    }),
    case("security schemes", 5_000, |n| {
        root(&format!(
            r#""paths":{{"/p":{{"get":{{"security":[{}],{OK}}}}}}},"components":{{"securitySchemes":{{{}}}}}"#,
            list(n, |i| format!(r#"{{"s{i}":[]}}"#)),
            list(n, |i| format!(
                r#""s{i}":{{"type":"apiKey","in":"header","name":"X-{i}"}}"#
            )),
        ))
    }),
    case("webhooks", 10_000, |n| {
        root(&format!(
            r#""webhooks":{{{}}}"#,
            list(n, |i| format!(
                r#""w{i}":{{"post":{{"requestBody":{{"content":{{"application/json":{{"schema":{{"type":"object","properties":{{"a":{{"type":"string"}}}}}}}}}}}},{OK}}}}}"#
            )),
        ))
    }),
    case("examples of a body", 10_000, |n| {
        operation(&format!(
            r#""requestBody":{{"content":{{"application/json":{{"schema":{{"type":"string"}},"examples":{{{}}}}}}}}}"#,
            list(n, |i| format!(r#""e{i}":{{"value":"v{i}"}}"#))
        ))
    }),
    case("links of a response", 10_000, |n| {
        paths(&format!(
            r#""/p":{{"get":{{"operationId":"get","responses":{{"200":{{"description":"S","links":{{{}}}}}}}}}}}"#,
            list(n, |i| format!(r#""l{i}":{{"operationId":"get"}}"#))
        ))
    }),
    case("actions of an overlay on paths", 5_000, |n| {
        let input = paths(&list(n, |i| {
            format!(r#""/p{i}":{{"get":{{"tags":["all"],{OK}}}}}"#)
        }));
        overlay(input, n, |i| {
            format!(r#"{{"target":"$.paths['/p{i}'].get","update":{{"summary":"More"}}}}"#)
        })
    }),
    case("actions of an overlay on schemas", 10_000, |n| {
        let input = schemas(&list(n, |i| format!(r#""C{i}":{{"type":"string"}}"#)));
        overlay(input, n, |i| {
            format!(r#"{{"target":"$.components.schemas.C{i}","update":{{"description":"More"}}}}"#)
        })
    }),
    case("actions of an overlay that remove", 10_000, |n| {
        let input = schemas(&list(n + 1, |i| format!(r#""C{i}":{{"type":"string"}}"#)));
        overlay(input, n, |i| {
            format!(r#"{{"target":"$.components.schemas.C{i}","remove":true}}"#)
        })
    }),
    case("actions of an overlay that add", 10_000, |n| {
        let input = schemas(r#""C":{"type":"string"}"#);
        overlay(input, n, |i| {
            format!(
                r#"{{"target":"$.components.schemas","update":{{"C{i}":{{"type":"string"}}}}}}"#
            )
        })
    }),
    case("actions of an overlay on the root", 10_000, |n| {
        let input = schemas(&list(n, |i| format!(r#""C{i}":{{"type":"string"}}"#)));
        overlay(input, n, |i| {
            format!(r#"{{"target":"$","update":{{"x-a{i}":{i}}}}}"#)
        })
    }),
    refused("errors", 20_000, |n| {
        schemas(&list(n, |i| format!(r#""C{i}":{{"type":"strin"}}"#)))
    }),
    refused("references to nothing", 20_000, |n| {
        schemas(&list(n, |i| {
            format!(r##""C{i}":{{"$ref":"#/components/schemas/D{i}"}}"##)
        }))
    }),
    refused("duplicate operation ids", 10_000, |n| {
        paths(&list(n, |i| {
            format!(r#""/p{i}":{{"get":{{"operationId":"get",{OK}}}}}"#)
        }))
    }),
    refused("duplicate keys", 20_000, |n| {
        schemas(&list(n, |_| r#""C":{"type":"string"}"#.to_owned()))
    }),
];

fn overlay(input: Input, n: usize, one: impl Fn(usize) -> String) -> Input {
    input.with_overlay(format!(
        r#"{{"overlay":"1.0.0","info":{{"title":"More","version":"1"}},"actions":[{}]}}"#,
        list(n, one)
    ))
}

fn operation(members: &str) -> Input {
    paths(&format!(r#""/p":{{"post":{{{members},{OK}}}}}"#))
}
