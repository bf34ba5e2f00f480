//! English: how to measure a small volume, what studies say about it, and slips that happened.

use super::sources::{
    ARENAS_LOPEZ, ARENAS_LOPEZ_EARLIER, FDA, NPSA, PDL, SYRINGES, WRITING, YIN_2016, YIN_2017,
};
use super::{LESS_SURE, SURE, less_sure};
use crate::dose::limits::Sureness;
use crate::ui::text::learn::{Basis, Claim, Claims, Measuring};

pub(super) static MEASURING: Measuring = Measuring {
    title: "Measuring right",
    number: "1.5",
    right: "Right: 1.5\u{a0}mL.",
    right_why: "Read at the edge of the seal nearest the tip.",
    right_label: "Right: read where the edge of the seal nearest the tip meets the scale, here 1.5 mL.",
    wrong: "Wrong.",
    wrong_why: "The far edge of the seal is not the mark.",
    wrong_label: "Wrong: at the far edge of the seal, away from the tip, one would read 1.9 mL.",
    steps: &[
        "Shake the bottle if the label says so.",
        "Take an oral syringe, the smallest that holds the dose in one fill.",
        "Draw up the liquid, hold the syringe tip up at eye level, and push the air out.",
        "Move the plunger until the edge of the seal nearest the tip is at the mark.",
        "Look once more: is it the number, and the unit mL, that the app or the label says?",
    ],
    steps_basis: "Steps 1, 3, 4 and 5 are usual practice; we have no study of them. For step 2 see below.",
    studies: &Claims {
        title: "What studies say",
        claims: &[
            Claim {
                says: "At 0.1\u{a0}mL or less, oral syringes of 1\u{a0}mL (two brands) were more than 10\u{a0}% off. With every size the error grows towards its smallest volumes.",
                basis: &[SURE],
                sources: [Some(&ARENAS_LOPEZ), None],
            },
            Claim {
                says: "An earlier summary of the same work draws the line at 0.25\u{a0}mL. Below that, ask your pharmacist whether a weaker liquid can be had: 0.5\u{a0}mg is 0.1\u{a0}mL of 5\u{a0}mg/mL, but 0.5\u{a0}mL of 1\u{a0}mg/mL.",
                basis: &[LESS_SURE],
                sources: [Some(&ARENAS_LOPEZ_EARLIER), None],
            },
            Claim {
                says: "Errors fell most where the tool fitted the volume. Of 491 parents, 83.5\u{a0}% made at least one error, and 29.3\u{a0}% one of more than twice the dose.",
                basis: &[SURE],
                sources: [Some(&YIN_2017), None],
            },
            Claim {
                says: "Of 2,110 parents, 84.4\u{a0}% were more than 20\u{a0}% off at least once, and 21.0\u{a0}% made an error of more than twice the dose. With cups the odds of an error were about four times those with oral syringes. 68\u{a0}% of the errors were too much.",
                basis: &[
                    Basis { sure: Sureness::High, why: "the first two" },
                    less_sure("the others, from a report of it"),
                ],
                sources: [Some(&YIN_2016), None],
            },
            Claim {
                says: "Marks differ between makers. A 1\u{a0}mL syringe may have one each 0.01 or each 0.1\u{a0}mL, one of 5\u{a0}mL each 0.1 or 0.2\u{a0}mL, one of 10\u{a0}mL each 0.2 or 0.5\u{a0}mL. Read it off your own.",
                basis: &[less_sure("some of the sources are weak")],
                sources: [Some(&YIN_2016), Some(&SYRINGES)],
            },
            Claim {
                says: "A syringe made for injections is not for medicine by mouth, says a safety alert of the NHS.",
                basis: &[LESS_SURE],
                sources: [Some(&NPSA), None],
            },
        ],
    },
    slips: &Claims {
        title: "Large errors that happened",
        claims: &[
            Claim {
                says: "Too much by 5 to 20 times, with compounded semaglutide, another medicine: mg, mL and the units of a syringe were mixed up, and several strengths were sold.",
                basis: &[SURE],
                sources: [Some(&FDA), None],
            },
            Claim {
                says: "Five times too much: 10\u{a0}mg typed as 10\u{a0}mL, with prednisolone.",
                basis: &[SURE],
                sources: [Some(&PDL), None],
            },
            Claim {
                says: "Therefore: mL alone, not spoons; 0.5 and not .5; 5 and not 5.0; mcg and not a Greek letter; and a special warning when a new bottle has another strength.",
                basis: &[SURE],
                sources: [Some(&WRITING), None],
            },
        ],
    },
};
