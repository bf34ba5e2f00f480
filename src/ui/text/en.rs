//! English. One file a place; this one only puts them together.

mod about;
mod batch;
mod bottles;
mod calculator;
mod calendar_file;
mod diary;
mod dilute;
mod dose;
mod dose_card;
mod drops;
mod ladder;
mod learn;
mod lists;
mod log_dose;
mod makers;
mod measure;
mod names;
mod nights;
mod one_night;
mod parts;
mod passphrase;
mod plan;
mod reading;
mod relapse;
mod settings;
mod shell;
mod sure;
mod tonight;
mod trends;

use super::Messages;

/// The English messages.
pub static EN: Messages = Messages {
    lang: "en",
    shell: shell::SHELL,
    parts: parts::PARTS,
    reading: &reading::READING,
    dose: &dose::DOSE,
    calculator: &calculator::CALCULATOR,
    gates: &calculator::GATES,
    measure: &measure::MEASURE,
    makers: &makers::MAKERS,
    batch: &batch::BATCH,
    dilute: &dilute::DILUTE,
    drops: &drops::DROPS,
    ladder: &ladder::LADDER,
    saving: &tonight::SAVING,
    tonight: &tonight::TONIGHT,
    due: &tonight::DUE,
    check_in: &tonight::CHECK_IN,
    log_dose: &log_dose::LOG_DOSE,
    names: &names::NAMES,
    plan: &plan::PLAN,
    plan_steps: &plan::STEPS,
    bottles: &bottles::BOTTLES,
    reasons: &names::REASONS,
    calendar_file: &calendar_file::CALENDAR_FILE,
    dose_card: &dose_card::DOSE_CARD,
    diary: &diary::DIARY,
    nights: &nights::NIGHTS,
    one_night: &one_night::ONE_NIGHT,
    trash: &one_night::TRASH,
    relapse: &relapse::RELAPSE,
    sheet: &relapse::SHEET,
    trends: &trends::TRENDS,
    trend_lines: &trends::LINES,
    trend_steps: &trends::STEPS,
    trend_tables: &trends::TABLES,
    lists: &lists::LISTS,
    passphrase: &passphrase::PASSPHRASE,
    learn: &learn::LEARN,
    settings: &settings::SETTINGS,
    about: &about::ABOUT,
};
