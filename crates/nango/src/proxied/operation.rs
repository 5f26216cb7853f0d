//! Operations of the proxy that Nango's document doesn't have, though the server takes them.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::runtime::{Method, Operation};

/// How many operations of methods and paths there may be. Methods are few; a program that makes them up is mistaken.
const MOST: usize = 64;

/// A method, and whether the path is that of the API's root.
type Key = (String, bool);

static KNOWN: Mutex<BTreeMap<Key, &'static Operation>> = Mutex::new(BTreeMap::new());

/// The proxy's operation of any method, with a path or for the root of the provider's API. `None` if there are too many
/// methods.
pub(super) fn operation(method: &Method, is_root: bool) -> Option<&'static Operation> {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (method.as_str().to_owned(), is_root);
    if let Some(operation) = known.get(&key) {
        return Some(operation);
    }
    if known.len() >= MOST {
        return None;
    }
    // An operation lives as long as the program, like those of the document.
    let name = method.as_str().to_owned().leak();
    let operation: &'static Operation = Box::leak(Box::new(Operation {
        id: "proxy.request",
        group: "proxy",
        method: name,
        path: if is_root {
            "/proxy/"
        } else {
            "/proxy/{anyPath}"
        },
        accept: "",
        server: None,
        security: &[&["bearerAuth"]],
    }));
    known.insert(key, operation);
    Some(operation)
}
