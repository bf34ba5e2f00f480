//! The Learn place.

use super::{Page, files::Printed};
use anyhow::{Result, ensure};

/// The Learn place.
pub(crate) struct Learn<'a>(&'a Page);

impl<'a> Learn<'a> {
    /// Opens it from the menu of a phone.
    pub(crate) async fn from_the_menu(page: &'a Page) -> Result<Self> {
        page.viewport(390, 844).await?;
        page.open("").await?;
        page.press_button("Menu").await?;
        page.press_role("link", "Learn").await?;
        page.by_role("heading", "Learn").await?;
        Ok(Self(page))
    }

    /// Loads the page there.
    pub(crate) async fn open(page: &'a Page) -> Result<Self> {
        page.open("#/learn").await?;
        page.by_role("heading", "Learn").await?;
        Ok(Self(page))
    }

    /// What the contents name.
    pub(crate) async fn contents(&self) -> Result<Vec<String>> {
        let script =
            "return [...document.querySelectorAll('.contents a')].map((way) => way.textContent)";
        // The heading is there before the place is: its code is on the way then.
        let look = async || {
            Ok(Some(self.0.read::<Vec<String>>(script).await?).filter(|ways| !ways.is_empty()))
        };
        self.0.wait("the contents", look).await
    }

    /// Follows a line of the contents: the heading of that name has the focus and stands in the upper half of the window.
    pub(crate) async fn follow(&self, title: &str) -> Result<()> {
        self.0.press_role("link", title).await?;
        let look = async || {
            let there = "const { tagName, textContent } = document.activeElement;
                const { top, bottom } = document.activeElement.getBoundingClientRect();
                return [tagName, textContent, top >= 0 && bottom <= innerHeight]";
            let (tag, name, seen): (String, String, bool) = self.0.read(there).await?;
            Ok((tag == "H2" && name == title && seen).then_some(()))
        };
        self.0.wait(&format!("the focus on {title:?}"), look).await
    }

    /// Where its links lead that lead out of this page, and how many links stand among the sources.
    pub(crate) async fn ways_out(&self) -> Result<(Vec<String>, usize)> {
        let script = "
            const here = location.href.split('#')[0];
            const out = [...document.querySelectorAll('[href], [src], [action]')].filter((of) => of.closest('body'))
                .map((of) => of.href ?? of.src ?? of.action).filter((to) => String(to).split('#')[0] !== here);
            return [out, document.querySelectorAll('[data-testid=sources] a').length]";
        self.0.read(script).await
    }

    /// What a person reads on it: each piece of text that should be on paper.
    pub(crate) async fn texts(&self) -> Result<Vec<String>> {
        let script = "
            const pieces = document.querySelectorAll('main :is(h1, h2, h3, p, li, th, td, figcaption)');
            const paper = [...pieces].filter((piece) => !piece.closest('.no-print'));
            return paper.map((piece) => piece.textContent)";
        self.0.read(script).await
    }

    /// Prints on A4 and reads what is on it; Chromium only.
    pub(crate) async fn print(&self) -> Result<Printed> {
        let printed = self.0.printed("learn", [21.0, 29.7]).await?;
        ensure!(printed.pages > 1, "it all stands on one page");
        Ok(printed)
    }
}
