//! The rows in which the steps of a plan are typed: an empty one always follows, each can be taken away, and comes back. It
//! knows no answer.

use yew::prelude::*;

use super::super::desk::Desk;
use super::super::fields::Named;
use crate::ui::part::{Glyph, Toast, all, icon, list, spoken, tag, toast};
use crate::ui::state::calculator::{Change, Entry};

/// The id of the list's name, which gets the focus when a row went away from under it.
const NAME: &str = "steps";

impl Desk {
    /// One row a step.
    pub(super) fn steps(&self) -> Html {
        let say = &self.text.ladder;
        // In a box of their own: only where all children have keys does Yew leave the other rows alone when one goes.
        let rows = (1..).zip(self.inputs.rows.rows()).map(|(number, row)| self.step(number, *row));
        let rows = tag("div", "steps", list(rows.collect()));
        let name = html! { <legend class="label" id={NAME} tabindex="-1">{ say.steps }</legend> };
        tag("fieldset", "", all([name, rows, self.undo()]))
    }

    fn step(&self, number: usize, row: u32) -> Html {
        let say = &self.text.ladder;
        let id = row_id(row);
        let testid = ["remove-", &id].concat();
        let label = (say.step)(number).into();
        let field =
            self.mass_field(Named { entry: Entry::Step(row), id: id.into(), label, hint: None });
        let remove = self.change(move |()| Change::RemoveRow(row));
        let onclick = self.then_focus(&NAME.into(), remove).reform(|_: MouseEvent| ());
        let cross = all([icon(Glyph::Cross), spoken((say.remove)(number))]);
        let remove = html! {
            <button type="button" class="btn step__remove" {onclick} data-testid={testid}>{ cross }</button>
        };
        html! { <div class="step" key={row}>{ all([field, remove]) }</div> }
    }

    fn undo(&self) -> Html {
        let say = &self.text.ladder;
        let Some(row) = self.inputs.row_to_return() else { return Html::default() };
        let unit = self.inputs.mass_unit(Entry::Step(row));
        let dose = self.inputs.mass(Entry::Step(row)).ok().flatten();
        let dose = dose.map(|dose| self.written(self.style.mass(dose, unit)));
        // What could not be read is told as it was typed: the row was not empty.
        let typed = self.inputs.text(Entry::Step(row)).trim();
        let unread = (!typed.is_empty()).then(|| (say.typed)(typed));
        let dose = dose.or(unread);
        // The button goes away with the row's return: the focus goes where the row is.
        let (page, id) = (self.page.clone(), row_id(row));
        let undo = self.change(|()| Change::UndoRow);
        let onundo = Callback::from(move |()| {
            undo.emit(());
            page.focus_next(&id);
        });
        toast(Toast {
            message: (say.removed)(dose.as_deref()).into(),
            undo: say.undo.into(),
            onundo,
            testid: "undo-step",
        })
    }
}

/// The id of the field of a row.
fn row_id(row: u32) -> String {
    format!("step-{row}")
}
