//! `Decode` and `Encode` of structs.

use super::{Presence, Struct, initialise};
use crate::ident::Ident;
use crate::print::LONGEST_FILE;
use crate::print::literal::Literal;
use crate::print::section::Section;
use crate::print::{CALL_WIDTH, Code, Snippet, close, line, open, snippet};
use crate::rust::ty;

impl Struct<'_> {
    pub(super) fn decode(&self, code: &mut Code) {
        let names: Vec<Snippet> = self
            .fields
            .iter()
            .map(|field| snippet!("{}", Literal::string(&field.member.name)))
            .collect();
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
    fn list_members(&self, names: &[Snippet], code: &mut Code) {
        code.blank();
        code.section(Section::Members);
        code.item_head("impl", self.name);
        line!(code, "/// The property names, in the order of declaration.");
        code.array(&"pub(super) const MEMBERS: &[&str] = &".into(), names, ";");
        close!(code, "}}");
    }

    /// `Decode` with these names in it, or with those that are listed.
    fn decode_by(&self, names: Option<&[Snippet]>, code: &mut Code) {
        let (reader, members, member) = (
            self.local("reader"),
            self.local("members"),
            self.local("member"),
        );
        self.allow.write(code);
        code.impl_head(&"impl rt::Decode".into(), self.name);
        open!(
            code,
            "fn decode({}: &mut rt::Reader<'_>) -> rt::Decoded<Self> {{",
            reader
        );
        name_patterns(self.names, code);
        if self.is_read_in_place() {
            line!(code, "let mut decoded = {};", self.default_value());
        } else {
            self.variables(code);
        }
        let binding = snippet!("let mut {}", members);
        match names {
            Some(names) => {
                code.try_array(&binding, &snippet!("{}.object(&", reader), names, ")?;");
            }
            None => line!(code, "{} = {}.object(Self::MEMBERS)?;", binding, reader),
        }
        self.members(&reader, &members, &member, code);
        let ok = self.cx.std("Ok");
        if self.is_read_in_place() {
            line!(code, "{}(decoded)", ok);
        } else {
            let fields = self.decoded(&members, code);
            code.struct_literal(&snippet!("{}(Self", ok), &fields, ")");
        }
        close!(code, "}}");
        close!(code, "}}");
    }

    /// A variable for each field: what must be there can't be a field before it was read.
    fn variables(&self, code: &mut Code) {
        for field in &self.fields {
            let absent: Snippet = match field.presence {
                Presence::Nullable | Presence::Required => self.cx.std("None").into(),
                _ => field.absent(self.cx),
            };
            code.binding(&snippet!("let mut {}", field.name), &absent);
        }
        if let Some((name, _)) = &self.additional {
            let map = self.cx.std("BTreeMap");
            line!(code, "let mut {} = {}::new();", name, map);
        }
        if let Some(name) = &self.undeclared {
            line!(code, "let mut {} = rt::Undeclared::default();", name);
        }
    }

    /// Whether the members are read into an empty struct: none must be there.
    fn is_read_in_place(&self) -> bool {
        let is_empty =
            self.fields.is_empty() && self.additional.is_none() && self.undeclared.is_none();
        self.is_default && !is_empty
    }

    /// Where a field is while the object is read.
    fn place(&self, name: &Ident) -> Snippet {
        if self.is_read_in_place() {
            snippet!("&mut decoded.{}", name)
        } else {
            snippet!("&mut {}", name)
        }
    }

    /// The loop over the members.
    fn members(&self, reader: &Ident, members: &Ident, member: &Ident, code: &mut Code) {
        if self.fields.is_empty() {
            open!(code, "while {}.next({})?.is_some() {{", members, reader);
            let (head, arguments) = self.other(reader, members);
            code.call(&head, &arguments, ";");
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
            let head = snippet!("{}.{}", members, method);
            let arguments = [reader.into(), self.place(field.name)];
            code.call_arm(&snippet!("{}", index), &head, &arguments);
        }
        let (head, arguments) = self.other(reader, members);
        code.call_arm(&"_".into(), &head, &arguments);
        close!(code, "}}");
        close!(code, "}}");
    }

    /// What is done with a member that no field is for: a method and its arguments.
    fn other(&self, reader: &Ident, members: &Ident) -> (Snippet, Vec<Snippet>) {
        let reader = Snippet::from(reader);
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
        (snippet!("{}.{}", members, method), arguments)
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
        code.section(Section::Encode);
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

/// The patterns of the names of members that are kept; nothing where all are.
pub(in crate::rust) fn name_patterns(names: &[String], code: &mut Code) {
    // Each stands for itself: together they would share their groups.
    let mut literals = names.iter().map(|name| Literal::string(name));
    let Some(first) = literals.next() else {
        return;
    };
    let patterns = literals.fold(snippet!("{}", first), |before, literal| {
        snippet!("{}, {}", before, literal)
    });
    let value = snippet!("rt::NamePattern::any(&[{}])", patterns);
    code.binding(&"static NAMES: rt::NamePattern".into(), &value);
}
