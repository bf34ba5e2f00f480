//! What the page's policy refuses, tried from inside the page by a script of its own: nothing goes to another origin, and no text becomes
//! code.

use crate::{page::Page, watch};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::{io::Read, net::TcpListener, time::Duration};
use xtask::page::dist;

/// Tries one thing when it is told to, as a script would that got into the page; remembers what was done all the same.
const TRY: &str = "
window.e2eRan = [];
const e2eTries = {
    fetch: (to) => fetch(to + 'fetch').then(() => window.e2eRan.push('fetch')),
    eval: () => (0, eval)(\"window.e2eRan.push('eval')\"),
    beacon: (to) => navigator.sendBeacon(to + 'beacon', 'a quiet night'),
    inline: () => {
        const script = document.createElement('script');
        script.append(\"window.e2eRan.push('inline')\");
        document.head.append(script);
    },
    image: (to) => {
        const image = new Image();
        image.onload = () => window.e2eRan.push('image');
        image.src = to + 'image';
    },
    form: (to) => {
        const form = document.createElement('form');
        form.action = to + 'form';
        document.body.append(form);
        form.submit();
    },
};
document.addEventListener('e2e-try', async ({ detail }) => {
    const [what, to] = JSON.parse(detail);
    // Not while the driver's own script runs, which may do what a page's may not.
    await new Promise((done) => setTimeout(done));
    try { await e2eTries[what](to); } catch {}
});
";

/// Each with what refuses it: one of these. Two of a kind do not follow each other, so that a late report is not taken for the next.
const TRIES: [(&str, &[&str]); 6] = [
    ("fetch", &["connect-src"]),
    // Told to nobody but the script that tries it, in some browsers: what counts is that it was not done.
    ("eval", &[]),
    ("beacon", &["connect-src"]),
    ("inline", CODE),
    ("image", &["img-src"]),
    ("form", &["form-action"]),
];

/// Where texts must be trusted before they may be code, that refuses first.
const CODE: &[&str] = &["script-src", "require-trusted-types-for", "trusted-types"];

/// How often it is looked whether a refusal was told.
const LOOKS: usize = 20;

/// Nothing that is tried is done, nobody elsewhere is even called, and each refusal is told.
pub(crate) async fn refuses(page: &Page) -> Result<()> {
    let given = watch::listening_after(&dist(), TRY)?;
    let page = &Page::serving_with(&page.browser, &dist(), given).await?;
    let elsewhere = TcpListener::bind("127.0.0.1:0")?;
    elsewhere.set_nonblocking(true)?;
    let address = format!("http://{}/", elsewhere.local_addr()?);
    page.open("").await?;
    page.by_role("heading", "Tonight").await?;
    let wrong = page.complaints().await?;
    ensure!(wrong.is_empty(), "before anything was tried: {wrong:?}");
    for (what, by) in TRIES {
        let detail = serde_json::to_string(&json!([what, address]))?;
        let script = "document.dispatchEvent(new CustomEvent('e2e-try', { detail: arguments[0] })); return null";
        page.browser.driver.execute(script, vec![json!(detail)]).await?;
        is_told(page, by).await.context(what)?;
    }
    let ran: Vec<String> = page.read("return (window.wrappedJSObject ?? window).e2eRan").await?;
    ensure!(ran.is_empty(), "these were done: {ran:?}");
    page.by_role("heading", "Tonight").await.context("the page is still there")?;
    is_not_spoken_to(&elsewhere)?;
    page.leave().await?;
    // All of it was meant, also what is told late.
    page.complaints().await?;
    page.a_while().await;
    page.complaints().await.map(drop)
}

/// Nobody said a word to this listener. A browser may connect to where it thinks that it will go next, and says nothing then.
fn is_not_spoken_to(listener: &TcpListener) -> Result<()> {
    while let Ok((mut caller, _)) = listener.accept() {
        caller.set_read_timeout(Some(Duration::from_millis(500)))?;
        let mut heard = [0; 100];
        // Nothing before the time is out, or the end at once.
        let length = caller.read(&mut heard).unwrap_or(0);
        let heard = String::from_utf8_lossy(heard.get(..length).unwrap_or_default());
        ensure!(heard.is_empty(), "somebody elsewhere was told {heard:?}");
    }
    Ok(())
}

/// A report comes that one of these refused something.
async fn is_told(page: &Page, by: &[&str]) -> Result<()> {
    if by.is_empty() {
        page.a_while().await;
        return page.complaints().await.map(drop);
    }
    let mut told = Vec::new();
    for _ in 0..LOOKS {
        told.extend(page.complaints().await?);
        if told.iter().any(|line| is_refused_by(line, by)) {
            return Ok(());
        }
    }
    bail!("no report names one of {by:?}; what was told: {told:?}")
}

/// Whether a complaint is a report that names one of these. The report has the whole policy in it too, so it is read.
fn is_refused_by(line: &str, by: &[&str]) -> bool {
    let report: Option<Value> =
        line.strip_prefix("policy: ").and_then(|body| serde_json::from_str(body).ok());
    let named = |field: &str| {
        let found = report.as_ref()?.pointer(&format!("/csp-report/{field}"))?.as_str()?;
        Some(by.iter().any(|directive| found.starts_with(directive)))
    };
    ["effective-directive", "violated-directive"].into_iter().filter_map(named).any(|it| it)
}
