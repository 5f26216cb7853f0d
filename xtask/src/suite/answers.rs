//! `cargo xtask suite answers`: whatever a document allows a server to answer can be read.
//!
//! Instances are made up from the schemas of JSON responses, by a seed, and the types of the generated
//! client decode them. Every second one has members that its schema doesn't declare; the others must be
//! the same JSON when they are written back, members that are null aside.

mod instance;
mod matching;
mod text;
mod types;

use oasmith_spec::sink::TerminalText;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use oasmith_codegen::disk;
use serde_json::{Value as Json, json};

use super::build;
use crate::random::Random;
use crate::scratch::{self, write};
use crate::{Result, TaskOutcome};
use matching::Body;

/// How many instances are made of each response.
const COUNT: u64 = 50;

/// Runs the command on a document, by default Nango's with its overlay.
pub(crate) fn run(document: Option<&str>) -> Result<TaskOutcome> {
    let nango = crate::root().join("specs/nango");
    let (document, overlays) = match document {
        Some(document) => (PathBuf::from(document), Vec::new()),
        None => (nango.join("openapi.yaml"), vec![nango.join("overlay.yaml")]),
    };
    let name = format!("answers-{}", scratch::name(&document));
    let work = crate::root().join("target/suite");
    let bodies = generate(&document, overlays, &name, &work)?;
    let instances = work.join(format!("{name}.json"));
    let (groups, unmade) = groups(&bodies);
    write(&instances, &serde_json::to_string(&groups)?)?;
    let program = build::Program {
        main: &program(&bodies),
        files: super::driver::FILES,
        dependencies: super::driver::DEPENDENCIES,
    };
    let Some(run) = build::run(&work, &name, &program, Some(&instances))? else {
        return Err("the client does not compile".into());
    };
    report(&bodies, &run.output, &unmade)
}

/// The bodies that a document's responses can have, and the instances of each.
struct Made {
    body: Body,
    instances: Vec<Instance>,
}

/// A value, and whether it must come back as it was.
struct Instance {
    value: Json,
    is_declared: bool,
}

/// Generates the client below `work`, and makes the instances.
fn generate(document: &Path, overlays: Vec<PathBuf>, name: &str, work: &Path) -> Result<Vec<Made>> {
    let mut request = scratch::request(document, build::crate_name(name), true);
    request.overlays = overlays;
    // A configuration may put types of its own crate in the place of models.
    request.overrides.config = Some(scratch::configuration());
    let Some(generated) = super::attempt(&request, name) else {
        return Err(format!("no client is generated from {}", document.display()).into());
    };
    disk::write(&generated.files, &work.join(name))?;
    let read = &generated.document;
    let bodies = matching::bodies(&generated.api, &generated.names, read);
    Ok(bodies
        .into_iter()
        .map(|body| {
            let made = |index: u64| {
                let undeclared = index % 2 == 1;
                let random = Random::new(1, &body.name, index);
                let value = instance::make(read, body.schema, undeclared, random)?;
                let is_declared = !undeclared;
                Some(Instance { value, is_declared })
            };
            let instances = (0..COUNT).filter_map(made).collect();
            Made { body, instances }
        })
        .collect())
}

/// The instances as the program reads them, and of how many bodies none could be made.
fn groups(bodies: &[Made]) -> (BTreeMap<&str, Json>, Vec<&str>) {
    let mut unmade = Vec::new();
    let mut groups = BTreeMap::new();
    for Made { body, instances } in bodies {
        if instances.is_empty() {
            unmade.push(body.name.as_str());
        }
        let tests: Vec<Json> = instances
            .iter()
            .map(|it| json!({"data": it.value}))
            .collect();
        groups.insert(body.name.as_str(), json!({"tests": tests}));
    }
    (groups, unmade)
}

/// The program: what is the same for all documents, and the table of bodies.
fn program(bodies: &[Made]) -> String {
    let types = bodies
        .iter()
        .map(|made| (made.body.name.as_str(), made.body.ty.as_str()));
    include_str!("answers/program.rs").to_owned() + &super::driver::table(types)
}

/// Prints what did not come through, and the sums.
fn report(bodies: &[Made], output: &str, unmade: &[&str]) -> Result<TaskOutcome> {
    let by_name: BTreeMap<&str, &Made> = bodies
        .iter()
        .map(|made| (made.body.name.as_str(), made))
        .collect();
    let (mut read, mut same, mut faults) = (0, 0, 0);
    for line in output.lines() {
        let (name, index, what, more): (String, usize, String, String) =
            serde_json::from_str(line)?;
        let made = by_name.get(name.as_str());
        let Some(instance) = made.and_then(|made| made.instances.get(index)) else {
            return Err(format!("nobody asked for {name}, {index}").into());
        };
        let came_back = match what.as_str() {
            "same" => true,
            "changed" => meaning(&serde_json::from_str(&more)?) == meaning(&instance.value),
            _ => false,
        };
        let is_read = came_back || what == "changed";
        read += usize::from(is_read);
        same += usize::from(is_read && instance.is_declared);
        if !is_read || (instance.is_declared && !came_back) {
            faults += 1;
            println!(
                "{}",
                TerminalText::lines(&format!("{name}: {what}: {more}\n    {}", instance.value))
            );
        }
    }
    for name in unmade {
        println!("{name}: no instance could be made");
    }
    println!(
        "{} bodies of responses, {} of them without an instance; {read} instances decoded, {same} of \
         them without undeclared members, which must come back; {faults} faults",
        bodies.len(),
        unmade.len()
    );
    let well = faults == 0 && unmade.is_empty() && read > 0;
    Ok(if well {
        TaskOutcome::Success
    } else {
        TaskOutcome::CheckFailed
    })
}

/// A value as it counts: without members that are null, which what is only received does not tell from
/// absent ones, and with whole numbers spelt as such.
fn meaning(value: &Json) -> Json {
    match value {
        Json::Array(items) => items.iter().map(meaning).collect(),
        Json::Object(members) => members
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name.clone(), meaning(value)))
            .collect(),
        Json::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 1e15 => {
                Json::from(float as i64)
            }
            _ => value.clone(),
        },
        other => other.clone(),
    }
}
