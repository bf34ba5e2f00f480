//! Searching and filtering, by tables.

use ldn_diary::diary::{
    Circumstance, Circumstances, DoseRecord, Entry, Query, Severity, SideEffect, Symptom, Timing,
    Words, of_night, to_repeat,
};

use super::{blank, full, moment, night, note, score, side_effect, symptom, taken};
use crate::help::mg;

fn found(query: &Query, entry: &Entry) -> bool {
    !query.find(std::slice::from_ref(entry)).is_empty()
}

// rule: diary-search
#[test]
fn words_are_found_in_notes_whatever_their_case_or_script() {
    for (text, words, finds) in [
        ("Long day at my sister’s. Legs stiff.", "legs", true),
        ("Long day at my sister’s. Legs stiff.", "STIFF  legs", true),
        ("Long day at my sister’s. Legs stiff.", "sister’s", true),
        ("Long day at my sister’s. Legs stiff.", "legs arms", false),
        ("Long day at my sister’s. Legs stiff.", "legs stiff", true),
        ("Long day at my sister’s. Legs stiff.", "tif", true),
        ("sehr MÜDE, Straße zu heiß", "müde STRASSE heiss", true),
        ("sehr müde", "mude", false),
        ("ΠΟΝΟΣ ΣΤΑ ΠΟΔΙΑ", "πονος", true),
        ("Очень устала", "УСТАЛА", true),
        ("頭痛がひどい", "頭痛", true),
        ("one\ntwo", "two one", true),
        ("", "a", false),
        ("", " \t", true),
        ("anything", "", true),
    ] {
        let mut entry = blank(1, "2026-11-23");
        entry.note = note(text);
        let query = Query { words: Words::new(words), ..Query::default() };
        assert_eq!(found(&query, &entry), finds, "{words:?} in {text:?}");
    }
}

// rule: diary-search
#[test]
fn each_filter_lets_through_what_it_asks_for_and_nothing_else() {
    let entry = full(1, "2026-11-23");
    let ask = Query::default;
    let (fatigue, pain) = (symptom(Symptom::Fatigue), symptom(Symptom::Pain));
    let circumstances =
        |all: &[Circumstance]| all.iter().fold(Circumstances::default(), |set, one| set.with(*one));
    let at = |iso| Some(night(iso));
    for (query, finds) in [
        (ask(), true),
        (Query { symptom: Some((fatigue, score(6))), ..ask() }, true),
        (Query { symptom: Some((fatigue, score(7))), ..ask() }, false),
        (Query { dose: Some(mg("1.5")..=mg("1.5")), ..ask() }, true),
        (Query { dose: Some(mg("1")..=mg("1.4999")), ..ask() }, false),
        (Query { dose: Some(mg("1.5001")..=mg("4.5")), ..ask() }, false),
        (Query { circumstances: circumstances(&[Circumstance::Stress]), ..ask() }, true),
        (Query { circumstances: circumstances(&[Circumstance::Heat]), ..ask() }, false),
        (
            Query {
                circumstances: circumstances(&[Circumstance::Heat, Circumstance::Stress]),
                ..ask()
            },
            false,
        ),
        (Query { side_effect: Some(side_effect(SideEffect::Headache)), ..ask() }, true),
        (Query { side_effect: Some(side_effect(SideEffect::Nausea)), ..ask() }, false),
        (Query { has_note: true, ..ask() }, true),
        (Query { missed: true, ..ask() }, false),
        (Query { later: true, ..ask() }, false),
        (Query { from: at("2026-11-23"), to: at("2026-11-23"), ..ask() }, true),
        (Query { from: at("2026-11-24"), ..ask() }, false),
        (Query { to: at("2026-11-22"), ..ask() }, false),
        (Query { symptom: Some((fatigue, score(6))), missed: true, ..ask() }, false),
        (Query { symptom: Some((pain, score(0))), ..ask() }, false),
    ] {
        assert_eq!(found(&query, &entry), finds, "{query:?}");
    }
    let mut entry = blank(1, "2026-11-23");
    entry.note = note(" ");
    assert!(!found(&Query { has_note: true, ..ask() }, &entry));
    entry.doses = vec![taken("1"), DoseRecord::Missed { due: None }];
    entry.timing = Timing::Later;
    entry.side_effects.insert(side_effect(SideEffect::Nausea), Severity::Severe);
    assert!(found(&Query { missed: true, later: true, ..ask() }, &entry));
    assert!(found(&Query { side_effect: Some(side_effect(SideEffect::Nausea)), ..ask() }, &entry));
}

// rule: diary-not-scored
#[test]
fn a_symptom_that_was_not_scored_is_not_found_as_zero() {
    let query = Query { symptom: Some((symptom(Symptom::Vision), score(0))), ..Query::default() };
    assert!(found(&query, &full(1, "2026-11-23")), "scored 0");
    assert!(!found(&query, &blank(1, "2026-11-23")), "not scored");
}

// rule: diary-search
#[test]
fn the_newest_comes_first() {
    let mut morning = blank(7, "2026-11-22");
    morning.written = moment("2026-11-24T09:00:00");
    let twin = blank(9, "2026-11-22");
    let entries =
        [blank(3, "2026-11-21"), morning, blank(4, "2026-11-23"), blank(8, "2026-11-22"), twin];
    let ids =
        |entries: Vec<&Entry>| entries.iter().map(|entry| entry.id.number()).collect::<Vec<_>>();
    assert_eq!(ids(Query::default().find(&entries)), [4, 7, 9, 8, 3]);
    assert_eq!(ids(of_night(&entries, night("2026-11-22"))), [7, 9, 8]);
    assert!(of_night(&entries, night("2026-11-20")).is_empty());
}

// rule: diary-repeat
#[test]
fn the_newest_numbers_of_the_night_before_are_repeated() {
    let yesterday = "2026-11-22";
    let mut side_effect_only = blank(2, yesterday);
    side_effect_only.side_effects.insert(side_effect(SideEffect::Nausea), Severity::Mild);
    let mut noted = blank(3, yesterday);
    noted.note = note("no numbers");
    let mut entries = vec![
        full(1, yesterday),
        side_effect_only,
        noted,
        full(4, "2026-11-21"),
        full(5, "2026-11-23"),
    ];
    let repeats =
        |entries: &[Entry], iso| to_repeat(entries, night(iso)).map(|entry| entry.id.number());
    assert_eq!(repeats(&entries, "2026-11-23"), Some(2));
    entries.remove(1);
    entries[0].side_effects.clear();
    assert_eq!(repeats(&entries, "2026-11-23"), Some(1), "scores alone are enough");
    entries.remove(0);
    assert_eq!(repeats(&entries, "2026-11-23"), None, "an older night is not yesterday");
    assert_eq!(repeats(&entries, "1900-01-01"), None);
}
