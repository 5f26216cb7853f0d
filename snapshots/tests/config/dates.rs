//! Dates of the library that was chosen.

use oasmith_runtime::{chrono, decode_slice, encode_vec, time};
use snapshots::features::{dates_chrono, dates_string, dates_time};

use crate::Tested;

const EVENT: &str = r#"{"at":"2023-06-03T14:53:22+02:00","day":"2024-02-29","ended":null}"#;

#[test]
fn chrono_has_its_own_types() -> Tested {
    use dates_chrono::{Client, models::Event};

    let event: Event = decode_slice(EVENT.as_bytes())?;
    let at: chrono::DateTime<chrono::Utc> = event.at.instant();
    assert_eq!(at.timestamp(), 1_685_796_802);
    let day: chrono::NaiveDate = event.day;
    assert_eq!(day.to_string(), "2024-02-29");
    let events = Client::new("http://example.com")?.events();
    let _ = events.list().since(at).day(day);
    let made = Event::new(at, day);
    let text = String::from_utf8(encode_vec(&made)?)?;
    assert_eq!(text, r#"{"at":"2023-06-03T12:53:22Z","day":"2024-02-29"}"#);
    Ok(())
}

#[test]
fn time_has_its_own_types() -> Tested {
    use dates_time::{Client, models::Event};

    let event: Event = decode_slice(EVENT.as_bytes())?;
    let at: time::OffsetDateTime = event.at.instant();
    assert_eq!(at.unix_timestamp(), 1_685_796_802);
    let day: time::Date = event.day;
    let events = Client::new("http://example.com")?.events();
    let _ = events.list().since(at).day(day);
    let text = String::from_utf8(encode_vec(&Event::new(at, day))?)?;
    assert_eq!(text, r#"{"at":"2023-06-03T12:53:22Z","day":"2024-02-29"}"#);
    Ok(())
}

#[test]
fn text_is_text() -> Tested {
    use dates_string::models::Event;

    let event: Event = decode_slice(EVENT.as_bytes())?;
    assert_eq!(event.at, "2023-06-03T14:53:22+02:00");
    let made = Event::new("whenever", "someday");
    let text = String::from_utf8(encode_vec(&made)?)?;
    assert_eq!(text, r#"{"at":"whenever","day":"someday"}"#);
    Ok(())
}
