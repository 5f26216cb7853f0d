//! `invalid-name`: names of headers, cookies, media types and statuses that HTTP has no room for (RFC 9110,
//! sections 5.1, 8.3.1 and 15).

use crate::body::MediaType;
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::media_type::essence;
use crate::operation::Operation;
use crate::parameter::ParameterLocation;
use crate::response::{Response, StatusPattern};
use crate::token::{is_token, report_token, shown};

/// Reports what can't be sent or can't come back, wherever an operation stands.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    for operation in document.every_operation() {
        report_parameters(operation, diagnostics);
        let bodies = operation.body.iter().flat_map(|body| &body.content);
        for media in bodies {
            let is_plain = media.name.value.chars().all(|c| matches!(c, ' '..='~'));
            let consequence = if is_plain {
                "it is sent as it is written, which no server need understand"
            } else {
                "a request with such a body fails before it is sent"
            };
            report_media_type(media, consequence, diagnostics);
        }
        for response in &operation.responses {
            report_response(response, diagnostics);
        }
    }
}

fn report_response(response: &Response, diagnostics: &mut Diagnostics) {
    for media in &response.content {
        let consequence = "no response should ever be of this type";
        report_media_type(media, consequence, diagnostics);
    }
    for header in &response.headers {
        let consequence = "no response has such a header, so it is always absent";
        report_token("a header", &header.name, consequence, diagnostics);
    }
    if let StatusPattern::Code(code @ (..100 | 600..)) = response.status {
        let message = format!("HTTP has no status {code}");
        diagnostics
            .report(Code::INVALID_NAME, response.span, message)
            .label("a response for it")
            .consequence("the response is generated anyway, but servers should never send it")
            .help("a status is from 100 to 599");
    }
}

fn report_parameters(operation: &Operation, diagnostics: &mut Diagnostics) {
    for parameter in &operation.parameters {
        let (what, consequence) = match parameter.location {
            ParameterLocation::Header => (
                "a header",
                "a request that has a value for it fails before it is sent",
            ),
            ParameterLocation::Cookie => (
                "a cookie",
                "it is sent with its name percent-encoded, which no server need understand",
            ),
            _ => continue,
        };
        report_token(what, &parameter.name, consequence, diagnostics);
    }
}

fn report_media_type(media: &MediaType, consequence: &'static str, diagnostics: &mut Diagnostics) {
    if is_media_type(&media.name.value) {
        return;
    }
    let message = format!("`{}` can't be a media type", shown(&media.name));
    diagnostics
        .report(Code::INVALID_NAME, media.name.span, message)
        .label("a type, `/`, a subtype and parameters are expected")
        .consequence(consequence)
        .help("write it as `application/json`, say, or `text/plain; charset=utf-8`");
}

/// Whether a text can stand in `Content-Type`: no control characters anywhere, no quotes and no
/// blanks in what precedes the parameters. It may lack a subtype, which is harmless.
fn is_media_type(text: &str) -> bool {
    let essence = essence(text);
    let is_odd = |c: char| c.is_control() || !c.is_ascii();
    !text.chars().any(is_odd)
        && essence.split('/').take(2).all(is_token)
        && essence.split('/').count() <= 2
}

#[cfg(test)]
mod tests {
    use super::is_media_type;

    #[test]
    fn media_types_have_no_quotes_outside_of_parameters() {
        let right = [
            "*/*",
            "application/vnd.a+json",
            "text/plain; charset=\"utf-8\"",
            "json",
        ];
        for right in right {
            assert!(is_media_type(right), "{right}");
        }
        for wrong in [
            "",
            "'a/\"b\"",
            "a/b\u{7}",
            "a/b/c",
            "a /b",
            "text/\"x\"",
            "a/b; c=\n",
        ] {
            assert!(!is_media_type(wrong), "{wrong}");
        }
    }
}
