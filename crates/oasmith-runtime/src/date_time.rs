//! Dates and instants.

#[cfg(feature = "chrono")]
pub mod by_chrono;
#[cfg(feature = "time")]
pub mod by_time;
mod instant;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::str::FromStr;

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use crate::{Decode, DecodeError, Decoded, Encode, Reader, Writer};

pub use instant::Instant;

/// An instant in time (RFC 3339), with the spelling that it was read with.
///
/// It is written back as it was received. One that is made from an instant (a [`jiff::Timestamp`], or
/// that of another library by the features `chrono` and `time`) is spelled in UTC with `Z`. Two are
/// equal when they are the same instant, however they are spelled.
///
/// An instant beyond the range of [`jiff::Timestamp`], which ends on 30 December 9999, is the end of that range; its
/// spelling is kept all the same.
///
/// Reading is lenient: a space may stand for the `T`, the offset may be `Z`, `+00:00`, `+0000` or
/// `+00`, and a time without any offset is taken as UTC.
#[derive(Clone)]
pub struct DateTime<T = Timestamp> {
    instant: T,
    spelling: Option<Box<str>>,
}

impl DateTime {
    /// The instant.
    #[must_use]
    pub fn timestamp(&self) -> Timestamp {
        self.instant
    }
}

impl<T: Instant> DateTime<T> {
    /// The instant.
    #[must_use]
    pub fn instant(&self) -> T {
        self.instant
    }

    /// The spelling in UTC, with `Z`. The digits stay as they are if it is in UTC or has no offset. `None` beyond the
    /// range of [`jiff::Timestamp`].
    pub(crate) fn in_utc(&self) -> Option<String> {
        let spelling = self.to_string().to_ascii_uppercase().replacen(' ', "T", 1);
        let (date, time) = spelling.split_once('T')?;
        let (time, offset) = match time.find(['Z', '+', '-']) {
            Some(at) => time.split_at(at),
            None => (time, "Z"),
        };
        let is_utc = offset
            .bytes()
            .skip(1)
            .all(|byte| matches!(byte, b'0' | b':'));
        if is_utc {
            return Some(format!("{date}T{time}Z"));
        }
        let instant: Timestamp = format!("{date}T{time}{offset}").parse().ok()?;
        Some(instant.to_string())
    }

    fn read(text: &str) -> Option<Self> {
        let digits = nine_digits(text);
        let shortened = digits.as_deref().unwrap_or(text);
        let instant = shortened.parse::<Timestamp>().ok().or_else(|| {
            // No offset at all. A bare date is not an instant.
            let time = text
                .contains(':')
                .then(|| shortened.parse::<civil::DateTime>().ok())??;
            Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp())
        });
        let instant = instant.or_else(|| nearest(shortened))?;
        Some(Self {
            instant: T::from_timestamp(instant)?,
            spelling: Some(text.into()),
        })
    }
}

/// The end of jiff's range that an instant beyond it is nearest to: a time on the last day of 9999 has none of its own,
/// though it is often sent for "never".
fn nearest(text: &str) -> Option<Timestamp> {
    let date_end = text.find(['T', 't', ' '])?;
    let offset = text.get(date_end..)?.find(['Z', 'z', '+', '-'])? + date_end;
    let (local, offset) = text.split_at_checked(offset)?;
    let local: civil::DateTime = local.parse().ok()?;
    // The offset is right where it is so with another date.
    format!("2000-01-01T00:00:00{offset}")
        .parse::<Timestamp>()
        .ok()?;
    Some(match local.year() {
        ..0 => Timestamp::MIN,
        0.. => Timestamp::MAX,
    })
}

/// By its spelling, as in JSON.
impl<T: Instant> serde::Serialize for DateTime<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T: Instant> serde::Deserialize<'de> for DateTime<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::serde_bridge::deserialize(deserializer)
    }
}

impl<T: Instant> Deref for DateTime<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.instant
    }
}

/// The text with its fraction cut to nanoseconds, where it has more digits than those (RFC 3339 sets no
/// limit). The spelling is kept as it was all the same.
fn nine_digits(text: &str) -> Option<String> {
    let (before, fraction) = text.split_once('.')?;
    let end = fraction.find(|character: char| !character.is_ascii_digit());
    let (digits, offset) = fraction.split_at(end.unwrap_or(fraction.len()));
    (digits.len() > 9).then(|| format!("{before}.{}{offset}", &digits[..9]))
}

impl<T: Instant> From<T> for DateTime<T> {
    fn from(instant: T) -> Self {
        Self {
            instant,
            spelling: None,
        }
    }
}

impl From<DateTime> for Timestamp {
    fn from(value: DateTime) -> Self {
        value.instant
    }
}

impl<T: Instant> fmt::Display for DateTime<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.spelling {
            Some(spelling) => f.write_str(spelling),
            None => f.write_str(&self.instant.spelling()),
        }
    }
}

impl<T: Instant> fmt::Debug for DateTime<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DateTime({self})")
    }
}

/// The string is not an RFC 3339 instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidDateTime(());

impl fmt::Display for InvalidDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date and time like 2023-06-03T14:53:22Z")
    }
}

impl std::error::Error for InvalidDateTime {}

impl<T: Instant> FromStr for DateTime<T> {
    type Err = InvalidDateTime;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text).ok_or(InvalidDateTime(()))
    }
}

impl<T: Instant> PartialEq for DateTime<T> {
    fn eq(&self, other: &Self) -> bool {
        self.instant == other.instant
    }
}

impl<T: Instant> Eq for DateTime<T> {}

impl<T: Instant> PartialOrd for DateTime<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Instant> Ord for DateTime<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.instant.cmp(&other.instant)
    }
}

impl<T: Instant> Hash for DateTime<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.instant.hash(state);
    }
}

impl<T: Instant> Decode for DateTime<T> {
    fn decode(reader: &mut Reader<'_>) -> Decoded<Self> {
        reader.kind()?;
        let start = reader.offset();
        let error = "not a date and time (RFC 3339)";
        Self::read(reader.text()?).ok_or_else(|| DecodeError::new(error, start))
    }
}

impl<T: Instant> Encode for DateTime<T> {
    fn encode(&self, writer: &mut Writer) {
        match &self.spelling {
            Some(spelling) => writer.string(spelling),
            None => writer.string(&self.instant.spelling()),
        }
    }
}

/// A date by its own spelling, which is `full-date` of RFC 3339 (section 5.6).
macro_rules! date {
    ($date:ty, $from:expr) => {
        impl $crate::Decode for $date {
            fn decode(reader: &mut $crate::Reader<'_>) -> $crate::Decoded<Self> {
                reader.kind()?;
                let start = reader.offset();
                let date = $crate::date_time::civil_date(reader.text()?).and_then($from);
                let error = "not a date (RFC 3339 full-date)";
                date.ok_or_else(|| $crate::DecodeError::new(error, start))
            }
        }

        impl $crate::Encode for $date {
            fn encode(&self, writer: &mut $crate::Writer) {
                writer.string(&self.to_string());
            }
        }

        impl $crate::ToParam for $date {
            fn to_param(&self) -> $crate::Param {
                $crate::Param::text(self.to_string())
            }
        }

        impl $crate::Validate for $date {}
    };
}

#[allow(unused_imports, reason = "without features nobody else needs it")]
pub(crate) use date;

date!(civil::Date, Some);

/// A date and nothing after it, which would not be written back.
fn civil_date(text: &str) -> Option<civil::Date> {
    if text.len() == 10 {
        text.parse().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use crate::{Date, DateTime, Param, ToParam, decode_slice, encode_vec};

    #[test]
    fn spellings_are_kept_and_compared_by_instant() {
        let reference: DateTime = "2023-06-03T14:53:22.051Z".parse().unwrap();
        for spelling in [
            "2023-06-03T14:53:22.051Z",
            "2023-06-03t14:53:22.051z",
            "2023-06-03T14:53:22.051+00:00",
            "2023-06-03 14:53:22.051+00",
            "2023-06-03T16:53:22.051000+0200",
            "2023-06-03T14:53:22.051",
            "2023-06-03T14:53:22.051000000000000Z",
        ] {
            let text = format!("\"{spelling}\"");
            let read = decode_slice::<DateTime>(text.as_bytes()).unwrap();
            assert_eq!(read, reference, "{spelling}");
            assert_eq!(encode_vec(&read).unwrap(), text.as_bytes());
        }
    }

    #[test]
    fn what_is_no_instant_is_refused() {
        for text in [
            "",
            "2023-06-03",
            "yesterday",
            "2023-13-03T14:53:22Z",
            "1685804002",
        ] {
            assert!(text.parse::<DateTime>().is_err(), "{text}");
        }
        let error = decode_slice::<DateTime>(b" 12").unwrap_err();
        assert_eq!(error.message(), "expected a string, found a number");
    }

    #[test]
    fn instants_at_the_end_of_time_are_read_and_written_back() {
        for (text, year) in [
            ("9999-12-30T21:59:59Z", 9999),
            ("9999-12-31T23:59:59Z", 9999),
            ("9999-12-31T23:59:59.9999999Z", 9999),
            ("9999-12-31T23:59:59-12:00", 9999),
            ("0001-01-01T00:00:00Z", 1),
            ("0000-01-01T00:00:00+14:00", 0),
            ("2016-12-31T23:59:60Z", 2016),
        ] {
            let read: DateTime = decode_slice(format!("\"{text}\"").as_bytes()).unwrap();
            let zoned = read.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
            assert!((zoned.year() - year).abs() <= 1, "{text}: {zoned}");
            assert_eq!(read.to_string(), text);
        }
        for text in [
            "9999-12-31T23:59:59",
            "9999-12-32T00:00:00Z",
            "9999-12-31T23:59:59+99:00",
            "9999-12-31Z",
        ] {
            let read = text.parse::<DateTime>();
            assert!(read.is_err(), "{text}");
        }
        let [soon, never] =
            ["9999-12-30T00:00:00Z", "9999-12-31T00:00:00Z"].map(|text| text.parse::<DateTime>());
        assert!(soon.unwrap() < never.unwrap());
    }

    #[test]
    fn serde_has_the_spelling() {
        let text = "\"2023-06-03 14:53:22+00\"";
        let read: DateTime = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
        assert!(serde_json::from_str::<DateTime>("\"soon\"").is_err());
    }

    #[test]
    fn parameters_are_sent_in_utc() {
        for (spelling, sent) in [
            ("2023-06-03T14:53:22.050+00:00", "2023-06-03T14:53:22.050Z"),
            ("2023-06-03 14:53:22-0000", "2023-06-03T14:53:22Z"),
            ("2023-06-03T14:53:22", "2023-06-03T14:53:22Z"),
            ("2023-06-03T14:53:22z", "2023-06-03T14:53:22Z"),
            ("2023-06-03T14:53:22+02:00", "2023-06-03T12:53:22Z"),
            ("2023-06-03T14:53:22.5-00:30", "2023-06-03T15:23:22.5Z"),
            ("9999-12-31T23:59:59+00:00", "9999-12-31T23:59:59Z"),
            ("9999-12-31T23:59:59-01:00", "9999-12-31T23:59:59-01:00"),
        ] {
            let time: DateTime = spelling.parse().unwrap();
            assert_eq!(time.to_param(), Param::text(sent), "{spelling}");
        }
    }

    #[test]
    fn own_instants_are_spelled_in_utc() {
        let made = DateTime::from(Timestamp::UNIX_EPOCH);
        assert_eq!(encode_vec(&made).unwrap(), b"\"1970-01-01T00:00:00Z\"");
    }

    #[test]
    fn dates_are_dates_only() {
        let date = decode_slice::<Date>(b"\"2024-02-29\"").unwrap();
        assert_eq!(encode_vec(&date).unwrap(), b"\"2024-02-29\"");
        assert!(decode_slice::<Date>(b"\"2023-02-29\"").is_err());
        assert!(decode_slice::<Date>(b"\"2024-02-29T00:00\"").is_err());
    }
}
