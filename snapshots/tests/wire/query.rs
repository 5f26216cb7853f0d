//! Query parameters.

use snapshots::features::deep_object::models::{ListConnectionsInclude, Tags};
use snapshots::features::{deep_object, dialects};

use crate::Tested;
use crate::server::Server;

#[tokio::test]
async fn a_deep_object_is_a_pair_a_member_percent_encoded() -> Tested {
    let server = Server::answering(204, "", "")?;
    let client = deep_object::Client::new(&server.url)?;
    for (key, value, pair) in [
        ("plan", "team", "tags%5Bplan%5D=team"),
        ("a b", "c d", "tags%5Ba%20b%5D=c%20d"),
        ("a&b=c", "d&e=f", "tags%5Ba%26b%3Dc%5D=d%26e%3Df"),
        ("[x]", "[y]", "tags%5B%5Bx%5D%5D=%5By%5D"),
        (
            "größe",
            "naïve 日",
            "tags%5Bgr%C3%B6%C3%9Fe%5D=na%C3%AFve%20%E6%97%A5",
        ),
        ("a+b", "50%/#?", "tags%5Ba%2Bb%5D=50%25%2F%23%3F"),
        ("-._~", "-._~", "tags%5B-._~%5D=-._~"),
        ("", "", "tags%5B%5D="),
        ("a\r\nb", "\0", "tags%5Ba%0D%0Ab%5D=%00"),
    ] {
        client.connections().list().tags([(key, value)]).await?;
        let target = format!("GET /connections?{pair}");
        assert_eq!(server.request().target(), target);
    }
    Ok(())
}

#[tokio::test]
async fn members_go_by_key_and_none_is_no_query() -> Tested {
    let server = Server::answering(204, "", "")?;
    let list = deep_object::Client::new(&server.url)?.connections().list();
    list.clone().tags([("b", "2"), ("a", "1")]).await?;
    let target = "GET /connections?tags%5Ba%5D=1&tags%5Bb%5D=2";
    assert_eq!(server.request().target(), target);
    list.tags(Tags::default()).await?;
    assert_eq!(server.request().target(), "GET /connections");
    Ok(())
}

#[tokio::test]
async fn lists_are_exploded_and_the_last_setting_counts() -> Tested {
    use ListConnectionsInclude::{Credentials, Webhook};
    let server = Server::answering(204, "", "")?;
    let list = deep_object::Client::new(&server.url)?.connections().list();
    list.clone().include(vec![Webhook, Credentials]).await?;
    let target = "GET /connections?include=webhook&include=credentials";
    assert_eq!(server.request().target(), target);

    let unknown = ListConnectionsInclude::from("a,b&c");
    let call = list.limit(1).include(vec![Webhook]).limit(-20);
    call.include(vec![unknown]).await?;
    let target = "GET /connections?limit=-20&include=a%2Cb%26c";
    assert_eq!(server.request().target(), target);
    Ok(())
}

#[tokio::test]
async fn the_path_of_the_base_url_stays() -> Tested {
    let server = Server::answering(204, "", "")?;
    let client = deep_object::Client::new(format!("{}/api/v1/", server.url))?;
    client.connections().list().limit(5).await?;
    assert_eq!(server.request().target(), "GET /api/v1/connections?limit=5");
    Ok(())
}

#[tokio::test]
async fn a_request_is_no_more_than_this() -> Tested {
    let server = Server::json(200, r#"{"whole":1,"real":0.5}"#)?;
    let client = dialects::Client::new(&server.url)?;
    client.numbers().get().above(3).await?;
    let mut request = server.request();
    assert_eq!(request.line, "GET /numbers?above=3 HTTP/1.1");
    request.headers.sort();
    let host = server.url.trim_start_matches("http://");
    assert_eq!(
        request.headers,
        [
            // The feature `gzip` is on here.
            "accept-encoding: gzip",
            "accept: application/json, */*;q=0.1",
            &format!("host: {host}"),
            "user-agent: snapshots/0.0.0",
        ]
    );
    assert!(request.body.is_empty());
    Ok(())
}
