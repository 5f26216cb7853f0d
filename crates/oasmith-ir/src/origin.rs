//! By which path an inline type got its place.

/// A root and the steps from it. Names are made of this, so that they stay when something else is
/// added.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    /// Where the path begins.
    pub root: Root,
    /// The steps from there, outermost first.
    pub steps: Vec<Step>,
}

/// Where a path begins.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Root {
    /// A component schema, by its name.
    Component(String),
    /// A response, parameter, request body or header below `components`, which operations refer to by its name. The first
    /// step says which of them it is.
    Shared(String),
    /// An operation, by its index in [`Api::operations`](crate::api::Api::operations).
    Operation(usize),
    /// A webhook, by its index in [`Api::webhooks`](crate::api::Api::webhooks).
    Webhook(usize),
    /// An operation or webhook that a filter left out, by its name. Something else refers to a schema in
    /// it.
    LeftOut(String),
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into a member of an object.
    Member(String),
    /// Into the items of an array.
    Items,
    /// Into an item of a tuple.
    Position(usize),
    /// Into the values of a map.
    Values,
    /// Into a variant of a union, by its name (see [`Variant::name`](crate::types::Variant::name)).
    Variant(String),
    /// Into the body of a request. The string is the media type where there are several, else empty.
    Body(String),
    /// Into a response: its status as written where it is not the only successful one, else empty;
    /// and the media type where there are several, else empty.
    Response(String, String),
    /// Into a parameter.
    Parameter(String),
    /// Into a response's header.
    Header(String),
    /// Into a callback.
    Callback(String),
    /// Not into anything, but to the view that requests have of a type: without what only responses
    /// have (`readOnly`).
    Request,
}

impl Origin {
    /// The origin of a component.
    pub fn component(name: impl Into<String>) -> Self {
        Self {
            root: Root::Component(name.into()),
            steps: Vec::new(),
        }
    }

    /// The origin of what an operation has at this place, or refers to by a component's name.
    #[must_use]
    pub fn own_or_shared(&self, component: Option<&String>) -> Self {
        match component {
            Some(name) => Self {
                root: Root::Shared(name.clone()),
                steps: Vec::new(),
            },
            None => self.clone(),
        }
    }

    /// One step further.
    #[must_use]
    pub fn step(&self, step: Step) -> Self {
        let mut steps = self.steps.clone();
        steps.push(step);
        Self {
            root: self.root.clone(),
            steps,
        }
    }

    /// Whether this is the view that requests have of what has the other origin.
    pub fn is_view_of(&self, other: &Self) -> bool {
        let at = self.steps.iter().position(|step| *step == Step::Request);
        self.root == other.root
            && self.steps.len() == other.steps.len() + 1
            && at.is_some_and(|at| {
                let (before, view) = self.steps.split_at(at);
                other.steps.starts_with(before) && other.steps.ends_with(&view[1..])
            })
    }

    /// Whether this is a view that requests have of another type, or stands in one.
    pub fn is_view(&self) -> bool {
        self.steps.contains(&Step::Request)
    }

    /// Whether this is a component itself.
    pub fn is_component(&self) -> bool {
        self.steps.is_empty() && matches!(self.root, Root::Component(_))
    }
}
