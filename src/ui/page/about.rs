//! The About place: what this is, safety, privacy, limits and sources. Only words; what they say is the catalogue's.

use yew::prelude::*;

use super::head;
use crate::dose::limits::{self, Bound, Limit};
use crate::dose::{MassUnit, Style};
use crate::ui::context::Site;
use crate::ui::part::{all, link, list, para, quantity, tag, tag_named, words};
use crate::ui::route::Route;
use crate::ui::text::Text;

/// What this is, and how to check it.
#[inline(never)] // so that the build can split it off
pub fn about_page(site: &Site) -> Html {
    let say = &site.text.about;
    let privacy = all([
        points("ul", say.privacy_points),
        tag("h3", "", words(say.check)),
        checks(site),
        tag("h3", "", words(say.check_files)),
        points("ol", say.check_files_steps),
        beside(site),
    ]);
    let build = site.page().build();
    let version = (say.version)(env!("CARGO_PKG_VERSION"), build.as_deref());
    let licence =
        all([tag_named("p", "", "version", words(version)), points("ul", say.licence_points)]);
    all([
        head(site.text.shell.about, Some(say.lead)),
        section(say.what, points("ul", say.what_points)),
        section(say.opioids, with_more(say.opioids_points, say.opioids_more)),
        section(say.missed, points("ul", say.missed_points)),
        section(say.privacy, privacy),
        section(say.limits, table(site.text, site.style)),
        section(say.sources, with_more(say.sources_points, say.sources_more)),
        section(say.licence, licence),
    ])
}

/// How a person sees that nothing is sent. A page in one file has nothing to send to, and nothing that is kept for later.
fn checks(site: &Site) -> Html {
    let say = &site.text.about;
    if site.page().is_local_file() {
        return para(say.check_one_file);
    }
    all([
        points("ol", say.check_steps),
        tag("h3", "", words(say.check_more)),
        points("ol", say.check_more_steps),
    ])
}

/// The way to what the build puts beside the page; beside a file on a disk there is none of it.
fn beside(site: &Site) -> Html {
    let say = &site.text.about;
    if site.page().is_local_file() {
        return Html::default();
    }
    let one_file =
        html! { <a href="ldn-diary.html" download="ldn-diary.html">{ say.save_one_file }</a> };
    let sums = html! { <a href="SHA256SUMS" download="SHA256SUMS">{ say.save_sums }</a> };
    all([one_file, sums].map(|link| tag("p", "back no-print", link)))
}

fn section(title: &'static str, content: Html) -> Html {
    tag("section", "section stack", all([tag("h2", "", words(title)), content]))
}

/// A list of points or steps; a single one is a paragraph.
fn points(kind: &'static str, points: &'static [&'static str]) -> Html {
    if let [only] = points {
        return para(*only);
    }
    tag(kind, "bul", points.iter().map(|point| tag("li", "", words(*point))).collect())
}

/// Points, and the way to Learn, which says more of them.
fn with_more(of: &'static [&'static str], more: &'static str) -> Html {
    all([points("ul", of), tag("p", "back no-print", link(Route::Learn.address(), more))])
}

/// The limits of the dose room that a person meets, each with its source and how sure that is.
fn table(text: Text, style: Style) -> Html {
    let say = &text.about;
    let row = |limit: &Limit| {
        let [does, source] = (say.limit)(limit.name)?;
        let bound = tag("b", "", quantity(written(limit.bound, style, text)));
        let name = all([words(does), words(": "), bound]);
        let source = [source, ". ", (say.sure)(limit.sure), "."].concat();
        Some(tag("div", "", all([tag("dt", "", name), tag("dd", "", words(source))])))
    };
    let rows = limits::TABLE.iter().filter_map(row).collect();
    all([para(say.limits_lead), tag("dl", "limits", list(rows))])
}

/// A bound, as this person's quantities are written.
fn written(bound: Bound, style: Style, text: Text) -> String {
    let say = &text.about;
    match bound {
        Bound::Mass(mass) => style.mass(mass, MassUnit::Mg).text,
        Bound::Volume(volume) => style.volume(volume).text,
        Bound::Percent(percent) => style.percent(percent).text,
        Bound::Times(times) => (say.times)(&style.number(times).text),
        Bound::DropsPerMl(drops) => (say.drops_in_one_ml)(&style.number(drops).text),
        Bound::Count(number) => number.to_string(),
        Bound::Marks(number) => number.to_string(),
    }
}
