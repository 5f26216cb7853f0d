//! Where reports go, and what each place reads as more than text. See [`oasmith_spec::sink`].

mod github;
mod html;
pub(crate) mod markdown;
mod site;
mod terminal;
mod xml;

pub(crate) use github::{Data, GithubData, GithubProperty};
pub(crate) use html::{Html, HtmlText};
pub(crate) use markdown::{Markdown, MarkdownText};
pub use site::SiteRoot;
pub(crate) use xml::{Xml, XmlText};
