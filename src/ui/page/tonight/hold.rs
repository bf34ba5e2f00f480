//! "Not tonight": the question why a dose is left out. It keeps the reason, and knows nothing of what is recorded by it.

use yew::prelude::*;

use crate::diary::Reason;
use crate::ui::context::{Site, use_site};
use crate::ui::keeper::DiaryHandle;
use crate::ui::page::saving::{has_failed, not_saved};
use crate::ui::part::{Button, ButtonKind, Dialog, Radios, all, button, radios, tag, words};
use crate::ui::state::FormName;
use crate::ui::state::night::{reason_kept, reason_of};

/// The id of the dialog that asks why a dose is left out.
const HOLD: &str = "hold-tonight";

/// The reasons that are offered for leaving a dose out.
const REASONS: [Reason; 9] = [
    Reason::Advised,
    Reason::Stiffer,
    Reason::WorseSleep,
    Reason::SideEffect,
    Reason::Infection,
    Reason::Surgery,
    Reason::OtherMedicine,
    Reason::NoSupply,
    Reason::Other,
];

#[derive(Properties, PartialEq)]
pub(super) struct HoldProps {
    /// Under which name the reason is kept until it is recorded.
    pub(super) form: FormName,
    /// Told why.
    pub(super) onhold: Callback<Reason>,
}

/// The reason that is chosen by now, in this visit or in one that ended before.
fn reason_chosen(diary: &DiaryHandle, form: FormName) -> Option<Reason> {
    reason_of(diary.typed(form)?.first()?)
}

/// "Not tonight": asks why, and records it. The reason is kept until the dose is known to be recorded, as this or as anything else;
/// when that fails, it is asked for no second time.
#[component]
pub(super) fn Hold(props: &HoldProps) -> Html {
    let site = use_site();
    let open = use_state_eq(|| false);
    let pressed = use_state_eq(|| false);
    let say = site.text.due;
    let (diary, form) = (site.diary(), props.form);
    let why = reason_chosen(&diary, form);
    let show = |shown: bool| {
        let (open, pressed, diary) = (open.setter(), pressed.setter(), diary.clone());
        Callback::from(move |()| {
            open.set(shown);
            pressed.set(false);
            diary.done_typing(form);
        })
    };
    let ask = Button {
        label: say.held.into(),
        onpress: show(true),
        kind: ButtonKind::Quiet,
        testid: Some("held"),
        ..Button::default()
    };
    let told = not_done(&site, &pressed, why);
    let hold = Button {
        label: say.hold_do.into(),
        onpress: {
            let (onhold, open, page) = (props.onhold.clone(), open.setter(), site.page().clone());
            let (pressed, diary) = (pressed.setter(), diary.clone());
            Callback::from(move |()| {
                pressed.set(true);
                let Some(reason) = reason_chosen(&diary, form) else {
                    return page.focus("hold-why-0");
                };
                onhold.emit(reason);
                // It went with the save. As long as it is there, why nothing was done stands in the dialog.
                if reason_chosen(&diary, form).is_none() {
                    open.set(false);
                    pressed.set(false);
                }
            })
        },
        kind: ButtonKind::Main,
        testid: Some("hold-do"),
        ..Button::default()
    };
    let leave = Button { label: say.hold_leave.into(), onpress: show(false), ..Button::default() };
    let (page, title) = (site.page().clone(), words(say.hold_title));
    let actions = all([button(hold), button(leave)]);
    let dialog = html! { <Dialog id={HOLD} {page} open={*open || why.is_some()} onclose={show(false)} {title} {actions}>{ all([question(&site, form, &pressed), told]) }</Dialog> };
    all([button(ask), dialog])
}

/// The reasons to choose from; `pressed` is whether the button was pressed that records one.
fn question(site: &Site, form: FormName, pressed: &UseStateHandle<bool>) -> Html {
    let (say, diary) = (site.text.due, site.diary());
    let why = reason_chosen(&diary, form);
    let set = pressed.setter();
    let onchoose = Callback::from(move |place: usize| {
        set.set(false);
        if let Some(reason) = REASONS.get(place) {
            diary.type_into(form, vec![reason_kept(*reason)]);
        }
    });
    radios(&Radios {
        name: "hold-why".into(),
        legend: say.hold_why.into(),
        options: REASONS.map(|reason| (site.text.reasons.of)(reason).into()).into(),
        chosen: REASONS.iter().position(|reason| Some(*reason) == why),
        onchoose,
        error: (**pressed && why.is_none()).then(|| site.text.reasons.missing.into()),
    })
}

/// Why a press on the button did not record it, if it did not: it could not be saved, or it came right after another tap. The place of
/// what is said is there before, or it would not be read out.
fn not_done(site: &Site, is_pressed: &UseStateHandle<bool>, why: Option<Reason>) -> Html {
    let is_told = **is_pressed && why.is_some();
    let has_failed = is_told && has_failed(&site.diary());
    let failed = if has_failed { not_saved(site) } else { Html::default() };
    let not_taken = if is_told && !has_failed {
        tag("p", "hint", words(site.text.tonight.not_taken))
    } else {
        Html::default()
    };
    all([failed, html! { <div role="status">{ not_taken }</div> }])
}
