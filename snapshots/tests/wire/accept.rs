//! Which media types are asked for.

use snapshots::features::answers::Client;

use crate::Tested;
use crate::server::Server;

#[tokio::test]
async fn what_is_read_is_asked_for() -> Tested {
    let server = Server::answering(204, "", "")?;
    let items = Client::new(&server.url)?.items();
    items.find().await?;
    let accept = "application/vnd.item+json; version=1, */*;q=0.1";
    assert_eq!(server.request().header("accept"), Some(accept));
    items.print().await?;
    let accept = "application/pdf, */*;q=0.1";
    assert_eq!(server.request().header("accept"), Some(accept));
    // Of several media types, that of the type that is given.
    assert!(items.export().await.is_err_and(|error| error.is_decode()));
    let accept = "application/json, */*;q=0.1";
    assert_eq!(server.request().header("accept"), Some(accept));
    items.delete().await?;
    assert_eq!(server.request().header("accept"), Some("*/*"));

    let csv = items.export().configure(|call| call.accept("text/csv"));
    csv.send_raw().await?;
    assert_eq!(server.request().header("accept"), Some("text/csv"));
    Ok(())
}
