//! The user interface: places, parts and words. It knows every room but the browser, and asks ports for what the page can do.
//!
//! - [`context`]: what a page may ask for. [`port`]: what the page must be able to do.
//! - [`route`]: places and addresses. [`shell`]: the frame with the navigation. [`page`]: one file a place.
//! - [`keeper`]: the diary on this screen, and the ways to change it; `first_start`: whether there is one.
//! - [`locksmith`]: how the diary is sealed, locked and opened on this screen.
//! - [`state`]: what the screen holds, as plain reducers; [`shelf`]: where it outlives a page. [`numbers`]: how numbers are written for this person.
//! - [`names`]: what the things of a diary are called.
//! - [`reading`]: the message for what could not be read or worked out.
//! - [`part`]: building blocks that read only their properties. [`text`]: all words.

pub mod context;
mod first_start;
pub mod keeper;
pub mod locksmith;
pub mod names;
pub mod numbers;
pub mod page;
pub mod part;
pub mod port;
pub mod reading;
pub mod route;
pub mod shelf;
pub mod shell;
pub mod state;
pub mod text;

pub use shell::{App, AppProps};
