//! The Diary place: its month, its nights, the page of one entry and the trash; and a diary of many years, put where the page keeps it.

use std::rc::Rc;

use super::{Page, tonight::Tonight};
use crate::years::{kept, nights};
use anyhow::{Context, Result};
use ldn_diary::{
    diary::Night,
    store::{Engine, EnginePorts, MemoryJournal, Open, Role},
};

/// The Diary place.
pub(crate) struct Diary<'a>(&'a Page);

impl<'a> Diary<'a> {
    /// Loads the page there.
    pub(crate) async fn open(page: &'a Page) -> Result<Self> {
        page.open("#/diary").await?;
        page.by_role("heading", "Diary").await?;
        Ok(Self(page))
    }

    /// Loads the page there with the entry of last night that [`Tonight::returning`] puts there.
    pub(crate) async fn returning(page: &'a Page) -> Result<Self> {
        Tonight::open(page).await?;
        Tonight::seed(page).await?;
        Self::open(page).await
    }

    /// Loads the page there with so many years of five entries a night, up to last night.
    pub(crate) async fn of_years(page: &'a Page, years: usize) -> Result<Self> {
        Tonight::open(page).await?;
        let last = super::tonight::last_night(page).await?;
        super::tonight::put(page, &long(last, years)?).await?;
        Self::open(page).await
    }

    /// How many nights are counted.
    pub(crate) async fn counts(&self, sentence: &str) -> Result<()> {
        self.0.expect_part("diary-count", sentence).await
    }

    /// Presses the night of the calendar whose label has this part: the last such one.
    pub(crate) async fn press_day(&self, part: &str) -> Result<()> {
        let script = format!(
            "const days = [...document.querySelectorAll('.cal .day')];
             const day = days.findLast((day) => day.ariaLabel.replaceAll('\\u00a0', ' ').includes('{part}'));
             day?.click(); return !!day"
        );
        let look = async || Ok(self.0.read::<bool>(&script).await?.then_some(()));
        self.0.wait(&format!("a night with {part:?}"), look).await
    }

    /// Fills in the latest night before tonight that nothing is written for, be it in the month before; gives its date as `2026-11-22`.
    pub(crate) async fn fill_in(&self) -> Result<()> {
        let script =
            "const days = [...document.querySelectorAll('.cal a.day:not([aria-current])')];
             days.at(-1)?.click(); return days.length > 0";
        if !self.0.read::<bool>(script).await? {
            self.0.press_id("month-earlier").await?;
            let look = async || Ok(self.0.read::<bool>(script).await?.then_some(()));
            self.0.wait("a night to fill in", look).await?;
        }
        self.0.by_test_id("save-entry").await.map(drop)
    }

    /// Opens the newest night of the list to change it.
    pub(crate) async fn edit_newest(&self) -> Result<()> {
        let script =
            "const edit = document.querySelector('.night a.tool'); edit?.click(); return !!edit";
        let look = async || Ok(self.0.read::<bool>(script).await?.then_some(()));
        self.0.wait("a night in the list", look).await?;
        self.0.by_test_id("save-entry").await.map(drop)
    }

    /// Presses what has this test id.
    pub(crate) async fn press(&self, id: &str) -> Result<()> {
        self.0.press_id(id).await
    }

    /// Types another night into the page of one, like `2026-11-22`, and gives the one that stood there. Each engine has its own way to
    /// type a date, so the field itself is filled.
    pub(crate) async fn move_to(&self, night: &str) -> Result<String> {
        let script = format!(
            "const field = document.getElementById('entry-night');
             const {{ value }} = field;
             field.value = '{night}';
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));
             return value"
        );
        self.0.read(&script).await
    }

    /// Waits until so many entries stand in the list.
    pub(crate) async fn lists(&self, entries: usize) -> Result<()> {
        let script = "return document.querySelectorAll('.night').length";
        let look = async || Ok((self.0.read::<usize>(script).await? == entries).then_some(()));
        self.0.wait(&format!("{entries} entries in the list"), look).await
    }

    /// Scrolls to the end of what is listed.
    pub(crate) async fn scroll_to_the_end(&self) -> Result<()> {
        let script = "scrollTo(0, document.documentElement.scrollHeight); return null";
        self.0.read(script).await
    }

    /// The longest time, in milliseconds, that the page did not answer while `doing` ran, as its own clock saw it.
    pub(crate) async fn longest_hitch(
        &self,
        doing: impl AsyncFnOnce() -> Result<()>,
    ) -> Result<f64> {
        let start = "window.hitch = 0; let last = performance.now();
             window.hitching = setInterval(() => {
                 const now = performance.now(); window.hitch = Math.max(window.hitch, now - last); last = now;
             }, 4); return null";
        self.0.read::<()>(start).await?;
        doing().await?;
        self.0.read("clearInterval(window.hitching); return window.hitch").await
    }
}

/// What local storage holds after so many years.
fn long(last: Night, years: usize) -> Result<Vec<(String, String)>> {
    let ports = EnginePorts {
        store: Rc::new(kept(nights(7, last, years * 365))),
        journal: Rc::new(MemoryJournal::default()),
        coder: Rc::new(Open),
        wake: Rc::new(|| {}),
    };
    Engine::open(ports, Role::Reader).raw_export().ok().context("memory gives nothing back")
}
