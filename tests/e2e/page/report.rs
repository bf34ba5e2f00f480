//! The report for the visit, with a diary put where the page keeps it in which it is known what happened.

use super::{Page, files::Printed, trends::Trends};
use anyhow::Result;

/// The report.
pub(crate) struct Report<'a>(&'a Page);

impl<'a> Report<'a> {
    /// Goes there from Trends, over so many nights up to last night.
    pub(crate) async fn of(page: &'a Page, nights: u64) -> Result<Self> {
        Trends::of(page, 7, nights).await?;
        page.press_role("link", "Make the report for the visit").await?;
        page.by_test_id("report").await?;
        page.press_button("Change what is on it").await?;
        Ok(Self(page))
    }

    /// Prints on paper of this size, in centimetres, and reads what is on it. Chromium only.
    pub(crate) async fn print(&self, name: &str, paper: [f64; 2]) -> Result<Printed> {
        self.0.printed(name, paper).await
    }
}
