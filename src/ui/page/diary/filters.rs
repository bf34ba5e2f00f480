//! What is looked for: words, questions with yes or no, and the rarer filters behind a button.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Look;
use super::nights::NIGHTS;
use crate::diary::{Circumstance, Id, Score, Symptom};
use crate::ui::names::name_of;
use crate::ui::part::{
    Choice, Choices, Field, FieldKind, Glyph, Select, all, choices, field, icon, list, quiet, tag,
    words,
};
use crate::ui::reading::number_problem;
use crate::ui::state::BrowseAction;
use crate::ui::state::browse::{Filter, Fold, Only};
use crate::ui::state::dose_log::Number;
use crate::ui::text::Nights;

/// The search field, the chips and the rest.
pub(super) fn filters(look: &Look<'_>) -> Html {
    let clear = look.leads_to(NIGHTS, &look.act(|()| BrowseAction::Seek(Filter::default())));
    let clear = if look.browse.filter == Filter::default() {
        Html::default()
    } else {
        quiet(look.site.text.nights.clear, "clear", clear)
    };
    let rows = all([search(look), chips(look), more(look), clear]);
    html! { <search class="stack no-print">{ rows }</search> }
}

/// Changes what is looked for.
fn seek<E: 'static>(look: &Look<'_>, change: impl Fn(&mut Filter, E) + 'static) -> Callback<E> {
    let filter = look.browse.filter.clone();
    look.act(move |event| {
        let mut filter = filter.clone();
        change(&mut filter, event);
        BrowseAction::Seek(filter)
    })
}

fn search(look: &Look<'_>) -> Html {
    let say = look.site.text.nights.search;
    let oninput = seek(look, |filter, event: InputEvent| {
        filter.words = event.target_unchecked_into::<HtmlInputElement>().value();
    });
    html! {
        <div class="search">
            <label class="vh" for="words">{ say }</label>
            { icon(Glyph::Search) }
            <input class="input" id="words" type="search" autocomplete="off" placeholder={say}
                value={look.browse.filter.words.clone()} {oninput} />
        </div>
    }
}

fn chips(look: &Look<'_>) -> Html {
    let say = &look.site.text.nights;
    let chip = |only: Only| {
        let pressed = look.browse.filter.only.contains(&only);
        let onclick =
            seek(look, move |filter, _: MouseEvent| *filter = filter.clone().flipped(only));
        let content = all([icon(Glyph::Check), tag("span", "", words(name(only, say)))]);
        html! { <button type="button" class="chip" key={name(only, say)} aria-pressed={pressed.to_string()} {onclick}>{ content }</button> }
    };
    let chips = list(Only::ALL.into_iter().map(chip).collect());
    html! { <div class="chips" role="group" aria-label={say.only}>{ chips }</div> }
}

const fn name(only: Only, say: &Nights) -> &'static str {
    match only {
        Only::Note => say.with_note,
        Only::Missed => say.missed,
        Only::SideEffects => say.side_effects,
        Only::Later => say.later,
        Only::Awful => say.awful,
    }
}

/// The rarer filters, and the button that shows them.
fn more(look: &Look<'_>) -> Html {
    let say = &look.site.text.nights;
    let (open, next) = match look.browse.more {
        Fold::Closed => (false, Fold::Open),
        Fold::Open => (true, Fold::Closed),
    };
    let label = match look.browse.filter.rarer() {
        0 => say.more.to_owned(),
        used => (say.more_used)(used),
    };
    let onclick = look.act(move |_: MouseEvent| BrowseAction::Fold(next));
    let label = tag("span", "", words(label));
    let switch = html! {
        <button type="button" class="btn btn--quiet" aria-expanded={open.to_string()} aria-controls="more" data-testid="more" {onclick}>{ label }</button>
    };
    let inside = if open {
        all([symptom(look), circumstances(look), doses(look), dates(look)])
    } else {
        Html::default()
    };
    let inside = html! { <div id="more" class="stack">{ inside }</div> };
    all([switch, inside])
}

fn symptom(look: &Look<'_>) -> Html {
    let say = &look.site.text.nights;
    let ids: Vec<Id<Symptom>> = look.lists.symptoms.items().iter().map(|item| item.id).collect();
    let names = ids.iter().map(|id| name_of(&look.lists.symptoms, *id, look.site.text).into());
    let names: Rc<[AttrValue]> = [say.any_symptom.into()].into_iter().chain(names).collect();
    let asked = look.browse.filter.symptom;
    let chosen = asked.and_then(|(asked, _)| ids.iter().position(|id| *id == asked));
    let onchoose = seek(look, move |filter, place: usize| {
        let id = place.checked_sub(1).and_then(|place| ids.get(place).copied());
        let least = filter.symptom.map(|(_, score)| score).or_else(|| Score::new(1).ok());
        filter.symptom = id.zip(least);
    });
    let which = html! {
        <Select id="symptom" label={say.symptom} options={names} chosen={chosen.map_or(0, |place| place + 1)} {onchoose} />
    };
    let Some((_, least)) = asked else { return which };
    let numbers: Rc<[AttrValue]> =
        Score::all().map(|score| score.number().to_string().into()).collect();
    let onchoose = seek(look, |filter, place: usize| {
        let score = Score::all().nth(place);
        filter.symptom = filter.symptom.map(|(id, least)| (id, score.unwrap_or(least)));
    });
    let least = html! {
        <Select id="least" label={say.at_least} options={numbers} chosen={usize::from(least.number())} {onchoose} />
    };
    all([which, least])
}

fn circumstances(look: &Look<'_>) -> Html {
    let text = look.site.text;
    let asked = look.browse.filter.circumstances;
    let choice = |one: Circumstance| Choice {
        name: (text.names.circumstance)(one).into(),
        chosen: asked.has(one),
    };
    let onflip = seek(look, |filter, place: usize| {
        if let Some(one) = Circumstance::ALL.get(place).copied() {
            let now = filter.circumstances;
            filter.circumstances = if now.has(one) { now.without(one) } else { now.with(one) };
        }
    });
    choices(&Choices {
        name: "circumstance".into(),
        legend: text.nights.circumstances.into(),
        choices: Circumstance::ALL.into_iter().map(choice).collect(),
        onflip,
    })
}

fn doses(look: &Look<'_>) -> Html {
    let (site, say, filter) = (look.site, &look.site.text.nights, &look.browse.filter);
    let [least, most] = filter.read_doses().map(|number| match number {
        Number::OtherUnit => Some(site.text.log_dose.only_mg.to_owned()),
        Number::Wrong(error) => number_problem(error, site.style, site.text),
        Number::Nothing | Number::Read(_) | Number::Zero | Number::TooMuch => None,
    });
    let least = Field {
        id: "least-dose".into(),
        label: say.least_dose.into(),
        value: filter.least_dose.clone().into(),
        oninput: seek(look, |filter, typed| filter.least_dose = typed),
        error: least.map(AttrValue::from),
        ..Field::default()
    };
    let most = Field {
        id: "most-dose".into(),
        label: say.most_dose.into(),
        value: filter.most_dose.clone().into(),
        oninput: seek(look, |filter, typed| filter.most_dose = typed),
        error: most.map(AttrValue::from),
        ..Field::default()
    };
    tag("div", "pair", all([field(least), field(most)]))
}

fn dates(look: &Look<'_>) -> Html {
    let (say, filter) = (&look.site.text.nights, &look.browse.filter);
    let date = |id: &'static str, label: &'static str, value: &String, oninput| Field {
        id: id.into(),
        label: label.into(),
        value: value.clone().into(),
        oninput,
        kind: FieldKind::Date,
        ..Field::default()
    };
    let from =
        date("from", say.from, &filter.from, seek(look, |filter, typed| filter.from = typed));
    let to = Field {
        error: filter.is_backwards().then(|| AttrValue::from(say.backwards)),
        ..date("to", say.to, &filter.to, seek(look, |filter, typed| filter.to = typed))
    };
    tag("div", "pair", all([field(from), field(to)]))
}
