//! What OpenAPI 3.2 added, on the wire.

use snapshots::features::version_3_2::Client;
use snapshots::features::version_3_2::models::{Crate, ListCratesFilter, SearchCratesRequest};

use crate::Tested;
use crate::server::Server;

fn client(server: &Server) -> Result<Client, snapshots::features::version_3_2::Error> {
    Client::builder("token").base_url(&server.url).build()
}

#[tokio::test]
async fn a_query_string_and_reserved_characters_beside_it_ask_for_typed_lines() -> Tested {
    let lines = "{\"kind\":\"box\"}\n{\"kind\":\"tun\",\"liters\":252}\n{\"liters\":1}\n";
    let server = Server::answering(200, "application/jsonl", lines)?;
    let call = client(&server)?.crates().list();
    let call = call.filter(ListCratesFilter::new().size(3)).sort("a/b");
    let mut crates = call.session("s 1").await?;
    let Some(Crate::Box(first)) = crates.next().await.transpose()? else {
        panic!("the mapped value is a box");
    };
    assert_eq!(first.kind, "box");
    for liters in [252, 1] {
        let Some(Crate::Barrel(other)) = crates.next().await.transpose()? else {
            panic!("an unknown or absent value is a barrel, by `defaultMapping`");
        };
        assert_eq!(other.liters, Some(liters));
    }
    assert!(crates.next().await.is_none());
    let request = server.request();
    assert_eq!(request.target(), "GET /crates?size=3&sort=a/b");
    assert_eq!(request.header("authorization"), Some("Bearer token"));
    Ok(())
}

#[tokio::test]
async fn the_method_query_has_a_body_and_events() -> Tested {
    let server = Server::answering(200, "text/event-stream", "data: one\n\ndata: two\n\n")?;
    let call = client(&server)?.crates();
    let mut found = call.search(SearchCratesRequest::new("oak")).await?;
    let mut seen = Vec::new();
    while let Some(event) = found.next().await {
        seen.push(event?.data);
    }
    assert_eq!(seen, ["one", "two"]);
    let request = server.request();
    assert_eq!(request.target(), "QUERY /crates");
    assert_eq!(request.text(), r#"{"words":"oak"}"#);
    Ok(())
}

#[tokio::test]
async fn additional_operations_and_shared_media_types() -> Tested {
    let server = Server::answering(204, "", "")?;
    client(&server)?.crates().copy().await?;
    assert_eq!(server.request().target(), "COPY /crates");
    let server = Server::answering(200, "application/json", "\"fragile\"")?;
    assert_eq!(client(&server)?.goods().create_labels().await?, "fragile");
    assert_eq!(server.request().target(), "POST /labels");
    Ok(())
}
