//! A document for the vectors that the suite's own has no operation for.

use serde_json::json;

use super::vectors::{Parameter, Vector};

/// The document, and the vectors with the operations that they have in it.
pub(super) fn of(vectors: Vec<Vector>) -> (String, Vec<Vector>) {
    let mut paths = Vec::new();
    let mut named = Vec::new();
    for (at, vector) in vectors.into_iter().enumerate() {
        let operation = format!("vector_{at}");
        let mut path = format!("/{operation}");
        for parameter in vector.parameters.iter().filter(|it| it.place == "path") {
            path.push_str(&format!("/{{{}}}", parameter.name));
        }
        let parameters: Vec<String> = vector.parameters.iter().map(describe).collect();
        paths.push(format!(
            "{}: {{\"get\": {{\"operationId\": \"{operation}\", \"parameters\": [{}], \
             \"responses\": {{}}}}}}",
            json!(path),
            parameters.join(", ")
        ));
        named.push(Vector {
            operation: Some(operation),
            ..vector
        });
    }
    let document = format!(
        "{{\"openapi\": \"3.2.0\", \"info\": {{\"title\": \"More vectors\", \"version\": \"1\"}}, \
         \"paths\": {{{}}}}}\n",
        paths.join(",\n")
    );
    (document, named)
}

/// A parameter as the vector describes it, with its schema as it is spelled.
fn describe(parameter: &Parameter) -> String {
    let mut members = vec![
        format!("\"name\": {}", json!(parameter.name)),
        format!("\"in\": {}", json!(parameter.place)),
        format!("\"required\": {}", parameter.place == "path"),
    ];
    for key in ["style", "explode", "allowReserved", "schema"] {
        if let Some(text) = parameter.source.get(key) {
            members.push(format!("\"{key}\": {}", text.get()));
        }
    }
    format!("{{{}}}", members.join(", "))
}
