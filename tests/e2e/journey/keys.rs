//! Without a mouse.

use crate::page::{
    Page,
    dose::{DOSE, Dose, STRENGTH},
};
use anyhow::{Result, ensure};
use thirtyfour::Key;

/// From the first Tab to a mark on a syringe, to another calculator, to another place, and back to what was typed.
pub(crate) async fn alone(page: &Page) -> Result<()> {
    let dose = Dose::open(page, "").await?;
    page.press(Key::Tab + "").await?;
    ensure!(
        page.focused().await? == "Skip to the page",
        "the first Tab leads to {:?}",
        page.focused().await?
    );
    page.press(Key::Enter + "").await?;
    let inside = "return document.activeElement.id === 'main'";
    ensure!(page.read::<bool>(inside).await?, "the skip link leads to {:?}", page.focused().await?);
    ensure!(
        page.route().await? == "#/dose",
        "the skip link changes the address to {:?}",
        page.route().await?
    );
    tab_to(page, &format!("INPUT {DOSE}")).await?;
    page.press("1.5").await?;
    tab_to(page, &format!("INPUT {STRENGTH}")).await?;
    page.press("1").await?;
    tab_to(page, "SELECT Syringe").await?;
    for _ in 0..5 {
        page.press(Key::Down + "").await?;
    }
    dose.answers("1.5 mg is 1.5 mL").await?;
    page.expect_part("result", "15th of 30 marks").await?;
    to_place(page, "A Drops", "#/dose/drops").await?;
    focus_is(page, "SECTION Drops").await?;
    tab_to(page, "INPUT Drops for a dose").await?;
    page.press(Key::Down + "").await?;
    page.by_label("Number of drops").await?;
    to_place(page, "A Settings", "#/settings").await?;
    heading_has_focus(page, "Settings").await?;
    page.back().await?;
    page.back().await?;
    dose.answers("1.5 mg is 1.5 mL").await?;
    ensure!(dose.typed(DOSE).await? == "1.5", "the dose was forgotten");
    ensure!(page.route().await? == "#/dose", "two steps back is {:?}", page.route().await?);
    Ok(())
}

/// On a phone: the menu by keys, the heading of each place, and an address that names nothing.
pub(crate) async fn menu(page: &Page) -> Result<()> {
    page.viewport(390, 844).await?;
    Dose::open(page, "").await?;
    tab_to(page, "SUMMARY Menu").await?;
    page.press(Key::Enter + "").await?;
    page.by_role("link", "About").await?;
    to_place(page, "A About", "#/about").await?;
    heading_has_focus(page, "About").await?;
    ensure!(page.title().await? == "About · LDN Diary", "the title is {:?}", page.title().await?);
    // The menu is closed again.
    ensure!(
        page.read::<bool>("return !document.querySelector('details.menu').open").await?,
        "the menu is still open"
    );
    to_place(page, "A Dose", "#/dose").await?;
    heading_has_focus(page, "Dose").await?;
    page.open("#/no-such-place").await?;
    page.by_role("heading", "There is no such page").await?;
    page.by_role("link", "Go to Tonight").await?.send_keys(Key::Enter + "").await?;
    heading_has_focus(page, "Tonight").await
}

/// Tab until the focus is on this: tag and name.
async fn tab_to(page: &Page, wanted: &str) -> Result<()> {
    let mut passed = Vec::new();
    for _ in 0..60 {
        page.press(Key::Tab + "").await?;
        let tag: String = page.read("return document.activeElement.tagName").await?;
        let now = format!("{tag} {}", page.focused().await?);
        if now == wanted {
            return Ok(());
        }
        passed.push(now);
    }
    anyhow::bail!("Tab does not lead to {wanted:?}, but to {passed:?}")
}

/// Tab to a link and Enter.
async fn to_place(page: &Page, link: &str, route: &str) -> Result<()> {
    tab_to(page, link).await?;
    page.press(Key::Enter + "").await?;
    page.wait(route, async || Ok((page.route().await? == route).then_some(()))).await
}

async fn heading_has_focus(page: &Page, name: &str) -> Result<()> {
    focus_is(page, &format!("H1 {name}")).await
}

/// Waits until the focus is on this: tag and name. The code of a place may still be on its way.
async fn focus_is(page: &Page, wanted: &str) -> Result<()> {
    let focused = async || {
        let tag: String = page.read("return document.activeElement.tagName").await?;
        Ok((format!("{tag} {}", page.focused().await?) == wanted).then_some(()))
    };
    page.wait(&format!("the focus on {wanted:?}"), focused).await
}
