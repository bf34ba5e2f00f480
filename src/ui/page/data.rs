//! The Data place: the last backup and its age, how the browser keeps what it keeps, the way elsewhere, and the way out.

mod backup;
mod elsewhere;
mod file;
mod form;
mod promise;
mod storage;

pub(super) use self::file::{Stand, handed, said};
pub(super) use self::form::{Sender, form};
pub use self::promise::promise_view;

use yew::prelude::*;

use self::backup::BackupSection;
use self::elsewhere::ElsewhereSection;
use self::storage::StorageSection;
use super::head;
use super::passphrase::Raw;
use crate::ui::context::Site;
use crate::ui::part::{Glyph, all, icon, para, tag, words};
use crate::ui::route::Route;

/// The person's data as a whole.
#[inline(never)] // so that the build can split it off
pub fn data_page(site: &Site) -> Html {
    let say = &site.text.data;
    let first = [
        html! { <BackupSection /> },
        try_one(site),
        html! { <ElsewhereSection /> },
        bring_in(site),
    ];
    let raw = html! { <Raw title={say.raw_title} label={say.raw} lead={say.raw_hint} /> };
    let second = [html! { <StorageSection /> }, raw, passphrase(site), erase(site)];
    let two = all([tag("div", "", all(first)), tag("div", "", all(second))]);
    all([head(site.text.shell.data, Some(say.lead)), tag("div", "two", two)])
}

fn section<const N: usize>(name: &'static str, content: [Html; N]) -> Html {
    tag("section", "section stack", all([tag("h2", "", words(name)), all(content)]))
}

/// A link that leads to another page, as large as a button.
fn way(route: Route, name: &'static str) -> Html {
    let to = html! { <a class="btn" href={route.address()}><span>{ name }</span></a> };
    tag("p", "acts", to)
}

fn try_one(site: &Site) -> Html {
    let say = &site.text.data;
    section(say.try_one, [para(say.try_lead), way(Route::Restore, site.text.shell.restore)])
}

fn bring_in(site: &Site) -> Html {
    let say = &site.text.data;
    let way = way(Route::BringIn, site.text.shell.bring_in);
    section(say.bring_in, [para(say.bring_in_what), way])
}

fn passphrase(site: &Site) -> Html {
    let say = &site.text.data;
    let sealed = site.diary().read(|engine| engine.is_sealed());
    let (stands, what) = if sealed {
        (say.has_passphrase, say.has_passphrase_what)
    } else {
        (say.no_passphrase, say.no_passphrase_what)
    };
    let stands = all([icon(Glyph::Lock), tag("b", "", words(stands))]);
    let stands = tag("p", "fine verdict", stands);
    section(say.passphrase, [stands, para(what), way(Route::Passphrase, say.to_passphrase)])
}

fn erase(site: &Site) -> Html {
    let say = &site.text.data;
    section(say.erase, [para(say.erase_what), way(Route::Erase, site.text.shell.erase)])
}
