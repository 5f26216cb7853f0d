//! `cargo oasmith`: Cargo runs this program, and gives it the subcommand's own name as its first argument.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments: Vec<_> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|first| first == "oasmith") {
        arguments.remove(1);
    }
    oasmith::main(arguments, "cargo oasmith")
}
