//! Waiting for a connection.

use std::time::Duration;

use nango::waiting::Schedule;
use serde_json::json;

use crate::server::Server;
use crate::{Tested, client};

#[tokio::test]
async fn a_connection_comes() -> Tested {
    let connection = json!({"id": 1, "connection_id": "c-1", "provider": "github", "tags": {},
        "provider_config_key": "github", "created": "now", "metadata": null, "errors": []});
    let mut asked = 0;
    let server = Server::replying(move |_| {
        asked += 1;
        let found = if asked < 3 { vec![] } else { vec![&connection] };
        (
            200,
            String::new(),
            json!({"connections": found}).to_string(),
        )
    })?;
    let waiting = client(&server)?.connections().wait_for("github", "user 1");
    let waiting = waiting.schedule(Schedule::every(Duration::from_millis(1)));
    assert_eq!(waiting.await?.connection_id, "c-1");
    for _ in 0..3 {
        let target = "GET /connections?integrationId=github&tags%5Bend_user_id%5D=user%201";
        assert_eq!(server.request().target(), target);
    }
    assert!(server.is_idle());
    Ok(())
}

#[tokio::test]
async fn no_connection_comes() -> Tested {
    let server = Server::json(200, r#"{"connections":[]}"#)?;
    let list = client(&server)?.connections().list().search("nobody");
    let once = Schedule::every(Duration::from_secs(3600)).attempts(1);
    let error = list.wait().schedule(once).await.expect_err("nobody");
    assert!(error.is_timeout());
    assert_eq!(
        error.to_string(),
        "GET /connections: no connection came, attempts: 1"
    );
    Ok(())
}

#[tokio::test]
async fn an_error_ends_the_waiting() -> Tested {
    let server = Server::json(401, r#"{"error":{"code":"invalid_secret_key_format"}}"#)?;
    let error = client(&server)?.connections().wait_for("k", "u").await;
    assert!(error.is_err_and(|error| error.is_unauthorized()));
    server.request();
    assert!(server.is_idle());
    Ok(())
}

/// The delays are those of the Node SDK: 10 seconds, then 2, and 30 attempts.
#[tokio::test]
async fn patience_unless_told() -> Tested {
    let server = Server::json(200, r#"{"connections":[]}"#)?;
    let waiting = client(&server)?.connections().wait_for("k", "u");
    let shown = format!("{waiting:?}");
    for part in ["first: 10s", "then: 2s", "attempts: 30"] {
        assert!(shown.contains(part), "{shown}");
    }
    Ok(())
}
