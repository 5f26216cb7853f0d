//! Every security scheme.

use snapshots::features::security::{Client, ClientBuilder, Error};

use crate::Tested;
use crate::server::{Request, Server};

fn builder(server: &Server) -> ClientBuilder {
    Client::builder(&server.url, "k")
}

fn shown(request: &Request) -> [Option<&str>; 3] {
    ["x-key", "authorization", "cookie"].map(|name| request.header(name))
}

#[tokio::test]
async fn each_goes_to_its_place() -> Tested {
    let server = Server::answering(204, "", "")?;
    let calls = builder(&server).build()?.calls();
    calls.by_root().await?;
    assert_eq!(shown(&server.request()), [Some("k"), None, None]);
    let calls = builder(&server).cookie("s").build()?.calls();
    calls.by_cookie().await?;
    assert_eq!(shown(&server.request()), [None, None, Some("session=s")]);
    let calls = builder(&server).openid("t").build()?.calls();
    calls.by_cookie().await?;
    assert_eq!(shown(&server.request()), [None, Some("Bearer t"), None]);
    let calls = builder(&server).digest("Digest x=y").build()?.calls();
    calls.by_digest().await?;
    assert_eq!(shown(&server.request()), [None, Some("Digest x=y"), None]);
    Ok(())
}

#[tokio::test]
async fn none_and_optional_ones() -> Tested {
    let server = Server::answering(204, "", "")?;
    let calls = builder(&server).bearer("t").build()?.calls();
    calls.by_none().await?;
    assert_eq!(shown(&server.request()), [None, None, None]);
    calls.by_optional().await?;
    assert_eq!(shown(&server.request()), [None, Some("Bearer t"), None]);
    let calls = builder(&server).build()?.calls();
    calls.by_optional().await?;
    assert_eq!(shown(&server.request()), [None, None, None]);
    // A certificate is the HTTP client's affair.
    calls.by_tls().await?;
    assert_eq!(shown(&server.request()), [None, None, None]);
    Ok(())
}

#[tokio::test]
async fn the_first_alternative_that_is_complete() -> Tested {
    let server = Server::answering(204, "", "")?;
    let calls = builder(&server)
        .query_credential("q s")
        .basic("u", "p")
        .build()?
        .calls();
    calls.by_either().await?;
    let request = server.request();
    assert_eq!(request.target(), "GET /either?key=q%20s");
    assert_eq!(shown(&request), [Some("k"), None, None]);
    let calls = builder(&server).basic("u", "p").oauth("t").build()?.calls();
    calls.by_either().await?;
    let request = server.request();
    assert_eq!(request.target(), "GET /either");
    assert_eq!(shown(&request), [None, Some("Basic dTpw"), None]);
    let calls = builder(&server).build()?.calls();
    let error: Error = calls.by_either().await.expect_err("nothing to send");
    let text = "no credentials for `query` (beside `header`), or `basic`, or `oauth`";
    assert!(error.to_string().ends_with(text), "{error}");
    assert!(server.is_idle());
    Ok(())
}
