//! What is deprecated says so where it is used, and nothing else does: this crate compiles without
//! a warning, and each expectation below is fulfilled.

use snapshots::features::deprecated::Client;
use snapshots::features::deprecated::models::Person;

use crate::Tested;
use crate::server::Server;

#[tokio::test]
async fn parameters_and_operations() -> Tested {
    let server = Server::json(200, r#"[{"name":"Ada","nick":"Al","profile":null}]"#)?;
    let people = Client::new(&server.url)?.people();
    let call = people.list().search("a");
    #[expect(deprecated, reason = "the document deprecates the parameter")]
    let call = call.user_id("7");
    let list = call.await?;
    assert_eq!(server.request().target(), "GET /people?search=a&userId=7");
    let [ada] = list.as_slice() else {
        panic!("{list:?}")
    };
    assert_eq!(ada.name, "Ada");
    #[expect(deprecated, reason = "the document deprecates the member")]
    let nick = &ada.nick;
    assert_eq!(nick.as_deref(), Some("Al"));

    #[expect(deprecated, reason = "the document deprecates the operation")]
    let call = people.add(Person::new("Bo"));
    call.await?;
    let request = server.request();
    assert_eq!(
        (request.target(), request.text()),
        ("POST /people", r#"{"name":"Bo"}"#)
    );
    Ok(())
}

#[test]
fn setters_types_and_their_members() -> Tested {
    #[expect(deprecated, reason = "the document deprecates the model")]
    use snapshots::features::deprecated::models::{Profile, Rank};
    #[expect(deprecated, reason = "the document deprecates the member")]
    let person = Person::new("Ada").nick("Al");
    #[expect(deprecated, reason = "the document deprecates the member and its type")]
    let person = person.profile(Profile::new("p")).rank(Rank::High);
    assert_eq!(
        serde_json::to_string(&person)?,
        r#"{"name":"Ada","nick":"Al","profile":{"id":"p"},"rank":"high"}"#
    );
    Ok(())
}
