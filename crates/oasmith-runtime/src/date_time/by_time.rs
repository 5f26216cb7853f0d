//! Dates and instants of the crate `time`.

use jiff::{Timestamp, civil};

use super::{Instant, date};

/// An instant in time (RFC 3339), with the spelling that it was read with.
pub type DateTime = super::DateTime<time::OffsetDateTime>;

/// A calendar date (RFC 3339 `full-date`).
pub use time::Date;

impl Instant for time::OffsetDateTime {
    fn from_timestamp(timestamp: Timestamp) -> Option<Self> {
        Self::from_unix_timestamp_nanos(timestamp.as_nanosecond()).ok()
    }

    fn spelling(&self) -> String {
        match Timestamp::from_nanosecond(self.unix_timestamp_nanos()) {
            Ok(timestamp) => timestamp.to_string(),
            // A year that RFC 3339 has no spelling for.
            Err(_) => self.to_string(),
        }
    }
}

date!(time::Date, |date: civil::Date| {
    let month = u8::try_from(date.month()).ok()?;
    let month = time::Month::try_from(month).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    Self::from_calendar_date(date.year().into(), month, day).ok()
});

#[cfg(test)]
mod tests {
    use super::{Date, DateTime};
    use crate::{decode_slice, encode_vec};

    #[test]
    fn instants_and_dates_are_those_of_time() {
        let text = br#""2023-06-03T14:53:22.051+02:00""#;
        let read: DateTime = decode_slice(text).unwrap();
        assert_eq!(encode_vec(&read).unwrap(), text);
        assert_eq!(read.unix_timestamp(), 1_685_796_802);
        let early: DateTime = decode_slice(br#""1969-12-31T23:59:59.5Z""#).unwrap();
        let made = DateTime::from(early.instant());
        assert_eq!(made.to_string(), "1969-12-31T23:59:59.5Z");
        assert_eq!(made, early);
        let date: Date = decode_slice(br#""2024-02-29""#).unwrap();
        assert_eq!(encode_vec(&date).unwrap(), br#""2024-02-29""#);
        assert!(decode_slice::<Date>(br#""2023-02-29""#).is_err());
    }
}
