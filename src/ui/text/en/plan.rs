//! English: the Plan place.

use crate::dose::{DoseGate, TenfoldGate};
use crate::plan::{Kind, PlanError, Preset};
use crate::ui::state::plan::{Move, Question, RowProblem, Unit};
use crate::ui::text::{Plan, PlanSteps};

pub(super) static PLAN: Plan = Plan {
    none: "There is no plan yet.",
    none_why: "With a plan, Tonight shows what is due and how much to draw, and you see how long your bottle lasts.",
    make: "Make a plan",
    answered: "Your answer is saved.",
    set_up: "The plan is set up.",
    changed: "The plan is changed.",
    damaged: "The plan could not be read. What is kept of it stays as it is: look at the note in the Diary before you make a new one.",
    tonight: "tonight",
    picture: |past, ahead| match (past, ahead) {
        (past, "") => format!("The plan as stairs: {past}."),
        ("", ahead) => format!("The plan as stairs. Ahead: {ahead}."),
        (past, ahead) => format!("The plan as stairs: {past}. Ahead: {ahead}."),
    },
    later: |night, dose| format!("Starts on {night} with {dose}"),
    stopped: "Stopped: nothing is due",
    over: "The steps are over: nothing is due",
    since: |night, why| format!("Since {night}: {why}"),
    hold: "Hold longer",
    step_back: |dose| format!("Step back to {dose}"),
    go_on: |dose| format!("Go on to {dose}"),
    stop: "Stop",
    changes_from: |night, dose| {
        format!("A change can begin on {night}. By then the plan is at {dose}.")
    },
    ways_hint: "Each asks for a date and a reason. What is past stays as it was.",
    missed: "Missed a dose? Do not double the next one. Follow your label.",
    surgery: "Before an operation, tell the surgeon and the anaesthetist that you take naltrexone, and ask when to stop.",
    steps: "Steps",
    drawn_from: |strength| format!("Drawn from {strength}"),
    by_then: |strength| format!("from another bottle by then: {strength}"),
    by_now: "from the bottle in use now",
    no_bottle: "Enter your bottle to see how much to draw.",
    dose: "Dose",
    draw: "Draw",
    when: "When",
    mark: |syringe, mark| format!("{syringe} syringe, {mark}"),
    ordinal: |mark, marks| format!("{} of {marks}", super::shell::ordinal(mark)),
    between: |exact| format!("{exact} is between two marks"),
    halfway: |exact| format!("{exact} is halfway between two marks"),
    above: |exact| format!("{exact} is more than the syringe holds"),
    // The measuring words come with another part of the program.
    more: |percent| format!("{percent} more"),
    less: |percent| format!("{percent} less"),
    caution: |difference| format!("{difference}, caution"),
    too_far: |difference| format!("{difference}, too far off"),
    small: "little to measure",
    tiny: "too little to measure well",
    below_first: "less than half of the first mark",
    fills: |syringe, marks| format!("{syringe}. {marks} (more than one fill)"),
    suggestion: |strength| {
        format!(
            "At {strength} each step is on a mark of your syringe, with 0.25\u{a0}mL or more to draw. Ask your pharmacist about it."
        )
    },
    ladder: "Find a strength that suits every step",
    from_to: |from, to| format!("{from} to {to}"),
    from: |from| format!("from {from}"),
    waits: "waits until you go on",
    change_steps: "Change the steps",
    start_again: "Start again",
    weeks: "The next four weeks",
    week: "Week of",
    nothing_due: "nothing due",
    at_times: |dose, times| match times {
        [] => String::new(),
        [time] => format!("Each {dose} is due at {time}."),
        [first @ .., last] => format!("Each {dose} is due at {} and {last}.", first.join(", ")),
    },
    history: "What was changed",
    kind: |kind| match kind {
        Kind::Start => "Started",
        Kind::Hold => "Held",
        Kind::StepBack => "Stepped back",
        Kind::GoOn => "Went on",
        Kind::Stop => "Stopped",
        Kind::Edit => "Changed the steps",
    },
    hold_at: |dose| format!("Hold at {dose}"),
    held_since: |night| format!("Held since {night}"),
    stop_plan: "Stop the plan",
    do_it: |way| match way {
        Move::Hold => "Hold",
        Move::Back => "Step back",
        Move::On => "Go on",
        Move::Stop => "Stop",
    },
    old_papers: "Dose cards and calendar alarms that you made before still show the old plan. Make them again, and take the old ones away.",
    leave: "Leave as it is",
    first_night: "From the night of",
    hold_until: "Until the night of",
    hold_hint: "Leave it empty to hold until you change it. The later steps wait then.",
    back_hint: "Leave it empty to stay there until you change it. The later steps wait then.",
    back_until: "At the lower dose until the night of",
    why: "Why",
    note: "In your words, if you like",
    moves_by: |days, next| {
        let by = match (days, days % 7) {
            (1, _) => "1 day".to_owned(),
            (7, _) => "1 week".to_owned(),
            (days, 0) => format!("{} weeks", days / 7),
            (days, _) => format!("{days} days"),
        };
        format!("The later steps move by {by}. The next one begins on {next}.")
    },
    next_from: |next| format!("The next step begins on {next}."),
    waits_on: "The later steps wait until you go on.",
    no_from: "Choose the first night.",
    past: |earliest| format!("That night is past. The earliest is {earliest}."),
    other_step: "By then the plan is at another step. Choose an earlier night, or use “Change the steps”.",
    stops_on: |night| format!("The plan stops: nothing is due from {night} on."),
    still_due: "A dose of today is recorded, so the other one of today stays due. If you are not to take it, choose “Not tonight” for it on Tonight.",
    rest_left_out: "What is recorded of today stays. What is still due today is recorded as left out, for the reason below.",
    stops_then: |night| {
        format!(
            "Nothing is due from {night} on: a stop is planned. To change that, use “Change the steps”."
        )
    },
    ahead: |made| format!("The last change of the plan was made on {made}, which has not come yet"),
    ahead_why: "The clock of this device was wrong then, or is wrong now. Check today’s date. If it is right, what was changed on nights to come can be taken back; what was due until today stays as it was.",
    ahead_do: |today, changes| match changes {
        0 => format!("Today is {today}: keep the plan as it is"),
        1 => format!("Today is {today}: take that change back"),
        changes => format!("Today is {today}: take the last {changes} changes back"),
    },
    no_until: "This is no date. Choose one, or leave it empty.",
    until_before: "This is before the first night.",
    hold_short: "The step lasts longer than that by itself. Choose a later night.",
    error: |error| match error {
        PlanError::OpioidsUnanswered => {
            "First answer the question about opioids: it stands where the steps are changed."
        }
        PlanError::Opioids => {
            "You said that you take an opioid, or may be taking one. Ask your prescriber or pharmacist first."
        }
        PlanError::NoteTooLong | PlanError::NoteHasNul => "The note is too long.",
        PlanError::TooManyChanges => "The plan has no room for one more change.",
        PlanError::TooManySteps => "These are more steps than a plan holds.",
        PlanError::NoSteps => "Type at least one step.",
        PlanError::Length => "This is longer than ten years.",
        PlanError::MadeEarlier => {
            "The last change of the plan was made on a night to come. See the Plan place first."
        }
        PlanError::InThePast => "The first night is past.",
        PlanError::Date => "This date is out of reach.",
        PlanError::NoStep | PlanError::NoNextStep | PlanError::NoLowerStep => {
            "There is no such step on that night."
        }
        PlanError::Times
        | PlanError::TooMuch
        | PlanError::NotStarted
        | PlanError::HoldTooShort
        | PlanError::BottleTooLarge
        | PlanError::DiscardTooEarly
        | PlanError::TooManyBottles
        | PlanError::BottleTwice
        | PlanError::NoSuchBottle
        | PlanError::StrengthFixed
        | PlanError::BottleTooSmall
        | PlanError::TooFar
        | PlanError::Dose(_) => "The plan does not take this.",
    },
};

pub(super) static STEPS: PlanSteps = PlanSteps {
    lead: "Type the steps as they were prescribed. The app reminds and counts; it does not choose a dose for you.",
    opioids: "Do you take any of these, or did you lately?",
    opioids_why: "Naltrexone blocks opioid medicines. Together they can make you very ill.",
    opioid_list: &[
        "Pain medicines: codeine, dihydrocodeine, tramadol, tapentadol, morphine, oxycodone, hydrocodone, a fentanyl patch",
        "Buprenorphine or methadone",
        "Against diarrhoea: loperamide, diphenoxylate",
        "Against a cough: dextromethorphan or codeine",
    ],
    opioids_lately: "If you stopped one in the last weeks, the answer is yes.",
    takes_none: "No, none of them",
    takes_some: "Yes, at least one, or I did lately",
    unsure: "I am not sure",
    ask_first: "Ask before you start",
    ask_first_why: "No plan is made here while you take one of these, took one lately, or may be taking one.",
    ask_first_do: "Ask your prescriber or pharmacist: “I take this medicine. May I take naltrexone, and how long must I be without it first?” Take the names of all your medicines along.",
    answer_again: "Answer again",
    answered_none: "You said that you take no opioids.",
    presets: "Published ways to begin",
    presets_why: "These sources disagree, and no trial compared them. Take one only to type less, and change it to what was prescribed. You type the first dose yourself.",
    preset: |preset| match preset {
        Preset::MsSlow => "MS, slow: 1.5, 3, then 4.5 mg, 4 weeks each",
        Preset::MsMonth => "MS: 3 mg for a month, then 4.5 mg",
        Preset::Fortnights => "1.5, 3, then 4.5 mg, 2 weeks each",
        Preset::HalfMilligrams => "0.5 mg more every 2 weeks, up to 4.5 mg",
    },
    preset_source: |preset| match preset {
        Preset::MsSlow => {
            "The Norwegian page on low-dose naltrexone, “Dosering”. Opinion of experts."
        }
        Preset::MsMonth => "Lawrence 2008, ldnhilft.org. Opinion of experts.",
        Preset::Fortnights => "Lavender Sky Health, summary of naltrexone. Opinion of experts.",
        Preset::HalfMilligrams => "LDN Research Trust, “Dosing Info” 2021. Opinion of experts.",
    },
    take: "Fill in these steps",
    taken: "Your steps were replaced. Type the first dose as it was prescribed.",
    from: "First night",
    from_hint: "If you have begun already, the night on which you did.",
    from_wrong: "Choose the first night. It cannot be before tonight once a plan is there.",
    step: |number| format!("Step {number}"),
    remove: |number| format!("Take away step {number}"),
    removed: "The step is taken away.",
    undo: "Undo",
    dose: "Dose (mg)",
    times: "Times of day",
    times_hint: "Such as 22:00, or 8:00, 20:00 for two doses a day.",
    length: "For how long",
    length_hint: "Leave it empty if it lasts until something is changed.",
    counted: "Counted in",
    unit: |unit| match unit {
        Unit::Weeks => "weeks",
        Unit::Days => "days",
    },
    add: "Add a step",
    note: "Where these steps come from",
    note_hint: "Such as: the clinic’s letter of 13 July. Only you see it.",
    reason: "Why the steps change",
    preview: "What the plan becomes",
    save: "Save the plan",
    wrong: "Look at what is marked above first.",
    note_long: "Shorten this to 1000 characters.",
    row: |problem| match problem {
        RowProblem::NoDose => "Type the dose in mg.",
        RowProblem::Dose(_) => "Type a number, such as 1.5.",
        RowProblem::Zero => "A dose is more than 0.",
        RowProblem::TooMuch => {
            "This comes to more than 10 mg a day, which is no low dose. Check it with your prescriber."
        }
        RowProblem::Times => "Type one to four times of day, such as 22:00.",
        RowProblem::Length => "Type a whole number of days or weeks, up to ten years.",
    },
    question: |question, dose| match question {
        Question::Gate(step, _, DoseGate::Warn | DoseGate::Refuse) => [
            format!("Step {step}: {dose} a day is far above the usual range"),
            "The usual range ends at 4.5 mg. Check it with your prescriber before you save it."
                .to_owned(),
        ],
        Question::Gate(step, _, DoseGate::Open | DoseGate::Confirm) => [
            format!("Step {step}: {dose} a day is above 4.5 mg"),
            "The usual range ends at 4.5 mg. Was this prescribed?".to_owned(),
        ],
        Question::AsPublished => [
            "These are the steps of a published way, as they were filled in".to_owned(),
            "Is this what was prescribed for you, step by step? Change what is not.".to_owned(),
        ],
        Question::Tenfold(step, TenfoldGate::TimesTooLittle(_)) => [
            format!("Step {step} is a tenth of the dose before it, or less"),
            "Check the decimal sign.".to_owned(),
        ],
        Question::Tenfold(step, TenfoldGate::Open | TenfoldGate::TimesTooMuch(_)) => [
            format!("Step {step} is ten times the dose before it, or more"),
            "Check the decimal sign.".to_owned(),
        ],
    },
    check: "Your check",
    sure: "I checked this: it is what was prescribed",
    sure_first: "First say that you checked what is marked.",
    back: "Back to the plan",
};
