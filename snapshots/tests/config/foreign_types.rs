//! Types of other crates in the place of generated ones.

use oasmith_runtime::Validate;
use rust_decimal::Decimal;
use serde_json::json;
use snapshots::features::foreign_types::Client;
use snapshots::features::foreign_types::models::{Label, Money, Offer, OfferPay};
use snapshots::point::{Labels, Point};
use url::Url;

use crate::Tested;

#[test]
fn values_are_of_the_types_that_were_asked_for() -> Tested {
    let text = r#"{"price":"19.90","weight":0.1234567890123456789012345,"prices":["1.5",null],"place":[1,2.5],"site":"https://example.com/a","labels":{"de":{"text":{"a":"b"}}},"pay":"3"}"#;
    let offer: Offer = oasmith_runtime::decode_slice(text.as_bytes())?;
    let price: Decimal = *offer.price;
    assert_eq!(price, Decimal::new(1990, 2));
    assert_eq!(offer.place, Point { x: 1.0, y: 2.5 });
    let site: &Url = offer.site.as_value().ok_or("no site")?;
    assert_eq!(site.path(), "/a");
    assert_eq!(offer.pay, Some(OfferPay::Money(Decimal::from(3).into())));
    // Neither a digit of a number nor a zero of a text is lost.
    assert_eq!(
        String::from_utf8(oasmith_runtime::encode_vec(&offer)?)?,
        text
    );
    Ok(())
}

#[test]
fn they_are_taken_as_they_are() -> Tested {
    let offer = Offer::new(Decimal::ONE, Point { x: 0.0, y: 0.0 })
        .weight(Decimal::new(5, 1))
        .site(Some(Url::parse("https://example.com")?.into()))
        .labels([("en".to_owned(), Label::new().text(Labels::new()))].into());
    offer.validate()?;
    let expected = json!({
        "price": "1", "weight": 0.5, "place": [0, 0], "site": "https://example.com/",
        "labels": {"en": {"text": {}}},
    });
    assert_eq!(serde_json::to_value(&offer)?, expected);
    let client = Client::new("http://example.com")?;
    let callback = Url::parse("https://example.com/b")?;
    let limit: Money = Decimal::TEN.into();
    let _ = client
        .offers()
        .create(offer)
        .callback(callback)
        .limit(limit);
    Ok(())
}

#[test]
fn what_they_can_not_be_is_said_with_its_place() {
    let faults = [
        (
            r#"{"price": "much", "place": [0, 0]}"#,
            "$.price: not a rust_decimal::",
        ),
        (
            r#"{"price": "1", "place": [0]}"#,
            "$.place: not a list of two numbers",
        ),
        (
            r#"{"price": "1", "place": [0, 0], "site": "//"}"#,
            "$.site: not a url::Url",
        ),
    ];
    for (text, message) in faults {
        let fault = oasmith_runtime::decode_slice::<Offer>(text.as_bytes());
        let fault = fault.map_or_else(|error| error.to_string(), |_| String::new());
        assert!(fault.starts_with(message), "{fault}");
    }
}
