//! English: the head of the Dose place and the choice of calculator.

use crate::ui::text::Dose;

pub(super) static DOSE: Dose = Dose {
    lead: "Converts what was prescribed. It never picks a dose.",
    calculators: "Calculator",
    draw: "Draw for a dose",
    for_draw: "Dose for a draw",
    batch: "Make a batch",
    dilute: "Dilute",
    drops: "Drops",
    ladder: "Best strength",
};
