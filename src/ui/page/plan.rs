//! The Plan place: the steps of the dose, what changed them, and what they are drawn from.

use yew::prelude::*;

use super::cabinet::Cabinet;
use super::head;
use crate::ui::context::{Site, use_site};
use crate::ui::part::{all, para, tag};
use crate::ui::route::Route;

/// The Plan place.
#[inline(never)] // so that the build can split it off
pub fn plan_page(_: &Site) -> Html {
    html! { <PlanPlace /> }
}

/// The steps, to be made or changed.
#[inline(never)] // so that the build can split it off
pub fn plan_steps_page(site: &Site) -> Html {
    head(site.text.shell.plan_steps, None)
}

#[component]
fn PlanPlace() -> Html {
    let site = use_site();
    let cabinet = Cabinet::of(&site, site.diary().tonight());
    let say = site.text.plan;
    let make = html! { <a class="btn btn--main" href={Route::PlanSteps.address()}><span>{ say.make }</span></a> };
    let empty = cabinet.plan().changes().is_empty();
    let none = tag("div", "stack", all([para(say.none), para(say.none_why), make]));
    all([head(site.text.shell.plan, None), if empty { none } else { Html::default() }])
}
