//! The ladder solver.

use ldn_diary::dose::{
    Candidate, Choice, Deviation, DoseError, DrawGate, Mass, Subject, Syringe, round_strengths,
    solve_ladder, weaker_strength,
};

use crate::help::{mg, mg_per_ml, ml, n, syringe};

fn steps(doses: &[&str]) -> Vec<Mass> {
    doses.iter().map(|dose| mg(dose)).collect()
}

fn owned(syringes: &[(&str, &str)]) -> Vec<Syringe> {
    syringes.iter().map(|(capacity, spacing)| syringe(capacity, spacing)).collect()
}

// rule: dose-ladder
#[test]
fn the_first_candidate_puts_every_step_on_a_mark() {
    for (ladder, syringes, strength) in [
        // The slow ladder for MS on a 5 mL syringe with a mark each 0.1 mL: the commonest strength will do.
        (&["1.5", "3", "4.5"][..], &[("5", "0.1")][..], "1"),
        // Half milligrams up to 4.5 with usual syringes: 3.5 and 4.5 mL fall between marks at 1 mg/mL; 1.25 mg/mL fits all.
        (
            &["0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5"],
            &[("1", "0.01"), ("3", "0.1"), ("5", "0.2")],
            "1.25",
        ),
        // On a real label 5 mg/mL would be, but there one mark is a third of the first step.
        (&["1.5", "3", "4.5"], &[("3", "0.1")], "1.5"),
        (&["0.5"], &[("1", "0.01")], "1"),
        (&["0.05"], &[("1", "0.01")], "0.1"),
    ] {
        let best = &solve_ladder(&steps(ladder), &owned(syringes), Choice::Strength).unwrap()[0];
        assert!(best.puts_all_on_marks(), "{ladder:?}");
        assert_eq!((best.unreadable, best.small, best.worst), (0, 0, Deviation::None));
        assert_eq!(best.strength, mg_per_ml(strength), "{ladder:?}");
    }
}

// A strength with an error of 20 % and a draw of 0.25 mL came before one with every step on a mark and a draw of 0.2 mL.
// rule: dose-ladder
#[test]
fn what_is_too_far_off_comes_after_what_is_little_to_measure() {
    for (ladder, strength) in [
        (&["1", "4"][..], "5"),
        (&["0.5", "2"], "2.5"),
        // At 6 mg/mL the first is 0.1 mL; all that make it more are off by a quarter or a third.
        (&["0.6", "4"], "6"),
    ] {
        let best =
            &solve_ladder(&steps(ladder), &owned(&[("1", "0.1")]), Choice::Strength).unwrap()[0];
        assert_eq!(best.strength, mg_per_ml(strength), "{ladder:?}");
    }
}

// rule: dose-ladder
#[test]
fn when_none_fits_the_worst_error_is_told() {
    // 1 and 1.01 mg on coarse marks: no round strength puts both on a mark.
    let candidates =
        solve_ladder(&steps(&["1", "1.01"]), &owned(&[("3", "0.1")]), Choice::Strength).unwrap();
    let best = &candidates[0];
    assert!(!best.puts_all_on_marks());
    assert!(best.worst != Deviation::None);
    let percent = |c: &Candidate| c.worst.percent();
    let off = |c: &Candidate| (c.unreadable, percent(c) > n("10"), c.small, percent(c));
    assert!(candidates.iter().all(|candidate| off(candidate) >= off(best)));
    assert_eq!(candidates.len(), round_strengths().len());
}

// rule: dose-ladder
#[test]
fn a_batch_is_solved_by_its_final_volume() {
    let choice = Choice::FinalVolume(mg("50"));
    let candidates =
        solve_ladder(&steps(&["0.5", "1", "1.5"]), &owned(&[("1", "0.01"), ("3", "0.1")]), choice)
            .unwrap();
    let best = &candidates[0];
    assert_eq!((best.volume, best.strength), (Some(ml("50")), mg_per_ml("1")));
    let volumes: Vec<_> = candidates.iter().filter_map(|candidate| candidate.volume).collect();
    assert_eq!((volumes.iter().min(), volumes.iter().max()), (Some(&ml("1")), Some(&ml("500"))));
    assert_eq!(volumes.len(), 108);
}

// rule: dose-ladder
#[test]
fn a_volume_is_looked_for_by_single_millilitres_and_by_fewest_fills() {
    for (total, ladder, syringes, volume) in [
        ("4.5", &["1.5", "4.5"][..], &[("3", "0.1")][..], "3"),
        ("3", &["1.5", "3"], &[("3", "0.1")], "3"),
        // The strongest that puts all on marks has one mark for a third of a dose; this one has it for a ninth.
        ("50", &["1.5", "4.5"], &[("3", "0.1")], "30"),
        // Where one step is too little or the other too much, the fewest fills.
        ("450", &["0.5", "9"], &[("0.1", "0.01")], "5"),
    ] {
        let choice = Choice::FinalVolume(mg(total));
        let candidates = solve_ladder(&steps(ladder), &owned(syringes), choice).unwrap();
        assert_eq!(candidates[0].volume, Some(ml(volume)), "{ladder:?} of {total} mg");
    }
}

// rule: dose-ladder
#[test]
fn each_step_says_how_many_fills_it_takes() {
    let syringes = owned(&[("0.2", "0.01"), ("0.1", "0.01")]);
    let steps = steps(&["0.1", "2", "4.5"]);
    let candidates = solve_ladder(&steps, &syringes, Choice::Strength).unwrap();
    let best = &candidates[0];
    assert_eq!(best.strength, mg_per_ml("10"));
    let fills: Vec<u64> = best.steps.iter().map(|step| step.fills).collect();
    assert_eq!(fills, [1, 1, 3]);
}

// rule: dose-ladder
#[test]
fn a_draw_that_a_last_mark_shows_takes_one_fill() {
    // 5.05 mL: to the 25th mark of the one, and two fills of the other.
    let steps = steps(&["5.05"]);
    for (syringes, mark, fills) in [
        (&[("5", "0.2")][..], Some(25), 1),
        (&[("5", "0.2"), ("5", "0.1")], Some(25), 1),
        (&[("5", "0.1")], None, 2),
    ] {
        let candidates = solve_ladder(&steps, &owned(syringes), Choice::Strength).unwrap();
        let at_one = candidates.iter().find(|found| found.strength == mg_per_ml("1")).unwrap();
        let step = &at_one.steps[0];
        assert_eq!(step.reading.map(|reading| reading.mark.index), mark, "{syringes:?}");
        assert_eq!(step.fills, fills, "{syringes:?}");
    }
}

// rule: dose-ladder
#[test]
fn where_no_candidate_shows_any_step_nothing_is_best() {
    let coarse = owned(&[("3", "0.1")]);
    let found = solve_ladder(&steps(&["0.0001", "0.0002"]), &coarse, Choice::Strength);
    assert_eq!(found, Err(DoseError::NothingFits));
    assert_eq!(weaker_strength(mg("0.0001"), mg_per_ml("1"), &coarse), Ok(None));
    // One that can be shown is enough.
    assert!(solve_ladder(&steps(&["0.0001", "1"]), &coarse, Choice::Strength).is_ok());
}

// rule: dose-ladder
#[test]
fn steps_are_read_on_the_syringe_that_comes_closest() {
    let syringes = owned(&[("3", "0.1"), ("1", "0.01")]);
    let candidates =
        solve_ladder(&steps(&["0.75", "4.5", "0.1"]), &syringes, Choice::Strength).unwrap();
    let at_one = candidates.iter().find(|candidate| candidate.strength == mg_per_ml("1")).unwrap();
    assert_eq!(
        at_one.steps[0].reading.map(|r| (r.syringe, r.mark.index)),
        Some((syringe("1", "0.01"), 75))
    );
    assert_eq!(at_one.steps[1].reading, None);
    assert_eq!((at_one.unreadable, at_one.small), (1, 1));
    assert_eq!(at_one.steps[2].gate, DrawGate::Tiny);
    let unreadable: Vec<_> = candidates.iter().map(|candidate| candidate.unreadable).collect();
    assert!(unreadable.is_sorted());
}

// rule: dose-small
#[test]
fn the_weaker_strength_that_mends_a_small_draw_is_named() {
    for (dose, strength, syringes, weaker) in [
        ("0.5", "5", &[("1", "0.01"), ("3", "0.1")][..], Some(("1", "0.5"))),
        ("0.5", "5", &[("3", "0.1")], Some(("0.5", "1"))),
        ("1", "5", &[("1", "0.01")], Some(("1", "1"))),
        ("0.25", "5", &[("1", "0.01")], Some(("1", "0.25"))),
        ("0.1", "1", &[("1", "0.01")], Some(("0.1", "1"))),
        ("0.01", "0.1", &[("1", "0.01")], None),
        ("1.5", "1", &[("1", "0.01")], None),
        // Weaker is weaker: the strength itself is no answer, however well it fits.
        ("0.5", "1", &[("1", "0.01")], Some(("0.5", "1"))),
    ] {
        let found = weaker_strength(mg(dose), mg_per_ml(strength), &owned(syringes)).unwrap();
        let found = found.map(|candidate| (candidate.strength, candidate.steps[0].draw.volume));
        assert_eq!(found, weaker.map(|(s, v)| (mg_per_ml(s), ml(v))), "{dose} at {strength}");
    }
}

// rule: dose-no-panic
#[test]
fn what_is_no_ladder_is_named() {
    let syringes = owned(&[("1", "0.01")]);
    assert_eq!(solve_ladder(&[], &syringes, Choice::Strength), Err(DoseError::NothingToSolve));
    assert_eq!(solve_ladder(&steps(&["1"]), &[], Choice::Strength), Err(DoseError::NothingToSolve));
    assert_eq!(
        solve_ladder(&steps(&["0"]), &syringes, Choice::Strength),
        Err(DoseError::Zero(Subject::Dose))
    );
    assert_eq!(
        solve_ladder(&[mg("1"); 41], &syringes, Choice::Strength),
        Err(DoseError::TooManySteps)
    );
    assert!(solve_ladder(&[mg("1"); 40], &syringes, Choice::Strength).is_ok());
    let nothing = Choice::FinalVolume(mg("0"));
    assert_eq!(
        solve_ladder(&steps(&["1"]), &syringes, nothing),
        Err(DoseError::Zero(Subject::Strength))
    );
}

#[test]
fn round_strengths_are_sorted_and_hold_the_seen_ones() {
    let all = round_strengths();
    assert!(all.is_sorted());
    assert_eq!(all.len(), 27);
    for seen in ["0.5", "1", "2", "5"] {
        assert!(all.contains(&mg_per_ml(seen)), "{seen}");
    }
}
