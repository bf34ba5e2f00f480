//! The report for the visit, as it shows a diary in which it is known what happened.

use ldn_diary::diary::{
    Circumstance, Days, DoseRecord, Id, Kind, Score, Severity, SideEffect, Symptom,
};
use ldn_diary::dose::{Exact, Mass};
use ldn_diary::plan::{Length, Note, Opioids, Plan, Reason, Step, Supply, When, Why};
use ldn_diary::store::{MemoryStore, PlanBook, Slip};
use ldn_diary::ui::state::FormName;
use ldn_diary::ui::state::report::{Reach, ReportForm, Section};

use crate::planted::{crowded, kept, planted};
use crate::{app_on, count, engine, five_months, part, that_evening};

async fn page(store: MemoryStore, form: Option<ReportForm>) -> String {
    let ports = that_evening("#/trends/report", store);
    if let Some(form) = form {
        let slip = Slip { name: FormName::Report.key(), fields: form.fields() };
        engine(&ports).set_slip(slip).expect("kept");
    }
    app_on(ports).await
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
            "planned doses taken, of whatever size, {missed} missed, {not_recorded} not recorded"
        )),
        "{figures}"
    );
    assert!(figures.contains(&format!(">{nights} of 147<")), "{figures}");
    assert!(
        figures.contains(">1.5\u{a0}mg<") && figures.contains("planned a day, since"),
        "{figures}"
    );
    assert!(figures.contains("relapse records, not confirmed by the team"), "{figures}");
    assert!(page.contains("30 June 2026 to 23 November 2026."));
    assert!(page.contains(
        "It records and converts; it does not choose a dose. Made on 24 November 2026, 21:00."
    ));
}

/// A step of which nothing was recorded said "0 of 21", which reads as if every dose had been missed.
#[tokio::test]
async fn what_is_not_recorded_of_a_step_is_not_said_to_be_missed() {
    let mut diary = five_months();
    let first = diary.entries.first().expect("an entry").night;
    // A night without an entry is not recorded either.
    diary.entries.retain(|entry| entry.night.nights_since(first) != 45);
    let mut missed = 0;
    for entry in &mut diary.entries {
        let day = entry.night.nights_since(first);
        if (21..42).contains(&day) {
            entry.doses.clear();
        } else if (42..84).contains(&day) {
            entry.doses = vec![DoseRecord::Missed { due: None }];
            missed += 1;
        }
    }
    let page = page(kept(diary), None).await;
    let doses = part(&page, "report-doses", "</table>");
    assert!(doses.contains(">0 of 21, 21 not recorded<"), "{doses}");
    let not_recorded = 42 - missed;
    let others = format!(">0 of 42, {missed} missed, {not_recorded} not recorded<");
    assert!(doses.contains(&others), "{others}: {doses}");
}

#[tokio::test]
async fn the_plan_stands_with_what_changed_it_and_symptoms_with_their_steps() {
    let page = page(kept(five_months()), None).await;
    assert!(page.contains("Behind them the planned dose in mg a day."), "{page}");
    let doses = part(&page, "report-doses", "</table>");
    assert_eq!(count(doses, "<tr"), 5, "{doses}");
    assert!(doses.contains("as in the letter"), "{doses}");
    for volume in ["0.5", "1", "1.5"] {
        let drawn = format!("data-h=\"Drawn\">{volume}\u{a0}mL<");
        assert!(doses.contains(&drawn), "{drawn}: {doses}");
    }
    assert_eq!(count(doses, "as planned"), 2, "the two steps that nothing changed: {doses}");
    let steps = part(&page, "report-steps", "</table>");
    assert_eq!(count(steps, "<tr"), 3, "fatigue and stiffness: {steps}");
    assert_eq!(count(steps, "scope=\"col\""), 5, "{steps}");
    for (step, nights) in
        [("Before", 21), ("0.5\u{a0}mg", 21), ("1\u{a0}mg", 42), ("1.5\u{a0}mg", 63)]
    {
        let head = format!(">{step}<span class=\"sub\"> {nights}</span>");
        assert!(steps.contains(&head), "{head}: {steps}");
    }
    let said = part(&page, "report-said", "</div>");
    assert!(said.contains("Fatigue on 1.5\u{a0}mg was lower than on 1\u{a0}mg"), "{said}");
    assert!(
        said.contains("compared within these nights") && said.contains("t statistic"),
        "{said}"
    );
    assert!(page.contains("MS also changes without medicine; this shows what happened, not why."));
    assert_eq!(count(&page, "role=\"img\""), 2, "a picture for each");
}

/// What is said of the changes of a diary in which these symptoms fell when 1 mg began, a step before the last, and never else.
async fn said_of_a_fall(symptoms: &[Symptom]) -> String {
    let mut diary = five_months();
    let first = diary.entries.first().expect("an entry").night;
    for (place, entry) in (0_u8..).zip(&mut diary.entries) {
        let level = if entry.night.nights_since(first) < 42 { 7 } else { 3 };
        entry.scores.clear();
        for symptom in symptoms {
            let score = Score::new(level + place % 5 / 3).expect("a score");
            entry.scores.insert(Id::of(*symptom), score);
        }
    }
    let page = page(kept(diary), None).await;
    part(&page, "report-said", "</div>").to_owned()
}

/// The change of the last step alone was on the paper, so that what a step before it had changed was nowhere.
#[tokio::test]
async fn what_changed_with_a_step_before_the_last_is_told_with_its_range() {
    let said = said_of_a_fall(&[Symptom::Fatigue]).await;
    assert!(said.contains("Fatigue on 1.5\u{a0}mg cannot be told apart from 1\u{a0}mg"), "{said}");
    assert!(said.contains("between steps, 1 has a range without zero."), "{said}");
    let fell = said.split("Fatigue on 1\u{a0}mg was lower than on ").nth(1).expect("the change");
    let fell = fell.split("</p>").next().expect("its end");
    assert!(fell.contains(" points on average, 95\u{a0}% range \u{2212}4"), "{fell} in {said}");
}

#[tokio::test]
async fn of_many_changes_those_that_find_no_room_are_counted() {
    let said = said_of_a_fall(Symptom::ALL).await;
    assert!(said.contains("8 have a range without zero (4 left out here)."), "{said}");
    assert_eq!(count(&said, " on 1\u{a0}mg was lower than on "), 4, "{said}");
    assert!(said.contains("By chance alone about one in twenty has, at times two."), "{said}");
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

/// It was said to be not saved yet, where nothing saves it.
#[tokio::test]
async fn what_is_typed_is_said_to_be_kept_where_there_is_nothing_to_save() {
    let form = ReportForm { questions: "Go on to 3 mg?".to_owned(), ..ReportForm::default() };
    let page = page(kept(five_months()), Some(form)).await;
    let typed = part(&page, "typed", "</p>");
    assert!(typed.contains("is kept as you go, for the next report too."), "{typed}");
    assert!(!page.contains("Not saved yet"), "{page}");
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

/// Nothing may be left out without a word: what is not on the page is not known to be nothing.
#[tokio::test]
async fn what_finds_no_room_is_counted() {
    let mut diary = five_months();
    let first = diary.relapses.first().expect("a record").clone();
    diary.relapses = (1..=9)
        .map(|number| {
            let id = ldn_diary::diary::RelapseId::new(number).expect("a number");
            ldn_diary::diary::Relapse { id, ..first.clone() }
        })
        .collect();
    for (entry, effect) in diary.entries.iter_mut().zip(SideEffect::ALL.iter().copied()) {
        entry.side_effects.insert(Id::of(effect), Severity::Mild);
    }
    for (entry, symptom) in diary.entries.iter_mut().zip(Symptom::ALL.iter().copied()) {
        entry.scores.insert(Id::of(symptom), Score::new(3).expect("a score"));
    }
    let page = page(kept(diary), None).await;
    let relapses = part(&page, "report-relapses", "</section>");
    assert_eq!(count(relapses, "right hand numb"), 6, "{relapses}");
    assert!(relapses.contains("And 3 more, in the diary only."), "{relapses}");
    let left = SideEffect::ALL.len() - 6;
    let effects = part(&page, "report-effects", "</section>");
    assert!(effects.contains(&format!("And {left} more, in the diary only.")), "{effects}");
    let left = Symptom::ALL.len() - 8;
    assert!(page.contains(&format!("{left} symptoms more in the diary only.")), "{page}");
}

/// Sixty short lines are as many characters as a page has room for, and were a page of their own.
#[tokio::test]
async fn of_many_short_questions_those_are_printed_that_have_room() {
    let questions = |many: u32| {
        (1..=many).map(|number| format!("Number {number}?\n")).collect::<Vec<_>>().concat()
    };
    let on_paper = async |many| {
        let form = ReportForm { questions: questions(many), ..ReportForm::default() };
        let page = page(kept(five_months()), Some(form)).await;
        part(&page, "report", "</article>").to_owned()
    };
    let paper = on_paper(18).await;
    assert!(paper.contains("<li>Number 18?</li>") && !paper.contains("in the app only"), "{paper}");
    let paper = on_paper(60).await;
    assert!(paper.contains("<li>Number 17?</li></ol>"), "{paper}");
    assert!(paper.contains("And 43 more, in the app only."), "{paper}");
}

/// A plan that was changed each week has the last steps on the paper, and the others counted.
#[tokio::test]
async fn of_many_steps_the_last_have_a_row() {
    let last = ldn_diary::diary::Night::ymd(2026, 11, 23).expect("a night");
    let page = page(kept(crowded(planted(7, last, 140))), None).await;
    let doses = part(&page, "report-doses", "</section>");
    assert_eq!(count(doses, "<tr"), 7, "a head and six steps: {doses}");
    assert!(doses.contains("3.1\u{a0}mg") && !doses.contains("2.2\u{a0}mg"), "{doses}");
    assert!(doses.contains("14 earlier steps left out of the table."), "{doses}");
    // Where no dose has room over its step, none is promised.
    let bands = "Behind them the planned dose, deeper when larger.";
    assert!(page.contains(bands) && !page.contains("in mg a day"), "{page}");
}

/// Each pause, and the nights before the plan, were counted as steps too; and those nights went first, though all steps are seen beside
/// them.
#[tokio::test]
async fn what_is_left_out_of_the_tables_is_counted_in_steps() {
    let mut diary = five_months();
    let first = diary.entries.first().expect("an entry").night.date();
    let on = |days: u64| {
        let from = first.checked_add_days(Days::new(days)).expect("a date");
        When { made: from, from }
    };
    let why = || Why { reason: Reason::Advised, note: Note::default() };
    let times = diary.book.plan().steps().first().expect("a step").times.clone();
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    for turn in 0..5 {
        let dose = Mass::mg(Exact::whole(turn + 1));
        let (on, stop) = (on(7 + turn * 14), on(14 + turn * 14));
        let steps = vec![Step::new(dose, times.clone(), Length::Open).expect("a step")];
        let begun =
            if turn == 0 { plan.start(on, why(), steps) } else { plan.edit(on, why(), steps) };
        begun.and_then(|()| plan.stop(stop, why())).expect("changed");
    }
    diary.book = PlanBook::new(plan, Supply::default());
    let page = page(kept(diary), None).await;
    assert_eq!(count(&page, "3 earlier steps left out of the table."), 2, "{page}");
    let doses = part(&page, "report-doses", "</table>");
    assert_eq!(count(doses, "<tr"), 7, "a head, before, two steps and three pauses: {doses}");
    // What every step is seen beside has its row and its column, however many steps there are.
    assert!(doses.contains(">Before<") && doses.contains(">4\u{a0}mg<"), "{doses}");
    let steps = part(&page, "report-steps", "</table>");
    assert!(steps.contains(">Before<span class=\"sub\"> 7</span>"), "{steps}");
    assert_eq!(count(steps, "scope=\"col\""), 7, "{steps}");
}

/// A step that began before these nights was begun by a change, and not by the plan.
#[tokio::test]
async fn what_began_a_step_is_said_though_it_was_before() {
    let form = ReportForm {
        reach: Reach::Own,
        dates: ["", "2026-07-25", "2026-08-05", ""].map(str::to_owned),
        ..ReportForm::default()
    };
    let page = page(kept(five_months()), Some(form)).await;
    let doses = part(&page, "report-doses", "</table>");
    assert!(doses.contains("as in the letter") && !doses.contains("as planned"), "{doses}");
}

/// Six notes of a thousand characters made three pages of two.
#[tokio::test]
async fn of_long_notes_the_first_words_are_printed() {
    let last = ldn_diary::diary::Night::ymd(2026, 11, 23).expect("a night");
    let page = page(kept(crowded(planted(7, last, 140))), None).await;
    let doses = part(&page, "report-doses", "</table>");
    assert_eq!(count(doses, "the left leg was… (goes on in the app)"), 6, "{doses}");
    assert_eq!(count(doses, "slept badly"), 6 * 3, "{doses}");
    let relapses = part(&page, "report-relapses", "</section>");
    assert_eq!(count(relapses, "… (goes on in the app), longer than 24 hours"), 6, "{relapses}");
    assert_eq!(count(relapses, "right hand numb"), 6 * 2, "{relapses}");
}

/// Whoever changes a plan again and again on one day has one step, and no more words in its row than another.
#[tokio::test]
async fn of_many_changes_of_one_step_the_last_are_told() {
    let mut diary = five_months();
    let mut plan = diary.book.plan().clone();
    let from = ldn_diary::diary::NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date");
    for number in 1..=5 {
        let note = Note::new(&format!("{number}. {}", "tired ".repeat(100))).expect("a note");
        let why = Why { reason: Reason::Advised, note };
        plan.edit(When { made: from, from }, why, plan.ahead(from)).expect("a change");
    }
    diary.book = PlanBook::new(plan, diary.book.supply().clone());
    let page = page(kept(diary), None).await;
    let doses = part(&page, "report-doses", "</table>");
    assert!(doses.contains("2 changes before these left out. 20 November"), "{doses}");
    for (number, is_told) in [(1, false), (2, false), (3, true), (4, true), (5, true)] {
        assert_eq!(doses.contains(&format!("{number}. tired")), is_told, "{number}: {doses}");
    }
    assert_eq!(count(doses, "… (goes on in the app)"), 3, "{doses}");
    assert!(count(doses, "tired") <= 50, "{doses}");
}
