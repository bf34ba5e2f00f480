//! What the page asks, warns of and refuses before it gives a number.

use crate::page::{
    Page,
    dose::{DOSE, Dose},
};
use anyhow::{Result, ensure};

/// Above 4.5 mg it asks, above 6 mg it warns, above 10 mg there is nothing.
pub(crate) async fn large_doses(page: &Page) -> Result<()> {
    let dose = Dose::open(page, "").await?;
    dose.ask("5", "1").await?;
    page.expect_part("gate", "Caution 5 mg is above the usual range").await?;
    dose.answers_nothing().await?;
    page.pick("checkbox", "Yes, 5 mg was prescribed").await?;
    dose.answers("5 mg is 5 mL").await?;
    page.type_into(DOSE, "4.8").await?;
    page.expect_part("gate", "4.8 mg is above the usual range").await?;
    dose.answers_nothing().await?;
    page.type_into(DOSE, "5").await?;
    dose.answers_nothing().await?;
    page.type_into(DOSE, "7").await?;
    page.expect_part("gate", "Warning 7 mg is far above the usual range").await?;
    dose.answers_nothing().await?;
    page.pick("checkbox", "Yes, 7 mg was prescribed, and the unit is right").await?;
    dose.answers("7 mg is 7 mL").await?;
    page.expect_part("gate", "Warning 7 mg is far above the usual range").await?;
    page.type_into(DOSE, "12").await?;
    page.expect_part("refused", "Stop 12 mg is not worked out here").await?;
    dose.answers_nothing().await?;
    let confirmation =
        "return !!document.querySelector('[data-testid=refused] :is(input, button, a)')";
    ensure!(!page.read::<bool>(confirmation).await?, "a refused dose can be confirmed");
    dose.says_aloud("12 mg is not worked out here").await
}

/// 0.5 mg from 5 mg/mL: too little to measure, and which strength would mend it.
pub(crate) async fn a_tiny_draw(page: &Page) -> Result<()> {
    let dose = Dose::open(page, "").await?;
    dose.ask("0.5", "5").await?;
    dose.syringe("1", "0.01").await?;
    dose.answers("0.5 mg is 0.1 mL").await?;
    page.expect_part("small", "Warning 0.1 mL is too little to measure well").await?;
    page.expect_part(
        "small",
        "one mark too far gives 10 % more than the dose, and half a mark is 5 % of it",
    )
    .await?;
    page.expect_part("small", "A weaker strength would fix it").await?;
    let question =
        "My dose is 0.5 mg. Can this be made as 1 mg/mL, so that I draw 0.5 mL and not 0.1 mL?";
    page.expect_part("small", question).await?;
    dose.says_aloud("Warning: 0.1 mL is too little to measure well").await
}
