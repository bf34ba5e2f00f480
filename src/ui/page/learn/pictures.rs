//! Two pictures of one syringe, read right and read wrong. They are drawn for this place alone: a part of a barrel, 11 units from
//! mark to mark.

use yew::prelude::*;

use crate::ui::part::{all, tag, words};
use crate::ui::text::learn::Measuring;

/// What is drawn across the syringe.
struct Reading {
    class: &'static str,
    line: &'static str,
    /// A tick or a cross.
    sign: &'static str,
}

const RIGHT: Reading = Reading { class: "read", line: "M26 76H196", sign: "M176 44l8 8 16-18" };
const WRONG: Reading =
    Reading { class: "misread", line: "M26 120H196", sign: "M178 138l18 18M196 138l-18 18" };

/// Both, each with its words.
pub(super) fn readings(say: &'static Measuring) -> Html {
    let figure = |reading: &Reading, label, name, why| {
        let name = tag("b", "", words(name));
        let caption = tag("figcaption", "", all([name, words(" "), words(why)]));
        tag("figure", "", all([picture(reading, label, say.number), caption]))
    };
    let right = figure(&RIGHT, say.right_label, say.right, say.right_why);
    let wrong = figure(&WRONG, say.wrong_label, say.wrong, say.wrong_why);
    tag("div", "reads", all([right, wrong]))
}

fn picture(reading: &Reading, label: &'static str, number: &'static str) -> Html {
    html! {
        <svg class="syringe read-fig" viewBox="0 0 220 176" role="img" aria-label={label}>
            <rect class="liquid" x="26" y="8" width="104" height="76" />
            <path class="seal" d="M26 76h104v10q0 4-5 6v12q5 2 5 6v10h-104v-10q0-4 5-6v-12q-5-2-5-6z" />
            <path class="wall" d="M24 6V170M132 6V170" />
            <g class="scale" stroke-width="2">
                <path d="M130 21h-24M130 32h-24M130 43h-24M130 54h-24M130 65h-24M130 76H34M130 131h-24M130 142h-24M130 153h-24M130 164h-24" />
                <g class="numbers" font-size="18"><text x="36" y="70">{ number }</text></g>
            </g>
            <path class="scale scale--on-seal" stroke-width="2" d="M130 87h-24M130 98h-24M130 109h-24" />
            <path class={reading.class} d={reading.line} />
            <path class="tickmark" d={reading.sign} />
        </svg>
    }
}
