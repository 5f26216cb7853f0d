//! Servers of the document, of paths and of operations.

use snapshots::features::server_urls::{Client, servers};

use crate::Tested;
use crate::server::Server;

#[tokio::test]
async fn one_base_url_is_for_all_operations() -> Tested {
    let server = Server::answering(204, "", "")?;
    let client = Client::builder()
        .base_url(format!("{}/base/", server.url))
        .build()?;
    client.calls().at_root().await?;
    assert_eq!(server.request().target(), "GET /base/root");
    client.calls().at_path().await?;
    assert_eq!(server.request().target(), "GET /base/path");
    client.calls().at_operation().await?;
    assert_eq!(server.request().target(), "PUT /base/path");
    Ok(())
}

#[tokio::test]
async fn a_call_may_go_elsewhere() -> Tested {
    let server = Server::answering(204, "", "")?;
    let client = Client::builder().http_client(oasmith_runtime::HttpClient::new());
    let calls = client.build()?.calls();
    let url = format!("{}/tenant/", server.url);
    calls.at_path().configure(|call| call.base_url(url)).await?;
    assert_eq!(server.request().target(), "GET /tenant/path");
    let client = Client::builder().base_url(&server.url).build()?;
    let call = client.calls().at_root();
    call.configure(|call| call.base_url("/v3")).await?;
    assert_eq!(server.request().target(), "GET /v3/root");
    let call = client.calls().at_root();
    let error = call.configure(|call| call.base_url("http://[")).await;
    assert!(error.is_err_and(|error| error.is_build()));
    Ok(())
}

#[test]
fn variables_have_their_defaults() {
    assert_eq!(servers::REGION_EXAMPLE_COM, "https://eu.example.com:443/v1");
    assert_eq!(
        servers::region_example_com("us", "8443"),
        "https://us.example.com:8443/v1"
    );
}
