//! What stands instead of an answer that a gate holds back, and above one that was confirmed. It is given masses only.

use yew::prelude::*;

use super::desk::Desk;
use crate::dose::{DoseGate, limits};
use crate::ui::part::{Grade, Notice, all, notice, para, paras, tag, words};
use crate::ui::state::calculator::{Change, Question};

impl Desk {
    /// The question of a gate, with the answer that was given.
    pub(super) fn gate(&self, question: Question) -> Html {
        let say = &self.text.gates;
        let dose = self.mg(question.dose);
        let (grade, yes) = match question.gate() {
            DoseGate::Open => return Html::default(),
            DoseGate::Refuse => return self.refused(question),
            DoseGate::Confirm => (Grade::Caution, (say.above_yes)(&dose)),
            DoseGate::Warn => (Grade::Warning, (say.far_above_yes)(&dose)),
        };
        let usual = self.mg(limits::CONFIRM_ABOVE);
        let why = if question.gate() == DoseGate::Warn {
            let why = (say.far_above_why)(&usual, &self.mg(limits::WARN_ABOVE));
            paras([why, say.far_above_do.to_owned()])
        } else {
            para((say.above_why)(&usual, &dose))
        };
        let body = all([why, self.confirmation(question, yes)]);
        let title = self.gate_title(question).into();
        notice(Notice { grade, text: self.text, testid: "gate", title, body })
    }

    fn confirmation(&self, question: Question, yes: String) -> Html {
        let confirmed = self.inputs.is_confirmed(question);
        let onchange =
            self.change(
                move |_: Event| {
                    if confirmed { Change::Unconfirm } else { Change::Confirm(question) }
                },
            );
        html! {
            <label class="confirm"><input type="checkbox" id="confirm" checked={confirmed} {onchange} />{ tag("span", "", words(yes)) }</label>
        }
    }

    fn refused(&self, question: Question) -> Html {
        let say = &self.text.gates;
        let why = (say.refused_why)(&self.mg(limits::REFUSE_ABOVE));
        let body = paras([why, say.refused_unit.to_owned(), say.refused_do.to_owned()]);
        let title = self.gate_title(question).into();
        notice(Notice { grade: Grade::Stop, text: self.text, testid: "refused", title, body })
    }

    /// What a gate stopped, in one line.
    pub(super) fn gate_title(&self, question: Question) -> String {
        let say = &self.text.gates;
        let title = match question.gate() {
            DoseGate::Open | DoseGate::Confirm => say.above,
            DoseGate::Warn => say.far_above,
            DoseGate::Refuse => say.refused,
        };
        title(&self.mg(question.dose))
    }
}
