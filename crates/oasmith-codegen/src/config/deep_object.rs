//! `deep-object-arrays`: how arrays are written in parameters of the style `deepObject`.

/// How arrays are written in parameters of the style `deepObject`, which OpenAPI leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DeepObjectArrays {
    /// `a[]=1&a[]=2`, and `a[0][b]=1` for elements that are objects or arrays.
    #[default]
    Brackets,
    /// `a[0]=1&a[1]=2`.
    Indices,
    /// `a=1&a=2`.
    Repeat,
}

impl DeepObjectArrays {
    /// The names of the setting's values.
    pub(crate) const NAMES: [(&'static str, Self); 3] = [
        ("brackets", Self::Brackets),
        ("indices", Self::Indices),
        ("repeat", Self::Repeat),
    ];

    /// The runtime's variant, where it is not the default.
    pub(crate) fn variant(self) -> Option<&'static str> {
        match self {
            Self::Brackets => None,
            Self::Indices => Some("Indices"),
            Self::Repeat => Some("Repeat"),
        }
    }
}
