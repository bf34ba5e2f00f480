//! Tonight's dose by plan and bottles: when a draw is shown, when it must not be, and how loudly it is doubted.

use ldn_diary::diary::{DoseRecord, Entry};
use ldn_diary::dose::{Exact, Mass, Strength, Syringe, Volume};
use ldn_diary::plan::{
    Bottle, BottleEvent, BottleId, Closing, Discard, DiscardSource, Happened, Length, Opioids,
    Plan, Reason, Step, Supply, Times,
};
use ldn_diary::store::PlanBook;

use crate::count;
use crate::plan::{bottle, date, on, why};
use crate::tonight::{Diary, at, dosed, entry};

/// So many hundredths of a milligram each night from 1 November on.
pub(crate) fn each_night(hundredths: u64) -> Plan {
    let time = date("2026-11-01").and_hms_opt(22, 0, 0).expect("a time").time();
    let times = Times::new(&[time]).expect("times");
    let dose = Mass::mg(Exact::hundredths(hundredths));
    let step = Step::new(dose, times, Length::Open).expect("a step");
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    plan.start(on("2026-11-01"), why(Reason::Advised, ""), vec![step]).expect("a plan");
    plan
}

/// 100 mL of 1 mg/mL, opened on 1 November.
pub(crate) fn first() -> Bottle {
    *bottle().bottles().first().expect("a bottle")
}

/// 100 mL of 5 mg/mL, opened on 20 November.
pub(crate) fn stronger() -> Bottle {
    let strength = Strength::mg_per_ml(Exact::whole(5)).expect("a strength");
    Bottle { id: BottleId(2), strength, begun: Some(date("2026-11-20")), ..first() }
}

pub(crate) fn happened(what: Happened) -> BottleEvent {
    let at = date("2026-11-20").and_hms_opt(9, 0, 0).expect("a time");
    BottleEvent { at, bottle: BottleId(1), what }
}

pub(crate) fn supply(bottles: &[Bottle], events: &[BottleEvent]) -> Supply {
    Supply::new(bottles.to_vec(), events.to_vec()).expect("a supply")
}

/// A place on the evening of 24 November.
pub(crate) async fn place(hash: &str, plan: Plan, supply: Supply, entries: Vec<Entry>) -> String {
    let diary = Diary::at(hash, at(24, 22, 10), entries).with_plan(PlanBook::new(plan, supply));
    diary.page().await
}

pub(crate) fn has(page: &str, id: &str) -> bool {
    count(page, &format!("data-testid=\"{id}\"")) == 1
}

#[tokio::test]
async fn no_place_shows_a_draw_from_a_bottle_that_nobody_confirmed() {
    let closed = happened(Happened::Closed(Closing::Emptied));
    let discard = Some(Discard { by: date("2026-11-19"), source: DiscardSource::Label });
    let dated = Bottle { discard, ..first() };
    for supply in [supply(&[first(), stronger()], &[closed]), supply(&[dated, stronger()], &[])] {
        let tonight = place("#/tonight", each_night(150), supply.clone(), Vec::new()).await;
        assert!(has(&tonight, "unconfirmed") && !has(&tonight, "taken"), "{tonight}");
        let plan = place("#/plan", each_night(150), supply, Vec::new()).await;
        assert!(plan.contains("Nothing is shown to draw until you have looked"), "{plan}");
        for page in [tonight, plan] {
            assert!(!page.contains("0.3\u{a0}mL"), "{page}");
        }
    }
}

#[tokio::test]
async fn no_draw_is_shown_that_the_bottle_does_not_hold() {
    let counted = |hundredths| {
        let left = Volume::ml(Exact::hundredths(hundredths));
        supply(&[first()], &[happened(Happened::Counted(left))])
    };
    let page = place("#/tonight", each_night(150), counted(149), Vec::new()).await;
    assert!(has(&page, "too-little") && !page.contains("due-picture"), "{page}");
    assert!(page.contains("Only 1.49\u{a0}mL is left"), "{page}");
    let page = place("#/tonight", each_night(150), counted(150), Vec::new()).await;
    assert!(!has(&page, "too-little") && page.contains("due-picture"), "{page}");
}

#[tokio::test]
async fn the_last_dose_is_repeated_only_from_the_same_strength_and_without_a_plan() {
    let mut last = entry(1, 23);
    let (dose, draw) = (Exact::hundredths(150), Some(Volume::ml(Exact::hundredths(150))));
    let dose = Mass::mg(dose);
    last.doses.push(DoseRecord::Taken { dose, draw, bottle: None, at: at(23, 22, 0) });
    let tonight = |plan, supply| place("#/tonight", plan, supply, vec![last.clone()]);
    let strong = || supply(&[stronger()], &[]);
    assert!(has(&tonight(Plan::default(), Supply::default()).await, "taken"));
    assert!(has(&tonight(Plan::default(), bottle()).await, "taken"));
    assert!(!has(&tonight(Plan::default(), strong()).await, "taken"), "1.5 mL are 7.5 mg now");
    let mut stopped = each_night(150);
    stopped.stop(on("2026-11-24"), why(Reason::Surgery, "")).expect("stopped");
    assert!(!has(&tonight(stopped, bottle()).await, "taken"), "nothing is due");
}

/// A syringe of so many mL, with a line each so many hundredths of a mL.
pub(crate) fn syringe(capacity: u64, spacing: u64) -> Syringe {
    let spacing = Volume::ml(Exact::hundredths(spacing));
    Syringe::new(Volume::ml(Exact::whole(capacity)), spacing).expect("a syringe")
}

/// Tonight for whoever owns this syringe, with so many hundredths of a milligram due.
pub(crate) async fn tonight_with(syringe: Syringe, hundredths: u64, supply: Supply) -> String {
    let diary = Diary::at("#/tonight", at(24, 22, 10), Vec::new()).with_syringe(syringe);
    diary.with_plan(PlanBook::new(each_night(hundredths), supply)).page().await
}

#[tokio::test]
async fn no_mark_is_guessed_for_a_syringe_that_nobody_picked() {
    let picture = |page: &str| page.contains("due-picture");
    let tonight = |dose| place("#/tonight", each_night(dose), bottle(), Vec::new());
    let page = tonight(150).await;
    assert!(picture(&page), "1.5 mL has a mark on a usual one: {page}");
    let page = tonight(125).await;
    assert!(!picture(&page) && has(&page, "taken"), "{page}");
    assert!(page.contains("1.25\u{a0}mL") && page.contains("Choose your syringe"), "{page}");
    assert!(!page.contains("1.3\u{a0}m"), "{page}");
    let page = tonight_with(syringe(3, 10), 125, bottle()).await;
    assert!(picture(&page) && page.contains("1.3\u{a0}mL"), "{page}");
    let page = place("#/plan", each_night(125), bottle(), Vec::new()).await;
    assert!(page.contains("1.25\u{a0}mL") && !page.contains("1.3\u{a0}m"), "{page}");
}

/// 1.5 mg at eight and at ten, from 1 November on.
pub(crate) fn twice_a_day() -> Plan {
    let clock = |hour| date("2026-11-01").and_hms_opt(hour, 0, 0).expect("a time").time();
    let times = Times::new(&[clock(8), clock(22)]).expect("times");
    let dose = Mass::mg(Exact::hundredths(150));
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    let step = Step::new(dose, times, Length::Open).expect("a step");
    plan.start(on("2026-11-01"), why(Reason::Advised, ""), vec![step]).expect("a plan");
    plan
}

/// Tonight said nothing of a hold, nor that a dose is due twice a day.
#[tokio::test]
async fn tonight_says_as_the_plan_place_does_where_the_plan_stands() {
    let mut held = twice_a_day();
    held.hold(on("2026-11-20"), why(Reason::Infection, ""), None).expect("held");
    for (plan, stands) in [
        (twice_a_day(), "At 1.5\u{a0}mg × 2 until you change it"),
        (held, "Held at 1.5\u{a0}mg × 2 until you change it"),
    ] {
        for hash in ["#/tonight", "#/plan"] {
            let page = place(hash, plan.clone(), bottle(), Vec::new()).await;
            assert!(page.contains(stands), "no {stands:?} at {hash}: {page}");
        }
    }
}

/// Of one dose a day nothing told when it is to be taken.
#[tokio::test]
async fn the_dose_of_tonight_says_when_it_is_due() {
    let page = place("#/tonight", each_night(150), bottle(), Vec::new()).await;
    assert_eq!(crate::visit::part(&page, "due-at", "</p>"), "Due at 22:00", "{page}");
}

#[tokio::test]
async fn nothing_is_shown_to_draw_to_whoever_takes_an_opioid_now() {
    for answer in [Opioids::TakesSome, Opioids::Unsure] {
        let mut plan = each_night(150);
        plan.answer(answer);
        let page = place("#/tonight", plan.clone(), bottle(), Vec::new()).await;
        assert!(has(&page, "opioids") && page.contains("before your next dose"), "{page}");
        assert!(!has(&page, "taken") && !page.contains("due-picture"), "{page}");
        let shown = place("#/plan", plan.clone(), bottle(), Vec::new()).await;
        assert!(has(&shown, "opioids") && !shown.contains("1.5\u{a0}mL"), "{shown}");
        let card = place("#/plan/card", plan, bottle(), Vec::new()).await;
        assert!(has(&card, "no-card") && card.contains("opioid"), "{card}");
        assert!(has(&page, "missed") && has(&page, "held"), "it can be left out: {page}");
    }
    let page = place("#/tonight", each_night(150), bottle(), Vec::new()).await;
    assert!(!has(&page, "opioids") && has(&page, "taken"), "{page}");
}

#[tokio::test]
async fn a_syringe_that_nobody_picked_is_told_to_be_a_usual_one() {
    let page = place("#/tonight", each_night(150), bottle(), Vec::new()).await;
    assert!(page.contains("due-picture") && page.contains("yours may have other marks"), "{page}");
    let page = tonight_with(syringe(3, 10), 150, bottle()).await;
    assert!(page.contains("due-picture") && !page.contains("other marks"), "{page}");
}

#[tokio::test]
async fn a_bottle_past_its_date_is_named_and_a_new_step_is_told() {
    let discard = Some(Discard { by: date("2026-11-23"), source: DiscardSource::Label });
    let past = supply(&[Bottle { discard, ..first() }], &[]);
    let page = place("#/tonight", each_night(150), past, Vec::new()).await;
    assert!(has(&page, "past-date") && !page.contains("due-picture"), "{page}");
    let mut steps = each_night(150);
    let time = date("2026-11-01").and_hms_opt(22, 0, 0).expect("a time").time();
    let times = Times::new(&[time]).expect("times");
    let step = Step::new(Mass::mg(Exact::whole(3)), times, Length::Open).expect("a step");
    steps.edit(on("2026-11-24"), why(Reason::Advised, ""), vec![step]).expect("edited");
    let page = place("#/tonight", steps.clone(), bottle(), Vec::new()).await;
    assert!(has(&page, "new-step") && page.contains("it was 1.5\u{a0}mg before"), "{page}");
    let page = place("#/tonight", each_night(150), bottle(), Vec::new()).await;
    assert!(!has(&page, "new-step") && !has(&page, "past-date"), "{page}");
}

/// It stood on the first night alone: who was away on that one went up unasked, by two steps even.
#[tokio::test]
async fn a_new_step_is_told_until_a_dose_of_it_is_recorded() {
    let time = date("2026-11-01").and_hms_opt(22, 0, 0).expect("a time").time();
    let times = Times::new(&[time]).expect("times");
    let step = |mg, length| Step::new(Mass::mg(Exact::whole(mg)), times.clone(), length);
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    let steps = [(1, Length::Days(10)), (2, Length::Days(10)), (3, Length::Open)];
    let steps = steps.map(|(mg, length)| step(mg, length).expect("a step")).to_vec();
    // 1 mg from 1 November, 2 mg from the 11th, 3 mg from the 21st.
    plan.start(on("2026-11-01"), why(Reason::Advised, ""), steps).expect("a plan");
    let told = async |days: &[u32]| {
        let doses = days.iter().zip(1..).map(|(day, id)| dosed(entry(id, *day), at(*day, 22, 4)));
        let page = place("#/tonight", plan.clone(), bottle(), doses.collect()).await;
        has(&page, "new-step").then(|| page.contains("it was 1\u{a0}mg before"))
    };
    assert_eq!(told(&[9, 10]).await, Some(true), "the last recorded dose was of 1 mg");
    assert_eq!(told(&[10, 20]).await, Some(false), "it was of 2 mg");
    assert_eq!(told(&[20, 21]).await, None, "a dose of this step is recorded");
    assert_eq!(told(&[]).await, None, "whoever records nothing is told on the first night");
}

/// Of two bottles past their date the last alone was named, and the plan asked for a bottle that was there.
#[tokio::test]
async fn each_bottle_past_its_date_is_named_and_nothing_is_drawn_from_it() {
    let discard = Some(Discard { by: date("2026-11-23"), source: DiscardSource::Label });
    let past = [first(), stronger()].map(|bottle| Bottle { discard, ..bottle });
    let named = "Bottle 1: 100 mL of 1 mg/mL and Bottle 2: 100 mL of 5 mg/mL are past their date";
    for hash in ["#/tonight", "#/plan", "#/plan/card"] {
        let page = place(hash, each_night(150), supply(&past, &[]), Vec::new()).await;
        let page = page.replace('\u{a0}', " ");
        assert_eq!(count(&page, named), 1, "{hash}: {page}");
        assert!(page.contains("Nothing is shown to draw from a bottle past its date."), "{page}");
        for draw in ["1.5 mL", "0.3 mL"] {
            assert!(!page.contains(draw), "{draw} at {hash}: {page}");
        }
    }
    let spare = Bottle { id: BottleId(3), discard: None, ..first() };
    let bottles = [past.as_slice(), &[spare]].concat();
    let page = place("#/plan", each_night(150), supply(&bottles, &[]), Vec::new()).await;
    assert!(page.contains("1.5\u{a0}mL") && !page.contains("are past their date"), "{page}");
}

#[tokio::test]
async fn the_evenings_dose_is_not_offered_right_after_the_mornings() {
    let page = |hour| async move {
        let mut taken = entry(1, 24);
        let (dose, draw) = (Mass::mg(Exact::hundredths(150)), None);
        taken.doses.push(DoseRecord::Taken { dose, draw, bottle: None, at: at(24, 8, 0) });
        let diary = Diary::at("#/tonight", at(24, hour, 10), vec![taken]);
        diary.with_plan(PlanBook::new(twice_a_day(), bottle())).page().await
    };
    let early = page(8).await;
    assert!(has(&early, "later") && early.contains("due at 22:00"), "{early}");
    assert!(!has(&early, "taken") && !early.contains("due-picture"), "{early}");
    let evening = page(21).await;
    assert!(!has(&evening, "later") && has(&evening, "taken"), "{evening}");
}

#[tokio::test]
async fn soon_after_last_nights_dose_nothing_is_said_to_be_recorded_tonight() {
    let page = |minute| async move {
        let mut late = entry(1, 23);
        let (dose, draw) = (Mass::mg(Exact::hundredths(150)), None);
        late.doses.push(DoseRecord::Taken { dose, draw, bottle: None, at: at(24, 3, 55) });
        let diary = Diary::at("#/tonight", at(24, 4, minute), vec![late]);
        diary.with_plan(PlanBook::new(each_night(150), bottle())).page().await
    };
    let early = page(10).await;
    assert!(has(&early, "later") && !has(&early, "taken") && !has(&early, "doses"), "{early}");
    assert!(has(&early, "held") && !early.contains("Change what is recorded"), "{early}");
}

/// Nothing was said of it, so that a forgotten record stayed a gap, and a forgotten dose unseen.
#[tokio::test]
async fn last_nights_dose_without_a_record_is_offered_to_be_recorded_and_not_doubled() {
    let held = DoseRecord::Held { due: None, why: Some(Reason::Infection) };
    let taken = DoseRecord::Taken {
        dose: Mass::mg(Exact::hundredths(150)),
        draw: None,
        bottle: None,
        at: at(23, 22, 0),
    };
    let offers = |records: &[DoseRecord], plan: Plan| {
        let mut last = entry(1, 23);
        last.doses.extend_from_slice(records);
        place("#/tonight", plan, bottle(), vec![last])
    };
    let page = offers(&[], each_night(150)).await.replace('\u{a0}', " ");
    assert!(has(&page, "last-open") && has(&page, "last-missed"), "{page}");
    // Beside tonight's "Missed" a second button of this name was of last night.
    assert!(page.contains("It was missed"), "{page}");
    for words in ["Last night’s dose is not recorded", "1.5 mg was due at 22:00", "Do not double"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(has(&page, "last-was-taken") && has(&page, "taken"), "{page}");
    let none = place("#/tonight", each_night(150), bottle(), Vec::new()).await;
    assert!(has(&none, "last-open"), "no entry at all: {none}");
    for record in [held, taken, DoseRecord::Missed { due: None }] {
        assert!(!has(&offers(&[record], each_night(150)).await, "last-open"), "{record:?}");
    }
    let two = offers(&[taken], twice_a_day()).await;
    assert!(two.contains("was due at 08:00") && has(&two, "last-missed"), "{two}");
    let mut later = Plan::default();
    later.answer(Opioids::TakesNone);
    let step = each_night(150).steps().first().cloned().expect("a step");
    let step = Step::new(step.dose, step.times, Length::Open).expect("a step");
    later.start(on("2026-11-24"), why(Reason::Advised, ""), vec![step]).expect("a plan");
    assert!(!has(&offers(&[], later).await, "last-open"), "nothing was due last night");
    // What is typed of it and not recorded has its own way.
    let typed = Diary::at("#/tonight", at(24, 22, 10), Vec::new());
    let typed = typed.with_plan(PlanBook::new(each_night(150), bottle()));
    let typed = typed.with_slip("dose 2026-11-23", &["1.5", "", "", "", "1.5", "", "22:00", ""]);
    let page = typed.page().await;
    assert!(!has(&page, "last-open") && has(&page, "dose-unrecorded"), "{page}");
}

/// The list had open bottles alone: a dose of the evening on which its bottle was closed could not be recorded as from it.
#[tokio::test]
async fn a_dose_by_hand_may_be_from_a_bottle_that_was_closed_that_evening_or_later() {
    let second = Bottle { id: BottleId(2), ..first() };
    for (day, offered) in [("2026-11-23", false), ("2026-11-24", true), ("2026-11-25", true)] {
        let at = date(day).and_hms_opt(21, 0, 0).expect("a time");
        let what = Happened::Closed(Closing::Emptied);
        let closed = BottleEvent { at, bottle: BottleId(1), what };
        let bottles = supply(&[first(), second], &[closed]);
        let page = place("#/tonight/dose", each_night(150), bottles, Vec::new()).await;
        let list = page.split("id=\"dose-bottle\"").nth(1).expect("a list");
        let list = list.split("</select>").next().expect("its end");
        assert!(list.contains("Bottle 2:"), "{list}");
        assert_eq!(list.contains("Bottle 1:"), offered, "{day}: {list}");
    }
}

/// A tab that was loaded anew forgot which reason was chosen, and that one was being chosen at all.
#[tokio::test]
async fn a_reason_for_leaving_a_dose_out_is_there_again_after_a_reload() {
    let evening = |slip: &'static str| {
        let diary = Diary::at("#/tonight", at(24, 22, 10), Vec::new());
        let diary = diary.with_plan(PlanBook::new(each_night(150), bottle()));
        diary.with_slip(slip, &["6"])
    };
    let chosen = |page: &str| page.split("<input").filter(|tag| tag.contains(" checked")).count();
    let page = evening("held 2026-11-24 22:00").page().await;
    assert!(page.contains("Leave it out tonight") && chosen(&page) == 1, "{page}");
    assert!(page.contains("Another medicine"), "{page}");
    for other in ["held 2026-11-23 22:00", "held 2026-11-24 08:00"] {
        assert_eq!(chosen(&evening(other).page().await), 0, "{other}");
    }
}

#[tokio::test]
async fn a_dose_that_was_left_out_says_why() {
    let left_out = |why| {
        let mut tonight = entry(1, 24);
        tonight.doses.push(DoseRecord::Held { due: None, why });
        place("#/tonight", each_night(150), bottle(), vec![tonight])
    };
    let said = left_out(Some(Reason::Surgery)).await;
    assert!(said.contains("Left out on purpose: An operation"), "{said}");
    let said = left_out(None).await;
    assert!(said.contains("Left out on purpose") && !said.contains("An operation"), "{said}");
}

/// The dialog of a stop said that the other dose stays due, and left it to the person to leave it out.
#[tokio::test]
async fn a_stop_between_two_doses_says_what_becomes_of_the_second() {
    let asked = |way: &'static str, from: &'static str| async move {
        let mut taken = entry(1, 24);
        let (dose, draw) = (Mass::mg(Exact::hundredths(150)), None);
        taken.doses.push(DoseRecord::Taken { dose, draw, bottle: None, at: at(24, 8, 0) });
        let diary = Diary::at("#/plan", at(24, 14, 0), vec![taken]);
        let diary = diary.with_plan(PlanBook::new(twice_a_day(), bottle()));
        let page = diary.with_slip("move", &[way, "2026-11-01", from, "", "", "", ""]);
        let page = page.page().await;
        assert!(has(&page, "still-due"), "{page}");
        crate::part(&page, "still-due", "</p>").to_owned()
    };
    let tonight = asked("3", "2026-11-24").await;
    assert!(tonight.contains("What is recorded of today stays."), "{tonight}");
    assert!(tonight.contains("still due today is recorded as left out"), "{tonight}");
    for other in [asked("3", "2026-11-25").await, asked("0", "2026-11-25").await] {
        assert!(other.contains("the other one of today stays due"), "{other}");
    }
}
