//! Builds the page into `dist/` and serves it. It knows Trunk, what the built page must not contain, and by which names of
//! functions the program is split; not what is on the page.

use crate::{
    names::shortened,
    optimise::optimised,
    run::{announce, cargo, root, run, say},
    site::Site,
    size,
    split::{Part, split},
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

/// Keeps the page out of the frames of others. The end-to-end tests go without, as on a host that sends no headers.
const ALONE: (&str, &str) = ("Content-Security-Policy", "frame-ancestors 'none'");

/// What the build calls.
pub const TOOLS: [&Tool; 3] = [&TRUNK, &WASM_BINDGEN, &BINARYEN];

/// What the program is split into, beside the core. `Part` in `src/ui/port/part.rs` has the same names and says which place needs which.
const PARTS: &[Part] = &[
    Part {
        name: "draw",
        needs: &[],
        doors: &[],
        marks: &[
            "::dose::label::",
            // The plan room, as compilers write its name with and without the number of the crate.
            "]::plan::",
            "ldn_diary::plan::",
            "::ui::page::meanings",
            "::ui::part::headline",
            "::ui::part::syringe",
            "::ui::reading::",
            "::ui::text::en::calculator",
            "::ui::text::en::reading",
        ],
    },
    Part {
        name: "diary",
        needs: &["draw"],
        doors: &[
            "::ui::keeper::is_locked",
            "::ui::keeper::keeper",
            "::ui::page::tonight::tonight_page",
        ],
        marks: &[
            "::browser::tabs::BrowserTabs as ",
            "::store::engine::",
            "::store::inbox::",
            "::store::item::",
            "::store::journal::Journal>::append",
            "::store::journal::Journal>::trim",
            "::store::memory::",
            "::ui::keeper::",
            "::ui::page::cabinet",
            "::ui::page::night::",
            "::ui::page::saving",
            "::ui::page::tonight",
            "::ui::part::dialog",
            "::ui::part::fact",
            "::ui::part::undo_strip",
            "::ui::state::cabinet",
            "::ui::state::diary",
            "::ui::state::night",
            "::ui::state::typed_date",
            "::ui::text::en::diary",
            "::ui::text::en::names",
            "::ui::text::en::one_night",
            "::ui::text::en::tonight",
        ],
    },
    Part {
        name: "check-in",
        needs: &["draw", "diary"],
        doors: &["::ui::page::check_in::check_in_page", "::ui::page::log_dose::log_dose_page"],
        marks: &[
            "::ui::page::check_in",
            "::ui::page::log_dose",
            "::ui::page::night_form",
            "::ui::part::score",
            "::ui::part::stepper",
            "::ui::text::en::log_dose",
        ],
    },
    Part {
        name: "nights",
        needs: &["draw", "diary", "check-in"],
        doors: &[
            "::ui::page::call_sheet::call_sheet_page",
            "::ui::page::diary::diary_page",
            "::ui::page::entry::entry_page",
            "::ui::page::lists::lists_page",
            "::ui::page::relapse::relapse_page",
            "::ui::page::trash::trash_page",
        ],
        marks: &[
            "::ui::page::call_sheet",
            "::ui::page::diary",
            "::ui::page::entry",
            "::ui::page::lists",
            "::ui::page::relapse",
            "::ui::page::trash",
            "::ui::state::browse",
            "::ui::text::en::lists",
            "::ui::text::en::nights",
            "::ui::text::en::relapse",
        ],
    },
    Part {
        name: "plan",
        needs: &["draw", "diary"],
        doors: &[
            "::ui::page::bottles::bottles_page",
            "::ui::page::dose_card::dose_card_page",
            "::ui::page::plan::plan_page",
            "::ui::page::plan::plan_steps_page",
        ],
        marks: &[
            "::ui::page::bottles",
            "::exchange::",
            "::ui::page::dose_card",
            "::ui::page::plan",
            "::ui::state::bottles",
            "::ui::state::plan",
            "::ui::text::en::bottles",
            "::ui::text::en::calendar_file",
            "::ui::text::en::dose_card",
            "::ui::text::en::plan",
        ],
    },
    Part {
        name: "trends",
        needs: &["draw", "diary"],
        doors: &["::ui::page::report::report_page", "::ui::page::trends::trends_page"],
        marks: &[
            // The trends room, as compilers write its name with and without the number of the crate.
            "]::trends::",
            "ldn_diary::trends::",
            "::ui::page::report",
            "::ui::page::trends",
            "::ui::state::report",
            "::ui::state::trends",
            "::ui::text::en::report",
            "::ui::text::en::trends",
        ],
    },
    Part {
        name: "places",
        needs: &["draw"],
        doors: &[
            "::ui::page::about::about_page",
            "::ui::page::dose::dose_page",
            "::ui::page::settings::settings_page",
        ],
        marks: &[
            "::ui::page::about",
            "::ui::page::dose",
            "::ui::page::settings",
            "::ui::page::syringe_name",
            "::ui::part::copy",
            "::ui::part::live",
            "::ui::state::calculator",
            "::ui::text::en::about",
            "::ui::text::en::batch",
            "::ui::text::en::dilute",
            "::ui::text::en::dose",
            "::ui::text::en::drops",
            "::ui::text::en::ladder",
            "::ui::text::en::makers",
            "::ui::text::en::measure",
            "::ui::text::en::settings",
        ],
    },
    Part {
        name: "learn",
        needs: &["draw"],
        doors: &["::ui::page::learn::learn_page"],
        marks: &["::ui::page::learn", "::ui::text::en::learn"],
    },
    Part {
        name: "seal",
        needs: &["draw", "diary"],
        doors: &[
            "::ui::locksmith::watch::watch",
            "::ui::page::passphrase::passphrase_page",
            "::ui::page::passphrase::unlock_page",
        ],
        marks: &[
            "::store::keyring",
            "::store::seal::",
            "::store::sealed::",
            "::store::vault::",
            "::ui::locksmith",
            "::ui::page::passphrase",
            "::ui::part::secret",
            "::ui::state::passphrase",
            "::ui::text::en::passphrase",
        ],
    },
];

/// Where the built page is.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the page for release and holds it to the budget.
///
/// # Errors
/// As [`make`]; or when the page is over the budget.
pub fn build() -> Result<()> {
    make()?;
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
    let index = dist().join("index.html");
    let html = fs::read_to_string(&index).context("Trunk wrote no index.html")?;
    check_scripts(&html)?;
    fs::write(index, take_apart(&html, &dist())?)?;
    Ok(())
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

/// The first `name` tag of a page that holds `words`.
fn tag<'a>(html: &'a str, name: &str, words: &str) -> Option<&'a str> {
    let start = format!("<{name} ");
    let starts = html.match_indices(&start).map(|(at, _)| at);
    let mut tags = starts.filter_map(|at| html.get(at..)?.split_inclusive('>').next());
    tags.find(|tag| tag.replace('"', "").contains(words))
}

/// The value of a tag's attribute, with quotes or, as the minifier writes it, without.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let value = tag.split(&format!(" {name}=")).nth(1)?.trim_start_matches('"');
    value.split(['"', ' ', '>']).next()
}

/// Writes a piece of the program under a name that changes with its bytes; returns the name and the hash that the page checks.
fn put(dist: &Path, piece: &str, bytes: &[u8]) -> Result<(String, String)> {
    let hash = Sha384::digest(bytes);
    let short = base16ct::lower::encode_string(hash.get(..8).unwrap_or(&hash));
    let (piece, kind) = piece.split_once('.').unwrap_or((piece, "wasm"));
    let name = format!("ldn-diary-{piece}-{short}.{kind}");
    fs::write(dist.join(&name), bytes)?;
    Ok((name, format!("sha384-{}", Base64::encode_string(&hash))))
}

/// Builds the page and serves it on this machine until the person stops it.
///
/// # Errors
/// As [`make`]; or when the port is taken.
pub fn serve() -> Result<()> {
    make()?;
    let site = alone(&dist(), PORT)?;
    announce(format_args!("LDN Diary is at {}  (Ctrl+C stops it)", site.url()));
    site.wait();
    say("stopped");
    Ok(())
}

/// What a person sees of the page: in no frame of another.
fn alone(dist: &Path, port: u16) -> Result<Site> {
    Site::start(dist, port, &[ALONE], Vec::new())
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
    use std::{
        io::{Read, Write},
        net::TcpStream,
    };

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
    fn what_a_person_sees_is_in_no_frame_of_another() {
        let site = alone(&root(), 0).unwrap();
        let url = site.url();
        let host = url.trim_start_matches("http://").trim_end_matches('/');
        let mut line = TcpStream::connect(host).unwrap();
        write!(line, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut text = String::new();
        line.read_to_string(&mut text).unwrap();
        let sent = "Content-Security-Policy: frame-ancestors 'none'";
        assert!(text.lines().any(|line| line == sent), "{text}");
    }

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
    fn tags_and_attributes_are_found_minified_or_not() {
        for html in [
            "<link href=a.css rel=stylesheet><link as=fetch href=./b.wasm integrity=sha384-c>",
            r#"<link rel="stylesheet" href="a.css" /><link rel="preload" href="./b.wasm" as="fetch" integrity="sha384-c">"#,
        ] {
            let found = tag(html, "link", "as=fetch").unwrap();
            assert_eq!(attribute(found, "href"), Some("./b.wasm"));
            assert_eq!(attribute(found, "integrity"), Some("sha384-c"));
            assert_eq!(attribute(found, "type"), None);
        }
        assert_eq!(tag("<p>", "link", "as=fetch"), None);
    }

    #[test]
    fn the_built_page_starts_by_a_file() {
        check(r#"<script src="./start-1.js"></script>"#, Ok(()));
        check(r#"<script type="module">go()</script>"#, Err("inline"));
        check("<p>", Err("nothing starts"));
    }
}
