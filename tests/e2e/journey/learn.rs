//! The Learn place, read on a screen and on paper.

use crate::page::{Page, learn::Learn};
use anyhow::{Context, Result, ensure};

/// Opened from the menu, its contents lead to each section, and no link leads out of the page.
pub(crate) async fn is_read(page: &Page) -> Result<()> {
    let learn = Learn::from_the_menu(page).await?;
    ensure!(page.title().await? == "Learn · LDN Diary", "the title is {:?}", page.title().await?);
    page.focus_is("Learn").await?;
    let contents = learn.contents().await?;
    ensure!(contents.len() == 8, "the contents are {contents:?}");
    for title in &contents {
        learn.follow(title).await?;
    }
    ensure!(page.route().await? == "#/learn", "the contents changed the address");
    let (out, links) = learn.ways_out().await?;
    ensure!(out.is_empty() && links == 0, "{links} links among the sources, and out: {out:?}");
    page.by_test_id("opioids").await?;
    page.back().await?;
    page.by_role("heading", "Tonight").await?;
    Ok(())
}

/// On paper stands all of its text, and nothing of the app around it.
pub(crate) async fn prints_whole(page: &Page) -> Result<()> {
    let learn = Learn::open(page).await?;
    let texts = learn.texts().await?;
    ensure!(texts.len() > 100, "only {} pieces of text", texts.len());
    let printed = learn.print().await?;
    ensure!(printed.pages < 10, "{} pages", printed.pages);
    for text in &texts {
        printed.says(text).context("on paper")?;
    }
    for words in ["Skiptothepage", "Menu", "Tonight", "Printthispage", "Onthispage", "Colours:"] {
        ensure!(!printed.text.contains(words), "{words} is on paper");
    }
    let out = page.sticks_out_of_paper().await?;
    ensure!(out.is_empty(), "out of the paper: {out:?}");
    Ok(())
}
