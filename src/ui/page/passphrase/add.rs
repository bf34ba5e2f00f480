//! Adding a passphrase: typed twice, then the recovery sheet, and only when the code is on paper the diary is sealed.

use yew::prelude::*;

use super::forms::{AGAIN, NEW, Stand, field_of, form, status};
use super::sheet::{last_group, sheet};
use crate::store::seal::Typed;
use crate::ui::context::{Site, use_site};
use crate::ui::locksmith::{Later, Locksmith, NewKeys};
use crate::ui::part::{Secret, SecretKind, Sight, all, quiet, secret, sight_box, tag, words};
use crate::ui::shell::HEADING;
use crate::ui::state::passphrase::{NewError, advice, check_new, is_last_group};

/// The id of what the form says.
const SAID: &str = "said-add";

/// What is typed, and how far it is.
#[derive(Clone, Default, PartialEq)]
struct Desk {
    typed: Typed,
    again: Typed,
    sight: Sight,
    wrong: Option<NewError>,
    stand: Stand,
    made: Option<NewKeys>,
    group: String,
    group_wrong: Option<()>,
}

type State = UseStateHandle<Desk>;

/// The way from no passphrase to one.
#[component]
pub(super) fn Adding() -> Html {
    let site = use_site();
    let desk = use_state_eq(Desk::default);
    let later = use_memo((), |()| Later::default());
    let content = match &desk.made {
        Some(new) => keeping(&site, &desk, new, &later),
        None => typing(&site, &desk, &later),
    };
    tag("section", "section stack-l", content)
}

fn change(desk: &State, change: impl Fn(&mut Desk, String) + 'static) -> Callback<String> {
    let desk = desk.clone();
    Callback::from(move |typed| {
        let mut next = Desk { stand: Stand::Idle, wrong: None, ..(*desk).clone() };
        change(&mut next, typed);
        desk.set(next);
    })
}

fn typing(site: &Site, desk: &State, later: &Later) -> Html {
    let say = &site.text.passphrase;
    let wrong = |error: NewError| {
        desk.wrong.filter(|wrong| *wrong == error).map(|error| (say.new_error)(error).into())
    };
    let (kind, sight) = (SecretKind::New, desk.sight);
    let new = secret(Secret {
        id: NEW,
        label: say.new.into(),
        value: String::from(&*desk.typed).into(),
        oninput: change(desk, |desk, typed| desk.typed = typed.into()),
        error: wrong(NewError::TooShort).or_else(|| desk.stand.error(site.text)),
        hint: Some((say.advice)(advice(&desk.typed)).into()),
        kind,
        sight,
    });
    let again = secret(Secret {
        id: AGAIN,
        label: say.again.into(),
        value: String::from(&*desk.again).into(),
        oninput: change(desk, |desk, typed| desk.again = typed.into()),
        error: wrong(NewError::Differ),
        hint: Some(say.again_hint.into()),
        kind,
        sight,
    });
    let desk_then = desk.clone();
    let onsight =
        Callback::from(move |sight| desk_then.set(Desk { sight, ..(*desk_then).clone() }));
    let show = sight_box("new-show", say.show, desk.sight, &onsight);
    let go = {
        let (site, desk, later) = (site.clone(), desk.clone(), later.clone());
        Callback::from(move |()| make(&site, &desk, &later))
    };
    let content = all([new, again, show, status(SAID, &desk.stand)]);
    let form = form(site.text, "add-form", content, (say.go_on, go));
    all([tag("h2", "", words(say.add)), form])
}

/// Makes the keys; nothing is sealed by them yet.
fn make(site: &Site, desk: &State, later: &Later) {
    let page = site.page().clone();
    if matches!(desk.stand, Stand::Working(_)) {
        return;
    }
    if let Err(wrong) = check_new(&desk.typed, &desk.again) {
        desk.set(Desk { wrong: Some(wrong), ..(**desk).clone() });
        page.focus_next(field_of(wrong));
        return;
    }
    let stand = Stand::Working(site.text.passphrase.making);
    desk.set(Desk { stand, ..(**desk).clone() });
    let (smith, typed, desk, then) =
        (Locksmith::of(site), desk.typed.clone(), desk.clone(), page.clone());
    later.run(&page, move || match smith.make(&typed) {
        Ok(new) => {
            // What was typed is not needed any more.
            desk.set(Desk { made: Some(new), ..Desk::default() });
            then.focus_next(HEADING);
        }
        Err(error) => desk.set(Desk { stand: Stand::Failed(error), ..(*desk).clone() }),
    });
}

fn keeping(site: &Site, desk: &State, new: &NewKeys, later: &Later) -> Html {
    let say = &site.text.passphrase;
    let oninput = {
        let desk = desk.clone();
        Callback::from(move |group| {
            desk.set(Desk { group, group_wrong: None, stand: Stand::Idle, ..(*desk).clone() });
        })
    };
    let group = last_group(site, &desk.group, desk.group_wrong, oninput);
    let failed = desk.stand.error(site.text);
    let failed = failed.map(|text| html! { <p class="error" role="alert">{ text }</p> });
    let go = {
        let (site, desk, later) = (site.clone(), desk.clone(), later.clone());
        Callback::from(move |()| seal(&site, &desk, &later))
    };
    let content = all([group, failed.unwrap_or_default(), status(SAID, &desk.stand)]);
    let form = form(site.text, "keep-form", content, (say.seal, go));
    let (desk_then, page) = (desk.clone(), site.page().clone());
    let cancel = Callback::from(move |()| {
        desk_then.set(Desk::default());
        page.focus_next(HEADING);
    });
    let cancel = quiet(say.cancel, "cancel", cancel);
    let asked = tag("div", "stack no-print", all([form, tag("p", "", cancel)]));
    all([sheet(site, &new.code), asked])
}

fn seal(site: &Site, desk: &State, later: &Later) {
    let Some(new) = desk.made.clone() else { return };
    if matches!(desk.stand, Stand::Working(_)) {
        return;
    }
    if !is_last_group(&new.code, &desk.group) {
        desk.set(Desk { group_wrong: Some(()), ..(**desk).clone() });
        site.page().focus_next("last-group");
        return;
    }
    let say = &site.text.passphrase;
    desk.set(Desk { stand: Stand::Working(say.sealing), ..(**desk).clone() });
    let (smith, page, desk) = (Locksmith::of(site), site.page().clone(), desk.clone());
    let then = page.clone();
    later.run(&page, move || {
        let done = Callback::from(move |sealed: Result<(), _>| match sealed {
            // The place shows what there is to do with a sealed diary now.
            Ok(()) => then.focus_next(HEADING),
            Err(error) => desk.set(Desk { stand: Stand::Failed(error), ..(*desk).clone() }),
        });
        smith.seal(&new, &done);
    });
}
