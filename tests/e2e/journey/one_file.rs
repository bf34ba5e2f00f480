//! The edition in one file, opened from the disk: it does what the page of a host does, and asks for nothing.

use super::everywhere::are_for_everyone;
use crate::{
    engine::Engine,
    page::{
        Page,
        dose::Dose,
        places::{FIRST, PLACES},
        tonight::Tonight,
    },
};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use xtask::one_file::file;

/// What the page's own script would get that asks for something: the page's, since in Firefox a driver's script has another policy.
const ASK: &str = "const done = arguments[arguments.length - 1];
    const page = window.wrappedJSObject ?? window;
    const asked = (address) => page.fetch(address).then(() => 'came', () => 'did not come');
    Promise.all([asked(arguments[0]), asked('data:,x')]).then(done)";

/// A dose is worked out, a night is kept over a reload, nothing is asked for; and it says who may read what it keeps.
pub(crate) async fn works(page: &Page) -> Result<()> {
    let host = page;
    let page = &Page::of_file(&host.browser, &file());
    page.open("").await?;
    page.by_role("heading", "Tonight").await.context("from the disk")?;
    page.expect_part("on-disk", "Other pages on this disk can read your diary").await?;
    page.screenshot("one-file").await?;
    let dose = Dose::open(page, "").await?;
    dose.ask("1.5", "1").await?;
    dose.syringe("3", "0.1").await?;
    dose.answers("1.5 mg is 1.5 mL").await?;
    page.expect_part("result", "15th of 30 marks").await?;
    let tonight = Tonight::open(page).await?;
    tonight.check_in().await?;
    tonight.score(1, "7").await?;
    page.press_button("Save the night").await?;
    tonight.is_saved().await?;
    Tonight::open(page).await?;
    page.expect_part("recorded", "Fatigue 7").await.context("after a reload")?;
    ensure!(!page.has("on-disk").await?, "whoever has an entry has chosen");
    for (route, heading) in [("#/plan", "Plan"), ("#/trends", "Trends"), ("#/learn", "Learn")] {
        page.open(route).await?;
        page.by_role("heading", heading).await?;
    }
    let asked: Vec<String> =
        page.read("return performance.getEntriesByType('resource').map((one) => one.name)").await?;
    ensure!(asked.iter().all(|name| name.starts_with("data:")), "it asked for {asked:?}");
    let wrong = page.complaints().await?;
    ensure!(wrong.is_empty(), "it misbehaved: {wrong:?}");
    let came: Vec<String> =
        page.browser.driver.execute_async(ASK, vec![json!(host.address())]).await?.convert()?;
    ensure!(came == ["did not come", "did not come"], "it may ask for things: {came:?}");
    let heard = host.requests();
    ensure!(heard.is_empty(), "a host heard {heard:?}");
    // This once it was meant to be refused.
    if page.browser.engine != Engine::WebKit {
        let refused = page.complaints().await?.join("; ");
        ensure!(refused.contains("connect-src"), "the refusal is {refused:?}");
    }
    Ok(())
}

/// Places of several parts of the program: each with a note about the disk above it, and some that say other things in a file.
const SEEN: [&str; 6] =
    ["tonight-first", "check-in-first", "dose-answer", "learn", "data-blank", "about"];

/// It is for everyone, as the page of a host is.
pub(crate) async fn for_everyone(page: &Page) -> Result<()> {
    let seen = FIRST.iter().chain(PLACES).filter(|place| SEEN.contains(&place.name));
    are_for_everyone(page, seen).await
}
