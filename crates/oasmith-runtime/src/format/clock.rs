//! `date-time`, `date` and `time` (RFC 3339, section 5.6).

use super::digits;

pub(super) fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't']) else {
        return false;
    };
    is_date(date) && is_time(time)
}

/// `full-date`, in the Gregorian calendar.
pub(super) fn is_date(text: &str) -> bool {
    date(text).is_some_and(|(year, month, day)| {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        (1..=days).contains(&day)
    })
}

fn date(text: &str) -> Option<(u32, u32, u32)> {
    let (year, rest) = digits(text, 4)?;
    let (month, rest) = digits(rest.strip_prefix('-')?, 2)?;
    let (day, rest) = digits(rest.strip_prefix('-')?, 2)?;
    rest.is_empty().then_some((year, month, day))
}

/// `full-time`. A second 60 is one only at the end of a day in UTC (appendix D).
pub(super) fn is_time(text: &str) -> bool {
    time(text).unwrap_or_default()
}

fn time(text: &str) -> Option<bool> {
    let (hour, rest) = digits(text, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(':')?, 2)?;
    let (second, rest) = digits(rest.strip_prefix(':')?, 2)?;
    let offset = offset(without_fraction(rest)?)?;
    let day = 24 * 60;
    let utc = (day + minutes(hour, minute) - offset).rem_euclid(day);
    let fits = hour < 24 && minute < 60 && (second < 60 || second == 60 && utc == day - 1);
    Some(fits)
}

/// What follows the fraction of a second, where there is one.
fn without_fraction(text: &str) -> Option<&str> {
    let Some(fraction) = text.strip_prefix('.') else {
        return Some(text);
    };
    let rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < fraction.len()).then_some(rest)
}

/// Minutes before UTC.
fn offset(text: &str) -> Option<i64> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let (hour, rest) = digits(text.get(1..)?, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(':')?, 2)?;
    let fits = hour < 24 && minute < 60 && rest.is_empty();
    fits.then(|| sign * minutes(hour, minute))
}

fn minutes(hour: u32, minute: u32) -> i64 {
    i64::from(hour) * 60 + i64::from(minute)
}

#[cfg(test)]
mod tests {
    use super::{is_date, is_date_time, is_time};

    #[test]
    fn dates_are_days_that_there_are() {
        assert!(is_date("2024-02-29") && is_date("0001-12-31"));
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "24-01-01",
            "2024-1-01",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn times_have_an_offset() {
        assert!(is_time("08:30:06.25-08:00") && is_time("08:30:06z"));
        for text in ["08:30:06", "08:30:06.Z", "24:00:00Z", "08:30Z", "०8:30:06Z"] {
            assert!(!is_time(text), "{text}");
        }
    }

    #[test]
    fn leap_seconds_end_a_day_in_utc() {
        assert!(is_time("23:59:60Z") && is_time("15:59:60-08:00"));
        assert!(!is_time("23:59:60+01:00") && !is_time("22:59:60Z"));
        assert!(is_date_time("1990-12-31T23:59:60Z"));
    }
}
