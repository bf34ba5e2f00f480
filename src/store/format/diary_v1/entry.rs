//! Entries of version 1.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::time::{date_of_day, day_of_date, minute_of, minute_of_day, moment, time_of_day};
use super::{REASONS, choice, exact, exact_text, place, state, state_number};
use crate::diary::{
    BottleId, Circumstance, Circumstances, DoseRecord, Entry, EntryId, Feeling, Id, Kind, Moment,
    NaiveTime, Night, Note, QuarterHours, Reason, Score, Severity, Sleep, Timing,
};
use crate::dose::{Mass, Volume};
use crate::store::format::ascii;
use crate::store::item::Item;

/// See the table in [`super`].
#[derive(Serialize, Deserialize)]
struct Wire(
    u64,
    u32,
    i64,
    i64,
    i64,
    i16,
    u8,
    Vec<WireDose>,
    u8,
    Vec<u32>,
    Vec<u32>,
    i16,
    i16,
    u8,
    String,
);

#[derive(Serialize, Deserialize)]
struct WireDose(u8, String, String, i64, i64, i16);

const TIMINGS: [Timing; 2] = [Timing::OnTheNight, Timing::Later];
const FEELINGS: [Option<Feeling>; 2] = [None, Some(Feeling::Awful)];
const SEVERITIES: [Severity; 3] = [Severity::Mild, Severity::Moderate, Severity::Severe];
const CIRCUMSTANCES: [(u8, Circumstance); 6] = [
    (1, Circumstance::Heat),
    (2, Circumstance::Infection),
    (4, Circumstance::Fever),
    (8, Circumstance::Stress),
    (16, Circumstance::Period),
    (32, Circumstance::OtherMedicine),
];

/// The payload of these entries.
pub(in crate::store) fn write_entries<'a>(items: impl Iterator<Item = &'a Item<Entry>>) -> String {
    ascii::write(&items.map(to_wire).collect::<Vec<_>>())
}

/// The entries of a payload, or `None` when anything is not as it should be.
pub(in crate::store) fn read_entries(text: &str) -> Option<Vec<Item<Entry>>> {
    let wires: Vec<Wire> = ascii::read(text)?;
    let items: Vec<Item<Entry>> = wires.into_iter().map(from_wire).collect::<Option<_>>()?;
    // Written anew it must be the same: one way to say everything, nothing twice, nothing dropped.
    (write_entries(items.iter()) == text).then_some(items)
}

fn to_wire(item: &Item<Entry>) -> Wire {
    let entry = &item.thing;
    let mut circumstances = 0;
    for (bit, one) in CIRCUMSTANCES {
        circumstances |= if entry.circumstances.has(one) { bit } else { 0 };
    }
    Wire(
        entry.id.number(),
        entry.revision,
        state_number(item.state),
        day_of_date(entry.night.date()),
        minute_of(entry.written),
        entry.written.offset(),
        place(&TIMINGS, &entry.timing),
        entry.doses.iter().map(|dose| to_wire_dose(dose, entry.written)).collect(),
        place(&FEELINGS, &entry.feeling),
        flat(&entry.scores, |score| score.number()),
        flat(&entry.side_effects, |severity| place(&SEVERITIES, severity)),
        entry.sleep.hours.map_or(-1, |hours| hours.quarters().into()),
        entry.sleep.quality.map_or(-1, |quality| quality.number().into()),
        circumstances,
        entry.note.text().to_owned(),
    )
}

fn from_wire(wire: Wire) -> Option<Item<Entry>> {
    let Wire(
        id,
        revision,
        kept_state,
        night,
        written,
        offset,
        timing,
        doses,
        feeling,
        scores,
        effects,
        hours,
        quality,
        circumstances,
        note,
    ) = wire;
    let written = moment(written, offset)?;
    let mut set = Circumstances::default();
    for (bit, one) in CIRCUMSTANCES {
        set = if circumstances & bit == 0 { set } else { set.with(one) };
    }
    let entry = Entry {
        id: EntryId::new(id).ok()?,
        revision,
        night: Night::new(date_of_day(night)?).ok()?,
        written,
        timing: choice(&TIMINGS, timing)?,
        doses: doses
            .into_iter()
            .map(|dose| from_wire_dose(&dose, written))
            .collect::<Option<_>>()?,
        feeling: choice(&FEELINGS, feeling)?,
        scores: unflat(&scores, |score| Score::new(score).ok())?,
        side_effects: unflat(&effects, |severity| choice(&SEVERITIES, severity))?,
        sleep: Sleep {
            hours: optional(hours, |hours| QuarterHours::new(hours).ok()),
            quality: optional(quality, |quality| Score::new(quality).ok()),
        },
        circumstances: set,
        note: Note::new(&note).ok()?,
    };
    Some(Item { thing: entry.checked().ok()?, state: state(kept_state)? })
}

/// None for -1, and for what is no value: that is seen when it is written anew.
fn optional<T>(number: i16, value: impl Fn(u8) -> Option<T>) -> Option<T> {
    value(u8::try_from(number).ok()?)
}

fn flat<K: Kind, T>(map: &BTreeMap<Id<K>, T>, number: impl Fn(&T) -> u8) -> Vec<u32> {
    map.iter().flat_map(|(id, value)| [id.number(), number(value).into()]).collect()
}

fn unflat<K: Kind, T>(flat: &[u32], value: impl Fn(u8) -> Option<T>) -> Option<BTreeMap<Id<K>, T>> {
    let pair = |pair: &[u32]| match pair {
        [id, number] => Some((Id::new(*id).ok()?, value(u8::try_from(*number).ok()?)?)),
        _ => None,
    };
    flat.chunks(2).map(pair).collect()
}

fn to_wire_dose(dose: &DoseRecord, written: Moment) -> WireDose {
    let not_taken = |what, due: Option<NaiveTime>, why: Option<Reason>| {
        let why = why.map_or(-1, |why| place(&REASONS, &why).into());
        let due = due.map_or(0, |due| i64::from(minute_of_day(due)) + 1);
        WireDose(what, String::new(), String::new(), why, due, 0)
    };
    match dose {
        DoseRecord::Taken { dose, draw, bottle, at } => WireDose(
            0,
            exact_text(dose.in_mg()),
            draw.map_or_else(String::new, |draw| exact_text(draw.in_ml())),
            bottle.map_or(-1, |bottle| bottle.0.into()),
            minute_of(*at) - minute_of(written),
            at.offset(),
        ),
        DoseRecord::Missed { due } => not_taken(1, *due, None),
        DoseRecord::Held { due, why } => not_taken(2, *due, *why),
    }
}

/// The time at which a dose was due, from its minute of the day plus 1.
fn due_at(minute: i64) -> Option<NaiveTime> {
    time_of_day(u32::try_from(minute.checked_sub(1)?).ok()?)
}

fn from_wire_dose(wire: &WireDose, written: Moment) -> Option<DoseRecord> {
    let WireDose(what, dose, draw, bottle, after, offset) = wire;
    // What stands beside a dose that was not taken, and what is no reason or no time, is seen when it is written anew.
    match what {
        0 => {}
        1 => return Some(DoseRecord::Missed { due: due_at(*after) }),
        2 => {
            let why = u8::try_from(*bottle).ok().and_then(|why| choice(&REASONS, why));
            return Some(DoseRecord::Held { due: due_at(*after), why });
        }
        _ => return None,
    }
    let bottle = if *bottle == -1 { None } else { Some(BottleId(u32::try_from(*bottle).ok()?)) };
    Some(DoseRecord::Taken {
        dose: Mass::mg(exact(dose)?),
        draw: if draw.is_empty() { None } else { Some(Volume::ml(exact(draw)?)) },
        bottle,
        at: moment(minute_of(written).checked_add(*after)?, *offset)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_and_when_a_dose_was_not_taken_is_read_as_it_was_written() {
        let written = moment(28_800_000, 60).expect("a moment");
        let due = NaiveTime::from_hms_opt(22, 5, 0);
        for (record, payload) in [
            (DoseRecord::Missed { due: None }, r#"[1,"","",-1,0,0]"#),
            (DoseRecord::Missed { due }, r#"[1,"","",-1,1326,0]"#),
            (DoseRecord::Missed { due: Some(NaiveTime::MIN) }, r#"[1,"","",-1,1,0]"#),
            (DoseRecord::Held { due: None, why: None }, r#"[2,"","",-1,0,0]"#),
            (DoseRecord::Held { due, why: Some(Reason::Advised) }, r#"[2,"","",0,1326,0]"#),
            (DoseRecord::Held { due: None, why: Some(Reason::Other) }, r#"[2,"","",10,0,0]"#),
        ] {
            let wire = to_wire_dose(&record, written);
            assert_eq!(ascii::write(&wire), payload);
            assert_eq!(from_wire_dose(&wire, written), Some(record));
        }
    }
}
