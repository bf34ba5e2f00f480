//! Unlocking: the passphrase, or the recovery code; as often as one likes.

use yew::prelude::*;

use super::forms::{Stand, form, status};
use crate::store::seal::Typed;
use crate::store::{Lacks, StorageError};
use crate::ui::context::{Site, use_site};
use crate::ui::locksmith::{Later, Locksmith};
use crate::ui::part::{
    Button, Secret, SecretKind, Sight, all, button, para, quiet, secret, sight_box, tag, words,
};
use crate::ui::text::Text;

/// What is typed and how it stands.
#[derive(Clone, Default, PartialEq)]
struct Desk {
    typed: Typed,
    sight: Sight,
    kind: SecretKind,
    stand: Stand,
}

type State = UseStateHandle<Desk>;

/// What a passphrase opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// The diary, which is locked.
    Diary,
    /// What a sealing holds that the browser lost.
    Lost,
}

#[derive(Properties, PartialEq)]
pub(super) struct UnlockingProps {
    pub(super) opens: Opens,
}

/// The form that opens it.
#[component]
pub(super) fn Unlocking(props: &UnlockingProps) -> Html {
    let site = use_site();
    let opens = props.opens;
    let desk = use_state_eq(Desk::default);
    let later = use_memo((), |()| Later::default());
    let say = &site.text.passphrase;
    let input = {
        let desk = desk.clone();
        Callback::from(move |typed: String| {
            desk.set(Desk { typed: typed.into(), stand: Stand::Idle, ..(*desk).clone() });
        })
    };
    let on_paper = desk.kind == SecretKind::OnPaper;
    let field = secret(Secret {
        id: "unlock",
        label: if on_paper { say.recovery } else { say.passphrase }.into(),
        value: String::from(&*desk.typed).into(),
        oninput: input,
        error: desk.stand.error(site.text),
        hint: Some(if on_paper { say.recovery_hint } else { say.forgot }.into()),
        kind: desk.kind,
        sight: desk.sight,
    });
    let sight = if on_paper { Html::default() } else { sight(&desk, say.show) };
    let go = Callback::from({
        let (site, desk) = (site.clone(), desk.clone());
        move |()| unlock(&site, opens, &desk, &later)
    });
    let content = all([field, sight, status("said-unlock", &desk.stand)]);
    let form = form(site.text, "unlock-form", content, (say.unlock, go));
    let raw = if opens == Opens::Diary { raw(site.text) } else { Html::default() };
    tag("div", "stack-l", all([form, other(&desk, &site), raw]))
}

fn sight(desk: &State, name: &'static str) -> Html {
    let desk_then = desk.clone();
    let onsight =
        Callback::from(move |sight| desk_then.set(Desk { sight, ..(*desk_then).clone() }));
    sight_box("unlock-show", name, desk.sight, &onsight)
}

/// Says that it unlocks, and then does. What was typed stays when it did not open.
fn unlock(site: &Site, opens: Opens, desk: &State, later: &Later) {
    if matches!(desk.stand, Stand::Working(_)) {
        return;
    }
    let say = &site.text.passphrase;
    desk.set(Desk { stand: Stand::Working(say.unlocking), ..(**desk).clone() });
    let (smith, page, typed, desk) =
        (Locksmith::of(site), site.page().clone(), desk.typed.clone(), desk.clone());
    let then = page.clone();
    later.run(&page, move || {
        let kept = typed.clone();
        let done = Callback::from(move |opened: Result<(), _>| match opened {
            // The place itself comes in the stead of this form.
            Ok(()) => then.focus_next(crate::ui::shell::HEADING),
            Err(error) => {
                let (typed, stand) = (kept.clone(), Stand::Failed(error));
                desk.set(Desk { typed, stand, ..(*desk).clone() });
                then.focus_next("unlock");
            }
        });
        match opens {
            Opens::Diary => smith.unlock(&typed, done),
            Opens::Lost => smith.bring_back(&typed, done),
        }
    });
}

/// The other way in.
fn other(desk: &State, site: &Site) -> Html {
    let say = &site.text.passphrase;
    let (label, kind) = match desk.kind {
        SecretKind::OnPaper => (say.use_passphrase, SecretKind::Current),
        SecretKind::Current | SecretKind::New => (say.use_recovery, SecretKind::OnPaper),
    };
    let (desk, page) = (desk.clone(), site.page().clone());
    let onpress = Callback::from(move |()| {
        desk.set(Desk { kind, ..Desk::default() });
        page.focus_next("unlock");
    });
    tag("p", "", quiet(label, "other-way", onpress))
}

/// The way out of a diary that is locked.
pub(super) fn raw(text: Text) -> Html {
    let say = &text.passphrase;
    html! { <Raw title={say.raw_title} label={say.raw} lead={say.raw_lead} /> }
}

/// What the way out says, where it stands.
#[derive(Properties, PartialEq)]
pub(in crate::ui::page) struct RawProps {
    /// The head above it.
    pub(in crate::ui::page) title: &'static str,
    /// What its button says.
    pub(in crate::ui::page) label: &'static str,
    /// What the file is, and what it is not.
    pub(in crate::ui::page) lead: &'static str,
}

/// How the last file went.
#[derive(Clone, Debug, Default, PartialEq)]
enum Given {
    /// None was asked for.
    #[default]
    NotYet,
    /// It is being made: the second copy may take its time.
    Going,
    /// One of this name was handed to the browser, and this is missing in it.
    Handed(String, Lacks),
    /// There is none.
    Failed,
}

/// The way out that is always open.
#[component]
pub(in crate::ui::page) fn Raw(props: &RawProps) -> Html {
    let site = use_site();
    let given = use_state_eq(Given::default);
    let say = &site.text.passphrase;
    let onpress = Callback::from({
        let (site, given) = (site.clone(), given.clone());
        move |()| {
            if *given == Given::Going {
                return;
            }
            given.set(Given::Going);
            let given = given.setter();
            hand_raw(&site, move |how| given.set(how));
        }
    });
    let label = props.label.into();
    let ask = Button { label, onpress, testid: Some("raw"), ..Button::default() };
    let (handed, failed) = match &*given {
        Given::NotYet => (String::new(), None),
        Given::Going => (site.text.diary.raw_going.to_owned(), None),
        Given::Handed(name, lacks) => {
            let lacks = (site.text.diary.raw_lacks)(*lacks);
            ([(say.raw_handed)(name).as_str(), lacks].concat(), None)
        }
        Given::Failed => (String::new(), Some(say.raw_failed)),
    };
    let handed = html! { <p role="status" data-testid="raw-handed">{ handed }</p> };
    let failed = failed.map(|failed| {
        html! { <p role="alert" class="error" data-testid="raw-failed">{ failed }</p> }
    });
    let title = tag("h2", "", words(props.title));
    let ask = tag("p", "", button(ask));
    let content = [title, para(props.lead), ask, handed, failed.unwrap_or_default()];
    tag("section", "section stack", all(content))
}

/// Everything as it is kept, as a file. How that went is told once the journal has told what it has.
fn hand_raw(site: &Site, told: impl FnOnce(Given) + 'static) {
    let (diary, page) = (site.diary(), site.page().clone());
    let today = diary.now().local().date();
    let name = (site.text.passphrase.raw_name)(&today.to_string());
    let made = move |file: Result<(String, Lacks), StorageError>| {
        let save = |text: &str| page.save_file(&name, "application/json", text).is_ok();
        let saved = file.ok().filter(|(text, _)| save(text));
        told(saved.map_or(Given::Failed, |(_, lacks)| Given::Handed(name, lacks)));
    };
    diary.read(|engine| engine.rescue(today, Box::new(made)));
}
