//! `readOnly` and `writeOnly`.

use serde_json::{json, to_value};
use snapshots::features::directions::models::{
    AccessRequest, Login, Note, TeamRequest, User, UserRequest, UserRequestProfile,
};
use snapshots::features::directions::{Client, Error, runtime::Validate as _};

use super::{refusal, survives};

#[test]
fn responses_have_what_is_read_only_and_nothing_that_is_write_only() {
    let value = json!({
        "id": "u1", "name": "Ann", "team": {"slug": "a", "url": "/a"}, "profile": {"views": 3}
    });
    let user: User = survives(&value);
    assert_eq!((user.id.as_str(), user.team.url.as_str()), ("u1", "/a"));
    let missing = json!({"name": "Ann", "team": {"slug": "a", "url": "/a"}});
    assert!(refusal::<User>(&missing).contains("missing member `id`"));
}

#[test]
fn requests_have_what_is_write_only_and_nothing_that_is_read_only() {
    let user = UserRequest::new("Ann", "secret", TeamRequest::new("a"))
        .profile(UserRequestProfile::new().bio("Hi."));
    let value = to_value(&user).expect("it encodes");
    let sent = json!({
        "name": "Ann", "password": "secret", "team": {"slug": "a"}, "profile": {"bio": "Hi."}
    });
    assert_eq!(value, sent);
    let _: Login = survives(&json!({"name": "Ann", "password": "secret"}));
}

#[test]
fn what_is_sent_is_checked_by_what_requests_must_have() {
    let check = |value: serde_json::Value| {
        let access: AccessRequest = survives(&value);
        access.validate().map_err(|error| error.to_string())
    };
    assert_eq!(check(json!({"key": "k", "secret": "s"})), Ok(()));
    assert_eq!(check(json!({"name": "Ann"})), Ok(()));
    // Without its secret it is no key, so that it is a name and nothing else.
    assert_eq!(check(json!({"key": "k", "name": "Ann"})), Ok(()));
    let error = check(json!({"key": "k"})).expect_err("the secret is missing");
    assert!(error.contains("keeps to none of 2 alternatives"), "{error}");
}

#[test]
fn calls_take_the_view_of_requests() -> Result<(), Error> {
    let client = Client::builder().base_url("http://localhost").build()?;
    let user = UserRequest::new("Ann", "secret", TeamRequest::new("a"));
    // That these compile is the test.
    drop(client.users().create(user.clone()));
    drop(client.users().replace(vec![user]));
    Ok(())
}

#[test]
fn what_no_operation_has_is_whole() {
    let _: Note = survives(&json!({"id": 1, "secret": "s"}));
    let _: Note = survives(&json!({}));
}
