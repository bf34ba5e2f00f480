//! The Trends place, with a diary put where the page keeps it in which it is known what changed.

use std::rc::Rc;

use super::{
    Page,
    tonight::{Tonight, last_night, put},
};
use crate::planted::{self, Planted, planted};
use anyhow::{Context, Result};
use ldn_diary::diary::Night;
use ldn_diary::store::{Engine, EnginePorts, MemoryJournal, Open, Role};

/// The Trends place.
pub(crate) struct Trends<'a>(&'a Page);

impl<'a> Trends<'a> {
    /// Loads the page there with so many nights up to last night.
    pub(crate) async fn of(page: &'a Page, seed: u64, nights: u64) -> Result<Self> {
        Self::with(page, |last| planted(seed, last, nights)).await
    }

    /// Loads the page there with what is made up for this last night.
    pub(crate) async fn with(page: &'a Page, made: impl FnOnce(Night) -> Planted) -> Result<Self> {
        Tonight::open(page).await?;
        let last = last_night(page).await?;
        put(page, &kept(made(last))?).await?;
        page.open("#/trends").await?;
        page.by_test_id("numbers").await?;
        Ok(Self(page))
    }

    /// The page is there already.
    pub(crate) const fn here(page: &'a Page) -> Self {
        Self(page)
    }

    /// The night so many days before one of the four that are compared now, as its field has it.
    pub(crate) async fn night_compared(&self, place: usize, days_before: u32) -> Result<String> {
        let script = format!(
            "const night = Date.parse(document.getElementById('compare-{place}').value);
             return new Date(night - {days_before} * 86400000).toISOString().slice(0, 10)"
        );
        self.0.read(&script).await
    }

    /// Waits until this is a part of what is said under the picture.
    pub(crate) async fn says(&self, part: &str) -> Result<()> {
        self.0.expect_part("sentences", part).await
    }

    /// The ends of the range of the step that is now, as the table has them; none while there is no table of what was chosen.
    pub(crate) async fn range_now(&self) -> Result<Option<[f64; 2]>> {
        let script = "const small = document.querySelector('[data-testid=steps] .is-now td:last-child small');
            return small ? small.textContent.split(',')[0].replaceAll('\\u2212', '-').split(' to ').map(Number) : null";
        self.0.read(script).await
    }

    /// Types one of the four nights that are compared. Each engine has its own way to type a date, so the field itself is filled.
    pub(crate) async fn compare(&self, place: usize, night: &str) -> Result<()> {
        let script = format!(
            "const field = document.getElementById('compare-{place}');
             field.value = '{night}';
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));
             return null"
        );
        self.0.read(&script).await
    }

    /// The ends of the range of fatigue in the table of two periods.
    pub(crate) async fn range_compared(&self) -> Result<[f64; 2]> {
        let script = "const rows = [...document.querySelectorAll('[data-testid=compared-table] tbody tr')];
            const small = rows.find((row) => row.textContent.startsWith('Fatigue'))?.querySelector('td:last-child small');
            return (small?.textContent ?? '').replaceAll('\\u2212', '-').split(' to ').map(Number)";
        self.0.read(script).await
    }

    /// Opens whatever is folded, as a person does who reads everything; gives how many there were.
    pub(crate) async fn unfold(&self) -> Result<usize> {
        let script = "const all = [...document.querySelectorAll('main details')];
            for (const one of all) { one.open = true; }
            return all.length";
        self.0.read(script).await
    }

    /// How many lines are drawn that can be seen.
    pub(crate) async fn lines(&self) -> Result<usize> {
        let script = "const lines = [...document.querySelectorAll('.trend .line')];
            return lines.filter((line) => line.getBoundingClientRect().width > 0).length";
        self.0.read(script).await
    }

    /// How the picture is told to who does not see it.
    pub(crate) async fn label(&self) -> Result<String> {
        self.0
            .read("return document.querySelector('.trend svg').getAttribute('aria-label').replaceAll('\\u00a0', ' ')")
            .await
    }
}

/// What local storage holds.
fn kept(planted: Planted) -> Result<Vec<(String, String)>> {
    let ports = EnginePorts {
        store: Rc::new(planted::kept(planted)),
        journal: Rc::new(MemoryJournal::default()),
        coder: Rc::new(Open),
        wake: Rc::new(|| {}),
    };
    Engine::open(ports, Role::Reader).raw_export().ok().context("memory gives nothing back")
}
