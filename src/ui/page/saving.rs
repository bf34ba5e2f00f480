//! How the last change of the diary stands, in words, for every page that changes it. "Saved" is said with the receipt alone.

use std::rc::Rc;

use yew::prelude::*;

use crate::diary::{Entry, Night};
use crate::store::{Receipt, SaveError, Standing};
use crate::ui::context::{Site, use_site};
use crate::ui::keeper::DiaryHandle;
use crate::ui::part::{
    Button, Grade, Notice, Toast, UndoStrip, all, button, link, notice, para, paras, quiet, tag,
    tag_named, toast, words,
};
use crate::ui::route::Route;
use crate::ui::shell::HEADING;
use crate::ui::state::{Deed, FormName, Saving, Tab};

/// The id of the line that says that there is nothing to save.
pub(super) const NOTHING: &str = "nothing-to-save";

/// The id of what throws away what is written.
const THROW: &str = "throw-away";
/// The id of what brings it back.
const UNDO_THROW: &str = "undo-throw";

/// The same of what is typed into a form, which may stand on the same page.
const THROW_TYPED: &str = "throw-typed";
const UNDO_TYPED: &str = "undo-typed";

/// The status of the last change, in a few words; nothing where nothing was changed or where [`not_saved`] says more.
pub(super) fn standing(site: &Site) -> Html {
    let say = &site.text.saving;
    let words_ = match site.diary().state().saving() {
        Saving::Nothing | Saving::Failed(_) => return Html::default(),
        Saving::Going => say.going.to_owned(),
        Saving::Done(Receipt::Saved) => say.saved.to_owned(),
        Saving::Done(Receipt::OnlyHere(_)) => [say.only_here, ". ", say.only_here_do].concat(),
        Saving::Done(Receipt::InMemory) => [say.in_memory, ". ", say.in_memory_do].concat(),
    };
    tag_named("small", "", "saving", words(words_))
}

/// Why the last change is not saved, or what was written not thrown away, and what to do; and that another tab writes. Nothing where
/// all is well.
pub(super) fn not_saved(site: &Site) -> Html {
    let failed = match site.diary().state().saving() {
        Saving::Failed(SaveError::ReadOnly) if is_reader(site) => Html::default(),
        Saving::Failed(error) => failed(site, site.text.saving.failed, error),
        Saving::Nothing | Saving::Going | Saving::Done(_) => Html::default(),
    };
    let not_thrown = site.diary().state().not_thrown.as_ref().map(|error| {
        let title = site.text.saving.not_thrown;
        self::failed(site, title, error)
    });
    let reader = if is_reader(site) {
        html! { <Reader /> }
    } else {
        Html::default()
    };
    all([reader, failed, not_thrown.unwrap_or_default()])
}

/// Whether another tab writes.
pub(super) fn is_reader(site: &Site) -> bool {
    site.diary().state().tab == Tab::Reader
}

/// The lines above what can be changed: why the last change is not saved, or what it did, how it stands and its way back.
/// `words_for` gives the words for the deeds of this page, and none for those of others.
pub(super) fn changed(site: &Site, words_for: impl Fn(Deed) -> Option<AttrValue>) -> Html {
    changed_with(site, words_for, &Callback::default())
}

/// The same where something beside the diary was changed with it: `back` takes that back, once the diary is as it was before.
pub(super) fn changed_with(
    site: &Site,
    words_for: impl Fn(Deed) -> Option<AttrValue>,
    back: &Callback<()>,
) -> Html {
    let diary = site.diary();
    let deed = diary.state().undo.as_ref().and_then(|(deed, _)| words_for(*deed));
    let stands = if deed.is_some() { standing(site) } else { Html::default() };
    let undo = deed.map(|message| undo(site, message, back)).unwrap_or_default();
    let status = html! { <div role="status" class="stack">{ stands }</div> };
    tag("div", "kept stack no-print", all([not_saved(site), undo, status]))
}

/// Whether the change that was tried last was not saved.
pub(super) fn has_failed(diary: &DiaryHandle) -> bool {
    matches!(diary.state_now().saving(), Saving::Failed(_))
}

/// Takes the last change back. The button that was pressed is gone then, so the focus goes `there`; where it could not be taken back,
/// to the heading, which why stands under.
pub(super) fn undo_to(site: &Site, there: &'static str) -> Callback<()> {
    undo_with(site, there, Callback::default())
}

/// The same, and then what else is to be taken back, unless the change could not be.
fn undo_with(site: &Site, there: &'static str, back: Callback<()>) -> Callback<()> {
    let (diary, page) = (site.diary(), site.page().clone());
    Callback::from(move |()| {
        diary.undo();
        if has_failed(&diary) {
            return page.focus(HEADING);
        }
        back.emit(());
        page.focus(there);
    })
}

fn undo(site: &Site, message: AttrValue, back: &Callback<()>) -> Html {
    let onundo = undo_with(site, HEADING, back.clone());
    toast(Toast { message, undo: site.text.saving.undo.into(), onundo, testid: "undo" })
}

/// Why a press on the main button did nothing, which gets the focus then: what a person typed before keeps it otherwise, and on a phone
/// its keyboard stays over this. Nothing while there is nothing to say.
pub(super) fn nothing_to_save(said: &'static str) -> Html {
    html! { <p id={NOTHING} tabindex="-1" role="status" class="hint">{ said }</p> }
}

/// What throws away what is written of a night, or, after that, the way back; `thrown` is what was thrown away on this page.
pub(super) fn throwing(
    site: &Site,
    written: Option<&Entry>,
    thrown: &UseStateHandle<Option<Entry>>,
) -> Option<Html> {
    let (say, diary, page) = (&site.text.check_in, site.diary(), site.page().clone());
    if let Some(written) = written.cloned() {
        let thrown = thrown.setter();
        let onpress = Callback::from(move |()| match diary.throw_away(written.night) {
            Ok(()) => {
                thrown.set(Some(written.clone()));
                page.focus_next(UNDO_THROW);
            }
            Err(_) => page.focus(HEADING),
        });
        return Some(quiet(say.throw_away, THROW, onpress));
    }
    let entry = (**thrown).clone()?;
    let onpress = Callback::from(move |()| {
        diary.write_draft(entry.clone());
        page.focus_next(THROW);
    });
    let said = html! { <p role="status">{ say.thrown }</p> };
    Some(tag("div", "row", all([said, quiet(site.text.saving.undo, UNDO_THROW, onpress)])))
}

/// That a part could not be read.
pub(super) fn damaged(site: &Site) -> Html {
    tag_named("p", "error", "damaged", words(site.text.saving.damaged))
}

/// How what is being written of a night is kept until it is saved: `kept` where it is.
pub(super) fn draft_line(site: &Site, night: Night, kept: String) -> Html {
    let (say, diary) = (&site.text.check_in, site.diary());
    let said = if diary.read(|engine| *engine.standing() == Standing::Memory) {
        [site.text.saving.in_memory, ". ", site.text.saving.in_memory_do].concat()
    } else if diary.state().unkept.contains(&night) {
        say.unkept.to_owned()
    } else {
        kept
    };
    tag_named("p", "small", "draft", words(said))
}

/// A dose that was taken out of a night just now, with the way back: `removed` is the number of that change.
pub(super) fn removed_dose(
    site: &Site,
    night: Night,
    removed: Option<u64>,
    heading: &'static str,
) -> Option<Html> {
    let (say, diary) = (&site.text.tonight, site.diary());
    let change = diary.state().change.0;
    let can_undo = matches!(diary.state().undo, Some((Deed::Night(of), _)) if of == night);
    let (page, standing, onundo) = (site.page().clone(), standing(site), undo_to(site, heading));
    (can_undo && removed == Some(change)).then(|| {
        html! {
            <UndoStrip key={change} {page} id="dose-removed" message={say.removed_dose} {standing} undo={say.undo}
                {onundo} testid="undo-dose" />
        }
    })
}

/// That something is typed into a form and not saved yet, and the way to throw it away; or, after that, the way back.
pub(super) fn typed(site: &Site, form: FormName) -> Html {
    let say = &site.text.check_in;
    typed_into(site, form, [say.draft_of_kept, say.unkept])
}

/// The same in the form's own words, for where it is kept and for where it is not: one that is never saved does not wait for that.
pub(super) fn typed_into(site: &Site, form: FormName, [kept, unkept]: [&'static str; 2]) -> Html {
    let (say, diary, page) = (&site.text.check_in, site.diary(), site.page().clone());
    if diary.typed(form).is_some() {
        let said = if diary.keeps(form) { kept } else { unkept };
        let throw = Callback::from(move |()| {
            page.focus_next(if diary.throw_typed(form).is_ok() { UNDO_TYPED } else { HEADING });
        });
        let said = tag_named("p", "small", "typed", words(said));
        let throw = quiet(say.throw_away, THROW_TYPED, throw);
        let throw = if is_reader(site) { Html::default() } else { throw };
        return all([said, throw]);
    }
    let thrown = diary.state().thrown.clone();
    let thrown = thrown.filter(|(of, _)| *of == form).map(|(_, slip)| {
        let onpress = Callback::from(move |()| {
            diary.type_into(form, slip.fields.clone());
            page.focus_next(THROW_TYPED);
        });
        let said = html! { <p role="status">{ say.thrown }</p> };
        tag("div", "row", all([said, quiet(site.text.saving.undo, UNDO_TYPED, onpress)]))
    });
    thrown.unwrap_or_default()
}

fn failed(site: &Site, title: &'static str, error: &SaveError) -> Html {
    let [why, then] = (site.text.saving.why)(error);
    let said = Notice {
        grade: Grade::Stop,
        text: site.text,
        testid: "saving",
        title: title.into(),
        body: paras([why.to_owned(), then.to_owned()]),
    };
    html! { <div role="alert">{ notice(said) }</div> }
}

/// That another tab writes. When this one does, because the person asked for it, the button that was pressed is gone with this.
#[component]
fn Reader() -> Html {
    let site = use_site();
    let asked = use_mut_ref(|| false);
    {
        let (asked, page) = (Rc::clone(&asked), site.page().clone());
        use_effect_with((), move |()| {
            move || {
                if asked.take() {
                    page.focus_next(HEADING);
                }
            }
        });
    }
    let (say, diary) = (&site.text.saving, site.diary());
    let here = Button {
        label: say.write_here.into(),
        onpress: Callback::from(move |()| {
            asked.replace(true);
            diary.ask_to_write();
        }),
        testid: Some("write-here"),
        ..Button::default()
    };
    notice(Notice {
        grade: Grade::Caution,
        text: site.text,
        testid: "reader",
        title: say.reader.into(),
        body: all([para(say.reader_why), button(here)]),
    })
}

/// That a part of the diary is in the second copy alone: behind a passphrase which the browser lost, or since it could not be written
/// here; and what to do. Nothing where all is well.
pub(super) fn not_back(site: &Site) -> Html {
    let (say, diary) = (&site.text.saving, site.diary());
    let body = if diary.state().is_part_locked_away() {
        let way = link(Route::Passphrase.address(), say.locked_away_do);
        all([para(say.locked_away_why), tag("p", "", way)])
    } else if let Some(error) = diary.state().not_recovered() {
        let [why, _] = (say.why)(error);
        all([para(why), para(say.not_back_then)])
    } else {
        return Html::default();
    };
    notice(Notice {
        grade: Grade::Caution,
        text: site.text,
        testid: "not-back",
        title: say.not_back.into(),
        body,
    })
}

/// Saves a night's entry and forgets its draft; see [`save_beside_draft`] for its number.
///
/// # Errors
/// [`SaveError`]; the screen has been told.
pub(super) fn save_night(diary: &DiaryHandle, entry: &Entry) -> Result<(), SaveError> {
    let Err(error) = diary.save(entry.clone()) else { return Ok(()) };
    diary.save(renumbered(diary, entry, error)?)?;
    diary.done_with(entry.night);
    Ok(())
}

/// Saves a night's entry beside its draft. A new one whose number was in use, and went into the trash when its first save was
/// taken back, gets another number, and its draft with it.
///
/// # Errors
/// [`SaveError`]; the screen has been told.
pub(super) fn save_beside_draft(
    diary: &DiaryHandle,
    deed: Deed,
    entry: &Entry,
) -> Result<(), SaveError> {
    match diary.save_beside_draft(deed, entry.clone()) {
        Err(error) => {
            let new = renumbered(diary, entry, error)?;
            let id = new.id;
            diary.save_beside_draft(deed, new)?;
            if let Some(draft) = diary.draft(entry.night).filter(|draft| draft.id == entry.id) {
                diary.write_draft(Entry { id, ..draft });
            }
            Ok(())
        }
        saved => saved,
    }
}

/// The entry under a new number, when its own is one of the trash; or else the error again.
fn renumbered(diary: &DiaryHandle, entry: &Entry, error: SaveError) -> Result<Entry, SaveError> {
    let is_trash = matches!(error, SaveError::Changed | SaveError::Unknown)
        && diary.read(|engine| engine.entry(entry.night.month(), entry.id)).is_none();
    match diary.new_entry(entry.night).filter(|_| is_trash) {
        Some(new) => Ok(Entry { id: new.id, revision: 1, ..entry.clone() }),
        None => Err(error),
    }
}
