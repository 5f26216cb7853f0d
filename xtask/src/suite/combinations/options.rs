//! What the command is asked.

use clap::{Arg, Command, value_parser};

use crate::Result;

/// The arguments.
pub(super) struct Options {
    pub(super) seed: u64,
    pub(super) count: u64,
    /// The one document to make again.
    pub(super) index: Option<u64>,
    /// How many documents of each kind of finding are made smaller.
    pub(super) shrink: usize,
}

impl Options {
    pub(super) fn read(arguments: &[&str]) -> Result<Self> {
        let number = |name: &'static str| {
            Arg::new(name)
                .long(name)
                .value_name("N")
                .value_parser(value_parser!(u64))
        };
        let command = Command::new("combinations")
            .no_binary_name(true)
            .arg(number("seed"))
            .arg(number("count"))
            .arg(number("index"))
            .arg(number("shrink"));
        let matches = command.try_get_matches_from(arguments)?;
        let of = |name| matches.get_one::<u64>(name).copied();
        Ok(Self {
            seed: of("seed").unwrap_or(1),
            count: of("count").unwrap_or(100),
            index: of("index"),
            shrink: usize::try_from(of("shrink").unwrap_or(1))?,
        })
    }
}
