//! What the diary costs in a real browser at 0, 1 and 10 years of five entries a day: opening it and showing a month, opening it and
//! telling what Tonight says of the plan and its bottles, saving one entry, searching all of it; in clear and sealed, as ratios to the
//! empty diary and to one plain `setItem` of a month's bytes. It fails where opening or saving grows with the years. What Trends costs is in
//! `browser/trends.rs`.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark in a page needs the page's clock, and its inputs are known"
)]

#[path = "../common/planted.rs"]
mod planted;
#[path = "browser/trends.rs"]
mod trends;
#[path = "../common/years.rs"]
mod years;

use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::Reflect;
use ldn_diary::browser::{BrowserEntropy, BrowserJournal, BrowserNfkc, LocalStore};
use ldn_diary::diary::{
    DayBoundary, DoseRecord, Entry, EntryId, Month, NaiveTime, Night, Note, Query, Timing, Words,
};
use ldn_diary::dose::{Exact, Mass, Strength, Volume};
use ldn_diary::plan::{
    Bottle, BottleEvent, BottleId, Closing, Happened, Length, Opioids, Origin, Plan, Reason, Step,
    Supply, Times, When, Why,
};
use ldn_diary::store::seal::{Keys, Passphrase};
use ldn_diary::store::{Coder, Engine, EnginePorts, KeyValue, Open, PlanBook, Role, Sealed};
use ldn_diary::ui::state::cabinet::{ahead, since, with_draws};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const PLAIN: &str = "ldn-diary/plain";
const LAST: (i32, u32, u32) = (2026, 11, 24);

/// How often each diary is tried at least.
const ROUNDS: usize = 6;
/// How often at most: a machine that does other things meanwhile needs more for its best, and only goes on for as long as something is
/// over its bound. What grows with the years stays over it.
const MOST_ROUNDS: usize = 24;
/// What opening and saving may cost at most at any number of years, beside the empty diary: 1.3, by the promise.
const WANTED: f64 = 1.3;
/// The room that is left for the noise of a machine and for the clock of a browser, which may tell no less than a millisecond.
const NOISE: f64 = 0.3;
/// How many openings are timed together: more than of anything else, since one takes half a millisecond, and Firefox's clock tells no
/// less than a whole one.
const OPENINGS: usize = 200;
/// How long a bottle lasts, in days.
const BOTTLE_DAYS: usize = 90;

/// Milliseconds of one call, for each thing that is done.
#[derive(Clone, Copy)]
struct Costs {
    open: f64,
    tonight: f64,
    save: f64,
    plain: f64,
    search: f64,
}

impl Costs {
    const MOST: Self = Self {
        open: f64::MAX,
        tonight: f64::MAX,
        save: f64::MAX,
        plain: f64::MAX,
        search: f64::MAX,
    };

    /// The least of both, each by itself.
    fn or_less(&self, other: &Self) -> Self {
        Self {
            open: self.open.min(other.open),
            tonight: self.tonight.min(other.tonight),
            save: self.save.min(other.save),
            plain: self.plain.min(other.plain),
            search: self.search.min(other.search),
        }
    }
}

#[wasm_bindgen_test]
fn the_diary_in_clear_costs_the_same_whatever_its_years() {
    tell("in clear", &Rc::new(Open));
}

#[wasm_bindgen_test]
fn the_sealed_diary_costs_the_same_whatever_its_years() {
    let passphrase = Passphrase::new("seven quiet herons", &BrowserNfkc).unwrap();
    let keys = Keys::create(&passphrase, &BrowserEntropy).unwrap().0;
    tell("sealed", &Rc::new(Sealed::new(Rc::new(keys), Rc::new(BrowserEntropy))));
}

/// A diary of so many years, as it is put into the store, and its plan. Each has the same month at its end, so that the years alone make
/// the difference.
struct Diary {
    kept: BTreeMap<String, String>,
    book: PlanBook,
}

impl Diary {
    fn of(years: usize, coder: &Rc<dyn Coder>) -> Self {
        let last = last();
        // The months before are what the years add; this month is the same in all of them.
        let before = last.month().previous().and_then(|month| month.nights().last()).unwrap();
        let mut entries = years::nights(7, before, years * 365);
        entries.extend(years::nights(8, last, 24).into_iter().map(|entry| {
            let id = EntryId::new(entry.id.number() + 500_000).unwrap();
            Entry { id, ..entry }
        }));
        let book = book(last, years);
        draw(&mut entries, book.supply().in_use(last.date()).unwrap().unwrap());
        Self { kept: years::kept_by(coder.clone(), entries).contents(), book }
    }
}

fn tell<C: Coder + 'static>(how: &str, coder: &Rc<C>) {
    let coder: Rc<dyn Coder> = coder.clone();
    let diaries = [0, 1, 10].map(|years| Diary::of(years, &coder));
    let mut costs = [Costs::MOST; 3];
    for round in 1..=MOST_ROUNDS {
        // In turns, so that what else the machine does meanwhile strikes all three alike.
        for (best, diary) in costs.iter_mut().zip(&diaries) {
            *best = best.or_less(&costs_of(diary, &coder));
        }
        if round >= ROUNDS && promised(&costs).iter().all(|(_, ratio)| *ratio <= WANTED) {
            break;
        }
    }
    let line = |what: &str, ratio: f64| console_log!("{how:10}{what:56}{ratio:>8.2}");
    let promised = promised(&costs);
    for (what, ratio) in promised {
        line(what, ratio);
    }
    let [empty, one, ten] = &costs;
    line("opening, 10 years ÷ setItem of a month", ten.open / ten.plain);
    // Both look back to the month in which the bottle was opened, which the empty diary does not have.
    line("Tonight's doses and bottles, 10 years ÷ 1 year", ten.tonight / one.tonight);
    line("saving one entry, empty ÷ setItem of the same bytes", empty.save / empty.plain);
    line("saving one entry, 10 years ÷ setItem of the same bytes", ten.save / ten.plain);
    line("searching 10 years ÷ searching the empty diary", ten.search / empty.search);
    line("searching 10 years ÷ searching 1 year", ten.search / one.search);
    line("searching 10 years ÷ saving one entry", ten.search / ten.save);
    line("searching 10 years ÷ setItem of a month", ten.search / ten.plain);
    for (what, ratio) in promised {
        let most = WANTED + NOISE;
        assert!(ratio <= most, "{how}: {what} is {ratio:.2}, wanted {WANTED}, at most {most}");
    }
}

/// What is promised to stay the same whatever the years: each by its name, beside the empty diary.
fn promised([empty, one, ten]: &[Costs; 3]) -> [(&'static str, f64); 4] {
    [
        ("opening, 1 year ÷ empty", one.open / empty.open),
        ("opening, 10 years ÷ empty", ten.open / empty.open),
        ("saving one entry, 1 year ÷ empty", one.save / empty.save),
        ("saving one entry, 10 years ÷ empty", ten.save / empty.save),
    ]
}

fn last() -> Night {
    Night::ymd(LAST.0, LAST.1, LAST.2).unwrap()
}

/// All of it, with this diary in the store.
fn costs_of(diary: &Diary, coder: &Rc<dyn Coder>) -> Costs {
    wipe();
    for (key, value) in &diary.kept {
        LocalStore.set(key, value).unwrap();
    }
    let month = last().month();
    let opening = time(OPENINGS, |_| open(coder).month(month).entries.len());
    let mut engine = open(coder);
    engine.set_plan(diary.book.clone(), Box::new(|_| {})).unwrap();
    let tonight = time(40, |_| tonight(open(coder)));
    // From the screen's side: the journal's receipt comes later and is not in it. One entry is changed again and again, so that the
    // month keeps its length.
    let mut changed = entry(last());
    let save = time(40, |number| {
        changed.note = Note::new(&format!(
            "One more, of the usual length, about legs and sleep {:04}.",
            number
        ))
        .unwrap();
        changed.revision = engine.save(changed.clone(), Box::new(|_| {})).unwrap().revision;
        number
    });
    let text = longest(month);
    let plain = time(40, |number| {
        // Another text each time, as each save is.
        LocalStore.set(PLAIN, &[text.as_str(), &number.to_string()].concat()).unwrap();
        number
    });
    let query = Query { words: Words::new("legs zebra"), ..Query::default() };
    let search = time(4, |_| {
        let months: Vec<Month> = engine.months();
        months.into_iter().map(|month| query.find(&engine.month(month).entries).len()).sum()
    });
    wipe();
    Costs { open: opening, tonight, save, plain, search }
}

/// What Tonight tells of the plan and the bottles, as a number that depends on all of it.
fn tonight(mut engine: Engine) -> usize {
    let last = last();
    let book = engine.plan().book;
    let since = since(&book, last);
    let months = std::iter::successors(Some(last.month()), |month| month.previous());
    let months: Vec<Month> = months.take_while(|month| *month >= since).collect();
    let entries: Vec<_> = months.into_iter().flat_map(|m| engine.month(m).entries).collect();
    let supply = with_draws(&book, &entries).unwrap();
    assert!(supply.events().iter().any(|event| matches!(event.what, Happened::Drawn(_))));
    let left = ahead(book.plan(), &supply, &entries, (last, DayBoundary::default()), &[]).unwrap();
    entries.len() + left.bottles.len()
}

fn open(coder: &Rc<dyn Coder>) -> Engine {
    let ports = EnginePorts {
        store: Rc::new(LocalStore),
        journal: Rc::new(BrowserJournal::named("ldn-diary-speed", 10_000)),
        coder: coder.clone(),
        wake: Rc::new(|| {}),
    };
    Engine::open(ports, Role::Writer(7))
}

/// The plan that began so many years before, with the bottles of all this time, each closed when the next was opened, and one in use
/// for the last three weeks.
fn book(last: Night, years: usize) -> PlanBook {
    let nights: Vec<_> = std::iter::successors(Some(last), |night| night.previous())
        .take(years * 365 + 22)
        .collect();
    let first = nights.last().unwrap().date();
    let times = Times::new(&[NaiveTime::from_hms_opt(22, 0, 0).unwrap()]).unwrap();
    let dose = Mass::mg(Exact::fraction(3, 2).unwrap());
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    let why = Why { reason: Reason::Advised, note: Default::default() };
    let steps = vec![Step::new(dose, times, Length::Open).unwrap()];
    plan.start(When { made: first, from: first }, why, steps).unwrap();
    let mut begun: Vec<_> = nights.iter().skip(21).step_by(BOTTLE_DAYS).collect();
    begun.reverse();
    let bottle = |(id, night): (u32, &&Night)| Bottle {
        id: BottleId(id),
        origin: Origin::Bought,
        strength: Strength::mg_per_ml(Exact::ONE).unwrap(),
        volume: Volume::ml(Exact::whole(150)),
        begun: Some(night.date()),
        discard: None,
    };
    let bottles: Vec<_> = (1..).zip(&begun).map(bottle).collect();
    let closed = bottles.iter().zip(begun.iter().skip(1)).map(|(bottle, next)| BottleEvent {
        at: next.date().and_hms_opt(21, 0, 0).unwrap(),
        bottle: bottle.id,
        what: Happened::Closed(Closing::Emptied),
    });
    let closed = closed.collect();
    PlanBook::new(plan, Supply::new(bottles, closed).unwrap())
}

/// Draws every dose since this bottle was begun from it.
fn draw(entries: &mut [Entry], used: &Bottle) {
    let since = entries.iter_mut().filter(|entry| Some(entry.night.date()) >= used.begun);
    for record in since.flat_map(|entry| &mut entry.doses) {
        if let DoseRecord::Taken { bottle, .. } = record {
            *bottle = Some(used.id);
        }
    }
}

fn entry(night: Night) -> Entry {
    let id = EntryId::new(1_000_000).unwrap();
    Entry::new(id, night, years::moment(night, 22, 0), Timing::OnTheNight)
}

/// The longest text that is kept for this month.
fn longest(month: Month) -> String {
    let keys =
        LocalStore.keys().unwrap().into_iter().filter(|key| key.contains(&month.to_string()));
    let texts = keys.map(|key| LocalStore.get(&key).unwrap().unwrap());
    texts.max_by_key(String::len).unwrap()
}

fn wipe() {
    for key in LocalStore.keys().unwrap() {
        LocalStore.remove(&key).unwrap();
    }
}

/// Milliseconds of one call, in the quickest of three rounds of so many calls, after a few to get warm.
fn time(calls: usize, mut call: impl FnMut(usize) -> usize) -> f64 {
    let mut number = 0;
    let mut some = |calls: usize| {
        let start = now();
        let done: usize = (0..calls)
            .map(|_| {
                number += 1;
                call(number)
            })
            .sum();
        assert!(done < usize::MAX, "what is done is used");
        #[expect(clippy::cast_precision_loss, reason = "a few calls")]
        let calls = calls as f64;
        (now() - start) / calls
    };
    some(3);
    // No clock of a browser tells less than this.
    (0..3).map(|_| some(calls)).fold(f64::MAX, f64::min).max(1e-6)
}

fn now() -> f64 {
    let clock = Reflect::get(&js_sys::global(), &JsValue::from_str("performance")).unwrap();
    let now = Reflect::get(&clock, &JsValue::from_str("now")).unwrap();
    let now: js_sys::Function = now.dyn_into().unwrap();
    now.call0(&clock).unwrap().as_f64().unwrap()
}
