//! What an absent member stands for.

use serde_json::json;
use snapshots::features::defaults::models::{Job, JobState, Limits, NewJob, Priority};

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
