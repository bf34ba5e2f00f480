//! Housekeeping: the trash with its clock, imports, another coder, the journal that catches up, and how the diary says it is.

use ldn_diary::store::engine::SizeOf;
use ldn_diary::store::memory::{Calls, Fault, Lasting, Misdeed};
use ldn_diary::store::{
    Batch, ClearError, Coder, CoderError, JournalError, KeyValue, Lists, Pace, Place, SaveError,
    Standing, kept_tag, read_clear, remove_clear, write_clear,
};

use super::*;

fn with_trash() -> Rig {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-01", "kept"), unheard()).unwrap();
    engine.save(entry(2, "2026-11-02", "deleted"), unheard()).unwrap();
    engine.save_relapse(relapse(3, "2026-11-02", "eye"), unheard()).unwrap();
    engine.delete(month("2026-11"), id(2), date("2026-11-25"), unheard()).unwrap();
    engine.delete_relapse(RelapseId::new(3).unwrap(), date("2026-11-27"), unheard()).unwrap();
    rig
}

/// How many things each housekeeping purges, on these days, each after opening anew.
fn purges(days: &[&str]) -> Vec<usize> {
    let rig = with_trash();
    days.iter().map(|day| rig.open().sweep(date(day)).unwrap().purged).collect()
}

#[test]
fn the_trash_keeps_things_for_thirty_days_and_a_day_of_grace() {
    assert_eq!(purges(&["2026-11-25", "2026-12-25", "2026-12-26", "2026-12-27"]), [0, 0, 0, 1]);
    assert_eq!(purges(&["2027-06-01", "2027-06-01", "2027-06-02"]), [0, 0, 2]);
    let rig = with_trash();
    rig.open().sweep(date("2027-06-01")).unwrap();
    rig.open().sweep(date("2027-06-02")).unwrap();
    let mut engine = rig.open();
    assert!(engine.trash().is_empty());
    assert_eq!(engine.month(month("2026-11")).entries.len(), 1);
    let left = rig
        .store
        .contents()
        .into_iter()
        .chain(rig.journal.records().into_iter().map(|record| (record.name, record.value)));
    let texts: Vec<String> =
        left.map(|(_, value)| value).filter(|value| value.contains("deleted")).collect();
    assert!(texts.len() <= 1, "only the copy before the purge may still hold it");
}

#[test]
fn a_clock_that_jumps_never_purges_early() {
    // Forward for one day and back; the wait starts anew each time.
    assert_eq!(purges(&["2030-01-01", "2026-11-28", "2030-01-02", "2026-11-29"]), [0, 0, 0, 0]);
    // Back, but not behind the thirty days: the wait starts anew on that day.
    assert_eq!(purges(&["2030-01-01", "2029-06-01", "2029-06-01", "2029-06-02"]), [0, 0, 0, 2]);
    // Back before the deletion.
    assert_eq!(purges(&["2020-01-01", "2026-11-28", "1999-12-31"]), [0, 0, 0]);
    // Deleted with a clock that was ahead: it stays longer, never shorter.
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-01", "a"), unheard()).unwrap();
    engine.delete(month("2026-11"), id(1), date("2040-01-01"), unheard()).unwrap();
    for day in ["2026-11-25", "2027-11-25", "2027-11-26", "2039-12-31"] {
        assert_eq!(rig.open().sweep(date(day)).unwrap().purged, 0);
    }
    assert_eq!(rig.open().trash().len(), 1);
}

#[test]
fn the_journal_catches_up_with_what_was_kept_while_it_failed() {
    let rig = Rig::default();
    rig.journal.pace(Pace::Failing(JournalError::Full));
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-01", "a"), unheard()).unwrap();
    engine.save(entry(2, "2026-10-01", "a"), unheard()).unwrap();
    assert_eq!(engine.health().unwrap().journal, Some(Err(JournalError::Full)));
    rig.journal.pace(Pace::Prompt);
    assert_eq!(rig.open().sweep(date("2026-11-25")).unwrap().caught_up, 2);
    assert_eq!(rig.journal.records().len(), 2);
    let after = Rig::holding(MemoryStore::default(), rig.journal.records());
    assert_eq!(after.open_and_hear().1, [News::Recovered(2)]);
    let mut engine = rig.open();
    engine.save(entry(3, "2026-11-01", "a"), unheard()).unwrap();
    assert_eq!(engine.sweep(date("2026-11-25")).unwrap().caught_up, 0);
}

/// What the head knew to be in the journal was believed for ever, also of a journal that the browser had thrown away: no housekeeping
/// sent it again, and the second copies of old months went all the same.
#[test]
fn a_journal_that_the_browser_dropped_is_filled_again() {
    let rig = Rig::default();
    let mut engine = rig.open();
    for (number, on) in [(1, "2026-08-01"), (2, "2026-09-01"), (3, "2026-10-01")] {
        engine.save(entry(number, on, "a"), unheard()).unwrap();
    }
    engine.save(entry(6, "2026-08-02", "a"), unheard()).unwrap();
    engine.save_relapse(relapse(1, "2026-09-01", "eye"), unheard()).unwrap();
    // In another visit the head learns what is durable.
    rig.open().save(entry(4, "2026-11-01", "a"), unheard()).unwrap();
    rig.store.plant("ldn-diary/fill", Some(&"x".repeat(3_300_000)));
    let after = Rig::holding(MemoryStore::holding(rig.store.contents()), vec![]);
    let mut engine = after.open();
    engine.save(entry(5, "2026-11-02", "a"), unheard()).unwrap();
    after.journal.pace(Pace::Failing(JournalError::Full));
    let swept = engine.sweep(date("2026-11-25")).unwrap();
    assert_eq!((swept.caught_up, swept.dropped), (4, 0), "no copy is the last one of August");
    after.journal.pace(Pace::Prompt);
    let swept = engine.sweep(date("2026-11-25")).unwrap();
    assert_eq!((swept.caught_up, swept.dropped), (4, 1), "the journal has August too");
    let whole = view(&mut engine);
    let emptied = Rig::holding(MemoryStore::default(), after.journal.records());
    assert!(view(&mut emptied.open()) == whole, "the journal alone has all of it");
    assert_eq!(after.open().sweep(date("2026-11-25")).unwrap().caught_up, 0, "once is enough");
}

/// A crash kept a month and lost the head that lists it. What was counted then was one too few, and what was written next, one too many.
#[test]
fn a_change_that_the_head_missed_counts_as_soon_as_it_was_read() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-01", "a"), unheard()).unwrap();
    engine.save(entry(2, "2026-11-02", "a"), unheard()).unwrap();
    rig.store.sync();
    engine.save(entry(3, "2026-11-03", "a"), unheard()).unwrap();
    engine.set_draft(entry(9, "2026-11-04", "a")).unwrap();
    assert_eq!(engine.changes(), 3);
    let after = Rig::holding(rig.store.crashed(|write| write == 0), vec![]);
    let mut engine = after.open();
    assert_eq!(engine.changes(), 2, "as the head says");
    engine.check();
    assert_eq!(engine.changes(), 3);
    engine.sweep(date("2026-11-25")).unwrap();
    let mut engine = after.open();
    assert_eq!(engine.changes(), 3, "the head has caught up");
    engine.save(entry(4, "2026-11-04", "a"), unheard()).unwrap();
    assert_eq!(engine.changes(), 4);
}

/// Of a diary that cannot be read nobody knows how much of it is in no backup: not that it is nothing.
#[test]
fn nobody_knows_the_changes_of_a_diary_that_cannot_be_read() {
    let rig = Rig::default();
    rig.open().save(entry(1, "2026-11-01", "a"), unheard()).unwrap();
    assert!(rig.open().knows_changes());
    rig.store.misbehave(Some(Fault {
        at: 0,
        of: Calls::All,
        lasting: Lasting::ForEver,
        misdeed: Misdeed::Fail,
    }));
    let engine = rig.open();
    assert!(matches!(engine.standing(), Standing::Failing(_)), "{:?}", engine.standing());
    assert!(!engine.knows_changes());
}

#[test]
fn an_import_is_whole_and_twice_is_once() {
    let rig = Rig::default();
    let mut engine = rig.open();
    engine.save(entry(1, "2026-11-01", "mine"), unheard()).unwrap();
    let mut newer = entry(2, "2026-10-01", "theirs");
    newer.revision = 4;
    let batch = Batch {
        entries: vec![entry(1, "2026-11-01", "theirs"), newer.clone(), full_entry(5, "2020-02-29")],
        relapses: vec![relapse(7, "2026-11-02", "eye")],
        lists: Some(Lists::default()),
    };
    assert!(engine.apply(batch.clone(), unheard()).unwrap().changed);
    let mut engine = rig.open();
    let notes: Vec<String> = engine
        .month(month("2026-11"))
        .entries
        .iter()
        .map(|entry| entry.note.text().to_owned())
        .collect();
    assert_eq!(notes.len(), 2, "of two that differ at one revision both are kept");
    assert_eq!(engine.entry(month("2026-10"), id(2)), Some(newer));
    assert_eq!(engine.months().len(), 3);
    let before = rig.store.contents();
    assert!(!engine.apply(batch, unheard()).unwrap().changed);
    assert_eq!(rig.store.contents(), before);
}

/// A coder that turns letters, so that nothing is kept in clear, and notices a wrong place.
struct Turned(&'static str);

impl Coder for Turned {
    fn tag(&self) -> &str {
        self.0
    }

    fn encode(&self, place: &Place<'_>, plain: &str) -> Result<String, CoderError> {
        Ok(format!("{}|{}", place.aad(self.0), turned(plain)))
    }

    fn decode(&self, place: &Place<'_>, kept: &str) -> Result<String, CoderError> {
        let (aad, text) = kept.split_once('|').ok_or(CoderError::Damaged)?;
        if aad == place.aad(self.0) { Ok(turned(text)) } else { Err(CoderError::WrongKey) }
    }
}

fn turned(text: &str) -> String {
    let turn = |letter: char| match letter {
        'a'..='m' => char::from(u8::try_from(letter).unwrap() + 13),
        'n'..='z' => char::from(u8::try_from(letter).unwrap() - 13),
        other => other,
    };
    text.chars().map(turn).collect()
}

fn sealed(rig: &Rig, tag: &'static str) -> Engine {
    let mut engine =
        Engine::open(EnginePorts { coder: Rc::new(Turned(tag)), ..rig.ports() }, Role::Writer(8));
    engine.attend();
    engine
}

fn furnished() -> Rig {
    let rig = with_trash();
    rig.open().set_draft(entry(9, "2026-11-25", "secret draft")).unwrap();
    rig.open().save(entry(4, "2026-10-02", "secret"), unheard()).unwrap();
    plan::change(&mut rig.open(), plan::start).unwrap();
    rig
}

#[test]
fn another_coder_takes_everything_over_and_the_clear_copies_go() {
    let rig = furnished();
    let whole = view(&mut rig.open());
    let mut engine = rig.open();
    recode(&mut engine, Rc::new(Turned("k1"))).unwrap();
    assert!(view(&mut engine) == whole);
    engine.save(entry(5, "2026-10-03", "secret too"), unheard()).unwrap();
    let kept = rig.store.contents();
    assert!(kept.values().all(|value| !value.contains("secret")), "{:?}", kept.keys());
    let in_journal = rig.journal.records();
    assert!(in_journal.iter().all(|record| !record.value.contains("secret")));
    let store: Rc<dyn KeyValue> = rig.store.clone();
    assert_eq!(kept_tag(&store).unwrap().as_deref(), Some("k1"));
    // Without the key: locked, nothing is shown, nothing is written.
    let mut locked = rig.open();
    assert_eq!(locked.standing(), &Standing::Locked("k1".into()));
    assert_eq!(locked.month(month("2026-10")).reading, Reading::Locked);
    assert_eq!(locked.save(entry(6, "2026-10-03", "x"), unheard()), Err(SaveError::Locked));
    assert_eq!(rig.store.contents(), kept);
    assert_eq!(sealed(&rig, "k1").month(month("2026-10")).entries.len(), 2);
    // And back.
    let mut engine = sealed(&rig, "k1");
    recode(&mut engine, Rc::new(Open)).unwrap();
    assert_eq!(rig.open().month(month("2026-10")).entries.len(), 2);
}

#[test]
fn records_that_another_key_sealed_stay_in_the_journal_until_it_is_there() {
    let rig = furnished();
    let whole = view(&mut rig.open());
    recode(&mut rig.open(), Rc::new(Turned("k1"))).unwrap();
    // Local storage was emptied; nobody knows the key yet.
    let after = Rig::holding(MemoryStore::default(), rig.journal.records());
    let (mut engine, news) = after.open_and_hear();
    assert!(news.contains(&News::NotRecovered(SaveError::Locked)), "{news:?}");
    engine.save(entry(30, "2026-10-05", "meanwhile"), unheard()).unwrap();
    let records = after.journal.records();
    assert!(rig.journal.records().iter().all(|record| records.contains(record)));
    let again = Rig::holding(MemoryStore::default(), records);
    let mut engine = sealed(&again, "k1");
    assert!(view(&mut engine) != View::new());
    for (part, as_it_was) in &whole {
        let there = view(&mut engine).get(part) == Some(as_it_was);
        assert!(there || part == "2026-10", "{part}");
    }
}

#[test]
fn a_change_of_coder_that_crashes_anywhere_opens_with_exactly_one_of_both() {
    let rig = furnished();
    let before = rig.journal.records();
    let whole = view(&mut rig.open());
    rig.store.sync();
    recode(&mut rig.open(), Rc::new(Turned("k1"))).unwrap();
    for kept in 0..=rig.store.unsynced() {
        let records =
            if kept == rig.store.unsynced() { rig.journal.records() } else { before.clone() };
        let after = Rig::holding(rig.store.crashed(|write| write < kept), records);
        let store: Rc<dyn KeyValue> = after.store.clone();
        let tag = kept_tag(&store).unwrap();
        let mut engine =
            if tag.as_deref() == Some("k1") { sealed(&after, "k1") } else { after.open() };
        assert!(view(&mut engine) == whole, "{kept} writes, {tag:?}");
        let mut wrong =
            if tag.as_deref() == Some("k1") { after.open() } else { sealed(&after, "k1") };
        assert!(matches!(wrong.standing(), Standing::Locked(_)), "{kept} writes");
        assert!(wrong.save(entry(6, "2026-10-03", "x"), unheard()).is_err());
    }
}

#[test]
fn a_change_of_coder_that_fails_anywhere_leaves_a_diary_that_works() {
    let whole = view(&mut furnished().open());
    for at in 0..150 {
        for lasting in [Lasting::Once, Lasting::ForEver] {
            let rig = furnished();
            let mut engine = rig.open();
            rig.store.misbehave(Some(Fault {
                at,
                of: Calls::All,
                lasting,
                misdeed: Misdeed::Fail,
            }));
            recode(&mut engine, Rc::new(Turned("k1"))).ok();
            rig.store.misbehave(None);
            engine.refresh();
            engine.attend();
            assert!(view(&mut engine) == whole, "{at}");
            engine.save(entry(6, "2026-10-03", "x"), unheard()).unwrap();
            let store: Rc<dyn KeyValue> = rig.store.clone();
            let tag = kept_tag(&store).unwrap();
            let mut again =
                if tag.as_deref() == Some("k1") { sealed(&rig, "k1") } else { rig.open() };
            assert_eq!(again.month(month("2026-10")).entries.len(), 2, "{at}");
        }
    }
}

#[test]
fn a_small_document_in_clear_is_kept_like_the_others() {
    let rig = Rig::default();
    let store: Rc<dyn KeyValue> = rig.store.clone();
    assert_eq!(read_clear(&store, "key"), Ok(None));
    for text in ["one", "two", "three"] {
        write_clear(&store, "key", text).unwrap();
        assert_eq!(read_clear(&store, "key").unwrap().as_deref(), Some(text));
    }
    rig.store.plant("ldn-diary/key.a", Some("rubbish"));
    assert_eq!(read_clear(&store, "key").unwrap().as_deref(), Some("two"));
    write_clear(&store, "key", "four").unwrap();
    assert_eq!(rig.store.get("ldn-diary/key.a").unwrap().as_deref(), Some("rubbish"));
    remove_clear(&store, "key").unwrap();
    assert_eq!(read_clear(&store, "key"), Err(ClearError::Unreadable));
    assert_eq!(rig.store.get("ldn-diary/key.a").unwrap().as_deref(), Some("rubbish"));
    assert_eq!(kept_tag(&store), Ok(None));
}

#[test]
fn health_says_how_the_diary_is() {
    let rig = with_trash();
    let mut engine = rig.open();
    let swept = engine.sweep(date("2026-11-28")).unwrap();
    let health = engine.health().unwrap();
    assert_eq!((swept.percent, health.size.percent()), (0, 2), "the ballast came last");
    assert_eq!((health.months, health.entries, health.trash), (1, 1, 2));
    assert_eq!(
        health.size.units,
        rig.store.contents().iter().map(|(k, v)| k.len() + v.len()).sum::<usize>()
    );
    assert!(health.size.parts[&SizeOf::Ballast] > 131_072);
    assert_eq!(health.size.used() + health.size.parts[&SizeOf::Ballast], health.size.units);
    assert_eq!(health.size.used() + health.size.left(), health.size.limit);
    assert_eq!(health.size.limit, 5_242_880);
    assert_eq!((health.waiting, health.standing), (0, Standing::Sound));
    assert!(health.unsound.is_empty() && health.damaged.is_empty());
    // What fills it may be anything of ours.
    rig.store.plant("ldn-diary/fill", Some(&"x".repeat(3_200_000)));
    assert_eq!(engine.sweep(date("2026-11-28")).unwrap().percent, 63);
    rig.store.plant("ldn-diary/m/2026-11.a", Some("rubbish"));
    rig.store.plant("ldn-diary/m/2026-11.b", None);
    let alone = Rig::holding(MemoryStore::holding(rig.store.contents()), vec![]);
    let health = alone.open().health().unwrap();
    assert_eq!((health.unsound.len(), health.damaged.len()), (1, 1));
}
