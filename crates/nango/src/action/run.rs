//! An action in the background.

use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::Error;
use crate::actions::Actions;
use crate::runtime::Call;
use crate::typed::Typed;
use crate::waiting::Schedule;

/// Every other second, for five minutes.
const SCHEDULE: Schedule = Schedule::every(Duration::from_secs(2)).attempts(150);

/// An action that was started in the background.
///
/// To come back to it later, keep its [`id`](Self::id): [`Actions::started`] takes it.
#[derive(Debug, Clone)]
pub struct ActionRun {
    actions: Actions,
    id: String,
    /// The call that started it, whose settings hold for those that ask for the output.
    trigger: Option<Call>,
    schedule: Schedule,
}

impl ActionRun {
    pub(super) fn new(actions: Actions, id: String) -> Self {
        Self {
            actions,
            id,
            trigger: None,
            schedule: SCHEDULE,
        }
    }

    /// The same, started by this call.
    pub(super) fn by(mut self, trigger: Call) -> Self {
        self.trigger = Some(trigger);
        self
    }

    /// The call that asks for the output.
    fn result(&self) -> Call {
        let mut call = self.actions.result(self.id.as_str()).into_call();
        if let Some(trigger) = &self.trigger {
            call.set_like(trigger);
        }
        call
    }

    /// ID of the run, a UUID.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Sets when to ask for the output, and how often: every 2 seconds, 150 times in all unless set.
    #[must_use]
    pub fn schedule(mut self, schedule: Schedule) -> Self {
        self.schedule = schedule;
        self
    }

    /// Asks once for the output; `None` while there is none.
    ///
    /// Nango gives the same answer while the action runs, when its output is `null`, and when the ID
    /// is unknown.
    ///
    /// # Errors
    ///
    /// Nango can't be asked, the action failed (a 500 whose body is what it failed with), or its output
    /// is not of this type.
    pub async fn poll<O: DeserializeOwned + 'static>(&self) -> Result<Option<O>, Error> {
        match self.result().send::<Typed<O>>().await {
            Ok(output) => Ok(Some(output.0)),
            Err(error) if error.is_not_found() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Asks again and again until there is an output, and gives it as a type of your own.
    ///
    /// # Errors
    ///
    /// As for [`poll`](Self::poll); and a timeout ([`Error::is_timeout`]) if there was no output any of
    /// the times.
    pub async fn output<O: DeserializeOwned + 'static>(&self) -> Result<O, Error> {
        let found = self.schedule.ask(|| self.poll()).await?;
        found.ok_or_else(|| {
            let operation = self.result().operation();
            let times = self.schedule.times();
            let message = format!(
                "no output came, attempts: {times}; it still runs, gave `null`, or is not known"
            );
            Error::gave_up(operation, message)
        })
    }
}
