//! What is drawn tonight: to which mark each fill goes.

use crate::due::{has, syringe, tonight_with};
use crate::plan::bottle;

/// Tonight said that it was more than one fill, and the person had to divide.
#[tokio::test]
async fn a_dose_in_two_fills_says_and_shows_to_which_mark_each_goes() {
    let page = tonight_with(syringe(3, 10), 430, bottle()).await;
    let last = crate::part(&page, "last-fill", "</p>");
    assert!(last.contains("First to 3\u{a0}mL, then to") && last.contains(">1.3 <"), "{last}");
    assert!(page.contains("due-picture") && has(&page, "taken"), "{page}");
    assert!(page.contains("Plunger at 1.3\u{a0}mL, the 13th of 30 marks."), "{page}");
    assert!(!page.contains("Together that gives"), "{page}");
    // 1.25 mL is left after the first fill, halfway between two marks.
    let page = tonight_with(syringe(3, 10), 425, bottle()).await;
    assert!(page.contains("Together that gives 4.3\u{a0}mg. That is"), "{page}");
}
