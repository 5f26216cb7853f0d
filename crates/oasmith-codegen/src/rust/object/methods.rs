//! The constructor of a struct, its setters, and what gives defaults.

use super::{Field, Struct, reads_like_a_conversion, reads_like_an_operator};
use crate::ident::Ident;
use crate::print::doc::{CodeSpan, Doc};
use crate::print::section::Section;
use crate::print::{Code, Expr, FieldValue, FnParam, On, close, line, snippet};
use crate::rust::default;
use crate::rust::model;

impl Struct<'_> {
    pub(super) fn methods(&self, code: &mut Code) {
        code.blank();
        code.section(Section::Builder);
        self.allow.write(code);
        let setters: Vec<&Field<'_>> = self
            .fields
            .iter()
            .filter(|field| self.sent && !field.is_argument())
            .collect();
        if setters
            .iter()
            .any(|field| reads_like_a_conversion(field.setter))
        {
            // Setters are named like their properties, whatever those are called.
            line!(code, "#[allow(clippy::wrong_self_convention)]");
        }
        code.own_impl(self.name);
        code.opened();
        self.constructor(code);
        for field in setters {
            code.blank();
            code.seam();
            self.setter(field, code);
        }
        for field in &self.fields {
            self.or_default(field, code);
        }
        close!(code, "}}");
    }

    /// The method that gives a field's value or its default.
    fn or_default(&self, field: &Field<'_>, code: &mut Code) {
        let Some((name, constant)) = &field.default else {
            return;
        };
        let default = field.member.default.as_deref().and_then(default::said);
        let mut doc = Doc::new();
        let member = CodeSpan::new(&field.member.name);
        let default = match default {
            Some(text) => snippet!("{}", CodeSpan::new(&text)),
            None => "its default".into(),
        };
        doc.paragraph(&snippet!(
            "Returns {}, or {} if it is absent.",
            member,
            default
        ));
        code.blank();
        code.seam();
        code.doc(&doc);
        model::deprecate(On::Item, &field.member.docs, code);
        default::method(self.cx, name, field.name, &field.value, constant, code);
    }

    fn constructor(&self, code: &mut Code) {
        let given: Vec<&Field<'_>> = self.fields.iter().filter(|f| f.is_argument()).collect();
        let rest = self.fields.len() > given.len();
        match (given.is_empty(), rest) {
            (true, _) => line!(code, "/// Creates a `{}` without any property.", self.name),
            (false, true) => line!(
                code,
                "/// Creates a `{}` with its required properties; the others are absent.",
                self.name
            ),
            (false, false) => line!(code, "/// Creates a `{}` of its properties.", self.name),
        }
        if given.len() > 7 {
            line!(code, "#[allow(clippy::too_many_arguments)]");
        }
        let arguments: Vec<FnParam> = given.iter().map(|field| field.set(self.cx).0).collect();
        code.signature(&"pub fn new".into(), &arguments, Some(&"Self".into()));
        if given.is_empty() {
            code.give(&self.default_value());
        } else {
            code.give(&Expr::record("Self", self.initial()));
        }
        close!(code, "}}");
    }

    /// The struct without any member.
    pub(super) fn default_value(&self) -> Expr {
        Expr::call("Self::default", [])
    }

    fn initial(&self) -> Vec<FieldValue> {
        let field = |field: &Field<'_>| {
            let value = if field.is_argument() {
                field.set(self.cx).1
            } else {
                field.absent(self.cx)
            };
            FieldValue::new(field.name, value)
        };
        let others = self.others();
        let others = others.map(|(name, value)| FieldValue::new(name, value));
        self.fields.iter().map(field).chain(others).collect()
    }

    /// The fields that are no declared members, with what they begin as.
    pub(super) fn others(&self) -> impl Iterator<Item = (&Ident, Expr)> {
        let map = snippet!("{}::new", self.cx.std("BTreeMap"));
        let additional = self.additional.as_ref();
        let additional = additional.map(|(name, _)| (name, Expr::call(map, [])));
        let undeclared = self.undeclared.as_ref();
        let undeclared = undeclared.map(|name| (name, Expr::call("rt::Undeclared::default", [])));
        additional.into_iter().chain(undeclared)
    }

    fn setter(&self, field: &Field<'_>, code: &mut Code) {
        let mut doc = Doc::new();
        doc.first_paragraph(field.member.docs.description.as_deref().unwrap_or(""));
        code.doc(&doc);
        model::deprecate(On::Item, &field.member.docs, code);
        if reads_like_an_operator(field.setter) {
            line!(code, "#[allow(clippy::should_implement_trait)]");
        }
        line!(code, "#[must_use]");
        let (argument, value) = field.set(self.cx);
        let head = snippet!("pub fn {}", field.setter);
        let arguments = [FnParam::receiver("mut self"), argument];
        code.signature(&head, &arguments, Some(&"Self".into()));
        code.bind(&snippet!("self.{}", field.name), &value);
        line!(code, "self");
        close!(code, "}}");
    }
}
