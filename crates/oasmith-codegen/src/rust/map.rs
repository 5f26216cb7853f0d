//! Components that are maps: newtypes, so that they can be made of arrays and validated by name.

use super::cx::Cx;
use super::derive;
use super::model::{self, Allow};
use super::ty;
use crate::print::{Code, close, line, snippet};
use oasmith_ir::types::{Map, Shape, TypeId};

/// The newtype with its conversions, `Decode` and `Encode`.
pub fn emit(cx: &Cx<'_>, id: TypeId, map: &Map, code: &mut Code) {
    let name = cx.names.model(id);
    let inner = ty::shape(cx, &Shape::Map(*map), &|part| ty::of(cx, part));
    let allow = Allow::of(cx, id);
    model::describe(cx, id, code);
    Allow::of_types(cx, id).write(code);
    derive::write(cx, id, &["Debug", "Clone", "Default", "PartialEq"], code);
    code.call(
        &snippet!("pub struct {}", name),
        &[snippet!("pub {}", inner)],
        ";",
    );

    model::deref(allow, name, &inner, code);
    code.blank();
    model::from_impl(cx, allow, &inner, name, (&"Self".into(), "value", ""), code);
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
    let key = snippet!("K: {}<{}>", into, string);
    let (mut generics, pair, entry) = if is_text {
        (
            vec![key, snippet!("V: {}<{}>", into, ty::of(cx, map.values))],
            snippet!("(K, V)"),
            snippet!("(key.into(), value.into())"),
        )
    } else {
        (
            vec![key],
            snippet!("(K, {})", ty::of(cx, map.values)),
            snippet!("(key.into(), value)"),
        )
    };

    code.blank();
    allow.write(code);
    let of = snippet!("{}<{}>", cx.std("FromIterator"), pair);
    code.generic_impl_head(&generics, &of, name);
    let bound = snippet!("{}<Item = {}>", cx.std("IntoIterator"), pair);
    let head = snippet!("fn from_iter<I: {}>", bound);
    code.signature(&head, &["entries: I".into()], Some(&"Self".into()));
    line!(code, "let entries = entries.into_iter();");
    line!(code, "let entries = entries.map(|(key, value)| {});", entry);
    line!(code, "Self(entries.collect())");
    close!(code, "}}");
    close!(code, "}}");

    code.blank();
    allow.write(code);
    let of = snippet!("{}<[{}; N]>", cx.std("From"), pair);
    generics.push("const N: usize".into());
    code.generic_impl_head(&generics, &of, name);
    code.signature(
        &snippet!("fn from"),
        &[snippet!("entries: [{}; N]", pair)],
        Some(&"Self".into()),
    );
    line!(code, "entries.into_iter().collect()");
    close!(code, "}}");
    close!(code, "}}");
}
