//! The report for the visit, with a diary put where the page keeps it in which it is known what happened.

use super::{Page, files::Printed, trends::Trends};
use crate::planted::{crowded, planted};
use anyhow::Result;

/// The report.
pub(crate) struct Report<'a>(&'a Page);

impl<'a> Report<'a> {
    /// Goes there from Trends, over so many nights up to last night.
    pub(crate) async fn of(page: &'a Page, nights: u64) -> Result<Self> {
        Trends::of(page, 7, nights).await?;
        Self::from_trends(page).await
    }

    /// Goes there from Trends with much of everything in the diary, and many questions.
    pub(crate) async fn crowded(page: &'a Page) -> Result<Self> {
        Trends::with(page, |last| crowded(planted(7, last, 140))).await?;
        let report = Self::from_trends(page).await?;
        // As many lines as are printed, and one more: key by key would take long.
        let questions = "Ask about the left leg, and whether it is MS.\\n".repeat(19);
        let script = format!(
            "const field = document.getElementById('questions');
             field.value = '{questions}';
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));
             return null"
        );
        page.read::<()>(&script).await?;
        page.expect_part("report", "Ask about the left leg, and").await?;
        Ok(report)
    }

    async fn from_trends(page: &'a Page) -> Result<Self> {
        page.press_role("link", "Make the report for the visit").await?;
        page.by_test_id("report").await?;
        page.press_button("Change what is on it").await?;
        Ok(Self(page))
    }

    /// Prints on paper of this size, in centimetres, and reads what is on it. Chromium only.
    pub(crate) async fn print(&self, name: &str, paper: [f64; 2]) -> Result<Printed> {
        self.0.printed(name, paper).await
    }

    /// The colours behind its charts as they are now, and the least contrast of a line to what is behind it.
    pub(crate) async fn bands(&self) -> Result<(Vec<String>, f64)> {
        let script = r"
            const light = (colour) => {
                const [r, g, b] = colour.match(/[\d.]+/g).map((part) => part / 255)
                    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
            };
            const all = (css, what) => [...document.querySelectorAll(`.report .chart ${css}`)].map((one) => light(getComputedStyle(one)[what]));
            const behind = all(':is(.b1, .b2, .b3, .b4)', 'fill');
            const contrasts = all('.line', 'stroke').flatMap((line) => behind.map((band) => Math.max(line, band) / Math.min(line, band)));
            const values = getComputedStyle(document.documentElement);
            const names = ['--band-1', '--band-2', '--band-3', '--band-4', '--faint', '--accent-soft'];
            return [names.map((name) => values.getPropertyValue(name).trim()), contrasts.length ? Math.min(...contrasts) : 0]";
        self.0.read(script).await
    }
}
