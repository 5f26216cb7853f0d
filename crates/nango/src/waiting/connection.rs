//! Waiting for a connection.

use std::future::IntoFuture;
use std::time::Duration;

use super::Schedule;
use crate::Error;
use crate::connections::{Connections, ListConnections};
use crate::models::ListConnectionsResponseConnection;
use crate::runtime::BoxFuture;

/// As patient as the Node SDK: a user needs some seconds to connect an account.
const SCHEDULE: Schedule = Schedule::every(Duration::from_secs(2)).first(Duration::from_secs(10));

/// Waits for a connection. `.await` it, with a schedule of your own if you like.
#[derive(Debug, Clone)]
#[must_use = "nothing is asked until it is awaited"]
pub struct WaitForConnection {
    list: ListConnections,
    schedule: Schedule,
}

impl Connections {
    /// Waits until a user has connected an account under an integration.
    ///
    /// It finds connections by the tag `end_user_id`, which connect sessions set. To wait for others,
    /// see [`ListConnections::wait`].
    ///
    /// ```no_run
    /// use std::time::Duration;
    /// use nango::waiting::Schedule;
    ///
    /// # async fn example(client: nango::Client) -> Result<(), nango::Error> {
    /// let connection = client.connections().wait_for("github", "user-1").await?;
    ///
    /// let patient = Schedule::every(Duration::from_secs(5)).attempts(120);
    /// let waiting = client.connections().wait_for("github", "user-1");
    /// let connection = waiting.schedule(patient).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn wait_for(
        &self,
        provider_config_key: impl Into<String>,
        end_user_id: impl Into<String>,
    ) -> WaitForConnection {
        let list = self.list().integration_id(vec![provider_config_key.into()]);
        list.tags([("end_user_id", end_user_id.into())]).wait()
    }
}

impl ListConnections {
    /// Waits until there is a connection in this list, and gives the first of it.
    pub fn wait(self) -> WaitForConnection {
        WaitForConnection {
            list: self,
            schedule: SCHEDULE,
        }
    }
}

impl WaitForConnection {
    /// Sets when to ask, and how often: at once, after 10 seconds, then every 2 seconds, 30 times in
    /// all unless set.
    pub fn schedule(mut self, schedule: Schedule) -> Self {
        self.schedule = schedule;
        self
    }

    /// Waits.
    ///
    /// # Errors
    ///
    /// Nango can't be asked, or there was no connection any of the times; the latter is a timeout
    /// ([`Error::is_timeout`]).
    pub async fn wait(self) -> Result<ListConnectionsResponseConnection, Error> {
        let ask = || {
            let call = self.list.clone();
            async { Ok(call.send().await?.connections.into_iter().next()) }
        };
        let found = self.schedule.ask(ask).await?;
        found.ok_or_else(|| {
            let operation = self.list.into_call().operation();
            let times = self.schedule.times();
            Error::gave_up(operation, format!("no connection came, attempts: {times}"))
        })
    }
}

impl IntoFuture for WaitForConnection {
    type Output = Result<ListConnectionsResponseConnection, Error>;
    type IntoFuture = BoxFuture<Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.wait())
    }
}
