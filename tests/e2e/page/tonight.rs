//! The Tonight place with its check-in and the dose by hand; and a diary that was kept before, put where the page keeps it.

use std::rc::Rc;

use super::Page;
use anyhow::{Context, Result, ensure};
use ldn_diary::{
    diary::{
        DayBoundary, DoseRecord, Entry, EntryId, Id, Moment, NaiveDate, Night, Score, Symptom,
        Timing,
    },
    dose::{Exact, Mass, Volume},
    store::{Engine, EnginePorts, MemoryJournal, MemoryStore, Open, Role},
};
use serde_json::json;
use thirtyfour::WindowHandle;

/// The Tonight place.
pub(crate) struct Tonight<'a>(&'a Page);

impl<'a> Tonight<'a> {
    /// Loads the page there.
    pub(crate) async fn open(page: &'a Page) -> Result<Self> {
        page.open("#/tonight").await?;
        page.by_role("heading", "Tonight").await?;
        Ok(Self(page))
    }

    /// Loads the page there with an entry of last night: 1.5 mg taken, fatigue 6, stiffness 4.
    pub(crate) async fn returning(page: &'a Page) -> Result<Self> {
        Self::open(page).await?;
        Self::seed(page).await?;
        Self::open(page).await
    }

    /// Puts the entry of last night there, for a page that is opened next.
    pub(crate) async fn seed(page: &'a Page) -> Result<()> {
        put(page, &one_night(page).await?).await
    }

    /// Opens what the page shows in a second tab too, and goes there: the first tab and the second.
    pub(crate) async fn second_tab(&self) -> Result<(WindowHandle, WindowHandle)> {
        let driver = &self.0.browser.driver;
        let first = driver.window().await?;
        let url = driver.current_url().await?;
        let second = driver.new_tab().await?;
        driver.switch_to_window(second.clone()).await?;
        driver.goto(url.as_str()).await?;
        Ok((first, second))
    }

    /// Has this tab write, which only read.
    pub(crate) async fn edit_here(&self) -> Result<()> {
        self.0.press_button("Edit here").await?;
        let writes = async || Ok((!self.0.has("reader").await?).then_some(()));
        self.0.wait("to write", writes).await
    }

    /// What the check-in shows where it stands already.
    pub(crate) const fn here(page: &'a Page) -> Self {
        Self(page)
    }

    /// Presses what has this test id, and counts it.
    pub(crate) async fn tap(&self, id: &str, taps: &mut u32) -> Result<()> {
        self.0.press_id(id).await?;
        *taps += 1;
        Ok(())
    }

    /// Takes the last thing back, as soon as that can be pressed.
    pub(crate) async fn undo(&self) -> Result<()> {
        let ready = "return !!document.querySelector('.done:not(.is-early) .btn')";
        self.0
            .wait("the undo", async || Ok(self.0.read::<bool>(ready).await?.then_some(())))
            .await?;
        self.0.press_button("Undo").await
    }

    /// The last change has its receipt.
    pub(crate) async fn is_saved(&self) -> Result<()> {
        // A disk that is busy with other work makes every receipt wait.
        let mut saved = Ok(());
        for _ in 0..4 {
            saved = self.0.expect_text("saving", "Saved on this device").await;
            if saved.is_ok() {
                break;
            }
        }
        saved
    }

    /// Goes to the check-in of tonight.
    pub(crate) async fn check_in(&self) -> Result<()> {
        // A first start has a link of its own for it.
        let link = "const link = document.querySelector('.quick a, .first .btn--main'); link?.click(); return !!link";
        let pressed = async || Ok(self.0.read::<bool>(link).await?.then_some(()));
        self.0.wait("the way to the check-in", pressed).await?;
        self.0.by_test_id("save-night").await.map(drop)
    }

    /// Chooses a score, as a tap on its cell does.
    pub(crate) async fn score(&self, symptom: u32, score: &str) -> Result<()> {
        let tap = format!(
            "document.getElementById('score-{symptom}-{score}').labels[0].click(); return null"
        );
        self.0.read(&tap).await
    }

    /// Waits until this score of the symptom is chosen, and no other; `None`: none at all.
    pub(crate) async fn expect_score(&self, symptom: u32, score: Option<&str>) -> Result<()> {
        let ask = format!(
            "return [...document.querySelectorAll(\"[id^='score-{symptom}-']:checked\")].map(({{ id }}) => id)"
        );
        let expected: Vec<_> =
            score.map(|it| format!("score-{symptom}-{it}")).into_iter().collect();
        let look = async || Ok((self.0.read::<Vec<String>>(&ask).await? == expected).then_some(()));
        self.0.wait(&format!("the chosen scores {expected:?}"), look).await
    }
}

/// Puts a diary where the page keeps it; the page has to be opened anew then.
pub(super) async fn put(page: &Page, kept: &[(String, String)]) -> Result<()> {
    // Not under the open app, which would begin to keep itself at that moment: WebKit forgets a worker whose page is left then.
    page.stand_beside().await?;
    for (key, value) in kept {
        let set = "localStorage.setItem(arguments[0], arguments[1])";
        page.browser.driver.execute(set, vec![json!(key), json!(value)]).await?;
    }
    Ok(())
}

/// The night before tonight, by the page's own clock.
pub(super) async fn last_night(page: &Page) -> Result<Night> {
    let now = "const d = new Date(); return [d.getFullYear(), d.getMonth() + 1, d.getDate(), d.getHours()]";
    let (year, month, day, hour): (i32, u32, u32, u32) = page.read(now).await?;
    let now = NaiveDate::from_ymd_opt(year, month, day).and_then(|day| day.and_hms_opt(hour, 0, 0));
    let tonight = Night::at(now.context("no time")?, DayBoundary::default());
    tonight.ok().and_then(Night::previous).context("no night")
}

/// What local storage holds after a night that was recorded yesterday.
async fn one_night(page: &Page) -> Result<Vec<(String, String)>> {
    let night = last_night(page).await?;
    let evening = night.date().and_hms_opt(22, 4, 0).context("no evening")?;
    let at = Moment::new(evening, 0).ok().context("no moment")?;
    let id = EntryId::new(17).ok().context("no number")?;
    let mut entry = Entry::new(id, night, at, Timing::OnTheNight);
    let (dose, draw) = (Mass::mg(Exact::hundredths(150)), Some(Volume::ml(Exact::hundredths(150))));
    entry.doses.push(DoseRecord::Taken { dose, draw, bottle: None, at });
    for (symptom, score) in [(Symptom::Fatigue, 6), (Symptom::Stiffness, 4)] {
        entry.scores.insert(Id::of(symptom), Score::new(score).ok().context("no score")?);
    }
    let ports = EnginePorts {
        store: Rc::new(MemoryStore::default()),
        journal: Rc::new(MemoryJournal::default()),
        coder: Rc::new(Open),
        wake: Rc::new(|| {}),
    };
    let mut engine = Engine::open(ports, Role::Writer(1));
    ensure!(engine.save(entry, Box::new(|_| {})).is_ok(), "memory does not keep the night");
    engine.raw_export().ok().context("memory gives nothing back")
}
