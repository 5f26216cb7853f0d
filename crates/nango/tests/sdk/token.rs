//! Tokens: by auth mode, and kept.

use nango::Client;
use nango::runtime::jiff::{SignedDuration, Timestamp};
use nango::token::{Token, TokenCache};
use serde_json::{Value, json};

use crate::server::Server;
use crate::{Tested, client};

fn connection(credentials: &Value) -> String {
    let connection = json!({"id": 1, "connection_id": "c", "provider_config_key": "k", "tags": {},
        "provider": "p", "errors": [], "metadata": null, "connection_config": {},
        "created_at": "2026-03-01T08:00:00.000+00:00", "updated_at": "2026-03-01T08:00:00.000+00:00",
        "last_fetched_at": null, "credentials": credentials});
    connection.to_string()
}

/// A server whose n-th token is `t<n>`, and expires in so many seconds.
fn oauth2(seconds: i64) -> Result<Server, std::io::Error> {
    let mut given = 0;
    Server::replying(move |_| {
        given += 1;
        let expiry = Timestamp::now() + SignedDuration::from_secs(seconds);
        let credentials = json!({"type": "OAUTH2", "access_token": format!("t{given}"), "raw": {},
            "expires_at": expiry.to_string()});
        (200, String::new(), connection(&credentials))
    })
}

fn cache(server: &Server) -> Result<TokenCache, nango::Error> {
    Ok(TokenCache::new(&client(server)?))
}

fn access(token: &str) -> Token {
    Token::Access(token.into())
}

#[tokio::test]
async fn every_auth_mode_has_its_token() -> Tested {
    let at = "2026-03-01T08:00:00Z";
    for (credentials, token) in [
        (
            json!({"type": "OAUTH2_CC", "client_id": "i", "client_secret": "s", "token": "a", "raw": {}}),
            Some("a"),
        ),
        (
            json!({"type": "APP", "access_token": "b", "expires_at": at, "raw": {}}),
            Some("b"),
        ),
        (
            json!({"type": "JWT", "token": "c", "expires_at": at}),
            Some("c"),
        ),
        (
            json!({"type": "TWO_STEP", "token": "d", "raw": {}, "custom": 1}),
            Some("d"),
        ),
        (json!({"type": "API_KEY", "apiKey": "e"}), Some("e")),
        (
            json!({"type": "BASIC", "username": "u", "password": "p"}),
            None,
        ),
        (json!({"type": "PASSKEY", "x": 1}), None),
        (json!({}), None),
    ] {
        let server = Server::json(200, &connection(&credentials))?;
        let call = client(&server)?.connections().get("c", "k");
        let got = call.token().await?;
        assert_eq!(got.as_text(), token, "{credentials}");
        let shown = format!("{got:?}");
        assert!(
            !shown.contains('"') && shown.starts_with("Token::"),
            "{shown}"
        );
        match credentials["type"].as_str() {
            None => assert_eq!(got, Token::None),
            Some("BASIC") => assert!(matches!(&got, Token::Basic { username, password, .. }
                if username == "u" && password.expose() == "p")),
            Some("PASSKEY") => assert!(matches!(got, Token::Credentials(_))),
            Some(_) => {}
        }
    }
    Ok(())
}

#[tokio::test]
async fn pairs_and_apps() -> Tested {
    let one = json!({"type": "OAUTH1", "oauth_token": "t", "oauth_token_secret": "s", "raw": {}});
    let server = Server::json(200, &connection(&one))?;
    let token = client(&server)?.connections().get("c", "k").token().await?;
    assert!(matches!(&token, Token::OAuth1 { token, token_secret, .. }
        if token.expose() == "t" && token_secret.expose() == "s"));
    let app = json!({"type": "CUSTOM", "raw": {}, "user": null,
        "app": {"type": "APP", "access_token": "g", "raw": {}}});
    let server = Server::json(200, &connection(&app))?;
    let token = client(&server)?.connections().get("c", "k").token().await?;
    assert!(matches!(&token, Token::App { app: Some(app), user: None, .. } if app.expose() == "g"));
    let raw = json!({"type": "OAUTH2", "access_token": "t", "raw": {"scope": "all"}});
    let server = Server::json(200, &connection(&raw))?;
    let raw = client(&server)?
        .connections()
        .get("c", "k")
        .raw_token_response()
        .await?;
    assert_eq!(raw, Some(json!({"scope": "all"})));
    Ok(())
}

#[tokio::test]
async fn a_token_is_kept_until_a_minute_before_it_expires() -> Tested {
    let server = oauth2(3600)?;
    let tokens = cache(&server)?;
    assert_eq!(tokens.get("c", "k").await?, access("t1"));
    assert_eq!(tokens.clone().get("c", "k").await?, access("t1"));
    assert_eq!(
        server.request().target(),
        "GET /connections/c?provider_config_key=k"
    );
    assert!(server.is_idle());
    assert_eq!(
        tokens.get("c", "other").await?,
        access("t2"),
        "of another integration"
    );

    let server = oauth2(59)?;
    let tokens = cache(&server)?;
    assert_eq!(tokens.get("c", "k").await?, access("t1"));
    assert_eq!(tokens.get("c", "k").await?, access("t2"));
    let later = cache(&server)?.margin(std::time::Duration::from_secs(5));
    assert_eq!(later.get("c", "k").await?, access("t3"));
    assert_eq!(later.get("c", "k").await?, access("t3"));
    Ok(())
}

#[tokio::test]
async fn a_token_without_an_expiry_is_kept_for_a_while() -> Tested {
    let key = connection(&json!({"type": "API_KEY", "apiKey": "e"}));
    let server = Server::json(200, &key)?;
    let tokens = cache(&server)?;
    tokens.get("c", "k").await?;
    tokens.get("c", "k").await?;
    server.request();
    assert!(server.is_idle());
    tokens.forget("c", "k");
    tokens.get("c", "k").await?;
    server.request();
    let none = cache(&server)?.max_age(std::time::Duration::ZERO);
    none.get("c", "k").await?;
    none.get("c", "k").await?;
    server.request();
    server.request();
    Ok(())
}

#[tokio::test]
async fn a_refresh_on_demand() -> Tested {
    let server = oauth2(3600)?;
    let tokens = cache(&server)?;
    tokens.get("c", "k").await?;
    server.request();
    assert_eq!(tokens.refresh("c", "k").await?, access("t2"));
    let target = "GET /connections/c?provider_config_key=k&force_refresh=true";
    assert_eq!(server.request().target(), target);
    assert_eq!(
        tokens.get("c", "k").await?,
        access("t2"),
        "the new one is kept"
    );
    assert!(server.is_idle());
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn callers_share_one_call() -> Tested {
    let mut given = 0;
    let server = Server::replying(move |_| {
        given += 1;
        std::thread::sleep(std::time::Duration::from_millis(200));
        let key = json!({"type": "API_KEY", "apiKey": format!("t{given}")});
        (200, String::new(), connection(&key))
    })?;
    let tokens = cache(&server)?;
    for (number, forced) in [(1, false), (2, true)] {
        let asking: Vec<_> = (0..20)
            .map(|_| {
                let tokens = tokens.clone();
                tokio::spawn(async move {
                    match forced {
                        true => tokens.refresh("c", "k").await,
                        false => tokens.get("c", "k").await,
                    }
                })
            })
            .collect();
        for asked in asking {
            assert_eq!(asked.await??.as_text(), Some(format!("t{number}").as_str()));
        }
        server.request();
        assert!(server.is_idle());
    }
    Ok(())
}

/// What is on its way may be the very token that the provider refused.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refresh_does_not_take_what_is_on_its_way() -> Tested {
    let (began, begins) = std::sync::mpsc::channel();
    let server = Server::replying(move |request| {
        let forced = request.line.contains("force_refresh=true");
        let _ = began.send(());
        std::thread::sleep(std::time::Duration::from_millis(200));
        let token = if forced { "new" } else { "old" };
        let key = json!({"type": "API_KEY", "apiKey": token});
        (200, String::new(), connection(&key))
    })?;
    let tokens = cache(&server)?;
    let plain = tokio::spawn({
        let tokens = tokens.clone();
        async move { tokens.get("c", "k").await }
    });
    tokio::task::spawn_blocking(move || begins.recv().map(|()| begins)).await??;
    assert_eq!(tokens.refresh("c", "k").await?.as_text(), Some("new"));
    assert_eq!(plain.await??.as_text(), Some("old"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn callers_share_a_failure_and_the_next_tries_again() -> Tested {
    let mut asked = 0;
    let server = Server::replying(move |_| {
        asked += 1;
        std::thread::sleep(std::time::Duration::from_millis(200));
        match asked {
            1 => (
                424,
                String::new(),
                r#"{"error":{"code":"connection_refresh_failed"}}"#.into(),
            ),
            _ => (
                200,
                String::new(),
                connection(&json!({"type": "API_KEY", "apiKey": "t"})),
            ),
        }
    })?;
    let tokens = cache(&server)?;
    let ask = |tokens: TokenCache| tokio::spawn(async move { tokens.get("c", "k").await });
    let asking: Vec<_> = (0..10).map(|_| ask(tokens.clone())).collect();
    for asked in asking {
        let error = asked.await?.expect_err("it can't be refreshed");
        assert_eq!(error.code(), Some("connection_refresh_failed"));
    }
    server.request();
    assert!(server.is_idle());
    assert!(tokens.get("c", "k").await.is_ok());
    Ok(())
}

#[tokio::test]
async fn a_caller_that_goes_leaves_the_call_to_the_next() -> Tested {
    let server = oauth2(3600)?;
    let tokens = cache(&server)?;
    {
        let asking = std::pin::pin!(tokens.get("c", "k"));
        let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(asking.poll(&mut cx).is_pending());
    }
    assert!(tokens.get("c", "k").await?.as_text().is_some());
    Ok(())
}

#[test]
fn a_cache_can_be_shared() {
    fn shared<T: Clone + Send + Sync + 'static>(_: &T) {}
    fn sent<T: Send>(_: &T) {}
    let client = Client::new("key").expect("a client");
    let tokens = TokenCache::new(&client);
    shared(&tokens);
    sent(&tokens.get("c", "k"));
    assert_eq!(format!("{tokens:?}"), "TokenCache { tokens: 0, .. }");
}

/// A server whose first token has expired, and others not, unless it is asked to refresh.
#[tokio::test]
async fn a_token_that_comes_expired_is_refreshed_once() -> Tested {
    let server = oauth2(-10)?;
    let tokens = cache(&server)?;
    assert_eq!(tokens.get("c", "k").await?, access("t2"));
    let first = server.request();
    assert!(
        !first.target().contains("force_refresh"),
        "{}",
        first.target()
    );
    let second = server.request();
    assert!(
        second.target().contains("force_refresh=true"),
        "{}",
        second.target()
    );
    assert!(server.is_idle());
    Ok(())
}
