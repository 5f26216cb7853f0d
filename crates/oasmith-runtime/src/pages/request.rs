//! The call for a page.

use reqwest::Url;

use super::paging::{Paging, Way};
use crate::Call;
use crate::request::expand;

impl Paging {
    /// What the call itself says of where to begin.
    pub(super) fn start(&self, call: &Call) -> Option<String> {
        match self.way {
            Way::Cursor(place, _) | Way::Page(place, _) | Way::Offset(place) => place.value(call),
            Way::Url(_) | Way::Link => None,
        }
    }

    /// The call for the page that is asked for by `at`; for the first one where that is `None`.
    pub(super) fn call(&self, call: &Call, at: Option<&str>) -> Call {
        let mut call = call.clone();
        match (self.way, at) {
            (Way::Page(place, first), None) => place.set(&mut call, &first.to_string()),
            (Way::Offset(place), None) => place.set(&mut call, "0"),
            (Way::Cursor(place, _) | Way::Page(place, _) | Way::Offset(place), Some(at)) => {
                place.set(&mut call, at);
            }
            (Way::Url(_) | Way::Link, Some(at)) => match call.same_server(at) {
                Ok(url) => call.target = Some(url),
                Err(error) => call.refuse(error),
            },
            (Way::Cursor(..) | Way::Url(_) | Way::Link, None) => {}
        }
        call
    }

    /// What the page behind one is asked for by, where that is a number: `at` is that of the page, which
    /// has this many items. `None` where the page is the last.
    pub(super) fn number_behind(
        &self,
        call: &Call,
        at: Option<&str>,
        count: usize,
        says_more: bool,
    ) -> Option<String> {
        let at = |first| at.map_or(Some(first), |at| at.parse::<i64>().ok());
        let behind = match self.way {
            Way::Page(_, first) => at(first)?.checked_add(1),
            Way::Offset(_) => at(0)?.checked_add(i64::try_from(count).ok()?),
            _ => None,
        }?;
        // A page may be short for what was taken out of it, and be followed by others all the same.
        let is_short = !says_more && self.limit_of(call).is_some_and(|limit| count < limit);
        (count > 0 && !is_short).then(|| behind.to_string())
    }

    /// How many items a full page of a call has, where that is known.
    fn limit_of(&self, call: &Call) -> Option<usize> {
        let limit = self.limit?;
        let set = limit.place.value(call);
        let set: Option<usize> = set.and_then(|set| set.parse().ok());
        let set = set.map(|set| limit.most.map_or(set, |most| set.min(most)));
        // What is usual may be more than what can be asked for.
        set.or(limit.usual)
    }
}

impl Call {
    /// A reference (RFC 3986 §4.1) as a URL, relative to that of the call, or to the page before.
    pub(super) fn resolve(&self, before: Option<&str>, reference: &str) -> Result<Url, String> {
        let base = match before {
            Some(before) => Url::parse(before),
            None => Url::parse(&self.own_url()?),
        };
        let url = base.and_then(|base| base.join(reference));
        url.map_err(|error| format!("the URL of the next page: {error}"))
    }

    /// The URL, unless it is one of another server: that one must not get the credentials.
    fn same_server(&self, url: &str) -> Result<Url, String> {
        let url = self.resolve(None, url)?;
        let own = self.resolve(None, "")?;
        if url.origin() == own.origin() {
            return Ok(url);
        }
        Err(format!(
            "the next page is at {}, but the call goes to {}: it would get the credentials",
            url.origin().ascii_serialization(),
            own.origin().ascii_serialization()
        ))
    }

    fn own_url(&self) -> Result<String, String> {
        let path = expand(self.operation.path, self.path_values())?;
        Ok(format!("{}{path}", self.server()?))
    }
}
