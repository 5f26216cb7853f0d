//! Which variant of a union a value became: one that the judge accepts, and the one that declares it.

use oasmith_ir::origin::Root;
use oasmith_ir::types::{Shape, TypeId, Union};
use serde_json::Value;

use super::client::Client;
use super::judge::Judge;
use super::trial::Finding;
use crate::Result;

/// What is wrong with the variant that a valid value became, by how the value shows itself. Only variants
/// that are components are judged: of others the document has no name.
pub(super) fn check(
    client: &Client,
    judge: &Judge,
    component: &str,
    value: &Value,
    shown: &str,
) -> Result<Option<Finding>> {
    let found = client.components().find(|(name, _)| *name == component);
    let Some((_, id)) = found else {
        return Ok(None);
    };
    let id = client.api.resolve_alias(id);
    let Shape::Union(union) = &client.api.ty(id).shape else {
        return Ok(None);
    };
    let chosen = chosen(client, id, union, shown);
    let Some(at) = chosen else {
        return Ok(None);
    };
    let Some(own) = union.variants.get(at).and_then(|it| name(client, it.ty.id)) else {
        return Ok(None);
    };
    if !judge.validator(own)?.is_valid(value) {
        let what = format!("{component}: {value} became {own}, which does not accept it");
        return Ok(Some(Finding::new("variant: refuses the value", what)));
    }
    if union.discriminator.is_some() {
        return Ok(None);
    }
    let members = value.as_object();
    let undeclared = |component: &str| {
        let declared = judge.declared(component);
        let names = members.into_iter().flatten().map(|(name, _)| name);
        names.filter(|name| !declared.contains(*name)).count()
    };
    let left = undeclared(own);
    for variant in &union.variants {
        if let Some(other) = name(client, variant.ty.id)
            && undeclared(other) < left
            && judge.validator(other)?.is_valid(value)
        {
            let what =
                format!("{component}: {value} became {own}, but {other} declares more of it");
            return Ok(Some(Finding::new(
                "variant: another declares the value",
                what,
            )));
        }
    }
    Ok(None)
}

/// The variant whose name the value shows.
fn chosen(client: &Client, id: TypeId, union: &Union, shown: &str) -> Option<usize> {
    let shown = shown.strip_prefix("Some(").unwrap_or(shown);
    let (name, _) = shown.split_once('(')?;
    (0..union.variants.len()).find(|&at| client.names.variant(id, at).as_str() == name)
}

/// The component that a type is.
fn name(client: &Client, id: TypeId) -> Option<&str> {
    let origin = &client.api.ty(id).origin;
    match &origin.root {
        Root::Component(name) if origin.is_component() => Some(name),
        _ => None,
    }
}
