//! The store room: what is kept on this device, and the port through which it is kept.
//!
//! It knows no page, no language and no browser: [`KeyValue`] is the only way out, and the browser room gives the real one.

pub mod key_value;

pub use key_value::{KeyValue, MemoryStore, Mood, PREFIX, StorageError};
