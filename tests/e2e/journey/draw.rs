//! From a label to a mark: the draw for a dose, and how what was typed is read.

use crate::page::{
    Page,
    dose::{DOSE, Dose, STRENGTH},
};
use anyhow::{Result, ensure};
use thirtyfour::Key;

/// 1.5 mg of 1 mg/mL in a syringe of 3 mL.
pub(crate) async fn to_a_mark(page: &Page) -> Result<()> {
    let dose = Dose::open(page, "").await?;
    dose.answers_nothing().await?;
    dose.ask("1.5", "1").await?;
    dose.answers("1.5 mg is 1.5 mL").await?;
    dose.syringe("3", "0.1").await?;
    page.expect_text("mark", "1.5 mL").await?;
    page.expect_text("gives", "1.5 mg").await?;
    dose.answers("1.5 mg is 1.5 mL").await?;
    let picture = dose.picture().await?;
    ensure!(
        picture == "3 mL syringe, tip up. Plunger at 1.5 mL, the 15th of 30 marks.",
        "the picture is called {picture:?}"
    );
    page.expect_part("result", "15th of 30 marks").await?;
    page.expect_part("working", "1.5 mg ÷ 1 mg/mL = 1.5 mL, not rounded").await?;
    dose.says_aloud("1.5 mg is 1.5 mL. 15th of 30 marks").await?;
    page.press_button("Copy as one line").await?;
    page.expect_part("result", "Copied.").await?;
    // What was copied, as a person would find out.
    page.by_label(DOSE).await?.send_keys(Key::Control + "a").await?;
    page.by_label(DOSE).await?.send_keys(Key::Control + "v").await?;
    let copied = dose.typed(DOSE).await?;
    ensure!(
        copied == "1.5 mg at 1 mg/mL = 1.5 mL (3 mL syringe, 15th of 30 marks)",
        "the copied line is {copied:?}"
    );
    Ok(())
}

/// A decimal comma is read; a number that could be two is asked about.
pub(crate) async fn commas(page: &Page) -> Result<()> {
    let dose = Dose::open(page, "").await?;
    dose.ask("4,5", "1").await?;
    dose.says_under(DOSE, "Read as 4.5 mg.").await?;
    dose.answers("4.5 mg is 4.5 mL").await?;
    for (button, answer) in [("1.5", Some("1.5 mg is 1.5 mL")), ("1500", None)] {
        page.type_into(DOSE, "1,500").await?;
        dose.says_under(DOSE, "This could be 1.5 or 1500.").await?;
        dose.answers_nothing().await?;
        page.by_role("button", "1.5").await?;
        page.by_role("button", "1500").await?;
        page.press_button(button).await?;
        match answer {
            Some(answer) => dose.answers(answer).await?,
            None => page.by_test_id("refused").await.map(drop)?,
        }
        ensure!(dose.typed(DOSE).await? == button, "{button} did not go into the field");
        ensure!(page.focused().await? == DOSE, "the focus is on {:?}", page.focused().await?);
    }
    dose.answers_nothing().await
}

/// However a label is written, it is echoed as mg/mL.
pub(crate) async fn labels(page: &Page) -> Result<()> {
    let dose = Dose::open(page, "").await?;
    page.type_into(DOSE, "1.5").await?;
    for (typed, strength, answer) in [
        ("5 mg/5 mL", "1 mg/mL", "1.5 mg is 1.5 mL"),
        ("0.1 %", "1 mg/mL", "1.5 mg is 1.5 mL"),
        ("500 mcg/mL", "0.5 mg/mL", "1.5 mg is 3 mL"),
        ("50 mg in 50 mL", "1 mg/mL", "1.5 mg is 1.5 mL"),
        ("1:2000", "0.5 mg/mL", "1.5 mg is 3 mL"),
    ] {
        page.type_into(STRENGTH, typed).await?;
        dose.says_under(STRENGTH, &format!("Read as {strength}. The unit you typed counts"))
            .await?;
        dose.answers(answer).await?;
    }
    for (unit, number, volume, strength) in [
        ("mg per so many mL", "5", Some("5"), "1 mg/mL"),
        ("% w/v", "0.1", None, "1 mg/mL"),
        ("mcg/mL", "500", None, "0.5 mg/mL"),
        ("mg in the whole bottle", "50", Some("50"), "1 mg/mL"),
        ("g/L", "1", None, "1 mg/mL"),
        ("1 in so many", "1000", None, "1 mg/mL"),
    ] {
        dose.strength_unit(unit).await?;
        page.type_into(STRENGTH, number).await?;
        if let Some(volume) = volume {
            page.type_into("In how many mL", volume).await?;
        }
        dose.says_under(STRENGTH, &format!("Read as {strength}.")).await?;
    }
    dose.answers("1.5 mg is 1.5 mL").await
}

/// What is no number is kept, its character is named, and nothing stands there as its result.
pub(crate) async fn bad_input(page: &Page) -> Result<()> {
    let dose = Dose::open(page, "").await?;
    dose.ask("1.5", "1").await?;
    for (typed, says) in [
        ("1.5x", "“x” is not part of a number."),
        ("1e3", "“e” is not read as a power of ten."),
        ("-1", "Leave out the “-”."),
        ("1.2.3", "There are two decimal signs."),
        ("٣", "“٣” is a digit of another script."),
        ("4.", "No digit follows the “.”."),
    ] {
        page.type_into(DOSE, "1.5").await?;
        dose.answers("1.5 mg is 1.5 mL").await?;
        page.type_into(DOSE, typed).await?;
        page.press(Key::Tab + "").await?;
        dose.says_under(DOSE, says).await?;
        ensure!(dose.typed(DOSE).await? == typed, "{typed:?} was changed");
        ensure!(dose.is_marked(DOSE).await?, "{typed:?} is not marked");
        dose.answers_nothing().await?;
    }
    page.type_into(DOSE, "1.5").await?;
    dose.answers("1.5 mg is 1.5 mL").await?;
    page.type_into(STRENGTH, "1 mg/drop").await?;
    page.press(Key::Tab + "").await?;
    dose.says_under(STRENGTH, "“drop”").await?;
    dose.answers_nothing().await
}
