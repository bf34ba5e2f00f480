//! What the calendar shows of one night, as values: how high the bar is, which mark there is, and what is said of it.

use crate::diary::{DoseRecord, DoseState, Entry, Feeling, Id, List, Month, Night, Score, Symptom};
use crate::dose::{Mass, MassUnit, Style};
use crate::ui::names::name_within;
use crate::ui::numbers::about;
use crate::ui::text::Text;

/// One night of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// Which night.
    pub(super) night: Night,
    /// The bar.
    pub(super) bar: Bar,
    /// What became of the doses, where any is recorded.
    pub(super) dose: Option<DoseState>,
    /// The doses that were taken, smallest first, each once.
    pub(super) taken: Vec<Mass>,
    /// Whether anything is written, and of what kind.
    pub(super) written: Written,
}

/// The bar of a night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bar {
    /// Not scored.
    None,
    /// The worst score of the night.
    Score(Score),
    /// An awful day, which asks for no numbers.
    Awful,
}

/// Whether anything is written of a night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Nothing.
    Nothing,
    /// Doses alone.
    Doses,
    /// How the day was, too.
    Day,
}

/// The nights of a month, in order.
pub(super) fn days(month: Month, entries: &[Entry], symptom: Option<Id<Symptom>>) -> Vec<Day> {
    let looks = month.looks(entries, symptom).into_iter();
    let mut days: Vec<Day> = looks
        .map(|look| Day {
            night: look.night,
            bar: look.score.map_or(Bar::None, Bar::Score),
            dose: look.dose,
            taken: Vec::new(),
            written: if look.entries == 0 { Written::Nothing } else { Written::Doses },
        })
        .collect();
    for entry in entries {
        if let Ok(place) = days.binary_search_by_key(&entry.night, |day| day.night)
            && let Some(day) = days.get_mut(place)
        {
            take_in(day, entry);
        }
    }
    for day in &mut days {
        day.taken.sort_unstable();
        day.taken.dedup();
    }
    days
}

fn take_in(day: &mut Day, entry: &Entry) {
    if entry.feeling == Some(Feeling::Awful) {
        day.bar = Bar::Awful;
    }
    day.taken.extend(entry.doses.iter().filter_map(|record| match record {
        DoseRecord::Taken { dose, .. } => Some(*dose),
        DoseRecord::Missed { .. } | DoseRecord::Held { .. } => None,
    }));
    let doses_alone = Entry { doses: Vec::new(), ..entry.clone() }.is_empty();
    if !doses_alone {
        day.written = Written::Day;
    }
}

/// What is recorded of a night, a piece each: "1.5 mg taken", "fatigue 6".
pub(super) fn facts(
    day: &Day,
    symptom: Option<Id<Symptom>>,
    list: &List<Symptom>,
    style: Style,
    text: Text,
) -> Vec<String> {
    let say = &text.diary;
    let dose = day.dose.map(|dose| match dose {
        DoseState::Taken => {
            let doses: Vec<String> =
                day.taken.iter().map(|dose| mass(*dose, style, text)).collect();
            (say.doses_taken)(&doses)
        }
        DoseState::Missed => say.dose_missed.to_owned(),
        DoseState::Held => say.dose_held.to_owned(),
    });
    let state = match (day.bar, day.written) {
        (Bar::Awful, _) => Some(say.awful_day.to_owned()),
        (Bar::Score(score), _) => {
            symptom.map(|symptom| (say.scored)(&name_within(list, symptom, text), score.number()))
        }
        (Bar::None, Written::Doses) => Some(say.no_check_in.to_owned()),
        (Bar::None, Written::Day) => Some(match symptom {
            Some(symptom) => (say.not_scored)(&name_within(list, symptom, text)),
            None => say.written.to_owned(),
        }),
        (Bar::None, Written::Nothing) => None,
    };
    [dose, state].into_iter().flatten().collect()
}

/// A dose in mg, with "about" where that is not the whole truth.
fn mass(dose: Mass, style: Style, text: Text) -> String {
    about(style.mass(dose, MassUnit::Mg), text)
}

/// The weeks of a month, Monday first: the day of each place, with those of the months around it as their numbers.
pub(super) fn weeks(days: Vec<Day>) -> Vec<Vec<Place>> {
    use crate::diary::Datelike;
    let first = days.first().map(|day| day.night);
    let ahead = first.map_or(0, |night| night.date().weekday().num_days_from_monday());
    let mut before = Vec::new();
    let mut night = first;
    for _ in 0..ahead {
        night = night.and_then(Night::previous);
        before.push(night.map_or(Place::Nothing, |night| Place::Off(night.date().day())));
    }
    before.reverse();
    let mut places = before;
    places.extend(days.into_iter().map(|day| Place::Day(Box::new(day))));
    let after = (7 - places.len() % 7) % 7;
    places.extend((1..).take(after).map(Place::Off));
    let mut weeks = Vec::new();
    while !places.is_empty() {
        let rest = places.split_off(places.len().min(7));
        weeks.push(std::mem::replace(&mut places, rest));
    }
    weeks
}

/// A place in the table of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A night of the month.
    Day(Box<Day>),
    /// A day of the month before or after.
    Off(u32),
    /// Before the first night of all.
    Nothing,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{EntryId, Moment, NaiveDate, Note, Timing};
    use crate::dose::{DecimalSign, Exact, Grouping, McgWord};
    use crate::ui::text::EN;

    const STYLE: Style =
        Style { decimal: DecimalSign::Point, grouping: Grouping::None, mcg: McgWord::Mcg };

    fn at(day: u32) -> Moment {
        let date =
            NaiveDate::from_ymd_opt(2026, 11, day).and_then(|date| date.and_hms_opt(22, 4, 0));
        Moment::new(date.expect("a time"), 0).expect("a moment")
    }

    fn entry(number: u64, day: u32) -> Entry {
        let night = Night::ymd(2026, 11, day).expect("a night");
        Entry::new(EntryId::new(number).expect("a number"), night, at(day), Timing::OnTheNight)
    }

    fn taken(hundredths: u64) -> DoseRecord {
        let dose = Mass::mg(Exact::hundredths(hundredths));
        DoseRecord::Taken { dose, draw: None, bottle: None, at: at(1) }
    }

    fn scored(mut entry: Entry, score: u8) -> Entry {
        entry.scores.insert(Id::of(Symptom::Fatigue), Score::new(score).expect("a score"));
        entry
    }

    fn said(entries: &[Entry], day: usize) -> String {
        let symptom = Some(Id::of(Symptom::Fatigue));
        let month = Month::new(2026, 11).expect("a month");
        let days = days(month, entries, symptom);
        let day = days.get(day - 1).expect("a day");
        facts(day, symptom, &List::default(), STYLE, Text(&EN)).join("; ").replace('\u{a0}', " ")
    }

    #[test]
    fn a_night_is_said_in_full() {
        let mut full = scored(entry(1, 7), 6);
        full.doses = vec![taken(150)];
        assert_eq!(said(&[full.clone()], 7), "1.5 mg taken; fatigue 6");
        let mut again = scored(entry(2, 7), 8);
        again.doses = vec![taken(300), taken(150)];
        assert_eq!(said(&[full, again], 7), "1.5 mg and 3 mg taken; fatigue 8");
    }

    #[test]
    fn a_night_without_numbers_says_what_there_is() {
        let mut missed = entry(1, 7);
        missed.doses = vec![DoseRecord::Missed { due: None }];
        assert_eq!(said(&[missed], 7), "dose missed; no check-in");
        let mut held = scored(entry(1, 7), 0);
        held.doses = vec![DoseRecord::Held { due: None, why: None }];
        assert_eq!(said(&[held], 7), "dose left out; fatigue 0");
        let mut awful = scored(entry(1, 7), 9);
        awful.feeling = Some(Feeling::Awful);
        assert_eq!(said(&[awful], 7), "awful day");
        let mut noted = entry(1, 7);
        noted.note = Note::new("legs").expect("a note");
        assert_eq!(said(&[noted], 7), "written, no score for fatigue");
    }

    #[test]
    fn a_night_with_other_scores_alone_says_that_it_is_written() {
        let mut pain = entry(1, 7);
        pain.scores.insert(Id::of(Symptom::Pain), Score::new(3).expect("a score"));
        assert_eq!(said(&[pain.clone()], 7), "written, no score for fatigue");
        pain.doses = vec![taken(150)];
        assert_eq!(said(&[pain], 7), "1.5 mg taken; written, no score for fatigue");
    }

    #[test]
    fn a_month_stands_in_whole_weeks_from_monday_on() {
        for (year, month, before, weeks_of_it) in
            [(2026, 11, 6, 6), (2026, 2, 6, 5), (2027, 2, 0, 4), (2024, 2, 3, 5)]
        {
            let month = Month::new(year, month).expect("a month");
            let weeks = weeks(days(month, &[], None));
            assert_eq!(weeks.len(), weeks_of_it, "{month}");
            assert!(weeks.iter().all(|week| week.len() == 7), "{month}");
            let off = weeks[0].iter().filter(|place| matches!(place, Place::Off(_))).count();
            assert_eq!(off, before, "{month}");
        }
        let november = weeks(days(Month::new(2026, 11).expect("a month"), &[], None));
        assert_eq!(november[0][0], Place::Off(26));
        assert_eq!(november[5][1], Place::Off(1));
        let first = weeks(days(Month::new(1900, 1).expect("a month"), &[], None));
        assert_eq!(first.len(), 5, "1 January 1900 was a Monday");
    }
}
