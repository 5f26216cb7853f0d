//! Path templates, and parameters with `content`.

use std::collections::BTreeMap;

use snapshots::features::path_templates::Client;
use snapshots::features::path_templates::models::FindFilter;

use crate::Tested;
use crate::server::Server;

#[tokio::test]
async fn parameters_of_the_path_item_may_be_overridden() -> Tested {
    let server = Server::answering(204, "", "")?;
    let files = Client::new(&server.url)?.files();
    files.get(1, 2, "a.b", "all").limit_header(true).await?;
    let request = server.request();
    assert_eq!(request.target(), "GET /shops/1/v2/a.b.json?limit=all");
    assert_eq!(request.header("limit"), Some("true"));
    files.delete(1, -2, "x/y").limit(5).await?;
    let target = "DELETE /shops/1/v-2/x%2Fy.json?limit=5";
    assert_eq!(server.request().target(), target);
    Ok(())
}

#[tokio::test]
async fn templates_may_differ_by_name_or_have_a_query() -> Tested {
    let server = Server::answering(204, "", "")?;
    let client = Client::new(&server.url)?;
    client.users().get(7).await?;
    assert_eq!(server.request().target(), "GET /users/7");
    client.users().put("ada").await?;
    assert_eq!(server.request().target(), "PUT /users/ada");
    client.rpc().start().await?;
    let target = "POST /rpc?action=start&quiet";
    assert_eq!(server.request().target(), target);
    client.rpc().start().wait(false).await?;
    let target = "POST /rpc?action=start&quiet&wait=false";
    assert_eq!(server.request().target(), target);
    Ok(())
}

#[tokio::test]
async fn content_is_json_in_every_place() -> Tested {
    let server = Server::answering(204, "", "")?;
    let call = Client::new(&server.url)?
        .rpc()
        .find(FindFilter::new().a("/"));
    call.sort(vec!["a b".to_owned()])
        .x_trace(BTreeMap::from([("n".to_owned(), 1)]))
        .pref(vec![1, 2])
        .note("as \"it\" is")
        .await?;
    let request = server.request();
    let target = "GET /find/%7B%22a%22%3A%22%2F%22%7D?sort=%5B%22a%20b%22%5D\
                  &note=as%20%22it%22%20is";
    assert_eq!(request.target(), target);
    assert_eq!(request.header("x-trace"), Some(r#"{"n":1}"#));
    assert_eq!(request.header("cookie"), Some("pref=%5B1%2C2%5D"));
    Ok(())
}
