//! Where files can be looked at in a browser.

/// What stands before the path of a file in a link: `https://github.com/o/r/blob/<commit>/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteRoot(String);

impl SiteRoot {
    /// A URL of `http` or `https`. Characters that no URL has, or that end a link in Markdown, are escaped
    /// (RFC 3986, section 2.1). `None` for any other scheme, and for what is no URL: a link of a report
    /// leads to a page and runs nothing.
    pub fn new(url: &str) -> Option<Self> {
        let scheme = ["https://", "http://"].into_iter().find(|scheme| {
            url.get(..scheme.len())
                .is_some_and(|one| one.eq_ignore_ascii_case(scheme))
        })?;
        let rest = url.get(scheme.len()..).filter(|rest| !rest.is_empty())?;
        let kept = |byte: u8| is_unreserved(byte) || b"/:?#@+,;=%".contains(&byte);
        Some(Self(format!("{scheme}{}", escaped(rest, kept))))
    }

    /// The URL of a line of a file. `None` if the path leads out of the root, which is where a browser
    /// would follow it to.
    pub(crate) fn line(&self, file: &str, line: usize) -> Option<String> {
        let file = file.strip_prefix("./").unwrap_or(file);
        let leads_out = file.starts_with('/')
            || file.contains(['\\', ':'])
            || file.split('/').any(|part| matches!(part, "" | "." | ".."));
        let path = escaped(file, |byte| is_unreserved(byte) || byte == b'/');
        (!leads_out).then(|| format!("{}{path}#L{line}", self.0))
    }
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn escaped(text: &str, kept: impl Fn(u8) -> bool) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if kept(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::SiteRoot;

    #[test]
    fn only_pages_of_the_web_are_linked() {
        for url in [
            "javascript:alert(1)//",
            "data:text/html,x",
            "//x/",
            "/blob/",
            "",
            "https://",
            "file:///etc/",
        ] {
            assert_eq!(SiteRoot::new(url), None, "{url}");
        }
    }

    #[test]
    fn nothing_ends_the_link_and_no_file_leaves_the_root() {
        let root = SiteRoot::new("HTTPS://x.example/a b(c)<d>&e/").expect("a URL");
        let line = |file| root.line(file, 3);
        let expected = "https://x.example/a%20b%28c%29%3Cd%3E%26e/x%29%20%5By%5D%3F.yaml#L3";
        assert_eq!(line("./x) [y]?.yaml").as_deref(), Some(expected));
        for file in [
            "../x.yaml",
            "a/../../x",
            "/etc/x",
            "a\\..\\x",
            "c:/x",
            "a//b",
            "a/./b",
            "",
        ] {
            assert_eq!(line(file), None, "{file}");
        }
        // `%2e%2e` is a name here, and stays one.
        assert!(line("%2e%2e/x").expect("a link").contains("/%252e%252e/x#"));
    }
}
