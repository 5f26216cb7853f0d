//! Defaults (`default`) as values.

use super::cx::Cx;
use super::object::Presence;
use super::ty;
use crate::ident::Ident;
use crate::print::literal::Literal;
use crate::print::{Code, Expr, FnParam, Ty, close, line, snippet};
use oasmith_ir::types::{
    Enum, IntegerFormat, Member, NumberFormat, Object, Shape, TypeId, TypeRef,
};
use oasmith_spec::node::{Node, Value};

/// The longest value that is written, in characters.
const LONGEST: usize = 60;

/// A default that can be written down.
pub(super) enum Constant {
    /// A value that is copied.
    Copied(Expr),
    /// A text.
    Text(Expr),
    /// A value without a call in it.
    Plain(Expr),
    /// The empty value of its type.
    Empty,
    /// An expression.
    Made(Expr),
    /// An object with members that need not be there: how it begins, and the values of those.
    Object(Expr, Vec<(Ident, Expr)>),
}

/// The default of a member as a value; `None` where it has none, or none that can be written down.
pub(super) fn constant(cx: &Cx<'_>, member: &Member, presence: Presence) -> Option<Constant> {
    let node = member.default.as_deref()?;
    if presence != Presence::Optional || ty::is_nullable(cx, member.ty) || member.ty.cyclic {
        return None;
    }
    of(cx, member.ty.id, node)
}

fn of(cx: &Cx<'_>, id: TypeId, node: &Node) -> Option<Constant> {
    let id = cx.api.resolve_alias(id);
    let constant = plain(cx, id, node)?;
    if !ty::is_newtype(cx, id) {
        return Some(constant);
    }
    let wrapped = |value: Expr| Expr::call(cx.model(id), [value]);
    Some(match constant {
        Constant::Copied(value) => Constant::Copied(wrapped(value)),
        Constant::Made(value) => Constant::Made(wrapped(value)),
        // Only of a list; a map is a type of its own.
        Constant::Empty => {
            Constant::Made(wrapped(Expr::call(snippet!("{}::new", cx.std("Vec")), [])))
        }
        constant => constant,
    })
}

/// A value of the type, or of what it wraps.
fn plain(cx: &Cx<'_>, id: TypeId, node: &Node) -> Option<Constant> {
    let shape = &cx.api.ty(id).shape;
    Some(match (shape, &node.value) {
        (Shape::Boolean, Value::Bool(value)) => Constant::Copied(snippet!("{}", *value).into()),
        (Shape::Integer(format), Value::Number(number)) => {
            Constant::Copied(snippet!("{}", integer(*format, number.as_i128()?)?).into())
        }
        (Shape::Number(NumberFormat::F64), Value::Number(number)) => {
            Constant::Copied(snippet!("{}", Literal::float(number.as_f64())).into())
        }
        (Shape::Text(format), Value::String(text)) if ty::is_plain_text(format) => {
            Constant::Text(Expr::text(text))
        }
        (Shape::Enum(list), _) => listed(cx, id, list, node)?,
        (Shape::Array(_), Value::Array(items)) if items.is_empty() => Constant::Empty,
        (Shape::Array(array), Value::Array(items)) if !is_declared(cx, id) => {
            Constant::Made(elements(cx, array.items, items)?)
        }
        (Shape::Map(_), Value::Object(object)) if object.is_empty() => Constant::Empty,
        (Shape::Object(object), Value::Object(members)) => {
            let Fields { required, optional } = fields(cx, id, object, members)?;
            if required.is_empty() && optional.is_empty() {
                return Some(Constant::Empty);
            }
            let is_plain = required.is_empty();
            let new = Expr::call(snippet!("{}::new", cx.model(id)), required);
            // Nobody reads longer ones.
            if !is_plain && new.to_string().chars().count() > LONGEST {
                return None;
            }
            match optional.as_slice() {
                [] => Constant::Made(new),
                _ => Constant::Object(new, optional),
            }
        }
        _ => return None,
    })
}

fn is_declared(cx: &Cx<'_>, id: TypeId) -> bool {
    cx.api.ty(id).is_declared()
}

fn integer(format: IntegerFormat, value: i128) -> Option<Literal> {
    let fits = match format {
        IntegerFormat::I32 => i32::try_from(value).is_ok(),
        IntegerFormat::I64 => i64::try_from(value).is_ok(),
        IntegerFormat::U32 => u32::try_from(value).is_ok(),
        IntegerFormat::U64 => u64::try_from(value).is_ok(),
        IntegerFormat::Big => false,
    };
    fits.then(|| Literal::integer(value))
}

/// One of the listed values.
fn listed(cx: &Cx<'_>, id: TypeId, list: &Enum, node: &Node) -> Option<Constant> {
    let at = list
        .values
        .iter()
        .position(|value| value.value.same_value(node))?;
    let variant = cx.names.variant(id, at);
    Some(Constant::Plain(
        snippet!("{}::{}", cx.model(id), variant).into(),
    ))
}

/// `vec![…]` of scalars and listed values.
fn elements(cx: &Cx<'_>, part: TypeRef, items: &[Node]) -> Option<Expr> {
    if ty::is_nullable(cx, part) || part.cyclic {
        return None;
    }
    let items: Option<Vec<Expr>> = items.iter().map(|item| owned(cx, part.id, item)).collect();
    let list = Expr::Array("vec!", items?);
    // As above.
    (list.to_string().chars().count() <= LONGEST).then_some(list)
}

/// A value that needs no statement.
fn owned(cx: &Cx<'_>, id: TypeId, node: &Node) -> Option<Expr> {
    match of(cx, id, node)? {
        Constant::Copied(value) | Constant::Plain(value) | Constant::Made(value) => Some(value),
        Constant::Text(text) => {
            let id = cx.api.resolve_alias(id);
            let text = text.method("to_owned", []);
            Some(match ty::is_newtype(cx, id) {
                true => Expr::call(cx.model(id), [text]),
                false => text,
            })
        }
        Constant::Empty | Constant::Object(..) => None,
    }
}

/// What an object's default sets.
#[derive(Default)]
struct Fields {
    /// The arguments of `new`.
    required: Vec<Expr>,
    /// The fields behind that.
    optional: Vec<(Ident, Expr)>,
}

/// The fields that an object's default sets, where it sets all that must be there.
fn fields(
    cx: &Cx<'_>,
    id: TypeId,
    object: &Object,
    given: &oasmith_spec::node::Object,
) -> Option<Fields> {
    let mut fields = Fields::default();
    for (at, member) in object.members.iter().enumerate() {
        match (
            super::object::presence(cx, id, member),
            given.get(&member.name),
        ) {
            (Presence::Optional, None) => {}
            (Presence::Optional, Some(node)) if !member.ty.cyclic => {
                fields.optional.push((
                    cx.names.member(id, at).clone(),
                    owned(cx, member.ty.id, node)?,
                ));
            }
            (Presence::Required, Some(node))
                if !ty::is_nullable(cx, member.ty) && !member.ty.cyclic =>
            {
                fields.required.push(owned(cx, member.ty.id, node)?);
            }
            _ => return None,
        }
    }
    let known = |name: &str| object.members.iter().any(|member| member.name == name);
    given
        .iter()
        .all(|entry| known(&entry.key))
        .then_some(fields)
}

/// The method that gives the field's value, or the default where it is absent.
pub(super) fn method(
    cx: &Cx<'_>,
    name: &Ident,
    field: &Ident,
    value: &Ty,
    constant: &Constant,
    code: &mut Code,
) {
    let (output, given): (Ty, &'static str) = match constant {
        Constant::Text(_) => ("&str".into(), "value"),
        Constant::Copied(_) => (value.clone(), "*value"),
        _ => (value.clone(), "value.clone()"),
    };
    let head = snippet!("pub fn {}", name);
    code.signature(&head, &[FnParam::receiver("&self")], Some(&output));
    code.let_else(
        &snippet!("{}(value)", cx.std("Some")),
        &Expr::from("self").field(field).reference(),
    );
    match constant {
        Constant::Text(value)
        | Constant::Copied(value)
        | Constant::Plain(value)
        | Constant::Made(value) => code.run(&returned(value.clone())),
        Constant::Empty => line!(code, "return {}::default();", cx.std("Default")),
        Constant::Object(new, fields) => object(cx, new, fields, code),
    }
    close!(code, "}};");
    line!(code, "{}", given);
    close!(code, "}}");
}

fn returned(value: Expr) -> Expr {
    Expr::Prefixed("return ", Box::new(value))
}

fn object(cx: &Cx<'_>, new: &Expr, fields: &[(Ident, Expr)], code: &mut Code) {
    code.bind(&"let mut value".into(), new);
    for (field, set) in fields {
        let set = Expr::call(cx.std("Some"), [set.clone()]);
        code.bind(&snippet!("value.{}", field), &set);
    }
    line!(code, "return value;");
}

/// A value as the document has it, where it is short enough to be said in a sentence.
pub(super) fn said(node: &Node) -> Option<String> {
    let mut text = String::new();
    write(node, &mut text)?;
    (text.len() <= 60).then_some(text)
}

/// Writes JSON; gives up where it gets too long.
fn write(node: &Node, text: &mut String) -> Option<()> {
    if text.len() > 60 {
        return None;
    }
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => text.push_str(number.as_str()),
        Value::String(value) => text.push_str(&format!("{value:?}")),
        Value::Array(items) => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                text.push_str(if at > 0 { ", " } else { "" });
                write(item, text)?;
            }
            text.push(']');
        }
        Value::Object(object) => {
            text.push('{');
            for (at, member) in object.iter().enumerate() {
                text.push_str(if at > 0 { ", " } else { "" });
                text.push_str(&format!("{:?}: ", member.key));
                write(&member.value, text)?;
            }
            text.push('}');
        }
    }
    Some(())
}
