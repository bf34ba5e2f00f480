//! How long a person slept, typed: the other way to say it than by steps of half an hour.

use yew::prelude::*;

use crate::diary::{Entry, QuarterHours};
use crate::dose::Exact;
use crate::ui::context::use_site;
use crate::ui::keeper::DiaryHandle;
use crate::ui::numbers::unmistakable;
use crate::ui::part::{Field, field};
use crate::ui::state::FormName;
use crate::ui::state::night::{NoHours, hours_typed};

/// The id of the field.
const TYPED: &str = "sleep-typed";

/// What a [`SleepTyped`] is given.
#[derive(Properties, PartialEq)]
pub(super) struct SleepTypedProps {
    /// Under which name what cannot be noted is kept.
    pub(super) form: FormName,
    /// What is noted; none where nothing is.
    pub(super) hours: Option<QuarterHours>,
    /// Told what was typed at each key; none where it is nothing, or nothing that can be noted.
    pub(super) ontype: Callback<Option<QuarterHours>>,
}

/// The field that holds hours which cannot be noted, if it does: by a save of the entry they would be gone, and what was noted before them
/// is by now. `base` is the entry before anything was written in it.
pub(in crate::ui::page) fn unread_hours(
    diary: &DiaryHandle,
    base: &Entry,
    entry: &Entry,
) -> Option<&'static str> {
    let stands = || diary.typed(FormName::sleep_of(base)).is_some();
    (entry.sleep.hours.is_none() && stands()).then_some(TYPED)
}

/// The field. What was typed stays as it was typed until it is stepped from there; what cannot be noted is kept, like every form's text,
/// until it can be or the entry is saved.
#[component]
pub(super) fn SleepTyped(props: &SleepTypedProps) -> Html {
    let site = use_site();
    let (say, diary, form) = (&site.text.check_in, site.diary(), props.form);
    let typed = use_state_eq(|| None::<(String, QuarterHours)>);
    let own = typed.as_ref().filter(|(_, noted)| Some(*noted) == props.hours);
    let wrong = diary.typed(form).filter(|_| props.hours.is_none());
    let own = own.map(|(text, _)| text.clone()).or_else(|| wrong?.into_iter().next());
    let number = |hours: QuarterHours| Exact::fraction(u64::from(hours.quarters()), 4);
    let noted = props.hours.and_then(|hours| number(hours).ok());
    let noted = noted.map(|number| unmistakable(number, site.style)).unwrap_or_default();
    let error = own.as_deref().and_then(|text| hours_typed(text).err()).map(|wrong| match wrong {
        NoHours::Unread => say.sleep_wrong,
        NoHours::NoQuarter => say.sleep_quarters,
        NoHours::TooLong => say.sleep_long,
    });
    let oninput = {
        let (set, ontype) = (typed.setter(), props.ontype.clone());
        Callback::from(move |text: String| {
            let read = hours_typed(&text);
            let hours = read.ok().flatten();
            ontype.emit(hours);
            set.set(hours.map(|hours| (text.clone(), hours)));
            if read.is_err() {
                diary.type_into(form, vec![text]);
            } else {
                diary.done_if_typed(form);
            }
        })
    };
    field(Field {
        id: TYPED.into(),
        label: say.sleep_typed.into(),
        value: own.unwrap_or(noted).into(),
        oninput,
        error: error.map(AttrValue::from),
        hint: Some(say.sleep_hint.into()),
        ..Field::default()
    })
}
