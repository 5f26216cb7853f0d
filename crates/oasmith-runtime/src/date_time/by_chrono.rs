//! Dates and instants of chrono.

use jiff::{Timestamp, civil};

use super::{Instant, date};

/// An instant in time (RFC 3339), with the spelling that it was read with.
pub type DateTime = super::DateTime<chrono::DateTime<chrono::Utc>>;

/// A calendar date (RFC 3339 `full-date`).
pub use chrono::NaiveDate as Date;

impl Instant for chrono::DateTime<chrono::Utc> {
    fn from_timestamp(timestamp: Timestamp) -> Option<Self> {
        // Counted from the second before, which chrono wants, also before 1970.
        let nanoseconds = timestamp.as_nanosecond();
        let second = i64::try_from(nanoseconds.div_euclid(1_000_000_000)).ok()?;
        let rest = u32::try_from(nanoseconds.rem_euclid(1_000_000_000)).ok()?;
        Self::from_timestamp(second, rest)
    }

    fn spelling(&self) -> String {
        self.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
    }
}

date!(chrono::NaiveDate, |date: civil::Date| {
    let (month, day) = (u32::try_from(date.month()), u32::try_from(date.day()));
    Self::from_ymd_opt(date.year().into(), month.ok()?, day.ok()?)
});

#[cfg(test)]
mod tests {
    use super::{Date, DateTime};
    use crate::{decode_slice, encode_vec};

    #[test]
    fn instants_and_dates_are_those_of_chrono() {
        let text = br#""2023-06-03T14:53:22.051+02:00""#;
        let read: DateTime = decode_slice(text).unwrap();
        assert_eq!(encode_vec(&read).unwrap(), text);
        assert_eq!(read.timestamp_millis(), 1_685_796_802_051);
        let early: DateTime = decode_slice(br#""1969-12-31T23:59:59.5Z""#).unwrap();
        let made = DateTime::from(early.instant());
        assert_eq!(made.to_string(), "1969-12-31T23:59:59.500Z");
        assert_eq!(made, early);
        let date: Date = decode_slice(br#""2024-02-29""#).unwrap();
        assert_eq!(encode_vec(&date).unwrap(), br#""2024-02-29""#);
        assert!(decode_slice::<Date>(br#""2023-02-29""#).is_err());
    }
}
