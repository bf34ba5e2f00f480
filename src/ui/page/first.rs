//! Tonight on a first start: where to begin. It shows nothing of a diary, so that it needs none of the diary's code.

use yew::prelude::*;

use super::head;
use crate::ui::context::Site;
use crate::ui::part::{all, para, tag, tag_named, words};
use crate::ui::route::{Calculator, Route};

/// Two lines that say what to do, and the ways there.
pub fn first_page(site: &Site) -> Html {
    let say = &site.text.shell;
    let way = |class: &'static str, route: Route, name: &'static str| {
        html! { <a {class} href={route.address()}>{ tag("span", "", words(name)) }</a> }
    };
    let ways = all([
        way("btn btn--main", Route::CheckIn, say.first_check_in),
        way("btn", Route::LogDose, say.first_log),
        way("btn", Route::Dose(Calculator::Draw), say.first_dose),
    ]);
    let lines = all([para(say.first), para(say.first_kept), tag("div", "row", ways)]);
    all([head(say.tonight, None), tag_named("div", "stack first", "first-start", lines)])
}
