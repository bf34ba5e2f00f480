//! Adding a passphrase: typed twice, then the recovery sheet, and only when the code is on paper the diary is sealed.

use yew::prelude::*;

use super::forms::{Stand, form, status};
use super::sheet::{last_group, sheet};
use super::twice::{Twice, TwiceForm, TwiceIds, twice_fields};
use crate::ui::context::{Site, use_site};
use crate::ui::locksmith::{Later, Locksmith, NewKeys};
use crate::ui::part::{all, quiet, tag, words};
use crate::ui::shell::HEADING;
use crate::ui::state::passphrase::is_last_group;

/// The id of what the form says.
const SAID: &str = "said-add";

/// The ids of the fields.
const FIELDS: TwiceIds = TwiceIds { new: "new", again: "again", show: "new-show" };

/// What is typed, and how far it is.
#[derive(Clone, Default, PartialEq)]
struct Desk {
    twice: Twice,
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

fn typing(site: &Site, desk: &State, later: &Later) -> Html {
    let say = &site.text.passphrase;
    let (typed, shown) = (desk.clone(), desk.clone());
    let fields = TwiceForm {
        failed: desk.stand.error(site.text),
        hint: Some(say.again_hint.into()),
        ontype: Callback::from(move |twice: Twice| {
            typed.set(Desk { twice, stand: Stand::Idle, ..(*typed).clone() });
        }),
        onsight: Callback::from(move |twice: Twice| {
            shown.set(Desk { twice, ..(*shown).clone() });
        }),
    };
    let fields = twice_fields(site.text, &FIELDS, &desk.twice, fields);
    let go = {
        let (site, desk, later) = (site.clone(), desk.clone(), later.clone());
        Callback::from(move |()| make(&site, &desk, &later))
    };
    let content = all([fields, status(SAID, &desk.stand)]);
    let form = form(site.text, "add-form", content, (say.go_on, go));
    all([tag("h2", "", words(say.add)), form])
}

/// Makes the keys; nothing is sealed by them yet.
fn make(site: &Site, desk: &State, later: &Later) {
    let page = site.page().clone();
    if matches!(desk.stand, Stand::Working(_)) {
        return;
    }
    if let Err((twice, field)) = desk.twice.check(&FIELDS) {
        desk.set(Desk { twice, ..(**desk).clone() });
        page.focus_next(field);
        return;
    }
    let stand = Stand::Working(site.text.passphrase.making);
    desk.set(Desk { stand, ..(**desk).clone() });
    let (smith, typed, desk, then) =
        (Locksmith::of(site), desk.twice.typed.clone(), desk.clone(), page.clone());
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
