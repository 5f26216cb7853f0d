//! References: where they lead, and what is said where they lead nowhere.

#![allow(clippy::expect_used, clippy::panic, reason = "a test")]

mod common;

use common::{
    component, load_files, load_input, load_text, property, target, with_paths, with_schemas,
};
use oasmith_spec::code::Code;
use oasmith_spec::load::Input;
use oasmith_spec::response::StatusPattern;

#[test]
fn a_component_and_references_to_it_are_one_schema() {
    let loaded = load_text(
        &with_schemas(
            "    A: {properties: {b: {$ref: '#/components/schemas/B'}, c: {$ref: '#/components/schemas/A/properties/d'}, d: {type: string}}}\n    \
             B: {properties: {a: {$ref: '#/components/schemas/A'}}}\n",
        ),
        false,
    );
    let document = loaded.silent();
    let (a, a_schema) = component(document, "A");
    let (b, b_schema) = component(document, "B");
    assert_eq!(target(property(document, a_schema, "b").1), Some(b));
    assert_eq!(target(property(document, b_schema, "a").1), Some(a));
    let d = property(document, a_schema, "d").0;
    assert_eq!(target(property(document, a_schema, "c").1), Some(d));
    assert_eq!(
        document.schema(d).pointer,
        "#/components/schemas/A/properties/d"
    );
}

#[test]
fn pointers_are_decoded() {
    let loaded = load_text(
        &with_schemas(
            "    'a/b c~': {type: string}\n    A: {$ref: '#/components/schemas/a~1b%20c~0'}\n",
        ),
        false,
    );
    let document = loaded.silent();
    let (name, schema) = component(document, "A");
    assert_ne!(target(schema), Some(name));
    assert_eq!(target(schema), Some(component(document, "a/b c~").0));
    assert_eq!(
        component(document, "a/b c~").1.pointer,
        "#/components/schemas/a~1b c~0"
    );
}

#[test]
fn a_wrong_escape_is_not_read_as_something() {
    let text = with_schemas(
        "    a~2: {type: string}\n    A: {$ref: '#/components/schemas/a~2'}\n    \
         B: {$ref: '#/components/schemas/a~02'}\n",
    );
    let loaded = load_text(&text, false);
    assert_eq!(loaded.codes(), ["unresolved-reference"]);
    assert_eq!(loaded.helps(), ["write `~` as `~0` and `/` as `~1`"]);
}

#[test]
fn anchors_and_ids_lead_to_their_schemas() {
    let loaded = load_text(
        &with_schemas(
            "    A: {$anchor: node, type: string}\n    B: {$ref: '#node'}\n    \
             C: {$id: 'https://example.com/c', $defs: {d: {type: integer}}}\n    \
             E: {$ref: 'https://example.com/c'}\n    F: {$ref: 'https://example.com/c#/$defs/d'}\n    \
             G: {$dynamicAnchor: g, properties: {next: {$dynamicRef: '#g'}}}\n",
        ),
        false,
    );
    let document = loaded.silent();
    assert_eq!(
        target(component(document, "B").1),
        Some(component(document, "A").0)
    );
    assert_eq!(
        target(component(document, "E").1),
        Some(component(document, "C").0)
    );
    let definition = component(document, "C")
        .1
        .definitions
        .first()
        .map(|(_, id)| *id);
    assert_eq!(target(component(document, "F").1), definition);
    let (g, g_schema) = component(document, "G");
    assert_eq!(target(property(document, g_schema, "next").1), Some(g));
}

#[test]
fn a_recursive_reference_means_the_component_around_it() {
    let loaded = load_text(
        &with_schemas(
            "    First: {$ref: '#/components/schemas/Filter/properties/all/items'}\n    \
             Filter: {properties: {all: {type: array, items: {oneOf: [{type: string}, {$recursiveRef: '#'}]}}}}\n",
        ),
        false,
    );
    let document = loaded.silent();
    let (filter, schema) = component(document, "Filter");
    let items = property(document, schema, "all").1.items.expect("items");
    let branches = document.schema(items).one_of.clone().expect("branches");
    assert_eq!(target(document.schema(branches[1])), Some(filter));
}

#[test]
fn files_are_read_once_and_refer_to_each_other() {
    let main = with_schemas(
        "    A: {$ref: 'models/pet.yaml#/Pet'}\n    B: {$ref: './models/../models/pet.yaml#/Pet'}\n    \
         C: {$ref: models/color.json}\n    D: {type: object}\n",
    );
    let loaded = load_files(
        &[
            ("specs/openapi.yaml", &main),
            (
                "specs/models/pet.yaml",
                "Pet: {properties: {color: {$ref: color.json}, owner: {$ref: '#/Owner'}, d: {$ref: '../openapi.yaml#/components/schemas/D'}}}\nOwner: {type: string}\n",
            ),
            ("specs/models/color.json", "{\"enum\": [\"red\"]}"),
        ],
        false,
    );
    let document = loaded.silent();
    assert_eq!(loaded.sources.files().count(), 3);
    // A component that is nothing but a reference to another file is what stands there; of several the first.
    let (id, pet) = component(document, "A");
    assert_eq!(target(component(document, "B").1), Some(id));
    assert_eq!(pet.pointer, "#/components/schemas/A");
    let color = target(property(document, pet, "color").1);
    let (id, schema) = component(document, "C");
    assert_eq!(color, Some(id));
    assert_eq!(schema.pointer, "#/components/schemas/C");
    let owner = target(property(document, pet, "owner").1);
    assert_eq!(owner, Some(component(document, "Owner").0));
    assert_eq!(
        component(document, "Owner").1.pointer,
        "#/components/schemas/Owner"
    );
    assert_eq!(
        target(property(document, pet, "d").1),
        Some(component(document, "D").0)
    );
}

#[test]
fn an_id_is_known_in_all_files_that_were_read() {
    let main = with_schemas(
        "    A: {$ref: pet.yaml}\n    B: {$ref: owner.yaml}\n    C: {$ref: 'https://example.com/s/owner#tag'}\n    D: {$ref: 'https://example.com/s/pet#/properties/owner'}\n",
    );
    let pet =
        "$id: https://example.com/s/pet\nproperties: {owner: {$ref: owner}, self: {$ref: '#'}}\n";
    let owner = "$id: https://example.com/s/owner\n$defs: {tag: {$anchor: tag, enum: [a]}}\nproperties: {pet: {$ref: pet}}\n";
    let files = [
        ("openapi.yaml", main.as_str()),
        ("owner.yaml", owner),
        ("pet.yaml", pet),
    ];
    let loaded = load_files(&files, false);
    let document = loaded.silent();
    let (pet, schema) = component(document, "A");
    let (owner, other) = component(document, "B");
    assert_eq!(target(property(document, schema, "owner").1), Some(owner));
    assert_eq!(target(property(document, schema, "self").1), Some(pet));
    assert_eq!(target(property(document, other, "pet").1), Some(pet));
    let tag = target(component(document, "C").1).expect("the tag");
    assert!(document.schema(tag).enumeration.is_some());
    let property = property(document, schema, "owner").0;
    assert_eq!(target(component(document, "D").1), Some(property));
}

#[test]
fn files_outside_are_not_read_unless_allowed() {
    let main = with_schemas("    A: {$ref: '../shared/a.yaml'}\n");
    let files = [
        ("specs/openapi.yaml", main.as_str()),
        ("shared/a.yaml", "type: string"),
    ];
    let refused = load_files(&files, false);
    assert_eq!(refused.codes(), ["reference-outside"]);
    assert_eq!(refused.sources.files().count(), 1);
    let input = Input {
        path: "specs/openapi.yaml".into(),
        allowed_folders: vec!["shared".into()],
        ..Input::default()
    };
    load_input(&input, &files, false).silent();
    for path in ["/etc/passwd", "%2e%2e/%2e%2e/a.yaml", "../specs2/a.yaml"] {
        let main = with_schemas(&format!("    A: {{$ref: '{path}'}}\n"));
        let loaded = load_files(&[("specs/openapi.yaml", &main)], false);
        assert_eq!(loaded.codes(), ["reference-outside"], "{path}");
    }
}

#[test]
fn what_an_overlay_brings_in_refers_into_the_document() {
    let main = with_schemas("    A: {type: string}\n");
    let overlay = "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions:\n  - target: $.components.schemas\n    update: {B: {$ref: '#/components/schemas/A'}}\n";
    let input = Input {
        path: "openapi.yaml".into(),
        overlays: vec!["overlay.yaml".into()],
        ..Input::default()
    };
    let loaded = load_input(
        &input,
        &[("openapi.yaml", &main), ("overlay.yaml", overlay)],
        false,
    );
    let document = loaded.silent();
    assert_eq!(
        target(component(document, "B").1),
        Some(component(document, "A").0)
    );
}

#[test]
fn dangling_references_are_reported_where_they_stand() {
    let text = with_schemas(
        "    Order: {properties: {a: {$ref: '#/components/schemas/Oder'}, b: {$ref: '#/components/schemas/Zzz'}, c: {$ref: other.yaml}, d: {$ref: Order}}}\n",
    );
    let loaded = load_text(&text, false);
    assert!(loaded.document.is_none());
    assert_eq!(loaded.codes(), ["unresolved-reference"; 4]);
    assert_eq!(
        loaded.places(Code::UNRESOLVED_REFERENCE)[0],
        "openapi.yaml:6:36"
    );
    let helps = loaded.helps();
    assert_eq!(helps[0], "did you mean `#/components/schemas/Order`?");
    assert_eq!(
        helps[1],
        "declare `#/components/schemas/Zzz`, or correct the reference"
    );
    assert_eq!(helps[3], "did you mean `#/components/schemas/Order`?");
    let lenient = load_text(&text, true);
    let order = component(lenient.document(), "Order").1;
    assert_eq!(target(property(lenient.document(), order, "a").1), None);
}

#[test]
fn references_to_other_kinds_of_objects_are_refused() {
    let loaded = load_text(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    \
         A: {$ref: '#/components/parameters/P'}\n    B: {$ref: '#/info/title'}\n    C: {$ref: '#'}\n  \
         parameters:\n    P: {name: p, in: query, schema: {type: string}}\n",
        false,
    );
    assert_eq!(loaded.codes(), ["unresolved-reference"; 3]);
}

#[test]
fn circles_are_reported_and_recursion_is_not() {
    let loaded = load_text(
        &with_schemas(
            "    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/A'}\n    \
             C: {anyOf: [{type: string}, {$ref: '#/components/schemas/C'}]}\n    \
             List: {properties: {next: {$ref: '#/components/schemas/List'}}, items: {$ref: '#/components/schemas/List'}}\n    \
             Base: {oneOf: [{$ref: '#/components/schemas/Child'}], properties: {kind: {type: string}}}\n    \
             Child: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object}]}\n",
        ),
        false,
    );
    assert_eq!(loaded.codes(), ["reference-cycle"; 2]);
    let loaded = load_text(
        &with_paths(
            "  /a:\n    get:\n      parameters: [{$ref: '#/components/parameters/P'}]\n      responses: {}\ncomponents:\n  parameters:\n    P: {$ref: '#/components/parameters/Q'}\n    Q: {$ref: '#/components/parameters/P'}\n",
        ),
        false,
    );
    assert!(loaded.codes().iter().all(|code| *code == "reference-cycle"));
    assert!(!loaded.codes().is_empty());
}

#[test]
fn objects_other_than_schemas_are_resolved() {
    let loaded = load_text(
        &with_paths(
            "  /a/{id}:\n    $ref: '#/components/pathItems/Item'\ncomponents:\n  pathItems:\n    Item:\n      \
             parameters: [{$ref: '#/components/parameters/Id', description: Mine}]\n      post:\n        \
             requestBody: {$ref: '#/components/requestBodies/Body'}\n        responses:\n          \
             404: {$ref: '#/components/responses/Gone'}\n          200: {description: ok}\n  parameters:\n    \
             Id: {$ref: '#/components/parameters/RealId'}\n    RealId: {name: id, in: path, required: true, schema: {type: string}, description: Theirs}\n  \
             requestBodies:\n    Body: {required: true, content: {application/json: {schema: {type: object}}}}\n  \
             responses:\n    Gone: {description: gone, headers: {X-A: {$ref: '#/components/headers/A'}}, content: {application/json: {examples: {e: {$ref: '#/components/examples/E'}}}}}\n  \
             headers:\n    A: {schema: {type: integer}, required: true}\n  examples:\n    E: {value: 1}\n",
        ),
        false,
    );
    let document = loaded.silent();
    let operation = document.operations.first().expect("an operation");
    assert_eq!(
        (operation.method.as_str(), operation.path.value.as_str()),
        ("POST", "/a/{id}")
    );
    let parameter = operation.parameters.first().expect("a parameter");
    assert_eq!(parameter.name.value, "id");
    assert_eq!(
        parameter
            .description
            .as_ref()
            .map(|text| text.value.as_str()),
        Some("Mine")
    );
    assert!(operation.body.as_ref().expect("a body").required);
    let gone = operation.responses.first().expect("a response");
    assert_eq!(gone.status, StatusPattern::Code(404));
    assert_eq!(gone.component.as_deref(), Some("Gone"));
    assert_eq!(
        gone.headers
            .first()
            .map(|header| header.name.value.as_str()),
        Some("X-A")
    );
    assert_eq!(gone.content[0].examples.len(), 1);
    assert_eq!(operation.responses[1].component, None);
}

#[test]
fn discriminators_map_to_names_and_references() {
    let loaded = load_text(
        &with_schemas(
            "    Pet:\n      oneOf: [{$ref: '#/components/schemas/Cat'}]\n      discriminator:\n        propertyName: kind\n        \
             mapping: {cat: Cat, kitten: '#/components/schemas/Cat', dog: Dgo}\n    Cat: {type: object}\n    Dog: {type: object}\n",
        ),
        false,
    );
    assert_eq!(loaded.codes(), ["unresolved-reference"]);
    assert_eq!(loaded.helps(), ["did you mean `Dog`?"]);
}

#[test]
fn a_part_of_the_document_is_no_schema() {
    for part in [
        "#/components",
        "#/components/schemas",
        "#/components/responses",
        "#/paths",
        "#/info",
    ] {
        let schema = format!("    A: {{$ref: '{part}'}}\n");
        let loaded = load_text(&with_schemas(&schema), false);
        assert_eq!(loaded.codes(), ["unresolved-reference"], "{part}");
    }
}

#[test]
fn what_becomes_of_the_place_depends_on_what_is_wanted() {
    let text = with_paths(
        "  /a:\n    get:\n      parameters: [{$ref: '#/components/parameters/P'}]\n      \
         responses: {'200': {$ref: '#/components/responses/R'}}\n  /b: {$ref: '#/x'}\n",
    );
    let loaded = load_text(&text, false);
    let readings: Vec<_> = loaded
        .diagnostics
        .iter()
        .filter_map(|found| found.lenient_reading())
        .collect();
    assert_eq!(
        readings,
        [
            "the parameter is left out",
            "the response is left out",
            "the operations of the path are left out"
        ]
    );
    let document = load_text(&text, true);
    let document = document.document();
    assert_eq!(document.operations.len(), 1);
    assert!(document.operations[0].parameters.is_empty());
    assert!(document.operations[0].responses.is_empty());
}

#[test]
fn pointers_that_are_spelt_otherwise_are_put_right() {
    for wrong in [
        "#/definitions/B",
        "#components/schemas/B",
        "components/schemas/B",
        "#/components/schema/B",
        "#/B",
        "B",
    ] {
        let schemas = format!("    A: {{$ref: '{wrong}'}}\n    B: {{type: string}}\n");
        let loaded = load_text(&with_schemas(&schemas), false);
        let helps = loaded.helps().concat();
        assert!(helps.contains("`#/components/schema"), "{wrong}: {helps}");
    }
}

#[test]
fn an_anchor_that_several_schemas_have_is_refused_where_none_is_nearer() {
    let loaded = load_text(
        &with_schemas(
            "    A: {$defs: {x: {$anchor: x, type: string}}, properties: {own: {$ref: '#x'}}}\n    \
             B: {$defs: {x: {$anchor: x, type: integer}}}\n    C: {$ref: '#x'}\n",
        ),
        true,
    );
    let found: Vec<_> = loaded.diagnostics.iter().map(|one| &*one.message).collect();
    assert_eq!(
        found,
        [
            "`#x` may lead to `#/components/schemas/A/$defs/x` and to `#/components/schemas/B/$defs/x`"
        ]
    );
    let document = loaded.document();
    let (_, a) = component(document, "A");
    let own = target(property(document, a, "own").1);
    assert_eq!(own, a.definitions.first().map(|(_, id)| *id));
    assert_eq!(target(component(document, "C").1), None);
}

#[test]
fn references_keep_to_the_schema_that_has_an_id() {
    let loaded = load_text(
        &with_schemas(
            "    A: {$id: 'https://example.com/s/a', $defs: {x: {type: string}}, \
             properties: {x: {$ref: '#/$defs/x'}, b: {$ref: b}, a: {$ref: '#'}}}\n    \
             B: {$id: 'https://example.com/s/b', properties: {a: {$ref: '/s/a#/$defs/x'}, whole: \
             {$ref: '#/components/schemas/A'}}}\n",
        ),
        false,
    );
    let document = loaded.silent();
    let (a, a_schema) = component(document, "A");
    let (b, b_schema) = component(document, "B");
    let definition = a_schema.definitions.first().map(|(_, id)| *id);
    let to = |schema, name| target(property(document, schema, name).1);
    assert_eq!(to(a_schema, "x"), definition);
    assert_eq!(to(a_schema, "b"), Some(b));
    assert_eq!(to(a_schema, "a"), Some(a));
    assert_eq!(to(b_schema, "a"), definition);
    assert_eq!(to(b_schema, "whole"), Some(a));
}

#[test]
fn a_dynamic_reference_leads_to_what_the_way_says() {
    let loaded = load_text(
        &with_schemas(
            "    Page: {properties: {items: {$dynamicRef: '#item'}}, $defs: {i: {$dynamicAnchor: item}}}\n    \
             Names: {$ref: '#/components/schemas/Page', $defs: {i: {$dynamicAnchor: item, type: string}}}\n    \
             Both: {$ref: '#/components/schemas/Names', $dynamicRef: '#own', $defs: {o: {$dynamicAnchor: own}}}\n",
        ),
        false,
    );
    let document = loaded.silent();
    let item = |schema: &oasmith_spec::schema::Schema| {
        target(property(document, schema, "items").1).map(|id| document.schema(id).pointer.clone())
    };
    let (page, page_schema) = component(document, "Page");
    assert_eq!(
        item(page_schema).as_deref(),
        Some("#/components/schemas/Page/$defs/i")
    );
    let (names, names_schema) = component(document, "Names");
    let filled = target(names_schema).expect("it refers");
    assert_ne!(filled, page);
    assert_eq!(
        item(document.schema(filled)).as_deref(),
        Some("#/components/schemas/Names/$defs/i")
    );
    // Beside `$ref`, it holds as well.
    let (_, both) = component(document, "Both");
    assert_eq!(target(both), Some(names));
    assert_eq!(both.all_of.len(), 1);
}

#[test]
fn meanings_that_multiply_are_bounded() {
    // Seven anchors with two meanings each, and every way through them.
    let names: Vec<String> = (0..8)
        .flat_map(|at| [format!("S{at}a"), format!("S{at}b")])
        .collect();
    let members: Vec<String> = names
        .iter()
        .map(|name| format!("{name}: {{$ref: '#/components/schemas/{name}'}}"))
        .collect();
    let schema = |name: &String| {
        let anchor = &name[..2];
        format!(
            "    {name}: {{properties: {{{}, d: {{$dynamicRef: '#{anchor}'}}}}, $defs: {{x: {{$dynamicAnchor: {anchor}, title: {name}}}}}}}\n",
            members.join(", ")
        )
    };
    let loaded = load_text(
        &with_schemas(&names.iter().map(schema).collect::<String>()),
        false,
    );
    assert!(loaded.document().schemas.len() < 200_000);
    assert!(
        loaded
            .diagnostics
            .iter()
            .all(|one| one.code == Code::UNSUPPORTED)
    );
    assert!(!loaded.diagnostics.is_empty());
}
