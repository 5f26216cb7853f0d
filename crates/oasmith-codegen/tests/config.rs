//! `oasmith.toml`: what it sets, and where its mistakes are.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::io;
use std::path::{Path, PathBuf};

use oasmith_codegen::config::{
    Config, ConversionTraits, Dependency, Features, Modules, Pagination, UnusedModels,
};
use oasmith_codegen::layout::Layout;
use oasmith_codegen::pipeline::{self, Lowered, Overrides, Request};
use oasmith_spec::code::Code;
use oasmith_spec::diagnostic::{Diagnostics, Level};
use oasmith_spec::load::Loader;
use oasmith_spec::source::Sources;

struct Text(&'static str);

impl Loader for Text {
    fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
        Ok(self.0.as_bytes().to_vec())
    }
}

/// The config, and what is wrong as `line:column message`.
fn read(text: &'static str) -> (Option<Config>, Vec<String>) {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let config = Config::read(
        Path::new("specs/oasmith.toml"),
        &["shared".into()],
        &Text(text),
        &mut sources,
        &mut diagnostics,
    );
    diagnostics.sort();
    let shown = diagnostics.iter().map(|diagnostic| {
        assert_eq!(diagnostic.code, Code::CONFIG_INVALID);
        let at = sources.locate(diagnostic.span.unwrap());
        format!("{}:{} {}", at.line, at.column, diagnostic.message)
    });
    (config, shown.collect())
}

#[test]
fn paths_stay_in_the_folder_or_in_one_that_is_allowed() {
    let (config, findings) = read(
        "spec = 'a/../../shared/b.yaml'\noverlays = ['a.yaml', '../a.yaml', '/etc/passwd', '.env', '../shared2/x.yml']\n",
    );
    let config = config.unwrap();
    assert_eq!(
        config.spec(),
        Some(Path::new("specs/a/../../shared/b.yaml"))
    );
    assert_eq!(config.overlay_paths(), [Path::new("specs/a.yaml")]);
    assert_eq!(
        findings,
        [
            "2:23 `specs/../a.yaml` is outside of the configuration's folder and repository",
            "2:36 `/etc/passwd` is outside of the configuration's folder and repository",
            "2:51 `specs/.env` is no YAML or JSON document by its name",
            "2:59 `specs/../shared2/x.yml` is outside of the configuration's folder and repository",
        ]
    );
}

#[test]
fn settings_are_read() {
    let (config, findings) = read(
        "spec = \"openapi.yaml\"\noverlays = [\"a.yaml\", \"b.yaml\"]\nlenient = true\n\
         [levels]\nunsatisfiable = \"note\"\n\
         [crate]\nname = \"my-client\"\nkeywords = [\"a\"]\n\
         [operations]\n\"get /a\" = \"as.list\"\n\
         [errors]\ncode = \"/error/code\"\n",
    );
    assert!(findings.is_empty(), "{findings:?}");
    let config = config.unwrap();
    assert_eq!(config.spec(), Some(Path::new("specs/openapi.yaml")));
    let overlays = ["specs/a.yaml", "specs/b.yaml"].map(PathBuf::from);
    assert_eq!(config.overlay_paths(), overlays);
    assert_eq!(config.policy().level(Code::UNSATISFIABLE), Level::Note);
    assert_eq!(config.policy().level(Code::UNKNOWN_TYPE), Level::Warning);
}

#[test]
fn every_mistake_has_its_place() {
    let (config, findings) = read(
        "specs = \"x\"\nlenient = \"yes\"\noverlays = [1]\n\
         [levels]\nnonsense = \"note\"\nunsatisfiable = \"loud\"\nsyntax = \"note\"\n\
         [crate]\nname = \"9 lives\"\n\
         [groups]\na = \"b-c\"\n\
         [operations]\n\"GET a\" = \"a.b\"\n\"GET /a\" = \"ab\"\n\
         [errors]\ncode = \"error.code\"\nmessage = \"/a~b\"\n\
         [models]\nA = { derive = [\"Debugg\", \"a::B\"], attributes = [\"#![a]\"] }\n\
         [types.formats]\nuri = { path = \"Url\" }\ndate = { traits = \"hand\" }\nx = {}\n",
    );
    let expected = [
        "1:1 there is no setting `specs` here",
        "2:11 expected true or false, found a string",
        "3:13 expected a string, found a whole number",
        "5:1 there is no diagnostic `nonsense`",
        "6:17 `loud` is not a level",
        "7:10 `syntax` is always an error",
        "9:8 `9 lives` can't name a crate",
        "11:5 `b-c` can't be a name in Rust",
        "13:1 `GET a` is not a method and a path",
        "14:1 `ab` is not a group and a method, like `users.list`",
        "16:8 `error.code` is not a JSON pointer",
        "17:11 `/a~b` is not a JSON pointer",
        "19:17 `Debugg` can't be derived",
        "19:50 `#![a]` is not an attribute",
        "21:16 `Url` is not the path of a type",
        "22:19 `hand` is not known here",
        "23:5 a type has a `path`",
    ];
    assert_eq!(findings, expected);
    assert!(config.is_some());
}

#[test]
fn what_is_no_toml_is_reported_and_gives_nothing() {
    let (config, findings) = read("spec = \n[crate\n");
    assert!(config.is_none());
    assert!(
        findings
            .iter()
            .all(|finding| finding.contains("not TOML: ")),
        "{findings:?}"
    );
    assert!(findings[0].starts_with("1:"), "{findings:?}");
}

const ORDERS: &str = "openapi: 3.1.0
info: {title: Orders, version: '1'}
paths:
  /orders: {get: {operationId: listOrders, tags: [orders], responses: {'204': {description: ''}}}}
  /users: {get: {operationId: listUsers, tags: [users], responses: {'204': {description: ''}}}}
components: {schemas: {Order: {type: object, properties: {id: {type: string}}}}}
";

fn lowered(config: Config) -> Lowered {
    let request = Request {
        spec: "openapi.yaml".into(),
        overrides: Overrides {
            config: Some(config),
            ..Overrides::default()
        },
        ..Request::default()
    };
    pipeline::lower(&request, &Text(ORDERS))
}

#[test]
fn selectors_that_match_nothing_are_reported() {
    let config = Config::default()
        .include_tag("order")
        .include_path("/order")
        .exclude_operation("listUser")
        .exclude_operation("get /nothing-like-it");
    let lowered = lowered(config);
    assert!(lowered.api.is_none());
    let found: Vec<_> = lowered
        .diagnostics
        .iter()
        .map(|one| format!("{}; {}", one.message, one.help.as_deref().unwrap_or("")))
        .collect();
    let expected = [
        "there is no operation with the tag `order`; did you mean `orders`?",
        "there is no path that matches `/order`; did you mean `/orders`?",
        "there is no operation `listUser`; did you mean `listUsers`?",
        "there is no operation `GET /nothing-like-it`; remove the entry, or correct it to what the document has",
    ];
    assert_eq!(found, expected);
}

#[test]
fn unused_models_stay_unless_operations_are_left_out_or_somebody_says_so() {
    let unused = Config::default().unused_models(UnusedModels::Remove);
    let filtered = || Config::default().exclude_tag("users");
    for (config, operations, models) in [
        (Config::default(), 2, 1),
        (unused, 2, 0),
        (filtered(), 1, 0),
        (filtered().unused_models(UnusedModels::Keep), 1, 1),
    ] {
        let api = lowered(config).api.unwrap();
        assert_eq!(
            (api.operations.len(), api.models.len()),
            (operations, models)
        );
    }
}

/// The findings about a document of these schemas, up to its names.
fn findings(schemas: &str, config: Config) -> Vec<String> {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{{schemas}}}}}\n"
    );
    findings_in(text, config)
}

/// The findings about a document.
fn findings_in(text: String, config: Config) -> Vec<String> {
    struct Schemas(String);
    impl Loader for Schemas {
        fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
            Ok(self.0.clone().into_bytes())
        }
    }
    let request = Request {
        spec: "openapi.yaml".into(),
        overrides: Overrides {
            config: Some(config),
            ..Overrides::default()
        },
        ..Request::default()
    };
    let outcome = pipeline::check(&request, &Schemas(text));
    let shown = outcome.diagnostics.iter();
    shown
        .map(|one| format!("{}: {}", one.code.name(), one.message))
        .collect()
}

#[test]
fn what_can_not_stand_on_a_model_is_reported() {
    let schemas = "Order: {type: object, properties: {total: {$ref: '#/components/schemas/Total'}}}, \
                   Total: {type: object, properties: {sum: {type: number}}}, Id: {type: string}";
    let config = Config::default()
        .model_derive("Order", "Hash")
        .model_derive("Id", "Hash")
        .model_attribute("Id", "#[must_use]")
        .model_derive("Total", "PartialOrd")
        .derive("Eq");
    let expected = [
        "config-invalid: `Id` is an alias of another type",
        "config-invalid: `Order` can't be `Hash`, since `Total` in it is not",
    ];
    assert_eq!(findings(schemas, config), expected);
    let config = Config::default()
        .model_derive("Total", "Serialize")
        .operation("GET nonsense", "a.b")
        .attribute("#[a] struct S;");
    let expected = [
        "config-invalid: `#[a] struct S;` is not an attribute",
        "config-invalid: `GET nonsense` is not a method and a path",
        "config-invalid: `Serialize` is neither a trait of the standard library nor the path of a derive macro",
    ];
    assert_eq!(findings(schemas, config), expected);
}

#[test]
fn secrets_that_are_none_are_reported() {
    let schemas = "Order: {type: object, properties: {token: {type: string}}}, Id: {type: string}, \
                   Kind: {enum: [a, b]}";
    let config = Config::default()
        .secret_property("Order", "token")
        .secret_property("Order", "tokens")
        .secret_property("Kind", "a")
        .secret_model("Id")
        .secret_model("Kind");
    let expected = [
        "config-invalid: `Id` is an alias of another type",
        "config-invalid: `Kind` has no properties",
        "config-no-match: there is no property `tokens`",
    ];
    assert_eq!(findings(schemas, config), expected);
}

#[test]
fn what_no_type_can_stand_for_is_reported() {
    let schemas = "Order: {type: object, properties: {id: {type: string, format: uuid}}}";
    let config = Config::default()
        .replace_model("Ordr", "a::B", ConversionTraits::Serde)
        .replace_model("Order", "a::B", ConversionTraits::FromStr)
        .replace_format("uid", "a::B", ConversionTraits::Serde)
        .replace_format("uuid", "a::B<c>", ConversionTraits::Serde);
    let expected = [
        "config-invalid: `Order` is neither text nor a number",
        "config-invalid: `a::B<c>` is not the path of a type",
        "config-invalid: no dependency of the generated crate is called `a`",
        "config-no-match: there is no format `uid`",
        "config-no-match: there is no model `Ordr`",
    ];
    assert_eq!(findings(schemas, config), expected);
}

#[test]
fn pages_of_no_operation_are_reported() {
    let pages = || Pagination {
        link: true,
        ..Pagination::default()
    };
    let config = Config::default()
        .pagination("GET /nothing", pages())
        .pagination("GET /nothing/**", pages())
        .pagination("GET /**", pages())
        .pagination("listOrders", pages());
    // An entry that names one operation has to fit it.
    let expected = [
        "pagination: `listOrders` has no JSON response with a schema",
        "config-no-match: there is no operation `GET /nothing/**`",
        "config-no-match: there is no operation `GET /nothing`",
        "config-no-match: there is no operation that these settings fit among those of `GET /**`",
    ];
    let text = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n\
                paths: {/orders: {get: {operationId: listOrders, responses: {'204': {description: none}}}}}\n";
    assert_eq!(findings_in(text.to_owned(), config), expected);
}

#[test]
fn parameters_that_can_not_keep_their_slashes_are_reported() {
    let text = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n\
                paths: {'/orders/{id}': {get: {parameters: [\
                {name: id, in: path, required: true, schema: {type: string}},\
                {name: key, in: header, schema: {type: string}}],\
                responses: {'204': {description: none}}}}}\n";
    let config = Config::default()
        .allow_reserved("GET /orders/{id}", "id")
        .allow_reserved("GET /orders/*", "ids")
        .allow_reserved("GET /orders/{id}", "key")
        .allow_reserved("GET /orders", "id");
    let expected = [
        "config-invalid: `key` is not written by a style in the URL",
        "config-no-match: there is no operation `GET /orders`",
        "config-no-match: there is no parameter `ids`",
    ];
    assert_eq!(findings_in(text.to_owned(), config), expected);
}

/// The files of the document above.
fn generated(config: Config) -> Option<oasmith_codegen::files::Files> {
    let request = Request {
        spec: "openapi.yaml".into(),
        overrides: Overrides {
            config: Some(config),
            ..Overrides::default()
        },
        ..Request::default()
    };
    pipeline::run(&request, &Text(ORDERS), &mut |_| ()).files
}

#[test]
fn a_manifest_has_the_features_and_dependencies_that_are_asked_for() {
    let dependency = Dependency {
        name: "money".to_owned(),
        version: Some("1".to_owned()),
        package: Some("rust_decimal".to_owned()),
        default_features: Some(false),
        features: vec!["serde".to_owned()],
        ..Dependency::default()
    };
    let config = Config::default()
        .features(Features::ByGroup)
        .dependency(dependency);
    let files = generated(config).unwrap();
    let manifest = files.get("Cargo.toml").unwrap();
    for part in [
        "\ndefault = [\"rustls\", \"orders\", \"users\"]\n",
        "\n# Operations of the group `orders`.\norders = []\n",
        "\nmoney = { version = \"1\", package = \"rust_decimal\", default-features = false, features = [\"serde\"] }\n",
    ] {
        assert!(manifest.contains(part), "{part}{manifest}");
    }
}

#[test]
fn the_layout_is_the_one_that_is_asked_for() {
    let single = Config::default().layout(Layout::Single);
    let module = Config::default()
        .layout(Layout::Module)
        .modules(Modules::ByGroup);
    for (config, expected, other) in [
        (Config::default(), "src/models.rs", "mod.rs"),
        (single.clone(), "client.rs", "Cargo.toml"),
        (module, "models/shared.rs", "models.rs"),
    ] {
        let files = generated(config).unwrap();
        assert!(files.get(expected).is_some(), "{expected}");
        assert!(files.get(other).is_none(), "{other}");
    }
    assert!(generated(single.features(Features::ByGroup)).is_none());
}
