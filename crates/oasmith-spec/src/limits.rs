//! How much may be made of one document.

/// How much may be made of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How many properties and listed values merging may repeat in all, with the parameters, responses and
    /// other objects that references repeat. Each 256 bytes of their descriptions count as one more.
    pub repeated_properties: usize,
}

impl Default for Limits {
    /// 100,000 properties, of which some 40 MB of Rust are generated.
    fn default() -> Self {
        Self {
            repeated_properties: 100_000,
        }
    }
}
