//! A backup, tried and restored: a file is chosen, opened, and compared with what is here; only then it may be taken in.

mod before;
mod preview;
mod take;

use std::rc::Rc;

use yew::prelude::*;

use self::before::{back, settings_strip};
use self::preview::Opened;
use super::chosen_file::{FileInput, Said, Same, Slowly, Told, Turn, file_input, reading};
use super::data::{Sender, form};
use super::head;
use super::passphrase::alone;
use super::saving::changed_with;
use crate::exchange::backup::{
    Backup, BackupError, BackupFile, LARGEST_FILE, SealedBackup, SealedRescue, read,
};
use crate::store::Incoming;
use crate::store::keyring::TypedError;
use crate::store::seal::{Entropy, Keys, Locked, Typed, UnlockError};
use crate::ui::context::{Site, use_site};
use crate::ui::locksmith::{Later, unlocked};
use crate::ui::part::{Secret, Sight, all, link, secret, sight_box, tag, tag_named};
use crate::ui::port::{FileRead, ReadError};
use crate::ui::route::Route;
use crate::ui::state::Deed;
use crate::ui::text::Restore;

/// The ids of the inputs.
const FILE: &str = "backup-file";
const PASSPHRASE: &str = "backup-passphrase";

/// The kinds of file that are offered first.
const KINDS: &str = ".json,application/json";

/// A backup, tried and restored.
#[inline(never)] // so that the build can split it off
pub fn restore_page(_: &Site) -> Html {
    html! { <Restoring /> }
}

/// What is in an open backup beside what is here, as it stands once the file was opened.
pub fn restore_view(backup: Backup) -> Html {
    let found = Same::new(Found::new(backup));
    html! { <Opened {found} /> }
}

/// How far it is.
#[derive(Clone, Default, PartialEq)]
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
    Locked(Same<Shut>),
    /// It is open.
    Open(Same<Found>),
}

/// What a passphrase opens.
enum Shut {
    /// A backup, by its own.
    Backup(Box<SealedBackup>),
    /// A rescue file, by that of the diary.
    Rescue(Box<SealedRescue>),
}

impl Shut {
    fn locked(&self) -> &Locked {
        match self {
            Self::Backup(sealed) => &sealed.locked,
            Self::Rescue(sealed) => &sealed.locked,
        }
    }

    fn open(&self, keys: Keys, entropy: &Rc<dyn Entropy>) -> Result<Backup, BackupError> {
        match self {
            Self::Backup(sealed) => sealed.open(&keys),
            Self::Rescue(sealed) => sealed.open(Rc::new(keys), Rc::clone(entropy)),
        }
    }

    /// What is said of it, and what the field for its passphrase is called.
    const fn said(&self, say: &Restore) -> [&'static str; 2] {
        match self {
            Self::Backup(_) => [say.locked, say.passphrase],
            Self::Rescue(_) => [say.locked_rescue, say.passphrase_rescue],
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
    let slowly = use_memo((), |()| Slowly::default());
    let say = &site.text.restore;
    let taken = |deed| (deed == Deed::TakenIn).then(|| say.taken.into());
    // What was typed or chosen for one file is nothing to the next.
    let key = slowly.turn.now().to_string();
    let inside = match &*stage {
        Stage::Locked(sealed) => {
            let (sealed, opened) = (sealed.clone(), opened(&stage, &slowly.turn));
            alone(&site).unwrap_or_else(|| html! { <Unlocking {key} {sealed} {opened} /> })
        }
        Stage::Open(found) => html! { <Opened {key} found={found.clone()} /> },
        Stage::Empty | Stage::Reading | Stage::NotRead(_) | Stage::NotBackup(_) => Html::default(),
    };
    let to_data = tag("p", "section back", link(Route::Data.address(), say.back));
    all([
        head(site.text.shell.restore, Some(say.lead)),
        changed_with(&site, taken, &back(&site)),
        settings_strip(&site),
        chooser(&site, &stage, &slowly),
        inside,
        to_data,
    ])
}

/// The input for the file, and how it was read.
fn chooser(site: &Site, stage: &State, slowly: &Slowly) -> Html {
    let say = &site.text.restore;
    let input = FileInput {
        id: FILE,
        most: LARGEST_FILE,
        accept: KINDS,
        label: say.file,
        hint: say.file_hint,
        testid: "file-said",
    };
    let (stands, wrong) = said(site, stage);
    let said = Said { stands: stands.into(), wrong: wrong.map(str::to_owned), ..Said::default() };
    let (begun, ended, turn) = (stage.clone(), stage.clone(), slowly.turn.clone());
    let told = Told {
        chosen: Callback::from(move |_: u32| begun.set(Stage::Reading)),
        read: Callback::from(move |(mine, file): (u32, FileRead)| {
            // Another file may have been chosen since.
            if turn.now() == mine {
                ended.set(looked_at(file));
            }
        }),
    };
    let onchange = reading(site, slowly, &input, told);
    file_input(input, said, onchange)
}

/// What is said of a file, and what is wrong with it.
fn said(site: &Site, stage: &Stage) -> (&'static str, Option<&'static str>) {
    let say = &site.text.restore;
    match stage {
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
        Stage::Locked(shut) => {
            let [locked, _] = shut.said(say);
            (locked, None)
        }
        Stage::Open(_) => (say.file_open, None),
        Stage::Empty => ("", None),
    }
}

fn looked_at(file: FileRead) -> Stage {
    let bytes = match file {
        Ok(bytes) => bytes,
        Err(error) => return Stage::NotRead(error),
    };
    match read(&bytes) {
        Ok(BackupFile::Clear(backup)) => Stage::Open(Same::new(Found::new(backup))),
        Ok(BackupFile::Sealed(sealed)) => Stage::Locked(Same::new(Shut::Backup(sealed))),
        Ok(BackupFile::Rescue(sealed)) => Stage::Locked(Same::new(Shut::Rescue(sealed))),
        Err(error) => Stage::NotBackup(error),
    }
}

fn opened(stage: &State, turn: &Turn) -> Callback<Result<Backup, BackupError>> {
    let (stage, turn, mine) = (stage.clone(), turn.clone(), turn.now());
    Callback::from(move |opened| {
        if turn.now() != mine {
            return;
        }
        stage.set(match opened {
            Ok(backup) => Stage::Open(Same::new(Found::new(backup))),
            Err(error) => Stage::NotBackup(error),
        });
    })
}

#[derive(Properties, PartialEq)]
struct UnlockingProps {
    sealed: Same<Shut>,
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
    let [_, label] = props.sealed.said(say);
    let oninput = {
        let desk = desk.clone();
        Callback::from(move |typed: String| {
            desk.set(Desk { typed: typed.into(), wrong: None, ..(*desk).clone() });
        })
    };
    let field = secret(Secret {
        id: PASSPHRASE,
        label: label.into(),
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
    (sealed, opened): &(Same<Shut>, Callback<Result<Backup, BackupError>>),
) {
    if desk.working.is_some() {
        return;
    }
    desk.set(Desk { working: Some(()), wrong: None, ..(**desk).clone() });
    let (site, desk, sealed, opened) = (site.clone(), desk.clone(), sealed.clone(), opened.clone());
    let page = site.page().clone();
    later.run(&page, move || {
        let (nfkc, entropy) = (site.ports().nfkc.as_ref(), &site.ports().entropy);
        match unlocked(sealed.locked(), &desk.typed, nfkc) {
            Ok(keys) => {
                let backup = sealed.open(keys, entropy);
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
