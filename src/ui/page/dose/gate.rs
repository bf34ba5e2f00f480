//! What stands instead of an answer that a gate holds back, and above one that was confirmed. It is given masses only.

use yew::prelude::*;

use super::desk::Desk;
use crate::dose::{DoseGate, TenfoldGate, limits};
use crate::ui::part::{Grade, Notice, Pair, all, notice, pairs, para, paras, tag, words};
use crate::ui::state::calculator::{Change, Question};

impl Desk {
    /// What the gates ask, with the answer that was given: one yes for both.
    pub(super) fn gate(&self, question: Question) -> Html {
        let say = &self.text.gates;
        let dose = self.mg(question.dose);
        let usual = self.mg(limits::CONFIRM_ABOVE);
        let (grade, why, yes) = match question.gate() {
            DoseGate::Open => {
                let yes = self.confirmation(question, (say.above_yes)(&dose));
                return self.slip(question, yes).unwrap_or_default();
            }
            DoseGate::Refuse => return self.refused(question),
            DoseGate::Confirm => {
                (Grade::Caution, para((say.above_why)(&usual, &dose)), (say.above_yes)(&dose))
            }
            DoseGate::Warn => {
                let why = (say.far_above_why)(&usual, &self.mg(limits::WARN_ABOVE));
                let why = paras([why, say.far_above_do.to_owned()]);
                (Grade::Warning, why, (say.far_above_yes)(&dose))
            }
        };
        let body = all([why, self.confirmation(question, yes)]);
        let title = self.size_title(question).unwrap_or_default().into();
        let size = notice(Notice { grade, text: self.text, testid: "gate", title, body });
        all([self.slip(question, Html::default()).unwrap_or_default(), size])
    }

    /// That the dose is ten times the usual one, or a tenth of it, with both side by side.
    fn slip(&self, question: Question, yes: Html) -> Option<Html> {
        let say = &self.text.gates;
        let both = pairs(vec![
            Pair::of(say.tenfold_was, self.mg(question.usual?)),
            Pair::of(say.tenfold_is, self.mg(question.dose)),
        ]);
        let (grade, title) = (Grade::Warning, self.slip_title(question)?.into());
        let body = all([both, para(say.tenfold_do), yes]);
        Some(notice(Notice { grade, text: self.text, testid: "tenfold", title, body }))
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

    /// What the gates stopped, in one line.
    pub(super) fn gate_title(&self, question: Question) -> String {
        let titles = [self.slip_title(question), self.size_title(question)];
        let titles: Vec<String> = titles.into_iter().flatten().collect();
        titles.join("; ")
    }

    fn size_title(&self, question: Question) -> Option<String> {
        let say = &self.text.gates;
        let title = match question.gate() {
            DoseGate::Open => return None,
            DoseGate::Confirm => say.above,
            DoseGate::Warn => say.far_above,
            DoseGate::Refuse => say.refused,
        };
        Some(title(&self.mg(question.dose)))
    }

    /// Not of a dose that is refused: that is said alone.
    fn slip_title(&self, question: Question) -> Option<String> {
        if question.gate() == DoseGate::Refuse {
            return None;
        }
        let say = &self.text.gates;
        let title = match question.slip() {
            TenfoldGate::TimesTooMuch(_) => say.tenfold_more,
            TenfoldGate::TimesTooLittle(_) => say.tenfold_less,
            TenfoldGate::Open => return None,
        };
        Some(title(&self.mg(question.dose)))
    }
}
