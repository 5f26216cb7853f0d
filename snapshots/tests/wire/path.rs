//! Path parameters, and servers that have variables.

use snapshots::features::operations::{Client, servers};
use snapshots::features::{reference_files, reserved, text};

use crate::Tested;
use crate::server::Server;

#[tokio::test]
async fn parts_are_percent_encoded() -> Tested {
    let server = Server::answering(201, "", "")?;
    let client = Client::builder().key("k").base_url(&server.url).build()?;
    for (id, name, path) in [
        ("7", "a", "/jobs/7/files/a.json"),
        ("a/b", "c d", "/jobs/a%2Fb/files/c%20d.json"),
        ("\"q\"", "it's", "/jobs/%22q%22/files/it%27s.json"),
        ("?x=1#y", "50%2F", "/jobs/%3Fx%3D1%23y/files/50%252F.json"),
        ("é", "日", "/jobs/%C3%A9/files/%E6%97%A5.json"),
        ("...", "..", "/jobs/.../files/...json"),
        ("{name}", "\\", "/jobs/%7Bname%7D/files/%5C.json"),
    ] {
        client.jobs().put_file(id, name, "x").await?;
        assert_eq!(server.request().target(), format!("PUT {path}"));
    }
    Ok(())
}

#[tokio::test]
async fn segments_that_would_vanish_are_refused_before_sending() -> Tested {
    let server = Server::answering(204, "", "")?;
    let client = Client::builder().key("k").base_url(&server.url).build()?;
    for id in ["", ".", ".."] {
        let error = client.jobs().delete_log(id).await.expect_err("refused");
        assert!(error.is_build(), "{error:?}");
        assert!(error.to_string().contains("`id`"), "{error}");
        assert_eq!(error.operation(), Some("deleteLog"));
        assert!(error.status().is_none() && error.body().is_none());
    }
    let empty = client.jobs().put_file("7", "", "x").await;
    assert!(empty.expect_err("refused").to_string().contains("`name`"));
    assert!(server.is_idle());
    Ok(())
}

#[tokio::test]
async fn integers_and_files_that_are_referred_to() -> Tested {
    let server = Server::json(200, r#"{"id":7,"owner":{"name":"Ada"}}"#)?;
    let pet = reference_files::Client::new(&server.url)?
        .pets()
        .get(-7)
        .await?;
    assert_eq!(server.request().target(), "GET /pets/-7");
    assert_eq!((pet.id, pet.owner.name.as_str()), (7, "Ada"));
    Ok(())
}

#[tokio::test]
async fn what_stands_in_the_path_of_the_document_is_only_text() -> Tested {
    let server = Server::answering(200, "", "")?;
    text::Client::new(&server.url)?.notes().read_text().await?;
    let target = "GET /notes/%22;%20panic!();%20%22";
    assert_eq!(server.request().target(), target);
    Ok(())
}

#[test]
fn servers_are_constants_by_their_defaults_and_functions() -> Tested {
    assert_eq!(servers::BY_REGION, "https://eu.example.com/v1");
    assert_eq!(servers::by_region("us"), "https://us.example.com/v1");
    assert_eq!(servers::LOCALHOST, "http://localhost:8080");
    let client = Client::builder()
        .key("k")
        .http_client(oasmith_runtime::HttpClient::new());
    let client = client.build()?;
    assert_eq!(client.runtime().base_url(), servers::BY_REGION);
    Ok(())
}

#[tokio::test]
async fn values_keep_their_slashes_where_the_configuration_says_so() -> Tested {
    let server = Server::answering(200, "text/plain", "x")?;
    let files = reserved::Client::new(&server.url)?.files();
    for (path, sent) in [
        ("src/lib.rs", "src/lib.rs"),
        ("a b/ü?#", "a%20b/%C3%BC%3F%23"),
        ("a:b@c", "a:b@c"),
        ("50%25", "50%25"),
    ] {
        files.read(path).ref_("refs/heads/main").await?;
        let target = format!("GET /files/{sent}/raw?ref=refs/heads/main");
        assert_eq!(server.request().target(), target);
    }
    for path in ["a/../b", "..", ""] {
        let error = files.read(path).await.expect_err("refused");
        assert!(error.is_build(), "{error:?}");
    }
    // Of the same path, but not of that method.
    let server = Server::answering(204, "", "")?;
    let files = reserved::Client::new(&server.url)?.files();
    files.delete("src/lib.rs").await?;
    assert_eq!(server.request().target(), "DELETE /files/src%2Flib.rs/raw");
    Ok(())
}
