//! Prism, installed below `target/` and started on a port of this machine.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Result;

/// The npm package, at the version that was tried.
const PACKAGE: &str = "@stoplight/prism-cli@5.14.2";

/// How long it may take to listen.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server; it ends with the value.
pub(super) struct Server {
    process: Child,
    url: String,
}

impl Server {
    /// Installs Prism below `work`, unless it is there, and starts it with a document.
    pub(super) fn start(work: &Path, document: &Path) -> Result<Self> {
        let program = work.join("node_modules/.bin/prism");
        if !program.is_file() {
            install(work)?;
        }
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let process = Command::new(program)
            .args(["mock", "--errors", "--host", "127.0.0.1", "--port"])
            .arg(port.to_string())
            .arg(document)
            .stdout(Stdio::null())
            .spawn()?;
        let mut server = Self {
            process,
            url: format!("http://127.0.0.1:{port}"),
        };
        server.wait(port)?;
        Ok(server)
    }

    /// Its base URL.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    fn wait(&mut self, port: u16) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(());
            }
            if let Some(status) = self.process.try_wait()? {
                return Err(format!("Prism ended with {status}").into());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err("Prism does not listen".into())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn install(work: &Path) -> Result<()> {
    std::fs::create_dir_all(work)?;
    let installed = Command::new("npm")
        .args([
            "install",
            "--no-audit",
            "--no-fund",
            "--no-save",
            "--prefix",
        ])
        .arg(work)
        .arg(PACKAGE)
        .stdout(Stdio::null())
        .status()
        .map_err(|error| format!("npm, which Prism needs, can't be started: {error}"))?;
    if installed.success() {
        Ok(())
    } else {
        Err(format!("{PACKAGE} can't be installed").into())
    }
}
