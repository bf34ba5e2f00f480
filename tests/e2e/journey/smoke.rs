//! The first thing that must be true: the page opens.

use crate::page::Page;
use anyhow::{Result, ensure};

pub(crate) async fn opens(page: &Page) -> Result<()> {
    page.open("").await?;
    ensure!(page.title().await?.contains("LDN Diary"), "the title is {:?}", page.title().await?);
    page.by_role("heading", "").await?;
    Ok(())
}
