//! From a dose to a mark on a syringe, and from a draw back to a dose. Owns the answer and how far a mark is off.
//!
//! Must not judge whether a dose is safe: that is `gate`'s, and the arithmetic here is right for any drug.

use core::cmp::Reverse;

use super::working::{Line, Working};
use super::{DoseError, Exact, Mark, Mass, Strength, Subject, Syringe, Volume, limits};

/// How many mL hold a dose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// The prescribed mass.
    pub dose: Mass,
    /// The strength on the label.
    pub strength: Strength,
    /// The exact volume, not rounded.
    pub volume: Volume,
    /// dose ÷ strength = volume
    pub working: Working,
}

/// How many mg a draw holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dose {
    /// The volume in the syringe.
    pub volume: Volume,
    /// The strength on the label.
    pub strength: Strength,
    /// The exact mass, not rounded.
    pub dose: Mass,
    /// volume × strength = dose
    pub working: Working,
}

/// How far a mass is from the prescribed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deviation {
    /// Not at all.
    None,
    /// So many percent more.
    More(Exact),
    /// So many percent less.
    Less(Exact),
}

/// The grade of a deviation: up to 5 % fine, up to 10 % caution, above that a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Close enough.
    Fine,
    /// To be known.
    Caution,
    /// To be mended.
    Warning,
}

/// What one syringe can do for a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The plunger goes to a mark.
    Mark(Reading),
    /// Less than half a mark: the first mark is already this much.
    BelowFirstMark {
        /// The mass at the first mark.
        first: Mass,
    },
    /// More than one fill.
    NotInOneFill(Fills),
}

/// A draw in more than one fill: some to the last mark, and one to a mark below it. The whole is as near to the dose as the marks let it
/// be, and it is exactly what the fills hold together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fills {
    /// The syringe that is filled.
    pub syringe: Syringe,
    /// How many fills there are, 2 or more.
    pub count: u64,
    /// How many of them go to the last mark, 1 or more.
    pub full: u64,
    /// The mark of the one after them; none where all go to the last mark.
    pub rest: Option<Mark>,
    /// What they hold together.
    pub volume: Volume,
    /// The mass in that.
    pub delivered: Mass,
    /// How far that is from the dose.
    pub deviation: Deviation,
}

/// The nearest mark and what it really delivers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The syringe that was read.
    pub syringe: Syringe,
    /// The nearest mark.
    pub mark: Mark,
    /// The mass at that mark.
    pub delivered: Mass,
    /// How far that is from the dose.
    pub deviation: Deviation,
    /// The mass of one mark; reading one line too far gives this much more.
    pub per_mark: Mass,
    /// One mark as a percentage of the dose.
    pub per_mark_percent: Exact,
}

/// The volume that holds `dose` at `strength`.
///
/// ```
/// # use ldn_diary::dose::{Exact, Mass, Strength, Volume, draw_for_dose};
/// let dose = Mass::mg(Exact::decimal(15, 1).unwrap());
/// let draw = draw_for_dose(dose, Strength::mg_per_ml(Exact::ONE).unwrap()).unwrap();
/// assert_eq!(draw.volume, Volume::ml(Exact::decimal(15, 1).unwrap()));
/// ```
///
/// # Errors
/// [`DoseError::Zero`] for no dose, [`DoseError::TooLarge`] when it does not fit.
pub fn draw_for_dose(dose: Mass, strength: Strength) -> Result<Draw, DoseError> {
    let volume = dose.above_zero(Subject::Dose)?.at(strength)?;
    let line = Line::draw(dose, strength, volume);
    Ok(Draw { dose, strength, volume, working: vec![line] })
}

/// The mass in `volume` at `strength`.
///
/// # Errors
/// [`DoseError::Zero`] for no volume, [`DoseError::TooLarge`] when it does not fit.
pub fn dose_for_draw(volume: Volume, strength: Strength) -> Result<Dose, DoseError> {
    let dose = volume.above_zero(Subject::Draw)?.at(strength)?;
    let line = Line::dose(volume, strength, dose);
    Ok(Dose { volume, strength, dose, working: vec![line] })
}

impl Draw {
    /// What `syringe` can do for this draw.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when a number does not fit.
    pub fn fit(&self, syringe: Syringe) -> Result<Fit, DoseError> {
        let per_mark = syringe.spacing().at(self.strength)?;
        let mark = match syringe.nearest_mark(self.volume)? {
            Some(mark) => mark,
            None => match self.fills(syringe)? {
                // Less than half a mark over the last one: that is the nearest.
                fills @ Fills { full: 1, rest: None, .. } => fills.last(),
                fills => return Ok(Fit::NotInOneFill(fills)),
            },
        };
        if mark.index == 0 {
            return Ok(Fit::BelowFirstMark { first: per_mark });
        }
        let delivered = mark.volume.at(self.strength)?;
        Ok(Fit::Mark(Reading {
            syringe,
            mark,
            delivered,
            deviation: Deviation::between(self.dose, delivered)?,
            per_mark,
            per_mark_percent: percent_of(per_mark, self.dose)?,
        }))
    }

    /// The fills of `syringe` that hold a draw of more than its capacity; a single one where less than half a mark is left after it.
    fn fills(&self, syringe: Syringe) -> Result<Fills, DoseError> {
        let capacity = syringe.capacity();
        let whole = self.volume.over(capacity)?.floor();
        let left = self.volume.minus(capacity.times(Exact::whole(whole))?)?;
        let (full, rest) = match syringe.nearest_mark(left)? {
            Some(mark) if mark.index == syringe.marks() => (whole.saturating_add(1), None),
            nearest => (whole, nearest.filter(|mark| mark.index > 0)),
        };
        let held = capacity.times(Exact::whole(full))?;
        let volume = rest.map_or(Ok(held), |mark| held.plus(mark.volume))?;
        let delivered = volume.at(self.strength)?;
        let deviation = Deviation::between(self.dose, delivered)?;
        let count = full.saturating_add(u64::from(rest.is_some()));
        Ok(Fills { syringe, count, full, rest, volume, delivered, deviation })
    }

    /// The reading on `syringe`, when there is one.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when a number does not fit.
    pub fn reading(&self, syringe: Syringe) -> Result<Option<Reading>, DoseError> {
        Ok(match self.fit(syringe)? {
            Fit::Mark(reading) => Some(reading),
            Fit::BelowFirstMark { .. } | Fit::NotInOneFill(_) => None,
        })
    }

    /// The smallest of `owned` that holds the draw in one fill; of two that hold as much, the one with finer marks.
    #[must_use]
    pub fn smallest_syringe(&self, owned: &[Syringe]) -> Option<Syringe> {
        let holding = owned.iter().copied().filter(|syringe| syringe.holds(self.volume));
        holding.min_by_key(|syringe| (syringe.capacity(), syringe.spacing()))
    }

    /// The one of `owned` that the draw is made with: the [smallest](Self::smallest_syringe) that holds it in one fill, else the largest;
    /// of two that hold as much, the one with finer marks.
    #[must_use]
    pub fn syringe_to_use(&self, owned: &[Syringe]) -> Option<Syringe> {
        let largest = || {
            let all = owned.iter().copied();
            all.max_by_key(|syringe| (syringe.capacity(), Reverse(syringe.spacing())))
        };
        self.smallest_syringe(owned).or_else(largest)
    }

    /// The reading of `owned` that comes closest to the dose; of two as close, the one on the smaller syringe, then on the one
    /// with finer marks. None when no syringe shows the draw.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when a number does not fit.
    pub fn closest_reading(&self, owned: &[Syringe]) -> Result<Option<Reading>, DoseError> {
        let rank = |r: &Reading| (r.deviation.percent(), r.syringe.capacity(), r.syringe.spacing());
        let mut closest: Option<Reading> = None;
        for syringe in owned {
            if let Some(reading) = self.reading(*syringe)?
                && closest.is_none_or(|closest| rank(&reading) < rank(&closest))
            {
                closest = Some(reading);
            }
        }
        Ok(closest)
    }

    /// The mass one mark below what the marks of this fit give, in one fill or in more, when the draw is just as near to it: halfway goes
    /// up. None where that is the zero.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when a number does not fit.
    pub fn as_near(&self, fit: &Fit) -> Result<Option<Mass>, DoseError> {
        let (volume, syringe) = match fit {
            Fit::Mark(reading) => (reading.mark.volume, reading.syringe),
            Fit::NotInOneFill(fills) => (fills.volume, fills.syringe),
            Fit::BelowFirstMark { .. } => return Ok(None),
        };
        if volume <= self.volume || volume <= syringe.spacing() {
            return Ok(None);
        }
        let (over, below) = (volume.minus(self.volume)?, volume.minus(syringe.spacing())?);
        let is_halfway = over.plus(over)? == syringe.spacing();
        is_halfway.then(|| below.at(self.strength)).transpose()
    }

    /// The smaller of the exact volume and the one at the mark: how well it can be measured is judged by that one.
    #[must_use]
    pub fn smaller_volume(&self, reading: Option<&Reading>) -> Volume {
        reading.map_or(self.volume, |reading| reading.mark.volume.min(self.volume))
    }

    /// The [`closest_reading`](Self::closest_reading), when it is closer than `now`.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when a number does not fit.
    pub fn closer_reading(
        &self,
        owned: &[Syringe],
        now: &Reading,
    ) -> Result<Option<Reading>, DoseError> {
        let closer = |best: &Reading| best.deviation.percent() < now.deviation.percent();
        Ok(self.closest_reading(owned)?.filter(closer))
    }
}

impl Fills {
    /// The mark of a full fill: the last one of the syringe.
    #[must_use]
    pub const fn whole(&self) -> Mark {
        Mark { index: self.syringe.marks(), volume: self.syringe.capacity() }
    }

    /// The mark of the last fill.
    #[must_use]
    pub const fn last(&self) -> Mark {
        match self.rest {
            Some(mark) => mark,
            None => self.whole(),
        }
    }
}

impl Reading {
    /// The mass one mark below: what reading one line short gives.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn one_mark_less(&self) -> Result<Mass, DoseError> {
        self.delivered.in_mg().minus(self.per_mark.in_mg()).map(Mass::mg)
    }

    /// The mass one mark above: what reading one line too far gives. None at the last mark.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn one_mark_more(&self) -> Result<Option<Mass>, DoseError> {
        if self.mark.index >= self.syringe.marks() {
            return Ok(None);
        }
        self.delivered.in_mg().plus(self.per_mark.in_mg()).map(|sum| Some(Mass::mg(sum)))
    }

    /// How far one line too far is from `dose`. None at the last mark.
    ///
    /// # Errors
    /// [`DoseError::ByZero`] for no dose, [`DoseError::TooLarge`] when it does not fit.
    pub fn too_far(&self, dose: Mass) -> Result<Option<Deviation>, DoseError> {
        self.one_mark_more()?.map(|more| Deviation::between(dose, more)).transpose()
    }

    /// Half a mark as a percentage of the dose: as closely as this syringe can be read.
    ///
    /// # Errors
    /// [`DoseError::TooLarge`] when it does not fit.
    pub fn half_mark_percent(&self) -> Result<Exact, DoseError> {
        self.per_mark_percent.over(Exact::whole(2))
    }
}

impl Deviation {
    /// How far `found` is from `wanted`, as a percentage of `wanted`.
    ///
    /// # Errors
    /// [`DoseError::ByZero`] when nothing is wanted, [`DoseError::TooLarge`] when it does not fit.
    pub fn between(wanted: Mass, found: Mass) -> Result<Self, DoseError> {
        let distance = Mass::mg(wanted.in_mg().distance(found.in_mg())?);
        let percent = percent_of(distance, wanted)?;
        Ok(match found.cmp(&wanted) {
            core::cmp::Ordering::Equal => Self::None,
            core::cmp::Ordering::Greater => Self::More(percent),
            core::cmp::Ordering::Less => Self::Less(percent),
        })
    }

    /// The size, whichever the direction.
    #[must_use]
    pub const fn percent(self) -> Exact {
        match self {
            Self::None => Exact::ZERO,
            Self::More(percent) | Self::Less(percent) => percent,
        }
    }

    /// The grade of this deviation.
    #[must_use]
    pub fn grade(self) -> Grade {
        let percent = self.percent();
        if percent <= limits::FINE_PERCENT {
            Grade::Fine
        } else if percent <= limits::CAUTION_PERCENT {
            Grade::Caution
        } else {
            Grade::Warning
        }
    }
}

fn percent_of(part: Mass, whole: Mass) -> Result<Exact, DoseError> {
    part.in_mg().over(whole.in_mg())?.times(Exact::whole(100))
}
