//! All automation of LDN Diary: it sets up what a fresh machine lacks, builds the page, measures, serves and checks it.
//!
//! It knows the tools and the built files, never the page's own code. It is a library so that the end-to-end tests use the same
//! server and the same pinned tools as the commands do.

pub mod checks;
pub mod debian;
pub mod deep;
pub mod fhir;
pub mod headers;
pub mod names;
pub mod offline;
pub mod one_file;
pub mod optimise;
pub mod page;
mod parts;
pub mod proof;
pub mod run;
pub mod site;
pub mod size;
pub mod split;
pub mod tags;
pub mod tools;
pub mod wasm;
