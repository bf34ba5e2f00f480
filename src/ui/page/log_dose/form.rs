//! The form of a dose: mg, mL, time, and the questions before it is recorded. It records a new dose or changes one that is there.
//! What its fields show and say stands in `fields`.

mod fields;

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::planned::{Planned, planned};
use super::questions::{Yes, questions};
use crate::diary::{DoseRecord, Entry, EntryId, Night, limits};
use crate::dose::{Mass, Volume};
use crate::plan::{Bottle, Due};
use crate::ui::context::{Site, use_site};
use crate::ui::keeper::DiaryHandle;
use crate::ui::page::night::Evening;
use crate::ui::page::saving::{is_reader, save_beside_draft, typed};
use crate::ui::part::{Button, ButtonKind, all, button, link, tag, words};
use crate::ui::route::Route;
use crate::ui::shell::HEADING;
use crate::ui::state::dose_log::{
    Number, Questions, Taken, Time, Typed, Unit, read, read_draw, read_time, record, written_time,
};
use crate::ui::state::night::{
    entry_that_missed, from_bottle, last_dose, taken_on, with_dose, with_dose_changed,
};
use crate::ui::state::{Deed, FormName};

/// The id of its first field.
pub(in crate::ui::page) const DOSE: &str = "dose-taken";
const DRAW: &str = "dose-draw";
const TIME: &str = "dose-time";
const BOTTLE: &str = "dose-bottle";

/// What a [`DoseForm`] is given.
#[derive(Properties, PartialEq, Clone, Debug)]
pub(in crate::ui::page) struct DoseFormProps {
    /// The night that the dose belongs to.
    pub(in crate::ui::page) night: Night,
    /// The dose that is changed: its entry, and its place in it. None for a new one.
    #[prop_or_default]
    pub(in crate::ui::page) changed: Option<(EntryId, usize)>,
    /// Whether it is a place of its own, which a link leads out of.
    #[prop_or_default]
    pub(in crate::ui::page) is_place: bool,
    /// Told when it is recorded, or when the person does not want to.
    pub(in crate::ui::page) ondone: Callback<()>,
}

/// The form of a dose.
#[component]
pub(in crate::ui::page) fn DoseForm(props: &DoseFormProps) -> Html {
    let site = use_site();
    let evening = Evening::of(&site, props.night);
    let before = Before::of(&site, &evening, props.changed);
    let blank = use_memo(site.diary().state().change.0, |_| site.diary().new_entry(props.night));
    let start = use_memo((), |()| before.typed(&site));
    let at_first = use_memo((), |()| before.record);
    let recorded = use_memo((), |()| Cell::new(false));
    let is_gone = before.record != *at_first;
    {
        // Another dose stands in its place now, or none: what is typed is not of that one.
        let ondone = props.ondone.clone();
        use_effect_with(is_gone, move |is_gone| {
            if *is_gone {
                ondone.emit(());
            }
        });
    }
    let name = name(props.night, props.changed);
    let (typed, start) = at_hand(&site.diary(), name, &start);
    let shown = use_state_eq(|| [false; 3]);
    let yes = use_state_eq(Yes::default);
    let said = use_state_eq(|| "");
    if is_gone {
        return Html::default();
    }
    let Some(onto) = before.entry.clone().or_else(|| evening.onto((*blank).as_ref())) else {
        return tag("p", "", words(site.text.saving.no_chance));
    };
    let before = &before;
    let form = Form { site: &site, props, before, start: &start, name, typed, shown, yes, said };
    tag("div", "asks", form.html(&onto, &recorded))
}

/// The name of the form of a new dose of a night, or of the one that is changed.
fn name(night: Night, changed: Option<(EntryId, usize)>) -> FormName {
    changed.map_or(FormName::Dose(night), |(id, place)| FormName::DoseOf(id, place))
}

/// What was typed and not recorded yet, and what the form started with then. What belongs to another dose, which stood in the same
/// place, does not count.
fn begun(diary: &DiaryHandle, name: FormName, start: &Typed) -> Option<(Typed, Typed)> {
    let (typed, from) = Typed::of(&diary.typed(name)?)?;
    (matches!(name, FormName::Dose(_)) || from == *start).then_some((typed, from))
}

/// The same, or else what the form starts with.
fn at_hand(diary: &DiaryHandle, name: FormName, start: &Typed) -> (Typed, Typed) {
    begun(diary, name, start).unwrap_or_else(|| (start.clone(), start.clone()))
}

/// The place of the dose of an entry for which something is typed and not recorded yet, if any.
pub(in crate::ui::page) fn begun_change(site: &Site, entry: &Entry) -> Option<usize> {
    let is_begun = |(place, record): (usize, &DoseRecord)| {
        let name = FormName::DoseOf(entry.id, place);
        let start = of_record(site, record);
        start.and_then(|start| begun(&site.diary(), name, &start)).map(|_| place)
    };
    entry.doses.iter().enumerate().find_map(is_begun)
}

/// What the fields say of a dose that was taken.
fn of_record(site: &Site, record: &DoseRecord) -> Option<Typed> {
    let DoseRecord::Taken { dose, draw, at, .. } = *record else { return None };
    Some(Typed { time: written_time(at.local().time()), ..Typed::for_dose(dose, draw, site.style) })
}

/// What was there before: the record that is changed with its entry, and the dose before it.
struct Before {
    entry: Option<Entry>,
    record: Option<DoseRecord>,
    last: Option<Taken>,
    /// The dose beside which a slip of ten is seen: what the plan says, or the dose before.
    measure: Option<Mass>,
    /// What else was taken on that night; none where the numbers do not fit.
    so_far: Option<Mass>,
    /// The doses that are due on that night.
    due: Vec<Due>,
    /// The bottle that it is from unless the person says another: that of the record that is changed, or the one in use.
    bottle: Option<Bottle>,
    /// The bottles that it can be from.
    bottles: Vec<Bottle>,
}

impl Before {
    fn of(site: &Site, evening: &Evening, changed: Option<(EntryId, usize)>) -> Self {
        let mut entries = evening.entries.clone();
        let mut found = (None, None);
        if let Some((id, place)) = changed
            && let Some(entry) = entries.iter_mut().find(|entry| entry.id == id)
        {
            found = (Some(entry.clone()), entry.doses.get(place).copied());
            // What is changed is no measure for itself.
            if place < entry.doses.len() {
                entry.doses.remove(place);
            }
        }
        let so_far = taken_on(&entries, evening.night);
        let last = last_dose(&entries, evening.night).map(|last| (last.dose, last.draw));
        let Planned { taken, in_use, supply } = planned(site, evening.night);
        let last = taken.or(last);
        let measure = evening.usual_dose(&entries);
        let is_of_record = |bottle: &Bottle| match found.1 {
            Some(DoseRecord::Taken { bottle: from, .. }) => from == Some(bottle.id),
            Some(DoseRecord::Missed { .. } | DoseRecord::Held { .. }) | None => false,
        };
        let of_record = supply.bottles().iter().copied().find(is_of_record);
        let bottle = if found.1.is_some() { of_record } else { in_use };
        // One that was closed on that evening or later may be the one that its dose came from.
        let was_open = |bottle: &Bottle| {
            supply.closed_at(bottle.id).is_none_or(|at| at.date() >= evening.night.date())
        };
        let could = |bottle: &Bottle| was_open(bottle) || is_of_record(bottle);
        let bottles = supply.bottles().iter().copied().filter(could).collect();
        let (entry, record) = found;
        Self { entry, record, last, measure, so_far, due: evening.due(), bottle, bottles }
    }

    /// What the fields start with: the dose that is changed, or the one before.
    fn typed(&self, site: &Site) -> Typed {
        let of_last = || self.last.map(|(dose, draw)| Typed::for_dose(dose, draw, site.style));
        let changed = self.record.as_ref().map(|record| of_record(site, record));
        changed.unwrap_or_else(of_last).unwrap_or_default()
    }
}

struct Form<'a> {
    site: &'a Site,
    props: &'a DoseFormProps,
    before: &'a Before,
    start: &'a Typed,
    /// Under which name what is typed is kept.
    name: FormName,
    typed: Typed,
    /// Whether what is wrong with a field is told: mg, mL, time.
    shown: UseStateHandle<[bool; 3]>,
    yes: UseStateHandle<Yes>,
    said: UseStateHandle<&'static str>,
}

impl Form<'_> {
    fn html(&self, onto: &Entry, recorded: &Rc<Cell<bool>>) -> Html {
        let say = &self.site.text.log_dose;
        let (dose, draw, time) = self.read();
        let asked = taken(dose, draw).map(|taken| {
            questions(self.site, taken, self.before.measure, self.asked(taken), &self.yes)
        });
        let record = record(dose, draw, time);
        let fields = all([
            self.number(0, (DOSE, say.dose), None, dose),
            self.number(1, (DRAW, say.draw), Some(say.draw_hint), draw),
            self.time(time),
            self.bottle(record),
        ]);
        let said =
            html! { <p role="status" class="hint" data-testid="dose-said">{ *self.said }</p> };
        let save = tag("div", "save", all([self.save(onto, recorded), said]));
        let (disabled, name) = (is_reader(self.site), self.site.text.shell.log_dose);
        let fields = html! {
            <fieldset class="asks" {disabled} aria-label={name}>{ all([fields, asked.unwrap_or_default()]) }</fieldset>
        };
        all([fields, save, self.cancel()])
    }

    /// What the dose raises that is typed.
    fn asked(&self, taken: Taken) -> Questions {
        let asked = Questions::of(taken, self.before.last, self.before.so_far);
        self.before.measure.map_or(asked, |measure| asked.beside(taken.0, measure))
    }

    fn read(&self) -> (Number, Number, Time) {
        let diary = &self.site.diary();
        let time = match self.before.record {
            // A time that was not touched stays as it was, with its own distance from UTC.
            Some(DoseRecord::Taken { at, .. }) if self.typed.time == self.start.time => {
                Time::At(at)
            }
            _ => read_time(&self.typed.time, self.props.night, diary.now(), diary.boundary()),
        };
        (read(&self.typed.dose, Unit::Mg), read_draw(&self.typed.draw), time)
    }

    /// The record as one from the bottle that the person chose, or else from the one that it can be from.
    ///
    /// # Errors
    /// The bottle that was chosen, where the draw is not one of this dose from it.
    fn with_bottle(&self, record: DoseRecord) -> Result<DoseRecord, Bottle> {
        let chosen = self.typed.chosen_bottle();
        let chosen = chosen.map(|id| self.before.bottles.iter().find(|one| Some(one.id) == id));
        let (bottle, is_chosen) =
            chosen.map_or((self.before.bottle.as_ref(), false), |it| (it, true));
        let Some(bottle) = bottle else {
            return Ok(if is_chosen { record } else { self.as_it_was(record) });
        };
        let record = from_bottle(record, bottle);
        let is_from_none = matches!(record, DoseRecord::Taken { bottle: None, .. });
        if is_chosen && is_from_none { Err(*bottle) } else { Ok(record) }
    }

    /// The record from the bottle that it was from before, where that is none of those that are known: the plan may not be read.
    fn as_it_was(&self, record: DoseRecord) -> DoseRecord {
        let is_known = |id| self.before.bottles.iter().any(|bottle| bottle.id == id);
        match (self.before.record, record) {
            (
                Some(DoseRecord::Taken { bottle: Some(id), .. }),
                DoseRecord::Taken { dose, draw, at, .. },
            ) if !is_known(id) => DoseRecord::Taken { dose, draw, bottle: Some(id), at },
            _ => record,
        }
    }

    /// `recorded` is whether it was recorded already: the page goes only with the next drawing, and a hand that shakes presses twice.
    fn save(&self, onto: &Entry, recorded: &Rc<Cell<bool>>) -> Html {
        let say = &self.site.text.log_dose;
        let (site, props) = (self.site.clone(), self.props.clone());
        let (start, onto) = (self.start.clone(), onto.clone());
        let (shown, yes, said) = (self.shown.clone(), self.yes.clone(), self.said.clone());
        let (recorded, record) = (Rc::clone(recorded), self.before.record);
        // With what is typed and kept by now: a slow phone may not show the last key yet.
        let onpress = Callback::from(move |()| {
            let evening = Evening::of(&site, props.night);
            let before = &Before::of(&site, &evening, props.changed);
            if recorded.get() || before.record != record {
                return;
            }
            let name = name(props.night, props.changed);
            let (typed, start) = at_hand(&site.diary(), name, &start);
            let (site, props, start) = (&site, &props, &start);
            let (shown, yes, said) = (shown.clone(), yes.clone(), said.clone());
            // What is changed is in an entry of its own; a new one goes to the night's.
            let onto = match props.changed {
                Some(_) => before.entry.clone(),
                None => evening.onto(Some(&onto)),
            };
            let form = Form { site, props, before, start, name, typed, shown, yes, said };
            if let Some(onto) = onto {
                recorded.set(form.press(onto));
            }
        });
        if is_reader(self.site) {
            return Html::default();
        }
        let label = say.save.into();
        let testid = Some("record-dose");
        button(Button { label, onpress, kind: ButtonKind::Main, testid, ..Button::default() })
    }

    /// Records it, or says what must be done first. Whether it is recorded.
    fn press(&self, onto: Entry) -> bool {
        let say = &self.site.text.log_dose;
        let (diary, page) = (self.site.diary(), self.site.page());
        let (dose, draw, time) = self.read();
        let Some(record) = record(dose, draw, time) else {
            self.shown.set([true; 3]);
            self.said.set(say.field_first);
            page.focus(first_wrong(dose, draw));
            return false;
        };
        let open = taken(dose, draw).and_then(|taken| self.yes.open(taken, self.asked(taken)));
        if let Some(question) = open {
            self.said.set(say.answer_first);
            page.focus(question);
            return false;
        }
        let Ok(record) = self.with_bottle(record) else {
            self.said.set(say.field_first);
            page.focus(BOTTLE);
            return false;
        };
        let entry = if let Some((_, place)) = self.props.changed {
            with_dose_changed(onto, place, record)
        } else {
            let evening = Evening::of(self.site, self.props.night);
            let (due, day) = (&self.before.due, diary.boundary());
            let missed = entry_that_missed(&evening.entries, evening.night, record, due, day);
            with_dose(missed.cloned().unwrap_or(onto), record, due, day)
        };

        if entry.doses.len() > limits::MOST_DOSES {
            self.said.set(say.full);
            return false;
        }
        let is_recorded = save_beside_draft(&diary, Deed::Dose(entry.night), &entry).is_ok();
        if is_recorded {
            diary.done_typing(self.name);
            self.props.ondone.emit(());
        } else {
            page.focus(HEADING);
        }
        is_recorded
    }

    fn cancel(&self) -> Html {
        let say = &self.site.text;
        let typed = typed(self.site, self.name);
        if self.props.is_place {
            let back = tag("p", "back", link(Route::Tonight.address(), say.check_in.back));
            return all([typed, back]);
        }
        let label = say.log_dose.cancel.into();
        let (diary, name, ondone) = (self.site.diary(), self.name, self.props.ondone.clone());
        let onpress = Callback::from(move |()| {
            diary.done_typing(name);
            ondone.emit(());
        });
        let cancel = Button { label, onpress, kind: ButtonKind::Quiet, ..Button::default() };
        all([typed, button(cancel)])
    }
}

/// What was read of the dose and of its draw, once there is a dose.
fn taken(dose: Number, draw: Number) -> Option<Taken> {
    Some((Mass::mg(dose.read()?), draw.read().map(Volume::ml)))
}

/// The field that the person is led to.
fn first_wrong(dose: Number, draw: Number) -> &'static str {
    if dose.read().is_none() {
        DOSE
    } else if draw.read().is_none() && draw != Number::Nothing {
        DRAW
    } else {
        TIME
    }
}
