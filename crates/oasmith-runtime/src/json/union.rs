//! Choosing the variant of a union.

use super::survey::survey;
use super::{DecodeError, Decoded, Reader, Variant};

/// How long the account of refused variants may get.
const MAX_ACCOUNT: usize = 1000;

impl Reader<'_> {
    /// Decodes a union whose variants are `variants`, in the order of the document.
    ///
    /// The value is looked at first: its JSON kind, constant members, required and known members
    /// leave the variants that it can be, best first. `decode` is called with the index of the
    /// best, and with the next should it fail; with `None` where the value refutes them all, to
    /// keep it as it is. The reader then stands before the value.
    ///
    /// # Errors
    ///
    /// Where a constant singled one variant out, its error. Where several were tried, one error
    /// that names each and why it was refused.
    pub fn union<T>(
        &mut self,
        variants: &[Variant],
        mut decode: impl FnMut(&mut Self, Option<usize>) -> Decoded<T>,
    ) -> Decoded<T> {
        let survey = survey(self, variants)?;
        if survey.order.is_empty() {
            return decode(self, None);
        }
        if survey.singled_out {
            return decode(self, survey.order.first().copied());
        }
        let mark = self.mark();
        let start = mark.at;
        let mut refused = Vec::new();
        for index in survey.order {
            self.reset(mark);
            match decode(self, Some(index)) {
                Ok(value) => return Ok(value),
                Err(error) => {
                    // A byte for a byte, and some for the attempt itself.
                    let cost = error.offset().saturating_sub(start) + 64;
                    refused.push((index, error));
                    match self.rereads.checked_sub(cost) {
                        Some(left) => self.rereads = left,
                        None => break,
                    }
                }
            }
        }
        Err(account(self.text.as_bytes(), start, variants, refused))
    }
}

/// One error out of those of the variants that were tried.
#[cold]
fn account(
    text: &[u8],
    start: usize,
    variants: &[Variant],
    refused: Vec<(usize, DecodeError)>,
) -> DecodeError {
    if let (1, Some((_, only))) = (refused.len(), refused.first()) {
        return only.clone();
    }
    let mut message = String::from("fits no variant");
    for (index, error) in refused {
        if message.len() > MAX_ACCOUNT {
            message.push_str("; …");
            break;
        }
        let name = variants.get(index).map_or("?", |variant| variant.name);
        // Only what is refused deeper within needs a path of its own.
        let error = if error.offset() > start {
            error.locate(text)
        } else {
            error
        };
        let path = error.path();
        let separator = if path.is_empty() { "" } else { " " };
        message.push_str(&format!("; {name}:{separator}{path} {}", error.message()));
    }
    DecodeError::new(message, start)
}
