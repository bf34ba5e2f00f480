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
/// Below this volume a draw is marked as hard to measure: an earlier abstract of the study below.
pub const SMALL_DRAW: Volume = Volume::ml(Exact::hundredths(25));
/// At this volume or less the warning is strong: 1 mL oral syringes missed by more than 10 % (Arenas-López and others 2017,
/// doi 10.1136/archdischild-2016-312492).
pub const TINY_DRAW: Volume = Volume::ml(Exact::hundredths(10));
/// Up to this many percent off, a mark is fine: half of the customary line below.
pub const FINE_PERCENT: Exact = Exact::whole(5);
/// Up to this many percent off, a mark is a caution; above it a warning. It is the customary alarm line in the rounding of
/// children's doses (PMID 31144400).
pub const CAUTION_PERCENT: Exact = Exact::whole(10);
/// A draw or a dose that is this many times another is stopped: misread strengths and units of compounded semaglutide made
/// overdoses of 5 to 20 times (FDA 2024).
pub const TENFOLD: Exact = Exact::whole(10);
/// The largest insulin syringe: 100 units; the others have 0.3 and 0.5 mL. A syringe that holds more has no scale of units.
pub const LARGEST_INSULIN_SYRINGE: Volume = Volume::ml(Exact::ONE);
/// Drops in a millilitre when nobody has counted: the middle of what a standard dropper gives with water (USP 32 <1101>).
pub const ASSUMED_DROPS_PER_ML: Exact = Exact::whole(20);

/// The most digits read before a decimal sign; larger numbers are slips of the finger.
pub const MOST_WHOLE_DIGITS: usize = 9;
/// The most digits read after a decimal sign; finer numbers are slips of the finger.
pub const MOST_DECIMAL_DIGITS: usize = 9;
/// The most marks of one syringe; more lines cannot be read off one.
pub const MOST_MARKS: u32 = 500;
/// The largest syringe; larger ones are not for a dose.
pub const LARGEST_SYRINGE: Volume = Volume::ml(Exact::whole(100));
/// The most steps of one ladder: longer than any published one, and the solver stays quick.
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

/// A bound with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A dose.
    Mass(Mass),
    /// A draw, or what a syringe holds.
    Volume(Volume),
    /// A percentage of the dose.
    Percent(Exact),
    /// So many times as much.
    Times(Exact),
    /// Drops in a millilitre.
    DropsPerMl(Exact),
    /// So many digits or steps.
    Count(usize),
    /// So many marks.
    Marks(u32),
}

/// One row of the table. Where the bound comes from is told beside the constant, and to people in the catalogue of texts.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The name of the constant.
    pub name: &'static str,
    /// The bound.
    pub bound: Bound,
    /// How sure the source is.
    pub sure: Sureness,
}

const fn limit(name: &'static str, bound: Bound, sure: Sureness) -> Limit {
    Limit { name, bound, sure }
}

/// Every limit, for the screen, the docs and the tests.
pub const TABLE: [Limit; 15] = [
    limit("CONFIRM_ABOVE", Bound::Mass(CONFIRM_ABOVE), Sureness::Medium),
    limit("WARN_ABOVE", Bound::Mass(WARN_ABOVE), Sureness::Medium),
    limit("REFUSE_ABOVE", Bound::Mass(REFUSE_ABOVE), Sureness::Medium),
    limit("SMALL_DRAW", Bound::Volume(SMALL_DRAW), Sureness::Medium),
    limit("TINY_DRAW", Bound::Volume(TINY_DRAW), Sureness::High),
    limit("FINE_PERCENT", Bound::Percent(FINE_PERCENT), Sureness::Medium),
    limit("CAUTION_PERCENT", Bound::Percent(CAUTION_PERCENT), Sureness::High),
    limit("TENFOLD", Bound::Times(TENFOLD), Sureness::Medium),
    limit("LARGEST_INSULIN_SYRINGE", Bound::Volume(LARGEST_INSULIN_SYRINGE), Sureness::Medium),
    limit("ASSUMED_DROPS_PER_ML", Bound::DropsPerMl(ASSUMED_DROPS_PER_ML), Sureness::High),
    limit("MOST_WHOLE_DIGITS", Bound::Count(MOST_WHOLE_DIGITS), Sureness::Choice),
    limit("MOST_DECIMAL_DIGITS", Bound::Count(MOST_DECIMAL_DIGITS), Sureness::Choice),
    limit("MOST_MARKS", Bound::Marks(MOST_MARKS), Sureness::Choice),
    limit("LARGEST_SYRINGE", Bound::Volume(LARGEST_SYRINGE), Sureness::Choice),
    limit("MOST_STEPS", Bound::Count(MOST_STEPS), Sureness::Choice),
];
