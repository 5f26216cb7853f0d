//! Names that the configuration gives. That they compile is the test; the wire keeps the document's.

use serde_json::json;
use snapshots::features::config_names::models::{Body, Html, Post, Sort};
use snapshots::features::config_names::{Client, articles};

use crate::Tested;

#[test]
fn names_change_in_rust_and_not_on_the_wire() -> Tested {
    let value =
        json!({"type": "note", "body": "text", "urlV2.0": "https://example.com", "kind": "a"});
    let post: Post = serde_json::from_value(value.clone())?;
    assert_eq!(post.kind, "note");
    assert_eq!(post.sort_of.as_deref(), Some("a"));
    assert_eq!(post.url.as_deref(), Some("https://example.com"));
    assert_eq!(post.body, Body::Plain("text".to_owned()));
    assert_eq!(serde_json::to_value(&post)?, value);
    let html = Post::new("note", Html::new("<p>"));
    let expected = json!({"type": "note", "body": {"html": "<p>"}});
    assert_eq!(serde_json::to_value(html)?, expected);
    Ok(())
}

#[test]
fn variants_keep_their_values() {
    for (variant, value) in [
        (Sort::Created, "created"),
        (Sort::NewestFirst, "-created"),
        (Sort::Unsorted, ""),
    ] {
        assert_eq!(variant.as_str(), value);
        assert_eq!(Sort::from(value), variant);
    }
}

#[test]
fn the_operation_is_called_by_its_name() -> Tested {
    let client = Client::new("http://example.com")?;
    let _: articles::FetchArticlePage = client.articles().list().sort(Sort::NewestFirst);
    Ok(())
}
