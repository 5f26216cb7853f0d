//! Documents that the tests share.

/// A small API of two operations and one model.
pub(crate) const ORDERS: &str = "\
openapi: 3.1.0
info: {title: Orders, version: '1'}
servers: [{url: https://api.example.com}]
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      responses:
        '200':
          description: The orders
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Order'}}
  /orders/{id}:
    delete:
      operationId: deleteOrder
      tags: [orders]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses: {'204': {description: Gone}}
components:
  schemas:
    Order:
      type: object
      required: [id]
      properties:
        id: {type: string}
        note: {type: string}
";

/// The same with a reference that leads nowhere, which has a lenient reading.
pub(crate) fn dangling() -> String {
    ORDERS.replace(
        "id: {type: string}\n        note",
        "id: {$ref: '#/components/schemas/Id'}\n        note",
    )
}

/// A document with these components and nothing else.
pub(crate) fn with_schemas(schemas: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    )
}
