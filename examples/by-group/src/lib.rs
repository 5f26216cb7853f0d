//! A client whose groups of operations are Cargo features: what a program does not call, it does not
//! compile.

pub mod shop;
