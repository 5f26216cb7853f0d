//! Forms by their encoding, and paths that keep their slashes.

use snapshots::features::forms::Client;
use snapshots::features::forms::models::{CreateChargeRequest, CreateChargeRequestAddress};

use crate::Tested;
use crate::server::Server;

#[tokio::test]
async fn members_are_written_by_their_encoding() -> Tested {
    let server = Server::answering(204, "", "")?;
    let address = CreateChargeRequestAddress::new("Ulm & Neu-Ulm").zip("89073");
    let tags = ["a b", "c"].map(str::to_owned).to_vec();
    let charge = CreateChargeRequest::new(5, address, tags).note("hi");
    Client::new(&server.url)?.charges().create(charge).await?;
    let request = server.request();
    assert_eq!(
        request.text(),
        "amount=5&address%5Bzip%5D=89073&address%5Bcity%5D=Ulm+%26+Neu-Ulm&tags=a+b%7Cc&note=%22hi%22"
    );
    Ok(())
}

#[tokio::test]
async fn slashes_are_kept_and_nothing_else() -> Tested {
    let server = Server::answering(204, "", "")?;
    let files = Client::new(&server.url)?.files();
    for (path, sent) in [
        ("a/b.txt", "/files/a/b.txt"),
        ("v1/x?y#z", "/files/v1/x%3Fy%23z"),
        ("a b/\u{fc}", "/files/a%20b/%C3%BC"),
        ("a:b@c/%20%", "/files/a:b@c/%20%25"),
    ] {
        files.get(path).await?;
        assert_eq!(server.request().target(), format!("GET {sent}"));
    }
    for path in ["", "..", "a/../b", "a/.", "./a", "a/%2e%2E/b"] {
        let error = files.get(path).await.expect_err("refused");
        assert!(error.is_build(), "{path}: {error}");
    }
    assert!(server.is_idle());
    Ok(())
}
