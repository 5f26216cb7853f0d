//! The Rust paths of an operation's items.

use oasmith_codegen::names::Names;

/// The paths of an operation's items, from the crate's root.
pub(crate) struct OperationPaths {
    pub(crate) call: String,
    pub(crate) outcome: String,
    pub(crate) refusal: String,
    /// What a multipart body is made by.
    pub(crate) form: Option<String>,
    pub(crate) metadata: String,
    pub(crate) method: String,
    pub(crate) group: String,
    pub(crate) accessor: String,
}

impl OperationPaths {
    /// Those of an operation, by its index.
    pub(crate) fn of(names: &Names, at: usize) -> Option<Self> {
        let (operation, group) = names.operation(at)?;
        let within = |name: &str| format!("{}::{name}", group.module.as_str());
        let ty = within(group.ty.as_str());
        Some(Self {
            call: within(operation.call.as_str()),
            outcome: within(operation.outcome.as_str()),
            refusal: within(operation.refusal.as_str()),
            form: operation.form.as_ref().map(|form| within(form.as_str())),
            metadata: within(operation.metadata.as_str()),
            method: format!("{ty}::{}()", operation.method.as_str()),
            group: ty,
            accessor: format!("Client::{}()", group.method.as_str()),
        })
    }
}
