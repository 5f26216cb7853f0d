//! Security schemes and requirements (OpenAPI 3.1.1, sections 4.8.27 to 4.8.30).

use super::Reader;
use super::fields::{Fields, key_text};
use super::value;
use crate::code::Code;
use crate::document::Text;
use crate::node::Node;
use crate::parameter::ParameterLocation;
use crate::resolve::section::Section;
use crate::security::{OAuthFlow, SecurityRequirement, SecurityScheme, SecuritySchemeKind};
use crate::suggest;
use crate::token::report_token;

/// What a lenient reading does with a scheme that can't be read.
const LEFT_OUT: &str = "the security scheme is left out, and so is what requires it";

const TYPES: [&str; 5] = ["http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"];

impl<'a> Reader<'a, '_> {
    /// `security`: alternatives.
    pub(super) fn requirements(&mut self, fields: &Fields<'a>) -> Vec<SecurityRequirement> {
        let mut requirements = Vec::new();
        for node in fields.items("security", self.diagnostics) {
            let part = self.part("a security requirement", node);
            let object = part.and_then(|node| value::object("security", node, self.diagnostics));
            let Some(object) = object else {
                continue;
            };
            let schemes = object.iter().map(|member| {
                let scopes = value::texts(&member.key, &member.value, self.diagnostics);
                (
                    key_text(member),
                    scopes.into_iter().map(|scope| scope.value).collect(),
                )
            });
            requirements.push(SecurityRequirement {
                schemes: schemes.collect(),
                span: node.span,
            });
        }
        requirements
    }

    /// A security scheme, through its references.
    pub(super) fn security_scheme(&mut self, node: &'a Node, at: String) -> Option<SecurityScheme> {
        let linked = self.follow(node, at, Section::SecuritySchemes)?;
        let fields = Fields::of("security scheme", linked.node, self.diagnostics)?;
        let fields = self.with_parts(fields);
        let own = fields.prose("description", self.diagnostics);
        Some(SecurityScheme {
            span: linked.node.span,
            kind: self.scheme_kind(&fields)?,
            description: linked.description.or(own).map(|text| text.value),
            deprecated: fields.flag("deprecated", self.diagnostics) == Some(true),
        })
    }

    fn scheme_kind(&mut self, fields: &Fields<'a>) -> Option<SecuritySchemeKind> {
        let of = "the security scheme";
        let kind = fields.required_text("type", of, LEFT_OUT, self.diagnostics)?;
        let is_swagger = self.is_swagger(fields.node);
        Some(match kind.value.as_str() {
            "basic" if is_swagger => SecuritySchemeKind::Http {
                scheme: "basic".to_owned(),
            },
            "oauth2" if is_swagger && !fields.has("flows") => SecuritySchemeKind::OAuth2 {
                flows: self.swagger_flows(fields),
            },
            "http" => SecuritySchemeKind::Http {
                scheme: fields
                    .required_text("scheme", of, LEFT_OUT, self.diagnostics)?
                    .value
                    .to_ascii_lowercase(),
            },
            "apiKey" => {
                let name = fields.required_text("name", of, LEFT_OUT, self.diagnostics)?;
                let location = self.key_location(fields)?;
                self.report_key(&name, location);
                SecuritySchemeKind::ApiKey {
                    name: name.value,
                    location,
                }
            }
            "oauth2" => SecuritySchemeKind::OAuth2 {
                flows: self.flows(fields),
            },
            "openIdConnect" => SecuritySchemeKind::OpenIdConnect {
                url: fields
                    .string("openIdConnectUrl", self.diagnostics)
                    .unwrap_or_default(),
            },
            "mutualTLS" => SecuritySchemeKind::MutualTls,
            other => {
                let types: &[&str] = match is_swagger {
                    true => &["basic", "apiKey", "oauth2"],
                    false => &TYPES,
                };
                let help = match (other, suggest::nearest(other, types.iter().copied())) {
                    ("bearer", _) if is_swagger => {
                        "write `type: apiKey` with `in: header` and `name: Authorization`"
                            .to_owned()
                    }
                    ("basic" | "bearer", _) => format!("write `type: http` with `scheme: {other}`"),
                    (_, Some(meant)) => format!("did you mean `{meant}`?"),
                    _ => format!("the types are {}", types.join(", ")),
                };
                let message = format!("there is no type of security scheme `{other}`");
                self.diagnostics
                    .report(Code::WRONG_TYPE, kind.span, message)
                    .label("not a type of security scheme")
                    .reading(LEFT_OUT)
                    .help(help);
                return None;
            }
        })
    }

    fn key_location(&mut self, fields: &Fields<'a>) -> Option<ParameterLocation> {
        let place =
            fields.required_text("in", "the security scheme", LEFT_OUT, self.diagnostics)?;
        match place.value.as_str() {
            "query" => Some(ParameterLocation::Query),
            "header" => Some(ParameterLocation::Header),
            "cookie" => Some(ParameterLocation::Cookie),
            other => {
                self.diagnostics
                    .report(
                        Code::WRONG_TYPE,
                        place.span,
                        format!("an API key can't be in `{other}`"),
                    )
                    .label("not a place for a key")
                    .reading(LEFT_OUT)
                    .help("a key is in query, header or cookie");
                None
            }
        }
    }

    fn report_key(&mut self, name: &Text, location: ParameterLocation) {
        let (what, consequence) = match location {
            ParameterLocation::Header => (
                "a header",
                "a request with this key fails before it is sent",
            ),
            ParameterLocation::Cookie => (
                "a cookie",
                "it is sent as it is written, which no server need understand",
            ),
            _ => return,
        };
        report_token(what, name, consequence, self.diagnostics);
    }

    fn flows(&mut self, fields: &Fields<'a>) -> Vec<OAuthFlow> {
        if !fields.has("flows") {
            let of = "the security scheme";
            fields
                .report_missing(Code::MISSING_FIELD, "flows", of, self.diagnostics)
                .reading("it is read without flows; a token is sent as it is given");
        }
        fields
            .entries("flows", self.diagnostics)
            .filter_map(|member| {
                let fields = self.fields(&member.key, "an OAuth flow", &member.value)?;
                Some(OAuthFlow {
                    kind: member.key.clone(),
                    token_url: fields.string("tokenUrl", self.diagnostics),
                    authorization_url: fields.string("authorizationUrl", self.diagnostics),
                    refresh_url: fields.string("refreshUrl", self.diagnostics),
                    scopes: fields
                        .entries("scopes", self.diagnostics)
                        .map(|scope| scope.key.clone())
                        .collect(),
                })
            })
            .collect()
    }
}
