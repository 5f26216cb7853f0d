//! What places are called: in messages, and in fingerprints.

use oasmith_ir::api::Api;
use oasmith_ir::operation::Operation;
use oasmith_ir::origin::{Origin, Root, Step};

/// `METHOD /path`.
pub(super) fn operation(operation: &Operation) -> String {
    format!("{} {}", operation.method, operation.path.raw)
}

/// A type by the way to it: `Pet.tags[]`, `GET /pets response.items[]`.
pub(super) fn ty(api: &Api, origin: &Origin) -> String {
    let mut label = match &origin.root {
        Root::Component(name) | Root::Shared(name) => name.clone(),
        Root::Operation(at) => api.operations.get(*at).map(operation).unwrap_or_default(),
        Root::Webhook(at) => api.webhooks.get(*at).map(operation).unwrap_or_default(),
        Root::LeftOut(name) => name.clone(),
    };
    for step in &origin.steps {
        match step {
            Step::Member(name) => {
                label.push('.');
                label.push_str(name);
            }
            // A view is called like what it is a view of.
            Step::Request => {}
            Step::Items => label.push_str("[]"),
            Step::Position(at) => label.push_str(&format!("[{at}]")),
            Step::Values => label.push_str("{}"),
            Step::Variant(name) => label.push_str(&format!("<{name}>")),
            Step::Body(_) => label.push_str(" body"),
            Step::Response(status, _) if status.is_empty() => label.push_str(" response"),
            Step::Response(status, _) => label.push_str(&format!(" response {status}")),
            Step::Parameter(name) => label.push_str(&format!(" parameter {name}")),
            Step::Header(name) => label.push_str(&format!(" header {name}")),
            Step::Callback(name) => label.push_str(&format!(" callback {name}")),
        }
    }
    label
}
