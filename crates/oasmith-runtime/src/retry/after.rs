//! How long a server asks to wait.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use reqwest::StatusCode;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

use crate::clock;

/// When a rate limit starts anew, by the names in use: a time in seconds or milliseconds since 1970,
/// or a number of seconds from now.
const RESETS: [&str; 3] = ["x-ratelimit-reset", "x-rate-limit-reset", "ratelimit-reset"];
/// Numbers from here on are seconds since 1970 (this one is in 2001) rather than from now.
const FIRST_SECOND: i64 = 1_000_000_000;
/// Numbers from here on are milliseconds since 1970.
const FIRST_MILLISECOND: i64 = 1_000_000_000_000;

/// How long the server asks to wait before the next attempt, if it does.
pub(super) fn wait(status: StatusCode, headers: &HeaderMap) -> Option<Duration> {
    let asked = retry_after(headers);
    if status != StatusCode::TOO_MANY_REQUESTS {
        return asked;
    }
    // `Retry-After` is in whole seconds and often rounded down, so that it may end too soon.
    asked.max(reset(headers))
}

/// `Retry-After` (RFC 9110 §10.2.3): a number of seconds, or a date. Fractions of seconds, which some
/// servers send, are understood.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    if let Some(wait) = milliseconds(headers) {
        return Some(wait);
    }
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    match value.parse::<f64>() {
        Ok(seconds) => seconds_from_now(seconds),
        Err(_) => Some(clock::until(server_time(headers), http_date(value)?)),
    }
}

/// `retry-after-ms`, or `x-ms-retry-after-ms`, which some servers send for what `Retry-After` can't say.
fn milliseconds(headers: &HeaderMap) -> Option<Duration> {
    let mut names = ["retry-after-ms", "x-ms-retry-after-ms"].into_iter();
    let value = names.find_map(|name| headers.get(name))?;
    let milliseconds: f64 = value.to_str().ok()?.trim().parse().ok()?;
    seconds_from_now(milliseconds / 1000.0)
}

fn seconds_from_now(seconds: f64) -> Option<Duration> {
    let is_wait = seconds.is_finite() && seconds >= 0.0;
    // One that is too long to be counted is longer than any that is kept to.
    is_wait.then(|| Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX))
}

fn reset(headers: &HeaderMap) -> Option<Duration> {
    let value = RESETS.iter().find_map(|name| headers.get(*name))?;
    let number: i64 = value.to_str().ok()?.trim().parse().ok()?;
    let at = match number {
        FIRST_MILLISECOND.. => Timestamp::from_millisecond(number).ok()?,
        FIRST_SECOND.. => Timestamp::from_second(number).ok()?,
        from_now => return Some(Duration::from_secs(u64::try_from(from_now).ok()?)),
    };
    Some(clock::until(server_time(headers), at))
}

/// What time it is where the dates of a response come from: clocks differ.
fn server_time(headers: &HeaderMap) -> Timestamp {
    let date = headers.get(DATE).and_then(|value| value.to_str().ok());
    date.and_then(http_date).unwrap_or_else(Timestamp::now)
}

/// A date of HTTP, in its format or in one of the two that are obsolete (RFC 9110 §5.6.7).
fn http_date(text: &str) -> Option<Timestamp> {
    const FORMATS: [&str; 3] = [
        "%a, %d %b %Y %H:%M:%S GMT",
        "%A, %d-%b-%y %H:%M:%S GMT",
        "%a %b %e %H:%M:%S %Y",
    ];
    let date = FORMATS
        .iter()
        .find_map(|format| DateTime::strptime(format, text).ok())?;
    Some(date.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::Timestamp;
    use reqwest::StatusCode;
    use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

    use super::{http_date, retry_after, wait};

    fn headers(list: &[(&'static str, &str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &str)| {
            let value = HeaderValue::from_str(value).unwrap();
            (HeaderName::from_static(name), value)
        };
        list.iter().map(pair).collect()
    }

    fn seconds(list: &[(&'static str, &str)]) -> Option<f64> {
        wait(StatusCode::TOO_MANY_REQUESTS, &headers(list)).map(|wait| wait.as_secs_f64())
    }

    #[test]
    fn dates_are_read_in_three_formats() {
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            let at = http_date(text).map(Timestamp::as_second);
            assert_eq!(at, Some(784_111_777), "{text}");
        }
        assert_eq!(http_date("tomorrow"), None);
    }

    #[test]
    fn seconds_and_dates_are_waits() {
        assert_eq!(seconds(&[("retry-after", "7")]), Some(7.0));
        assert_eq!(seconds(&[("retry-after", "0")]), Some(0.0));
        assert_eq!(seconds(&[("retry-after", "0.5")]), Some(0.5));
        let long = seconds(&[("retry-after", "99999999999999999999")]);
        assert!(long.is_some_and(|long| long > 1e18));
        for bad in ["", "-1", "soon", "NaN", "inf"] {
            assert_eq!(seconds(&[("retry-after", bad)]), None, "{bad}");
        }
        let at = ("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT");
        let earlier = ("date", "Sun, 06 Nov 1994 08:49:30 GMT");
        assert_eq!(seconds(&[at, earlier]), Some(7.0), "by the server's clock");
        assert_eq!(seconds(&[at]), Some(0.0), "it is past");
    }

    #[test]
    fn rate_limits_say_when_they_start_anew() {
        let now = ("date", "Sun, 09 Sep 2001 01:46:40 GMT");
        let reset = |value| ("x-ratelimit-reset", value);
        assert_eq!(seconds(&[now, reset("1000000005")]), Some(5.0));
        assert_eq!(seconds(&[now, reset("1000000005500")]), Some(5.5));
        assert_eq!(seconds(&[now, reset("999999")]), Some(999_999.0));
        assert_eq!(seconds(&[("ratelimit-reset", "3")]), Some(3.0));
        let floor = ("retry-after", "0");
        assert_eq!(seconds(&[now, floor, reset("1000000001")]), Some(1.0));
        let other = wait(
            StatusCode::SERVICE_UNAVAILABLE,
            &headers(&[floor, reset("9")]),
        );
        assert_eq!(
            other,
            Some(Duration::ZERO),
            "it is about the rate limit only"
        );
        assert_eq!(retry_after(&headers(&[reset("9")])), None);
    }
}
