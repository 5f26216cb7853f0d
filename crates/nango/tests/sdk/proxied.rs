//! The proxy, as a provider's API.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::channel;

use nango::runtime::{Method, Multipart};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::server::{Request, Server};
use crate::{Tested, client};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Contact {
    name: String,
}

/// Sends what is made of the provider, and gives what came.
macro_rules! sent {
    ($make:expr) => {{
        let server = Server::json(200, "{}")?;
        let provider = client(&server)?.proxy().through("acme/1", "hub spot");
        let make: fn(&nango::proxied::Provider) -> nango::proxied::ProxiedCall = $make;
        make(&provider).await?;
        let request: Request = server.request();
        request
    }};
}

#[tokio::test]
async fn every_method_on_behalf_of_a_connection() -> Tested {
    for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] {
        let server = Server::answering(204, "", "")?;
        let provider = client(&server)?.proxy().through("acme/1", "hub spot");
        let method: Method = method.parse()?;
        let answer = provider.request(method.clone(), "a/b").await?;
        assert_eq!(answer.status(), 204);
        let request = server.request();
        assert_eq!(request.target(), format!("{method} /proxy/a/b"));
        assert_eq!(request.header("connection-id"), Some("acme/1"));
        assert_eq!(request.header("provider-config-key"), Some("hub spot"));
        assert_eq!(request.header("authorization"), Some("Bearer test-key"));
    }
    Ok(())
}

#[tokio::test]
async fn any_method_and_the_root() -> Tested {
    for (method, path, target) in [
        ("PROPFIND", "calendars/1", "PROPFIND /proxy/calendars/1"),
        ("REPORT", "/a?b=1", "REPORT /proxy/a?b=1"),
        ("PURGE", "/", "PURGE /proxy/"),
        ("GET", "/", "GET /proxy/"),
        ("POST", "", "POST /proxy/"),
        ("GET", "?a=1", "GET /proxy/?a=1"),
    ] {
        let server = Server::answering(204, "", "")?;
        let provider = client(&server)?.proxy().through("c", "k");
        let call = provider.request(method.parse()?, path);
        assert_eq!(call.await?.status(), 204);
        let request = server.request();
        assert_eq!(request.target(), target);
        assert_eq!(request.header("connection-id"), Some("c"));
        assert_eq!(request.header("authorization"), Some("Bearer test-key"));
    }
    Ok(())
}

/// Nango retries, and the client doesn't: retries of both would multiply.
#[tokio::test]
async fn retries_dont_multiply() -> Tested {
    for (retries, requests) in [(None, 3), (Some(0), 3), (Some(2), 1)] {
        let server = Server::replying(|_| (503, "Retry-After: 0\r\n".to_owned(), String::new()))?;
        let provider = client(&server)?.proxy().through("c", "k");
        let mut call = provider.get("a");
        if let Some(retries) = retries {
            call = call.retries(retries);
        }
        assert_eq!(call.await?.status(), 503);
        for _ in 0..requests {
            server.request();
        }
        assert!(server.is_idle(), "{retries:?}");
    }
    Ok(())
}

#[tokio::test]
async fn paths_and_queries_are_the_providers() -> Tested {
    let request = sent!(|provider| provider
        .get("/crm/v3/a b/c%2Fd?q=x+y%26z&flag&limit=1")
        .query("limit", "2")
        .query("é[]", "1&2"));
    assert_eq!(
        request.target(),
        "GET /proxy/crm/v3/a%20b/c%2Fd?q=x%20y%26z&flag=&limit=1&limit=2&%C3%A9%5B%5D=1%262"
    );
    Ok(())
}

#[tokio::test]
async fn headers_and_options() -> Tested {
    let request = sent!(|provider| provider
        .get("a")
        .header("X-Version", "2")
        .retries(3)
        .retry_on([409, 425])
        .base_url_override("https://eu.example.com")
        .decompress(true)
        .forward_headers_on_redirect(false));
    for (name, value) in [
        ("nango-proxy-x-version", "2"),
        ("retries", "3"),
        ("retry-on", "409,425"),
        ("base-url-override", "https://eu.example.com"),
        ("decompress", "true"),
        ("forward-headers-on-redirect", "false"),
    ] {
        assert_eq!(request.header(name), Some(value), "{name}");
    }
    let server = Server::silent()?;
    let call = client(&server)?.proxy().through("c", "k").get("a");
    let error = call.header("X", "a\r\nConnection-Id: other").await;
    assert!(error.is_err_and(|error| error.is_build()));
    let provider = client(&server)?.proxy().through("c", "k");
    let error = provider.get("a?q=%FF").await;
    assert!(error.is_err_and(|error| error.is_build()));
    assert!(server.is_idle());
    Ok(())
}

#[tokio::test]
async fn bodies_of_every_kind() -> Tested {
    let request = sent!(|provider| provider.post("a").json(&Contact { name: "Ada".into() }));
    assert_eq!(request.text(), r#"{"name":"Ada"}"#);
    assert_eq!(request.header("content-type"), Some("application/json"));

    let request = sent!(|provider| provider.put("a").form(&BTreeMap::from([("a b", "1&2")])));
    assert_eq!(request.text(), "a+b=1%262");
    let form = "application/x-www-form-urlencoded";
    assert_eq!(request.header("content-type"), Some(form));

    let request = sent!(|provider| {
        let file = Multipart::new().file("file", "é.txt", "text/plain", "hello");
        provider.post("a").multipart(file.field("n", 1))
    });
    let kind = request.header("content-type").unwrap_or_default();
    assert!(kind.starts_with("multipart/form-data; boundary="), "{kind}");
    assert!(request.text().contains("\r\n\r\nhello\r\n"));

    let request = sent!(|provider| provider.patch("a").bytes("text/xml", "<a/>"));
    assert_eq!(
        (request.text(), request.header("content-type")),
        ("<a/>", Some("text/xml"))
    );

    let no_json = BTreeMap::from([(vec![1_u8], 1)]);
    let server = Server::silent()?;
    let error = client(&server)?
        .proxy()
        .through("c", "k")
        .post("a")
        .json(&no_json)
        .await;
    assert!(error.is_err_and(|error| error.is_build()));
    Ok(())
}

#[tokio::test]
async fn answers_are_as_they_are() -> Tested {
    let reply = |status: u16, body: &'static str| {
        Server::replying(move |_| {
            (
                status,
                "x-request-id: 7\r\ncontent-type: text/csv\r\n".into(),
                body.into(),
            )
        })
    };
    let long: &str = Box::leak("x".repeat(3 << 20).into());
    let answer = client(&reply(404, long)?)?
        .proxy()
        .through("c", "k")
        .get("a")
        .await?;
    assert_eq!(answer.body().len(), long.len());
    for status in [200, 302, 404, 500] {
        let server = reply(status, "a,b")?;
        let answer = client(&server)?.proxy().through("c", "k").get("a").await?;
        assert_eq!(answer.status(), status);
        assert_eq!(answer.header("x-request-id"), Some("7"));
        assert_eq!(answer.headers()["content-type"], "text/csv");
        assert_eq!(&answer.body()[..], b"a,b");
        assert!(answer.nango_error().is_none());
        let checked = answer.clone().error_for_status();
        match checked {
            Ok(answer) => assert!(status == 200 && &answer.into_body()[..] == b"a,b"),
            Err(error) => {
                assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
                assert_eq!(error.body(), Some(&b"a,b"[..]));
            }
        }
        assert!(answer.json::<Contact>().is_err());
    }
    let server = Server::json(201, r#"{"name":"Ada"}"#)?;
    let provider = client(&server)?.proxy().through("c", "k");
    let ada = Contact { name: "Ada".into() };
    assert_eq!(provider.get("a").send_as::<Contact>().await?, ada);
    assert_eq!(provider.get("a").await?.json::<Contact>()?, ada);
    let error = provider
        .get("a")
        .send_as::<Vec<u8>>()
        .await
        .expect_err("an object");
    assert_eq!(error.json_path(), Some("$"));
    Ok(())
}

#[tokio::test]
async fn nangos_errors_are_told_from_the_providers() -> Tested {
    let code = |code: &str| json!({"error": {"code": code, "message": "No."}});
    for (status, body, of_nango) in [
        (404, code("unknown_provider_config"), true),
        (400, code("server_error"), true),
        (402, code("plan_limit"), true),
        (424, code("connection_refresh_backoff"), true),
        (400, code("invalid_headers"), true),
        (400, code("invalid_query_params"), true),
        (400, code("base_url_override_disabled"), true),
        (403, code("base_url_override_not_allowed"), true),
        (400, code("missing_api_url"), true),
        (400, code("unsupported_provider"), true),
        (404, code("unknown_provider"), true),
        (404, code("invalid_headers"), false),
        (404, code("method_not_allowed"), false),
        (
            429,
            json!({"error": {"code": "too_many_request", "method": "GET", "path": "/proxy/a"}}),
            true,
        ),
        (
            500,
            json!({"error": {"code": "generic_error_support", "payload": "id"}}),
            true,
        ),
        // By its status, its code, its members or its shape it's the provider's.
        (429, code("server_error"), false),
        (404, code("resource_missing"), false),
        (
            400,
            json!({"error": {"code": "server_error", "type": "x"}}),
            false,
        ),
        (
            404,
            json!({"error": {"code": "unknown_provider_config"}, "request_id": 1}),
            false,
        ),
        (404, json!({"error": {"code": 404}}), false),
        (404, json!({"error": "not_found"}), false),
        (404, json!("unknown_provider_config"), false),
    ] {
        let server = Server::json(status, &body.to_string())?;
        let answer = client(&server)?.proxy().through("c", "k").get("a").await?;
        let error = answer.nango_error();
        assert_eq!(error.is_some(), of_nango, "{status} {body}");
        if let Some(error) = error {
            assert_eq!(
                Some(error.error.code.as_str()),
                body["error"]["code"].as_str()
            );
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_body_is_read_as_it_comes() -> Tested {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let url = format!("http://{}", listener.local_addr()?);
    let (go_on, goes_on) = channel::<bool>();
    let serving = std::thread::spawn(move || -> std::io::Result<()> {
        // Twice: a body that ends as it should, and one that breaks off.
        for _ in 0..2 {
            let (mut stream, _) = listener.accept()?;
            let _ = stream.read(&mut [0; 4096])?;
            let head = "HTTP/1.1 500 Fault\r\nx-kind: slow\r\ntransfer-encoding: chunked\r\n\r\n";
            write!(stream, "{head}5\r\nfirst\r\n")?;
            if goes_on.recv().unwrap_or(false) {
                write!(stream, "6\r\nsecond\r\n0\r\n\r\n")?;
            }
        }
        Ok(())
    });
    let client = nango::Client::builder("k").base_url(url).build()?;
    let call = client.proxy().through("c", "k").get("file");
    for whole in [true, false] {
        let mut answer = call.clone().send_streamed().await?;
        assert_eq!(answer.status(), 500);
        assert_eq!(answer.headers()["x-kind"], "slow");
        assert_eq!(answer.chunk().await?.as_deref(), Some(&b"first"[..]));
        go_on.send(whole)?;
        if whole {
            assert_eq!(answer.chunk().await?.as_deref(), Some(&b"second"[..]));
            assert_eq!(answer.chunk().await?, None);
        } else {
            let error = answer.chunk().await.expect_err("it breaks off");
            assert!(error.is_transport(), "{error}");
        }
    }
    serving.join().map_err(|_| "the server failed")??;
    Ok(())
}
