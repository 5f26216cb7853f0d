//! The server for tests.

use oasmith_runtime::mock::MockResponse;
use oasmith_runtime::{Blocking, Bytes, Part, RawResponse, Text};
use snapshots::features::mock_server::files::AddFileForm;
use snapshots::features::mock_server::jobs::{GetJobOutcome, GetJobRefusal};
use snapshots::features::mock_server::mock::{client, start};
use snapshots::features::mock_server::models::{Fault, Job};

use crate::Tested;
use crate::uploads::streamed;

#[tokio::test]
async fn calls_are_expected_by_calls_and_answered_by_what_they_give() -> Tested {
    let server = start()?;
    let client = client(&server)?;
    let (jobs, logs) = (client.jobs(), client.logs());
    let job = || Job::new("a");
    let list = server.on(jobs.list().limit(2)).responds(vec![job()]);
    let create = server.on(jobs.create(job())).responds(job());
    let read = server
        .on(logs.read("x/y"))
        .responds(Text("all is well".into()));
    let write = server.on(logs.write("7", "new"));
    let write = write.responds(Bytes::from_static(b"old"));

    assert_eq!(jobs.list().limit(2).x_trace("t").await?, [job()]);
    let created = jobs.create(job()).send_response().await?;
    assert_eq!((created.status.as_u16(), created.body), (201, job()));
    assert_eq!(logs.read("x/y").await?, "all is well");
    assert_eq!(logs.write("7", "new").await?, Bytes::from_static(b"old"));

    let calls = list.calls();
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].query("limit").as_deref(), Some("2"));
    assert_eq!(calls[0].header("x-trace"), Some("t"));
    assert_eq!(calls[0].header("authorization"), Some("Bearer mock"));
    assert_eq!(create.calls()[0].json::<Job>()?, job());
    assert_eq!(read.calls()[0].path(), "/jobs/x%2Fy/log");
    assert_eq!(write.calls()[0].body().as_ref(), b"new");
    server.verify()?;
    Ok(())
}

#[tokio::test]
async fn answers_may_be_anything() -> Tested {
    let server = start()?;
    let client = client(&server)?;
    let jobs = client.jobs();
    let mut fault = Fault::new();
    fault.reason = Some("there is none".into());
    let get = server
        .on_any(jobs.get(""))
        .responds(MockResponse::status(202))
        .responds(MockResponse::status(200).json(&Job::new("b")))
        .respond_with(MockResponse::status(404).json(&fault));
    assert!(matches!(jobs.get("1").await?, GetJobOutcome::Accepted));
    let second = jobs.get("2").await?;
    assert!(matches!(second, GetJobOutcome::Ok(job) if job.name == "b"));
    let error = jobs.get("3").await.err().ok_or("an error")?;
    assert_eq!(error.message(), Some("there is none"));
    let paths: Vec<_> = get
        .calls()
        .iter()
        .map(|call| call.path().to_owned())
        .collect();
    assert_eq!(paths, ["/jobs/1", "/jobs/2", "/jobs/3"]);

    let events = "data: {\"name\":\"c\"}\n\n";
    let events = MockResponse::status(200).bytes("text/event-stream", events);
    let watch = server.on(client.logs().watch()).responds(events);
    let mut stream = client.logs().watch().await?;
    let event = stream.next().await.ok_or("an event")??;
    assert_eq!((event.data.name.as_str(), watch.calls().len()), ("c", 1));
    Ok(())
}

fn fault(reason: &str) -> Fault {
    let mut fault = Fault::new();
    fault.reason = Some(reason.into());
    fault
}

#[tokio::test]
async fn refusals_are_of_the_type_that_is_declared() -> Tested {
    let server = start()?;
    let client = client(&server)?;
    let (jobs, logs) = (client.jobs(), client.logs());
    let create = server.on(jobs.create(Job::new("a")));
    let create = create.responds_error(409, fault("there is one"));
    let error = jobs.create(Job::new("a")).await.err().ok_or("an error")?;
    assert_eq!(error.status().map(|it| it.as_u16()), Some(409));
    assert_eq!(error.message(), Some("there is one"));
    let body = error.decode_body::<Fault>().ok_or("a body")??;
    assert_eq!((body, create.calls().len()), (fault("there is one"), 1));

    let read = server.on(logs.read("1"));
    let _read = read.responds_error(500, Text("no paper".into()));
    let error = logs.read("1").await.err().ok_or("an error")?;
    let body = error.decode_body::<Text>().ok_or("a body")??;
    assert_eq!(body.0, "no paper");
    // Where nothing is declared, it is any JSON.
    let list = server.on(jobs.list());
    let _list = list.responds_error(400, serde_json::json!({"reason": "too many"}));
    let error = jobs.list().await.err().ok_or("an error")?;
    assert_eq!(error.message(), Some("too many"));
    Ok(())
}

#[tokio::test]
async fn refusals_that_differ_by_status_are_variants() -> Tested {
    let server = start()?;
    let jobs = client(&server)?.jobs();
    let _get = server
        .on(jobs.get("1"))
        .responds_error(404, GetJobRefusal::NotFound(Box::new(fault("none"))))
        .responds_error(410, GetJobRefusal::Gone)
        .responds_error(
            422,
            GetJobRefusal::ClientError(vec![fault("a"), fault("b")]),
        )
        .responds_error(503, GetJobRefusal::ServiceUnavailable("later".into()))
        // It is that of another status.
        .responds_error(404, GetJobRefusal::ClientError(Vec::new()))
        .responds_error(200, GetJobRefusal::Gone);
    let mut answers = Vec::new();
    for _ in 0..6 {
        let error = jobs.get("1").await.err().ok_or("an error")?;
        let status = error.status().ok_or("a status")?.as_u16();
        answers.push((
            status,
            error.decode_body::<GetJobRefusal>().ok_or("a body")??,
        ));
    }
    let text = |answer: &RawResponse| answer.text().unwrap_or_default();
    assert!(matches!(&answers[0], (404, GetJobRefusal::NotFound(it)) if **it == fault("none")));
    assert!(matches!(&answers[1], (410, GetJobRefusal::Gone)));
    assert!(matches!(&answers[2], (422, GetJobRefusal::ClientError(all)) if all.len() == 2));
    assert!(matches!(&answers[3], (503, GetJobRefusal::ServiceUnavailable(it)) if it == "later"));
    for (at, status) in [(4, 404), (5, 200)] {
        let wrong = format!("the refusal is not one of the status {status}");
        assert!(matches!(&answers[at], (500, GetJobRefusal::Other(it)) if text(it) == wrong));
    }
    Ok(())
}

#[tokio::test]
async fn what_is_not_expected_is_refused_and_told() -> Tested {
    let server = start()?;
    let jobs = client(&server)?.jobs();
    let create = server
        .on(jobs.create(Job::new("a")))
        .responds(Job::new("a"));
    let error = jobs.create(Job::new("b")).await.err().ok_or("an error")?;
    assert_eq!(error.status().map(|it| it.as_u16()), Some(501));
    // The client shows it where the API has its messages.
    let message = "nothing expects `POST /jobs`; `createJob` (`POST /jobs`) has another body";
    assert_eq!(error.message(), Some(message));
    assert!(error.to_string().contains(message), "{error}");
    let unverified = server.verify().err().ok_or("an error")?.to_string();
    let unmet = "`createJob` (`POST /jobs`) was not called";
    assert_eq!(unverified, format!("{message}\n{unmet}"));
    assert!(create.calls().is_empty());
    Ok(())
}

#[test]
#[allow(deprecated, reason = "calls of deprecated operations are expected too")]
fn it_is_there_for_calls_that_wait() -> Tested {
    let server = start()?;
    let jobs = client(&server)?.jobs();
    let delete = server.on(jobs.delete("1")).responds(()).times(1);
    jobs.delete("1").wait()?;
    assert!(jobs.delete("1").wait().is_err());
    assert_eq!(delete.calls().len(), 1);
    Ok(())
}

#[tokio::test]
async fn forms_are_compared_part_by_part() -> Tested {
    let server = start()?;
    let files = client(&server)?.files();
    let file = || Part::new("all").file_name("a.txt");
    let of = |file: Part, title: &str| AddFileForm::new(file).title(title).about(Job::new("a"));
    let form = |title: &str| of(file(), title);
    let add = server.on(files.add("1", form("one"))).responds(());
    files.add("1", form("one")).await?;
    let other_order = AddFileForm::new(file()).about(Job::new("a")).title("one");
    files.add("1", other_order).await?;
    assert_eq!(add.calls().len(), 2);
    for (other, part) in [
        (form("two"), "title"),
        (form("one").about(Job::new("b")), "about"),
        (of(Part::new("all"), "one"), "file"),
        (of(Part::new("else").file_name("a.txt"), "one"), "file"),
        (of(file().media_type("text/x"), "one"), "file"),
    ] {
        let error = files.add("1", other).await.err().ok_or("an error")?;
        let message = error.message().unwrap_or_default();
        let difference = format!("has another part `{part}`");
        assert!(message.ends_with(&difference), "{message}");
    }
    Ok(())
}

#[tokio::test]
async fn what_is_a_stream_is_not_compared() -> Tested {
    let server = start()?;
    let files = client(&server)?.files();
    let add = server.on(files.add("1", AddFileForm::new(streamed("ab"))));
    let add = add.responds(());
    files
        .add("1", AddFileForm::new("anything").title("t"))
        .await?;
    // One that is sent as a stream is read by the server, and compared.
    let held = server
        .on(files.add("2", AddFileForm::new("ab")))
        .responds(());
    files.add("2", AddFileForm::new(streamed("ab"))).await?;
    assert_eq!((add.calls().len(), held.calls().len()), (1, 1));
    Ok(())
}

#[tokio::test]
async fn any_path_has_several_segments_where_slashes_stay() -> Tested {
    let server = start()?;
    let files = client(&server)?.files();
    let any = server.on_any(files.get("")).responds(Text("x".into()));
    for path in ["a", "a/b/c.txt"] {
        assert_eq!(files.get(path).await?, "x");
    }
    let paths: Vec<_> = any.calls().iter().map(|it| it.path().to_owned()).collect();
    assert_eq!(paths, ["/files/a", "/files/a/b/c.txt"]);
    Ok(())
}
