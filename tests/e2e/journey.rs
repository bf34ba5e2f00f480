//! The table of journeys. A journey is what one person does; it speaks with the page through page objects alone.

mod bring_in;
mod crash;
mod data;
mod diary;
mod dose_card;
mod draw;
mod everywhere;
mod gates;
mod harness;
mod keys;
mod learn;
mod month;
mod offline;
mod one_file;
mod others;
mod passphrase;
mod plan;
mod policy;
mod relapse;
mod report;
mod settings;
mod smoke;
mod taken;
mod tonight;
mod trends;
mod trouble;
mod worker;

use crate::{
    engine::Engine::{self, Chromium, Firefox, WebKit},
    page::Page,
};
use anyhow::Result;
use std::{env, pin::Pin};

/// What a journey's function gives: it is done, or tells what was wrong.
pub(crate) type Steps<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// From where the page of a journey is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opened {
    /// From a host, on an origin of its own.
    FromHost,
    /// From a disk: the edition in one file.
    FromDisk,
}

/// One journey.
pub(crate) struct Journey {
    /// As it is printed.
    pub(crate) name: &'static str,
    /// From where the page is opened.
    pub(crate) opened: Opened,
    /// Where it runs.
    pub(crate) engines: &'static [Engine],
    /// What is done.
    pub(crate) run: for<'a> fn(&'a Page) -> Steps<'a>,
}

/// `name => function | engines`, one line a journey.
macro_rules! journeys {
    ($($name:literal => $function:path | $engines:expr),* $(,)?) => {
        vec![$(Journey {
            name: $name,
            opened: Opened::FromHost,
            engines: $engines,
            run: |page| Box::pin($function(page)),
        }),*]
    };
}

/// Every engine.
const EVERYWHERE: &[Engine] = &[Chromium, Firefox, WebKit];

/// All journeys, in the order in which they run.
pub(crate) fn all() -> Vec<Journey> {
    let mut all = doses_and_plans();
    all.extend(nights_and_the_rest());
    all.extend(the_page_itself());
    all.extend(without_a_network());
    all.extend(from_a_disk());
    all
}

fn doses_and_plans() -> Vec<Journey> {
    journeys![
        "the harness notices what it must" => harness::notices | EVERYWHERE,
        "the harness drives what it must" => harness::drives | EVERYWHERE,
        "the page opens" => smoke::opens | EVERYWHERE,
        "the rest comes later" => smoke::the_rest_comes_later | EVERYWHERE,
        "a dose becomes a mark on a syringe" => draw::to_a_mark | EVERYWHERE,
        "a comma is read, or asked about" => draw::commas | EVERYWHERE,
        "every label becomes mg/mL" => draw::labels | EVERYWHERE,
        "bad input is named and kept" => draw::bad_input | EVERYWHERE,
        "large doses are asked about, warned of, refused" => gates::large_doses | EVERYWHERE,
        "a tiny draw is warned of" => gates::a_tiny_draw | EVERYWHERE,
        "a draw becomes a dose" => others::for_draw | EVERYWHERE,
        "tablets become a batch" => others::batch | EVERYWHERE,
        "a liquid is diluted" => others::dilute | EVERYWHERE,
        "a dose is counted in drops" => others::drops | EVERYWHERE,
        "a plan finds its strength" => others::ladder | EVERYWHERE,
        "each answer is copied and printed" => taken::along | &[Chromium],
        "settings are kept" => settings::are_kept | EVERYWHERE,
        "insulin units are chosen on purpose" => settings::insulin_units | EVERYWHERE,
        "colours are chosen" => settings::colours | EVERYWHERE,
        // Before anything is downloaded: after that WebKit's window cannot be made so low any more.
        "text of twice the size fits" => everywhere::large_text | EVERYWHERE,
        "every place is for everyone" => everywhere::for_everyone | EVERYWHERE,
        "every first screen is for everyone" => everywhere::first_screens | &[Chromium],
        "a relapse record is kept, deleted and brought back" => relapse::is_recorded | EVERYWHERE,
        "a relapse record becomes a call sheet" => relapse::call_sheet | &[Chromium],
        "a relapse record stands beside own lists" => relapse::lists | EVERYWHERE,
        "a relapse record is for everyone" => relapse::for_everyone | EVERYWHERE,
        "a plan is made and a dose taken by it" => plan::is_made | EVERYWHERE,
        "a plan is held and gone on with" => plan::is_held | EVERYWHERE,
        "a plan warns in time" => plan::warns | EVERYWHERE,
        "a plan leads to its strength" => plan::finds_a_strength | EVERYWHERE,
        "a plan: seven weeks from two bottles" => month::by_the_plan | EVERYWHERE,
    ]
}

fn nights_and_the_rest() -> Vec<Journey> {
    journeys![
        "keys alone are enough" => keys::alone | EVERYWHERE,
        "keys reach the menu of a phone" => keys::menu | EVERYWHERE,
        "night: a first start" => tonight::first_start | EVERYWHERE,
        "night: a returning person" => tonight::returning | EVERYWHERE,
        "night: a draft" => tonight::draft | EVERYWHERE,
        "night: just awful" => tonight::awful | EVERYWHERE,
        "night: a dose by hand" => tonight::by_hand | EVERYWHERE,
        "night: a dose half typed" => tonight::half_a_dose | EVERYWHERE,
        "night: keys alone" => tonight::keys | EVERYWHERE,
        "night: a second tab" => tonight::second_tab | EVERYWHERE,
        "night: a second tab goes on with a draft" => tonight::second_tabs_draft | EVERYWHERE,
        "trouble: a full storage" => trouble::full | EVERYWHERE,
        "trouble: a room that fills up" => trouble::crowded | EVERYWHERE,
        "trouble: a storage that is cleared" => trouble::cleared | EVERYWHERE,
        "trouble: no room to come back" => trouble::no_room_to_come_back | EVERYWHERE,
        "trouble: two tabs in turn" => trouble::two_tabs | EVERYWHERE,
        "night: narrow and large" => tonight::fits | EVERYWHERE,
        "night: for everyone" => tonight::for_everyone | &[Chromium],
        "diary: a night is filled in" => diary::filled_in | EVERYWHERE,
        "diary: a night is changed, deleted, brought back" => diary::changed | EVERYWHERE,
        "diary: a night gets one more entry" => diary::one_more | EVERYWHERE,
        "diary: ten years" => diary::ten_years | EVERYWHERE,
        "diary: for everyone" => diary::for_everyone | EVERYWHERE,
        "trends: a year is told as it was" => trends::of_a_year | EVERYWHERE,
        "trends: a night is read" => trends::is_read | EVERYWHERE,
        "trends: ten years" => trends::of_ten_years | EVERYWHERE,
        "trends: prints its picture and steps" => trends::prints | &[Chromium],
        "report: is chosen" => report::is_chosen | EVERYWHERE,
        "report: prints on one or two pages" => report::prints | &[Chromium],
        "report: a full diary prints on two pages" => report::prints_when_full | &[Chromium],
        "card: is found" => dose_card::is_found | &[Chromium],
        "card: prints in both forms" => dose_card::prints | &[Chromium],
        "card: a long plan flows" => dose_card::flows | &[Chromium],
        "learn: is read" => learn::is_read | EVERYWHERE,
        "learn: prints whole" => learn::prints_whole | &[Chromium],
        "passphrase: added and used" => passphrase::added | EVERYWHERE,
        "passphrase: locked and changed" => passphrase::changed | EVERYWHERE,
        "passphrase: another code, and removed" => passphrase::removed | EVERYWHERE,
        "passphrase: the recovery sheet prints on one page" => passphrase::paper::prints | &[Chromium],
        "passphrase: a lost sealing comes back" => passphrase::lost | EVERYWHERE,
        "passphrase: locks by itself" => passphrase::by_itself | EVERYWHERE,
        "passphrase: not inside another page" => passphrase::framed | EVERYWHERE,
        "passphrase: for everyone" => passphrase::for_everyone | &[Chromium],
        "data: comes back from a file" => data::comes_back | EVERYWHERE,
        "data: a locked file" => data::locked | EVERYWHERE,
        "data: a damaged file" => data::damaged | EVERYWHERE,
        "data: for everyone" => data::for_everyone | &[Chromium],
        "bring in: a file of this app" => bring_in::own_file | EVERYWHERE,
        "bring in: another diary" => bring_in::another_diary | EVERYWHERE,
        "bring in: what is refused" => bring_in::refused | EVERYWHERE,
        "bring in: for everyone" => bring_in::for_everyone | &[Chromium],
        "an answer prints on one page" => everywhere::on_paper | &[Chromium],
    ]
}

fn the_page_itself() -> Vec<Journey> {
    journeys![
        "one file: works from a disk" => one_file::works | EVERYWHERE,
        "a crash leaves a way out" => crash::saves | EVERYWHERE,
        "a trap of the program leaves it too" => crash::traps | EVERYWHERE,
        "a crash, and everything comes back" => crash::comes_back | &[Chromium, Firefox],
        "the page is quiet once it is loaded" => everywhere::quiet | EVERYWHERE,
        // WebKit reports no offence for a script that is put into the page, so that nothing tells when it has tried.
        "the policy refuses what a page must not do" => policy::refuses | &[Chromium, Firefox],
        "the page asks for nothing while it is used" => everywhere::asks_for_nothing | EVERYWHERE,
    ]
}

fn without_a_network() -> Vec<Journey> {
    journeys![
        "offline: every place opens" => offline::opens | EVERYWHERE,
        "offline: no workers" => offline::no_workers | EVERYWHERE,
        "offline: a new version waits" => offline::update_waits | EVERYWHERE,
        // WebKit's driver may never answer as a page loads itself anew, which these do many times.
        "offline: half an update is none" => offline::update_fails | &[Chromium, Firefox],
        "offline: an old page and a new worker" => offline::old_page | &[Chromium, Firefox],
        "offline: what a browser lost comes back" => offline::lost | &[Chromium, Firefox],
        "offline: wrong bytes are not run" => offline::wrong_bytes | &[Chromium, Firefox],
        "offline: old, new, old" => offline::to_and_fro | &[Chromium, Firefox],
        "worker: half of a newer version is passed by" => worker::half_newer | &[Chromium, Firefox],
        "worker: half of its own version is mended" => worker::half_its_own | &[Chromium, Firefox],
        "worker: a silent host is not waited for" => worker::silent | &[Chromium, Firefox],
        "worker: below a path of its host" => worker::below | &[Chromium, Firefox],
        "worker: news that comes late" => worker::heard_late | &[Chromium, Firefox],
        "worker: a version amid taking it away" => worker::taken_away | &[Chromium, Firefox],
        "worker: what waits takes over whole" => worker::waits_whole | &[Chromium, Firefox],
        "worker: what waits opens where all else fails" => worker::waiting_helps | &[Chromium, Firefox],
        "worker: what is not whole takes nothing away" => worker::takes_away_when_whole | &[Chromium, Firefox],
    ]
}

/// The same things done in the edition in one file, more of them in the long run. What prints, what has two tabs, and what is about a host
/// or a worker is not among them.
fn from_a_disk() -> Vec<Journey> {
    let mut journeys = journeys![
        "one file: a comma is read, or asked about" => draw::commas | EVERYWHERE,
        "one file: large doses are asked about, warned of, refused" => gates::large_doses | EVERYWHERE,
        "one file: a first start" => tonight::first_start | EVERYWHERE,
        "one file: a night is filled in" => diary::filled_in | EVERYWHERE,
        "one file: a plan is made and a dose taken by it" => plan::is_made | EVERYWHERE,
        "one file: settings are kept" => settings::are_kept | EVERYWHERE,
        "one file: comes back from a file" => data::comes_back | EVERYWHERE,
        "one file: a passphrase is added and used" => passphrase::added | EVERYWHERE,
        "one file: for everyone" => one_file::for_everyone | &[Chromium],
    ];
    if env::var_os("LDN_LONG").is_some() {
        journeys.extend(more_from_a_disk());
    }
    let from_disk = |journey: Journey| Journey { opened: Opened::FromDisk, ..journey };
    journeys.into_iter().map(from_disk).collect()
}

fn more_from_a_disk() -> Vec<Journey> {
    journeys![
        "one file: every label becomes mg/mL" => draw::labels | EVERYWHERE,
        "one file: bad input is named and kept" => draw::bad_input | EVERYWHERE,
        "one file: a tiny draw is warned of" => gates::a_tiny_draw | EVERYWHERE,
        "one file: a draw becomes a dose" => others::for_draw | EVERYWHERE,
        "one file: tablets become a batch" => others::batch | EVERYWHERE,
        "one file: a liquid is diluted" => others::dilute | EVERYWHERE,
        "one file: a dose is counted in drops" => others::drops | EVERYWHERE,
        "one file: a plan finds its strength" => others::ladder | EVERYWHERE,
        "one file: keys alone are enough" => keys::alone | EVERYWHERE,
        "one file: keys reach the menu of a phone" => keys::menu | EVERYWHERE,
        "one file: a night is changed, deleted, brought back" => diary::changed | EVERYWHERE,
        "one file: a relapse record is kept, deleted and brought back" => relapse::is_recorded | EVERYWHERE,
        "one file: learn is read" => learn::is_read | EVERYWHERE,
        "one file: a file of this app is brought in" => bring_in::own_file | EVERYWHERE,
        "one file: another diary is brought in" => bring_in::another_diary | EVERYWHERE,
        "one file: a locked file" => data::locked | EVERYWHERE,
        "one file: a passphrase is locked and changed" => passphrase::changed | EVERYWHERE,
    ]
}
