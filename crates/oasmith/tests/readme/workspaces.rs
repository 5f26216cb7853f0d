//! A generated crate in a workspace: what Cargo takes for a member, and what it refuses.

use crate::NOTES;
use crate::place::Place;

/// A folder with a workspace's manifest and a crate that was generated below it.
fn generated(name: &str, members: &str, out: &str, configuration: &str) -> Place {
    let mut place = Place::new(name);
    place.write("openapi.yaml", NOTES);
    place.write("oasmith.toml", configuration);
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n");
    place.write("Cargo.toml", manifest);
    place.write(
        "own/Cargo.toml",
        "[package]\nname = \"own\"\nedition = \"2024\"\n",
    );
    place.write("own/src/lib.rs", "");
    place.run(&format!("oasmith generate openapi.yaml --out {out}"));
    place
}

/// Tells about members and not about what they need, which may be of other platforms and not be here.
const METADATA: &str = "cargo metadata --format-version 1 --no-deps";

/// The members of the workspace that the current folder belongs to, after all of it was resolved.
fn members(place: &Place) -> Result<Vec<String>, String> {
    // The first resolves all that they need, and loads none of it.
    let mut text = String::new();
    for line in ["cargo update --workspace", METADATA] {
        let output = place.output(line);
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        text = String::from_utf8(output.stdout).unwrap();
    }
    let (_, members) = text.split_once("\"workspace_members\":[").unwrap();
    let (members, _) = members.split_once(']').unwrap();
    let name = |id: &str| {
        // `path+file:///folder/name#0.1.0` or `path+file:///folder#name@0.1.0`
        let (folder, version) = id.trim_matches('"').split_once('#').unwrap();
        let name = version.split_once('@').map(|(name, _)| name);
        name.unwrap_or_else(|| folder.rsplit('/').next().unwrap())
            .to_owned()
    };
    let mut names: Vec<String> = members.split(',').map(name).collect();
    names.sort();
    Ok(names)
}

#[test]
fn a_client_and_its_runtime_are_members() {
    for (patterns, out) in [
        ("\"own\", \"my-client\"", "my-client"),
        ("\"own\", \"crates/*\"", "crates/my-client"),
    ] {
        let mut place = generated("members", patterns, out, "[crate]\nname = \"my-client\"\n");
        let expected = Ok(["my-client", "oasmith-pattern", "oasmith-runtime", "own"]
            .map(str::to_owned)
            .to_vec());
        assert_eq!(members(&place), expected, "{out}");
        place.run(&format!("cd {out}"));
        assert_eq!(members(&place), expected, "{out}");
        for folder in ["oasmith-runtime", "oasmith-pattern"] {
            place.run(&format!("cd {folder}"));
            assert_eq!(members(&place), expected, "{out}");
        }
    }
}

#[test]
fn two_clients_of_one_workspace_share_a_runtime() {
    let shared = "[crate]\nruntime = { bundled = \"crates/oasmith-runtime\" }\n";
    let mut place = generated(
        "shared",
        "\"crates/*\"",
        "crates/one",
        &format!("{shared}name = \"one\"\n"),
    );
    place.write("oasmith.toml", format!("{shared}name = \"two\"\n"));
    place.run("oasmith generate openapi.yaml --out crates/two");
    let expected = ["oasmith-pattern", "oasmith-runtime", "one", "two"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(members(&place), Ok(expected));
}

#[test]
fn cargo_says_what_to_do_where_a_client_is_no_member() {
    let mut place = generated("alone", "\"own\"", "my-client", "");
    place.run("cd my-client");
    let said = members(&place).unwrap_err();
    assert!(
        said.contains("believes it's in a workspace when it's not"),
        "{said}"
    );
    let mut place = generated(
        "own",
        "\"own\"",
        "my-client",
        "[crate]\nname = \"my-client\"\nworkspace = true\n",
    );
    place.run("cd my-client");
    let expected = ["my-client", "oasmith-pattern", "oasmith-runtime"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(members(&place), Ok(expected));
}
