//! Tonight, the check-in and a dose by hand, as they show what is kept.

use std::rc::Rc;

use ldn_diary::diary::{
    DayBoundary, DoseRecord, Entry, EntryId, Feeling, Id, Moment, NaiveDate, Night, QuarterHours,
    Score, Symptom, Timing,
};
use ldn_diary::dose::{Exact, Mass, Syringe, Volume};
use ldn_diary::store::settings::save;
use ldn_diary::store::{Engine, MemoryStore, Mood, PlanBook, Settings, Slip};
use ldn_diary::ui::port::{MemoryClock, MemoryPage, PagePort, Ports};
use ldn_diary::ui::text::EN;

use crate::visit::{part, text};
use crate::{app, app_on, count, engine, tag};

/// Tuesday 24 November 2026, as a memory clock shows it.
pub(crate) fn at(day: u32, hour: u32, minute: u32) -> Moment {
    let date = NaiveDate::from_ymd_opt(2026, 11, day).expect("a date");
    Moment::new(date.and_hms_opt(hour, minute, 0).expect("a time"), 0).expect("a moment")
}

pub(crate) fn entry(id: u64, day: u32) -> Entry {
    let night = Night::ymd(2026, 11, day).expect("a night");
    Entry::new(EntryId::new(id).expect("a number"), night, at(day, 22, 0), Timing::OnTheNight)
}

fn scored(mut entry: Entry) -> Entry {
    for (symptom, score) in [(Symptom::Fatigue, 6), (Symptom::Stiffness, 4)] {
        entry.scores.insert(Id::of(symptom), Score::new(score).expect("a score"));
    }
    entry
}

pub(crate) fn dosed(mut entry: Entry, at: Moment) -> Entry {
    let dose = Mass::mg(Exact::hundredths(150));
    let draw = Some(Volume::ml(Exact::hundredths(150)));
    entry.doses.push(DoseRecord::Taken { dose, draw, bottle: None, at });
    entry
}

pub(crate) struct Diary(Ports);

impl Diary {
    /// A page that was opened at this hash at this time, on a diary of these entries.
    pub(crate) fn at(hash: &str, now: Moment, entries: Vec<Entry>) -> Self {
        let page = PagePort(Rc::new(MemoryPage::at(hash)));
        let clock = Rc::new(MemoryClock::at(now));
        let diary = Self(Ports { page, clock, ..Ports::in_memory() });
        let mut engine = diary.engine();
        for entry in entries {
            engine.save(entry, Box::new(|_| {})).expect("kept");
        }
        diary
    }

    fn engine(&self) -> Engine {
        engine(&self.0)
    }

    pub(crate) fn with_plan(self, book: PlanBook) -> Self {
        self.engine().set_plan(book, Box::new(|_| {})).expect("kept");
        self
    }

    pub(crate) fn with_syringe(self, syringe: Syringe) -> Self {
        let mut settings = Settings::default();
        settings.syringes.own(syringe).expect("owned");
        save(&*self.0.store, &settings).expect("kept");
        self
    }

    fn with_draft(self, draft: Entry) -> Self {
        self.engine().set_draft(draft).expect("kept");
        self
    }

    /// With this typed into a form and not saved.
    pub(crate) fn with_slip(self, name: &str, fields: &[&str]) -> Self {
        let fields = fields.iter().map(|field| (*field).to_owned()).collect();
        self.engine().set_slip(Slip { name: name.to_owned(), fields }).expect("kept");
        self
    }

    pub(crate) fn ports(&self) -> Ports {
        self.0.clone()
    }

    pub(crate) async fn page(&self) -> String {
        app_on(self.ports()).await
    }
}

async fn tonight(entries: Vec<Entry>) -> String {
    Diary::at("#/tonight", at(24, 22, 10), entries).page().await
}

#[tokio::test]
async fn a_first_start_says_what_to_do_and_offers_nothing_to_repeat() {
    let page = tonight(Vec::new()).await;
    assert!(page.contains("Tuesday 24 November"));
    assert!(page.contains("data-testid=\"first-start\""));
    assert!(page.contains("Log a dose"));
    for absent in [
        "data-testid=\"taken\"",
        "data-testid=\"same\"",
        "data-testid=\"last-night\"",
        "data-testid=\"saving\"",
    ] {
        assert!(!page.contains(absent), "{absent}");
    }
    assert_eq!(count(&page, "data-testid=\"awful\""), 1);
}

#[tokio::test]
async fn buttons_say_what_they_record() {
    let page = tonight(vec![dosed(scored(entry(1, 23)), at(23, 22, 4))]).await;
    assert!(page.contains("Taken: 1.5\u{a0}mg, 1.5\u{a0}mL"));
    assert!(page.contains("Same as yesterday"));
    assert_eq!(count(&page, "Fatigue 6, stiffness 4"), 2, "last night, and what will be recorded");
    assert!(page.contains("Last night: taken at 22:04"));
    assert!(!page.contains("first-start"));
}

#[tokio::test]
async fn on_the_first_evening_alone_the_browser_can_be_asked_to_keep_it() {
    let offered = |page: &str| count(page, "data-testid=\"keep-ask\"") == 1;
    let (first, more) = (scored(entry(1, 24)), scored(entry(2, 24)));
    for evening in [vec![first.clone()], vec![first.clone(), more]] {
        assert!(offered(&tonight(evening).await));
    }
    let last = scored(entry(3, 23));
    for other in [vec![], vec![last.clone()], vec![last, first]] {
        assert!(!offered(&tonight(other).await));
    }
    let nowhere =
        Ports { store: Rc::new(MemoryStore::in_mood(Mood::Denied)), ..Ports::in_memory() };
    assert!(!offered(&app_on(nowhere).await), "there is nothing to be kept");
}

#[tokio::test]
async fn an_older_night_is_named_and_one_of_eight_nights_ago_is_not_offered() {
    let page = tonight(vec![scored(entry(1, 21))]).await;
    assert!(page.contains("Same as on Saturday night"));
    let page = tonight(vec![scored(entry(1, 16))]).await;
    assert!(!page.contains("data-testid=\"same\""));
}

#[tokio::test]
async fn what_is_recorded_takes_the_place_of_the_buttons() {
    let mut recorded = dosed(scored(entry(1, 24)), at(24, 22, 4));
    recorded.sleep.hours = QuarterHours::new(26).ok();
    recorded.feeling = Some(Feeling::Awful);
    let page = tonight(vec![recorded]).await;
    assert!(page.contains("Taken at 22:04: 1.5\u{a0}mg, 1.5\u{a0}mL"));
    assert!(page.contains("Just awful, fatigue 6, stiffness 4, slept 6.5\u{a0}h"));
    for absent in ["data-testid=\"taken\"", "data-testid=\"awful\"", "data-testid=\"missed\""] {
        assert!(!page.contains(absent), "{absent}");
    }
}

/// Who works at night chose when the night ends.
#[tokio::test]
async fn the_end_of_the_night_is_told_as_it_was_chosen() {
    let diary = Diary::at("#/tonight", at(25, 6, 0), Vec::new());
    let day_boundary = DayBoundary::new(600).expect("a boundary");
    save(diary.0.store.as_ref(), &Settings { day_boundary, ..Settings::default() }).expect("room");
    let page = diary.page().await;
    assert!(
        page.contains("Still Tuesday night, 24 November. The next day starts at 10:00."),
        "{page}"
    );
}

#[tokio::test]
async fn where_nothing_is_kept_no_check_in_says_that_it_is() {
    let kept = "What you tap is kept at once";
    let page = Diary::at("#/tonight/check-in", at(24, 22, 10), Vec::new()).page().await;
    assert!(page.contains(kept));
    let page = app("#/tonight/check-in", MemoryStore::in_mood(Mood::Denied)).await;
    assert!(page.contains("data-testid=\"save-night\"") && !page.contains(kept), "{page}");
}

#[tokio::test]
async fn after_midnight_it_is_still_the_night_of_the_evening() {
    let diary = Diary::at("#/tonight", at(25, 3, 59), vec![scored(entry(1, 24))]);
    let page = diary.page().await;
    assert!(page.contains("Still Tuesday night, 24 November. The next day starts at 04:00."));
    assert!(page.contains("data-testid=\"recorded\""));
    let page = Diary::at("#/tonight", at(25, 4, 0), vec![scored(entry(1, 24))]).page().await;
    assert!(page.contains("Wednesday 25 November"));
    assert!(!page.contains("data-testid=\"recorded\""));
}

#[tokio::test]
async fn a_draft_of_a_night_that_is_over_is_offered_and_one_that_says_nothing_new_is_not() {
    let diary = Diary::at("#/tonight", at(25, 22, 10), vec![dosed(entry(1, 24), at(24, 22, 4))]);
    let page = diary.with_draft(scored(entry(1, 24))).page().await;
    assert!(page.contains("Tuesday night: what you tapped is here, and not saved yet"));
    let same = scored(entry(1, 24));
    let diary = Diary::at("#/tonight", at(25, 22, 10), vec![same.clone()]);
    assert!(!diary.with_draft(same).page().await.contains("data-testid=\"unsaved\""));
}

#[tokio::test]
async fn the_check_in_asks_five_symptoms_and_rings_last_night() {
    let diary = Diary::at("#/tonight/check-in", at(24, 22, 10), vec![scored(entry(1, 23))]);
    let page = diary.page().await;
    assert!(page.contains(">Tuesday night</h1>"));
    assert_eq!(count(&page, "class=\"score\""), 5);
    // Twelve cells for each, and five words for the sleep.
    assert_eq!(count(&page, "type=\"radio\""), 5 * 12 + 5);
    assert_eq!(count(&page, "cell--was"), 2);
    assert!(page.contains("last night 6"));
    assert!(!page.contains("checked"), "nothing is scored");
    assert!(!page.contains("data-testid=\"draft\""));
    assert!(page.contains("What you tap is kept at once"));
}

#[tokio::test]
async fn the_check_in_goes_on_with_a_draft_and_says_from_when_it_is() {
    let diary = Diary::at("#/tonight/check-in", at(24, 23, 10), Vec::new());
    let page = diary.with_draft(scored(entry(1, 24))).page().await;
    assert!(page.contains("You began this at 22:00"));
    assert!(tag(&page, "id=\"score-1-6\"").contains("checked"));
    assert!(!tag(&page, "id=\"score-1-5\"").contains("checked"));
}

#[tokio::test]
async fn a_draft_does_not_undo_a_dose_that_was_taken_beside_it() {
    let kept = dosed(entry(1, 24), at(24, 22, 4));
    let diary = Diary::at("#/tonight/check-in", at(24, 23, 10), vec![kept]);
    let page = diary.with_draft(scored(entry(1, 24))).page().await;
    assert!(page.contains("Taken at 22:04"));
    assert!(page.contains("data-testid=\"doses\""));
}

#[tokio::test]
async fn a_dose_by_hand_starts_from_the_last_and_says_what_is_recorded_already() {
    let entries = vec![dosed(entry(1, 24), at(24, 22, 4))];
    let page = Diary::at("#/tonight/dose", at(24, 22, 10), entries).page().await;
    assert!(tag(&page, "id=\"dose-taken\"").contains("value=\"1.5\""));
    assert!(page.contains("Already recorded of this night: Taken at 22:04"));
    assert!(!page.contains("data-testid=\"gate\""));
}

/// A slip of the decimal sign in the draw: 4.5 mg and 40 mL were recorded without a word.
#[tokio::test]
async fn a_draw_that_makes_another_strength_than_last_time_is_asked_about() {
    let diary =
        || Diary::at("#/tonight/dose", at(24, 22, 10), vec![dosed(entry(1, 23), at(23, 22, 0))]);
    let typing = |dose: &str, draw: &str| {
        let fields = ["1.5", "1.5", "", "", dose, draw, "", ""].map(str::to_owned).into();
        let diary = diary();
        let slip = Slip { name: "dose 2026-11-24".to_owned(), fields };
        diary.engine().set_slip(slip).expect("kept");
        app_on(diary.0)
    };
    let page = typing("4.5", "40").await;
    let note = text(page.split("data-testid=\"strength\"").nth(1).expect("a question"));
    for said in
        ["0.1125 mg in 1 mL", "Planned or last dose1 mg in 1 mL", "Yes, it was 4.5 mg in 40 mL"]
    {
        assert!(note.contains(said), "no {said:?} in {note}");
    }
    for (dose, draw) in [("4.5", "4.5"), ("4.5", ""), ("4.5", "x")] {
        let page = typing(dose, draw).await;
        assert!(!page.contains("data-testid=\"strength\""), "{dose} {draw}: {page}");
    }
}

/// Each dose was judged alone: twice 4.5 mg in a night was recorded without a word.
#[tokio::test]
async fn a_dose_by_hand_is_asked_about_with_what_else_was_taken_that_night() {
    let kept = || vec![dosed(entry(1, 24), at(24, 22, 4))];
    let more = |dose: &'static str| {
        Diary::at("#/tonight/dose", at(24, 23, 10), kept())
            .with_slip("dose 2026-11-24", &["1.5", "1.5", "", "", dose, "", "", ""])
    };
    let page = more("3").page().await;
    assert!(!page.contains("data-testid=\"gate\""), "4.5 mg in all: {page}");
    for (dose, testid, title, sum) in [
        ("3.5", "gate", "5 mg is above the usual range", "5 mg"),
        ("4.5", "gate", "6 mg is above the usual range", "6 mg"),
        ("5", "gate", "6.5 mg is far above the usual range", "6.5 mg"),
        ("9", "refused", "10.5 mg is unusual for a low dose", "10.5 mg"),
    ] {
        let page = more(dose).page().await;
        let note = part(&page, testid, "</section>");
        let parts =
            format!("This {dose} mg and what else is recorded of this night are {sum} together.");
        for said in [title, &parts, &format!("Yes, I took {sum} in all")] {
            assert!(note.contains(said), "no {said:?} in {note}");
        }
    }
    // What is changed does not count beside itself.
    let typed = ["1.5", "1.5", "22:04", "", "5", "", "22:04", ""];
    let diary = Diary::at("#/tonight/check-in", at(24, 23, 10), kept());
    let page = diary.with_slip("dose 1 0", &typed).page().await;
    let note = part(&page, "gate", "</section>");
    assert!(note.contains("Yes, I took 5 mg") && !note.contains("together"), "{note}");
}

/// Hours that cannot be noted were gone after a reload, and the field stood empty as if nothing had been typed.
#[tokio::test]
async fn hours_asleep_that_cannot_be_noted_are_there_again_after_a_reload() {
    let check_in = |kept: Vec<Entry>| Diary::at("#/tonight/check-in", at(24, 22, 10), kept);
    // Without a draft too: then the entry has another number at each visit.
    let new = |typed: &'static str| check_in(Vec::new()).with_slip("sleep 2026-11-24", &[typed]);
    let of_kept = |typed: &'static str| {
        let kept = dosed(entry(1, 24), at(24, 22, 4));
        check_in(vec![kept]).with_slip("sleep 1", &[typed])
    };
    let say = &EN.check_in;
    for (typed, said) in
        [("7.4", say.sleep_quarters), ("seven", say.sleep_wrong), ("30", say.sleep_long)]
    {
        for diary in [new(typed), of_kept(typed), new(typed).with_draft(entry(1, 24))] {
            let shown = diary.page().await;
            let field = tag(&shown, "id=\"sleep-typed\"");
            assert!(field.contains(&format!("value=\"{typed}\"")), "{field}");
            assert!(field.contains("aria-invalid"), "{field}");
            let error = shown.split("id=\"sleep-typed-error\"").nth(1).expect("a message");
            assert!(text(error).contains(said), "{said}: {error}");
        }
    }
    // What was noted since goes before it.
    let mut draft = entry(1, 24);
    draft.sleep.hours = Some(QuarterHours::new(30).expect("hours"));
    let shown = new("7.4").with_draft(draft).page().await;
    let field = tag(&shown, "id=\"sleep-typed\"");
    assert!(field.contains("value=\"7.5\"") && !field.contains("aria-invalid"), "{field}");
}
