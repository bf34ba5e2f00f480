//! Reads the picture night by night: a line over all panels that goes where the person wants, and what that night says. It holds nothing
//! but which night.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::lines::Shown;
use crate::diary::{Entry, Night};
use crate::store::Lists;
use crate::ui::context::{Site, use_site};
use crate::ui::page::night::{dose_words, summary};
use crate::ui::part::{Button, ButtonKind, Glyph, all, button, list, para, tag, tag_named, words};
use crate::ui::port::DateForm;
use crate::ui::route::Route;
use crate::ui::state::Open;
use crate::ui::state::trends::Picture;

/// What a [`Reader`] is given.
#[derive(Properties, Debug)]
pub(super) struct ReaderProps {
    /// What the picture is of.
    pub(super) shown: Rc<Shown>,
    /// The picture in a sentence.
    pub(super) label: AttrValue,
    /// The drawing for a narrow page.
    pub(super) narrow: Html,
    /// The drawing for a wide one.
    pub(super) wide: Html,
    /// What lines, dots and marks are.
    pub(super) caption: Html,
    /// What is said of the picture.
    pub(super) said: Html,
}

impl PartialEq for ReaderProps {
    fn eq(&self, other: &Self) -> bool {
        // What is drawn and said comes from what is shown.
        Rc::ptr_eq(&self.shown, &other.shown) && self.label == other.label
    }
}

/// The picture, what is said of it, and the way to read it night by night.
#[component]
pub(super) fn Reader(props: &ReaderProps) -> Html {
    let site = use_site();
    let chosen = use_state(|| None::<Night>);
    let period = props.shown.period;
    let night = (*chosen).filter(|night| period.has(*night));
    let [narrow, wide] = &props.shown.pictures;
    let picture = |class, picture: &Picture, drawing: &Html| {
        let cursor = night.map(|night| picture.cursor(period, night));
        tag("div", class, framed(picture, &props.label, drawing.clone(), cursor))
    };
    let go = {
        let chosen = chosen.clone();
        Callback::from(move |place: u32| chosen.set(period.at(place.min(period.count() - 1))))
    };
    let pictures = all([
        picture("only-narrow", narrow, &props.narrow),
        picture("only-wide", wide, &props.wide),
        props.caption.clone(),
    ]);
    let figure = tag("figure", "trend", pictures);
    all([figure, props.said.clone(), controls(&site, props, night, &go)])
}

fn framed(picture: &Picture, label: &AttrValue, drawing: Html, cursor: Option<String>) -> Html {
    let size = format!("0 0 {} {}", picture.frame.width, picture.height);
    let cursor = cursor.map(|d| html! { <path class="cursor" {d} /> }).unwrap_or_default();
    html! {
        <svg class="chart" viewBox={size} role="img" aria-label={label.clone()}>
            <g aria-hidden="true">{ drawing }{ cursor }</g>
        </svg>
    }
}

/// The way through the nights: a native range, which arrow keys move by a night and page keys by more, and a button each way.
fn controls(site: &Site, props: &ReaderProps, night: Option<Night>, go: &Callback<u32>) -> Html {
    let say = site.text.trend_lines;
    let period = props.shown.period;
    let last = period.count() - 1;
    let place = night.and_then(|night| period.place(night));
    let place = place.and_then(|place| u32::try_from(place).ok());
    let now = place.unwrap_or(last);
    let oninput = go.reform(move |event: InputEvent| {
        event.target_unchecked_into::<HtmlInputElement>().value().parse().unwrap_or(last)
    });
    // Before one is chosen the range stands at the last night: who hears it is told that one.
    let shown = night.unwrap_or(period.to());
    let (entries, lists) = site.diary().read(|engine| (engine.night(shown), engine.lists()));
    let lines = lines_of(site, &entries, &lists);
    let date = site.date(shown.date(), DateForm::Whole);
    // Once one is chosen, what is written of it is told below: at each press of a key it would be heard twice.
    let heard = match night {
        None => [date.as_str(), ": ", &lines.join(". ")].concat(),
        Some(_) => date.clone(),
    };
    let range = html! {
        <input type="range" id="night-read" class="range" min="0" max={last.to_string()} value={now.to_string()}
            aria-valuetext={heard} aria-describedby="night-read-hint" {oninput} />
    };
    let step = |label: &'static str, glyph, testid, to: u32| {
        button(Button {
            label: label.into(),
            onpress: go.reform(move |()| to),
            kind: ButtonKind::Plain,
            glyph: Some(glyph),
            testid: Some(testid),
            ..Button::default()
        })
    };
    // The first press of either shows the last night.
    let earlier = if place.is_some() { now.saturating_sub(1) } else { last };
    let buttons = all([
        step(say.earlier, Glyph::Back, "earlier-night", earlier),
        step(say.later, Glyph::Go, "later-night", now.saturating_add(1).min(last)),
    ]);
    let said = night.map(|night| reading(site, night, &date, (&entries, &lines)));
    let said = said.unwrap_or_default();
    let label = html! { <label class="label" for="night-read">{ say.read }</label> };
    let hint = html! { <p class="hint" id="night-read-hint">{ say.read_hint }</p> };
    let said = html! { <div role="status" class="stack" data-testid="night-said">{ said }</div> };
    tag("div", "reader no-print", all([label, range, hint, tag("div", "row", buttons), said]))
}

/// What is recorded of a night: a line for each entry, or one that says that there is none.
fn lines_of(site: &Site, entries: &[Entry], lists: &Lists) -> Vec<String> {
    let of_entry = |entry: &Entry| {
        let doses = entry.doses.iter().map(|record| dose_words(site, record));
        let rest = Some(summary(site, entry, lists)).filter(|said| !said.is_empty());
        doses.chain(rest).collect::<Vec<_>>().join(". ")
    };
    if entries.is_empty() {
        return vec![site.text.trend_lines.nothing_written.to_owned()];
    }
    entries.iter().map(of_entry).collect()
}

/// The lines of a night under its date, and the way to it.
fn reading(site: &Site, night: Night, date: &str, (entries, lines): (&[Entry], &[String])) -> Html {
    let lines = lines.iter().map(|line| para(line.clone())).collect();
    // The newest entry, or the page that fills a night in.
    let open = entries
        .last()
        .map_or(Open::Night(night), |entry| Open::Entry(entry.night.month(), entry.id));
    let diary = site.diary();
    let onclick = move |_: MouseEvent| diary.open(open);
    let way = (site.text.trend_lines.open)(date);
    let way = html! { <p class="links"><a href={Route::Entry.address()} {onclick}>{ way }</a></p> };
    all([tag_named("b", "", "night-date", words(date.to_owned())), list(lines), way])
}
