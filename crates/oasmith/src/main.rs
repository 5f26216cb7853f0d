//! `oasmith`.

use std::process::ExitCode;

fn main() -> ExitCode {
    oasmith::main(std::env::args_os(), "oasmith")
}
