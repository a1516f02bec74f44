//! Short lists. Natively they stand in place, for an allocation would cost more than what is done with most of them; in
//! WebAssembly they are plain vectors, for there code is paid for by the byte.

/// A list that is seldom longer than `N`.
#[cfg(not(target_family = "wasm"))]
pub(crate) type Short<T, const N: usize> = smallvec::SmallVec<[T; N]>;

/// A list that is seldom longer than `N`.
#[cfg(target_family = "wasm")]
pub(crate) type Short<T, const N: usize> = Vec<T>;

// A short list of what is named: `short![one, other]`.
#[cfg(not(target_family = "wasm"))]
pub(crate) use smallvec::smallvec as short;
#[cfg(target_family = "wasm")]
pub(crate) use std::vec as short;
