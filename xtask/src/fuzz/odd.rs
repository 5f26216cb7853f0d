//! Values that documents seldom have.

use super::tree::Tree;
use crate::random::Random;

/// Names and texts that have broken something somewhere.
const TEXTS: [&str; 48] = [
    "",
    " ",
    "_",
    "__",
    "self",
    "Self",
    "super",
    "crate",
    "async",
    "gen",
    "dyn",
    "union",
    "type",
    "Option",
    "Vec",
    "String",
    "Box",
    "Result",
    "Error",
    "Client",
    "std",
    "core",
    "models",
    "client",
    "con",
    "NUL",
    "aux.txt",
    "mod",
    "lib",
    "main",
    "a.",
    "../../etc/passwd",
    "1",
    "-1",
    "+",
    "null",
    "💥",
    "é",
    "日本語",
    "İ",
    "a\u{202e}b",
    "a\u{0}b",
    "a\r\nb",
    "*/ }",
    "\"#; fn f() {} //",
    "```\nlet x = 1;\n```",
    "[link](<x> `y",
    "{{}} {} {0}",
];

/// Words that mean something in OpenAPI or JSON Schema.
pub(super) const KEYWORDS: [&str; 66] = [
    "$ref",
    "$id",
    "$anchor",
    "$dynamicRef",
    "$defs",
    "$schema",
    "type",
    "properties",
    "required",
    "items",
    "prefixItems",
    "additionalProperties",
    "patternProperties",
    "propertyNames",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "enum",
    "const",
    "default",
    "format",
    "nullable",
    "discriminator",
    "mapping",
    "propertyName",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "readOnly",
    "writeOnly",
    "deprecated",
    "example",
    "examples",
    "description",
    "title",
    "parameters",
    "requestBody",
    "responses",
    "content",
    "headers",
    "security",
    "servers",
    "tags",
    "operationId",
    "callbacks",
    "links",
    "name",
    "in",
    "schema",
    "style",
    "explode",
    "get",
    "additionalOperations",
];

/// Numbers beyond what types hold.
const NUMBERS: [&str; 14] = [
    "0",
    "-0",
    "-1",
    "0.1",
    "1e400",
    "-1e400",
    "1e-400",
    "9223372036854775808",
    "18446744073709551616",
    "340282366920938463463374607431768211456",
    "1E+2",
    "1.0",
    "2147483648",
    "4503599627370497.5",
];

/// A text that is odd as a name or as a description.
pub(super) fn text(random: &mut Random) -> String {
    match random.below(20) {
        0 => "x".repeat(300),
        1 => "words ".repeat(2000),
        2 => "[".repeat(500),
        3 => KEYWORDS.map(str::to_owned).join("\n\n\t"),
        _ => random.pick(&TEXTS).copied().unwrap_or_default().to_owned(),
    }
}

/// A number in JSON's notation.
pub(super) fn number(random: &mut Random) -> Tree {
    let number = match random.below(8) {
        0 => "9".repeat(400),
        1 => format!("0.{}1", "0".repeat(400)),
        _ => random.pick(&NUMBERS).copied().unwrap_or("0").to_owned(),
    };
    Tree::Raw(number)
}

/// A value of any kind.
pub(super) fn value(random: &mut Random) -> Tree {
    match random.below(10) {
        0 => Tree::null(),
        1 => Tree::Raw("true".to_owned()),
        2 => Tree::Raw("false".to_owned()),
        3 => number(random),
        4 => Tree::Array(Vec::new()),
        5 => Tree::Object(Vec::new()),
        6 => Tree::Array(vec![value(random), value(random)]),
        7 => Tree::one(&key(random), value(random)),
        _ => Tree::String(text(random)),
    }
}

/// A name for a member: a keyword or an odd text.
pub(super) fn key(random: &mut Random) -> String {
    if random.one_in(2) {
        return random
            .pick(&KEYWORDS)
            .copied()
            .unwrap_or_default()
            .to_owned();
    }
    text(random)
}

/// Something nested in itself, from what is allowed to far too deep.
pub(super) fn nested(random: &mut Random) -> Tree {
    let depth = random
        .pick(&[20, 90, 150, 250, 50_000])
        .copied()
        .unwrap_or(20);
    let levels = [
        ("[", "]"),
        ("{\"a\":", "}"),
        ("{\"type\":\"object\",\"properties\":{\"p\":", "}}"),
        ("{\"type\":\"array\",\"items\":", "}"),
        ("{\"allOf\":[", "]}"),
        ("{\"oneOf\":[{\"type\":\"string\"},", "]}"),
        ("{\"additionalProperties\":", "}"),
        ("{\"not\":", "}"),
    ];
    let (open, close) = random.pick(&levels).copied().unwrap_or(("[", "]"));
    Tree::Raw(format!("{}{{}}{}", open.repeat(depth), close.repeat(depth)))
}
