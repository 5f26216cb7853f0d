//! What an API sends by itself.

use snapshots::features::webhooks::models::{AdoptDogOnSleepCallbackRequest, Bark, DogBornRequest};

use crate::Tested;

#[test]
fn payloads_of_webhooks_and_callbacks_are_models() -> Tested {
    let bark: Bark = serde_json::from_str(r#"{"loud":true}"#)?;
    assert!(bark.loud);
    let sleep: AdoptDogOnSleepCallbackRequest = serde_json::from_str(r#"{"hours":20}"#)?;
    assert_eq!(sleep.hours, 20);
    let born: DogBornRequest = serde_json::from_str(r#"{"name":"Rex","at":"noon"}"#)?;
    assert_eq!(born.name, "Rex");
    Ok(())
}
