//! Components that are maps: newtypes, so that they can be made of arrays and validated by name.

use super::cx::Cx;
use super::derive;
use super::model::{self, Allow};
use super::object::name_patterns;
use super::ty;
use crate::print::{Code, Expr, FnParam, Ty, close, line, open, snippet};
use oasmith_ir::types::{Map, Shape, TypeId};

/// The newtype with its conversions, `Decode` and `Encode`.
pub fn emit(cx: &Cx<'_>, id: TypeId, map: &Map, code: &mut Code) {
    let name = cx.names.model(id);
    let inner = ty::shape(cx, &Shape::Map(map.clone()), &|part| ty::of(cx, part));
    let allow = Allow::of(cx, id);
    model::describe(cx, id, code);
    Allow::of_types(cx, id).write(code);
    derive::write(cx, id, &["Debug", "Clone", "Default", "PartialEq"], code);
    let keeps = keeps_undeclared(cx, id, map);
    let own = Ty::Prefixed("pub ", Box::new(inner.clone()));
    let others = keeps.then(|| "rt::Undeclared".into());
    let fields: Vec<Ty> = [own].into_iter().chain(others).collect();
    code.tuple_struct(name, &fields);

    model::deref(allow, name, &inner, code);
    code.blank();
    from_map(cx, id, keeps, allow, &inner, code);
    collect(cx, id, map, allow, code);
    if map.names.is_empty() {
        model::delegate(allow, name, code);
    } else {
        codec(cx, id, map, allow, code);
    }
}

/// Whether members whose names fit no pattern are kept, in a field of its own that nobody sees: they are
/// written back, and validation looks at them. What goes one way only has no need of it.
pub(super) fn keeps_undeclared(cx: &Cx<'_>, id: TypeId, map: &Map) -> bool {
    let usage = cx.api.ty(id).usage;
    !map.names.is_empty() && usage.sent && usage.received
}

/// `From` the map inside.
fn from_map(cx: &Cx<'_>, id: TypeId, keeps: bool, allow: Allow, inner: &Ty, code: &mut Code) {
    let mut fields: Vec<Expr> = vec!["value".into()];
    if keeps {
        fields.push(Expr::call("rt::Undeclared::default", []));
    }
    let value = Expr::call("Self", fields);
    model::from_impl(cx, allow, inner, cx.names.model(id), value, code);
}

/// `Decode` and `Encode` where members are kept by their names.
fn codec(cx: &Cx<'_>, id: TypeId, map: &Map, allow: Allow, code: &mut Code) {
    let name = cx.names.model(id);
    let keeps = keeps_undeclared(cx, id, map);
    let ok = cx.std("Ok");
    code.blank();
    allow.write(code);
    code.impl_head("rt::Decode", name);
    open!(
        code,
        "fn decode(reader: &mut rt::Reader<'_>) -> rt::Decoded<Self> {{"
    );
    name_patterns(&map.names, code);
    if keeps {
        line!(
            code,
            "let (members, others) = reader.named_members(&NAMES)?;"
        );
        line!(code, "{}(Self(members, others))", ok);
    } else {
        line!(code, "let (members, _) = reader.named_members(&NAMES)?;");
        line!(code, "{}(Self(members))", ok);
    }
    close!(code, "}}");
    close!(code, "}}");
    code.blank();
    allow.write(code);
    code.impl_head("rt::Encode", name);
    open!(code, "fn encode(&self, writer: &mut rt::Writer) {{");
    if keeps {
        line!(code, "writer.begin_object();");
        line!(code, "writer.members(&self.0);");
        line!(code, "writer.members(&self.1);");
        line!(code, "writer.end_object();");
    } else {
        line!(code, "rt::Encode::encode(&self.0, writer);");
    }
    close!(code, "}}");
    close!(code, "}}");
}

/// `FromIterator` and `From` of an array, of whatever becomes the key and, where it is text, the
/// value.
fn collect(cx: &Cx<'_>, id: TypeId, map: &Map, allow: Allow, code: &mut Code) {
    let name = cx.names.model(id);
    let (into, string) = (cx.std("Into"), cx.std("String"));
    let is_text = !ty::is_nullable(cx, map.values)
        && matches!(ty::shape_of(cx, map.values.id), Shape::Text(format)
            if ty::is_plain_text(format));
    let bound = |mark, ty| Ty::Prefixed(mark, Box::new(Ty::of(into, ty)));
    let key = bound("K: ", string.into());
    let (mut generics, pair, entry) = if is_text {
        (
            vec![key, bound("V: ", ty::of(cx, map.values))],
            Ty::Tuple(vec!["K".into(), "V".into()]),
            snippet!("(key.into(), value.into())"),
        )
    } else {
        (
            vec![key],
            Ty::Tuple(vec!["K".into(), ty::of(cx, map.values)]),
            snippet!("(key.into(), value)"),
        )
    };

    code.blank();
    allow.write(code);
    let of = Ty::of(cx.std("FromIterator"), pair.clone());
    code.generic_impl_head(&generics, &of, &name.into());
    model::from_iter(cx, pair.clone(), FnParam::new("entries", "I"), code);
    line!(code, "let entries = entries.into_iter();");
    line!(code, "let entries = entries.map(|(key, value)| {});", entry);
    if keeps_undeclared(cx, id, map) {
        line!(code, "Self(entries.collect(), rt::Undeclared::default())");
    } else {
        line!(code, "Self(entries.collect())");
    }
    close!(code, "}}");
    close!(code, "}}");

    code.blank();
    allow.write(code);
    let array = Ty::Array(Box::new(pair), "N");
    generics.push("const N: usize".into());
    let of = Ty::of(cx.std("From"), array.clone());
    code.generic_impl_head(&generics, &of, &name.into());
    let argument = FnParam::new("entries", array);
    code.signature(&"fn from".into(), &[argument], Some(&"Self".into()));
    line!(code, "entries.into_iter().collect()");
    close!(code, "}}");
    close!(code, "}}");
}
