//! A call by way of the proxy.

use std::future::IntoFuture;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::ProxiedAnswer;
use crate::Error;
use crate::runtime::{Body, BoxFuture, Call, Multipart};
use crate::typed::{Typed, to_json};

/// A call by way of the proxy: set what is optional, then `.send().await`, `.send_as().await` or just
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

    /// Adds a query parameter of the provider's. Of the same name there can be several.
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

    /// Sets a JSON body out of a value of your own type.
    pub fn json<T: Serialize + ?Sized>(mut self, body: &T) -> Self {
        match to_json(body) {
            Ok(body) => self.call.json(&body),
            Err(error) => self.call.refuse(format!("body: {error}")),
        }
        self
    }

    /// Sets an `application/x-www-form-urlencoded` body out of the members of a value of your own type.
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

    /// Sets how many times Nango repeats a failed request, waiting longer each time; 0 unless set.
    pub fn retries(mut self, times: u32) -> Self {
        self.call.extra_header("Retries", &times.to_string());
        self
    }

    /// Sets statuses on which Nango repeats the request, besides 429 and those from 500 on.
    pub fn retry_on(mut self, statuses: impl IntoIterator<Item = u16>) -> Self {
        let statuses: Vec<_> = statuses
            .into_iter()
            .map(|status| status.to_string())
            .collect();
        self.call.extra_header("Retry-On", &statuses.join(","));
        self
    }

    /// Sets the base URL of the provider's API, where the catalog has none or another.
    pub fn base_url_override(mut self, url: impl AsRef<str>) -> Self {
        self.call.extra_header("Base-Url-Override", url.as_ref());
        self
    }

    /// Sets whether Nango decompresses the provider's answer.
    pub fn decompress(mut self, decompress: bool) -> Self {
        self.call
            .extra_header("Decompress", &decompress.to_string());
        self
    }

    /// Sets whether the provider's headers are sent again where it redirects to.
    pub fn forward_headers_on_redirect(mut self, forward: bool) -> Self {
        let name = "Forward-Headers-On-Redirect";
        self.call.extra_header(name, &forward.to_string());
        self
    }

    /// Sets what else a call can be told: a time limit, say.
    pub fn configure(mut self, change: impl FnOnce(&mut Call)) -> Self {
        change(&mut self.call);
        self
    }

    /// Sends the call and gives the provider's answer as it is, whatever its status.
    ///
    /// # Errors
    ///
    /// The call can't be made or sent, or there is no whole answer.
    pub async fn send(self) -> Result<ProxiedAnswer, Error> {
        let raw = self.call.clone().send_raw().await?;
        Ok(ProxiedAnswer::new(self.call, raw))
    }

    /// Sends the call and gives the provider's answer as soon as its headers are there, whatever its
    /// status. The body is read piece by piece and not held in memory; the time limit of the call covers
    /// it too.
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
    /// The call can't be made or sent, or there is no answer.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn send_streamed(self) -> Result<crate::runtime::Streamed, Error> {
        self.call.send_streamed().await
    }

    /// Sends the call and reads the provider's JSON as a type of your own.
    ///
    /// # Errors
    ///
    /// The call can't be made or sent, the provider or Nango refuses it, or the answer is not of this
    /// type.
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
