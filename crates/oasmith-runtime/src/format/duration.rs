//! `duration` (RFC 3339, appendix A): `P1Y2M3DT4H5M6S`, `P2W`.

/// Whether a text is a duration. Units follow each other without a gap: years and days without months
/// are none.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else {
        return false;
    };
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (rest, None),
    };
    let Some(time) = time else {
        return units(date, "W") || units(date, "YMD");
    };
    (date.is_empty() || units(date, "YMD")) && units(time, "HMS")
}

/// Whether a text is numbers, each with its unit, the units being neighbours in `order`.
fn units(text: &str, order: &str) -> bool {
    let mut met = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let Some(unit) = number.chars().next().filter(|_| number.len() < rest.len()) else {
            return false;
        };
        met.push(unit);
        rest = number.strip_prefix(unit).unwrap_or_default();
    }
    !met.is_empty() && order.contains(&met)
}

#[cfg(test)]
mod tests {
    use super::is_duration;

    #[test]
    fn units_are_neighbours() {
        for text in ["P1Y2M3DT4H5M6S", "P2W", "PT36H", "P1M2D", "P0D"] {
            assert!(is_duration(text), "{text}");
        }
        for text in [
            "", "P", "PT", "P1", "P1Y2D", "PT1H2S", "P1Y2W", "PT0.5S", "-P1D", "P1DT",
        ] {
            assert!(!is_duration(text), "{text}");
        }
    }
}
