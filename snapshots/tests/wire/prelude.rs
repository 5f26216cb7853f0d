//! Models that are called as Rust's own types hide none of them.

use serde_json::json;
use snapshots::features::names_prelude::{Client, models};

use crate::Tested;
use crate::server::Server;

#[tokio::test]
async fn an_operation_of_the_preludes_names() -> Tested {
    let server = Server::json(200, r#"[{"ok": "a", "err": ["b"]}]"#)?;
    let some = models::Option::new("a").err(["b".to_owned()].to_vec());
    let body = models::Result::new().some(some.clone());
    let answer: models::Vec = Client::new(&server.url)?.error().client(body).await?;
    assert_eq!(answer, [some]);
    let request = server.request();
    assert_eq!(request.target(), "POST /error");
    let sent: serde_json::Value = serde_json::from_slice(&request.body)?;
    assert_eq!(sent, json!({"some": {"ok": "a", "err": ["b"]}}));
    Ok(())
}

#[test]
fn models_of_the_preludes_names() -> Tested {
    for (wire, variant) in [
        ("Ok", models::String::Ok),
        ("Err", models::String::Err),
        ("Some", models::String::Some),
        ("None", models::String::None),
        ("Default", models::String::Default),
    ] {
        assert_eq!(variant.as_str(), wire);
        let boxed: models::Box = serde_json::from_value(json!(wire))?;
        assert_eq!(boxed, models::Box::String(variant));
    }
    let number: models::Box = serde_json::from_value(json!(7))?;
    assert_eq!(number, models::Box::Integer(7));
    let client = json!({"std": {"core": "2024-01-02T03:04:05Z", "rt": true}});
    let decoded: models::Client = serde_json::from_value(client.clone())?;
    assert_eq!(decoded.std.as_ref().and_then(|std| std.rt), Some(true));
    assert_eq!(serde_json::to_value(&decoded)?, client);
    let minus: models::From = serde_json::from_value(json!(-1))?;
    assert_eq!(minus, models::From::Minus1);
    Ok(())
}
