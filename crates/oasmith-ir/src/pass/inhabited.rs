//! Reports types that no finite value has: `A` requires an `A`.

use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::Diagnostics;

use crate::api::Api;
use crate::types::{Shape, TypeRef};

/// Reports the members that require what holds them, after the cycles were marked.
pub(super) fn report(api: &Api, diagnostics: &mut Diagnostics) {
    let finite = finite(api);
    for (at, ty) in api.types.iter().enumerate() {
        let Shape::Object(object) = &ty.shape else {
            continue;
        };
        if finite[at] {
            continue;
        }
        for member in &object.members {
            let endless = member.required && !member.ty.nullable && member.ty.cyclic;
            if endless && !finite[member.ty.id.index()] {
                diagnostics
                    .report(
                        Code::UNSATISFIABLE,
                        member.span,
                        format!(
                            "`{}` requires what it is part of, so that no value is ever complete",
                            member.name
                        ),
                    )
                    .help("make the property optional or nullable");
            }
        }
    }
}

/// Which types have values that end. Every type waits for those that it can't do without.
fn finite(api: &Api) -> Vec<bool> {
    let count = api.types.len();
    let mut waiting = vec![0usize; count];
    let mut waited_for: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (at, ty) in api.types.iter().enumerate() {
        let needs: Vec<TypeRef> = match &ty.shape {
            Shape::Object(object) => object
                .members
                .iter()
                .filter(|member| member.required)
                .map(|member| member.ty)
                .collect(),
            Shape::Union(union) => union.variants.iter().map(|variant| variant.ty).collect(),
            Shape::Tuple(tuple) => tuple.items.iter().take(tuple.required).copied().collect(),
            Shape::Alias(target) => vec![*target],
            _ => Vec::new(),
        };
        let any_will_do = matches!(ty.shape, Shape::Union(_));
        let needs: Vec<_> = needs.iter().filter(|target| !target.nullable).collect();
        waiting[at] = if any_will_do {
            needs.len().min(1)
        } else {
            needs.len()
        };
        for target in needs {
            waited_for[target.id.index()].push(at);
        }
    }
    let mut finite = vec![false; count];
    let mut ready: Vec<usize> = (0..count).filter(|at| waiting[*at] == 0).collect();
    while let Some(at) = ready.pop() {
        if std::mem::replace(&mut finite[at], true) {
            continue;
        }
        for waiter in std::mem::take(&mut waited_for[at]) {
            waiting[waiter] = waiting[waiter].saturating_sub(1);
            if waiting[waiter] == 0 {
                ready.push(waiter);
            }
        }
    }
    finite
}
