//! Relapses of version 1.

use serde::{Deserialize, Serialize};

use super::time::{date_of_day, day_of_date, minute_of, moment};
use super::{choice, place, state, state_number};
use crate::diary::{Answer, NewOrWorse, Note, Relapse, RelapseId, Side};
use crate::store::format::ascii;
use crate::store::item::Item;

/// See the table in [`super`].
#[derive(Serialize, Deserialize)]
struct Wire(
    u64,
    u32,
    i64,
    i64,
    i16,
    i64,
    Option<i64>,
    u8,
    String,
    u8,
    u8,
    u8,
    u8,
    u8,
    Option<i64>,
    String,
);

const KINDS: [NewOrWorse; 3] = [NewOrWorse::New, NewOrWorse::Worse, NewOrWorse::Both];
const SIDES: [Side; 4] = [Side::Left, Side::Right, Side::Both, Side::NotSided];
const ANSWERS: [Answer; 3] = [Answer::Yes, Answer::No, Answer::Unsure];

/// The payload of these relapses.
pub(in crate::store) fn write_relapses(items: &[Item<Relapse>]) -> String {
    ascii::write(&items.iter().map(to_wire).collect::<Vec<_>>())
}

/// The relapses of a payload, or `None` when anything is not as it should be.
pub(in crate::store) fn read_relapses(text: &str) -> Option<Vec<Item<Relapse>>> {
    let wires: Vec<Wire> = ascii::read(text)?;
    let items: Vec<Item<Relapse>> = wires.into_iter().map(from_wire).collect::<Option<_>>()?;
    (write_relapses(&items) == text).then_some(items)
}

fn to_wire(item: &Item<Relapse>) -> Wire {
    let relapse = &item.thing;
    let answer = |answer| place(&ANSWERS, &answer);
    Wire(
        relapse.id.number(),
        relapse.revision,
        state_number(item.state),
        minute_of(relapse.written),
        relapse.written.offset(),
        day_of_date(relapse.start),
        relapse.end.map(day_of_date),
        place(&KINDS, &relapse.kind),
        relapse.place.text().to_owned(),
        place(&SIDES, &relapse.side),
        answer(relapse.over_24_h),
        answer(relapse.heat),
        answer(relapse.fever),
        answer(relapse.infection),
        relapse.confirmed.map(day_of_date),
        relapse.note.text().to_owned(),
    )
}

fn from_wire(wire: Wire) -> Option<Item<Relapse>> {
    let Wire(
        id,
        revision,
        kept_state,
        written,
        offset,
        start,
        end,
        kind,
        place,
        side,
        over,
        heat,
        fever,
        infection,
        confirmed,
        note,
    ) = wire;
    // A day that no calendar has becomes none, which is seen when it is written anew.
    let relapse = Relapse {
        id: RelapseId::new(id).ok()?,
        revision,
        written: moment(written, offset)?,
        start: date_of_day(start)?,
        end: end.and_then(date_of_day),
        kind: choice(&KINDS, kind)?,
        place: Note::new(&place).ok()?,
        side: choice(&SIDES, side)?,
        over_24_h: choice(&ANSWERS, over)?,
        heat: choice(&ANSWERS, heat)?,
        fever: choice(&ANSWERS, fever)?,
        infection: choice(&ANSWERS, infection)?,
        confirmed: confirmed.and_then(date_of_day),
        note: Note::new(&note).ok()?,
    };
    Some(Item { thing: relapse.checked().ok()?, state: state(kept_state)? })
}
