//! Where a call says which page it is for: in a query parameter, or in a member of its body.

use oasmith_spec::json_pointer;
use oasmith_spec::node::{Node, Value};
use oasmith_spec::schema::Bound;
use oasmith_spec::source::Span;
use oasmith_spec::suggest::nearest;

use super::members::{self, Found, Wanted};
use super::resolve::Resolver;
use super::{Limit, Place, Setting};
use crate::operation::{ContentKind, Parameter, ParameterLocation};
use crate::types::TypeRef;

/// What is said of a place where it is declared.
pub(super) struct Declaration<'a> {
    pub(super) place: Place,
    /// Its type; `None` for any JSON.
    ty: Option<TypeRef>,
    default: Option<&'a Node>,
    span: Span,
}

impl<'a> Resolver<'a> {
    /// What a cursor is sent as; `source` is the type of what it is read from.
    pub(super) fn cursor_place(&mut self, source: Option<TypeRef>) -> Option<Place> {
        let Some(setting) = &self.declared.parameter else {
            self.report(None, "no setting says where the cursor is sent".to_owned())
                .help("set `parameter` to the name of a query parameter, or to the JSON pointer of a property of the request body");
            return None;
        };
        let mut declaration = self.place(setting, Wanted::Cursor)?;
        if let Place::Body { number, .. } = &mut declaration.place {
            *number = members::is_number(self.api, declaration.ty, source);
        }
        Some(declaration.place)
    }

    /// The query parameter of a name, or the member of the body at a pointer.
    pub(super) fn place(&mut self, setting: &Setting, wanted: Wanted) -> Option<Declaration<'a>> {
        if setting.text.starts_with('/') {
            self.member(setting, wanted)
        } else {
            self.parameter(setting, wanted)
        }
    }

    fn parameter(&mut self, setting: &Setting, wanted: Wanted) -> Option<Declaration<'a>> {
        let operation = self.operation;
        let in_query = |one: &&Parameter| one.location == ParameterLocation::Query;
        let mut parameters = operation.parameters.iter().filter(in_query);
        let Some(found) = parameters.find(|one| one.name == setting.text) else {
            let names = operation.parameters.iter().filter(in_query);
            let names = names.map(|one| one.name.as_str());
            let meant = nearest(&setting.text, names);
            let message = format!(
                "`{}` has no query parameter `{}`",
                operation.name(),
                setting.text
            );
            let pointer = format!("/{}", setting.text);
            let in_body = || {
                let (_, body) = self.body_sent()?;
                members::at(self.api, body?, &json_pointer::tokens(&pointer)?).ok()
            };
            let in_body = in_body().is_some();
            self.report(setting.span, message).help(match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if in_body => {
                    format!("a property of the body needs a JSON pointer: `{pointer}`")
                }
                None => "declare the parameter; an overlay can do so".to_owned(),
            });
            return None;
        };
        if found.media_type.is_some() || !members::fits(self.api, found.ty.id, wanted) {
            self.unfit(setting, wanted, found.span, "the parameter");
            return None;
        }
        Some(Declaration {
            place: Place::Query(found.name.clone()),
            ty: Some(found.ty),
            default: found.default.as_deref(),
            span: found.span,
        })
    }

    /// The JSON that the operation sends: where it is declared, and its type, where it has one.
    fn body_sent(&self) -> Option<(Span, Option<TypeRef>)> {
        let contents = self.operation.body.iter().flat_map(|body| &body.contents);
        let mut json = contents.filter(|content| content.kind == ContentKind::Json);
        json.next().map(|content| (content.span, content.ty))
    }

    fn member(&mut self, setting: &Setting, wanted: Wanted) -> Option<Declaration<'a>> {
        let operation = self.operation;
        let Some((declared, body)) = self.body_sent() else {
            let message = format!("`{}` sends no JSON", operation.name());
            self.report(setting.span, message)
                .related(operation.span, "the operation")
                .help("a value that starts with a slash is a JSON pointer into the request body");
            return None;
        };
        let pointer = setting.text.clone();
        let Some(body) = body else {
            self.keys(setting)?;
            return Some(Declaration {
                place: Place::body(pointer, wanted == Wanted::Number),
                ty: None,
                default: None,
                span: declared,
            });
        };
        let Found {
            ty,
            in_array,
            member,
            ..
        } = self.found(body, setting, "the body of the request", "member")?;
        let span = member.map_or(declared, |member| member.span);
        if in_array {
            let message = format!("`{pointer}` leads through an array");
            self.report(setting.span, message)
                .related(span, "the body of the request")
                .help("only properties of objects can be set for the next page");
            return None;
        }
        if ty.is_some_and(|ty| !members::fits(self.api, ty.id, wanted)) {
            self.unfit(setting, wanted, span, "the member");
            return None;
        }
        let number = wanted == Wanted::Number && !members::is_text(self.api, ty);
        Some(Declaration {
            place: Place::body(pointer, number),
            ty,
            default: member.and_then(|member| member.default.as_deref()),
            span,
        })
    }

    fn unfit(&mut self, setting: &Setting, wanted: Wanted, span: Span, what: &str) {
        let message = format!("`{}` is not {}", setting.text, wanted.described());
        self.report(setting.span, message).related(span, what);
    }

    /// The number of the first page: said so, or the default of its place, or its least value.
    pub(super) fn first(&mut self, of: &Declaration<'_>, setting: &Setting) -> Option<i64> {
        let constraints = of.ty.map(|ty| &self.api.ty(ty.id).constraints);
        let least = constraints.and_then(|it| limit_of(it.minimum.as_ref()?));
        let default = of.default.and_then(whole);
        let first = self.declared.first.map(i128::from).or(default).or(least);
        let first = first.and_then(|first| i64::try_from(first).ok());
        if first.is_none() {
            let message = format!("the number of the first `{}` is unknown", setting.text);
            let what = match of.place {
                Place::Query(_) => "the parameter has no default",
                Place::Body { .. } => "the property has no default",
            };
            self.report(setting.span, message)
                .related(of.span, what)
                .help("set `first` to 0 or 1");
        }
        first
    }

    /// What limits the items of a page.
    pub(super) fn limit(&mut self, setting: &Setting) -> Option<Limit> {
        let of = self.place(setting, Wanted::Number)?;
        let constraints = of.ty.map(|ty| &self.api.ty(ty.id).constraints);
        let most = constraints.and_then(|it| limit_of(it.maximum.as_ref()?));
        let count = |number: i128| u64::try_from(number).ok();
        let size = self.declared.size.and_then(|size| u64::try_from(size).ok());
        Some(Limit {
            place: of.place,
            usual: size.or(of.default.and_then(whole).and_then(count)),
            most: most.and_then(count),
        })
    }
}

/// The whole number that a bound is, where that number is allowed itself.
fn limit_of(bound: &Bound) -> Option<i128> {
    (!bound.exclusive).then(|| bound.value.as_i128()).flatten()
}

fn whole(node: &Node) -> Option<i128> {
    match &node.value {
        Value::Number(number) => number.as_i128(),
        _ => None,
    }
}
