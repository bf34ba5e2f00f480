//! The store room: what is kept on this device, and the ports through which it is kept.
//!
//! It knows no page, no language and no browser: [`KeyValue`] and [`Journal`] are the only ways out, and the browser room gives the
//! real ones. Promises that hold for everything here: nothing acknowledged is lost; what cannot be read stays and is never
//! overwritten; what a newer version of the app wrote is left as it is; no key of others is touched, and nothing is cleared.
//!
//! | what | where it is told in words |
//! |---|---|
//! | how a save works, and how the diary comes back after a crash | [`engine`] |
//! | the frame around a kept value | `frame` |
//! | slots | `shelf` |
//! | the head | `head` |
//! | the payloads of the diary, and the settings with their own checksum | `format` |
//! | how the diary is sealed, and opened again | [`seal`], [`keyring`], [`vault`], `engine/recode` |
//! | keys | [`PREFIX`], then the name of a document, a point and its slot; `key/…`, `settings`, `unreadable/settings-…`, `backup`, `ballast` |

pub mod backup_note;
pub mod coder;
mod content;
mod crc;
pub mod engine;
mod format;
mod frame;
mod head;
mod inbox;
mod item;
pub mod journal;
pub mod key_value;
pub mod keyring;
pub mod memory;
pub mod memory_journal;
mod plan_book;
pub mod seal;
mod sealed;
pub mod settings;
mod shelf;
mod slip;
pub mod syringes;
pub mod vault;

pub use backup_note::{BackupNote, Begun, Reminders, Saved};
pub use coder::{
    ClearError, Coder, CoderError, Open, Place, kept_tag, read_clear, remove_clear, write_clear,
};
pub use content::What;
pub use engine::{
    Batch, CROWDED, Choices, Clash, Counts, Document, Engine, EnginePorts, EntriesError,
    EraseError, Erasing, FULL, Incoming, Kept, Lacks, MonthView, NameList, News, Numeral,
    PlanChoice, PlanFound, PlanView, Preview, Reading, Records, RelapsesView, Role, SaveError,
    Search, Staged, Standing, Trashed, Undo, Whole,
};
pub use inbox::{OnReceipt, Receipt};
pub use item::Lists;
pub use journal::{Appended, Ask, Cleared, Found, Journal, JournalError, MADE, NoJournal, Record};
pub use key_value::{KeyValue, LIMIT, PREFIX, StorageError, may_be_sealed, may_have_diary};
pub use keyring::{KeptKey, KeyError};
pub use memory::{MemoryStore, Mood};
pub use memory_journal::{MemoryJournal, Pace};
pub use plan_book::PlanBook;
pub use sealed::Sealed;
pub use settings::{InsulinUnits, Settings, TextSize, Theme};
pub use slip::Slip;
pub use syringes::{OwnError, Syringes};
