//! The token goes into one header and is shown nowhere.

use nango::Client;

use crate::Tested;
use crate::server::Server;

const TOKEN: &str = "0f1e2d3c-token";

#[tokio::test]
async fn the_token_is_sent_as_it_is() -> Tested {
    let server = Server::json(200, r#"{"connections":[]}"#)?;
    let client = Client::builder(TOKEN).base_url(&server.url).build()?;
    assert!(client.connections().list().await?.connections.is_empty());
    let mut request = server.request();
    assert_eq!(
        request.header("authorization"),
        Some("Bearer 0f1e2d3c-token")
    );
    let agent = request.header("user-agent").unwrap_or_default();
    assert_eq!(agent, concat!("nango/", env!("CARGO_PKG_VERSION")));
    request.headers.sort();
    let names = request
        .headers
        .iter()
        .filter_map(|line| line.split(':').next());
    // Compressed answers are asked for where another crate of the build switched that on.
    let names = names.filter(|name| *name != "accept-encoding");
    let names: Vec<_> = names.collect();
    assert_eq!(names, ["accept", "authorization", "host", "user-agent"]);
    Ok(())
}

#[tokio::test]
async fn the_token_is_not_shown() -> Tested {
    let server = Server::json(403, r#"{"error":{"code":"forbidden"}}"#)?;
    let builder = Client::builder(TOKEN).base_url(&server.url);
    let client = builder.clone().build()?;
    let call = client.connections().get("c", "k");
    let error = call.clone().await.expect_err("403");
    assert!(error.is_forbidden());
    for shown in [
        format!("{builder:?} {builder:#?}"),
        format!(
            "{client:?} {:?} {:?}",
            client.runtime(),
            client.connections()
        ),
        format!("{call:?} {call:#?}"),
        format!("{error} {error:?} {error:#?}"),
    ] {
        assert!(!shown.contains(TOKEN), "{shown}");
    }
    Ok(())
}

#[test]
fn a_client_can_be_shared() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    fn sent<T: Send>(_: &T) {}
    shared::<Client>();
    shared::<nango::connections::Connections>();
    let client = Client::new(TOKEN).expect("a client");
    sent(&client.connections().list().send());
    sent(&client.proxy().get("a", "b", "c").into_future());
    sent(&client.connections().list().items().next());
    sent(&client.connections().wait_for("k", "u").into_future());
    sent(&client.connections().get("c", "k").metadata::<u8>());
    let records = client.records().list("m", "c", "k");
    sent(&records.items::<u8>().into_vec());
    sent(&client.actions().run("c", "k", "a", &()).output::<u8>());
    sent(&client.actions().started("id").output::<u8>());
    sent(&client.proxy().through("c", "k").get("a").into_future());
}

#[tokio::test]
async fn credentials_are_not_shown() -> Tested {
    let credentials = [
        r#"{"type":"OAUTH2","access_token":"sesame","refresh_token":"sesame",
            "expires_at":"2026-03-01T00:00:00Z","raw":{"id_token":"sesame"}}"#,
        r#"{"type":"API_KEY","apiKey":"sesame"}"#,
        r#"{"type":"BASIC","username":"ada","password":"sesame"}"#,
        r#"{"type":"CUSTOM","raw":{"a":["sesame"]}}"#,
        // Of a kind, and with members, that this version doesn't know.
        r#"{"type":"NEW","hush":"sesame"}"#,
        r#"{"type":"API_KEY","apiKey":"x","hush":"sesame"}"#,
    ];
    for credentials in credentials {
        let connection = format!(
            r#"{{"id":1,"connection_id":"c-1","provider_config_key":"k","provider":"p","errors":[],
                "metadata":{{}},"tags":{{}},"connection_config":{{"client_secret":"sesame"}},
                "created_at":"2026-03-01T00:00:00Z","updated_at":"2026-03-01T00:00:00Z",
                "last_fetched_at":null,"end_user":null,"credentials":{credentials}}}"#
        );
        let server = Server::json(200, &connection)?;
        let client = Client::builder(TOKEN).base_url(&server.url).build()?;
        let response = client.connections().get("c-1", "k").send_response().await?;
        let shown = format!("{response:?} {response:#?} {:?}", response.body.credentials);
        assert!(shown.contains("c-1"), "{shown}");
        assert!(!shown.contains("sesame"), "{shown}");
    }
    Ok(())
}

#[test]
fn what_is_sent_is_not_shown_either() {
    use nango::models::{OAuth2Credentials, UpsertConnectionRequestCredentials};
    let own = OAuth2Credentials::new("sesame", "OAUTH2");
    assert_eq!(own.access_token.expose(), "sesame");
    let shown = format!("{own:?}");
    assert!(
        shown.contains("access_token: …") && !shown.contains("sesame"),
        "{shown}"
    );
    let sent = UpsertConnectionRequestCredentials::from(own);
    let shown = format!("{sent:?}");
    assert_eq!(shown, "UpsertConnectionRequestCredentials(…)");
}
