//! What asks for a yes before a dose is recorded: a large one, alone or with the others of its night, one ten times or a tenth of the
//! one before, and one whose draw makes another strength than before.

use yew::prelude::*;

use crate::dose::{DoseGate, Mass, Strength, TenfoldGate, Volume, limits};
use crate::ui::context::Site;
use crate::ui::page::night::{mg, ml};
use crate::ui::part::{Grade, Notice, Pair, all, notice, pairs, para, paras, tag, words};
use crate::ui::state::dose_log::{Questions, Taken};

/// For which dose each question was answered with yes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Yes {
    /// To how much it is with all others of its night.
    pub(super) gate: Option<Mass>,
    /// To how it stands to the dose before.
    pub(super) tenfold: Option<Mass>,
    /// To the strength that it makes with its draw.
    pub(super) strength: Option<Taken>,
}

impl Yes {
    /// The id of the first question that has no answer yet.
    pub(super) fn open(self, taken: Taken, questions: Questions) -> Option<&'static str> {
        let (dose, _) = taken;
        if questions.tenfold != TenfoldGate::Open && self.tenfold != Some(dose) {
            Some(TENFOLD)
        } else if questions.strengths.is_some() && self.strength != Some(taken) {
            Some(STRENGTH)
        } else if questions.gate != DoseGate::Open && self.gate != Some(questions.in_all) {
            Some(GATE)
        } else {
            None
        }
    }
}

const TENFOLD: &str = "confirm-tenfold";
const STRENGTH: &str = "confirm-strength";
const GATE: &str = "confirm";

/// The questions that a dose raises; `measure` is the dose beside which a slip of ten is seen.
pub(super) fn questions(
    site: &Site,
    taken: Taken,
    measure: Option<Mass>,
    asked: Questions,
    yes: &UseStateHandle<Yes>,
) -> Html {
    let (dose, draw) = taken;
    let strength =
        asked.strengths.zip(draw).map(|(both, draw)| strength(site, (dose, draw), both, yes));
    all([
        tenfold(site, dose, measure.unwrap_or(dose), asked.tenfold, yes),
        strength.unwrap_or_default(),
        gate(site, dose, asked, yes),
    ])
}

/// The strength that a dose and its draw make, beside the one of the dose before.
fn strength(
    site: &Site,
    (dose, draw): (Mass, Volume),
    both: [Strength; 2],
    yes: &UseStateHandle<Yes>,
) -> Html {
    let (say, gates) = (&site.text.log_dose, &site.text.gates);
    let [was, is] = both.map(|strength| mg(site, Mass::mg(strength.in_mg_per_ml())));
    let both = pairs(vec![
        Pair::of(gates.tenfold_was, (say.in_one_ml)(&was)),
        Pair::of(gates.tenfold_is, (say.in_one_ml)(&is)),
    ]);
    let given = *yes.clone();
    let taken = (dose, Some(draw));
    let is_yes = given.strength == Some(taken);
    let flipped = Yes { strength: (!is_yes).then_some(taken), ..given };
    let words = (say.strength_yes)(&mg(site, dose), &ml(site, draw));
    let answer = Answer { id: STRENGTH, words, is_yes };
    let body = all([both, para(say.strength_do), answer.checkbox(yes, flipped)]);
    let title = (say.strength)(&is).into();
    notice(Notice { grade: Grade::Warning, text: site.text, testid: "strength", title, body })
}

fn tenfold(
    site: &Site,
    dose: Mass,
    last: Mass,
    gate: TenfoldGate,
    yes: &UseStateHandle<Yes>,
) -> Html {
    let say = &site.text.gates;
    let title = match gate {
        TenfoldGate::Open => return Html::default(),
        TenfoldGate::TimesTooMuch(_) => say.tenfold_more,
        TenfoldGate::TimesTooLittle(_) => say.tenfold_less,
    };
    let both = pairs(vec![
        Pair::of(say.tenfold_was, mg(site, last)),
        Pair::of(say.tenfold_is, mg(site, dose)),
    ]);
    let given = *yes.clone();
    let flipped = Yes { tenfold: flip(given.tenfold, dose), ..given };
    let answer = Answer {
        id: TENFOLD,
        words: (site.text.log_dose.tenfold_yes)(&mg(site, dose)),
        is_yes: given.tenfold == Some(dose),
    };
    let body = all([both, para(say.tenfold_do), answer.checkbox(yes, flipped)]);
    let title = title(&mg(site, dose)).into();
    notice(Notice { grade: Grade::Stop, text: site.text, testid: "tenfold", title, body })
}

/// How large the night is with this dose.
fn gate(site: &Site, dose: Mass, asked: Questions, yes: &UseStateHandle<Yes>) -> Html {
    let (say, gates, in_all) = (&site.text.log_dose, &site.text.gates, asked.in_all);
    let (usual, shown) = (mg(site, limits::CONFIRM_ABOVE), mg(site, in_all));
    let (grade, testid, title, why) = match asked.gate {
        DoseGate::Open => return Html::default(),
        DoseGate::Confirm => {
            (Grade::Caution, "gate", (gates.above)(&shown), para((say.above_why)(&usual)))
        }
        DoseGate::Warn => {
            (Grade::Warning, "gate", (gates.far_above)(&shown), para((say.far_above_why)(&usual)))
        }
        DoseGate::Refuse => {
            let why = (say.refused_why)(&mg(site, limits::REFUSE_ABOVE));
            let why = paras([say.refused_unit.to_owned(), why, say.refused_do.to_owned()]);
            (Grade::Stop, "refused", (say.refused)(&shown), why)
        }
    };
    let given = *yes.clone();
    let flipped = Yes { gate: flip(given.gate, in_all), ..given };
    let (others, took) = if in_all == dose {
        (Html::default(), say.took)
    } else {
        (para((site.text.due.in_all)(&mg(site, dose), &shown)), say.took_in_all)
    };
    let answer = Answer { id: GATE, words: took(&shown), is_yes: given.gate == Some(in_all) };
    let body = all([others, why, answer.checkbox(yes, flipped)]);
    notice(Notice { grade, text: site.text, testid, title: title.into(), body })
}

fn flip(given: Option<Mass>, dose: Mass) -> Option<Mass> {
    (given != Some(dose)).then_some(dose)
}

/// The yes to a question.
struct Answer {
    id: &'static str,
    words: String,
    is_yes: bool,
}

impl Answer {
    fn checkbox(self, yes: &UseStateHandle<Yes>, flipped: Yes) -> Html {
        let set = yes.setter();
        let onchange = Callback::from(move |_: Event| set.set(flipped));
        let (id, checked) = (self.id, self.is_yes);
        html! {
            <label class="confirm"><input type="checkbox" {id} {checked} {onchange} />{ tag("span", "", words(self.words)) }</label>
        }
    }
}
