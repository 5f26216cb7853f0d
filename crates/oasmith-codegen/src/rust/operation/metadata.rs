//! The static with what never changes of an operation.

use super::{Call, security};
use crate::ident::Ident;
use crate::print::{Code, Expr, FieldValue, Snippet};
use crate::rust::cx::Cx;
use crate::rust::{response, servers};

impl Call<'_> {
    /// The static with what never changes.
    pub fn emit_static(&self, cx: &Cx<'_>, code: &mut Code) {
        let operation = self.operation;
        let group = cx.names.groups().get(self.names.group);
        let group = group.map_or("", |group| group.names.module.as_str());
        code.blank();
        let path = operation.path.raw.split('#').next().unwrap_or_default();
        let server = operation.servers.first();
        let server = server.map(|server| Expr::text(&servers::url_with_defaults(server)));
        let fields = [
            ("id", Expr::text(&self.names.id)),
            ("group", Expr::text(group)),
            ("method", Expr::text(&operation.method)),
            ("path", Expr::text(path)),
            ("accept", Expr::text(&response::accept(cx, operation))),
            (
                "server",
                server.map_or("None".into(), |url| Expr::call("Some", [url])),
            ),
            (
                "security",
                Expr::slice(security::alternatives(cx, operation)),
            ),
        ];
        let fields = fields.map(|(name, value)| FieldValue::new(&Ident::fixed(name), value));
        let value = Expr::record("rt::Operation", fields);
        let name = Snippet::from(&self.names.metadata);
        code.constant("static", &name, &"rt::Operation".into(), &value);
    }
}
