//! The Dose place: what a person types, chooses and reads there. It knows labels and test ids; what a calculator should answer is
//! for journeys to say.

use super::Page;
use anyhow::{Context, Result, ensure};
use std::path::PathBuf;

pub(crate) const DOSE: &str = "Dose";
pub(crate) const STRENGTH: &str = "Strength on the label";

/// Every volume in the page's text and in the names of its elements, but for the syringes to choose from.
const VOLUMES: &str = r"
    const copy = document.body.cloneNode(true);
    copy.querySelectorAll('.select, noscript').forEach((element) => element.remove());
    const names = [...copy.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label'));
    return [copy.textContent, ...names].join(' ').match(/[\d.,]+\s*mL/g) ?? [];
";

/// The calculators.
pub(crate) struct Dose<'a>(&'a Page);

impl<'a> Dose<'a> {
    /// Loads the page at a calculator: empty for the first, or its name in the address.
    pub(crate) async fn open(page: &'a Page, calculator: &str) -> Result<Self> {
        let slash = if calculator.is_empty() { "" } else { "/" };
        page.open(&format!("#/dose{slash}{calculator}")).await?;
        page.by_test_id("result").await?;
        Ok(Self(page))
    }

    /// The calculator that stands there already.
    pub(crate) const fn here(page: &'a Page) -> Self {
        Self(page)
    }

    /// Types a dose and a strength.
    pub(crate) async fn ask(&self, dose: &str, strength: &str) -> Result<()> {
        self.0.type_into(DOSE, dose).await?;
        self.0.type_into(STRENGTH, strength).await
    }

    /// Types into fields, label and text.
    pub(crate) async fn fill(&self, fields: &[(&str, &str)]) -> Result<()> {
        for (label, text) in fields {
            self.0.type_into(label, text).await?;
        }
        Ok(())
    }

    /// Chooses the syringe of this capacity and these marks, in mL.
    pub(crate) async fn syringe(&self, capacity: &str, spacing: &str) -> Result<()> {
        let name = format!("{capacity}\u{a0}mL, a mark each {spacing}\u{a0}mL");
        self.0.choose("Syringe", &name).await
    }

    /// Chooses the unit of the strength.
    pub(crate) async fn strength_unit(&self, unit: &str) -> Result<()> {
        self.0.choose("Unit of the strength", unit).await
    }

    /// The large answer is this.
    pub(crate) async fn answers(&self, answer: &str) -> Result<()> {
        self.0.expect_text("answer", answer).await
    }

    /// There is no answer, and no volume stands anywhere, seen or heard.
    pub(crate) async fn answers_nothing(&self) -> Result<()> {
        let nothing = async || Ok((!self.0.has("answer").await?).then_some(()));
        self.0.wait("the answer to go", nothing).await?;
        ensure!(!self.0.has("working").await?, "a working stands there without an answer");
        ensure!(!self.0.has("copy").await?, "an answer that is not there can be copied");
        // Screen readers are told a moment later than the page changes.
        let silent =
            async || Ok(self.0.read::<Vec<String>>(VOLUMES).await?.is_empty().then_some(()));
        let waited = self.0.wait("all volumes to go", silent).await;
        waited.with_context(|| "a volume that can be drawn stands on the page")
    }

    /// What is in the field with this label.
    pub(crate) async fn typed(&self, label: &str) -> Result<String> {
        Ok(self.0.by_label(label).await?.prop("value").await?.unwrap_or_default())
    }

    /// This is a part of what stands under the field: its echo, or what is wrong with it.
    pub(crate) async fn says_under(&self, label: &str, part: &str) -> Result<()> {
        let script = "return (arguments[0].getAttribute('aria-describedby') ?? '').split(' ')
            .map((id) => document.getElementById(id)?.textContent ?? '').join(' ')";
        let looks = async || {
            let field = self.0.by_label(label).await?.to_json()?;
            let text = self.0.browser.driver.execute(script, vec![field]).await?;
            let text = super::one_line(&text.convert::<String>()?);
            Ok(text.contains(part).then_some(()))
        };
        self.0.wait(&format!("{part:?} under {label:?}"), looks).await
    }

    /// Whether the field with this label is marked as wrong.
    pub(crate) async fn is_marked(&self, label: &str) -> Result<bool> {
        let field = self.0.by_label(label).await?;
        Ok(field.attr("aria-invalid").await?.as_deref() == Some("true"))
    }

    /// The picture's name, which screen readers say.
    pub(crate) async fn picture(&self) -> Result<String> {
        let name = self.0.by_role("img", "").await?.attr("aria-label").await?;
        Ok(super::one_line(&name.unwrap_or_default()))
    }

    /// This is a part of what screen readers are told of the result.
    pub(crate) async fn says_aloud(&self, part: &str) -> Result<()> {
        let script = "return document.querySelector('.vh[role=status]')?.textContent ?? ''";
        let heard = async || {
            let said = super::one_line(&self.0.read::<String>(script).await?);
            Ok(said.contains(part).then_some(()))
        };
        self.0.wait(&format!("{part:?} to be said"), heard).await
    }

    /// Prints; gives the file and how many pages it has. Chromium only.
    pub(crate) async fn print(&self, name: &str) -> Result<(PathBuf, usize)> {
        let file = self.0.print(name).await?;
        let bytes = std::fs::read(&file)?;
        let text = String::from_utf8_lossy(&bytes);
        let pages = text.matches("/Type /Page").count() - text.matches("/Type /Pages").count();
        Ok((file, pages))
    }
}
