//! Choosing the variant of a union.

use super::cursor::Mark;
use super::misfit::Misfits;
use super::survey::{Candidate, Fit, read_scalar, survey};
use super::{DecodeError, Decoded, Kind, Reader, Variant};

impl Reader<'_> {
    /// Decodes a union whose variants are `variants`, in the order of the document.
    ///
    /// The value is looked at first: its JSON kind, constant members, required and known members
    /// leave the variants that it can be, best first. `decode` is called with the index of the
    /// best, and with the next should it fail; where the best holds what its types don't list, the next that
    /// lists it is taken. It is called with `None` where the value refutes them all, to
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
            self.unlisted();
            return decode(self, None);
        }
        let is_number = self.at_number();
        let mark = self.mark();
        if survey.singled_out {
            let only = survey.order.first().map(|only| only.index);
            let name = only.and_then(|index| Some(variants.get(index)?.name));
            return match decode(self, only) {
                Err(_) if is_number => {
                    self.reset(mark);
                    self.unlisted();
                    decode(self, None)
                }
                decoded => decoded.map_err(|error| error.within(name.unwrap_or("?"), "")),
            };
        }
        let before = std::mem::take(&mut self.misfits);
        let best = self.best(&survey.order, mark, &mut decode);
        match best {
            Ok((value, misfits)) => {
                self.misfits = before.plus(misfits);
                Ok(value)
            }
            Err(refused) => {
                self.misfits = before;
                self.reset(mark);
                if is_number {
                    self.unlisted();
                    return decode(self, None);
                }
                Err(self.account(variants, refused))
            }
        }
    }

    /// The same where the document names a variant for objects in which `member` is absent or has none of
    /// the constants: that at `default`. One that can't be read so is kept as it is.
    ///
    /// # Errors
    ///
    /// Those of [`Reader::union`].
    pub fn union_or<T>(
        &mut self,
        member: &str,
        default: usize,
        variants: &[Variant],
        mut decode: impl FnMut(&mut Self, Option<usize>) -> Decoded<T>,
    ) -> Decoded<T> {
        let mark = self.mark();
        let is_listed = self.kind()? != Kind::Object || self.lists(member, variants)?;
        self.reset(mark);
        if is_listed {
            return self.union(variants, decode);
        }
        let decoded = decode(self, Some(default));
        decoded.or_else(|_| {
            self.reset(mark);
            self.unlisted();
            decode(self, None)
        })
    }

    /// Whether the object at the cursor has a member with a constant of one of the variants.
    fn lists(&mut self, member: &str, variants: &[Variant]) -> Decoded<bool> {
        if !self.seek_member(member)? {
            return Ok(false);
        }
        let scalar = read_scalar(self)?;
        let constants = variants.iter().flat_map(|variant| variant.constants);
        let mut constants = constants.filter(|(name, _)| *name == member);
        Ok(constants.any(|(_, values)| values.iter().any(|value| scalar.is(value))))
    }

    /// The value as the variant that declares most of it; the reader then stands after it. Else why each
    /// that was tried is refused.
    fn best<T>(
        &mut self,
        order: &[Candidate],
        mark: Mark,
        decode: &mut impl FnMut(&mut Self, Option<usize>) -> Decoded<T>,
    ) -> Result<(T, Misfits), Vec<(usize, DecodeError)>> {
        let mut refused = Vec::new();
        let mut best: Option<(T, Misfits, Fit, Mark)> = None;
        for (at, Candidate { index, fit }) in order.iter().enumerate() {
            self.reset(mark);
            self.misfits = Misfits::default();
            let read = match decode(self, Some(*index)) {
                Ok(value) => {
                    let found = self.misfits;
                    let better = best
                        .as_ref()
                        .is_none_or(|(_, misfits, other, _)| found.beat(*misfits, other == fit));
                    let end = self.mark();
                    if better {
                        best = Some((value, found, *fit, end));
                    }
                    end.at
                }
                Err(error) => {
                    let read = error.offset();
                    refused.push((*index, error));
                    read
                }
            };
            // No lower rank is better where all is listed and the rank says something.
            if let Some((_, misfits, fit, _)) = &best {
                let alike = order.get(at + 1).is_some_and(|next| next.fit == *fit);
                if misfits.is_none() || misfits.unlisted == 0 && !alike {
                    break;
                }
            }
            // A byte for a byte, and some for the attempt itself.
            let cost = read.saturating_sub(mark.at) + 64;
            match self.rereads.checked_sub(cost) {
                Some(left) => self.rereads = left,
                None => break,
            }
        }
        let (value, misfits, _, end) = best.ok_or(refused)?;
        self.reset(end);
        Ok((value, misfits))
    }
}
