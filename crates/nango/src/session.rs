//! Connect sessions, seen from within: the calls that take a session's own token.

use crate::connect_sessions::{ConnectSessionCurrent, DeleteConnectSessionCurrent};
use crate::runtime::{Bearer, Credential};

impl ConnectSessionCurrent {
    /// Sets the token of the session, which this call takes in place of the API key: `data.token` of
    /// the answer that created it.
    ///
    /// ```no_run
    /// use nango::models::ConnectSessionInput;
    ///
    /// # async fn example(client: nango::Client) -> Result<(), nango::Error> {
    /// let sessions = client.connect_sessions();
    /// let input = ConnectSessionInput::new().tags([("end_user_id", "user-1")]);
    /// let session = sessions.create(input).await?.data;
    ///
    /// // In your front end `session.token.expose()` opens the Connect UI; here it asks about itself.
    /// let current = sessions.current().session_token(session.token.clone()).await?;
    /// sessions.delete_current().session_token(session.token).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn session_token(self, token: impl Into<Bearer>) -> Self {
        self.configure(|call| call.credential(BEARER, Credential::bearer(token)))
    }
}

impl DeleteConnectSessionCurrent {
    /// Sets the token of the session, which this call takes in place of the API key.
    pub fn session_token(self, token: impl Into<Bearer>) -> Self {
        self.configure(|call| call.credential(BEARER, Credential::bearer(token)))
    }
}

/// The document's name for what stands in `Authorization`.
const BEARER: &str = "bearerAuth";
