//! English: what the studies in MS found, what is said beside them, and what nobody knows. Every number stands in the test of this page.

use super::sources::{
    CREE, DOSING, DROPS, FAWCETT, FIBROMYALGIA, GIRONI, LEE, LUDWIG_2016, LUDWIG_2017, MCLAUGHLIN,
    MS_PAGES, MS_UK, PATEL, RAKNES, REVIEWS, SHARAFADDINZADEH, TUREL, YIN_2016, YIN_2017,
};
use super::{LESS_SURE, SURE, less_sure};
use crate::dose::limits::Sureness;
use crate::ui::text::learn::{Basis, Claim, Claims, Evidence, Study};

const fn sure(why: &'static str) -> Basis {
    Basis { sure: Sureness::High, why }
}

pub(super) static EVIDENCE: Evidence = Evidence {
    title: "The evidence in MS is small and mixed",
    lead: "In one trial of low-dose naltrexone (LDN) some scores of mental health and pain improved. In another, quality of life did not change in a way that matters. No controlled study of relapses was found: none that compared people with and without LDN.",
    study: "Study",
    who: "Who and how",
    found: "What was found",
    sure: "How sure",
    studies: STUDIES,
    none_newer: "No trial in MS after 2010 was found. That is not proof that there is none. A trial here is a study in which a lot decides who takes what.",
    beside: &BESIDE,
    heard: &HEARD,
};

static STUDIES: &[Study] = &[
    Study {
        name: "Gironi",
        year: "2008",
        people: "40 people",
        who: "primary progressive MS",
        design: "4\u{a0}mg for 6 months, in several clinics. The summary names no group for comparison.",
        found: &[
            "Changed: spasticity (stiff muscles and spasms) fell. Pain rose in half of the people.",
            "Did not change: fatigue, depression, quality of life.",
            "Its main aim, safety, was met. 5 of the 40 left, and there were 2 major bad events.",
        ],
        basis: &[
            sure("only the summary was read"),
            less_sure("the dose, the pain and who left, from secondary reports"),
        ],
        sources: [Some(&GIRONI), Some(&MS_PAGES)],
    },
    Study {
        name: "Cree",
        year: "2010",
        people: "80 people, 60 of them analysed",
        who: "MS",
        design: "Trial in which everyone had both, in an order drawn by lot: 8 weeks with 4.5\u{a0}mg each night and 8 weeks for comparison, with 1 week between.",
        found: &[
            "Changed: mental health better on two scales (3.3 points on SF-36, 6 on MHI), less effect of pain (1.6), fewer problems with thinking as people noticed them (2.4). If LDN did nothing, chance would show each of these in at most 5 of 100 such trials.",
            "Did not change: physical quality of life, fatigue, bladder and bowel, sexual life, sight.",
            "People who left, and errors in the data, made the trial weaker.",
        ],
        basis: &[SURE],
        sources: [Some(&CREE), None],
    },
    Study {
        name: "Sharafaddinzadeh",
        year: "2010",
        people: "96 people",
        who: "relapsing or secondary progressive MS",
        design: "Trial in which everyone had both, in an order drawn by lot; 17 weeks. The summary does not name the dose.",
        found: &[
            "Did not change in a way that matters: quality of life (scale MSQoL-54), energy too.",
            "LDN was found safe.",
        ],
        basis: &[sure("only the summary was read")],
        sources: [Some(&SHARAFADDINZADEH), None],
    },
    Study {
        name: "Turel",
        year: "2015",
        people: "215 people who took LDN",
        who: "of 435 whose records from 2005 to 2012 were looked at",
        design: "A look back at patient records: how LDN was borne, and fatigue.",
        found: &["The figures could not be read, so no result stands here."],
        basis: &[LESS_SURE],
        sources: [Some(&TUREL), None],
    },
    Study {
        name: "Ludwig",
        year: "2016",
        people: "54 people: 23 and 31",
        who: "relapsing-remitting MS",
        design: "A look back at up to 50 months: 23 took LDN alone, 31 took glatiramer and LDN. There was no untreated group.",
        found: &[
            "No difference between the two groups in laboratory tests, a walk of 25 feet, and MRI.",
            "Without an untreated group this does not tell what LDN did.",
        ],
        basis: &[SURE],
        sources: [Some(&LUDWIG_2016), None],
    },
    Study {
        name: "Raknes and Småbrekke",
        year: "2017",
        people: "341 people",
        who: "MS, from a register",
        design: "2 years before LDN compared with 2 years after its start.",
        found: &["Did not change: which medicines for MS and for its symptoms were dispensed."],
        basis: &[SURE],
        sources: [Some(&RAKNES), None],
    },
    Study {
        name: "Ludwig; Patel",
        year: "2017; 2020",
        people: "53 people in Patel",
        who: "MS; for Ludwig the number is not in our notes",
        design: "Blood tests.",
        found: &[
            "Met-enkephalin, a substance in the blood, was low in MS, and with LDN near the level of the people it was compared with.",
            "That is a sign in the blood, not a benefit that a person feels.",
        ],
        basis: &[SURE],
        sources: [Some(&LUDWIG_2017), Some(&PATEL)],
    },
    Study {
        name: "McLaughlin",
        year: "2022",
        people: "A small number, not given in what we read",
        who: "MS",
        design: "A survey by post. No lot decided who took what.",
        found: &[
            "Less anxiety with LDN than with MS medicines by mouth. There can be other reasons for that.",
        ],
        basis: &[LESS_SURE],
        sources: [Some(&MCLAUGHLIN), None],
    },
];

static BESIDE: Claims = Claims {
    title: "Beside these studies",
    claims: &[
        Claim {
            says: "A larger trial in another illness, fibromyalgia (99 people, 6\u{a0}mg against placebo, a medicine with no drug in it), found no difference in pain beyond chance: −0.34, with a range from −0.95 to 0.27, which holds zero.",
            basis: &[SURE],
            sources: [Some(&FIBROMYALGIA), None],
        },
        Claim {
            says: "Reviews call LDN safe and the certainty low. They support no claim that it changes the course of MS.",
            basis: &[LESS_SURE],
            sources: [Some(&REVIEWS), None],
        },
    ],
};

static HEARD: Claims = Claims {
    title: "What stands behind things that are often said",
    claims: &[
        Claim {
            says: "Help with fatigue: this rests on studies without a group for comparison and on patient records. In the two trials, fatigue (Cree) and energy (Sharafaddinzadeh) did not change.",
            basis: &[SURE],
            sources: [Some(&CREE), Some(&SHARAFADDINZADEH)],
        },
        Claim {
            says: "Relapses: no controlled data on them were found, so this app claims nothing of them.",
            basis: &[],
            sources: [None, None],
        },
        Claim {
            says: "Receptors blocked for a few hours only: that is theory. After 50\u{a0}mg, far more than a low dose, the block in the brain of 5 people lasted for days. For a low dose we found no measure of how long. So this app draws no picture of what is left in the body and names no time after which an opioid would be safe.",
            basis: &[SURE],
            sources: [Some(&LEE), None],
        },
    ],
};

pub(super) static UNKNOWN: Claims = Claims {
    title: "What is not known",
    claims: &[
        Claim {
            says: "Whether LDN changes relapses or the course of MS.",
            basis: &[],
            sources: [None, None],
        },
        Claim {
            says: "Which newer study MS-UK speaks of: it gives no name.",
            basis: &[],
            sources: [Some(&MS_UK), None],
        },
        Claim {
            says: "Whether night or morning is better. Usual is late in the evening or at night, and the morning if sleep suffers; no trial of the time was found.",
            basis: &[LESS_SURE],
            sources: [Some(&DOSING), None],
        },
        Claim {
            says: "Which way of stepping up is best. Published ways disagree, and no trial compared them.",
            basis: &[LESS_SURE],
            sources: [Some(&DOSING), None],
        },
        Claim {
            says: "How long a tablet in plain water keeps: no study of it was found. The one study of a liquid used 1\u{a0}mg/mL with ascorbic acid, preservatives and glycerol. It had no significant loss in 90 days, and its authors advise 60 days at 4\u{a0}°C or 30 days at 25\u{a0}°C, in the dark. That says nothing of plain water. The date on the label, or the pharmacist’s, is the one to follow.",
            basis: &[SURE],
            sources: [Some(&FAWCETT), None],
        },
        Claim {
            says: "How many drops of your liquid are 1\u{a0}mL. Even a standard dropper may be 15\u{a0}% off, so the app counts with the drops that you count.",
            basis: &[SURE],
            sources: [Some(&DROPS), None],
        },
        Claim {
            says: "How well people with MS measure small volumes when a hand trembles or is weak, or sight is poor. The studies of people who measure were of parents.",
            basis: &[less_sure("that nothing else was studied is what we found")],
            sources: [Some(&YIN_2017), Some(&YIN_2016)],
        },
        Claim {
            says: "How often spasticity gets worse with LDN. The figures that go round have weak sources, so none stands here.",
            basis: &[],
            sources: [None, None],
        },
    ],
};
