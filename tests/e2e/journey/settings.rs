//! What is chosen once and kept.

use crate::{
    engine::Engine,
    page::{
        Page, Theme,
        dose::{Dose, STRENGTH},
        settings::Settings,
    },
};
use anyhow::{Result, ensure};

/// Syringes, signs, words and colours are kept when the page is loaded again, and the answers follow them.
pub(crate) async fn are_kept(page: &Page) -> Result<()> {
    let settings = Settings::open(page).await?;
    settings.example("For example 1.5 mg, 0.25 mL, 12,500 mcg.").await?;
    settings.flip_syringe("3", "0.1").await?;
    settings.flip_syringe("5", "0.2").await?;
    settings.flip_syringe("5", "0.2").await?;
    settings.add_syringe("2", "0.05").await?;
    settings.pick("1,5").await?;
    settings.pick("micrograms").await?;
    settings.pick("Dark").await?;
    settings.pick("Large").await?;
    let settings = Settings::open(page).await?;
    settings.example("For example 1,5 mg, 0,25 mL, 12 500 micrograms.").await?;
    for chosen in ["1,5", "micrograms", "Dark", "Large"] {
        settings.is_chosen(chosen).await?;
    }
    ensure!(settings.owns("3", "0,1").await?, "the 3 mL syringe was not kept");
    ensure!(settings.owns("2", "0,05").await?, "the own syringe was not kept");
    ensure!(!settings.owns("5", "0,2").await?, "a syringe that was taken out came back");
    let dose = Dose::open(page, "").await?;
    dose.ask("1.5", "1").await?;
    dose.answers("1,5 mg is 1,5 mL").await?;
    page.expect_part("result", "30th of 40 marks").await?;
    dose.ask("2.5", "1").await?;
    dose.answers("2,5 mg is 2,5 mL").await?;
    page.expect_part("result", "25th of 30 marks").await
}

/// Insulin syringe units are off. Once they are chosen, a draw is shown in them too, and can be typed in them.
pub(crate) async fn insulin_units(page: &Page) -> Result<()> {
    let dose = Dose::open(page, "").await?;
    dose.ask("0.5", "5").await?;
    dose.syringe("1", "0.01").await?;
    page.expect_text("mark", "0.1 mL").await?;
    ensure!(!page.has("units").await?, "units are shown that nobody chose");
    let settings = Settings::open(page).await?;
    settings.is_chosen("Off: mL only").await?;
    settings.pick("On: mL and units").await?;
    let dose = Dose::open(page, "").await?;
    dose.ask("0.5", "5").await?;
    dose.syringe("1", "0.01").await?;
    page.expect_text("units", "10 units").await?;
    dose.answers("0.5 mg is 0.1 mL").await?;
    let dose = Dose::open(page, "for-draw").await?;
    dose.fill(&[("Draw", "10"), (STRENGTH, "5")]).await?;
    page.expect_part("refused", "50 mg").await?;
    page.choose("Unit of the draw", "units").await?;
    dose.says_under("Draw", "10 units is 0.1 mL.").await?;
    dose.answers("0.1 mL is 0.5 mg").await
}

/// The colours follow the system until they are chosen; then they stay.
pub(crate) async fn colours(page: &Page) -> Result<()> {
    Dose::open(page, "").await?;
    let light = ground(page).await?;
    page.press_button("Colours: system").await?;
    page.by_role("button", "Colours: light").await?;
    ensure!(ground(page).await? == light, "light is not light");
    page.press_button("Colours: light").await?;
    page.by_role("button", "Colours: dark").await?;
    // The page is coloured a turn after the button has its new name.
    let other = async || {
        let now = ground(page).await?;
        Ok((now != light).then_some(now))
    };
    let dark = page.wait("dark that does not look like light", other).await?;
    Dose::open(page, "").await?;
    ensure!(ground(page).await? == dark, "dark was not kept");
    page.press_button("Colours: dark").await?;
    page.by_role("button", "Colours: system").await?;
    let back = async || Ok((ground(page).await? == light).then_some(()));
    page.wait("the system's light", back).await?;
    if page.browser.engine != Engine::WebKit {
        page.theme(Theme::Dark).await?;
        ensure!(ground(page).await? == dark, "the page does not follow the system into the dark");
    }
    Ok(())
}

async fn ground(page: &Page) -> Result<String> {
    page.read("return getComputedStyle(document.body).backgroundColor").await
}
