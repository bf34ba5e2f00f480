//! English: opioids and surgery, and side effects. No number of hours or days: none here could be safe for everyone.

use super::sources::{
    ALL_DOSES, FIBROMYALGIA, FOUR_TRIALS, GIRONI, LABEL, MILK, MS_PAGES, PHARMACY, STEPPING,
    SURGERY, SWISS_LABEL, VIVITROL,
};
use super::{LESS_SURE, SURE, less_sure};
use crate::dose::limits::Sureness;
use crate::ui::text::learn::{Basis, Claim, Claims, Effects, Opioids};

pub(super) static OPIOIDS: Opioids = Opioids {
    title: "Opioids and surgery",
    stop: "Naltrexone blocks opioid medicines",
    blocks: "Its label says not to take it with opioid pain medicines, or while dependent on opioids. It also blocks opioids in cough, cold and diarrhoea medicines.",
    ask: "Ask your prescriber or pharmacist before you take LDN with any of these, or soon after one of them:",
    list: "codeine, dihydrocodeine, tramadol, tapentadol, morphine, oxycodone, hydrocodone, fentanyl (patches too), buprenorphine, methadone",
    list_others: "Against diarrhoea: loperamide, diphenoxylate. Against a cough: ask about dextromethorphan. The list is not complete.",
    never: "Never take more of an opioid to get past the block. That is dangerous.",
    basis: &Claim {
        says: "",
        basis: &[
            Basis {
                sure: Sureness::High,
                why: "the official labels of naltrexone at full strength were read",
            },
            less_sure("the list of medicines is partly our own"),
        ],
        sources: [Some(&LABEL), Some(&VIVITROL)],
    },
    surgery: "Surgery and emergencies",
    surgery_claims: &[
        Claim {
            says: "Tell the surgeon and the anaesthetist that you take naltrexone, and ask them when to stop. Published advice does not agree, so no number of hours or days stands here.",
            basis: &[less_sure("two pages of advice were read")],
            sources: [Some(&SURGERY), None],
        },
        Claim {
            says: "Carry a note that you take it, for the case that you cannot say so yourself.",
            basis: &[],
            sources: [None, None],
        },
    ],
    card: "Print the dose card: it says so too",
};

pub(super) static EFFECTS: Effects = Effects {
    title: "Side effects, and how they change",
    lead: "These are numbers of groups. They do not say what you will feel.",
    groups: &[AT_LOW_DOSES, WITH_TIME, ASK_FIRST],
};

const AT_LOW_DOSES: Claims = Claims {
    title: "What was found",
    claims: &[
        Claim {
            says: "In four trials with 222 people together, vivid dreams and nausea were more common with naltrexone. Headache, diarrhoea and dizziness were not.",
            basis: &[SURE],
            sources: [Some(&FOUR_TRIALS), None],
        },
        Claim {
            says: "In the fibromyalgia trial with 6\u{a0}mg, 84\u{a0}% of the people had some bad event with naltrexone and 86\u{a0}% with placebo. 8\u{a0}% stopped because of one, and 6\u{a0}% with placebo.",
            basis: &[SURE],
            sources: [Some(&FIBROMYALGIA), None],
        },
        Claim {
            says: "In MS, half of the people in Gironi’s study had more pain.",
            basis: &[LESS_SURE],
            sources: [Some(&GIRONI), Some(&MS_PAGES)],
        },
        Claim {
            says: "In 89 trials with naltrexone at any dose (11,194 people) serious events were not more common beyond chance: 0.84 times as many, with a range from 0.66 to 1.06. Dizziness was 1.45 times as common, vomiting 1.91 times.",
            basis: &[SURE],
            sources: [Some(&ALL_DOSES), None],
        },
    ],
};

const WITH_TIME: Claims = Claims {
    title: "How they change with time",
    claims: &[
        Claim {
            says: "Vivid dreams: about 37\u{a0}% of people at the beginning, then fading, says a pharmacy. In Cree’s trial they came mainly in the first week.",
            basis: &[LESS_SURE],
            sources: [Some(&PHARMACY), Some(&MS_PAGES)],
        },
        Claim {
            says: "When it gets worse after a step, patients are told to go back to the dose before. Ask your prescriber; the Plan place has a button for it.",
            basis: &[LESS_SURE],
            sources: [Some(&STEPPING), None],
        },
        Claim {
            says: "For the other side effects we found no sound figure of how they change. Your own diary can show yours.",
            basis: &[],
            sources: [None, None],
        },
    ],
};

const ASK_FIRST: Claims = Claims {
    title: "Who has to ask first",
    claims: &[
        Claim {
            says: "The label says not to take naltrexone with acute hepatitis or liver failure, or with an allergy to it.",
            basis: &[SURE],
            sources: [Some(&LABEL), None],
        },
        Claim {
            says: "With a scarred liver (cirrhosis) there is 5 to 10 times as much of it in the blood.",
            basis: &[SURE],
            sources: [Some(&SWISS_LABEL), None],
        },
        Claim {
            says: "In pregnancy there are no adequate data from people. Into milk went about 1\u{a0}% of the mother’s dose, in reports of single cases.",
            basis: &[LESS_SURE],
            sources: [Some(&MILK), None],
        },
    ],
};
