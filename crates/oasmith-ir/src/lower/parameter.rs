//! Parameters.

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};

use oasmith_spec::operation as spec;
use oasmith_spec::parameter as spec_parameter;

use super::Lowering;
use super::conjunction::Place;
use super::operation::text;
use crate::operation::{
    ContentKind, Parameter, ParameterLocation, ParameterStyle, PathPart, PathTemplate,
};
use crate::origin::{Origin, Step};
use crate::types::{Docs, Shape, TextFormat};

impl Lowering<'_> {
    /// The parameters of an operation. Of two with the same name and place the later one holds;
    /// those of the path are those that its template has: one that the template lacks is left out,
    /// one that is not declared is a string.
    pub(super) fn parameters(
        &mut self,
        operation: &spec::Operation,
        path: &PathTemplate,
        origin: &Origin,
    ) -> Vec<Parameter> {
        let mut in_path: Vec<&str> = Vec::new();
        let mut seen = HashSet::new();
        for part in &path.parts {
            if let PathPart::Parameter(name) = part
                && seen.insert(name.as_str())
            {
                in_path.push(name);
            }
        }
        let mut last: HashMap<(&str, ParameterLocation), usize> = HashMap::new();
        for (at, parameter) in operation.parameters.iter().enumerate() {
            last.insert((&parameter.name.value, parameter.location), at);
        }
        let mut declared = HashSet::new();
        let mut parameters = Vec::new();
        for (at, parameter) in operation.parameters.iter().enumerate() {
            let name = parameter.name.value.as_str();
            let location = parameter.location;
            if last.get(&(name, location)) != Some(&at) {
                continue;
            }
            if location == ParameterLocation::Path {
                if !seen.contains(name) {
                    continue;
                }
                declared.insert(name);
            }
            parameters.push(self.parameter(parameter, origin));
        }
        for &name in &in_path {
            if !declared.contains(name) {
                parameters.push(self.undeclared(operation, name, origin));
            }
        }
        // Those of the path stand in the order of its template, whatever the list's order is.
        let places: HashMap<&str, usize> = in_path.iter().copied().zip(0..).collect();
        parameters.sort_by_key(|parameter| match parameter.location {
            ParameterLocation::Path => places.get(parameter.name.as_str()).copied(),
            _ => Some(usize::MAX),
        });
        parameters
    }

    fn parameter(&mut self, parameter: &spec_parameter::Parameter, origin: &Origin) -> Parameter {
        let media = parameter.content.as_ref();
        let schema = parameter
            .schema
            .or_else(|| media.and_then(|media| media.schema));
        let name = parameter.name.value.clone();
        let origin = origin.own_or_shared(parameter.component.as_ref());
        let origin = origin.step(Step::Parameter(name.clone()));
        let stated = schema.map(|id| self.stated_use(&Place::one(id)));
        let stated = stated.unwrap_or_default();
        let ty = self.direct(Place::maybe(schema), origin, parameter.span);
        if schema.is_none() {
            self.types[ty.id.index()].shape = Shape::Text(TextFormat::Plain);
        }
        let beside = media.map_or(&[][..], |media| &*media.examples);
        let examples = match (parameter.examples.as_slice(), beside) {
            ([], []) => stated.docs.examples,
            ([], examples) | (examples, _) => examples.to_vec(),
        };
        Parameter {
            ty,
            location: parameter.location,
            required: parameter.required || parameter.location == ParameterLocation::Path,
            style: parameter.style,
            explode: parameter.explode,
            allow_reserved: parameter.allow_reserved,
            default: stated.default,
            media_type: media.map(|media| media.name.value.clone()),
            content_kind: media.map(|media| ContentKind::of(&media.name.value)),
            docs: Docs {
                title: stated.docs.title,
                description: text(&parameter.description).or(stated.docs.description),
                examples,
                deprecated: parameter.deprecated || stated.docs.deprecated,
            },
            name,
            span: parameter.span,
        }
    }

    /// A parameter of the path that is not declared.
    fn undeclared(
        &mut self,
        operation: &spec::Operation,
        name: &str,
        origin: &Origin,
    ) -> Parameter {
        let origin = origin.step(Step::Parameter(name.to_owned()));
        let span = operation.path.span;
        let ty = self.direct(Place::maybe(None), origin, span);
        self.types[ty.id.index()].shape = Shape::Text(TextFormat::Plain);
        Parameter {
            name: name.to_owned(),
            location: ParameterLocation::Path,
            ty,
            required: true,
            style: ParameterStyle::Simple,
            explode: false,
            allow_reserved: false,
            default: None,
            media_type: None,
            content_kind: None,
            docs: Docs::default(),
            span,
        }
    }
}
