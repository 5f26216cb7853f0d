//! Waits that differ between clients.

use std::time::Duration;

use crate::chance;

/// Some time between none and `most`.
pub(super) fn of(most: Duration) -> Duration {
    // 16 bits are fine enough, and lose nothing of the length.
    let share = u32::from(u16::try_from(chance::number() >> 48).unwrap_or_default());
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
