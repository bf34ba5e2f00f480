//! The one table of limits: every bound of the dose room, with where it comes from and how sure that is.
//!
//! Owns the numbers. Must not act on them: `gate` judges, the readers refuse.

use super::{Exact, Mass, Volume};

/// Above this dose a person is asked to confirm: 4.5 mg is the usual ceiling of low-dose naltrexone.
pub const CONFIRM_ABOVE: Mass = Mass::mg(Exact::hundredths(450));
/// Above this dose the warning is strong: 6 mg was the dose of a fibromyalgia trial, the highest seen in a trial of low doses.
pub const WARN_ABOVE: Mass = Mass::mg(Exact::whole(6));
/// Above this dose nothing is shown to draw: some still call 10 mg low, nobody more.
pub const REFUSE_ABOVE: Mass = Mass::mg(Exact::whole(10));
/// Below this volume a draw is marked as hard to measure.
pub const SMALL_DRAW: Volume = Volume::ml(Exact::hundredths(25));
/// At this volume or less the warning is strong: 1 mL oral syringes missed by more than 10 %.
pub const TINY_DRAW: Volume = Volume::ml(Exact::hundredths(10));
/// Up to this many percent off, a mark is fine.
pub const FINE_PERCENT: Exact = Exact::whole(5);
/// Up to this many percent off, a mark is a caution; above it a warning.
pub const CAUTION_PERCENT: Exact = Exact::whole(10);
/// A draw or a dose that is this many times another is stopped.
pub const TENFOLD: Exact = Exact::whole(10);
/// The largest insulin syringe: 100 units. A syringe that holds more has no scale of units.
pub const LARGEST_INSULIN_SYRINGE: Volume = Volume::ml(Exact::ONE);
/// Drops in a millilitre when nobody has counted: the middle of what a standard dropper gives with water.
pub const ASSUMED_DROPS_PER_ML: Exact = Exact::whole(20);

/// The most digits read before a decimal sign.
pub const MOST_WHOLE_DIGITS: usize = 9;
/// The most digits read after a decimal sign.
pub const MOST_DECIMAL_DIGITS: usize = 9;
/// The most marks of one syringe.
pub const MOST_MARKS: u32 = 500;
/// The largest syringe.
pub const LARGEST_SYRINGE: Volume = Volume::ml(Exact::whole(100));
/// The most steps of one ladder.
pub const MOST_STEPS: usize = 40;

/// How sure a limit's source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// The study's own abstract or table, or official text.
    High,
    /// A secondary report, expert opinion or inference.
    Medium,
    /// Our own choice, made so that the arithmetic and the picture stay sound.
    Choice,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The name of the constant.
    pub name: &'static str,
    /// The bound, as it is written for people.
    pub bound: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// How sure the source is.
    pub sure: Sureness,
}

const fn limit(
    name: &'static str,
    bound: &'static str,
    sure: Sureness,
    source: &'static str,
) -> Limit {
    Limit { name, bound, source, sure }
}

/// Every limit, for the screen, the docs and the tests.
pub const TABLE: [Limit; 15] = [
    limit(
        "CONFIRM_ABOVE",
        "4.5 mg",
        Sureness::Medium,
        "Usual range 1.5 to 4.5 mg: Gironi 2008, Cree 2010; the gate itself is judgement",
    ),
    limit(
        "WARN_ABOVE",
        "6 mg",
        Sureness::Medium,
        "Fibromyalgia trial NCT04270877 used 6 mg; the gate itself is judgement",
    ),
    limit(
        "REFUSE_ABOVE",
        "10 mg",
        Sureness::Medium,
        "LDN Research Trust dosing information 2021 calls up to 10 mg low; the gate itself is judgement",
    ),
    limit(
        "SMALL_DRAW",
        "0.25 mL",
        Sureness::Medium,
        "Arenas-López and others, an earlier abstract of the 2017 study",
    ),
    limit(
        "TINY_DRAW",
        "0.1 mL",
        Sureness::High,
        "Arenas-López and others 2017, Arch Dis Child 102:655-9, doi 10.1136/archdischild-2016-312492",
    ),
    limit("FINE_PERCENT", "5 %", Sureness::Medium, "Half of the customary 10 % line; judgement"),
    limit(
        "CAUTION_PERCENT",
        "10 %",
        Sureness::High,
        "Rounding of children's doses, PMID 31144400: 10 % is the customary alarm line",
    ),
    limit(
        "TENFOLD",
        "10 times",
        Sureness::High,
        "FDA 2024 on compounded semaglutide: overdoses of 5 to 20 times from misread strengths and units",
    ),
    limit(
        "LARGEST_INSULIN_SYRINGE",
        "1 mL",
        Sureness::Medium,
        "U-100 insulin syringes are sold with 0.3, 0.5 and 1 mL",
    ),
    limit(
        "ASSUMED_DROPS_PER_ML",
        "20 drops in 1 mL",
        Sureness::High,
        "USP 32 <1101>: a drop of water weighs 45 to 55 mg; the volume may be 15 % off",
    ),
    limit(
        "MOST_WHOLE_DIGITS",
        "9 digits",
        Sureness::Choice,
        "Larger numbers are slips of the finger",
    ),
    limit(
        "MOST_DECIMAL_DIGITS",
        "9 digits",
        Sureness::Choice,
        "Finer numbers are slips of the finger",
    ),
    limit("MOST_MARKS", "500 marks", Sureness::Choice, "More lines cannot be read off a syringe"),
    limit("LARGEST_SYRINGE", "100 mL", Sureness::Choice, "Larger ones are not for a dose"),
    limit(
        "MOST_STEPS",
        "40 steps",
        Sureness::Choice,
        "Longer than any published ladder; keeps the solver quick",
    ),
];
