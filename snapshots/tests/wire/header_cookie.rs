//! Parameters in headers and cookies.

use std::collections::BTreeMap;

use snapshots::features::header_cookie::Client;

use crate::Tested;
use crate::server::Server;

#[tokio::test]
async fn every_shape_has_its_text() -> Tested {
    let server = Server::answering(204, "", "")?;
    let call = Client::new(&server.url)?.calls().call("a, b");
    let flags = [("on", true), ("off", false)].map(|(name, flag)| (name.to_owned(), flag));
    call.x_list(vec![1, -2])
        .x_flags(BTreeMap::from(flags))
        .x_text_cookie("c;d é")
        .session("a/b=")
        .seen(vec![3, 4])
        .since(
            "2026-01-02T03:04:05Z"
                .parse::<snapshots::features::header_cookie::runtime::DateTime>()?,
        )
        .await?;
    let request = server.request();
    assert_eq!(request.header("x-text"), Some("a, b"));
    assert_eq!(request.header("x-list"), Some("1,-2"));
    assert_eq!(request.header("x-flags"), Some("off=false,on=true"));
    let cookie = "x-text=c%3Bd%20%C3%A9; session=a/b=; seen=3; seen=4; \
                  since=2026-01-02T03%3A04%3A05Z";
    assert_eq!(request.header("cookie"), Some(cookie));
    Ok(())
}

#[tokio::test]
async fn nothing_begins_another_header_or_cookie() -> Tested {
    let server = Server::answering(204, "", "")?;
    let calls = Client::new(&server.url)?.calls();
    for bad in [
        "a\r\nEvil: 1",
        "a\nb",
        "a\rb",
        "a\0b",
        "caf\u{e9}",
        "\u{7f}",
    ] {
        let error = calls.call(bad).await.expect_err("refused");
        assert!(error.is_build(), "{bad:?}: {error}");
        assert!(error.to_string().contains("`X-Text`"), "{error}");
        let error = calls.call("a").session(bad).await.expect_err("refused");
        assert!(error.to_string().contains("`session`"), "{error}");
    }
    // The style `cookie` sends values as they are, so what would end one is refused.
    let error = calls
        .call("a")
        .session("a; admin=1")
        .await
        .expect_err("refused");
    assert!(error.is_build(), "{error}");
    assert!(server.is_idle());
    Ok(())
}
