//! English: the report for the visit.

use super::diary::number;
use crate::plan::Kind;
use crate::trends::DoseCount;
use crate::ui::state::report::{Reach, Section};
use crate::ui::text::Report;

pub(super) static REPORT: Report = Report {
    lead: "One or two pages of paper for your neurologist or MS nurse, made on this device. Nothing is sent.",
    print: "Print",
    print_hint: "Paper size, and saving as a PDF file, are in the print window. Page numbers are printed by the browser.",
    change: "Change what is on it",
    reach: "Which nights",
    reach_of: |reach| match reach {
        Reach::SinceVisit => "Since the last visit",
        Reach::ThreeMonths => "3 months",
        Reach::SixMonths => "6 months",
        Reach::Year => "12 months",
        Reach::Own => "Other dates",
    },
    last_visit: "Day of the last visit",
    first_night: "First night",
    last_night: "Last night",
    next_visit: "Day of the coming visit (not needed)",
    no_report: "There is nothing to print for these dates yet.",
    no_nights: "The diary has no nights there. Choose other dates.",
    no_visit: "Choose the day of the last visit.",
    unsound: "Not all of the diary could be read or worked out. Some of it is missing here.",
    some_unread: "; some nights could not be read",
    plan_unread: "The dose is not known: the plan could not be read or worked out",
    doses_unread: "Planned doses are not known: the plan could not be read or worked out",
    relapses_unread: "Relapse records are not known: they could not be read",
    relapses_missing: "They could not be read, and are missing here.",
    none_read: "None in what could be read.",
    changed: |kind| match kind {
        Kind::Start => "plan begun",
        Kind::Hold => "dose held",
        Kind::StepBack => "stepped back",
        Kind::GoOn => "went on",
        Kind::Stop => "stopped",
        Kind::Edit => "plan changed",
    },
    include: "What is on it",
    section: |section| match section {
        Section::Doses => "Plan and doses",
        Section::Symptoms => "Symptoms",
        Section::SideEffects => "Side effects",
        Section::Relapses => "Relapse records",
        Section::Circumstances => "Circumstances",
    },
    person: ["Name", "Date of birth", "MS since"],
    person_hint: "Printed only if you type it.",
    questions: "Questions for the visit",
    questions_hint: "One on each line.",
    kept: "What you change here is kept as you go, for the next report too. You need not save it.",
    unkept: "This browser does not keep what you change here just now. Print before you close the page.",
    back: "Back to Trends",
    title: "Low-dose naltrexone and symptoms",
    period: |from, to| format!("{from} to {to}."),
    for_visit: |date| format!("For the visit on {date}."),
    born: |date| format!("Born {date}"),
    since: |year| format!("MS since {year}"),
    of: |there, all| format!("{there} of {all}"),
    more: |more| format!("And {more} more, in the diary only."),
    more_questions: |more| format!("And {more} more, in the app only."),
    more_symptoms: |more| {
        format!("{} more in the diary only.", number(more, "symptom", "symptoms"))
    },
    more_steps: |more| match more {
        0 => "Some earlier nights are left out of the table.".to_owned(),
        more => {
            format!("{} left out of the table.", number(more, "earlier step", "earlier steps"))
        }
    },
    more_changes: |more| format!("{} before these left out", number(more, "change", "changes")),
    goes_on: "… (goes on in the app)",
    a_night_since: |date| format!("planned a day, since {date}"),
    times_a_day: |times, since| format!("planned {times} times a day, since {since}"),
    no_step: "No dose",
    no_step_why: "was planned on the last night",
    doses_taken: |missed, held, unknown| {
        let others = others(held, unknown);
        format!("planned doses taken, of whatever size, {missed} missed{others}")
    },
    beyond: |beyond| format!(", {beyond} taken that were not planned"),
    with_entry: |later| match later {
        0 => "nights have an entry".to_owned(),
        later => format!("nights have an entry, {later} of them written later"),
    },
    records: |records, confirmed| {
        let what = if records == 1 { "relapse record" } else { "relapse records" };
        match confirmed {
            0 if records == 0 => what.to_owned(),
            0 => format!("{what}, not confirmed by the team"),
            confirmed => format!("{what}, {confirmed} confirmed by the team"),
        }
    },
    doses: "Plan and doses",
    when: "When",
    dose: "Dose",
    drawn: "Drawn",
    counted: "Taken",
    why: "What changed, and why",
    as_planned: "as planned",
    taken_of: |DoseCount { due, taken, missed, held, not_recorded, .. }| {
        let missed = if missed == 0 { String::new() } else { format!(", {missed} missed") };
        format!("{taken} of {due}{missed}{}", others(held, not_recorded))
    },
    symptoms: "Symptoms, 0 none to 10 worst",
    charts: "Lines: the median of the last seven nights.",
    charts_doses: " Behind them the planned dose in mg a day.",
    charts_bands: " Behind them the planned dose, deeper when larger.",
    chart: |symptom, doses, median| {
        format!("{symptom} over the doses {doses}. Median of the last seven nights: {median}.")
    },
    nights: "Nights",
    few: "Median, and the middle half of the nights in brackets. * Fewer than 14 nights with a score: too few to say. MS also changes without medicine; this shows what happened, not why.",
    other_changes: |compared, clear, left_out| {
        let compared = number(compared, "other change", "other changes");
        let clear = match clear {
            0 => "none has".to_owned(),
            1 => "1 has".to_owned(),
            clear => format!("{clear} have"),
        };
        let rest = match left_out {
            0 => String::new(),
            rest => format!(" ({rest} left out here)"),
        };
        format!(
            "Of {compared} between steps, {clear} a range without zero{rest}. By chance alone about one in twenty has, at times two."
        )
    },
    method: "Steps are compared within these nights. The range says how far chance from night to night alone could move the change. It compares averages of groups of neighbouring nights (by a t statistic: Ibragimov and M\u{fc}ller 2010).",
    not_scored: "No symptom was scored on these nights.",
    side_effects: "Side effects",
    side_effect: |effect, nights, told, worst| {
        let nights = number(usize::try_from(nights).unwrap_or(0), "night", "nights");
        format!("{effect}: {nights} of {told} with a check-in, at worst {worst}.")
    },
    weeks_after: |step, weeks| format!("after {step}: {weeks}"),
    nights_a_week: "Nights a week, from the first week on,",
    none_recorded: "None was recorded.",
    relapses: "Relapse records",
    no_relapse: "None in these nights.",
    record: |dates, place| {
        if place.is_empty() { dates.to_owned() } else { format!("{dates}: {place}") }
    },
    longer: "longer than 24 hours",
    not_longer: "not longer than 24 hours",
    with_heat: "with heat, fever or an infection",
    without_heat: "no heat, fever or infection",
    confirmed: "confirmed by the team",
    not_confirmed: "not confirmed",
    circumstances: "Circumstances",
    earlier_times: |more| format!("; and {} before", number(more, "time", "times")),
    foot: |date, time| {
        format!(
            "Written by the patient with LDN Diary. It records and converts; it does not choose a dose. Made on {date}, {time}."
        )
    },
};

/// What is said of doses neither taken nor missed, where there are any.
fn others(held: u32, unknown: u32) -> String {
    let held = (held > 0).then(|| format!(", {held} left out on purpose"));
    let unknown = (unknown > 0).then(|| format!(", {unknown} not recorded"));
    [held, unknown].into_iter().flatten().collect()
}
