//! The last backup and its age, and a new one: in clear by one tap, or locked with a passphrase of its own.

use std::rc::Rc;

use yew::prelude::*;

use super::promise::{ask, can_ask};
use super::{Sender, Stand, form, handed, said, section};
use crate::diary::Moment;
use crate::store::Reminders;
use crate::ui::context::{Site, use_site};
use crate::ui::locksmith::{Later, file_keys};
use crate::ui::page::passphrase::{Twice, TwiceForm, TwiceIds, alone, twice_fields};
use crate::ui::part::{
    Button, ButtonKind, Choice, Choices, all, button, choices, para, tag, tag_named, words,
};
use crate::ui::port::DateForm;

/// The ids of the fields for a passphrase.
const FIELDS: TwiceIds =
    TwiceIds { new: "file-passphrase", again: "file-again", show: "file-show" };

/// What is typed for a locked file, and how the last try went.
#[derive(Clone, Default, PartialEq)]
struct Desk {
    twice: Twice,
    stand: Stand,
    /// Whether it could not be kept when to remind.
    not_kept: Option<()>,
}

type State = UseStateHandle<Desk>;

/// The section on backups.
#[component]
pub(super) fn BackupSection() -> Html {
    let site = use_site();
    let desk = use_state_eq(Desk::default);
    let later = use_memo((), |()| Later::default());
    let say = &site.text.data;
    if site.diary().read(|engine| engine.keeps_anything()) == Ok(false) {
        let nothing = tag_named("p", "", "backup-stands", words(say.nothing));
        return section(say.backup, [nothing]);
    }
    let onpress = {
        let (site, desk) = (site.clone(), desk.clone());
        Callback::from(move |()| {
            let stand = handed(&site, None);
            desk.set(Desk { stand, ..(*desk).clone() });
        })
    };
    let save = Button {
        label: say.save.into(),
        onpress,
        kind: ButtonKind::Main,
        testid: Some("save-backup"),
        ..Button::default()
    };
    let save = tag("p", "acts", button(save));
    let hints = all([hint(say.save_hint), hint(say.readable)]);
    let now = all([save, said(&site, &desk.stand), also(&site, &desk.stand), hints]);
    section(say.backup, [stands(&site), now, locked(&site, &desk, &later), reminders(&site, &desk)])
}

fn hint(text: &'static str) -> Html {
    tag("p", "hint", words(text))
}

/// Whoever keeps a backup wants what is here kept too.
fn also(site: &Site, stand: &Stand) -> Html {
    let is_due = matches!(stand, Stand::Handed(_)) && can_ask(site);
    let ask = is_due.then(|| tag("p", "acts", ask(site, site.text.data.ask_too, "ask-too")));
    ask.unwrap_or_default()
}

/// How old the last one is, and what is in none.
fn stands(site: &Site) -> Html {
    let (say, diary) = (&site.text.data, site.diary());
    if diary.read(|engine| engine.is_in_memory()) {
        return tag_named("p", "", "backup-stands", words(say.on_page_only));
    }
    let note = diary.backup_note();
    let title = match note.age_days(diary.now()) {
        None => say.never.to_owned(),
        Some(0) => say.today.to_owned(),
        Some(days) => say.age.of(usize::try_from(days).unwrap_or(usize::MAX)),
    };
    let last = note.saved.map(|saved| {
        let [before, between, after] = say.last;
        [before, &date(site, saved.at), between, &site.time(saved.at), after].concat()
    });
    let unsaved = match (note.saved, diary.unsaved()) {
        (None, _) => say.all_unsaved.to_owned(),
        // What knows all changes is not as it was kept.
        (Some(_), None) => String::new(),
        (Some(_), Some(0)) => say.none_unsaved.to_owned(),
        (Some(_), Some(many)) => say.unsaved.of(usize::try_from(many).unwrap_or(usize::MAX)),
    };
    let what = [last.unwrap_or_default(), unsaved].join(" ");
    let stat = tag("div", "stat", tag("b", "", words(title)));
    tag_named("div", "stack", "backup-stands", all([stat, para(what.trim().to_owned())]))
}

fn date(site: &Site, at: Moment) -> String {
    site.date(at.local().date(), DateForm::Whole)
}

/// A file with a passphrase of its own.
fn locked(site: &Site, desk: &State, later: &Rc<Later>) -> Html {
    let say = &site.text.data;
    let inside =
        alone(site).unwrap_or_else(|| all([para(say.lock_lead), fields(site, desk, later)]));
    let summary = html! { <summary data-testid="lock-file">{ say.lock }</summary> };
    html! { <details class="other">{ all([summary, tag("div", "stack", inside)]) }</details> }
}

fn fields(site: &Site, desk: &State, later: &Rc<Later>) -> Html {
    let desk_then = desk.clone();
    let onchange = Callback::from(move |twice: Twice| {
        desk_then.set(Desk { twice, ..(*desk_then).clone() });
    });
    let fields = TwiceForm { ontype: onchange.clone(), onsight: onchange, ..TwiceForm::default() };
    let fields = twice_fields(site.text, &FIELDS, &desk.twice, fields);
    let label = site.text.data.lock_save;
    let (site, desk, later) = (site.clone(), desk.clone(), Rc::clone(later));
    let onsend = Callback::from(move |()| make(&site, &desk, &later));
    form(fields, Sender { label, testid: "save-locked", onsend })
}

/// Says that the key is being made, makes it, and saves the file.
fn make(site: &Site, desk: &State, later: &Later) {
    if desk.stand == Stand::Making {
        return;
    }
    if let Err((twice, field)) = desk.twice.check(&FIELDS) {
        desk.set(Desk { twice, ..(**desk).clone() });
        site.page().focus_next(field);
        return;
    }
    desk.set(Desk { stand: Stand::Making, ..(**desk).clone() });
    let (site, desk) = (site.clone(), desk.clone());
    let page = site.page().clone();
    later.run(&page, move || {
        let ports = site.ports();
        let made = file_keys(&desk.twice.typed, ports.nfkc.as_ref(), ports.entropy.as_ref());
        // What was typed is not needed any more, unless it has to be tried again.
        let stand = match made {
            Ok(keys) => handed(&site, Some(&keys)),
            Err(error) => Stand::NoKey(error),
        };
        let typed =
            if matches!(stand, Stand::Handed(_)) { Desk::default() } else { (*desk).clone() };
        desk.set(Desk { stand, ..typed });
    });
}

/// Whether to be reminded. Where nothing is kept there is nothing to choose.
fn reminders(site: &Site, desk: &State) -> Html {
    let (say, diary) = (&site.text.data, site.diary());
    if diary.read(|engine| engine.is_in_memory()) {
        return Html::default();
    }
    let chosen = diary.backup_note().reminders == Reminders::On;
    let desk_then = desk.clone();
    let onflip = Callback::from(move |_| {
        let next = if chosen { Reminders::Off } else { Reminders::On };
        let not_kept = diary.set_reminders(next).is_err().then_some(());
        desk_then.set(Desk { not_kept, ..(*desk_then).clone() });
    });
    let boxes = choices(&Choices {
        name: "remind".into(),
        legend: say.reminders.into(),
        choices: vec![Choice { name: say.remind.into(), chosen }],
        onflip,
    });
    let failed = desk.not_kept.map_or("", |()| say.not_reminded);
    let failed = html! { <p role="status" class="error" data-testid="not-reminded">{ failed }</p> };
    all([boxes, failed])
}
