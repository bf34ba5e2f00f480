//! The last backup and its age, and a new one: in clear by one tap, or locked with a passphrase of its own.

use std::rc::Rc;

use yew::prelude::*;

use super::section;
use crate::diary::Moment;
use crate::exchange::backup::{write, write_sealed};
use crate::store::seal::{Keys, Passphrase, Typed};
use crate::store::{Engine, Reminders, StorageError};
use crate::ui::context::{Site, use_site};
use crate::ui::locksmith::Later;
use crate::ui::part::{
    Button, ButtonKind, Choice, Choices, Secret, SecretKind, Sight, all, button, choices, para,
    secret, sight_box, tag, tag_named, words,
};
use crate::ui::port::DateForm;
use crate::ui::state::passphrase::{NewError, advice, check_new};
use crate::ui::text::data::around;

/// The MIME type of a backup.
const KIND: &str = "application/json";
/// The ids of the fields for a passphrase.
const NEW: &str = "file-passphrase";
const AGAIN: &str = "file-again";

/// How the last try to save went.
#[derive(Clone, Debug, Default, PartialEq)]
enum Stand {
    #[default]
    Nothing,
    /// The key is being made.
    Making,
    /// A file of this name was handed over, which lacks so many parts; and whether that could be noted.
    Handed(String, usize, Result<(), StorageError>),
    /// What is kept could not be read.
    Unreadable(StorageError),
    /// The browser made no file, or no key could be made for it.
    Failed(AttrValue),
}

/// What is typed for a locked file, and how the last try went.
#[derive(Clone, Default, PartialEq)]
struct Desk {
    typed: Typed,
    again: Typed,
    sight: Sight,
    wrong: Option<NewError>,
    stand: Stand,
}

type State = UseStateHandle<Desk>;

/// The section on backups.
#[component]
pub(super) fn BackupSection() -> Html {
    let site = use_site();
    let desk = use_state_eq(Desk::default);
    let later = use_memo((), |()| Later::default());
    let say = &site.text.data;
    let go = {
        let (site, desk) = (site.clone(), desk.clone());
        Callback::from(move |()| {
            let stand = handed(&site, None);
            desk.set(Desk { stand, ..(*desk).clone() });
        })
    };
    let save = Button {
        label: say.save.into(),
        onpress: go,
        kind: ButtonKind::Main,
        testid: Some("save-backup"),
        ..Button::default()
    };
    let save = tag("p", "acts", button(save));
    let hints = all([hint(say.save_hint), hint(say.readable)]);
    let now = all([save, said(&site, &desk.stand), hints]);
    section(say.backup, [stands(&site), now, locked(&site, &desk, &later), reminders(&site)])
}

fn hint(text: &'static str) -> Html {
    tag("p", "hint", words(text))
}

/// How old the last one is, and what is in none.
fn stands(site: &Site) -> Html {
    let (say, diary) = (&site.text.data, site.diary());
    if diary.read(|engine| engine.keeps_anything()) == Ok(false) {
        return tag_named("p", "", "backup-stands", words(say.nothing));
    }
    let note = diary.backup_note();
    let unsaved = note.unsaved(diary.read(|engine| engine.changes()));
    let title = match note.age_days(diary.now()) {
        None => say.never.to_owned(),
        Some(0) => say.today.to_owned(),
        Some(days) => say.age.of(usize::try_from(days).unwrap_or(usize::MAX)),
    };
    let last = note.saved.map(|saved| {
        let [before, between, after] = say.last;
        [before, &date(site, saved.at), between, &site.time(saved.at), after].concat()
    });
    let unsaved = match (note.saved, unsaved) {
        (None, _) => say.all_unsaved.to_owned(),
        (Some(_), 0) => say.none_unsaved.to_owned(),
        (Some(_), many) => say.unsaved.of(usize::try_from(many).unwrap_or(usize::MAX)),
    };
    let what = [last.unwrap_or_default(), unsaved].join(" ");
    let stat = tag("p", "stat", tag("b", "", words(title)));
    tag_named("div", "stack", "backup-stands", all([stat, para(what.trim().to_owned())]))
}

fn date(site: &Site, at: Moment) -> String {
    site.date(at.local().date(), DateForm::Whole)
}

/// What became of the last try.
fn said(site: &Site, stand: &Stand) -> Html {
    let say = &site.text.data;
    let text = match stand {
        Stand::Nothing => String::new(),
        Stand::Making => site.text.passphrase.making.to_owned(),
        Stand::Handed(name, left_out, noted) => {
            let left_out = (*left_out > 0).then(|| say.left_out.of(*left_out));
            let noted = noted.is_err().then(|| say.not_noted.to_owned());
            let all = [Some(around(say.handed, name)), left_out, noted];
            all.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Stand::Unreadable(_) => say.unreadable.to_owned(),
        Stand::Failed(why) => why.to_string(),
    };
    let class = match stand {
        Stand::Unreadable(_) | Stand::Failed(_) => "error",
        Stand::Nothing | Stand::Making | Stand::Handed(..) => "",
    };
    html! { <p role="status" {class} data-testid="backup-said">{ text }</p> }
}

/// Writes a backup, sealed by these keys if any, and hands it to the browser.
fn handed(site: &Site, keys: Option<&Keys>) -> Stand {
    let (say, diary) = (&site.text.data, site.diary());
    let whole = match diary.read(Engine::whole) {
        Ok(whole) => whole,
        Err(error) => return Stand::Unreadable(error),
    };
    let made = diary.now();
    let text = write(&whole.documents, made, env!("CARGO_PKG_VERSION"));
    let entropy = site.ports().entropy.as_ref();
    let text = match keys.map(|keys| write_sealed(&text, made, keys, entropy)) {
        None => text,
        Some(Ok(sealed)) => sealed,
        Some(Err(_)) => return Stand::Failed(say.failed.into()),
    };
    let name = around(say.file_name, &made.local().date().to_string());
    match site.page().save_file(&name, KIND, &text) {
        // One that lacks something is no backup of what is here.
        Ok(()) if !whole.left_out.is_empty() => Stand::Handed(name, whole.left_out.len(), Ok(())),
        Ok(()) => Stand::Handed(name, 0, diary.note_backup()),
        Err(_) => Stand::Failed(say.failed.into()),
    }
}

/// A file with a passphrase of its own.
fn locked(site: &Site, desk: &State, later: &Rc<Later>) -> Html {
    let say = &site.text.data;
    let names = &site.text.passphrase;
    let wrong = |error: NewError| {
        desk.wrong.filter(|wrong| *wrong == error).map(|error| (names.new_error)(error).into())
    };
    let (kind, sight) = (SecretKind::New, desk.sight);
    let new = secret(Secret {
        id: NEW,
        label: names.new.into(),
        value: String::from(&*desk.typed).into(),
        oninput: change(desk, |desk, typed| desk.typed = typed.into()),
        error: wrong(NewError::TooShort),
        hint: Some((names.advice)(advice(&desk.typed)).into()),
        kind,
        sight,
    });
    let again = secret(Secret {
        id: AGAIN,
        label: names.again.into(),
        value: String::from(&*desk.again).into(),
        oninput: change(desk, |desk, typed| desk.again = typed.into()),
        error: wrong(NewError::Differ),
        hint: None,
        kind,
        sight,
    });
    let desk_then = desk.clone();
    let onsight =
        Callback::from(move |sight| desk_then.set(Desk { sight, ..(*desk_then).clone() }));
    let show = sight_box("file-show", names.show, desk.sight, &onsight);
    let (site, desk, later) = (site.clone(), desk.clone(), Rc::clone(later));
    let onpress = Callback::from(move |()| make(&site, &desk, &later));
    let save = Button {
        label: say.lock_save.into(),
        onpress,
        testid: Some("save-locked"),
        ..Button::default()
    };
    let content = [para(say.lock_lead), new, again, show, tag("p", "acts", button(save))];
    let summary = html! { <summary data-testid="lock-file">{ say.lock }</summary> };
    html! { <details class="stack">{ all([summary, tag("div", "stack", all(content))]) }</details> }
}

fn change(desk: &State, change: impl Fn(&mut Desk, String) + 'static) -> Callback<String> {
    let desk = desk.clone();
    Callback::from(move |typed| {
        let mut next = Desk { wrong: None, ..(*desk).clone() };
        change(&mut next, typed);
        desk.set(next);
    })
}

/// Says that the key is being made, makes it, and saves the file.
fn make(site: &Site, desk: &State, later: &Later) {
    if desk.stand == Stand::Making {
        return;
    }
    if let Err(wrong) = check_new(&desk.typed, &desk.again) {
        desk.set(Desk { wrong: Some(wrong), ..(**desk).clone() });
        site.page().focus_next(match wrong {
            NewError::TooShort => NEW,
            NewError::Differ => AGAIN,
        });
        return;
    }
    desk.set(Desk { stand: Stand::Making, ..(**desk).clone() });
    let (site, desk) = (site.clone(), desk.clone());
    let page = site.page().clone();
    later.run(&page, move || {
        let ports = site.ports();
        let made = Passphrase::new(&desk.typed, ports.nfkc.as_ref())
            .ok()
            .and_then(|passphrase| Keys::create(&passphrase, ports.entropy.as_ref()).ok());
        // What was typed is not needed any more, unless it has to be tried again.
        desk.set(if let Some((keys, _code)) = made {
            Desk { stand: handed(&site, Some(&keys)), ..Desk::default() }
        } else {
            Desk { stand: Stand::Failed(site.text.data.failed.into()), ..(*desk).clone() }
        });
    });
}

fn reminders(site: &Site) -> Html {
    let (say, diary) = (&site.text.data, site.diary());
    let chosen = diary.backup_note().reminders == Reminders::On;
    let onflip = Callback::from(move |_| {
        let next = if chosen { Reminders::Off } else { Reminders::On };
        // Where it cannot be kept the box shows what holds.
        drop(diary.set_reminders(next));
    });
    choices(&Choices {
        name: "remind".into(),
        legend: say.reminders.into(),
        choices: vec![Choice { name: say.remind.into(), chosen }],
        onflip,
    })
}
