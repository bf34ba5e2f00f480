//! The pinned tools, each installed once into a folder of its own outside `target/`, so that a fresh clone is quick.
//!
//! A tool counts as there when its folder is there: it is installed beside it and renamed at the very end, so a half-done
//! install is never taken for a whole one.
//!
//! A crate is built by the lock file that it comes with, whose hashes cargo checks as it does the index's for the crate itself; a package
//! for Node is taken by a hash that stands here.

use crate::{
    debian,
    run::{announce, run},
};
use anyhow::{Context, Result};
use std::{
    env,
    ffi::OsString,
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

/// Where a tool comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// A crate with binaries, built here.
    Crate,
    /// A package for Node, as published.
    Npm(Package),
}

/// What is known beforehand of a package for Node that brings no other package along.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Package {
    /// The hash of what is fetched, as `npm view <name>@<version> dist.integrity` says it.
    hash: &'static str,
    /// Those of its programs that are run, each by its name in the package's folder `bin`.
    programs: &'static [&'static str],
}

/// One tool at one version.
pub struct Tool {
    name: &'static str,
    version: &'static str,
    source: Source,
    /// Which of its features are built.
    features: Features,
    /// The crates of it that are worth an effort of the compiler: they go through a whole program, several times in one check.
    busy: &'static [&'static str],
}

/// Which features of a tool are built.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Features {
    /// Those that its authors chose.
    Usual,
    /// None: what they add here is only a way to speak with other machines, and takes minutes to build.
    None,
}

/// Builds the page.
pub const TRUNK: Tool = Tool::of_crate("trunk", "0.21.14").bare();
/// Writes the glue between the program and the browser; the same version as the `wasm-bindgen` crate in Cargo.toml.
pub const WASM_BINDGEN: Tool = Tool::of_crate("wasm-bindgen-cli", "0.2.129").bare().busy(&[
    "walrus",
    "wasmparser",
    "wasm-encoder",
]);
/// Drives Firefox.
pub const GECKODRIVER: Tool = Tool::of_crate("geckodriver", "0.37.1");
/// Holds all crates to `deny.toml`.
pub const DENY: Tool = Tool::of_crate("cargo-deny", "0.20.2");
/// Changes the code and asks whether a test notices.
pub const MUTANTS: Tool = Tool::of_crate("cargo-mutants", "27.1.0");
/// Looks for inputs that break a reader.
pub const FUZZ: Tool = Tool::of_crate("cargo-fuzz", "0.13.2");
/// Has `wasm-opt`, which makes the program smaller.
pub const BINARYEN: Tool = Tool::of_npm(
    "binaryen",
    "132.0.0",
    Package {
        hash: "sha512-4Usg7yEvwO3FMso3Oov6qkOOHSod1IEv+boKkh77kTljM+eNBouqCTbqWswGzbG+vDNO/b/v2C4gfEh1WgB9Lg==",
        programs: &["wasm-opt"],
    },
);
/// Finds what would keep people with disabilities from using the page.
pub const AXE: Tool = Tool::of_npm(
    "axe-core",
    "4.14.1",
    Package {
        hash: "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
        programs: &[],
    },
);

impl Tool {
    const fn of_crate(name: &'static str, version: &'static str) -> Self {
        Self { name, version, source: Source::Crate, features: Features::Usual, busy: &[] }
    }

    const fn bare(self) -> Self {
        Self { features: Features::None, ..self }
    }

    const fn busy(self, crates: &'static [&'static str]) -> Self {
        Self { busy: crates, ..self }
    }

    const fn of_npm(name: &'static str, version: &'static str, package: Package) -> Self {
        Self { source: Source::Npm(package), ..Self::of_crate(name, version) }
    }

    /// The tool's own folder; that of a package is named after its hash too, so that one which came without is not taken for it.
    ///
    /// # Errors
    /// When no cache folder can be named.
    pub fn folder(&self) -> Result<PathBuf> {
        let Self { name, version, .. } = self;
        let name = match self.source {
            Source::Crate => format!("{name}-{version}"),
            Source::Npm(Package { hash, .. }) => {
                let letters = hash.chars().filter(char::is_ascii_alphanumeric);
                let short: String = letters.skip("sha512".len()).take(8).collect();
                format!("{name}-{version}-{short}")
            }
        };
        Ok(cache()?.join("tools").join(name))
    }

    /// The folder with the tool's programs, for `PATH`.
    ///
    /// # Errors
    /// When no cache folder can be named.
    pub fn programs(&self) -> Result<PathBuf> {
        Ok(self.folder()?.join(match self.source {
            Source::Crate => "bin",
            Source::Npm(_) => "node_modules/.bin",
        }))
    }

    fn install(&self, into: &Path) -> Result<()> {
        match self.source {
            Source::Crate => self.install_crate(into),
            Source::Npm(package) => self.install_npm(package, into),
        }
    }

    fn install_crate(&self, into: &Path) -> Result<()> {
        let mut command = Command::new("cargo");
        command.args([
            "install",
            "--quiet",
            "--locked",
            "--no-track",
            self.name,
            "--version",
            self.version,
            "--root",
        ]);
        command.arg(into);
        if self.features == Features::None {
            command.arg("--no-default-features");
        }
        for name in self.busy {
            command.arg("--config").arg(format!("profile.release.package.{name}.opt-level=1"));
        }
        // One folder and one profile for all, so that crates that several need are built once. The profile is the one that is ready
        // soonest: a crate in one piece costs the compiler the least, and there are crates enough for all cores. A tool that panics ends at once.
        command.env("CARGO_TARGET_DIR", build_folder()?);
        command.envs([
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1"),
            ("CARGO_PROFILE_RELEASE_PANIC", "abort"),
            ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
        ]);
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        run(&mut command)
    }

    fn install_npm(&self, package: Package, into: &Path) -> Result<()> {
        debian::ensure(debian::NODE)?;
        let [asked, lock] = self.pins(package);
        fs::write(into.join("package.json"), asked)?;
        fs::write(into.join("package-lock.json"), lock)?;
        let mut command = Command::new("npm");
        // By the lock file alone, and so with the hash that is known beforehand or not at all. Scripts of packages are not run: all are
        // plain files.
        command.args(["ci", "--loglevel=error", "--ignore-scripts", "--no-audit", "--no-fund"]);
        run(command.arg("--prefix").arg(into).current_dir(into))
    }

    /// The two files by which npm installs this one package: `package.json` and the lock file.
    fn pins(&self, Package { hash, programs }: Package) -> [String; 2] {
        let Self { name, version, .. } = self;
        let asked = format!(r#""dependencies": {{"{name}": "{version}"}}"#);
        let programs: Vec<String> =
            programs.iter().map(|program| format!(r#""{program}": "bin/{program}""#)).collect();
        let programs = programs.join(", ");
        let package =
            format!(r#""version": "{version}", "integrity": "{hash}", "bin": {{{programs}}}"#);
        let lock = format!(
            r#"{{"lockfileVersion": 3, "requires": true, "packages": {{"": {{{asked}}}, "node_modules/{name}": {{{package}}}}}}}"#
        );
        [format!(r#"{{"private": true, {asked}}}"#), lock]
    }
}

/// Installs those of the tools that are not there yet.
///
/// # Errors
/// When one cannot be installed; the message names the command that failed.
pub fn ensure(tools: &[&Tool]) -> Result<()> {
    for tool in tools {
        let title =
            format!("Installing {} {} (once; minutes for a crate)", tool.name, tool.version);
        install_once(&tool.folder()?, &title, |into| tool.install(into))?;
    }
    let build = build_folder()?;
    if build.exists() && tools.iter().any(|tool| tool.source == Source::Crate) {
        fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))?;
    }
    Ok(())
}

/// Fills a folder once: `fill` works in a folder beside it, which takes the real name only when all went well. A second process
/// that wants the same waits for the first.
///
/// # Errors
/// When `fill` fails or the cache cannot be written.
pub fn install_once(
    folder: &Path,
    title: &str,
    fill: impl FnOnce(&Path) -> Result<()>,
) -> Result<()> {
    if folder.exists() {
        return Ok(());
    }
    let cache = cache()?;
    fs::create_dir_all(cache.join("tools"))
        .with_context(|| format!("cannot create {}", cache.display()))?;
    let lock = File::create(cache.join("lock"))?;
    lock.lock().context("cannot lock the tool cache")?;
    if folder.exists() {
        return Ok(());
    }
    announce(title);
    let mut part = folder.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    if part.exists() {
        fs::remove_dir_all(&part)?;
    }
    fs::create_dir_all(&part)?;
    fill(&part)?;
    fs::rename(&part, folder).with_context(|| format!("cannot name {}", folder.display()))
}

/// The folder of everything that is installed once: `$LDN_DIARY_CACHE`, else `ldn-diary` in the user's cache folder.
///
/// # Errors
/// When none of the variables that name it is set.
pub fn cache() -> Result<PathBuf> {
    cache_from(|name| env::var_os(name).filter(|value| !value.is_empty()))
}

fn cache_from(variable: impl Fn(&str) -> Option<OsString>) -> Result<PathBuf> {
    let own = variable("LDN_DIARY_CACHE").map(PathBuf::from);
    let shared = || variable("XDG_CACHE_HOME").map(|folder| Path::new(&folder).join("ldn-diary"));
    let home = || variable("HOME").map(|folder| Path::new(&folder).join(".cache/ldn-diary"));
    own.or_else(shared)
        .or_else(home)
        .context("no cache folder: set LDN_DIARY_CACHE to a folder for tools")
}

fn build_folder() -> Result<PathBuf> {
    Ok(cache()?.join("tools/build"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(set: &[(&str, &str)], expected: Option<&str>) {
        let found = cache_from(|name| {
            set.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into())
        });
        assert_eq!(found.ok(), expected.map(PathBuf::from));
    }

    #[test]
    fn the_cache_is_where_the_person_wants_it() {
        check(
            &[("HOME", "/h"), ("XDG_CACHE_HOME", "/x"), ("LDN_DIARY_CACHE", "/own")],
            Some("/own"),
        );
        check(&[("HOME", "/h"), ("XDG_CACHE_HOME", "/x")], Some("/x/ldn-diary"));
        check(&[("HOME", "/h")], Some("/h/.cache/ldn-diary"));
        check(&[], None);
    }

    #[test]
    fn packages_are_pinned_by_the_hash_of_what_is_fetched() {
        for tool in [&BINARYEN, &AXE] {
            let Source::Npm(package) = tool.source else { panic!("{} is a crate", tool.name) };
            let hash = package.hash.strip_prefix("sha512-").unwrap();
            assert_eq!(hash.len(), 88, "64 bytes as base64");
            let [asked, lock] = tool.pins(package);
            assert!(asked.contains(tool.version) && lock.contains(package.hash), "{lock}");
            for text in [&asked, &lock] {
                assert_eq!(text.matches('{').count(), text.matches('}').count(), "{text}");
            }
        }
    }
}
