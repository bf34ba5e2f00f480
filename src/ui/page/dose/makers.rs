//! What the calculators of a liquid share: choices among few, the words for a strong liquid, and the way to carry a strength
//! over to the draw. It knows no question and no answer.

use yew::prelude::*;

use super::desk::Desk;
use super::remark::Remark;
use crate::dose::{
    Certainty, DoseGate, Exact, LabelUnit, Strength, Style, Volume, limits, read_label,
};
use crate::ui::numbers::unmistakable;
use crate::ui::part::{Grade, Segments, all, headline, para, paras, segments, tag, words};
use crate::ui::route::{Calculator, Route};
use crate::ui::state::calculator::{Change, Choice, Entry, Judged, Label, WaterBy};
use crate::ui::text::Text;

/// A choice among few.
pub(super) struct Asked {
    pub(super) name: &'static str,
    pub(super) legend: &'static str,
    pub(super) options: Vec<(Choice, AttrValue)>,
    pub(super) chosen: Choice,
}

impl Desk {
    /// A choice among few, side by side.
    pub(super) fn choice(&self, asked: Asked) -> Html {
        let Asked { name, legend, options, chosen } = asked;
        let place = options.iter().position(|(choice, _)| *choice == chosen).unwrap_or(0);
        let (choices, words): (Vec<Choice>, Vec<AttrValue>) = options.into_iter().unzip();
        let onchoose = self.change(move |place: usize| {
            Change::Chose(choices.get(place).copied().unwrap_or(chosen))
        });
        segments(&Segments {
            name: name.into(),
            legend: legend.into(),
            options: words,
            chosen: place,
            onchoose,
        })
    }

    /// The question that a calculator answers: a few sentences, one under the other.
    pub(super) fn question(&self, asked: Asked) -> Html {
        tag("div", "stacked", self.choice(asked))
    }

    /// How water is measured, with what that means.
    pub(super) fn water_choice(
        &self,
        name: &'static str,
        chosen: WaterBy,
        of: fn(WaterBy) -> Choice,
    ) -> Html {
        let say = &self.text.makers;
        let options = vec![
            (of(WaterBy::MadeUpTo), say.made_up_to.into()),
            (of(WaterBy::Added), say.added.into()),
        ];
        let hint = match chosen {
            WaterBy::MadeUpTo => say.made_up_to_hint,
            WaterBy::Added => say.added_hint,
        };
        let asked = Asked { name, legend: say.measured, options, chosen: of(chosen) };
        tag("div", "", all([self.choice(asked), tag("p", "hint", words(hint))]))
    }

    /// What there is to know about a liquid in which one millilitre is already more than a usual dose.
    pub(super) fn strong(&self, judged: Judged, certainty: Certainty) -> Option<Remark> {
        let say = &self.text.makers;
        let (grade, title, todo) = match judged.gate {
            DoseGate::Open => return None,
            DoseGate::Confirm => (Grade::Caution, say.strong, say.strong_then),
            DoseGate::Warn => (Grade::Warning, say.strong, say.strong_then),
            DoseGate::Refuse => (Grade::Warning, say.very_strong, say.very_strong_then),
        };
        let per_ml = self.mg(judged.per_ml);
        let per_ml = match certainty {
            Certainty::Exact => per_ml,
            Certainty::AtMost => (say.at_most)(&per_ml),
        };
        let why = (say.strong_why)(&per_ml, &self.mg(limits::CONFIRM_ABOVE));
        Some(Remark {
            grade,
            testid: "strong",
            title: title.to_owned(),
            body: paras([why, todo.to_owned()]),
        })
    }

    /// The volume to make up to, with how that is done.
    pub(super) fn up_to(&self, volume: Volume) -> Html {
        let say = &self.text.makers;
        let written = self.style.volume(volume);
        let heading = if written.exact { say.make_up_to } else { say.make_up_to_about };
        let large = headline(heading, &written.text);
        let exact = written.exact;
        let how = para((say.up_to_the_line)(&self.written(written)));
        all([large, how, if exact { Html::default() } else { para(say.up_to_no_line) }])
    }

    /// The way to use a strength in the first calculator. It goes by the shared inputs and not by the address. None where the
    /// strength cannot be typed exactly, or is one from which nothing is to be drawn.
    pub(super) fn use_strength(&self, Judged { strength, gate, .. }: Judged) -> Html {
        let changes =
            typed_exactly(strength, self.style, self.text).filter(|_| gate != DoseGate::Refuse);
        let Some(changes) = changes else { return Html::default() };
        let inputs = self.inputs.dispatcher();
        let onclick = Callback::from(move |_: MouseEvent| {
            for change in &changes {
                inputs.dispatch(change.clone());
            }
        });
        let label = (self.text.makers.use_strength)(&self.strength(strength));
        html! {
            <p class="no-print">
                <a class="btn" href={Route::Dose(Calculator::Draw).address()} {onclick} data-testid="use-strength"><span>{ label }</span></a>
            </p>
        }
    }

    /// What screen readers are told: a sentence, and the title of every remark.
    pub(super) fn said_with(&self, sentence: &str, remarks: &[Remark]) -> String {
        let titles = remarks.iter().map(|remark| [" ", &self.said_of(remark), "."].concat());
        [sentence.to_owned()].into_iter().chain(titles).collect()
    }
}

/// What to type so that exactly this strength is read: in mg/mL, or as whole milligrams in whole millilitres. All of it goes into one
/// field, so that whoever types another strength over it leaves nothing of it behind.
fn typed_exactly(strength: Strength, style: Style, text: Text) -> Option<[Change; 3]> {
    let number = strength.in_mg_per_ml();
    let whole = |number| unmistakable(Exact::whole(number), style);
    let as_ratio =
        (text.makers.typed_ratio)(&whole(number.numerator()), &whole(number.denominator()));
    [unmistakable(number, style), as_ratio]
        .into_iter()
        .find(|typed| read_label(typed, LabelUnit::MgPerMl, "") == Ok(strength))
        .map(|typed| {
            [
                Change::LabelUnit(Label::Bottle, LabelUnit::MgPerMl),
                Change::Typed(Entry::Strength, typed),
                Change::Typed(Entry::LabelVolume, String::new()),
            ]
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::{DecimalSign, Grouping, McgWord};
    use crate::ui::text::EN;

    #[test]
    fn a_strength_is_carried_over_exactly_or_not_at_all() {
        for (numerator, denominator, typed) in [
            (1, 1, Some(("1", ""))),
            (1, 2, Some(("0,5", ""))),
            (5, 6, Some(("5 mg/6 mL", ""))),
            (5, 3, Some(("5 mg/3 mL", ""))),
            // 1.125 mg/mL could be read as 1125: it gets a zero.
            (9, 8, Some(("1,1250", ""))),
            (1, 3_000_000_000, None),
            (1, 999_999_999, Some(("1 mg/999999999 mL", ""))),
        ] {
            let style =
                Style { decimal: DecimalSign::Comma, grouping: Grouping::Sign, mcg: McgWord::Mcg };
            let number = Exact::fraction(numerator, denominator).expect("a number");
            let strength = Strength::mg_per_ml(number).expect("a strength");
            let changes = typed_exactly(strength, style, Text(&EN));
            let found = changes.as_ref().map(|changes| match changes {
                [_, Change::Typed(_, strength), Change::Typed(_, volume)] => {
                    (strength.as_str(), volume.as_str())
                }
                _ => panic!("{changes:?} is not typed into both fields"),
            });
            assert_eq!(found, typed, "{numerator}/{denominator}");
        }
    }
}
