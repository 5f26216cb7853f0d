//! Names that would be one in Rust stay apart, and each keeps its own on the wire.

use serde_json::json;
use snapshots::features::names_collisions::Client;
use snapshots::features::names_collisions::models::{Foo, FooBar, FooBar2, FooDashBar};

use crate::Tested;
use crate::server::Server;

#[tokio::test]
async fn parameters_of_one_name() -> Tested {
    let server = Server::answering(204, "", "")?;
    let group = Client::new(&server.url)?.a_b();
    let call = group.list_things_3().id(1).id_header(2).id_parameter(3);
    call.filter_bracket_a(4).filter_dot_a(5).await?;
    let request = server.request();
    assert_eq!(
        request.target(),
        "GET /a?id=1&ID=3&filter%5Ba%5D=4&filter.a=5"
    );
    assert_eq!(request.header("id"), Some("2"));
    Ok(())
}

#[tokio::test]
async fn operations_of_one_name() -> Tested {
    let server = Server::answering(204, "", "")?;
    let group = Client::new(&server.url)?.a_b();
    group.list_things().await?;
    assert_eq!(server.request().target(), "GET /b");
    group.list_things_2().await?;
    assert_eq!(server.request().target(), "GET /c");
    Ok(())
}

#[test]
fn members_of_one_name() -> Tested {
    let value = json!({
        "bar": {"inline": true}, "fooBar": 1, "foo-bar": 2, "foo_bar": 3, "FOO_BAR": 4,
        "additional_properties": 5, "additionalProperties": 6, "new": 7
    });
    let foo: Foo = serde_json::from_value(value.clone())?;
    let members = [foo.foo_bar_3, foo.foo_dash_bar, foo.foo_bar, foo.foo_bar_2];
    assert_eq!(members, [Some(1), Some(2), Some(3), Some(4)]);
    let additional = [foo.additional_properties_2, foo.additional_properties_3];
    assert_eq!(additional, [Some(5), Some(6)]);
    assert_eq!(foo.new_2, Some(7));
    assert_eq!(serde_json::to_value(&foo)?, value);
    Ok(())
}

#[test]
fn models_and_variants_of_one_name() -> Tested {
    assert_eq!(
        serde_json::to_value(FooDashBar::new().a("x"))?,
        json!({"a": "x"})
    );
    assert_eq!(
        serde_json::to_value(FooBar2::new().b("x"))?,
        json!({"b": "x"})
    );
    let variants = [
        ("fooBar", FooBar::FooBar),
        ("foo-bar", FooBar::FooDashBar),
        ("foo_bar", FooBar::FooBar2),
        ("FOO", FooBar::Foo2),
        ("foo", FooBar::Foo3),
        ("Foo", FooBar::Foo),
    ];
    for (wire, variant) in variants {
        assert_eq!(serde_json::to_value(&variant)?, json!(wire));
        let decoded: FooBar = serde_json::from_value(json!(wire))?;
        assert_eq!(decoded, variant);
    }
    Ok(())
}
