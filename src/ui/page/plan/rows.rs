//! The rows in which the steps of a plan are typed. They know no plan.

use std::rc::Rc;

use yew::prelude::*;

use super::steps::StepsDesk;
use crate::ui::page::meanings::meanings;
use crate::ui::part::{
    Button, ButtonKind, Field, FieldKind, Glyph, Toast, Units, all, button, combo, field, list,
    tag, toast,
};
use crate::ui::reading::number_problem;
use crate::ui::state::plan::{PlanForm, RowProblem, StepRow, Unit};

/// The id of the button that adds a step.
const ADD: &str = "add-step";

/// The id of the first field of a row.
pub(super) fn field_id(place: usize) -> String {
    format!("step-dose-{place}")
}

/// One row a step, and the way to one more.
pub(super) fn rows(desk: StepsDesk<'_>, wrong: &[Option<RowProblem>]) -> Html {
    let say = desk.site.text.plan_steps;
    let rows = desk.form.rows.iter().enumerate().map(|(place, row)| {
        let wrong = wrong.get(place).copied().flatten();
        one(desk, place, row, wrong)
    });
    let rows = tag("div", "stack-l", list(rows.collect()));
    let full = desk.form.rows.len() >= PlanForm::MOST_ROWS;
    let add = {
        let (page, next) = (desk.site.page().clone(), field_id(desk.form.rows.len()));
        let add = desk.put(|form, ()| *form = form.with_row());
        Callback::from(move |()| {
            add.emit(());
            page.focus_next(&next);
        })
    };
    let add = Button {
        label: say.add.into(),
        onpress: add,
        glyph: Some(Glyph::Plus),
        id: Some(ADD),
        testid: Some(ADD),
        ..Button::default()
    };
    let add = if full { Html::default() } else { button(add) };
    // Where the eye is then: at the first step, or where the step was.
    let is_above = (**desk.before).as_ref().is_some_and(|(_, said)| *said == say.taken);
    if is_above { all([undo(desk), rows, add]) } else { all([rows, undo(desk), add]) }
}

/// The way back for the step that was taken away last.
fn undo(desk: StepsDesk<'_>) -> Html {
    let say = desk.site.text.plan_steps;
    let Some((before, said)) = (**desk.before).clone() else { return Html::default() };
    let back = desk.put(move |form, ()| form.rows.clone_from(&before.rows));
    let page = desk.site.page().clone();
    let onundo = Callback::from(move |()| {
        back.emit(());
        page.focus(ADD);
    });
    let (message, undo) = (said.into(), say.undo.into());
    toast(Toast { message, undo, onundo, testid: "undo-step" })
}

fn one(desk: StepsDesk<'_>, place: usize, row: &StepRow, wrong: Option<RowProblem>) -> Html {
    let say = desk.site.text.plan_steps;
    let error = |of: fn(RowProblem) -> bool| {
        let said = |wrong| match wrong {
            RowProblem::Dose(error) => number_problem(error, desk.site.style, desk.site.text),
            RowProblem::NoDose
            | RowProblem::Zero
            | RowProblem::TooMuch
            | RowProblem::Times
            | RowProblem::Length => None,
        };
        let named = |wrong| said(wrong).unwrap_or_else(|| (say.row)(wrong).to_owned());
        wrong.filter(|wrong| of(*wrong)).map(|wrong| named(wrong).into())
    };
    let typing_dose = typing(desk, place, |row, typed| row.dose = typed);
    let both = meanings(desk.site, &field_id(place).into(), &row.dose, &typing_dose);
    let dose = field(Field {
        id: field_id(place).into(),
        label: say.dose.into(),
        value: row.dose.clone().into(),
        oninput: typing_dose,
        error: error(|wrong| !matches!(wrong, RowProblem::Times | RowProblem::Length)),
        ..Field::default()
    });
    let times = field(Field {
        id: format!("step-times-{place}").into(),
        label: say.times.into(),
        value: row.times.clone().into(),
        oninput: typing(desk, place, |row, typed| row.times = typed),
        error: error(|wrong| wrong == RowProblem::Times),
        hint: (place == 0).then(|| say.times_hint.into()),
        kind: FieldKind::Text,
        ..Field::default()
    });
    let units = Units {
        label: say.counted.into(),
        names: Rc::from(Unit::ALL.map(|unit| (say.unit)(unit).into())),
        chosen: Unit::ALL.iter().position(|unit| *unit == row.unit).unwrap_or(0),
        onchoose: typing(desk, place, |row, place: usize| {
            row.unit = Unit::ALL.get(place).copied().unwrap_or_default();
        }),
    };
    let length = Field {
        id: format!("step-length-{place}").into(),
        label: say.length.into(),
        value: row.length.clone().into(),
        oninput: typing(desk, place, |row, typed| row.length = typed),
        error: error(|wrong| wrong == RowProblem::Length),
        hint: (place == 0).then(|| say.length_hint.into()),
        ..Field::default()
    };
    let dose = tag("div", "", all([dose, both]));
    let fields = all([dose, times, combo(length, units), remove(desk, place)]);
    html! {
        <fieldset class="plan-step" key={place}>
            <legend class="label">{ (say.step)(place.saturating_add(1)) }</legend>
            { fields }
        </fieldset>
    }
}

fn typing<T: 'static>(desk: StepsDesk<'_>, place: usize, put: fn(&mut StepRow, T)) -> Callback<T> {
    desk.put(move |form, given| {
        if let Some(row) = form.rows.get_mut(place) {
            put(row, given);
        }
    })
}

/// Takes a step away. A single one stays: it can be typed over.
fn remove(desk: StepsDesk<'_>, place: usize) -> Html {
    if desk.form.rows.len() < 2 {
        return Html::default();
    }
    let say = desk.site.text.plan_steps;
    let (page, remove) =
        (desk.site.page().clone(), desk.put(move |form, ()| *form = form.without_row(place)));
    let (before, form) = (desk.before.setter(), desk.form.clone());
    let onpress = Callback::from(move |()| {
        remove.emit(());
        before.set(Some((form.clone(), say.removed)));
        page.focus(ADD);
    });
    let label = (say.remove)(place.saturating_add(1)).into();
    button(Button { label, onpress, kind: ButtonKind::Quiet, ..Button::default() })
}
