//! A month at a glance.

use ldn_diary::diary::{DoseRecord, DoseState, Look, Month, Symptom};

use super::{blank, full, night, score, symptom, taken};

// rule: diary-not-scored
#[test]
fn a_month_has_every_night_and_what_is_known_of_it() {
    let fatigue = symptom(Symptom::Fatigue);
    let mut unscored = blank(2, "2026-11-30");
    unscored.doses = vec![DoseRecord::Held { due: None, why: None }];
    let outside = [full(3, "2026-10-31"), full(4, "2026-12-01")];
    let entries = [[full(1, "2026-11-01"), unscored].as_slice(), &outside].concat();
    let looks = Month::new(2026, 11).unwrap().looks(&entries, Some(fatigue));
    assert_eq!(looks.len(), 30);
    let look = |iso, score, dose, entries| Look { night: night(iso), score, dose, entries };
    assert_eq!(looks[0], look("2026-11-01", Some(score(6)), Some(DoseState::Taken), 1));
    assert_eq!(looks[1], look("2026-11-02", None, None, 0));
    assert_eq!(looks[29], look("2026-11-30", None, Some(DoseState::Held), 1));
    let unasked = Month::new(2026, 11).unwrap().looks(&entries, None);
    assert_eq!(unasked[0].score, None);
}

#[test]
fn of_several_entries_the_worst_score_and_the_surest_dose_are_seen() {
    let fatigue = symptom(Symptom::Fatigue);
    for (doses, state) in [
        (vec![vec![], vec![]], None),
        (vec![vec![DoseRecord::Held { due: None, why: None }], vec![]], Some(DoseState::Held)),
        (
            vec![
                vec![DoseRecord::Held { due: None, why: None }],
                vec![DoseRecord::Missed { due: None }],
            ],
            Some(DoseState::Missed),
        ),
        (vec![vec![DoseRecord::Missed { due: None }], vec![taken("1.5")]], Some(DoseState::Taken)),
        (
            vec![vec![taken("1.5"), DoseRecord::Missed { due: None }], vec![]],
            Some(DoseState::Taken),
        ),
    ] {
        let mut entries = [blank(1, "2026-11-05"), blank(2, "2026-11-05"), blank(3, "2026-11-05")];
        for (entry, doses) in entries.iter_mut().zip(doses) {
            entry.doses = doses;
        }
        entries[0].scores.insert(fatigue, score(7));
        entries[1].scores.insert(fatigue, score(2));
        let look = Month::new(2026, 11).unwrap().looks(&entries, Some(fatigue))[4];
        assert_eq!((look.score, look.dose, look.entries), (Some(score(7)), state, 3));
    }
}
