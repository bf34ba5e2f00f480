//! The Learn place: what is known, how sure that is, and where it comes from. Only words and two pictures; what they say is the
//! catalogue's.

mod claims;
mod evidence;
mod pictures;

use yew::prelude::*;

use self::claims::{basis, claims, group, numbers};
use self::evidence::evidence;
use self::pictures::readings;
use super::head;
use crate::ui::context::Site;
use crate::ui::part::{
    Button, Glyph, Grade, Notice, all, button, link, list, notice, para, tag, tag_named, words,
};
use crate::ui::port::PagePort;
use crate::ui::route::Route;
use crate::ui::text::learn::{Cited, Method, Source};
use crate::ui::text::{Learn, Text};

/// A section: the id of its heading, the heading, and what stands under it.
type Section = (&'static str, &'static str, Html);

/// What is known, and where it comes from.
#[inline(never)] // so that the build can split it off
pub fn learn_page(site: &Site) -> Html {
    let (text, say) = (site.text, site.text.learn);
    let sections: [Section; 8] = [
        ("learn-evidence", say.evidence.title, evidence(say)),
        ("learn-unknown", say.unknown.title, unknown(say)),
        ("learn-measuring", say.measuring.title, measuring(say)),
        ("learn-opioids", say.opioids.title, opioids(text)),
        ("learn-effects", say.effects.title, effects(say)),
        ("learn-arithmetic", say.arithmetic.title, arithmetic(say)),
        ("learn-statistics", say.statistics.title, method(say, say.statistics)),
        ("learn-sources", say.sources, sources(say)),
    ];
    let ways = sections.iter().map(|(id, title, _)| way(site.page(), id, title)).collect();
    let top = all([head(text.shell.learn, Some(say.lead)), contents(site, ways)]);
    all([top, list(sections.into_iter().map(section).collect())])
}

/// The list of the sections, and the button that prints them.
fn contents(site: &Site, ways: Vec<Html>) -> Html {
    let say = site.text.learn;
    let page = site.page().clone();
    let print = button(Button {
        label: say.print.into(),
        onpress: Callback::from(move |()| page.print()),
        glyph: Some(Glyph::Printer),
        testid: Some("print"),
        ..Button::default()
    });
    let ways = html! { <ul class="contents" role="list">{ list(ways) }</ul> };
    let nav = html! { <nav aria-label={say.contents}>{ ways }</nav> };
    tag("div", "no-print", all([nav, tag("p", "contents__print", print)]))
}

/// A way to a section. The address names the place alone, so the way is gone by hand.
fn way(page: &PagePort, id: &'static str, title: &'static str) -> Html {
    let page = page.clone();
    let onclick = move |click: MouseEvent| {
        click.prevent_default();
        page.scroll_to(id);
        page.focus_still(id);
    };
    html! { <li><a href={Route::Learn.address()} {onclick}>{ title }</a></li> }
}

fn section((id, title, content): Section) -> Html {
    html! {
        <section class="section" aria-labelledby={id}>
            <h2 {id} tabindex="-1">{ title }</h2>
            { content }
        </section>
    }
}

fn unknown(say: &'static Learn) -> Html {
    all([tag("p", "sub", words(say.unknown_lead)), claims(say, say.unknown.claims)])
}

fn measuring(say: &'static Learn) -> Html {
    let of = say.measuring;
    let steps = of.steps.iter().map(|step| tag("li", "", words(*step))).collect();
    let steps = all([tag("ol", "bul bul--num", steps), tag("p", "why", words(of.steps_basis))]);
    let top = tag("div", "two", all([readings(of), tag("div", "", steps)]));
    all([top, group(say, of.studies), group(say, of.slips)])
}

fn opioids(text: Text) -> Html {
    let (say, of) = (text.learn, text.learn.opioids);
    let body = all([
        para(of.blocks),
        para(of.ask),
        tag("p", "lead", words(of.list)),
        para(of.list_others),
        para(of.never),
        basis(say, of.basis.basis, of.basis.sources),
    ]);
    let (grade, title, testid) = (Grade::Stop, of.stop.into(), "opioids");
    let card = tag("p", "back no-print", link(Route::DoseCard.address(), of.card));
    let surgery = all([tag("h3", "", words(of.surgery)), claims(say, of.surgery_claims), card]);
    all([notice(Notice { grade, text, testid, title, body }), tag("div", "group", surgery)])
}

fn effects(say: &'static Learn) -> Html {
    let groups = say.effects.groups.iter().map(|of| group(say, of)).collect();
    all([tag("p", "sub", words(say.effects.lead)), list(groups)])
}

fn arithmetic(say: &'static Learn) -> Html {
    let bounds = link(Route::About.address(), say.arithmetic_bounds);
    all([method(say, say.arithmetic), tag("p", "back no-print", bounds)])
}

fn method(say: &'static Learn, of: &'static Method) -> Html {
    let point = |[name, means]: &[&'static str; 2]| {
        tag("li", "", all([tag("b", "", words(*name)), words(" "), words(*means)]))
    };
    let points = tag("ul", "bul", of.points.iter().map(point).collect());
    all([tag("p", "lead", words(of.lead)), points, group(say, of.more)])
}

fn sources(say: &'static Learn) -> Html {
    let line = |source: &&'static Source| tag("li", "", words(source.text));
    let lines = say.sources_list.iter().map(line).collect();
    let lead = tag("p", "sub", words(say.sources_lead));
    all([lead, tag_named("ol", "bul bul--num bul--sources", "sources", lines)])
}

/// How sure things are, in whole sentences.
fn key(say: &'static Learn) -> Html {
    let points = say.key_points.iter().map(|point| tag("li", "", words(*point))).collect();
    all([tag("h3", "", words(say.key)), tag("ul", "bul", points)])
}

/// The numbers of these sources in the list, as text.
fn cited(say: &'static Learn, sources: Cited) -> String {
    (say.cited)(&numbers(say, sources))
}
