//! `\p{…}`: the properties of Unicode that ECMA-262 names (section 22.2.2.3).

use icu_properties::props::{GeneralCategory, GeneralCategoryGroup, Script};
use icu_properties::script::ScriptWithExtensions;
use icu_properties::{CodePointMapData, CodePointSetData, PropertyParser};

use crate::char_set::{CharRange, LAST, complement};

/// The code points of what stands between the braces; `None` if ECMA-262 has no such property.
pub(crate) fn ranges(text: &str) -> Option<Vec<CharRange>> {
    match text.split_once('=') {
        None => category(text).or_else(|| binary(text)),
        Some(("General_Category" | "gc", value)) => category(value),
        Some(("Script" | "sc", value)) => {
            let script = script(value)?;
            let map = CodePointMapData::<Script>::new();
            Some(map.iter_ranges_for_value(script).map(pair).collect())
        }
        Some(("Script_Extensions" | "scx", value)) => {
            let script = script(value)?;
            let map = ScriptWithExtensions::new();
            Some(map.get_script_extensions_ranges(script).map(pair).collect())
        }
        Some(_) => None,
    }
}

fn category(name: &str) -> Option<Vec<CharRange>> {
    let group = PropertyParser::<GeneralCategoryGroup>::new().get_strict(name)?;
    let map = CodePointMapData::<GeneralCategory>::new();
    Some(map.iter_ranges_for_group(group).map(pair).collect())
}

fn script(name: &str) -> Option<Script> {
    PropertyParser::<Script>::new().get_strict(name)
}

fn binary(name: &str) -> Option<Vec<CharRange>> {
    match name {
        "Any" => Some(vec![(0, LAST)]),
        "ASCII" => Some(vec![(0, 0x7F)]),
        "Assigned" => category("Cn").map(complement),
        _ => {
            let set = CodePointSetData::new_for_ecma262(name.as_bytes())?;
            Some(set.iter_ranges().map(pair).collect())
        }
    }
}

fn pair(range: std::ops::RangeInclusive<u32>) -> CharRange {
    (*range.start(), *range.end())
}
