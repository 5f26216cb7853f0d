//! Generates the client from `petstore.yaml` whenever that, or a file it refers to, changes.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    oasmith_codegen::build::Builder::new("petstore.yaml").generate()?;
    Ok(())
}
