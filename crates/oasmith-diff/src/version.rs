//! The next version of the generated crate.

use crate::effect::Bump;

/// The version after a change. Below 1.0.0 the minor number stands for what breaks and the patch
/// number for the rest, as Cargo reads it. A version that isn't three numbers stays as it is.
pub(crate) fn next(version: &str, bump: Bump) -> String {
    let core = version.split(['-', '+']).next().unwrap_or(version);
    let numbers: Vec<u64> = core
        .split('.')
        .filter_map(|part| part.parse().ok())
        .collect();
    let &[major, minor, patch] = numbers.as_slice() else {
        return version.to_owned();
    };
    let bump = match (major, bump) {
        (0, Bump::Major) if minor > 0 => Bump::Minor,
        (0, Bump::Major | Bump::Minor) => Bump::Patch,
        (_, bump) => bump,
    };
    match bump {
        Bump::None => version.to_owned(),
        Bump::Patch => format!("{major}.{minor}.{}", patch + 1),
        Bump::Minor => format!("{major}.{}.0", minor + 1),
        Bump::Major => format!("{}.0.0", major + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_move_as_cargo_reads_them() {
        let next = |version, bump| next(version, bump);
        assert_eq!(next("0.4.2", Bump::Major), "0.5.0");
        assert_eq!(next("0.4.2", Bump::Minor), "0.4.3");
        assert_eq!(next("0.0.3", Bump::Major), "0.0.4");
        assert_eq!(next("1.4.2", Bump::Major), "2.0.0");
        assert_eq!(next("1.4.2", Bump::Minor), "1.5.0");
        assert_eq!(next("1.4.2", Bump::Patch), "1.4.3");
        assert_eq!(next("1.4.2", Bump::None), "1.4.2");
        assert_eq!(next("next", Bump::Major), "next");
    }
}
