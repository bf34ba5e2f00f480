//! The dose card on paper, read back from the print; and the calendar file, read back as the browser is given it.

use crate::page::{
    Page,
    data::saved,
    dose_card::DoseCard,
    files::{A4, LETTER},
};
use anyhow::{Context, Result, ensure};

/// What four steps must have on paper, whatever they are printed as.
const FIGURES: [&str; 13] = [
    "Low-dose naltrexone (LDN), liquid",
    "For a bottle of 1 mg/mL only.",
    "0.5 mg is 0.5 mL",
    "0.5 mL on the 1 mL syringe, line 50 of 100",
    "1.5 mg is 1.5 mL",
    "1.5 mL on the 3 mL syringe, line 15 of 30",
    "2.25 mg is 2.25 mL",
    "Nearest line: 2.3 mL on the 3 mL syringe, line 23 of 30",
    "Halfway between two lines: what you draw is 2.3 mg",
    "4.5 mg is 4.5 mL",
    "Keep this with your medicines.",
    "It blocks opioid pain medicines.",
    "ask them when to stop",
];

/// Four steps are printed for the wallet and on a whole page, on both sizes of paper: every figure is there, and nothing of the app.
pub(crate) async fn prints(page: &Page) -> Result<()> {
    let card = DoseCard::with(page, &[50, 150, 225, 450]).await?;
    page.is_for_everyone("dose-card").await?;
    ensure!(!page.title().await?.contains(|c: char| c.is_ascii_digit()), "a figure in the title");
    for (form, name) in [("Wallet size", "card-wallet"), ("Whole page", "card-page")] {
        card.choose(form).await?;
        for (paper, size) in [(A4, "a4"), (LETTER, "letter")] {
            let printed = card.print(&format!("{name}-{size}"), paper).await?;
            ensure!(printed.pages == 1, "{form} on {size} has {} pages", printed.pages);
            for words in FIGURES {
                printed.says(words).with_context(|| format!("{form} on {size}"))?;
            }
            for words in ["Wholepage", "Backtotheplan", "Skiptothepage", "Settings"] {
                ensure!(!printed.text.contains(words), "{words} is on paper: {}", printed.text);
            }
        }
    }
    page.zoom_400().await?;
    page.fits_the_width().await?;
    card.choose("Wallet size").await?;
    page.fits_the_width().await
}

/// As many steps as a plan may have flow onto further panels and pages, and none is cut.
pub(crate) async fn flows(page: &Page) -> Result<()> {
    let doses: Vec<u64> = (1..=40).map(|step| step * 11).collect();
    let card = DoseCard::with(page, &doses).await?;
    let cut = card.cut_off().await?;
    ensure!(cut.is_empty(), "cut off at the edge of a panel: {cut:?}");
    for (form, name) in [("Wallet size", "card-long-wallet"), ("Whole page", "card-long-page")] {
        card.choose(form).await?;
        let printed = card.print(name, A4).await?;
        ensure!(printed.pages > 1, "{form} has one page");
        for dose in &doses {
            let mg = format!("{}.{:02}", dose / 100, dose % 100);
            let mg = mg.trim_end_matches('0').trim_end_matches('.');
            printed.says(&format!("{mg} mg is {mg} mL")).context(form)?;
        }
    }
    Ok(())
}

/// Without a plan it leads to where one is made; with one, the Plan place leads here and gives the calendar file.
pub(crate) async fn is_found(page: &Page) -> Result<()> {
    // A download that nobody awaits would lie about wherever the browser saves by itself.
    page.downloads().await?;
    DoseCard::blank(page).await?;
    page.expect_part("no-card", "There is no plan yet").await?;
    ensure!(!page.has("print").await?, "there is something to print");
    DoseCard::with(page, &[150]).await?;
    page.press_role("link", "Back to the plan").await?;
    page.by_role("heading", "Calendar file").await?;
    page.is_for_everyone("calendar-file").await?;
    let file = saved(page, "save-calendar").await?;
    let due = file.split("BEGIN:VEVENT").filter(|event| !event.contains("STATUS:CANCELLED"));
    let titles = due.flat_map(|event| event.split("\r\n"));
    let titles: Vec<&str> = titles.filter(|line| line.starts_with("SUMMARY:")).collect();
    ensure!(titles == ["SUMMARY:LDN 1.5 mL (1.5 mg) from 1 mg/mL"], "the file is {file:?}");
    page.wait("the file on its way", async || {
        let said = "return [...document.querySelectorAll('[role=status]')].map((said) => said.textContent).join()";
        Ok(page.read::<String>(said).await?.contains("ldn-plan.ics").then_some(()))
    })
    .await?;
    page.read::<()>("location.hash = '#/plan/card'; return null").await?;
    page.by_test_id("card").await.map(drop)
}
