//! The kinds of security schemes that Swagger 2.0 names in another way (section "Security Scheme Object").

use super::super::Reader;
use super::super::fields::Fields;
use crate::code::Code;
use crate::security::OAuthFlow;
use crate::suggest;

/// The flows, and what OpenAPI 3 calls them.
const FLOWS: [(&str, &str); 4] = [
    ("implicit", "implicit"),
    ("password", "password"),
    ("application", "clientCredentials"),
    ("accessCode", "authorizationCode"),
];

impl<'a> Reader<'a, '_> {
    /// `flow` with its URLs and scopes, which stand in the scheme itself.
    pub(in super::super) fn swagger_flows(&mut self, fields: &Fields<'a>) -> Vec<OAuthFlow> {
        let reading = "it is read without flows; a token is sent as it is given";
        let of = "the security scheme";
        let Some(flow) = fields.required_text("flow", of, reading, self.diagnostics) else {
            return Vec::new();
        };
        let known = FLOWS
            .iter()
            .find(|(old, new)| [old, new].contains(&&flow.value.as_str()));
        let Some((old, kind)) = known else {
            let names = FLOWS.map(|(name, _)| name);
            let help = match suggest::nearest(&flow.value, names.into_iter()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("the flows are {}", names.join(", ")),
            };
            let message = format!("there is no OAuth flow `{}`", flow.value);
            self.diagnostics
                .report(Code::WRONG_TYPE, flow.span, message)
                .label("not a flow")
                .reading(reading)
                .help(help);
            return Vec::new();
        };
        if flow.value != *old {
            let message = format!("the OAuth flow `{}` is called `{old}` here", flow.value);
            self.diagnostics
                .report(Code::LOOSE_VALUE, flow.span, message)
                .label("the name that OpenAPI 3 has")
                .consequence("it is read as if it were the other name")
                .help(format!("write `flow: {old}`"));
        }
        vec![OAuthFlow {
            kind: (*kind).to_owned(),
            token_url: fields.string("tokenUrl", self.diagnostics),
            authorization_url: fields.string("authorizationUrl", self.diagnostics),
            refresh_url: None,
            scopes: fields
                .entries("scopes", self.diagnostics)
                .map(|scope| scope.key.clone())
                .collect(),
        }]
    }
}
