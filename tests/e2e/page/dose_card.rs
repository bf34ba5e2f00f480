//! The dose card, with a plan and a bottle put where the page keeps them.

use std::rc::Rc;

use super::{
    Page,
    files::Printed,
    tonight::{Tonight, last_night, put},
};
use anyhow::{Context, Result, anyhow};
use ldn_diary::{
    diary::{NaiveTime, Night},
    dose::{Exact, Mass, Strength, Syringe, Volume},
    plan::{
        Bottle, BottleId, Length, Note, Opioids, Origin, Plan, Reason, Step, Supply, Times, When,
        Why,
    },
    store::{
        Engine, EnginePorts, KeyValue, MemoryJournal, MemoryStore, Open, PlanBook, Role, Settings,
        settings,
    },
};

/// The dose card.
pub(crate) struct DoseCard<'a>(&'a Page);

impl<'a> DoseCard<'a> {
    /// Loads the page there without a plan.
    pub(crate) async fn blank(page: &'a Page) -> Result<Self> {
        page.open("#/plan/card").await?;
        page.by_role("heading", "Dose card").await?;
        Ok(Self(page))
    }

    /// Loads the page there with steps of these hundredths of a milligram, a week each from last night on, a bottle of 1 mg/mL, and
    /// syringes of 1 and 3 mL.
    pub(crate) async fn with(page: &'a Page, doses: &[u64]) -> Result<Self> {
        Tonight::open(page).await?;
        put(page, &kept(last_night(page).await?, doses)?).await?;
        page.open("#/plan/card").await?;
        page.by_test_id("card").await?;
        Ok(Self(page))
    }

    /// Chooses what it is printed as.
    pub(crate) async fn choose(&self, form: &str) -> Result<()> {
        self.0.pick("radio", form).await
    }

    /// What stands on a panel and is cut off at its edge on paper; Chromium only.
    pub(crate) async fn cut_off(&self) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll('.panel')]
            .filter((one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth)
            .map((one) => one.textContent)";
        self.0.as_paper(async || self.0.read(script).await).await
    }

    /// Prints on paper of this size, in centimetres, and reads what is on it. Chromium only.
    pub(crate) async fn print(&self, name: &str, paper: [f64; 2]) -> Result<Printed> {
        self.0.printed(name, paper).await
    }
}

/// What local storage holds with a plan from this night on.
fn kept(from: Night, doses: &[u64]) -> Result<Vec<(String, String)>> {
    let from = from.date();
    let evening = NaiveTime::from_hms_opt(22, 0, 0).context("no time")?;
    let times = sound(Times::new(&[evening]))?;
    let steps = doses.iter().map(|dose| {
        let dose = Mass::mg(Exact::hundredths(*dose));
        sound(Step::new(dose, times.clone(), Length::Days(7)))
    });
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    let why = Why { reason: Reason::Advised, note: Note::default() };
    sound(plan.start(When { made: from, from }, why, steps.collect::<Result<_>>()?))?;
    let bottle = Bottle {
        id: BottleId(1),
        origin: Origin::Bought,
        strength: sound(Strength::mg_per_ml(Exact::ONE))?,
        volume: Volume::ml(Exact::whole(100)),
        begun: Some(from),
        discard: None,
    };
    let book = PlanBook::new(plan, sound(Supply::new(vec![bottle], Vec::new()))?);
    let store: Rc<dyn KeyValue> = Rc::new(MemoryStore::default());
    let ports = EnginePorts {
        store: Rc::clone(&store),
        journal: Rc::new(MemoryJournal::default()),
        coder: Rc::new(Open),
        wake: Rc::new(|| {}),
    };
    let mut engine = Engine::open(ports, Role::Writer(1));
    sound(engine.set_plan(book, Box::new(|_| {})))?;
    let mut kept = sound(engine.raw_export())?;
    let mut chosen = Settings::default();
    for (capacity, spacing) in [(100, 1), (300, 10)] {
        let of = |hundredths| Volume::ml(Exact::hundredths(hundredths));
        sound(chosen.syringes.own(sound(Syringe::new(of(capacity), of(spacing)))?))?;
    }
    sound(settings::save(store.as_ref(), &chosen))?;
    let text = sound(store.get(settings::KEY))?.context("no settings")?;
    kept.push((settings::KEY.to_owned(), text));
    Ok(kept)
}

/// What cannot go wrong here, with what did.
fn sound<T, E: std::fmt::Debug>(made: Result<T, E>) -> Result<T> {
    made.map_err(|error| anyhow!("{error:?}"))
}
