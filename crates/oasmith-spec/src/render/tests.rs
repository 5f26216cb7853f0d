use super::{render, render_json};
use crate::code::Code;
use crate::diagnostic::{Diagnostics, Policy};
use crate::source::{FileId, Sources, Span};

fn span(file: FileId, start: usize, end: usize) -> Span {
    let offset = |at: usize| u32::try_from(at).expect("small");
    Span {
        file,
        start: offset(start),
        end: offset(end),
    }
}

fn span_of(sources: &Sources, file: FileId, part: &str) -> Span {
    let start = sources.text(file).find(part).expect("there");
    span(file, start, start + part.len())
}

#[test]
fn looks_as_rustc_writes_it() {
    let mut sources = Sources::default();
    let text = "a: 1\nschema:\n  $ref: '#/nope' # ü\nb: 2\n";
    let file = sources.add("api.yaml", text);
    let mut diagnostics = Diagnostics::default();
    diagnostics
        .report(
            Code::UNRESOLVED_REFERENCE,
            span_of(&sources, file, "'#/nope'"),
            "`#/nope` leads nowhere",
        )
        .label("not found")
        .related(span_of(&sources, file, "schema"), "in this schema")
        .consequence("there is no type for it");
    let expected = "\
error[unresolved-reference]: `#/nope` leads nowhere
 --> api.yaml:3:9
  |
2 | schema:
  | ------ in this schema
3 |   $ref: '#/nope' # ü
  |         ^^^^^^^^ not found
  |
  = note: there is no type for it
  = help: check the spelling, or add what it refers to
  = help: with --lenient: any JSON is accepted in its place

";
    assert_eq!(render(&diagnostics, &sources, false), expected);
    assert!(render(&diagnostics, &sources, true).contains("\u{1b}["));
}

#[test]
fn a_lenient_reading_becomes_the_consequence() {
    let mut diagnostics = Diagnostics::new(Policy {
        lenient: true,
        levels: Vec::new(),
    });
    diagnostics.report_global(Code::WRONG_TYPE, "no place");
    let text = render(&diagnostics, &Sources::default(), false);
    assert!(
        text.starts_with("warning[wrong-type]: no place\n"),
        "{text}"
    );
    assert!(text.contains("note: the keyword is ignored"), "{text}");
    assert!(!text.contains("--lenient"), "{text}");
}

#[test]
fn places_in_other_files_have_excerpts_of_their_own() {
    let mut sources = Sources::default();
    let one = sources.add("one.yaml", "first: 1\n");
    let two = sources.add("two.yaml", "\n\nsecond: 2\n");
    let mut diagnostics = Diagnostics::default();
    diagnostics
        .report(Code::SYNTAX, span(one, 0, 5), "m")
        .related(span(two, 2, 8), "here");
    let text = render(&diagnostics, &sources, false);
    assert!(text.contains(" --> one.yaml:1:1\n"), "{text}");
    assert!(text.contains(" ::: two.yaml:3:1\n"), "{text}");
}

#[test]
fn long_lines_are_shown_in_part() {
    let mut sources = Sources::default();
    let line = format!("{}x: é\n", "ä".repeat(1_000_000));
    let file = sources.add("long.yaml", line);
    let mut diagnostics = Diagnostics::default();
    diagnostics.report(Code::SYNTAX, span(file, 2_000_000, 2_000_001), "m");
    diagnostics.report(Code::SYNTAX, span(file, 500, 1_000_000), "n");
    let text = render(&diagnostics, &sources, false);
    assert!(text.contains("long.yaml:1:1000001\n"), "{text}");
    assert!(text.contains("long.yaml:1:251\n"), "{text}");
    assert!(text.len() < 3000, "{}", text.len());
    assert!(text.contains('…'));
    let marked = text
        .lines()
        .find(|line| line.contains('^'))
        .expect("a mark");
    let shown = text
        .lines()
        .find(|line| line.contains("x: é"))
        .expect("the line");
    let column = |line: &str, wanted| line.chars().position(|c| c == wanted);
    assert_eq!(column(marked, '^'), column(shown, 'x'));
}

#[test]
fn no_place_is_too_odd() {
    let mut sources = Sources::default();
    let texts = ["", "\n", "é", "a\r\nb", "\u{1b}[31m\u{202e}\t日", "\r\r"];
    let mut diagnostics = Diagnostics::default();
    for text in texts {
        let file = sources.add("odd\n\u{1b}.yaml", text);
        for start in 0..text.len() + 2 {
            for end in 0..text.len() + 3 {
                let place = span(file, start, end);
                diagnostics
                    .report(Code::SYNTAX, place, "odd\u{1b}[0m\nmessage")
                    .label("two\nlines")
                    .related(span(file, end, start), "other");
            }
        }
    }
    let unknown = span(FileId(99), 3, 4);
    diagnostics.report(Code::SYNTAX, unknown, "x".repeat(100_000));
    let text = render(&diagnostics, &sources, false);
    assert!(!text.contains('\u{1b}'));
    assert!(text.lines().all(|line| line.len() < 2000));
    assert!(!render_json(&diagnostics, &sources).is_empty());
}

#[test]
fn json_has_every_member() {
    let mut sources = Sources::default();
    let file = sources.add("a.yaml", "ü: [1]\n");
    let mut diagnostics = Diagnostics::default();
    diagnostics
        .report(Code::WRONG_TYPE, span(file, 4, 7), "say \"what\"")
        .label("l")
        .related(span(file, 0, 2), "r")
        .help("h");
    diagnostics.report_global(Code::UNREADABLE, "gone");
    let text = render_json(&diagnostics, &sources);
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let expected = serde_json::json!([
        {
            "code": "wrong-type", "level": "error", "message": "say \"what\"", "file": "a.yaml",
            "line": 1, "column": 4, "endLine": 1, "endColumn": 7, "label": "l",
            "related": [{
                "file": "a.yaml", "line": 1, "column": 1, "endLine": 1, "endColumn": 2, "label": "r"
            }],
            "consequence": null, "help": "h", "lenient": "the keyword is ignored"
        },
        {
            "code": "unreadable", "level": "error", "message": "gone", "file": null,
            "line": null, "column": null, "endLine": null, "endColumn": null, "label": "",
            "related": [], "consequence": null, "help": "check the path and its permissions",
            "lenient": null
        }
    ]);
    assert_eq!(value, expected);
    let empty = render_json(&Diagnostics::default(), &sources);
    assert_eq!(empty, "[]\n");
}

#[test]
fn what_is_not_seen_is_shown_and_moves_no_column() {
    let mut sources = Sources::default();
    let line = "ab\u{9b}\u{202e}\u{200b}: \u{1b}]8;;x\u{7}##[error]\u{2028}here\n";
    let file = sources.add("a\u{202e}\n.yaml", format!("first: 1\n{line}"));
    let mut diagnostics = Diagnostics::default();
    diagnostics
        .report(Code::SYNTAX, span_of(&sources, file, "here"), "m\u{2066}")
        .label("l\u{feff}")
        .related(span_of(&sources, file, "first"), "\u{e0041}");
    let text = render(&diagnostics, &sources, false);
    let expected = "\
error[syntax]: m\\u{2066}
 --> a\\u{202e}\\n.yaml:2:25
  |
1 | first: 1
  | ----- \\u{e0041}
2 | ab\\u{9b}\\u{202e}\\u{200b}: \\u{1b}]8;;x\\u{7}##\\u{5b}error]\\u{2028}here
  |                                                                 ^^^^ l\\u{feff}
";
    assert!(text.starts_with(expected), "{text}");
}

#[test]
fn one_diagnostic_is_never_a_book() {
    let mut sources = Sources::default();
    let key = "k\u{e0041}".repeat(20_000);
    let lines: String = (0..300)
        .map(|at| format!("{at}: {}\n", "\u{1b}".repeat(390)))
        .collect();
    let file = sources.add("long.yaml", format!("{lines}{key}: 1\n"));
    let mut diagnostics = Diagnostics::default();
    let one = diagnostics.report(Code::SYNTAX, span(file, 0, 3), key.clone());
    one.label(key.clone())
        .help(key.clone().replace('k', "\n"))
        .consequence(key.clone());
    for at in 0..300 {
        one.related(span(file, at * 390, at * 390 + 400), key.clone());
    }
    let text = render(&diagnostics, &sources, false);
    assert!(text.contains("and 294 more such places"), "{text}");
    assert!(text.len() < 20_000, "{}", text.len());
}
