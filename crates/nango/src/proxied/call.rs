//! A call through the proxy.

use std::future::IntoFuture;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::ProxiedAnswer;
use crate::Error;
use crate::runtime::{Body, BoxFuture, Call, Multipart, Retry};
use crate::typed::{Typed, to_json};

/// A call through the proxy: set options, then `.send().await`, `.send_as().await` or just
/// `.await`.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct ProxiedCall {
    call: Call,
}

impl ProxiedCall {
    pub(super) fn new(call: Call) -> Self {
        Self { call }
    }

    /// Adds a query parameter for the provider. A name can occur several times.
    pub fn query(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call.extra_query(name.as_ref(), value.as_ref());
        self
    }

    /// Sets a header that goes to the provider. Nango takes it as `Nango-Proxy-<name>`, and sets the
    /// provider's `Authorization` itself.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        let name = format!("Nango-Proxy-{}", name.as_ref());
        self.call.extra_header(&name, value.as_ref());
        self
    }

    /// Sets a JSON body from a value of your own type.
    pub fn json<T: Serialize + ?Sized>(mut self, body: &T) -> Self {
        match to_json(body) {
            Ok(body) => self.call.json(&body),
            Err(error) => self.call.refuse(format!("body: {error}")),
        }
        self
    }

    /// Sets an `application/x-www-form-urlencoded` body from the fields of a value of your own type.
    pub fn form<T: Serialize + ?Sized>(mut self, body: &T) -> Self {
        match to_json(body) {
            Ok(body) => self.call.form(&body),
            Err(error) => self.call.refuse(format!("body: {error}")),
        }
        self
    }

    /// Sets a `multipart/form-data` body.
    pub fn multipart(mut self, body: impl Into<Multipart>) -> Self {
        self.call.multipart(body);
        self
    }

    /// Sets a body of any media type, held in memory or a stream.
    pub fn bytes(mut self, media_type: &str, body: impl Into<Body>) -> Self {
        self.call.bytes(media_type, body);
        self
    }

    /// Sets how many times Nango retries a failed request, waiting longer each time; the default is 0.
    ///
    /// The client then doesn't retry the call itself, so that retries don't multiply. To have both,
    /// set the client's with [`configure`](Self::configure) afterwards.
    pub fn retries(mut self, times: u32) -> Self {
        self.call.extra_header("Retries", &times.to_string());
        if times > 0 {
            self.call.retry(Retry::OFF);
        }
        self
    }

    /// Sets statuses after which Nango retries the request, besides 429 and those from 500 on.
    pub fn retry_on(mut self, statuses: impl IntoIterator<Item = u16>) -> Self {
        let statuses: Vec<_> = statuses
            .into_iter()
            .map(|status| status.to_string())
            .collect();
        self.call.extra_header("Retry-On", &statuses.join(","));
        self
    }

    /// Sets the base URL of the provider's API, if the catalog has none or another.
    pub fn base_url_override(mut self, url: impl AsRef<str>) -> Self {
        self.call.extra_header("Base-Url-Override", url.as_ref());
        self
    }

    /// Sets whether Nango decompresses the provider's response.
    pub fn decompress(mut self, decompress: bool) -> Self {
        self.call
            .extra_header("Decompress", &decompress.to_string());
        self
    }

    /// Sets whether the provider's headers are sent to the target of a redirect.
    pub fn forward_headers_on_redirect(mut self, forward: bool) -> Self {
        let name = "Forward-Headers-On-Redirect";
        self.call.extra_header(name, &forward.to_string());
        self
    }

    /// Sets options that Nango's document doesn't declare, such as a timeout.
    pub fn configure(mut self, change: impl FnOnce(&mut Call)) -> Self {
        change(&mut self.call);
        self
    }

    /// Sends the call and returns the provider's response unchanged, whatever its status.
    ///
    /// # Errors
    ///
    /// Fails if the call can't be built or sent, or if the response is incomplete.
    pub async fn send(self) -> Result<ProxiedAnswer, Error> {
        let raw = self.call.clone().send_raw().await?;
        Ok(ProxiedAnswer::new(self.call, raw))
    }

    /// Sends the call and returns the provider's response as soon as its headers arrive, whatever its
    /// status. The body is read piece by piece and not held in memory; the timeout of the call includes
    /// it.
    ///
    /// ```no_run
    /// # async fn example(client: nango::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use std::io::Write;
    ///
    /// let drive = client.proxy().through("conn-1", "drive");
    /// let call = drive.get("/files/7/content").configure(|call| call.timeout(None));
    /// let mut answer = call.send_streamed().await?;
    /// let mut file = std::fs::File::create("7.bin")?;
    /// while let Some(piece) = answer.chunk().await? {
    ///     file.write_all(&piece)?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the call can't be built or sent, or if there is no response.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn send_streamed(self) -> Result<crate::runtime::Streamed, Error> {
        self.call.send_streamed().await
    }

    /// Sends the call and reads the provider's JSON as a type of your own.
    ///
    /// # Errors
    ///
    /// Fails if the call can't be built or sent, if the provider or Nango responds with an error, or if the
    /// response is not of this type.
    pub async fn send_as<T: DeserializeOwned + 'static>(self) -> Result<T, Error> {
        let answer: Typed<T> = self.call.send().await?;
        Ok(answer.0)
    }
}

impl IntoFuture for ProxiedCall {
    type Output = Result<ProxiedAnswer, Error>;
    type IntoFuture = BoxFuture<Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
