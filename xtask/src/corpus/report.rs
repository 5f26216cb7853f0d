//! What the corpus command found, as a file that two runs write alike: without what things took.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::row::{Finding, Row};
use super::table;

/// The table, separated by tabs; then every fault, every construct that fell back to less than it says, the
/// reasons for that with their numbers, and what the compiler warns of.
pub(super) fn render(rows: &[Row]) -> String {
    let mut out = String::from(
        "document\tverdict\terrors\twarnings\tnotes\tfallbacks\tlines\tlongest file\tits lines\t\
         rustc errors\twarnings\trustfmt\n",
    );
    for row in rows {
        let it = &row.generated;
        let (rustc, lints) = table::compiled(row);
        let _ = writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{rustc}\t{lints}\t{}",
            row.name,
            row.verdict.word(),
            it.errors.max(row.faults.len()),
            it.warnings,
            it.notes,
            it.fallbacks.len(),
            it.lines,
            it.longest.0,
            it.longest.1,
            table::format(row),
        );
    }
    out.push('\n');
    out.push_str(&table::sum(rows));
    findings(
        "Faults of the documents as they are written",
        rows,
        &mut out,
        |row| &row.faults,
    );
    findings(
        "Constructs that are not expressed as they stand",
        rows,
        &mut out,
        |row| &row.generated.fallbacks,
    );
    reasons(rows, &mut out);
    messages(rows, &mut out);
    out
}

fn findings(title: &str, rows: &[Row], out: &mut String, of: fn(&Row) -> &[Finding]) {
    if rows.iter().all(|row| of(row).is_empty()) {
        return;
    }
    let _ = writeln!(out, "\n{title}:");
    for row in rows {
        for Finding {
            line,
            column,
            code,
            text,
        } in of(row)
        {
            let code = if code.is_empty() {
                String::new()
            } else {
                format!("[{code}] ")
            };
            let _ = writeln!(out, "{}:{line}:{column}: {code}{text}", row.name);
        }
    }
}

/// The reasons alone, the most frequent first.
fn reasons(rows: &[Row], out: &mut String) {
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in rows.iter().flat_map(|row| &row.generated.fallbacks) {
        *reasons.entry(&finding.text).or_default() += 1;
    }
    counted("Their reasons", reasons, out);
}

/// What rustc and clippy said, by lint.
fn messages(rows: &[Row], out: &mut String) {
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for compiled in rows.iter().filter_map(|row| row.compiled.as_ref()) {
        for (code, count) in &compiled.messages.by_code {
            *codes.entry(code).or_default() += count;
        }
    }
    counted("What the compiler says", codes, out);
}

fn counted(title: &str, counts: BTreeMap<&str, usize>, out: &mut String) {
    if counts.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{title}:");
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|&(text, count)| (std::cmp::Reverse(count), text));
    for (text, count) in counts {
        let _ = writeln!(out, "{count:>6}  {text}");
    }
}
