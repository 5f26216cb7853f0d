//! `cargo xtask spec pull`: the document as its owner publishes it now, in place of ours.

use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use oasmith_codegen::config::Config;
use oasmith_codegen::disk::DiskLoader;
use oasmith_codegen::pipeline::Request;
use oasmith_diff::report;
use oasmith_diff::side::Side;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::load::Loader;
use oasmith_spec::render;
use oasmith_spec::source::Sources;

use crate::instead::Instead;
use crate::{Result, TaskOutcome, codegen};

/// The most bytes that are taken.
const LIMIT: u64 = 64 << 20;
/// The most seconds that it may take.
const SECONDS: &str = "60";

/// Runs the command.
pub(crate) fn run(url: Option<&str>, yes: bool) -> Result<TaskOutcome> {
    let root = crate::root();
    std::env::set_current_dir(&root)?;
    let pulled = pull(Path::new("specs/nango"), url, &mut |question| {
        yes || ask(question)
    })?;
    match pulled {
        Pulled::Written => codegen::run(codegen::Mode::Write),
        Pulled::Same => {
            println!("the document is up to date");
            Ok(TaskOutcome::Success)
        }
        Pulled::Declined => {
            println!("nothing was changed");
            Ok(TaskOutcome::CheckFailed)
        }
    }
}

/// What came of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Pulled {
    /// The document was replaced.
    Written,
    /// It is the same, byte for byte.
    Same,
    /// The maintainer said no.
    Declined,
}

/// Fetches the document of a folder, shows what changed, asks, and writes. Whatever goes wrong before
/// the answer, nothing is changed.
pub(crate) fn pull(
    folder: &Path,
    url: Option<&str>,
    ask: &mut dyn FnMut(&str) -> bool,
) -> Result<Pulled> {
    let config_path = folder.join("oasmith.toml");
    let config = config(&config_path)?;
    let url = match url.or(config.upstream()) {
        Some(url) => url.to_owned(),
        None => {
            return Err(
                format!("{} names no `upstream`; give --url", config_path.display()).into(),
            );
        }
    };
    let spec = config
        .spec()
        .map_or_else(|| folder.join("openapi.yaml"), Path::to_path_buf);
    let fetched = fetch(&url)?;
    let ours = std::fs::read(&spec).map_err(|error| format!("{}: {error}", spec.display()))?;
    if ours == fetched {
        return Ok(Pulled::Same);
    }
    let request = Request {
        spec: spec.clone(),
        config: Some(config_path),
        ..Request::default()
    };
    let base = side(&request, &DiskLoader)?;
    let head = side(
        &request,
        &Instead {
            path: &spec,
            bytes: &fetched,
        },
    )
    .map_err(|error| format!("what {url} gives can't be used; nothing was changed\n{error}"))?;
    let changes = oasmith_diff::compare(&base, &head);
    println!("{}", report::text(&changes));
    if !ask(&format!("Replace {} by {url}?", spec.display())) {
        return Ok(Pulled::Declined);
    }
    std::fs::write(&spec, fetched).map_err(|error| format!("{}: {error}", spec.display()))?;
    Ok(Pulled::Written)
}

fn config(path: &Path) -> Result<Config> {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let config = Config::read(path, &[], &DiskLoader, &mut sources, &mut diagnostics);
    config
        .filter(|_| !diagnostics.has_errors())
        .ok_or_else(|| render::render(&diagnostics, &sources, false).into())
}

fn side(request: &Request, loader: &dyn Loader) -> Result<Side> {
    Side::read(request, loader)
        .map_err(|refused| render::render(&refused.diagnostics, &refused.sources, false).into())
}

/// The bytes of a URL, by `curl`: TLS and proxies are its business. Only https, save on this machine.
fn fetch(url: &str) -> Result<Vec<u8>> {
    let local = ["http://127.0.0.1:", "http://[::1]:", "http://localhost:"];
    let here = local.iter().any(|start| url.starts_with(start));
    if !here && !url.starts_with("https://") {
        return Err(format!("`{url}` is not https; nothing was changed").into());
    }
    let protocols = if here { "=http" } else { "=https" };
    let mut curl = Command::new("curl")
        .args([
            "--silent",
            "--show-error",
            "--fail",
            "--location",
            "--max-redirs",
            "5",
        ])
        .args([
            "--proto",
            protocols,
            "--proto-redir",
            protocols,
            "--max-time",
            SECONDS,
        ])
        .args(["--output", "-", "--url", url])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("curl can't be run: {error}; nothing was changed"))?;
    let mut bytes = Vec::new();
    if let Some(out) = curl.stdout.take() {
        out.take(LIMIT + 1).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > LIMIT {
        curl.kill()?;
        curl.wait()?;
        return Err(format!("{url} gives more than {LIMIT} bytes; nothing was changed").into());
    }
    let output = curl.wait_with_output()?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(format!("{url}: {message}; nothing was changed").into());
    }
    Ok(bytes)
}

/// Asks on the terminal; anything but yes is no, and so is no terminal.
fn ask(question: &str) -> bool {
    print!("{question} [y/N] ");
    let _ = io::stdout().flush();
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::thread;

    use std::path::PathBuf;

    use super::*;

    const OURS: &str = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /pets:\n    get: {operationId: listPets, responses: {'200': {description: Done}}}\n";

    /// A folder with a document, removed at the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path =
                std::env::temp_dir().join(format!("oasmith-pull-{name}-{}", std::process::id()));
            std::fs::create_dir_all(&path).expect("a folder");
            std::fs::write(path.join("oasmith.toml"), "spec = \"openapi.yaml\"\n")
                .expect("written");
            std::fs::write(path.join("openapi.yaml"), OURS).expect("written");
            Self(path)
        }

        fn document(&self) -> String {
            std::fs::read_to_string(self.0.join("openapi.yaml")).expect("there")
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    /// A server on this machine that answers one request.
    fn server(status: &'static str, body: String) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a connection");
            let mut request = [0; 4096];
            let _ = stream.read(&mut request);
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(head.as_bytes());
            let _ = stream.write_all(body.as_bytes());
        });
        format!("http://127.0.0.1:{port}/spec.yaml")
    }

    fn theirs() -> String {
        OURS.replace("/pets", "/animals")
    }

    #[test]
    fn a_document_is_replaced_after_a_yes_and_kept_after_a_no() {
        let folder = Folder::new("yes");
        let mut asked = 0;
        let mut no = |_: &str| {
            asked += 1;
            false
        };
        let pulled = pull(&folder.0, Some(&server("200 OK", theirs())), &mut no).expect("fetched");
        assert_eq!(
            (pulled, folder.document().as_str()),
            (Pulled::Declined, OURS)
        );
        let pulled =
            pull(&folder.0, Some(&server("200 OK", theirs())), &mut |_| true).expect("fetched");
        assert_eq!((pulled, folder.document()), (Pulled::Written, theirs()));
        let pulled = pull(&folder.0, Some(&server("200 OK", theirs())), &mut no).expect("fetched");
        assert_eq!((pulled, asked), (Pulled::Same, 1));
    }

    #[test]
    fn what_goes_wrong_is_said_and_changes_nothing() {
        let folder = Folder::new("wrong");
        let mut never = |_: &str| panic!("nothing to ask");
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = free.local_addr().expect("an address").port();
        drop(free);
        for (url, wanted) in [
            (
                format!("http://127.0.0.1:{port}/spec.yaml"),
                "nothing was changed",
            ),
            (server("404 Not Found", String::new()), "404"),
            (server("200 OK", "<html>".to_owned()), "can't be used"),
            ("http://example.com/spec.yaml".to_owned(), "not https"),
            ("file:///etc/hostname".to_owned(), "not https"),
        ] {
            let error = pull(&folder.0, Some(&url), &mut never)
                .expect_err(&url)
                .to_string();
            assert!(error.contains(wanted), "{url}: {error}");
            assert_eq!(folder.document(), OURS);
        }
        let error = pull(&folder.0, None, &mut never)
            .expect_err("no URL")
            .to_string();
        assert!(error.contains("names no `upstream`"), "{error}");
    }
}
