//! Names: the rule, collisions, the configuration, and that names stay when something is added.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use oasmith_codegen::config::Config;
use oasmith_codegen::names::Names;
use oasmith_codegen::pipeline::{self, Overrides, Request};
use oasmith_ir::api::Api;
use oasmith_ir::types::Shape;
use oasmith_spec::diagnostic::Diagnostics;
use oasmith_spec::load::Loader;

/// Files in memory.
#[derive(Default)]
struct Memory(HashMap<PathBuf, String>);

impl Loader for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let text = self.0.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(text.clone().into_bytes())
    }
}

struct Named {
    api: Api,
    names: Names,
    findings: Vec<String>,
}

impl Named {
    /// Names a document of these paths and component schemas (flow or block YAML, indented by two).
    fn new(paths: &str, schemas: &str, config: &Config) -> Self {
        let text = format!(
            "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\npaths:\n{paths}\n\
             components:\n  schemas:\n{schemas}\n"
        );
        let memory = Memory(HashMap::from([(PathBuf::from("t.yaml"), text)]));
        let overrides = Overrides {
            config: Some(config.clone()),
            ..Overrides::default()
        };
        let request = Request {
            spec: "t.yaml".into(),
            overrides,
            ..Request::default()
        };
        let lowered = pipeline::lower(&request, &memory);
        let reported: Vec<&str> = lowered
            .diagnostics
            .iter()
            .map(|d| d.message.as_str())
            .collect();
        let api = lowered.api.unwrap_or_else(|| panic!("{reported:?}"));
        let mut diagnostics = Diagnostics::default();
        let names = Names::new(&api, config, &mut diagnostics);
        let finding =
            |d: &oasmith_spec::diagnostic::Diagnostic| format!("{}: {}", d.code.name(), d.message);
        let findings = diagnostics.iter().map(finding).collect();
        Self {
            api,
            names,
            findings,
        }
    }

    fn paths(paths: &str) -> Self {
        Self::new(paths, "    Unused: { type: string }", &Config::default())
    }

    fn schemas(schemas: &str) -> Self {
        Self::new("  {}", schemas, &Config::default())
    }

    /// `group.method Call`, by operation.
    fn operations(&self) -> Vec<String> {
        let shown = self.names.operations().iter().map(|operation| {
            let group = &self.names.groups()[operation.group].names.method;
            format!("{group}.{} {}", operation.method, operation.call)
        });
        shown.collect()
    }

    fn models(&self) -> Vec<&str> {
        let models = self.api.models.iter();
        models.map(|id| self.names.model(*id).as_str()).collect()
    }

    /// The members or variants of a model.
    fn parts(&self, model: &str) -> Vec<&str> {
        let mut models = self.api.models.iter();
        let id = *models
            .find(|id| self.names.model(**id).as_str() == model)
            .unwrap();
        match &self.api.ty(id).shape {
            Shape::Object(object) => (0..object.members.len())
                .map(|at| self.names.member(id, at).as_str())
                .collect(),
            Shape::Enum(list) => (0..list.values.len())
                .map(|at| self.names.variant(id, at).as_str())
                .collect(),
            other => panic!("{other:?}"),
        }
    }
}

const ANSWER: &str = "responses: { '200': { description: Ok } }";

/// An operation without an id, by method, path and summary.
fn operation(path: &str, method: &str, summary: &str) -> String {
    let parameters: Vec<String> = path
        .split('/')
        .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| {
            format!("{{ name: {name}, in: path, required: true, schema: {{ type: string }} }}")
        })
        .collect();
    let parameters = parameters.join(", ");
    format!(
        "  '{path}': {{ {method}: {{ summary: '{summary}', parameters: [{parameters}], {ANSWER} }} }}\n"
    )
}

/// An operation with an id and a tag.
fn with_id(path: &str, id: &str, tag: &str) -> String {
    format!("  {path}: {{ get: {{ operationId: {id}, tags: [{tag}], {ANSWER} }} }}\n")
}

#[test]
fn operations_without_an_id_are_named_by_summary_and_path() {
    for (path, method, summary, expected) in [
        ("/users", "get", "List users", "users.list ListUsers"),
        ("/users", "get", "", "users.list ListUsers"),
        ("/users/{id}", "get", "", "users.get GetUser"),
        ("/users", "post", "Add a user", "users.create CreateUser"),
        (
            "/users/{id}",
            "patch",
            "Edit a user",
            "users.update UpdateUser",
        ),
        (
            "/users/{id}",
            "delete",
            "Removes a user",
            "users.delete DeleteUser",
        ),
        (
            "/users/{id}/keys",
            "get",
            "List keys",
            "users.list_keys ListUserKeys",
        ),
        (
            "/users/{id}/api-keys",
            "post",
            "",
            "users.create_api_key CreateUserApiKey",
        ),
        (
            "/records/prune",
            "patch",
            "Prune records",
            "records.prune PruneRecords",
        ),
        ("/jobs/{id}/cancel", "post", "", "jobs.cancel CancelJob"),
        (
            "/sync/status",
            "get",
            "Get the status",
            "sync.get_status GetSyncStatus",
        ),
        ("/user", "get", "List users", "user.list ListUsers"),
        ("/", "get", "", "root.get GetRoot"),
    ] {
        let named = Named::paths(&operation(path, method, summary));
        assert_eq!(named.operations(), [expected], "{method} {path}");
    }
}

#[test]
fn ids_lose_the_words_of_their_group() {
    let paths = [
        with_id("/a", "compileFunction", "functions"),
        with_id("/b", "createFunctionDryrun", "functions"),
        with_id("/c", "functions", "functions"),
        with_id("/d", "pet_store_list", "PetStore"),
    ];
    let expected = [
        "functions.compile CompileFunction",
        "functions.create_dryrun CreateFunctionDryrun",
        "functions.functions FunctionsCall",
        "pet_store.list PetStoreList",
    ];
    assert_eq!(Named::paths(&paths.concat()).operations(), expected);
}

#[test]
fn all_that_would_collide_keep_their_whole_ids() {
    let paths = [
        with_id("/a", "listUsers", "users"),
        with_id("/b", "userList", "users"),
        with_id("/c", "usersList", "users"),
        with_id("/d", "getUser", "users"),
    ];
    let expected = [
        "users.list_users ListUsers",
        "users.user_list UserList",
        "users.users_list UsersList",
        "users.get GetUser",
    ];
    let named = Named::paths(&paths.concat()).operations();
    // `listUsers` shortens to `list`, the other two as well.
    assert_eq!(named, expected);
}

#[test]
fn paths_that_collide_are_told_apart_by_parameter_then_method() {
    let paths = [
        operation("/a/metadata", "post", "Set metadata"),
        operation("/a/{id}/metadata", "post", "Set metadata"),
    ];
    let expected = [
        "a.set_metadata SetAMetadata",
        "a.set_metadata_by_id SetAMetadataById",
    ];
    assert_eq!(Named::paths(&paths.concat()).operations(), expected);
    let parameters =
        "parameters: [{ name: id, in: path, required: true, schema: { type: string } }]";
    let both =
        format!("  '/a/{{id}}': {{ {parameters}, put: {{ {ANSWER} }}, patch: {{ {ANSWER} }} }}");
    let expected = ["a.put PutA", "a.patch PatchA"];
    assert_eq!(Named::paths(&both).operations(), expected);
}

#[test]
fn names_stay_when_an_unrelated_operation_is_added() {
    let before = [
        with_id("/a", "listUsers", "users"),
        operation("/jobs/{id}", "get", "Get a job"),
        operation("/connection", "get", "List connections"),
    ];
    let added = [
        operation("/aardvarks", "get", "List aardvarks"),
        with_id("/z", "createUser", "users"),
        operation("/jobs/{id}/log", "get", "Get the log"),
    ];
    let few = Named::paths(&before.concat()).operations();
    let many = Named::paths(&[added.concat(), before.concat()].concat()).operations();
    assert!(
        few.iter().all(|name| many.contains(name)),
        "{few:?} {many:?}"
    );
}

#[test]
fn groups_do_not_hide_what_the_crate_has() {
    for (tag, module, method, ty) in [
        ("client", "client_group", "client", "Client"),
        ("models", "models_group", "models", "Models"),
        ("new", "new", "new_group", "New"),
        ("std", "std_group", "std", "Std"),
        ("type", "type_", "type_", "Type"),
        ("Error", "error_group", "error", "ErrorGroup"),
    ] {
        let named = Named::paths(&with_id("/a", "doIt", tag));
        let names = &named.names.groups()[0].names;
        let found = [&names.module, &names.method, &names.ty].map(|name| name.as_str());
        assert_eq!(found, [module, method, ty]);
    }
}

#[test]
fn components_keep_their_names_and_inline_types_are_named_by_their_place() {
    let named = Named::schemas(
        "    dotted.name: { type: object, properties: { a: { type: string } } }\n    \
             SimplifiedJSONSchema: { type: object, properties: { kinds: { type: array, items: { type: string, enum: [x] } } } }\n    \
             dotted_name: { type: object, properties: { a: { type: string } } }\n    \
             User: { type: object, properties: { address: { type: object, properties: { x: { type: string } } } } }\n    \
             UserAddress: { type: object, properties: { y: { type: string } } }",
    );
    let expected = [
        "DottedDotName",
        "SimplifiedJSONSchema",
        "SimplifiedJSONSchemaKind",
        "DottedName",
        "User",
        "UserAddress2",
        "UserAddress",
    ];
    assert_eq!(named.models(), expected);
}

#[test]
fn members_and_values_are_identifiers_and_differ() {
    let named = Named::schemas(
        "    Odd: { type: object, properties: { self: { type: string }, fooBar: { type: string }, \
             foo_bar: { type: string }, new: { type: string }, additional_properties: { type: string } } }\n    \
             Sort: { type: string, enum: [created, -created, Unknown, '', BASIC, OAUTH2_CC, '1', '+1', Self] }",
    );
    let members = [
        "self_",
        "foo_bar_2",
        "foo_bar",
        "new_2",
        "additional_properties_2",
    ];
    assert_eq!(named.parts("Odd"), members);
    let values = [
        "Created",
        "MinusCreated",
        "UnknownValue",
        "Empty",
        "Basic",
        "Oauth2Cc",
        "V1",
        "Plus1",
        "Self_",
    ];
    assert_eq!(named.parts("Sort"), values);
}

#[test]
fn the_configuration_names_what_it_says() {
    let paths = [
        operation("/connection", "get", "List connections"),
        operation("/users", "get", "List users"),
    ];
    let schemas = "    User: { type: object, properties: { address: { type: object, properties: { x: { type: object, properties: { y: { type: string } } } } } } }";
    let config = Config::default()
        .group("connection", "connections_legacy")
        .operation("get /users", "people.all")
        .model("UserAddress", "Address");
    let named = Named::new(&paths.concat(), schemas, &config);
    let expected = [
        "connections_legacy.list ListConnectionsLegacy",
        "people.all PersonAll",
    ];
    assert_eq!(named.operations(), expected);
    assert_eq!(named.models(), ["User", "Address", "AddressX"]);
    assert!(named.findings.is_empty(), "{:?}", named.findings);
}

#[test]
fn entries_that_match_nothing_are_reported() {
    let config = Config::default()
        .group("nothing", "some")
        .operation("GET /nothing", "a.b")
        .model("Nothing", "Something")
        .model("User", "Order");
    let schemas = "    User: { type: object, properties: { a: { type: string } } }\n    Order: { type: object, properties: { a: { type: string } } }";
    let named = Named::new(&operation("/a", "get", ""), schemas, &config);
    let expected = [
        "config-no-match: no operation has the tag or first path segment `nothing`",
        "config-no-match: there is no operation `GET /nothing`",
        "config-no-match: there is no model `Nothing`",
        "config-invalid: `Order` is the name of another model",
    ];
    assert_eq!(named.findings, expected);
}

#[test]
fn operations_are_called_by_their_id_too() {
    let paths = "  /users:\n    get: { operationId: getUsers, responses: {} }\n    \
                 post: { operationId: addUser, responses: {} }\n";
    let config = Config::default()
        .operation("getUsers", "people.all")
        .operation("GET /users", "people.list")
        .operation("POST /users", "people.all")
        .operation("addUsers", "people.add");
    let named = Named::new(paths, "    A: {}", &config);
    let expected = [
        "config-invalid: GET /users is named twice",
        "config-invalid: `people.all` names two operations",
        "config-no-match: there is no operation `addUsers`",
    ];
    assert_eq!(named.findings, expected);
    assert_eq!(named.operations()[1], "people.all AddUser");
}

#[test]
fn members_and_variants_are_named_or_reported() {
    let schemas = "    Odd: { type: object, properties: { a: { type: string }, b: { type: string }, c.d: { type: string } } }\n    \
                   Sort: { type: string, enum: [up, down] }\n    Plain: { type: string }\n    a.b: { type: object, properties: { x: { type: string } } }";
    let config = Config::default()
        .model("Odd", "Even")
        .property("Odd.a", "b")
        .property("Even.b", "a")
        .property("Even.c.d", "r")
        .property("a.b.x", "y")
        .variant("Sort.up", "Rising");
    let named = Named::new("  {}", schemas, &config);
    assert!(named.findings.is_empty(), "{:?}", named.findings);
    assert_eq!(named.parts("Even"), ["b", "a", "r"]);
    assert_eq!(named.parts("AB"), ["y"]);
    assert_eq!(named.parts("Sort"), ["Rising", "Down"]);
    let config = Config::default()
        .property("Od.a", "b")
        .property("Odd.aa", "c")
        .property("Plain.a", "c")
        .property("Odd.a", "b")
        .property("Odd.b", "new")
        .property("Odd.c.d", "camelCase")
        .variant("Sort.up", "Same")
        .variant("Sort.down", "Same")
        .variant("Sort.sideways", "Other");
    let named = Named::new("  {}", schemas, &config);
    let expected = [
        "config-no-match: there is no model `Od`",
        "config-no-match: there is no property `aa`",
        "config-no-match: `Plain` has no properties",
        "config-invalid: `new` can't name a property",
        "config-invalid: `camelCase` can't name a property",
        "config-invalid: `b` is the name of `b` as well",
        "config-no-match: there is no variant `sideways`",
        "config-invalid: `Same` is the name of `up` as well",
    ];
    assert_eq!(named.findings, expected);
}

/// Schemas with collisions of every kind, and what is put before them.
fn colliding(schema: &str, member: &str, value: &str) -> Named {
    Named::schemas(&format!(
        "{schema}    foo-bar: {{ type: object, properties: {{ a: {{ type: string }} }} }}
    foo_bar: {{ type: object, properties: {{ b: {{ type: string }} }} }}
    FooBar: {{ type: string, enum: [{value} fooBar, foo-bar, FOO, foo, '', self] }}
    Foo:
      type: object
      properties:
        {member}
        bar: {{ type: object, properties: {{ inline: {{ type: boolean }} }} }}
        fooBar: {{ type: integer }}
        foo-bar: {{ type: integer }}
        '': {{ type: integer }}
        self: {{ type: integer }}
        '🦀': {{ type: integer }}
"
    ))
}

#[test]
fn names_stay_when_unrelated_schemas_members_and_values_are_added() {
    let few = colliding("", "a: { type: string }", "");
    let many = colliding(
        "    Aardvark: { type: object, properties: { zoo: { type: object, properties: { z: { type: string } } } } }\n",
        "aardvark: { type: string }\n        a: { type: string }\n        zebra: { type: object, properties: { z: { type: string } } }",
        "aardvark,",
    );
    let kept = |few: Vec<&str>, many: Vec<&str>| {
        let kept: Vec<&str> = many.into_iter().filter(|name| few.contains(name)).collect();
        assert_eq!(kept, few);
    };
    kept(few.models(), many.models());
    for model in ["Foo", "FooBar"] {
        kept(few.parts(model), many.parts(model));
    }
}

#[test]
fn a_client_is_made_with_what_calls_can_not_do_without() {
    let credentials = |security: &str| {
        let named = Named::schemas(&format!(
            "    Unused: {{ type: string }}
  securitySchemes:
    key: {{ type: apiKey, in: header, name: X-Key }}
    token: {{ type: http, scheme: bearer }}
security: {security}"
        ));
        let given = named.names.credentials().iter();
        given
            .map(|it| it.arguments[0].to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(credentials("[{ key: [] }]"), ["api_key"]);
    // Of alternatives the builder takes those that there are.
    assert!(credentials("[{ key: [] }, { token: [] }]").is_empty());
    assert_eq!(
        credentials("[{ key: [], token: [] }]"),
        ["api_key", "token"]
    );
    assert!(credentials("[{ key: [] }, {}]").is_empty());
    assert!(credentials("[{}, { key: [] }]").is_empty());
    assert!(credentials("[]").is_empty());
}

#[test]
fn the_document_may_name_values_itself() {
    let schemas = "    Size: { type: integer, enum: [1, 2], x-ms-enum: { name: Size, values: \
                   [{ value: 2, name: Large }, { value: 1, name: small-one }] } }";
    assert_eq!(Named::schemas(schemas).parts("Size"), ["SmallOne", "Large"]);
}

#[test]
fn what_operations_share_is_named_by_its_component() {
    let paths = "  /b: { get: { operationId: b, parameters: [{ $ref: '#/components/parameters/Mode' }], \
                 responses: { '404': { $ref: '#/components/responses/Missing' } } } }\n  \
                 /a: { get: { operationId: a, responses: { '404': { $ref: '#/components/responses/Missing' } } } }\n";
    let schemas = "    Mode: { type: object, properties: { on: { type: boolean } } }\n  \
                   parameters: { Mode: { name: mode, in: query, schema: { type: string, enum: [fast, slow] } } }\n  \
                   responses: { Missing: { description: No., content: { application/json: { schema: \
                   { type: object, properties: { why: { type: object, properties: { code: { type: string } } } } } } } } }";
    let named = Named::new(paths, schemas, &Config::default());
    let mut models = named.models();
    models.sort_unstable();
    assert_eq!(models, ["Missing", "MissingWhy", "Mode", "ModeParameter"]);
}

#[test]
fn variants_are_named_by_what_tells_them_apart() {
    let object = |inside: &str| format!("{{ type: object, {inside} }}");
    let only = |name: &str| {
        object(&format!(
            "required: [{name}], properties: {{ {name}: {{ type: string }}, note: {{ type: string }} }}"
        ))
    };
    let constant = |value: &str, other: &str| {
        object(&format!(
            "required: [kind, {other}], properties: {{ kind: {{ const: {value} }}, {other}: {{ type: string }} }}"
        ))
    };
    let named = |branches: &[String]| {
        let schemas = format!("    U: {{ oneOf: [{}] }}", branches.join(", "));
        let named = Named::schemas(&schemas);
        let models = named.models().into_iter().map(str::to_owned);
        models
            .filter(|name| name != "U" && !name.ends_with("Kind"))
            .collect::<Vec<_>>()
    };
    assert_eq!(named(&[only("failed"), only("lost")]), ["UFailed", "ULost"]);
    assert_eq!(
        named(&[only("new"), only("failed"), only("lost")]),
        ["UNew", "UFailed", "ULost"]
    );
    assert_eq!(
        named(&[constant("card", "pan"), constant("bank", "iban")]),
        ["UCard", "UBank"]
    );
    assert_eq!(
        named(&[
            constant("card", "pan"),
            constant("card", "token"),
            constant("bank", "iban")
        ]),
        ["UCardPan", "UCardToken", "UBank"]
    );
}

#[test]
fn inline_names_are_short() {
    let inside =
        |name: &str, of: &str| format!("{{ type: object, properties: {{ {name}: {of} }} }}");
    let leaf = inside(
        "calculationFrequencyOfCharges",
        &inside(
            "applicationFrequency",
            "{ type: object, properties: { a: { type: string } } }",
        ),
    );
    let schemas = format!(
        "    OverdraftProduct: {}",
        inside("overdraftTierBandSet", &leaf)
    );
    let named = Named::schemas(&schemas);
    let models = named.models();
    assert!(models.iter().all(|name| name.len() < 60), "{models:?}");
    assert_eq!(models[3], "OverdraftProductApplicationFrequency");
}
