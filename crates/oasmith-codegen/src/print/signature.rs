//! Heads of functions.

use super::item::{flat_generics, listed};
use super::list::Listed;
use super::one_line::{OneLine, items};
use super::room::{Room, last_width, width};
use super::ty::{ARGUMENTS, Ty};
use super::{Code, MAX_WIDTH, Snippet};
use std::fmt;

/// A parameter of a function.
#[derive(Debug, Clone)]
pub struct FnParam {
    name: Snippet,
    /// `None` of `self`.
    ty: Option<Ty>,
}

impl FnParam {
    /// `name: ty`
    pub fn new(name: impl Into<Snippet>, ty: impl Into<Ty>) -> Self {
        Self {
            name: name.into(),
            ty: Some(ty.into()),
        }
    }

    /// `self` in one of its forms.
    pub fn receiver(form: &'static str) -> Self {
        Self {
            name: form.into(),
            ty: None,
        }
    }
}

impl Listed for FnParam {
    fn write_flat(&self, line: &mut OneLine<'_>) -> Option<()> {
        line.push(self.name.as_str())?;
        let Some(ty) = &self.ty else {
            return Some(());
        };
        line.push(": ")?;
        ty.flat(line)
    }

    fn fit(&self, room: Room) -> Option<String> {
        let Some(ty) = &self.ty else {
            return Some(self.name.as_str().to_owned());
        };
        let room = room.before(self.name.width() + 2)?;
        Some([self.name.as_str(), ": ", &ty.fit(room)?].concat())
    }
}

impl fmt::Display for FnParam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name.fmt(f)?;
        self.ty.iter().try_for_each(|ty| write!(f, ": {ty}"))
    }
}

impl Code {
    /// The head of a function with its opening brace: `head(parameters) -> output {`, where `head` is
    /// like `pub fn new`. What follows is indented.
    pub fn signature(&mut self, head: &Snippet, params: &[FnParam], output: Option<&Ty>) {
        self.generic_signature(head, &[], params, output);
    }

    /// The same of a function with generics, each with its bound.
    pub fn generic_signature(
        &mut self,
        head: &Snippet,
        generics: &[Ty],
        params: &[FnParam],
        output: Option<&Ty>,
    ) {
        if let Some(output) = output {
            self.allow_complex(output);
            output.note(&mut self.imports);
        }
        let types = params.iter().filter_map(|param| param.ty.as_ref());
        types
            .chain(generics)
            .for_each(|ty| ty.note(&mut self.imports));
        let head = head.as_str();
        let is_short = generics.is_empty()
            && self.short_line("", |line| short_signature(head, params, output, line));
        if !is_short {
            self.lay(
                |room| signature(head, generics, params, output, room),
                || flat_signature(head, generics, params, output),
            );
            self.end("");
        }
        self.indent();
    }
}

/// The head of a function without generics that is short, with the brace.
fn short_signature(
    head: &str,
    params: &[FnParam],
    output: Option<&Ty>,
    line: &mut OneLine<'_>,
) -> Option<()> {
    line.push(head)?;
    line.push("(")?;
    items(params, line)?;
    line.push(")")?;
    if let Some(ty) = output {
        line.push(" -> ")?;
        ty.flat(line)?;
    }
    line.push(" {")
}

/// The head of a function on one line, with the brace.
fn flat_signature(head: &str, generics: &[Ty], params: &[FnParam], output: Option<&Ty>) -> String {
    let generics = flat_generics(generics);
    let params = listed(params.iter());
    let output = output.map_or_else(String::new, |ty| format!("-> {ty} "));
    format!("{head}{generics}({params}) {output}{{")
}

/// rustfmt's `rewrite_fn_base`, with the brace.
fn signature(
    head: &str,
    generics: &[Ty],
    params: &[FnParam],
    output: Option<&Ty>,
    room: Room,
) -> Option<String> {
    let mut text = head.to_owned();
    if !generics.is_empty() {
        let (start, name) = head.split_at(head.rfind(' ').map_or(0, |at| at + 1));
        let used = room.indent + start.len();
        let inner = Room {
            width: MAX_WIDTH.saturating_sub(used + "() {".len()),
            offset: used,
            ..room
        };
        text = [start, &ARGUMENTS.fit(name, generics, inner)?].concat();
    }
    let arrow = |room: Room| match output {
        Some(ty) => Some(["-> ", &ty.fit(room.after(3)?)?].concat()),
        None => Some(String::new()),
    };
    let mut output_text = arrow(room)?;
    let is_long = output_text.contains('\n');
    let output_width = if is_long { 0 } else { output_text.len() };
    let columns = match text.contains('\n') || is_long {
        true => 0,
        false => {
            let around = if output_width == 0 { "() {" } else { "()  {" }.len();
            MAX_WIDTH.saturating_sub(room.indent + text.len() + output_width + around)
        }
    };
    let below = room.below().before(1)?;
    let texts = params.iter().map(|param| param.fit(below));
    let texts: Vec<String> = texts.collect::<Option<_>>()?;
    let joined = texts.join(", ");
    let is_block = !params.is_empty() && (joined.contains('\n') || width(&joined) > columns);
    text.push('(');
    if is_block {
        for param in &texts {
            below.line(&mut text);
            text.extend([param, ","]);
        }
        room.line(&mut text);
        text.push(')');
    } else {
        text.push_str(&joined);
        text.push(')');
    }
    if output.is_some() {
        let wide = text.len() + room.indent + output_width + " {".len() + 1 > MAX_WIDTH;
        let moves = !is_block && !params.is_empty() && (text.contains('\n') || is_long || wide);
        let overflows = room.indent + text.len() + output_text.len() > MAX_WIDTH;
        if moves || params.is_empty() && overflows {
            room.line(&mut text);
        } else {
            text.push(' ');
        }
        if is_long || moves {
            let used = if moves { 0 } else { last_width(&text) };
            output_text = arrow(room.after(used).unwrap_or(room))?;
        }
        text.push_str(&output_text);
    }
    if last_width(&text) + " {".len() > room.width {
        room.line(&mut text);
    } else if !room.is_lenient || !is_long && generics.is_empty() {
        // rustfmt forgets the blank where it gives up.
        text.push(' ');
    }
    text.push('{');
    Some(text)
}
