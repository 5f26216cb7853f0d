//! Names that Rust does not take as they are can be reached, and go out as the document has them.

use serde_json::{Value, json};
use snapshots::features::names::models::{self, DottedDotName, DottedName};
use snapshots::features::names::{Client, self_};

use crate::Tested;
use crate::server::Server;

fn item() -> Value {
    json!({
        "self": "s", "type": "t", "2fa": true, "größe": 7, "fooBar": "camel",
        "foo_bar": "snake", "": "empty", "🦀": "crab", "new": "n",
        "reader": { "items": ["gen", "async", "Self", "_", "1", "+1", "-1", "2"] }
    })
}

#[tokio::test]
async fn an_operation_whose_names_are_all_taken() -> Tested {
    let server = Server::json(200, &item().to_string())?;
    let group: self_::Self_ = Client::new(&server.url)?.self_();
    let call: self_::GetItem = group.get_item("a type");
    let option: models::Option = call
        .client("c")
        .send_parameter("s")
        .x_trace_id("t 1")
        .await?;
    let request = server.request();
    assert_eq!(request.target(), "GET /items/a%20type?client=c&send=s");
    assert_eq!(request.header("x-trace-id"), Some("t 1"));
    assert_eq!(option.self_, "s");
    assert_eq!(option.type_, "t");
    assert!(option._2fa);
    assert_eq!(option.größe, 7);
    assert_eq!(
        (option.foo_bar_2.as_str(), option.foo_bar.as_str()),
        ("camel", "snake")
    );
    assert_eq!(serde_json::to_value(&option)?, item());
    let items = option
        .reader
        .and_then(|reader| reader.items)
        .ok_or("items")?;
    use models::String as Text;
    assert_eq!(items.first(), Some(&Text::Gen));
    assert_eq!(
        items.get(4..7),
        Some([Text::V1, Text::Plus1, Text::Minus1].as_slice())
    );
    assert!(matches!(items.last(), Some(Text::Unknown(two)) if two.as_str() == "2"));
    Ok(())
}

#[tokio::test]
async fn a_header_parameter_can_not_start_another_header() -> Tested {
    let server = Server::json(200, &item().to_string())?;
    let client = Client::new(&server.url)?;
    for value in ["a\r\nX-Evil: 1", "a\nb", "\0", "ü"] {
        let error = client.self_().get_item("x").x_trace_id(value).await;
        let error = error.expect_err("refused");
        assert!(
            error.is_build() && error.to_string().contains("X-Trace-Id"),
            "{error}"
        );
    }
    assert!(server.is_idle());
    Ok(())
}

#[test]
fn models_named_like_the_prelude() -> Tested {
    let nested = json!({"a": {"b": {}}});
    let nested: models::Box = serde_json::from_value(nested)?;
    assert_eq!(nested.get("a").map(|a| a.len()), Some(1));
    let result: models::Result = serde_json::from_value(json!({"error": {"client": 7}}))?;
    let client = result.error.and_then(|error| error.client);
    assert_eq!(client, Some(models::Client::Integer(7)));
    assert_eq!(models::Error::new().client("x").client, Some("x".into()));
    assert_eq!(
        serde_json::to_value(DottedDotName::new().a("1"))?,
        json!({"a": "1"})
    );
    assert_eq!(
        serde_json::to_value(DottedName::new().b("2"))?,
        json!({"b": "2"})
    );
    Ok(())
}
