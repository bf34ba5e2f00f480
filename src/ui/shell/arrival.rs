//! The code of a place on its way: it is asked for when the place is first opened. It knows parts, not what is in them.

use yew::prelude::*;

use crate::ui::context::Site;
use crate::ui::page::head;
use crate::ui::part::{Button, all, button, para, tag};
use crate::ui::port::{Part, PartError};
use crate::ui::text::Text;

/// Whether a place can be shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Arrival {
    /// Its code is here.
    There,
    /// Its code is on the way.
    Coming,
    /// Its code did not come; this asks for it again.
    Failed(Callback<()>),
}

/// Asks for the code of the parts that are missing, once for each time that it failed and the person asks again.
#[hook]
pub(super) fn use_arrival(parts: &'static [Part], site: &Site) -> Arrival {
    let tries = use_state(|| 0_u32);
    let show = use_force_update();
    let failed = use_state_eq(|| None::<PartError>);
    let page = site.page();
    let there = parts.iter().all(|part| page.has_part(*part));
    {
        let (failed, page, arrived) = (failed.clone(), page.clone(), site.arrived.clone());
        use_effect_with((parts, there, *tries), move |(parts, ..)| {
            failed.set(None);
            for part in parts.iter().filter(|part| !page.has_part(**part)) {
                let (failed, arrived, show) = (failed.clone(), arrived.clone(), show.clone());
                let told = move |come: Result<(), PartError>| {
                    if come.is_err() {
                        failed.set(Some(PartError));
                    }
                    arrived.emit(());
                    show.force_update();
                };
                page.load_part(*part, Callback::from(told));
            }
        });
    }
    match *failed {
        _ if there => Arrival::There,
        Some(PartError) => Arrival::Failed(Callback::from(move |()| tries.set(*tries + 1))),
        None => Arrival::Coming,
    }
}

/// What stands in the place of a place that is on its way.
pub(super) fn coming(name: &'static str, arrival: &Arrival, text: Text) -> Html {
    let say = &text.shell;
    let (words, again) = match arrival {
        Arrival::Failed(again) => {
            let label = say.try_again.into();
            let again = Button { label, onpress: again.clone(), ..Button::default() };
            (say.not_loaded, tag("p", "row", button(again)))
        }
        Arrival::There | Arrival::Coming => (say.opening, Html::default()),
    };
    let status = html! { <div role="status" data-testid="arrival">{ para(words) }</div> };
    all([head(name, None), status, again])
}
