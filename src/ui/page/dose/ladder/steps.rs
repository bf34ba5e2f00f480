//! The rows in which the steps of a plan are typed: add, remove, and the way back. It knows no answer.

use yew::prelude::*;

use super::super::desk::Desk;
use super::super::fields::Named;
use crate::dose::limits::MOST_STEPS;
use crate::ui::context::use_site;
use crate::ui::part::{Button, Glyph, Toast, button, icon, spoken, toast};
use crate::ui::state::calculator::{Change, Entry, RowChange};

/// The id of the button that adds a row; it gets the focus when a row went away from under it.
const ADD: &str = "add-step";

/// One row a step.
#[component]
pub(super) fn Steps() -> Html {
    let desk = Desk::from(&use_site());
    let say = &desk.text.ladder;
    let onadd = use_focus_on_added(&desk);
    let rows = &desk.inputs.rows;
    // In a box of their own: only where all children have keys does Yew leave the other rows alone when one goes.
    let rows_shown = (1..).zip(rows.rows()).map(|(number, row)| desk.step(number, *row));
    html! {
        <fieldset class="steps">
            <legend class="label">{ say.steps }</legend>
            <div class="steps">{ for rows_shown }</div>
            { desk.undo() }
            if rows.has_room() {
                <p>{ button(Button { label: say.add.into(), onpress: onadd, id: Some(ADD), testid: Some("add-step"), ..Button::default() }) }</p>
            } else {
                <p id={ADD} tabindex="-1">{ (say.full)(MOST_STEPS) }</p>
            }
        </fieldset>
    }
}

/// A callback that adds a row; once the row is there, it gets the focus.
#[hook]
fn use_focus_on_added(desk: &Desk) -> Callback<()> {
    let added = use_mut_ref(|| false);
    let last = desk.inputs.rows.rows().last().copied();
    {
        let (added, page) = (added.clone(), desk.page.clone());
        use_effect_with(last, move |last| {
            if let Some(row) = last
                && added.replace(false)
            {
                page.focus(&id(*row));
            }
        });
    }
    let inputs = desk.inputs.dispatcher();
    Callback::from(move |()| {
        added.replace(true);
        inputs.dispatch(Change::Row(RowChange::Add));
    })
}

impl Desk {
    fn step(&self, number: usize, row: u32) -> Html {
        let say = &self.text.ladder;
        let named = Named {
            entry: Entry::Step(row),
            id: id(row).into(),
            label: (say.step)(number).into(),
            hint: None,
        };
        let (inputs, page) = (self.inputs.dispatcher(), self.page.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            inputs.dispatch(Change::Row(RowChange::Remove(row)));
            page.focus(ADD);
        });
        html! {
            <div class="step" key={row}>
                { self.mass_field(named) }
                <button type="button" class="btn step__remove" {onclick} data-testid={["remove-", &id(row)].concat()}>
                    { icon(Glyph::Cross) }{ spoken((say.remove)(number)) }
                </button>
            </div>
        }
    }

    fn undo(&self) -> Html {
        let say = &self.text.ladder;
        let Some(row) = self.inputs.rows.last_removed() else { return Html::default() };
        let unit = self.inputs.mass_unit(Entry::Step(row));
        let dose = self.inputs.mass(Entry::Step(row)).ok().flatten();
        let dose = dose.map(|dose| self.written(self.style.mass(dose, unit)));
        toast(Toast {
            message: (say.removed)(dose.as_deref()).into(),
            undo: say.undo.into(),
            onundo: self.change(|()| Change::Row(RowChange::Undo)),
            testid: "undo-step",
        })
    }
}

fn id(row: u32) -> String {
    format!("step-{row}")
}
