//! English: how the arithmetic and the statistics work, and what they cannot tell.

use super::SURE;
use super::sources::{RANGE, TABLETS};
use crate::dose::limits::Sureness;
use crate::ui::text::learn::{Basis, Claim, Claims, Method};

const fn own(why: &'static str) -> Basis {
    Basis { sure: Sureness::Choice, why }
}

pub(super) static ARITHMETIC: Method = Method {
    title: "How the arithmetic works",
    lead: "Volume is dose divided by strength: 1.5\u{a0}mg ÷ 1\u{a0}mg/mL = 1.5\u{a0}mL. Each answer shows this working.",
    points: &[
        [
            "Exact fractions.",
            "Every number is kept as a fraction of two whole numbers. Many programs keep so-called floats instead, in which 0.1 and 0.2 together are a tiny bit more than 0.3. Here they are 0.3.",
        ],
        [
            "Rounded once, at the end.",
            "The exact volume goes to the nearest mark of your syringe, and the app says what that mark really gives. An example: 2.25\u{a0}mg of 1\u{a0}mg/mL is 2.25\u{a0}mL. A 3\u{a0}mL syringe with a mark each 0.1\u{a0}mL has 2.3\u{a0}mL as the nearest one. It gives 2.3\u{a0}mg, which is 2.2\u{a0}% too much.",
        ],
        [
            "“About”",
            "stands where a number is not the exact one: the nearest mark, or a number with more decimals than fit on a screen. It works on with the exact fraction all the same.",
        ],
        [
            "It asks and does not guess.",
            "1,500 can be one and a half or fifteen hundred, so the app asks which. It never guesses a unit.",
        ],
        [
            "“Made up to” is not “added”.",
            "10\u{a0}mL of 5\u{a0}mg/mL made up to 50\u{a0}mL is 1\u{a0}mg/mL. With 50\u{a0}mL of water added it is about 0.83\u{a0}mg/mL, 17\u{a0}% weaker.",
        ],
    ],
    more: &Claims {
        title: "The salt",
        claims: &[Claim {
            says: "Tablets count naltrexone hydrochloride, a salt. 50\u{a0}mg of it are about 45.2\u{a0}mg of naltrexone itself, the base. The app never changes one into the other. If your label says “as base”, ask your pharmacist.",
            basis: &[SURE],
            sources: [Some(&TABLETS), None],
        }],
    },
};

pub(super) static STATISTICS: Method = Method {
    title: "How the statistics work",
    lead: "Trends describe what you wrote down. They do not say why it was so.",
    points: &[
        [
            "The line",
            "shows for each night the middle one (the median) of seven nights: that night and the six before it. At least four of them must have a score. One odd night hardly moves it, and after a sudden change it follows on the fourth night.",
        ],
        [
            "A gap is a gap.",
            "A night without a score is counted as missing and never as zero. The line stops there.",
        ],
        [
            "Two steps compared.",
            "The change is the average score of a step, less the average of a step before it. Below zero is lower, which for a symptom is better. With fewer than 14 scored nights in either of them no change is told: there are too few to say.",
        ],
        [
            "The range",
            "says how far chance alone could move the change. After a bad night another one is likely, so 28 nights tell less than 28 separate things would. Therefore the nights of a step are cut, in their order, into 4 to 8 groups, about a week each in a step of one to two months, and the averages of these groups are compared. Of 100 such ranges about 95 should hold the true change; where nights are few or much alike, 90.",
        ],
        [
            "Tried out.",
            "On made-up scores that did not change, 90 to 97 of 100 ranges held the truth; the fewest where each night was most like the one before.",
        ],
        [
            "Relapses in a year",
            "are counted from the first night of the diary on. In less than a year no yearly number is said.",
        ],
    ],
    more: &Claims {
        title: "What the statistics cannot tell",
        claims: &[
            Claim {
                says: "The range is about chance from night to night and nothing else. A season, the course of MS, hope, heat or another medicine can move scores too. A range without zero in it does not say that the dose did something.",
                basis: &[
                    Basis {
                        sure: Sureness::High,
                        why: "the method is that of Ibragimov and Müller",
                    },
                    own("14 nights, 4 to 8 groups, and the range around the plain averages"),
                ],
                sources: [Some(&RANGE), None],
            },
            Claim {
                says: "Chance alone: of twenty comparisons in which nothing changed, about one has a range without zero, and up to two where nights are few or much alike.",
                basis: &[],
                sources: [None, None],
            },
            Claim {
                says: "People also change without medicine.",
                basis: &[],
                sources: [None, None],
            },
            Claim {
                says: "A slow drift over weeks makes the range too narrow. And where the bad nights were not written down, everything looks too good.",
                basis: &[],
                sources: [None, None],
            },
            Claim {
                says: "One person’s record is not a trial: no lot decided what you took, and you knew what it was.",
                basis: &[],
                sources: [None, None],
            },
        ],
    },
};
