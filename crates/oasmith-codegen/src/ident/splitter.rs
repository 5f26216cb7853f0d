//! The one splitter of words: acronyms and their plurals, and words that are written in mixed case.

/// Words that are written in mixed case. A spelling in small letters of what comes first in a text stands beside it.
const MIXED: &[&str] = &[
    "BigQuery",
    "BitBucket",
    "ClickHouse",
    "CouchDB",
    "DDoS",
    "DevOps",
    "DocuSign",
    "DynamoDB",
    "ESXi",
    "ETag",
    "FedEx",
    "GHz",
    "GiB",
    "GitHub",
    "GitLab",
    "GraphQL",
    "HubSpot",
    "IPSec",
    "IPsec",
    "IaaS",
    "InfluxDB",
    "IoT",
    "JavaScript",
    "KiB",
    "LaTeX",
    "LinkedIn",
    "LoRa",
    "LoRaWAN",
    "MHz",
    "MacOS",
    "MariaDB",
    "MiB",
    "MongoDB",
    "MySQL",
    "NoSQL",
    "OAuth",
    "OpenAI",
    "OpenAPI",
    "OpenID",
    "PaaS",
    "PayPal",
    "PostgreSQL",
    "QoS",
    "QuickBooks",
    "RabbitMQ",
    "SQLite",
    "SaaS",
    "TiB",
    "TikTok",
    "TypeScript",
    "VMware",
    "VoIP",
    "WhatsApp",
    "WiFi",
    "WooCommerce",
    "WordPress",
    "YouTube",
    "eBay",
    "eID",
    "eIDAS",
    "eKYC",
    "eSIM",
    "eTag",
    "graphQL",
    "iCal",
    "iCloud",
    "iFrame",
    "iOS",
    "iPad",
    "iPadOS",
    "iPhone",
    "jQuery",
    "kHz",
    "kWh",
    "mTLS",
    "macOS",
    "mySQL",
    "oAuth",
    "postgreSQL",
    "tvOS",
    "vCPU",
    "vCenter",
    "vNIC",
    "vSphere",
    "watchOS",
    "wiFi",
    "youTube",
];

/// What becomes of a word in mixed case that begins with a capital: `GitHub`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mixed {
    /// It is one word: `github`.
    Whole,
    /// It is parted at its capitals, so that upper camel case keeps them: `GitHub`.
    Parted,
}

/// The text with its words parted by spaces. Letters beyond ASCII are left as they are to whoever joins the words.
pub(super) fn separated(text: &str, mixed: Mixed) -> String {
    let mut parted = String::with_capacity(text.len() + 8);
    let in_run = |c: char| c.is_alphanumeric();
    for run in text.split(|c: char| !in_run(c) && !unicode_ident::is_xid_continue(c) || c == '_') {
        if run.is_empty() {
            continue;
        }
        if !parted.is_empty() {
            parted.push(' ');
        }
        if run.is_ascii() {
            part(run.as_bytes(), mixed, &mut parted);
        } else {
            parted.push_str(run);
        }
    }
    parted
}

/// Parts a run of ASCII letters and digits.
fn part(run: &[u8], mixed: Mixed, parted: &mut String) {
    let mut begin = 0;
    while begin < run.len() {
        if begin > 0 {
            parted.push(' ');
        }
        let rest = run.get(begin..).unwrap_or_default();
        let length = word_length(rest, mixed);
        for byte in rest.iter().take(length) {
            parted.push(char::from(byte.to_ascii_lowercase()));
        }
        begin += length;
    }
}

/// The length of the word that a run begins with; never 0.
fn word_length(run: &[u8], mixed: Mixed) -> usize {
    mixed_length(run, mixed)
        .or_else(|| plural_acronym_length(run))
        .unwrap_or_else(|| plain_length(run))
}

/// The length of a word in mixed case, with digits and the `s` of a plural after it.
fn mixed_length(run: &[u8], mixed: Mixed) -> Option<usize> {
    if mixed == Mixed::Parted && run.first().is_some_and(u8::is_ascii_uppercase) {
        return None;
    }
    let known = MIXED.iter().filter(|word| run.starts_with(word.as_bytes()));
    let lengths = known.filter_map(|word| ending(run, word.len()));
    lengths.max()
}

/// The length of an acronym in the plural or with a version: `IDs`, `CPUs`, `VMs` of `VMsPerNode`, `TLSv1`.
fn plural_acronym_length(run: &[u8]) -> Option<usize> {
    let acronym = run
        .iter()
        .take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let length = acronym.count();
    let letters = run.iter().take_while(|b| b.is_ascii_uppercase()).count();
    if letters < 2 {
        return None;
    }
    match run.get(length)? {
        b's' => ending(run, length),
        b'v' if run.get(length + 1)?.is_ascii_digit() => ending(run, length + 1),
        _ => None,
    }
}

/// Where a word ends whose letters are over at `at`: after digits, or the `s` of a plural. `None` where the word goes
/// on.
fn ending(run: &[u8], at: usize) -> Option<usize> {
    let plural = at + usize::from(run.get(at) == Some(&b's'));
    let digits = run.iter().skip(plural).take_while(|b| b.is_ascii_digit());
    let end = plural + digits.count();
    let goes_on = run.get(end).is_some_and(u8::is_ascii_lowercase);
    (!goes_on).then_some(end)
}

/// The length of a word in one case, or with a capital first; `HTTP` of `HTTPServer`. Digits belong to the word before
/// them.
fn plain_length(run: &[u8]) -> usize {
    let mut previous_is_upper = false;
    let mut is_lower = false;
    for (at, byte) in run.iter().enumerate() {
        let Some(next) = run.get(at + 1) else {
            break;
        };
        let was_upper = previous_is_upper;
        if byte.is_ascii_lowercase() {
            (is_lower, previous_is_upper) = (true, false);
        } else if byte.is_ascii_uppercase() {
            (is_lower, previous_is_upper) = (false, true);
        }
        if is_lower && next.is_ascii_uppercase() {
            return at + 1;
        }
        let acronym_ends = was_upper && byte.is_ascii_uppercase() && next.is_ascii_lowercase();
        // The plural of an acronym is no word of its own: `IDs` after `user` begins at its capital.
        if at > 0 && acronym_ends {
            return at;
        }
    }
    run.len()
}

#[cfg(test)]
mod tests {
    use super::{Mixed, separated};

    #[test]
    fn acronyms_plurals_and_mixed_words() {
        for (text, expected) in [
            ("userIDs", "user ids"),
            ("URLs", "urls"),
            ("imageURLs", "image urls"),
            ("allowedIPs", "allowed ips"),
            ("PDFs", "pdfs"),
            ("iOSVersion", "ios version"),
            ("macOS", "macos"),
            ("IPv4Address", "ipv4 address"),
            ("ipv6CIDRs", "ipv6 cidrs"),
            ("OAuthToken", "oauth token"),
            ("oAuth2Token", "oauth2 token"),
            ("graphQLQuery", "graphql query"),
            ("runGraphQL", "run graphql"),
            ("WiFi", "wifi"),
            ("mTLSEnabled", "mtls enabled"),
            ("eTag", "etag"),
            ("ETag", "etag"),
            ("CPUs", "cpus"),
            ("vCPUs", "vcpus"),
            ("HTTPSProxies", "https proxies"),
            ("isOKToSend", "is ok to send"),
            ("x509Certificate", "x509 certificate"),
            ("numberOfAZs", "number of azs"),
            ("SKUs", "skus"),
            ("DNSSEC", "dnssec"),
            ("VMsPerNode", "vms per node"),
            ("GitHubURL", "github url"),
            ("YouTubeID", "youtube id"),
            ("PostgreSQLVersion", "postgresql version"),
            ("getFAQs", "get faqs"),
            ("listAPIsAndIDs", "list apis and ids"),
            ("SNMPv3Users", "snmpv3 users"),
            ("USState", "us state"),
            ("AWSsecret", "aw ssecret"),
            ("toDoSomething", "to do something"),
            ("XMLHttpRequest", "xml http request"),
            ("HTTP2Server", "http2 server"),
            ("OAUTH2_CC", "oauth2 cc"),
            ("GitHubs2", "githubs2"),
            ("Xs", "xs"),
            ("straßenName", "straßenName"),
            ("", ""),
        ] {
            assert_eq!(separated(text, Mixed::Whole), expected, "{text}");
        }
    }

    #[test]
    fn upper_camel_case_keeps_the_capitals_of_mixed_words() {
        for (text, expected) in [
            ("GitHubURL", "git hub url"),
            ("userOAuth2IDs", "user o auth2 ids"),
            ("iOSVersion", "ios version"),
        ] {
            assert_eq!(separated(text, Mixed::Parted), expected, "{text}");
        }
    }

    #[test]
    fn mixed_words_are_sorted() {
        assert!(super::MIXED.is_sorted());
    }
}
