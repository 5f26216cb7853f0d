//! What must be known of a pattern before it is read.

/// The groups of a pattern.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Survey {
    pub(super) groups: usize,
    pub(super) has_names: bool,
}

/// Counts the capture groups: what `\1` means depends on them.
pub(super) fn survey(chars: &[char]) -> Survey {
    let mut survey = Survey::default();
    let mut in_class = false;
    let mut at = 0;
    while let Some(one) = chars.get(at) {
        at += 1;
        match one {
            '\\' => at += 1,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => match chars.get(at..).unwrap_or_default() {
                ['?', '<', third, ..] if !matches!(third, '=' | '!') => {
                    survey.groups += 1;
                    survey.has_names = true;
                }
                ['?', ..] => {}
                _ => survey.groups += 1,
            },
            _ => {}
        }
    }
    survey
}

#[cfg(test)]
mod tests {
    use super::{Survey, survey};

    #[test]
    fn groups_are_counted() {
        let chars: Vec<char> = r"(a)[(]\((?:b)(?<n>c)(?=d)(?<=e)(?<!f)((g))"
            .chars()
            .collect();
        let expected = Survey {
            groups: 4,
            has_names: true,
        };
        assert_eq!(survey(&chars), expected);
    }
}
