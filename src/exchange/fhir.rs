//! The diary and the plan as a FHIR R4 collection Bundle (hl7.org/fhir/R4), which programs of hospitals read. Write only.
//!
//! | what | resource |
//! |---|---|
//! | the person | Patient with an id and nothing else |
//! | a dose taken | `MedicationAdministration`, `completed`, with the dose in mg |
//! | a dose missed or held | the same, `not-done`, with the reason where it is known |
//! | a step of the plan | `MedicationStatement` with its dates, its dose and its times of day |
//! | a score | Observation, `final`, 0 to 10 |
//! | a side effect | Observation, with how much it troubled |
//! | sleep | Observations of its length in hours and of its quality |
//!
//! Notes, circumstances and the feeling of a night stay in the diary: the format has no place for them that is not a guess.
//!
//! **Codes** only where they are sure: units are UCUM, and a score of pain is LOINC 72514-3 ("pain severity, 0–10 verbal numeric rating"),
//! unless the person calls it by another name. Everything else is a text: for scores of fatigue and the like no code was verified; a code for
//! the medicine would have to know which salt the label means; and SNOMED asks for a licence.
//!
//! This material contains content from LOINC (loinc.org). LOINC is copyright © Regenstrief Institute, Inc. and the Logical Observation
//! Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at loinc.org/license. LOINC® is a
//! registered United States trademark of Regenstrief Institute, Inc.
//!
//! **When.** What was written on its night happened at that moment; what was filled in later is of its date. A wall clock further from UTC than
//! 14 hours, which the format cannot write, is put to the nearest it can, at the same instant.
//!
//! The same diary gives the same bytes: ids come from the numbers of entries, and the addresses inside the bundle from the ids.

mod json;
mod resource;

use chrono::TimeDelta;

use self::json::Json;
use self::resource::{of_entry, of_step};
use super::checksum::checksum;
use super::value::time_text;
use crate::diary::{
    DayBoundary, Entry, List, Moment, NaiveDate, NaiveDateTime, SideEffect, Symptom, limits,
};
use crate::plan::Plan;

/// The furthest that a wall clock may be from UTC in this format, in minutes either way.
const FURTHEST: i16 = 14 * 60;

/// How a bundle is made.
#[derive(Clone, Copy, Debug)]
pub struct Bundling<'a> {
    /// When.
    pub now: Moment,
    /// When the person's nights end: a dose due before that was due on the next date.
    pub day: DayBoundary,
    /// What the person calls the symptoms.
    pub symptoms: &'a List<Symptom>,
    /// What the person calls the side effects.
    pub side_effects: &'a List<SideEffect>,
}

/// The bundle of these entries and of the steps of this plan that have dates, as the text of a JSON file.
#[must_use]
pub fn fhir_bundle(entries: &[Entry], plan: &Plan, bundling: Bundling<'_>) -> String {
    let mut resources = vec![(PATIENT.to_owned(), resource::patient())];
    for (step, place) in plan.steps().iter().zip(1_usize..) {
        resources.push(of_step(step, place, bundling));
    }
    for entry in entries {
        resources.extend(of_entry(entry, bundling));
    }
    let timestamp = instant(bundling.now).map(Json::Text);
    let listed = resources.into_iter().map(|(id, resource)| {
        Json::object([("fullUrl", Json::Text(address(&id))), ("resource", resource)])
    });
    let bundle = Json::Object(
        [("resourceType", Json::text("Bundle")), ("type", Json::text("collection"))]
            .into_iter()
            .chain(timestamp.map(|timestamp| ("timestamp", timestamp)))
            .chain([("entry", Json::Lines(listed.collect()))])
            .collect(),
    );
    bundle.written()
}

/// The id of the person.
const PATIENT: &str = "patient";

/// The address of a resource inside the bundle: a UUID of version 8 (RFC 9562), made from its id.
fn address(id: &str) -> String {
    let [high, low] =
        ["ldn-diary 1 ", "ldn-diary 2 "].map(|salt| checksum(salt.bytes().chain(id.bytes())));
    let hex = format!("{high:016x}{low:016x}");
    let mut uuid = String::from("urn:uuid:");
    for (place, digit) in hex.chars().enumerate() {
        if matches!(place, 8 | 12 | 16 | 20) {
            uuid.push('-');
        }
        uuid.push(match place {
            12 | 16 => '8',
            _ => digit,
        });
    }
    uuid
}

/// A reference to the person.
fn subject() -> Json {
    Json::object([("reference", Json::Text(address(PATIENT)))])
}

/// A moment as the format writes it; none where it lies behind the last year that it can write.
fn instant(moment: Moment) -> Option<String> {
    let ahead = moment.offset().clamp(-FURTHEST, FURTHEST);
    let moved = i64::from(ahead).saturating_sub(moment.offset().into());
    let wall = moment.local().checked_add_signed(TimeDelta::minutes(moved))?;
    (chrono::Datelike::year(&wall) <= limits::LAST_YEAR).then(|| wall_text(wall, ahead))
}

/// A moment, or its date where it cannot be written.
fn when(moment: Moment) -> String {
    instant(moment).unwrap_or_else(|| moment.local().date().to_string())
}

fn wall_text(wall: NaiveDateTime, ahead: i16) -> String {
    let (sign, minutes) = (if ahead < 0 { '-' } else { '+' }, ahead.unsigned_abs());
    let (hours, rest) = (minutes / 60, minutes % 60);
    format!("{}T{}:00{sign}{hours:02}:{rest:02}", wall.date(), time_text(wall.time()))
}

/// Whether a step is over, goes on or is to come.
fn status(from: NaiveDate, until: Option<NaiveDate>, today: NaiveDate) -> &'static str {
    match until {
        Some(until) if until < today => "completed",
        _ if from > today => "intended",
        _ => "active",
    }
}
