//! A score from 0 to 10: eleven radios and one to clear. Nothing chosen is not scored. Never a slider: a tremor moves it.

use yew::prelude::*;

use super::{all, tag, words};

/// A second tap in the same row within so many milliseconds is the same tap of a hand that shakes.
const SAME_TAP_MS: f64 = 400.0;
/// The class of each cell, for the foot that grows with the score: the page's policy allows no style attributes.
const CELLS: [&str; 11] = [
    "cell v0", "cell v1", "cell v2", "cell v3", "cell v4", "cell v5", "cell v6", "cell v7",
    "cell v8", "cell v9", "cell v10",
];

/// The words of a [`ScoreRow`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreWords {
    /// Under 0.
    pub none: &'static str,
    /// Under 10.
    pub worst: &'static str,
    /// Takes the score away.
    pub clear: &'static str,
}

/// What a [`ScoreRow`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct ScoreRowProps {
    /// The name that the radios share, unique on the page; their ids are `<name>-0` to `<name>-10` and `<name>-clear`.
    pub name: AttrValue,
    /// What is scored.
    pub legend: AttrValue,
    /// The score of the night before, 0 to 10, and its words beside the legend.
    #[prop_or_default]
    pub was: Option<(u8, AttrValue)>,
    /// The score, 0 to 10; none is not scored.
    pub chosen: Option<u8>,
    /// The words of its cells.
    pub words: ScoreWords,
    /// Told the score when the person chooses, and none when they clear it.
    pub onchoose: Callback<Option<u8>>,
}

/// A score row.
#[component]
pub fn ScoreRow(props: &ScoreRowProps) -> Html {
    let last_tap = use_mut_ref(|| None::<f64>);
    let guard = Callback::from(move |click: MouseEvent| {
        // Keys click too, with no count of clicks: who holds an arrow key means every step.
        if click.detail() == 0 {
            return;
        }
        let now = click.time_stamp();
        if last_tap.borrow().is_some_and(|before| now - before < SAME_TAP_MS) {
            // The browser then puts back what was chosen before.
            click.prevent_default();
        } else {
            *last_tap.borrow_mut() = Some(now);
        }
    });
    let was = props.was.as_ref();
    let beside = was.map(|(_, words_)| tag("span", "", words(words_))).unwrap_or_default();
    let cells: Html = CELLS
        .iter()
        .zip(0_u8..)
        .map(|(class, score)| {
            let class =
                classes!(*class, was.is_some_and(|(was, _)| *was == score).then_some("cell--was"));
            cell(props, class, Some(score), &guard)
        })
        .collect();
    let clear = cell(props, classes!("cell", "cell--clear"), None, &guard);
    let legend = tag("legend", "", all([tag("b", "", words(&props.legend)), beside]));
    tag("fieldset", "score", all([legend, tag("div", "score__cells", all([cells, clear]))]))
}

fn cell(
    props: &ScoreRowProps,
    class: Classes,
    score: Option<u8>,
    guard: &Callback<MouseEvent>,
) -> Html {
    let number = score.map(|score| score.to_string());
    let under = match score {
        Some(0) => tag("small", "", words(props.words.none)),
        Some(10) => tag("small", "", words(props.words.worst)),
        Some(_) | None => Html::default(),
    };
    let shown = number.clone().map_or(AttrValue::from(props.words.clear), AttrValue::from);
    let id = [props.name.as_str(), "-", number.as_deref().unwrap_or("clear")].concat();
    let onchange = props.onchoose.reform(move |_: Event| score);
    let checked = score.is_some() && score == props.chosen;
    html! {
        <label {class} key={id.clone()}>
            <input type="radio" name={props.name.clone()} {id} {checked} {onchange} onclick={guard.clone()} />
            { all([words(shown), under]) }
        </label>
    }
}
