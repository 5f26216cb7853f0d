//! Answers that come item by item.

use snapshots::features::streams::models::Tick;
use snapshots::features::streams::ticks::Ticks;
use snapshots::features::streams::{Client, Error};

use crate::Tested;
use crate::server::Server;

fn ticks(server: &Server) -> Result<Ticks, Error> {
    Ok(Client::builder(&server.url).build()?.ticks())
}

fn events(body: &str) -> std::io::Result<Server> {
    Server::answering(200, "text/event-stream", body)
}

#[tokio::test]
async fn events_have_typed_data() -> Tested {
    let server = events("event: tick\nid: 1\ndata: {\"at\":7}\n\n")?;
    let mut events = ticks(&server)?.watch().await?;
    let event = events.next().await.ok_or("an event")??;
    assert_eq!((event.name.as_str(), event.data.at), ("tick", 7));
    assert_eq!(events.last_event_id(), "1");
    assert!(events.next().await.is_none());

    let mut events = ticks(&server)?.follow_log().await?;
    let event = events.next().await.ok_or("an event")??;
    assert_eq!(event.data, r#"{"at":7}"#);

    let mut events = ticks(&server)?.watch_whole().await?;
    let event = events.next().await.ok_or("an event")??;
    assert_eq!(event.event.as_deref(), Some("tick"));
    assert_eq!(
        (event.id.as_deref(), event.data.as_str()),
        (Some("1"), r#"{"at":7}"#)
    );
    Ok(())
}

#[tokio::test]
async fn a_stream_may_stand_beside_json() -> Tested {
    let server = events("data: {\"at\":7}\n\ndata: {\"at\":8}\n\n")?;
    let mut events = ticks(&server)?.ask().send_events().await?;
    let mut seen = Vec::new();
    while let Some(event) = events.next().await {
        seen.push(event?.data.at);
    }
    assert_eq!(seen, [7, 8]);
    let accept = server.request();
    let accept = accept.header("accept").ok_or("a header")?;
    assert!(accept.starts_with("text/event-stream"), "{accept}");

    let server = Server::json(200, r#"[{"at":7}]"#)?;
    assert_eq!(ticks(&server)?.ask().await?, [Tick::new(7)]);
    let accept = server.request();
    let accept = accept.header("accept").ok_or("a header")?;
    assert!(accept.starts_with("application/json"), "{accept}");
    Ok(())
}

#[tokio::test]
async fn lines_are_typed() -> Tested {
    let server = Server::answering(200, "application/x-ndjson", "{\"at\":7}\n{\"at\":8}\n")?;
    let mut lines = ticks(&server)?.list_lines().await?;
    assert_eq!(lines.next().await.ok_or("a line")??.at, 7);
    assert_eq!(lines.next().await.ok_or("a line")??.at, 8);
    assert!(lines.next().await.is_none());
    let mut lines = ticks(&server)?.any_lines().send_lines().await?;
    assert_eq!(lines.next().await.ok_or("a line")??["at"], 7);

    let server = Server::answering(200, "application/json-seq", "\x1e{\"at\":7}\n")?;
    let mut lines = ticks(&server)?.sequence_lines().await?;
    assert_eq!(lines.next().await.ok_or("a line")??.at, 7);
    Ok(())
}
