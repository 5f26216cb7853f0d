//! How much a change weighs, on the wire and in Rust.

/// What a change does to messages between clients of the base and a server of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Effect {
    /// They get through as before.
    #[default]
    Ok,
    /// Some may be understood otherwise, or a promise is weaker than it was.
    Risk,
    /// Some are refused or can't be read.
    Breaking,
}

impl Effect {
    /// The word in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Risk => "risk",
            Self::Breaking => "breaking",
        }
    }
}

/// The effect by direction, seen from a client that was made of the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wire {
    /// On what old clients send.
    pub send: Effect,
    /// On what old clients receive.
    pub receive: Effect,
}

impl Wire {
    /// No effect.
    pub const OK: Self = Self {
        send: Effect::Ok,
        receive: Effect::Ok,
    };

    /// An effect on what is sent only.
    pub const fn send(send: Effect) -> Self {
        Self { send, ..Self::OK }
    }

    /// An effect on what is received only.
    pub const fn receive(receive: Effect) -> Self {
        Self {
            receive,
            ..Self::OK
        }
    }

    /// Effects in both directions.
    pub const fn both(send: Effect, receive: Effect) -> Self {
        Self { send, receive }
    }

    /// The greater of both.
    pub fn worst(self) -> Effect {
        self.send.max(self.receive)
    }

    /// The greater in each direction.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self {
            send: self.send.max(other.send),
            receive: self.receive.max(other.receive),
        }
    }

    /// The same without the directions in which nothing moves.
    #[must_use]
    pub fn only(self, sent: bool, received: bool) -> Self {
        Self {
            send: if sent { self.send } else { Effect::Ok },
            receive: if received { self.receive } else { Effect::Ok },
        }
    }
}

/// What a change asks of the version of the generated crate (Cargo's reading of SemVer).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Bump {
    /// The generated code is the same.
    #[default]
    None,
    /// The code differs, its public items don't.
    Patch,
    /// There are more items than before.
    Minor,
    /// Code that compiled may no longer compile.
    Major,
}

impl Bump {
    /// The word in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}
