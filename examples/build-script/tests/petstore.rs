//! The client that the build script generated.

use build_script_example::petstore::models::{Pet, Status};
use build_script_example::petstore::{Client, pets, servers};

#[test]
fn a_pet_decodes_and_encodes() -> Result<(), serde_json::Error> {
    let text = r#"{"id":7,"name":"Rex","status":"adopted"}"#;
    let pet: Pet = serde_json::from_str(text)?;
    assert_eq!(pet.id, 7);
    assert_eq!(pet.name, "Rex");
    assert_eq!(pet.status.as_ref().map(Status::as_str), Some("adopted"));
    assert_ne!(pet.status, Some(Status::Sold));
    assert_eq!(serde_json::to_string(&pet)?, text);
    Ok(())
}

#[test]
fn calls_are_values() -> Result<(), build_script_example::petstore::Error> {
    let client = Client::new()?;
    let call: pets::ListPets = client.pets().list().status(Status::Available);
    assert!(format!("{call:?}").contains("listPets"));
    assert_eq!(
        servers::PETSTORE_EXAMPLE_COM,
        "https://petstore.example.com"
    );
    Ok(())
}
