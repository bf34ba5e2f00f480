//! What is said of a draw beside its number, in which order, and that each figure in it is counted from what is shown.

use ldn_diary::ui::state::calculator::Change;

use crate::visit::{Visit, part, syringe};

#[tokio::test]
async fn a_warning_comes_before_the_number_and_a_caution_after_it_with_its_title_under_it() {
    for (dose, order) in [
        // Far too little to measure: nobody reads the number without having seen that.
        ("0.5", ["data-testid=\"small\"", "data-testid=\"answer\"", "class=\"marks\""]),
        (
            "1",
            ["data-testid=\"answer\"", "Caution: 0.2\u{a0}mL is little", "data-testid=\"small\""],
        ),
    ] {
        let result = Visit::draw(dose, "5").owning(&["1/0.01"]).result().await;
        let places = order.map(|what| result.find(what));
        assert!(places.iter().all(Option::is_some), "{order:?}: {result}");
        assert!(places.is_sorted(), "{order:?}: {places:?}");
        assert!(!result.contains("data-testid=\"difference\""), "0 % is not fine here");
    }
}

/// 1.5 mg of 10 mg/mL is 0.15 mL, halfway between two marks. It was said that one mark too far is 66.7 % more, which is what a mark is of
/// the dose; from the mark that is shown it is twice the dose.
#[tokio::test]
async fn one_mark_too_far_is_counted_from_the_mark_that_is_shown() {
    let page = Visit::draw("1.5", "10").owning(&["3/0.1"]).page().await;
    let small = part(&page, "small", "</section>");
    assert!(small.contains("one mark too far gives 100 % more than the dose"), "{small}");
    let between = part(&page, "between", "</section>");
    assert!(between.contains("Halfway between two marks"), "{between}");
    assert!(between.contains("gives 33.3 % more than the dose"), "{between}");
    assert!(between.contains("just as near, and gives 1 mg"), "{between}");
    // The zero is no mark to draw to, and what is nearer to one is not halfway.
    for (dose, strength) in [("0.05", "1"), ("1.04", "1"), ("1.06", "1")] {
        let page = Visit::draw(dose, strength).owning(&["3/0.1"]).page().await;
        assert!(!page.contains("Halfway"), "{dose}");
    }
    let fine = Visit::draw("1.55", "1").owning(&["3/0.1"]).page().await;
    assert!(part(&fine, "between", "</section>").contains("Halfway"), "also where it is fine");
    // 3 mL, and 1.25 mL after it.
    for (dose, says) in [("4.25", true), ("4.24", false)] {
        let page = Visit::draw(dose, "1").owning(&["3/0.1"]).page().await;
        let fills = part(&page, "fills", "</section>");
        let said = "One mark less is just as near, and gives 4.2 mg.";
        assert_eq!(fills.contains(said), says, "{dose}: {fills}");
    }
}

/// It was called between two marks, and a syringe with finer marks was advised, which would hold no more.
#[tokio::test]
async fn a_little_more_than_the_syringe_holds_is_told_with_the_one_that_holds_it() {
    for (dose, owned, said) in [
        (
            "3.04",
            "3/0.1",
            [
                "Caution 3.04 mL is more than this syringe holds",
                "gives 1.3 % less than the dose",
                "A 5 mL syringe would hold it in one fill.",
            ],
        ),
        (
            "1.2",
            "1/0.5",
            [
                "Warning 1.2 mL is more than this syringe holds",
                "gives 16.7 % less than the dose",
                "A 2.5 mL syringe would hold it in one fill.",
            ],
        ),
    ] {
        let both = [Visit::draw(dose, "1"), Visit::dose(dose, "1")];
        for visit in both {
            let page = visit.owning(&[owned]).page().await;
            let note = part(&page, "over", "</section>");
            assert!(said.iter().all(|said| note.contains(said)), "{said:?}: {note}");
            assert!(page.contains("the largest of yours"), "{page}");
            assert!(!page.contains("finer marks") && !page.contains("on no mark"), "{page}");
        }
    }
    let chosen = Visit::draw("3.04", "1").owning(&["3/0.1", "5/0.1"]);
    let page = chosen.and(Change::Syringe(Some(syringe("3/0.1")))).page().await;
    let note = part(&page, "over", "</section>");
    assert!(note.contains("Your 5 mL syringe holds it in one fill."), "{note}");
    let page = Visit::draw("3", "1").owning(&["3/0.1"]).page().await;
    assert!(!page.contains("data-testid=\"over\""), "{page}");
}
