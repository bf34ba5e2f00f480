//! English: dilute.

use crate::ui::text::Dilute;

pub(super) const DILUTE: Dilute = Dilute {
    lead: "Only when your pharmacist told you to make a liquid weaker.",
    question: "What do you want to know?",
    mix: "What strength comes out",
    stock_for: "How much of each, for a volume",
    water_for: "How much water, for what I have",
    stock: "Strength you start from",
    taken: "Volume of it that goes in, in mL",
    have: "Volume of it that you have, in mL",
    final_volume: "Volume of everything together, in mL",
    water: "Water poured in, in mL",
    volume_wanted: "Volume you want in all, in mL",
    waiting_mix: "Type what goes in and the water. The strength appears here.",
    waiting_stock_for: "Type both strengths and the volume. What to take appears here.",
    waiting_water_for: "Type both strengths and what you have. The volume appears here.",
    comes_out: "The mix is",
    take: "Take",
    make_up_to: "Make up to",
    goes_in: "Goes in",
    of: |volume, strength| format!("{volume} of {strength}"),
    water_is: "Water",
    water_about: "Water, about",
    in_all: "Everything together",
    strength: "Strength",
    if_made_up_to: |volume| format!("Made up to {volume} instead"),
    if_added: |volume| format!("With {volume} of water added instead"),
    nothing_added: "The strength is the same: no water is needed.",
    before: "Before you do it",
    only: "Only when your pharmacist told you to.",
    only_why: "They know what else is in the bottle and whether it may be mixed with water.",
    keeps: "The old discard-by date no longer counts.",
    keeps_why: "Water thins whatever keeps the liquid from spoiling. Ask how long the mix keeps.",
    label: "Write the new strength on the bottle.",
    label_why: "Whoever draws by the old one draws a wrong dose.",
    line_made_up_to: |taken, stock, volume, strength| {
        format!("{taken} of {stock} made up to {volume}: {strength}.")
    },
    line_added: |taken, stock, water, strength| {
        format!("{taken} of {stock} with {water} of water added: {strength}.")
    },
};
