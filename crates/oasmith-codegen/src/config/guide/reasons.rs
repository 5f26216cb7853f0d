//! Why somebody would set a setting, for the guide.

/// The reason to set a setting; empty if it is unknown, which a test refuses.
pub(super) fn reason(path: &str) -> &'static str {
    let found = REASONS.iter().find(|(known, _)| *known == path);
    found.map_or("", |(_, reason)| reason)
}

/// Settings by their path, each with a sentence or two.
pub(super) const REASONS: &[(&str, &str)] = &[
    (
        "spec",
        "`oasmith generate` then needs no argument, in any checkout.",
    ),
    (
        "upstream",
        "It records where the document came from, and tools that update it find the address.",
    ),
    (
        "overlays",
        "The document is not yours, or has errors that its owner has not corrected yet. An overlay keeps your \
         corrections apart, so that a new version of the document can simply replace the old one.",
    ),
    (
        "out",
        "`oasmith generate` and `oasmith generate --check` then need no `--out`.",
    ),
    (
        "lenient",
        "The document has errors, you can't correct them, and the fallbacks that the warnings name are acceptable.",
    ),
    (
        "unused-models",
        "`\"remove\"` keeps a client small; `\"keep\"` is for programs that use models without a call.",
    ),
    (
        "layout",
        "A crate can be published and shared. A module belongs to one program. A single file is what build scripts \
         include.",
    ),
    (
        "modules",
        "One module gives short paths; modules by group keep thousands of models apart.",
    ),
    (
        "features",
        "Users of a large API compile only the groups that they call.",
    ),
    (
        "mock",
        "Programs that use the client can be tested without the real server.",
    ),
    (
        "dates",
        "Your program uses one of these libraries already, or wants dates as they were sent.",
    ),
    (
        "deep-object-arrays",
        "The server expects indices, or a repeated parameter, and ignores what it gets in brackets.",
    ),
    (
        "derive",
        "Your program uses models as keys of maps, compares them, or passes them to another library.",
    ),
    (
        "attributes",
        "A lint or another library needs an attribute on every model.",
    ),
    (
        "levels",
        "A warning should fail your CI (`\"error\"`), or you know a warning and accept it (`\"note\"`).",
    ),
    (
        "diff",
        "Your team rates changes differently from the defaults.",
    ),
    (
        "diff.levels",
        "Part of the API is internal (`\"off\"`), or a kind of change needs a review that none would ask for.",
    ),
    (
        "diff.stability",
        "Your team promises more, or less, for unstable operations.",
    ),
    (
        "crate",
        "The crate has a name of its own, is published, or gets the runtime from elsewhere.",
    ),
    ("crate.name", "Callers write this name."),
    (
        "crate.version",
        "You publish the crate, or number its releases.",
    ),
    ("crate.description", "crates.io requires it."),
    ("crate.license", "crates.io requires it."),
    ("crate.repository", "crates.io links to it."),
    ("crate.homepage", "crates.io links to it."),
    ("crate.documentation", "The docs are not on docs.rs."),
    ("crate.authors", "You want them in the manifest."),
    ("crate.keywords", "crates.io searches them."),
    ("crate.categories", "crates.io lists the crate under them."),
    (
        "crate.rust-version",
        "You promise a Rust version to your users.",
    ),
    ("crate.publish", "`false` prevents publishing by mistake."),
    (
        "crate.workspace",
        "The crate is inside the folder of a workspace that it is not a member of.",
    ),
    (
        "crate.runtime",
        "Several clients share one runtime, or you publish the client.",
    ),
    (
        "crate.runtime.bundled",
        "A workspace can't have two packages of one name, so its clients share a folder.",
    ),
    (
        "crate.runtime.version",
        "The crate is to be published: Cargo refuses a dependency without a version.",
    ),
    ("crate.runtime.path", "You work on the runtime itself."),
    ("crate.runtime.git", "You want an unpublished version."),
    ("crate.runtime.rev", "It pins the repository to a commit."),
    ("crate.runtime.tag", "It pins the repository to a release."),
    ("crate.runtime.branch", "It follows a branch."),
    (
        "crate.dependencies",
        "Types in `[types]` and paths in `derive` come from these crates.",
    ),
    (
        "crate.dependencies.version",
        "Cargo requires it to publish.",
    ),
    (
        "crate.dependencies.path",
        "The crate is in your repository.",
    ),
    ("crate.dependencies.git", "The crate is not on crates.io."),
    ("crate.dependencies.rev", "It pins the repository."),
    (
        "crate.dependencies.package",
        "The key differs from the crate's name in the registry.",
    ),
    (
        "crate.dependencies.default-features",
        "The default features enable what you don't need.",
    ),
    (
        "crate.dependencies.features",
        "The type has its traits behind a feature, such as `serde`.",
    ),
    (
        "errors",
        "`error.code()`, `error.message()` and the error's text then have what the server sent.",
    ),
    ("errors.code", "Programs branch on the code."),
    ("errors.message", "People read the message in logs."),
    (
        "references",
        "The document consists of several files, and some are in other places.",
    ),
    (
        "references.allow",
        "A reference leads out of the repository, or there is no repository.",
    ),
    (
        "references.map",
        "The document refers to documents on the network, or has a URL itself.",
    ),
    ("references.map.path", "It is the copy that was fetched."),
    (
        "references.map.sha256",
        "A copy that was edited is no longer what its owner publishes.",
    ),
    ("limits", "You trust a document that expands a lot."),
    (
        "limits.expansion",
        "The error `expansion-limit` names the document, and you trust it.",
    ),
    (
        "include",
        "You call a few operations of a large API. Models that only the others need are left out.",
    ),
    ("include.tags", "Documents mostly group operations by tags."),
    ("include.paths", "One part of the API is below one path."),
    ("include.operations", "You need exactly these operations."),
    (
        "exclude",
        "You don't need a few operations, or they have errors that you can't correct.",
    ),
    (
        "exclude.tags",
        "You don't need a whole group, such as internal operations.",
    ),
    ("exclude.paths", "You don't need one part of the API."),
    (
        "exclude.operations",
        "You don't need exactly these operations.",
    ),
    (
        "exclude.deprecated",
        "New code should not use deprecated operations.",
    ),
    ("exclude.webhooks", "You receive no webhooks."),
    (
        "groups",
        "A tag is a bad module name, or two tags belong together.",
    ),
    (
        "operations",
        "An `operationId` is missing or makes a bad method name, or a name must not change.",
    ),
    (
        "pagination",
        "The operation gets streams of items and pages: [Lists](lists.md).",
    ),
    (
        "pagination.items",
        "Most responses have the items in a property.",
    ),
    (
        "pagination.cursor",
        "The response's body has the next cursor.",
    ),
    (
        "pagination.cursor-header",
        "The response's header has the next cursor.",
    ),
    (
        "pagination.item-cursor",
        "The next page begins after the last item's id.",
    ),
    (
        "pagination.parameter",
        "The request sends the cursor in it.",
    ),
    ("pagination.page", "The API counts pages."),
    (
        "pagination.first",
        "The API counts from 0, and the document does not say so.",
    ),
    ("pagination.offset", "The API counts items."),
    (
        "pagination.limit",
        "A page with fewer items than the limit is known to be the last: one request less.",
    ),
    (
        "pagination.size",
        "The document has no default for the limit.",
    ),
    ("pagination.next", "The response's body has the next URL."),
    (
        "pagination.link",
        "The response's `Link` header has the next URL.",
    ),
    (
        "pagination.more",
        "The API says when there is no more, and cursors alone don't.",
    ),
    (
        "pagination.pages-method",
        "The operation has a parameter of the name `pages`, or you prefer another name.",
    ),
    (
        "pagination.items-method",
        "The operation has a parameter of the name `items`, or you prefer another name.",
    ),
    (
        "parameters",
        "The document can't declare reserved characters (for paths, only OpenAPI 3.2 can).",
    ),
    (
        "parameters.allow-reserved",
        "A path parameter holds a path of its own, such as `docs/readme.md`.",
    ),
    (
        "models",
        "A generated name is bad, or one model needs derives, attributes or secrecy.",
    ),
    ("models.name", "It is the name that callers write."),
    (
        "models.derive",
        "Only some models can or should have the trait.",
    ),
    ("models.attributes", "Only some models need the attribute."),
    ("models.secret", "All of it is confidential, such as a key."),
    (
        "models.secret-properties",
        "Some of it is confidential, such as a token in a response.",
    ),
    (
        "types",
        "Your program has a better type: [Types of your own](types.md).",
    ),
    (
        "types.models",
        "One component means one type, such as an amount of money.",
    ),
    ("types.models.path", "Every replacement names its type."),
    (
        "types.models.traits",
        "The type doesn't implement serde's traits, or its string form keeps more digits.",
    ),
    ("types.formats.path", "Every replacement names its type."),
    (
        "types.formats.traits",
        "The type doesn't implement serde's traits, or its string form keeps more digits.",
    ),
    (
        "types.formats",
        "All strings or numbers of a format mean one type, such as a URL.",
    ),
    ("properties", "A property makes a bad field name."),
    (
        "variants",
        "A value makes a bad variant name, such as one that is all digits.",
    ),
];
