//! The settings of `oasmith.toml`, as data. The reader knows these and no others; the JSON Schema and
//! the commented file of `oasmith init` are made of them.

mod limits;
mod package;
mod pages;
mod references;

pub(crate) use limits::LIMITS;
pub(crate) use package::{CRATE, DEPENDENCY, RUNTIME};
pub(crate) use pages::PAGES;
pub(crate) use references::REFERENCES;

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
        "The document, relative to this file.",
    ),
    key(
        "upstream",
        Text,
        r#""https://example.com/openapi.yaml""#,
        "Where the document's owner publishes it. Nothing is fetched from there without being asked to.",
    ),
    key(
        "overlays",
        Texts,
        r#"["overlay.yaml"]"#,
        "Overlays (OpenAPI Overlay 1.1) to apply to the document, in this order.",
    ),
    key(
        "out",
        Text,
        r#""my-client""#,
        "The folder to generate into, relative to this file, where the command does not name one.",
    ),
    key(
        "lenient",
        Boolean,
        "true",
        "Whether faults that have a sensible reading are read in that way, with a warning.",
    ),
    key(
        "unused-models",
        OneOf(&["keep", "remove"]),
        r#""remove""#,
        "Whether components are models though no operation reaches them. Without it they are, unless \
         operations are left out.",
    ),
    key(
        "layout",
        OneOf(&["crate", "module", "single"]),
        r#""module""#,
        "The form: a crate, which is usual; a folder that is a module of another crate; or a single file \
         for `include!`.",
    ),
    key(
        "modules",
        OneOf(&["one", "by-group"]),
        r#""one""#,
        "How models are spread over modules: all in one, or those of each group of operations in one. \
         Without it they are by group, unless all of them make a short file.",
    ),
    key(
        "features",
        OneOf(&["none", "by-group"]),
        r#""by-group""#,
        "Cargo features: none beside those of the runtime, or one a group of operations, with its calls \
         and the models that they use. What more than three groups use, or none, is always there.",
    ),
    key(
        "mock",
        Boolean,
        "true",
        "Whether there is a server for tests: a module `mock`, behind the Cargo feature of that name. A manifest \
         that is not generated has to forward it to `oasmith-runtime/mock`.",
    ),
    key(
        "dates",
        OneOf(&["jiff", "chrono", "time", "string"]),
        r#""chrono""#,
        "Whose types stand for `date-time` and `date`: those of jiff, which is usual, of chrono or of \
         time; or text as it comes.",
    ),
    key(
        "derive",
        Texts,
        r#"["Eq", "Hash"]"#,
        "What all models derive beside `Debug`, `Clone` and `PartialEq`: `Copy`, `Default`, `Eq`, \
         `Hash`, `Ord` and `PartialOrd` where that is possible, and derive macros by their paths. \
         Types of `[types]` are taken to have what is asked for.",
    ),
    key(
        "attributes",
        Texts,
        r##"["#[must_use]"]"##,
        "Attributes of all models that are types of their own.",
    ),
    key(
        "levels",
        Map(&OneOf(&["error", "warning", "note"])),
        r#"unsatisfiable = "note""#,
        "How much a diagnostic weighs, by its code; `oasmith explain` lists them.",
    ),
    key(
        "crate",
        Table(CRATE),
        "",
        "The manifest of a generated crate.",
    ),
    key(
        "errors",
        Table(ERRORS),
        "",
        "Where the body of an error answer has what `Error::code` and `Error::message` give, as JSON \
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
        "How much is made of a document, so that a short one can't ask for gigabytes of Rust.",
    ),
    key(
        "include",
        Table(INCLUDE),
        "",
        "Which operations the client has: those that any of these selects. Without it, all.",
    ),
    key(
        "exclude",
        Table(EXCLUDE),
        "",
        "Which operations are left out, though they may be included.",
    ),
    key(
        "groups",
        Map(&Text),
        r#"user-admin = "users""#,
        "The group of the operations with a tag, or with a first path segment.",
    ),
    key(
        "operations",
        Map(&Text),
        r#""GET /users" = "users.list""#,
        "The group and method of an operation, which is called by its `operationId` or by method and path.",
    ),
    key(
        "pagination",
        Map(&Table(PAGES)),
        r#""GET /users" = { items = "/data", cursor = "/next_cursor", parameter = "cursor" }"#,
        "Lists that come in pages, with what makes the next of one: by `operationId`, by method and path, or \
         by a method and a path with `*`, which holds for all lists that it fits. They get `pages()` and \
         `items()`.",
    ),
    key(
        "parameters",
        Map(&Map(&Table(PARAMETER))),
        r#""GET /files/{path}" = { path = { allow-reserved = true } }"#,
        "How parameters are sent: by the operation, named as in `pagination`, and the parameter's name.",
    ),
    key(
        "models",
        Map(&Either(&[Text, Table(MODEL)])),
        r#"UserAddress = "Address""#,
        "The type of a model: of a component, or of an inline schema by the name that was generated \
         for it. Either its name, or a table of what is wanted.",
    ),
    key(
        "types",
        Table(TYPES),
        "",
        "Types of other crates in the place of generated ones: a path, or a table of the path and the \
         traits by which it is read and written. They must be `Debug`, `Clone` and `PartialEq`.",
    ),
    key(
        "properties",
        Map(&Text),
        r#""User.type" = "kind""#,
        "The field of an object's member: the model, a dot, and the member as the document spells it.",
    ),
    key(
        "variants",
        Map(&Text),
        r#""UserSort.-created" = "NewestFirst""#,
        "The variant of an enum's value or of a union: the model, a dot, and the value as the document \
         spells it, or the name that was generated for the variant.",
    ),
];

/// A parameter in `[parameters]`
pub(crate) const PARAMETER: &[Key] = &[key(
    "allow-reserved",
    Boolean,
    "true",
    "Whether slashes and other reserved characters of a path or query parameter stay as they are, and \
     percent-encoded ones, like `allowReserved` of OpenAPI 3.2.",
)];

/// A model in `[models]`
pub(crate) const MODEL: &[Key] = &[
    key("name", Text, r#""Address""#, "The name of the type."),
    key(
        "derive",
        Texts,
        r#"["Hash", "schemars::JsonSchema"]"#,
        "What it derives beside what all models do.",
    ),
    key(
        "attributes",
        Texts,
        r##"["#[must_use]"]"##,
        "Attributes of the type.",
    ),
    key(
        "secret",
        Boolean,
        "true",
        "Whether its `Debug` shows nothing of it. A text is a `Secret`, which is overwritten in memory when it is \
         dropped.",
    ),
    key(
        "secret-properties",
        Texts,
        r#"["access_token", "raw"]"#,
        "The members that its `Debug` does not show, nor those that are not declared. Texts among them are \
         `Secret`s, which are overwritten in memory when they are dropped; those of a format stay as they are.",
    ),
];

/// `[types]`
pub(crate) const TYPES: &[Key] = &[
    key(
        "models",
        Map(&REPLACEMENT),
        r#"Money = "rust_decimal::Decimal""#,
        "In the place of a model: of a component, or of an inline schema by its name.",
    ),
    key(
        "formats",
        Map(&REPLACEMENT),
        r#"uri = { path = "url::Url", traits = "from-str" }"#,
        "In the place of all text and numbers of a `format`.",
    ),
];

const REPLACEMENT: Value = Either(&[Text, Table(REPLACEMENT_KEYS)]);

/// A type in `[types]`
pub(crate) const REPLACEMENT_KEYS: &[Key] = &[
    key(
        "path",
        Text,
        r#""url::Url""#,
        "The type, as a path from its crate and without generic arguments.",
    ),
    key(
        "traits",
        OneOf(&["serde", "from-str", "runtime"]),
        r#""from-str""#,
        "The traits by which it is read and written: those of serde, which is usual; `FromStr` and \
         `Display`; or `Decode` and `Encode` of the runtime.",
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
    "The operations of a path and of the paths below it; or, with a `*`, of the paths that match. `*` \
     stands for anything within a segment, and a segment `**` for any number of segments.",
);

const OPERATIONS: Key = key(
    "operations",
    Texts,
    r#"["listUsers", "GET /users/{id}"]"#,
    "Operations, by `operationId` or by method and path.",
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
        "Whether deprecated operations are left out.",
    ),
    key(
        "webhooks",
        Boolean,
        "true",
        "Whether webhooks and callbacks are left out, and so the models of their payloads.",
    ),
];

/// `[errors]`
pub(crate) const ERRORS: &[Key] = &[
    key(
        "code",
        Text,
        r#""/error/code""#,
        "Where the error's code is.",
    ),
    key(
        "message",
        Text,
        r#""/error/message""#,
        "Where the error's message is.",
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
