//! Where the plan stands tonight, and the ways on: each asks for a date and a reason in a dialog before anything is done.

use yew::prelude::*;

use super::clock::ahead;
use super::stairs::stairs;
use super::stands::{changes_from, stands};
use crate::diary::{Entry, NaiveDate, Night, dose_events};
use crate::dose::Mass;
use crate::plan::Reason;
use crate::store::{PlanBook, Reading};
use crate::ui::context::{Site, use_site};
use crate::ui::keeper::DiaryHandle;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::page::night::{Evening, mg};
use crate::ui::page::saving::{is_reader, not_saved};
use crate::ui::part::{
    Button, ButtonKind, Dialog, Field, FieldKind, Glyph, Radios, all, area, button, field, radios,
    tag, tag_named, words,
};
use crate::ui::port::DateForm;
use crate::ui::shell::HEADING;
use crate::ui::state::night::with_rest_held;
use crate::ui::state::plan::{Asked, Move, MoveForm, MoveProblem, Moved, reasons, times_on, ways};
use crate::ui::state::{Deed, FormName};

/// The id of the dialog.
const DIALOG: &str = "plan-move";
const FROM: &str = "move-from";
const UNTIL: &str = "move-until";
const REASON: &str = "move-reason";

/// Where the plan stands, and the ways on.
pub(super) fn now_section(site: &Site, cabinet: &Cabinet) -> Html {
    let (title, under) = stands(site, cabinet);
    let writes = !is_reader(site) && cabinet.view.reading == Reading::Sound;
    let moves = match cabinet.made_ahead() {
        _ if !writes => Html::default(),
        Some(made) => ahead(site, cabinet, made),
        None => html! { <Ways /> },
    };
    let under = under.map(|under| tag("p", "sub", words(under))).unwrap_or_default();
    let missed = tag("p", "hint", words(site.text.plan.missed));
    html! {
        <section class="section section--first" aria-labelledby="p-now">
            { stairs(site, cabinet) }
            <h2 id="p-now" class="h-now" data-testid="plan-now">{ title }</h2>
            { all([under, moves, missed]) }
        </section>
    }
}

#[component]
fn Ways() -> Html {
    let site = use_site();
    let cabinet = Cabinet::of(&site, site.diary().tonight());
    let (form, earliest) = (written(&site.diary(), &cabinet), cabinet.earliest());
    let desk = Desk { site: &site, cabinet: &cabinet, form: form.as_ref(), earliest };
    all([changes_from(&site, &cabinet), desk.buttons(), desk.dialog()])
}

#[derive(Clone, Copy)]
struct Desk<'a> {
    site: &'a Site,
    cabinet: &'a Cabinet,
    /// The way that is being chosen, as far as it is typed.
    form: Option<&'a MoveForm>,
    earliest: NaiveDate,
}

/// What is typed by now; none while no way is being chosen.
fn written(diary: &DiaryHandle, cabinet: &Cabinet) -> Option<MoveForm> {
    let form = MoveForm::of(&diary.typed(FormName::Move)?)?;
    form.is_offered(cabinet.plan(), cabinet.earliest()).then_some(form)
}

fn write(diary: &DiaryHandle, form: &MoveForm) {
    diary.type_into(FormName::Move, form.fields());
}

impl Desk<'_> {
    fn buttons(self) -> Html {
        let (say, ways) = (self.site.text.plan, ways(self.cabinet.plan(), self.earliest));
        let hold =
            ways.hold.map(|_| self.way(Move::Hold, say.hold.to_owned(), Glyph::Pause, "hold"));
        let back = ways.back.map(|dose| {
            self.way(
                Move::Back,
                (say.step_back)(&mg(self.site, dose)),
                Glyph::StepDown,
                "step-back",
            )
        });
        let on = ways.on.map(|dose| {
            self.way(Move::On, (say.go_on)(&mg(self.site, dose)), Glyph::StepUp, "go-on")
        });
        let stop =
            ways.stop.then(|| self.way(Move::Stop, say.stop.to_owned(), Glyph::Cross, "stop-plan"));
        let buttons = [hold, back, on, stop].map(Option::unwrap_or_default);
        let hint = if ways.stop { tag("p", "hint", words(say.ways_hint)) } else { Html::default() };
        all([tag("div", "moves", all(buttons)), hint])
    }

    fn way(self, way: Move, label: String, glyph: Glyph, testid: &'static str) -> Html {
        let diary = self.site.diary();
        let mut form = MoveForm::new(way, self.cabinet.plan(), self.earliest);
        if way == Move::Stop && self.still_due() {
            form.from = self.cabinet.made().to_string();
        }
        let onpress = Callback::from(move |()| write(&diary, &form));
        let (glyph, testid) = (Some(glyph), Some(testid));
        button(Button { label: label.into(), onpress, glyph, testid, ..Button::default() })
    }

    fn dialog(self) -> Html {
        let diary = self.site.diary();
        let onclose = Callback::from(move |()| diary.done_typing(FormName::Move));
        let (title, inside, actions) = match self.form {
            Some(form) => {
                let title = words(self.title(form.way));
                (title, self.fields(form), self.actions(form))
            }
            None => Default::default(),
        };
        let (page, open) = (self.site.page().clone(), self.form.is_some());
        html! { <Dialog id={DIALOG} {page} {open} {onclose} {title} {actions}>{ inside }</Dialog> }
    }

    /// Whether a dose of the night on which it is done is still due, beside one that is recorded: that night is not changed any more.
    fn still_due(self) -> bool {
        let events = dose_events(&self.cabinet.entries);
        let (diary, made) = (self.site.diary(), self.cabinet.made());
        let day = diary.boundary().time();
        let doses = self.cabinet.plan().doses(made, &events, day);
        self.earliest > made && doses.next(diary.now().local(), day).is_some()
    }

    /// What is asked for, with the dose that it leads to.
    fn title(self, way: Move) -> String {
        let (say, ways) = (self.site.text.plan, ways(self.cabinet.plan(), self.earliest));
        let of = |dose: Option<Mass>| dose.map(|dose| mg(self.site, dose)).unwrap_or_default();
        match way {
            Move::Hold => (say.hold_at)(&of(ways.hold)),
            Move::Back => (say.step_back)(&of(ways.back)),
            Move::On => (say.go_on)(&of(ways.on)),
            Move::Stop => say.stop_plan.to_owned(),
        }
    }

    /// At which times of day the dose is taken that one goes on to: after a hold nobody remembers them.
    fn times_on(self, way: Move) -> Html {
        let plan = self.cabinet.plan();
        let dose = ways(plan, self.earliest).on.filter(|_| way == Move::On);
        let Some((dose, times)) = dose.zip(times_on(plan, self.earliest)) else {
            return Html::default();
        };
        let clock = |time| self.site.clock_time(self.earliest.and_time(time));
        let times: Vec<String> = times.as_slice().iter().copied().map(clock).collect();
        let said = (self.site.text.plan.at_times)(&mg(self.site, dose), &times);
        tag_named("p", "", "times-on", words(said))
    }

    /// Puts one thing into the form, as it stands by then: a slow phone shows a key only after the next one.
    fn put<T: 'static>(self, put: impl Fn(&mut MoveForm, T) + 'static) -> Callback<T> {
        let site = self.site.clone();
        Callback::from(move |given| {
            let diary = site.diary();
            let cabinet = Cabinet::of(&site, diary.tonight());
            let Some(mut next) = written(&diary, &cabinet) else { return };
            put(&mut next, given);
            write(&diary, &next);
        })
    }

    fn moved(self, form: &MoveForm) -> Result<Moved, MoveProblem> {
        form.apply(self.cabinet.plan(), self.cabinet.made(), self.earliest)
    }

    fn fields(self, form: &MoveForm) -> Html {
        let say = self.site.text.plan;
        let outcome = self.moved(form);
        let problem = outcome.as_ref().err().copied().filter(|_| form.asked == Asked::Yes);
        let until = match form.way {
            Move::Hold => self.until(form, (say.hold_until, say.hold_hint), problem),
            Move::Back => self.until(form, (say.back_until, say.back_hint), problem),
            Move::On | Move::Stop => Html::default(),
        };
        let own_words = area(Field {
            id: "move-note".into(),
            label: say.note.into(),
            value: form.note.clone().into(),
            oninput: self.put(|form, typed| form.note = typed),
            ..Field::default()
        });
        let no = problem.filter(|problem| matches!(problem, MoveProblem::Refused(_)));
        let no = self.error(no).map(|said| tag_named("p", "error", "refused", words(said)));
        let does = html! { <p role="status" class="hint" data-testid="move-does">{ self.does(&outcome) }</p> };
        let no = html! { <div role="status">{ no }</div> };
        let stops_now =
            form.way == Move::Stop && form.from.trim() == self.cabinet.made().to_string();
        let still = if stops_now { say.rest_left_out } else { say.still_due };
        let still = self.still_due().then(|| tag_named("p", "", "still-due", words(still)));
        let old = tag("p", "hint", words(say.old_papers));
        let old = all([still.unwrap_or_default(), old]);
        all([
            self.times_on(form.way),
            self.first_night(form, problem),
            until,
            self.reason(form, problem),
            own_words,
            does,
            old,
            no,
            not_saved(self.site),
        ])
    }

    fn first_night(self, form: &MoveForm, problem: Option<MoveProblem>) -> Html {
        let of_from = |problem: &MoveProblem| {
            matches!(
                problem,
                MoveProblem::NoFrom
                    | MoveProblem::Past(_)
                    | MoveProblem::OtherStep
                    | MoveProblem::StopsThen(_)
            )
        };
        field(Field {
            id: FROM.into(),
            label: self.site.text.plan.first_night.into(),
            value: form.from.clone().into(),
            oninput: self.put(|form, typed| form.from = typed),
            error: self.error(problem.filter(of_from)),
            kind: FieldKind::Date,
            ..Field::default()
        })
    }

    fn until(
        self,
        form: &MoveForm,
        (label, hint): (&'static str, &'static str),
        problem: Option<MoveProblem>,
    ) -> Html {
        let of_until = |problem: &MoveProblem| {
            matches!(
                problem,
                MoveProblem::NoUntil | MoveProblem::UntilBeforeFrom | MoveProblem::HoldTooShort
            )
        };
        field(Field {
            id: UNTIL.into(),
            label: label.into(),
            value: form.until.clone().into(),
            oninput: self.put(|form, typed| form.until = typed),
            error: self.error(problem.filter(of_until)),
            hint: Some(hint.into()),
            kind: FieldKind::Date,
            ..Field::default()
        })
    }

    fn reason(self, form: &MoveForm, problem: Option<MoveProblem>) -> Html {
        let offered = reasons(form.way);
        let chosen = offered.iter().position(|reason| Some(*reason) == form.reason);
        let missing = problem.filter(|problem| *problem == MoveProblem::NoReason);
        radios(&Radios {
            name: REASON.into(),
            legend: self.site.text.plan.why.into(),
            options: offered
                .iter()
                .map(|reason| (self.site.text.reasons.of)(*reason).into())
                .collect(),
            chosen,
            onchoose: self.put(|form, place: usize| {
                form.reason = reasons(form.way).get(place).copied();
            }),
            error: self.error(missing),
        })
    }

    fn error(self, problem: Option<MoveProblem>) -> Option<AttrValue> {
        let say = self.site.text.plan;
        let said = match problem? {
            MoveProblem::NoFrom => say.no_from.to_owned(),
            MoveProblem::Past(earliest) => {
                (say.past)(&self.site.date(earliest, DateForm::DayMonth))
            }
            MoveProblem::OtherStep => say.other_step.to_owned(),
            MoveProblem::StopsThen(stop) => {
                (say.stops_then)(&self.site.date(stop, DateForm::DayMonth))
            }
            MoveProblem::NoUntil => say.no_until.to_owned(),
            MoveProblem::UntilBeforeFrom => say.until_before.to_owned(),
            MoveProblem::HoldTooShort => say.hold_short.to_owned(),
            MoveProblem::NoReason => self.site.text.reasons.missing.to_owned(),
            MoveProblem::Refused(error) => (say.error)(error).to_owned(),
        };
        Some(said.into())
    }

    /// What it would do to the later steps.
    fn does(self, moved: &Result<Moved, MoveProblem>) -> String {
        let say = self.site.text.plan;
        let date = |date| self.site.date(date, DateForm::DayMonth);
        match moved {
            Ok(Moved { days: Some(days), next: Some(next), .. }) if *days > 0 => {
                (say.moves_by)(*days, &date(*next))
            }
            Ok(Moved { next: Some(next), .. }) => (say.next_from)(&date(*next)),
            Ok(Moved { plan, next: None, .. }) if !plan.waiting().is_empty() => {
                say.waits_on.to_owned()
            }
            Ok(_) | Err(_) => String::new(),
        }
    }

    fn actions(self, form: &MoveForm) -> Html {
        let say = self.site.text.plan;
        let main = Button {
            label: (say.do_it)(form.way).into(),
            onpress: self.act(),
            kind: ButtonKind::Main,
            testid: Some("move"),
            ..Button::default()
        };
        let diary = self.site.diary();
        let leave = Button {
            label: say.leave.into(),
            onpress: Callback::from(move |()| diary.done_typing(FormName::Move)),
            testid: Some("leave"),
            ..Button::default()
        };
        all([button(main), button(leave)])
    }

    fn act(self) -> Callback<()> {
        let site = self.site.clone();
        Callback::from(move |()| {
            let (diary, page) = (site.diary(), site.page());
            // As it is typed and kept by now.
            let cabinet = Cabinet::of(&site, diary.tonight());
            let Some(form) = written(&diary, &cabinet) else { return };
            match form.apply(cabinet.plan(), cabinet.made(), cabinet.earliest()) {
                Ok(moved) => {
                    let book = PlanBook::new(moved.plan, cabinet.view.book.supply().clone());
                    // What went wrong is told in the dialog, where what is typed stays for another try.
                    let saved = match left_out(&site, &cabinet, moved.left_out) {
                        Some(entry) => diary.save_plan_beside(Deed::Plan, book, entry),
                        None => diary.save_plan(Deed::Plan, book),
                    };
                    if saved.is_ok() {
                        diary.done_typing(FormName::Move);
                        page.scroll_to_top();
                        page.focus_next(HEADING);
                    }
                }
                Err(problem) => {
                    write(&diary, &MoveForm { asked: Asked::Yes, ..form });
                    page.focus(first_wrong(problem));
                }
            }
        })
    }
}

/// The entry of the night on which it is done, with the doses that are still to come recorded as left out; none where nothing is.
fn left_out(site: &Site, cabinet: &Cabinet, why: Option<Reason>) -> Option<Entry> {
    let (why, night) = (why?, Night::new(cabinet.made()).ok()?);
    let (diary, evening) = (site.diary(), Evening::of(site, night));
    let kept = evening.kept()?;
    let (events, day) = (dose_events(&evening.entries), diary.boundary().time());
    let doses = cabinet.plan().doses(night.date(), &events, day);
    let entry = with_rest_held(kept.clone(), &doses, diary.now().local(), day, why);
    (entry != *kept).then_some(entry)
}

/// The field that the person is led to.
const fn first_wrong(problem: MoveProblem) -> &'static str {
    match problem {
        MoveProblem::NoFrom
        | MoveProblem::Past(_)
        | MoveProblem::OtherStep
        | MoveProblem::StopsThen(_) => FROM,
        MoveProblem::NoUntil | MoveProblem::UntilBeforeFrom | MoveProblem::HoldTooShort => UNTIL,
        MoveProblem::NoReason | MoveProblem::Refused(_) => "move-reason-0",
    }
}
