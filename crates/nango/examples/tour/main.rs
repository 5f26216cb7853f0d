//! One short example of each thing that the SDK does, against a stand-in on this machine: no account is
//! needed, and nothing leaves the machine.

mod stand_in;

use std::error::Error;
use std::time::Duration;

use nango::models::{ConnectSessionInput, SyncSelector, TriggerSyncRequest, Webhook};
use nango::token::{Token, TokenCache};
use nango::waiting::Schedule;
use nango::{Client, ErrorExt, webhook::SigningKey};
use serde::{Deserialize, Serialize};

type Shown = Result<(), Box<dyn Error>>;

#[tokio::main]
async fn main() -> Shown {
    let url = stand_in::start()?;
    let client = Client::builder("no-key-needed").base_url(url).build()?;
    lists(&client).await?;
    records(&client).await?;
    tokens(&client).await?;
    proxy(&client).await?;
    actions(&client).await?;
    syncs(&client).await?;
    connecting(&client).await?;
    metadata(&client).await?;
    webhooks()?;
    errors(&client).await
}

async fn lists(client: &Client) -> Shown {
    let mut connections = client.connections().list().limit(2).items();
    while let Some(connection) = connections.next().await {
        println!("list: {}", connection?.connection_id);
    }
    Ok(())
}

#[derive(Deserialize)]
struct Ticket {
    title: String,
}

async fn records(client: &Client) -> Shown {
    let list = client.records().list("Ticket", "conn-1", "jira");
    let mut tickets = list.items::<Ticket>();
    while let Some(record) = tickets.next().await {
        let record = record?;
        let title = record.data().map(|ticket| ticket.title.as_str());
        println!("record {}: {}", record.id(), title.unwrap_or("pruned"));
    }
    println!("records: next time from {:?}", tickets.cursor());
    Ok(())
}

async fn tokens(client: &Client) -> Shown {
    let tokens = TokenCache::new(client);
    for _ in 0..2 {
        match tokens.get("conn-1", "github").await? {
            Token::Access(token) => println!("token: {} letters", token.expose().len()),
            other => println!("token: {other:?}"),
        }
    }
    Ok(())
}

async fn proxy(client: &Client) -> Shown {
    let hubspot = client.proxy().through("conn-1", "hubspot");
    let answer = hubspot.get("/crm/v3/contacts").query("limit", "1").await?;
    println!("proxy: {} {:?}", answer.status(), answer.body());
    let answer = hubspot.delete("/crm/v3/contacts/7").await?;
    match answer.nango_error() {
        Some(error) => println!("proxy: Nango says {}", error.error.code),
        None => println!("proxy: HubSpot says {}", answer.status()),
    }
    Ok(())
}

#[derive(Serialize)]
struct NewIssue {
    title: String,
}

#[derive(Deserialize)]
struct Issue {
    number: u64,
}

async fn actions(client: &Client) -> Shown {
    let input = NewIssue {
        title: "On fire".to_owned(),
    };
    let call = client
        .actions()
        .run("conn-1", "github", "create-issue", &input);
    let issue: Issue = call.clone().output().await?;
    println!("action: issue {}", issue.number);
    let run = call.x_max_retries(3).start().await?;
    let run = run.schedule(Schedule::every(Duration::from_millis(10)));
    let issue: Issue = run.output().await?;
    println!("action in the background: issue {}", issue.number);
    Ok(())
}

async fn syncs(client: &Client) -> Shown {
    let syncs = vec!["issues".into(), SyncSelector::variant("issues", "eu")];
    let request = TriggerSyncRequest::new("github", syncs.clone());
    client.syncs().trigger(request).await?;
    let status = client.syncs().status_of("github", syncs).await?;
    println!("syncs: {} of them", status.syncs.len());
    Ok(())
}

async fn connecting(client: &Client) -> Shown {
    let sessions = client.connect_sessions();
    let input = ConnectSessionInput::new().tags([("end_user_id", "user-1")]);
    let session = sessions.create(input).await?.data;
    let current = sessions.current().session_token(session.token).await?;
    println!("session: for {:?}", current.data.allowed_integrations);
    let connection = client.connections().wait_for("github", "user-1").await?;
    println!("waited for {}", connection.connection_id);
    Ok(())
}

#[derive(Serialize, Deserialize)]
struct Settings {
    folder: String,
}

async fn metadata(client: &Client) -> Shown {
    let connections = client.connections();
    let settings = Settings {
        folder: "inbox".to_owned(),
    };
    connections
        .set_metadata_to("conn-1", "drive", &settings)
        .await?;
    let settings: Option<Settings> = connections.get("conn-1", "drive").metadata().await?;
    println!("metadata: {:?}", settings.map(|settings| settings.folder));
    Ok(())
}

fn webhooks() -> Shown {
    let key = SigningKey::new("whsec-1");
    let body = br#"{"type":"auth","connectionId":"conn-1","providerConfigKey":"github","operation":"creation","success":true}"#;
    let headers = [("X-Nango-Hmac-Sha256", key.sign(body)?)];
    if let Webhook::AuthWebhook(auth) = key.receive(headers, body)? {
        println!("webhook: {} is connected", auth.connection_id);
    }
    let forged = key.receive([("X-Nango-Hmac-Sha256", "00")], body);
    if let Err(error) = forged {
        println!("webhook refused: {error}");
    }
    Ok(())
}

async fn errors(client: &Client) -> Shown {
    match client.connections().get("missing", "github").await {
        Err(error) if error.is_unknown_connection() => println!("error: {error}"),
        other => println!("{other:?}"),
    }
    Ok(())
}
