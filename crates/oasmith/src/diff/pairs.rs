//! Which documents are compared: two that the command line names, or files with what they were at a merge base.

use std::path::Path;

use clap::ArgMatches;
use oasmith_diff::revision::Revision;
use oasmith_spec::fit;
use oasmith_spec::sink::{Terminal, TerminalText};

use super::side::{Place, Trouble};

/// A document of both sides.
pub(super) struct DocumentPair {
    /// The head, as the user names it.
    pub(super) name: String,
    pub(super) head: Place,
    /// `None` for a file that the merge base does not have.
    pub(super) base: Option<Place>,
    /// The commit that `base` comes from, if it was found by itself.
    pub(super) commit: Option<String>,
}

/// The pairs that the arguments name: `BASE HEAD`, `FILE`, or `--since REV FILE…`.
pub(super) fn pairs(matches: &ArgMatches) -> Result<Vec<DocumentPair>, Trouble> {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let (base, head) = (text("base").unwrap_or_default(), text("head"));
    let since = text("since");
    match (head, &since) {
        (Some(head), None) => Ok(vec![DocumentPair {
            base: Some(Place::parse(&base)?),
            head: Place::parse(&head)?,
            name: head,
            commit: None,
        }]),
        (head, since) => {
            let more = matches.get_many::<String>("more").into_iter().flatten();
            let files = [base].into_iter().chain(head).chain(more.cloned());
            files.map(|file| of_file(file, since.as_deref())).collect()
        }
    }
}

/// A file, and the same at the merge base of the checked-out commit and a revision, by default the default branch.
fn of_file(name: String, since: Option<&str>) -> Result<DocumentPair, Trouble> {
    let head = Place::parse(&name)?;
    let Place::File(file) = &head else {
        let name = TerminalText::of(&name);
        return Err(Trouble::Usage(fit!(
            Terminal,
            "`{}` is no file, so that it has no merge base; give both documents: `oasmith diff BASE HEAD`",
            name
        )));
    };
    let base = at_merge_base(file, since).map_err(|error| {
        let (name, error) = (TerminalText::of(&name), TerminalText::shown(&error));
        Trouble::Usage(fit!(
            Terminal,
            "the merge base of `{}` can't be found: {}; give both documents, or `--since REV`",
            name,
            error
        ))
    })?;
    let (revision, path) = base;
    let commit = Some(revision.commit().to_owned());
    let has_file = revision.has(&path);
    let base = has_file.then_some(Place::Git(revision, path));
    Ok(DocumentPair {
        name,
        head,
        base,
        commit,
    })
}

fn at_merge_base(
    file: &Path,
    since: Option<&str>,
) -> std::io::Result<(Revision, std::path::PathBuf)> {
    let folder = file.parent().unwrap_or_else(|| Path::new(""));
    let branch = match since {
        Some(revision) => revision.to_owned(),
        None => Revision::default_branch(folder)?,
    };
    let revision = Revision::merge_base(folder, &branch, "HEAD")?;
    Ok((revision, Revision::path_in_repository(file)?))
}
