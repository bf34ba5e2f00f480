//! LDN Diary as a library: everything but the few lines that start the page.

#[cfg(feature = "web")]
pub mod browser;
pub mod dose;
pub mod store;
#[cfg(feature = "web")]
pub mod ui;
