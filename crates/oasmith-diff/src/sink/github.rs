//! Workflow commands, as GitHub's runner reads them in what is printed: `::name key=value,key=value::data`,
//! one a line, and the older `##[name]data` anywhere in a line.

use oasmith_spec::fit;
use oasmith_spec::sink::{Sink, SinkText, visible};

use crate::sentence::Speech;

/// What follows the second `::`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Data {}

/// The value of a property.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Property {}

/// What follows the second `::`.
pub(crate) type GithubData = SinkText<Data>;

/// The value of a property.
pub(crate) type GithubProperty = SinkText<Property>;

impl Sink for Data {
    /// What is visible has neither line breaks nor `##[`; the runner unescapes `%25`, `%0D` and `%0A`.
    fn escape(text: &str, most: usize, out: &mut String) {
        out.push_str(&visible(text, most).replace('%', "%25"));
    }
}

impl Sink for Property {
    /// `::` would end the command's head, and a comma the property.
    fn escape(text: &str, most: usize, out: &mut String) {
        let data = visible(text, most).replace('%', "%25");
        out.push_str(&data.replace(':', "%3A").replace(',', "%2C"));
    }
}

impl Speech for Data {
    fn words(words: &str) -> GithubData {
        GithubData::of(words)
    }

    fn quoted(text: &str) -> GithubData {
        fit!(Data, "`{}`", GithubData::of(text))
    }
}
