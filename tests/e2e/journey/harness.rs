//! The harness itself: it must notice what a page may never do, and do what a person does.

use crate::{
    engine::Engine,
    page::{Page, Theme},
};
use anyhow::{Result, ensure};
use std::{fs, net::TcpListener, path::PathBuf, time::Duration};
use thirtyfour::Key;
use xtask::run::root;

/// A small page of the tests' own.
pub(super) fn fixture(name: &str) -> PathBuf {
    root().join("tests/e2e/fixture").join(name)
}

/// A page that does everything wrong: each wrong must be among the complaints.
pub(crate) async fn notices(page: &Page) -> Result<()> {
    let bad = Page::serving(&page.browser, &fixture("bad")).await?;
    bad.open("").await?;
    // Somewhere that answers no one: what counts is that the page tried.
    let elsewhere = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    bad.read::<()>(&format!(
        "(window.wrappedJSObject ?? window).doWrong('http://{elsewhere}/leak'); return null"
    ))
    .await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    // What a page did counts, though another has come since.
    bad.open("").await?;
    let complaints = bad.complaints().await?.join("\n");
    let wrongs = [
        "told at the start",
        "thrown at the start",
        "told to the console",
        "thrown later",
        "missing.png",
        "inline",
        "told=behind-a-question-mark",
        "told in a body",
    ];
    let leak = format!("{elsewhere}");
    for wrong in wrongs.into_iter().chain([leak.as_str()]) {
        ensure!(complaints.contains(wrong), "{wrong:?} was not noticed; what was:\n{complaints}");
    }
    let axe = bad.axe().await.err().map(|error| error.to_string()).unwrap_or_default();
    ensure!(axe.contains("page-has-heading-one"), "axe should have missed a heading, but: {axe}");
    bad.leave().await
}

/// A small form: typing, choosing, keys, sizes, themes, pictures and paper.
pub(crate) async fn drives(page: &Page) -> Result<()> {
    let form = Page::serving(&page.browser, &fixture("form")).await?;
    form.open("").await?;
    form.type_into("Dose", "9").await?;
    form.type_into("Dose", "4,5").await?;
    form.choose("Unit", "mcg").await?;
    form.pick("radio", "Dark").await?;
    form.expect_text("result", "4,5 mcg, dark").await?;
    form.expect_part("result", "mcg").await?;
    form.press_button("Take").await?;
    form.expect_text("result", "taken").await?;
    form.by_label("Dose").await?.click().await?;
    form.press(Key::Tab + "").await?;
    ensure!(form.focused().await? == "Unit", "Tab led to {:?}", form.focused().await?);
    form.press(Key::Shift + Key::Tab).await?;
    ensure!(form.focused().await? == "Dose", "Shift+Tab led to {:?}", form.focused().await?);
    sizes_and_themes(&form).await?;
    form.axe().await?;
    form.open("#/there").await?;
    ensure!(form.route().await? == "#/there", "the route is {:?}", form.route().await?);
    form.by_role("link", "There").await?;
    ensure!(form.has("result").await? && !form.has("no-such-id").await?, "has() is wrong");
    keys_and_history(&form).await?;
    let complaints = form.complaints().await?;
    ensure!(complaints.is_empty(), "a good page has no complaints, but: {complaints:?}");
    form.leave().await
}

/// Enter on a link goes to its route; back comes back.
async fn keys_and_history(form: &Page) -> Result<()> {
    form.open("").await?;
    form.by_role("link", "There").await?.focus().await?;
    form.press(Key::Enter + "").await?;
    let at = async |route: &str| {
        form.wait(route, async || Ok((form.route().await? == route).then_some(()))).await
    };
    at("#/there").await?;
    form.back().await?;
    at("").await
}

async fn sizes_and_themes(form: &Page) -> Result<()> {
    let ground = "return getComputedStyle(document.body).backgroundColor";
    for (width, height) in [(390, 844), (320, 640), (1280, 900)] {
        form.viewport(width, height).await?;
        form.fits_the_width().await?;
    }
    form.screenshot("harness-light").await?;
    if form.browser.engine != Engine::WebKit {
        form.theme(Theme::Dark).await?;
        let dark: String = form.read(ground).await?;
        ensure!(dark == "rgb(0, 0, 0)", "the ground in the dark is {dark}");
        form.screenshot("harness-dark").await?;
        form.theme(Theme::Light).await?;
    }
    let still: bool =
        form.read("return matchMedia('(prefers-reduced-motion: reduce)').matches").await?;
    ensure!(still, "a picture may catch colours half way");
    if form.browser.engine == Engine::Chromium {
        form.emulate(&[("forced-colors", "active")]).await?;
        let forced: bool =
            form.read("return matchMedia('(forced-colors: active)').matches").await?;
        ensure!(forced, "colours are not forced");
        form.emulate(&[]).await?;
    }
    form.zoom_400().await?;
    form.large_text().await?;
    form.viewport(1280, 900).await?;
    if form.browser.engine != Engine::WebKit {
        let paper = fs::read(form.print("harness").await?)?;
        ensure!(paper.starts_with(b"%PDF"), "the paper is no PDF");
    }
    Ok(())
}
