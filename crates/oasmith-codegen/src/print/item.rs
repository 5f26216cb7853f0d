//! Heads of items, fields and variants.

use super::list::{Brackets, Listed};
use super::one_line::{OneLine, write_short};
use super::room::{Room, is_broken, last_width, width};
use super::ty::{ARGUMENTS, Ty};
use super::{Code, LIST_WIDTH, MAX_WIDTH, Snippet, line};
use crate::ident::Ident;

impl Code {
    /// What lets clippy pass a type that is nested deeply. It follows from the document, and so would
    /// the names of its parts.
    pub fn allow_complex(&mut self, ty: &Ty) {
        if ty.is_complex() {
            line!(self, "#[allow(clippy::type_complexity)]");
        }
    }

    /// `impl<generics> of for name {`: rustfmt's `format_impl`. What follows is indented.
    pub fn generic_impl_head(&mut self, generics: &[Ty], of: &Ty, name: &Ty) {
        let is_broken = self.begin_impl(generics, Some(of), name);
        self.open_brace(is_broken);
    }

    /// `impl of for name {`. What follows is indented.
    pub fn impl_head(&mut self, of: impl Into<Ty>, name: impl Into<Ty>) {
        self.generic_impl_head(&[], &of.into(), &name.into());
    }

    /// `impl name {`. What follows is indented.
    pub fn own_impl(&mut self, name: &Ident) {
        let is_broken = self.begin_impl(&[], None, &name.into());
        self.open_brace(is_broken);
    }

    /// `impl of for name {}`
    pub fn empty_impl(&mut self, of: impl Into<Ty>, name: &Ident) {
        if self.begin_impl(&[], Some(&of.into()), &name.into()) {
            self.open_brace(true);
            self.dedent();
            line!(self, "}}");
        } else {
            self.end(" {}");
        }
    }

    /// The brace after a head: on its line, unless the head has several.
    fn open_brace(&mut self, is_broken: bool) {
        if is_broken {
            self.end("");
            self.begin_line();
            self.end("{");
        } else {
            self.end(" {");
        }
        self.indent();
    }

    /// The head without its brace; returns whether it has several lines.
    fn begin_impl(&mut self, generics: &[Ty], of: Option<&Ty>, name: &Ty) -> bool {
        let types = generics.iter().chain(of).chain([name]);
        types.for_each(|ty| ty.note(&mut self.imports));
        let start = self.text.len();
        let columns = self.room();
        self.begin_line();
        let short = |line: &mut OneLine<'_>| short_impl_head(of, name, line);
        if generics.is_empty() && write_short(&mut self.text, columns, short) {
            return false;
        }
        self.text.truncate(start);
        let unlaid = || flat_impl_head(generics, of, name);
        let text = self.laid(|room| impl_head(generics, of, name, room), unlaid);
        self.begin_line();
        self.text.push_str(&text);
        is_broken(&text)
    }

    /// `head name {`, with the brace on a line of its own where it is too long: `pub struct Name {`. What
    /// follows is indented.
    pub fn item_head(&mut self, head: &'static str, name: &Ident) {
        let text = [head, " ", name.as_str()].concat();
        // Nor is it here.
        let is_broken = text.len() + " {".len() > MAX_WIDTH;
        self.begin_line();
        self.text.push_str(&text);
        self.open_brace(is_broken);
    }

    /// `pub struct name(fields);`, where a field is like `pub Vec<Tag>`.
    pub fn tuple_struct(&mut self, name: &Ident, fields: &[Ty]) {
        self.held(&["pub struct ", name.as_str()].concat(), fields, ";");
    }

    /// `pub struct name(pub field);`
    pub fn wrapper(&mut self, name: &Ident, field: &Ty) {
        self.tuple_struct(name, &[Ty::Prefixed("pub ", Box::new(field.clone()))]);
    }

    /// A variant of an enum that holds one value: `name(held),`.
    pub fn payload_variant(&mut self, name: &Ident, held: &Ty) {
        self.held(name.as_str(), std::slice::from_ref(held), ",");
    }

    fn held(&mut self, head: &str, fields: &[Ty], end: &str) {
        let brackets = Brackets {
            open: '(',
            close: ')',
            most: LIST_WIDTH,
            trailing: true,
        };
        fields.iter().for_each(|ty| ty.note(&mut self.imports));
        if let [only] = fields {
            let short = |line: &mut OneLine<'_>| {
                line.push(head)?;
                line.push("(")?;
                only.flat(line)?;
                line.push(")")
            };
            if self.short_line(end, short) {
                return;
            }
        }
        let fields: Vec<_> = fields.iter().map(TupleField).collect();
        let unlaid = || format!("{head}({})", listed(fields.iter().map(|field| field.0)));
        self.lay(|room| brackets.fit(head, &fields, room.before(1)?), unlaid);
        self.end(end);
    }

    /// A typed field: `name: ty,`, where `name` is like `pub id`.
    pub fn typed(&mut self, name: &Snippet, ty: &Ty) {
        ty.note(&mut self.imports);
        let short = |line: &mut OneLine<'_>| {
            line.push(name.as_str())?;
            line.push(": ")?;
            ty.flat(line)
        };
        if self.short_line(",", short) {
            return;
        }
        let before = [name.as_str(), ":"].concat();
        let layout = |room: Room| match room.is_lenient {
            true => Some([&before, " ", &ty.fit(room.after(width(&before) + 1)?)?].concat()),
            false => ty.fit_after(&before, room.before(1)?),
        };
        self.lay(layout, || format!("{before} {ty}"));
        self.end(",");
    }

    /// A field without a name: `ty,`, where `ty` is like `pub Vec<Tag>`.
    pub fn field(&mut self, ty: &Ty) {
        self.allow_complex(ty);
        ty.note(&mut self.imports);
        if self.short_line(",", |line| ty.flat(line)) {
            return;
        }
        self.lay(
            |room| TupleField(ty).fit(room.before(1)?),
            || ty.to_string(),
        );
        self.end(",");
    }

    /// `pub type name = ty;`, or the like.
    pub fn type_binding(&mut self, head: &Snippet, ty: &Ty) {
        ty.note(&mut self.imports);
        let short = |line: &mut OneLine<'_>| {
            line.push(head.as_str())?;
            line.push(" = ")?;
            ty.flat(line)
        };
        if self.short_line(";", short) {
            return;
        }
        let before = [head.as_str(), " ="].concat();
        self.lay(
            |room| ty.fit_after(&before, room.before(1)?),
            || format!("{before} {ty}"),
        );
        self.end(";");
    }
}

/// A field of a struct without names.
struct TupleField<'a>(&'a Ty);

impl Listed for TupleField<'_> {
    fn write_flat(&self, line: &mut OneLine<'_>) -> Option<()> {
        self.0.flat(line)
    }

    fn fit(&self, room: Room) -> Option<String> {
        if room.is_lenient {
            return Some(self.0.to_string());
        }
        // rustfmt overlooks the blank in front of the type, and writes two where it breaks it.
        let (before, ty, taken) = match self.0 {
            Ty::Prefixed(before @ "pub ", ty) => (*before, &**ty, 3),
            ty => ("", ty, 0),
        };
        let beside = room.after(taken).and_then(|room| ty.fit(room));
        if let Some(text) = beside.filter(|text| !is_broken(text)) {
            return Some([before, &text].concat());
        }
        let text = ty.fit_after(before, room)?;
        Some(text.trim_start().to_owned())
    }
}

/// `A, B`
pub(super) fn listed(items: impl Iterator<Item = impl ToString>) -> String {
    let items: Vec<String> = items.map(|item| item.to_string()).collect();
    items.join(", ")
}

/// `<A, B>`; nothing for none.
pub(super) fn flat_generics(generics: &[Ty]) -> String {
    match generics {
        [] => String::new(),
        generics => format!("<{}>", listed(generics.iter())),
    }
}

/// The head of an `impl` on one line.
fn flat_impl_head(generics: &[Ty], of: Option<&Ty>, name: &Ty) -> String {
    let generics = flat_generics(generics);
    match of {
        Some(of) => format!("impl{generics} {of} for {name}"),
        None => format!("impl{generics} {name}"),
    }
}

/// The head of an `impl` without generics that is short.
fn short_impl_head(of: Option<&Ty>, name: &Ty, line: &mut OneLine<'_>) -> Option<()> {
    line.push("impl ")?;
    if let Some(of) = of {
        of.flat(line)?;
        line.push(" for ")?;
    }
    name.flat(line)
}

/// rustfmt's `format_impl_ref_and_type`.
fn impl_head(generics: &[Ty], of: Option<&Ty>, name: &Ty, room: Room) -> Option<String> {
    let mut text = match generics {
        [] => "impl".to_owned(),
        generics => ARGUMENTS.fit("impl", generics, room)?,
    };
    if let Some(of) = of {
        let beside = room.after(last_width(&text) + 1);
        let beside = beside.and_then(|room| of.fit(room));
        if room.is_lenient {
            text.extend([" ", &of.to_string()]);
        } else if let Some(of) = beside.filter(|of| !is_broken(of)) {
            text.extend([" ", &of]);
        } else {
            room.below().line(&mut text);
            text.push_str(&of.fit(room.below())?);
        }
    }
    let before = if of.is_some() { "for " } else { "" };
    // rustfmt does not count the indentation here.
    let used = last_width(&text) + before.len() + " {".len() + 1;
    if name.columns().is_some_and(|name| used + name <= MAX_WIDTH) {
        text.push(' ');
    } else {
        room.below().line(&mut text);
    }
    Some(text + before + &name.to_string())
}
