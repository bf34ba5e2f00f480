//! A dose that was taken, by hand.

mod form;
mod planned;
mod questions;

use yew::prelude::*;

pub(super) use self::form::{DOSE, DoseForm, begun_change};
use super::night::{Evening, dose_words, night_head};
use super::saving::not_saved;
use crate::ui::context::{Site, use_site};
use crate::ui::part::{all, para, tag, tag_named, words};
use crate::ui::route::Route;

/// A dose that was taken, by hand.
#[inline(never)] // so that the build can split it off
pub fn log_dose_page(_: &Site) -> Html {
    html! { <LogDose /> }
}

/// The night stays the same for as long as the page is open, also when the day ends meanwhile.
#[component]
fn LogDose() -> Html {
    let site = use_site();
    let night = *use_memo((), |()| site.diary().tonight());
    let say = &site.text.log_dose;
    let evening = Evening::of(&site, night);
    let doses: Vec<_> = evening.doses(night).map(|record| dose_words(&site, record)).collect();
    let already = (!doses.is_empty())
        .then(|| tag_named("p", "", "already", words((say.already)(&doses.join("; ")))));
    let page = site.page().clone();
    let ondone = Callback::from(move |()| page.go(Route::Tonight.address()));
    let form = html! { <DoseForm {night} {ondone} is_place=true /> };
    all([
        night_head(site.text.shell.log_dose.to_owned(), para(say.lead)),
        not_saved(&site),
        tag("div", "asks narrow", all([already.unwrap_or_default(), form])),
    ])
}
