//! The resources of a bundle. Owns what of an entry and of a step goes where; the bundle puts them together.

use super::json::Json;
use super::{Bundling, PATIENT, instant, status, subject, when};
use crate::diary::{
    Days, DoseRecord, Entry, Id, Kind, List, Moment, NaiveTime, Night, Score, Severity, Symptom,
    Timing,
};
use crate::dose::{Exact, Mass, Volume};
use crate::exchange::value::{number, time_text};
use crate::exchange::word::Word;
use crate::plan::DatedStep;

/// What the medicine is called.
const MEDICINE: &str = "Naltrexone, low dose, oral liquid";
/// The system of units.
const UCUM: &str = "http://unitsofmeasure.org";

/// A resource with its id.
type Named = (String, Json);

/// The person: an id, and nothing else.
pub(super) fn patient() -> Json {
    Json::object([("resourceType", Json::text("Patient")), ("id", Json::text(PATIENT))])
}

/// A text where the format would have a code.
fn concept(text: &str) -> Json {
    Json::object([("text", Json::text(text))])
}

/// A number with its unit, whose symbol is its code.
fn quantity(value: Exact, unit: &'static str) -> Json {
    Json::object([
        ("value", Json::Number(number(value).0)),
        ("unit", Json::text(unit)),
        ("system", Json::text(UCUM)),
        ("code", Json::text(unit)),
    ])
}

/// A step of a plan, the place of which counts from 1 on.
pub(super) fn of_step(step: &DatedStep, place: usize, bundling: Bundling<'_>) -> Named {
    let id = format!("plan-step-{place}");
    let today = Night::at(bundling.now.local(), bundling.day)
        .map_or(bundling.now.local().date(), Night::date);
    let mut period = vec![("start", Json::Text(step.from.to_string()))];
    period.extend(step.until.map(|until| ("end", Json::Text(until.to_string()))));
    let times = step.times.as_slice();
    let clock = |time: &NaiveTime| Json::Text([&time_text(*time), ":00"].concat());
    let repeat = Json::object([
        ("frequency", Json::Number(times.len().to_string())),
        ("period", Json::Number("1".to_owned())),
        ("periodUnit", Json::text("d")),
        ("timeOfDay", Json::List(times.iter().map(clock).collect())),
    ]);
    let mut dosage = Vec::new();
    dosage.extend(exact_text(step.dose, None).map(|text| ("text", Json::Text(text))));
    dosage.extend([
        ("timing", Json::object([("repeat", repeat)])),
        ("route", concept("by mouth")),
        (
            "doseAndRate",
            Json::only(Json::object([("doseQuantity", quantity(step.dose.in_mg(), "mg"))])),
        ),
    ]);
    let resource = Json::object([
        ("resourceType", Json::text("MedicationStatement")),
        ("id", Json::text(&id)),
        ("status", Json::text(status(step.from, step.until, today))),
        ("medicationCodeableConcept", concept(MEDICINE)),
        ("subject", subject()),
        ("effectivePeriod", Json::Object(period)),
        ("dosage", Json::only(Json::Object(dosage))),
    ]);
    (id, resource)
}

/// Everything of an entry that has a place in the format.
pub(super) fn of_entry(entry: &Entry, bundling: Bundling<'_>) -> Vec<Named> {
    let name = |what: &str, number: u64| format!("entry-{}-{what}-{number}", entry.id.number());
    let mut found = Vec::new();
    for (dose, place) in entry.doses.iter().zip(1..) {
        let id = name("dose", place);
        let resource = administration(&id, entry, dose, bundling);
        found.push((id, resource));
    }
    for (symptom, score) in &entry.scores {
        let id = name("symptom", symptom.number().into());
        let code = symptom_code(*symptom, bundling.symptoms);
        let resource = observation(&id, entry, code, scored(*score));
        found.push((id, resource));
    }
    for (effect, severity) in &entry.side_effects {
        let id = name("side-effect", effect.number().into());
        let code = concept(&["Side effect: ", &called(*effect, bundling.side_effects)].concat());
        let resource = observation(&id, entry, code, troubled(*severity));
        found.push((id, resource));
    }
    found.extend(sleep(entry));
    found
}

fn sleep(entry: &Entry) -> Vec<Named> {
    let name = |what: &str| format!("entry-{}-sleep-{what}", entry.id.number());
    let mut found = Vec::new();
    if let Some(hours) = entry.sleep.hours {
        let value = Exact::hundredths(u64::from(hours.quarters()).saturating_mul(25));
        let id = name("hours");
        let value = ("valueQuantity", quantity(value, "h"));
        found.push((
            id.clone(),
            observation(&id, entry, concept("Sleep duration, the night before"), value),
        ));
    }
    if let Some(quality) = entry.sleep.quality {
        let id = name("quality");
        let code = concept("Sleep quality, the night before, 0 worst to 10 best");
        found.push((id.clone(), observation(&id, entry, code, scored(quality))));
    }
    found
}

/// A key and a value.
type Pair = (&'static str, Json);

fn scored(score: Score) -> Pair {
    ("valueInteger", Json::Number(score.number().to_string()))
}

fn troubled(severity: Severity) -> Pair {
    ("valueCodeableConcept", concept(severity.word()))
}

/// What the person calls an item, or its word. An item that no list knows is called by its number.
fn called<K: Kind + Word>(id: Id<K>, list: &List<K>) -> String {
    let own = list.get(id).and_then(|item| item.name.as_ref()).map(|name| name.text().to_owned());
    let word = || id.built_in().map(|kind| kind.word().replace('_', " "));
    own.or_else(word).unwrap_or_else(|| format!("item {}", id.number()))
}

fn symptom_code(id: Id<Symptom>, list: &List<Symptom>) -> Json {
    let text = [&called(id, list), ", 0 none to 10 worst"].concat();
    let is_renamed = list.get(id).is_some_and(|item| item.name.is_some());
    if id.built_in() != Some(Symptom::Pain) || is_renamed {
        return concept(&text);
    }
    let coding =
        Json::object([("system", Json::text("http://loinc.org")), ("code", Json::text("72514-3"))]);
    Json::object([("coding", Json::only(coding)), ("text", Json::Text(text))])
}

fn observation(id: &str, entry: &Entry, code: Json, value: Pair) -> Json {
    let category = Json::object([
        ("system", Json::text("http://terminology.hl7.org/CodeSystem/observation-category")),
        ("code", Json::text("survey")),
    ]);
    let effective = match entry.timing {
        Timing::OnTheNight => when(entry.written),
        Timing::Later => entry.night.to_string(),
    };
    let mut pairs = vec![
        ("resourceType", Json::text("Observation")),
        ("id", Json::text(id)),
        ("status", Json::text("final")),
        ("category", Json::only(Json::object([("coding", Json::only(category))]))),
        ("code", code),
        ("subject", subject()),
        ("effectiveDateTime", Json::Text(effective)),
    ];
    pairs.extend(instant(entry.written).map(|issued| ("issued", Json::Text(issued))));
    pairs.push(value);
    Json::Object(pairs)
}

fn administration(id: &str, entry: &Entry, dose: &DoseRecord, bundling: Bundling<'_>) -> Json {
    let (status, reason, effective) = match dose {
        DoseRecord::Taken { at, .. } => ("completed", None, when(*at)),
        DoseRecord::Missed { due } => {
            ("not-done", Some("missed".to_owned()), due_at(entry, *due, bundling))
        }
        DoseRecord::Held { due, why } => {
            let why =
                why.map(|why| ["left out on purpose: ", &why.word().replace('_', " ")].concat());
            let why = why.unwrap_or_else(|| "left out on purpose".to_owned());
            ("not-done", Some(why), due_at(entry, *due, bundling))
        }
    };
    let mut pairs = vec![
        ("resourceType", Json::text("MedicationAdministration")),
        ("id", Json::text(id)),
        ("status", Json::text(status)),
    ];
    pairs.extend(reason.map(|reason| ("statusReason", Json::only(concept(&reason)))));
    pairs.extend([
        ("medicationCodeableConcept", concept(MEDICINE)),
        ("subject", subject()),
        ("effectiveDateTime", Json::Text(effective)),
    ]);
    if let DoseRecord::Taken { dose, draw, .. } = dose {
        let mut dosage = Vec::new();
        dosage.extend(exact_text(*dose, *draw).map(|text| ("text", Json::Text(text))));
        dosage.extend([("route", concept("by mouth")), ("dose", quantity(dose.in_mg(), "mg"))]);
        pairs.push(("dosage", Json::Object(dosage)));
    }
    Json::Object(pairs)
}

/// When a dose was due that was not taken: the moment by the clock of the entry, or the date of the night.
fn due_at(entry: &Entry, due: Option<NaiveTime>, bundling: Bundling<'_>) -> String {
    let moment = due.and_then(|due| {
        let days = Days::new(u64::from(due < bundling.day.time()));
        let date = entry.night.date().checked_add_days(days)?;
        Moment::new(date.and_time(due), entry.written.offset()).ok()
    });
    moment.map_or_else(|| entry.night.to_string(), when)
}

/// What the dose in mg does not say: the volume drawn, and the exact fraction where the number is rounded.
fn exact_text(dose: Mass, draw: Option<Volume>) -> Option<String> {
    let exact = number(dose.in_mg()).1.map(|exact| [exact.as_str(), " mg, rounded"].concat());
    let draw = draw.map(|draw| [&number(draw.in_ml()).0, " mL drawn"].concat());
    let said: Vec<String> = [exact, draw].into_iter().flatten().collect();
    if said.is_empty() { None } else { Some(said.join("; ")) }
}
