//! The names of inline types: made of where they stand, and kept short.

use oasmith_ir::api::Api;
use oasmith_ir::origin::{Origin, Root, Step};
use oasmith_ir::types::TypeId;
use oasmith_spec::media_type::essence;

use super::english::singular_words;
use super::path::words;
use super::status;
use crate::ident::Ident;

/// The most characters that the name of an inline type has, unless it would then be that of another one.
const MOST_CHARACTERS: usize = 59;

/// The names that an inline type could have, best first: that of `root` and the steps from there.
pub(super) fn names(root: &str, origin: &Origin, from: usize) -> Vec<Ident> {
    let steps = origin.steps.get(from..).unwrap_or_default();
    let mut steps = steps.iter();
    let shared = matches!(origin.root, Root::Shared(_)) && from == 0;
    let first = shared.then(|| steps.next()).flatten();
    let texts = texts(steps.as_slice());
    let mut names = Vec::new();
    match first {
        // The component's name says what it is, unless a schema has it too.
        Some(step) => {
            let media = media_of(step);
            let plain = Ident::upper_camel(&format!("{media} {root}"));
            let root = if media.is_empty() {
                root
            } else {
                plain.as_str()
            };
            names.extend(shortened(root, &texts));
            let kind = match step {
                Step::Body(_) => "Request",
                Step::Response(..) => "Response",
                Step::Parameter(_) => "Parameter",
                _ => "Header",
            };
            names.extend(shortened(&format!("{root}{kind}"), &texts));
        }
        None => names.extend(shortened(root, &texts)),
    }
    names.dedup();
    names
}

fn media_of(step: &Step) -> String {
    match step {
        Step::Body(media) | Step::Response(_, media) => media_type_text(media),
        _ => String::new(),
    }
}

/// The root and the texts of the steps as one name. If that is too long, these, each for where the one before it is
/// taken: with as many of the last steps as fit, with the last word of each step before, with the first words of the step
/// before the last one, and with a hash of the whole.
fn shortened(root: &str, texts: &[String]) -> Vec<Ident> {
    let whole = joined(root, texts);
    let (true, Some((last, before))) = (!fits(&whole), texts.split_last()) else {
        return vec![whole];
    };
    let mut names = Vec::new();
    let tails = (1..texts.len()).filter_map(|from| texts.get(from..));
    names.extend(tails.map(|tail| joined(root, tail)).find(fits));
    // `OverdraftTierBandSet` and `OverdraftFeesCharge` are `Set` and `Charge`.
    let last_word = |text: &String| {
        words(text)
            .last()
            .map_or_else(String::new, |word| camel(std::slice::from_ref(word)))
    };
    let mut brief: Vec<String> = before.iter().map(last_word).collect();
    brief.push(last.clone());
    names.extend(Some(joined(root, &brief)).filter(fits));
    if let Some(nearest) = before.last() {
        names.extend(cut(nearest, |start| joined(root, &[start, last.clone()])));
    }
    names.extend(cut(last, |start| joined(root, &[start])));
    names.extend(cut(root, |start| {
        joined(&start, std::slice::from_ref(last))
    }));
    names.dedup();
    names.truncate(3);
    names.push(whole.cut_with_hash(MOST_CHARACTERS));
    names
}

/// The name with the longest start of a text, in whole words, with which it fits.
fn cut(text: &str, name: impl Fn(String) -> Ident) -> Option<Ident> {
    let mut words = words(text);
    while !words.is_empty() {
        let name = name(camel(&words));
        if fits(&name) {
            return Some(name);
        }
        words.pop();
    }
    None
}

fn fits(name: &Ident) -> bool {
    name.as_str().chars().count() <= MOST_CHARACTERS
}

fn camel(words: &[String]) -> String {
    Ident::upper_camel(&words.join("_")).to_string()
}

fn joined(root: &str, texts: &[String]) -> Ident {
    let text = root.to_owned() + &texts.concat();
    Ident::keep_upper_camel(&text).unwrap_or_else(|| Ident::upper_camel(&text))
}

/// What each step adds to a name, in upper camel case.
fn texts(steps: &[Step]) -> Vec<String> {
    let mut texts = Vec::new();
    let mut steps = steps.iter().peekable();
    while let Some(step) = steps.next() {
        let mut inner = false;
        while matches!(steps.peek(), Some(Step::Items | Step::Values)) && has_singular(step) {
            steps.next();
            inner = true;
        }
        texts.push(Ident::upper_camel(&step_text(step, inner)).to_string());
    }
    texts
}

/// Whether the items below a step are named by its singular, rather than `Item`.
fn has_singular(step: &Step) -> bool {
    matches!(step, Step::Member(_) | Step::Parameter(_) | Step::Header(_))
}

fn step_text(step: &Step, inner: bool) -> String {
    let plural_or_item = |name: &str| {
        if inner {
            singular_words(&words(name)).join("_")
        } else {
            name.to_owned()
        }
    };
    match step {
        Step::Member(name) | Step::Parameter(name) | Step::Header(name) => plural_or_item(name),
        Step::Items => "item".to_owned(),
        Step::Values => "value".to_owned(),
        Step::Position(at) => format!("item_{}", at + 1),
        Step::Variant(name) => name.clone(),
        Step::Body(media_type) => format!("{}_request", media_type_text(media_type)),
        Step::Response(status, media_type) => {
            let status = status::phrase(status);
            format!("{status}_{}_response", media_type_text(media_type))
        }
        Step::Callback(name) => format!("{name}_callback"),
        Step::Request => "request".to_owned(),
    }
}

/// The subtype without suffix and vendor: nothing for JSON, which is what is usual.
fn media_type_text(media_type: &str) -> String {
    let subtype = essence(media_type).rsplit('/').next();
    let subtype = subtype.unwrap_or_default().trim();
    match subtype {
        "json" | "*" => String::new(),
        "x-www-form-urlencoded" => "form".to_owned(),
        "form-data" => "multipart".to_owned(),
        other => other.to_owned(),
    }
}

/// What the document calls the place of an inline type, or the nearest one around it that has a name: whether that has
/// signs decides which of several types with one name keeps it.
pub(super) fn text(origin: &Origin) -> Option<&str> {
    origin.steps.iter().rev().find_map(|step| match step {
        Step::Member(name) | Step::Parameter(name) | Step::Header(name) => Some(name.as_str()),
        _ => None,
    })
}

/// The names, and for where others want them too, the first one with the signs of the place's name as words:
/// `UserAtType` for `@type`.
pub(super) fn spelled(names: &[Ident], origin: &Origin) -> Vec<Ident> {
    let mut all = names.to_vec();
    let (Some(name), Some(plain)) = (text(origin), names.first()) else {
        return all;
    };
    let short = Ident::upper_camel(name);
    let spelled = short.spelled(name);
    if let (true, Some(at)) = (spelled != short, plain.as_str().rfind(short.as_str()))
        && let (Some(before), Some(after)) = (
            plain.as_str().get(..at),
            plain.as_str().get(at + short.as_str().len()..),
        )
    {
        let name = Ident::keep_upper_camel(&format!("{before}{spelled}{after}"));
        all.extend(name.filter(fits));
    }
    all
}

/// The place of an inline type as text, which no order of the document changes.
pub(super) fn place(api: &Api, id: TypeId) -> String {
    let origin = &api.ty(id).origin;
    let root = match &origin.root {
        Root::Component(name) | Root::Shared(name) | Root::LeftOut(name) => name.clone(),
        Root::Operation(at) => api
            .operations
            .get(*at)
            .map(oasmith_ir::operation::Operation::name)
            .unwrap_or_default(),
        Root::Webhook(at) => api
            .webhooks
            .get(*at)
            .map(oasmith_ir::operation::Operation::name)
            .unwrap_or_default(),
    };
    format!("{root} {:?}", origin.steps)
}
