//! `oasmith generate --watch`.

use std::fs;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use crate::documents::ORDERS;
use crate::scratch::Scratch;

/// A command that is ended with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits until something holds.
#[track_caller]
fn until(scratch: &Scratch, what: &str, holds: impl Fn(&Scratch) -> bool) {
    let started = Instant::now();
    while !holds(scratch) {
        assert!(
            started.elapsed() < Duration::from_secs(60),
            "{what}: {:?}",
            scratch.output()
        );
        thread::sleep(Duration::from_millis(20));
    }
}

fn printed(scratch: &Scratch, count: usize) -> bool {
    scratch.output().0.matches("api: ").count() == count
}

#[test]
fn each_change_of_what_was_read_generates_again() {
    let scratch = Scratch::with(ORDERS.replace("'#/components/schemas/Order'", "order.yaml"));
    scratch.write(
        "order.yaml",
        "type: object\nproperties: {first: {type: string}}\n",
    );
    let arguments = ["generate", "openapi.yaml", "--out", "api", "--watch"];
    let mut running = Running(scratch.start(&arguments));
    until(&scratch, "the first", |scratch| {
        scratch.output().0.contains("watching 2 files; ")
    });
    let models = |scratch: &Scratch| {
        fs::read_to_string(scratch.path("api/src/models.rs")).unwrap_or_default()
    };
    assert!(models(&scratch).contains("pub first: "));

    // A file that the document refers to.
    scratch.write(
        "order.yaml",
        "type: object\nproperties: {second_one: {type: string}}\n",
    );
    until(&scratch, "a referred file", |scratch| printed(scratch, 2));
    assert!(models(&scratch).contains("pub second_one: "));

    // A configuration that was not there.
    scratch.write("oasmith.toml", "[crate]\nversion = \"7.8.9\"\n");
    until(&scratch, "a configuration", |scratch| printed(scratch, 3));
    let manifest = scratch.read("api/Cargo.toml");
    assert!(manifest.contains("version = \"7.8.9\""), "{manifest}");

    // An error is printed, and what is mended is generated.
    scratch.write("openapi.yaml", "openapi: [\n");
    until(&scratch, "an error", |scratch| {
        scratch.output().1.contains("error[syntax]")
    });
    scratch.write("openapi.yaml", ORDERS);
    until(&scratch, "a mended document", |scratch| printed(scratch, 4));

    // Nothing is generated where nothing changes, and it goes on.
    let before = scratch.output();
    thread::sleep(Duration::from_millis(500));
    assert_eq!(scratch.output(), before);
    assert!(running.0.try_wait().expect("a child").is_none());
}

#[test]
fn what_cant_be_watched_is_wrong_usage() {
    let scratch = Scratch::with(ORDERS);
    scratch
        .run_with_input("openapi.yaml", &["generate", "-", "-o", "x", "--watch"])
        .exits(2)
        .says("standard input can't be watched");
    scratch
        .run(&["generate", "openapi.yaml", "-o", "x", "--watch", "--check"])
        .exits(2);
    scratch
        .run(&["generate", "openapi.yaml", "--watch"])
        .exits(2)
        .says("no folder to generate into");
}
