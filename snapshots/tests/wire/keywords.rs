//! Words that Rust keeps are names of members, variants, parameters, groups and calls all the same.

use serde_json::json;
use snapshots::features::names_keywords::models::{AwaitGen, Self_};
use snapshots::features::names_keywords::{Client, try_};

use crate::Tested;
use crate::server::Server;

#[tokio::test]
async fn an_operation_of_keywords() -> Tested {
    let value = json!({
        "self": 1, "Self": 2, "crate": 3, "super": 4, "async": 5, "gen": 6, "dyn": 7, "_": 8,
        "__": 9, "r#type": 10, "union": 11, "box": 12
    });
    let server = Server::json(200, &value.to_string())?;
    let group: try_::Try = Client::new(&server.url)?.try_();
    let call: try_::Await = group.await_("f n").self_("s").gen_(AwaitGen::Dyn);
    let it: Self_ = call.await?;
    assert_eq!(server.request().target(), "GET /match/f%20n?self=s&gen=dyn");
    let members = [
        it.self_, it.self_2, it.crate_, it.super_, it.async_, it.gen_, it.dyn_,
    ];
    assert_eq!(members, [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!((it.underscore, it.underscore_underscore), (8, 9));
    assert_eq!(
        (it.r_type, it.union, it.box_),
        (Some(10), Some(11), Some(12))
    );
    assert_eq!(serde_json::to_value(&it)?, value);
    Ok(())
}

#[test]
fn variants_of_keywords() -> Tested {
    let variants = [
        ("async", AwaitGen::Async),
        ("dyn", AwaitGen::Dyn),
        ("", AwaitGen::Empty),
        (" ", AwaitGen::Space),
        ("Self", AwaitGen::Self_),
        ("self", AwaitGen::Self2),
    ];
    for (wire, variant) in variants {
        assert_eq!(variant.as_str(), wire);
        let decoded: AwaitGen = serde_json::from_value(json!(wire))?;
        assert_eq!(decoded, variant);
    }
    Ok(())
}
