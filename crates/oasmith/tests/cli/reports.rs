//! Reports as they stand in the terminal.

use crate::documents::{ORDERS, dangling};
use crate::scratch::Scratch;

fn report(document: impl AsRef<[u8]>, arguments: &[&str]) -> String {
    let scratch = Scratch::with(document);
    let arguments = [&["check", "openapi.yaml"][..], arguments].concat();
    let run = scratch.run(&arguments);
    format!(
        "{}{}exit code {:?}",
        run.err,
        run.out,
        run.code.unwrap_or_default()
    )
}

#[test]
fn a_mistake_and_its_neighbours() {
    let document = ORDERS
        .replace("operationId: deleteOrder", "operationId: listOrders")
        .replace("/orders/{id}:", "/orders/{orderId}:")
        .replace("required: [id]", "required: [id, nte]");
    insta::assert_snapshot!(report(document, &[]));
}

#[test]
fn a_lenient_run() {
    insta::assert_snapshot!(report(dangling(), &["--lenient"]));
}

#[test]
fn text_that_is_no_yaml() {
    insta::assert_snapshot!(report("openapi: 3.1.0\ninfo: {title: T\npaths: {}\n", &[]));
}

#[test]
fn swagger() {
    insta::assert_snapshot!(report(
        "swagger: '1.2'\ninfo: {title: T, version: '1'}\npaths: {}\n",
        &[]
    ));
}

#[test]
fn json() {
    insta::assert_snapshot!(report(dangling(), &["--format", "json"]));
}

#[test]
fn what_types_do_not_express() {
    let document = ORDERS.replace(
        "note: {type: string}",
        "note: {type: string, not: {const: x}, minLength: 5, maxLength: 4}",
    );
    insta::assert_snapshot!(report(document, &[]));
}
