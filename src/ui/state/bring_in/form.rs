//! What a person says of the columns of another diary. It owns what is chosen and typed, which stays through every error, and what is
//! still wrong with it; it knows no row.

use std::rc::Rc;

use crate::diary::{Circumstance, Id, SideEffect, Symptom};
use crate::dose::MassUnit;
use crate::exchange::{
    Between, DateForm, Header, Label, Mapping, MappingError, Preset, Scale, Setting, Table, Use,
    date_forms, suggest,
};
use crate::store::Lists;
use crate::ui::state::dose_log::time_of_day;

/// The most columns that are asked about; those behind them are left out. No person's diary has more, and a thousand menus would
/// keep a phone busy for long.
pub const MOST_ASKED: usize = 100;

/// What a column is taken for, without the answers that some of it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// Left out.
    LeftOut,
    /// The date of the night.
    Night,
    /// The time of day.
    Time,
    /// A dose taken.
    Dose(MassUnit),
    /// How long the sleep was.
    SleepHours,
    /// How good the sleep was.
    SleepQuality,
    /// A part of the note.
    Note(Label),
    /// A symptom.
    Symptom(Id<Symptom>),
    /// A side effect.
    SideEffect(Id<SideEffect>),
    /// A circumstance.
    Circumstance(Circumstance),
}

impl From<Use> for Means {
    fn from(one: Use) -> Self {
        match one {
            Use::Ignored => Self::LeftOut,
            Use::Night(_) => Self::Night,
            Use::Time => Self::Time,
            Use::Dose(unit) => Self::Dose(unit),
            Use::SleepHours => Self::SleepHours,
            Use::SleepQuality(_) => Self::SleepQuality,
            Use::Note(label) => Self::Note(label),
            Use::Symptom(id, _) => Self::Symptom(id),
            Use::SideEffect(id) => Self::SideEffect(id),
            Use::Circumstance(one) => Self::Circumstance(one),
        }
    }
}

/// All that a column may be taken for, in the order of a menu; hidden items of the lists too, since an old file may have them.
#[must_use]
pub fn menu(lists: &Lists) -> Vec<Means> {
    let mut menu = vec![
        Means::LeftOut,
        Means::Night,
        Means::Time,
        Means::Dose(MassUnit::Mg),
        Means::Dose(MassUnit::Mcg),
        Means::SleepHours,
        Means::SleepQuality,
        Means::Note(Label::Bare),
        Means::Note(Label::WithHeader),
    ];
    menu.extend(lists.symptoms.items().iter().map(|item| Means::Symptom(item.id)));
    menu.extend(lists.side_effects.items().iter().map(|item| Means::SideEffect(item.id)));
    menu.extend(Circumstance::ALL.into_iter().map(Means::Circumstance));
    menu
}

/// What is chosen and typed for one column. The answers stay when the person takes the column for something else meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is taken for.
    pub means: Means,
    /// The form of its dates.
    pub form: Option<DateForm>,
    /// The number of its scale that is our 0, as typed.
    pub zero: String,
    /// The number of its scale that is our 10, as typed.
    pub ten: String,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The columns do not make sense together yet, or something is still to be said.
    Mapping(MappingError),
    /// An end of a scale is no whole number.
    ScaleEnd,
    /// The usual time is no time of day.
    UsualTime,
}

/// What is wrong, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The column, from 0 on; none where it is no single one.
    pub column: Option<usize>,
    /// What.
    pub wrong: Wrong,
}

impl From<MappingError> for Problem {
    fn from(error: MappingError) -> Self {
        let column = match error {
            MappingError::UsedTwice { column }
            | MappingError::AskDateForm { column }
            | MappingError::AskScale { column } => Some(column),
            MappingError::ColumnCount | MappingError::NoNight | MappingError::NoScale => None,
        };
        Self { column, wrong: Wrong::Mapping(error) }
    }
}

/// What is chosen and typed for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// What becomes of values between two scores.
    pub between: Between,
    /// When a dose without a time was usually taken, as typed; empty where it is not said.
    pub usual_time: String,
    headers: Rc<[Header]>,
}

impl Form {
    /// What is proposed for a file, as far as it can be known: the rest is left out or asked.
    #[must_use]
    pub fn of(table: &Table, lists: &Lists) -> Self {
        let uses = Preset::of(table).map_or_else(
            || suggest(table, &lists.symptoms, &lists.side_effects),
            |preset| preset.uses(table),
        );
        let column = |(place, one): (usize, Use)| {
            let one = if place < MOST_ASKED { one } else { Use::Ignored };
            let form = if let Use::Night(form) = one { form } else { None };
            Column { means: one.into(), form, zero: String::new(), ten: String::new() }
        };
        Self {
            columns: uses.into_iter().enumerate().map(column).collect(),
            between: Between::Nearest,
            usual_time: String::new(),
            headers: table.headers().into(),
        }
    }

    /// Whether it is about a file with these columns: then what was chosen for one holds for the other.
    #[must_use]
    pub fn fits(&self, table: &Table) -> bool {
        *self.headers == *table.headers()
    }

    /// Whether a column is taken for something that this is true of.
    #[must_use]
    pub fn has(&self, is: impl Fn(Means) -> bool) -> bool {
        self.columns.iter().any(|column| is(column.means))
    }

    /// The same with one column changed.
    #[must_use]
    pub fn with(&self, place: usize, change: impl FnOnce(&mut Column)) -> Self {
        let mut next = self.clone();
        if let Some(column) = next.columns.get_mut(place) {
            change(column);
        }
        next
    }

    /// The same with one column taken for this. The form of its dates is known where only one reads them all.
    #[must_use]
    pub fn taken_for(&self, table: &Table, place: usize, means: Means) -> Self {
        // That looks at every row.
        let forms = if means == Means::Night { date_forms(table, place) } else { Vec::new() };
        let only = if let [form] = forms.as_slice() { Some(*form) } else { None };
        self.with(place, |column| {
            column.means = means;
            column.form = column.form.or(only);
        })
    }

    /// What the columns are, when it can be read from what is typed; `setting` without the usual time.
    ///
    /// # Errors
    /// The first [`Problem`] of what is typed.
    pub fn mapping(&self, setting: Setting) -> Result<Mapping, Problem> {
        let uses = self.columns.iter().enumerate().map(|(place, column)| {
            let at = |wrong| Problem { column: Some(place), wrong };
            column.used(self.between).map_err(at)
        });
        let uses = uses.collect::<Result<_, _>>()?;
        let typed = self.usual_time.trim();
        let is_needed = !typed.is_empty() && self.has(|means| matches!(means, Means::Dose(_)));
        let dose_time = is_needed.then(|| time_of_day(typed));
        if dose_time == Some(None) {
            return Err(Problem { column: None, wrong: Wrong::UsualTime });
        }
        Ok(Mapping { uses, setting: Setting { dose_time: dose_time.flatten(), ..setting } })
    }
}

impl Column {
    fn used(&self, between: Between) -> Result<Use, Wrong> {
        Ok(match self.means {
            Means::LeftOut => Use::Ignored,
            Means::Night => Use::Night(self.form),
            Means::Time => Use::Time,
            Means::Dose(unit) => Use::Dose(unit),
            Means::SleepHours => Use::SleepHours,
            Means::SleepQuality => Use::SleepQuality(self.scale(between)?),
            Means::Note(label) => Use::Note(label),
            Means::Symptom(id) => Use::Symptom(id, self.scale(between)?),
            Means::SideEffect(id) => Use::SideEffect(id),
            Means::Circumstance(one) => Use::Circumstance(one),
        })
    }

    /// The scale; none where nothing is typed yet.
    fn scale(&self, between: Between) -> Result<Option<Scale>, Wrong> {
        let (zero, ten) = (self.zero.trim(), self.ten.trim());
        if zero.is_empty() && ten.is_empty() {
            return Ok(None);
        }
        let scale = Scale::new(whole(zero)?, whole(ten)?, between);
        scale.map(Some).map_err(Wrong::Mapping)
    }
}

/// A number of digits alone.
fn whole(typed: &str) -> Result<u16, Wrong> {
    let is_plain = typed.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| typed.parse().ok()).flatten().ok_or(Wrong::ScaleEnd)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{DayBoundary, NaiveDate, NaiveTime};
    use crate::exchange::preview;

    fn table(text: &str) -> Table {
        Table::read(text.as_bytes()).expect("a table")
    }

    fn form(text: &str) -> Form {
        Form::of(&table(text), &Lists::default())
    }

    fn setting() -> Setting {
        let tomorrow = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a date");
        Setting { day: DayBoundary::default(), offset: 60, dose_time: None, tomorrow }
    }

    fn scaled(form: &Form, place: usize, zero: &str, ten: &str) -> Form {
        form.with(place, |column| (column.zero, column.ten) = (zero.into(), ten.into()))
    }

    const FILE: &str = "date,fatigue,other,ldn mg\n2026-11-23,3,x,1.5\n";

    #[test]
    fn what_is_known_by_its_name_is_proposed_and_no_scale_is_guessed() {
        let form = form(FILE);
        let means: Vec<Means> = form.columns.iter().map(|column| column.means).collect();
        let fatigue = Means::Symptom(Id::of(Symptom::Fatigue));
        assert_eq!(means, [Means::Night, fatigue, Means::LeftOut, Means::Dose(MassUnit::Mg)]);
        assert_eq!(form.columns[0].form, Some(DateForm::YearMonthDay));
        let mapping = form.mapping(setting()).expect("nothing typed is wrong");
        let asked = preview(&table(FILE), &mapping).expect_err("it is asked");
        let problem = Problem::from(asked);
        assert_eq!(problem.column, Some(1));
        assert_eq!(problem.wrong, Wrong::Mapping(MappingError::AskScale { column: 1 }));
    }

    #[test]
    fn a_known_program_is_taken_by_its_preset() {
        let form = form("full_date,date,weekday,time,mood,activities,note\n");
        assert_eq!(form.columns[0].means, Means::Night);
        assert_eq!(form.columns[0].form, Some(DateForm::YearMonthDay));
        assert_eq!(form.columns[4].means, Means::Note(Label::WithHeader));
    }

    #[test]
    fn the_ends_of_a_scale_are_whole_numbers_that_differ_or_both_are_still_asked() {
        for (zero, ten, wrong) in [
            ("1", "5", None),
            (" 5 ", "1", None),
            ("0", "65535", None),
            ("", "5", Some(Wrong::ScaleEnd)),
            ("0", "", Some(Wrong::ScaleEnd)),
            ("0", "1.5", Some(Wrong::ScaleEnd)),
            ("0", "+5", Some(Wrong::ScaleEnd)),
            ("0", "65536", Some(Wrong::ScaleEnd)),
            ("4", "4", Some(Wrong::Mapping(MappingError::NoScale))),
        ] {
            let found = scaled(&form(FILE), 1, zero, ten).mapping(setting());
            let problem = wrong.map(|wrong| Problem { column: Some(1), wrong });
            assert_eq!(found.err(), problem, "{zero:?} to {ten:?}");
        }
    }

    #[test]
    fn answers_stay_while_a_column_is_taken_for_something_else() {
        let form = scaled(&form(FILE), 1, "1", "5");
        let away = form.with(1, |column| column.means = Means::LeftOut);
        assert_eq!(away.mapping(setting()).expect("read").uses[1], Use::Ignored);
        let fatigue = form.columns[1].means;
        assert_eq!(away.with(1, |column| column.means = fatigue), form);
    }

    #[test]
    fn the_usual_time_counts_only_for_doses_and_must_be_one() {
        let form = scaled(&form(FILE), 1, "0", "10");
        let timed = |time: &str| Form { usual_time: time.into(), ..form.clone() };
        let read = |form: Form| form.mapping(setting()).map(|mapping| mapping.setting.dose_time);
        assert_eq!(read(timed(" ")), Ok(None));
        assert_eq!(read(timed("9 pm")), Ok(NaiveTime::from_hms_opt(21, 0, 0)));
        let wrong = Problem { column: None, wrong: Wrong::UsualTime };
        assert_eq!(read(timed("at night")), Err(wrong));
        assert_eq!(read(timed("at night").with(3, |dose| dose.means = Means::Time)), Ok(None));
    }

    #[test]
    fn the_form_of_dates_is_filled_in_where_only_one_reads_them_all_and_never_over_a_choice() {
        for (date, chosen, filled) in [
            ("2026-11-23", None, Some(DateForm::YearMonthDay)),
            ("23.11.2026", None, Some(DateForm::DayMonthYear)),
            ("03/04/2026", None, None),
            ("soon", None, None),
            ("23.11.2026", Some(DateForm::YearMonthDay), Some(DateForm::YearMonthDay)),
        ] {
            let text = format!("when,x\n{date},1\n");
            let given = form(&text).with(0, |column| column.form = chosen);
            let taken = given.taken_for(&table(&text), 0, Means::Night);
            assert_eq!(taken.columns[0].form, filled, "{date} {chosen:?}");
            let note = Means::Note(Label::Bare);
            assert_eq!(given.taken_for(&table(&text), 0, note).columns[0].form, chosen);
        }
    }

    #[test]
    fn what_was_chosen_holds_for_another_file_with_the_same_columns_alone() {
        let form = form(FILE);
        assert!(form.fits(&table("date,fatigue,other,ldn mg\n2026-11-24,4,,\n")));
        assert!(!form.fits(&table("date,fatigue,ldn mg,other\n2026-11-24,4,,\n")));
    }

    #[test]
    fn columns_behind_the_last_that_is_asked_about_are_left_out() {
        let many: Vec<&str> = std::iter::repeat_n("note", MOST_ASKED + 1).collect();
        let form = form(&many.join(","));
        assert_eq!(form.columns[MOST_ASKED - 1].means, Means::Note(Label::Bare));
        assert_eq!(form.columns[MOST_ASKED].means, Means::LeftOut);
    }

    #[test]
    fn the_menu_has_everything_once_and_hidden_items_too() {
        let menu = menu(&Lists::default());
        assert_eq!(menu.len(), 9 + 12 + 10 + 6);
        assert!(menu.contains(&Means::Symptom(Id::of(Symptom::Heat))));
        for (place, one) in menu.iter().enumerate() {
            assert_eq!(menu.iter().position(|other| other == one), Some(place));
        }
    }
}
