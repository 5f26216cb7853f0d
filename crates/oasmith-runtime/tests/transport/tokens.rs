//! Tokens that are got when they are needed.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use oasmith_runtime as rt;
use rt::{AnyError, Bearer, ClientCredentials, Credential, Token};

use crate::operations::{GUARDED, READ, answer};
use crate::server::Server;

fn client(server: &Server, token: impl Into<Bearer>) -> rt::Client {
    let builder = rt::Client::builder(server.url());
    let builder = builder.credential("oauth", Credential::bearer(token));
    builder.build().unwrap()
}

/// A source that numbers its tokens, and how many it gave.
fn numbered(lifetime: Duration) -> (Bearer, Arc<AtomicUsize>) {
    let given = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&given);
    let source = move || {
        let number = count.fetch_add(1, Ordering::SeqCst) + 1;
        async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            Ok(Token::new(format!("t{number}")).expires_in(lifetime))
        }
    };
    (Bearer::from_source(source), given)
}

fn sent(server: &Server) -> Vec<String> {
    let token = |request: crate::server::Request| {
        let header = request.header("authorization").unwrap_or("none");
        header.trim_start_matches("Bearer ").to_owned()
    };
    server.requests().into_iter().map(token).collect()
}

#[tokio::test]
async fn one_token_is_shared_and_kept() {
    let server = Server::script([answer(200, "", "7").as_str()]);
    let (source, given) = numbered(Duration::from_secs(3600));
    let client = client(&server, source);
    let call = rt::Call::new(&client, &GUARDED);
    let (a, b) = tokio::join!(call.clone().send::<i64>(), call.clone().send::<i64>());
    assert_eq!((a.unwrap(), b.unwrap()), (7, 7));
    call.send::<i64>().await.unwrap();
    assert_eq!(sent(&server), ["t1", "t1", "t1"]);
    assert_eq!(given.load(Ordering::SeqCst), 1);

    rt::Call::new(&client, &READ).send::<i64>().await.unwrap();
    assert_eq!(sent(&server), ["none"], "the operation asks for none");
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires() {
    let server = Server::script([answer(200, "", "7").as_str()]);
    let (source, _) = numbered(Duration::from_millis(400));
    let call = rt::Call::new(&client(&server, source), &GUARDED);
    for wait in [0, 310, 0] {
        tokio::time::sleep(Duration::from_millis(wait)).await;
        call.clone().send::<i64>().await.unwrap();
    }
    assert_eq!(sent(&server)[..2], ["t1", "t2"]);
}

#[tokio::test]
async fn a_token_that_is_refused_is_renewed_once() {
    let (refused, fine) = (answer(401, "", "no"), answer(200, "", "7"));
    let server = Server::script([&refused, &fine].map(String::as_str));
    let (source, _) = numbered(Duration::from_secs(3600));
    let call = rt::Call::new(&client(&server, source), &GUARDED);
    assert_eq!(call.send::<i64>().await.unwrap(), 7);
    assert_eq!(sent(&server), ["t1", "t2"]);

    let server = Server::script([refused.as_str()]);
    let (source, given) = numbered(Duration::from_secs(3600));
    let call = rt::Call::new(&client(&server, source), &GUARDED);
    assert!(call.send::<i64>().await.unwrap_err().is_unauthorized());
    assert_eq!((sent(&server).len(), given.load(Ordering::SeqCst)), (2, 2));

    let server = Server::script([refused.as_str()]);
    let call = rt::Call::new(&client(&server, "fixed"), &GUARDED);
    assert!(call.send::<i64>().await.unwrap_err().is_unauthorized());
    assert_eq!(sent(&server), ["fixed"], "there is no other one");
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    let server = Server::script([answer(200, "", "7").as_str()]);
    let source = Bearer::from_source(|| async { Err(AnyError::from("the vault is closed")) });
    let call = rt::Call::new(&client(&server, source), &GUARDED);
    let error = call.send::<i64>().await.unwrap_err();
    assert!(error.is_credential() && !error.is_build());
    assert_eq!(
        error.to_string(),
        "POST /things: no token for `oauth`: the vault is closed"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn client_credentials_get_tokens() {
    let token = answer(
        200,
        "",
        r#"{"access_token":"a","token_type":"Bearer","expires_in":3600}"#,
    );
    let tokens = Server::script([token.as_str()]);
    let server = Server::script([answer(200, "", "7").as_str()]);
    let url = format!("{}token", tokens.url());
    let source = ClientCredentials::new(&url, "my client", "se:cret");
    let source = source
        .scope("read")
        .scope("write")
        .parameter("audience", "x");
    let call = rt::Call::new(&client(&server, source.clone()), &GUARDED);
    for _ in 0..2 {
        call.clone().send::<i64>().await.unwrap();
    }
    assert_eq!(sent(&server), ["a", "a"]);
    let requests = tokens.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].line, "POST /v1/token HTTP/1.1");
    let basic = rt::Base64::encode(b"my%20client:se%3Acret");
    let basic = format!("Basic {basic}");
    assert_eq!(requests[0].header("authorization"), Some(basic.as_str()));
    let body = "audience=x&grant_type=client_credentials&scope=read+write";
    assert_eq!(requests[0].body.replace("%20", "+"), body);

    let call = rt::Call::new(&client(&server, source.in_body()), &GUARDED);
    call.send::<i64>().await.unwrap();
    let request = tokens.request();
    assert_eq!(request.header("authorization"), None);
    assert!(
        request.body.contains("client_secret=se%3Acret"),
        "{}",
        request.body
    );
}

#[tokio::test]
async fn what_the_token_server_says_is_told() {
    let body = r#"{"error":"invalid_client","error_description":"Unknown"}"#;
    let tokens = Server::script([answer(401, "", body).as_str()]);
    let source = ClientCredentials::new(tokens.url(), "id", "sesame");
    let call = rt::Call::new(&client(&tokens, source), &GUARDED);
    let error = call.send::<i64>().await.unwrap_err();
    assert!(error.is_credential());
    let text = error.to_string();
    assert!(
        text.contains("Unknown (code `invalid_client`)") && !text.contains("sesame"),
        "{text}"
    );
}

#[tokio::test]
async fn tokens_are_got_at_the_very_url() {
    for path in ["token/", "token?tenant=a", ""] {
        let tokens = Server::script([answer(200, "", r#"{"access_token":"a"}"#).as_str()]);
        let server = Server::script([answer(200, "", "7").as_str()]);
        let source = ClientCredentials::new(format!("{}{path}", tokens.url()), "id", "secret");
        let call = rt::Call::new(&client(&server, source), &GUARDED);
        call.send::<i64>().await.unwrap();
        let line = format!("POST /v1/{path} HTTP/1.1");
        assert_eq!(tokens.request().line, line);
    }
    let source = ClientCredentials::new("https://me:sesame@a.example/token", "id", "secret");
    let server = Server::silent();
    let call = rt::Call::new(&client(&server, source), &GUARDED);
    let text = call.send::<i64>().await.unwrap_err().to_string();
    assert!(
        text.contains("the URL for tokens") && !text.contains("sesame"),
        "{text}"
    );
}

#[test]
fn parameters_are_not_printed() {
    let source = ClientCredentials::new("https://a.example/token", "id", "sesame");
    let source = source.parameter("client_assertion", "sesame");
    let text = format!("{source:?}");
    assert!(
        !text.contains("sesame") && text.contains("https://a.example/token"),
        "{text}"
    );
}
