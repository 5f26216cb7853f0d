//! Choosing the variant of a union.

use super::survey::survey;
use super::{Decoded, Reader, Variant};

impl Reader<'_> {
    /// Decodes a union whose variants are `variants`, in the order of the document.
    ///
    /// The value is looked at first: its JSON kind, constant members, required and known members
    /// leave the variants that it can be, best first. `decode` is called with the index of the
    /// best, and with the next should it fail; with `None` where the value refutes them all, to
    /// keep it as it is. The reader then stands before the value. A number that the types of no
    /// variant can hold is kept, too.
    ///
    /// # Errors
    ///
    /// Where the value can be one variant only, its error and its name. Where several were tried, one
    /// error that names each and why it was refused.
    pub fn union<T>(
        &mut self,
        variants: &[Variant],
        mut decode: impl FnMut(&mut Self, Option<usize>) -> Decoded<T>,
    ) -> Decoded<T> {
        let survey = survey(self, variants)?;
        if survey.order.is_empty() {
            return decode(self, None);
        }
        let is_number = self.at_number();
        let mark = self.mark();
        if survey.singled_out {
            let only = survey.order.first().copied();
            let name = only.and_then(|index| Some(variants.get(index)?.name));
            return match decode(self, only) {
                Err(_) if is_number => {
                    self.reset(mark);
                    decode(self, None)
                }
                decoded => decoded.map_err(|error| error.within(name.unwrap_or("?"), "")),
            };
        }
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
        self.reset(mark);
        if is_number {
            return decode(self, None);
        }
        Err(self.account(variants, refused))
    }
}
