//! A dose by hand: what is typed, what was read of it, and which questions it raises. Pure; it knows no page and no words.

use crate::diary::{
    BottleId, DayBoundary, DoseRecord, Moment, NaiveDateTime, NaiveTime, Night, Timelike,
};
use crate::dose::{
    DoseGate, Exact, Mass, NumberError, Strength, Style, TenfoldGate, Volume, judge_dose,
    judge_tenfold, limits, read_number,
};
use crate::ui::numbers::unmistakable;

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The mg.
    pub dose: String,
    /// The mL; empty where it is not known.
    pub draw: String,
    /// The time of day; empty is now.
    pub time: String,
    /// The number of the bottle that the person chose, or `none`; empty as long as they chose none, and the app works it out.
    pub bottle: String,
}

/// What is kept when the person chose that the dose is from none of the bottles.
const NO_BOTTLE: &str = "none";

impl Typed {
    /// What the fields say of a dose with its draw, now.
    #[must_use]
    pub fn for_dose(dose: Mass, draw: Option<Volume>, style: Style) -> Self {
        let number = |number| unmistakable(number, style);
        let draw = draw.map(|draw| number(draw.in_ml())).unwrap_or_default();
        Self { dose: number(dose.in_mg()), draw, ..Self::default() }
    }

    /// What is typed, as it is kept until it is recorded; and what the form started with.
    #[must_use]
    pub fn fields(&self, start: &Self) -> Vec<String> {
        [start, self]
            .into_iter()
            .flat_map(|typed| [&typed.dose, &typed.draw, &typed.time, &typed.bottle])
            .cloned()
            .collect()
    }

    /// What was typed, as [`fields`](Self::fields) gave it. `None` when it is not of this form.
    #[must_use]
    pub fn of(fields: &[String]) -> Option<(Self, Self)> {
        let typed = |fields: &[String]| {
            let [dose, draw, time, bottle] = fields else { return None };
            let [dose, draw, time, bottle] = [dose, draw, time, bottle].map(String::clone);
            Some(Self { dose, draw, time, bottle })
        };
        let (start, now) = fields.split_at_checked(4)?;
        Some((typed(now)?, typed(start)?))
    }

    /// Whether it is what one of these times filled in, and nothing that the person typed: then it is filled in anew, or not at all, for
    /// whatever they ask for next. Its time would be that of another dose.
    #[must_use]
    pub fn is_filled_in(&self, start: &Self, due: &[NaiveTime]) -> bool {
        let is_due = due.iter().any(|time| written_time(*time) == self.time);
        is_due && Self { time: start.time.clone(), ..self.clone() } == *start
    }

    /// Takes in the bottle that the person chose; none where it is none of them.
    pub fn choose_bottle(&mut self, bottle: Option<BottleId>) {
        self.bottle = bottle.map_or_else(|| NO_BOTTLE.to_owned(), |bottle| bottle.0.to_string());
    }

    /// What the person chose: a bottle, or that it is none of them. `None` as long as they chose nothing.
    #[must_use]
    pub fn chosen_bottle(&self) -> Option<Option<BottleId>> {
        if self.bottle == NO_BOTTLE {
            return Some(None);
        }
        self.bottle.parse().ok().map(|number| Some(BottleId(number)))
    }

    /// Takes in the mg. A draw that came with the dose that the form started with goes with it: it would be that of another dose.
    pub fn type_dose(&mut self, dose: String, start: &Self) {
        if dose == start.dose && self.draw.is_empty() {
            self.draw.clone_from(&start.draw);
        } else if dose != start.dose && self.draw == start.draw {
            self.draw.clear();
        }
        self.dose = dose;
    }
}

/// A number that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// Nothing is typed.
    Nothing,
    /// This.
    Read(Exact),
    /// Behind it stands another unit than the field's.
    OtherUnit,
    /// It is none, for this reason.
    Wrong(NumberError),
    /// It must be more than zero.
    Zero,
    /// It is more than any syringe holds.
    TooMuch,
}

impl Number {
    /// The number, where there is one.
    #[must_use]
    pub const fn read(self) -> Option<Exact> {
        match self {
            Self::Read(number) => Some(number),
            Self::Nothing | Self::OtherUnit | Self::Wrong(_) | Self::Zero | Self::TooMuch => None,
        }
    }
}

/// What a field asks for. Many people type it behind the number, also where it is asked for or chosen beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Milligrams.
    Mg,
    /// Micrograms.
    Mcg,
    /// Millilitres, which many syringes call cc.
    Ml,
}

impl Unit {
    /// How it may be written behind a number, in small letters.
    const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Mg => &["mg", "mgs", "milligram", "milligrams"],
            // Both signs that look like a µ: that of the micro, and the Greek letter.
            Self::Mcg => &["mcg", "\u{b5}g", "\u{3bc}g", "ug", "microgram", "micrograms"],
            Self::Ml => {
                &["ml", "mls", "cc", "millilitre", "millilitres", "milliliter", "milliliters"]
            }
        }
    }
}

/// A time that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// This moment of the night.
    At(Moment),
    /// No time of day.
    Wrong,
    /// Later than now.
    Later,
}

/// What asks for a yes before it is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Questions {
    /// How much was taken on that night in all.
    pub in_all: Mass,
    /// How large that is: the bounds are those of a day.
    pub gate: DoseGate,
    /// How it stands to the dose before, where there is one.
    pub tenfold: TenfoldGate,
    /// The strength of the dose before, and the one that dose and draw make, where it is another.
    pub strengths: Option<[Strength; 2]>,
}

/// A dose as it is typed, or as it was recorded before.
pub type Taken = (Mass, Option<Volume>);

impl Questions {
    /// What a dose raises, beside the dose before and what else was taken on that night; none where those numbers do not fit.
    #[must_use]
    pub fn of(taken: Taken, last: Option<Taken>, so_far: Option<Mass>) -> Self {
        let (dose, _) = taken;
        let sum = so_far.and_then(|so_far| so_far.in_mg().plus(dose.in_mg()).ok());
        let in_all = sum.map(Mass::mg);
        // Two numbers that no fraction can compare are far apart, and then the gate alone refuses.
        let tenfold = last.and_then(|(last, _)| judge_tenfold(last, dose).ok());
        let strengths = last.and_then(|last| Some([strength(last)?, strength(taken)?]));
        Self {
            in_all: in_all.unwrap_or(dose),
            // What is too large for a sum is too large for a dose.
            gate: in_all.map_or(DoseGate::Refuse, judge_dose),
            tenfold: tenfold.unwrap_or(TenfoldGate::Open),
            strengths: strengths.filter(|[was, is]| is_another(*was, *is)),
        }
    }

    /// The same where the plan has this dose for the night: a slip of ten is one beside what was prescribed, which the nearest mark of a
    /// syringe may be far from.
    #[must_use]
    pub fn beside(self, dose: Mass, planned: Mass) -> Self {
        Self { tenfold: judge_tenfold(planned, dose).unwrap_or(TenfoldGate::Open), ..self }
    }

    /// Whether there is any.
    #[must_use]
    pub fn any(self) -> bool {
        self.gate != DoseGate::Open || self.tenfold != TenfoldGate::Open || self.strengths.is_some()
    }
}

/// The strength that a dose and its draw make.
fn strength((dose, draw): Taken) -> Option<Strength> {
    dose.in_volume(draw?).ok()
}

/// Whether a liquid has another strength, and not one draw of the same a mark more than another: a mark may be off by as many percent
/// as the dose room lets pass with a caution.
fn is_another(was: Strength, is: Strength) -> bool {
    let (was, is) = (was.in_mg_per_ml(), is.in_mg_per_ml());
    let percent = was.distance(is).and_then(|off| off.times(Exact::whole(100))?.over(was.min(is)));
    // What no fraction can compare is far apart.
    !percent.is_ok_and(|percent| percent <= limits::CAUTION_PERCENT)
}

/// Reads a number that must be above zero where there is one. The field's own unit may stand behind it.
#[must_use]
pub fn read(typed: &str, unit: Unit) -> Number {
    match without_unit(typed, unit).map(read_number) {
        None => Number::OtherUnit,
        Some(Err(NumberError::Empty)) => Number::Nothing,
        Some(Err(error)) => Number::Wrong(error),
        Some(Ok(number)) if number.is_zero() => Number::Zero,
        Some(Ok(number)) => Number::Read(number),
    }
}

/// What is typed without the field's own unit. `None` when it ends with another unit, which is never worked out: 450 mcg in a field
/// for mg may be a slip of the unit or of the number.
#[must_use]
pub fn without_unit(typed: &str, unit: Unit) -> Option<&str> {
    let is_part = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',');
    let end = typed.find(|c| !is_part(c)).unwrap_or(typed.len());
    let Some((number, word)) = typed.split_at_checked(end) else { return Some(typed) };
    let word = word.trim_end().trim_end_matches('.').to_lowercase();
    if !number.contains(|c: char| c.is_ascii_digit()) || !is_unit(&word) {
        return Some(typed);
    }
    unit.words().contains(&word.as_str()).then_some(number)
}

/// Whether a word in small letters is meant as a unit. A letter that is none is a slip: the reader of numbers names it.
fn is_unit(word: &str) -> bool {
    let is_word = word.chars().all(|c| c.is_alphabetic() || c == '/');
    is_word && (word.chars().count() > 1 || matches!(word, "g" | "l" | "u"))
}

/// The same for a volume that was drawn, in mL: no more than the largest syringe holds.
#[must_use]
pub fn read_draw(typed: &str) -> Number {
    let number = read(typed, Unit::Ml);
    let too_much = |draw| Volume::ml(draw) > limits::LARGEST_SYRINGE;
    if matches!(number, Number::Read(draw) if too_much(draw)) { Number::TooMuch } else { number }
}

/// Reads a time of day as one of `night`: what is before the end of the day belongs to the morning after.
#[must_use]
pub fn read_time(typed: &str, night: Night, now: Moment, boundary: DayBoundary) -> Time {
    if typed.trim().is_empty() {
        let is_now = Night::at(now.local(), boundary) == Ok(night);
        return if is_now { Time::At(now) } else { Time::Wrong };
    }
    let at = time_of_day(typed).and_then(|time| moment(time, night, now, boundary));
    match at {
        None => Time::Wrong,
        Some(at) if at > now => Time::Later,
        Some(at) => Time::At(at),
    }
}

fn moment(time: NaiveTime, night: Night, now: Moment, boundary: DayBoundary) -> Option<Moment> {
    let evening = NaiveDateTime::new(night.date(), time);
    let local = if Night::at(evening, boundary) == Ok(night) {
        evening
    } else {
        NaiveDateTime::new(night.date().succ_opt()?, time)
    };
    Moment::new(local, now.offset()).ok()
}

/// A time of day as a field reads it.
#[must_use]
pub fn written_time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A time of day: 22:10, 22.10, 2210, 9:05, 10:10 pm, 9 p.m.
///
/// Digits with nothing between them are a time when they are four: 915 could be slipped from 9150 or from 0915. An hour alone is one
/// where the half of the day stands behind it.
#[must_use]
pub fn time_of_day(typed: &str) -> Option<NaiveTime> {
    let typed = typed.trim().to_lowercase();
    let end = typed.find(char::is_alphabetic).unwrap_or(typed.len());
    let (clock, half) = typed.split_at_checked(end)?;
    let half: String = half.chars().filter(|c| *c != '.' && !c.is_whitespace()).collect();
    let half = match half.as_str() {
        "" => None,
        "am" => Some(0),
        "pm" => Some(12),
        _ => return None,
    };
    // An hour alone has no minutes; without its half of the day it is none either.
    let full_hour = if half.is_some() { "00" } else { "" };
    let (hour, minute) = hour_and_minute(clock.trim_end(), full_hour)?;
    let hour = match half {
        None => hour,
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// The numbers of a clock, where they are written as one; `minutes` are those of an hour alone.
fn hour_and_minute(clock: &str, minutes: &str) -> Option<(u32, u32)> {
    let (hour, minute) = match clock.split_once([':', '.']) {
        Some(parts) => parts,
        None if clock.len() == 4 => clock.split_at_checked(2)?,
        None => (clock, minutes),
    };
    if !(1..=2).contains(&hour.len()) || minute.len() != 2 {
        return None;
    }
    let digits = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten()
    };
    digits(hour).zip(digits(minute))
}

/// The record, when all of it was read.
#[must_use]
pub fn record(dose: Number, draw: Number, time: Time) -> Option<DoseRecord> {
    let (Number::Read(dose), Time::At(at)) = (dose, time) else { return None };
    let draw = match draw {
        Number::Nothing => None,
        Number::Read(draw) => Some(Volume::ml(draw)),
        Number::OtherUnit | Number::Wrong(_) | Number::Zero | Number::TooMuch => return None,
    };
    Some(DoseRecord::Taken { dose: Mass::mg(dose), draw, bottle: None, at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::NaiveDate;

    fn at(day: u32, hour: u32, minute: u32) -> Moment {
        let date = NaiveDate::from_ymd_opt(2026, 11, day).expect("a date");
        Moment::new(date.and_hms_opt(hour, minute, 0).expect("a time"), 60).expect("a moment")
    }

    fn mg(typed: &str) -> Number {
        read(typed, Unit::Mg)
    }

    fn time(typed: &str, now: Moment) -> Time {
        let night = Night::ymd(2026, 11, 24).expect("a night");
        read_time(typed, night, now, DayBoundary::default())
    }

    #[test]
    fn what_was_filled_in_is_told_from_what_was_typed() {
        let due = [8, 20].map(|hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time"));
        let start = Typed { dose: "1.5".into(), draw: "1.5".into(), ..Typed::default() };
        let of = |time: &str| Typed { time: time.into(), ..start.clone() };
        assert!(of("08:00").is_filled_in(&start, &due) && of("20:00").is_filled_in(&start, &due));
        let other_dose = Typed { dose: "1".into(), ..of("08:00") };
        let other_bottle = Typed { bottle: "2".into(), ..of("08:00") };
        for typed in [start.clone(), of("08:05"), of("22:00"), other_dose, other_bottle] {
            assert!(!typed.is_filled_in(&start, &due), "{typed:?}");
        }
    }

    #[test]
    fn a_draw_is_no_more_than_the_largest_syringe_holds() {
        assert_eq!(read_draw("100"), Number::Read(Exact::whole(100)));
        assert_eq!(read_draw("100.01"), Number::TooMuch);
        assert_eq!(read_draw("500"), Number::TooMuch);
        assert_eq!(mg("500"), Number::Read(Exact::whole(500)), "a dose has gates of its own");
        let at = Time::At(at(24, 22, 0));
        assert_eq!(record(mg("1.5"), read_draw("500"), at), None);
    }

    #[test]
    fn a_fields_own_unit_behind_the_number_is_read() {
        let four_and_a_half = Number::Read(Exact::hundredths(450));
        for typed in
            ["4.5", "4.5 mg", "4,5mg", " 4.5 MG ", "4.5 mg.", "4.5\u{a0}mg", "4.5 milligrams"]
        {
            assert_eq!(mg(typed), four_and_a_half, "{typed:?}");
        }
        for typed in ["4.5", "4.5 mL", "4,5ml", "4.5 ML", "4.5 cc", "4.5 millilitres"] {
            assert_eq!(read_draw(typed), four_and_a_half, "{typed:?}");
        }
        assert_eq!(read_draw("500 mL"), Number::TooMuch);
        assert!(matches!(mg("1,500 mg"), Number::Wrong(NumberError::TwoMeanings { .. })));
        assert_eq!(mg("0 mg"), Number::Zero);
    }

    #[test]
    fn another_unit_is_never_worked_out() {
        for typed in
            ["450 mcg", "450 \u{b5}g", "450\u{3bc}g", "4.5 mL", "1 g", "1 mg/mL", "4 micrograms"]
        {
            assert_eq!(mg(typed), Number::OtherUnit, "{typed:?}");
        }
        for typed in ["150 units", "15 IU", "15u", "1.5 mg", "1 l", "20 drops"] {
            assert_eq!(read_draw(typed), Number::OtherUnit, "{typed:?}");
        }
        for (typed, wrong) in [
            ("4.5x", NumberError::Character('x')),
            ("1e3", NumberError::Exponent('e')),
            ("mg", NumberError::Character('m')),
            ("-4 mg", NumberError::Sign('-')),
            ("4.5 mg 2", NumberError::Character('m')),
            ("4 5 mg", NumberError::InnerSpace),
        ] {
            assert_eq!(mg(typed), Number::Wrong(wrong), "{typed:?}");
        }
    }

    #[test]
    fn what_was_typed_comes_back_with_what_the_form_started_with() {
        let typed = |dose: &str, draw: &str, time: &str| Typed {
            dose: dose.into(),
            draw: draw.into(),
            time: time.into(),
            bottle: String::new(),
        };
        let (start, mut now) = (typed("1.5", "1.5", ""), typed("2.", "", "22:1"));
        assert_eq!(now.chosen_bottle(), None);
        for bottle in [None, Some(BottleId(12))] {
            now.choose_bottle(bottle);
            assert_eq!(now.chosen_bottle(), Some(bottle));
        }
        assert_eq!(Typed::of(&now.fields(&start)), Some((now.clone(), start.clone())));
        let fields = now.fields(&start);
        assert_eq!(
            fields.iter().map(String::as_str).take(3).collect::<Vec<_>>(),
            ["1.5", "1.5", ""]
        );
        assert_eq!(Typed::of(fields.get(1..).unwrap_or_default()), None, "another form");
    }

    #[test]
    fn a_time_belongs_to_its_night() {
        let (late, past_midnight) = (at(24, 23, 30), at(25, 1, 30));
        for (typed, now, expected) in [
            ("", late, Time::At(late)),
            ("22:10", late, Time::At(at(24, 22, 10))),
            (" 22.10 ", past_midnight, Time::At(at(24, 22, 10))),
            ("0:45", past_midnight, Time::At(at(25, 0, 45))),
            ("0:45", late, Time::Later),
            ("23:31", late, Time::Later),
            ("4:00", late, Time::At(at(24, 4, 0))),
            ("3:59", late, Time::Later),
            ("10:10 pm", late, Time::At(at(24, 22, 10))),
            ("12:05 AM", past_midnight, Time::At(at(25, 0, 5))),
            ("9pm", late, Time::At(at(24, 21, 0))),
            ("9 pm", late, Time::At(at(24, 21, 0))),
            ("2115", late, Time::At(at(24, 21, 15))),
            ("21.15", late, Time::At(at(24, 21, 15))),
            ("9:15 p.m.", late, Time::At(at(24, 21, 15))),
            ("9.15 P. M.", late, Time::At(at(24, 21, 15))),
            ("0915 pm", late, Time::At(at(24, 21, 15))),
            ("12 a.m.", past_midnight, Time::At(at(25, 0, 0))),
            ("0045", past_midnight, Time::At(at(25, 0, 45))),
        ] {
            assert_eq!(time(typed, now), expected, "{typed:?}");
        }
    }

    #[test]
    fn now_is_no_time_of_a_night_that_is_over() {
        assert_eq!(time("", at(25, 12, 0)), Time::Wrong);
    }

    #[test]
    fn what_is_no_time_is_not_guessed() {
        for typed in [
            "22",
            "9",
            "915",
            "22100",
            "2460",
            "24:00",
            "9 p",
            "9 xm",
            "pm",
            "915 pm",
            "13pm",
            "9:pm",
            ":15",
            "22:60",
            "22:1",
            "+2:10",
            "٢٢:١٠",
            "13:00 pm",
            "0:10 am",
            "ten",
        ] {
            assert_eq!(time(typed, at(24, 23, 30)), Time::Wrong, "{typed:?}");
        }
    }

    #[test]
    fn a_draw_goes_with_the_dose_that_it_came_with() {
        let text = str::to_owned;
        let start = Typed { dose: text("1.5"), draw: text("1.5"), ..Typed::default() };
        let mut typed = start.clone();
        typed.type_dose(text("1"), &start);
        assert_eq!(typed.draw, "");
        typed.type_dose(text("1.5"), &start);
        assert_eq!(typed, start);
        typed.draw = text("2");
        typed.type_dose(text("2"), &start);
        assert_eq!(typed.draw, "2", "what the person typed stays");
    }

    #[test]
    fn a_slip_of_the_decimal_sign_and_a_large_dose_ask() {
        let mass = |hundredths| Mass::mg(Exact::hundredths(hundredths));
        let of = |dose, last: Option<u64>| {
            Questions::of((mass(dose), None), last.map(|last| (mass(last), None)), Some(mass(0)))
        };
        assert!(!of(450, Some(150)).any());
        assert!(!of(150, None).any());
        assert_eq!(of(500, Some(450)).gate, DoseGate::Confirm);
        assert_eq!(of(650, None).gate, DoseGate::Warn);
        assert_eq!(of(5000, None).gate, DoseGate::Refuse);
        assert_eq!(of(5000, Some(500)).tenfold, TenfoldGate::TimesTooMuch(Exact::whole(10)));
        assert_eq!(of(15, Some(150)).tenfold, TenfoldGate::TimesTooLittle(Exact::whole(10)));
        // 0.25 mg drawn to the mark of 0.3 mL.
        let to_the_mark = of(250, Some(30));
        assert_eq!(to_the_mark.tenfold, TenfoldGate::Open);
        let ten = TenfoldGate::TimesTooMuch(Exact::whole(10));
        assert_eq!(to_the_mark.beside(mass(250), mass(25)).tenfold, ten);
    }

    /// Twice 4.5 mg in a night was recorded without a word.
    #[test]
    fn a_dose_is_judged_with_the_others_of_its_night() {
        let mass = |hundredths| Mass::mg(Exact::hundredths(hundredths));
        for (so_far, dose, gate) in [
            (0, 450, DoseGate::Open),
            (150, 300, DoseGate::Open),
            (150, 301, DoseGate::Confirm),
            (450, 150, DoseGate::Confirm),
            (450, 151, DoseGate::Warn),
            (450, 450, DoseGate::Warn),
            (550, 450, DoseGate::Warn),
            (550, 451, DoseGate::Refuse),
        ] {
            let asked = Questions::of((mass(dose), None), None, Some(mass(so_far)));
            assert_eq!((asked.gate, asked.in_all), (gate, mass(so_far + dose)), "{so_far} {dose}");
        }
        // The decimal sign is a matter of the one dose.
        let asked = Questions::of((mass(150), None), Some((mass(150), None)), Some(mass(1500)));
        assert_eq!((asked.gate, asked.tenfold), (DoseGate::Refuse, TenfoldGate::Open));
        let asked = Questions::of((mass(150), None), None, None);
        assert_eq!((asked.gate, asked.in_all), (DoseGate::Refuse, mass(150)));
    }

    #[test]
    fn another_strength_than_that_of_the_dose_before_asks() {
        let of = |typed: [u64; 2], last: Option<[u64; 2]>| {
            let taken = |[dose, draw]: [u64; 2]| {
                let draw = Some(draw).filter(|draw| *draw > 0);
                (
                    Mass::mg(Exact::hundredths(dose)),
                    draw.map(|draw| Volume::ml(Exact::hundredths(draw))),
                )
            };
            let nothing = Some(Mass::mg(Exact::ZERO));
            let asked = Questions::of(taken(typed), last.map(taken), nothing);
            assert_eq!(asked.any(), asked.strengths.is_some());
            asked.strengths.map(|both| both.map(Strength::in_mg_per_ml))
        };
        let hundredths = Exact::hundredths;
        let slip = [hundredths(100), Exact::fraction(9, 80).expect("a fraction")];
        assert_eq!(
            of([450, 4000], Some([450, 450])),
            Some(slip),
            "4.5 mg in 40 mL is 0.1125 mg/mL"
        );
        assert_eq!(of([150, 30], Some([150, 150])), Some([hundredths(100), hundredths(500)]));
        assert_eq!(of([300, 300], Some([150, 150])), None, "a step with the same liquid");
        for (draw, asks) in [(100, false), (110, false), (111, true), (91, false), (90, true)] {
            assert_eq!(of([100, draw], Some([100, 100])).is_some(), asks, "{draw}");
        }
        assert_eq!(of([450, 4000], None), None, "no strength is known");
        assert_eq!(of([450, 4000], Some([450, 0])), None, "no strength is known");
        assert_eq!(of([450, 0], Some([450, 450])), None, "none is typed");
    }

    #[test]
    fn only_what_was_read_whole_is_a_record() {
        let time = Time::At(at(24, 22, 10));
        assert!(record(mg("1.5"), read_draw(""), time).is_some());
        for (dose, draw) in [("", ""), ("0", ""), ("1.5", "x"), ("1.5", "0"), ("1,500", "")] {
            assert_eq!(record(mg(dose), read_draw(draw), time), None, "{dose:?} {draw:?}");
        }
        assert_eq!(record(mg("1.5"), read_draw(""), Time::Later), None);
    }
}
