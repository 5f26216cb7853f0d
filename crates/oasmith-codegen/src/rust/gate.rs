//! Cargo features: what is there only with the groups that need it.

use super::cx::Cx;
use crate::config::Features;
use crate::names::Group;
use crate::print::literal::Literal;
use crate::print::{Code, Snippet, line, snippet};

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
    if cx.config.features == Features::ByGroup {
        code.cfg_any(&features);
    }
}

fn feature(group: &Group) -> Snippet {
    snippet!("feature = {}", Literal::string(&group.names.feature))
}
