//! A statement that calls a method, where rustfmt may break it before the method.

use crate::print::{CALL_WIDTH, Code, Snippet, line, snippet};

/// The longest chain of calls and fields that stays on one line (rustfmt's `chain_width`).
const CHAIN_WIDTH: usize = 60;

/// `call.method(arguments);`. Where `call` is a field and the line is long, the method begins a new
/// line, unless its arguments must be broken anyway and there are enough of them.
pub(super) fn emit_call(
    call: impl Into<Snippet>,
    method: &Snippet,
    arguments: &[Snippet],
    code: &mut Code,
) {
    let call = call.into();
    let joined = Snippet::join(arguments, ", ").width();
    let width = call.width() + method.width() + joined + ".()".len();
    let limit = if arguments.len() == 1 {
        usize::MAX
    } else {
        CALL_WIDTH
    };
    let one_line = joined <= limit && width < code.room();
    let below = joined <= limit && method.width() + joined + ".();".len() + 4 <= code.room();
    let opening_fits = call.width() + method.width() + ".(".len() <= CHAIN_WIDTH;
    let hangs = !one_line && opening_fits && (arguments.len() >= 3 || !below);
    if !call.as_str().contains('.') || width <= CHAIN_WIDTH || hangs {
        return code.call(&snippet!("{}.{}", call, method), arguments, ";");
    }
    line!(code, "{}", call);
    code.indent();
    code.call(&snippet!(".{}", method), arguments, ";");
    code.dedent();
}
