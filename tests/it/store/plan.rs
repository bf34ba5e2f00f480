//! The plan and the bottles through the engine: what is kept and what is not, the way back, what is told when it cannot be read, and
//! how much room it takes. The faults are tried on it by the scenarios, like on everything else.

use ldn_diary::diary::NaiveDateTime;
use ldn_diary::dose::Strength;
use ldn_diary::plan::{
    self, Bottle, BottleEvent, Change, Closing, Discard, DiscardSource, Happened, Kind, Length,
    Opioids, Origin, Plan, Reason, Step, Supply, Times, When, Why,
};
use ldn_diary::store::{Kept, PlanView, Standing, StorageError, What};

use super::*;

fn mg(tenths: u64) -> Mass {
    Mass::mg(Exact::decimal(tenths, 1).unwrap())
}

fn ml(tenths: u64) -> Volume {
    Volume::ml(Exact::decimal(tenths, 1).unwrap())
}

fn why(reason: Reason, note: &str) -> Why {
    Why { reason, note: plan::Note::new(note).unwrap() }
}

fn on(day: &str) -> When {
    When { made: date(day), from: date(day) }
}

/// A step of so many tenths of a milligram at these hours; of no days it is open.
fn step(dose: u64, hours: &[u32], days: u16) -> Step {
    let time = |hour: &u32| date("2026-01-01").and_hms_opt(*hour, 30, 0).unwrap().time();
    let times: Vec<_> = hours.iter().map(time).collect();
    let length = if days == 0 { Length::Open } else { Length::Days(days) };
    Step::new(mg(dose), Times::new(&times).unwrap(), length).unwrap()
}

fn bottle(number: u32) -> Bottle {
    Bottle {
        id: BottleId(number),
        origin: if number.is_multiple_of(2) { Origin::Made } else { Origin::Bought },
        strength: Strength::mg_per_ml(Exact::fraction(2, 3).unwrap()).unwrap(),
        volume: ml(1000),
        begun: Some(date("2026-11-01")),
        discard: Some(Discard { by: date("2026-12-01"), source: DiscardSource::Pharmacist }),
    }
}

fn at(minute: u32) -> NaiveDateTime {
    date("2026-11-20").and_hms_opt(minute / 60, minute % 60, 0).unwrap()
}

fn event(minute: u32, number: u32, what: Happened) -> BottleEvent {
    BottleEvent { at: at(minute), bottle: BottleId(number), what }
}

/// Changes a plan and its bottles, and keeps them.
pub(super) fn change(
    engine: &mut Engine,
    change: impl FnOnce(&mut Plan, &mut Supply),
) -> Result<Kept, SaveError> {
    let book = changed(&engine.plan().book, change);
    engine.set_plan(book, unheard())
}

/// A plan with its bottles after this change of both.
pub(super) fn changed(book: &PlanBook, change: impl FnOnce(&mut Plan, &mut Supply)) -> PlanBook {
    let (mut plan, mut supply) = (book.plan().clone(), book.supply().clone());
    change(&mut plan, &mut supply);
    PlanBook::new(plan, supply)
}

/// A plan that starts, with a first bottle.
pub(super) fn start(plan: &mut Plan, supply: &mut Supply) {
    plan.answer(Opioids::TakesNone);
    let steps = vec![step(15, &[22], 28), step(30, &[1, 13], 28), step(45, &[22], 0)];
    plan.start(on("2026-11-01"), why(Reason::Advised, "Füße \"langsam\" 🙂"), steps).unwrap();
    supply.put(bottle(1)).unwrap();
    supply.record(event(60, 1, Happened::Spilt(ml(5)))).unwrap();
}

/// A plan that is held, and two more bottles. To be done after [`start`].
pub(super) fn go_on(plan: &mut Plan, supply: &mut Supply) {
    plan.hold(on("2026-11-20"), why(Reason::Stiffer, "legs"), None).unwrap();
    supply.put(Bottle { begun: None, discard: None, ..bottle(2) }).unwrap();
    supply.put(bottle(3)).unwrap();
    supply.record(event(61, 1, Happened::Counted(ml(333)))).unwrap();
    supply.record(event(61, 3, Happened::Confirmed)).unwrap();
    supply.record(event(62, 1, Happened::Closed(Closing::Lost))).unwrap();
}

/// A plan that is stopped. To be done after [`go_on`].
pub(super) fn stop(plan: &mut Plan, _: &mut Supply) {
    plan.answer(Opioids::Unsure);
    plan.stop(on("2026-11-23"), why(Reason::Surgery, "")).unwrap();
}

/// A stop, with the rest of the night's doses left out, was two changes, of which Undo took back the second alone.
#[test]
fn a_plan_with_a_night_beside_it_is_one_change_and_goes_back_as_one() {
    let mut engine = Rig::default().open();
    change(&mut engine, start).unwrap();
    change(&mut engine, go_on).unwrap();
    engine.save(entry(1, "2026-11-23", "the morning's is taken"), unheard()).unwrap();
    let of_night = |engine: &mut Engine| engine.entry(month("2026-11"), id(1)).unwrap();
    let (before, kept) = (engine.plan().book, of_night(&mut engine));
    let book = changed(&before, stop);
    let mut night = kept.clone();
    night.doses.push(DoseRecord::Held { due: None, why: Some(Reason::Surgery) });
    let stale =
        engine.set_plan_beside(book.clone(), Entry { revision: 7, ..night.clone() }, unheard());
    assert_eq!(stale.unwrap_err(), SaveError::Changed);
    assert_eq!(engine.plan().book, before, "nothing changed then");
    let undo = engine.set_plan_beside(book.clone(), night.clone(), unheard()).unwrap().undo;
    assert_eq!((engine.plan().book, of_night(&mut engine).doses), (book, night.doses));
    engine.undo(undo, date("2026-11-23"), unheard()).unwrap();
    assert_eq!((engine.plan().book, of_night(&mut engine).doses), (before, kept.doses));
}

/// Some change or other, which may change nothing.
pub(super) fn at_random(plan: &mut Plan, supply: &mut Supply, random: &mut fastrand::Rng) {
    plan.answer(Opioids::TakesNone);
    let number = random.u32(1..6);
    match random.u8(0..3) {
        0 => {
            let steps = vec![step(random.u64(1..=45), &[22], random.u16(0..30))];
            let why = why(Reason::Other, &random.u16(..).to_string());
            let started = !plan.changes().is_empty();
            let make = if started { Plan::edit } else { Plan::start };
            make(plan, on("2026-11-01"), why, steps).unwrap();
        }
        1 => supply.put(Bottle { volume: ml(random.u64(1..900)), ..bottle(number) }).unwrap(),
        // Of a bottle that is not there nothing can be said.
        _ => {
            let left = Happened::Counted(ml(random.u64(0..900)));
            supply.record(event(random.u32(0..1440), number, left)).ok();
        }
    }
}

/// A diary with a plan that was changed once.
fn diary() -> Rig {
    let rig = Rig::default();
    let mut engine = rig.open();
    change(&mut engine, start).unwrap();
    change(&mut engine, go_on).unwrap();
    rig
}

#[test]
fn a_plan_and_its_bottles_come_back() {
    let rig = diary();
    let book = rig.open().plan().book;
    assert_eq!(book.plan().changes().len(), 2);
    assert_eq!(book.plan().opioids(), Some(Opioids::TakesNone));
    assert_eq!(book.supply().bottles().len(), 3);
    assert_eq!(book.supply().events().len(), 4);
    change(&mut rig.open(), stop).unwrap();
    let later = rig.open().plan();
    assert_eq!(later.reading, Reading::Sound);
    assert_eq!(later.book.plan().opioids(), Some(Opioids::Unsure));
    assert_eq!(later.book.plan().changes()[..2], *book.plan().changes());
    assert_eq!(later.book.supply(), book.supply());
    assert_eq!(Rig::default().open().plan().book, PlanBook::default());
}

#[test]
fn draws_and_seconds_are_not_kept_and_what_is_shown_is_what_was_kept() {
    let rig = Rig::default();
    let spilt = date("2026-11-20").and_hms_opt(1, 0, 59).unwrap();
    let events = vec![
        BottleEvent { at: spilt, bottle: BottleId(1), what: Happened::Spilt(ml(1)) },
        event(30, 1, Happened::Drawn(ml(10))),
    ];
    let supply = Supply::new(vec![bottle(1)], events).unwrap();
    let mut engine = rig.open();
    engine.set_plan(PlanBook::new(Plan::default(), supply), unheard()).unwrap();
    let shown = engine.plan().book;
    assert_eq!(shown.supply().events(), [event(60, 1, Happened::Spilt(ml(1)))]);
    assert_eq!(rig.open().plan().book, shown);
}

#[test]
fn the_same_plan_again_writes_nothing_and_still_says_saved() {
    let rig = diary();
    let mut engine = rig.open();
    let before = rig.store.contents();
    let (on, told) = receipt();
    let book = engine.plan().book;
    let kept = engine.set_plan(book, on).unwrap();
    assert!(!kept.changed && kept.undo.is_empty());
    assert_eq!(rig.store.contents(), before);
    assert_eq!(*told.borrow(), Some(Receipt::Saved));
}

#[test]
fn a_change_of_the_plan_goes_back_unless_another_came_after_it() {
    let rig = diary();
    let mut engine = rig.open();
    let PlanView { book: before, revision, .. } = engine.plan();
    let kept = change(&mut engine, stop).unwrap();
    assert_eq!(engine.plan().revision, revision + 1);
    let undo = kept.undo.clone();
    engine.undo(kept.undo, date("2026-11-25"), unheard()).unwrap();
    assert_eq!(rig.open().plan().book, before);
    assert_eq!(rig.open().plan().revision, revision + 2, "by it a calendar knows what is newer");
    change(&mut engine, |_, supply| supply.put(bottle(9)).unwrap()).unwrap();
    assert_eq!(engine.undo(undo, date("2026-11-25"), unheard()), Err(SaveError::Changed));
    assert_eq!(rig.open().plan().book.supply().bottles().len(), 4);
}

/// What a person is told by it, whatever its revision.
fn told(view: PlanView) -> (PlanBook, Reading) {
    (view.book, view.reading)
}

#[test]
fn a_plan_that_only_the_journal_has_comes_back_whole_and_is_counted_once() {
    let rig = Rig::default();
    change(&mut rig.open(), start).unwrap();
    rig.store.sync();
    change(&mut rig.open(), go_on).unwrap();
    let whole = told(rig.open().plan());
    // All of it is lost, and the last change alone.
    for store in [MemoryStore::default(), rig.store.crashed(|_| false)] {
        let after = Rig::holding(store, rig.journal.records());
        let (mut engine, news) = after.open_and_hear();
        assert_eq!(news, [News::Recovered(1)]);
        assert_eq!(told(engine.plan()), whole);
        assert_eq!(after.open_and_hear().1, []);
    }
}

/// Two tabs that both believed to be the writer kept two plans at one revision.
#[test]
fn of_two_plans_at_one_revision_the_same_one_stands_whichever_comes_first() {
    let rig = Rig::default();
    change(&mut rig.open(), start).unwrap();
    let other = Rig::default();
    change(&mut other.open(), |_, supply| supply.put(bottle(8)).unwrap()).unwrap();
    let both = [(&rig, &other), (&other, &rig)].map(|(here, journal)| {
        let after =
            Rig::holding(MemoryStore::holding(here.store.contents()), journal.journal.records());
        after.open().plan().book
    });
    assert_eq!(both[0], both[1]);
    assert!(both[0] == rig.open().plan().book || both[0] == other.open().plan().book);
}

#[test]
fn a_plan_that_cannot_be_read_is_never_shown_as_no_plan_and_is_named() {
    let rig = diary();
    let with = |values: &[(&str, Option<&str>)]| {
        let after = Rig::holding(MemoryStore::holding(rig.store.contents()), vec![]);
        for (key, value) in values {
            after.store.plant(&format!("ldn-diary/{key}"), *value);
        }
        after
    };
    for (values, reading, changes) in [
        (&[("plan.a", Some("rubbish")), ("plan.b", Some("rubbish"))][..], Reading::Unreadable, 0),
        (&[("plan.a", None), ("plan.b", None)], Reading::Missing, 0),
        (&[("plan.b", Some("rubbish"))], Reading::Older, 1),
    ] {
        let after = with(values);
        let mut engine = after.open();
        let shown = engine.plan();
        assert_eq!((&shown.reading, shown.book.plan().changes().len()), (&reading, changes));
        assert_eq!(engine.attend(), [News::Lost(What::Plan, reading.clone())]);
        assert_eq!(engine.health().unwrap().unsound, [(What::Plan, reading)]);
        let there: BTreeMap<_, _> = engine.raw_export().unwrap().into_iter().collect();
        assert_eq!(there, after.store.contents());
        // A new plan goes beside the bytes.
        change(&mut engine, |plan, _| plan.answer(Opioids::TakesSome)).unwrap();
        assert_eq!(after.open().plan().reading, Reading::Sound);
        for (key, value) in values.iter().filter(|(_, value)| value.is_some()) {
            let there = after.store.contents().get(&format!("ldn-diary/{key}")).cloned();
            assert_eq!(there.as_deref(), *value, "bytes are kept");
        }
    }
}

#[test]
fn a_plan_is_sealed_with_the_rest_and_opened_again() {
    let rig = diary();
    let whole = told(rig.open().plan());
    let in_clear = rig.store.contents();
    assert!(in_clear.values().any(|text| text.contains("\"legs\"")));
    recode(&mut rig.open(), sealed::coder()).unwrap();
    let texts = rig.store.contents().into_values();
    for text in texts.chain(rig.journal.records().into_iter().map(|record| record.value)) {
        assert!(!text.contains("legs") && !text.contains("[["), "{text}");
    }
    let rig = rig.in_coder(&sealed::coder());
    assert_eq!(told(rig.open().plan()), whole);
    let locked = rig.in_coder(&(Rc::new(Open) as Rc<dyn Coder>)).open().plan();
    assert_eq!((locked.book, locked.reading), (PlanBook::default(), Reading::Locked));
}

#[test]
fn a_browser_that_fails_says_so_of_the_plan_too() {
    use ldn_diary::store::memory::{Calls, Fault, Lasting, Misdeed};
    let rig = diary();
    let fault = Fault { at: 0, of: Calls::All, lasting: Lasting::ForEver, misdeed: Misdeed::Fail };
    rig.store.misbehave(Some(fault));
    let mut engine = rig.open();
    assert!(matches!(engine.standing(), Standing::Failing(StorageError::Other(_))));
    assert!(matches!(engine.plan().reading, Reading::Failing(_)));
    let refused = engine.set_plan(PlanBook::default(), unheard());
    assert!(matches!(refused, Err(SaveError::Unreadable(_))), "{refused:?}");
}

#[test]
fn nothing_that_is_written_beside_a_change_comes_out_of_debug() {
    let mut engine = diary().open();
    let kept = change(&mut engine, stop).unwrap();
    let shown = format!("{engine:?} {kept:?} {:?}", engine.plan());
    assert!(!shown.contains("legs") && !shown.contains("langsam"), "{shown}");
}

/// A change a month and a bottle every two weeks or so, for many years, each with a note and all that a bottle goes through.
#[test]
fn a_long_plan_with_many_bottles_stays_small() {
    let mut changes = Vec::new();
    for number in 0..200_u32 {
        let day = ldn_diary::diary::Days::new(u64::from(number) * 30);
        let night = date("2016-01-15").checked_add_days(day).unwrap();
        let kind = if number == 0 { Kind::Start } else { Kind::Edit };
        let ahead = vec![step(15, &[22], 28), step(30, &[22], 28), step(45, &[22], 0)];
        let why = why(Reason::Advised, "The nurse called: stay at this one for now");
        changes.push(Change { when: When { made: night, from: night }, kind, why, ahead });
    }
    let events = (1..=100).flat_map(|number| {
        [
            event(number, number, Happened::Confirmed),
            event(number + 200, number, Happened::Counted(ml(125))),
            event(number + 400, number, Happened::Spilt(ml(3))),
            event(number + 600, number, Happened::Closed(Closing::Expired)),
        ]
    });
    let supply = Supply::new((1..=100).map(bottle).collect(), events.collect()).unwrap();
    let plan = Plan::new(Some(Opioids::TakesNone), changes).unwrap();
    let rig = Rig::default();
    rig.open().set_plan(PlanBook::new(plan, supply), unheard()).unwrap();
    let units: usize = rig
        .store
        .contents()
        .iter()
        .filter(|(key, _)| key.contains("/plan."))
        .map(|(key, value)| key.len() + value.len())
        .sum();
    say!("one copy of a plan with 200 changes and 100 bottles: {units} units");
    assert!(units < 45_000, "{units}");
    assert_eq!(rig.open().plan().book.plan().changes().len(), 200);
}
