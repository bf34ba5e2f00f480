//! The page where the steps of a plan are made or changed: the question about opioids first, then the steps, what the plan becomes by
//! them, and what must be looked at twice. What is typed is kept until it is saved.

use yew::prelude::*;

use super::clock::ahead;
use super::rows::rows;
use super::table::steps_table;
use crate::dose::Mass;
use crate::plan::{Opioids, Preset, Reason};
use crate::store::{PlanBook, Reading};
use crate::ui::context::{Site, use_site};
use crate::ui::keeper::DiaryHandle;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::page::head;
use crate::ui::page::night::mg;
use crate::ui::page::saving::{damaged, is_reader, not_saved, typed};
use crate::ui::part::{
    Button, ButtonKind, Choice, Choices, Field, FieldKind, Grade, Notice, Radios, all, area,
    button, choices, field, link, list, notice, para, paras, quiet, radios, tag, tag_named, words,
};
use crate::ui::route::Route;
use crate::ui::shell::HEADING;
use crate::ui::state::Deed;
use crate::ui::state::night::last_dose;
use crate::ui::state::plan::{Asked, Known, PlanForm, Preview, Question, Wrong};

const FROM: &str = "plan-from";
const NOTE: &str = "plan-note";
const REASON: &str = "plan-reason";
const SURE: &str = "plan-sure";
const OPIOIDS: &str = "opioids";

/// Every answer, in the order of the question.
const ANSWERS: [Opioids; 3] = [Opioids::TakesNone, Opioids::TakesSome, Opioids::Unsure];

/// The page.
#[component]
pub(super) fn Steps() -> Html {
    let site = use_site();
    let cabinet = Cabinet::of(&site, site.diary().tonight());
    let sure = use_state_eq(|| false);
    let before = use_state_eq(|| None::<Before>);
    let asks = use_state_eq(|| asks_again(&cabinet));
    let form = written(&site.diary(), &start(&site, &cabinet));
    let (sure, before, asks) = (&sure, &before, &asks);
    let desk = StepsDesk { site: &site, cabinet: &cabinet, form: &form, sure, before, asks };
    let say = site.text.plan_steps;
    let back = tag("p", "back", link(Route::Plan.address(), say.back));
    let inside = if cabinet.view.reading != Reading::Sound {
        damaged(&site)
    } else if let Some(made) = cabinet.made_ahead() {
        ahead(&site, &cabinet, made)
    } else if cabinet.plan().opioids() == Some(Opioids::TakesNone) && !**asks {
        desk.form()
    } else {
        desk.opioids()
    };
    all([head(site.text.shell.plan_steps, Some(say.lead)), not_saved(&site), inside, back])
}

/// Whether the question about opioids is asked although it was answered: whoever begins again after a stop may have been given one.
fn asks_again(cabinet: &Cabinet) -> bool {
    let plan = cabinet.plan();
    !plan.changes().is_empty() && PlanForm::begins(plan, cabinet.earliest())
}

/// What the form starts with.
fn start(site: &Site, cabinet: &Cabinet) -> PlanForm {
    PlanForm::new(cabinet.plan(), cabinet.earliest(), site.style)
}

/// What the plan becomes by what is typed.
fn read(cabinet: &Cabinet, form: &PlanForm) -> Result<Preview, Wrong> {
    let last = last_dose(&cabinet.entries, cabinet.night).map(|last| last.dose);
    let known = Known { made: cabinet.made(), earliest: cabinet.earliest(), last };
    form.read(cabinet.plan(), known)
}

/// The form before its rows were changed by one press, and what that did.
pub(super) type Before = (PlanForm, &'static str);

/// What the page works with.
#[derive(Clone, Copy)]
pub(super) struct StepsDesk<'a> {
    pub(super) site: &'a Site,
    pub(super) cabinet: &'a Cabinet,
    pub(super) form: &'a PlanForm,
    sure: &'a UseStateHandle<bool>,
    /// What a press did to the rows, as long as nothing else was changed.
    pub(super) before: &'a UseStateHandle<Option<Before>>,
    /// Whether the question about opioids is to be answered again.
    asks: &'a UseStateHandle<bool>,
}

/// What is typed by now on top of what the form started with.
fn written(diary: &DiaryHandle, start: &PlanForm) -> PlanForm {
    let typed = diary.typed(PlanForm::name());
    typed.and_then(|fields| PlanForm::of(&fields)).unwrap_or_else(|| start.clone())
}

/// Keeps what is typed; what is again as it was before is no draft.
fn write(diary: &DiaryHandle, form: &PlanForm, start: &PlanForm) {
    if form == start {
        diary.done_typing(PlanForm::name());
    } else {
        diary.type_into(PlanForm::name(), form.fields());
    }
}

impl StepsDesk<'_> {
    /// Puts one thing into the form, as it stands by then: a slow phone shows a key only after the next one. Whoever changes a step has
    /// not checked it yet.
    pub(super) fn put<T: 'static>(self, put: impl Fn(&mut PlanForm, T) + 'static) -> Callback<T> {
        let (diary, sure, before) = (self.site.diary(), self.sure.setter(), self.before.setter());
        let start = start(self.site, self.cabinet);
        Callback::from(move |given| {
            let mut next = written(&diary, &start);
            put(&mut next, given);
            sure.set(false);
            before.set(None);
            write(&diary, &next, &start);
        })
    }

    /// The question about opioids. It is asked before the first plan, before one that begins after a stop, and each time that it was not
    /// answered with none.
    fn opioids(self) -> Html {
        let say = self.site.text.plan_steps;
        let answered = self.cabinet.plan().opioids();
        let lines = say.opioid_list.iter().map(|line| tag("li", "", words(*line))).collect();
        let lines = tag("ul", "bul", list(lines));
        let (site, book, asks) =
            (self.site.clone(), self.cabinet.view.book.clone(), self.asks.setter());
        let onchoose = Callback::from(move |place: usize| {
            let Some(answer) = ANSWERS.get(place) else { return };
            let mut plan = book.plan().clone();
            plan.answer(*answer);
            let book = PlanBook::new(plan, book.supply().clone());
            // What went wrong is told under the heading.
            drop(site.diary().save_plan(Deed::Opioids, book));
            if *answer == Opioids::TakesNone {
                asks.set(false);
                site.page().focus_next(HEADING);
            }
        });
        let question = radios(&Radios {
            name: OPIOIDS.into(),
            legend: say.opioids.into(),
            options: [say.takes_none, say.takes_some, say.unsure].map(AttrValue::from).into(),
            chosen: ANSWERS
                .iter()
                .position(|answer| *answer != Opioids::TakesNone && Some(*answer) == answered),
            onchoose,
            error: None,
        });
        let stop = match answered {
            Some(Opioids::TakesSome | Opioids::Unsure) => notice(Notice {
                grade: Grade::Stop,
                text: self.site.text,
                testid: "opioids-stop",
                title: say.ask_first.into(),
                body: all([para(say.ask_first_why), para(say.ask_first_do)]),
            }),
            Some(Opioids::TakesNone) | None => Html::default(),
        };
        let stop = html! { <div role="status">{ stop }</div> };
        let disabled = is_reader(self.site);
        let question =
            html! { <fieldset {disabled} aria-label={say.opioids}>{ question }</fieldset> };
        let why = all([para(say.opioids_why), para(say.opioids_lately)]);
        tag("div", "asks narrow", all([lines, why, question, stop]))
    }

    fn form(self) -> Html {
        let say = self.site.text.plan_steps;
        let read = read(self.cabinet, self.form);
        let wrong = match (&read, self.form.asked) {
            (Err(wrong), Asked::Yes) => wrong.clone(),
            (Ok(_), _) | (_, Asked::NotYet) => Wrong::default(),
        };
        let begins = PlanForm::begins(self.cabinet.plan(), self.cabinet.earliest());
        let presets = if begins { self.presets() } else { Html::default() };
        let reason = if begins { Html::default() } else { self.reason(&wrong) };
        let fields =
            all([presets, self.from(&wrong), rows(self, &wrong.rows), self.note(&wrong), reason]);
        let disabled = is_reader(self.site);
        let name = self.site.text.shell.plan_steps;
        let fields =
            html! { <fieldset class="asks" {disabled} aria-label={name}>{ fields }</fieldset> };
        let asks = self.asks.setter();
        let again = Callback::from(move |()| asks.set(true));
        let again = quiet(say.answer_again, "answer-again", again);
        let again = if disabled { Html::default() } else { again };
        let answered = all([tag("p", "small sub", words(say.answered_none)), again]);
        let preview = read.as_ref().ok().map(|preview| self.preview(preview)).unwrap_or_default();
        all([answered, fields, preview, self.save(&read)])
    }

    fn presets(self) -> Html {
        let say = self.site.text.plan_steps;
        let style = self.site.style;
        let one = |preset: Preset| {
            let take = self.put(move |form, ()| *form = form.with_preset(preset, style));
            let (before, form) = (self.before.setter(), self.form.clone());
            let page = self.site.page().clone();
            let take = Callback::from(move |()| {
                take.emit(());
                before.set(Some((form.clone(), say.taken)));
                page.focus_next(&super::rows::field_id(0));
            });
            let testid = match preset {
                Preset::MsSlow => "preset-ms-slow",
                Preset::MsMonth => "preset-ms-month",
                Preset::Fortnights => "preset-fortnights",
                Preset::HalfMilligrams => "preset-half",
            };
            let take = Button {
                label: say.take.into(),
                onpress: take,
                testid: Some(testid),
                ..Button::default()
            };
            let name = tag("b", "", words((say.preset)(preset)));
            let source = tag("p", "small sub", words((say.preset_source)(preset)));
            tag("li", "stack", all([name, source, button(take)]))
        };
        let ways = Preset::ALL.map(one);
        let ways = html! { <ul role="list" class="stack">{ all(ways) }</ul> };
        html! { <details class="presets"><summary>{ say.presets }</summary>{ all([para(say.presets_why), ways]) }</details> }
    }

    fn from(self, wrong: &Wrong) -> Html {
        let say = self.site.text.plan_steps;
        field(Field {
            id: FROM.into(),
            label: say.from.into(),
            value: self.form.from.clone().into(),
            oninput: {
                let (plan, style) = (self.cabinet.plan().clone(), self.site.style);
                self.put(move |form, typed| *form = form.from_night(typed, &plan, style))
            },
            error: wrong.from.then(|| say.from_wrong.into()),
            hint: self.cabinet.plan().changes().is_empty().then(|| say.from_hint.into()),
            kind: FieldKind::Date,
            ..Field::default()
        })
    }

    fn note(self, wrong: &Wrong) -> Html {
        let say = self.site.text.plan_steps;
        area(Field {
            id: NOTE.into(),
            label: say.note.into(),
            value: self.form.note.clone().into(),
            oninput: self.put(|form, typed| form.note = typed),
            error: wrong.note.then(|| say.note_long.into()),
            hint: Some(say.note_hint.into()),
            ..Field::default()
        })
    }

    fn reason(self, wrong: &Wrong) -> Html {
        let say = self.site.text.plan_steps;
        radios(&Radios {
            name: REASON.into(),
            legend: say.reason.into(),
            options: Reason::ALL.map(|reason| (self.site.text.reasons.of)(reason).into()).into(),
            chosen: Reason::ALL.iter().position(|reason| Some(*reason) == self.form.reason),
            onchoose: self.put(|form, place: usize| form.reason = Reason::ALL.get(place).copied()),
            error: wrong.reason.then(|| self.site.text.reasons.missing.into()),
        })
    }

    /// What the plan becomes, and what must be looked at twice before it is saved.
    fn preview(self, preview: &Preview) -> Html {
        let say = self.site.text.plan_steps;
        let Preview { plan, dated, waiting, .. } = preview;
        let forecast = self.cabinet.forecast_of(self.site, plan).ok();
        let table = steps_table(self.site, self.cabinet, forecast.as_ref(), dated, waiting);
        let title = tag("h2", "", words(say.preview));
        let questions = preview.questions.iter().map(|question| self.question(*question));
        let questions = list(questions.collect());
        let sure = if preview.questions.is_empty() {
            Html::default()
        } else {
            let sure = self.sure.clone();
            choices(&Choices {
                name: SURE.into(),
                legend: say.check.into(),
                choices: vec![Choice { name: say.sure.into(), chosen: *sure }],
                onflip: Callback::from(move |_| sure.set(!*sure)),
            })
        };
        tag_named("section", "section stack", "preview", all([title, table, questions, sure]))
    }

    fn question(self, question: Question) -> Html {
        let (dose, grade) = match question {
            Question::Gate(_, dose, crate::dose::DoseGate::Confirm) => (dose, Grade::Caution),
            Question::Gate(_, dose, _) => (dose, Grade::Warning),
            Question::AsPublished => (Mass::mg(crate::dose::Exact::ZERO), Grade::Caution),
            Question::Tenfold(..) => (Mass::mg(crate::dose::Exact::ZERO), Grade::Warning),
        };
        let [title, why] = (self.site.text.plan_steps.question)(question, &mg(self.site, dose));
        notice(Notice {
            grade,
            text: self.site.text,
            testid: "plan-question",
            title: title.into(),
            body: paras([why]),
        })
    }

    fn save(self, read: &Result<Preview, Wrong>) -> Html {
        let say = self.site.text.plan_steps;
        let said = match (read, self.form.asked) {
            (Err(wrong), Asked::Yes) => wrong.plan.map_or(say.wrong, self.site.text.plan.error),
            (Ok(preview), Asked::Yes) if !preview.questions.is_empty() && !**self.sure => {
                say.sure_first
            }
            (Ok(_) | Err(_), _) => "",
        };
        let (site, sure) = (self.site.clone(), self.sure.clone());
        let onpress = Callback::from(move |()| press(&site, &sure));
        if is_reader(self.site) {
            return Html::default();
        }
        let main = Button {
            label: say.save.into(),
            onpress,
            kind: ButtonKind::Main,
            testid: Some("save-plan"),
            ..Button::default()
        };
        let said = html! { <p role="status" class="error" data-testid="plan-said">{ said }</p> };
        // Where it was only asked to be saved, nothing is typed that could be lost.
        let asked = PlanForm { asked: Asked::Yes, ..start(self.site, self.cabinet) };
        let typed =
            if *self.form == asked { Html::default() } else { typed(self.site, PlanForm::name()) };
        tag("div", "save stack", all([button(main), said, typed]))
    }
}

/// Saves what is typed by now, if it can be and nothing of it is to be looked at twice: a slow phone may not show the last key yet.
fn press(site: &Site, sure: &UseStateHandle<bool>) {
    let (diary, page) = (site.diary(), site.page());
    let cabinet = Cabinet::of(site, diary.tonight());
    let start = start(site, &cabinet);
    let form = written(&diary, &start);
    let preview = match read(&cabinet, &form) {
        Ok(preview) if **sure || preview.questions.is_empty() => preview,
        outcome => {
            write(&diary, &PlanForm { asked: Asked::Yes, ..form }, &start);
            let of_wrong = |wrong| first_wrong(&wrong);
            return page.focus(&outcome.map_or_else(of_wrong, |_| [SURE, "-0"].concat()));
        }
    };
    let book = PlanBook::new(preview.plan, cabinet.view.book.supply().clone());
    let is_first = cabinet.plan().changes().is_empty();
    let deed = if is_first { Deed::FirstPlan } else { Deed::Plan };
    if diary.save_plan(deed, book).is_ok() {
        diary.done_typing(PlanForm::name());
        page.go(Route::Plan.address());
    } else {
        page.scroll_to_top();
        page.focus(HEADING);
    }
}

/// The field that the person is led to.
fn first_wrong(wrong: &Wrong) -> String {
    let row = wrong.rows.iter().position(Option::is_some);
    match row {
        _ if wrong.from => FROM.to_owned(),
        Some(place) => super::rows::field_id(place),
        None if wrong.note => NOTE.to_owned(),
        None if wrong.reason => [REASON, "-0"].concat(),
        None => super::rows::field_id(0),
    }
}
