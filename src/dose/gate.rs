//! Gates judge an answer; they are not inside the arithmetic. Owns the verdicts on a dose, a draw and a new bottle.
//!
//! Must not calculate a draw by itself or hold a number of its own: the bounds stand in `limits`.

use super::{DoseError, Exact, Mass, Strength, Volume, draw_for_dose, limits};

/// The verdict on a dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DoseGate {
    /// Within the usual range, 4.5 mg at most.
    Open,
    /// Above 4.5 mg: the person is asked to confirm.
    Confirm,
    /// Above 6 mg: a strong warning, and the person is asked to confirm.
    Warn,
    /// Above 10 mg: no draw is shown, and the reason is.
    Refuse,
}

/// The verdict on a volume to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DrawGate {
    /// Large enough to measure.
    Open,
    /// Below 0.25 mL.
    Small,
    /// 0.1 mL or less.
    Tiny,
}

/// The verdict on a dose beside the one that was planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenfoldGate {
    /// Nearer than ten times.
    Open,
    /// Ten times the planned dose or more: so many times.
    TimesTooMuch(Exact),
    /// A tenth of the planned dose or less: the plan is so many times as much.
    TimesTooLittle(Exact),
}

/// What changes when the next bottle has another strength. Shown side by side until confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StrengthChange {
    /// The strength until now.
    pub old: Strength,
    /// The strength of the new bottle.
    pub new: Strength,
    /// The draw for the dose until now.
    pub old_draw: Volume,
    /// The draw for the same dose from the new bottle.
    pub new_draw: Volume,
    /// The mass that the old draw would be from the new bottle: the slip this gate is there for.
    pub old_draw_from_new: Mass,
}

/// Judges a dose by its size.
#[must_use]
pub fn judge_dose(dose: Mass) -> DoseGate {
    if dose > limits::REFUSE_ABOVE {
        DoseGate::Refuse
    } else if dose > limits::WARN_ABOVE {
        DoseGate::Warn
    } else if dose > limits::CONFIRM_ABOVE {
        DoseGate::Confirm
    } else {
        DoseGate::Open
    }
}

/// Judges a volume by how well it can be measured.
#[must_use]
pub fn judge_draw(volume: Volume) -> DrawGate {
    if volume <= limits::TINY_DRAW {
        DrawGate::Tiny
    } else if volume < limits::SMALL_DRAW {
        DrawGate::Small
    } else {
        DrawGate::Open
    }
}

/// Judges a dose beside the planned one: ten times as much, or a tenth, is stopped.
///
/// # Errors
/// [`DoseError::ByZero`] when one of them is nothing, [`DoseError::TooLarge`] when it does not fit.
pub fn judge_tenfold(planned: Mass, found: Mass) -> Result<TenfoldGate, DoseError> {
    let times = found.in_mg().over(planned.in_mg())?;
    if times >= limits::TENFOLD {
        return Ok(TenfoldGate::TimesTooMuch(times));
    }
    let inverse = planned.in_mg().over(found.in_mg())?;
    Ok(if inverse >= limits::TENFOLD {
        TenfoldGate::TimesTooLittle(inverse)
    } else {
        TenfoldGate::Open
    })
}

/// What a new bottle changes for `dose`; none when its strength is the same.
///
/// # Errors
/// [`DoseError::Zero`] for no dose, [`DoseError::TooLarge`] when a number does not fit.
pub fn judge_new_bottle(
    dose: Mass,
    old: Strength,
    new: Strength,
) -> Result<Option<StrengthChange>, DoseError> {
    if old == new {
        return Ok(None);
    }
    let old_draw = draw_for_dose(dose, old)?.volume;
    let new_draw = draw_for_dose(dose, new)?.volume;
    Ok(Some(StrengthChange { old, new, old_draw, new_draw, old_draw_from_new: old_draw.at(new)? }))
}
