//! `oasmith init` and `oasmith config`.

use crate::documents::ORDERS;
use crate::scratch::Scratch;

#[test]
fn init_writes_a_file_that_changes_nothing_and_never_over_another() {
    let scratch = Scratch::with(ORDERS);
    scratch
        .run(&["generate", "openapi.yaml", "-o", "before", "--name", "x"])
        .exits(0);
    scratch.run(&["init", "openapi.yaml"]).exits(0);
    let text = scratch.read("oasmith.toml");
    assert!(text.contains("\nspec = \"openapi.yaml\"\n"), "{text}");
    // Editors check it by the schema, which lies beside it.
    assert!(
        text.starts_with("#:schema ./oasmith.schema.json\n"),
        "{text}"
    );
    let schema = scratch.run(&["config", "--schema"]).exits(0).out;
    assert_eq!(scratch.read("oasmith.schema.json"), schema);
    scratch
        .run(&["generate", "openapi.yaml", "-o", "after", "--name", "x"])
        .exits(0);
    for file in scratch.files("before") {
        let path = |folder: &str| format!("{folder}/{file}");
        assert_eq!(scratch.read(&path("before")), scratch.read(&path("after")));
    }
    scratch.write("oasmith.toml", "# mine\n");
    scratch
        .run(&["init", "openapi.yaml"])
        .exits(2)
        .says("oasmith.toml: ");
    assert_eq!(scratch.read("oasmith.toml"), "# mine\n");
}

#[test]
fn init_with_names_pins_what_operations_are_called() {
    let scratch = Scratch::with(ORDERS);
    scratch.run(&["init", "openapi.yaml", "--names"]).exits(0);
    let text = scratch.read("oasmith.toml");
    assert!(
        text.contains("\n[operations]\n\"GET /orders\" = \"orders.list\"\n"),
        "{text}"
    );
    scratch.run(&["check", "openapi.yaml"]).exits(0);
}

#[test]
fn config_prints_what_can_be_set() {
    let scratch = Scratch::new();
    let settings = scratch.run(&["config"]).exits(0).out;
    assert!(
        settings.contains("\n# [operations]\n# \"GET /users\" = \"users.list\"\n"),
        "{settings}"
    );
    for setting in [
        "items-method",
        "item-cursor",
        "secret-members",
        "allow-reserved",
        "branch",
    ] {
        assert!(
            settings.contains(&format!("\n#   {setting} = ")),
            "{setting}"
        );
    }
    let schema = scratch.run(&["config", "--schema"]).exits(0).out;
    assert!(
        schema.contains("\"additionalProperties\": false"),
        "{schema}"
    );
}

#[test]
fn the_document_is_the_one_that_the_configuration_names() {
    let scratch = Scratch::with(ORDERS);
    scratch.write("api/oasmith.toml", "spec = \"../openapi.yaml\"\n");
    scratch
        .run(&[
            "generate",
            "--config",
            "api/oasmith.toml",
            "--allow",
            ".",
            "-o",
            "x",
        ])
        .exits(0);
    assert!(scratch.has("x/src/orders.rs"));
    scratch.write("api/oasmith.toml", "lenient = true\n");
    scratch
        .run(&["check", "--config", "api/oasmith.toml"])
        .exits(1)
        .says("the configuration names no document");
    scratch.run(&["check"]).exits(2);
    // The one that lies here needs no option.
    scratch.write("oasmith.toml", "spec = \"openapi.yaml\"\n");
    scratch.run(&["generate", "-o", "y"]).exits(0);
    assert!(scratch.has("y/src/orders.rs"));
}
