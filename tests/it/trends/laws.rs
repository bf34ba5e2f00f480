//! Laws that hold for every diary and every plan, tried on random ones.

use ldn_diary::diary::{
    Days, DoseRecord, Entry, Id, Night, QuarterHours, Score, Severity, SideEffect, dose_events,
};
use ldn_diary::plan::{DatedStep, Outcome, Plan};
use ldn_diary::trends::*;
use proptest::collection::vec;
use proptest::prelude::*;

use super::doses::taken;
use super::spans::dated;
use super::{blank, fatigue, minutes, night, period, score, series};
use crate::plan::{plan, step, time};

/// The first and last night of most periods here; entries and steps also lie outside.
const LAST: i64 = 99;

fn any_entry() -> impl Strategy<Value = (i64, Entry)> {
    let records = vec((0_u8..3, 18_u32 * 60..28 * 60), 0..3);
    let told = (prop::option::weighted(0.8, 0_u8..=10), prop::option::of(0_u8..=96), 0_u8..6);
    (-5..LAST + 5, 1_u64..1_000_000, records, told).prop_map(|(day, id, records, told)| {
        let mut entry = blank(id, night(day));
        let (number, sleep, effect) = told;
        entry.scores.extend(number.map(|number| (fatigue(), score(number))));
        entry.sleep.hours = sleep.map(|quarters| QuarterHours::new(quarters).unwrap());
        let severity = [Severity::Mild, Severity::Moderate, Severity::Severe];
        let severity = severity.get(usize::from(effect)).copied();
        entry.side_effects.extend(severity.map(|one| (Id::of(SideEffect::VividDreams), one)));
        entry.doses = records.into_iter().map(|(kind, at)| record(kind, day, at)).collect();
        (day, entry)
    })
}

fn record(kind: u8, day: i64, at: u32) -> DoseRecord {
    match kind {
        0 => DoseRecord::Missed { due: None },
        1 => DoseRecord::Held { due: None, why: None },
        _ => taken(minutes(night(day), at)),
    }
}

fn any_entries() -> impl Strategy<Value = Vec<(i64, Entry)>> {
    vec(any_entry(), 0..160).prop_map(|mut entries| {
        // Numbers are given once.
        for (id, (_, entry)) in (1..).zip(&mut entries) {
            entry.id = ldn_diary::diary::EntryId::new(id).unwrap();
        }
        entries
    })
}

/// Steps of a plan: each so long, after so many nights without one.
fn any_steps() -> impl Strategy<Value = Vec<(i64, i64, usize)>> {
    vec((prop_oneof![3 => Just(0_i64), 1 => 1_i64..9], 1_i64..40, 0_usize..4), 0..6)
}

fn steps(lengths: &[(i64, i64, usize)], moved: i64) -> Vec<DatedStep> {
    let mut from = moved - 10;
    let mut steps = Vec::new();
    for (wait, length, dose) in lengths {
        from += wait;
        let clocks: &[&str] = if *dose == 3 { &["08:00", "20:00"] } else { &["22:00"] };
        let dose = ["0.5", "1.5", "3"].get(*dose).copied().unwrap_or("1.5");
        steps.push(dated(dose, clocks, from, Some(from + length - 1)));
        from += length;
    }
    steps
}

/// Everything that is said of a diary, with its nights as numbers counted from `moved`.
fn all(entries: &[Entry], lengths: &[(i64, i64, usize)], moved: i64) -> String {
    let period = period(moved, moved + LAST);
    let nights = Nights::new(entries, period);
    let series = nights.series(fatigue());
    let spans = spans(&steps(lengths, moved), period).unwrap();
    let day = |night: Night| night.nights_since(super::night(moved));
    let mut said = Vec::new();
    for span in step_stats(&series, &spans) {
        let StepStats { span, nights: count, scored, awful, spread, average, change } = span;
        said.push(format!(
            "{:?} {} {} {} ",
            span.phase,
            day(span.began),
            day(span.from),
            day(span.to)
        ));
        said.push(format!("{count} {scored} {awful} {spread:?} {average:?} {change:?}"));
        said.push(format!("{:?}", doses(&nights, span)));
        said.push(format!(
            "{:?}",
            side_effect_weeks(&nights, span, Id::of(SideEffect::VividDreams))
        ));
    }
    let timed = timed_nights(&nights);
    let of_night = |timed: &TimedNight| {
        format!("{} {} {:?} {:?}", day(timed.night), timed.minutes, timed.hours, timed.dreams)
    };
    said.push(format!("{:?}", timed.iter().map(of_night).collect::<Vec<_>>()));
    said.push(format!("{:?}\n{:?}", time_bands(&timed), series.week_medians()));
    let dates = DateAxis { period, left: 0, width: 3200 };
    let scores = ScoreAxis { top: 0, height: 1000 };
    said.push(format!("{:?}\n{:?}", runs(&series, dates, scores), bands(&spans, dates)));
    said.join("\n")
}

/// The same entry so many nights later.
fn later(entry: &Entry, days: u64) -> Entry {
    let moved = |at: ldn_diary::diary::Moment| {
        let local = at.local().checked_add_days(Days::new(days)).unwrap();
        ldn_diary::diary::Moment::new(local, at.offset()).unwrap()
    };
    let mut entry = entry.clone();
    entry.night =
        Night::new(entry.night.date().checked_add_days(Days::new(days)).unwrap()).unwrap();
    entry.written = moved(entry.written);
    for dose in &mut entry.doses {
        if let DoseRecord::Taken { at, .. } = dose {
            *at = moved(*at);
        }
    }
    entry
}

fn any_scores() -> impl Strategy<Value = Vec<Option<u8>>> {
    vec(prop::option::weighted(0.8, 0_u8..=10), 1..90)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    // rule: trends-order
    #[test]
    fn the_order_of_entries_changes_nothing(
        entries in any_entries(), lengths in any_steps(), seed in any::<u64>(),
    ) {
        let entries: Vec<Entry> = entries.into_iter().map(|(_, entry)| entry).collect();
        let mut shuffled = entries.clone();
        fastrand::Rng::with_seed(seed).shuffle(&mut shuffled);
        prop_assert_eq!(all(&entries, &lengths, 0), all(&shuffled, &lengths, 0));
    }

    // rule: trends-shift
    #[test]
    fn when_all_nights_move_the_results_move_with_them(
        entries in any_entries(), lengths in any_steps(), days in 1_u64..2000,
    ) {
        let entries: Vec<Entry> = entries.into_iter().map(|(_, entry)| entry).collect();
        let moved: Vec<Entry> = entries.iter().map(|entry| later(entry, days)).collect();
        let far = i64::try_from(days).unwrap();
        prop_assert_eq!(all(&entries, &lengths, 0), all(&moved, &lengths, far));
    }

    // rule: trends-missing
    // rule: trends-quantile
    #[test]
    fn what_is_missing_never_counts_as_zero(scores in any_scores(), better in 1_u8..=3) {
        // No score is zero here, so that nothing that is said may be.
        let scores: Vec<_> = scores.into_iter().map(|score| score.map(|score| score.max(better))).collect();
        let series = series(&scores);
        let there: Vec<u8> = scores.iter().copied().flatten().collect();
        let range = there.iter().min().map(|least| 4 * u16::from(*least))
            ..=there.iter().max().map(|most| 4 * u16::from(*most));
        for median in series.week_medians().into_iter().flatten() {
            prop_assert!(range.contains(&Some(median.number())));
        }
        let spans = spans(&[], series.period()).unwrap();
        let stats = step_stats(&series, &spans)[0];
        prop_assert_eq!(usize::try_from(stats.scored).unwrap(), there.len());
        prop_assert_eq!(usize::try_from(stats.missing()).unwrap(), scores.len() - there.len());
        if let Some(Spread { least, lower, median, upper, most }) = stats.spread {
            prop_assert!([least, lower, median, upper, most].is_sorted());
            prop_assert_eq!(Some(least.number())..=Some(most.number()), range);
            let average = stats.average.unwrap().number();
            prop_assert!((i64::from(least.number()) * 25..=i64::from(most.number()) * 25).contains(&average));
        }
        // A night without a score, put in anywhere, leaves the spread as it was.
        let mut more = scores.clone();
        more.insert(scores.len() / 2, None);
        let more = super::series(&more);
        let with_gap = step_stats(&more, &ldn_diary::trends::spans(&[], more.period()).unwrap())[0];
        prop_assert_eq!((with_gap.spread, with_gap.average, with_gap.scored), (stats.spread, stats.average, stats.scored));
    }

    // rule: trends-spans
    #[test]
    fn every_night_is_in_one_span(lengths in any_steps(), from in -20_i64..150, count in 0_i64..150) {
        let steps = steps(&lengths, 0);
        let period = period(from, from + count);
        let spans = spans(&steps, period).unwrap();
        let nights: Vec<Night> = spans.iter().flat_map(|span| span.each()).collect();
        prop_assert_eq!(nights, period.nights().collect::<Vec<_>>());
        for span in &spans {
            prop_assert!(span.began <= span.from);
            for night in span.each() {
                let covering = steps.iter().find(|step| step.covers(night.date()));
                match span.phase {
                    Phase::Step { dose, .. } => prop_assert_eq!(covering.map(|step| step.dose), Some(dose)),
                    Phase::Before | Phase::Without => prop_assert!(covering.is_none()),
                }
            }
        }
        let dates = DateAxis { period, left: 7, width: 3200 };
        let bands = bands(&spans, dates);
        prop_assert_eq!(bands.iter().map(|band| band.width).sum::<i32>(), 3200);
        prop_assert!(bands.windows(2).all(|two| two[0].x + two[0].width == two[1].x));
    }

    // rule: trends-range
    // rule: trends-pairs
    #[test]
    fn a_change_and_the_change_back_are_opposite(
        before in vec(0_u8..=10, 14..90), now in vec(0_u8..=10, 14..90),
    ) {
        let of = |numbers: &[u8]| numbers.iter().map(|number| score(*number)).collect::<Vec<Score>>();
        let (before, now) = (of(&before), of(&now));
        let (there, back) = (shift(&before, &now).unwrap(), shift(&now, &before).unwrap());
        prop_assert_eq!(there.points.number(), -back.points.number());
        if let (Some([low, high]), Some([back_low, back_high])) = (there.range, back.range) {
            prop_assert!(low <= there.points && there.points <= high);
            prop_assert!(-1000 <= low.number() && high.number() <= 1000);
            // Each end is rounded outwards from a value a ten-thousandth apart, so that the two may fall on either side.
            prop_assert!((low.number() + back_high.number()).abs() <= 1);
            prop_assert!((high.number() + back_low.number()).abs() <= 1);
        }
        let still = shift(&now, &now).unwrap();
        prop_assert_eq!((still.points.number(), still.pairs.lower), (0, still.pairs.higher));
    }

    // rule: trends-doses
    #[test]
    fn doses_are_counted_as_the_plan_finds_them(
        entries in any_entries(), first in 1_u16..60, twice in any::<bool>(),
    ) {
        let entries: Vec<Entry> = entries.into_iter().map(|(_, entry)| entry).collect();
        let second = if twice { step("1.5", 0) } else { step("3", 30) };
        let plan: Plan = plan(&night(0).to_string(), &[step("0.5", first), second]);
        let period = period(0, LAST);
        let nights = Nights::new(&entries, period);
        for span in spans(&plan.steps(), period).unwrap() {
            let mut expected = [0_u32; 4];
            for night in span.each() {
                let events: Vec<_> = dose_events(&entries).into_iter().filter(|event| event.night == night.date()).collect();
                let found = plan.doses(night.date(), &events, time("04:00:00"));
                let taken = |outcome: Option<&Outcome>| u32::from(matches!(outcome, Some(Outcome::Taken { .. })));
                expected[0] += u32::try_from(found.due.len()).unwrap();
                expected[1] += found.due.iter().map(|due| taken(due.outcome)).sum::<u32>();
                expected[2] += u32::try_from(found.due.iter().filter(|due| due.outcome.is_none()).count()).unwrap();
                expected[3] += found.beyond.iter().map(|outcome| taken(Some(outcome))).sum::<u32>();
            }
            let found = doses(&nights, span);
            prop_assert_eq!([found.due, found.taken, found.not_recorded, found.beyond], expected);
            prop_assert_eq!(found.taken + found.missed + found.held + found.not_recorded, found.due);
        }
    }

    // rule: trends-weeks
    #[test]
    fn weeks_hold_every_night_of_their_span_once(entries in any_entries(), lengths in any_steps()) {
        let entries: Vec<Entry> = entries.into_iter().map(|(_, entry)| entry).collect();
        let nights = Nights::new(&entries, period(0, LAST));
        for span in spans(&steps(&lengths, 0), nights.period()).unwrap() {
            let weeks = side_effect_weeks(&nights, span, Id::of(SideEffect::VividDreams));
            prop_assert_eq!(weeks.iter().map(|week| u32::from(week.nights)).sum::<u32>(), span.nights());
            for week in weeks {
                prop_assert!(week.there() <= week.told && week.told <= week.nights && week.nights <= 7);
            }
        }
    }

    // rule: trends-chart
    #[test]
    fn nothing_is_drawn_outside_its_frame_and_no_line_crosses_a_gap(
        scores in any_scores(), width in any::<u16>(), height in any::<u16>(), most in 0_usize..12,
    ) {
        let series = series(&scores);
        let dates = DateAxis { period: series.period(), left: -9, width };
        let axis = ScoreAxis { top: 11, height };
        let runs = runs(&series, dates, axis);
        let (x, y) = (-9..=i32::from(width) - 9, 11..=i32::from(height) + 11);
        for point in runs.iter().flatten().chain(&dots(&series, dates, axis)) {
            prop_assert!(x.contains(&point.x) && y.contains(&point.y), "{:?}", point);
        }
        let medians = series.week_medians();
        let starts = medians.iter().enumerate().filter(|(place, median)| {
            median.is_some() && (*place == 0 || medians[place - 1].is_none())
        });
        prop_assert_eq!(runs.len(), starts.count());
        prop_assert_eq!(runs.iter().map(Vec::len).sum::<usize>(), medians.iter().flatten().count());
        let ticks = ticks(dates, most);
        prop_assert!(ticks.len() <= most && ticks.iter().all(|tick| x.contains(&tick.x)));
        prop_assert!(ticks.is_sorted_by_key(|tick| tick.night));
    }
}
