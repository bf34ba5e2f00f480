//! English: the relapse record and its call sheet.

use crate::diary::{Answer, NewOrWorse, Side};
use crate::ui::state::relapse::Problem;
use crate::ui::text::{Relapse, Sheet};

pub(super) static RELAPSE: Relapse = Relapse {
    lead: "For symptoms that are new or worse. It helps you tell your MS team what happened.",
    none: "There is no record yet.",
    records: "Your records",
    new: "Start a new record",
    go_on: "Go on with the new record",
    unsaved: "not saved yet",
    all: "All records",
    to_diary: "Back to the diary",
    kind: "Is it new, or worse than before?",
    kind_of: |kind| match kind {
        NewOrWorse::New => "New",
        NewOrWorse::Worse => "Worse",
        NewOrWorse::Both => "Both",
    },
    place: "Where in the body, and what is it like?",
    place_hint: "For example: right hand, numb and weak.",
    side: "Which side?",
    side_of: |side| match side {
        Side::Left => "Left",
        Side::Right => "Right",
        Side::Both => "Both sides",
        Side::NotSided => "Not one side, or not sure",
    },
    start: "The day it started",
    end: "The last day of it",
    end_hint: "Leave it empty as long as it goes on.",
    over_24_h: "Has it lasted longer than 24 hours?",
    heat: "Was there heat?",
    fever: "Was there a fever?",
    infection: "Was there an infection?",
    answer: |answer| match answer {
        Answer::Yes => "Yes",
        Answer::No => "No",
        Answer::Unsure => "Not sure",
    },
    note: "Anything else",
    note_hint: "What you can no longer do, what helps, what you want to ask.",
    confirmed: "Confirmed by my MS team on",
    confirmed_hint: "Only if your team told you that it was a relapse.",
    call: "Call your MS team. Call sooner if it is severe or gets worse quickly.",
    only_team: "Only your team can say what this is.",
    speaks: "What speaks for calling now",
    also: "Tell them this too",
    is_new: "Your symptoms are new or worse.",
    is_long: "It has lasted longer than 24 hours.",
    long_unsure: "You are not sure yet whether it has lasted longer than 24 hours.",
    long_by_dates: "By its dates it has lasted longer than 24 hours.",
    short_by_dates: "By its dates it has not lasted longer than 24 hours.",
    not_long: "It has not lasted longer than 24 hours.",
    days: |days| format!("{days} days have passed since the start of the record before."),
    days_few: |days| {
        match days {
        0 => "Another record started on the same day.".to_owned(),
        1 => "1 day has passed since the start of the record before. The usual definition asks for at least 30.".to_owned(),
        days => format!("{days} days have passed since the start of the record before. The usual definition asks for at least 30."),
    }
    },
    first: "There is no earlier record here.",
    no_cause: "There was no heat, no fever and no infection.",
    cause: "There was heat, a fever or an infection. That may explain it, so say it when you call.",
    cause_unsure: "You are not sure about heat, fever or infection.",
    usual: "The usual definition of a relapse: symptoms that are new or worse for at least 24 hours, at least 30 days after the last relapse began, with no fever, infection or heat that explains them.",
    sources: "From: Galea and others, BMJ 2015;350:h1765; MS Plus, Managing an MS relapse; MS Association of America, relapse toolkit.",
    save: "Save",
    delete: "Delete this record",
    sheet: "Call sheet to print",
    sheet_first: "Save it to get the call sheet: the sheet shows what is saved.",
    saved: "The record was saved.",
    deleted: "The record is in the trash for 30 days.",
    restored: "The record is back.",
    look_at: "Not saved yet. Please look at:",
    problem: |problem| match problem {
        Problem::Missing => "This is needed.",
        Problem::NoDate => "This is not a date that the diary can keep.",
        Problem::Future => "This day has not come yet.",
        Problem::BeforeStart => "This is before the day it started.",
        Problem::TooLong => "This is too long. 10,000 characters are the most.",
        Problem::Character => {
            "There is a character in it that cannot be kept. Please type it again."
        }
    },
    period: |start, end| match end {
        Some(end) => format!("{start} to {end}"),
        None => format!("Since {start}"),
    },
    is_confirmed: |date| format!("Confirmed by the MS team on {date}"),
    not_confirmed: "Not confirmed by the team",
};

pub(super) static SHEET: Sheet = Sheet {
    lead: "One page to have in front of you when you call, and to write on.",
    nothing: "First choose the record that the call is about.",
    which: "Which record is the call about? When the page is loaded anew, it forgets which one was chosen.",
    back: "Back to the record",
    print: "Print",
    title: "For the call to the MS team",
    made: |day, time| format!("Made on {day}, {time}."),
    record: "What happened",
    since: "Since the record before",
    days: |days| if days == 1 { "1 day".to_owned() } else { format!("{days} days") },
    first: "no earlier record",
    doses: "Low-dose naltrexone, last 7 nights",
    night: "Night",
    dose: "Dose",
    taken: |dose, time| format!("{dose}, {time}"),
    drawn: |dose, draw, time| format!("{dose} ({draw}), {time}"),
    missed: "missed",
    held: "left out on purpose",
    not_recorded: "not recorded",
    scores: "Symptoms, last 14 nights",
    scores_key: "0 is none, 10 is the worst. A line means not scored. The heads are days of the month, the newest last.",
    symptom: "Symptom",
    not_scored: "not scored",
    more: |more| {
        if more == 1 {
            "1 more symptom is in the diary.".to_owned()
        } else {
            format!("{more} more symptoms are in the diary.")
        }
    },
    team: "What the team says",
    who: "Spoke with, on",
    foot: "Written by the person themselves. It records and counts; it does not say what this is.",
    note_cut: "The note goes on in the diary.",
};
