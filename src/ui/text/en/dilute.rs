//! English: dilute.

use crate::ui::text::{Dilute, Facts};

pub(super) static DILUTE: Dilute = Dilute {
    lead: "Only when your pharmacist told you to make a liquid weaker.",
    mix: "What strength comes out",
    stock_for: "How much of each, for a volume",
    water_for: "How much water, for what I have",
    stock: "Strength you start from",
    stock_hint: "As on the label of the bottle that you have, with its unit.",
    taken: "Volume of it that goes in, in mL",
    have: "Volume of it that you have, in mL",
    final_volume: "Volume of everything together, in mL",
    water: "Water poured in, in mL",
    volume_wanted: "Volume you want in all, in mL",
    waiting_mix: "Type what goes in and the water. The strength appears here.",
    waiting_stock_for: "Type both strengths and the volume. What to take appears here.",
    waiting_water_for: "Type both strengths and what you have. The volume appears here.",
    mix_is: "The mix",
    take: |volume, strength| format!("Take {volume} of {strength}."),
    goes_in: "Goes in",
    of: |volume, strength| format!("{volume} of {strength}"),
    water_is: "Water",
    in_all: "Everything together",
    strength: "Strength",
    if_made_up_to: |volume| format!("Made up to {volume} instead"),
    if_added: |volume| format!("With {volume} of water added instead"),
    nothing_added: "The strength is the same: no water is needed.",
    facts: Facts {
        title: "Before you do it",
        points: &[
            (
                "Only when your pharmacist told you to.",
                "They know what else is in the bottle and whether it may be mixed with water.",
            ),
            (
                "Do not rely on the old discard-by date.",
                "Ask how long the mix keeps; it may be shorter.",
            ),
            (
                "Write the new strength on the bottle.",
                "Whoever draws by the old one draws a wrong dose.",
            ),
        ],
    },
    line_made_up_to: |taken, stock, volume, strength| {
        format!("{taken} of {stock} made up to {volume}: {strength}.")
    },
    line_added: |taken, stock, water, strength| {
        format!("{taken} of {stock} with {water} of water added: {strength}.")
    },
};
