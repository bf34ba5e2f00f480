//! The other calculators, each by its usual case.

use crate::page::{
    Page,
    dose::{DOSE, Dose, STRENGTH},
};
use anyhow::{Result, ensure};

/// Which dose is in a draw.
pub(crate) async fn for_draw(page: &Page) -> Result<()> {
    let dose = Dose::open(page, "for-draw").await?;
    dose.fill(&[("Draw, in mL", "1.5"), (STRENGTH, "1")]).await?;
    dose.syringe("3", "0.1").await?;
    dose.answers("1.5 mL is 1.5 mg").await?;
    page.expect_part("working", "1.5 mL × 1 mg/mL = 1.5 mg, not rounded").await?;
    page.type_into("Draw, in mL", "12").await?;
    page.by_test_id("refused").await?;
    ensure!(!page.has("answer").await?, "12 mg is refused and has an answer");
    Ok(())
}

/// Tablets made up to a volume, or with water poured on.
pub(crate) async fn batch(page: &Page) -> Result<()> {
    let dose = Dose::open(page, "batch").await?;
    dose.fill(&[("Number of tablets", "1"), ("mg in one tablet", "50")]).await?;
    page.type_into("Volume of everything together, in mL", "50").await?;
    dose.answers("This liquid is 1 mg/mL").await?;
    page.expect_part("working", "50 mg ÷ 50 mL = 1 mg/mL").await?;
    page.pick("radio", "Water added").await?;
    page.type_into("Water poured in, in mL", "50").await?;
    dose.answers("This liquid is at most 1 mg/mL").await?;
    page.type_into("Number of tablets", "1.5").await?;
    dose.says_under("Number of tablets", "must be a whole number").await?;
    ensure!(!page.has("answer").await?, "half a tablet has an answer");
    page.type_into("Number of tablets", "2").await?;
    page.pick("radio", "Make: what volume for the strength I want?").await?;
    page.type_into("Strength you want", "1").await?;
    dose.answers("Make up to 100 mL").await?;
    page.pick("radio", "Base").await?;
    page.expect_part("base", "Nothing was converted here.").await?;
    dose.answers("Make up to 100 mL").await
}

/// A liquid made weaker, both ways of measuring the water and both ways round; and its strength carried over to the draw.
pub(crate) async fn dilute(page: &Page) -> Result<()> {
    let dose = Dose::open(page, "dilute").await?;
    dose.fill(&[
        ("Strength you start from", "5"),
        ("Volume of it that goes in, in mL", "10"),
        ("Volume of everything together, in mL", "50"),
    ])
    .await?;
    dose.answers("The mix is 1 mg/mL").await?;
    page.expect_text("water", "40 mL").await?;
    page.pick("radio", "Water added").await?;
    page.type_into("Water poured in, in mL", "50").await?;
    dose.answers("The mix is about 0.833 mg/mL").await?;
    page.expect_text("in-all", "60 mL").await?;
    page.pick("radio", "How much of each, for a volume").await?;
    page.type_into("Strength you want", "1").await?;
    page.type_into("Volume you want in all, in mL", "100").await?;
    page.expect_part("result", "Take 20 mL of 5 mg/mL.").await?;
    dose.answers("Make up to 100 mL").await?;
    page.by_test_id("use-strength").await?.click().await?;
    page.by_label(DOSE).await?;
    ensure!(dose.typed(STRENGTH).await? == "1", "the strength was not carried over");
    Ok(())
}

/// Drops of an assumed size, then of a counted one; never without their mass.
pub(crate) async fn drops(page: &Page) -> Result<()> {
    let dose = Dose::open(page, "drops").await?;
    dose.ask("1", "1").await?;
    dose.answers("1 mg is about 20 drops").await?;
    page.expect_part("assumed", "20 drops in 1 mL is an assumption").await?;
    page.expect_part("result", "that is about 1 mg").await?;
    page.pick("radio", "I have counted").await?;
    dose.fill(&[("Drops counted", "50"), ("Volume that they filled, in mL", "2")]).await?;
    dose.answers("1 mg is 25 drops").await?;
    ensure!(!page.has("assumed").await?, "a counted size is called assumed");
    page.pick("radio", "Dose in drops").await?;
    page.type_into("Number of drops", "10").await?;
    dose.answers("In 10 drops 0.4 mg").await
}

/// A plan's doses, and the strength that puts each on a mark.
pub(crate) async fn ladder(page: &Page) -> Result<()> {
    let dose = Dose::open(page, "ladder").await?;
    dose.syringe("3", "0.1").await?;
    dose.fill(&[("Step 1", "1.5"), ("Step 2", "3"), ("Step 3", "4.5")]).await?;
    ensure!(dose.typed("Step 4").await?.is_empty(), "no free row follows the last step");
    dose.answers("Best strength 1.5 mg/mL").await?;
    page.expect_part("best", "Every step is on a mark").await?;
    for row in
        ["1.5 mg1 mL10th of 30 marks", "3 mg2 mL20th of 30 marks", "4.5 mg3 mL30th of 30 marks"]
    {
        page.expect_part("rungs", row).await?;
    }
    page.press_button("Remove step 3").await?;
    page.press_button("Undo").await?;
    ensure!(dose.typed("Step 3").await? == "4.5", "what was removed did not come back");
    page.type_into("Step 3", "12").await?;
    page.expect_part("refused", "step 3, 12 mg").await?;
    ensure!(!page.has("best").await?, "a refused dose has a strength");
    Ok(())
}
