//! The Passphrase place: adding one, locking, changing and removing it; and what stands for the diary while it is locked.
//!
//! What was typed is never told to another page, and goes from the screen as soon as it was used.

mod add;
mod forms;
mod manage;
mod sheet;
mod twice;
mod unlock;

use yew::prelude::*;

use self::add::Adding;
use self::manage::manage;
pub(super) use self::twice::{Twice, TwiceForm, TwiceIds, twice_fields};
pub(super) use self::unlock::Raw;
use self::unlock::{Opens, Unlocking, raw};
use super::head;
use crate::ui::context::Site;
use crate::ui::part::{Grade, Notice, all, link, list, notice, para, tag, tag_named, words};
use crate::ui::route::Route;
use crate::ui::state::Tab;
use crate::ui::text::Text;

/// The passphrase of a diary that is open.
#[inline(never)] // so that the build can split it off
pub fn passphrase_page(site: &Site) -> Html {
    let say = &site.text.passphrase;
    let diary = site.diary();
    let sealed = diary.read(|engine| engine.is_sealed());
    let (stands, lead) =
        if sealed { (say.is_sealed, say.lead_sealed) } else { (say.is_open, say.lead) };
    let lost = diary.state().is_part_locked_away();
    let content = alone(site).unwrap_or_else(|| match diary.state().tab {
        Tab::Reader => tag_named("p", "", "reader", words(say.reader)),
        Tab::Asking | Tab::Writer => {
            let first = if lost { bring_back(site.text) } else { Html::default() };
            let then = match (sealed, lost) {
                (true, _) => manage(),
                // No other key is made before what the lost one locks is back.
                (false, true) => Html::default(),
                (false, false) => html! { <Adding /> },
            };
            all([first, then])
        }
    });
    let settings = tag("p", "section back no-print", link(Route::Settings.address(), say.back));
    let head = tag("div", "no-print", head(site.text.shell.passphrase, Some(lead)));
    let back = if diary.state().brought_back { say.brought_back } else { "" };
    let stands = html! { <p role="status" data-testid="stands">{ [back, " ", stands].concat().trim().to_owned() }</p> };
    let stands = tag("div", "kept no-print", stands);
    all([head, stands, content, honest(site.text), settings])
}

/// The way to what is behind a passphrase that the browser lost.
fn bring_back(text: Text) -> Html {
    let say = &text.passphrase;
    let content = [
        tag("h2", "", words(say.bring_back)),
        para(say.bring_back_what),
        html! { <Unlocking opens={Opens::Lost} /> },
    ];
    tag("section", "section stack-l", all(content))
}

/// What stands for a place of the diary while it is locked; `name` is the place's.
#[inline(never)] // so that the build can split it off
pub fn unlock_page(site: &Site, name: &'static str) -> Html {
    let content = match alone(site) {
        // To take the locked diary away nothing is typed, and a browser may keep another one for the page by itself.
        Some(notice) => all([notice, raw(site.text)]),
        None => html! { <Unlocking opens={Opens::Diary} /> },
    };
    let erase = link(Route::Erase.address(), site.text.shell.erase);
    let erase = tag("p", "section back", erase);
    all([head(name, Some(site.text.passphrase.locked)), content, erase])
}

/// What stands in the place of every form inside a page of others, who could lay theirs over it: no passphrase is typed there.
pub(super) fn alone(site: &Site) -> Option<Html> {
    let say = &site.text.passphrase;
    let way = || html! { <a href={site.page().hash()} target="_top">{ say.framed_do }</a> };
    site.page().is_framed().then(|| {
        notice(Notice {
            grade: Grade::Caution,
            text: site.text,
            testid: "framed",
            title: say.framed.into(),
            body: all([para(say.framed_why), tag("p", "", way())]),
        })
    })
}

/// What the passphrase protects, and what it does not.
fn honest(text: Text) -> Html {
    let say = &text.passphrase;
    let points = |points: &[&'static str]| {
        let lines = points.iter().map(|point| tag("li", "", words(*point))).collect();
        tag("ul", "bul", list(lines))
    };
    let content = [
        tag("h2", "", words(say.protects)),
        points(&say.protects_what),
        tag("h2", "", words(say.not)),
        points(&say.not_what),
        tag("h2", "", words(say.no_way)),
        para(say.no_way_what),
    ];
    tag_named("section", "section stack no-print", "honest", all(content))
}
