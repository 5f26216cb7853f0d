//! Names and values that meet badly.

/// Names of properties and parameters.
pub(super) const PROPERTIES: &[&str] = &[
    "name",
    "id",
    "count",
    "note",
    "color",
    "size",
    "owner",
    "created_at",
    "createdAt",
    "user_ids",
    "userIDs",
    "faqs",
    "ipv4_address",
    "type",
    "default",
    "clone",
    "into",
    "from",
    "fmt",
    "new",
    "build",
    "value",
    "self",
    "Self",
    "crate",
    "as",
    "async",
    "content-type",
    "x_y",
    "xY",
    "X-Y",
    "+1",
    "-1",
    "@id",
    "C++",
    "C#",
    "a b",
    "1st",
    "_",
    "é",
    "additional_properties",
    "unknown",
    "Unknown",
    "body",
    "send",
];

/// Names of components.
pub(super) const COMPONENTS: &[&str] = &[
    "Pet", "Order", "User", "pet", "Pet2", "PetList", "Error", "Result", "Option", "Vec", "String",
    "Box", "Self", "Client", "Default", "get_pets", "a.b.C", "A-B", "A_B", "AB", "Unknown", "Map",
    "Value", "Response", "Request", "Some", "None", "Json", "IPv4", "FAQs", "user_ids", "1st",
    "Invoice", "Account", "Address", "Item",
];

/// Values of enums.
pub(super) const WORDS: &[&str] = &[
    "a",
    "A",
    "b",
    "red",
    "green",
    "blue",
    "+1",
    "-1",
    "A-",
    "A+",
    "c++",
    "C++",
    "€",
    "Etc/GMT+1",
    "Etc/GMT-1",
    "",
    " ",
    "default",
    "self",
    "Self",
    "null",
    "true",
    "1",
    "2",
    "1.0",
    "unknown",
    "Unknown",
    "in progress",
    "in-progress",
    "in_progress",
];

/// Values of tags, and beside each a word that is like it.
pub(super) const TAGS: &[&str] = &[
    "cat", "dog", "bird", "Cat", "cat-2", "v1.0", "+", "self", "1", "null", "fish", "cow",
];

/// Patterns, each with strings that match it.
pub(super) const PATTERNS: &[(&str, &[&str])] = &[
    ("^[a-z]{2,4}$", &["ab", "abcd", "xyz"]),
    ("^x-", &["x-a", "x-", "x-long-one"]),
    ("[0-9]+$", &["a1", "7", "no 42"]),
    ("^(?!no).*$", &["yes", "", "on"]),
];

/// Formats, each with strings that have it.
pub(super) const FORMATS: &[(&str, &[&str])] = &[
    (
        "date-time",
        &["2024-02-29T12:30:00Z", "1999-12-31T23:59:59.5+02:00"],
    ),
    ("date", &["2024-02-29", "1999-12-31"]),
    ("uuid", &["2f5b0a3c-4f4c-4e6e-9b7f-0d1f6a1f2c3d"]),
    ("email", &["a@example.com"]),
    ("ipv4", &["192.0.2.1"]),
    ("uri", &["https://example.com/a?b=c"]),
];

/// Plain strings.
pub(super) const STRINGS: &[&str] = &[
    "",
    "a",
    "text",
    "two words",
    "a,b",
    "a&b=c",
    "é",
    "名前",
    "\"quoted\"",
    "100%",
    "a+b",
    "x-a",
    "42",
    "true",
    "null",
    "#/;?",
];
