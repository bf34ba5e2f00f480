//! What the tables of the calculators' tests share: typing, and an outcome in one line.

use crate::dose::{
    DecimalSign, Grouping, LabelError, Mass, MassUnit, McgWord, Strength, Style, Syringe, Volume,
    read_number,
};
use crate::store::Syringes;
use crate::ui::state::calculator::{Change, Entry, Inputs, Outcome, Problem};

pub(super) const STYLE: Style =
    Style { decimal: DecimalSign::Point, grouping: Grouping::None, mcg: McgWord::Mcg };

pub(super) fn inputs(changes: impl IntoIterator<Item = Change>) -> Inputs {
    let mut inputs = Inputs::default();
    changes.into_iter().for_each(|change| inputs.apply(change));
    inputs
}

pub(super) fn typed(entry: Entry, text: &str) -> Change {
    Change::Typed(entry, text.to_owned())
}

/// A syringe as "3/0.1": capacity and marks.
pub(super) fn syringe(text: &str) -> Syringe {
    let ml = |typed| Volume::ml(read_number(typed).unwrap());
    let (capacity, spacing) = text.split_once('/').unwrap();
    Syringe::new(ml(capacity), ml(spacing)).unwrap()
}

/// Syringes as "3/0.1 1/0.01".
pub(super) fn owned(list: &str) -> Syringes {
    let mut syringes = Syringes::default();
    list.split_whitespace().for_each(|text| syringes.own(syringe(text)).unwrap());
    syringes
}

pub(super) fn mg(mass: Mass) -> String {
    plain(&STYLE.mass(mass, MassUnit::Mg).text)
}

pub(super) fn ml(volume: Volume) -> String {
    plain(&STYLE.volume(volume).text)
}

pub(super) fn mg_per_ml(strength: Strength) -> String {
    plain(&STYLE.strength(strength).text)
}

pub(super) fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// An outcome in one line; `answer` writes the answer.
pub(super) fn said<A>(outcome: &Outcome<A>, answer: impl Fn(&A) -> String) -> String {
    match outcome {
        Outcome::Waiting => "waiting".to_owned(),
        Outcome::Unread(Problem { entry, error: LabelError::Dose(error) }) => {
            format!("{entry:?}: {error:?}")
        }
        Outcome::Unread(problem) => format!("{:?}", problem.entry),
        Outcome::Impossible(error) => format!("impossible: {error:?}"),
        Outcome::Asked(question) => format!("asked {:?} {}", question.gate(), mg(question.dose)),
        Outcome::Refused(question) => format!("refused {}", mg(question.dose)),
        Outcome::Answer(found, _) => answer(found),
    }
}
