//! Every operation under its committed name, with its required arguments. A change here is a change
//! for all callers.

#![allow(deprecated, reason = "what is deprecated is still there")]

use std::collections::{BTreeMap, BTreeSet};

use nango::Client;
use nango::models::*;
use nango::runtime::Json;

const NAMES: &str = include_str!("../../../../specs/nango/oasmith.toml");

/// What an argument of text can be made of, among others.
type Text = &'static str;

/// Checks that a group has these methods, and takes their names.
macro_rules! group {
    ($names:ident, $group:ident: $type:ident {
        $($method:ident($($argument:ty),*) -> $call:ident;)*
    }) => {
        let _: fn(&Client) -> nango::$group::$type = Client::$group;
        $(
            let _: fn(&nango::$group::$type $(, $argument)*) -> nango::$group::$call =
                nango::$group::$type::$method;
            $names.insert(concat!(stringify!($group), ".", stringify!($method)));
        )*
    };
}

#[test]
fn the_methods_are_those_of_the_name_map() {
    let mut names = BTreeSet::new();
    hosted(&mut names);
    stored(&mut names);
    run(&mut names);
    let (_, operations) = NAMES.split_once("[operations]").expect("a name map");
    let committed: BTreeSet<&str> = operations
        .lines()
        .filter_map(|line| Some(line.split_once(" = ")?.1.trim_matches('"')))
        .collect();
    assert_eq!(names, committed);
    assert_eq!(names.len(), 60);
}

/// What Nango offers and how it is set up.
fn hosted(names: &mut BTreeSet<&str>) {
    group!(names, providers: Providers {
        list() -> ListProviders;
        get(Text) -> GetProvider;
        list_templates(Text) -> ListProviderTemplates;
    });
    group!(names, integrations: Integrations {
        list() -> ListIntegrations;
        create(CreateIntegrationRequest) -> CreateIntegration;
        create_quickstart(CreateIntegrationQuickstartRequest) -> CreateIntegrationQuickstart;
        get(Text) -> GetIntegration;
        update(Text, UpdateIntegrationRequest) -> UpdateIntegration;
        delete(Text) -> DeleteIntegration;
        list_functions(Text) -> ListIntegrationFunctions;
        get_function(Text, Text) -> GetIntegrationFunction;
        delete_function(Text, Text, DeleteIntegrationFunctionType) -> DeleteIntegrationFunction;
        get_function_code(Text, Text) -> GetIntegrationFunctionCode;
    });
    group!(names, environments: Environments {
        create(CreateEnvironmentRequest) -> CreateEnvironment;
        delete(i64) -> DeleteEnvironment;
        create_api_key(CreateEnvironmentApiKeyRequest) -> CreateEnvironmentApiKey;
        delete_api_key(DeleteEnvironmentApiKeyRequest) -> DeleteEnvironmentApiKey;
        variables() -> EnvironmentVariables;
        rotate_webhook_signing_key() -> RotateEnvironmentWebhookSigningKey;
    });
    group!(names, scripts: Scripts {
        config() -> ScriptConfig;
    });
}

/// Connections and their records.
fn stored(names: &mut BTreeSet<&str>) {
    group!(names, connections: Connections {
        list() -> ListConnections;
        upsert(UpsertConnectionRequest) -> UpsertConnection;
        get(Text, Text) -> GetConnection;
        update(Text, Text, UpdateConnectionRequest) -> UpdateConnection;
        delete(Text, Text) -> DeleteConnection;
        set_metadata(SetConnectionMetadataRequest) -> SetConnectionMetadata;
        update_metadata(UpdateConnectionMetadataRequest) -> UpdateConnectionMetadata;
    });
    group!(names, connections_legacy: ConnectionsLegacy {
        list() -> ListConnectionsLegacy;
        create(CreateConnectionLegacyRequest) -> CreateConnectionLegacy;
        get(Text, Text) -> GetConnectionLegacy;
        delete(Text, Text) -> DeleteConnectionLegacy;
        set_metadata(SetConnectionLegacyMetadataRequest) -> SetConnectionLegacyMetadata;
        update_metadata(UpdateConnectionLegacyMetadataRequest) -> UpdateConnectionLegacyMetadata;
        set_metadata_for(Text, Text, BTreeMap<String, Json>) -> SetConnectionLegacyMetadataFor;
        update_metadata_for(Text, Text, BTreeMap<String, Json>) -> UpdateConnectionLegacyMetadataFor;
    });
    group!(names, connect_sessions: ConnectSessions {
        create(ConnectSessionInput) -> CreateConnectSession;
        reconnect(ConnectSessionReconnectInput) -> ReconnectConnectSession;
        current() -> ConnectSessionCurrent;
        delete_current() -> DeleteConnectSessionCurrent;
    });
    group!(names, records: Records {
        list(Text, Text, Text) -> ListRecords;
        prune(Text, Text, PruneRecordsRequest) -> PruneRecords;
    });
}

/// What runs: functions, syncs, actions, the proxy.
fn run(names: &mut BTreeSet<&str>) {
    group!(names, functions: Functions {
        compile(FunctionCompileRequest) -> CompileFunction;
        create_dryrun(FunctionDryrunRequest) -> CreateFunctionDryrun;
        get_dryrun(Text) -> GetFunctionDryrun;
        create_deployment(FunctionDeploymentRequest) -> CreateFunctionDeployment;
        get_deployment(Text) -> GetFunctionDeployment;
    });
    group!(names, syncs: Syncs {
        trigger(TriggerSyncRequest) -> TriggerSync;
        start(StartSyncRequest) -> StartSync;
        pause(PauseSyncRequest) -> PauseSync;
        status(Text, Text) -> SyncStatus;
        create_variant(Text, Text, CreateSyncVariantRequest) -> CreateSyncVariant;
        delete_variant(Text, Text, DeleteSyncVariantRequest) -> DeleteSyncVariant;
        update_connection_frequency(UpdateSyncConnectionFrequencyRequest)
            -> UpdateSyncConnectionFrequency;
    });
    group!(names, actions: Actions {
        result(Text) -> ActionResult;
        trigger(Text, Text, TriggerActionRequest) -> TriggerAction;
    });
    group!(names, proxy: Proxy {
        get(Text, Text, Text) -> GetProxy;
        post(Text, Text, Text) -> PostProxy;
        put(Text, Text, Text) -> PutProxy;
        patch(Text, Text, Text) -> PatchProxy;
        delete(Text, Text, Text) -> DeleteProxy;
    });
}
