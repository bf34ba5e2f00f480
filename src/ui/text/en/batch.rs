//! English: make a batch.

use crate::ui::text::{Batch, Facts};

pub(super) static BATCH: Batch = Batch {
    lead: "To check what your pharmacist told you about making a liquid from tablets.",
    check: "Check: what strength did I make?",
    make: "Make: what volume for the strength I want?",
    tablets: "Number of tablets",
    tablets_hint: "Whole tablets only.",
    tablet: "mg in one tablet",
    tablet_hint: "As printed on the pack.",
    final_volume: "Volume of everything together, in mL",
    water: "Water poured in, in mL",
    salt: "What does the label count?",
    hydrochloride: "Hydrochloride, or it does not say",
    base: "Base",
    base_title: "The label counts the base",
    base_why: |salt, base| {
        format!(
            "Tablets and most labels count naltrexone hydrochloride. {salt} of it is about {base} of base, so taking one for the other is wrong by about a tenth. Nothing was converted here."
        )
    },
    base_then: "Ask your pharmacist which of the two your dose is written in.",
    waiting_check: "Type the tablets and the water. The strength appears here.",
    waiting_make: "Type the tablets and the strength you want. The volume appears here.",
    liquid: "This liquid",
    is_at_most: "This liquid is at most",
    is_at_most_about: "This liquid is at most about",
    at_most_why: "The tablets take up room too, so everything together is a little more than the water.",
    at_most_then: "To know the strength, measure everything together and type it under “Made up to a line”.",
    total: "Medicine in all tablets",
    strength: "Strength",
    volume: "Volume of everything",
    facts: Facts {
        title: "Before you use it",
        points: &[
            (
                "How long it keeps is not known.",
                "No study of tablets in plain water was found. The discard-by date comes from the label or your pharmacist, never from here.",
            ),
            (
                "Shake before every draw.",
                "Tablets hold filler that does not dissolve. The grit is probably filler and not medicine, but nobody is known to have measured it in home mixes.",
            ),
            (
                "Have it checked.",
                "Pharmacists warn of home mixes: measuring slips, uneven strength, an unclean place. When aspirin tablets, which dissolve badly, were stirred into water, single doses held 3 to 99 % of what was meant.",
            ),
        ],
    },
    tablets_of: |tablets, tablet| format!("{tablets} of {tablet}"),
    line_made_up_to: |tablets, tablet, volume, strength| {
        format!("{tablets} of {tablet} made up to {volume}: {strength}.")
    },
    line_added: |tablets, tablet, water, strength| {
        format!("{tablets} of {tablet} with {water} of water added: at most {strength}.")
    },
};
