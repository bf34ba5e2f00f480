//! A backup, tried and restored: a file is chosen, opened, and compared with what is here; only then it may be taken in.

mod before;
mod preview;
mod take;

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::before::{back, settings_strip};
use self::preview::Opened;
use super::data::{Sender, form};
use super::head;
use super::passphrase::alone;
use super::saving::changed_with;
use crate::exchange::backup::{Backup, BackupError, BackupFile, LARGEST_FILE, SealedBackup, read};
use crate::store::Incoming;
use crate::store::keyring::TypedError;
use crate::store::seal::{Typed, UnlockError};
use crate::ui::context::{Site, use_site};
use crate::ui::locksmith::{Later, unlocked};
use crate::ui::part::{Secret, Sight, all, link, secret, sight_box, tag, tag_named, words};
use crate::ui::port::{FileRead, ReadError};
use crate::ui::route::Route;
use crate::ui::state::Deed;

/// The ids of the inputs.
const FILE: &str = "backup-file";
const PASSPHRASE: &str = "backup-passphrase";

/// A backup, tried and restored.
#[inline(never)] // so that the build can split it off
pub fn restore_page(_: &Site) -> Html {
    html! { <Restoring /> }
}

/// What is in an open backup beside what is here, as it stands once the file was opened.
pub fn restore_view(backup: Backup) -> Html {
    let found = preview::Given(Rc::new(Found::new(backup)));
    html! { <Opened {found} /> }
}

/// How far it is.
#[derive(Clone, Default)]
enum Stage {
    /// No file was chosen.
    #[default]
    Empty,
    /// The file is being read.
    Reading,
    /// The browser did not give it.
    NotRead(ReadError),
    /// It is no backup that can be opened.
    NotBackup(BackupError),
    /// Its passphrase is asked for.
    Locked(Rc<SealedBackup>),
    /// It is open.
    Open(Rc<Found>),
}

impl PartialEq for Stage {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Empty, Self::Empty) | (Self::Reading, Self::Reading) => true,
            (Self::NotRead(one), Self::NotRead(two)) => one == two,
            (Self::NotBackup(one), Self::NotBackup(two)) => one == two,
            (Self::Locked(one), Self::Locked(two)) => Rc::ptr_eq(one, two),
            (Self::Open(one), Self::Open(two)) => Rc::ptr_eq(one, two),
            (
                Self::Empty
                | Self::Reading
                | Self::NotRead(_)
                | Self::NotBackup(_)
                | Self::Locked(_)
                | Self::Open(_),
                _,
            ) => false,
        }
    }
}

/// What a file holds.
struct Found {
    backup: Backup,
    incoming: Rc<Incoming>,
}

impl Found {
    fn new(mut backup: Backup) -> Self {
        let incoming = Rc::new(Incoming::read(&backup.documents));
        // It is read by now; two copies of ten years are one too many.
        backup.documents.clear();
        backup.damaged.extend(incoming.unread().iter().cloned());
        Self { backup, incoming }
    }
}

type State = UseStateHandle<Stage>;

#[component]
fn Restoring() -> Html {
    let site = use_site();
    let stage = use_state_eq(Stage::default);
    let later = use_memo((), |()| Later::default());
    let say = &site.text.restore;
    let taken = |deed| (deed == Deed::TakenIn).then(|| say.taken.into());
    let turn = use_mut_ref(|| 0_u32);
    // What was typed or chosen for one file is nothing to the next.
    let key = turn.borrow().to_string();
    let inside = match &*stage {
        Stage::Locked(sealed) => {
            let opened = opened(&stage, &turn);
            let sealed = Sealed(Rc::clone(sealed));
            alone(&site).unwrap_or_else(|| html! { <Unlocking {key} {sealed} {opened} /> })
        }
        Stage::Open(found) => html! { <Opened {key} found={preview::Given(Rc::clone(found))} /> },
        Stage::Empty | Stage::Reading | Stage::NotRead(_) | Stage::NotBackup(_) => Html::default(),
    };
    let to_data = tag("p", "section back", link(Route::Data.address(), say.back));
    all([
        head(site.text.shell.restore, Some(say.lead)),
        changed_with(&site, taken, &back(&site)),
        settings_strip(&site),
        chooser(&site, &stage, &turn, &later),
        inside,
        to_data,
    ])
}

/// The input for the file, and how it was read.
fn chooser(site: &Site, stage: &State, turn: &Turn, later: &Rc<Later>) -> Html {
    let say = &site.text.restore;
    let (working, wrong) = match &**stage {
        Stage::Reading => (say.reading, None),
        Stage::NotRead(ReadError::NoFile) => ("", Some(say.no_file)),
        Stage::NotRead(ReadError::TooLarge) | Stage::NotBackup(BackupError::TooLarge) => {
            ("", Some(say.too_large))
        }
        Stage::NotRead(ReadError::Unreadable) => ("", Some(say.not_read)),
        Stage::NotBackup(BackupError::NotText | BackupError::NotBackup) => {
            ("", Some(say.not_backup))
        }
        Stage::NotBackup(BackupError::TooNew) => ("", Some(say.too_new)),
        Stage::NotBackup(BackupError::Key(_)) => ("", Some(say.key_damaged)),
        Stage::NotBackup(BackupError::Sealed(_)) => ("", Some(say.seal_damaged)),
        Stage::Locked(_) => (say.locked, None),
        Stage::Open(_) => (say.file_open, None),
        Stage::Empty => ("", None),
    };
    let onchange = {
        let (site, stage, turn) = (site.clone(), stage.clone(), Rc::clone(turn));
        let later = Rc::clone(later);
        Callback::from(move |_: Event| {
            stage.set(Stage::Reading);
            let (turn, mine) = (Rc::clone(&turn), begun(&turn));
            let (device, stage) = (site.ports().device.clone(), stage.clone());
            let page = site.page().clone();
            later.run(&page, move || {
                let read = Callback::from(move |file: FileRead| {
                    // Another file may have been chosen since.
                    if *turn.borrow() == mine {
                        stage.set(looked_at(file));
                    }
                });
                device.read_file(FILE, LARGEST_FILE, read);
            });
        })
    };
    let error = wrong.map(|wrong| html! { <p class="error" id="backup-file-error">{ wrong }</p> });
    // The same file again is no change to a browser, unless none is chosen before.
    let onclick = Callback::from(|event: MouseEvent| {
        event.target_unchecked_into::<HtmlInputElement>().set_value("");
    });
    let input = html! {
        <input type="file" class="input input--file" id={FILE} accept=".json,application/json" {onchange} {onclick}
            aria-invalid={wrong.is_some().then_some("true")} aria-describedby="backup-file-error backup-file-hint" />
    };
    let hint = html! { <p class="hint" id="backup-file-hint">{ say.file_hint }</p> };
    let said = html! { <div role="status" data-testid="file-said">{ all([words(working), error.unwrap_or_default()]) }</div> };
    let label = crate::ui::part::label(FILE.into(), say.file.into());
    tag("div", "field", all([label, input, said, hint]))
}

fn looked_at(file: FileRead) -> Stage {
    let bytes = match file {
        Ok(bytes) => bytes,
        Err(error) => return Stage::NotRead(error),
    };
    match read(&bytes) {
        Ok(BackupFile::Clear(backup)) => Stage::Open(Rc::new(Found::new(backup))),
        Ok(BackupFile::Sealed(sealed)) => Stage::Locked(Rc::from(sealed)),
        Err(error) => Stage::NotBackup(error),
    }
}

/// The number of the file that was chosen last.
type Turn = Rc<RefCell<u32>>;

/// One more file is chosen; its number.
fn begun(turn: &Turn) -> u32 {
    let mut turn = turn.borrow_mut();
    *turn = turn.wrapping_add(1);
    *turn
}

fn opened(stage: &State, turn: &Turn) -> Callback<Result<Backup, BackupError>> {
    let (stage, turn, mine) = (stage.clone(), Rc::clone(turn), *turn.borrow());
    Callback::from(move |opened| {
        if *turn.borrow() != mine {
            return;
        }
        stage.set(match opened {
            Ok(backup) => Stage::Open(Rc::new(Found::new(backup))),
            Err(error) => Stage::NotBackup(error),
        });
    })
}

/// A sealed backup as a property: equal when it is the same one.
#[derive(Clone)]
struct Sealed(Rc<SealedBackup>);

impl PartialEq for Sealed {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
struct UnlockingProps {
    sealed: Sealed,
    opened: Callback<Result<Backup, BackupError>>,
}

/// What is typed, and how the last try went.
#[derive(Clone, Default, PartialEq)]
struct Desk {
    typed: Typed,
    sight: Sight,
    working: Option<()>,
    wrong: Option<TypedError>,
}

/// The form that opens a sealed file; as often as one likes.
#[component]
fn Unlocking(props: &UnlockingProps) -> Html {
    let site = use_site();
    let desk = use_state_eq(Desk::default);
    let later = use_memo((), |()| Later::default());
    let say = &site.text.restore;
    let oninput = {
        let desk = desk.clone();
        Callback::from(move |typed: String| {
            desk.set(Desk { typed: typed.into(), wrong: None, ..(*desk).clone() });
        })
    };
    let field = secret(Secret {
        id: PASSPHRASE,
        label: say.passphrase.into(),
        value: String::from(&*desk.typed).into(),
        oninput,
        error: desk.wrong.map(|wrong| {
            AttrValue::from(match wrong {
                TypedError::Passphrase(_) => say.not_typed,
                TypedError::Unlock(UnlockError::NoMemory) => say.no_memory,
                TypedError::Unlock(UnlockError::Refused) => say.not_opened,
            })
        }),
        sight: desk.sight,
        ..Secret::default()
    });
    let desk_then = desk.clone();
    let onsight =
        Callback::from(move |sight| desk_then.set(Desk { sight, ..(*desk_then).clone() }));
    let show = sight_box("backup-show", site.text.passphrase.show, desk.sight, &onsight);
    let onsend = {
        let (site, desk, props) =
            (site.clone(), desk.clone(), (props.sealed.clone(), props.opened.clone()));
        Callback::from(move |()| open(&site, &desk, &later, &props))
    };
    let working = if desk.working.is_some() { say.opening } else { "" };
    let working = html! { <p role="status">{ working }</p> };
    let go = Sender { label: say.open, testid: "open-backup", onsend };
    let content = form(all([field, show, working]), go);
    tag_named("section", "section stack", "locked-backup", content)
}

fn open(
    site: &Site,
    desk: &UseStateHandle<Desk>,
    later: &Later,
    (sealed, opened): &(Sealed, Callback<Result<Backup, BackupError>>),
) {
    if desk.working.is_some() {
        return;
    }
    desk.set(Desk { working: Some(()), wrong: None, ..(**desk).clone() });
    let (site, desk, sealed, opened) = (site.clone(), desk.clone(), sealed.clone(), opened.clone());
    let page = site.page().clone();
    later.run(&page, move || {
        let nfkc = site.ports().nfkc.as_ref();
        match unlocked(&sealed.0.locked, &desk.typed, nfkc) {
            Ok(keys) => {
                let backup = sealed.0.open(&keys);
                // This form is gone then, and where nothing can be opened so is what stands in its place.
                let next = if backup.is_ok() { preview::OPENED } else { FILE };
                opened.emit(backup);
                site.page().focus_next(next);
            }
            Err(wrong) => {
                desk.set(Desk { working: None, wrong: Some(wrong), ..(*desk).clone() });
                site.page().focus_next(PASSPHRASE);
            }
        }
    });
}
