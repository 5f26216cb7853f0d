//! The day by which sunsets and accepted changes are over. Nothing else reads the clock.

use std::time::SystemTime;

use clap::ArgMatches;

/// The day that `--today` names, else that of the system in UTC, as `YYYY-MM-DD`.
pub(crate) fn today(matches: &ArgMatches) -> String {
    if let Some(day) = matches.get_one::<String>("today") {
        return day.clone();
    }
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let days = since.map_or(0, |since| since.as_secs() / 86_400);
    day(days)
}

/// The day that is so many days after 1 January 1970, in the Gregorian calendar.
fn day(days: u64) -> String {
    // Counted from 1 March of the year 0, so that the day that leap years add is the last one.
    let days = days + 719_468;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(11_016), "2000-02-29");
        assert_eq!(day(19_782), "2024-02-29");
        assert_eq!(day(20_819), "2027-01-01");
    }
}
