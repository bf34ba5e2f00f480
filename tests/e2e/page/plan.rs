//! The Plan place, the page of its steps and the bottles; and a plan that was kept before, put where the page keeps it.

use std::rc::Rc;

use super::Page;
use super::tonight::{last_night, put};
use anyhow::{Context, Result, ensure};
use ldn_diary::{
    diary::Night,
    dose::{Exact, Mass, Strength, Volume},
    plan::{
        Bottle, BottleId, Discard, DiscardSource, Length, Note, Opioids, Origin, Plan, Reason,
        Step, Supply, Times, When, Why,
    },
    store::{Engine, EnginePorts, MemoryJournal, MemoryStore, Open, PlanBook, Role},
};

/// The Plan place.
pub(crate) struct PlanPlace<'a>(&'a Page);

impl<'a> PlanPlace<'a> {
    /// Loads the page there.
    pub(crate) async fn open(page: &'a Page) -> Result<Self> {
        page.open("#/plan").await?;
        page.by_role("heading", "Plan").await?;
        Ok(Self(page))
    }

    /// Loads the page there with a plan that began two weeks ago and is held, and a bottle in use.
    pub(crate) async fn begun(page: &'a Page) -> Result<Self> {
        Self::open(page).await?;
        put(page, &begun(last_night(page).await?)?).await?;
        Self::open(page).await
    }

    /// Where the plan stands.
    pub(crate) async fn stands(&self, words: &str) -> Result<()> {
        self.0.expect_part("plan-now", words).await
    }

    /// Puts a text or a date into a field, as typing does.
    pub(crate) async fn set(&self, field: &str, value: &str) -> Result<()> {
        let set = format!(
            "const field = document.getElementById('{field}'); field.value = '{value}'; \
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); return null"
        );
        self.0.read(&set).await
    }

    /// Today, by the page's own clock.
    pub(crate) async fn today(&self) -> Result<String> {
        let today = "const d = new Date(); const two = (n) => String(n).padStart(2, '0'); \
                     return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`";
        self.0.read(today).await
    }

    /// The dialog says what is missing.
    pub(crate) async fn asks(&self, words: &str) -> Result<()> {
        let ask = "return document.querySelector('dialog[open]')?.textContent ?? ''";
        let look = async || Ok(self.0.read::<String>(ask).await?.contains(words).then_some(()));
        self.0.wait(&format!("the dialog to say {words:?}"), look).await
    }

    /// Opens what is folded.
    pub(crate) async fn unfold(&self, class: &str) -> Result<()> {
        let open = format!("document.querySelector('{class} summary').click(); return null");
        self.0.read(&open).await
    }
}

/// What local storage holds of a plan from two weeks before this night on: 1.5 mg, 3 mg after four weeks, then 4.5 mg; held, with a
/// bottle of 100 mL at 1 mg/mL that is to be discarded in two weeks.
fn begun(night: Night) -> Result<Vec<(String, String)>> {
    let date = |days: i64| {
        let days = chrono::TimeDelta::days(days);
        night.date().checked_add_signed(days).context("no date")
    };
    let time = night.date().and_hms_opt(22, 0, 0).context("no time")?.time();
    let times = Times::new(&[time]).ok().context("no times")?;
    let step = |tenths, length| {
        let dose = Exact::decimal(tenths, 1).ok().map(Mass::mg).context("no dose")?;
        Step::new(dose, times.clone(), length).ok().context("no step")
    };
    let why = |reason, note: &str| {
        Ok::<_, anyhow::Error>(Why { reason, note: Note::new(note).ok().context("no note")? })
    };
    let on = |days| Ok::<_, anyhow::Error>(When { made: date(days)?, from: date(days)? });
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    let steps =
        vec![step(15, Length::Days(28))?, step(30, Length::Days(28))?, step(45, Length::Open)?];
    let letter = why(Reason::Advised, "The clinic’s letter")?;
    ensure!(plan.start(on(-14)?, letter, steps).is_ok(), "no plan");
    let held = why(Reason::Infection, "bladder")?;
    ensure!(plan.hold(on(-2)?, held, Some(date(35)?)).is_ok(), "no hold");
    let bottle = Bottle {
        id: BottleId(1),
        origin: Origin::Bought,
        strength: Strength::mg_per_ml(Exact::ONE).ok().context("no strength")?,
        volume: Volume::ml(Exact::whole(100)),
        begun: Some(date(-14)?),
        discard: Some(Discard { by: date(14)?, source: DiscardSource::Label }),
    };
    let supply = Supply::new(vec![bottle], vec![]).ok().context("no bottle")?;
    let ports = EnginePorts {
        store: Rc::new(MemoryStore::default()),
        journal: Rc::new(MemoryJournal::default()),
        coder: Rc::new(Open),
        wake: Rc::new(|| {}),
    };
    let mut engine = Engine::open(ports, Role::Writer(1));
    let kept = engine.set_plan(PlanBook::new(plan, supply), Box::new(|_| {}));
    ensure!(kept.is_ok(), "memory does not keep the plan");
    engine.raw_export().ok().context("memory gives nothing back")
}
