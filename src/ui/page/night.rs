//! A night as pages need it: what is kept of it and of those before, and what was recorded in a few words. It changes nothing.

use yew::prelude::*;

use super::cabinet::Cabinet;
use crate::diary::{
    Datelike, DoseRecord, Entry, Feeling, Id, List, NaiveDate, Night, QuarterHours, Timing,
    to_repeat,
};
use crate::dose::{Exact, Mass, MassUnit, Volume};
use crate::plan::{Bottle, Change, DatedStep, Due, Kind};
use crate::store::{Lists, PlanView};
use crate::ui::context::Site;
use crate::ui::keeper::DiaryHandle;
use crate::ui::names::{Named, name_of, name_within};
use crate::ui::numbers::about;
use crate::ui::part::{all, tag};
use crate::ui::port::DateForm;
use crate::ui::shell::HEADING;
use crate::ui::state::calculator::Usual;
use crate::ui::state::night::{DOSE_WITHIN, LastDose, entry_of, last_dose, rebased, repetition};
use crate::ui::text::OfNight;

/// What is known of a night and of those before it.
pub(super) struct Evening {
    /// Which night.
    pub(super) night: Night,
    /// The entries of the months that are looked back to.
    pub(super) entries: Vec<Entry>,
    /// The lists of symptoms and side effects.
    pub(super) lists: Lists,
    /// The plan and the bottles.
    pub(super) plan: PlanView,
    /// What is being written for this night and not saved.
    pub(super) draft: Option<Entry>,
}

impl Evening {
    /// Reads it.
    pub(super) fn of(site: &Site, night: Night) -> Self {
        let mut month = night.month();
        let mut months = vec![month];
        // 30 nights are in three months at most: that of the night, and two before.
        for _ in 0..=DOSE_WITHIN / 28 {
            let Some(before) = month.previous() else { break };
            month = before;
            months.push(month);
        }
        let (entries, lists, plan) = site.diary().read(|engine| {
            let entries = months.into_iter().flat_map(|month| engine.month(month).entries);
            (entries.collect(), engine.lists(), engine.plan())
        });
        Self { night, entries, lists, plan, draft: site.diary().draft(night) }
    }

    /// The entry of this night that taps go to.
    pub(super) fn kept(&self) -> Option<&Entry> {
        entry_of(&self.entries, self.night)
    }

    /// What a tap adds to: the entry of this night that is kept, or a new one with the number of what is being written.
    pub(super) fn onto(&self, blank: Option<&Entry>) -> Option<Entry> {
        match (self.kept(), &self.draft) {
            (Some(kept), _) => Some(kept.clone()),
            (None, Some(draft)) => Some(emptied(draft)),
            (None, None) => blank.cloned(),
        }
    }

    /// What is being written, on top of what is kept of the same entry; none when it says nothing else.
    pub(super) fn written(&self) -> Option<Entry> {
        let draft = self.draft.clone()?;
        let kept = self.same(&draft);
        let draft = rebased(draft, kept);
        (kept != Some(&draft)).then_some(draft)
    }

    /// What is kept of the same entry.
    pub(super) fn same(&self, entry: &Entry) -> Option<&Entry> {
        self.entries.iter().find(|kept| kept.id == entry.id)
    }

    /// Whether an entry is new, and the night has another one already.
    pub(super) fn is_one_more(&self, entry: &Entry) -> bool {
        self.kept().is_some() && self.same(entry).is_none()
    }

    /// The entry of the night before: the newest with a score, or else the newest.
    pub(super) fn before(&self) -> Option<&Entry> {
        let last = self.night.previous()?;
        to_repeat(&self.entries, self.night).or_else(|| entry_of(&self.entries, last))
    }

    /// The newest dose of this night or the nights before.
    pub(super) fn last_dose(&self) -> Option<LastDose> {
        last_dose(&self.entries, self.night)
    }

    /// What "same as yesterday" would repeat, and what this entry becomes by it.
    pub(super) fn repetition(&self, onto: &Entry) -> Option<(&Entry, Entry)> {
        repetition(&self.entries, onto, &self.lists)
    }

    /// The doses that are due on the night, by the plan.
    pub(super) fn due(&self) -> Vec<Due> {
        self.plan.book.plan().due(self.night.date())
    }

    /// The dose beside which a slip of ten is seen: the one that is due on the night, and where none is, the newest in these entries.
    pub(super) fn usual_dose(&self, entries: &[Entry]) -> Option<Mass> {
        let due = self.due().first().map(|due| due.dose);
        due.or_else(|| last_dose(entries, self.night).map(|last| last.dose))
    }

    /// The doses of all entries of a night.
    pub(super) fn doses(&self, night: Night) -> impl Iterator<Item = &DoseRecord> {
        self.entries.iter().filter(move |entry| entry.night == night).flat_map(|entry| &entry.doses)
    }
}

/// What the person usually takes, and of which strength, as of tonight. Only when the diary's code is there.
#[inline(never)] // so that the build can split it off
pub(super) fn usual_dose(site: &Site) -> Usual {
    let evening = Evening::of(site, site.diary().tonight());
    let bottle = Cabinet::of(site, evening.night).bottle();
    let strength = bottle.map(|bottle| bottle.strength);
    Usual { dose: evening.usual_dose(&evening.entries), strength }
}

/// An entry as it is written now, which may be after the rendering of the page that asks; from how it was before that.
pub(super) fn written_now(diary: &DiaryHandle, base: &Entry) -> Entry {
    let draft = diary.draft(base.night).filter(|draft| draft.id == base.id);
    draft.map_or_else(|| base.clone(), |draft| rebased(draft, Some(base)))
}

/// A new entry as it was before anything was written in it.
pub(super) fn emptied(entry: &Entry) -> Entry {
    Entry::new(entry.id, entry.night, entry.written, entry.timing)
}

/// The head of a page from its name and what stands under it, where these are other words each time.
pub(super) fn night_head(name: String, under: Html) -> Html {
    let name = html! { <h1 id={HEADING} tabindex="-1">{ name }</h1> };
    tag("header", "head", all([name, under]))
}

/// "Tuesday night".
pub(super) fn night_name(site: &Site, night: Night) -> String {
    (site.text.tonight.night)(&site.date(night.date(), DateForm::Weekday))
}

/// How a check-in speaks of its night: "last night" is another one where it is not of tonight.
pub(super) fn words_of(site: &Site, night: Night) -> &'static OfNight {
    let say = &site.text.0.check_in;
    if night == site.diary().tonight() { &say.tonight } else { &say.earlier }
}

/// The mass in mg, with "about" where it is rounded.
pub(super) fn mg(site: &Site, mass: Mass) -> String {
    about(site.style.mass(mass, MassUnit::Mg), site.text)
}

/// The volume in mL, with "about" where it is rounded.
pub(super) fn ml(site: &Site, volume: Volume) -> String {
    about(site.style.volume(volume), site.text)
}

/// When an entry was written: the time, and for one that was filled in later the date. It tells the entries of one night apart.
pub(super) fn written_at(site: &Site, entry: &Entry) -> String {
    let (say, time) = (&site.text.one_night, site.time(entry.written));
    if entry.timing == Timing::Later {
        let date = site.date(entry.written.local().date(), DateForm::DayMonth);
        (say.other_later)(&date, &time)
    } else {
        (say.other)(&time)
    }
}

/// A dose record in words.
pub(super) fn dose_words(site: &Site, record: &DoseRecord) -> String {
    let say = &site.text.tonight;
    match record {
        DoseRecord::Taken { dose, draw, at, .. } => {
            let draw = draw.map(|draw| ml(site, draw));
            (say.taken)(&mg(site, *dose), draw.as_deref(), &site.time(*at))
        }
        DoseRecord::Missed { .. } => say.was_missed.to_owned(),
        DoseRecord::Held { why, .. } => {
            let why = why.map(|why| (site.text.reasons.of)(why));
            [say.was_held].into_iter().chain(why).collect::<Vec<_>>().join(": ")
        }
    }
}

/// What was recorded beside the doses, in a few words; empty when there is nothing.
pub(super) fn summary(site: &Site, entry: &Entry, lists: &Lists) -> String {
    let say = &site.text.tonight;
    let awful = (entry.feeling == Some(Feeling::Awful)).then(|| say.was_awful.to_owned());
    let mut pieces: Vec<String> = awful.into_iter().collect();
    for item in lists.symptoms.items() {
        if let Some(score) = entry.scores.get(&item.id) {
            let name = inside(site, &lists.symptoms, item.id, &pieces);
            pieces.push((say.with)(&name, &score.number().to_string()));
        }
    }
    for item in lists.side_effects.items() {
        if let Some(severity) = entry.side_effects.get(&item.id) {
            let name = inside(site, &lists.side_effects, item.id, &pieces);
            let severity = (site.text.names.severity)(*severity);
            pieces.push((say.with)(&name, severity));
        }
    }
    pieces.extend(entry.sleep.hours.map(|hours| (say.slept)(&slept(site, hours))));
    pieces.extend(entry.sleep.quality.map(|score| (say.slept_well)(score.number())));
    let circumstances = entry.circumstances.iter();
    let names = &site.text.names;
    pieces.extend(circumstances.map(|one| (names.within)((names.circumstance)(one))));
    pieces.extend((!entry.note.is_blank()).then(|| say.has_note.to_owned()));
    capital(&pieces.join(", "))
}

/// An item's name where a sentence has so many pieces already: at its start, or inside.
fn inside<K: Named>(site: &Site, list: &List<K>, id: Id<K>, pieces: &[String]) -> String {
    if pieces.is_empty() { name_of(list, id, site.text) } else { name_within(list, id, site.text) }
}

/// With a capital at its start.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A length of sleep in words.
pub(super) fn slept(site: &Site, hours: QuarterHours) -> String {
    let number = Exact::fraction(u64::from(hours.quarters()), 4).unwrap_or(Exact::whole(0));
    (site.text.check_in.hours)(&site.style.number(number).text)
}

/// "Bottle 2: 100 mL of 1 mg/mL".
pub(super) fn bottle_name(site: &Site, bottle: &Bottle) -> String {
    let strength = about(site.style.strength(bottle.strength), site.text);
    (site.text.due.bottle_name)(bottle.id.0, &ml(site, bottle.volume), &strength)
}

/// That these bottles are past their date, each by its name.
pub(super) fn past_date(site: &Site, bottles: &[Bottle]) -> String {
    let names: Vec<String> = bottles.iter().map(|bottle| bottle_name(site, bottle)).collect();
    (site.text.due.expired)(&names)
}

/// A date, with its year where it is not this one.
pub(super) fn day(site: &Site, date: NaiveDate) -> String {
    let this = site.diary().tonight().date().year();
    let form = if date.year() == this { DateForm::DayMonth } else { DateForm::DayMonthYear };
    site.date(date, form)
}

/// Whether a step is the first one of a change: a hold or a step back is what it is as long as that lasts.
pub(super) fn is_own(step: &DatedStep, change: &Change) -> bool {
    change.ahead.first().is_some_and(|first| first.dose() == step.dose)
}

/// Where a plan stands by its step and the change that this is of: "Held at 1.5 mg × 2 until 3 March".
pub(super) fn step_words(site: &Site, step: &DatedStep, change: &Change) -> String {
    let say = site.text.due;
    let at = match change.kind {
        Kind::Hold if is_own(step, change) => say.held_at,
        Kind::StepBack if is_own(step, change) => say.back_at,
        Kind::Start | Kind::Hold | Kind::StepBack | Kind::GoOn | Kind::Stop | Kind::Edit => {
            say.step_at
        }
    };
    let dose = dose_a_day(site, step);
    match step.until {
        None => [at, &dose, say.until_changed].concat(),
        Some(until) => [at, &dose, say.until, &day(site, until)].concat(),
    }
}

/// A dose, and how often a day where that is more than once.
pub(super) fn dose_a_day(site: &Site, step: &DatedStep) -> String {
    let times = step.times.as_slice().len();
    let often = if times > 1 { [" × ", &times.to_string()].concat() } else { String::new() };
    [mg(site, step.dose), often].concat()
}
