//! Drops in each of their states, as a person finds them: never without their mass, and never past a gate.

use ldn_diary::ui::route::Calculator;
use ldn_diary::ui::state::calculator::{Change, Choice, DropsBy, DropsQuestion, Entry};

use crate::tag;
use crate::visit::{Visit, part, text, typed};

fn drops(dose: &str, strength: &str) -> Visit {
    Visit::new(Calculator::Drops, [typed(Entry::Dose, dose), typed(Entry::Strength, strength)])
}

fn counted(visit: Visit, drops: &str, volume: &str) -> Visit {
    visit
        .and(Change::Chose(Choice::DropSize(DropsBy::Counted)))
        .and(typed(Entry::CountedDrops, drops))
        .and(typed(Entry::CountedVolume, volume))
}

fn of_drops(count: &str, strength: &str) -> Visit {
    let changes = [
        Change::Chose(Choice::Drops(DropsQuestion::ForDrops)),
        typed(Entry::DropCount, count),
        typed(Entry::Strength, strength),
    ];
    Visit::new(Calculator::Drops, changes)
}

#[tokio::test]
async fn an_assumed_size_says_about_and_that_it_is_assumed() {
    let page = drops("1.5", "1").page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "1.5 mg is about 30 drops");
    assert_eq!(part(&page, "that-is", "</p>"), "that is about 1.5 mg");
    assert!(
        part(&page, "assumed", "</section>").contains("Caution 20 drops in 1 mL is an assumption")
    );
    assert_eq!(part(&page, "drop-size-used", "</dd>"), "20 drops in 1 mL, assumed");
}

#[tokio::test]
async fn an_assumed_size_has_no_error_to_show() {
    let page = drops("1.5", "1").page().await;
    assert!(!page.contains("data-testid=\"difference\""), "{page}");
    let page = drops("0.33", "1").page().await;
    assert!(!page.contains("data-testid=\"difference\""), "{page}");
    let note = part(&page, "between", "</section>");
    assert!(note.contains("gives about 6.1 % more than the dose"), "{note}");
}

#[tokio::test]
async fn a_counted_size_is_exact_where_the_drops_are() {
    let page = counted(drops("0.8", "1"), "25", "1").page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "0.8 mg is 20 drops");
    assert_eq!(part(&page, "that-is", "</p>"), "that is 0.8 mg");
    assert!(!page.contains("class=\"note"), "{page}");
    assert_eq!(part(&page, "one-drop", "</dd>"), "0.04 mg");
    assert!(part(&page, "working", "</p>").ends_with("= 20 drops, not rounded"));
}

#[tokio::test]
async fn who_says_that_they_counted_is_never_given_the_assumed_size() {
    for (drops_counted, volume) in [("", ""), ("25", ""), ("", "1")] {
        let page = counted(drops("1.5", "1"), drops_counted, volume).result().await;
        assert!(page.contains("data-testid=\"waiting\""), "{drops_counted} in {volume}");
        assert!(!page.contains("data-testid=\"answer\""), "{drops_counted} in {volume}");
    }
}

#[tokio::test]
async fn whole_drops_that_are_off_are_graded() {
    for (dose, grade, difference) in [
        ("0.52", None, "3.8 % less, fine"),
        ("0.33", Some("Caution"), "6.1 % more, caution"),
        ("0.13", Some("Warning"), "15.4 % more, too far off"),
    ] {
        let page = counted(drops(dose, "1"), "20", "1").page().await;
        assert_eq!(part(&page, "difference", "</dd>"), difference, "{dose}");
        let working = part(&page, "working", "</p>");
        assert!(working.ends_with("drops, rounded once, to whole drops"), "{working}");
        assert_eq!(page.contains("data-testid=\"between\""), grade.is_some(), "{dose}");
        if let Some(grade) = grade {
            assert!(part(&page, "between", "</section>").contains(grade), "{dose}");
        }
    }
}

#[tokio::test]
async fn less_than_half_a_drop_has_no_number_of_drops() {
    let page = drops("0.02", "1").result().await;
    assert!(part(&page, "no-drop", "</section>").contains("One drop holds about 0.05 mg"));
    assert!(!page.contains("data-testid=\"answer\""), "{page}");
    assert!(!page.contains("data-testid=\"gives\""), "{page}");
}

#[tokio::test]
async fn drops_are_held_back_until_a_dose_above_the_range_is_confirmed() {
    for visit in [drops("5", "1"), of_drops("100", "1")] {
        let page = visit.clone().result().await;
        assert!(part(&page, "gate", "</section>").contains("5 mg is above the usual range"));
        assert!(!page.contains("data-testid=\"answer\""), "{page}");
        let page = visit.confirmed().result().await;
        assert!(page.contains("data-testid=\"gate\""), "it can be taken back");
        assert!(tag(&page, "id=\"confirm\"").contains("checked"));
        assert!(page.contains("data-testid=\"answer\""), "{page}");
    }
}

#[tokio::test]
async fn a_gate_for_drops_speaks_of_no_syringe() {
    for dose in ["5", "7", "12"] {
        let page = drops(dose, "1").result().await;
        let said = text(&page);
        assert!(!said.contains("draw") && !said.contains("mark"), "{said}");
    }
}

#[tokio::test]
async fn a_refused_dose_has_no_drops_anywhere() {
    for visit in [drops("12", "1"), drops("12", "1").confirmed(), of_drops("300", "1")] {
        let page = visit.result().await;
        assert!(page.contains("data-testid=\"refused\""), "{page}");
        for shown in ["answer", "gives", "one-drop", "copy", "working"] {
            assert!(!page.contains(&format!("data-testid=\"{shown}\"")), "{shown}: {page}");
        }
    }
}

#[tokio::test]
async fn drops_hold_a_dose() {
    let page = counted(of_drops("30", "1"), "25", "1").page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "In 30 drops 1.2 mg");
    assert_eq!(part(&page, "volume", "</dd>"), "1.2 mL");
    let page = of_drops("1", "1").page().await;
    assert_eq!(part(&page, "answer", "</p>").trim(), "In 1 drop, about 0.05 mg");
    let page = of_drops("1.5", "1").page().await;
    assert!(text(&page).contains("The number of drops must be a whole number."));
}
