//! Whether what generating costs grows with what it is given: each case at a size and at twice that.

mod case;
mod components;
mod operations;
mod prose;
mod schemas;
mod text;

use std::process::Command;

use oasmith_codegen::pipeline;
use oasmith_spec::diagnostic::Level;
use oasmith_spec::load::Memory;
use serde::{Deserialize, Serialize};

use crate::arguments::value;
use crate::measured::{self, Limits};
use crate::progress::Bar;
use crate::{Result, TaskOutcome};
use case::{Case, Input};

/// The hidden command of `xtask` that generates one case, in a process of its own.
pub(crate) const COMMAND: &str = "limits-case";

/// How often each is generated; the least counts, since a busy machine only adds.
const RUNS: usize = 5;

/// By how much the cost may grow where the input doubles. Sorting and deeper caches take the rest.
const RATIO: f64 = 2.3;

/// A case grows until twice its size takes so many seconds: what takes less is mostly the clock's and the allocator's
/// noise.
const FLOOR: f64 = 0.3;

/// How many times a case grows.
const GROWTH: usize = 64;

/// What one generation may take.
const LIMITS: Limits = Limits {
    megabytes: 6_000,
    seconds: 60,
};

/// The stack of a thread as the standard library makes it, which a build script or a test may have.
const STACK: usize = 2 << 20;

struct Options<'a> {
    check: bool,
    only: Option<&'a str>,
    runs: usize,
}

/// What one generation took, as its process says it.
#[derive(Serialize, Deserialize)]
struct Took {
    /// Seconds of user CPU from the parser to the files.
    seconds: f64,
    /// Bytes of all files.
    bytes: usize,
    /// Whether there are files.
    whole: bool,
    /// The first error, where there are no files.
    error: Option<String>,
}

/// Runs the benchmark.
pub(super) fn run(arguments: &[&str]) -> Result<TaskOutcome> {
    let options = options(arguments)?;
    let cases = case::all();
    let chosen = |case: &&Case| options.only.is_none_or(|only| case.name.contains(only));
    let chosen: Vec<&Case> = cases.iter().filter(chosen).collect();
    if chosen.is_empty() {
        return Err("no such case".into());
    }
    let mut bar = Bar::new(chosen.len());
    let mut failed = Vec::new();
    println!(
        "generating n and 2n, the least user CPU of {} runs",
        options.runs
    );
    println!(
        "  {:<42} {:>9} {:>9} {:>9} {:>6} {:>8}",
        "", "n", "s at n", "s at 2n", "ratio", "MB out"
    );
    for case in chosen {
        bar.show(case.name, "generating");
        let size = grown(case);
        let (cells, fine) = row(case, size, options.runs);
        bar.clear();
        println!("  {:<42} {size:>9} {cells}", case.name);
        if !fine {
            failed.push(case.name);
        }
        bar.advance();
    }
    bar.clear();
    if failed.is_empty() {
        return Ok(TaskOutcome::Success);
    }
    println!("not in proportion: {}", failed.join(", "));
    Ok(if options.check {
        TaskOutcome::CheckFailed
    } else {
        TaskOutcome::Success
    })
}

/// The size at which a case takes long enough to be measured, as far as it can grow.
fn grown(case: &Case) -> usize {
    let mut size = case.size;
    while size < case.size * GROWTH
        && least(case, size * 2, 1).is_ok_and(|took| took.seconds < FLOOR)
        && least(case, size * 4, 1).is_ok()
    {
        size *= 2;
    }
    size
}

/// What a case took, and whether it grows as it may.
fn row(case: &Case, size: usize, runs: usize) -> (String, bool) {
    let both = || -> Result<(Took, Took)> {
        let once = least(case, size, runs)?;
        Ok((once, least(case, size * 2, runs)?))
    };
    match both() {
        Ok((once, twice)) => {
            let ratio = twice.seconds / once.seconds;
            let cells = format!(
                "{:>9.3} {:>9.3} {ratio:>6.2} {:>8.1}",
                once.seconds,
                twice.seconds,
                once.bytes as f64 / 1e6
            );
            (cells, ratio <= RATIO)
        }
        Err(error) => (error.to_string(), false),
    }
}

fn options<'a>(arguments: &[&'a str]) -> Result<Options<'a>> {
    let mut options = Options {
        check: false,
        only: None,
        runs: RUNS,
    };
    let mut arguments = arguments.iter().copied();
    while let Some(argument) = arguments.next() {
        match argument {
            "--check" => options.check = true,
            "--only" => options.only = Some(value(argument, &mut arguments)?),
            "--runs" => options.runs = value(argument, &mut arguments)?.parse::<usize>()?.max(1),
            other => return Err(format!("no such argument: {other}").into()),
        }
    }
    Ok(options)
}

/// The least that some generations of a case took.
fn least(case: &Case, size: usize, runs: usize) -> Result<Took> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(COMMAND).arg(case.name).arg(size.to_string());
    let mut least: Option<Took> = None;
    for _ in 0..runs {
        let measured = measured::run(&command, LIMITS)?;
        if !measured.is_fine() {
            let last = measured.stderr.lines().last().unwrap_or_default();
            return Err(format!("{size}: ended by {:?}: {last}", measured.end).into());
        }
        let took: Took = serde_json::from_str(&measured.stdout)?;
        if took.whole == case.refused {
            let error = took.error.unwrap_or_else(|| "it generates".to_owned());
            return Err(format!("{size}: {error}").into());
        }
        if least
            .as_ref()
            .is_none_or(|least| took.seconds < least.seconds)
        {
            least = Some(took);
        }
    }
    least.ok_or_else(|| "nothing was measured".into())
}

/// The process: generates a case in memory, in a thread with a small stack, and says what it took.
pub(crate) fn one(arguments: &[&str]) -> Result<TaskOutcome> {
    let [name, size] = arguments else {
        return Err("a case and its size are needed".into());
    };
    let cases = case::all();
    let case = cases.iter().find(|case| case.name == *name);
    let case = case.ok_or("no such case")?;
    let input = (case.make)(size.parse()?);
    let thread = std::thread::Builder::new().stack_size(STACK);
    let took = std::thread::scope(|scope| -> Result<Took> {
        let generating = thread.spawn_scoped(scope, || generate(&input))?;
        let took = generating.join().map_err(|_| "it panicked")?;
        Ok(took?)
    })?;
    println!("{}", serde_json::to_string(&took)?);
    Ok(TaskOutcome::Success)
}

fn generate(input: &Input) -> Result<Took, String> {
    let loader: Memory = input.files.iter().cloned().collect();
    let request = pipeline::Request {
        spec: input.document.into(),
        overlays: input.overlays.iter().map(Into::into).collect(),
        ..pipeline::Request::default()
    };
    let seconds = || measured::own_seconds().map_err(|error| error.to_string());
    let before = seconds()?;
    let outcome = pipeline::run(&request, &loader, &mut |_| {});
    let seconds = seconds()? - before;
    let files = outcome.files.as_ref();
    let mut errors = outcome.diagnostics.iter();
    Ok(Took {
        seconds,
        bytes: files.map_or(0, |files| files.iter().map(|(_, text)| text.len()).sum()),
        whole: files.is_some(),
        error: errors
            .find(|it| it.level == Level::Error)
            .map(|it| format!("{}: {}", it.code.name(), it.message)),
    })
}
