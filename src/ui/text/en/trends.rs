//! English: the Trends place.

use super::diary::number;
use crate::trends::Grain;
use crate::ui::state::trends::{PeriodProblem, Zoom};
use crate::ui::text::{TrendLines, TrendSteps, TrendTables, Trends};

pub(super) static TRENDS: Trends = Trends {
    lead: |from, to, nights, with_entry| {
        let nights = number(usize::try_from(nights).unwrap_or(0), "night", "nights");
        format!("{from} to {to}: {nights}, {with_entry} with an entry")
    },
    reading: |read, all| format!("Reading the diary: {read} of {all} months"),
    empty: "There is nothing to show yet.",
    empty_then: "This page draws what you record. After about two weeks there is something to see.",
    to_tonight: "Record tonight",
    unsound: |months| {
        format!(
            "Not all of the diary could be read: {months}. What was written then is missing here."
        )
    },
    plan_unsound: "The plan could not be read or worked out. What is said of doses and steps here may be wrong.",
    relapses_unsound: "The relapse records could not be read. They are missing here, and none is lost by that: the Diary place says more.",
    zoom: "How far back",
    zoom_of: |zoom| match zoom {
        Zoom::Week => "1 week",
        Zoom::FourWeeks => "4 weeks",
        Zoom::Months => "3 months",
        Zoom::Year => "1 year",
        Zoom::All => "All",
        Zoom::Own => "Other dates",
    },
    first_night: "First night",
    last_night: "Last night",
    problem: |problem| match problem {
        PeriodProblem::Missing => "Choose both nights.",
        PeriodProblem::Backwards => "The first night is after the last one.",
        PeriodProblem::NoNights => "The diary has no nights there.",
        PeriodProblem::TooLong => {
            "That is more than a hundred years. Choose nights closer together."
        }
    },
    drawn: "Symptoms in the picture",
    none_drawn: "No symptom is chosen.",
    report: "Make the report for the visit",
};

pub(super) static LINES: TrendLines = TrendLines {
    title: "Symptoms and dose steps",
    worst: "10 is worst",
    label: |symptoms, [from, to], doses, medians| {
        format!(
            "{symptoms}, {from} to {to}, with the dose steps behind them: {doses}. Medians of the last seven nights: {medians}. The numbers are in the table below."
        )
    },
    now: |symptom, median| format!("{symptom} {median}"),
    no_now: "too few nights",
    caption: "A dot is one night. The line is the middle score of the last seven nights; where it stops, too few nights have a score. Circles on the dose line are missed doses. Small triangles under the panels are nights with a note.",
    caption_months: |missed| {
        let missed = match missed {
            0 => "No dose is recorded as missed.",
            _ => &format!("A missed dose is recorded on {}.", number(missed, "night", "nights")),
        };
        format!(
            "A dot is the middle score of a month; where the line stops, a month has no score. The number at its end is the middle score of the last seven nights. {missed} Small triangles under the panels are nights with a note."
        )
    },
    caption_marks: "Brackets are circumstances, flags are relapse records.",
    before: "before",
    relapse: "relapse record",
    read: "Read one night",
    read_hint: "Move along the picture with the arrow keys, or with the buttons.",
    earlier: "Earlier night",
    later: "Later night",
    nothing_written: "Nothing is written.",
    open: |date| format!("Open the page of {date}"),
    numbers: "The picture in numbers",
    marks: "What happened besides",
    part: |grain| match grain {
        Grain::Night => "Night",
        Grain::Week => "Week",
        Grain::Month => "Month",
        Grain::Year => "Year",
    },
    part_of: |from, to| {
        if from == to { from.to_owned() } else { format!("{from} to {to}") }
    },
    nights: "Nights",
    median_of: |median, nights| format!("{median} ({nights})"),
    no_score: "no score",
    doses: "Dose planned",
    table_caption: "The middle score of each part, and behind it in brackets how many nights have a score.",
    year: "The year",
    year_label: |year, symptom, [from, to], nights, scored| {
        format!(
            "The year {year}, one bar a night for {symptom}, from {from} to {to}, with the doses under the bars. {scored} of {nights} nights have a score."
        )
    },
    year_caption: |symptom, high| {
        format!(
            "A bar a night, taller is more {symptom}; a dot is a night without a score. Nights of {high} or more stand out. The line under it is the dose planned, thicker when larger, broken where a dose was missed."
        )
    },
    month: "Month",
    median: "Middle score",
    missed: "Missed doses",
};

pub(super) static STEPS: TrendSteps = TrendSteps {
    title: "Step by step",
    table: "Table: step by step",
    symptom: "Symptom",
    caption: |symptom| {
        format!(
            "{symptom}, 0 none to 10 worst, over the whole diary. Change compares averages with the last step before that has 14 nights or more with a score. Below zero is better."
        )
    },
    step: "Step",
    nights: "Nights",
    median: "Median",
    middle_half: "middle half",
    change: "Change",
    range: "95\u{a0}% range",
    before: "Before",
    no_plan: "No plan",
    plan_unread: "Plan not known",
    without: "No dose planned",
    now: "now",
    missing: |missing| format!("{missing}\u{a0}missing"),
    awful: |awful| format!("{awful}\u{a0}awful, no\u{a0}number"),
    from_to: |from, to| format!("{from} to {to}"),
    against: |step| format!("against {step}"),
    pairs: |lower, higher| {
        format!("of all pairs of nights {lower}\u{a0}% lower, {higher}\u{a0}% higher")
    },
    too_few: "too few nights to say",
    nothing_before: "nothing to compare with",
    no_range: "the scores never vary: no range",
    lower: |symptom, [now, before], [points, low, high]| {
        format!(
            "{symptom} on {now} was lower than on {before}: {points} points on average, 95\u{a0}% range {low} to {high}."
        )
    },
    higher: |symptom, [now, before], [points, low, high]| {
        format!(
            "{symptom} on {now} was higher than on {before}: {points} points on average, 95\u{a0}% range {low} to {high}."
        )
    },
    unclear: |symptom, [now, before], [points, low, high]| {
        format!(
            "{symptom} on {now} cannot be told apart from {before}: {points} points on average, 95\u{a0}% range {low} to {high}, and zero is within it."
        )
    },
    flat: |symptom, [now, before], points| {
        format!(
            "{symptom} on {now}: {points} points on average against {before}. The scores do not vary within the steps, so there is no range."
        )
    },
    before_within: "the nights before the plan",
    without_within: "nights without a planned dose",
    with: |symptom, nights| {
        let nights = number(usize::try_from(nights).unwrap_or(0), "night", "nights");
        format!("{symptom} {nights}")
    },
    few: |now, symptoms| {
        format!("Too few nights with a score on {now} to say, among these: {symptoms}.")
    },
    alone: |now, symptoms| {
        format!(
            "Nothing to compare {now} with: among these nights no step before has 14 with a score ({symptoms})."
        )
    },
    caveat: "MS also changes without medicine, and with heat, infections and sleep. This is one person\u{2019}s record, not a trial. It shows what happened, not why.",
    method: "How is the change worked out?",
    method_points: &[
        "The median is the score in the middle: half of the nights were at or below it, half at or above. Half of all nights lie within the middle half. Nights without a score are left out and counted as missing.",
        "The change is the average score on this step less the average on the step before. A score tells more from less, not how much: 6 is not twice as bad as 3. So take it as a summary, not as a measurement.",
        "One bad night is often followed by another, so 28 nights tell less than 28 separate things. The range therefore compares groups of neighbouring nights, not nights: each step is cut into 4 to 8 of them, about a week each in a step of one to two months, and the averages of the groups are compared. The method is a t statistic of group averages (Ibragimov and M\u{fc}ller, Journal of Business & Economic Statistics 2010, 28:453; Review of Economics and Statistics 2016, 98:83).",
        "If nothing had changed, about one range in twenty would miss zero by chance alone, and up to two where one night is much like the next or nights are few. With many symptoms and steps, expect one to stand out now and then.",
        "The range is about chance from night to night only: not about seasons, the course of the illness, hope, heat or another medicine. If bad nights were not written down, everything looks better than it was.",
        "Under the range stands how often, of all pairs of one night before and one night now, the score now was lower or higher. That asks only which is higher, and not by how much.",
        "With fewer than 14 nights with a score on either side, nothing is said.",
    ],
    compare: "Compare two periods",
    compare_lead: "Any nights beside any others: before and after a holiday, a heat wave, another medicine.",
    compared: [
        "Earlier: first night",
        "Earlier: last night",
        "Later: first night",
        "Later: last night",
    ],
    earlier: "Earlier",
    later: "Later",
    overlap: "The earlier period must end before the later one begins.",
    compared_doses: |period, doses| format!("{period}, doses planned: {doses}."),
    compare_table: "Table: two periods",
    compare_caption: "Median and middle half, 0 none to 10 worst. A change below zero is better.",
};

pub(super) static TABLES: TrendTables = TrendTables {
    side_effects: "Side effects: do they fade?",
    side_effect: "Side effect",
    fades: |effect| {
        format!("Nights with {effect} in each week since the step, of those with a check-in.")
    },
    weeks_caption: "Worst of a night counts once.",
    week: |week| format!("Week {week}"),
    later_weeks: "Later",
    of: |there, told| format!("{there} of {told}"),
    all_nights: "All nights",
    not_told: "not told",
    not_scored: "not scored",
    no_entry: "no entry",
    no_side_effect: "No side effect is recorded on these nights.",
    weeks_caveat: "That it began with a step does not say that it came from it.",
    doses: "Doses",
    doses_caption: "What became of the doses that were planned. One counts as taken whatever its size. What is not recorded may have been taken.",
    due: "Planned",
    taken: "Taken",
    missed: "Missed",
    held: "Left out on purpose",
    not_recorded: "Not recorded",
    not_due: "Taken, not planned",
    sleep: "Time of the dose, and the sleep after it",
    sleep_caption: "Middle values; under each the middle half and how many nights tell.",
    time: "Taken",
    between: |from, to| format!("{from} to {to}"),
    nights: "Nights",
    slept: "Slept",
    hours: |hours| format!("{hours}\u{a0}h"),
    half_of: |half, nights| {
        format!("{half}, {}", number(usize::try_from(nights).unwrap_or(0), "night", "nights"))
    },
    quality: "How well, 10 is best",
    dreams: "Vivid dreams",
    no_sleep: "No dose of these nights has a time.",
    sleep_caveat: "Who takes a dose late may have had a reason to be up, and that reason may be why the sleep was short.",
    relapses: "Relapse records by year",
    relapses_caption: "Only days since the first night of the diary are counted. Only the MS team can say what was a relapse.",
    year: "Year",
    days: "Days counted",
    records: "Records",
    confirmed: "Confirmed by the team",
    no_relapse: "No relapse record since the first night of the diary.",
    rate: |rate, range, days| {
        let years = format!("Over {days} days that is {rate} records a year, confirmed or not.");
        match range {
            Some([low, high]) => {
                format!(
                    "{years} Chance alone moves such a number, so it has a range: {low} to {high}. If each relapse came by chance, as likely in one week as in another, at least 95 of 100 such ranges would hold the true number. Real relapses do not quite come like that. (Exact Poisson range: Garwood, Biometrika 1936, 28:437.)"
                )
            }
            None => years,
        }
    },
    no_rate: "A number for each year is said once a whole year is counted.",
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Nobody knows whether a dose without a record was missed.
    #[test]
    fn where_months_are_drawn_missed_doses_are_those_recorded() {
        for (nights, said) in [
            (0, "No dose is recorded as missed."),
            (1, "A missed dose is recorded on 1 night."),
            (23, "A missed dose is recorded on 23 nights."),
        ] {
            let caption = (LINES.caption_months)(nights);
            assert!(caption.contains(said), "{caption}");
        }
    }
}
