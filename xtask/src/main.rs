//! All automation of LDN Diary, in Rust.

fn main() {}
