//! The About place: what this is, safety, privacy, limits and sources. Only words; what they say is the catalogue's.

use yew::prelude::*;

use super::head;
use crate::dose::limits;
use crate::ui::context::Site;
use crate::ui::part::quantity;
use crate::ui::text::Text;

/// What this is, and how to check it.
pub(in crate::ui) fn about_page(site: &Site) -> Html {
    let text = site.text;
    let about = &text.about;
    html! {
        <>
            { head(text.shell.about, Some(about.lead)) }
            { section(about.what, points(about.what_points)) }
            { section(about.opioids, points(about.opioids_points)) }
            { section(about.surgery, points(about.surgery_points)) }
            { section(about.missed, points(about.missed_points)) }
            { section(about.privacy, html! {
                <>
                    { points(about.privacy_points) }
                    <h3>{ about.check }</h3>
                    { steps(about.check_steps) }
                    <h3>{ about.check_more }</h3>
                    { steps(about.check_more_steps) }
                </>
            }) }
            { section(about.limits, table(text)) }
            { section(about.sources, points(about.sources_points)) }
            { section(about.licence, html! {
                <>
                    <p data-testid="version">{ (about.version)(env!("CARGO_PKG_VERSION")) }</p>
                    { points(about.licence_points) }
                </>
            }) }
        </>
    }
}

fn section(title: &'static str, content: Html) -> Html {
    html! { <section class="section stack"><h2>{ title }</h2>{ content }</section> }
}

fn points(points: &'static [&'static str]) -> Html {
    if let [only] = points {
        return html! { <p>{ *only }</p> };
    }
    html! { <ul class="bul">{ for points.iter().map(|point| html! { <li>{ *point }</li> }) }</ul> }
}

fn steps(steps: &'static [&'static str]) -> Html {
    html! { <ol class="bul">{ for steps.iter().map(|step| html! { <li>{ *step }</li> }) }</ol> }
}

/// The limits of the dose room that a person meets, each with its source and how sure that is.
fn table(text: Text) -> Html {
    let about = &text.about;
    let shown = limits::TABLE
        .iter()
        .filter_map(|limit| (about.limit)(limit.name).map(|does| (limit, does)));
    html! {
        <>
            <p>{ about.limits_lead }</p>
            <dl class="limits">
                { for shown.map(|(limit, does)| html! {
                    <div>
                        <dt>{ does }{ ": " }<b>{ quantity(limit.bound.replace(' ', "\u{a0}")) }</b></dt>
                        <dd>{ limit.source }{ ". " }{ (about.sure)(limit.sure) }{ "." }</dd>
                    </div>
                }) }
            </dl>
        </>
    }
}
