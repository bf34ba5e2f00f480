//! What the columns of a file may be, by their names. Owns the names that are known; what it says is only ever a start to edit. It never
//! says which scale a column has, and says the form of dates only where no other one reads them all.

use super::clock::dated;
use super::{DateForm, Label, Use};
use crate::diary::{Circumstance, Id, Kind, List, SideEffect, Symptom};
use crate::dose::MassUnit;
use crate::exchange::Table;
use crate::exchange::word::Word;

/// Other names of symptoms, as diaries in English have them.
const SYMPTOMS: [(&str, Symptom); 11] = [
    ("tiredness", Symptom::Fatigue),
    ("spasticity", Symptom::Stiffness),
    ("stiffness_spasticity", Symptom::Stiffness),
    ("brain_fog", Symptom::Thinking),
    ("cognition", Symptom::Thinking),
    ("memory", Symptom::Thinking),
    ("gait", Symptom::Walking),
    ("mobility", Symptom::Walking),
    ("tingling", Symptom::Numbness),
    ("eyesight", Symptom::Vision),
    ("heat_sensitivity", Symptom::Heat),
];

/// Names of everything else.
const OTHERS: [(&str, Use); 26] = [
    ("date", Use::Night(None)),
    ("day", Use::Night(None)),
    ("night", Use::Night(None)),
    ("full_date", Use::Night(None)),
    ("datetime", Use::Night(None)),
    ("date_time", Use::Night(None)),
    ("timestamp", Use::Night(None)),
    ("time", Use::Time),
    ("time_of_day", Use::Time),
    ("sleep_hours", Use::SleepHours),
    ("hours_of_sleep", Use::SleepHours),
    ("hours_slept", Use::SleepHours),
    ("sleep_duration", Use::SleepHours),
    ("sleep_quality", Use::SleepQuality(None)),
    ("quality_of_sleep", Use::SleepQuality(None)),
    ("note", Use::Note(Label::Bare)),
    ("notes", Use::Note(Label::Bare)),
    ("comment", Use::Note(Label::Bare)),
    ("comments", Use::Note(Label::Bare)),
    ("journal", Use::Note(Label::Bare)),
    ("dose_mg", Use::Dose(MassUnit::Mg)),
    ("ldn_mg", Use::Dose(MassUnit::Mg)),
    ("naltrexone_mg", Use::Dose(MassUnit::Mg)),
    ("dose_mcg", Use::Dose(MassUnit::Mcg)),
    ("ldn_mcg", Use::Dose(MassUnit::Mcg)),
    ("naltrexone_mcg", Use::Dose(MassUnit::Mcg)),
];

/// What each column may be. A column whose name says nothing is left out; of two that would be the same, the second is.
#[must_use]
pub fn suggest(
    table: &Table,
    symptoms: &List<Symptom>,
    side_effects: &List<SideEffect>,
) -> Vec<Use> {
    let mut uses: Vec<Use> = Vec::new();
    for (place, header) in table.headers().iter().enumerate() {
        let name = header.text().trim();
        let named = with_name(name, symptoms, side_effects);
        let one = named.unwrap_or_else(|| by_word(&simple(name)));
        let is_night = matches!(one, Use::Night(_));
        let one = if is_night { Use::Night(only_form(table, place)) } else { one };
        let kind = std::mem::discriminant(&one);
        let is_many = matches!(one, Use::Ignored | Use::Dose(_) | Use::Note(_));
        let is_same = |other: &Use| match (other, &one) {
            (Use::Symptom(other, _), Use::Symptom(id, _)) => other == id,
            (Use::SideEffect(other), Use::SideEffect(id)) => other == id,
            (Use::Circumstance(other), Use::Circumstance(which)) => other == which,
            (other, _) => std::mem::discriminant(other) == kind,
        };
        let again = !is_many && uses.iter().any(is_same);
        uses.push(if again { Use::Ignored } else { one });
    }
    uses
}

/// The item that the person calls so.
fn with_name(name: &str, symptoms: &List<Symptom>, side_effects: &List<SideEffect>) -> Option<Use> {
    let symptom = item(symptoms, name).map(|id| Use::Symptom(id, None));
    symptom.or_else(|| item(side_effects, name).map(Use::SideEffect))
}

fn item<K: Kind>(list: &List<K>, name: &str) -> Option<Id<K>> {
    let is_called = |other: &crate::diary::Name| other.is_same_as(name);
    list.items().iter().find(|item| item.name.as_ref().is_some_and(is_called)).map(|item| item.id)
}

/// What a name of letters, digits and `_` says.
fn by_word(name: &str) -> Use {
    let other = OTHERS.iter().find(|(word, _)| *word == name).map(|(_, one)| *one);
    let symptom = Symptom::of_word(name)
        .or_else(|| SYMPTOMS.iter().find(|(word, _)| *word == name).map(|(_, symptom)| *symptom));
    other
        .or_else(|| symptom.map(|symptom| Use::Symptom(Id::of(symptom), None)))
        .or_else(|| SideEffect::of_word(name).map(|effect| Use::SideEffect(Id::of(effect))))
        .or_else(|| Circumstance::of_word(name).map(Use::Circumstance))
        .unwrap_or(Use::Ignored)
}

/// A name in small letters, with one `_` for whatever stands between its words.
fn simple(name: &str) -> String {
    let words =
        name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("_")
}

/// The forms that read every date of a column; none where it has no dates.
#[must_use]
pub fn date_forms(table: &Table, column: usize) -> Vec<DateForm> {
    let mut forms = DateForm::ALL.to_vec();
    let mut any = false;
    for row in table.rows() {
        let text = row.cell(column);
        if !text.trim().is_empty() {
            any = true;
            forms.retain(|form| dated(text, *form).is_ok());
        }
    }
    if any { forms } else { Vec::new() }
}

/// The one form that reads every date of a column.
fn only_form(table: &Table, column: usize) -> Option<DateForm> {
    match date_forms(table, column).as_slice() {
        [form] => Some(*form),
        _ => None,
    }
}
