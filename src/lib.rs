//! LDN Diary as a library: everything but the few lines that start the page.

pub mod dose;
