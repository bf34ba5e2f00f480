//! The steps of a plan as they are typed: read, judged, and what the plan becomes by them. What is typed is kept until it is saved.

use std::fmt;

use super::Asked;
use crate::diary::NaiveDate;
use crate::dose::{
    DoseGate, Mass, NumberError, Style, TenfoldGate, judge_tenfold, limits, read_number,
};
use crate::plan::{
    DatedStep, Length, Note, Plan, PlanError, Preset, Reason, Step, Times, When, Why,
};
use crate::ui::numbers::unmistakable;
use crate::ui::state::FormName;
use crate::ui::state::dose_log::{time_of_day, written_time};

/// What a length is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Seven days.
    #[default]
    Weeks,
    /// Days.
    Days,
}

impl Unit {
    /// Both, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Weeks, Self::Days];

    const fn days(self) -> u16 {
        match self {
            Self::Weeks => 7,
            Self::Days => 1,
        }
    }
}

/// A step as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepRow {
    /// The mg.
    pub dose: String,
    /// The times of day, with commas between them.
    pub times: String,
    /// How long; empty is until something is changed.
    pub length: String,
    /// What that is counted in.
    pub unit: Unit,
}

/// What is wrong with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// No dose is typed.
    NoDose,
    /// The dose is no number.
    Dose(NumberError),
    /// The dose is zero.
    Zero,
    /// All doses of a day come to more than is calculated.
    TooMuch,
    /// The times are none, or one of them is no time of day, or there are too many.
    Times,
    /// The length is no whole number of days or weeks, or too large.
    Length,
}

/// What is wrong with the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrong {
    /// The first night: none, or none that can be begun on.
    pub from: bool,
    /// The steps, by their places.
    pub rows: Vec<Option<RowProblem>>,
    /// No reason was chosen.
    pub reason: bool,
    /// The note has too many characters.
    pub note: bool,
    /// What the plan says against it, where nothing else is wrong.
    pub plan: Option<PlanError>,
}

/// What the plan becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The plan.
    pub plan: Plan,
    /// The steps from the first night on, with their dates.
    pub dated: Vec<DatedStep>,
    /// The steps that wait for an open one.
    pub waiting: Vec<Step>,
    /// What must be asked before it is saved.
    pub questions: Vec<Question>,
}

/// What asks for a second look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The doses of a day of this step, counted from 1, come to more than is usual.
    Gate(usize, Mass, DoseGate),
    /// This step, counted from 1, is about ten times the one before it, or a tenth; the first is looked at beside what was due or taken
    /// last.
    Tenfold(usize, TenfoldGate),
    /// The steps are those of a published way, as they were filled in.
    AsPublished,
}

/// What is known besides the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The night on which the change is made.
    pub made: NaiveDate,
    /// The first night that can still be changed.
    pub earliest: NaiveDate,
    /// The dose that was taken last.
    pub last: Option<Mass>,
}

/// What is typed and chosen. The date is a text of the form 2026-11-24, or empty.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PlanForm {
    /// The first night.
    pub from: String,
    /// The steps, in order.
    pub rows: Vec<StepRow>,
    /// Why.
    pub reason: Option<Reason>,
    /// Where the steps come from, in the person's words.
    pub note: String,
    /// Whether what is wrong is said.
    pub asked: Asked,
    /// The first night that the steps were filled in for from the plan; a text as `from` is.
    pub filled_for: String,
}

impl fmt::Debug for PlanForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlanForm").field("asked", &self.asked).finish_non_exhaustive()
    }
}

impl PlanForm {
    /// The most rows: as many as a plan takes steps, and fit where what is typed is kept.
    pub const MOST_ROWS: usize = 20;

    /// The form of a new plan, or of the steps of this one from a night on.
    #[must_use]
    pub fn new(plan: &Plan, night: NaiveDate, style: Style) -> Self {
        let steps = plan.ahead(night);
        let rows: Vec<_> = steps.iter().map(|step| StepRow::of(step, style)).collect();
        let rows = if rows.is_empty() { vec![StepRow::blank(None)] } else { rows };
        Self { from: night.to_string(), filled_for: night.to_string(), rows, ..Self::default() }
    }

    /// The same from another first night. Steps that nobody has changed are filled in anew as they are from that night on: with those of
    /// before, the step of then would last longer than it was planned to.
    #[must_use]
    pub fn from_night(&self, typed: String, plan: &Plan, style: Style) -> Self {
        let filled = |text: &str| {
            let night = text.trim().parse().ok()?;
            Some(Self::new(plan, night, style)).filter(|_| !plan.ahead(night).is_empty())
        };
        let untouched = filled(&self.filled_for).is_some_and(|filled| filled.rows == self.rows);
        match filled(&typed).filter(|_| untouched) {
            Some(Self { rows, filled_for, .. }) => {
                Self { from: typed, rows, filled_for, ..self.clone() }
            }
            None => Self { from: typed, ..self.clone() },
        }
    }

    /// The same with the steps of a preset, at the times of the first row. It is only a start to edit: the first dose is left to be typed as it
    /// was prescribed, so that no press alone makes a published way somebody's plan.
    #[must_use]
    pub fn with_preset(&self, preset: Preset, style: Style) -> Self {
        let typed = self.rows.first().and_then(|row| row.times().ok());
        let usual = || Times::new(&[time_of_day(USUAL_TIME)?]).ok();
        let steps = typed.or_else(usual).and_then(|times| preset.steps(&times).ok());
        let mut rows: Vec<_> =
            steps.unwrap_or_default().iter().map(|step| StepRow::of(step, style)).collect();
        if let Some(first) = rows.first_mut() {
            first.dose.clear();
        }
        Self { rows, asked: Asked::NotYet, ..self.clone() }
    }

    /// The same with one step more, at the times of the last.
    #[must_use]
    pub fn with_row(&self) -> Self {
        let mut form = self.clone();
        if form.rows.len() < Self::MOST_ROWS {
            form.rows.push(StepRow::blank(self.rows.last()));
        }
        form
    }

    /// The same without a step.
    #[must_use]
    pub fn without_row(&self, place: usize) -> Self {
        let mut form = self.clone();
        if place < form.rows.len() {
            form.rows.remove(place);
        }
        form
    }

    /// Whether a plan is begun, and not one changed that goes on.
    #[must_use]
    pub fn begins(plan: &Plan, night: NaiveDate) -> bool {
        plan.ahead(night).is_empty()
    }

    /// What the plan becomes by it.
    ///
    /// # Errors
    /// [`Wrong`].
    pub fn read(&self, plan: &Plan, known: Known) -> Result<Preview, Wrong> {
        let Known { made, earliest, last } = known;
        let begins = Self::begins(plan, earliest);
        let rows: Vec<_> = self.rows.iter().map(StepRow::read).collect();
        let from = self.from.trim().parse::<NaiveDate>().ok();
        // The first start of all may lie in the past: whoever comes with a plan has one already.
        let first = plan.changes().is_empty();
        let from = from.filter(|from| first || *from >= earliest);
        let reason =
            if begins { Some(self.reason.unwrap_or(Reason::Advised)) } else { self.reason };
        let note = Note::new(&self.note);
        let wrong = Wrong {
            from: from.is_none(),
            rows: rows.iter().map(|row| row.as_ref().err().copied()).collect(),
            reason: reason.is_none(),
            note: note.is_err(),
            plan: None,
        };
        let (Some(from), Some(reason), Ok(note)) = (from, reason, note) else { return Err(wrong) };
        let steps: Result<Vec<Step>, _> = rows.into_iter().collect();
        let Ok(steps) = steps else { return Err(wrong) };
        let mut after = plan.clone();
        let when = When { made, from };
        let why = Why { reason, note };
        let mut questions = questions(&steps, beside(plan, from, &steps, last));
        if begins && Preset::ALL.iter().any(|preset| is_as_published(*preset, &steps)) {
            questions.push(Question::AsPublished);
        }
        let make = if begins { Plan::start } else { Plan::edit };
        match make(&mut after, when, why, steps) {
            Ok(()) => {
                let dated = after.steps().into_iter().filter(|step| step.from >= from).collect();
                let waiting = after.waiting().to_vec();
                Ok(Preview { plan: after, dated, waiting, questions })
            }
            Err(error) => Err(Wrong { plan: Some(error), ..wrong }),
        }
    }

    /// What is typed and chosen, as it is kept until it is saved.
    #[must_use]
    pub fn fields(&self) -> Vec<String> {
        let place = |reason| Reason::ALL.iter().position(|one| *one == reason);
        let reason = self.reason.and_then(place).map(|place| place.to_string());
        let asked = if self.asked == Asked::Yes { "1" } else { "" };
        let head = [
            self.from.clone(),
            reason.unwrap_or_default(),
            self.note.clone(),
            asked.to_owned(),
            self.filled_for.clone(),
        ];
        head.into_iter().chain(self.rows.iter().map(StepRow::packed)).collect()
    }

    /// What was typed, as [`fields`](Self::fields) gave it. `None` when it is not of this form.
    #[must_use]
    pub fn of(fields: &[String]) -> Option<Self> {
        let [from, reason, note, asked, filled_for, rows @ ..] = fields else { return None };
        let reason = match reason.as_str() {
            "" => None,
            place => Some(*Reason::ALL.get(place.parse::<usize>().ok()?)?),
        };
        let asked = if asked == "1" { Asked::Yes } else { Asked::NotYet };
        let rows = rows.iter().map(|row| StepRow::unpacked(row)).collect::<Option<_>>()?;
        let [from, note, filled_for] = [from, note, filled_for].map(String::clone);
        Some(Self { from, rows, reason, note, asked, filled_for })
    }

    /// The name under which what is typed is kept.
    #[must_use]
    pub const fn name() -> FormName {
        FormName::Plan
    }
}

/// The time that a first step starts with: in the evening, as most prescriptions say. It is there to be changed.
const USUAL_TIME: &str = "22:00";

impl StepRow {
    fn blank(before: Option<&Self>) -> Self {
        let times = before.map_or_else(|| USUAL_TIME.to_owned(), |row| row.times.clone());
        Self { times, unit: before.map_or_else(Unit::default, |row| row.unit), ..Self::default() }
    }

    fn of(step: &Step, style: Style) -> Self {
        let times = step.times().as_slice().iter().map(|time| written_time(*time));
        let (length, unit) = match step.length() {
            Length::Open => (String::new(), Unit::Weeks),
            Length::Days(days) if days % 7 == 0 => ((days / 7).to_string(), Unit::Weeks),
            Length::Days(days) => (days.to_string(), Unit::Days),
        };
        let times = times.collect::<Vec<_>>().join(", ");
        Self { dose: unmistakable(step.dose().in_mg(), style), times, length, unit }
    }

    /// The step.
    ///
    /// # Errors
    /// [`RowProblem`]: the first thing that is wrong.
    pub fn read(&self) -> Result<Step, RowProblem> {
        let dose = match read_number(&self.dose) {
            Err(NumberError::Empty) => return Err(RowProblem::NoDose),
            Err(error) => return Err(RowProblem::Dose(error)),
            Ok(dose) if dose.is_zero() => return Err(RowProblem::Zero),
            Ok(dose) => Mass::mg(dose),
        };
        let (times, length) = (self.times()?, self.length()?);
        Step::new(dose, times, length).map_err(|error| {
            if error == PlanError::Length { RowProblem::Length } else { RowProblem::TooMuch }
        })
    }

    fn times(&self) -> Result<Times, RowProblem> {
        let times = self.times.split([',', ';']).map(time_of_day).collect::<Option<Vec<_>>>();
        Times::new(&times.ok_or(RowProblem::Times)?).or(Err(RowProblem::Times))
    }

    fn length(&self) -> Result<Length, RowProblem> {
        let typed = self.length.trim();
        if typed.is_empty() {
            return Ok(Length::Open);
        }
        let number = typed.parse::<u16>().or(Err(RowProblem::Length))?;
        number.checked_mul(self.unit.days()).map(Length::Days).ok_or(RowProblem::Length)
    }

    fn packed(&self) -> String {
        let unit = if self.unit == Unit::Days { "d" } else { "w" };
        [&self.dose, &self.times, &self.length, unit].join("\n")
    }

    fn unpacked(packed: &str) -> Option<Self> {
        let mut texts = packed.split('\n').map(str::to_owned);
        let (dose, times, length) = (texts.next()?, texts.next()?, texts.next()?);
        let unit = if texts.next()? == "d" { Unit::Days } else { Unit::Weeks };
        Some(Self { dose, times, length, unit })
    }
}

/// How the first step is beside what is due then by the plan as it was, or was due last; where there was none, beside the last dose.
fn beside(plan: &Plan, from: NaiveDate, steps: &[Step], last: Option<Mass>) -> Option<TenfoldGate> {
    let dose = steps.first()?.dose();
    let by_plan = plan.judge_record(from, dose).ok().flatten();
    by_plan.or_else(|| judge_tenfold(last?, dose).ok())
}

/// Whether these are the steps of a preset, at whatever times.
fn is_as_published(preset: Preset, steps: &[Step]) -> bool {
    let times = steps.first().map(Step::times);
    times.and_then(|times| preset.steps(times).ok()).is_some_and(|published| published == steps)
}

fn questions(steps: &[Step], first: Option<TenfoldGate>) -> Vec<Question> {
    let mut questions = Vec::new();
    let mut before: Option<&Step> = None;
    for (number, step) in (1..).zip(steps) {
        let count = u64::try_from(step.times().as_slice().len()).unwrap_or(u64::MAX);
        let a_day = step.dose().times(crate::dose::Exact::whole(count)).unwrap_or(step.dose());
        if let Ok(gate) = step.gate()
            && gate != DoseGate::Open
        {
            questions.push(Question::Gate(number, a_day, gate));
        }
        let tenfold = match before {
            Some(before) => judge_tenfold(before.dose(), step.dose()).ok(),
            None => first,
        };
        if let Some(tenfold) = tenfold.filter(|tenfold| *tenfold != TenfoldGate::Open) {
            questions.push(Question::Tenfold(number, tenfold));
        }
        before = Some(step);
    }
    questions
}

/// The dose above which no step is taken.
#[must_use]
pub const fn most_a_day() -> Mass {
    limits::REFUSE_ABOVE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Night;
    use crate::dose::{DecimalSign, Exact, Grouping, McgWord};
    use crate::plan::Opioids;

    const STYLE: Style =
        Style { decimal: DecimalSign::Point, grouping: Grouping::None, mcg: McgWord::Mcg };

    fn tonight() -> Night {
        Night::ymd(2026, 11, 24).expect("a night")
    }

    fn known() -> Known {
        Known { made: tonight().date(), earliest: tonight().date(), last: None }
    }

    fn blank() -> Plan {
        let mut plan = Plan::default();
        plan.answer(Opioids::TakesNone);
        plan
    }

    fn row(dose: &str, times: &str, length: &str) -> StepRow {
        let [dose, times, length] = [dose, times, length].map(str::to_owned);
        StepRow { dose, times, length, unit: Unit::Weeks }
    }

    fn form(rows: &[StepRow]) -> PlanForm {
        PlanForm { rows: rows.to_vec(), ..PlanForm::new(&blank(), tonight().date(), STYLE) }
    }

    #[test]
    fn a_step_is_read_or_what_is_wrong_with_it_is_named() {
        let days = |row: &StepRow| row.read().map(|step| step.length());
        assert_eq!(days(&row("1.5", "22:00", "4")), Ok(Length::Days(28)));
        assert_eq!(days(&row("1,5", "8:00; 20.00", "")), Ok(Length::Open));
        assert_eq!(
            days(&StepRow { unit: Unit::Days, ..row("1", "22:00", "10") }),
            Ok(Length::Days(10))
        );
        for (row, problem) in [
            (row("", "22:00", ""), RowProblem::NoDose),
            (row("0", "22:00", ""), RowProblem::Zero),
            (row("10.1", "22:00", ""), RowProblem::TooMuch),
            (row("6", "8:00, 20:00", ""), RowProblem::TooMuch),
            (row("1", "", ""), RowProblem::Times),
            (row("1", "22:00, 22:00", ""), RowProblem::Times),
            (row("1", "1:00, 2:00, 3:00, 4:00, 5:00", ""), RowProblem::Times),
            (row("1", "late", ""), RowProblem::Times),
            (row("1", "22:00", "1.5"), RowProblem::Length),
            (row("1", "22:00", "0"), RowProblem::Length),
            (row("1", "22:00", "-1"), RowProblem::Length),
            (row("1", "22:00", "600"), RowProblem::Length),
        ] {
            assert_eq!(row.read(), Err(problem), "{row:?}");
        }
        assert!(matches!(row("x", "22:00", "").read(), Err(RowProblem::Dose(_))));
    }

    #[test]
    fn a_new_plan_may_have_begun_before_and_a_change_of_one_may_not() {
        let begun = PlanForm {
            from: "2026-10-01".into(),
            ..form(&[row("1.5", "22:00", "4"), row("3", "22:00", "")])
        };
        let plan = begun.read(&blank(), known()).expect("a plan").plan;
        assert_eq!(plan.steps().len(), 2);
        let change =
            PlanForm { from: "2026-11-23".into(), reason: Some(Reason::Other), ..begun.clone() };
        assert_eq!(change.read(&plan, known()).map(|_| ()).map_err(|wrong| wrong.from), Err(true));
        let change = PlanForm { from: "2026-11-25".into(), ..change };
        let after = change.read(&plan, known()).expect("a change").plan;
        assert_eq!(after.due(tonight().date()), plan.due(tonight().date()));
        assert_eq!(after.changes().len(), 2);
        let unreasoned = PlanForm { reason: None, ..change };
        let wrong = unreasoned.read(&plan, known()).map(|_| ());
        assert!(matches!(wrong, Err(Wrong { reason: true, from: false, .. })));
        let nowhere = PlanForm { from: String::new(), ..begun.clone() };
        assert!(matches!(nowhere.read(&blank(), known()), Err(Wrong { from: true, .. })));
        let asked = begun.read(&Plan::default(), known()).map(|_| ()).map_err(|wrong| wrong.plan);
        assert_eq!(asked, Err(Some(PlanError::OpioidsUnanswered)));
    }

    #[test]
    fn large_doses_and_slips_of_the_decimal_sign_are_asked_about() {
        let steps = [
            row("1.5", "22:00", "1"),
            row("0.15", "22:00", "1"),
            row("3", "8:00, 20:00", "1"),
            row("7", "22:00", ""),
        ];
        let questions = form(&steps).read(&blank(), known()).expect("a plan").questions;
        let mg = |whole| Mass::mg(Exact::whole(whole));
        assert_eq!(
            questions,
            [
                Question::Tenfold(2, TenfoldGate::TimesTooLittle(Exact::whole(10))),
                Question::Gate(3, mg(6), DoseGate::Confirm),
                Question::Tenfold(3, TenfoldGate::TimesTooMuch(Exact::whole(20))),
                Question::Gate(4, mg(7), DoseGate::Warn),
            ]
        );
    }

    #[test]
    fn the_first_step_is_looked_at_beside_what_was_due_or_taken_before() {
        let mg = |tenths| Mass::mg(Exact::decimal(tenths, 1).expect("a number"));
        let tenfold = |plan: &Plan, dose: &str, last| {
            let typed = PlanForm { reason: Some(Reason::Other), ..form(&[row(dose, "22:00", "")]) };
            let read = typed.read(plan, Known { last, ..known() }).expect("a plan");
            matches!(read.questions.first(), Some(Question::Tenfold(1, _)))
        };
        assert!(!tenfold(&blank(), "4.5", None));
        assert!(tenfold(&blank(), "4.5", Some(mg(4))), "0.4 mg was taken last");
        let start = form(&[row("0.4", "22:00", "")]);
        let plan = start.read(&blank(), known()).expect("a plan").plan;
        assert!(tenfold(&plan, "4.5", None) && tenfold(&plan, "4.5", Some(mg(45))));
        assert!(!tenfold(&plan, "0.5", None));
    }

    /// The steps of a preset, with the first dose typed as it was published.
    fn filled(preset: Preset, times: &str) -> PlanForm {
        let mut filled = form(&[row("", times, "")]).with_preset(preset, STYLE);
        let times = filled.rows[0].times().expect("times");
        let published = preset.steps(&times).expect("steps");
        filled.rows[0].dose = StepRow::of(&published[0], STYLE).dose;
        filled
    }

    /// Two presses and a check made a published way somebody's plan.
    #[test]
    fn the_first_dose_of_a_source_is_left_to_be_typed() {
        for preset in Preset::ALL {
            let taken = form(&[row("", "21:00", "")]).with_preset(preset, STYLE);
            let wrong = taken.read(&blank(), known()).map(drop).map_err(|wrong| wrong.rows);
            let rows = wrong.expect_err("a dose is missing");
            assert_eq!(rows.first(), Some(&Some(RowProblem::NoDose)), "{preset:?}");
            assert!(rows.iter().skip(1).all(Option::is_none), "{preset:?}");
        }
    }

    #[test]
    fn the_steps_of_a_source_are_asked_about_until_they_are_changed() {
        let asks = |form: &PlanForm| {
            let questions = form.read(&blank(), known()).expect("a plan").questions;
            questions.contains(&Question::AsPublished)
        };
        for preset in Preset::ALL {
            let filled = filled(preset, "21:00");
            assert!(asks(&filled), "{preset:?}");
            let mut changed = filled.clone();
            changed.rows[0].length = "9".into();
            assert!(!asks(&changed), "{preset:?}");
        }
    }

    #[test]
    fn steps_that_nobody_changed_follow_the_first_night() {
        let begun = form(&[row("1.5", "22:00", "4"), row("3", "22:00", "")]);
        let plan = begun.read(&blank(), known()).expect("a plan").plan;
        let edit = PlanForm {
            reason: Some(Reason::Other),
            ..PlanForm::new(&plan, tonight().date(), STYLE)
        };
        let days =
            |form: &PlanForm| form.rows.iter().map(|row| row.length.clone()).collect::<Vec<_>>();
        assert_eq!(days(&edit), ["4", ""]);
        // A date field tells nothing while its parts are typed.
        let later = edit.from_night(String::new(), &plan, STYLE);
        let later = later.from_night("2026-12-01".into(), &plan, STYLE);
        assert_eq!(days(&later), ["3", ""]);
        let after = later.read(&plan, known()).expect("a change").plan;
        let due = |plan: &Plan, day: &str| {
            plan.due(day.parse().expect("a date")).first().map(|due| due.dose)
        };
        for day in ["2026-12-01", "2026-12-21", "2026-12-22"] {
            assert_eq!(due(&after, day), due(&plan, day), "{day}");
        }
        let mut typed = edit;
        typed.rows[0].dose = "2".into();
        let typed = typed.from_night("2026-12-01".into(), &plan, STYLE);
        assert_eq!(days(&typed), ["4", ""], "what was typed stays");
    }

    #[test]
    fn a_night_whose_dose_is_recorded_is_not_changed() {
        let begun = form(&[row("1.5", "22:00", "")]);
        let plan = begun.read(&blank(), known()).expect("a plan").plan;
        let tomorrow = tonight().next().expect("a night").date();
        let known = Known { earliest: tomorrow, ..known() };
        let change = PlanForm { reason: Some(Reason::Other), ..begun };
        let wrong = change.read(&plan, known).map(drop).map_err(|wrong| wrong.from);
        assert_eq!(wrong, Err(true));
        let change = PlanForm { from: tomorrow.to_string(), ..change };
        assert!(change.read(&plan, known).is_ok());
    }

    #[test]
    fn the_steps_of_a_plan_are_typed_as_they_are_read() {
        for preset in Preset::ALL {
            let typed = filled(preset, "8:00, 20:30");
            let plan = typed.read(&blank(), known());
            // Two doses a day of the last step would be twice 4.5 mg, which is asked about and not refused.
            let plan = plan.expect("a plan").plan;
            let again = PlanForm::new(&plan, tonight().date(), STYLE);
            assert_eq!(again.rows, typed.rows, "{preset:?}");
            assert_eq!(typed.rows[0].times, "08:00, 20:30");
        }
    }

    #[test]
    fn what_is_typed_comes_back_whatever_it_is() {
        let mut typed =
            form(&[row("1.5", "22:00", "x"), StepRow { unit: Unit::Days, ..row("", "", "") }]);
        typed.note = "From the letter\nof 13 July".into();
        typed.reason = Some(Reason::GoesWell);
        typed.asked = Asked::Yes;
        assert!(PlanForm::of(&typed.fields()) == Some(typed));
        let longest = form(&vec![row("1", "22:00", "1"); PlanForm::MOST_ROWS]);
        assert!(longest.fields().len() <= 32 && longest.with_row() == longest);
        for fields in
            [&[][..], &["", "11", "", "", ""], &["", "x", "", "", ""], &["", "", "", "", "", "1"]]
        {
            let fields: Vec<_> = fields.iter().map(|text| (*text).to_owned()).collect();
            assert!(PlanForm::of(&fields).is_none(), "{fields:?}");
        }
    }

    #[test]
    fn rows_come_and_go() {
        let two = form(&[row("1", "7:00", "2")]).with_row();
        assert_eq!(two.rows[1], row("", "7:00", ""));
        assert_eq!(two.without_row(0).rows, [row("", "7:00", "")]);
        assert!(two.without_row(2) == two);
    }
}
