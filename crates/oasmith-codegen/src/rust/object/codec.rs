//! `Decode` and `Encode` of structs.

use super::{Presence, Struct};
use crate::ident::Ident;
use crate::print::LONGEST_FILE;
use crate::print::section::Section;
use crate::print::{Code, Expr, FieldValue, close, line, open, snippet};
use crate::rust::ty;

impl Struct<'_> {
    pub(super) fn decode(&self, code: &mut Code) {
        let names = self.fields.iter();
        let names: Vec<Expr> = names.map(|field| Expr::text(&field.member.name)).collect();
        let mut whole = Code::at_depth(code.depth());
        self.decode_by(Some(&names), &mut whole);
        if whole.line_count() > LONGEST_FILE {
            self.list_members(&names, code);
            whole = Code::at_depth(code.depth());
            self.decode_by(None, &mut whole);
        }
        code.blank();
        code.section(Section::Decode);
        code.append(&whole);
    }

    /// The names of the members, where `Decode` is too long to have them in it.
    fn list_members(&self, names: &[Expr], code: &mut Code) {
        code.blank();
        code.section(Section::Members);
        code.own_impl(self.name);
        line!(code, "/// The property names, in the order of declaration.");
        let name = "MEMBERS".into();
        code.constant(
            "pub(super) const",
            &name,
            &"&[&str]".into(),
            &Expr::slice(names),
        );
        close!(code, "}}");
    }

    /// `Decode` with these names in it, or with those that are listed.
    fn decode_by(&self, names: Option<&[Expr]>, code: &mut Code) {
        let (reader, members, member) = (
            self.local("reader"),
            self.local("members"),
            self.local("member"),
        );
        self.allow.write(code);
        code.impl_head("rt::Decode", self.name);
        open!(
            code,
            "fn decode({}: &mut rt::Reader<'_>) -> rt::Decoded<Self> {{",
            reader
        );
        name_patterns(self.names, code);
        if self.is_read_in_place() {
            code.bind(&"let mut decoded".into(), &self.default_value());
        } else {
            self.variables(code);
        }
        let names = names.map_or_else(|| "Self::MEMBERS".into(), Expr::slice);
        let object = Expr::from(&reader).method("object", [names]).tried();
        code.bind(&snippet!("let mut {}", members), &object);
        self.members(&reader, &members, &member, code);
        let ok = self.cx.std("Ok");
        if self.is_read_in_place() {
            line!(code, "{}(decoded)", ok);
        } else {
            let decoded = Expr::record("Self", self.decoded(&members));
            code.give(&Expr::call(ok, [decoded]));
        }
        close!(code, "}}");
        close!(code, "}}");
    }

    /// A variable for each field: what must be there can't be a field before it was read.
    fn variables(&self, code: &mut Code) {
        for field in &self.fields {
            let absent: Expr = match field.presence {
                Presence::Nullable | Presence::Required => self.cx.std("None").into(),
                _ => field.absent(self.cx),
            };
            code.bind(&snippet!("let mut {}", field.name), &absent);
        }
        for (name, value) in self.others() {
            code.bind(&snippet!("let mut {}", name), &value);
        }
    }

    /// Whether the members are read into an empty struct: none must be there.
    fn is_read_in_place(&self) -> bool {
        let is_empty =
            self.fields.is_empty() && self.additional.is_none() && self.undeclared.is_none();
        self.is_default && !is_empty
    }

    /// Where a field is while the object is read.
    fn place(&self, name: &Ident) -> Expr {
        let place = match self.is_read_in_place() {
            true => Expr::from("decoded").field(name),
            false => name.into(),
        };
        Expr::Prefixed("&mut ", Box::new(place))
    }

    /// The loop over the members.
    fn members(&self, reader: &Ident, members: &Ident, member: &Ident, code: &mut Code) {
        if self.fields.is_empty() {
            open!(code, "while {}.next({})?.is_some() {{", members, reader);
            code.run(&self.other(reader, members));
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
            let method = match field.presence {
                Presence::Required | Presence::Nullable => "fill",
                // Here null is a value like any other, and not what is left out.
                Presence::Optional if ty::holds_null(self.cx, field.member.ty) => "fill",
                Presence::Optional | Presence::Field => "read",
            };
            let arguments = [reader.into(), self.place(field.name)];
            let read = Expr::from(members).method(method, arguments);
            code.arm(&snippet!("{}", index).into(), &read);
        }
        code.arm(&"_".into(), &self.other(reader, members));
        close!(code, "}}");
        close!(code, "}}");
    }

    /// What is done with a member that no field is for.
    fn other(&self, reader: &Ident, members: &Ident) -> Expr {
        let reader = Expr::from(reader);
        let (method, arguments) = match (&self.additional, &self.undeclared) {
            (Some((name, _)), _) if self.names.is_empty() => {
                ("insert", vec![reader, self.place(name)])
            }
            // An object with patterns has members: else it would be a map.
            (Some((name, _)), Some(undeclared)) => (
                "insert_or_keep",
                vec![
                    reader,
                    "&NAMES".into(),
                    self.place(name),
                    self.place(undeclared),
                ],
            ),
            (Some((name, _)), None) => (
                "insert_named",
                vec![reader, "&NAMES".into(), self.place(name)],
            ),
            (None, Some(name)) => ("keep", vec![reader, self.place(name)]),
            (None, None) => ("skip", vec![reader]),
        };
        Expr::from(members).method(method, arguments)
    }

    /// The fields of the decoded struct.
    fn decoded(&self, members: &Ident) -> Vec<FieldValue> {
        let fields = self.fields.iter().enumerate().map(|(index, field)| {
            let arguments = || [field.name.into(), snippet!("{}", index).into()];
            let value = match field.presence {
                Presence::Required | Presence::Nullable => {
                    Expr::from(members).method("required", arguments()).tried()
                }
                Presence::Optional | Presence::Field => field.name.into(),
            };
            FieldValue::new(field.name, value)
        });
        let others = self
            .others()
            .map(|(name, _)| FieldValue::new(name, name.into()));
        fields.chain(others).collect()
    }

    pub(super) fn encode(&self, code: &mut Code) {
        code.blank();
        code.section(Section::Encode);
        self.allow.write(code);
        code.impl_head("rt::Encode", self.name);
        open!(code, "fn encode(&self, writer: &mut rt::Writer) {{");
        line!(code, "writer.begin_object();");
        for field in &self.fields {
            let method = match field.presence {
                Presence::Required | Presence::Nullable => "member",
                Presence::Optional => "optional",
                Presence::Field => "field",
            };
            let arguments = [Expr::text(&field.member.name), own(field.name)];
            code.run(&Expr::from("writer").method(method, arguments));
        }
        for (name, _) in self.others() {
            code.run(&Expr::from("writer").method("members", [own(name)]));
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

/// `&self.name`
fn own(name: &Ident) -> Expr {
    Expr::from("self").field(name).reference()
}

/// The patterns of the names of members that are kept; nothing where all are.
pub(in crate::rust) fn name_patterns(names: &[String], code: &mut Code) {
    // Each stands for itself: together they would share their groups.
    let patterns: Vec<Expr> = names.iter().map(|name| Expr::text(name)).collect();
    if !patterns.is_empty() {
        let value = Expr::call("rt::NamePattern::any", [Expr::slice(patterns)]);
        code.constant("static", &"NAMES".into(), &"rt::NamePattern".into(), &value);
    }
}
