//! What must be true of every place: it fits, it can be used by everyone, it is quiet, and it prints.

use crate::page::{
    Page,
    dose::{DOSE, Dose, STRENGTH},
    places::PLACES,
};
use anyhow::{Context, Result, ensure};
use std::time::Duration;

/// Each place, loaded once: nothing is wider than the window at 320 pixels and at 400 %, and it is for everyone on a phone and on a
/// desktop.
pub(crate) async fn for_everyone(page: &Page) -> Result<()> {
    for place in PLACES {
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

/// An answer fits a phone's width at 400 % even with text of twice the size, and the longest names are whole.
pub(crate) async fn large_text(page: &Page) -> Result<()> {
    page.viewport(320, 640).await?;
    page.zoom_400().await?;
    let dose = Dose::open(page, "").await?;
    dose.ask("1.5", "1").await?;
    dose.syringe("3", "0.1").await?;
    page.expect_part("result", "15th of 30 marks").await?;
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

/// Once loaded it asks for nothing more but the code of its other places, once; and nothing typed gets into the address, the title or what is kept.
pub(crate) async fn quiet(page: &Page) -> Result<()> {
    page.open("").await?;
    page.by_role("heading", "Tonight").await?;
    // The icon may come a little after the page.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let loaded = page.requests();
    ensure!(
        loaded.iter().any(|line| line.contains(".wasm")),
        "the app was not asked for: {loaded:?}"
    );
    // The code of some places is asked for once, when one of them is first opened.
    for (link, heading, parts) in [
        ("Settings", "Look", &["draw", "places"][..]),
        ("Diary", "Nothing is written yet", &["diary", "check-in", "nights"]),
        ("Learn", "What is not known", &["learn"]),
        ("Tonight", "Tonight", &[]),
    ] {
        page.press_role("link", link).await?;
        page.by_role("heading", heading).await?;
        let asked = page.requests();
        let expected =
            |line: &String| parts.iter().any(|part| line.contains(&format!("/ldn-diary-{part}-")));
        ensure!(
            asked.len() == parts.len() && asked.iter().all(expected),
            "for {link} the page asked for {asked:?}"
        );
    }
    page.press_role("link", "Dose").await?;
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
    tokio::time::sleep(Duration::from_millis(500)).await;
    let later = page.requests();
    ensure!(later.is_empty(), "after it was loaded the page asked for {later:?}");
    Ok(())
}
