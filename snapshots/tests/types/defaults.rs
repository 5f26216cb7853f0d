//! What an absent member stands for.

use serde_json::json;
use snapshots::features::defaults::models::{
    Carton, Job, JobState, Limits, NewJob, Parts, Priority, Size, Window,
};

use super::survives;

#[test]
fn an_absent_member_is_its_default_and_stays_absent() {
    // Encoding gives back what was received: nothing is filled in.
    let job: Job = survives(&json!({"id": 7}));
    assert_eq!(job.name_or_default_2(), "unnamed \"job\"");
    assert_eq!(job.retries_or_default(), 3);
    assert!((job.rate_or_default() - 0.5).abs() < f64::EPSILON);
    assert!(job.enabled_or_default());
    assert_eq!(job.state_or_default(), JobState::Queued);
    assert_eq!(job.priority_or_default(), Priority::V2);
    assert_eq!(job.tags_or_default(), ["a", "b"]);
    assert!(job.empty_or_default().is_empty());
    assert!(job.labels_or_default().is_empty());
    let limits = job.limits_or_default();
    assert_eq!(limits.seconds, Some(60));
    assert_eq!(limits.unit.as_deref(), Some("MB"));
    assert_eq!(limits.states, Some(vec![Priority::V1]));
    assert_eq!(job.bounds_or_default(), Limits::new());
    assert_eq!(job.bounds_or_default().seconds_or_default(), 10);
}

#[test]
fn an_object_has_what_must_be_there() {
    let job: Job = survives(&json!({"id": 7}));
    let window = job.window_or_default();
    assert_eq!((window.from, window.kind.as_str()), (0, "day"));
    assert_eq!(window.unit.as_deref(), Some("h"));
    assert_eq!(job.range_or_default(), Window::new(1, "week"));
}

#[test]
fn types_with_limits_have_defaults_of_what_is_inside() {
    let job: Job = survives(&json!({"id": 7}));
    assert_eq!(job.size_or_default(), Size(4));
    assert_eq!(job.parts_or_default(), Parts(vec![1, 2]));
    assert_eq!(job.no_parts_or_default(), Parts(Vec::new()));
    let mut carton = Carton::new(1, "ab");
    carton.spare = Some(Size(2));
    assert_eq!(job.carton_or_default(), carton);
}

#[test]
fn a_member_that_is_there_is_what_it_is() {
    let job: Job = survives(&json!({
        "id": 7, "name": "n", "retries": 0, "enabled": false, "state": "paused", "tags": [],
        "limits": {"seconds": 1}
    }));
    assert_eq!(job.name_or_default_2(), "n");
    assert_eq!(job.retries_or_default(), 0);
    assert!(!job.enabled_or_default());
    assert_eq!(job.state_or_default().as_str(), "paused");
    assert!(job.tags_or_default().is_empty());
    assert_eq!(job.limits_or_default().seconds_or_default(), 1);
}

#[test]
fn what_is_only_sent_leaves_its_defaults_to_the_server() {
    assert_eq!(
        serde_json::to_value(NewJob::new()).expect("it encodes"),
        json!({})
    );
}
