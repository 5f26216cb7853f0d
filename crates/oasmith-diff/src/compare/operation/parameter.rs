//! Parameters.

use foldhash::{HashMap, HashMapExt as _};

use oasmith_ir::operation::{Operation, Parameter, ParameterLocation, PathPart};
use oasmith_ir::types::Shape;

use super::path::path_key;
use super::{Context, pair_sides, spans};
use crate::compare::finding::Target;
use crate::compare::subject::ParameterPair;
use crate::compare::{Comparison, documented};
use crate::pair::{Pair, Pairs, pair_moved, pairs_by};
use crate::side::Side;

impl<'a> Comparison<'a> {
    pub(super) fn parameters(&mut self, context: &Context<'a>) {
        for pair in pair_parameters(context.base, context.head) {
            let parameter = pair.latest().1;
            let subject = ParameterPair {
                pair: pair.map(|(_, parameter)| parameter),
                composite: self.is_composite(pair),
                named: self.is_named(pair),
                plain: self.is_plain(pair),
            };
            let setter = pair_sides(pair, |is_head, at| self.setter(context, is_head, at));
            let name = setter.into_latest();
            let place = context.place(
                Target::Request(context.at, name),
                format!("{} parameter {}", context.label, parameter.name),
                spans(pair, context.spans(), |(_, parameter)| parameter.span),
                pair.removed().is_some(),
            );
            let reversed = ParameterPair {
                pair: subject.pair.reversed(),
                ..subject
            };
            self.show_part(context, &place, &subject, &reversed);
            if let Some(((_, base), (_, head))) = pair.both() {
                self.part(context, &place, true, base.ty, head.ty);
            }
        }
    }

    /// Whether no value of a parameter holds a reserved character.
    fn is_plain(&self, pair: Pair<(usize, &Parameter)>) -> bool {
        let plain = |side: &Side, parameter: Option<(usize, &Parameter)>| {
            parameter.is_none_or(|(_, parameter)| {
                matches!(
                    documented(&side.api, parameter.ty.id).shape,
                    Shape::Boolean | Shape::Integer(_) | Shape::Number(_)
                )
            })
        };
        plain(self.base, pair.base()) && plain(self.head, pair.head())
    }

    /// Whether a parameter may have several values, so that their separators matter.
    fn is_composite(&self, pair: Pair<(usize, &Parameter)>) -> bool {
        let composite = |side: &Side, parameter: &Parameter| {
            !matches!(
                &documented(&side.api, parameter.ty.id).shape,
                Shape::Boolean
                    | Shape::Null
                    | Shape::Integer(_)
                    | Shape::Number(_)
                    | Shape::Text(_)
                    | Shape::Enum(_)
            )
        };
        self.is_any(pair, composite)
    }

    /// Whether a parameter may have values with names.
    fn is_named(&self, pair: Pair<(usize, &Parameter)>) -> bool {
        let named = |side: &Side, parameter: &Parameter| {
            let shape = &documented(&side.api, parameter.ty.id).shape;
            !matches!(shape, Shape::Array(_) | Shape::Tuple(_))
        };
        self.is_composite(pair) && self.is_any(pair, named)
    }

    /// Whether something is so on one side.
    fn is_any(
        &self,
        pair: Pair<(usize, &Parameter)>,
        is: impl Fn(&Side, &Parameter) -> bool,
    ) -> bool {
        let of = |side, one: Option<(usize, &Parameter)>| {
            one.is_some_and(|(_, parameter)| is(side, parameter))
        };
        of(self.base, pair.base()) || of(self.head, pair.head())
    }

    /// The setter or argument of a parameter.
    fn setter(&self, context: &Context<'a>, is_head: bool, parameter: usize) -> Option<String> {
        if context.webhook {
            return None;
        }
        let (side, operation) = if is_head {
            (self.head, self.operations.get(context.at)?.pair.head()?.0)
        } else {
            (self.base, self.operations.get(context.at)?.pair.base()?.0)
        };
        let names = side.names.operations().get(operation)?;
        Some(names.parameters.get(parameter)?.as_str().to_owned())
    }
}

/// Pairs parameters by place and name: those in the path by position, headers in any case. What is
/// left under the same name in another place has moved.
fn pair_parameters<'a>(base: &'a Operation, head: &'a Operation) -> Pairs<'a, Parameter> {
    let positions = |operation: &'a Operation| -> HashMap<&'a str, usize> {
        let mut at = 0;
        let mut found = HashMap::new();
        for part in &operation.path.parts {
            if let PathPart::Parameter(name) = part {
                found.entry(name.as_str()).or_insert(at);
                at += 1;
            }
        }
        found
    };
    let (in_base, in_head) = (positions(base), positions(head));
    let same_shape = path_key(&base.path) == path_key(&head.path);
    let key = |parameter: &'a Parameter, positions: &HashMap<&str, usize>| {
        let name = match parameter.location {
            ParameterLocation::Path if same_shape => positions
                .get(parameter.name.as_str())
                .map_or_else(|| parameter.name.clone(), |at| format!("{{{at}}}")),
            ParameterLocation::Header => parameter.name.to_ascii_lowercase(),
            _ => parameter.name.clone(),
        };
        (parameter.location, name)
    };
    let found = pairs_by(
        &base.parameters,
        &head.parameters,
        |parameter| key(parameter, &in_base),
        |parameter| key(parameter, &in_head),
    );
    pair_moved(found, |parameter| Some(parameter.name.as_str()))
}
