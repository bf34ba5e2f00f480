//! What must be true of every place: it fits, it can be used by everyone, it is quiet, and it prints.

use super::offline;
use crate::page::{
    Page,
    data::Data,
    diary::Diary,
    dose::{DOSE, Dose, STRENGTH},
    places::{FIRST, PLACES, Place},
    tonight::Tonight,
};
use anyhow::{Context, Result, ensure};
use std::time::Duration;
use thirtyfour::Key;
use xtask::{offline::listed, page::dist, size::first_visit};

/// Each place, loaded once: nothing is wider than the window at 320 pixels and at 400 %, and it is for everyone on a phone and on a
/// desktop.
pub(crate) async fn for_everyone(page: &Page) -> Result<()> {
    are_for_everyone(page, PLACES).await
}

/// The same for what somebody sees who has written nothing yet, and for the form of the first night that is filled in later.
pub(crate) async fn first_screens(page: &Page) -> Result<()> {
    are_for_everyone(page, FIRST).await?;
    Diary::returning(page).await?.fill_in().await?;
    page.is_for_everyone("entry-first").await
}

/// Each of these places, as [`for_everyone`] looks at all of them.
pub(super) async fn are_for_everyone(
    page: &Page,
    places: impl IntoIterator<Item = &'static Place>,
) -> Result<()> {
    for place in places {
        place.open(page).await?;
        page.viewport(320, 640).await?;
        page.fits_the_width().await.with_context(|| format!("{} at 320 pixels", place.name))?;
        page.zoom_400().await?;
        page.fits_the_width().await.with_context(|| format!("{} at 400 %", place.name))?;
        page.is_for_everyone(place.name).await?;
    }
    Ok(())
}

/// The chosen names that are not whole in their boxes, or are not what is chosen; and how many names there are.
const CUT: &str = "
    const names = [...document.querySelectorAll('.select > span')];
    const cut = names.filter((name) => {
        const text = document.createRange();
        text.selectNodeContents(name);
        const [inner, box] = [text, name.parentElement].map((of) => of.getBoundingClientRect());
        const whole = inner.left >= box.left && inner.right <= box.right && inner.top >= box.top && inner.bottom <= box.bottom;
        return !whole || name.textContent !== name.nextElementSibling.selectedOptions[0].text;
    });
    return [names.length, cut.map((name) => name.textContent)]";

/// What has the focus and cannot be seen: it is out of the window, or something else is over its middle. Nothing where it is seen.
const HIDDEN: &str = "
    const it = document.activeElement;
    if (it === document.body) return null;
    const box = it.getBoundingClientRect();
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const at = document.elementFromPoint((box.left + box.right) / 2, (top + bottom) / 2);
    const own = [it, ...it.labels ?? []].some((one) => one.contains(at) || at?.contains(one));
    return own && bottom - top >= Math.min(box.height, 44) ? null : `${it.tagName} ${it.id} at ${box.top} to ${box.bottom} under ${at?.tagName} ${at?.className}`";

/// In so low a window the bar of the places does not stay over the page, and nothing is kept free for it; and whatever Tab leads to is
/// seen.
async fn nothing_covers_the_focus(page: &Page) -> Result<()> {
    let bar = "return [getComputedStyle(document.querySelector('.places')).position, getComputedStyle(document.documentElement).scrollPaddingBottom]";
    let bar: (String, String) = page.read(bar).await?;
    ensure!(bar == ("static".to_owned(), "16px".to_owned()), "the bar and its room are {bar:?}");
    page.read::<()>("document.querySelector('.skip').focus(); return null").await?;
    let mut within = 0;
    // Bar, menu, the choice of calculator, the fields, and what can be done with the answer.
    for _ in 0..20 {
        page.press(Key::Tab + "").await?;
        let seen = async || Ok(page.read::<Option<String>>(HIDDEN).await?.is_none().then_some(()));
        let found = page.wait("the focus to be seen", seen).await;
        if found.is_err() {
            let hidden: Option<String> = page.read(HIDDEN).await?;
            found.with_context(|| format!("the focus is hidden on {hidden:?}"))?;
        }
        let inside = "return document.activeElement.closest('main') !== null";
        within += usize::from(page.read::<bool>(inside).await?);
    }
    ensure!(within >= 10, "Tab led to {within} things in the place alone");
    Ok(())
}

/// An answer fits a phone's width at 400 % even with text of twice the size, and the longest names are whole.
pub(crate) async fn large_text(page: &Page) -> Result<()> {
    page.viewport(320, 640).await?;
    page.zoom_400().await?;
    let dose = Dose::open(page, "").await?;
    dose.ask("1.5", "1").await?;
    dose.syringe("3", "0.1").await?;
    page.expect_part("result", "15th of 30 marks").await?;
    nothing_covers_the_focus(page).await.context("at 400 %")?;
    page.large_text().await?;
    page.fits_the_width().await.context("text of twice the size at 400 %")?;
    dose.syringe("2.5", "0.1").await?;
    dose.strength_unit("mg in the whole bottle").await?;
    // The name follows the choice only when the page has worked.
    let look = async || {
        let (names, cut): (usize, Vec<String>) = page.read(CUT).await?;
        Ok((names == 3 && cut.is_empty()).then_some(()))
    };
    let whole = page.wait("three chosen names, each whole", look).await;
    let (names, cut): (usize, Vec<String>) = page.read(CUT).await?;
    whole.with_context(|| {
        format!("of {names} names these are cut or not what is chosen: {cut:?}")
    })?;
    page.fits_the_width().await.context("long names at 400 %")
}

/// One page of paper has what was asked, the working and the answer, and nothing to press.
pub(crate) async fn on_paper(page: &Page) -> Result<()> {
    let dose = Dose::open(page, "").await?;
    dose.ask("1.5", "1").await?;
    dose.syringe("3", "0.1").await?;
    page.expect_text("mark", "1.5 mL").await?;
    let paper = page.on_paper().await?;
    for part in [
        "Draw for a dose",
        "Strength on the label 1 mg/mL, read as 1 mg/mL",
        "3 mL, a mark each 0.1 mL",
        "1.5 mg is 1.5 mL",
        "15th of 30 marks",
        "1.5 mg ÷ 1 mg/mL = 1.5 mL, not rounded",
        "This converts what was prescribed.",
    ] {
        ensure!(paper.contains(part), "{part:?} is not on paper: {paper}");
    }
    for part in ["Copy as one line", "Settings", "Menu", "Skip to the page"] {
        ensure!(!paper.contains(part), "{part:?} is on paper");
    }
    let (file, pages) = dose.print("dose-answer").await?;
    ensure!(pages == 1, "{} has {pages} pages", file.display());
    // The largest that there is to print: a warning with a weaker strength beside it.
    dose.ask("0.5", "5").await?;
    dose.syringe("1", "0.01").await?;
    page.by_test_id("small").await?;
    let (file, pages) = dose.print("dose-tiny").await?;
    ensure!(pages == 1, "{} has {pages} pages", file.display());
    Ok(())
}

/// Once loaded it asks for nothing more but the code of its other places, once, and what the worker keeps, once; and nothing typed gets
/// into the address, the title or what is kept.
pub(crate) async fn quiet(page: &Page) -> Result<()> {
    offline::with_workers(page)?;
    page.open("").await?;
    page.by_role("heading", "Tonight").await?;
    // The icon may come a little after the page.
    tokio::time::sleep(Duration::from_secs(1)).await;
    first_visit_is_counted(&page.requests())?;
    // The code of some places is asked for once, when one of them is first opened.
    asks_for(page, "Settings", "Look", &["draw", "places"]).await?;
    // Whoever only works out a dose is given no more than that takes.
    asks_for(page, "Dose", "Dose", &[]).await?;
    page.a_while().await;
    let more = page.requests();
    ensure!(more.is_empty(), "a visit that only looks asked for {more:?}");
    all_is_kept(page).await?;
    asks_for(page, "Learn", "What is not known", &[]).await?;
    asks_for(page, "Tonight", "Tonight", &[]).await?;
    page.press_role("link", "Dose").await?;
    nothing_typed_leaves(page).await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let later = page.requests();
    ensure!(later.is_empty(), "after it was loaded the page asked for {later:?}");
    // The next time all of it is there, and the worker looks whether there is a newer version.
    page.open("#/learn").await?;
    page.by_role("heading", "What is not known").await?;
    page.a_while().await;
    let again = page.requests();
    ensure!(
        again.iter().all(|line| line == "GET /sw.js"),
        "the next time the page asked for {again:?}"
    );
    Ok(())
}

/// Once every place was opened, the host hears nothing of a night that is saved and of files that are handed out.
pub(crate) async fn asks_for_nothing(page: &Page) -> Result<()> {
    offline::with_workers(page)?;
    let tonight = Tonight::returning(page).await?;
    page.is_kept().await?;
    // The last time that the page is loaded.
    let data = Data::open(page).await?;
    for (route, heading) in offline::PLACES {
        go(page, route, heading).await?;
    }
    page.a_while().await;
    drop(page.requests());
    go(page, "#/tonight/check-in", "Symptoms").await?;
    tonight.score(1, "7").await?;
    page.press_button("Save the night").await?;
    tonight.is_saved().await?;
    go(page, "#/data", "Data").await?;
    let sheet = data.save("csv-sheet").await?;
    ensure!(sheet.contains("symptom_1_fatigue"), "the file for spreadsheets is {sheet:?}");
    let backup = data.save("save-backup").await?;
    ensure!(backup.contains("ldn-diary backup"), "the backup is {backup:?}");
    page.a_while().await;
    let mut asked = page.requests();
    // The browser looks for a newer worker by itself, some time after the page was loaded.
    asked.retain(|line| line != "GET /sw.js");
    ensure!(asked.is_empty(), "while it was used the page asked for {asked:?}");
    Ok(())
}

/// Goes to a place by its address within the page, which loads nothing anew.
async fn go(page: &Page, route: &str, heading: &str) -> Result<()> {
    page.read::<()>(&format!("location.hash = '{route}'; return null")).await?;
    page.by_role("heading", heading).await.map(drop).with_context(|| format!("{route} by hash"))
}

/// The first visit loads the app, and nothing that `cargo xtask size` does not count.
fn first_visit_is_counted(loaded: &[String]) -> Result<()> {
    let is_app = |line: &String| line.contains(".wasm");
    ensure!(loaded.iter().any(is_app), "the app was not asked for: {loaded:?}");
    let counted = first_visit(&dist())?;
    let counts = |line: &String| {
        let name = line.trim_start_matches("GET /");
        name.is_empty() || counted.contains(name) || name.contains("e2e-")
    };
    ensure!(loaded.iter().all(counts), "a first visit asked for what is not counted: {loaded:?}");
    Ok(())
}

/// A link leads to a place, for which the code of these parts comes and nothing else.
async fn asks_for(page: &Page, link: &str, heading: &str, parts: &[&str]) -> Result<()> {
    page.press_role("link", link).await?;
    page.by_role("heading", heading).await?;
    let asked = page.requests();
    let expected = |line: &String| parts.iter().any(|part| is_part(line, part));
    ensure!(
        asked.len() == parts.len() && asked.iter().all(expected),
        "for {link} the page asked for {asked:?}"
    );
    Ok(())
}

fn is_part(line: &str, part: &str) -> bool {
    line.contains(&format!("/ldn-diary-{part}-"))
}

/// Whoever comes to the diary is given the code for that, and all the rest by the worker.
async fn all_is_kept(page: &Page) -> Result<()> {
    page.press_role("link", "Diary").await?;
    page.by_role("heading", "Nothing is written yet").await?;
    page.is_kept().await?;
    page.a_while().await;
    let asked = page.requests();
    for part in ["diary", "check-in", "nights"] {
        ensure!(asked.iter().any(|line| is_part(line, part)), "{part} did not come: {asked:?}");
    }
    ensure!(asked.iter().any(|line| line == "GET /sw.js"), "no worker came: {asked:?}");
    // Besides the listed files: the worker itself, the page, and the tests' script.
    let ours = listed(&dist())?;
    let strange = |line: &&String| {
        let beside = ["GET /sw.js", "GET /", "GET /e2e-listener.js"].contains(&line.as_str());
        !beside && !ours.contains_key(line.trim_start_matches("GET /"))
    };
    let strange: Vec<_> = asked.iter().filter(strange).collect();
    ensure!(strange.is_empty(), "the worker asked for {strange:?}");
    Ok(())
}

/// What is typed into the calculators stays in their fields, from place to place, and gets nowhere else.
async fn nothing_typed_leaves(page: &Page) -> Result<()> {
    let dose = Dose::here(page);
    dose.ask("2.25", "1").await?;
    dose.syringe("3", "0.1").await?;
    dose.answers("2.25 mg is about 2.3 mL").await?;
    page.press_button("Copy as one line").await?;
    for link in [
        "Dose for a draw",
        "Make a batch",
        "Dilute",
        "Drops",
        "Best strength",
        "Settings",
        "About",
        "Dose",
    ] {
        page.press_role("link", link).await?;
        let title = page.title().await?;
        let address: String = page.read("return location.href").await?;
        ensure!(!title.contains(|c: char| c.is_ascii_digit()), "the title is {title:?}");
        ensure!(!address.contains("2.25") && !address.contains('?'), "the address is {address:?}");
    }
    ensure!(
        dose.typed(DOSE).await? == "2.25" && dose.typed(STRENGTH).await? == "1",
        "what was typed is gone"
    );
    let kept: String = page
        .read("return JSON.stringify({...localStorage, ...sessionStorage}) + document.cookie")
        .await?;
    ensure!(!kept.contains("2.25"), "what was typed is kept: {kept}");
    Ok(())
}
