//! The settings of `oasmith.toml`, as data. The reader knows these and no others; the JSON Schema and
//! the commented file of `oasmith init` are made of them.

mod diff;
mod limits;
mod package;
mod pages;
mod references;

pub(crate) use diff::DIFF;
pub(crate) use limits::LIMITS;
pub(crate) use package::{CRATE, DEPENDENCY, RUNTIME};
pub(crate) use pages::PAGES;
pub(crate) use references::{MAPPED, REFERENCES};

/// A setting.
pub(crate) struct Key {
    /// Its name in the file.
    pub(crate) name: &'static str,
    /// What it sets, as one or two sentences of Markdown.
    pub(crate) about: &'static str,
    /// What its value is.
    pub(crate) value: Value,
    /// A value in TOML; of a table of the document's names, its lines.
    pub(crate) example: &'static str,
}

/// What the value of a setting is.
pub(crate) enum Value {
    /// A string.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A list of strings.
    Texts,
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// A table of settings.
    Table(&'static [Key]),
    /// A table whose keys are names of the document.
    Map(&'static Value),
    /// One of these.
    Either(&'static [Value]),
}

const fn key(name: &'static str, value: Value, example: &'static str, about: &'static str) -> Key {
    Key {
        name,
        about,
        value,
        example,
    }
}

use Value::{Boolean, Either, Map, OneOf, Table, Text, Texts};

/// The example of a setting at the root.
pub(crate) fn example(name: &str) -> &'static str {
    let key = ROOT.iter().find(|key| key.name == name);
    key.map_or("", |key| key.example)
}

/// The settings at the root. Tables stand last, as TOML wants it.
pub(crate) const ROOT: &[Key] = &[
    key(
        "spec",
        Text,
        r#""openapi.yaml""#,
        "The path of the OpenAPI document, relative to this file, or its `https` URL. `oasmith fetch` stores a copy of \
         the document, so that generation fetches nothing.",
    ),
    key(
        "upstream",
        Text,
        r#""https://example.com/openapi.yaml""#,
        "The URL where the document is published. Only commands that fetch explicitly use it.",
    ),
    key(
        "overlays",
        Texts,
        r#"["overlay.yaml"]"#,
        "The overlays (OpenAPI Overlay 1.1) to apply to the document, in this order.",
    ),
    key(
        "out",
        Text,
        r#""my-client""#,
        "The output folder, relative to this file. `--out` overrides it.",
    ),
    key(
        "lenient",
        Boolean,
        "true",
        "Downgrades recoverable errors to warnings. The help line of each warning names the fallback.",
    ),
    key(
        "unused-models",
        OneOf(&["keep", "remove"]),
        r#""remove""#,
        "Whether to generate component schemas that no operation uses. By default, they are generated unless \
         operations are excluded.",
    ),
    key(
        "layout",
        OneOf(&["crate", "module", "single"]),
        r#""module""#,
        "What to generate: a crate (the default), a folder that is a module of another crate, or a single file \
         for `include!`.",
    ),
    key(
        "modules",
        OneOf(&["one", "by-group"]),
        r#""one""#,
        "How to divide models into modules: all in one, or one for each group of operations. By default, they \
         are divided by group unless all of them fit in a short file.",
    ),
    key(
        "features",
        OneOf(&["none", "by-group"]),
        r#""by-group""#,
        "The Cargo features of the generated crate: only those of the runtime, or also one for each group of \
         operations, which enables the group's calls and models. Models that no group or more than three groups \
         use are always compiled.",
    ),
    key(
        "mock",
        Boolean,
        "true",
        "Generates a mock server for tests: the module `mock`, behind the Cargo feature `mock`. A manifest of \
         your own has to forward that feature to `oasmith-runtime/mock`.",
    ),
    key(
        "dates",
        OneOf(&["jiff", "chrono", "time", "string"]),
        r#""chrono""#,
        "The library whose types represent `date-time` and `date`: jiff (the default), chrono or time. `string` \
         keeps the strings as they were sent.",
    ),
    key(
        "deep-object-arrays",
        OneOf(&["brackets", "indices", "repeat"]),
        r#""indices""#,
        "How arrays are written in parameters of the style `deepObject`, which OpenAPI leaves open: `a[]=1` \
         (without it, with `a[0][b]=1` for elements that are objects), `a[0]=1`, or `a=1` for each element.",
    ),
    key(
        "derive",
        Texts,
        r#"["Eq", "Hash"]"#,
        "The traits that all models derive besides `Debug`, `Clone` and `PartialEq`: any of `Copy`, `Default`, \
         `Eq`, `Hash`, `Ord` and `PartialOrd`, where possible, and derive macros by their paths. Types of \
         `[types]` are assumed to implement them.",
    ),
    key(
        "attributes",
        Texts,
        r##"["#[must_use]"]"##,
        "The attributes of every generated struct and enum.",
    ),
    key(
        "levels",
        Map(&OneOf(&["error", "warning", "note"])),
        r#"unsatisfiable = "note""#,
        "The level of a diagnostic, by its code. `oasmith explain` lists the codes.",
    ),
    key(
        "diff",
        Table(DIFF),
        "",
        "How `oasmith diff` rates changes. The configuration of the new document applies.",
    ),
    key(
        "crate",
        Table(CRATE),
        "",
        "The manifest of the generated crate.",
    ),
    key(
        "errors",
        Table(ERRORS),
        "",
        "Where the body of an error response has the values of `Error::code` and `Error::message`, as JSON \
         pointers (RFC 6901).",
    ),
    key(
        "references",
        Table(REFERENCES),
        "",
        "Where references of the document (`$ref`) may lead.",
    ),
    key(
        "limits",
        Table(LIMITS),
        "",
        "Limits on what a document expands to, so that a short one can't produce gigabytes of Rust.",
    ),
    key(
        "include",
        Table(INCLUDE),
        "",
        "The operations to generate: those that any of these settings selects. By default, all of them.",
    ),
    key(
        "exclude",
        Table(EXCLUDE),
        "",
        "The operations to leave out, even if `[include]` selects them.",
    ),
    key(
        "groups",
        Map(&Text),
        r#"user-admin = "users""#,
        "The group of the operations that have this tag or this first path segment.",
    ),
    key(
        "operations",
        Map(&Text),
        r#""GET /users" = "users.list""#,
        "The group and method name of an operation, which is selected by its `operationId` or by method and \
         path.",
    ),
    key(
        "pagination",
        Map(&Table(PAGES)),
        r#""GET /users" = { items = "/data", cursor = "/next_cursor", parameter = "cursor" }"#,
        "Paginated lists, and how to request the next page of each. An operation is selected by `operationId`, \
         by method and path, or by a method and a path pattern with `*`, which selects every list that matches. \
         These operations get `pages()` and `items()`.",
    ),
    key(
        "parameters",
        Map(&Map(&Table(PARAMETER))),
        r#""GET /files/{path}" = { path = { allow-reserved = true } }"#,
        "How parameters are sent, by operation (selected as in `pagination`) and by the parameter's name.",
    ),
    key(
        "models",
        Map(&Either(&[Text, Table(MODEL)])),
        r#"UserAddress = "Address""#,
        "The Rust type of a model: of a component schema, or of an inline schema by its generated name. The \
         value is the type's name, or a table.",
    ),
    key(
        "types",
        Table(TYPES),
        "",
        "Types of other crates that replace generated ones. The value is a path, or a table of the path and the \
         traits that convert the type. The types must implement `Debug`, `Clone` and `PartialEq`.",
    ),
    key(
        "properties",
        Map(&Text),
        r#""User.type" = "kind""#,
        "The field name of a property. The key is the model, a dot, and the property's name in the document.",
    ),
    key(
        "variants",
        Map(&Text),
        r#""UserSort.-created" = "NewestFirst""#,
        "The variant name of an enum value or of a union's alternative. The key is the model, a dot, and the \
         value in the document or the generated name of the variant.",
    ),
];

/// A parameter in `[parameters]`
pub(crate) const PARAMETER: &[Key] = &[key(
    "allow-reserved",
    Boolean,
    "true",
    "Sends slashes, other reserved characters and percent-encoded triples of a path or query parameter as they \
     are, like `allowReserved` of OpenAPI 3.2.",
)];

/// A model in `[models]`
pub(crate) const MODEL: &[Key] = &[
    key("name", Text, r#""Address""#, "The name of the type."),
    key(
        "derive",
        Texts,
        r#"["Hash", "schemars::JsonSchema"]"#,
        "The traits that it derives besides those that all models derive.",
    ),
    key(
        "attributes",
        Texts,
        r##"["#[must_use]"]"##,
        "The attributes of the type.",
    ),
    key(
        "secret",
        Boolean,
        "true",
        "Hides the value from `Debug`. A string becomes a `Secret`, which is zeroized when it is dropped.",
    ),
    key(
        "secret-properties",
        Texts,
        r#"["access_token", "raw"]"#,
        "The properties that `Debug` hides, together with all undeclared properties. Strings among them become \
         `Secret`s, which are zeroized when they are dropped; strings with a format keep their type.",
    ),
];

/// `[types]`
pub(crate) const TYPES: &[Key] = &[
    key(
        "models",
        Map(&REPLACEMENT),
        r#"Money = "rust_decimal::Decimal""#,
        "Replaces a model: a component schema, or an inline schema by its generated name.",
    ),
    key(
        "formats",
        Map(&REPLACEMENT),
        r#"uri = { path = "url::Url", traits = "from-str" }"#,
        "Replaces all strings and numbers of a `format`.",
    ),
];

const REPLACEMENT: Value = Either(&[Text, Table(REPLACEMENT_KEYS)]);

/// A type in `[types]`
pub(crate) const REPLACEMENT_KEYS: &[Key] = &[
    key(
        "path",
        Text,
        r#""url::Url""#,
        "The path of the type, starting with its crate, without generic arguments.",
    ),
    key(
        "traits",
        OneOf(&["serde", "from-str", "runtime"]),
        r#""from-str""#,
        "The traits that convert the type: serde's (the default), `FromStr` and `Display`, or `Decode` and \
         `Encode` of the runtime.",
    ),
];

const TAGS: Key = key(
    "tags",
    Texts,
    r#"["users"]"#,
    "The operations with one of these tags.",
);

const PATHS: Key = key(
    "paths",
    Texts,
    r#"["/users", "/orders/*/items"]"#,
    "The operations of a path and of all paths below it. With `*`, the operations of the paths that match: `*` \
     matches within a segment, and a segment `**` matches any number of segments.",
);

const OPERATIONS: Key = key(
    "operations",
    Texts,
    r#"["listUsers", "GET /users/{id}"]"#,
    "The operations with one of these `operationId`s, or methods and paths.",
);

/// `[include]`
pub(crate) const INCLUDE: &[Key] = &[TAGS, PATHS, OPERATIONS];

/// `[exclude]`
pub(crate) const EXCLUDE: &[Key] = &[
    TAGS,
    PATHS,
    OPERATIONS,
    key(
        "deprecated",
        Boolean,
        "true",
        "Leaves out deprecated operations.",
    ),
    key(
        "webhooks",
        Boolean,
        "true",
        "Leaves out webhooks and callbacks, together with the models of their payloads.",
    ),
];

/// `[errors]`
pub(crate) const ERRORS: &[Key] = &[
    key("code", Text, r#""/error/code""#, "Where the error code is."),
    key(
        "message",
        Text,
        r#""/error/message""#,
        "Where the error message is.",
    ),
];

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;

    use oasmith_spec::diagnostic::Diagnostics;
    use oasmith_spec::load::Loader;
    use oasmith_spec::source::Sources;

    use super::{Key, ROOT, Value};
    use crate::config::{Config, template};

    struct Text(String);

    impl Loader for Text {
        fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
            Ok(self.0.clone().into_bytes())
        }
    }

    fn read(text: String) -> Config {
        let loader = Text(text);
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        let path = Path::new("oasmith.toml");
        let config = Config::read(path, &[], &loader, &mut sources, &mut diagnostics);
        let findings: Vec<_> = diagnostics.iter().map(|each| &each.message).collect();
        assert!(findings.is_empty(), "{findings:?} in {}", loader.0);
        config.expect("it is TOML")
    }

    /// Every setting below some tables, as a file of its own.
    fn files(keys: &[Key], table: &str, files: &mut Vec<String>) {
        for key in keys {
            let path = if table.is_empty() {
                key.name.to_owned()
            } else {
                format!("{table}.{}", key.name)
            };
            match &key.value {
                Value::Table(keys) => self::files(keys, &path, files),
                Value::Map(_) => files.push(format!("[{path}]\n{}\n", key.example)),
                _ if table.is_empty() => files.push(format!("{} = {}\n", key.name, key.example)),
                _ => files.push(format!("[{table}]\n{} = {}\n", key.name, key.example)),
            }
        }
    }

    #[test]
    fn every_example_is_read_and_sets_something() {
        let mut texts = Vec::new();
        files(ROOT, "", &mut texts);
        assert!(texts.len() > 20);
        let nothing = format!("{:?}", Config::default());
        for text in texts {
            assert_ne!(format!("{:?}", read(text.clone())), nothing, "{text}");
        }
    }

    /// The names of all settings, with those of tables in them.
    fn names(value: &Value, names: &mut Vec<&'static str>) {
        match value {
            Value::Table(keys) => {
                for key in *keys {
                    names.push(key.name);
                    self::names(&key.value, names);
                }
            }
            Value::Map(inner) => self::names(inner, names),
            Value::Either(all) => all.iter().for_each(|one| self::names(one, names)),
            _ => {}
        }
    }

    #[test]
    fn every_setting_is_shown() {
        let mut all = Vec::new();
        names(&Value::Table(ROOT), &mut all);
        assert!(all.len() > 80, "{}", all.len());
        let text = template("openapi.yaml");
        let shown = |name: &str| {
            text.lines().any(|line| {
                let line = line.trim_start_matches(['#', ' ']);
                let table = line
                    .strip_prefix('[')
                    .and_then(|rest| rest.strip_suffix(']'));
                line.starts_with(&format!("{name} = "))
                    || table.is_some_and(|path| path.split('.').any(|part| part == name))
            })
        };
        for name in all {
            assert!(shown(name), "{name} is not shown");
        }
        assert!(
            text.starts_with("#:schema ./oasmith.schema.json\n"),
            "{text}"
        );
    }

    #[test]
    fn the_commented_file_is_read_as_it_is_and_with_all_that_it_shows() {
        let text = template("openapi.yaml");
        read(text.clone());
        let shown = text.lines().map(|line| {
            let line = line.strip_prefix("# ").unwrap_or(line);
            let is_set = line.contains(" = ") && !line.starts_with(' ');
            let sets = line.starts_with('[') || is_set;
            if sets { line } else { "" }
        });
        read(shown.collect::<Vec<_>>().join("\n"));
    }
}
