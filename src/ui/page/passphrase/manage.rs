//! What there is to do with a diary that has a passphrase and is open: lock it, change the passphrase or the code, remove it.

use yew::prelude::*;

use super::forms::{Stand, form, status};
use super::sheet::{last_group, sheet};
use super::twice::{Twice, TwiceForm, TwiceIds, twice_fields};
use crate::store::ClearError;
use crate::store::seal::Typed;
use crate::ui::context::{Site, use_site};
use crate::ui::locksmith::{Done, Later, LockError, Locksmith, NewKeys};
use crate::ui::part::{
    Button, ButtonKind, Secret, SecretKind, Segments, all, button, link, para, quiet, secret,
    segments, tag, words,
};
use crate::ui::route::Route;
use crate::ui::shell::HEADING;
use crate::ui::state::FormName;
use crate::ui::state::passphrase::{LockAfter, is_last_group};

/// The ids of the fields for a new passphrase.
const FIELDS: TwiceIds = TwiceIds { new: "new", again: "again", show: "change-show" };

/// The ids of the fields for the secret that holds now, in the forms for another passphrase, for another code and for the removal.
const NOW: &str = "now";
const NOW_CODE: &str = "now-code";
const NOW_REMOVE: &str = "now-remove";

/// All of it.
pub(super) fn manage() -> Html {
    html! { <><Locking /><Changing /></> }
}

#[component]
fn Locking() -> Html {
    let (site, failed) = (use_site(), use_state_eq(|| None::<ClearError>));
    let smith = Locksmith::of(&site);
    let say = &site.text.passphrase;
    let unkept = smith.has_unkept();
    let lock = {
        let smith = smith.clone();
        Callback::from(move |()| {
            if !smith.has_unkept() {
                smith.lock();
            }
        })
    };
    let now = Button {
        label: say.lock_now.into(),
        onpress: lock,
        kind: ButtonKind::Main,
        testid: Some("lock-now"),
        ..Button::default()
    };
    let unkept = if unkept {
        let diary = site.diary();
        let of_relapse = |form: &FormName| matches!(form, FormName::Relapse(_));
        let mut slips = diary.state().slips.iter();
        let relapse = slips.any(|(form, here)| of_relapse(form) && !diary.is_kept(*form, here));
        let way = relapse.then(|| link(Route::Relapse.address(), say.to_relapse));
        let said = all([words(say.lock_unkept), words(" "), way.unwrap_or_default()]);
        html! { <p role="status" class="error" data-testid="unkept">{ said }</p> }
    } else {
        Html::default()
    };
    let chosen = smith.lock_after();
    let after = Segments {
        name: "lock-after".into(),
        legend: say.lock_after.into(),
        options: LockAfter::ALL.iter().map(|after| (say.after)(*after).into()).collect(),
        chosen: LockAfter::ALL.iter().position(|after| *after == chosen).unwrap_or_default(),
        onchoose: {
            let failed = failed.clone();
            Callback::from(move |place: usize| {
                if let Some(after) = LockAfter::ALL.get(place) {
                    failed.set(smith.set_lock_after(*after).err());
                }
            })
        },
    };
    let content = [
        tag("h2", "", words(say.lock)),
        unkept,
        tag("p", "row", button(now)),
        segments(&after),
        html! { <p class="error" role="status">{ failed.as_ref().map(|_| say.lock_after_failed) }</p> },
        para(say.lock_after_note),
    ];
    tag("section", "section stack no-print", all(content))
}

/// Which form was sent last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Which {
    #[default]
    Passphrase,
    Code,
    Removal,
}

impl Which {
    /// The id of what the form says.
    const fn said(self) -> &'static str {
        match self {
            Self::Passphrase => "said-change",
            Self::Code => "said-code",
            Self::Removal => "said-remove",
        }
    }
}

/// What is typed in the forms. The secret that holds now is typed once for all of them.
#[derive(Clone, Default, PartialEq)]
struct Desk {
    now: Typed,
    twice: Twice,
    which: Which,
    stand: Stand,
    /// Another code, which is not kept yet.
    made: Option<NewKeys>,
    group: String,
    group_wrong: Option<()>,
}

type State = UseStateHandle<Desk>;

#[component]
fn Changing() -> Html {
    let site = use_site();
    let desk = use_state_eq(Desk::default);
    let later = use_memo((), |()| Later::default());
    if let Some(made) = &desk.made {
        return new_sheet(&site, &desk, made);
    }
    let say = &site.text.passphrase;
    let section = |name: &'static str, content: Html| {
        tag("section", "section stack no-print", all([tag("h2", "", words(name)), content]))
    };
    all([
        section(say.change, change(&site, &desk, &later)),
        section(say.new_code, code(&site, &desk, &later)),
        section(say.remove, removal(&site, &desk, &later)),
    ])
}

/// The field for the secret that holds now, in the form that says so.
fn now(site: &Site, desk: &State, (id, which): (&'static str, Which)) -> Html {
    let desk_then = desk.clone();
    let oninput = Callback::from(move |typed: String| {
        let (now, twice) = (typed.into(), desk_then.twice.unmarked());
        desk_then.set(Desk { now, twice, stand: Stand::Idle, ..(*desk_then).clone() });
    });
    secret(Secret {
        id,
        label: site.text.passphrase.now.into(),
        value: String::from(&*desk.now).into(),
        oninput,
        error: desk.stand.error(site.text).filter(|_| which == desk.which),
        kind: SecretKind::Current,
        sight: desk.twice.sight,
        ..Secret::default()
    })
}

/// What a form says, where it was this one that was sent.
fn said(desk: &State, which: Which) -> Html {
    status(which.said(), if desk.which == which { &desk.stand } else { &Stand::Idle })
}

/// Says that it works, and does it a moment later.
fn send(
    site: &Site,
    desk: &State,
    later: &Later,
    (which, working): (Which, &'static str),
    job: impl FnOnce(&Locksmith, Typed) + 'static,
) {
    if matches!(desk.stand, Stand::Working(_)) {
        return;
    }
    let stand = Stand::Working(working);
    let twice = desk.twice.unmarked();
    desk.set(Desk { twice, which, stand, ..(**desk).clone() });
    let (smith, typed) = (Locksmith::of(site), desk.now.clone());
    later.run(site.page(), move || job(&smith, typed));
}

/// What becomes of the forms: emptied when it worked, and kept as they are when not.
fn told(desk: &State, which: Which, done: &'static str) -> Done {
    let desk = desk.clone();
    Callback::from(move |result: Result<(), LockError>| {
        desk.set(match result {
            Ok(()) => Desk { which, stand: Stand::Done(done), ..Desk::default() },
            Err(error) => Desk { which, stand: Stand::Failed(error), ..(*desk).clone() },
        });
    })
}

/// The same where the button that was pressed is gone when it worked: the focus goes to the element with this id.
fn leads_to(site: &Site, id: &'static str, done: Done) -> Done {
    let page = site.page().clone();
    Callback::from(move |result: Result<(), LockError>| {
        let worked = result.is_ok();
        done.emit(result);
        if worked {
            page.focus_next(id);
        }
    })
}

fn change(site: &Site, desk: &State, later: &Later) -> Html {
    let say = &site.text.passphrase;
    let (typed, shown) = (desk.clone(), desk.clone());
    let fields = TwiceForm {
        failed: None,
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
        Callback::from(move |()| {
            if let Err((twice, field)) = desk.twice.check(&FIELDS) {
                desk.set(Desk { twice, ..(*desk).clone() });
                site.page().focus_next(field);
                return;
            }
            let say = &site.text.passphrase;
            let done = told(&desk, Which::Passphrase, say.changed);
            let new = desk.twice.typed.clone();
            send(&site, &desk, &later, (Which::Passphrase, say.making), move |smith, now| {
                smith.change_passphrase(&now, &new, done);
            });
        })
    };
    let now = now(site, desk, (NOW, Which::Passphrase));
    let content = all([now, fields, said(desk, Which::Passphrase)]);
    form(site.text, "change-form", content, (say.change_it, go))
}

fn code(site: &Site, desk: &State, later: &Later) -> Html {
    let say = &site.text.passphrase;
    let go = {
        let (site, desk, later) = (site.clone(), desk.clone(), later.clone());
        Callback::from(move |()| {
            let (desk_then, page) = (desk.clone(), site.page().clone());
            let done = Callback::from(move |made: Result<NewKeys, LockError>| {
                match made {
                    Ok(made) => {
                        desk_then.set(Desk { made: Some(made), ..Desk::default() });
                        // The sheet comes in the place of the forms.
                        page.focus_next(HEADING);
                    }
                    Err(error) => {
                        let stand = Stand::Failed(error);
                        desk_then.set(Desk { which: Which::Code, stand, ..(*desk_then).clone() });
                    }
                }
            });
            let working = (Which::Code, site.text.passphrase.making);
            send(&site, &desk, &later, working, move |smith, now| smith.make_code(&now, done));
        })
    };
    let now = now(site, desk, (NOW_CODE, Which::Code));
    let content = all([para(say.new_code_lead), now, said(desk, Which::Code)]);
    form(site.text, "code-form", content, (say.make_code, go))
}

fn removal(site: &Site, desk: &State, later: &Later) -> Html {
    let say = &site.text.passphrase;
    let go = {
        let (site, desk, later) = (site.clone(), desk.clone(), later.clone());
        Callback::from(move |()| {
            let say = &site.text.passphrase;
            // The place shows how to add one then.
            let done = leads_to(&site, HEADING, told(&desk, Which::Removal, say.is_open));
            send(&site, &desk, &later, (Which::Removal, say.removing), move |smith, now| {
                smith.unseal(&now, done);
            });
        })
    };
    let now = now(site, desk, (NOW_REMOVE, Which::Removal));
    let content = all([para(say.remove_lead), now, said(desk, Which::Removal)]);
    form(site.text, "remove-form", content, (say.remove_it, go))
}

/// The sheet of a new code, until it is on paper. Only then does it take the place of the one before.
fn new_sheet(site: &Site, desk: &State, made: &NewKeys) -> Html {
    let say = &site.text.passphrase;
    let desk_then = desk.clone();
    let oninput = Callback::from(move |group| {
        desk_then.set(Desk { group, group_wrong: None, ..(*desk_then).clone() });
    });
    let group = last_group(site, &desk.group, desk.group_wrong, oninput);
    let (desk_then, made_then, site_then) = (desk.clone(), made.clone(), site.clone());
    let go = Callback::from(move |()| {
        let desk = desk_then.clone();
        if !is_last_group(&made_then.code, &desk.group) {
            desk.set(Desk { group_wrong: Some(()), ..(*desk).clone() });
            return site_then.page().focus_next("last-group");
        }
        let done = told(&desk, Which::Code, site_then.text.passphrase.new_code_kept);
        // The forms come back, and one of them says what was done.
        let done = leads_to(&site_then, Which::Code.said(), done);
        Locksmith::of(&site_then).keep_code(&made_then, done);
    });
    let failed = desk.stand.error(site.text);
    let failed = failed.map(|text| html! { <p class="error" role="alert">{ text }</p> });
    let (desk_then, page) = (desk.clone(), site.page().clone());
    let cancel = Callback::from(move |()| {
        desk_then.set(Desk::default());
        page.focus_next(HEADING);
    });
    let cancel = quiet(say.cancel, "cancel", cancel);
    let content = all([group, failed.unwrap_or_default()]);
    let form = form(site.text, "keep-form", content, (say.kept_code, go));
    let asked = tag("div", "stack no-print", all([form, tag("p", "", cancel)]));
    all([sheet(site, &made.code), asked])
}
