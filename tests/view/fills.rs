//! A draw of more than one fill, wherever it is told: each fill has its mark, and what the marks give is told where it is not the dose.

use ldn_diary::store::PlanBook;

use crate::due::{each_night, syringe};
use crate::plan::bottle;
use crate::tonight::{Diary, at};

/// The table told that it was more than one fill, and the person had to divide; how far off its marks are was told of one fill alone.
// rule: plan-card
#[tokio::test]
async fn the_table_of_the_plan_says_the_mark_of_each_fill_and_how_far_off_they_are() {
    for (spacing, dose, said) in [
        (10, 430, "First to 3 mL, then to 1.3 mL (more than one fill)</small>"),
        (10, 600, "2 times to 3 mL (more than one fill)</small>"),
        // 4.3 mL is 1.2 % more than 4.25, and 3.5 mL is 7.7 % more than 3.25.
        (10, 425, "First to 3 mL, then to 1.3 mL (more than one fill); between two marks</small>"),
        (
            50,
            325,
            "First to 3 mL, then to 0.5 mL (more than one fill); between two marks; 7.7 % more, caution</small>",
        ),
    ] {
        let diary = Diary::at("#/plan", at(24, 22, 10), Vec::new());
        let diary = diary.with_syringe(syringe(3, spacing));
        let page = diary.with_plan(PlanBook::new(each_night(dose), bottle())).page().await;
        let page = page.replace('\u{a0}', " ");
        assert!(page.contains(&format!("<small>{said}")), "{said}: {page}");
    }
}
