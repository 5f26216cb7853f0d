//! Sources without what only their tests need.

/// What stands before an item that only tests have.
const TEST: &str = "#[cfg(test)]";

/// A text of Rust, as rustfmt lays it out, without items that only tests have. An item ends where a line
/// that is indented as the item is ends with `;` or is a closing brace.
pub(super) fn without_tests(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim_start() != TEST {
            kept.push_str(line);
            kept.push('\n');
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let ends = |line: &str| {
            let own = line.len() - line.trim_start().len() == indent;
            let code = line.trim_start();
            own && !code.is_empty() && (code.ends_with(';') || code.starts_with('}'))
        };
        // All of the item: the search takes its last line too.
        let _ = lines.find(|line| ends(line));
        // One of the two empty lines around it.
        if kept.ends_with("\n\n") {
            kept.pop();
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{TEST, without_tests};

    #[test]
    fn items_of_tests_go_with_the_line_before_them() {
        let text = format!(
            "mod a;\n{TEST}\nmod tests;\nmod b;\n\n{TEST}\nimpl A {{\n    fn a() {{\n        b();\n    }}\n}}\n\n\
             mod c {{\n    fn d() {{}}\n\n    {TEST}\n    mod tests {{\n        use a;\n    }}\n}}\n\n\
             {TEST}\nmod tests {{\n    fn e() {{}}\n}}\n"
        );
        let kept = "mod a;\nmod b;\n\nmod c {\n    fn d() {}\n}\n";
        assert_eq!(without_tests(&text), kept);
        assert_eq!(without_tests(kept), kept);
    }
}
