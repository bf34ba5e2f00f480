//! The Plan place, the page of its steps and the bottles; and a plan that was kept before, put where the page keeps it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Page;
use super::tonight::{last_night, put};
use anyhow::{Context, Result, ensure};
use ldn_diary::{
    diary::{DoseRecord, Night},
    dose::{Exact, Mass, Strength, Volume},
    plan::{
        Bottle, BottleId, Discard, DiscardSource, Length, Note, Opioids, Origin, Plan, Reason,
        Step, Supply, Times, When, Why,
    },
    store::{Engine, EnginePorts, KeyValue, MemoryJournal, MemoryStore, Open, PlanBook, Role},
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

    /// The page it is on.
    pub(crate) const fn page(&self) -> &'a Page {
        self.0
    }

    /// Goes to another place without loading the page again, as a link does.
    pub(crate) async fn goes(&self, address: &str) -> Result<()> {
        self.0.read(&format!("location.hash = '{address}'; return null")).await
    }

    /// From now on the page's clock shows ten past ten on this evening.
    pub(crate) async fn evening(&self, date: &str) -> Result<()> {
        let turn = format!(
            // What a test runs has a world of its own in Firefox.
            "const page = window.wrappedJSObject ?? window;
             const Real = page.RealDate ??= page.Date;
             const ahead = new Real('{date}T22:10:00').getTime() - Real.now();
             page.Date = class extends Real {{
                 constructor(...when) {{ super(...(when.length ? when : [Real.now() + ahead])); }}
                 static now() {{ return Real.now() + ahead; }}
             }};
             return null"
        );
        self.0.read(&turn).await
    }

    /// Tonight, on this evening.
    pub(crate) async fn tonight(&self, date: &str) -> Result<()> {
        self.evening(date).await?;
        // One question instead of many, since a journey has many evenings.
        let walk = "const done = arguments[arguments.length - 1];
            const once = (so, then) => {
                const look = () => so() ? then() : setTimeout(look, 5);
                look();
            };
            location.hash = '#/about';
            once(() => document.title.includes('About'), () => {
                location.hash = '#/tonight';
                once(() => document.querySelector('[data-testid=supply]'), () => done());
            })";
        self.0.browser.driver.execute_async(walk, vec![]).await.map(drop).map_err(Into::into)
    }

    /// Tonight says nothing of an order.
    pub(crate) async fn is_enough(&self) -> Result<()> {
        ensure!(!self.0.has("runs-out").await?, "an order is asked for too early");
        Ok(())
    }

    /// What local storage holds of all doses that were taken: the millilitres from each bottle in order, and the milligrams in all.
    pub(crate) async fn taken(&self) -> Result<(Vec<Exact>, Exact)> {
        let all: Vec<(String, String)> = self.0.read("return Object.entries(localStorage)").await?;
        let store = Rc::new(MemoryStore::default());
        for (key, value) in all {
            ensure!(store.set(&key, &value).is_ok(), "memory does not take {key}");
        }
        let mut engine = engine(store);
        let months = engine.months();
        let entries = months.into_iter().flat_map(|month| engine.month(month).entries);
        let (mut drawn, mut mass) = (BTreeMap::new(), Exact::ZERO);
        for record in entries.flat_map(|entry| entry.doses) {
            let DoseRecord::Taken { dose, draw, bottle, .. } = record else { continue };
            let (draw, bottle) = draw.zip(bottle).context("a dose from no bottle")?;
            let before = drawn.get(&bottle.0).copied().unwrap_or(Exact::ZERO);
            drawn.insert(bottle.0, sum(before, draw.in_ml())?);
            mass = sum(mass, dose.in_mg())?;
        }
        Ok((drawn.into_values().collect(), mass))
    }

    /// Where the plan stands.
    pub(crate) async fn stands(&self, words: &str) -> Result<()> {
        self.0.expect_part("plan-now", words).await
    }

    /// Puts a text or a date into a field, as typing does.
    pub(crate) async fn set(&self, field: &str, value: &str) -> Result<()> {
        // The field may come with the next drawing only.
        let set = format!(
            "const field = document.getElementById('{field}'); if (!field) return false; \
             field.value = '{value}'; \
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); return true"
        );
        let put = async || Ok(self.0.read::<bool>(&set).await?.then_some(()));
        self.0.wait(&format!("the field {field}"), put).await
    }

    /// The date of tonight, by the page's own clock.
    pub(crate) async fn today(&self) -> Result<String> {
        self.in_days(0).await
    }

    /// The date of the night so many after tonight, by the page's own clock: until 04:00 it is still the night before.
    pub(crate) async fn in_days(&self, days: u32) -> Result<String> {
        let day = format!(
            "const d = new (window.wrappedJSObject ?? window).Date(); \
             d.setHours(d.getHours() - 4); d.setDate(d.getDate() + {days}); \
             const two = (n) => String(n).padStart(2, '0'); \
             return `${{d.getFullYear()}}-${{two(d.getMonth() + 1)}}-${{two(d.getDate())}}`"
        );
        self.0.read(&day).await
    }

    /// The dialog says what is missing, or what is to be known.
    pub(crate) async fn asks(&self, words: &str) -> Result<()> {
        self.says("dialog[open]", words).await
    }

    /// What this selects says these words.
    pub(crate) async fn says(&self, selector: &str, words: &str) -> Result<()> {
        let ask = format!(
            "return (document.querySelector('{selector}')?.textContent ?? '').replaceAll('\\u00a0', ' ')"
        );
        let look = async || Ok(self.0.read::<String>(&ask).await?.contains(words).then_some(()));
        self.0.wait(&format!("{selector} to say {words:?}"), look).await
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
    let mut engine = engine(Rc::new(MemoryStore::default()));
    let kept = engine.set_plan(PlanBook::new(plan, supply), Box::new(|_| {}));
    ensure!(kept.is_ok(), "memory does not keep the plan");
    engine.raw_export().ok().context("memory gives nothing back")
}

fn engine(store: Rc<MemoryStore>) -> Engine {
    let ports = EnginePorts {
        store,
        journal: Rc::new(MemoryJournal::default()),
        coder: Rc::new(Open),
        wake: Rc::new(|| {}),
    };
    Engine::open(ports, Role::Writer(1))
}

fn sum(one: Exact, other: Exact) -> Result<Exact> {
    one.plus(other).ok().context("too much")
}
