//! LDN Diary as a library: everything but the few lines that start the page.
//!
//! # Map
//!
//! | room | owns | may know |
//! |---|---|---|
//! | [`dose`] | exact dose arithmetic, readers, writers, gates, limits | nothing |
//! | [`plan`] | steps, what is due, history of changes, bottles and supply, limits | `dose` |
//! | [`diary`] | nights, entries, relapses, lists, queries, limits | `dose`, `plan` |
//! | [`trends`] | what a diary shows over time, as numbers and places on a chart | `dose`, `plan`, `diary` |
//! | [`store`] | what is kept and its format, over a port | `dose`, `plan`, `diary` |
//! | [`exchange`] | what other programs read and write: calendar file, CSV, FHIR, other diaries; the backup file | `dose`, `plan`, `diary`, `store` |
//! | `browser` | the page: storage, journal, other tabs, clock, address, clipboard, locale, random bytes; the device: files, the promise to keep | the ports of `store` and `ui` |
//! | `ui` | places, parts, state and words | `dose`, `plan`, `diary`, `trends`, `store`, `exchange` |
//!
//! `main.rs` joins `browser` and `ui`. Beside the crate, `index.html` is the page before the program is there, and `static/` what the host
//! gives as it is: style, start script, worker, icons. The last two rooms stand behind the feature `web`; without it only the inner rooms are built.
//!
//! # What never happens
//!
//! - No float between a typed and a shown dose; no rounding but the one to a mark or to a screen's decimals, which is said.
//! - No clock, no page and no language in the inner rooms: time and words come from outside.
//! - No request to another origin, and nothing a person typed in an address, a title, a log or a panic.
//! - No save inside an effect or a reducer: the store is asked first, then the screen is told.
//! - No word for people outside the catalogue in `ui/text`.
//!
//! `tests/tidy.rs` holds what a compiler cannot.

#[cfg(feature = "web")]
pub mod browser;
pub mod diary;
pub mod dose;
pub mod exchange;
pub mod plan;
pub mod store;
pub mod trends;
#[cfg(feature = "web")]
pub mod ui;
