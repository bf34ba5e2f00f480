//! The report for the visit: chosen, kept, printed.

use crate::page::{
    Page,
    files::{A4, LETTER},
    report::Report,
};
use anyhow::{Context, Result, ensure};

/// What must stand on the paper.
const SAYS: [&str; 14] = [
    "Low-dose naltrexone and symptoms",
    "planned doses taken",
    "nights have an entry",
    "2 relapse records, not confirmed by the team",
    "as in the letter",
    "Fatigue on 1.5 mg was lower than on 1 mg",
    "a range without zero",
    "Steps are compared within these nights.",
    "Fewer than 14 nights with a score: too few to say.",
    "Vivid dreams:",
    "right hand numb, longer than 24 hours",
    "Heat:",
    "Go on to 3 mg?",
    "it does not choose a dose",
];

/// A year is printed on one or two pages of both sizes, whole, and without the app around it; what was typed is still there after the
/// page was loaded anew.
pub(crate) async fn prints(page: &Page) -> Result<()> {
    let report = Report::of(page, 364).await?;
    page.pick("radio", "12 months").await?;
    page.type_into("Questions for the visit", "Go on to 3 mg?").await?;
    page.type_into("Name", "A. Person").await?;
    page.expect_part("report", "Go on to 3 mg?").await?;
    page.is_for_everyone("report").await?;
    is_white_by_night(page, &report).await?;
    for (paper, size) in [(A4, "a4"), (LETTER, "letter")] {
        let printed = report.print(&format!("report-{size}"), paper).await?;
        ensure!(printed.pages <= 2, "{} pages on {size}", printed.pages);
        for words in SAYS {
            // The figure and the words under it are two lines.
            let words = words.strip_prefix("2 ").unwrap_or(words);
            printed.says(words).with_context(|| format!("on {size}"))?;
        }
        for words in ["Changewhatisonit", "BacktoTrends", "Settings", "Skiptothepage"] {
            ensure!(!printed.text.contains(words), "{words} is on paper: {}", printed.text);
        }
        ensure!(printed.text.contains(&format!("1/{}", printed.pages)), "no number on page 1");
    }
    page.open("#/trends/report").await?;
    page.expect_part("report", "Go on to 3 mg?").await?;
    page.expect_part("report", "A. Person").await
}

/// A diary with much of everything is printed on two pages at most, what finds no room is counted, and nothing sticks out.
pub(crate) async fn prints_when_full(page: &Page) -> Result<()> {
    let report = Report::crowded(page).await?;
    for (paper, size) in [(A4, "a4"), (LETTER, "letter")] {
        let printed = report.print(&format!("report-full-{size}"), paper).await?;
        ensure!(printed.pages <= 2, "{} pages on {size}", printed.pages);
        for words in [
            "14 earlier steps left out of the table.",
            "And 3 more, in the diary only.",
            "(goes on in the app)",
        ] {
            printed.says(words).with_context(|| format!("on {size}"))?;
        }
    }
    let out = page.sticks_out_of_paper().await?;
    ensure!(out.is_empty(), "out of the paper: {out:?}");
    Ok(())
}

/// Who chose dark colours prints on white paper all the same, and sees each line on what is behind it; from here on dark is chosen.
async fn is_white_by_night(page: &Page, report: &Report<'_>) -> Result<()> {
    let (by_day, _) = report.bands().await?;
    page.press_button("Colours: system").await?;
    page.press_button("Colours: light").await?;
    page.by_role("button", "Colours: dark").await?;
    let (by_night, _) = report.bands().await?;
    ensure!(by_night != by_day, "dark looks like light: {by_night:?}");
    let (on_paper, contrast) = page.as_paper(async || report.bands().await).await?;
    ensure!(on_paper == by_day, "paper has {on_paper:?} for {by_day:?}");
    ensure!(contrast >= 3.0, "a line stands out by {contrast} on paper");
    Ok(())
}

/// What is left out goes from the paper at once; dates without nights are said.
pub(crate) async fn is_chosen(page: &Page) -> Result<()> {
    Report::of(page, 147).await?;
    page.expect_part("figures", "nights have an entry").await?;
    page.pick("checkbox", "Relapse records").await?;
    let gone = async || Ok((!page.has("report-relapses").await?).then_some(()));
    page.wait("no relapse records", gone).await?;
    page.pick("radio", "Since the last visit").await?;
    page.wait("no paper without a date", async || Ok((!page.has("report").await?).then_some(())))
        .await?;
    page.pick("radio", "3 months").await?;
    page.expect_part("figures", "of 91").await?;
    page.viewport(320, 640).await?;
    page.fits_the_width().await?;
    page.zoom_400().await?;
    page.fits_the_width().await
}
