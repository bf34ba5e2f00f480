//! What stands instead of an answer that a gate holds back, and above one that was confirmed. It is given no volume.

use yew::prelude::*;

use super::desk::Desk;
use crate::dose::{DoseGate, TenfoldGate, limits};
use crate::ui::part::{Grade, Notice, Pair, all, notice, pairs, para, paras, tag, words};
use crate::ui::state::calculator::{Change, Question, Usual};

impl Desk {
    /// What the gates ask, with the answer that was given: one yes for all.
    pub(super) fn gate(&self, question: Question) -> Html {
        let say = &self.text.gates;
        let dose = self.mg(question.dose);
        let usual = self.mg(limits::CONFIRM_ABOVE);
        let (grade, why, yes) = match question.gate() {
            DoseGate::Open => {
                let yes = self.confirmation(question, (say.above_yes)(&dose));
                return self.slips(question, yes);
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
        all([self.slips(question, Html::default()), size])
    }

    /// That the dose is ten times the usual one, or a tenth of it, and the strength that of the bottle in use; the yes is in the last.
    fn slips(&self, question: Question, yes: Html) -> Html {
        let say = &self.text.gates;
        let Usual { dose, strength } = question.usual;
        let strength = self.strength_title(question).zip(strength.zip(question.strength));
        let strength = strength.map(|(title, (was, is))| {
            let was = Pair::of(say.strength_was, self.strength(was));
            let is = Pair::of(say.strength_is, self.strength(is));
            self.slip("tenfold-strength", title, [was, is], yes.clone())
        });
        let yes = if strength.is_some() { Html::default() } else { yes };
        let dose = self.slip_title(question).zip(dose).map(|(title, was)| {
            let was = Pair::of(say.tenfold_was, self.mg(was));
            let is = Pair::of(say.tenfold_is, self.mg(question.dose));
            self.slip("tenfold", title, [was, is], yes)
        });
        all([dose.unwrap_or_default(), strength.unwrap_or_default()])
    }

    /// One slip of ten, with what was and what is side by side.
    fn slip(&self, testid: &'static str, title: String, both: [Pair; 2], yes: Html) -> Html {
        let body = all([pairs(both.into()), para(self.text.gates.tenfold_do), yes]);
        let (grade, title) = (Grade::Warning, title.into());
        notice(Notice { grade, text: self.text, testid, title, body })
    }

    fn confirmation(&self, question: Question, yes: String) -> Html {
        let strength = question.strength.filter(|_| question.strength_slip() != TenfoldGate::Open);
        let yes = match strength {
            Some(strength) => (self.text.gates.strength_yes)(&yes, &self.strength(strength)),
            None => yes,
        };
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
        let titles =
            [self.slip_title(question), self.strength_title(question), self.size_title(question)];
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

    /// Nor is this.
    fn strength_title(&self, question: Question) -> Option<String> {
        let strength = question.strength.filter(|_| question.gate() != DoseGate::Refuse)?;
        let say = &self.text.gates;
        let title = match question.strength_slip() {
            TenfoldGate::TimesTooMuch(_) => say.strength_more,
            TenfoldGate::TimesTooLittle(_) => say.strength_less,
            TenfoldGate::Open => return None,
        };
        Some(title(&self.strength(strength)))
    }
}
