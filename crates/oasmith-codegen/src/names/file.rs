//! Names of files that are modules: what every file system and the compiler take.

use super::scope::Scope;
use crate::ident::Ident;

/// The name of a module that has a file of its own: ASCII in lower case, since the compiler looks for
/// no other file and some file systems don't tell cases apart; and none that Windows keeps for a
/// device, which gets an underscore.
pub(crate) fn file_name(text: &str) -> Ident {
    if text.is_ascii() {
        let name = Ident::snake(text);
        let device = is_device(name.as_str());
        return if device {
            Ident::snake_with_underscore(text)
        } else {
            name
        };
    }
    let mut ascii = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else if unicode_ident::is_xid_continue(c) {
            ascii.push_str(&format!(" u{:04x} ", u32::from(c)));
        }
    }
    file_name(&ascii)
}

/// Names for the files in the folder of a module, in the order of their texts. None is the folder's
/// own, which would make a module of the same name inside it.
pub(crate) fn file_names<'a>(folder: &Ident, texts: impl Iterator<Item = &'a str>) -> Vec<Ident> {
    let mut scope = Scope::default();
    scope.take(folder);
    texts
        .map(|text| scope.claim([file_name(text), file_name(&format!("{text}_types"))]))
        .collect()
}

fn is_device(name: &str) -> bool {
    let port = |name: &str| {
        let number = name
            .strip_prefix("com")
            .or_else(|| name.strip_prefix("lpt"));
        number.is_some_and(|n| n.len() == 1 && n.starts_with(|c: char| c.is_ascii_digit()))
    };
    matches!(name, "aux" | "con" | "nul" | "prn") || port(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_takes_the_name() {
        for (text, expected) in [
            ("StdError", "std_error"),
            ("ProviderOAuth2", "provider_oauth2"),
            ("CON", "con_"),
            ("aux", "aux_"),
            ("LPT1", "lpt1_"),
            ("com10", "com10"),
            ("mod", "mod_"),
            ("Größe", "gr_u00f6_u00df_e"),
            ("🦀", "value"),
        ] {
            assert_eq!(file_name(text).as_str(), expected, "{text}");
        }
    }

    #[test]
    fn files_of_a_folder_differ() {
        let folder = Ident::fixed("users");
        let names = file_names(&folder, ["Users", "User", "USER", "con", "Con"].into_iter());
        let names: Vec<_> = names.iter().map(Ident::as_str).collect();
        assert_eq!(
            names,
            ["users_types", "user", "user_types", "con_", "con_types"]
        );
    }
}
