//! The gates as a person meets them: what is asked, what is refused, and that nothing of a held-back answer is on the page.

use ldn_diary::dose::MassUnit;
use ldn_diary::ui::state::calculator::{Change, Entry};

use crate::tag;
use crate::visit::{Visit, has_volume, part, syringe, text};

#[tokio::test]
async fn above_the_usual_range_it_asks_before_it_shows() {
    for (dose, words, yes) in [
        ("5", "Caution 5 mg is above the usual range", "Yes, 5 mg was prescribed"),
        (
            "7",
            "Warning 7 mg is far above the usual range",
            "Yes, 7 mg was prescribed, and the unit is right",
        ),
    ] {
        let visit = Visit::draw(dose, "2").owning(&["10/0.5"]);
        let asked = visit.clone().result().await;
        let note = part(&asked, "gate", "</section>");
        assert!(note.contains(words) && note.contains(yes), "{note}");
        assert!(!tag(&asked, "id=\"confirm\"").contains("checked"), "{asked}");
        assert!(!has_volume(&asked), "{asked}");

        let shown = visit.confirmed().page().await;
        assert!(part(&shown, "gate", "</section>").contains(words), "the notice stays");
        assert!(tag(&shown, "id=\"confirm\"").contains("checked"));
        assert_eq!(part(&shown, "mark", "</dd>"), if dose == "5" { "2.5 mL" } else { "3.5 mL" });
    }
}

// rule: dose-gate
#[tokio::test]
async fn a_mark_just_above_the_usual_range_is_judged_by_its_error_alone() {
    let shown = Visit::draw("4.5", "1").owning(&["10/0.2"]).result().await;
    assert_eq!(part(&shown, "difference", "</dd>"), "2.2 % more, fine");
    assert!(!shown.contains("data-testid=\"gate\""), "{shown}");
    let shown = Visit::draw("9.9", "1").owning(&["15/1.5"]).confirmed().result().await;
    let gate = part(&shown, "gate", "</section>");
    assert!(
        gate.contains("9.9 mg is far above the usual range") && !gate.contains("10.5"),
        "{gate}"
    );
    assert!(part(&shown, "between", "</section>").contains("6.1 % more than the dose"), "{shown}");
}

#[tokio::test]
async fn a_refused_dose_has_no_volume_anywhere() {
    for visit in [
        Visit::draw("12", "1"),
        Visit::draw("12", "1").owning(&["3/0.1", "20/1"]),
        Visit::draw("12000", "1")
            .and(Change::MassUnit(Entry::Dose, MassUnit::Mcg))
            .owning(&["20/1"]),
        Visit::draw("12", "5 mg/5 mL")
            .owning(&["20/1"])
            .and(Change::Syringe(Some(syringe("20/1")))),
        Visit::dose("2", "6").owning(&["3/0.1"]),
    ] {
        // A yes cannot be given, and would not help.
        for visit in [visit.clone(), visit.confirmed()] {
            let page = visit.clone().page().await;
            let result = visit.result().await;
            let note = part(&result, "refused", "</section>");
            assert!(note.contains("Stop 12 mg is not worked out here"), "{note}");
            assert!(note.contains("more than 10 mg a low dose"), "{note}");
            assert!(!has_volume(&result), "{}", text(&result));
            for gone in ["answer", "working", "copy", "print", "exact", "mark", "gate"] {
                assert!(!page.contains(&format!("data-testid=\"{gone}\"")), "{gone}");
            }
            assert!(!page.contains("role=\"img\"") && !page.contains("print-only"), "{page}");
            // 12 mL would be the draw.
            assert!(!text(&page).contains("12 mL") && !page.contains("checkbox"), "{page}");
        }
    }
}

#[tokio::test]
async fn a_held_back_answer_is_not_in_the_syringes_hint_either() {
    for dose in ["5", "7", "12"] {
        let page = Visit::draw(dose, "1").owning(&["3/0.1", "20/1"]).page().await;
        let hint = page.split("id=\"syringe-hint\"").nth(1).expect("a hint");
        assert!(!has_volume(hint.split("</p>").next().expect("its end")), "{hint}");
    }
}
