//! Events to nodes.

use granit_parser::{Event, ScalarStyle, StructureStyle, Tag};

use super::alias::Anchors;
use super::frame::{Content, Frame, Key, Mapping};
use super::tag::{self, Core, Meaning};
use crate::code::Code;
use crate::diagnostic::Diagnostics;
use crate::node::{Node, Value};
use crate::parse::{self, MAX_DEPTH};
use crate::scalar::{self, Scalar};
use crate::source::Span;

/// Reading can't go on. The reason was reported.
pub(super) struct Stop;

/// The tree so far.
pub(super) struct Builder<'a> {
    pub(super) diagnostics: &'a mut Diagnostics,
    text: &'a str,
    anchors: Anchors,
    open: Vec<Frame>,
    root: Option<Node>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            diagnostics,
            text,
            anchors: Anchors::new(text.len()),
            open: Vec::new(),
            root: None,
        }
    }

    /// The document's node; `None` if it has none.
    pub(super) fn into_root(self) -> Option<Node> {
        self.root
    }

    /// Takes an event, the place that it has in the text, and the place of its tag.
    pub(super) fn take(
        &mut self,
        event: Event<'_>,
        place: Span,
        tag_place: Span,
    ) -> Result<(), Stop> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let meaning = self.meaning(tag.as_deref(), tag_place);
                let place = self.trimmed(place, style);
                // The parser gives the text `~` to what is not written at all.
                let absent = style == ScalarStyle::Plain && place.start == place.end;
                let text = if absent { "" } else { text.as_ref() };
                self.scalar(text, style, anchor, &meaning, place)
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.meaning(tag.as_deref(), tag_place);
                self.open(style, anchor, place, Content::Sequence(Vec::new()))
            }
            Event::MappingStart(style, anchor, tag) => {
                self.meaning(tag.as_deref(), tag_place);
                let content = Content::Mapping(Mapping::default());
                self.open(style, anchor, place, content)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(place),
            Event::Alias(anchor) => self.alias(anchor, place),
            Event::UnresolvedAlias(name) => {
                let message = format!("no anchor is called `{name}`");
                self.invalid(place, message, "nothing before it is marked with this name");
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Where the innermost bracket that is still open stands.
    pub(super) fn open_bracket(&self) -> Option<Span> {
        let frame = self.open.iter().rev().find(|frame| frame.flow)?;
        let start = frame.span.start;
        Some(Span {
            end: start.saturating_add(1),
            ..frame.span
        })
    }

    fn meaning(&mut self, tag: Option<&Tag>, place: Span) -> Meaning {
        let meaning = tag.map_or(Meaning::Plain, tag::meaning);
        if let Meaning::Unknown(name) = &meaning {
            self.diagnostics
                .report(
                    Code::UNKNOWN_TAG,
                    place,
                    format!("the tag `{name}` is not one of YAML's"),
                )
                .consequence("the tag is ignored and the value read as if it had none");
        }
        meaning
    }

    /// A block scalar's place without the line breaks and blanks after its last character.
    fn trimmed(&self, mut place: Span, style: ScalarStyle) -> Span {
        if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
            let text = self.text.get(place.start as usize..place.end as usize);
            let length = text.map_or(0, |text| text.trim_end().len());
            place.end = place.start + u32::try_from(length).unwrap_or(0);
        }
        place
    }

    fn awaits_key(&self) -> bool {
        match self.open.last().map(|frame| &frame.content) {
            Some(Content::Mapping(mapping)) => mapping.key.is_none(),
            _ => false,
        }
    }

    fn set_key(&mut self, key: Key) {
        if let Some(Content::Mapping(mapping)) =
            self.open.last_mut().map(|frame| &mut frame.content)
        {
            mapping.key = Some(key);
        }
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        meaning: &Meaning,
        place: Span,
    ) -> Result<(), Stop> {
        let plain = style == ScalarStyle::Plain;
        if self.awaits_key() {
            let merge = match meaning {
                Meaning::Plain => plain && text == "<<",
                other => *other == Meaning::Merge,
            };
            if anchor != 0 {
                let value = Value::String(text.to_owned());
                self.define(anchor, &Node { span: place, value })?;
            }
            self.set_key(if merge {
                Key::Merge(place)
            } else {
                Key::Text(text.to_owned(), place)
            });
            return Ok(());
        }
        let value = match meaning {
            Meaning::Core(core) => self.tagged(*core, text, place),
            _ if plain => self.plain(text, place),
            _ => Value::String(text.to_owned()),
        };
        self.add(Node { span: place, value }, anchor, place)
    }

    fn plain(&mut self, text: &str, place: Span) -> Value {
        match scalar::resolve(text) {
            Scalar::Value(value) => value,
            Scalar::NotFinite => {
                self.diagnostics
                    .report(
                        Code::NOT_FINITE,
                        place,
                        format!("`{text}` is no number in JSON"),
                    )
                    .label("infinite, or not a number");
                Value::String(text.to_owned())
            }
        }
    }

    fn tagged(&mut self, core: Core, text: &str, place: Span) -> Value {
        core.value(text).unwrap_or_else(|| {
            let message = format!("`{text}` is not what its tag `{}` says", core.name());
            self.diagnostics.report(Code::SYNTAX, place, message);
            Value::String(text.to_owned())
        })
    }

    fn open(
        &mut self,
        style: StructureStyle,
        anchor: usize,
        span: Span,
        content: Content,
    ) -> Result<(), Stop> {
        if self.open.len() == MAX_DEPTH {
            return Err(self.too_deep(span));
        }
        self.open.push(Frame {
            span,
            anchor,
            flow: style == StructureStyle::Flow,
            content,
        });
        Ok(())
    }

    fn close(&mut self, end: Span) -> Result<(), Stop> {
        let Some(frame) = self.open.pop() else {
            return Ok(());
        };
        let anchor = frame.anchor;
        let node = frame.close(end, self.diagnostics);
        let place = node.span;
        self.add(node, anchor, place)
    }

    fn alias(&mut self, anchor: usize, place: Span) -> Result<(), Stop> {
        match self.anchors.copy(anchor) {
            Ok(Some(copy)) if self.open.len() + copy.height > MAX_DEPTH => {
                Err(self.too_deep(place))
            }
            Ok(Some(copy)) => self.add(copy.node, 0, place),
            Ok(None) => {
                let message = "an alias stands inside the node that it repeats";
                self.invalid(place, message, "this document would never end");
                Ok(())
            }
            Err(_) => Err(self.too_many_aliases(place)),
        }
    }

    /// Puts a complete node where the document has it.
    fn add(&mut self, node: Node, anchor: usize, place: Span) -> Result<(), Stop> {
        if anchor != 0 {
            self.define(anchor, &node)?;
        }
        if self.awaits_key() {
            let key = self.key_of(node, place);
            self.set_key(key);
            return Ok(());
        }
        let Some(frame) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        frame.span.end = frame.span.end.max(place.end);
        match &mut frame.content {
            Content::Sequence(items) => items.push(node),
            Content::Mapping(mapping) => mapping.add(node, self.diagnostics),
        }
        Ok(())
    }

    /// An alias or a collection as a key.
    fn key_of(&mut self, node: Node, place: Span) -> Key {
        let text = match node.value {
            Value::String(text) => text,
            Value::Number(number) => number.as_str().to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Null => "null".to_owned(),
            Value::Array(_) | Value::Object(_) => {
                let message = format!("{} can't be a key", node.kind());
                self.diagnostics
                    .report(Code::SYNTAX, place, message)
                    .label("JSON's keys are strings")
                    .help("if `{…}` is meant as text, put it in quotes");
                return Key::Unusable;
            }
        };
        Key::Text(text, place)
    }

    fn define(&mut self, anchor: usize, node: &Node) -> Result<(), Stop> {
        let defined = self.anchors.define(anchor, node);
        defined.map_err(|_| self.too_many_aliases(node.span))
    }

    /// Reports a node that has no value, and carries on without it.
    fn invalid(&mut self, place: Span, message: impl Into<String>, label: &str) {
        self.diagnostics
            .report(Code::SYNTAX, place, message)
            .label(label);
        if self.awaits_key() {
            self.set_key(Key::Unusable);
            return;
        }
        let value = Value::Null;
        // Without an anchor, adding can't fail.
        let _ = self.add(Node { span: place, value }, 0, place);
    }

    fn too_deep(&mut self, place: Span) -> Stop {
        parse::report_too_deep(place, self.diagnostics);
        Stop
    }

    fn too_many_aliases(&mut self, place: Span) -> Stop {
        let size = self.text.len();
        let message = "aliases repeat more than a document may hold";
        self.diagnostics
            .report(Code::TOO_MANY_ALIASES, place, message)
            .label(format!(
                "here the {size} bytes of this file have grown too large"
            ));
        Stop
    }
}
