//! Webhooks: the signature first, then what they say.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use nango::models::{AuthWebhookOperation, Webhook};
use nango::runtime::HeaderMap;
use nango::webhook::{ReceiveError, SigningKey};
use serde_json::{Value, json};

use crate::{Tested, assert_same};

const SYNC: &str = r#"{"checkpoints":{"from":null,"to":{"page":2}},"connectionId":"acme/berlin","from":"nango","model":"Ticket","modifiedAfter":"2026-03-01T08:00:00.000Z","providerConfigKey":"jira-main","queryTimeStamp":null,"responseResults":{"added":3,"deleted":0,"updated":1},"success":true,"syncName":"tickets","syncType":"INCREMENTAL","syncVariant":"base","type":"sync"}"#;
/// Of [`SYNC`] under `whsec-1`, by `openssl dgst -sha256 -hmac`.
const SYNC_HMAC: &str = "6c632ed999cde0f2db7e7f130d190e5267ee98d56b4010d821e81efecb53e6b1";
/// Of `whsec-1` with [`SYNC`] behind it, by `openssl dgst -sha256`.
const SYNC_LEGACY: &str = "c1b679405ea910a3efcfd5d3cbab94946c8e911e2d5d24914d8723abdf5edcad";

fn key() -> SigningKey {
    SigningKey::new("whsec-1")
}

#[test]
fn a_signed_webhook_is_read() -> Tested {
    let headers = [
        ("content-type", "application/json"),
        ("X-NANGO-Hmac-Sha256", SYNC_HMAC),
    ];
    let Webhook::SyncWebhook(sync) = key().receive(headers, SYNC.as_bytes())? else {
        panic!("a sync")
    };
    assert_eq!(
        (sync.sync_name.as_str(), sync.model.as_str()),
        ("tickets", "Ticket")
    );
    assert_eq!(sync.success, Some(true));
    assert_eq!(
        sync.response_results.as_ref().map(|results| results.added),
        Some(3)
    );
    assert_eq!(key().sign(SYNC.as_bytes())?, SYNC_HMAC);
    assert_same(&sync, SYNC);
    Ok(())
}

#[test]
fn headers_come_in_many_forms() -> Tested {
    let mut map = HeaderMap::new();
    map.insert("x-nango-hmac-sha256", SYNC_HMAC.parse()?);
    key().verify(&map, SYNC.as_bytes())?;
    let map = HashMap::from([("x-nango-hmac-sha256".to_owned(), SYNC_HMAC.to_uppercase())]);
    key().verify(&map, SYNC.as_bytes())?;
    key().verify(map, SYNC.as_bytes())?;
    key().verify_signature(SYNC_HMAC, SYNC.as_bytes())?;
    Ok(())
}

#[test]
fn what_is_not_nangos_is_refused() {
    let refused = |key: &SigningKey, signature: &str, body: &str| {
        let headers = [("x-nango-hmac-sha256", signature)];
        let error = key.receive(headers, body.as_bytes()).expect_err("refused");
        assert!(error.is_signature());
        error
    };
    let wrong = ReceiveError::WrongSignature;
    assert_eq!(
        refused(
            &key(),
            SYNC_HMAC,
            &SYNC.replace("\"added\":3", "\"added\":4")
        ),
        wrong
    );
    assert_eq!(refused(&key(), SYNC_HMAC, &SYNC.replace(",", ", ")), wrong);
    assert_eq!(refused(&SigningKey::new("other"), SYNC_HMAC, SYNC), wrong);
    for signature in ["", "abc", &SYNC_HMAC[..62], "né", SYNC_LEGACY] {
        assert_eq!(refused(&key(), signature, SYNC), wrong, "{signature}");
    }
    // Not even what was signed with the empty key.
    let empty = SigningKey::new(String::new());
    assert_eq!(refused(&empty, SYNC_HMAC, SYNC), ReceiveError::EmptyKey);
    let none = key().receive([("x-other", "1")], SYNC.as_bytes());
    assert_eq!(none.expect_err("no signature"), ReceiveError::NoSignature);
    assert!(!format!("{:?}", key()).contains("whsec"));
}

#[test]
#[allow(deprecated, reason = "what is deprecated is still there")]
fn the_signature_of_old() -> Tested {
    let headers = |signature| [("X-Nango-Signature", signature)];
    key().verify_legacy(headers(SYNC_LEGACY), SYNC.as_bytes())?;
    let wrong = key().verify_legacy(headers(SYNC_HMAC), SYNC.as_bytes());
    assert_eq!(wrong, Err(ReceiveError::WrongSignature));
    let none = key().verify_legacy([("x-nango-hmac-sha256", SYNC_HMAC)], SYNC.as_bytes());
    assert_eq!(none, Err(ReceiveError::NoSignature));
    Ok(())
}

/// Reads a webhook that is signed as it should be.
fn received(body: &Value) -> Result<Webhook, ReceiveError> {
    let body = body.to_string();
    let signature = key().sign(body.as_bytes())?;
    key().receive([("x-nango-hmac-sha256", signature)], body.as_bytes())
}

#[test]
fn every_kind_of_event() -> Tested {
    let auth = json!({"type": "auth", "from": "nango", "connectionId": "c", "success": false,
        "providerConfigKey": "k", "operation": "refresh", "authMode": "OAUTH2", "tags": null,
        "error": {"type": "refresh_token_external_error", "description": "Expired."}});
    let Webhook::AuthWebhook(auth) = received(&auth)? else {
        panic!("auth")
    };
    assert_eq!(auth.operation, AuthWebhookOperation::Refresh);
    let error = auth.error.ok_or("an error")?;
    assert_eq!(error.type_.as_deref(), Some("refresh_token_external_error"));

    let action = json!({"type": "async_action", "connectionId": "c", "providerConfigKey": "k",
        "payload": {"id": "1f", "statusUrl": "/action/1f"}});
    let Webhook::AsyncActionWebhook(action) = received(&action)? else {
        panic!("an action")
    };
    assert_eq!(action.payload.status_url, "/action/1f");

    let forward = json!({"type": "forward", "from": "hubspot", "connectionId": "c",
        "providerConfigKey": "k", "payload": [1, "é"]});
    let Webhook::ForwardWebhook(forward) = received(&forward)? else {
        panic!("a forward")
    };
    assert_eq!(forward.payload, json!([1, "é"]));
    Ok(())
}

#[test]
fn what_is_not_known_is_kept() -> Tested {
    for body in [
        json!({"type": "billing", "from": "nango", "connectionId": "c", "providerConfigKey": "k"}),
        // Of a provider, without an envelope, though it uses the words of one.
        json!({"type": "sync", "id": 7}),
        json!({"type": 3}),
        json!([{"event": "invoice.created"}]),
    ] {
        assert_eq!(received(&body)?, Webhook::Unknown(body));
    }
    Ok(())
}

#[test]
fn what_nango_would_not_send_is_an_error_with_its_place() {
    let mut sync: Value = serde_json::from_str(SYNC).expect("JSON");
    sync["responseResults"]["added"] = json!("three");
    let error = received(&sync).expect_err("a number");
    assert!(!error.is_signature());
    assert!(
        error.to_string().contains("$.responseResults.added"),
        "{error}"
    );
}

/// The vectors and bodies that were recorded for this project, where they are.
#[test]
fn recorded_vectors() -> Tested {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/nango/fixtures");
    let Ok(text) = fs::read_to_string(folder.join("vectors/webhook_signatures.json")) else {
        println!(
            "skipped: there are no recorded vectors in {}",
            folder.display()
        );
        return Ok(());
    };
    let vectors: Vec<Value> = serde_json::from_str(&text)?;
    for vector in &vectors {
        let text = |name: &str| vector[name].as_str().unwrap_or_default();
        let (name, body) = (text("name"), text("body").as_bytes());
        let key = SigningKey::new(text("signing_key"));
        let headers = ["x-nango-hmac-sha256", "x-nango-signature"].map(|name| (name, text(name)));
        #[allow(deprecated, reason = "what is deprecated is still there")]
        key.verify_legacy(headers, body)?;
        let webhook = key.receive(headers, body)?;
        let unknown = matches!(webhook, Webhook::Unknown(_));
        assert_eq!(
            unknown,
            name.contains("unknown") || name.ends_with("_raw"),
            "{name}"
        );
        assert_same(&webhook, text("body"));
    }
    println!("{} vectors", vectors.len());
    assert!(!vectors.is_empty());
    Ok(())
}
