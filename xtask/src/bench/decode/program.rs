//! Decodes the same bytes with generated models and with their derived twins. Written and run by
//! `cargo xtask bench decode`; the argument is the folder of the example bodies.

use std::hint::black_box;
use std::time::Instant;

/// Decodes a text of about a megabyte with both, in turn, and prints the ratio.
macro_rules! compare {
    ($name:literal, $text:expr, $model:ident) => {{
        let text: Vec<u8> = $text;
        let ours = || {
            black_box(bench_models::runtime::decode_slice::<
                bench_models::models::$model,
            >(&text))
            .expect("the generated model decodes");
        };
        let derived = || {
            black_box(serde_json::from_slice::<bench_derived::$model>(&text))
                .expect("the derived model decodes");
        };
        report($name, text.len(), measure(&ours, &derived));
    }};
}

fn main() {
    let folder = std::env::args().nth(1).expect("the folder of the examples");
    let read = |name: &str| -> serde_json::Value {
        let text = std::fs::read_to_string(format!("{folder}/{name}.json")).expect("the example");
        serde_json::from_str(&text).expect("the example is JSON")
    };
    println!("decoding, derived serde = 1.00 (median of 31 pairs)");
    compare!(
        "list of connections",
        grown(read("list_connections"), "connections"),
        ListConnectionsResponse
    );
    compare!(
        "list of records",
        grown(read("list_records"), "records"),
        ListRecordsResponse
    );
    compare!(
        "list of providers",
        grown(read("providers"), "data"),
        ListProvidersResponse
    );
    compare!(
        "one connection",
        read("get_connection_oauth2").to_string().into_bytes(),
        ConnectionFull
    );
}

/// The document with the items of a list repeated until it has about a megabyte.
fn grown(mut document: serde_json::Value, list: &str) -> Vec<u8> {
    let length = document.to_string().len();
    let items = document[list].as_array().expect("a list").clone();
    let copies = 1_000_000 / length;
    document[list] = items
        .iter()
        .cycle()
        .take(items.len() * copies)
        .cloned()
        .collect();
    document.to_string().into_bytes()
}

/// Median seconds of each, measured in turn.
fn measure(ours: &dyn Fn(), derived: &dyn Fn()) -> (f64, f64) {
    let repeat = repeats(derived);
    let time = |f: &dyn Fn()| {
        let started = Instant::now();
        for _ in 0..repeat {
            f();
        }
        started.elapsed().as_secs_f64() / f64::from(repeat)
    };
    let (mut a, mut b): (Vec<f64>, Vec<f64>) = (0..31).map(|_| (time(ours), time(derived))).unzip();
    a.sort_by(f64::total_cmp);
    b.sort_by(f64::total_cmp);
    (a[15], b[15])
}

/// How often to run something so that it takes some ten milliseconds.
fn repeats(f: &dyn Fn()) -> u32 {
    f();
    let started = Instant::now();
    f();
    ((0.01 / started.elapsed().as_secs_f64().max(1e-9)) as u32).clamp(1, 100_000)
}

fn report(name: &str, bytes: usize, (ours, derived): (f64, f64)) {
    let speed = bytes as f64 / ours / 1e6;
    println!(
        "  {name:<22} {:>8} bytes  {speed:>7.0} MB/s  ratio {:.2}",
        bytes,
        ours / derived
    );
}
