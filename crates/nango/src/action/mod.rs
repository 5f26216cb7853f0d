//! Actions with inputs and outputs of your own types, at once or in the background.
//!
//! ```no_run
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Serialize)]
//! struct NewIssue<'a> {
//!     title: &'a str,
//! }
//!
//! #[derive(Deserialize)]
//! struct Issue {
//!     url: String,
//! }
//!
//! # async fn example(client: nango::Client) -> Result<(), nango::Error> {
//! let actions = client.actions();
//! let input = NewIssue { title: "Printer on fire" };
//!
//! let call = actions.run("conn-1", "github", "create-issue", &input);
//! let issue: Issue = call.clone().output().await?;
//!
//! // In the background, run again up to three times should it fail.
//! let run = call.x_max_retries(3).start().await?;
//! let issue: Issue = run.output().await?;
//! # Ok(())
//! # }
//! ```

mod run;
mod trigger;

pub use run::ActionRun;
