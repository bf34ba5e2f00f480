//! Numbers and steps of the trends in words. It adds nothing to them.

use crate::dose::Exact;
use crate::plan::DatedStep;
use crate::store::Reading;
use crate::trends::{Hundredths, Phase, Quarters, Shift, Spread};
use crate::ui::context::Site;
use crate::ui::page::night::mg;

/// A median or a quartile.
pub(in crate::ui::page) fn quarters(site: &Site, quarters: Quarters) -> String {
    site.style.number(Exact::fraction(quarters.number().into(), 4).unwrap_or(Exact::whole(0))).text
}

/// "6 to 7": where the middle half lies.
pub(in crate::ui::page) fn middle_half(site: &Site, spread: Spread) -> String {
    let [lower, upper] = [spread.lower, spread.upper].map(|one| quarters(site, one));
    if lower == upper { lower } else { (site.text.trend_steps.from_to)(&lower, &upper) }
}

/// How a number is brought to one digit behind the decimal sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui::page) enum Round {
    /// To the nearest.
    Nearest,
    /// Never up: for the lower end of a range.
    Down,
    /// Never down: for the upper end.
    Up,
}

/// A difference with its sign, to a tenth: +0.4, −1.6, 0.
pub(in crate::ui::page) fn signed(site: &Site, number: Hundredths, round: Round) -> String {
    let number = number.number();
    let tenths = match round {
        Round::Nearest => (number.abs() + 5) / 10 * number.signum(),
        Round::Down => number.div_euclid(10),
        Round::Up => -(-number).div_euclid(10),
    };
    let sign = match tenths {
        1.. => "+",
        0 => "",
        ..0 => "\u{2212}",
    };
    [sign, &size(site, tenths.unsigned_abs())].concat()
}

fn size(site: &Site, tenths: u64) -> String {
    site.style.number(Exact::decimal(tenths, 1).unwrap_or(Exact::whole(0))).text
}

/// The ends of the range of a change, rounded outwards.
pub(in crate::ui::page) fn range(site: &Site, shift: Shift) -> Option<[String; 2]> {
    let [low, high] = shift.range?;
    Some([signed(site, low, Round::Down), signed(site, high, Round::Up)])
}

/// A step: its dose, with how often a day where that is more than once.
pub(in crate::ui::page) fn phase_name(site: &Site, phase: Phase, plan: Planned) -> String {
    let say = site.text.trend_steps;
    match (phase, plan) {
        (Phase::Step { dose, times: 1, .. }, _) => mg(site, dose),
        (Phase::Step { dose, times, .. }, _) => {
            [mg(site, dose).as_str(), " × ", &times.to_string()].concat()
        }
        (Phase::Before, Planned::Yes) => say.before.to_owned(),
        (Phase::Before, Planned::No) => say.no_plan.to_owned(),
        (Phase::Before, Planned::Unread) => say.plan_unread.to_owned(),
        (Phase::Without, _) => say.without.to_owned(),
    }
}

/// The same within a sentence.
pub(in crate::ui::page) fn phase_within(site: &Site, phase: Phase) -> String {
    match phase {
        Phase::Step { .. } => phase_name(site, phase, Planned::Yes),
        Phase::Before => site.text.trend_steps.before_within.to_owned(),
        Phase::Without => site.text.trend_steps.without_within.to_owned(),
    }
}

/// Whether there is a plan at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui::page) enum Planned {
    /// There is one.
    Yes,
    /// There never was.
    No,
    /// Nobody knows: it could not be read.
    Unread,
}

impl Planned {
    /// By the steps of the plan, which was read like this.
    pub(in crate::ui::page) fn of(steps: &[DatedStep], reading: &Reading) -> Self {
        match (steps, reading) {
            ([_, ..], _) => Self::Yes,
            ([], Reading::Sound) => Self::No,
            ([], _unread) => Self::Unread,
        }
    }
}

/// What a range says of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui::page) enum Says {
    /// It lies below zero.
    Lower,
    /// It lies above zero.
    Higher,
    /// Zero is within it.
    Nothing,
    /// There is none: the scores do not vary.
    NoRange,
}

/// What the range of a change says: anything only where all of it lies on one side of zero, as it is shown, rounded outwards.
pub(in crate::ui::page) fn says(shift: Shift) -> Says {
    match shift.range.map(|range| range.map(Hundredths::number)) {
        Some([_, high]) if high <= -10 => Says::Lower,
        Some([low, _]) if low >= 10 => Says::Higher,
        Some(_) => Says::Nothing,
        None => Says::NoRange,
    }
}
