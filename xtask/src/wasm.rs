//! The compiler for WebAssembly, by whichever road this machine offers. It knows nothing of what is compiled.
//!
//! The roads, the shortest first: the toolchain in use has the target and the library's source; a standard library that was
//! built here before; rustup brings both; Debian's Rust, for which the standard library is built here once. Debian's Rust is used
//! for WebAssembly alone, and all WebAssembly goes into a target folder of its own, so that no compiler discards another's work.
//!
//! Tests use the standard library as it is, with words for each panic. The page is built with a lean one, compiled along: every
//! visitor loads it, and there a panic is a trap, which the crash panel shows; its words could hold what a person typed.

use crate::{
    debian,
    run::{announce, path_with, read, root, run, say},
    tools::{cache, install_once},
};
use anyhow::{Context, Result, bail};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The target that browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";
const LIBRARY_SOURCE: &str = "/usr/lib/rustlib/src/rust/library";

/// A compiler for WebAssembly that is ready for use.
pub struct Wasm {
    /// The folder with the standard library that was built here, for Debian's Rust.
    sysroot: Option<PathBuf>,
}

/// The oldest Rust that compiles the page: before 1.96 the program is 4 kB larger as brotli, over its budget. All else needs what
/// Cargo.toml says.
const OLDEST_MINOR: u32 = 96;

/// How the page and its standard library are compiled: a panic traps at once, without words, places or the code to print values.
/// Equal functions stay apart, since the program is split by their names; each piece's own are made one afterwards.
const LEAN: [&str; 6] = [
    "-Clink-arg=--no-merge-data-segments",
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    "-Zmerge-functions=disabled",
];

/// Finds or sets up the compiler.
///
/// # Errors
/// When no road is open; the message tells what was tried and what would help.
pub fn ensure() -> Result<Wasm> {
    if toolchain_is_ready()? {
        return Ok(Wasm { sysroot: None });
    }
    if let Some(sysroot) = sysroot()?.filter(|folder| folder.exists()) {
        return Ok(Wasm { sysroot: Some(sysroot) });
    }
    announce(format_args!("Asking rustup for the {TARGET} target and the library's source"));
    match from_rustup() {
        Ok(()) if toolchain_is_ready()? => Ok(Wasm { sysroot: None }),
        Ok(()) => bail!("rustup added {TARGET} to another toolchain than the one in use"),
        Err(no_rustup) => {
            say(format_args!("rustup could not: {no_rustup:#}"));
            from_debian().with_context(|| {
                format!("a Rust of 1.{OLDEST_MINOR} or newer with {TARGET} and rust-src is missing")
            })
        }
    }
}

fn from_rustup() -> Result<()> {
    if !toolchain_is_recent()? {
        bail!(
            "the toolchain in use is older than Rust 1.{OLDEST_MINOR}: `rustup update` brings a newer one"
        );
    }
    let rustup = |words: [&str; 3]| run(Command::new("rustup").current_dir(root()).args(words));
    rustup(["target", "add", TARGET])?;
    rustup(["component", "add", "rust-src"])
}

impl Wasm {
    /// Lets a program, and the Cargo that it calls, compile tests for WebAssembly; `programs` come first on its `PATH`.
    ///
    /// # Errors
    /// When a folder's name cannot stand in `PATH`.
    pub fn apply(&self, command: &mut Command, programs: &[PathBuf]) -> Result<()> {
        let sysroot = self.sysroot.iter().map(|folder| format!("--sysroot={}", folder.display()));
        self.set(command, programs, sysroot.collect())
    }

    /// The same for the page, which is compiled together with a lean standard library.
    ///
    /// # Errors
    /// When a folder's name cannot stand in `PATH`.
    pub fn apply_lean(&self, command: &mut Command, programs: &[PathBuf]) -> Result<()> {
        self.set(command, programs, LEAN.map(str::to_owned).into())?;
        command.envs([
            // What is asked of the library is not stable; nothing in the page's own code is.
            ("RUSTC_BOOTSTRAP", "1"),
            ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
            ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
        ]);
        Ok(())
    }

    fn set(&self, command: &mut Command, programs: &[PathBuf], flags: Vec<String>) -> Result<()> {
        let mut first = programs.to_vec();
        if self.sysroot.is_some() {
            first.push(PathBuf::from("/usr/bin"));
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-22");
            command.env_remove("RUSTC").env_remove("RUSTDOC");
        }
        command.env("PATH", path_with(&first)?).env("CARGO_TARGET_DIR", root().join("target/wasm"));
        // Set whole, so that flags which the person's shell has for other builds change nothing here.
        let flags = [remapped()?, flags].concat().join("\u{1f}");
        command.env("CARGO_ENCODED_RUSTFLAGS", flags).env_remove("RUSTFLAGS");
        Ok(())
    }
}

/// The same bytes on every machine: the program must not tell where it was built.
fn remapped() -> Result<Vec<String>> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home
        .or_else(|| env::home_dir().map(|folder| folder.join(".cargo")))
        .context("no home folder")?;
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    Ok(vec![remap(&home.join("registry/src"), "crates"), remap(&root(), ".")])
}

/// Whether the toolchain in use is new enough for the page.
fn toolchain_is_recent() -> Result<bool> {
    let version = read(Command::new("rustc").current_dir(root()).arg("--version"))?;
    Ok(minor(&version) >= Some(OLDEST_MINOR))
}

/// 96, out of "rustc 1.96.0 (…)".
fn minor(version: &str) -> Option<u32> {
    version.strip_prefix("rustc 1.")?.split('.').next()?.parse().ok()
}

/// Whether the toolchain in use is recent and has the target and the source of the standard library.
fn toolchain_is_ready() -> Result<bool> {
    let asked = |words: &[&str]| read(Command::new("rustc").current_dir(root()).args(words));
    if !toolchain_is_recent()? {
        return Ok(false);
    }
    let libraries = asked(&["--print", "target-libdir", "--target", TARGET])?;
    let source = Path::new(&asked(&["--print", "sysroot"])?).join("lib/rustlib/src/rust/library");
    Ok(Path::new(&libraries).is_dir() && source.join("sysroot").is_dir())
}

fn from_debian() -> Result<Wasm> {
    debian::ensure(debian::RUST_WEB)?;
    let folder =
        sysroot()?.context("Debian's rustc-web is installed, but /usr/bin/rustc is not there")?;
    install_once(
        &folder,
        "Building the standard library for WebAssembly (once, half a minute)",
        build_std,
    )?;
    Ok(Wasm { sysroot: Some(folder) })
}

/// The folder of the standard library for Debian's Rust in its present version; none without Debian's Rust.
fn sysroot() -> Result<Option<PathBuf>> {
    if !Path::new(LIBRARY_SOURCE).join("sysroot").is_dir()
        || debian::missing(debian::RUST_WEB).next().is_some()
    {
        return Ok(None);
    }
    let version = read(Command::new("/usr/bin/rustc").arg("--version"))?;
    let name: String = version
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' })
        .collect();
    Ok(Some(cache()?.join("wasm-std").join(name)))
}

/// Builds `std` and `test` for WebAssembly into `sysroot`, for size.
fn build_std(sysroot: &Path) -> Result<()> {
    let work = sysroot.join("work");
    fs::create_dir_all(&work)?;
    run(Command::new("cp").args(["--recursive", "--dereference", LIBRARY_SOURCE]).arg(&work))?;
    let library = work.join("library");
    let mut build = Command::new("/usr/bin/cargo");
    build.args([
        "build",
        "--quiet",
        "--release",
        "--locked",
        "--target",
        TARGET,
        "--package",
        "sysroot",
    ]);
    build.args(["--features", "optimize_for_size"]).current_dir(&library);
    build
        .env("PATH", path_with(&[PathBuf::from("/usr/bin")])?)
        .env("CARGO_TARGET_DIR", work.join("target"));
    build.envs([("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z"), ("CARGO_PROFILE_RELEASE_DEBUG", "0")]);
    // Only the library's own build may use what is not stable yet, as it does everywhere; bitcode is for link-time optimisation.
    let remap = format!("--remap-path-prefix={}=std", library.display());
    let flags = ["-Cembed-bitcode=yes", "-Zforce-unstable-if-unmarked", &remap].join("\u{1f}");
    build
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_ENCODED_RUSTFLAGS", flags)
        .env_remove("RUSTFLAGS")
        .env_remove("RUSTC");
    run(&mut build)?;
    let libraries = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&libraries)?;
    for file in fs::read_dir(work.join("target").join(TARGET).join("release/deps"))? {
        let file = file?;
        if Path::new(&file.file_name()).extension().is_some_and(|kind| kind == "rlib") {
            fs::copy(file.path(), libraries.join(file.file_name()))?;
        }
    }
    fs::remove_dir_all(&work).context("cannot remove the working copy")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_off_what_rustc_says() {
        assert_eq!(minor("rustc 1.96.0 (ac68faa20 2026-05-25)"), Some(96));
        assert_eq!(minor("rustc 1.100.0-nightly (x 2026-01-01)"), Some(100));
        assert_eq!(minor("rustc 2.0.0"), None);
        assert_eq!(minor(""), None);
    }
}
