//! Builds the page into `dist/` and serves it. It knows Trunk and what the built page must not contain, not what is on the
//! page.

use crate::{
    headers::HEADERS,
    names::shortened,
    offline, one_file,
    optimise::optimised,
    parts::PARTS,
    proof,
    run::{announce, cargo, root, run, say},
    site::Site,
    size,
    split::split,
    tags::{attribute, tag},
    tools::{self, BINARYEN, TRUNK, Tool, WASM_BINDGEN},
    wasm,
};
use anyhow::{Context, Result, bail};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha384};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// The port that `cargo xtask serve` takes, so that the address stays the same and with it what the browser keeps for it.
const PORT: u16 = 8087;

/// What stands in the built page's folder as it stands in `static`, beside what index.html has Trunk copy: it is not for the page.
const COPIED: [&str; 2] = [HEADERS, offline::SCHEMA];

/// What the build calls.
pub const TOOLS: [&Tool; 3] = [&TRUNK, &WASM_BINDGEN, &BINARYEN];

/// Where the built page is.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the page for release, tells the hash of every file, and holds it to the budget.
///
/// # Errors
/// As [`make`]; or when the page is over the budget.
pub fn build() -> Result<()> {
    make()?;
    proof::show_sums(&dist())?;
    size::check(&dist())
}

/// Sets up what the build needs and builds the page for release.
///
/// # Errors
/// When a tool is missing and cannot be installed, the build fails, or the page has an inline script, which would not run.
pub fn make() -> Result<()> {
    let wasm = wasm::ensure()?;
    tools::ensure(&TOOLS)?;
    announce("Building the page into dist/");
    let mut trunk = Command::new("trunk");
    trunk.args(["build", "--release", "--locked", "--log", "warn"]).current_dir(root());
    let programs = TOOLS.iter().map(|tool| tool.programs()).collect::<Result<Vec<_>>>()?;
    wasm.apply_lean(&mut trunk, &programs)?;
    // No look for newer versions of itself; and it takes NO_COLOR for a value that it then cannot read.
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env_remove("NO_COLOR");
    run(&mut trunk)?;
    let dist = dist();
    let html = fs::read_to_string(dist.join(offline::PAGE)).context("Trunk wrote no page")?;
    check_scripts(&html)?;
    // While the program is still whole.
    one_file::write(&html, &dist)?;
    finish(&take_apart(&html, &dist)?, &dist)
}

/// Puts beside the program in `dist` what hosts, installing and opening without a network need, and the hashes of everything.
fn finish(html: &str, dist: &Path) -> Result<()> {
    for name in COPIED {
        let file = root().join("static").join(name);
        fs::copy(&file, dist.join(name)).with_context(|| file.display().to_string())?;
    }
    let kept = offline::kept(html, &offline::listed(dist)?)?;
    let version = offline::version(&kept.html).context("the page has no version")?;
    one_file::hand_out(&one_file::file(), version, dist)?;
    fs::write(dist.join(offline::PAGE), kept.html)?;
    fs::write(dist.join(offline::WORKER), kept.worker)?;
    proof::write_sums(dist)
}

/// Begins to compile the program of the page in the background, without a word: most of it keeps one core busy and leaves the others to
/// what is done meanwhile. [`make`] then finds it compiled, or compiles it again and says what is wrong with it.
///
/// # Errors
/// When it cannot be started.
pub fn head_start() -> Result<Child> {
    let mut build = cargo();
    build.args(["build", "--release", "--locked", "--target", wasm::TARGET]);
    wasm::ensure()?.apply_lean(&mut build, &[])?;
    build.stdout(Stdio::null()).stderr(Stdio::null());
    build.spawn().context("cannot start cargo")
}

/// Splits the program in `dist` into the core, which takes the program's place in the page, and parts, which the page names in
/// `<meta>` tags for static/start.js. Returns the new page.
fn take_apart(html: &str, dist: &Path) -> Result<String> {
    announce("Splitting the program");
    let preload = tag(html, "link", "as=fetch").context("the page preloads no program")?;
    let whole = attribute(preload, "href").context("no address")?.trim_start_matches("./");
    let split = split(&fs::read(dist.join(whole))?, PARTS)?;
    fs::remove_file(dist.join(whole))?;
    // Only the core speaks with the script: the parts speak with the core.
    let (html, core) = shorten(html, dist, &split.core)?;
    let mut pieces = vec![("core", core)];
    pieces.extend(PARTS.iter().map(|part| part.name).zip(split.parts));
    let mut written = optimised(pieces)?.into_iter().map(|(name, wasm)| put(dist, name, &wasm));
    let (name, integrity) = written.next().context("there is a core")??;
    let mut tags = preload.replace(whole, &name);
    if let Some(old) = attribute(preload, "integrity") {
        tags = tags.replace(old, &integrity);
    }
    for (part, written) in PARTS.iter().zip(written) {
        let (name, integrity) = written?;
        let words = [
            "<meta name=part-",
            part.name,
            " content=./",
            &name,
            " data-integrity=",
            &integrity,
            ">",
        ];
        tags.extend(words);
    }
    Ok(html.replace(preload, &tags))
}

/// Gives the core and its script short names for each other; returns the page with the new script, and the new core.
fn shorten(html: &str, dist: &Path, core: &[u8]) -> Result<(String, Vec<u8>)> {
    let preload = tag(html, "link", "rel=modulepreload").context("the page preloads no script")?;
    let script = attribute(preload, "href").context("no address")?.trim_start_matches("./");
    let (core, text) = shortened(core, &fs::read_to_string(dist.join(script))?)?;
    fs::remove_file(dist.join(script))?;
    let (name, integrity) = put(dist, "script.js", text.as_bytes())?;
    let mut new = preload.replace(script, &name);
    if let Some(old) = attribute(preload, "integrity") {
        new = new.replace(old, &integrity);
    }
    Ok((html.replace(preload, &new), core))
}

/// Writes a piece of the program under a name that changes with its bytes; returns the name and the hash that the page checks.
fn put(dist: &Path, piece: &str, bytes: &[u8]) -> Result<(String, String)> {
    let (short, integrity) = hashes(bytes);
    let (piece, kind) = piece.split_once('.').unwrap_or((piece, "wasm"));
    let name = format!("ldn-diary-{piece}-{short}.{kind}");
    fs::write(dist.join(&name), bytes)?;
    Ok((name, integrity))
}

/// The hash in a file's name, where it has one. Trunk writes it as a number, without zeros before it: one name in sixteen is shorter.
#[must_use]
pub fn hash_in(name: &str) -> Option<&str> {
    let hash = name.rsplit_once('.')?.0.rsplit('-').next()?;
    let is_one = (12..=16).contains(&hash.len()) && hash.chars().all(|c| c.is_ascii_hexdigit());
    is_one.then_some(hash)
}

/// What a file's name has of its bytes, and the hash that the page checks.
#[must_use]
pub fn hashes(bytes: &[u8]) -> (String, String) {
    let hash = Sha384::digest(bytes);
    let short = base16ct::lower::encode_string(hash.get(..8).unwrap_or(&hash));
    (short, format!("sha384-{}", Base64::encode_string(&hash)))
}

/// Builds the page and serves it on this machine until the person stops it.
///
/// # Errors
/// As [`make`]; or when the port is taken.
pub fn serve() -> Result<()> {
    make()?;
    let site = Site::start(&dist(), PORT, &[], Vec::new())?;
    announce(format_args!("LDN Diary is at {}  (Ctrl+C stops it)", site.url()));
    site.wait();
    say("stopped");
    Ok(())
}

/// Every script must be a file: the page's policy would silently keep an inline one from running.
fn check_scripts(html: &str) -> Result<()> {
    let mut scripts =
        html.split("<script").skip(1).map(|rest| rest.split('>').next().unwrap_or(rest));
    if let Some(inline) = scripts.clone().find(|attributes| !attributes.contains("src=")) {
        bail!("dist/index.html has an inline script, which its policy forbids: <script{inline}>");
    }
    if !scripts.any(|attributes| attributes.contains("start-")) {
        bail!(
            "nothing starts the program: index.html needs <script data-trunk src=\"static/start.js\">"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::split::Part;

    #[test]
    fn a_hash_is_found_though_a_zero_before_it_is_left_out() {
        assert_eq!(hash_in("style-2532503c76207df9.css"), Some("2532503c76207df9"));
        assert_eq!(hash_in("style-1383708c52d3077.css"), Some("1383708c52d3077"));
        for name in ["app-192.png", "app.webmanifest", "ldn-diary.html", "app-maskable.png"] {
            assert_eq!(hash_in(name), None, "{name}");
        }
    }

    fn check(html: &str, passes: Result<(), &str>) {
        let found = check_scripts(html).map_err(|error| error.to_string());
        match passes {
            Ok(()) => assert_eq!(found, Ok(())),
            Err(part) => assert!(found.unwrap_err().contains(part)),
        }
    }

    /// The part whose mark stands in this path; none is the core.
    fn part_of(path: &str) -> Option<&'static Part> {
        PARTS.iter().find(|part| part.marks.iter().any(|mark| path.contains(mark)))
    }

    /// Every file of the pages with its path as a function in it has it.
    fn sources(folder: &Path) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(sources(&path));
            } else {
                let name = path.strip_prefix(root().join("src")).unwrap().with_extension("");
                let name = name.to_str().unwrap().replace('/', "::");
                found.push((format!("::{name}::"), fs::read_to_string(&path).unwrap()));
            }
        }
        found
    }

    /// A message with a number in it is called through a pointer, which no look at the calls can follow to the page that does.
    #[test]
    fn the_words_of_a_part_are_said_by_its_pages_alone() {
        let mut said = 0;
        for (file, code) in ["src/ui/page", "src/ui/shell", "src/ui/part"]
            .iter()
            .flat_map(|folder| sources(&root().join(folder)))
        {
            for words in code.split("text.").skip(1) {
                let end = words.find(|c: char| c != '_' && !c.is_ascii_lowercase());
                let module = words.get(..end.unwrap_or(words.len())).unwrap();
                let Some(part) = part_of(&format!("::ui::text::en::{module}")) else { continue };
                let speaker = part_of(&file);
                let may = speaker.is_some_and(|speaker| {
                    speaker.name == part.name || speaker.needs.contains(&part.name)
                });
                assert!(may, "{file} says {module}, which comes with {}", part.name);
                said += 1;
            }
        }
        assert!(said > 50, "only {said} were looked at");
    }

    #[test]
    fn the_built_page_starts_by_a_file() {
        check(r#"<script src="./start-1.js"></script>"#, Ok(()));
        check(r#"<script type="module">go()</script>"#, Err("inline"));
        check("<p>", Err("nothing starts"));
    }
}
