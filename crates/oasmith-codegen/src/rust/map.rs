//! Components that are maps: newtypes, so that they can be made of arrays and validated by name.

use super::cx::Cx;
use super::derive;
use super::model::{self, Allow};
use super::ty;
use crate::print::{Code, Expr, FnParam, Ty, close, line, snippet};
use oasmith_ir::types::{Map, Shape, TypeId};

/// The newtype with its conversions, `Decode` and `Encode`.
pub fn emit(cx: &Cx<'_>, id: TypeId, map: &Map, code: &mut Code) {
    let name = cx.names.model(id);
    let inner = ty::shape(cx, &Shape::Map(*map), &|part| ty::of(cx, part));
    let allow = Allow::of(cx, id);
    model::describe(cx, id, code);
    Allow::of_types(cx, id).write(code);
    derive::write(cx, id, &["Debug", "Clone", "Default", "PartialEq"], code);
    code.tuple_struct(name, &inner);

    model::deref(allow, name, &inner, code);
    code.blank();
    model::from_impl(
        cx,
        allow,
        &inner,
        name,
        Expr::call("Self", ["value".into()]),
        code,
    );
    collect(cx, id, map, allow, code);
    model::delegate(allow, name, code);
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
    line!(code, "Self(entries.collect())");
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
