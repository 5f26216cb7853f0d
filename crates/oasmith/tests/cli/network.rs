//! Documents on the network, served by a server of our own on this machine.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::documents::with_schemas;
use crate::scratch::Scratch;

/// A response: its status, more of its head, and its body.
type Served = (&'static str, String, Vec<u8>);

/// What is served, by path.
struct Server {
    root: String,
    served: Arc<Mutex<Vec<(&'static str, Served)>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let root = format!("http://{}", listener.local_addr().expect("an address"));
        let served: Arc<Mutex<Vec<(&'static str, Served)>>> = Arc::default();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let (routes, paths) = (Arc::clone(&served), Arc::clone(&asked));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let path = asked_for(&stream);
                paths.lock().expect("a lock").push(path.clone());
                let routes = routes.lock().expect("a lock");
                let found = routes.iter().rev().find(|(known, _)| *known == path);
                let (status, head, body) = match found {
                    Some((_, served)) => served.clone(),
                    None => ("404 Not Found", String::new(), Vec::new()),
                };
                let length = body.len();
                let head = format!(
                    "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{head}\r\n"
                );
                // Whoever has enough of it hangs up.
                let _ = (&stream).write_all(head.as_bytes());
                let _ = (&stream).write_all(&body);
            }
        });
        Self {
            root,
            served,
            asked,
        }
    }

    fn serve(&self, path: &'static str, text: impl Into<Vec<u8>>) {
        let served = ("200 OK", String::new(), text.into());
        self.served.lock().expect("a lock").push((path, served));
    }

    fn redirect(&self, path: &'static str, to: &str) {
        let served = ("302 Found", format!("Location: {to}\r\n"), Vec::new());
        self.served.lock().expect("a lock").push((path, served));
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().expect("a lock"))
    }
}

fn asked_for(stream: &TcpStream) -> String {
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .expect("a timeout");
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    first.split(' ').nth(1).unwrap_or_default().to_owned()
}

const SPLIT: &str = "    A: {$ref: 'parts/a.yaml'}\n    B: {$ref: '/shared/b#/B'}\n";

/// A document on the server that refers to others there, and these to each other.
fn split() -> Server {
    let server = Server::new();
    server.serve("/v1/openapi.yaml?token=secret", with_schemas(SPLIT));
    server.serve("/v1/openapi.yaml", with_schemas(SPLIT));
    server.serve(
        "/v1/parts/a.yaml",
        "properties: {b: {$ref: '../../shared/b#/B'}}\n",
    );
    let a = server.url("/v1/parts/a.yaml");
    server.serve(
        "/shared/b",
        format!("{{\"B\": {{\"properties\": {{\"a\": {{\"$ref\": \"{a}\"}}}}}}}}"),
    );
    server
}

#[test]
fn a_document_is_a_url_or_a_path() {
    let server = Server::new();
    server.serve(
        "/api/openapi.yaml?key=secret",
        with_schemas("    A: {type: [wrong]}\n"),
    );
    server.serve(
        "/api/base.yaml",
        with_schemas("    A: {type: string, maxLength: 3}\n"),
    );
    server.serve(
        "/api/head.yaml",
        with_schemas("    A: {type: string, maxLength: 2}\n"),
    );
    server.redirect("/latest", "/api/base.yaml");
    let scratch = Scratch::new();
    let url = server.url("/latest");
    let run = scratch.run(&["generate", &url, "--out", "out"]).exits(0);
    assert!(run.out.contains("1 model"), "{}", run.out);
    scratch.run(&["check", &url]).exits(0);
    let (base, head) = (server.url("/api/base.yaml"), server.url("/api/head.yaml"));
    let run = scratch.run(&["diff", &base, &head, "--fail-on", "never"]);
    assert!(run.exits(0).out.contains('A'));
    // Errors have their lines, and nothing that may be a secret.
    let url = server.url("/api/openapi.yaml?key=secret");
    let run = scratch.run(&["check", &url]).exits(1);
    assert!(
        run.err.contains("{type: [wrong]}") && !run.err.contains("secret"),
        "{}",
        run.err
    );
    let run = scratch
        .run(&["generate", &url, "--out", "out", "--lenient"])
        .exits(0);
    assert!(!run.err.contains("secret") && !scratch.read("out/src/lib.rs").contains("secret"));
}

#[test]
fn what_can_not_be_fetched_is_told() {
    let server = Server::new();
    server.redirect("/loop", "/loop");
    server.redirect("/away", "http://example.com/a.yaml?key=secret");
    server.redirect("/file", "file:///etc/passwd");
    server.serve("/large", vec![b'#'; (64 << 20) + 1]);
    let scratch = Scratch::new();
    let closed = {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        format!(
            "http://{}/a.yaml",
            listener.local_addr().expect("an address")
        )
    };
    for (url, says) in [
        (server.url("/absent"), "responds with status 404"),
        (server.url("/loop"), "redirects more than 5 times"),
        (server.url("/away"), "only `https` is fetched"),
        (server.url("/file"), "only `https` is fetched"),
        (server.url("/large"), "has more than 64 MiB"),
        (
            "http://example.com/a.yaml".to_owned(),
            "only `https` is fetched",
        ),
        (
            "https://me:secret@localhost/a.yaml".to_owned(),
            "it has credentials",
        ),
        (closed, "can't be fetched"),
    ] {
        let run = scratch.run(&["check", &url]).exits(2).says(says);
        assert!(!run.err.contains("secret"), "{}", run.err);
        scratch.run(&["fetch", &url]).exits(2).says(says);
        assert!(!scratch.has("oasmith.toml") && !scratch.has("vendor"));
    }
}

#[test]
fn references_are_fetched_only_when_that_is_asked_for() {
    let server = split();
    let scratch = Scratch::new();
    let url = server.url("/v1/openapi.yaml?token=secret");
    let run = scratch.run(&["check", &url]).exits(1);
    run.says("remote-reference").says("`oasmith fetch SPEC`");
    assert_eq!(server.asked(), ["/v1/openapi.yaml?token=secret"]);

    // Nor is what a configuration names.
    scratch.write("other/oasmith.toml", format!("spec = '{url}'\n"));
    let other = ["check", "--config", "other/oasmith.toml"];
    scratch.run(&other).exits(2).says("`oasmith fetch` stores");
    assert_eq!(server.asked(), [""; 0]);

    scratch.run(&["fetch", &url]).exits(0);
    let mut asked = server.asked();
    asked.sort();
    assert_eq!(
        asked,
        [
            "/shared/b",
            "/v1/openapi.yaml?token=secret",
            "/v1/parts/a.yaml"
        ]
    );
    let files = scratch.files("vendor");
    let names: Vec<_> = files
        .iter()
        .map(|file| file.split_once('/').expect("a host").1)
        .collect();
    assert_eq!(
        names,
        [
            "shared/b.json",
            "v1/openapi_token_secret.yaml",
            "v1/parts/a.yaml"
        ]
    );
    // From here on nothing is fetched.
    for arguments in [
        &["check"][..],
        &["check", &url],
        &["generate", "--out", "out"],
        &["bundle", "--out", "one.yaml"],
    ] {
        scratch.run(arguments).exits(0);
    }
    scratch.run(&["check", "one.yaml"]).exits(0);
    assert_eq!(server.asked(), [""; 0]);
    // A file that was changed is not what was fetched.
    let part = format!("vendor/{}", files[2]);
    scratch.write(&part, "properties: {}\n");
    scratch
        .run(&["check"])
        .exits(1)
        .says("is not what its checksum");
    let document = format!("vendor/{}", files[1]);
    scratch.write(&document, with_schemas("    A: {type: string}\n"));
    scratch
        .run(&["check"])
        .exits(2)
        .says("is not what its checksum");
    let first = scratch.read("oasmith.toml");
    scratch.run(&["fetch"]).exits(0);
    assert_eq!(scratch.read("oasmith.toml"), first);
    scratch.run(&["check"]).exits(0);
}

#[test]
fn a_file_refers_to_what_was_fetched() {
    let server = split();
    let scratch = Scratch::new();
    let b = server.url("/shared/b");
    scratch.write(
        "api/openapi.yaml",
        with_schemas(&format!("    C: {{$ref: '{b}#/B'}}\n")),
    );
    scratch.write("api/oasmith.toml", "# Mine.\nspec = 'openapi.yaml'\n");
    let check = ["check", "api/openapi.yaml"];
    scratch.run(&check).exits(1).says("remote-reference");
    scratch.run(&["fetch", "api/openapi.yaml"]).exits(0);
    let config = scratch.read("api/oasmith.toml");
    assert!(
        config.starts_with("# Mine.\nspec = 'openapi.yaml'\n\n[references.map]\n"),
        "{config}"
    );
    assert!(
        config.contains(&format!("\"{b}\" = {{ path = \"vendor/")),
        "{config}"
    );
    server.asked();
    scratch.run(&check).exits(0);
    // A folder stands in for all below a URL.
    scratch.write("api/local/shared/b", "B: {type: string}\n");
    let map = format!("references.map = {{ '{}/' = 'local' }}\n", server.root);
    scratch.write("api/oasmith.toml", &map);
    scratch.run(&check).exits(0);
    // It leads no farther than references do.
    scratch.write("../outside/b.yaml", "B: {type: string}\n");
    let map = format!("references.map = {{ '{b}' = '../../outside/b.yaml' }}\n");
    scratch.write("api/oasmith.toml", &map);
    scratch.run(&check).exits(1).says("reference-outside");
    assert_eq!(server.asked(), [""; 0]);
}
