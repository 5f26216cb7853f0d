//! The proxy: headers say on whose behalf.

use nango::runtime::Json;

use crate::server::Server;
use crate::{Tested, client};

#[tokio::test]
async fn a_body_and_headers_go_through() -> Tested {
    let server = Server::json(200, r#"{"id":7}"#)?;
    let call = client(&server)?
        .proxy()
        .post("contacts", "conn-1", "hubspot-crm");
    let body: Json = serde_json::json!({"name": "Ada"});
    let call = call.retries("3").body(body);
    let raw = call.send_raw().await?;
    assert_eq!(raw.json::<Json>()?, serde_json::json!({"id": 7}));
    let request = server.request();
    assert_eq!(request.target(), "POST /proxy/contacts");
    assert_eq!(request.header("connection-id"), Some("conn-1"));
    assert_eq!(request.header("provider-config-key"), Some("hubspot-crm"));
    assert_eq!(request.header("retries"), Some("3"));
    assert_eq!(request.text(), r#"{"name":"Ada"}"#);
    Ok(())
}

#[tokio::test]
async fn headers_for_the_external_api() -> Tested {
    let server = Server::json(200, "{}")?;
    let call = client(&server)?
        .proxy()
        .get("contacts", "conn-1", "hubspot-crm");
    let call = call.configure(|call| call.extra_header("Nango-Proxy-X-Version", "2"));
    call.send_raw().await?;
    assert_eq!(server.request().header("nango-proxy-x-version"), Some("2"));
    Ok(())
}

#[tokio::test]
async fn a_path_keeps_its_slashes_and_the_answer_its_bytes() -> Tested {
    let server = Server::json(200, r#"{"results":[]}"#)?;
    let proxy = client(&server)?.proxy();
    let bytes = proxy
        .get("crm/v3/objects/a b?c", "conn-1", "hubspot-crm")
        .await?;
    assert_eq!(&bytes[..], br#"{"results":[]}"#);
    assert_eq!(
        server.request().target(),
        "GET /proxy/crm/v3/objects/a%20b%3Fc"
    );
    let up = proxy.get("crm/../admin", "conn-1", "hubspot-crm").await;
    assert!(up.is_err_and(|error| error.is_build()));
    Ok(())
}
