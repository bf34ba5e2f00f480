//! The store room: what is kept on this device, and the port through which it is kept.
//!
//! It knows no page, no language and no browser: [`KeyValue`] is the only way out, and the browser room gives the real one.
//! Two promises hold for everything here: what cannot be read is set aside and never overwritten, and what a newer version of
//! the app wrote is left as it is.

mod format;
mod json;
pub mod key_value;
pub mod settings;
pub mod syringes;

pub use key_value::{KeyValue, MemoryStore, Mood, PREFIX, StorageError};
pub use settings::{InsulinUnits, Settings, TextSize, Theme};
pub use syringes::{OwnError, Syringes};
