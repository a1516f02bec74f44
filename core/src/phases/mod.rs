//! Where the time of an answer goes, for measurements. Only with the feature `phases`: without it nothing of this
//! stands in what is compiled. There is no clock here either: whoever measures brings one.
#![cfg_attr(not(feature = "phases"), allow(dead_code, unreachable_pub, reason = "nobody measures"))]

#[cfg(feature = "phases")]
mod measured;
mod phase;
#[cfg(not(feature = "phases"))]
mod unmeasured;

#[cfg(feature = "phases")]
pub(crate) use self::measured::Watch;
#[cfg(feature = "phases")]
pub use self::measured::{PHASES, watched};
pub use self::phase::Phase;
#[cfg(not(feature = "phases"))]
pub(crate) use self::unmeasured::Watch;
