//! Cargo features: what is there only with the groups that need it.

use super::cx::Cx;
use crate::config::Features;
use crate::names::Group;
use crate::print::literal::Literal;
use crate::print::{Code, Snippet, close, line, open, snippet};

/// `#[cfg(feature = "…")]` for what belongs to a group, where groups are features.
pub(crate) fn of_group(cx: &Cx<'_>, group: &Group, code: &mut Code) {
    if cx.config.features == Features::ByGroup {
        line!(code, "#[cfg({})]", feature(group));
    }
}

/// The same for what several groups need; nothing where there are none.
pub(crate) fn any_of(cx: &Cx<'_>, groups: &[usize], code: &mut Code) {
    let groups = groups.iter().filter_map(|at| cx.names.groups().get(*at));
    let features: Vec<Snippet> = groups.map(feature).collect();
    match features.as_slice() {
        [] => {}
        _ if cx.config.features == Features::None => {}
        [feature] => line!(code, "#[cfg({})]", feature),
        features => {
            let joined = Snippet::join(features, ", ");
            // rustfmt's `attr_fn_like_width`.
            if joined.width() <= 70 {
                return line!(code, "#[cfg(any({}))]", joined);
            }
            open!(code, "#[cfg(any(");
            let last = features.len() - 1;
            for (at, feature) in features.iter().enumerate() {
                line!(code, "{}{}", feature, if at == last { "" } else { "," });
            }
            close!(code, "))]");
        }
    }
}

fn feature(group: &Group) -> Snippet {
    snippet!("feature = {}", Literal::string(&group.names.feature))
}
