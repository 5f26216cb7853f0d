use crate::auth::Tokens;
use crate::{
    Call, Client, Credential, Encode, Operation, Param, Style, ToParam, Writer, encode_vec,
};

static GET: Operation = Operation {
    id: "getThing",
    group: "things",
    method: "GET",
    path: "/things/{id}",
    accept: "",
    server: None,
    security: &[&["token"]],
};

struct Picky;

impl ToParam for Picky {
    fn to_param(&self) -> Param {
        Param::Absent
    }

    fn fault(&self) -> Option<String> {
        Some("too picky".to_owned())
    }
}

impl Encode for Picky {
    fn encode(&self, writer: &mut Writer) {
        if writer.is_sent() {
            writer.refuse("too picky");
        }
        writer.null();
    }
}

fn call() -> Call {
    let builder = Client::builder("http://localhost/v1/");
    let client = builder
        .credential("token", Credential::bearer("t"))
        .header("X-A", "default");
    Call::new(&client.build().unwrap(), &GET)
}

#[test]
fn parts_are_put_together() {
    let mut call = call();
    call.path("id", Style::SIMPLE, "a/b c");
    call.query("limit", Style::FORM, 1);
    call.query("tags", Style::FORM, vec!["x", "y"]);
    call.query("limit", Style::FORM, 2);
    call.query("gone", Style::FORM, None::<bool>);
    assert_eq!(call.query_value("limit").as_deref(), Some("2"));
    assert_eq!(call.query_value("tags").or(call.query_value("gone")), None);
    call.query_json("filter", &vec![1]);
    call.extra_query("a b", "&");
    call.extra_query("a b", "");
    call.cookie("c", Style::FORM, "1");
    call.cookie("d", Style::COOKIE, "2");
    call.header("X-A", Style::SIMPLE, vec![1, 2]);
    call.json(&"body");
    let request = call.parts("*/*", &Tokens::default()).unwrap();
    assert_eq!(request.path, "/things/a%2Fb%20c");
    assert_eq!(
        request.query,
        "limit=2&tags=x&tags=y&filter=%5B1%5D&a%20b=%26&a%20b="
    );
    assert_eq!(request.headers["cookie"], "c=1; d=2");
    assert_eq!(request.headers["x-a"], "1,2");
    assert_eq!(request.headers["authorization"], "Bearer t");
    assert_eq!(request.headers["content-type"], "application/json");
    let body = request.body.unwrap();
    let body = body.to_sent(None).unwrap();
    assert_eq!(body.as_bytes(), Some("\"body\"".as_bytes()));
}

#[test]
fn a_call_may_have_a_credential_of_its_own() {
    let mut call = call();
    call.path("id", Style::SIMPLE, "a");
    call.credential("token", Credential::bearer("first"));
    call.credential("token", Credential::bearer("own"));
    let request = call.parts("*/*", &Tokens::default()).unwrap();
    assert_eq!(request.headers["authorization"], "Bearer own");
    assert!(request.headers["authorization"].is_sensitive());
}

#[test]
fn faults_wait_for_the_sending() {
    let fault = |set: &dyn Fn(&mut Call)| {
        let mut call = call();
        call.path("id", Style::SIMPLE, "a");
        set(&mut call);
        call.parts("*/*", &Tokens::default())
            .err()
            .unwrap_or_default()
    };
    assert_eq!(fault(&|_| {}), "");
    assert!(fault(&|call| call.path("id", Style::SIMPLE, "..")).contains("`id`"));
    assert!(fault(&|call| call.header("X-B", Style::SIMPLE, "a\r\nEvil: 1")).contains("`X-B`"));
    assert_eq!(fault(&|call| call.refuse("no")), "no");
    assert_eq!(
        fault(&|call| call.query("q", Style::FORM, Some(&Picky))),
        "query parameter `q`: too picky"
    );
    assert_eq!(
        fault(&|call| call.json(&vec![Picky])),
        "body: $[0]: too picky"
    );
    assert_eq!(
        encode_vec(&Picky).unwrap(),
        b"null",
        "it may be written elsewhere"
    );
    assert!(fault(&|call| call.json(&f64::NAN)).starts_with("body: $: "));
    assert!(fault(&|call| call.cookie("c", Style::COOKIE, "a\nb")).contains("`c`"));
}

#[test]
fn arguments_are_not_printed() {
    let mut call = call();
    call.path("id", Style::SIMPLE, "personal");
    assert_eq!(format!("{call:?}"), r#"Call { operation: "getThing", .. }"#);
}
