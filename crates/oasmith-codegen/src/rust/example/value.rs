//! Values as somebody would write them in a call: the document's own where it has some, else a placeholder of
//! the type.

use oasmith_ir::types::{
    Docs, Enum, EnumBase, IntegerFormat, NumberFormat, Object, Shape, TextFormat, Type, TypeId,
    TypeRef, Union,
};
use oasmith_spec::node::{Node, Value};

use crate::config::Dates;
use crate::print::literal::Literal;
use crate::print::{Snippet, snippet};
use crate::rust::cx::Cx;
use crate::rust::object::{Presence, is_demanded, presence};
use crate::rust::ty;

/// How many values the arguments of one call may be made of, so that the cost does not grow with what models hold.
const MOST_VALUES: usize = 48;
/// How deep a value may go.
const DEEPEST: usize = 4;
/// How many optional members of an example are set.
const MOST_SET: usize = 3;
/// The longest string that is shown.
const LONGEST: usize = 48;
/// What stands for a string that the document has no example of.
const PLACEHOLDER: &str = "…";

/// How a value is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// By an argument of [`ty::argument`], which may be `impl Into<…>`.
    Argument,
    /// As the type itself.
    Exact,
}

/// Makes the values of one call.
pub(super) struct Values<'c, 'a> {
    cx: &'c Cx<'a>,
    left: usize,
}

impl<'c, 'a> Values<'c, 'a> {
    /// `cx` writes types as they are written outside of `models`.
    pub(super) fn new(cx: &'c Cx<'a>) -> Self {
        let left = MOST_VALUES;
        Self { cx, left }
    }

    /// A value for an argument of [`ty::argument_of`]; `None` where it takes more than a line or can't be written
    /// without knowing more than the document. The first of the `given` examples that fits the type is taken.
    pub(super) fn argument(&mut self, part: TypeRef, given: &[&Node]) -> Option<Snippet> {
        if ty::is_nullable(self.cx, part) {
            return Some("None".into());
        }
        self.value(part.id, given, Mode::Argument, 0)
    }

    /// A value of the type itself.
    pub(super) fn exact(&mut self, part: TypeRef, given: &[&Node]) -> Option<Snippet> {
        self.value(part.id, given, Mode::Exact, 0)
    }

    fn value(&mut self, id: TypeId, given: &[&Node], mode: Mode, depth: usize) -> Option<Snippet> {
        self.left = self.left.checked_sub(1)?;
        if depth > DEEPEST {
            return None;
        }
        let mut given = given.to_vec();
        given.extend(&self.cx.api.ty(id).docs.examples);
        let id = self.cx.api.resolve_alias(id);
        let ty = self.cx.api.ty(id);
        given.extend(&ty.docs.examples);
        if !ty::is_newtype(self.cx, id) {
            return self.plain(id, ty, &given, mode, depth);
        }
        // A text becomes a newtype by itself; of other things the newtype is made.
        if mode == Mode::Argument && ty::is_string(self.cx, id) {
            return self.plain(id, ty, &given, Mode::Argument, depth);
        }
        let inner = self.plain(id, ty, &given, Mode::Exact, depth)?;
        Some(snippet!("{}({})", self.cx.model(id), inner))
    }

    /// A value of the type, or of what it wraps.
    fn plain(
        &mut self,
        id: TypeId,
        ty: &Type,
        given: &[&Node],
        mode: Mode,
        depth: usize,
    ) -> Option<Snippet> {
        Some(match &ty.shape {
            Shape::Boolean => {
                let known = given.iter().find_map(|node| match node.value {
                    Value::Bool(value) => Some(value),
                    _ => None,
                });
                snippet!("{}", known.unwrap_or(true))
            }
            Shape::Integer(format) => integer(*format, given, mode)?,
            Shape::Number(format) => number(*format, given)?,
            Shape::Text(format) => self.text(format, given, mode)?,
            Shape::Enum(list) => self.listed(id, list, given)?,
            Shape::Array(array) if !ty.is_declared() => self.list(array.items, given, depth)?,
            Shape::Map(_) if ty.is_model() => snippet!("{}::default()", self.cx.model(id)),
            Shape::Map(_) => "std::collections::BTreeMap::new()".into(),
            Shape::Object(object) => self.object(id, object, given, depth)?,
            Shape::Union(union) => self.union(id, union, given, depth)?,
            Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Any
            | Shape::Never
            | Shape::Null
            | Shape::Alias(_)
            | Shape::External(_) => return None,
        })
    }

    fn text(&self, format: &TextFormat, given: &[&Node], mode: Mode) -> Option<Snippet> {
        let is_short = |text: &&str| text.chars().nth(LONGEST).is_none();
        let known = given.iter().find_map(|node| node.as_str()).filter(is_short);
        let literal = |otherwise| Literal::string(known.unwrap_or(otherwise));
        let (instant, date) = self.cx.config.dates.types();
        let parsed = |ty: &'static str, text| {
            let ty = ty.strip_prefix("rt::").unwrap_or(ty);
            snippet!("{}.parse::<runtime::{}>()?", literal(text), ty)
        };
        Some(match format {
            TextFormat::DateTime => parsed(instant, "2030-01-31T12:00:00Z"),
            // `time` reads dates by a description of their form only.
            TextFormat::Date if self.cx.config.dates == Dates::Time => return None,
            TextFormat::Date => parsed(date, "2030-01-31"),
            TextFormat::Base64 if mode == Mode::Argument => "b\"...\"".into(),
            TextFormat::Base64 => return None,
            // A secret is not shown, even if the document shows one.
            TextFormat::Password if mode == Mode::Argument => {
                snippet!("{}", Literal::string(PLACEHOLDER))
            }
            TextFormat::Password => snippet!("{}.into()", Literal::string(PLACEHOLDER)),
            _ if mode == Mode::Argument => snippet!("{}", literal(PLACEHOLDER)),
            _ => snippet!("{}.to_owned()", literal(PLACEHOLDER)),
        })
    }

    /// The value of an example, else the first.
    fn listed(&self, id: TypeId, list: &Enum, given: &[&Node]) -> Option<Snippet> {
        let values = || list.values.iter().map(|value| &value.value).enumerate();
        let is_given = |node: &Node| given.iter().any(|given| given.same_value(node));
        let (at, _) = values()
            .find(|(_, node)| is_given(node) && is_declared(list.base, node))
            .or_else(|| values().find(|(_, node)| is_declared(list.base, node)))?;
        let variant = self.cx.names.variant(id, at);
        Some(snippet!("{}::{}", self.cx.model(id), variant))
    }

    /// A list of the elements of an example, or of one placeholder.
    fn list(&mut self, items: TypeRef, given: &[&Node], depth: usize) -> Option<Snippet> {
        if items.cyclic || ty::is_nullable(self.cx, items) {
            return Some("Vec::new()".into());
        }
        let known = given.iter().find_map(|node| match &node.value {
            Value::Array(items) if !items.is_empty() => Some(items),
            _ => None,
        });
        let elements: Option<Vec<Snippet>> = match known {
            Some(nodes) => {
                let nodes = nodes.iter().take(3);
                nodes
                    .map(|node| self.value(items.id, &[node], Mode::Exact, depth + 1))
                    .collect()
            }
            None => self
                .value(items.id, &[], Mode::Exact, depth + 1)
                .map(|value| vec![value]),
        };
        Some(match elements {
            Some(elements) => snippet!("vec![{}]", Snippet::join(&elements, ", ")),
            None => "Vec::new()".into(),
        })
    }

    /// The constructor with all that must be there, and setters for some of what an example has besides.
    fn object(
        &mut self,
        id: TypeId,
        object: &Object,
        given: &[&Node],
        depth: usize,
    ) -> Option<Snippet> {
        let known: Vec<_> = given
            .iter()
            .filter_map(|node| match &node.value {
                Value::Object(members) => Some(members),
                _ => None,
            })
            .collect();
        let mut required = Vec::new();
        let mut set = Vec::new();
        for (at, member) in object.members.iter().enumerate() {
            let nodes: Vec<&Node> = known.iter().filter_map(|it| it.get(&member.name)).collect();
            let is_known = !nodes.is_empty();
            let nodes = candidates(nodes, &member.docs, member.default.as_deref());
            match presence(self.cx, id, member) {
                Presence::Required => {
                    required.push(self.value(member.ty.id, &nodes, Mode::Argument, depth + 1)?);
                }
                Presence::Nullable => required.push("None".into()),
                _ if is_demanded(self.cx, id, member) => {
                    required.push(self.value(member.ty.id, &nodes, Mode::Argument, depth + 1)?);
                }
                Presence::Optional
                    if is_known
                        && set.len() < MOST_SET
                        && self.cx.api.ty(id).usage.sent
                        && !member.read_only
                        && !member.docs.deprecated =>
                {
                    if let Some(value) = self.value(member.ty.id, &nodes, Mode::Argument, depth + 1)
                    {
                        set.push(snippet!(".{}({})", self.cx.names.setter(id, at), value));
                    }
                }
                Presence::Optional | Presence::Field => {}
            }
        }
        let (model, required) = (self.cx.model(id), Snippet::join(&required, ", "));
        Some(snippet!(
            "{}::new({}){}",
            model,
            required,
            Snippet::join(&set, "")
        ))
    }

    /// The first variant that can be written.
    fn union(
        &mut self,
        id: TypeId,
        union: &Union,
        given: &[&Node],
        depth: usize,
    ) -> Option<Snippet> {
        for (at, variant) in union.variants.iter().enumerate() {
            let Some(payload) = self.value(variant.ty.id, given, Mode::Exact, depth + 1) else {
                continue;
            };
            let is_object = matches!(ty::shape_of(self.cx, variant.ty.id), Shape::Object(_));
            let boxed = is_object || variant.ty.cyclic;
            let payload = match (&variant.written_tag, boxed) {
                (Some(_), _) => snippet!("runtime::Tagged::new({})", payload),
                (None, true) => snippet!("Box::new({})", payload),
                (None, false) => payload,
            };
            let (model, variant) = (self.cx.model(id), self.cx.names.variant(id, at));
            return Some(snippet!("{}::{}({})", model, variant, payload));
        }
        None
    }
}

/// What a value can be taken from, the best first: what is there already, the examples beside it, its default.
pub(super) fn candidates<'n>(
    mut nodes: Vec<&'n Node>,
    docs: &'n Docs,
    default: Option<&'n Node>,
) -> Vec<&'n Node> {
    nodes.extend(&docs.examples);
    nodes.extend(default);
    nodes
}

fn integer(format: IntegerFormat, given: &[&Node], mode: Mode) -> Option<Snippet> {
    let fits = |value: &i128| match format {
        IntegerFormat::I32 => i32::try_from(*value).is_ok(),
        IntegerFormat::I64 | IntegerFormat::Big => i64::try_from(*value).is_ok(),
        IntegerFormat::U32 => u32::try_from(*value).is_ok(),
        IntegerFormat::U64 => u64::try_from(*value).is_ok(),
    };
    let whole = |node: &&Node| match &node.value {
        Value::Number(number) => number.as_i128().filter(fits),
        _ => None,
    };
    let value = Literal::integer(given.iter().find_map(whole).unwrap_or(1));
    match (format, mode) {
        (IntegerFormat::Big, Mode::Argument) => Some(snippet!("{}_i64", value)),
        (IntegerFormat::Big, Mode::Exact) => Some(snippet!("runtime::Number::from({}_i64)", value)),
        _ => Some(snippet!("{}", value)),
    }
}

fn number(format: NumberFormat, given: &[&Node]) -> Option<Snippet> {
    let mut numbers = given.iter().filter_map(|node| match &node.value {
        Value::Number(number) => Some(number.as_f64()),
        _ => None,
    });
    match format {
        NumberFormat::F64 | NumberFormat::F32 => {
            let is_small = |value: &f64| value.abs() < f64::from(f32::MAX);
            let value = numbers.find(is_small).unwrap_or(1.0);
            Some(snippet!("{}", Literal::float(value)))
        }
        NumberFormat::Exact => Some("runtime::Number::from(1_i64)".into()),
    }
}

/// Whether a listed value has a variant: it is of the kind of all.
fn is_declared(base: EnumBase, node: &Node) -> bool {
    match (base, &node.value) {
        (EnumBase::Text, Value::String(_))
        | (EnumBase::Number, Value::Number(_))
        | (EnumBase::Boolean, Value::Bool(_))
        | (EnumBase::Mixed, _) => true,
        (EnumBase::Integer, Value::Number(number)) => {
            let whole = number.as_i128();
            whole.is_some_and(|whole| i64::try_from(whole).is_ok())
        }
        _ => false,
    }
}
