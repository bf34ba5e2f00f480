//! How long a person slept, typed: the other way to say it than by steps of half an hour.

use yew::prelude::*;

use crate::diary::QuarterHours;
use crate::dose::Exact;
use crate::ui::context::use_site;
use crate::ui::numbers::unmistakable;
use crate::ui::part::{Field, field};
use crate::ui::state::night::{NoHours, hours_typed};

/// The id of the field.
const TYPED: &str = "sleep-typed";

/// What a [`SleepTyped`] is given.
#[derive(Properties, PartialEq)]
pub(super) struct SleepTypedProps {
    /// What is noted; none where nothing is.
    pub(super) hours: Option<QuarterHours>,
    /// Told what was typed at each key; none where it is nothing, or nothing that can be noted.
    pub(super) ontype: Callback<Option<QuarterHours>>,
}

/// The field. What was typed stays as it was typed until it is stepped from there.
#[component]
pub(super) fn SleepTyped(props: &SleepTypedProps) -> Html {
    let site = use_site();
    let say = &site.text.check_in;
    let typed = use_state_eq(|| None::<(String, Option<QuarterHours>)>);
    let own = typed.as_ref().filter(|(_, noted)| *noted == props.hours).map(|(text, _)| text);
    let number = |hours: QuarterHours| Exact::fraction(u64::from(hours.quarters()), 4);
    let noted = props.hours.and_then(|hours| number(hours).ok());
    let noted = noted.map(|number| unmistakable(number, site.style)).unwrap_or_default();
    let error = own.and_then(|text| hours_typed(text).err()).map(|wrong| match wrong {
        NoHours::Unread => say.sleep_wrong,
        NoHours::NoQuarter => say.sleep_quarters,
        NoHours::TooLong => say.sleep_long,
    });
    let oninput = {
        let (set, ontype) = (typed.setter(), props.ontype.clone());
        Callback::from(move |text: String| {
            let hours = hours_typed(&text).ok().flatten();
            set.set(Some((text, hours)));
            ontype.emit(hours);
        })
    };
    field(Field {
        id: TYPED.into(),
        label: say.sleep_typed.into(),
        value: own.cloned().unwrap_or(noted).into(),
        oninput,
        error: error.map(AttrValue::from),
        hint: Some(say.sleep_hint.into()),
        ..Field::default()
    })
}
