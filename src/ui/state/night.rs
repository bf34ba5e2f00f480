//! What is known of a night and of those before it: the entry that belongs to it, what can be repeated, the dose before. Pure
//! over the entries it is given; it knows no page and no store.

use crate::diary::{
    DayBoundary, DoseRecord, Entry, EntryId, Feeling, Moment, NaiveDateTime, NaiveTime, Night,
    QuarterHours, dose_events, limits, of_night, to_repeat,
};
use crate::dose::{DoseError, DoseGate, Exact, Mass, Volume, judge_dose, read_number};
use crate::plan::{Bottle, Due, DueDose, NightDoses, Plan, Reason};
use crate::store::Lists;
use crate::ui::state::diary::Open;
use crate::ui::state::slip::{FormName, choice, place};

/// How many nights back "same as yesterday" looks.
pub const REPEAT_WITHIN: i64 = 7;
/// How many nights back the dose of tonight is taken from.
pub const DOSE_WITHIN: i64 = 30;

/// A dose as it was taken before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastDose {
    /// How much.
    pub dose: Mass,
    /// The volume that was drawn, where it is known.
    pub draw: Option<Volume>,
}

/// The entry that a night's taps go to: the last one of that night.
#[must_use]
pub fn entry_of(entries: &[Entry], night: Night) -> Option<&Entry> {
    of_night(entries, night).into_iter().next()
}

/// Which entry of a night a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// This one, which is kept.
    This(EntryId),
    /// The last one that the night has, or its first.
    Last,
    /// One more beside those that the night has.
    More,
}

impl Which {
    /// The entry that something is written for, among those that are kept.
    #[must_use]
    pub fn of_draft(draft: &Entry, entries: &[Entry]) -> Self {
        if entries.iter().any(|entry| entry.id == draft.id) {
            Self::This(draft.id)
        } else if entry_of(entries, draft.night).is_some() {
            Self::More
        } else {
            Self::Last
        }
    }

    /// What is kept of it, if anything.
    #[must_use]
    pub fn kept(self, entries: &[Entry], night: Night) -> Option<&Entry> {
        match self {
            Self::This(id) => entries.iter().find(|entry| entry.id == id),
            Self::Last => entry_of(entries, night),
            Self::More => None,
        }
    }

    /// What opens it.
    #[must_use]
    pub fn open(self, night: Night) -> Open {
        match self {
            Self::This(id) => Open::Entry(night.month(), id),
            Self::Last => Open::Night(night),
            Self::More => Open::More(night),
        }
    }
}

/// The newest dose taken on `night` or within [`DOSE_WITHIN`] nights before it.
#[must_use]
pub fn last_dose(entries: &[Entry], night: Night) -> Option<LastDose> {
    nights_back(night, DOSE_WITHIN).find_map(|night| {
        let entries = of_night(entries, night);
        let doses = entries.into_iter().flat_map(|entry| entry.doses.iter());
        doses.filter_map(taken).max_by_key(|(_, at)| *at).map(|(dose, _)| dose)
    })
}

/// How much was taken on a night in all, by what is recorded; none where the numbers do not fit.
#[must_use]
pub fn taken_on(entries: &[Entry], night: Night) -> Option<Mass> {
    let records =
        entries.iter().filter(|entry| entry.night == night).flat_map(|entry| &entry.doses);
    let mut doses = records.filter_map(taken).map(|(last, _)| last.dose.in_mg());
    doses.try_fold(Exact::ZERO, |sum, dose| sum.plus(dose).ok()).map(Mass::mg)
}

/// What a night comes to with one more dose, none where that fits into no number, and how large it is, where it asks for a yes: `so_far`
/// is what was taken on it, and `due` are the doses that the plan has for it. What the plan itself comes to was asked when the plan was
/// made, and each of its doses may be what its mark gives.
#[must_use]
pub fn asks_of_night(
    so_far: Option<Mass>,
    dose: Mass,
    due: &[Mass],
) -> Option<(Option<Mass>, DoseGate)> {
    let sum = so_far.and_then(|so_far| so_far.in_mg().plus(dose.in_mg()).ok()).map(Mass::mg);
    // What does not fit is too much.
    let Some(sum) = sum else { return Some((None, DoseGate::Refuse)) };
    let mut each = due.iter().map(|planned| dose.max(*planned).in_mg());
    let planned = each.try_fold(Exact::ZERO, |sum, dose| sum.plus(dose).ok()).map(Mass::mg);
    let is_planned = planned.is_some_and(|planned| sum <= planned);
    let gate = judge_dose(sum);
    (gate != DoseGate::Open && !is_planned).then_some((Some(sum), gate))
}

fn taken(record: &DoseRecord) -> Option<(LastDose, Moment)> {
    match record {
        DoseRecord::Taken { dose, draw, at, .. } => {
            Some((LastDose { dose: *dose, draw: *draw }, *at))
        }
        DoseRecord::Missed { .. } | DoseRecord::Held { .. } => None,
    }
}

/// The night and those before it, so many of them beside itself.
fn nights_back(night: Night, back: i64) -> impl Iterator<Item = Night> {
    std::iter::successors(Some(night), |night| night.previous())
        .take_while(move |before| night.nights_since(*before) <= back)
}

/// "Same as yesterday": the entry that would be repeated, from the night before or the last within [`REPEAT_WITHIN`] nights, and
/// what `tonight` becomes by it. None when it would change nothing.
#[must_use]
pub fn repetition<'a>(
    entries: &'a [Entry],
    tonight: &Entry,
    lists: &Lists,
) -> Option<(&'a Entry, Entry)> {
    let onto = |entry: &Entry, before: &Entry| {
        entry.clone().repeating(before, &lists.symptoms, &lists.side_effects)
    };
    let nothing = Entry::new(tonight.id, tonight.night, tonight.written, tonight.timing);
    let nights = nights_back(tonight.night, REPEAT_WITHIN - 1);
    let before = nights
        .filter_map(|night| to_repeat(entries, night))
        .find(|before| onto(&nothing, before) != nothing)?;
    let repeated = onto(tonight, before);
    (repeated != *tonight).then_some((before, repeated))
}

/// The entry with a record of a dose more. That a dose was missed is no longer true of the one that was taken: of several that are
/// `due` on that night, the nearest.
#[must_use]
pub fn with_dose(mut entry: Entry, record: DoseRecord, due: &[Due], day: DayBoundary) -> Entry {
    if let DoseRecord::Taken { at, .. } = record {
        let apart = |due: &&Due| at.local().signed_duration_since(due.wall(day.time())).abs();
        let nearest = due.iter().min_by_key(apart).map(|due| due.time);
        let is_other = |time: &NaiveTime| due.len() > 1 && Some(*time) != nearest;
        entry.doses.retain(|record| match record {
            DoseRecord::Missed { due } => due.as_ref().is_some_and(is_other),
            DoseRecord::Taken { .. } | DoseRecord::Held { .. } => true,
        });
    }
    entry.doses.push(record);
    entry
}

/// The entry of a night which says that a dose was missed that was taken after all, by this record. The record belongs there: in another
/// entry of the night it would take nothing back.
#[must_use]
pub fn entry_that_missed<'a>(
    entries: &'a [Entry],
    night: Night,
    record: DoseRecord,
    due: &[Due],
    day: DayBoundary,
) -> Option<&'a Entry> {
    let takes_back = |entry: &&Entry| {
        with_dose((*entry).clone(), record, due, day).doses.len() <= entry.doses.len()
    };
    of_night(entries, night).into_iter().find(takes_back)
}

/// The entry with every dose of its night that is still to come left out on purpose. Of one that is passed over without a record nobody
/// knows whether it was taken, and that stays so. `day` is when the person's day ends.
#[must_use]
pub fn with_rest_held(
    mut entry: Entry,
    doses: &NightDoses<'_>,
    now: NaiveDateTime,
    day: NaiveTime,
    why: Reason,
) -> Entry {
    let passed = doses.passed(now, day);
    let is_open = |dose: &&DueDose<'_>| dose.outcome.is_none() && !passed.contains(&dose.due);
    let open = doses.due.iter().filter(is_open);
    let held = |time| DoseRecord::Held { due: Some(time), why: Some(why) };
    entry.doses.extend(open.map(|dose| held(dose.due.time)));
    entry
}

/// The questions why a dose is left out that are answered once this entry is kept beside the others of its night: those of doses that
/// have a record then, whatever it says.
#[must_use]
pub fn held_answered(
    plan: &Plan,
    kept: &[Entry],
    entry: &Entry,
    day: DayBoundary,
) -> Vec<FormName> {
    let others = kept.iter().filter(|other| other.id != entry.id);
    let entries: Vec<Entry> = others.chain([entry]).cloned().collect();
    let (events, night) = (dose_events(&entries), entry.night);
    let doses = plan.doses(night.date(), &events, day.time());
    let recorded = doses.due.iter().filter(|dose| dose.outcome.is_some());
    recorded.map(|dose| FormName::Held(night, dose.due.time)).collect()
}

/// The entry with the record in this place.
#[must_use]
pub fn with_dose_changed(mut entry: Entry, place: usize, record: DoseRecord) -> Entry {
    if let Some(old) = entry.doses.get_mut(place) {
        *old = record;
    }
    entry
}

/// A dose taken, as one from this bottle, where it can be: a draw that was read from a syringe is within a quarter of the one that
/// holds the dose. Where it is not, nobody knows which bottle it was.
#[must_use]
pub fn from_bottle(record: DoseRecord, from: &Bottle) -> DoseRecord {
    let DoseRecord::Taken { dose, draw, at, .. } = record else { return record };
    let is_near = |draw: Volume| {
        let exact = dose.at(from.strength)?;
        let apart = exact.in_ml().distance(draw.in_ml())?.times(Exact::whole(4))?;
        Ok::<_, DoseError>(apart <= exact.in_ml())
    };
    let fits = draw.is_none_or(|draw| is_near(draw).unwrap_or(false));
    DoseRecord::Taken { dose, draw, bottle: fits.then_some(from.id), at }
}

/// The entry with the whole night marked as awful.
#[must_use]
pub fn awful(mut entry: Entry) -> Entry {
    entry.feeling = Some(Feeling::Awful);
    entry
}

/// Whether anything of the check-in is in it: all but the doses.
#[must_use]
pub fn is_checked_in(entry: &Entry) -> bool {
    !Entry { doses: Vec::new(), ..entry.clone() }.is_empty()
}

/// A draft as it stands now: its doses and its revision are those of the entry that is kept, which changes beside it.
#[must_use]
pub fn rebased(draft: Entry, kept: Option<&Entry>) -> Entry {
    match kept {
        Some(kept) => Entry { revision: kept.revision, doses: kept.doses.clone(), ..draft },
        None => Entry { revision: 1, doses: Vec::new(), ..draft },
    }
}

/// Why what is typed is no time asleep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoHours {
    /// It cannot be read.
    Unread,
    /// It is no whole number of quarters of an hour.
    NoQuarter,
    /// It is longer than a day.
    TooLong,
}

/// How long a person slept, as it is typed: 7.5, 7,5 or 7:30. None where nothing is typed.
///
/// # Errors
/// [`NoHours`]. Nothing is rounded: 7.4 is not noted as something else than what was typed.
pub fn hours_typed(typed: &str) -> Result<Option<QuarterHours>, NoHours> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let typed = typed.strip_suffix(['h', 'H']).unwrap_or(typed).trim_end();
    let whole = |text: &str| {
        let digits =
            (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse::<u64>().or(Err(NoHours::Unread)) } else { Err(NoHours::Unread) }
    };
    let quarters = match typed.split_once(':') {
        Some((_, minutes)) if minutes.len() != 2 => return Err(NoHours::Unread),
        Some((hours, minutes)) => {
            let (hours, minutes) = (whole(hours)?, whole(minutes)?);
            if minutes > 59 {
                return Err(NoHours::Unread);
            }
            Exact::fraction(hours.saturating_mul(60).saturating_add(minutes), 15)
        }
        None => read_number(typed).or(Err(NoHours::Unread))?.times(Exact::whole(4)),
    };
    let quarters = quarters.or(Err(NoHours::TooLong))?;
    if quarters > Exact::whole(u64::from(limits::LONGEST_SLEEP)) {
        return Err(NoHours::TooLong);
    }
    if !quarters.is_whole() {
        return Err(NoHours::NoQuarter);
    }
    let quarters = u8::try_from(quarters.floor()).or(Err(NoHours::TooLong))?;
    QuarterHours::new(quarters).map(Some).or(Err(NoHours::TooLong))
}

/// The reason for leaving a dose out, as it is kept until it is recorded.
#[must_use]
pub fn reason_kept(reason: Reason) -> String {
    place(&Reason::ALL, &reason)
}

/// The reason that was [kept](reason_kept).
#[must_use]
pub fn reason_of(kept: &str) -> Option<Reason> {
    choice(&Reason::ALL, kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::{Id, NaiveDate, Score, Symptom, Timing};
    use crate::plan::{Length, Note as PlanNote, Opioids, Step, Times, When, Why};

    fn night(day: u32) -> Night {
        Night::ymd(2026, 11, day).expect("a night")
    }

    fn at(day: u32, hour: u32) -> Moment {
        let local = NaiveDate::from_ymd_opt(2026, 11, day).and_then(|d| d.and_hms_opt(hour, 0, 0));
        Moment::new(local.expect("a time"), 0).expect("a moment")
    }

    fn entry(id: u64, day: u32, hour: u32) -> Entry {
        let id = EntryId::new(id).expect("a number");
        Entry::new(id, night(day), at(day, hour), Timing::OnTheNight)
    }

    const MISSED: DoseRecord = DoseRecord::Missed { due: None };

    fn dosed(entry: Entry, record: DoseRecord) -> Entry {
        with_dose(entry, record, &[], DayBoundary::default())
    }

    fn taken(hundredths: u64, at: Moment) -> DoseRecord {
        let dose = Mass::mg(Exact::hundredths(hundredths));
        DoseRecord::Taken { dose, draw: None, bottle: None, at }
    }

    fn scored(mut entry: Entry, symptom: Symptom, score: u8) -> Entry {
        entry.scores.insert(Id::of(symptom), Score::new(score).expect("a score"));
        entry
    }

    #[test]
    fn time_asleep_is_read_as_it_is_typed_and_never_rounded() {
        let quarters = |typed| hours_typed(typed).map(|hours| hours.map(QuarterHours::quarters));
        for (typed, expected) in [
            ("7", 28),
            ("7.5", 30),
            ("7,5", 30),
            (" 7.25 ", 29),
            ("7:30", 30),
            ("07:45", 31),
            ("7.5 h", 30),
            ("7h", 28),
            ("0", 0),
            ("24", 96),
        ] {
            assert_eq!(quarters(typed), Ok(Some(expected)), "{typed:?}");
        }
        assert_eq!(quarters("  "), Ok(None));
        for (typed, why) in [
            ("7.4", NoHours::NoQuarter),
            ("7:20", NoHours::NoQuarter),
            ("24.25", NoHours::TooLong),
            ("75", NoHours::TooLong),
            ("7:5", NoHours::Unread),
            ("7:60", NoHours::Unread),
            (":30", NoHours::Unread),
            ("seven", NoHours::Unread),
            ("-7", NoHours::Unread),
            ("7.", NoHours::Unread),
        ] {
            assert_eq!(quarters(typed), Err(why), "{typed:?}");
        }
    }

    #[test]
    fn taps_go_to_the_last_entry_of_the_night() {
        let entries = [entry(1, 24, 20), entry(2, 24, 22), entry(3, 23, 23)];
        assert_eq!(entry_of(&entries, night(24)), entries.get(1));
        assert_eq!(entry_of(&entries, night(22)), None);
    }

    #[test]
    fn what_is_written_is_of_what_is_kept_or_the_first_of_its_night_or_one_more() {
        let entries = [entry(1, 24, 20), entry(2, 24, 22), entry(3, 23, 23)];
        let month = night(24).month();
        let id = |number| EntryId::new(number).expect("a number");
        for (draft, which, kept, open) in [
            (entry(1, 24, 20), Which::This(id(1)), entries.first(), Open::Entry(month, id(1))),
            (entry(9, 24, 23), Which::More, None, Open::More(night(24))),
            (entry(9, 22, 23), Which::Last, None, Open::Night(night(22))),
        ] {
            let found = Which::of_draft(&draft, &entries);
            assert_eq!(found, which);
            assert_eq!(found.kept(&entries, draft.night), kept, "{which:?}");
            assert_eq!(found.open(draft.night), open);
        }
        assert_eq!(Which::Last.kept(&entries, night(24)), entries.get(1));
        assert_eq!(Which::This(id(8)).kept(&entries, night(24)), None);
    }

    #[test]
    fn the_last_dose_is_the_newest_taken_within_thirty_nights() {
        let old = dosed(entry(1, 1, 22), taken(100, at(1, 22)));
        let two = dosed(dosed(entry(2, 20, 22), taken(300, at(20, 23))), taken(150, at(20, 22)));
        let missed = dosed(entry(3, 21, 22), MISSED);
        let mg = |found: Option<LastDose>| found.map(|last| last.dose);
        let of = |hundredths| Some(Mass::mg(Exact::hundredths(hundredths)));
        assert_eq!(mg(last_dose(&[old.clone(), two, missed], night(24))), of(300));
        assert_eq!(mg(last_dose(std::slice::from_ref(&old), night(30))), of(100));
        let december = Night::ymd(2026, 12, 1).expect("a night");
        assert_eq!(mg(last_dose(std::slice::from_ref(&old), december)), of(100));
        assert_eq!(last_dose(&[old], december.next().expect("a night")), None);
    }

    #[test]
    fn what_was_taken_on_a_night_is_all_its_doses_and_those_of_no_other() {
        let morning = dosed(entry(1, 24, 9), taken(150, at(24, 8)));
        let evening = dosed(dosed(entry(2, 24, 22), taken(300, at(24, 22))), MISSED);
        let before = dosed(entry(3, 23, 22), taken(450, at(23, 22)));
        let all = [morning, evening, before];
        let mass = |hundredths| Some(Mass::mg(Exact::hundredths(hundredths)));
        assert_eq!(taken_on(&all, night(24)), mass(450));
        assert_eq!(taken_on(&all, night(23)), mass(450));
        assert_eq!(taken_on(&all, night(22)), mass(0));
        let most = |_| DoseRecord::Taken {
            dose: Mass::mg(Exact::whole(u64::MAX)),
            draw: None,
            bottle: None,
            at: at(24, 22),
        };
        let too_much = Entry { doses: (0..2).map(most).collect(), ..entry(1, 24, 22) };
        assert_eq!(taken_on(&[too_much], night(24)), None);
    }

    #[test]
    fn same_as_yesterday_looks_back_a_week_and_is_not_offered_for_nothing() {
        let lists = Lists::default();
        let before = scored(entry(1, 17, 22), Symptom::Fatigue, 6);
        let entries = [before.clone(), entry(2, 23, 22)];
        let (from, repeated) = repetition(&entries, &entry(3, 24, 22), &lists).expect("offered");
        assert_eq!((from.night, &repeated.scores), (night(17), &before.scores));
        let older = scored(entry(4, 16, 22), Symptom::Pain, 2);
        let both = [older, before.clone()];
        assert_eq!(repetition(&both, &repeated, &lists), None, "an older night is not asked");
        assert_eq!(repetition(&entries, &entry(3, 25, 22), &lists), None, "eight nights");
        let hidden = [scored(entry(1, 23, 22), Symptom::Bladder, 6)];
        assert_eq!(repetition(&hidden, &entry(3, 24, 22), &lists), None, "hidden");
    }

    #[test]
    fn a_dose_taken_after_all_is_not_missed() {
        let missed = dosed(entry(1, 24, 22), MISSED);
        assert_eq!(dosed(missed, taken(150, at(24, 23))).doses, [taken(150, at(24, 23))]);
    }

    /// It went to the newest entry of the night, and the one before it went on saying that the dose was missed.
    #[test]
    fn a_dose_taken_after_all_goes_to_the_entry_that_missed_it() {
        let missed = dosed(entry(1, 24, 20), MISSED);
        let before = dosed(entry(3, 23, 20), MISSED);
        let (more, took) = (entry(2, 24, 22), taken(150, at(24, 23)));
        let found = |entries: &[Entry], record| {
            let day = DayBoundary::default();
            entry_that_missed(entries, night(24), record, &[], day).map(|entry| entry.id.number())
        };
        let all = [before.clone(), missed, more.clone()];
        assert_eq!(found(&all, took), Some(1));
        assert_eq!(found(&all, MISSED), None, "one more that was missed takes nothing back");
        assert_eq!(found(&[before, more], took), None, "of another night");
    }

    /// 1.5 mg at eight and at ten, from the first on.
    fn twice_a_day() -> Plan {
        let clock = |hour| night(1).date().and_hms_opt(hour, 0, 0).expect("a time").time();
        let times = Times::new(&[clock(8), clock(22)]).expect("times");
        let step = Step::new(Mass::mg(Exact::hundredths(150)), times, Length::Open);
        let (from, note) = (night(1).date(), PlanNote::default());
        let why = Why { reason: Reason::Advised, note };
        let mut plan = Plan::default();
        plan.answer(Opioids::TakesNone);
        plan.start(When { made: from, from }, why, vec![step.expect("a step")]).expect("a plan");
        plan
    }

    /// The reason stayed when the dose was recorded otherwise, and was asked for again when that was taken back.
    #[test]
    fn why_a_dose_is_left_out_is_asked_no_more_once_it_has_a_record() {
        let (plan, day) = (twice_a_day(), DayBoundary::default());
        let held = |hour: u32| {
            let time = night(1).date().and_hms_opt(hour, 0, 0).expect("a time").time();
            FormName::Held(night(24), time)
        };
        let due = |hour: u32| night(1).date().and_hms_opt(hour, 0, 0).map(|at| at.time());
        let morning = dosed(entry(1, 24, 9), taken(150, at(24, 8)));
        let evening = entry(2, 24, 22);
        for (kept, saved, answered) in [
            (vec![], entry(1, 24, 9), vec![]),
            (vec![], morning.clone(), vec![held(8)]),
            (vec![morning.clone()], evening.clone(), vec![held(8)]),
            (
                vec![morning.clone()],
                dosed(evening.clone(), DoseRecord::Missed { due: due(22) }),
                vec![held(8), held(22)],
            ),
            (vec![], dosed(evening, DoseRecord::Held { due: due(22), why: None }), vec![held(22)]),
            // As it is saved, and not as it was kept before.
            (vec![morning], entry(1, 24, 9), vec![]),
        ] {
            assert_eq!(held_answered(&plan, &kept, &saved, day), answered, "{kept:?} {saved:?}");
        }
    }

    #[test]
    fn what_is_still_due_is_left_out_and_what_is_recorded_stays() {
        let (plan, day) = (twice_a_day(), DayBoundary::default().time());
        let tonight = night(24).date();
        let morning = dosed(entry(1, 24, 9), taken(150, at(24, 8)));
        let events = dose_events(std::slice::from_ref(&morning));
        let doses = plan.doses(tonight, &events, day);
        let now = tonight.and_hms_opt(9, 0, 0).expect("a time");
        let stopped = with_rest_held(morning.clone(), &doses, now, day, Reason::Surgery);
        assert_eq!(stopped.doses.first(), morning.doses.first());
        assert!(matches!(
            stopped.doses.get(1..),
            Some([DoseRecord::Held { why: Some(Reason::Surgery), due: Some(_) }])
        ));
        let events = dose_events(std::slice::from_ref(&stopped));
        let doses = plan.doses(tonight, &events, day);
        assert_eq!(doses.next(now, day), None, "nothing more is due");
        assert!(doses.passed(now, day).is_empty() && doses.beyond.is_empty());
        assert_eq!(with_rest_held(stopped.clone(), &doses, now, day, Reason::Other), stopped);
        // The stop itself begins on the next night, and this one is as it was.
        let mut plan = plan;
        let from = night(25).date();
        let why = Why { reason: Reason::Surgery, note: PlanNote::default() };
        plan.stop(When { made: tonight, from }, why).expect("a stop");
        assert_eq!(plan.doses(tonight, &events, day), doses);
        assert!(plan.due(from).is_empty());
    }

    /// A stop wrote of a dose that nobody recorded that it was left out on purpose, for the reason of the stop.
    #[test]
    fn a_dose_that_is_passed_over_is_not_taken_for_left_out() {
        let (plan, day) = (twice_a_day(), DayBoundary::default().time());
        let tonight = night(24).date();
        let evening = dosed(entry(1, 24, 22), taken(150, at(24, 22)));
        let events = dose_events(std::slice::from_ref(&evening));
        let doses = plan.doses(tonight, &events, day);
        let now = tonight.and_hms_opt(23, 0, 0).expect("a time");
        assert_eq!(doses.passed(now, day).len(), 1, "that of the morning");
        let stopped = with_rest_held(evening.clone(), &doses, now, day, Reason::Surgery);
        assert_eq!(stopped, evening);
    }

    #[test]
    fn a_dose_that_is_changed_stays_in_its_place_and_nothing_else_changes() {
        let (first, second) = (taken(150, at(24, 8)), taken(150, at(24, 22)));
        let entry = scored(dosed(dosed(entry(1, 24, 22), first), second), Symptom::Pain, 3);
        let dose = Mass::mg(Exact::hundredths(100));
        let draw = Some(Volume::ml(Exact::hundredths(110)));
        let other = DoseRecord::Taken { dose, draw, bottle: None, at: at(24, 9) };
        for (place, doses) in [
            (0, vec![other, second]),
            (1, vec![first, other]),
            // Another tab took it out meanwhile: it does not come back.
            (2, vec![first, second]),
        ] {
            let changed = with_dose_changed(entry.clone(), place, other);
            assert_eq!(changed.doses, doses, "{place}");
            assert_eq!(Entry { doses: entry.doses.clone(), ..changed }, entry, "{place}");
        }
    }

    #[test]
    fn a_dose_is_from_the_bottle_whose_strength_its_draw_has() {
        use crate::dose::Strength;
        use crate::plan::{BottleId, Origin};
        let bottle = Bottle {
            id: BottleId(7),
            origin: Origin::Bought,
            strength: Strength::mg_per_ml(Exact::ONE).expect("a strength"),
            volume: Volume::ml(Exact::whole(100)),
            begun: None,
            discard: None,
        };
        for (draw, fits) in [
            (None, true),
            (Some(150), true),
            (Some(113), true),
            (Some(187), true),
            (Some(112), false),
            (Some(188), false),
            (Some(30), false),
            (Some(1500), false),
        ] {
            let draw = draw.map(|hundredths| Volume::ml(Exact::hundredths(hundredths)));
            let dose = Mass::mg(Exact::hundredths(150));
            let record = DoseRecord::Taken { dose, draw, bottle: None, at: at(24, 22) };
            let DoseRecord::Taken { bottle: found, .. } = from_bottle(record, &bottle) else {
                panic!("taken");
            };
            assert_eq!(found, fits.then_some(BottleId(7)), "{draw:?}");
        }
        assert_eq!(from_bottle(MISSED, &bottle), MISSED);
    }

    #[test]
    fn of_two_missed_doses_the_nearest_was_taken_after_all() {
        let due = |hour| Due {
            night: night(24).date(),
            time: NaiveTime::from_hms_opt(hour, 0, 0).expect("a time"),
            dose: Mass::mg(Exact::ONE),
            step: night(24).date(),
        };
        let missed = |hour| DoseRecord::Missed { due: Some(due(hour).time) };
        let day = DayBoundary::default();
        for (hours, at_hour, left) in [
            (&[8, 22][..], 9, vec![missed(22)]),
            (&[8, 22], 21, vec![missed(8)]),
            // What is due at one time alone was taken, whatever time it was called missed at.
            (&[21], 9, vec![]),
            (&[], 9, vec![]),
        ] {
            let all: Vec<_> = hours.iter().map(|hour| due(*hour)).collect();
            let mut entry = entry(1, 24, 22);
            entry.doses = vec![missed(8), missed(22), MISSED];
            let took = taken(100, at(24, at_hour));
            let doses = with_dose(entry, took, &all, day).doses;
            assert_eq!(doses, [left, vec![took]].concat(), "{hours:?} at {at_hour}");
        }
    }

    #[test]
    fn a_night_asks_once_it_comes_to_more_than_its_plan_and_than_is_usual() {
        let mass = |hundredths| Mass::mg(Exact::hundredths(hundredths));
        for (so_far, dose, (each, due), asks) in [
            (0, 150, (150, 1), None),
            (300, 150, (150, 3), None),
            (301, 150, (150, 3), Some(DoseGate::Confirm)),
            (450, 150, (150, 3), Some(DoseGate::Confirm)),
            (451, 150, (150, 3), Some(DoseGate::Warn)),
            (851, 150, (150, 3), Some(DoseGate::Refuse)),
            // As it was planned, and confirmed then.
            (400, 200, (200, 3), None),
            (401, 200, (200, 3), Some(DoseGate::Warn)),
            (0, 600, (600, 1), None),
            // The mark of another bottle gives less, or each mark more: still a night as planned.
            (300, 294, (300, 2), None),
            (308, 308, (300, 2), None),
            (309, 308, (300, 2), Some(DoseGate::Warn)),
        ] {
            let expected = asks.map(|gate| (Some(mass(so_far + dose)), gate));
            let found = asks_of_night(Some(mass(so_far)), mass(dose), &vec![mass(each); due]);
            assert_eq!(found, expected, "{so_far} {dose} {each} {due}");
        }
        let unknown = Some((None, DoseGate::Refuse));
        assert_eq!(asks_of_night(None, mass(150), &[mass(150)]), unknown);
    }

    #[test]
    fn a_draft_takes_doses_and_revision_from_what_is_kept() {
        let draft = scored(entry(1, 24, 22), Symptom::Pain, 3);
        let kept = dosed(Entry { revision: 4, ..entry(1, 24, 22) }, taken(150, at(24, 22)));
        let now = rebased(draft.clone(), Some(&kept));
        assert_eq!((now.revision, &now.doses, &now.scores), (4, &kept.doses, &draft.scores));
        assert_eq!(rebased(now, None), draft);
    }

    #[test]
    fn a_dose_alone_is_no_check_in() {
        let dosed = dosed(entry(1, 24, 22), MISSED);
        assert!(!is_checked_in(&dosed));
        assert!(is_checked_in(&awful(dosed)));
    }
}
