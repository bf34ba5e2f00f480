//! Trends and the report over a diary of which a part cannot be read: that is said, and nothing counts as none for it.

use ldn_diary::store::MemoryStore;

use crate::planted::kept;
use crate::{app_on, count, five_months, part, that_evening};

const UNREAD_PLAN: &str = "The plan could not be read or worked out.";

/// The place over five months of which every copy of what is kept under names with this in them is damaged.
async fn damaged(hash: &str, name: &str) -> String {
    let mut contents = kept(five_months()).contents();
    let mut copies = 0;
    for (_, value) in contents.iter_mut().filter(|(key, _)| key.contains(name)) {
        value.pop();
        value.push('~');
        copies += 1;
    }
    assert!(copies > 0, "{name} is kept");
    app_on(that_evening(hash, MemoryStore::holding(contents))).await.replace('\u{a0}', " ")
}

async fn trends(name: &str) -> String {
    damaged("#/trends", name).await
}

async fn report(name: &str) -> String {
    damaged("#/trends/report", name).await
}

fn has(page: &str, id: &str) -> bool {
    count(page, &format!("data-testid=\"{id}\"")) == 1
}

#[tokio::test]
async fn a_whole_diary_has_none_of_these_words() {
    for hash in ["#/trends", "#/trends/report"] {
        let page = app_on(that_evening(hash, kept(five_months()))).await;
        for words in ["could not be read", "not known", "None in what could be read"] {
            assert!(!page.contains(words), "{hash}: {words}");
        }
    }
}

#[tokio::test]
async fn a_month_that_cannot_be_read_is_named_on_trends() {
    let page = trends("m/2026-10").await;
    let said = part(&page, "trends-unsound", "</section>");
    assert!(said.contains("October 2026") && !said.contains("November 2026"), "{said}");
}

/// It was said that there is nothing to show yet.
#[tokio::test]
async fn a_diary_of_which_no_month_can_be_read_is_not_taken_for_an_empty_one() {
    for hash in ["#/trends", "#/trends/report"] {
        let page = damaged(hash, "m/2026-").await;
        assert!(has(&page, "trends-unsound"), "{hash}: {page}");
        assert!(page.contains("June 2026") && page.contains("November 2026"), "{page}");
        assert!(!page.contains("There is nothing to show yet."), "{hash}: {page}");
    }
}

/// A plan that cannot be read was called "No plan", and every dose one that was not planned.
#[tokio::test]
async fn a_plan_that_cannot_be_read_is_not_taken_for_none_on_trends() {
    let page = trends("/plan").await;
    assert!(has(&page, "plan-unsound") && page.contains(UNREAD_PLAN), "{page}");
    assert!(!page.contains("No plan") && page.contains("Plan not known"), "{page}");
    assert!(!page.contains("data-testid=\"doses-counted\""), "{page}");
}

#[tokio::test]
async fn relapse_records_that_cannot_be_read_are_not_counted_on_trends() {
    let page = trends("/relapses").await;
    assert!(page.contains("The relapse records could not be read."), "{page}");
    assert!(!page.contains("data-testid=\"relapses-by-year\""), "{page}");
    assert!(!page.contains("data-testid=\"rate\""), "{page}");
}

#[tokio::test]
async fn a_report_over_a_month_that_cannot_be_read_says_so_beside_its_numbers() {
    let page = report("m/2026-1").await;
    assert!(has(&page, "report-unsound"), "{page}");
    let figures = part(&page, "figures", "<section");
    assert_eq!(count(figures, "some nights could not be read"), 2, "doses and nights: {figures}");
    // Of July to September too, but there was heat in none of them.
    let circumstances = part(&page, "report-circumstances", "</section>");
    assert!(!circumstances.contains("None was recorded."), "{circumstances}");
}

/// The report of a plan that nobody could read said "No dose was planned on the last night".
#[tokio::test]
async fn a_report_without_its_plan_gives_no_number_of_doses() {
    let page = report("/plan").await;
    assert!(has(&page, "report-unsound"), "{page}");
    let figures = part(&page, "figures", "<section");
    assert!(figures.contains("The dose is not known: the plan could not be read"), "{figures}");
    assert!(
        figures.contains("Planned doses are not known: the plan could not be read"),
        "{figures}"
    );
    assert!(!figures.contains("No dose") && !figures.contains("0 of 0"), "{figures}");
    let doses = part(&page, "report-doses", "</table>");
    assert!(!doses.contains("No plan") && doses.contains("Plan not known"), "{doses}");
}

/// The report counted "0 relapse records", and wrote "None in these nights".
#[tokio::test]
async fn a_report_without_its_relapse_records_does_not_count_them_as_none() {
    let page = report("/relapses").await;
    assert!(has(&page, "report-unsound"), "{page}");
    let figures = part(&page, "figures", "<section");
    assert!(figures.contains("Relapse records are not known"), "{figures}");
    assert!(!figures.contains(">0<"), "{figures}");
    let relapses = part(&page, "report-relapses", "</section>");
    assert!(relapses.contains("They could not be read, and are missing here."), "{relapses}");
    assert!(!relapses.contains("None"), "{relapses}");
}
