//! What the report for the visit is of: which nights, what is on it, what the person adds. What is typed is kept until it is changed.

use std::fmt;

use super::slip::{choice, place};
use super::trends::{PeriodProblem, typed_period};
use super::typed_date;
use crate::diary::{Month, NaiveDate};
use crate::trends::Period;

/// Which nights the report is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// From the day of the last visit on.
    SinceVisit,
    /// The last 91 nights.
    ThreeMonths,
    /// The last 183 nights.
    #[default]
    SixMonths,
    /// The last 365 nights.
    Year,
    /// From and to the nights that the person typed.
    Own,
}

impl Reach {
    /// Every one, in the order of the choice.
    pub const ALL: [Self; 5] =
        [Self::SinceVisit, Self::ThreeMonths, Self::SixMonths, Self::Year, Self::Own];
}

/// A part of the report that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The steps of the plan with what changed them, and what became of the doses.
    Doses,
    /// Pictures and a table of the symptoms.
    Symptoms,
    /// Side effects.
    SideEffects,
    /// Relapse records.
    Relapses,
    /// Heat, infections and the like.
    Circumstances,
}

impl Section {
    /// Every one, in the order of the page.
    pub const ALL: [Self; 5] =
        [Self::Doses, Self::Symptoms, Self::SideEffects, Self::Relapses, Self::Circumstances];
}

/// What is typed and chosen.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ReportForm {
    /// Which nights.
    pub reach: Reach,
    /// The day of the last visit, first and last night of [`Reach::Own`], the day of the next visit: as date fields have them.
    pub dates: [String; 4],
    /// The name, the date of birth, since when there is MS: as the person wants them printed.
    pub person: [String; 3],
    /// What is left out.
    pub without: Vec<Section>,
    /// Questions for the visit, one a line.
    pub questions: String,
}

impl fmt::Debug for ReportForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReportForm").field("reach", &self.reach).finish_non_exhaustive()
    }
}

impl ReportForm {
    /// The most characters of the questions: what is left of a page.
    pub const MOST_QUESTIONS: usize = 1000;
    /// How many lines of questions there is room for on paper, and how many characters stand on one of them.
    const LINES: usize = 18;
    /// See `LINES`.
    const LETTERS: usize = 100;

    /// As it is kept until it is changed.
    #[must_use]
    pub fn fields(&self) -> Vec<String> {
        let without = self.without.iter().map(|section| place(&Section::ALL, section));
        let mut fields = vec![place(&Reach::ALL, &self.reach)];
        fields.extend(self.dates.iter().chain(&self.person).cloned());
        fields.extend([without.collect::<Vec<_>>().join(" "), self.questions.clone()]);
        fields
    }

    /// What was typed, as [`fields`](Self::fields) gave it. `None` when it is not of this form.
    #[must_use]
    pub fn of(fields: &[String]) -> Option<Self> {
        let [reach, a, b, c, d, name, born, since, without, questions] = fields else {
            return None;
        };
        let without =
            without.split_whitespace().map(|section| choice(&Section::ALL, section)).collect();
        Some(Self {
            reach: choice(&Reach::ALL, reach)?,
            dates: [a, b, c, d].map(String::clone),
            person: [name, born, since].map(String::clone),
            without: Option::unwrap_or_default(without),
            questions: questions.clone(),
        })
    }

    /// Whether a part is on the page.
    #[must_use]
    pub fn has(&self, section: Section) -> bool {
        !self.without.contains(&section)
    }

    /// Leaves a part out, or takes it in again.
    pub fn flip(&mut self, section: Section) {
        match self.without.iter().position(|one| *one == section) {
            Some(place) => drop(self.without.remove(place)),
            None => self.without.push(section),
        }
    }

    /// The nights of the report, as far as there is a diary of them: `whole` is from its first to its last night.
    ///
    /// # Errors
    /// [`PeriodProblem`] for what was typed, or where the diary has none of these nights.
    pub fn period(&self, whole: Period) -> Result<Period, PeriodProblem> {
        let [visit, from, to, _] = &self.dates;
        let chosen = match self.reach {
            Reach::SinceVisit => {
                let last = typed_date::written(whole.to().date());
                typed_period(visit, &last)?
            }
            Reach::ThreeMonths => Period::up_to(whole.to(), 91),
            Reach::SixMonths => Period::up_to(whole.to(), 183),
            Reach::Year => Period::up_to(whole.to(), 365),
            Reach::Own => typed_period(from, to)?,
        };
        let (from, to) = (chosen.from().max(whole.from()), chosen.to().min(whole.to()));
        Period::new(from, to).or(Err(PeriodProblem::NoNights))
    }

    /// The day of the next visit, where one is typed.
    #[must_use]
    pub fn visit(&self) -> Option<NaiveDate> {
        let [_, _, _, visit] = &self.dates;
        typed_date::read(visit).ok().flatten()
    }

    /// The questions, without empty lines.
    pub fn questions(&self) -> impl Iterator<Item = &str> {
        self.questions.lines().map(str::trim).filter(|line| !line.is_empty())
    }

    /// The first questions, as many as the paper has room for, and how many are left out. One at least is printed.
    #[must_use]
    pub fn printed(&self) -> (Vec<&str>, usize) {
        let mut questions: Vec<&str> = self.questions().collect();
        let lines = |question: &&str| question.chars().count().div_ceil(Self::LETTERS);
        let all = questions.len();
        // Where not all have room, a line says how many are left out.
        let is_full = questions.iter().map(lines).sum::<usize>() > Self::LINES;
        let mut room = if is_full { Self::LINES - 1 } else { Self::LINES };
        let fits = |question: &&&str| {
            let left = room.checked_sub(lines(question));
            room = left.unwrap_or(0);
            left.is_some()
        };
        let printed = questions.iter().take_while(fits).count().max(1);
        questions.truncate(printed);
        let left_out = all - questions.len();
        (questions, left_out)
    }
}

/// Whether a report of these nights may lack what a month held that could not be read: one that has nights in it, and one beyond an end
/// that the report has in common with the `whole` that is known, since nobody knows then where that would end.
#[must_use]
pub fn may_lack(month: Month, period: Period, whole: Period) -> bool {
    let is_before = month < period.from().month() && period.from() > whole.from();
    let is_after = month > period.to().month() && period.to() < whole.to();
    !is_before && !is_after
}

/// A text as it stands on paper: whole, or as many of its first words as have at most so many characters, with what says that it goes on.
#[must_use]
pub fn shortened(text: &str, most: usize, goes_on: &str) -> String {
    let cut = text.char_indices().nth(most).and_then(|(end, _)| text.split_at_checked(end));
    let Some((first, rest)) = cut else { return text.to_owned() };
    let is_whole_word = rest.starts_with(char::is_whitespace);
    let words = first.rsplit_once(char::is_whitespace).filter(|_| !is_whole_word);
    // One endless word is cut where it is.
    let words = words.map_or(first, |(before, _)| before);
    [words.trim_end(), goes_on].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Night;

    fn whole() -> Period {
        let first = Night::ymd(2026, 6, 29).expect("a night");
        Period::new(first, Night::ymd(2026, 11, 23).expect("a night")).expect("a period")
    }

    fn form() -> ReportForm {
        ReportForm {
            reach: Reach::Own,
            dates: ["", "2026-07-01", "2026-12-31", "2026-11-26"].map(str::to_owned),
            person: ["A. Person", "", "2015"].map(str::to_owned),
            without: vec![Section::SideEffects, Section::Doses],
            questions: "One?\n\n  Two?".to_owned(),
        }
    }

    #[test]
    fn what_is_kept_is_what_was_typed() {
        assert_eq!(ReportForm::of(&form().fields()), Some(form()));
        let blank = ReportForm::default();
        assert_eq!(ReportForm::of(&blank.fields()), Some(blank));
        assert_eq!(ReportForm::of(&[]), None);
        assert!(!format!("{:?}", form()).contains("Person"), "no log has it");
        let mut odd = form().fields();
        odd[0] = "9".to_owned();
        assert_eq!(ReportForm::of(&odd), None);
    }

    #[test]
    fn a_report_is_of_nights_that_the_diary_has() {
        let mut form = form();
        let period = form.period(whole()).expect("a period");
        assert_eq!(period.from(), Night::ymd(2026, 7, 1).expect("a night"));
        assert_eq!(period.to(), whole().to());
        form.reach = Reach::Year;
        assert_eq!(form.period(whole()), Ok(whole()));
        form.reach = Reach::ThreeMonths;
        assert_eq!(form.period(whole()).map(Period::count), Ok(91));
        form.reach = Reach::SinceVisit;
        assert_eq!(form.period(whole()), Err(PeriodProblem::Missing));
        form.dates[0] = "2026-11-10".to_owned();
        assert_eq!(form.period(whole()).map(Period::count), Ok(14));
        form.dates[0] = "2027-01-10".to_owned();
        assert_eq!(form.period(whole()), Err(PeriodProblem::Backwards));
        form.reach = Reach::Own;
        form.dates[2] = "2026-06-01".to_owned();
        form.dates[1] = "2026-05-01".to_owned();
        assert_eq!(form.period(whole()), Err(PeriodProblem::NoNights));
    }

    /// A report of autumn said that not all could be read, when that was so of a month in spring alone.
    #[test]
    fn a_month_that_cannot_be_read_is_told_where_the_report_may_lack_it() {
        let night = |month, day| Night::ymd(2026, month, day).expect("a night");
        let of = |from, to| Period::new(from, to).expect("a period");
        let month = |number| Month::new(2026, number).expect("a month");
        let (first, last) = (night(6, 29), night(11, 23));
        for (period, told) in [
            (of(first, last), &[5, 6, 8, 11, 12][..]),
            (of(night(8, 3), night(9, 2)), &[8, 9]),
            (of(first, night(8, 1)), &[5, 6, 7, 8]),
            (of(night(11, 1), last), &[11, 12]),
        ] {
            for number in 5..=12 {
                let is_told = may_lack(month(number), period, whole());
                let expected = told.contains(&number) || period == whole();
                assert_eq!(is_told, expected, "{number} {period:?}");
            }
        }
    }

    #[test]
    fn a_long_text_ends_at_the_end_of_a_word_and_says_so() {
        for (text, most, shown) in [
            ("", 5, ""),
            ("slept badly", 11, "slept badly"),
            ("slept badly", 10, "slept…"),
            ("slept badly", 5, "slept…"),
            ("slept badly", 6, "slept…"),
            ("slept\nbadly", 8, "slept…"),
            ("sleptbadly", 5, "slept…"),
            ("é é é é", 4, "é é…"),
        ] {
            assert_eq!(shortened(text, most, "…"), shown, "{text:?} {most}");
        }
    }

    #[test]
    fn questions_are_lines_with_something_in_them() {
        assert_eq!(form().questions().collect::<Vec<_>>(), ["One?", "Two?"]);
        let mut form = form();
        form.flip(Section::Doses);
        form.flip(Section::Relapses);
        assert!(form.has(Section::Doses) && !form.has(Section::Relapses));
    }

    /// Sixty short questions were a third page; nine of a line and a half are all there, which ten lines had no room for.
    #[test]
    fn as_many_questions_are_printed_as_there_is_room_for() {
        let [short, line, long] = [5, 100, 101].map(|letters| "?".repeat(letters));
        let of = |questions: &[&String], times: usize| {
            let questions: Vec<&str> = questions.iter().map(|one| one.as_str()).collect();
            let questions = [questions.join("\n"), String::new()].join("\n").repeat(times);
            let form = ReportForm { questions, ..ReportForm::default() };
            let (printed, left_out) = form.printed();
            (printed.len(), left_out)
        };
        assert_eq!(of(&[], 1), (0, 0));
        assert_eq!(of(&[&short], 18), (18, 0));
        assert_eq!(of(&[&short], 19), (17, 2));
        assert_eq!(of(&[&short], 166), (17, 149));
        assert_eq!(of(&[&line], 18), (18, 0));
        assert_eq!(of(&[&long], 9), (9, 0));
        assert_eq!(of(&[&long, &short], 7), (11, 3));
        // One that has no room by itself is printed all the same.
        let whole = "?".repeat(ReportForm::LINES * ReportForm::LETTERS);
        assert_eq!(of(&[&whole], 1), (1, 0));
        assert_eq!(of(&[&whole, &short], 1), (1, 1));
    }
}
