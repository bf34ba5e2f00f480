//! The Settings place: syringes, numbers and look.

use super::Page;
use anyhow::{Result, ensure};

/// The settings.
pub(crate) struct Settings<'a>(&'a Page);

impl<'a> Settings<'a> {
    /// Loads the page at the settings.
    pub(crate) async fn open(page: &'a Page) -> Result<Self> {
        page.open("#/settings").await?;
        page.by_role("heading", "Settings").await?;
        Ok(Self(page))
    }

    /// Picks one of the usual syringes, or takes it out.
    pub(crate) async fn flip_syringe(&self, capacity: &str, spacing: &str) -> Result<()> {
        self.0.pick("checkbox", &name(capacity, spacing)).await
    }

    /// Adds a syringe that is not among the usual ones.
    pub(crate) async fn add_syringe(&self, capacity: &str, spacing: &str) -> Result<()> {
        self.0.type_into("Full volume, in mL", capacity).await?;
        self.0.type_into("From one line to the next, in mL", spacing).await?;
        self.0.press_button("Add this syringe").await?;
        self.0.by_role("checkbox", &name(capacity, spacing)).await.map(drop)
    }

    /// Chooses one of the radio buttons.
    pub(crate) async fn pick(&self, label: &str) -> Result<()> {
        self.0.pick("radio", label).await
    }

    /// The radio button with this label is chosen.
    pub(crate) async fn is_chosen(&self, label: &str) -> Result<()> {
        ensure!(
            self.0.by_role("radio", label).await?.is_selected().await?,
            "{label:?} is not chosen"
        );
        Ok(())
    }

    /// Whether this syringe is picked.
    pub(crate) async fn owns(&self, capacity: &str, spacing: &str) -> Result<bool> {
        Ok(self.0.by_role("checkbox", &name(capacity, spacing)).await?.is_selected().await?)
    }

    /// The end of the night is the one at this place of the list: every half hour from midnight.
    pub(crate) async fn ends_the_night(&self, place: u32) -> Result<()> {
        let script = "return document.getElementById('day-boundary')?.selectedIndex ?? null";
        let look =
            async || Ok((self.0.read::<Option<u32>>(script).await? == Some(place)).then_some(()));
        self.0.wait(&format!("place {place} of the night's ends"), look).await
    }

    /// The sentence that shows how quantities look.
    pub(crate) async fn example(&self, expected: &str) -> Result<()> {
        self.0.expect_text("number-example", expected).await
    }
}

fn name(capacity: &str, spacing: &str) -> String {
    format!("{capacity} mL, a mark each {spacing} mL")
}
