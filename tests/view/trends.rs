//! The Trends place, as it shows a diary in which it is known what changed.

use ldn_diary::diary::{Entry, EntryId, Id, Night, Score, Symptom, Timing};
use ldn_diary::store::MemoryStore;

use crate::planted::{Planted, kept, planted};
use crate::tonight::{Diary, at, dosed, entry};
use crate::years::moment;
use crate::{app_on, count, five_months, part, tag, that_evening};

async fn shown(planted: Planted) -> String {
    page(kept(planted)).await
}

async fn page(store: MemoryStore) -> String {
    app_on(that_evening("#/trends", store)).await
}

#[tokio::test]
async fn without_an_entry_there_is_a_way_to_one() {
    let page = Diary::at("#/trends", at(24, 21, 0), Vec::new()).page().await;
    assert!(page.contains("There is nothing to show yet."), "{page}");
    assert!(tag(&page, "btn--main").contains("#/tonight"), "{page}");
    assert_eq!(count(&page, "class=\"chart\""), 0);
}

#[tokio::test]
async fn one_night_is_shown_and_nothing_is_said_of_it() {
    let mut one = entry(1, 23);
    one.scores.insert(Id::of(Symptom::Fatigue), Score::new(6).expect("a score"));
    let page = Diary::at("#/trends", at(24, 21, 0), vec![one]).page().await;
    assert!(page.contains("23 November to 23 November: 1 night, 1 with an entry"), "{page}");
    assert_eq!(count(&page, "class=\"chart\""), 4, "two pictures, each twice");
    // No plan, so that there is nothing to set beside each other.
    assert_eq!(count(part(&page, "sentences", "</div>"), "<p"), 0);
    assert!(part(&page, "steps", "</table>").contains("No plan"));
}

#[tokio::test]
async fn a_planted_effect_is_shown_with_a_range_that_covers_it() {
    let page = shown(five_months()).await;
    let said = part(&page, "sentences", "</div>");
    assert!(
        said.contains("Fatigue on 1.5\u{a0}mg was lower than on 1\u{a0}mg: \u{2212}"),
        "{said}"
    );
    assert!(
        said.contains("Stiffness on 1.5\u{a0}mg cannot be told apart from 1\u{a0}mg"),
        "{said}"
    );
    assert!(page.contains("This is one person\u{2019}s record, not a trial."));
    let [picture, said, reader] =
        ["<figure class=\"trend\"", "data-testid=\"sentences\"", "night-read"]
            .map(|part| page.find(part).expect("a part"));
    assert!(picture < said && said < reader, "what was found stands before the controls");
    assert!(part(&page, "steps", "</table>").contains("of all pairs of nights"), "{page}");
    // 2 points lower by the plan of it.
    let steps = part(&page, "steps", "</table>");
    let now = steps.split("is-now").nth(1).expect("the step of now");
    let range = now.split("<small>").find_map(|rest| Some(rest.split_once(", against")?.0));
    let ends: Vec<f64> = range
        .expect("a range")
        .split(" to ")
        .map(|end| end.replace('\u{2212}', "-").parse().expect("a number"))
        .collect();
    assert!(
        matches!(ends.as_slice(), [low, high] if *low <= -2.0 && -2.0 <= *high && *high < 0.0),
        "{ends:?}"
    );
}

#[tokio::test]
async fn every_step_counts_its_nights_and_those_that_are_missing() {
    let page = shown(five_months()).await;
    let steps = part(&page, "steps", "</table>");
    assert_eq!(count(steps, "<tr"), 5, "a head, before, three steps");
    // A week without an entry, and some nights more: all 147 nights are counted once.
    let cells = steps.split("data-h=\"Nights\"").skip(1);
    let numbers = cells.map(|cell| {
        // A number stays beside its word, however narrow the column is.
        assert!(cell.contains("\u{a0}missing"), "{cell}");
        let words = cell.split(['>', '<', ' ', '\u{a0}']);
        let mut words = words.filter_map(|word| word.parse::<u32>().ok());
        words.next().expect("nights") + words.next().expect("missing")
    });
    assert_eq!(numbers.collect::<Vec<_>>(), [21, 21, 42, 63]);
}

#[tokio::test]
async fn the_picture_is_told_in_a_sentence_and_in_numbers() {
    let page = shown(five_months()).await;
    let label = tag(&page, "with the dose steps behind them");
    assert!(label.contains("Before, 0.5\u{a0}mg, 1\u{a0}mg, 1.5\u{a0}mg"), "{label}");
    assert!(label.contains("role=\"img\""), "{label}");
    // 21 weeks, each with its symptoms and its dose.
    let numbers = part(&page, "numbers", "</table>");
    assert_eq!(count(numbers, "<tr"), 22, "{numbers}");
    assert!(numbers.contains("17 November to 23 November"), "{numbers}");
    let marks = part(&page, "marks", "</ul>");
    assert!(marks.contains("Heat: ") && marks.contains("Right hand numb: "), "{marks}");
}

/// Who moves through the nights and hears them was told the dates alone.
#[tokio::test]
async fn the_range_tells_the_night_with_what_is_written_of_it() {
    let diary = five_months();
    let last = diary.entries.last().expect("an entry");
    let fatigue = last.scores.get(&Id::of(Symptom::Fatigue)).expect("a score").number();
    let fatigue = format!("Fatigue {fatigue}, ");
    let page = shown(diary).await;
    let range = tag(&page, "id=\"night-read\"");
    assert!(range.contains("aria-valuetext=\"Monday 23 November 2026: "), "{range}");
    assert!(range.contains(&fatigue), "{range}");
}

/// Strokes for notes under a panel were taken for those of its axis.
#[tokio::test]
async fn a_night_with_a_note_has_a_shape_of_its_own() {
    let page = shown(five_months()).await;
    let notes = tag(&page, "class=\"noted\"");
    assert!(notes.contains("l4 6h-8z") && !notes.contains('v'), "{notes}");
    assert!(page.contains("Small triangles under the panels are nights with a note."), "{page}");
}

/// The date of a week ran over the edge of a phone; and those of four weeks would lie over each other.
#[tokio::test]
async fn dates_under_the_picture_are_whole_and_apart() {
    let last = Night::ymd(2026, 11, 23).expect("a night");
    for nights in [7, 28, 34] {
        let page = shown(planted(7, last, nights)).await;
        let figure = page.split("<figure class=\"trend\"").nth(1).expect("the picture");
        let figure = figure.split("</figure>").next().expect("its end");
        for (picture, width) in figure.split("<svg").skip(1).zip([358.0, 900.0]) {
            let dates: Vec<[f64; 2]> =
                picture.split("<text").skip(1).filter_map(ends_of_date).collect();
            assert!(dates.iter().any(|[_, end]| *end > width / 2.0), "{nights}: {picture}");
            assert!(dates.iter().all(|[start, end]| *start >= 0.0 && *end <= width), "{dates:?}");
            for two in dates.windows(2) {
                assert!(two[0][1] < two[1][0], "{nights}: {dates:?}");
            }
        }
    }
}

/// From where to where a day of November or October is written, by 8 pixels a letter; nothing for other words.
fn ends_of_date(text: &str) -> Option<[f64; 2]> {
    let (tag, rest) = text.split_once('>')?;
    let said = rest.split('<').next()?;
    let (day, month) = said.split_once(' ')?;
    day.parse::<u8>().ok().filter(|_| month.starts_with("Nov") || month.starts_with("Oct"))?;
    let x: f64 = tag.split(" x=\"").nth(1)?.split('"').next()?.parse().ok()?;
    let wide = 8.0 * f64::from(u32::try_from(said.chars().count()).ok()?);
    let starts = tag.contains("text-anchor=\"start\"");
    Some(if starts { [x, x + wide] } else { [x - wide, x] })
}

/// Under ten years every date read "Jan", and under three "Jul Jan Jul Jan Jul".
#[tokio::test]
async fn dates_of_more_than_a_year_tell_which_year() {
    let last = Night::ymd(2026, 11, 23).expect("a night");
    for ((year, month, day), narrow, wide) in [
        ((2017, 1, 2), "2018 2020 2022 2024 2026", "2018 2019 2020 2021 2022 2023 2024 2025 2026"),
        ((2024, 2, 1), "Jul 2025 Jul 2026 Jul", "Apr Jul Oct 2025 Apr Jul Oct 2026 Apr Jul Oct"),
        // No month stands there twice.
        ((2025, 12, 20), "Jan Apr Jul Oct", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov"),
    ] {
        let first = Night::ymd(year, month, day).expect("a night");
        let entry = |(id, night)| {
            let id = EntryId::new(id).expect("a number");
            let mut entry = Entry::new(id, night, moment(night, 22, 0), Timing::OnTheNight);
            entry.scores.insert(Id::of(Symptom::Fatigue), Score::new(6).expect("a score"));
            entry
        };
        let entries = [(1, first), (2, last)].map(entry).to_vec();
        let page = page(crate::years::kept(entries)).await;
        assert_eq!(dates_under(&page), [narrow, wide]);
    }
}

/// What stands at the foot of the picture of symptoms, of the narrow one and of the wide one.
fn dates_under(page: &str) -> Vec<String> {
    let figure = page.split("<figure class=\"trend\"").nth(1).expect("the picture");
    let figure = figure.split("</figure>").next().expect("its end");
    let dates = |picture: &str| {
        let size = picture.split("viewBox=\"0 0 ").nth(1).expect("a size");
        let height: i32 = size.split([' ', '"']).nth(1).expect("two").parse().expect("a number");
        let foot = format!(" y=\"{}\"", height - 4);
        let texts = picture.split("<text").skip(1).filter_map(|text| text.split_once('>'));
        let dates = texts.filter(|(tag, _)| tag.contains(&foot));
        dates.filter_map(|(_, said)| said.split('<').next()).collect::<Vec<_>>().join(" ")
    };
    figure.split("<svg").skip(1).map(dates).collect()
}

#[tokio::test]
async fn tables_count_weeks_doses_sleep_and_relapse_records() {
    let page = shown(five_months()).await;
    let weeks = part(&page, "weeks-since", "</table>");
    assert!(weeks.contains("Nights with vivid dreams in each week since the step"), "{weeks}");
    assert_eq!(count(weeks, "<tr"), 5);
    let doses = part(&page, "doses-counted", "</table>");
    let due: Vec<u32> = doses
        .split("data-h=\"Planned\">")
        .skip(1)
        .filter_map(|cell| cell.split('<').next()?.parse().ok())
        .collect();
    assert_eq!(due, [21, 42, 63]);
    let sleep = part(&page, "sleep-after", "</table>");
    assert!(sleep.contains("22:00 to 00:00"), "{sleep}");
    let years = part(&page, "relapses-by-year", "</table>");
    assert!(years.contains("2026") && years.contains(">148<"), "{years}");
    assert!(page.contains("A number for each year is said once a whole year is counted."));
}

/// A night with a check-in that has no score of the sleep was said to have no check-in.
#[tokio::test]
async fn what_is_not_told_of_the_sleep_is_not_said_to_have_no_entry() {
    let first = dosed(entry(1, 22), at(22, 22, 0));
    let mut second = dosed(entry(2, 23), at(23, 20, 0));
    let score = Score::new(6).expect("a score");
    second.scores.insert(Id::of(Symptom::Fatigue), score);
    let page = Diary::at("#/trends", at(24, 21, 0), vec![first, second]).page().await;
    let sleep = part(&page, "sleep-after", "</table>");
    // The dose of 20:00 has no night after it yet; the other has one that says nothing of the sleep.
    let (early, late) = sleep.split_once("22:00 to 00:00").expect("two bands");
    assert_eq!(count(early, ">no entry<"), 3, "{early}");
    for said in [">not told<", ">not scored<", ">0 of 1<"] {
        assert_eq!(count(late, said), 1, "{said}: {late}");
    }
    assert!(!sleep.contains("no check-in"), "{sleep}");
}

#[tokio::test]
async fn a_year_in_one_look_has_its_months_in_numbers() {
    let page = shown(five_months()).await;
    assert!(
        page.contains("The year 2026, one bar a night for fatigue, from 30 June to 23 November")
    );
    let months = part(&page, "year-numbers", "</table>");
    assert_eq!(count(months, "<tr"), 7, "{months}");
    assert!(months.contains("August"));
}

#[tokio::test]
async fn two_periods_stand_beside_each_other() {
    let page = shown(five_months()).await;
    let compared = part(&page, "compared-table", "</table>");
    assert_eq!(count(compared, "<tr"), 3, "a head and two symptoms");
    // Eight weeks of the same step: nobody is to take the change for one of the dose.
    for doses in ["Earlier, doses planned: 1.5\u{a0}mg.", "Later, doses planned: 1.5\u{a0}mg."] {
        assert!(part(&page, "compared", "<table").contains(doses), "{doses}: {page}");
    }
    assert!(tag(&page, "id=\"compare-3\"").contains("2026-11-23"));
    // On a narrow screen the table is pushed to and fro, and not the page.
    assert!(tag(&page, "aria-label=\"Table: two periods\"").contains("class=\"wide\""), "{page}");
}

#[tokio::test]
async fn a_night_that_nobody_wrote_of_is_not_counted_yet_when_it_is_tonight() {
    let mut diary = five_months();
    let tonight = Night::ymd(2026, 11, 24).expect("a night");
    let page = shown(five_months()).await;
    assert!(page.contains("30 June to 23 November: 147 nights"), "{page}");
    let mut last = diary.entries.last().expect("one").clone();
    last.night = tonight;
    last.id = EntryId::new(9999).expect("a number");
    diary.entries.push(last);
    assert!(shown(diary).await.contains("30 June to 24 November: 148 nights"));
}

/// Scores that never vary tell nothing of chance, and all the more of what changed.
#[tokio::test]
async fn a_change_of_scores_that_never_vary_is_said_without_a_range() {
    let mut diary = five_months();
    // The last step begins on this night.
    let step = Night::ymd(2026, 9, 22).expect("a night");
    for entry in &mut diary.entries {
        let number = if entry.night < step { 7 } else { 3 };
        let score = Score::new(number).expect("a score");
        entry.scores.insert(Id::of(Symptom::Fatigue), score);
    }
    let page = shown(diary).await;
    let said = part(&page, "sentences", "</div>");
    let flat = "Fatigue on 1.5\u{a0}mg: \u{2212}4 points on average against 1\u{a0}mg. The scores do not vary within the steps, so there is no range.";
    assert!(said.contains(flat), "{said}");
    assert!(part(&page, "steps", "</table>").contains("the scores never vary: no range"));
}
