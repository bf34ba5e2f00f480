//! The diary as a FHIR bundle: the very bytes that readers of other hands took for valid, and the structure of random ones.
//!
//! How they were validated stands in `fhir/validate.md`; what was refused is in `fhir/refused`.
#![expect(clippy::indexing_slicing, reason = "a test that asks for what is not there fails")]

use std::collections::BTreeSet;

use fastrand::Rng;
use ldn_diary::diary::*;
use ldn_diary::exchange::{Bundling, fhir_bundle};
use ldn_diary::plan::{Length, Note as PlanNote, Opioids, Plan, Step, Times, When, Why};
use serde_json::Value;

use super::any::{Diary, diary};
use super::csv::two_nights;
use crate::help::mg;

/// What was validated.
const GOLDEN: &str = include_str!("../../golden/fhir/bundle.json");

fn now() -> Moment {
    Moment::new("2026-11-25T20:00:00".parse().unwrap(), 60).unwrap()
}

fn bundle(diary: &Diary, plan: &Plan) -> String {
    let bundling = Bundling {
        now: now(),
        day: DayBoundary::default(),
        symptoms: &diary.symptoms,
        side_effects: &diary.side_effects,
    };
    fhir_bundle(&diary.entries, plan, bundling)
}

/// A plan from this date on: of each step the dose, the times of day, and the days, of which none are without end.
fn plan(from: &str, steps: &[(&str, &[&str], u16)]) -> Plan {
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    let step = |(dose, times, days): &(&str, &[&str], u16)| {
        let times: Vec<NaiveTime> = times.iter().map(|time| time.parse().unwrap()).collect();
        let length = if *days == 0 { Length::Open } else { Length::Days(*days) };
        Step::new(mg(dose), Times::new(&times).unwrap(), length).unwrap()
    };
    let when = When { made: from.parse().unwrap(), from: from.parse().unwrap() };
    let why = Why { reason: Reason::Advised, note: PlanNote::default() };
    plan.start(when, why, steps.iter().map(step).collect()).unwrap();
    plan
}

/// One of everything.
fn everything() -> (Diary, Plan) {
    let mut diary = two_nights();
    let night = Night::ymd(2026, 11, 22).unwrap();
    let written = Moment::new("2026-11-22T23:00:00".parse().unwrap(), 16 * 60).unwrap();
    let mut third = Entry::new(EntryId::new(3).unwrap(), night, written, Timing::OnTheNight);
    let third_of = ldn_diary::dose::Exact::fraction(1, 3).unwrap();
    let time = |text: &str| Some(text.parse().unwrap());
    third.doses = vec![
        DoseRecord::Taken {
            dose: ldn_diary::dose::Mass::mg(third_of),
            draw: None,
            bottle: None,
            at: written,
        },
        DoseRecord::Missed { due: time("00:30:00") },
        DoseRecord::Held { due: time("22:00:00"), why: Some(Reason::BeforeVisit) },
        DoseRecord::Held { due: None, why: None },
    ];
    third.scores.insert(Id::of(Symptom::Pain), Score::new(10).unwrap());
    third.scores.insert(Id::new(777).unwrap(), Score::new(1).unwrap());
    third.side_effects.insert(Id::of(SideEffect::MorePain), Severity::Severe);
    diary.entries.push(third);
    let steps: [(&str, &[&str], u16); 3] = [
        ("0.5", &["22:00:00"], 14),
        ("1", &["09:30:00", "21:30:00"], 14),
        ("1.5", &["22:00:00"], 0),
    ];
    (diary, plan("2026-11-01", &steps))
}

// rule: exchange-fhir
#[test]
fn the_bytes_that_were_validated_are_still_written() {
    let (diary, plan) = everything();
    assert_eq!(bundle(&diary, &plan), GOLDEN);
}

/// A random plan, or none.
fn any_plan(random: &mut Rng) -> Plan {
    if random.u8(0..4) == 0 {
        return Plan::default();
    }
    let steps: Vec<(&str, &[&str], u16)> = (0..random.usize(1..5))
        .map(|_| {
            let dose = ["0.25", "0.5", "1.5", "2.123456", "0.0000001"][random.usize(0..5)];
            let times: [&[&str]; 3] =
                [&["22:00:00"], &["00:00:00", "12:00:00"], &["09:30:00", "21:30:00"]];
            (dose, times[random.usize(0..3)], random.u16(0..40))
        })
        .collect();
    plan(["2026-01-31", "2026-11-20", "2027-02-01"][random.usize(0..3)], &steps)
}

fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    value.pointer(path).and_then(Value::as_str).unwrap_or_else(|| panic!("no {path} in {value}"))
}

/// Whether a text is a date, or a moment with its offset, as the format has them.
fn is_when(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    let far = text.get(19..).is_some_and(|offset| offset.trim_start_matches(['+', '-']) > "14:00");
    !far && ["9999-99-99", "9999-99-99T99:99:99+99:99", "9999-99-99T99:99:99-99:99"]
        .contains(&shape.as_str())
}

/// The keys of a resource, in order.
fn keys(resource: &Value) -> BTreeSet<&str> {
    resource.as_object().unwrap().keys().map(String::as_str).collect()
}

fn set<'a>(keys: &[&'a str]) -> BTreeSet<&'a str> {
    keys.iter().copied().collect()
}

fn check_administration(resource: &Value) {
    let done = text(resource, "/status") == "completed";
    let mut expected = set(&[
        "resourceType",
        "id",
        "status",
        "medicationCodeableConcept",
        "subject",
        "effectiveDateTime",
    ]);
    expected.insert(if done { "dosage" } else { "statusReason" });
    assert_eq!(keys(resource), expected);
    assert!(is_when(text(resource, "/effectiveDateTime")), "{resource}");
    if done {
        assert!(resource["dosage"]["dose"]["value"].is_number());
        assert_eq!(text(resource, "/dosage/dose/system"), "http://unitsofmeasure.org");
        assert_eq!(text(resource, "/dosage/dose/code"), "mg");
    } else {
        assert_eq!(text(resource, "/status"), "not-done");
        assert!(!text(resource, "/statusReason/0/text").is_empty());
    }
}

fn check_observation(resource: &Value) {
    let mut expected =
        set(&["resourceType", "id", "status", "category", "code", "subject", "effectiveDateTime"]);
    let value = keys(resource).into_iter().find(|key| key.starts_with("value")).unwrap();
    expected.insert(value);
    if resource.get("issued").is_some() {
        expected.insert("issued");
        assert!(is_when(text(resource, "/issued")), "{resource}");
    }
    assert_eq!(keys(resource), expected);
    assert_eq!(text(resource, "/status"), "final");
    assert!(is_when(text(resource, "/effectiveDateTime")), "{resource}");
    let name = text(resource, "/code/text");
    assert!(!name.is_empty());
    match value {
        "valueInteger" => {
            assert!(resource[value].as_u64().is_some_and(|score| score <= 10), "{resource}");
        }
        "valueQuantity" => assert_eq!(text(resource, "/valueQuantity/code"), "h"),
        "valueCodeableConcept" => {
            let word = text(resource, "/valueCodeableConcept/text");
            assert!(["mild", "moderate", "severe"].contains(&word));
        }
        _ => panic!("{value}"),
    }
    if let Some(coding) = resource["code"].get("coding") {
        // As values: whether keys keep their order depends on what else is compiled along.
        let pain = serde_json::json!([{ "system": "http://loinc.org", "code": "72514-3" }]);
        assert_eq!(*coding, pain);
        assert_eq!(name, "pain, 0 none to 10 worst");
    }
}

fn check_statement(resource: &Value) {
    let expected = [
        "resourceType",
        "id",
        "status",
        "medicationCodeableConcept",
        "subject",
        "effectivePeriod",
        "dosage",
    ];
    assert_eq!(keys(resource), set(&expected));
    assert!(["active", "completed", "intended"].contains(&text(resource, "/status")));
    assert!(is_when(text(resource, "/effectivePeriod/start")));
    let repeat = &resource["dosage"][0]["timing"]["repeat"];
    assert_eq!(
        repeat["timeOfDay"].as_array().unwrap().len() as u64,
        repeat["frequency"].as_u64().unwrap()
    );
    assert_eq!(text(resource, "/dosage/0/doseAndRate/0/doseQuantity/code"), "mg");
}

// rule: exchange-fhir
#[test]
fn random_bundles_have_the_resources_that_the_docs_say() {
    let mut random = Rng::with_seed(3);
    let mut codes = 0;
    for seed in 0..500 {
        let diary = diary(seed, 8);
        let plan = any_plan(&mut random);
        let written = bundle(&diary, &plan);
        assert_eq!(written, bundle(&diary, &plan));
        let read: Value = serde_json::from_str(&written).unwrap();
        assert_eq!((text(&read, "/resourceType"), text(&read, "/type")), ("Bundle", "collection"));
        assert_eq!(text(&read, "/timestamp"), "2026-11-25T20:00:00+01:00");
        let listed = read["entry"].as_array().unwrap();
        let of = |entry: &Entry| {
            let sleep = usize::from(entry.sleep.hours.is_some())
                + usize::from(entry.sleep.quality.is_some());
            entry.doses.len() + entry.scores.len() + entry.side_effects.len() + sleep
        };
        let count = diary.entries.iter().map(of).sum::<usize>() + plan.steps().len() + 1;
        assert_eq!(listed.len(), count, "seed {seed}");
        let patient = text(&listed[0], "/fullUrl");
        let mut seen = BTreeSet::new();
        for one in listed {
            let (url, resource) = (text(one, "/fullUrl"), &one["resource"]);
            let id = text(resource, "/id");
            assert!(seen.insert(url) && seen.insert(id), "{url} or {id} twice");
            assert!(id.len() <= 64 && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
            let groups: Vec<&str> = url.strip_prefix("urn:uuid:").unwrap().split('-').collect();
            assert_eq!(
                groups.iter().map(|group| group.len()).collect::<Vec<_>>(),
                [8, 4, 4, 4, 12]
            );
            assert!(groups[2].starts_with('8') && groups[3].starts_with('8'));
            match text(resource, "/resourceType") {
                "Patient" => {
                    assert_eq!(keys(resource), set(&["resourceType", "id"]));
                    continue;
                }
                "MedicationAdministration" => check_administration(resource),
                "MedicationStatement" => check_statement(resource),
                "Observation" => check_observation(resource),
                other => panic!("{other}"),
            }
            assert_eq!(text(resource, "/subject/reference"), patient);
            codes += usize::from(resource["code"].get("coding").is_some());
        }
    }
    assert!(codes > 20, "only {codes} codes");
}

// rule: exchange-fhir
#[test]
fn a_moment_that_the_format_cannot_write_is_put_to_the_same_instant() {
    let mut diary = two_nights();
    for (clock, offset, effective, issued) in [
        ("2026-11-23T22:10:00", 60, "2026-11-23T22:10:00+01:00", Some("2026-11-23T22:10:00+01:00")),
        (
            "2026-11-23T22:10:00",
            -150,
            "2026-11-23T22:10:00-02:30",
            Some("2026-11-23T22:10:00-02:30"),
        ),
        (
            "2026-11-23T22:10:00",
            840,
            "2026-11-23T22:10:00+14:00",
            Some("2026-11-23T22:10:00+14:00"),
        ),
        (
            "2026-11-23T22:10:00",
            841,
            "2026-11-23T22:09:00+14:00",
            Some("2026-11-23T22:09:00+14:00"),
        ),
        (
            "2026-11-23T22:10:00",
            -1080,
            "2026-11-24T02:10:00-14:00",
            Some("2026-11-24T02:10:00-14:00"),
        ),
        ("9999-12-31T22:10:00", -1080, "9999-12-31", None),
    ] {
        diary.entries[0].written = Moment::new(clock.parse().unwrap(), offset).unwrap();
        let read: Value = serde_json::from_str(&bundle(&diary, &Plan::default())).unwrap();
        let listed = read["entry"].as_array().unwrap();
        let scored =
            listed.iter().find(|one| one["resource"]["resourceType"] == "Observation").unwrap();
        assert_eq!(text(scored, "/resource/effectiveDateTime"), effective, "{clock} {offset}");
        assert_eq!(
            scored["resource"].get("issued").and_then(Value::as_str),
            issued,
            "{clock} {offset}"
        );
    }
}

/// Writes the golden bundle and random ones into the folder that `LDN_DIARY_FHIR` names, for the validators in `fhir`.
#[test]
#[ignore = "makes files for validators: see `cargo xtask test`"]
fn bundles_for_validators() {
    let folder = std::env::var("LDN_DIARY_FHIR").unwrap();
    let put =
        |name: String, text: String| std::fs::write(format!("{folder}/{name}.json"), text).unwrap();
    let (diary_of_all, plan_of_all) = everything();
    put("golden".to_owned(), bundle(&diary_of_all, &plan_of_all));
    let mut random = Rng::with_seed(99);
    for seed in 0..600 {
        let plan = any_plan(&mut random);
        put(format!("random-{seed}"), bundle(&diary(1_000_000 + seed, 6), &plan));
    }
}
