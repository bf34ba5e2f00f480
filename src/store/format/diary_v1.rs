//! The documents of the diary, version 1. Frozen: it is never changed, only followed by a version 2.
//!
//! # In words
//!
//! The payload of a document is compact JSON of ASCII: arrays of fixed length, whole numbers and texts alone. *Day*: days since
//! 1970-01-01, below 0 before. *Minute*: minutes on the wall clock since 1970-01-01 00:00 on that clock. *Offset*: minutes that the
//! clock was ahead of UTC. *Exact*: a number in lowest terms as text, `"3/2"`, or `"3"` when it is whole. Of a choice, the number
//! is its place in the list given here, from 0 on.
//!
//! | document | key | payload |
//! |---|---|---|
//! | month | `m/2026-11` | array of entries of that month's nights, by id |
//! | relapses | `relapses` | array of relapses, by id |
//! | lists | `lists` | `[symptoms, side effects]`, each an array of items in the person's order |
//! | drafts | `drafts` | array of entries that are not saved yet, by night, one a night |
//! | plan | `plan` | `[opioids (not answered, takes none, takes some, unsure), changes, bottles, bottle events]` |
//! | slips | `slips` | array of what is typed into forms and not saved yet, the last written last, one a form, at most 8 |
//!
//! An entry: `[id, revision, state, night as day, written as minute, its offset, timing (on the night, later), doses, feeling
//! (none, awful), scores, side effects, quarter hours of sleep or -1, quality of sleep or -1, circumstances, note]`.
//! State: 0 when live; `day` when it was put into the trash on that day (from 1 on); `-day` when it was moved into another month.
//! Scores: `[id, score, id, score, …]` by id; side effects the same with a severity (mild, moderate, severe).
//! Circumstances: the sum of heat 1, infection 2, fever 4, stress 8, period 16, other medicine 32.
//! A dose: `[what (taken, missed, held), mg as exact, mL as exact or "", bottle or -1, minutes after written, offset]`; what is not
//! taken has `[1, "", "", -1, due, 0]` or `[2, "", "", reason or -1, due, 0]`, where `due` is 0 where it is not known, or else the
//! minute of the day and 1 more; the reasons are those of a change of the plan.
//!
//! A relapse: `[id, revision, state, written as minute, its offset, start as day, end as day or null, kind (new, worse, both),
//! place, side (left, right, both, not sided), over 24 h (yes, no, unsure), heat, fever, infection, confirmed as day or null, note]`.
//!
//! An item: `[id, name or null, shown (0, 1)]`.
//!
//! A change of the plan, in the order they were made: `[made on the night as day, first night that is different as day, kind (start,
//! hold, step back, go on, stop, edit), reason (advised, stiffer, worse sleep, side effect, infection, before a visit, surgery, other
//! medicine, no supply, goes well, other), note, steps]`.
//! A step: `[mg as exact, minutes of the day at which it is due, in order, days or 0 while it is open]`.
//!
//! A bottle, in the order they are drawn from: `[number, origin (bought, made), mg in 1 mL as exact, mL at first as exact, opened or
//! made as day or null, discard]`. Discard: null, or `[last night as day, who says so (label, pharmacist, own)]`.
//! A bottle event, the earliest first: `[minute, number of the bottle, what (spilt, counted, confirmed, closed as emptied, closed as
//! expired, closed as lost), mL as exact]`; what is confirmed or closed has `""`. Draws are not here: they follow from the doses.
//!
//! A slip: `[name of the form, array of texts]`, at most 32 texts and 25,000 characters.

mod entry;
mod lists;
mod plan;
mod relapse;
mod slips;
mod time;

pub(in crate::store) use entry::{read_entries, write_entries};
pub(in crate::store) use lists::{read_lists, write_lists};
pub(in crate::store) use plan::{read_plan, write_plan};
pub(in crate::store) use relapse::{read_relapses, write_relapses};
pub(in crate::store) use slips::{read_slips, write_slips};
pub(in crate::store) use time::{date_of_day, day_of_date, minute_of, moment};

use crate::diary::NaiveDate;
use crate::dose::Exact;
use crate::plan::Reason;
use crate::store::item::State;

/// The reasons by their places.
const REASONS: [Reason; 11] = [
    Reason::Advised,
    Reason::Stiffer,
    Reason::WorseSleep,
    Reason::SideEffect,
    Reason::Infection,
    Reason::BeforeVisit,
    Reason::Surgery,
    Reason::OtherMedicine,
    Reason::NoSupply,
    Reason::GoesWell,
    Reason::Other,
];

/// A state as a number.
fn state_number(state: State) -> i64 {
    match state {
        State::Live => 0,
        // A clock before 1970 is wrong, and its day would read as another state.
        State::Trashed(date) => day_of_date(date).max(1),
        State::Moved(date) => day_of_date(date).max(1).saturating_neg(),
    }
}

fn state(number: i64) -> Option<State> {
    let date = || -> Option<NaiveDate> { date_of_day(number.checked_abs()?) };
    Some(match number {
        0 => State::Live,
        1.. => State::Trashed(date()?),
        _ => State::Moved(date()?),
    })
}

/// The place of a choice in its list.
fn place<T: PartialEq>(all: &[T], one: &T) -> u8 {
    // Every choice is in its list, and no list has 256.
    all.iter()
        .position(|other| other == one)
        .and_then(|place| u8::try_from(place).ok())
        .unwrap_or(u8::MAX)
}

/// The choice at a place in its list.
fn choice<T: Copy>(all: &[T], place: u8) -> Option<T> {
    all.get(usize::from(place)).copied()
}

/// A number as text that loses nothing.
fn exact_text(number: Exact) -> String {
    let above = number.numerator().to_string();
    if number.is_whole() {
        above
    } else {
        [&above, "/", &number.denominator().to_string()].concat()
    }
}

/// The number of such a text.
fn exact(text: &str) -> Option<Exact> {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    Exact::fraction(above.parse().ok()?, below.parse().ok()?).ok()
}
