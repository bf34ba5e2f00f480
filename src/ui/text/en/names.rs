//! English: what a diary is made of.

use crate::diary::{Circumstance, Severity, SideEffect, Symptom};
use crate::plan::Reason;
use crate::ui::text::{Names, Reasons};

pub(super) static NAMES: Names = Names {
    symptom: |symptom| match symptom {
        Symptom::Fatigue => "Fatigue",
        Symptom::Stiffness => "Stiffness",
        Symptom::Pain => "Pain",
        Symptom::PoorSleep => "Poor sleep",
        Symptom::Thinking => "Thinking",
        Symptom::Walking => "Walking",
        Symptom::Balance => "Balance",
        Symptom::Numbness => "Numbness or tingling",
        Symptom::Vision => "Vision",
        Symptom::Bladder => "Bladder",
        Symptom::Mood => "Mood",
        Symptom::Heat => "Worse in the heat",
    },
    side_effect: |effect| match effect {
        SideEffect::VividDreams => "Vivid dreams",
        SideEffect::TroubleSleeping => "Trouble sleeping",
        SideEffect::Headache => "Headache",
        SideEffect::Nausea => "Nausea",
        SideEffect::Dizziness => "Dizziness",
        SideEffect::Fatigue => "Fatigue",
        SideEffect::MoreStiffness => "More stiffness",
        SideEffect::MorePain => "More pain",
        SideEffect::Diarrhoea => "Diarrhoea",
        SideEffect::Irritability => "Irritability",
    },
    severity: |severity| match severity {
        Severity::Mild => "mild",
        Severity::Moderate => "moderate",
        Severity::Severe => "severe",
    },
    circumstance: |circumstance| match circumstance {
        Circumstance::Heat => "Heat",
        Circumstance::Infection => "Infection",
        Circumstance::Fever => "Fever",
        Circumstance::Stress => "Stress",
        Circumstance::Period => "Period",
        Circumstance::OtherMedicine => "Other medicine",
    },
    unknown: |number| format!("Number {number}"),
    within: str::to_lowercase,
};

pub(super) static REASONS: Reasons = Reasons {
    missing: "Choose a reason.",
    of: |reason| match reason {
        Reason::Advised => "I was advised to",
        Reason::Stiffer => "Stiffer, or more spasms",
        Reason::WorseSleep => "Worse sleep or dreams",
        Reason::SideEffect => "Another side effect",
        Reason::Infection => "An infection or fever",
        Reason::BeforeVisit => "Waiting for the visit",
        Reason::Surgery => "An operation",
        Reason::OtherMedicine => "Another medicine",
        Reason::NoSupply => "Nothing to draw from",
        Reason::GoesWell => "It goes well",
        Reason::Other => "Something else",
    },
};
