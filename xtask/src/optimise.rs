//! Makes the pieces of the program small. It knows the optimiser and its options, and not what a piece is for.

use crate::{
    run::{root, run},
    tools::BINARYEN,
};
use anyhow::{Result, bail};
use std::{fs, process::Command, thread};

/// What index.html asks of the whole program, with the features named that it was compiled for.
const WASM_OPT: &[&str] = &[
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=1",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A piece of the program by its name.
pub type Piece = (&'static str, Vec<u8>);

/// The pieces, each optimised by itself: now its equal functions become one. Side by side, since each takes one core.
///
/// # Errors
/// When the optimiser is not there or fails.
pub fn optimised(pieces: Vec<Piece>) -> Result<Vec<Piece>> {
    thread::scope(|scope| {
        let optimise =
            |(name, wasm): Piece| scope.spawn(move || Ok((name, optimised_piece(name, &wasm)?)));
        let threads: Vec<_> = pieces.into_iter().map(optimise).collect();
        let joined = threads.into_iter().map(|thread| {
            thread.join().unwrap_or_else(|_| bail!("the thread of a piece panicked"))
        });
        joined.collect()
    })
}

fn optimised_piece(name: &str, wasm: &[u8]) -> Result<Vec<u8>> {
    let folder = root().join("target/split");
    fs::create_dir_all(&folder)?;
    let file = |when| folder.join(format!("{name}-{when}.wasm"));
    let (before, after) = (file("before"), file("after"));
    fs::write(&before, wasm)?;
    let mut wasm_opt = Command::new(BINARYEN.programs()?.join("wasm-opt"));
    run(wasm_opt.args(WASM_OPT).arg(&before).arg("-o").arg(&after))?;
    Ok(fs::read(after)?)
}
