//! Two documents that differ wherever a report tells of it, with a text at one place.

use serde_json::{Value, json};

macro_rules! places {
    ($($place:ident),+ $(,)?) => {
        /// Where a document's text reaches a report from.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Place {
            $($place),+
        }

        impl Place {
            pub(crate) const ALL: &[Self] = &[$(Self::$place),+];
        }
    };
}

places! {
    Title, Description, Version, Server, Variable, VariableValue, Tag, Path, Operation, Summary, Parameter,
    ParameterDefault, EnumValue, Constant, Pattern, Format, MediaType, Header, Scheme, Scope, Schema, Property,
    PropertyDefault, Discriminator, Callback, Sunset, Stability, Removed, Reason, File,
}

impl Place {
    /// How many payloads of so many are allowed there at least; other ones are no document.
    pub(crate) fn takes(self, all: usize) -> usize {
        match self {
            // A pattern must be one, and some places take the characters of a URL, a token or a name only.
            Self::Pattern => all / 4,
            Self::Path | Self::Callback | Self::Server => all / 2,
            _ => all * 9 / 10,
        }
    }
}

/// The base and the head.
pub(crate) fn pair(place: Place, payload: &str) -> (String, String) {
    let side = |is_head| {
        let at = |here: Place, otherwise: &str| {
            if here == place {
                payload.to_owned()
            } else {
                otherwise.to_owned()
            }
        };
        // Where a value changes, the text stands on both sides.
        let changed = |here: Place, otherwise: &str| {
            let end = if is_head { "a" } else { "" };
            format!("{}{end}", at(here, otherwise))
        };
        document(is_head, &at, &changed).to_string()
    };
    (side(false), side(true))
}

fn document(
    is_head: bool,
    at: &dyn Fn(Place, &str) -> String,
    changed: &dyn Fn(Place, &str) -> String,
) -> Value {
    let path = format!(
        "/{}",
        at(Place::Path, "pets").replace(['{', '}', '?', '#'], "")
    );
    let callback = format!(
        "https://x.example/{}",
        changed(Place::Callback, "done").replace(['{', '}'], "")
    );
    let variable = at(Place::Variable, "region").replace(['{', '}'], "");
    let schema = at(Place::Schema, "Pet");
    let property = at(Place::Property, "name");
    let reference = format!(
        "#/components/schemas/{}",
        schema
            .replace('~', "~0")
            .replace('/', "~1")
            .replace('%', "%25")
    );
    let ty = if is_head { "integer" } else { "string" };
    let mut members = json!({
        property.clone(): {"type": ty, "description": changed(Place::Description, "what")},
        "kind": {"enum": ["k", changed(Place::EnumValue, "cat")]},
        "constant": {"const": changed(Place::Constant, "one")},
        "pattern": {"type": "string", "pattern": changed(Place::Pattern, "^x")},
        "format": {"type": "string", "format": changed(Place::Format, "word")},
        "default": {"type": "string", "default": changed(Place::PropertyDefault, "d")},
        "union": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
            "discriminator": {"propertyName": changed(Place::Discriminator, "sort")}},
    });
    if !is_head {
        members[at(Place::Removed, "gone")] = json!({"type": "string"});
    }
    let variant = json!({"type": "object", "required": [changed(Place::Discriminator, "sort")],
        "properties": {changed(Place::Discriminator, "sort"): {"type": "string"}}});
    let operation = json!({
        "operationId": changed(Place::Operation, "list"),
        "tags": [changed(Place::Tag, "animals")],
        "summary": changed(Place::Summary, "Lists"),
        "x-sunset": changed(Place::Sunset, "2030-01-01"),
        "x-stability-level": changed(Place::Stability, "beta"),
        "security": [{at(Place::Scheme, "auth"): [changed(Place::Scope, "read")]}],
        "parameters": [
            {"name": at(Place::Parameter, "limit"), "in": "query", "required": is_head, "schema": {"type": "string"}},
            {"name": "order", "in": "query", "schema": {"type": "string", "default": changed(Place::ParameterDefault, "up")}}
        ],
        "requestBody": {"content": {"application/json": {"schema": {"$ref": reference}}}},
        "callbacks": {"event": {callback: {"post": {"responses": {"204": {"description": "Done"}}}}}},
        "responses": {"200": {
            "description": changed(Place::Description, "Done"),
            "headers": {changed(Place::Header, "X-Rate"): {"schema": {"type": "string"}}},
            "content": {
                "application/json": {"schema": {"$ref": reference}},
                changed(Place::MediaType, "text/plain"): {"schema": {"type": "string"}}
            }
        }}
    });
    let kind = if is_head { "X-B" } else { "X-A" };
    json!({
        "openapi": "3.1.0",
        "info": {"title": changed(Place::Title, "Pets"), "version": changed(Place::Version, "1.0.0")},
        "servers": [{
            "url": format!("https://x.example/{{{variable}}}/{}", changed(Place::Server, "v1").replace(['{', '}'], "")),
            "variables": {variable: {"default": changed(Place::VariableValue, "eu")}}
        }],
        "paths": {path: {"post": operation}},
        "components": {
            "schemas": {schema: {"type": "object", "properties": members}, "Cat": variant, "Dog": variant},
            "securitySchemes": {
                at(Place::Scheme, "auth"): {"type": "oauth2", "flows": {"clientCredentials": {
                    "tokenUrl": "https://x.example/token", "scopes": {"read": "", "reada": ""}}}},
                "key": {"type": "apiKey", "in": "header", "name": kind}
            }
        }
    })
}
