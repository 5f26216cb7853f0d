//! Whether generated code fits this version of the runtime.

/// Refuses code that was generated for another version of the runtime.
///
/// Generated code calls it once, with the oldest version of the runtime that it fits: `"0.1"`, or `"0.1.3"` if it
/// uses an item that came with 0.1.3. The versions that this runtime fits have an arm here; any other is an
/// error of the compiler that names both versions and what to do. Macros are expanded first, so the error comes
/// before those about items that are missing.
///
/// ```
/// oasmith_runtime::generated_for!("0.1");
/// ```
///
/// ```compile_fail
/// oasmith_runtime::generated_for!("99.0");
/// ```
#[macro_export]
macro_rules! generated_for {
    ("0.1") => {};
    ($version:literal) => {
        ::core::compile_error!(::core::concat!(
            "this code was generated for oasmith-runtime ",
            $version,
            " and does not fit oasmith-runtime 0.1.0: depend on oasmith-runtime ",
            $version,
            ", or generate the code again with oasmith 0.1"
        ));
    };
}

#[cfg(test)]
mod tests {
    /// A macro can't ask for the version of the crate that it is of: `env!` would be that of the caller.
    #[test]
    fn the_message_names_this_version() {
        let (major, minor) = (
            env!("CARGO_PKG_VERSION_MAJOR"),
            env!("CARGO_PKG_VERSION_MINOR"),
        );
        let text = include_str!("generated_for.rs");
        let (text, _) = text.split_once("#[cfg(test)]").unwrap();
        for part in [
            format!("(\"{major}.{minor}\") => {{}}"),
            format!("fit oasmith-runtime {}: ", env!("CARGO_PKG_VERSION")),
            format!("again with oasmith {major}.{minor}\""),
        ] {
            assert!(text.contains(&part), "{part}");
        }
    }
}
