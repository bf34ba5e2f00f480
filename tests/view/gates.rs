//! The gates as a person meets them: what is asked, what is refused, and that nothing of a held-back answer is on the page.

use ldn_diary::diary::DoseRecord;
use ldn_diary::dose::{Exact, Mass, MassUnit, Strength, Syringe, Volume};
use ldn_diary::plan::{Length, Opioids, Plan, Reason, Step, Times};
use ldn_diary::store::PlanBook;
use ldn_diary::ui::route::Calculator;
use ldn_diary::ui::state::calculator::{Change, Entry, Usual};

use crate::due::each_night;
use crate::plan::{bottle, on, why};
use crate::tag;
use crate::tonight::{Diary, at, dosed, entry};
use crate::visit::{Visit, has_volume, part, syringe, text, typed};

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

/// 1.5 mg three times a day, and so much taken at the first two on 24 November; this place that evening.
async fn third_dose(hash: &str, hundredths: u64) -> String {
    let times = [8, 14, 22].map(|hour| at(24, hour, 0).local().time());
    let times = Times::new(&times).expect("times");
    let step = Step::new(Mass::mg(Exact::hundredths(150)), times, Length::Open).expect("a step");
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    plan.start(on("2026-11-01"), why(Reason::Advised, ""), vec![step]).expect("a plan");
    let dose = Mass::mg(Exact::hundredths(hundredths));
    let taken = |hour| DoseRecord::Taken { dose, draw: None, bottle: None, at: at(24, hour, 0) };
    let mut night = entry(1, 24);
    night.doses.extend([8, 14].map(taken));
    let diary = Diary::at(hash, at(24, 22, 10), vec![night]);
    diary.with_plan(PlanBook::new(plan, bottle())).page().await
}

/// One tap recorded a third dose without a word, whatever the first two of that night had been.
#[tokio::test]
async fn a_tap_that_brings_a_night_above_its_plan_asks_as_the_form_does() {
    let tap = "data-testid=\"taken\"";
    let page = third_dose("#/tonight", 150).await;
    assert!(page.contains(tap) && !page.contains("night-gate"), "4.5 mg as planned: {page}");
    for (taken, title, sum, asks) in [
        (200, "Caution 5.5 mg is above the usual range", "5.5 mg", "gate"),
        (300, "Warning 7.5 mg is far above the usual range", "7.5 mg", "gate"),
        (450, "Stop 10.5 mg is far above the usual range", "10.5 mg", "refused"),
    ] {
        let page = third_dose("#/tonight", taken).await;
        assert!(!page.contains(tap), "{page}");
        let note = part(&page, "night-gate", "</section>");
        let parts =
            format!("This 1.5 mg and what else is recorded of this night are {sum} together.");
        for said in [title, &parts, "It was taken"] {
            assert!(note.contains(said), "no {said:?} in {note}");
        }
        let form = third_dose("#/tonight/dose", taken).await;
        let asked = part(&form, asks, "</section>");
        assert!(asked.contains(&format!("Yes, I took {sum} in all")), "{asked}");
    }
}

/// 0.25 mg is drawn to the mark of 0.3 mL there, and 2.5 mg are not ten times as much as that: the slip was recorded without a word.
#[tokio::test]
async fn a_slip_of_ten_is_one_beside_the_plan_and_not_beside_the_mark() {
    let times = Times::new(&[at(24, 22, 0).local().time()]).expect("times");
    let step = Step::new(Mass::mg(Exact::hundredths(25)), times, Length::Open).expect("a step");
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    plan.start(on("2026-11-01"), why(Reason::Advised, ""), vec![step]).expect("a plan");
    let [capacity, spacing] = [Exact::whole(3), Exact::hundredths(10)].map(Volume::ml);
    let syringe = Syringe::new(capacity, spacing).expect("a syringe");
    for (typed, asks) in [("2.5", true), ("2.4", false)] {
        let diary = Diary::at("#/tonight/dose", at(24, 22, 10), vec![]).with_syringe(syringe);
        let diary = diary.with_plan(PlanBook::new(plan.clone(), bottle()));
        let slip = ["0.3", "0.3", "", "", typed, "", "", ""];
        let page = diary.with_slip("dose 2026-11-24", &slip).page().await;
        assert!(page.contains(&format!("value=\"{typed}\"")), "{page}");
        assert_eq!(page.contains("data-testid=\"tenfold\""), asks, "{typed}: {page}");
    }
}

/// So many hundredths of a milligram, drawn from the bottle of 1 mg/mL.
fn usual(hundredths: u64) -> Usual {
    let dose = Some(Mass::mg(Exact::hundredths(hundredths)));
    Usual { dose, strength: Strength::mg_per_ml(Exact::ONE).ok() }
}

/// The diary asked about a slip of ten, and the calculator beside it showed where to draw it without a word.
// rule: dose-tenfold
#[tokio::test]
async fn a_calculator_asks_about_a_slip_of_ten_beside_the_plan_or_else_the_last_dose() {
    let taken = || vec![dosed(entry(1, 23), at(23, 22, 4))];
    let empty = Diary::at("#/dose", at(24, 22, 10), Vec::new());
    let last = Diary::at("#/dose", at(24, 22, 10), taken());
    let planned = Diary::at("#/dose", at(24, 22, 10), taken());
    let planned = planned.with_plan(PlanBook::new(each_night(25), bottle()));
    for (diary, typed, said) in [
        (&planned, "2.5", Some(("2.5 mg is ten times", 25))),
        (&planned, "2.4", None),
        (&planned, "0.025", Some(("0.025 mg is a tenth", 25))),
        (&last, "2.5", None),
        (&last, "0.15", Some(("0.15 mg is a tenth", 150))),
        (&empty, "0.015", None),
        (&empty, "4.5", None),
    ] {
        for visit in [Visit::draw(typed, "1"), Visit::dose(typed, "1")] {
            let page = visit.clone().page_on(diary.ports()).await;
            let is_answered = page.contains("data-testid=\"answer\"");
            let Some((title, hundredths)) = said else {
                assert!(is_answered && !page.contains("data-testid=\"tenfold\""), "{page}");
                continue;
            };
            // Only the plan came with a bottle.
            let strength = usual(hundredths).strength.filter(|_| hundredths == 25);
            let usual = Usual { strength, ..usual(hundredths) };
            let note = part(&page, "tenfold", "</section>");
            let was = if hundredths == 25 { "0.25 mg" } else { "1.5 mg" };
            let was = format!("Planned or last dose{was}");
            for piece in ["Warning", title, &was, "decimal sign", "was prescribed"] {
                assert!(note.contains(piece), "no {piece:?} in {note}");
            }
            let (_, result) = page.split_once("data-testid=\"result\"").expect("a result");
            assert!(!is_answered && !has_volume(result), "held back: {page}");
            let page = visit.beside(usual).confirmed().page_on(diary.ports()).await;
            assert!(page.contains("data-testid=\"answer\""), "confirmed: {page}");
            assert!(part(&page, "tenfold", "</section>").contains(title), "the notice stays");
        }
    }
}

/// 1.5 mg "of 0.1 mg/mL" were 15 mL without a word, beside a bottle of 1 mg/mL in which that is ten times the dose.
// rule: dose-tenfold
#[tokio::test]
async fn a_calculator_asks_about_a_slip_of_ten_in_the_strength_beside_the_bottle_in_use() {
    let diary = Diary::at("#/dose", at(24, 22, 10), Vec::new());
    let diary = diary.with_plan(PlanBook::new(each_night(150), bottle()));
    let drops = |strength| [typed(Entry::Dose, "1.5"), typed(Entry::Strength, strength)];
    for (strength, said) in [
        ("0.1", Some("0.1 mg/mL is a tenth of the strength of your bottle in use")),
        ("10", Some("10 mg/mL is ten times the strength of your bottle in use")),
        ("0.2", None),
        ("2", None),
        ("5", None),
    ] {
        for visit in [Visit::draw("1.5", strength), Visit::new(Calculator::Drops, drops(strength))]
        {
            let page = visit.clone().page_on(diary.ports()).await;
            let is_answered = page.contains("data-testid=\"answer\"");
            let Some(title) = said else {
                assert!(is_answered && !page.contains("tenfold-strength"), "{page}");
                continue;
            };
            let note = part(&page, "tenfold-strength", "</section>");
            let is = format!("This strength{strength} mg/mL");
            let yes = format!("Yes, 1.5 mg was prescribed, and the strength is {strength} mg/mL");
            for piece in ["Warning", title, "Your bottle in use1 mg/mL", &is, "decimal sign", &yes]
            {
                assert!(note.contains(piece), "no {piece:?} in {note}");
            }
            assert!(!page.contains("data-testid=\"tenfold\""), "the dose is as planned: {page}");
            let (_, result) = page.split_once("data-testid=\"result\"").expect("a result");
            // What is said of counting drops in general stands below.
            let result = result.split("section notes").next().expect("its start");
            assert!(!is_answered && !has_volume(result), "held back: {page}");
            let page = visit.beside(usual(150)).confirmed().page_on(diary.ports()).await;
            assert!(page.contains("data-testid=\"answer\""), "confirmed: {page}");
            assert!(part(&page, "tenfold-strength", "</section>").contains(title), "it stays");
        }
    }
    // One yes where dose and strength are both asked about.
    let both = Visit::dose("1.5", "0.1").page_on(diary.ports()).await;
    for (asks, title) in
        [("tenfold", "0.15 mg is a tenth"), ("tenfold-strength", "a tenth of the strength")]
    {
        assert!(part(&both, asks, "</section>").contains(title), "{both}");
    }
    assert_eq!(both.matches("id=\"confirm\"").count(), 1, "{both}");
}

/// One yes for both questions, and a dose that is refused is refused alone.
#[tokio::test]
async fn a_slip_of_ten_above_the_usual_range_is_told_with_both() {
    let diary = Diary::at("#/dose", at(24, 22, 10), Vec::new());
    let diary = diary.with_plan(PlanBook::new(each_night(50), bottle()));
    let asked = Visit::draw("5", "1").page_on(diary.ports()).await;
    assert!(part(&asked, "tenfold", "</section>").contains("5 mg is ten times"), "{asked}");
    assert!(part(&asked, "gate", "</section>").contains("5 mg is above the usual range"));
    assert_eq!(asked.matches("id=\"confirm\"").count(), 1, "{asked}");
    let refused = Visit::draw("12", "1").page_on(diary.ports()).await;
    assert!(refused.contains("data-testid=\"refused\""), "{refused}");
    assert!(!refused.contains("data-testid=\"tenfold\"") && !refused.contains("ten times"));
}

/// Drops are no way round it.
#[tokio::test]
async fn a_slip_of_ten_is_asked_about_in_drops_too() {
    let diary = Diary::at("#/dose", at(24, 22, 10), Vec::new());
    let diary = diary.with_plan(PlanBook::new(each_night(25), bottle()));
    let changes = [typed(Entry::Dose, "2.5"), typed(Entry::Strength, "1")];
    let visit = Visit::new(Calculator::Drops, changes);
    let asked = visit.clone().page_on(diary.ports()).await;
    assert!(part(&asked, "tenfold", "</section>").contains("2.5 mg is ten times"), "{asked}");
    assert!(!asked.contains("data-testid=\"answer\""), "{asked}");
    let told = visit.beside(usual(25)).confirmed().page_on(diary.ports()).await;
    assert!(part(&told, "answer", "</p>").contains("50 drops"), "{told}");
}
