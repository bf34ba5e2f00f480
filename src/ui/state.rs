//! What the screen holds: plain values, and reducers that are pure and total. Saving is done before an action is dispatched,
//! never in a reducer.

pub mod calculator;
mod settings;

pub use settings::{SettingsAction, SettingsState};
