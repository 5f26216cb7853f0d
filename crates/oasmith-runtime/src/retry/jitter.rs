//! Chance, for waits that shall differ between clients.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// Some time between none and `most`.
///
/// The keys of the standard library's hash maps are chance enough for that, and no dependency. In a
/// browser, where those are always the same, the clock adds to it.
pub(super) fn of(most: Duration) -> Duration {
    let now = jiff::Timestamp::now().as_nanosecond();
    let share = RandomState::new().hash_one(now);
    // 16 bits of it are fine enough, and lose nothing of the length.
    let share = u32::from(u16::try_from(share >> 48).unwrap_or_default());
    most / u32::from(u16::MAX) * share
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    #[test]
    fn is_within_bounds_and_differs() {
        let most = Duration::from_secs(1);
        let times: Vec<_> = (0..20).map(|_| super::of(most)).collect();
        assert!(times.iter().all(|time| *time <= most));
        assert!(times.iter().any(|time| *time != times[0]), "{times:?}");
        assert_eq!(super::of(Duration::ZERO), Duration::ZERO);
    }
}
