//! The Trends place over a year in which it is known what changed, and over ten years.

use crate::page::{Page, diary::Diary, files::A4, trends::Trends};
use anyhow::{Result, ensure};
use thirtyfour::Key;

/// A year with a planted effect, a symptom that never changed, gaps and two relapse records: the effect is shown with a range that
/// covers it, the other is not sold as one.
pub(crate) async fn of_a_year(page: &Page) -> Result<()> {
    let trends = Trends::of(page, 7, 364).await?;
    page.expect_part("trends-lead", "364 nights").await?;
    trends.says("Fatigue on 1.5 mg was lower than on 1 mg: −").await?;
    trends.says("Stiffness on 1.5 mg cannot be told apart from 1 mg:").await?;
    let [low, high] = page.wait("a range for fatigue", async || trends.range_now().await).await?;
    ensure!(low <= -2.0 && (-2.0..0.0).contains(&high), "{low} to {high} does not cover 2 lower");
    page.choose("Symptom", "Stiffness").await?;
    let look = async || {
        let range = trends.range_now().await?;
        Ok(range.filter(|[low, high]| *low <= 0.0 && 0.0 <= *high).map(drop))
    };
    page.wait("a range around nothing for stiffness", look).await?;
    page.expect_part("caveat", "one person’s record, not a trial").await?;
    page.expect_part("weeks-since", "1 mg").await?;
    page.expect_part("relapses-by-year", "2").await?;
    ensure!(trends.unfold().await? > 2, "little is folded");
    page.is_for_everyone("trends").await?;
    page.viewport(320, 640).await?;
    page.fits_the_width().await?;
    page.zoom_400().await?;
    page.fits_the_width().await
}

/// Other periods, other symptoms, two periods; and the picture read night by night with the keyboard.
pub(crate) async fn is_read(page: &Page) -> Result<()> {
    let trends = Trends::of(page, 7, 147).await?;
    page.pick("radio", "4 weeks").await?;
    page.expect_part("trends-lead", "28 nights").await?;
    ensure!(trends.label().await?.contains("with the dose steps behind them: 1.5 mg."));
    page.pick("radio", "1 week").await?;
    // Steps are compared by all that there is of them, whatever is drawn.
    trends.says("Fatigue on 1.5 mg was lower than on 1 mg").await?;
    page.pick("radio", "Other dates").await?;
    page.expect_text("own-problem", "Choose both nights.").await?;
    page.pick("radio", "All").await?;
    page.expect_part("trends-lead", "147 nights").await?;
    // By keyboard: the range moves night by night.
    let range = page.by_label("Read one night").await?;
    range.focus().await?;
    page.press(Key::Left + "").await?;
    page.press(Key::Left + "").await?;
    page.expect_part("night-said", "Fatigue").await?;
    let before = page.text("night-date").await?;
    // What is written of it is told there, and by the range only before a night is chosen.
    let heard = "return document.getElementById('night-read').getAttribute('aria-valuetext')
        === document.querySelector('[data-testid=night-date]').textContent";
    ensure!(page.read::<bool>(heard).await?, "the range tells more than the date");
    page.press_button("Later night").await?;
    page.wait("the night after", async || {
        Ok((page.text("night-date").await? != before).then_some(()))
    })
    .await?;
    let date = page.text("night-date").await?;
    page.is_for_everyone("trends-read").await?;
    page.press_role("link", &format!("Open the page of {date}")).await?;
    page.by_test_id("save-entry").await?;
    page.back().await?;
    page.by_role("heading", "Trends").await?;
    trends.compare(1, "2030-01-01").await?;
    page.expect_text("compared", "The earlier period must end before the later one begins.")
        .await?;
    // A month on 1 mg beside the last four weeks, which are on 1.5 mg.
    for (place, days_before) in [(0, 100), (1, 70)] {
        let night = trends.night_compared(3, days_before).await?;
        trends.compare(place, &night).await?;
    }
    page.by_test_id("compared-table").await?;
    let [low, high] = trends.range_compared().await?;
    ensure!(low < high && high < 0.0, "{low} to {high} is not lower, as it was made up");
    page.press_button("Symptoms in the picture").await?;
    page.pick("checkbox", "Stiffness").await?;
    let look = async || Ok((!trends.label().await?.contains("Stiffness")).then_some(()));
    page.wait("a picture without stiffness", look).await
}

/// On paper stand the picture, the steps, what they say, and how it is worked out where that was opened; no choice does.
pub(crate) async fn prints(page: &Page) -> Result<()> {
    let trends = Trends::of(page, 7, 364).await?;
    trends.says("Fatigue on 1.5 mg was lower than on 1 mg").await?;
    let lines = page.as_paper(async || trends.lines().await).await?;
    ensure!(lines > 0, "no line is drawn on paper");
    let closed = page.printed("trends", A4).await?;
    for words in
        ["Fatigue on 1.5 mg was lower than on 1 mg", "Step by step", "of all pairs of nights"]
    {
        closed.says(words)?;
    }
    for words in ["Howfarback", "Readonenight", "Howisthechangeworkedout", "Makethereport"] {
        ensure!(!closed.text.contains(words), "{words} is on paper");
    }
    trends.unfold().await?;
    let opened = page.printed("trends-open", A4).await?;
    opened.says("How is the change worked out?")?;
    opened.says("With fewer than 14 nights with a score on either side, nothing is said.")
}

/// Ten years are read and drawn, and other nights of them compared; meanwhile the page answers.
pub(crate) async fn of_ten_years(page: &Page) -> Result<()> {
    let diary = Diary::of_years(page, 10).await?;
    let loading = diary
        .longest_hitch(async || {
            page.read::<()>("location.hash = '#/trends'; return null").await?;
            page.expect_part("trends-lead", "3650 nights").await?;
            page.by_test_id("numbers").await.map(drop)
        })
        .await?;
    page.screenshot("trends-ten-years").await?;
    let trends = Trends::here(page);
    let years_before = trends.night_compared(0, 8 * 365).await?;
    let shown = page.text("compared").await?;
    let typing = diary
        .longest_hitch(async || {
            trends.compare(0, &years_before).await?;
            let look = async || Ok((page.text("compared").await? != shown).then_some(()));
            page.wait("years beside four weeks", look).await
        })
        .await?;
    page.by_test_id("compared-table").await?;
    // Wide of what a busy machine adds: no test is a clock. Anything that grows with the square of the nights is far beyond it.
    ensure!(loading < 4000.0, "the page did not answer for {loading} ms while ten years came");
    ensure!(typing < 4000.0, "the page did not answer for {typing} ms while years were compared");
    Ok(())
}
