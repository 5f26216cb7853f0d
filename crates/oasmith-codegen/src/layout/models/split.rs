//! A model that is too long for one file: its definition stays, and what is said beside it moves to
//! modules below.

use super::Emitted;
use super::file::{File, Models};
use crate::layout::Sink;
use crate::print::doc::Doc;
use crate::print::{Code, Divided, LONGEST_FILE, line};
use crate::rust::cx::Cx;

/// What a file has beyond the models that it was measured by: its head, and the lines that imports and
/// macro calls take.
const BESIDE: usize = 100;

/// Adds the file of some models. One model alone may need several.
pub(super) fn add(
    cx: &Cx<'_>,
    path: &str,
    doc: &Doc,
    models: &[&Emitted],
    above: Models,
    sink: &mut Sink,
) {
    let file = File::of(models.iter().copied());
    let whole = file.finish(cx, above, 0);
    match models {
        [(id, model)] if whole.line_count() > LONGEST_FILE + BESIDE => {
            let Divided { kept, moved } = model.code.divide(LONGEST_FILE);
            let mut modules = Vec::new();
            for (section, pieces) in moved {
                let doc = section.docs(cx.names.model(*id));
                for (at, piece) in pieces.iter().enumerate() {
                    let name = match at {
                        0 => section.name(),
                        _ => section.name().with_suffix(at + 1),
                    };
                    sink.add(&format!("{path}/{name}.rs"), Some(&doc), &below(piece));
                    modules.push(name);
                }
            }
            modules.sort();
            let code = file.finish_above(cx, above, &modules, &kept);
            sink.add(&format!("{path}.rs"), Some(doc), &code);
        }
        _ => sink.add(&format!("{path}.rs"), Some(doc), &whole),
    }
}

/// The items of a module below a model's file.
fn below(piece: &Code) -> Code {
    let mut code = Code::new();
    line!(code, "use super::*;");
    code.blank();
    code.append(piece);
    code
}
