//! `Decode` and `Encode` of structs.

use super::{Presence, Struct, initialise};
use crate::ident::Ident;
use crate::print::{CALL_WIDTH, Code, Snippet, close, line, open, snippet};
use crate::rust::literal::Literal;
use crate::rust::ty;

impl Struct<'_> {
    pub(super) fn decode(&self, code: &mut Code) {
        let (reader, members, member) = (
            self.local("reader"),
            self.local("members"),
            self.local("member"),
        );
        code.blank();
        self.allow.write(code);
        code.impl_head(&"impl rt::Decode".into(), self.name);
        open!(
            code,
            "fn decode({}: &mut rt::Reader<'_>) -> rt::Decoded<Self> {{",
            reader
        );
        self.patterns(code);
        for field in &self.fields {
            let absent: Snippet = match field.presence {
                Presence::Nullable | Presence::Required => self.cx.std("None").into(),
                _ => field.absent(self.cx),
            };
            code.binding(&snippet!("let mut {}", field.name), &absent);
        }
        if let Some((name, _)) = &self.additional {
            line!(
                code,
                "let mut {} = {}::new();",
                name,
                self.cx.std("BTreeMap")
            );
        }
        if let Some(name) = &self.undeclared {
            line!(code, "let mut {} = rt::Undeclared::default();", name);
        }
        let names: Vec<Snippet> = self
            .fields
            .iter()
            .map(|field| snippet!("{}", Literal::string(&field.member.name)))
            .collect();
        let binding = snippet!("let mut {}", members);
        code.try_array(&binding, &snippet!("{}.object(&", reader), &names, ")?;");
        self.members(&reader, &members, &member, code);
        let fields = self.decoded(&members, code);
        code.struct_literal(&snippet!("{}(Self", self.cx.std("Ok")), &fields, ")");
        close!(code, "}}");
        close!(code, "}}");
    }

    /// The patterns of the names of members that are kept.
    fn patterns(&self, code: &mut Code) {
        if self.names.is_empty() {
            return;
        }
        let pattern = match self.names {
            [one] => one.clone(),
            several => format!("(?:{})", several.join(")|(?:")),
        };
        let value = snippet!("rt::NamePattern::new({})", Literal::string(&pattern));
        code.binding(&"static NAMES: rt::NamePattern".into(), &value);
    }

    /// The loop over the members.
    fn members(&self, reader: &Ident, members: &Ident, member: &Ident, code: &mut Code) {
        let other = match (&self.additional, &self.undeclared) {
            (Some((name, _)), _) => {
                snippet!("{}.insert({}.key(), {}.read()?);", name, members, reader)
            }
            (None, Some(name)) => snippet!("{}.read({}.key(), {})?", name, members, reader),
            (None, None) => snippet!("{}.skip()?", reader),
        };
        // An object with patterns has members: else it would be a map.
        if self.fields.is_empty() {
            open!(code, "while {}.next({})?.is_some() {{", members, reader);
            if self.additional.is_some() {
                code.snippet(&other);
            } else {
                line!(code, "{};", other);
            }
            return close!(code, "}}");
        }
        let some = self.cx.std("Some");
        open!(
            code,
            "while let {}({}) = {}.next({})? {{",
            some,
            member,
            members,
            reader
        );
        open!(code, "match {} {{", member);
        for (index, field) in self.fields.iter().enumerate() {
            let value = match field.presence {
                Presence::Required | Presence::Nullable => snippet!("{}({}.read()?)", some, reader),
                // Here null is a value like any other, and not what is left out.
                Presence::Optional if ty::holds_null(self.cx, field.member.ty) => {
                    snippet!("{}({}.read()?)", some, reader)
                }
                Presence::Optional | Presence::Field => snippet!("{}.read()?", reader),
            };
            code.assignment_arm(&snippet!("{}", index), &snippet!("{}", field.name), &value);
        }
        if self.additional.is_some() {
            if self.names.is_empty() {
                open!(code, "_ => {{");
            } else {
                open!(code, "_ if NAMES.is_in({}.unknown_key()) => {{", members);
            }
            code.snippet(&other);
            close!(code, "}}");
            if !self.names.is_empty() {
                line!(code, "_ => {}.skip()?,", reader);
            }
        } else {
            line!(code, "_ => {},", other);
        }
        close!(code, "}}");
        close!(code, "}}");
    }

    /// The fields of the decoded struct.
    fn decoded(&self, members: &Ident, code: &Code) -> Vec<Snippet> {
        // One level deeper than the literal's head, with a comma behind; rustfmt keeps two columns
        // more for the question mark.
        let room = code.room().saturating_sub(7);
        let column = 4 * (code.depth() + 2);
        let required = |name: &Ident, index: usize| {
            let one_line = snippet!("{}: {}.required({}, {})?", name, members, name, index);
            if one_line.width() <= room {
                return one_line;
            }
            let indent = Snippet::blank(column);
            if snippet!("{}, {}", name, index).width() <= CALL_WIDTH {
                let call = snippet!(".required({}, {})?", name, index);
                return snippet!("{}: {}\n{}{}", name, members, indent, call);
            }
            let arguments = snippet!("{}{},\n{}{},", indent, name, indent, index);
            let end = snippet!("{})?", Snippet::blank(column.saturating_sub(4)));
            snippet!("{}: {}.required(\n{}\n{}", name, members, arguments, end)
        };
        let field = |(index, field): (usize, &super::Field<'_>)| match field.presence {
            Presence::Required | Presence::Nullable => required(field.name, index),
            Presence::Optional | Presence::Field => Snippet::from(field.name),
        };
        let additional = self.additional.as_ref().map(|(name, _)| name);
        let others = additional.into_iter().chain(&self.undeclared);
        let others = others.map(|name| initialise(name, &name.into()));
        self.fields
            .iter()
            .enumerate()
            .map(field)
            .chain(others)
            .collect()
    }

    pub(super) fn encode(&self, code: &mut Code) {
        code.blank();
        self.allow.write(code);
        code.impl_head(&"impl rt::Encode".into(), self.name);
        open!(code, "fn encode(&self, writer: &mut rt::Writer) {{");
        line!(code, "writer.begin_object();");
        for field in &self.fields {
            let method = match field.presence {
                Presence::Required | Presence::Nullable => "member",
                Presence::Optional => "optional",
                Presence::Field => "field",
            };
            let name = snippet!("{}", Literal::string(&field.member.name));
            let value = snippet!("&self.{}", field.name);
            code.call(&snippet!("writer.{}", method), &[name, value], ";");
        }
        if let Some((name, _)) = &self.additional {
            line!(code, "writer.members(&self.{});", name);
        }
        if let Some(name) = &self.undeclared {
            line!(code, "writer.members(&self.{});", name);
        }
        line!(code, "writer.end_object();");
        close!(code, "}}");
        close!(code, "}}");
    }

    /// A variable's name that no field has.
    fn local(&self, name: &'static str) -> Ident {
        Ident::unlike(name, |local| {
            self.fields.iter().any(|field| field.name == local)
        })
    }
}
