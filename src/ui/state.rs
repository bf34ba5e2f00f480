//! What the screen holds: plain values, and reducers that are pure and total. Saving is done before an action is dispatched,
//! never in a reducer.

pub mod bottles;
pub mod bring_in;
pub mod browse;
pub mod cabinet;
pub mod calculator;
mod diary;
pub mod dose_log;
pub mod lists;
pub mod night;
pub mod passphrase;
pub mod plan;
pub mod relapse;
pub mod report;
mod settings;
mod slip;
pub mod trends;
mod typed_date;

pub use browse::{Browse, BrowseAction};
pub use diary::{Deed, DiaryAction, DiaryState, Open, Saving, Tab};
pub use settings::{SettingsAction, SettingsState};
pub use slip::{FormName, OnScreen};
