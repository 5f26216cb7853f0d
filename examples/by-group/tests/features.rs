//! The crate compiles with any of its features, with all of them and with none.

#![allow(clippy::expect_used, reason = "a failed test panics")]

use std::process::Command;

/// Checks this crate with some features; what the compiler said if it is not content. Warnings are
/// errors in this crate.
fn check(features: &str) -> Result<(), String> {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--locked", "--offline", "--lib"])
        .args(["--no-default-features", "--features", features])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("with `{features}`: {said}"))
}

#[test]
fn every_choice_of_features_compiles() {
    let groups = ["invoices", "orders", "payments", "users"];
    let all = groups.join(",");
    for features in groups.into_iter().chain(["", "orders,payments", &all]) {
        check(features).expect("it compiles without a warning");
    }
}

#[cfg(feature = "users")]
#[test]
fn a_group_is_there_with_its_models() {
    use by_group_example::shop::models::{CreateUserRequest, User};
    use by_group_example::shop::{Client, users};

    let client = Client::new().expect("it needs nothing");
    let _: users::CreateUser = client.users().create(CreateUserRequest::new("somebody"));
    assert_eq!(User::new("somebody").name, "somebody");
}
