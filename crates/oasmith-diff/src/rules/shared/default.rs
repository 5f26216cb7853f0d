//! Defaults.

use oasmith_spec::node::Node;

use super::show::{named, value};
use crate::effect::Effect::{Ok as Fine, Risk};
use crate::rules::found::Found;
use crate::sentence::{Sentence, sentence};

/// The change of a default, if it changed. Clients that send what is required send no default.
pub(in crate::rules) fn default_change(
    subject: Sentence,
    was: Option<&Node>,
    is: Option<&Node>,
    required: bool,
) -> Option<Found> {
    let same = match (was, is) {
        (Some(was), Some(is)) => was.same_value(is),
        (None, None) => true,
        _ => false,
    };
    (!same).then(|| {
        let (was, is) = (was.map(value), is.map(value));
        let effect = if required { Fine } else { Risk };
        let message = sentence!(
            "the default of {} changed from {} to {}",
            subject,
            named(was.as_deref(), "none"),
            named(is.as_deref(), "none")
        );
        let shown = |value: Option<String>| value.unwrap_or_else(|| "none".to_owned());
        Found::send(effect, message).values(shown(was), shown(is))
    })
}
