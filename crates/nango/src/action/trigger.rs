//! Triggering an action.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::ActionRun;
use crate::Error;
use crate::actions::{Actions, TriggerAction};
use crate::models::{TriggerActionAcceptedResponse, TriggerActionRequest};
use crate::runtime::Json;
use crate::typed::{Typed, to_json};

impl Actions {
    /// Triggers an action with an input of your own type: [`trigger`](Self::trigger), typed.
    ///
    /// Send it for its [`output`](TriggerAction::output), or [`start`](TriggerAction::start) it in the
    /// background. An action without an input takes `&()`.
    pub fn run<I: Serialize + ?Sized>(
        &self,
        connection_id: impl Into<String>,
        provider_config_key: impl Into<String>,
        action_name: impl Into<String>,
        input: &I,
    ) -> TriggerAction {
        let request = TriggerActionRequest::new(action_name);
        let (request, fault) = match to_json(input) {
            Ok(Json::Null) => (request, None),
            Ok(input) => (request.input(input), None),
            Err(error) => (request, Some(format!("input of the action: {error}"))),
        };
        let call = self.trigger(connection_id, provider_config_key, request);
        match fault {
            Some(fault) => call.configure(|call| call.refuse(fault)),
            None => call,
        }
    }

    /// An action that was started before, by its ID or by the URL of its status.
    pub fn started(&self, id_or_status_url: impl AsRef<str>) -> ActionRun {
        let path = id_or_status_url.as_ref().trim_end_matches('/');
        let id = path.rsplit('/').next().unwrap_or_default();
        ActionRun::new(self.clone(), id.to_owned())
    }
}

impl TriggerAction {
    /// Runs the action and gives its output as a type of your own.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send). What the action itself failed with is the body of the error.
    pub async fn output<O: DeserializeOwned + 'static>(self) -> Result<O, Error> {
        let call = self.x_async(false).into_call();
        let output: Typed<O> = call.send().await?;
        Ok(output.0)
    }

    /// Starts the action in the background. What this call sets for itself (server, credential, time
    /// limit, retries) holds for asking for the output too.
    ///
    /// # Errors
    ///
    /// The call can't be made or sent, or the server refuses it.
    pub async fn start(self) -> Result<ActionRun, Error> {
        let call = self.x_async(true).into_call();
        let actions = Actions::new(call.client().clone());
        let trigger = call.clone();
        let accepted: TriggerActionAcceptedResponse = call.send().await?;
        Ok(ActionRun::new(actions, accepted.id).by(trigger))
    }
}
