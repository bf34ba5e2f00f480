//! A draw that is not the exact one, or is of more than one fill, wherever it is told: each fill has its mark, what the marks give is told
//! where it is not the dose, and the bottle has to hold what is drawn to them.

use ldn_diary::dose::{Exact, Syringe, Volume};
use ldn_diary::plan::Happened;
use ldn_diary::store::PlanBook;

use crate::due::{each_night, first, happened, has, supply, syringe, tonight_with};
use crate::plan::bottle;
use crate::tonight::{Diary, at};
use crate::visit::{Visit, part};

/// The table told that it was more than one fill, and the person had to divide; how far off its marks are was told of one fill alone, and
/// of which syringe the fills are not at all.
// rule: plan-card
#[tokio::test]
async fn the_table_of_the_plan_says_the_mark_of_each_fill_and_how_far_off_they_are() {
    for (spacing, dose, drawn, marks) in [
        (10, 430, "4.3 mL", "First to 3 mL, then to 1.3 mL (more than one fill)"),
        (10, 600, "6 mL", "2 times to 3 mL (more than one fill)"),
        // 4.3 mL is 1.2 % more than 4.25, and 3.5 mL is 7.7 % more than 3.25.
        (
            10,
            425,
            "4.3 mL",
            "First to 3 mL, then to 1.3 mL (more than one fill); 4.25 mL is halfway between two marks",
        ),
        (
            50,
            325,
            "3.5 mL",
            "First to 3 mL, then to 0.5 mL (more than one fill); 3.25 mL is halfway between two marks; 7.7 % more, caution",
        ),
    ] {
        let page = table_with(syringe(3, spacing), dose).await;
        let line = if spacing == 10 { "0.1 mL" } else { "0.5 mL" };
        let small = format!("<small>3 mL syringe, each line {line}. {marks}</small>");
        assert!(page.contains(&format!("<bdi>{drawn}</bdi> {small}")), "{small}: {page}");
    }
}

/// The plan's table for whoever owns this syringe, with so many hundredths of a milligram each night of a bottle of 1 mg/mL.
async fn table_with(syringe: Syringe, hundredths: u64) -> String {
    let diary = Diary::at("#/plan", at(24, 22, 10), Vec::new()).with_syringe(syringe);
    let page = diary.with_plan(PlanBook::new(each_night(hundredths), bottle())).page().await;
    page.replace('\u{a0}', " ")
}

/// The table told the exact draw in large, which Tonight tells in small: the mark that is drawn to had its number and no mL.
// rule: plan-card
#[tokio::test]
async fn the_table_of_the_plan_tells_what_is_drawn_and_the_exact_draw_beside_it() {
    for (dose, said) in [
        (150, "<bdi>1.5 mL</bdi> <small>3 mL syringe, 15th of 30</small>"),
        (
            124,
            "<bdi>1.2 mL</bdi> <small>3 mL syringe, 12th of 30; 1.24 mL is between two marks</small>",
        ),
        // As near to 1.2 mL, which nothing said.
        (
            125,
            "<bdi>1.3 mL</bdi> <small>3 mL syringe, 13th of 30; 1.25 mL is halfway between two marks</small>",
        ),
        // Less than half a mark over the last one.
        (
            304,
            "<bdi>3 mL</bdi> <small>3 mL syringe, 30th of 30; 3.04 mL is more than the syringe holds</small>",
        ),
        // On no mark at all.
        (
            4,
            "<bdi>0.04 mL</bdi> <small>less than half of the first mark; too little to measure well</small>",
        ),
    ] {
        let page = table_with(syringe(3, 10), dose).await;
        assert!(page.contains(said), "{said}: {page}");
    }
}

/// The exact draw was compared with what is left, and what is drawn to the marks was taken from it.
#[tokio::test]
async fn a_bottle_has_to_hold_what_is_drawn_to_the_marks() {
    for (dose, left, is_enough) in [
        // 1.25 mL is drawn as 1.3 mL, 1.24 mL as 1.2 mL, and 4.25 mL as 3 mL and 1.3 mL.
        (125, 129, false),
        (125, 130, true),
        (124, 119, false),
        (124, 120, true),
        (425, 429, false),
        (425, 430, true),
        // 0.04 mL is on no mark at all.
        (4, 3, false),
        (4, 4, true),
    ] {
        let counted = happened(Happened::Counted(Volume::ml(Exact::hundredths(left))));
        let page = tonight_with(syringe(3, 10), dose, supply(&[first()], &[counted])).await;
        assert_eq!(has(&page, "too-little"), !is_enough, "{left} for {dose}: {page}");
    }
}

/// The title told the marks of another draw, as if they were of the one that was typed.
#[tokio::test]
async fn a_typed_draw_of_several_fills_that_is_on_no_mark_says_so() {
    let note = |draw, owned| async move {
        let page = Visit::dose(draw, "1").owning(&[owned]).page().await;
        part(&page, "fills", "</section>")
    };
    let off = note("4.45", "2/0.1").await;
    assert!(off.contains("Caution 4.45 mL is on no mark of this syringe"), "{off}");
    assert!(off.contains("More than one fill. 2 times to 2 mL, then to 0.5 mL"), "{off}");
    assert!(off.contains("Together that is 4.5 mL, which gives 1.1 % more than"), "{off}");
    let on = note("4.4", "2/0.1").await;
    assert!(on.contains("Caution More than one fill. 2 times to 2 mL, then to 0.4 mL"), "{on}");
    assert!(!on.contains("on no mark"), "{on}");
}
