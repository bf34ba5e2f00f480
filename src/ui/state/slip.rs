//! What is typed into a form, as the diary keeps it until it is saved: under which name, and what the screen holds of it. It knows no
//! form's fields.

use std::rc::Rc;

use crate::diary::{Entry, EntryId, NaiveTime, Night, RelapseId};
use crate::store::Slip;
use crate::ui::state::dose_log::written_time;

/// A form whose texts are kept until they are saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormName {
    /// Of a relapse record; none for a new one.
    Relapse(Option<RelapseId>),
    /// Of a new dose of a night.
    Dose(Night),
    /// Of a dose that is recorded: its entry, and its place in it.
    DoseOf(EntryId, usize),
    /// Of the names of symptoms and side effects.
    Lists,
    /// Of the steps of the plan.
    Plan,
    /// Of a hold, a step back, going on or a stop.
    Move,
    /// Of a bottle by its number; none for a new one.
    Bottle(Option<u32>),
    /// Of what happens to a bottle, by its number: a spill, a count, closing it.
    Act(u32),
    /// Of the report for the visit.
    Report,
    /// Of why the dose that is due on this night at this time is left out.
    Held(Night, NaiveTime),
    /// Of the hours asleep of an entry of this night, as long as they cannot be noted; of a new one none: its number is made anew at each
    /// visit.
    Sleep(Night, Option<EntryId>),
}

/// What the screen holds of a form in this visit. It goes before what the store has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OnScreen {
    /// This was typed, and the store took it.
    Kept(Rc<Slip>),
    /// This was typed, and the store did not take it.
    Unkept(Rc<Slip>),
    /// It is saved, or left as it was; what the store may still have of it counts no more.
    Done,
}

impl OnScreen {
    /// What was typed, as long as it is not saved.
    #[must_use]
    pub fn slip(&self) -> Option<&Rc<Slip>> {
        match self {
            Self::Kept(slip) | Self::Unkept(slip) => Some(slip),
            Self::Done => None,
        }
    }
}

impl FormName {
    /// The form of the hours asleep of an entry, from how it is before anything is written in it.
    #[must_use]
    pub fn sleep_of(base: &Entry) -> Self {
        Self::Sleep(base.night, (!base.is_empty()).then_some(base.id))
    }

    /// What the slip of this form is called. Written by version 1, so it stays what it is.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Relapse(None) => String::from("relapse"),
            Self::Plan => String::from("plan"),
            Self::Move => String::from("move"),
            Self::Relapse(Some(id)) => ["relapse ", &id.number().to_string()].concat(),
            Self::Dose(night) => ["dose ", &night.to_string()].concat(),
            Self::DoseOf(id, place) => {
                ["dose ", &id.number().to_string(), " ", &place.to_string()].concat()
            }
            Self::Lists => String::from("lists"),
            Self::Report => String::from("report"),
            Self::Bottle(None) => String::from("bottle"),
            Self::Bottle(Some(number)) => ["bottle ", &number.to_string()].concat(),
            Self::Act(number) => ["act ", &number.to_string()].concat(),
            Self::Held(night, time) => {
                ["held ", &night.to_string(), " ", &written_time(time)].concat()
            }
            Self::Sleep(night, None) => ["sleep ", &night.to_string()].concat(),
            Self::Sleep(_, Some(id)) => ["sleep ", &id.number().to_string()].concat(),
        }
    }
}

/// The place of a choice in its list, as text: so a slip has it.
pub(super) fn place<T: PartialEq>(all: &[T], chosen: &T) -> String {
    all.iter().position(|one| one == chosen).unwrap_or_default().to_string()
}

/// The choice at a place in its list.
pub(super) fn choice<T: Copy>(all: &[T], place: &str) -> Option<T> {
    all.get(place.parse::<usize>().ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_has_a_name_of_its_own_that_stays() {
        let relapse = |number| FormName::Relapse(Some(RelapseId::new(number).expect("a number")));
        let dose = |place| FormName::DoseOf(EntryId::new(17).expect("a number"), place);
        let night = Night::ymd(2026, 11, 24).expect("a night");
        for (form, key) in [
            (FormName::Relapse(None), "relapse"),
            (relapse(17), "relapse 17"),
            (FormName::Dose(night), "dose 2026-11-24"),
            (dose(0), "dose 17 0"),
            (dose(1), "dose 17 1"),
            (FormName::Lists, "lists"),
            (FormName::Plan, "plan"),
            (FormName::Move, "move"),
            (FormName::Bottle(None), "bottle"),
            (FormName::Bottle(Some(3)), "bottle 3"),
            (FormName::Act(3), "act 3"),
            (FormName::Report, "report"),
            (FormName::Held(night, NaiveTime::default()), "held 2026-11-24 00:00"),
            (FormName::Sleep(night, None), "sleep 2026-11-24"),
            (FormName::Sleep(night, EntryId::new(17).ok()), "sleep 17"),
        ] {
            assert_eq!(form.key(), key);
        }
    }
}
