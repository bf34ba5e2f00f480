//! The bottles: their section of the Plan place, their own place, and the form of one, as they show what is kept.

use std::rc::Rc;

use ldn_diary::diary::{
    BottleId, DoseRecord, Entry, EntryId, Moment, NaiveDate, NaiveTime, Night, Timing,
};
use ldn_diary::dose::{Exact, Mass, Strength, Volume};
use ldn_diary::plan::{
    Bottle, BottleEvent, Closing, Discard, DiscardSource, Happened, Length, Note, Opioids, Origin,
    Plan, PlanError, Reason, Step, Supply, Times, When, Why,
};
use ldn_diary::store::{Engine, PlanBook, Slip};
use ldn_diary::ui::context::{Frame, FrameProps};
use ldn_diary::ui::page::bottles_view;
use ldn_diary::ui::port::{MemoryClock, MemoryPage, PagePort, Ports};
use ldn_diary::ui::state::Open;
use ldn_diary::ui::text::EN;

use crate::visit::text;
use crate::{app_on, count, engine, tag};

pub(crate) fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a date")
}

fn ml(hundredths: u64) -> Volume {
    Volume::ml(Exact::hundredths(hundredths))
}

fn mg(hundredths: u64) -> Mass {
    Mass::mg(Exact::hundredths(hundredths))
}

/// 100 mL of 1 mg/mL, opened on 26 October, to be discarded by 18 December as its label says.
pub(crate) fn bottle(id: u32) -> Bottle {
    Bottle {
        id: BottleId(id),
        origin: Origin::Bought,
        strength: Strength::mg_per_ml(Exact::ONE).expect("above zero"),
        volume: ml(10_000),
        begun: Some(date(10, 26)),
        discard: Some(Discard { by: date(12, 18), source: DiscardSource::Label }),
    }
}

pub(crate) fn five(id: u32, begun: Option<NaiveDate>) -> Bottle {
    let strength = Strength::mg_per_ml(Exact::whole(5)).expect("above zero");
    Bottle { strength, volume: ml(3000), begun, discard: None, ..bottle(id) }
}

pub(crate) fn happened(id: u32, day: u32, what: Happened) -> BottleEvent {
    let at = date(11, day).and_hms_opt(21, 0, 0).expect("a time");
    BottleEvent { at, bottle: BottleId(id), what }
}

/// 1.5 mg a night from 26 October, for so long.
fn plan(length: Length) -> Plan {
    let time = NaiveTime::from_hms_opt(22, 0, 0).expect("a time");
    let times = Times::new(&[time]).expect("a time");
    let step = Step::new(mg(150), times, length).expect("a step");
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    let when = When { made: date(10, 26), from: date(10, 26) };
    let why = Why { reason: Reason::Advised, note: Note::default() };
    plan.start(when, why, vec![step]).expect("a plan");
    plan
}

/// To 21 February.
pub(crate) fn dated() -> Plan {
    plan(Length::Days(119))
}

/// A night of November with 1.5 mL drawn from this bottle.
pub(crate) fn drawn(day: u32, id: u32) -> Entry {
    let night = Night::new(date(11, day)).expect("a night");
    let at = night.date().and_hms_opt(22, 0, 0).expect("a time");
    let at = Moment::new(at, 0).expect("a moment");
    let id_of = EntryId::new(u64::from(day)).expect("a number");
    let mut entry = Entry::new(id_of, night, at, Timing::OnTheNight);
    let (dose, draw, bottle) = (mg(150), Some(ml(150)), Some(BottleId(id)));
    entry.doses = vec![DoseRecord::Taken { dose, draw, bottle, at }];
    entry
}

pub(crate) struct Diary(Ports);

impl Diary {
    /// The evening of Sunday 29 November, with these bottles, and 28 nights drawn from the first.
    fn with(plan: Plan, bottles: Vec<Bottle>, events: Vec<BottleEvent>) -> Self {
        let first = bottles.first().map(|bottle| bottle.id.0);
        let entries = first.into_iter().flat_map(|id| (1..=28).map(move |day| drawn(day, id)));
        Self::holding(plan, bottles, events, entries.collect())
    }

    pub(crate) fn holding(
        plan: Plan,
        bottles: Vec<Bottle>,
        events: Vec<BottleEvent>,
        entries: Vec<Entry>,
    ) -> Self {
        let now = date(11, 29).and_hms_opt(21, 30, 0).expect("a time");
        let clock = Rc::new(MemoryClock::at(Moment::new(now, 0).expect("a moment")));
        let diary = Self(Ports { clock, ..Ports::in_memory() });
        let mut engine = diary.engine();
        let supply = Supply::new(bottles, events).expect("a supply");
        engine.set_plan(PlanBook::new(plan, supply), Box::new(|_| {})).expect("kept");
        for entry in entries {
            engine.save(entry, Box::new(|_| {})).expect("kept");
        }
        diary
    }

    fn engine(&self) -> Engine {
        engine(&self.0)
    }

    fn typed(self, name: &str, fields: [&str; 10]) -> Self {
        let slip = Slip { name: name.into(), fields: fields.map(str::to_owned).into() };
        self.engine().set_slip(slip).expect("kept");
        self
    }

    async fn at(&self, hash: &str) -> String {
        let page = PagePort(Rc::new(MemoryPage::at(hash)));
        app_on(Ports { page, ..self.0.clone() }).await
    }

    /// What the Plan place says of the bottles.
    pub(crate) async fn section(&self) -> String {
        let page = self.at("#/plan").await;
        let found = page.split_once("data-testid=\"bottle-section\"");
        found.unwrap_or_else(|| panic!("no section in {page}")).1.to_owned()
    }

    async fn shown(&self, open: Open) -> String {
        let props = FrameProps { ports: self.0.clone(), children: bottles_view(open) };
        yew::LocalServerRenderer::<Frame>::with_props(props).hydratable(false).render().await
    }
}

#[tokio::test]
async fn without_a_bottle_the_section_leads_to_one_and_the_list_says_so() {
    let diary = Diary::with(dated(), vec![], vec![]);
    let section = diary.section().await;
    assert!(section.contains("No bottle is put in yet.") && section.contains("Put in a bottle"));
    assert!(section.contains("href=\"#/plan/bottles\""), "{section}");
    assert!(!section.contains("data-testid=\"order\""), "{section}");
    let page = diary.at("#/plan/bottles").await;
    assert_eq!(count(&page, "<h1"), 1);
    assert!(page.contains("No bottle is put in yet."), "{page}");
    assert!(tag(&page, "data-testid=\"new-bottle\"").contains("btn--main"), "{page}");
}

#[tokio::test]
async fn the_bottle_in_use_says_what_is_left_how_long_it_lasts_and_why_some_stays() {
    let section = Diary::with(dated(), vec![bottle(1)], vec![]).section().await;
    let said = text(&section);
    for words in [
        "At most 58 mL left",
        "Lasts to Friday 18 December",
        "1 mg/mL. Opened 26 October. Label: discard by 18 December",
        "6 doses before tonight are not recorded. If you took them, about 9 mL less is left",
        "The label date comes before it is empty, so 28 mL will be left over. That is expected.",
        "Order by Saturday 12 December",
        "2 more bottles of 100 mL reach the end of the plan, 21 February 2027",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let bar = tag(&section, "class=\"supply__bar");
    let spoken = "Of 100\u{a0}mL: 42\u{a0}mL drawn, 30\u{a0}mL to draw, 28\u{a0}mL left over.";
    assert!(bar.contains(spoken) && bar.contains("role=\"img\""), "{bar}");
    let picture = tag(&section, "class=\"bottle\"");
    assert!(picture.contains("Bottle of 100\u{a0}mL. At most 58\u{a0}mL left."), "{picture}");
    assert!(tag(&section, "class=\"s-use\"").contains("width=\"30.0%\""), "{section}");
    assert!(!section.contains("data-testid=\"to-confirm\""));
}

/// It showed 20 mL of 20 mL after 0.3 mL had been drawn, and a bar of 20.3 mL, without a word.
#[tokio::test]
async fn what_is_more_than_the_bottle_should_hold_is_told_as_such() {
    let small = Bottle { volume: ml(2000), ..bottle(1) };
    let mut first = drawn(1, 1);
    first.doses = vec![DoseRecord::Taken {
        dose: mg(30),
        draw: Some(ml(30)),
        bottle: Some(BottleId(1)),
        at: first.written,
    }];
    let counted = happened(1, 2, Happened::Counted(ml(2000)));
    let shown = |events| Diary::holding(dated(), vec![small], events, vec![first.clone()]);
    let more = "That is 0.3 mL more, with what was drawn, than the 20 mL that it should hold";
    let diary = shown(vec![counted]);
    let section = diary.section().await;
    assert!(tag(&section, "class=\"supply__bar").contains("Of 20.3\u{a0}mL"), "{section}");
    let section = text(&section);
    assert!(section.contains("20 mL left"), "{section}");
    let list = text(&diary.shown(Open::Nothing).await);
    let one = text(&diary.shown(Open::Bottle(Some(BottleId(1)))).await);
    for page in [section, list, one] {
        assert!(page.contains(more), "{page}");
    }
    let less = happened(1, 2, Happened::Counted(ml(1900)));
    let section = text(&shown(vec![less]).section().await);
    assert!(section.contains("19 mL left") && !section.contains("should hold"), "{section}");
}

/// A tab that was loaded anew forgot a spill, a count and a closing that were half typed.
#[tokio::test]
async fn what_is_typed_of_a_spill_a_count_or_a_closing_is_there_after_a_reload() {
    let shown = |fields: [&'static str; 4]| async move {
        let diary = Diary::with(dated(), vec![bottle(1)], vec![]);
        let slip = Slip { name: "act 1".into(), fields: fields.map(str::to_owned).to_vec() };
        diary.engine().set_slip(slip).expect("kept");
        let list = diary.shown(Open::Nothing).await;
        assert!(list.contains("In use. At most 58\u{a0}mL left"), "{list}");
        assert!(list.contains("Changed, and not saved yet"), "{list}");
        diary.shown(Open::Bottle(Some(BottleId(1)))).await
    };
    for (act, said) in [("0", "Record the spill"), ("1", "At most 58\u{a0}mL by the numbers")] {
        let page = shown([act, "12.5", "", ""]).await;
        assert!(page.contains(said), "{page}");
        assert!(tag(&page, "id=\"bottle-amount\"").contains("value=\"12.5\""), "{page}");
    }
    let page = shown(["2", "", "2", ""]).await;
    assert!(page.contains("Close this bottle"), "{page}");
    assert!(tag(&page, "id=\"bottle-closing-2\"").contains("checked"), "{page}");
    // What is left was told as if no dose without a record had been taken.
    assert!(text(&page).contains("recorded.6 doses while this bottle was in use are"), "{page}");
}

#[tokio::test]
async fn a_plan_without_an_end_is_told_in_days_and_no_plan_in_nothing() {
    let section = Diary::with(plan(Length::Open), vec![bottle(1)], vec![]).section().await;
    assert!(text(&section).contains("1 more bottle of 100 mL lasts 54 days"), "{section}");
    let section = Diary::with(Plan::default(), vec![bottle(1)], vec![]).section().await;
    let said = text(&section);
    assert!(said.contains("58 mL left") && said.contains("No dose is due from now on"), "{said}");
    for absent in ["supply__bar", "data-testid=\"order\"", "data-testid=\"left-over\""] {
        assert!(!section.contains(absent), "{absent}");
    }
}

/// In November "8 January" is one of two.
#[tokio::test]
async fn a_date_of_another_year_has_its_year() {
    let by = NaiveDate::from_ymd_opt(2027, 1, 8).expect("a date");
    let discard = Some(Discard { by, source: DiscardSource::Label });
    let diary = Diary::with(dated(), vec![Bottle { discard, ..bottle(1) }], vec![]);
    let said = text(&diary.section().await);
    for words in ["Lasts to Tuesday 5 January 2027", "discard by 8 January 2027"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(said.contains("Opened 26 October."), "{said}");
}

#[tokio::test]
async fn what_lasts_to_the_end_of_the_plan_says_so() {
    let diary = Diary::with(plan(Length::Days(54)), vec![bottle(1)], vec![]);
    let said = text(&diary.section().await);
    assert!(said.contains("What you have lasts to the end of the plan, 18 December."), "{said}");
    assert!(said.contains("The plan ends before it is empty: 28 mL will be left."), "{said}");
}

/// Sunday 29 November: what lasts to 5 December is to be ordered now.
#[tokio::test]
async fn it_warns_in_time_and_says_what_to_do() {
    let soon = Discard { by: date(12, 5), source: DiscardSource::Pharmacist };
    let soon = Bottle { discard: Some(soon), ..bottle(1) };
    let section = Diary::with(dated(), vec![soon], vec![]).section().await;
    let said = text(&section);
    assert!(said.contains("From Sunday 6 December on no bottle holds your dose"), "{said}");
    assert!(said.contains("Order now") && section.contains("note--caution"), "{said}");
    let past = Discard { by: date(11, 28), source: DiscardSource::Label };
    let past = Bottle { discard: Some(past), ..bottle(1) };
    let section = Diary::with(dated(), vec![past], vec![]).section().await;
    let said = text(&section);
    assert!(said.contains("Bottle 1 is past its date") && said.contains("No bottle is open"));
    assert!(said.contains("No bottle holds tonight’s dose") && section.contains("note--warning"));
    assert!(!said.contains("Lasts to"), "{said}");
    let gone = Bottle { volume: ml(4200), ..bottle(1) };
    let said = text(&Diary::with(dated(), vec![gone], vec![]).section().await);
    assert!(said.contains("Bottle 1 is empty, by the numbers here"), "{said}");
}

// rule: plan-bottle
#[tokio::test]
async fn nothing_is_drawn_by_a_new_strength_before_it_is_confirmed() {
    let bottles = vec![bottle(1), five(2, Some(date(11, 29)))];
    let lost = happened(1, 29, Happened::Closed(Closing::Lost));
    let diary = Diary::with(dated(), bottles.clone(), vec![lost]);
    let section = text(&diary.section().await);
    for words in ["The bottle in use has another strength", "1 mg/mL", "5 mg/mL"] {
        assert!(section.contains(words), "{words}: {section}");
    }
    assert!(!section.contains("0.3 mL"), "{section}");
    let page = diary.at("#/plan/bottles").await;
    assert!(page.contains("data-testid=\"look-both\"") && !text(&page).contains("0.3 mL"));
    let confirmed = happened(2, 29, Happened::Confirmed);
    let diary = Diary::with(dated(), bottles, vec![lost, confirmed]);
    assert!(!diary.section().await.contains("data-testid=\"to-confirm\""));
}

#[tokio::test]
async fn the_list_goes_as_one_draws_and_keeps_the_closed() {
    let bottles = vec![five(2, None), bottle(3), bottle(1)];
    let closed = happened(1, 20, Happened::Closed(Closing::Emptied));
    let entries = vec![drawn(28, 3)];
    let page = Diary::holding(dated(), bottles, vec![closed], entries).at("#/plan/bottles").await;
    let said = text(&page);
    let at = |words: &str| said.find(words).unwrap_or_else(|| panic!("no {words} in {said}"));
    let used = at("Bottle 3: 100 mL of 1 mg/mLIn use. At most 98.5 mL left. Opened 26 October");
    let waits = at("Bottle 2: 30 mL of 5 mg/mLNot opened yet. 30 mL left");
    let closed =
        at("ClosedBottle 1: 100 mL of 1 mg/mLEmpty, or too little for a dose. Closed 20 November");
    assert!(used < waits && waits < closed, "{said}");
}

#[tokio::test]
async fn a_bottle_offers_what_can_happen_to_it_and_a_closed_one_to_be_opened_again() {
    let bottles = vec![bottle(1), five(2, None), bottle(3), bottle(4)];
    let closed = happened(4, 20, Happened::Closed(Closing::Lost));
    let diary = Diary::with(dated(), bottles, vec![closed]);
    let offered = |page: &str| {
        ["open-now", "use-now", "spill", "count", "close", "save-bottle", "reopen"]
            .map(|id| page.contains(&format!("data-testid=\"{id}\"")))
    };
    for (id, expected) in [
        (1, [false, false, true, true, true, true, false]),
        (2, [true, false, true, true, true, true, false]),
        (3, [false, true, true, true, true, true, false]),
        (4, [false, false, false, false, false, false, true]),
    ] {
        let page = diary.shown(Open::Bottle(Some(BottleId(id)))).await;
        assert_eq!(offered(&page), expected, "bottle {id}");
    }
    // The strength of what was drawn from stays.
    let first = diary.shown(Open::Bottle(Some(BottleId(1)))).await;
    assert!(!first.contains("id=\"bottle-strength\"") && first.contains("its strength stays"));
    let waits = diary.shown(Open::Bottle(Some(BottleId(2)))).await;
    assert!(tag(&waits, "id=\"bottle-strength\"").contains("value=\"5\""), "{waits}");
}

#[tokio::test]
async fn a_new_form_answers_nothing_and_says_nothing_wrong() {
    let page = Diary::with(dated(), vec![], vec![]).shown(Open::Bottle(None)).await;
    assert!(!page.contains("checked"), "{page}");
    for id in ["bottle-strength", "bottle-volume", "bottle-begun", "bottle-discard"] {
        let input = tag(&page, &format!("id=\"{id}\""));
        assert!(!input.contains("aria-invalid") && !input.contains("value=\"2"), "{input}");
        assert_eq!(count(&page, &format!("for=\"{id}\"")), 1, "{id}");
    }
    assert!(tag(&page, "id=\"bottle-begun\"").contains("type=\"date\""));
    assert!(!page.contains("data-testid=\"wrong\"") && !page.contains("made-keeps"));
}

/// A press on "Save" in the empty form said "Not saved yet" of nothing.
#[tokio::test]
async fn a_new_bottle_of_which_nothing_is_typed_is_not_told_as_not_saved() {
    for (volume, is_told) in [("", false), ("100", true)] {
        let fields = ["1", "", "", "0", "", volume, "", "", "", "0"];
        let diary = Diary::with(dated(), vec![], vec![]).typed("bottle", fields);
        let page = diary.shown(Open::Bottle(None)).await;
        assert!(page.contains("data-testid=\"wrong\""), "{page}");
        assert_eq!(page.contains("Not saved yet"), is_told, "{page}");
    }
}

#[tokio::test]
async fn what_was_typed_is_there_again_with_what_is_wrong_at_its_field() {
    let fields = ["1", "1", "5 mg/5 mL", "0", "", "1,500", "2026-11-30", "2026-12-01", "", "0"];
    let diary = Diary::with(dated(), vec![bottle(1)], vec![]).typed("bottle", fields);
    let list = diary.at("#/plan/bottles").await;
    assert!(list.contains("Go on with the new bottle"), "{list}");
    let page = diary.shown(Open::Bottle(None)).await;
    let said = text(&page);
    for words in [
        "Read as 1 mg/mL. The unit you typed counts, not the one beside it.",
        "This could be 1.5 or 1500. Choose the one you mean.",
        "This day has not come yet.",
        "Choose who told you this date.",
        "How long tablets in plain water keep is not known: no study was found. Ask your pharmacist",
        "Look at: In the whole bottle, in mL; Made on; Who says so?",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(tag(&page, "id=\"bottle-volume\"").contains("aria-invalid=\"true\""), "{page}");
    assert!(page.contains(">1.5<") && page.contains(">1500<"), "two buttons: {page}");
}

#[test]
fn each_refusal_has_words() {
    let refused = EN.bottles.refused;
    let all = [PlanError::TooManyBottles, PlanError::StrengthFixed, PlanError::NoSuchBottle];
    let mut words: Vec<&str> = all.into_iter().chain([PlanError::Date]).map(refused).collect();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), 4);
}
