//! The plan of version 1, with its bottles.

use serde::{Deserialize, Serialize};

use super::time::{
    clock_at, date_of_day, day_of_date, minute_of_clock, minute_of_day, time_of_day,
};
use super::{REASONS, choice, exact, exact_text, place};
use crate::dose::{Mass, Strength, Volume};
use crate::plan::{
    Bottle, BottleEvent, BottleId, Change, Closing, Discard, DiscardSource, Happened, Kind, Length,
    Note, Opioids, Origin, Plan, Step, Supply, Times, When, Why,
};
use crate::store::format::ascii;
use crate::store::plan_book::PlanBook;

/// See the table in [`super`].
#[derive(Serialize, Deserialize)]
struct Wire(u8, Vec<WireChange>, Vec<WireBottle>, Vec<WireEvent>);

#[derive(Serialize, Deserialize)]
struct WireChange(i64, i64, u8, u8, String, Vec<WireStep>);

#[derive(Serialize, Deserialize)]
struct WireStep(String, Vec<u32>, u16);

#[derive(Serialize, Deserialize)]
struct WireBottle(u32, u8, String, String, Option<i64>, Option<(i64, u8)>);

#[derive(Serialize, Deserialize)]
struct WireEvent(i64, u32, u8, String);

const OPIOIDS: [Option<Opioids>; 4] =
    [None, Some(Opioids::TakesNone), Some(Opioids::TakesSome), Some(Opioids::Unsure)];
const KINDS: [Kind; 6] =
    [Kind::Start, Kind::Hold, Kind::StepBack, Kind::GoOn, Kind::Stop, Kind::Edit];
const ORIGINS: [Origin; 2] = [Origin::Bought, Origin::Made];
const SOURCES: [DiscardSource; 3] =
    [DiscardSource::Label, DiscardSource::Pharmacist, DiscardSource::Own];

/// The payload of this plan with these bottles.
pub(in crate::store) fn write_plan(book: &PlanBook) -> String {
    let (plan, supply) = (book.plan(), book.supply());
    ascii::write(&Wire(
        place(&OPIOIDS, &plan.opioids()),
        plan.changes().iter().map(to_wire_change).collect(),
        supply.bottles().iter().map(to_wire_bottle).collect(),
        supply.events().iter().filter_map(to_wire_event).collect(),
    ))
}

/// The plan and the bottles of a payload, or `None` when anything is not as it should be.
pub(in crate::store) fn read_plan(text: &str) -> Option<PlanBook> {
    let Wire(opioids, changes, bottles, events) = ascii::read(text)?;
    let changes = changes.into_iter().map(from_wire_change).collect::<Option<_>>()?;
    let bottles = bottles.into_iter().map(from_wire_bottle).collect::<Option<_>>()?;
    let events = events.into_iter().map(from_wire_event).collect::<Option<_>>()?;
    let plan = Plan::new(choice(&OPIOIDS, opioids)?, changes).ok()?;
    let book = PlanBook::new(plan, Supply::new(bottles, events).ok()?);
    // Written anew it must be the same, as of entries.
    (write_plan(&book) == text).then_some(book)
}

fn to_wire_change(change: &Change) -> WireChange {
    WireChange(
        day_of_date(change.when.made),
        day_of_date(change.when.from),
        place(&KINDS, &change.kind),
        place(&REASONS, &change.why.reason),
        change.why.note.text().to_owned(),
        change.ahead.iter().map(to_wire_step).collect(),
    )
}

fn from_wire_change(wire: WireChange) -> Option<Change> {
    let WireChange(made, from, kind, reason, note, steps) = wire;
    Some(Change {
        when: When { made: date_of_day(made)?, from: date_of_day(from)? },
        kind: choice(&KINDS, kind)?,
        why: Why { reason: choice(&REASONS, reason)?, note: Note::new(&note).ok()? },
        ahead: steps.into_iter().map(from_wire_step).collect::<Option<_>>()?,
    })
}

fn to_wire_step(step: &Step) -> WireStep {
    let days = match step.length() {
        Length::Days(days) => days,
        Length::Open => 0,
    };
    let times = step.times().as_slice().iter().copied().map(minute_of_day);
    WireStep(exact_text(step.dose().in_mg()), times.collect(), days)
}

fn from_wire_step(wire: WireStep) -> Option<Step> {
    let WireStep(dose, times, days) = wire;
    let times: Vec<_> = times.into_iter().map(time_of_day).collect::<Option<_>>()?;
    let length = if days == 0 { Length::Open } else { Length::Days(days) };
    Step::new(Mass::mg(exact(&dose)?), Times::new(&times).ok()?, length).ok()
}

fn to_wire_bottle(bottle: &Bottle) -> WireBottle {
    let discard = |discard: Discard| (day_of_date(discard.by), place(&SOURCES, &discard.source));
    WireBottle(
        bottle.id.0,
        place(&ORIGINS, &bottle.origin),
        exact_text(bottle.strength.in_mg_per_ml()),
        exact_text(bottle.volume.in_ml()),
        bottle.begun.map(day_of_date),
        bottle.discard.map(discard),
    )
}

fn from_wire_bottle(wire: WireBottle) -> Option<Bottle> {
    let WireBottle(id, origin, strength, volume, begun, discard) = wire;
    let discard = match discard {
        Some((by, source)) => {
            Some(Discard { by: date_of_day(by)?, source: choice(&SOURCES, source)? })
        }
        None => None,
    };
    Some(Bottle {
        id: BottleId(id),
        origin: choice(&ORIGINS, origin)?,
        strength: Strength::mg_per_ml(exact(&strength)?).ok()?,
        volume: Volume::ml(exact(&volume)?),
        // A day that no calendar has becomes none, which is seen when it is written anew.
        begun: begun.and_then(date_of_day),
        discard,
    })
}

/// None for a draw.
fn to_wire_event(event: &BottleEvent) -> Option<WireEvent> {
    let (what, volume) = match event.what {
        Happened::Drawn(_) => return None,
        Happened::Spilt(volume) => (0, Some(volume)),
        Happened::Counted(volume) => (1, Some(volume)),
        Happened::Confirmed => (2, None),
        Happened::Closed(Closing::Emptied) => (3, None),
        Happened::Closed(Closing::Expired) => (4, None),
        Happened::Closed(Closing::Lost) => (5, None),
    };
    let volume = volume.map_or_else(String::new, |volume| exact_text(volume.in_ml()));
    Some(WireEvent(minute_of_clock(event.at), event.bottle.0, what, volume))
}

fn from_wire_event(wire: WireEvent) -> Option<BottleEvent> {
    let WireEvent(at, bottle, what, volume) = wire;
    let volume = || Some(Volume::ml(exact(&volume)?));
    // A volume beside what has none is seen when it is written anew.
    let what = match what {
        0 => Happened::Spilt(volume()?),
        1 => Happened::Counted(volume()?),
        2 => Happened::Confirmed,
        3 => Happened::Closed(Closing::Emptied),
        4 => Happened::Closed(Closing::Expired),
        5 => Happened::Closed(Closing::Lost),
        _ => return None,
    };
    Some(BottleEvent { at: clock_at(at)?, bottle: BottleId(bottle), what })
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::diary::NaiveDate;
    use crate::dose::Exact;
    use crate::plan::Reason;

    /// One of everything.
    const FULL: &str = "[1,[\
        [20000,20001,0,0,\"F\\u00fc\\u00dfe\\n\",[[\"3/2\",[60,1320],28],[\"3\",[1439],0],[\"9/2\",[0],1]]],\
        [20001,20001,4,10,\"\",[]]],\
        [[7,0,\"1\",\"100\",19990,[20100,0]],[4294967295,1,\"2/3\",\"1/3\",null,null]],\
        [[28800000,7,2,\"\"],[28800000,7,0,\"1/2\"],[28800001,9,1,\"0\"],[28800002,7,5,\"\"]]]";

    #[test]
    fn a_full_plan_is_written_as_it_was_read() {
        let book = read_plan(FULL).unwrap();
        assert_eq!(write_plan(&book), FULL);
        assert_eq!(book.plan().opioids(), Some(Opioids::TakesNone));
        let [start, stop] = book.plan().changes() else { panic!("two changes") };
        let night = |day| NaiveDate::from_ymd_opt(2024, 10, day).unwrap();
        assert_eq!(start.when, When { made: night(4), from: night(5) });
        assert_eq!((start.kind, start.why.reason), (Kind::Start, Reason::Advised));
        assert_eq!(start.why.note.text(), "Füße\n");
        assert_eq!((stop.kind, stop.why.reason), (Kind::Stop, Reason::Other));
        assert_eq!(
            start.ahead.iter().map(Step::length).collect::<Vec<_>>(),
            [Length::Days(28), Length::Open, Length::Days(1)]
        );
        assert_eq!(book.supply().bottles().len(), 2);
        assert_eq!(book.supply().events().len(), 4);
        assert_eq!(write_plan(&PlanBook::default()), "[0,[],[],[]]");
        assert!(read_plan("[0,[],[],[]]") == Some(PlanBook::default()));
    }

    /// Each change of the text above makes it something that is not taken.
    fn refused(changes: &[(&str, &str)]) {
        for (was, is) in changes {
            assert!(FULL.contains(was), "{was}");
            assert!(read_plan(&FULL.replacen(was, is, 1)).is_none(), "{was} to {is}");
        }
    }

    #[test]
    fn a_plan_out_of_limits_or_written_otherwise_is_refused() {
        refused(&[
            // The plan: no such answer, none given, an unknown kind or reason, a first change that is no start.
            ("[1,[[20000", "[4,[[20000"),
            ("[1,[[20000", "[0,[[20000"),
            ("20001,0,0,", "20001,6,0,"),
            ("20001,0,0,", "20001,0,11,"),
            ("20001,0,0,", "20001,5,0,"),
            // Dates: none that a calendar has, outside the years, made before the one before, into the past.
            ("[20000,", "[9223372036854775807,"),
            ("[20000,", "[-99999999,"),
            ("[20000,", "[-26000,"),
            ("[20000,", "[20002,"),
            ("[20001,20001,4", "[20001,20000,4"),
            // Notes: NUL, a lone CR, too long, no text, another spelling of the same.
            ("00dfe", "00dfe\\u0000"),
            ("00dfe", "00dfe\\r"),
            ("00dfe", "00df\\u0065"),
            ("\"F\\u00fc\\u00dfe\\n\"", "7"),
            // Steps: none, some after a stop, nothing to take, too much, not in lowest terms, by zero.
            ("[[\"3/2\",[60,1320],28],[\"3\",[1439],0],[\"9/2\",[0],1]]", "[]"),
            ("10,\"\",[]", "10,\"\",[[\"3\",[0],0]]"),
            ("\"3/2\"", "\"0\""),
            ("\"3/2\"", "\"6\""),
            ("\"3/2\"", "\"6/4\""),
            ("\"3/2\"", "\"3/0\""),
            ("\"3/2\"", "\"+3/2\""),
            ("\"3/2\"", "1.5"),
            ("\"3\"", "\"3/1\""),
            // Times: none, out of order, twice, too many, none that a day has. Days: too many, below none.
            ("[60,1320]", "[]"),
            ("[60,1320]", "[1320,60]"),
            ("[60,1320]", "[60,60]"),
            ("[60,1320]", "[1,2,3,4,5]"),
            ("[1439]", "[1440]"),
            ("],28]", "],3661]"),
            ("],28]", "],-1]"),
            ("],28]", "],65536]"),
        ]);
        let long = "a".repeat(1001);
        assert!(read_plan(&FULL.replacen("F\\u00fc", &long, 1)).is_none(), "a long note");
    }

    #[test]
    fn bottles_out_of_limits_or_written_otherwise_are_refused() {
        refused(&[
            // Bottles: one number twice, an unknown origin, no strength, empty, too large, discarded too early, an unknown source.
            ("[4294967295,", "[7,"),
            ("[4294967295,", "[4294967296,"),
            ("[7,0,\"1\"", "[7,2,\"1\""),
            ("[7,0,\"1\"", "[7,0,\"0\""),
            ("\"100\"", "\"0\""),
            ("\"100\"", "\"1001\""),
            ("19990,[20100,0]", "19990,[19989,0]"),
            ("19990,[20100,0]", "19990,[20100,3]"),
            ("19990,[20100,0]", "19990,[20100]"),
            ("19990,[20100,0]", "99999999999,[20100,0]"),
            ("19990,[20100,0]", "9999999,[20100,0]"),
            // Events: out of order, outside the years, unknown, a volume missing, or where none is.
            ("[28800001,9", "[28799999,9"),
            ("[28800000,7,2", "[-99999999999,7,2"),
            ("[28800000,7,2", "[-9223372036854775808,7,2"),
            ("7,5,\"\"", "7,6,\"\""),
            ("7,5,\"\"", "7,5,\"1\""),
            ("7,0,\"1/2\"", "7,0,\"\""),
            ("7,0,\"1/2\"", "7,0,\"1/2\",0"),
            // The frame: too short, too long, space, something after it.
            ("]]]", "]],[]]"),
            ("]]]", "]] ]"),
            ("]]]", "]]"),
            ("[20001,20001,4", " [20001,20001,4"),
        ]);
        for text in ["", "null", "{}", "[]", "[0,[],[]]", "[0,[],[],[],[]]", "[0,[],[],[]] "] {
            assert!(read_plan(text).is_none(), "{text}");
        }
    }

    #[test]
    fn every_choice_has_its_place() {
        for reason in Reason::ALL {
            assert_eq!(choice(&REASONS, place(&REASONS, &reason)), Some(reason));
        }
        for opioids in 0..4 {
            let text = ["[", &opioids.to_string(), ",[],[],[]]"].concat();
            assert_eq!(write_plan(&read_plan(&text).unwrap()), text);
        }
        for what in 2..=5 {
            let text = ["[0,[],[],[[0,1,", &what.to_string(), ",\"\"]]]"].concat();
            assert_eq!(write_plan(&read_plan(&text).unwrap()), text);
        }
    }

    #[test]
    fn no_limit_of_the_plan_is_too_much_to_be_read_again() {
        let night = |days: i64| date_of_day(20_000 + days).unwrap();
        let times = Times::new(&[0, 1, 2, 3].map(|minute| time_of_day(minute).unwrap())).unwrap();
        let step = Step::new(Mass::mg(Exact::ONE), times, Length::Days(3660)).unwrap();
        let note = Note::new(&"\u{1f642}".repeat(1000)).unwrap();
        let change = |days| Change {
            when: When { made: night(days), from: night(days) },
            kind: Kind::Start,
            why: Why { reason: Reason::Other, note: note.clone() },
            ahead: vec![step.clone()],
        };
        let plan =
            Plan::new(Some(Opioids::TakesNone), (0..1000).map(change).collect::<Vec<_>>()).unwrap();
        let bottle = |id| Bottle {
            id: BottleId(id),
            origin: Origin::Made,
            strength: Strength::mg_per_ml(Exact::fraction(u64::MAX, u64::MAX - 1).unwrap())
                .unwrap(),
            volume: Volume::ml(Exact::whole(1000)),
            begun: None,
            discard: None,
        };
        let supply = Supply::new((0..1000).map(bottle).collect(), vec![]).unwrap();
        let book = PlanBook::new(plan, supply);
        assert!(read_plan(&write_plan(&book)) == Some(book));
    }

    fn any_exact() -> impl Strategy<Value = Exact> {
        (1..=9_u64, 1..=9_u64).prop_map(|(above, below)| Exact::fraction(above, below).unwrap())
    }

    fn any_step() -> impl Strategy<Value = Step> {
        let times = prop::collection::btree_set(0..1440_u32, 1..=4);
        (any_exact(), times, 0..=3660_u16).prop_filter_map("too much", |(dose, times, days)| {
            let times: Vec<_> = times.into_iter().filter_map(time_of_day).collect();
            let length = if days == 0 { Length::Open } else { Length::Days(days) };
            Step::new(Mass::mg(dose), Times::new(&times).ok()?, length).ok()
        })
    }

    fn any_plan() -> impl Strategy<Value = Plan> {
        let one = (
            0..40_i64,
            0..40_i64,
            1..6_usize,
            0..11_usize,
            r"[^\x00]{0,20}",
            vec(any_step(), 1..4),
        );
        (0..3_usize, vec(one, 0..8)).prop_map(|(opioids, all)| {
            let (mut made, mut changes) = (10_000, Vec::new());
            for (after, ahead, kind, reason, note, steps) in all {
                made += after;
                let kind = if changes.is_empty() { Kind::Start } else { KINDS[kind] };
                changes.push(Change {
                    when: When {
                        made: date_of_day(made).unwrap(),
                        from: date_of_day(made + ahead).unwrap(),
                    },
                    kind,
                    why: Why { reason: REASONS[reason], note: Note::new(&note).unwrap() },
                    ahead: if kind == Kind::Stop { Vec::new() } else { steps },
                });
            }
            Plan::new(OPIOIDS[opioids + 1], changes).unwrap()
        })
    }

    fn any_bottle() -> impl Strategy<Value = Bottle> {
        let discard = prop::option::of((20_000..30_000_i64, 0..3_usize));
        let begun = prop::option::of(-20_000..20_000_i64);
        (any::<u32>(), any::<bool>(), any_exact(), any_exact(), begun, discard).prop_map(
            |(id, made, strength, volume, begun, discard)| Bottle {
                id: BottleId(id),
                origin: if made { Origin::Made } else { Origin::Bought },
                strength: Strength::mg_per_ml(strength).unwrap(),
                volume: Volume::ml(volume),
                begun: begun.and_then(date_of_day),
                discard: discard.map(|(by, source)| Discard {
                    by: date_of_day(by).unwrap(),
                    source: SOURCES[source],
                }),
            },
        )
    }

    /// Events with seconds, and draws among them.
    fn any_event() -> impl Strategy<Value = BottleEvent> {
        let what = prop_oneof![
            any_exact().prop_map(|ml| Happened::Drawn(Volume::ml(ml))),
            any_exact().prop_map(|ml| Happened::Spilt(Volume::ml(ml))),
            any_exact().prop_map(|ml| Happened::Counted(Volume::ml(ml))),
            Just(Happened::Confirmed),
            Just(Happened::Closed(Closing::Emptied)),
            Just(Happened::Closed(Closing::Expired)),
            Just(Happened::Closed(Closing::Lost)),
        ];
        (-20_000..20_000_i64, 0..86_400_u32, 0..9_u32, what).prop_map(
            |(day, second, bottle, what)| {
                let time =
                    crate::diary::NaiveTime::from_num_seconds_from_midnight_opt(second, 7).unwrap();
                BottleEvent {
                    at: date_of_day(day).unwrap().and_time(time),
                    bottle: BottleId(bottle),
                    what,
                }
            },
        )
    }

    fn any_book() -> impl Strategy<Value = PlanBook> {
        let supply = (vec(any_bottle(), 0..6), vec(any_event(), 0..12));
        (any_plan(), supply).prop_filter_map("a number twice", |(plan, (bottles, events))| {
            Some(PlanBook::new(plan, Supply::new(bottles, events).ok()?))
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_it_was(book in any_book()) {
            let text = write_plan(&book);
            prop_assert!(text.bytes().all(|byte| matches!(byte, b' '..=b'~')));
            prop_assert!(read_plan(&text) == Some(book));
        }

        #[test]
        fn a_changed_text_is_refused_or_one_plan_alone(
            book in any_book(), place in any::<prop::sample::Index>(), byte in b' '..=b'~'
        ) {
            let mut text = write_plan(&book).into_bytes();
            let place = place.index(text.len());
            text[place] = byte;
            let text = String::from_utf8(text).unwrap();
            if let Some(read) = read_plan(&text) {
                prop_assert_eq!(write_plan(&read), text);
            }
        }
    }
}
