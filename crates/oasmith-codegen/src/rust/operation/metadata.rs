//! The static with what never changes of an operation.

use super::{Call, security};
use crate::print::literal::Literal;
use crate::print::{Code, close, line, open, snippet};
use crate::rust::cx::Cx;
use crate::rust::{response, servers};

impl Call<'_> {
    /// The static with what never changes.
    pub fn emit_static(&self, cx: &Cx<'_>, code: &mut Code) {
        let operation = self.operation;
        let group = cx.names.groups().get(self.names.group);
        let group = group.map_or("", |group| group.names.module.as_str());
        code.blank();
        let head = snippet!("static {}:", self.names.metadata);
        let width = head.width() + " rt::Operation =".len();
        let hangs = width <= code.room() && width + " rt::Operation {".len() >= code.room();
        if hangs {
            line!(code, "{} rt::Operation =", head);
            code.indent();
            open!(code, "rt::Operation {{");
        } else if width > code.room() {
            line!(code, "{}", head);
            line!(code, "    rt::Operation = rt::Operation {{");
            code.indent();
        } else {
            open!(code, "{} rt::Operation = rt::Operation {{", head);
        }
        line!(code, "id: {},", Literal::string(&self.names.id));
        line!(code, "group: {},", Literal::string(group));
        line!(code, "method: {},", Literal::string(&operation.method));
        let path = operation.path.raw.split('#').next().unwrap_or_default();
        line!(code, "path: {},", Literal::string(path));
        let accept = response::accept(cx, operation);
        line!(code, "accept: {},", Literal::string(&accept));
        match operation.servers.first() {
            Some(server) => {
                let url = Literal::string(&servers::url_with_defaults(server));
                line!(code, "server: Some({}),", url);
            }
            None => line!(code, "server: None,"),
        }
        let alternatives = security::alternatives(cx, operation);
        code.array(&snippet!("security: &"), &alternatives, ",");
        close!(code, "}};");
        if hangs {
            code.dedent();
        }
    }
}
