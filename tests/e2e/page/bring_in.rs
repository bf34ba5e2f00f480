//! The page that brings in a file.

use super::{Page, data::choose};
use anyhow::{Result, ensure};

/// The page that brings in a file.
pub(crate) struct BringIn<'a>(&'a Page);

impl<'a> BringIn<'a> {
    /// Loads the page there.
    pub(crate) async fn open(page: &'a Page) -> Result<Self> {
        page.open("#/data/import").await?;
        page.by_role("heading", "Bring in a file").await?;
        Ok(Self(page))
    }

    /// Chooses a file of this name and text.
    pub(crate) async fn choose(&self, name: &str, text: &str) -> Result<()> {
        choose(self.0, "import-file", name, text).await
    }

    /// Says what is in a column.
    pub(crate) async fn column(&self, name: &str, what: &str) -> Result<()> {
        self.0.choose(&format!("What is in “{name}”?"), what).await
    }

    /// Types both ends of a column's scale.
    pub(crate) async fn scale(&self, name: &str, none: &str, worst: &str) -> Result<()> {
        let ends = [("none", none), ("the worst", worst)];
        for (end, number) in ends {
            let label = format!("Which number in “{name}” is “{end}”?");
            self.0.type_into(&label, number).await?;
        }
        Ok(())
    }

    /// Asks what would come.
    pub(crate) async fn look(&self) -> Result<()> {
        self.0.press_id("import-look").await
    }

    /// Waits until what is wrong is said and the focus is on the element with this id, which is where it is mended.
    pub(crate) async fn is_sent_to(&self, id: &str, why: &str) -> Result<()> {
        self.0.expect_part("import-problem", why).await?;
        let focus = format!("return document.activeElement.id === '{id}'");
        let look = async || Ok(self.0.read::<bool>(&focus).await?.then_some(()));
        self.0.wait(&format!("the focus on {id}"), look).await
    }

    /// That nothing of the file can be taken, and why.
    pub(crate) async fn is_refused(&self, why: &str) -> Result<()> {
        self.0.expect_part("import-said", why).await?;
        for part in ["import-take", "import-columns"] {
            ensure!(!self.0.has(part).await?, "{part} is there");
        }
        Ok(())
    }
}
