//! The dose card: every step of the plan with its dose, its draw and its mark, for the wallet or on a whole page of paper. It changes
//! nothing; what does not stand on it is said with the way there.

mod panels;
mod rows;
mod whole_page;

use yew::prelude::*;

use self::panels::wallet;
use self::rows::{Row, rows};
use self::whole_page::whole_page;
use super::cabinet::Cabinet;
use super::head;
use super::plan::past_bottles;
use crate::dose::Strength;
use crate::ui::context::{Site, use_site};
use crate::ui::numbers::about;
use crate::ui::part::{
    Button, ButtonKind, Glyph, Segments, all, button, link, para, segments, tag, tag_named, words,
};
use crate::ui::port::DateForm;
use crate::ui::route::Route;

/// What the card is printed as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardForm {
    /// Panels of the size of a bank card, front and back, to be cut out and folded.
    #[default]
    Wallet,
    /// A page of the printer's paper.
    WholePage,
}

impl CardForm {
    const ALL: [Self; 2] = [Self::Wallet, Self::WholePage];
}

/// The dose card.
#[inline(never)] // so that the build can split it off
pub fn dose_card_page(_: &Site) -> Html {
    html! { <DoseCardPlace /> }
}

#[component]
fn DoseCardPlace() -> Html {
    let site = use_site();
    let form = use_state_eq(CardForm::default);
    let onform = {
        let form = form.setter();
        Callback::from(move |chosen| form.set(chosen))
    };
    dose_card_view(&site, *form, &onform)
}

/// The same in the form that is chosen.
pub fn dose_card_view(site: &Site, form: CardForm, onform: &Callback<CardForm>) -> Html {
    let say = site.text.dose_card;
    let cabinet = Cabinet::of(site, site.diary().tonight());
    let head = tag("div", "no-print", head(site.text.shell.dose_card, Some(say.lead)));
    let Some(card) = Card::of(&cabinet) else { return all([head, missing(site, &cabinet)]) };
    let rows = rows(site, &cabinet, card);
    let paper = match form {
        CardForm::Wallet => wallet(site, card, &rows),
        CardForm::WholePage => whole_page(site, card, &rows),
    };
    let back = tag("p", "back no-print", link(Route::Plan.address(), say.back));
    all([head, controls(site, form, onform), paper, back])
}

/// What the card is worked out with.
#[derive(Clone, Copy)]
struct Card {
    strength: Strength,
}

impl Card {
    /// None where there is nothing to be told, or not yet.
    fn of(cabinet: &Cabinet) -> Option<Self> {
        let strength = cabinet.strength()?;
        (!cabinet.plan().steps().is_empty()).then_some(Self { strength })
    }
}

/// What is missing for a card, and the way there.
fn missing(site: &Site, cabinet: &Cabinet) -> Html {
    let say = site.text.dose_card;
    let past = past_bottles(site, cabinet);
    let (why, way, name) = if cabinet.plan().steps().is_empty() {
        (say.no_plan, Route::PlanSteps, say.make_plan)
    } else if cabinet.takes_opioids() {
        (site.text.due.opioids, Route::Plan, say.to_plan)
    } else if cabinet.bottle().is_none() {
        (past.as_deref().unwrap_or(say.no_bottle), Route::Plan, say.to_plan)
    } else {
        (say.to_confirm, Route::Plan, say.to_plan)
    };
    let way = html! { <a class="btn btn--main" href={way.address()}><span>{ name }</span></a> };
    tag_named("div", "stack", "no-card", all([para(why.to_owned()), way]))
}

/// The form, the syringes where none is picked, and the button that prints.
fn controls(site: &Site, form: CardForm, onform: &Callback<CardForm>) -> Html {
    let say = site.text.dose_card;
    let forms = segments(&Segments {
        name: "card-form".into(),
        legend: say.form.into(),
        options: vec![say.wallet.into(), say.whole_page.into()],
        chosen: CardForm::ALL.iter().position(|one| *one == form).unwrap_or_default(),
        onchoose: onform.reform(|place| CardForm::ALL.get(place).copied().unwrap_or_default()),
    });
    let syringes = if owned(site).is_empty() {
        let way = link(Route::Settings.address(), say.to_settings);
        tag_named("p", "", "no-syringes", all([words(say.no_syringes), words(" "), way]))
    } else {
        Html::default()
    };
    let cut = match form {
        CardForm::Wallet => tag("p", "hint", words(say.cut)),
        CardForm::WholePage => Html::default(),
    };
    let page = site.page().clone();
    let print = button(Button {
        label: say.print.into(),
        onpress: Callback::from(move |()| page.print()),
        kind: ButtonKind::Main,
        glyph: Some(Glyph::Printer),
        testid: Some("print"),
        ..Button::default()
    });
    tag("div", "stack no-print", all([forms, syringes, cut, print]))
}

/// The syringes that the person picked. A usual one would be a guess, and paper is believed.
fn owned(site: &Site) -> &[crate::dose::Syringe] {
    site.settings.settings().syringes.owned()
}

/// A line to write the name on.
fn name_line(site: &Site) -> Html {
    tag("p", "write", words(site.text.dose_card.name))
}

/// What must be known wherever the card is found.
fn emergency(site: &Site) -> Html {
    let say = site.text.dose_card;
    all([tag("p", "strong", words(say.blocks)), para(say.surgery)])
}

fn strength(site: &Site, card: Card) -> String {
    about(site.style.strength(card.strength), site.text)
}

/// When it was printed.
fn printed(site: &Site) -> Html {
    let now = site.diary().now();
    let day = site.date(now.local().date(), DateForm::DayMonthYear);
    tag("p", "small", words((site.text.dose_card.printed)(&day, &site.time(now))))
}
