//! Entries: what is empty, and what "same as yesterday" repeats.

use ldn_diary::diary::{
    Circumstance, Circumstances, DoseRecord, Entry, Feeling, List, QuarterHours, Severity,
    SideEffect, Symptom,
};

use super::{blank, full, name, note, score, side_effect, symptom};

// rule: diary-not-scored
#[test]
fn an_entry_is_empty_until_anything_is_recorded() {
    assert!(blank(1, "2026-11-23").is_empty());
    let records: [fn(&mut Entry); 9] = [
        |entry| entry.doses.push(DoseRecord::Held { due: None, why: None }),
        |entry| entry.doses.push(DoseRecord::Missed { due: None }),
        |entry| entry.feeling = Some(Feeling::Awful),
        |entry| entry.scores.extend([(symptom(Symptom::Pain), score(0))]),
        |entry| entry.side_effects.extend([(side_effect(SideEffect::Nausea), Severity::Mild)]),
        |entry| entry.sleep.hours = QuarterHours::new(0).ok(),
        |entry| entry.sleep.quality = Some(score(0)),
        |entry| entry.circumstances = entry.circumstances.with(Circumstance::Heat),
        |entry| entry.note = note("."),
    ];
    for (place, record) in records.into_iter().enumerate() {
        let mut entry = blank(1, "2026-11-23");
        record(&mut entry);
        assert!(!entry.is_empty(), "{place}");
    }
    let mut spaces = blank(1, "2026-11-23");
    spaces.note = note(" \n");
    assert!(spaces.is_empty());
}

// rule: diary-repeat
#[test]
fn same_as_yesterday_copies_shown_scores_and_side_effects_and_nothing_else() {
    let (mut symptoms, side_effects) = (List::<Symptom>::default(), List::<SideEffect>::default());
    let own = symptoms.add(name("Tremor")).unwrap();
    let mut yesterday = full(1, "2026-11-22");
    yesterday.feeling = Some(Feeling::Awful);
    yesterday.scores.insert(own, score(3));
    assert!(
        yesterday.scores.contains_key(&symptom(Symptom::Vision)),
        "vision is hidden, and scored"
    );

    let today = blank(2, "2026-11-23");
    let repeated = today.clone().repeating(&yesterday, &symptoms, &side_effects);
    let mut expected = today;
    expected.scores.insert(symptom(Symptom::Fatigue), score(6));
    expected.scores.insert(own, score(3));
    expected.side_effects.insert(side_effect(SideEffect::Headache), Severity::Mild);
    assert_eq!(repeated, expected);
}

// rule: diary-repeat
#[test]
fn same_as_yesterday_leaves_what_was_given_today() {
    let mut today = full(2, "2026-11-23");
    today.scores.insert(symptom(Symptom::Fatigue), score(0));
    today.side_effects.insert(side_effect(SideEffect::Headache), Severity::Severe);
    let given = today.clone();
    assert_eq!(today.repeating(&full(1, "2026-11-22"), &List::default(), &List::default()), given);
}

// rule: diary-repeat
#[test]
fn a_hidden_side_effect_is_not_copied() {
    let mut side_effects = List::default();
    side_effects.hide(side_effect(SideEffect::Headache)).unwrap();
    let today =
        blank(2, "2026-11-23").repeating(&full(1, "2026-11-22"), &List::default(), &side_effects);
    assert!(today.side_effects.is_empty());
}

#[test]
fn circumstances_are_a_set() {
    let none = Circumstances::default();
    let all = Circumstance::ALL.into_iter().fold(none, Circumstances::with);
    assert!(all.iter().eq(Circumstance::ALL));
    assert!(none.is_empty() && none.iter().next().is_none() && all.has_all(none));
    for one in Circumstance::ALL {
        let alone = none.with(one);
        assert!(alone.iter().eq([one]) && alone.has(one) && alone.with(one) == alone);
        assert!(all.has_all(alone) && !alone.has_all(all) && !all.without(one).has(one));
        assert_eq!(all.without(one).with(one), all);
        assert_eq!(alone.without(one), none);
    }
}
