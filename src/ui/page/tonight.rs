//! What is due now, how last night stood, and how today was.

mod dose;
mod hold;
mod keep;
mod last;
mod planned;
mod reminder;
mod supply;
mod today;
mod unrecorded;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use self::dose::dose_section;
use self::keep::Keep;
use self::last::{last_night, unsaved};
use self::reminder::Reminder;
use self::supply::supply_facts;
use self::today::today_section;
use self::unrecorded::last_unrecorded;
use super::cabinet::Cabinet;
use super::night::{Evening, night_head, night_name};
use super::saving::{has_failed, is_reader, not_back, not_saved, save_beside_draft, standing};
use crate::diary::{Entry, NaiveDateTime, Night, dose_events};
use crate::ui::context::{Site, use_site};
use crate::ui::part::{EARLY_MS, UndoStrip, all, link, para, tag, tag_named, words};
use crate::ui::port::{DateForm, Guard};
use crate::ui::route::{Calculator, Route};
use crate::ui::shell::HEADING;
use crate::ui::state::Deed;

/// The id of what says what was just done.
const DONE: &str = "done";

/// What is due now, how last night stood, and how today was.
#[inline(never)] // so that the build can split it off
pub fn tonight_page(_: &Site) -> Html {
    html! { <Tonight /> }
}

/// Where the strip stands that says what was done last: where it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strip {
    Top,
    Dose,
    Today,
}

/// What was done on this page last, for the words beside its undo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    /// The night was saved elsewhere, or what was written of it as it was.
    #[default]
    Saved,
    /// What was written of another night was saved as it was.
    Earlier,
    /// A dose was taken.
    Dose,
    /// The dose was missed.
    Missed,
    /// The dose was left out on purpose.
    Held,
    /// Same as yesterday.
    Same,
    /// Just awful.
    Awful,
    /// The last of these was taken back.
    Undone,
    /// A tap was not taken, because the page had changed under it.
    NotTaken,
}

#[component]
fn Tonight() -> Html {
    let site = use_site();
    let last = use_state_eq(Last::default);
    let rest = use_memo((), |()| Rest::default());
    let cabinet = Cabinet::of(&site, site.diary().tonight());
    let today = use_today(&site, &cabinet, &rest);
    let night = cabinet.night;
    let change = site.diary().state().change.0;
    let blank = use_memo((night, change), |(night, _)| site.diary().new_entry(*night));
    let moved = use_focus_after(&site);
    let evening = Evening::of(&site, night);
    let Some(onto) = evening.onto((*blank).as_ref()) else {
        return all([head(&site, night), para(site.text.saving.no_chance)]);
    };
    let (today, rest) = (&today, &*rest);
    let desk = Desk {
        site: &site,
        evening: &evening,
        onto: &onto,
        last: &last,
        moved: &moved,
        today,
        rest,
    };
    let main = all([
        head(&site, night),
        not_saved(&site),
        not_back(&site),
        desk.status(),
        desk.strip(Strip::Top),
        unsaved(desk),
        empty(&site, &evening),
    ]);
    let side = [
        last_unrecorded(desk, &cabinet),
        last_night(&site, &evening),
        supply_facts(&site, &cabinet),
        today_section(desk),
    ];
    let two = all([dose_section(desk, &cabinet), tag("div", "side", all(side))]);
    let end = all([html! { <Keep /> }, html! { <Reminder /> }]);
    all([main, tag("div", "two two--hero", two), end])
}

/// The date in words; after midnight, which night it still is.
fn head(site: &Site, night: Night) -> Html {
    let now = site.diary().now().local().date();
    let under = if now == night.date() {
        site.date(now, DateForm::WeekdayDayMonth)
    } else {
        let date = site.date(night.date(), DateForm::DayMonth);
        let end = site.night_end(site.diary().boundary());
        (site.text.tonight.still)(&night_name(site, night), &date, &end)
    };
    night_head(site.text.shell.tonight.to_owned(), tag_named("p", "", "date", words(under)))
}

/// Two lines for whoever has recorded nothing yet. Whose diary is not back yet has.
fn empty(site: &Site, evening: &Evening) -> Html {
    let diary = site.diary();
    let state = diary.state();
    let is_back = !state.is_part_locked_away() && state.not_recovered().is_none();
    let nothing = evening.entries.is_empty() && evening.draft.is_none() && is_back;
    let has_plan = !evening.plan.book.plan().changes().is_empty();
    if !nothing || has_plan || !site.diary().read(|engine| engine.months()).is_empty() {
        return Html::default();
    }
    let say = &site.text.tonight;
    let dose = link(Route::Dose(Calculator::Draw).address(), say.empty_link);
    let dose = tag("p", "", all([words(say.empty_dose), words(" "), dose]));
    tag_named("div", "stack first", "first-start", all([para(site.text.shell.first), dose]))
}

/// After a deed the focus goes to what was done, and after an undo to the heading: the button that was pressed is gone. When it was not
/// saved it goes to the heading too: why stands under that, far above what was pressed.
#[hook]
fn use_focus_after(site: &Site) -> Rc<Cell<bool>> {
    let moved = use_memo((), |()| Cell::new(false));
    let (page, cell) = (site.page().clone(), Rc::clone(&moved));
    let diary = site.diary();
    let state = diary.state();
    let done = state.undo.is_some() && state.change.1.is_none();
    use_effect_with((state.version, state.change.0), move |_| {
        if cell.replace(false) {
            page.focus(if done { DONE } else { HEADING });
        }
    });
    moved
}

/// A moment in which taps are not taken: they were meant for what stood there before.
#[derive(Clone, Default)]
struct Rest {
    now: Rc<Cell<Resting>>,
    timer: Rc<RefCell<Option<Guard>>>,
}

/// Which taps are not taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Resting {
    /// All are.
    #[default]
    No,
    /// Those on a dose: the second tap of a hand that shakes.
    Doses,
    /// None is, because the whole page is another one.
    All,
}

/// How long no tap is taken when the page is another one, in milliseconds: a slow finger went down before that, and comes up after it.
const SLOW_MS: u32 = 1500;

/// A minute and a little, in milliseconds.
const A_MINUTE_MS: u32 = 61_000;

impl Rest {
    fn begin(&self, site: &Site, resting: Resting) {
        self.now.set(resting);
        let now = Rc::clone(&self.now);
        let long = if resting == Resting::All { SLOW_MS } else { EARLY_MS };
        let timer = site.page().after(long, Callback::from(move |()| now.set(Resting::No)));
        self.timer.replace(Some(timer));
    }
}

/// The day that is drawn.
struct Today {
    /// Whether it is another one than when the page was opened.
    is_new: bool,
    /// Draws the page anew when the day has ended since, or another dose is the next one by now; whether it is so.
    look: Rc<dyn Fn() -> bool>,
}

/// The page is drawn anew when the day ends or another dose is the next one, and when it is touched or comes to sight after that.
#[hook]
fn use_today(site: &Site, cabinet: &Cabinet, rest: &Rest) -> Today {
    let (night, turn) = (cabinet.night, turn(site, cabinet));
    let first = *use_memo((), |()| night);
    let draw = use_force_update();
    let look: Rc<dyn Fn() -> bool> = {
        let (site, rest) = (site.clone(), rest.clone());
        Rc::new(move || {
            let now = site.diary().now().local();
            let is_over = site.diary().tonight() != night || turn.is_some_and(|turn| now > turn);
            if is_over {
                rest.begin(&site, Resting::All);
                draw.force_update();
            }
            is_over
        })
    };
    {
        let (site, look) = (site.clone(), Rc::clone(&look));
        use_effect_with((night, turn), move |(night, turn)| {
            let look = Callback::from(move |()| {
                look();
            });
            let now = site.diary().now().local();
            let end = night.next().map(|next| next.date().and_time(site.diary().boundary().time()));
            let until = |end: NaiveDateTime| end.signed_duration_since(now).num_milliseconds();
            // The clock shows whole minutes: it is over by its next one.
            let guards = [end, *turn].into_iter().flatten().filter_map(|end| {
                let left = u32::try_from(until(end)).ok()?;
                Some(site.page().after(left.saturating_add(A_MINUTE_MS), look.clone()))
            });
            let guards = (guards.collect::<Vec<_>>(), site.page().on_touched(look.clone()));
            move || drop(guards)
        });
    }
    {
        // What was recorded by its form a moment ago may be pressed a second time, here.
        let (site, rest) = (site.clone(), rest.clone());
        use_effect_with((), move |()| {
            let last = site.diary().state().undo.as_ref().map(|(deed, _)| *deed);
            if matches!(last, Some(Deed::Dose(_))) {
                rest.begin(&site, Resting::Doses);
            }
        });
    }
    Today { is_new: night != first, look }
}

/// The time from which another dose is the next one.
fn turn(site: &Site, cabinet: &Cabinet) -> Option<NaiveDateTime> {
    let (events, day) = (dose_events(&cabinet.entries), site.diary().boundary().time());
    let doses = cabinet.plan().doses(cabinet.night.date(), &events, day);
    doses.turns(site.diary().now().local(), day)
}

/// What the page works with.
#[derive(Clone, Copy)]
struct Desk<'a> {
    site: &'a Site,
    evening: &'a Evening,
    /// The entry that a tap adds to.
    onto: &'a Entry,
    last: &'a UseStateHandle<Last>,
    moved: &'a Rc<Cell<bool>>,
    today: &'a Today,
    rest: &'a Rest,
}

impl Desk<'_> {
    /// A tap that makes this of tonight. Nothing is written when it is the same.
    fn deed(self, last: Last, make: impl Fn() -> Entry + 'static) -> Callback<()> {
        self.deed_of(last, move |()| make())
    }

    /// The same with what was chosen before.
    fn deed_of<T: 'static>(self, last: Last, make: impl Fn(T) -> Entry + 'static) -> Callback<T> {
        let (site, set, moved) = (self.site.clone(), self.last.setter(), Rc::clone(self.moved));
        let (look, rest) = (Rc::clone(&self.today.look), self.rest.clone());
        let of_dose = matches!(last, Last::Dose | Last::Missed | Last::Held | Last::Earlier);
        Callback::from(move |chosen| {
            if look() || rest.now.get() == Resting::All {
                return set.set(Last::NotTaken);
            }
            if of_dose && rest.now.get() == Resting::Doses {
                return;
            }
            if of_dose {
                rest.begin(&site, Resting::Doses);
            }
            let diary = site.diary();
            moved.set(true);
            // What went wrong stands above; there is nothing typed here that could be lost.
            let entry = make(chosen);
            if save_beside_draft(&diary, Deed::Night(entry.night), &entry).is_ok() {
                set.set(last);
            }
        })
    }

    /// The last thing that can be taken back, if it is of this night or was done here, with its night. A dose is recorded by its form,
    /// too.
    fn last(self) -> Option<(Last, Night)> {
        let deed = self.site.diary().state().undo.as_ref()?.0;
        let (Deed::Night(night) | Deed::Dose(night)) = deed else { return None };
        match (deed, **self.last) {
            (_, Last::Earlier) => Some((Last::Earlier, night)),
            _ if night != self.evening.night => None,
            (Deed::Dose(_), Last::Saved) => Some((Last::Dose, night)),
            (_, last) => Some((last, night)),
        }
    }

    /// The same where it is told: a tab that only reads cannot take anything back.
    fn shown(self) -> Option<(Last, Night)> {
        self.last().filter(|_| self.can_write())
    }

    /// What was just done, with the way back, where that stands.
    fn strip(self, strip: Strip) -> Html {
        let Some((last, night)) = self.shown() else { return Html::default() };
        let say = &self.site.text.tonight;
        let (place, message) = match last {
            Last::Saved | Last::Undone | Last::NotTaken => (Strip::Today, say.recorded.into()),
            Last::Earlier => (Strip::Top, (say.recorded_of)(&night_name(self.site, night)).into()),
            Last::Dose => (Strip::Dose, say.recorded_dose.into()),
            Last::Missed => (Strip::Dose, say.recorded_missed.into()),
            Last::Held => (Strip::Dose, self.site.text.due.recorded_held.into()),
            Last::Same => (Strip::Today, say.recorded_same.into()),
            Last::Awful => (Strip::Today, say.recorded_awful.into()),
        };
        if place != strip {
            return Html::default();
        }
        let message = self.of_night(message, last, night);
        let (diary, set, moved) = (self.site.diary(), self.last.setter(), Rc::clone(self.moved));
        let onundo = Callback::from(move |()| {
            moved.set(true);
            diary.undo();
            if !has_failed(&diary) {
                set.set(Last::Undone);
            }
        });
        let change = self.site.diary().state().change.0;
        html! {
            <UndoStrip key={change} page={self.site.page().clone()} id={DONE} {message} standing={standing(self.site)}
                undo={say.undo} {onundo} testid="undo" />
        }
    }

    /// With the night that it is recorded for, where that is not the date on the wall.
    fn of_night(self, said: AttrValue, last: Last, night: Night) -> AttrValue {
        if last == Last::Earlier || night.date() == self.site.diary().now().local().date() {
            return said;
        }
        let date = self.site.date(night.date(), DateForm::WeekdayDayMonth);
        [&*said, " ", &(self.site.text.tonight.for_night)(&date)].concat().into()
    }

    /// That what is shown is another night than a while ago, and that a tap was not taken for it.
    fn new_day(self) -> Html {
        let say = &self.site.text.tonight;
        let new = if self.today.is_new { say.new_day } else { "" };
        let not = if **self.last == Last::NotTaken { say.not_taken } else { "" };
        let said = [new, not].join(" ");
        html! { <p role="status" class="sub" data-testid="new-day">{ said.trim().to_owned() }</p> }
    }

    /// After an undo: how that stands, in the place of the strip.
    fn status(self) -> Html {
        if self.last().is_some() || **self.last != Last::Undone {
            return Html::default();
        }
        let said = all([words(self.site.text.tonight.undone), words(" "), standing(self.site)]);
        html! { <p role="status" data-testid="undone">{ said }</p> }
    }

    /// Whether taps can be taken.
    fn can_write(self) -> bool {
        !is_reader(self.site)
    }
}
