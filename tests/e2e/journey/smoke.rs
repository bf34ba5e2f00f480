//! The first thing that must be true: the page opens.

use crate::page::Page;
use anyhow::{Result, ensure};
use thirtyfour::Key;

pub(crate) async fn opens(page: &Page) -> Result<()> {
    page.open("").await?;
    ensure!(page.title().await?.contains("LDN Diary"), "the title is {:?}", page.title().await?);
    page.by_role("heading", "").await?;
    Ok(())
}

/// The code of the other places is fetched when one of them is opened: when that fails the page says so, and asks again when told.
pub(crate) async fn the_rest_comes_later(page: &Page) -> Result<()> {
    page.open("").await?;
    page.by_role("heading", "Tonight").await?;
    let parts = "return document.querySelectorAll('meta[name=part-places]').length";
    ensure!(page.read::<u32>(parts).await? == 1, "the program is not split");
    // A hash that no file has: the browser refuses what comes.
    let swap = "const { dataset } = document.querySelector('meta[name=part-places]');
        [dataset.integrity, dataset.kept] = [dataset.kept ?? 'sha384-' + 'A'.repeat(64), dataset.integrity]; return null";
    page.read::<()>(swap).await?;
    page.by_role("link", "Dose").await?.send_keys(Key::Enter + "").await?;
    page.expect_part("arrival", "could not be loaded").await?;
    // This once it was meant to go wrong.
    let complaints = page.complaints().await?;
    let meant = |line: &String| line.contains("integrity") || line.contains("sha384");
    ensure!(complaints.iter().all(meant), "the page complained of {complaints:?}");
    page.read::<()>(swap).await?;
    page.by_role("button", "Try again").await?.send_keys(Key::Enter + "").await?;
    page.by_label("Strength on the label").await?;
    // It follows what is drawn.
    let heading = "return document.activeElement.id === 'heading'";
    let look = async || Ok(page.read::<bool>(heading).await?.then_some(()));
    page.wait("the focus on the heading", look).await
}
