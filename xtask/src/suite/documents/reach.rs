//! Reaches for the operations of a generated crate, and looks at the names of its files.
//!
//! The files are read as Rust: each operation has a method of its group's type, and each of its
//! parameters is an argument of that or a setter of the call, all of them public.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use oasmith_codegen::files::Files;
use oasmith_codegen::names::Names;
use oasmith_ir::api::Api;

use crate::Result;

/// What was reached, and what was not.
pub(super) struct Reached {
    pub(super) operations: usize,
    pub(super) faults: Vec<String>,
}

/// The public methods of a type, each with its arguments.
type Methods = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Reaches for everything.
pub(super) fn all(api: &Api, names: &Names, files: &Files) -> Result<Reached> {
    let mut faults = awkward_paths(files.iter().map(|(path, _)| path));
    let mut reached = HashSet::new();
    for (group, operations) in groups(names) {
        let path = format!("src/{}", group.module);
        let methods = methods(texts(files, &path))?;
        for at in operations {
            let (Some(operation), Some(of)) = (api.operations.get(at), names.operations().get(at))
            else {
                continue;
            };
            let name = format!("{} {}", operation.method, operation.path.raw);
            let Some(arguments) = argument_names(&methods, group.ty.as_str(), of.method.as_str())
            else {
                faults.push(format!("{name}: {path} has no method {}", of.method));
                continue;
            };
            if !reached.insert((path.clone(), of.method.to_string())) {
                faults.push(format!("{name}: its method is another operation's too"));
            }
            let mut fields = HashSet::new();
            for (parameter, field) in operation.parameters.iter().zip(&of.parameters) {
                let setter = argument_names(&methods, of.call.as_str(), field.as_str());
                if setter.is_none() && !arguments.contains(field.as_str()) {
                    faults.push(format!("{name}: `{}` can't be given", parameter.name));
                }
                if !fields.insert(field) {
                    faults.push(format!("{name}: `{}` shares its name", parameter.name));
                }
            }
        }
    }
    Ok(Reached {
        operations: reached.len(),
        faults,
    })
}

fn groups(
    names: &Names,
) -> impl Iterator<Item = (&oasmith_codegen::names::GroupNames, Vec<usize>)> {
    let groups = names.groups().iter();
    groups.map(|group| (&group.names, group.operations.clone()))
}

fn argument_names<'a>(
    methods: &'a Methods,
    ty: &str,
    method: &str,
) -> Option<&'a BTreeSet<String>> {
    methods.get(ty)?.get(method)
}

/// The files of a module: one, or all in a folder.
fn texts<'a>(files: &'a Files, path: &'a str) -> impl Iterator<Item = &'a str> {
    files.iter().filter_map(move |(file, text)| {
        let rest = file.strip_prefix(path)?;
        (rest == ".rs" || rest.starts_with('/')).then_some(text)
    })
}

/// The public methods in some files.
fn methods<'a>(texts: impl Iterator<Item = &'a str>) -> Result<Methods> {
    let mut methods = Methods::new();
    let mut items = Vec::new();
    for text in texts {
        items.extend(syn::parse_file(text)?.items);
    }
    for item in items {
        let syn::Item::Impl(block) = item else {
            continue;
        };
        let (None, syn::Type::Path(ty)) = (&block.trait_, block.self_ty.as_ref()) else {
            continue;
        };
        let Some(ty) = ty.path.get_ident() else {
            continue;
        };
        let of_type = methods.entry(ty.to_string()).or_default();
        for item in block.items {
            if let syn::ImplItem::Fn(function) = item
                && matches!(function.vis, syn::Visibility::Public(_))
            {
                let name = function.sig.ident.to_string();
                if of_type
                    .insert(name.clone(), arguments(&function.sig))
                    .is_some()
                {
                    return Err(format!("{ty} has {name} twice").into());
                }
            }
        }
    }
    Ok(methods)
}

fn arguments(signature: &syn::Signature) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for argument in &signature.inputs {
        if let syn::FnArg::Typed(argument) = argument
            && let syn::Pat::Ident(pattern) = argument.pat.as_ref()
        {
            names.insert(pattern.ident.to_string());
        }
    }
    names
}

/// Paths that a common file system can't hold beside the others: devices' names, and what differs in
/// case only (Windows and macOS).
fn awkward_paths<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<String> {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let mut folded = HashSet::new();
    let mut faults = Vec::new();
    for path in paths {
        if !folded.insert(path.to_lowercase()) {
            faults.push(format!("{path} differs from another file in case only"));
        }
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap_or_default().to_lowercase();
            let device = stem.trim_end_matches(|c: char| c.is_ascii_digit());
            let numbered = matches!(device, "com" | "lpt");
            let is_device = DEVICES.contains(&device) && numbered == (device.len() < stem.len());
            let ends_badly = part.ends_with(['.', ' ']) || part.is_empty();
            if is_device || ends_badly || part.len() > 255 {
                faults.push(format!("{path} is no name for a file on every system"));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_are_no_files_everywhere() {
        let of = |path| awkward_paths([path].into_iter()).len();
        for good in [
            "src/lib.rs",
            "src/console.rs",
            "com.rs",
            "con1.rs",
            "lpt.rs",
        ] {
            assert_eq!(of(good), 0, "{good}");
        }
        for bad in [
            "src/con.rs",
            "nul",
            "aux.rs",
            "com1.rs",
            "a./b.rs",
            "a//b.rs",
        ] {
            assert_eq!(of(bad), 1, "{bad}");
        }
        assert_eq!(awkward_paths(["a.rs", "A.rs"].into_iter()).len(), 1);
    }

    #[test]
    fn methods_are_read_with_their_arguments() {
        let text = "impl A { pub fn r#in(&self, b: u8) {} fn c() {} } impl B for A {}";
        let methods = methods(std::iter::once(text));
        let methods = methods.unwrap();
        let arguments = argument_names(&methods, "A", "r#in").unwrap();
        assert!(arguments.contains("b") && argument_names(&methods, "A", "c").is_none());
    }
}
