//! Best strength in each of its states, as a person finds it.

use ldn_diary::dose::MassUnit;
use ldn_diary::ui::route::Calculator;
use ldn_diary::ui::state::calculator::{Change, Choice, Entry, LadderQuestion};

use crate::visit::{Visit, part, syringe, text, typed};
use crate::{count, tag};

fn ladder(doses: &[&str]) -> Visit {
    let doses = (0..).zip(doses).map(|(row, dose)| typed(Entry::Step(row), dose));
    Visit::new(Calculator::Ladder, doses)
}

#[tokio::test]
async fn it_opens_with_blank_rows_and_asks_for_a_syringe() {
    let page = ladder(&[]).page().await;
    assert_eq!(count(&page, "class=\"step\""), 3);
    assert!(part(&page, "waiting", "</p>").contains("Choose a syringe first"), "{page}");
    assert!(text(&page).contains("This looks for the liquid"), "it may find none: {page}");
    assert!(page.contains("id=\"syringe\"") && page.contains("href=\"#/settings\""));
    let page = ladder(&[]).owning(&["1/0.01", "3/0.1"]).page().await;
    assert!(part(&page, "waiting", "</p>").contains("Type at least one dose."), "{page}");
    assert!(
        text(&page)
            .contains("For your syringes: 1 mL, a mark each 0.01 mL; 3 mL, a mark each 0.1 mL.")
    );
}

#[tokio::test]
async fn the_strength_that_puts_every_step_on_a_mark_is_told_with_every_mark() {
    let page = ladder(&["1.5", "3", "4.5"]).owning(&["5/0.1"]).page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "Best strength 1 mg/mL");
    let best = part(&page, "best", "</section>");
    assert!(best.contains("Every step is on a mark"), "{best}");
    assert!(best.contains("4.5 mg4.5 mL45th of 50 marks, 5 mL syringe0 %, fine"), "{best}");
    assert!(
        best.contains(
            "My doses will be 1.5 mg, 3 mg and 4.5 mg. Can the liquid be made as 1 mg/mL? Then each dose is on a mark of my syringes (5 mL)."
        ),
        "{best}"
    );
    assert!(!page.contains("data-testid=\"faults\"") || !best.contains("<ul"), "{best}");
    assert_eq!(count(&page, "data-testid=\"other\""), 4);
}

#[tokio::test]
async fn the_doses_of_a_plan_stand_in_its_rows_and_are_answered_at_once() {
    let doses = ["1.5", "3", "4.5"];
    let steps = Change::Steps(doses.map(str::to_owned).to_vec());
    let page = Visit::new(Calculator::Ladder, [steps]).owning(&["5/0.1"]).page().await;
    for (row, dose) in doses.into_iter().enumerate() {
        assert!(tag(&page, &format!("id=\"step-{row}\"")).contains(dose), "{dose}: {page}");
    }
    assert_eq!(part(&page, "answer", "</p>").trim(), "Best strength 1 mg/mL");
}

#[tokio::test]
async fn what_is_wrong_with_the_closest_is_said_in_words() {
    for (doses, syringes, fault) in [
        (
            &["0.5", "1.5", "3", "4.5"][..],
            &["1/0.01", "3/0.1"][..],
            "The largest error at a mark is 1 %, fine.",
        ),
        (&["1", "1.33"], &["3/0.1"], "The largest error at a mark is"),
        (&["0.1", "4.5"], &["0.2/0.01"], "Not in one fill of any of your syringes: 4.5 mg."),
        (&["0.1", "4.5"], &["0.2/0.01"], "0.1 mL or less, too little to measure well: 0.1 mg."),
        (&["0.1", "4.5"], &["0.2/0.01"], "Each mL holds 10 mg."),
        (&["0.0001", "10"], &["1/0.01"], "it cannot be drawn: 0.0001 mg."),
    ] {
        let page = ladder(doses).owning(syringes).confirmed().page().await;
        let name = part(&page, "answer", "</p>");
        assert!(name.trim().starts_with("Closest strength"), "{name}");
        let faults = part(&page, "faults", "</ul>");
        assert!(faults.contains(fault), "{doses:?}: {faults}");
    }
}

#[tokio::test]
async fn marks_that_are_all_hit_by_too_little_are_not_called_missed() {
    let page = ladder(&["0.1"]).owning(&["0.2/0.1"]).page().await;
    let best = part(&page, "best", "</section>");
    assert!(
        best.contains("Every step is on a mark, but not all are enough to measure well"),
        "{best}"
    );
    assert!(best.contains("Then each dose is on a mark of my syringes (0.2 mL)."), "{best}");
}

#[tokio::test]
async fn a_step_above_the_range_is_asked_about_and_one_far_above_takes_everything_away() {
    let visit = ladder(&["1.5", "5", "7"]).owning(&["3/0.1", "10/0.2"]);
    let page = visit.clone().result().await;
    assert!(part(&page, "gate", "</section>").contains("7 mg is far above the usual range"));
    for shown in ["answer", "best", "other", "copy"] {
        assert!(!page.contains(&format!("data-testid=\"{shown}\"")), "{shown}: {page}");
    }
    let page = visit.confirmed().page().await;
    assert!(part(&page, "above", "</section>").contains("Above 4.5 mg: step 2, 5 mg."));
    assert!(part(&page, "far-above", "</section>").contains("Above 6 mg: step 3, 7 mg."));
    assert!(page.contains("data-testid=\"answer\""));
    let page = ladder(&["1.5", "45", "3"]).owning(&["3/0.1", "10/0.2"]).result().await;
    assert!(part(&page, "refused", "</section>").contains("Above 10 mg: step 2, 45 mg."));
    for shown in ["answer", "best", "other", "copy"] {
        assert!(!page.contains(&format!("data-testid=\"{shown}\"")), "{shown}: {page}");
    }
}

#[tokio::test]
async fn a_row_that_cannot_be_read_says_so_and_takes_the_answer_away() {
    let page = ladder(&["1.5", "3x"]).owning(&["3/0.1"]).page().await;
    assert!(tag(&page, "id=\"step-1\"").contains("aria-invalid=\"true\""));
    assert_eq!(count(&page, "aria-invalid"), 1);
    assert!(!page.contains("data-testid=\"answer\""), "{page}");
}

#[tokio::test]
async fn rows_have_their_own_units_and_come_back_after_they_were_removed() {
    let visit = ladder(&["500", "1"])
        .and(Change::MassUnit(Entry::Step(0), MassUnit::Mcg))
        .owning(&["1/0.01"]);
    let page = visit.clone().page().await;
    assert!(text(&page).contains("500 mcg is 0.5 mg."));
    assert!(part(&page, "best", "</section>").contains("0.5 mg"));
    let page = visit.and(Change::RemoveRow(0)).page().await;
    assert!(text(&page).contains("Removed 500 mcg."));
    assert!(page.contains("data-testid=\"undo-step\"") && !page.contains("id=\"step-0\""));
    assert!(text(&page).contains("Remove step 2") && !text(&page).contains("Remove step 3"));
}

#[tokio::test]
async fn a_removed_row_is_called_empty_only_when_it_was() {
    for (typed, said) in [
        ("1.5", "Removed 1.5 mg."),
        (" ", "Removed an empty step."),
        ("1,500", "Removed “1,500”."),
        ("3x ", "Removed “3x”."),
    ] {
        let page = ladder(&[typed]).and(Change::RemoveRow(0)).page().await;
        assert!(text(&page).contains(said), "{typed}: {page}");
    }
}

#[tokio::test]
async fn every_row_says_what_was_read() {
    let page = ladder(&["500", "1"])
        .and(Change::MassUnit(Entry::Step(0), MassUnit::Mcg))
        .owning(&["1/0.01"])
        .page()
        .await;
    assert!(text(&page).contains("500 mcg is 0.5 mg."));
    assert!(text(&page).contains("Read as 1 mg."), "two units are seen at a look");
}

#[tokio::test]
async fn a_volume_is_found_for_tablets() {
    let visit = ladder(&["0.5", "1", "1.5"])
        .and(Change::Chose(Choice::Ladder(LadderQuestion::Volume)))
        .and(typed(Entry::Tablets, "1"))
        .and(typed(Entry::Tablet, "50"))
        .owning(&["1/0.01", "3/0.1"]);
    let page = visit.page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "Best volume 50 mL");
    let best = part(&page, "best", "</section>");
    assert!(best.contains("50 mL, which is 1 mg/mL"), "{best}");
    assert!(
        best.contains("1 tablet of 50 mg made up to 50 mL would be 1 mg/mL. Is that right for me?"),
        "{best}"
    );
}

/// Of 3 mg in 500 mL no step went into one fill, and it was called the closest.
#[tokio::test]
async fn a_tablet_of_a_low_dose_is_made_up_to_a_small_volume() {
    for (tablet, doses, syringes, volume) in [
        ("4.5", &["1.5", "4.5"][..], &["3/0.1"][..], "Best volume 3 mL"),
        ("3", &["1.5", "3"], &["3/0.1"], "Best volume 3 mL"),
        // Not 10 mL, where one mark is a third of a dose.
        ("50", &["1.5", "4.5"], &["3/0.1"], "Best volume 30 mL"),
    ] {
        let page = ladder(doses)
            .and(Change::Chose(Choice::Ladder(LadderQuestion::Volume)))
            .and(typed(Entry::Tablets, "1"))
            .and(typed(Entry::Tablet, tablet))
            .owning(syringes)
            .page()
            .await;
        assert_eq!(part(&page, "answer", "</p>").trim(), volume, "{tablet} mg for {doses:?}");
    }
}

#[tokio::test]
async fn a_liquid_with_which_doses_would_be_far_off_is_not_asked_for() {
    let page = ladder(&["0.1", "1.37", "4.5"]).owning(&["1/0.1"]).page().await;
    let best = part(&page, "best", "</section>");
    assert!(best.contains("Which strength, and which syringes, would let me measure"), "{best}");
    assert!(!best.contains("Can the liquid be made"), "{best}");
}

#[tokio::test]
async fn where_no_liquid_helps_nothing_is_called_the_closest() {
    let page = ladder(&["0.0001"]).owning(&["3/0.1"]).page().await;
    assert!(part(&page, "waiting", "</p>").contains("shows any of these doses"), "{page}");
    assert!(!page.contains("data-testid=\"answer\""), "{page}");
}

#[tokio::test]
async fn the_syringe_chosen_for_a_draw_counts_where_none_is_owned() {
    let visit = ladder(&["1.5"]).and(Change::Syringe(Some(syringe("3/0.1"))));
    let page = visit.page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "Best strength 1 mg/mL");
}
