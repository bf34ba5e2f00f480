//! The report for the visit, as it shows a diary in which it is known what happened.

use std::rc::Rc;

use ldn_diary::diary::{Circumstance, DoseRecord, Night};
use ldn_diary::store::{Engine, EnginePorts, MemoryStore, Open, Role, Slip};
use ldn_diary::ui::port::{MemoryClock, MemoryPage, PagePort, Ports};
use ldn_diary::ui::state::FormName;
use ldn_diary::ui::state::report::{Reach, ReportForm, Section};

use crate::planted::{Planted, kept, planted};
use crate::tonight::at;
use crate::{app_on, count};

fn five_months() -> Planted {
    planted(7, Night::ymd(2026, 11, 23).expect("a night"), 147)
}

async fn page(store: MemoryStore, form: Option<ReportForm>) -> String {
    let ports = Ports {
        store: Rc::new(store),
        page: PagePort(Rc::new(MemoryPage::at("#/trends/report"))),
        clock: Rc::new(MemoryClock::at(at(24, 21, 0))),
        ..Ports::in_memory()
    };
    if let Some(form) = form {
        let engine = EnginePorts {
            store: Rc::clone(&ports.store),
            journal: Rc::clone(&ports.journal),
            coder: Rc::new(Open),
            wake: Rc::new(|| {}),
        };
        let slip = Slip { name: FormName::Report.key(), fields: form.fields() };
        Engine::open(engine, Role::Writer(1)).set_slip(slip).expect("kept");
    }
    app_on(ports).await
}

fn part<'a>(page: &'a str, id: &str, end: &str) -> &'a str {
    let mark = format!("data-testid=\"{id}\"");
    let from = page.split(mark.as_str()).nth(1).unwrap_or_else(|| panic!("no {id} in {page}"));
    from.split(end).next().expect("its end")
}

#[tokio::test]
async fn a_report_has_its_figures_from_the_diary() {
    let diary = five_months();
    let doses = || diary.entries.iter().flat_map(|entry| &entry.doses);
    let taken = doses().filter(|dose| matches!(dose, DoseRecord::Taken { .. })).count();
    let missed = doses().filter(|dose| dose.is_missed()).count();
    let (nights, due) = (diary.entries.len(), 126);
    let not_recorded = due - taken - missed;
    let page = page(kept(diary), None).await;
    let figures = part(&page, "figures", "<section");
    assert!(figures.contains(&format!(">{taken} of {due}<")), "{figures}");
    assert!(
        figures.contains(&format!(
            "planned doses taken, {missed} missed, {not_recorded} not recorded"
        )),
        "{figures}"
    );
    assert!(figures.contains(&format!(">{nights} of 147<")), "{figures}");
    assert!(figures.contains(">1.5\u{a0}mg<") && figures.contains("a day, since"), "{figures}");
    assert!(figures.contains("relapse records, not confirmed by the team"), "{figures}");
    assert!(page.contains("30 June 2026 to 23 November 2026."));
    assert!(page.contains(
        "It records and converts; it does not choose a dose. Made on 24 November 2026, 21:00."
    ));
}

#[tokio::test]
async fn the_plan_stands_with_what_changed_it_and_symptoms_with_their_steps() {
    let page = page(kept(five_months()), None).await;
    let doses = part(&page, "report-doses", "</table>");
    assert_eq!(count(doses, "<tr"), 5, "{doses}");
    assert!(doses.contains("as in the letter"), "{doses}");
    assert_eq!(count(doses, "as planned"), 2, "the two steps that nothing changed: {doses}");
    let steps = part(&page, "report-steps", "</table>");
    assert_eq!(count(steps, "<tr"), 3, "fatigue and stiffness: {steps}");
    assert_eq!(count(steps, "scope=\"col\""), 5, "{steps}");
    assert!(
        part(&page, "report-said", "</div>")
            .contains("Fatigue on 1.5\u{a0}mg was lower than on 1\u{a0}mg")
    );
    assert!(page.contains("MS also changes without medicine; this shows what happened, not why."));
    assert_eq!(count(&page, "role=\"img\""), 2, "a picture for each");
}

#[tokio::test]
async fn side_effects_records_and_circumstances_are_told_as_they_were_written() {
    let diary = five_months();
    let heat = diary.entries.iter().filter(|one| one.circumstances.has(Circumstance::Heat)).count();
    assert!(heat > 0, "there was heat");
    let page = page(kept(diary), None).await;
    let effects = part(&page, "report-effects", "</section>");
    assert!(effects.contains("Vivid dreams: ") && effects.contains("at worst mild."), "{effects}");
    assert!(effects.contains("after 0.5\u{a0}mg: "), "{effects}");
    let relapses = part(&page, "report-relapses", "</section>");
    assert!(
        relapses.contains(
            "right hand numb, longer than 24 hours, no heat, fever or infection, not confirmed."
        ),
        "{relapses}"
    );
    assert!(part(&page, "report-circumstances", "</section>").contains("Heat: "));
}

#[tokio::test]
async fn what_is_left_out_is_not_there_and_what_is_typed_is() {
    let form = ReportForm {
        reach: Reach::ThreeMonths,
        person: ["A. Person", "1 May 1980", "2015"].map(str::to_owned),
        dates: ["", "", "", "2026-11-26"].map(str::to_owned),
        without: vec![Section::Relapses, Section::Doses],
        questions: "Go on to 3 mg?\n\nAnother MRI?".to_owned(),
    };
    let page = page(kept(five_months()), Some(form)).await;
    for there in [
        "For the visit on 26 November 2026.",
        "A. Person",
        "Born 1 May 1980",
        "MS since 2015",
        "<li>Go on to 3 mg?</li><li>Another MRI?</li>",
        "25 August 2026 to 23 November 2026.",
    ] {
        assert!(page.contains(there), "{there}: {page}");
    }
    for gone in ["report-relapses", "report-doses"] {
        assert!(!page.contains(gone), "{gone}");
    }
}

#[tokio::test]
async fn dates_without_nights_are_said_and_nothing_is_printed() {
    let form = ReportForm {
        reach: Reach::Own,
        dates: ["", "2020-01-01", "2020-02-01", ""].map(str::to_owned),
        ..ReportForm::default()
    };
    let page = page(kept(five_months()), Some(form)).await;
    assert!(page.contains("The diary has no nights there. Choose other dates."), "{page}");
    assert!(!page.contains("data-testid=\"report\""));
    assert!(!page.contains("data-testid=\"print\""));
    assert!(page.contains("There is nothing to print for these dates yet."), "{page}");
}
