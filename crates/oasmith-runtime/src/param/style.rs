//! How a parameter is written.

/// The `style`, `explode` and `allowReserved` of a parameter.
///
/// The constants have each style's own default of `explode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Style {
    /// The form of the text.
    pub form: Form,
    /// Whether lists and objects are written as separate pairs.
    pub explode: bool,
    /// Whether reserved characters (RFC 3986 §2.2) and percent-encoded triples pass unchanged.
    pub allow_reserved: bool,
    /// How `deepObject` writes arrays.
    pub deep_arrays: DeepArrays,
}

/// How arrays are written in `deepObject`, which the specification leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum DeepArrays {
    /// `a[]=1&a[]=2`, and `a[0][b]=1` for elements that are objects or arrays, as Stripe, PHP and Rails read them
    #[default]
    Brackets,
    /// `a[0]=1&a[1]=2`
    Indices,
    /// `a=1&a=2`
    Repeat,
}

/// The `style` keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// `simple`: `a,b`, in paths and headers
    Simple,
    /// `label`: `.a.b`, in paths
    Label,
    /// `matrix`: `;name=a,b`, in paths
    Matrix,
    /// `form`: `name=a&name=b`, in queries and cookies
    Form,
    /// `spaceDelimited`: `name=a%20b`, in queries
    SpaceDelimited,
    /// `collectionFormat: tsv` (Swagger 2.0): `name=a%09b`
    TabDelimited,
    /// `pipeDelimited`: `name=a%7Cb`, in queries
    PipeDelimited,
    /// `deepObject`: `name%5Bkey%5D=a`, in queries
    DeepObject,
    /// `cookie` (OpenAPI 3.2): `name=a; name=b`, unencoded
    Cookie,
}

impl Style {
    /// `simple`, not exploded: the default in paths and headers
    pub const SIMPLE: Self = Self::new(Form::Simple, false);
    /// `label`, not exploded
    pub const LABEL: Self = Self::new(Form::Label, false);
    /// `matrix`, not exploded
    pub const MATRIX: Self = Self::new(Form::Matrix, false);
    /// `form`, exploded: the default in queries and cookies
    pub const FORM: Self = Self::new(Form::Form, true);
    /// `spaceDelimited`, not exploded
    pub const SPACE_DELIMITED: Self = Self::new(Form::SpaceDelimited, false);
    /// `collectionFormat: tsv` of Swagger 2.0, not exploded
    pub const TAB_DELIMITED: Self = Self::new(Form::TabDelimited, false);
    /// `pipeDelimited`, not exploded
    pub const PIPE_DELIMITED: Self = Self::new(Form::PipeDelimited, false);
    /// `deepObject`, which is exploded whatever `explode` says
    pub const DEEP_OBJECT: Self = Self::new(Form::DeepObject, true);
    /// `cookie`, exploded
    pub const COOKIE: Self = Self::new(Form::Cookie, true);

    /// A style without reserved characters.
    #[must_use]
    pub const fn new(form: Form, explode: bool) -> Self {
        Self {
            form,
            explode,
            allow_reserved: false,
            deep_arrays: DeepArrays::Brackets,
        }
    }

    /// The same with another `explode`.
    #[must_use]
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// The same with `allowReserved: true`.
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    /// The same with another form of arrays in `deepObject`.
    #[must_use]
    pub const fn deep_arrays(mut self, arrays: DeepArrays) -> Self {
        self.deep_arrays = arrays;
        self
    }
}
