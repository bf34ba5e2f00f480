//! What a page must never do, noticed from outside: it judges by what the browser and the server saw, and asks the page nothing
//! that the page could answer wrongly by accident.

use crate::{
    deploy::{self, Instead},
    engine::{Browser, Engine},
};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};
use xtask::{offline::ONE_FILE, one_file, run::root, site::Asked};

/// Where browsers send reports about the page's policy. The policy is sent as a header besides the page's own, since only a header
/// may name a place for reports; with it, offences are seen from the first byte on in every engine.
const REPORTS: &str = "/policy-report";

/// Where the page under test tells what it heard; the same address stands in the script.
const HEARD: &str = "/e2e-heard";

/// How the question of `fixture/outer` begins.
const SHOWS_ANOTHER: &str = "GET /?http://127.0.0.1:";

/// What it could not tell, as the page that is shown now has it; no other page has anything.
const NOT_TOLD: &str = "try {
    const heard = JSON.parse(sessionStorage.getItem('e2e-heard') ?? '[]');
    sessionStorage.removeItem('e2e-heard');
    return heard;
} catch { return []; }";

/// A page of the same origin that is not the app and runs nothing.
pub(crate) const BLANK: &str = "e2e-blank.html";

/// Such a page. Browsers ask for the icon of one that names none.
const EMPTY_PAGE: &str = "<!doctype html><link rel=icon href=data:,><title>Blank</title>";

/// How long that may take, on this machine's own network.
pub(crate) const ON_ITS_WAY: Duration = Duration::from_millis(200);

/// The script that listens from the first line on, and its name.
const LISTENER: (&str, &str) = ("e2e-listener.js", include_str!("watch.js"));

/// Every resource the page asked for, by full address.
const RESOURCES: &str =
    "return performance.getEntriesByType('resource').map((entry) => entry.name)";

/// Script errors that Firefox has recorded for an origin since it was last asked, from the first byte on.
const FIREFOX_ERRORS: &str = r"
    const found = Services.console.getMessageArray()
        .filter((m) => m instanceof Ci.nsIScriptError && (m.sourceName || '').startsWith(arguments[0]))
        .filter((m) => !(m.flags & Ci.nsIScriptError.warningFlag))
        .map((m) => `firefox: ${m.category}: ${m.errorMessage} at ${m.sourceName}:${m.lineNumber}`);
    Services.console.reset();
    return found;
";

/// The header that lets browsers report offences against the policy that stands in a page's `<meta>`.
pub(crate) fn policy_header(html: &str) -> Option<(&'static str, String)> {
    // The built page is minified: attributes stand in any order, with quotes only where they are needed.
    let is_policy =
        |tag: &&str| tag.starts_with("meta ") && tag.contains("Content-Security-Policy");
    let meta = html.split('<').find(is_policy)?;
    let policy = meta.split("content=\"").nth(1)?.split('"').next()?;
    Some(("Content-Security-Policy", format!("{policy}; report-uri {REPORTS}")))
}

/// What the server gives in place of a folder's files: the page with the listener as its first script, the listener, and an answer to
/// what it tells.
pub(crate) fn listening(folder: &Path) -> Result<Instead> {
    listening_after(folder, "")
}

/// The same with a script that does something to the browser first.
pub(crate) fn listening_after(folder: &Path, first: &str) -> Result<Instead> {
    let (name, script) = LISTENER;
    let tag = format!("<script src={name}></script>");
    let mut given = deploy::with_script(folder, (name, &[first, script].concat()), &tag)?;
    given.push((HEARD.trim_start_matches('/'), String::new()));
    given.push((BLANK, EMPTY_PAGE.into()));
    Ok(given)
}

/// A copy of the edition in one file with the listener as its first script, before the policy that would not let it run; and an empty page
/// beside it. Each pair is in a folder of its own, for a browser that tells files apart by their paths.
pub(crate) fn on_disk(engine: Engine) -> Result<(PathBuf, PathBuf)> {
    static COPIES: AtomicUsize = AtomicUsize::new(0);
    let copy = COPIES.fetch_add(1, Ordering::Relaxed);
    let folder = root().join("target/e2e/disk").join(format!("{}-{copy}", engine.name()));
    fs::create_dir_all(&folder)?;
    let original = one_file::file();
    let html = fs::read_to_string(&original)
        .with_context(|| format!("no {}: cargo xtask build", original.display()))?;
    let (_, script) = LISTENER;
    // With the mark of UTF-8 at its start: what says so in the page comes too late behind a script.
    let html = html.replacen("<meta ", &format!("<script>{script}</script><meta "), 1);
    let (file, beside) = (folder.join(ONE_FILE), folder.join(BLANK));
    fs::write(&file, ["\u{feff}", &html].concat())?;
    fs::write(&beside, EMPTY_PAGE)?;
    Ok((file, beside))
}

/// Everything that was wrong with the page of this address since the last call, one line each.
pub(crate) async fn complaints(
    browser: &Browser,
    asked: Vec<Asked>,
    url: &str,
) -> Result<Vec<String>> {
    let origin = origin_of(url);
    let mut found: Vec<String> = asked.iter().filter_map(unexpected).collect();
    found.extend(browser.driver.execute(NOT_TOLD, vec![]).await?.convert::<Vec<String>>()?);
    let mut addresses: Vec<String> = browser.driver.execute(RESOURCES, vec![]).await?.convert()?;
    match browser.engine {
        Engine::Chromium => {
            found.extend(chromium_errors(browser).await?);
            addresses.extend(chromium_requests(browser).await?);
        }
        Engine::Firefox => {
            let errors = browser.execute_as_chrome(FIREFOX_ERRORS, vec![json!(origin)]).await?;
            found.extend(errors.convert::<Vec<String>>()?);
        }
        Engine::WebKit => {}
    }
    found.extend(
        addresses
            .iter()
            .filter(|address| leaves(address, origin))
            .map(|address| format!("off-origin: {address}")),
    );
    found.sort();
    found.dedup();
    Ok(found)
}

fn unexpected(asked: &Asked) -> Option<String> {
    let Asked { line, body, status } = asked;
    if line.ends_with(REPORTS) {
        return Some(format!("policy: {body}"));
    }
    if line.ends_with(HEARD) {
        return Some(body.clone());
    }
    if !body.is_empty() {
        return Some(format!("sent along with {line}: {body}"));
    }
    // What is typed could leave behind a question mark. The one page of the tests that shows another is told its address there.
    if line.contains('?') && !line.starts_with(SHOWS_ANOTHER) {
        return Some(format!("told in an address: {line}"));
    }
    (*status != 200).then(|| format!("answered {status}: {line}"))
}

/// The origin of an address, with a slash at its end; a file is one of its own.
fn origin_of(url: &str) -> &str {
    let end = url.match_indices('/').nth(2).filter(|_| url.starts_with("http"));
    end.and_then(|(at, _)| url.get(..=at)).unwrap_or(url)
}

/// Whether an address is one that goes over a network, and not to the page's own origin.
fn leaves(address: &str, origin: &str) -> bool {
    let stays_inside = ["data:", "blob:", "about:", "chrome:", "devtools:"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    !stays_inside && !address.starts_with(origin)
}

async fn chromium_errors(browser: &Browser) -> Result<Vec<String>> {
    let log = browser.driver.browser_log().await?;
    let errors = log.into_iter().filter(|entry| entry.level == "SEVERE");
    Ok(errors.map(|entry| format!("console: {}", entry.message)).collect())
}

async fn chromium_requests(browser: &Browser) -> Result<Vec<String>> {
    let mut addresses = Vec::new();
    for entry in browser.driver.get_log("performance").await? {
        let event: Value = serde_json::from_str(&entry.message)?;
        let at = |path: &str| event.pointer(path).and_then(Value::as_str);
        if at("/message/method") == Some("Network.requestWillBeSent") {
            addresses.extend(at("/message/params/request/url").map(str::to_owned));
        }
    }
    Ok(addresses)
}
