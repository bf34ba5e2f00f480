//! What can be done with an entry: changing, moving, saving, throwing away, deleting. It knows nothing of how it is asked.

use yew::prelude::*;

use super::doses::Dosing;
use crate::diary::{DayBoundary, Entry, Night, Timing};
use crate::store::SaveError;
use crate::ui::context::Site;
use crate::ui::page::log_dose::DOSE;
use crate::ui::page::night::{Evening, written_now};
use crate::ui::page::night_form::unread_hours;
use crate::ui::page::saving::{
    NOTHING, draft_line, is_reader, nothing_to_save, save_night, throwing,
};
use crate::ui::part::{
    Button, ButtonKind, Field, FieldKind, all, button, field, link, quiet, tag, words,
};
use crate::ui::port::DateForm;
use crate::ui::route::Route;
use crate::ui::shell::HEADING;
use crate::ui::state::browse::in_dates;
use crate::ui::state::{BrowseAction, Open};

/// What the page works with: the entry as it is kept or new, and what is written on top of it.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) site: &'a Site,
    pub(super) evening: &'a Evening,
    pub(super) base: &'a Entry,
    pub(super) kept: Option<&'a Entry>,
    pub(super) written: Option<&'a Entry>,
}

/// The id of the field for the night.
const NIGHT: &str = "entry-night";

impl Desk<'_> {
    /// Keeps what was tapped; what is again as it was before is no draft.
    pub(super) fn onchange(
        self,
        pressed: &UseStateHandle<bool>,
        thrown: &UseStateHandle<Option<Entry>>,
    ) -> Callback<Entry> {
        let (diary, base) = (self.site.diary(), self.base.clone());
        let (pressed, thrown) = (pressed.setter(), thrown.setter());
        Callback::from(move |entry: Entry| {
            pressed.set(false);
            thrown.set(None);
            if entry != base || diary.drop_draft(entry.night).is_err() {
                diary.write_draft(entry);
            }
        })
    }

    /// Which night it belongs to, and that it goes to another by the next save: a slip in a date would hide it among other years.
    pub(super) fn date(self, moved: &UseStateHandle<String>) -> Html {
        let say = &self.site.text.one_night;
        let set = moved.setter();
        let error =
            in_dates(moved, self.site.diary().tonight()).is_none().then_some(say.wrong_night);
        let night = field(Field {
            id: NIGHT.into(),
            label: say.night.into(),
            value: (**moved).clone().into(),
            oninput: Callback::from(move |typed| set.set(typed)),
            error: error.map(AttrValue::from),
            hint: Some(say.night_hint.into()),
            kind: FieldKind::Date,
            ..Field::default()
        });
        let to = in_dates(moved, self.site.diary().tonight()).filter(|to| *to != self.base.night);
        let name = |night: Night| self.site.date(night.date(), DateForm::Whole);
        let said = to.map(|to| (say.moves)(&name(self.base.night), &name(to)));
        let said = html! { <p role="status" class="hint" data-testid="moves">{ said.unwrap_or_default() }</p> };
        tag("div", "section narrow", all([night, said]))
    }

    /// Why a press on Save does nothing, as long as that is so.
    fn hindrance(self, dosing: Dosing) -> Option<&'static str> {
        let say = &self.site.text.one_night;
        match dosing {
            // A dose that was typed and not recorded would be gone.
            Dosing::Open => Some(say.dose_first),
            Dosing::Closed => {
                let is_empty = self.written.unwrap_or(self.base).is_empty();
                (is_empty && self.kept.is_none()).then_some(say.nothing)
            }
        }
    }

    /// The button that saves; `pressed` is whether it was pressed and did nothing.
    pub(super) fn save(
        self,
        moved: &UseStateHandle<String>,
        pressed: &UseStateHandle<bool>,
        dosing: Dosing,
    ) -> Html {
        let say = &self.site.text.one_night;
        if is_reader(self.site) {
            return Html::default();
        }
        let (site, was, kept) = (self.site.clone(), self.base.night, self.kept.cloned());
        let night = in_dates(moved, site.diary().tonight());
        let base = self.base.clone();
        let (hindrance, set) = (self.hindrance(dosing), pressed.setter());
        let onpress = Callback::from(move |()| {
            let entry = written_now(&site.diary(), &base);
            if let Some(field) = unread_hours(&site.diary(), &base, &entry) {
                return site.page().focus(field);
            }
            if hindrance.is_some() {
                set.set(true);
                return site.page().focus_next(NOTHING);
            }
            let Some(night) = night else { return site.page().focus(NIGHT) };
            let entry = of_night(entry, night, site.diary().boundary());
            match save(&site, was, kept.as_ref(), &entry) {
                Ok(()) => {
                    let change = site.diary().state_now().change.0;
                    site.browse().dispatch(BrowseAction::Saved(change));
                    leave(&site, night);
                }
                Err(_) => site.page().focus(HEADING),
            }
        });
        let save = Button {
            label: say.save.into(),
            onpress,
            kind: ButtonKind::Main,
            testid: Some("save-entry"),
            ..Button::default()
        };
        let said = hindrance.filter(|_| **pressed).unwrap_or_default();
        // Below all that is tapped: above it, it would move the next number under a finger that trembles.
        let draft = self.written.map(|draft| draft_line(self.site, draft.night, say.draft.into()));
        let to_dose = (**pressed && dosing == Dosing::Open).then(|| {
            let page = self.site.page().clone();
            quiet(say.to_dose, "to-dose", Callback::from(move |()| page.focus(DOSE)))
        });
        let said = all([nothing_to_save(said), to_dose.unwrap_or_default()]);
        let content = [draft.unwrap_or_default(), button(save), said];
        tag("div", "save", all(content))
    }

    /// What keeps in the background: throwing away, one more entry, deleting, the way back.
    pub(super) fn more(self, thrown: &UseStateHandle<Option<Entry>>) -> Html {
        let say = &self.site.text.one_night;
        let back = tag("p", "back", link(Route::Diary.address(), say.back));
        let writes = !is_reader(self.site);
        let more = || self.kept.map(|kept| self.one_more(kept.night));
        let throw = throwing(self.site, self.written, thrown).or_else(more).filter(|_| writes);
        let delete = self.kept.filter(|_| writes).map(|kept| self.delete(kept));
        let first = all([throw.unwrap_or_default(), delete.unwrap_or_default()]);
        tag("div", "row row--apart", all([tag("div", "row", first), back]))
    }

    /// The way to one more entry of the night. Nothing is kept of it before something is tapped there.
    fn one_more(self, night: Night) -> Html {
        let (diary, page) = (self.site.diary(), self.site.page().clone());
        let onpress = Callback::from(move |()| {
            diary.open(Open::More(night));
            page.scroll_to_top();
            page.focus(HEADING);
        });
        quiet(self.site.text.check_in.another, "another", onpress)
    }

    /// Deletes the entry as it is on the screen: what is written and not saved goes into the trash with it, and comes back with it.
    fn delete(self, kept: &Entry) -> Html {
        let (site, kept, written) = (self.site.clone(), kept.clone(), self.written.cloned());
        let onpress = Callback::from(move |()| {
            let diary = site.diary();
            let saved = written.iter().try_for_each(|written| diary.save(written.clone()));
            if saved.and_then(|()| diary.delete(&kept)).is_err() {
                return site.page().focus(HEADING);
            }
            diary.done_with(kept.night);
            leave(&site, kept.night);
        });
        quiet(self.site.text.one_night.delete, "delete-entry", onpress)
    }
}

/// Saves the entry: over the one that is kept, which may be in another month, or as a new one.
fn save(site: &Site, was: Night, kept: Option<&Entry>, entry: &Entry) -> Result<(), SaveError> {
    let moved = kept.map(|kept| kept.night.month()).filter(|from| *from != entry.night.month());
    match moved {
        Some(from) => site.diary().save_moved(from, entry.clone())?,
        None => save_night(&site.diary(), entry)?,
    }
    if was != entry.night {
        site.diary().done_with(was);
    }
    Ok(())
}

/// The entry as it is to be saved, for this night.
fn of_night(entry: Entry, night: Night, boundary: DayBoundary) -> Entry {
    if night == entry.night {
        return entry;
    }
    let timing = Timing::of(night, entry.written, boundary);
    Entry { night, timing, ..entry }
}

/// Back to the diary, to this night.
fn leave(site: &Site, night: Night) {
    site.diary().open(Open::Nothing);
    if site.browse().filter.is_empty() {
        site.browse().dispatch(BrowseAction::Pick(night, site.diary().tonight().month()));
    }
    site.browse().dispatch(BrowseAction::Leave(night));
    site.page().go(Route::Diary.address());
}

/// A paragraph's worth of what stands beside a button.
pub(super) fn line(content: Html, button: Html) -> Html {
    tag("li", "row row--apart", all([tag("span", "", content), button]))
}

/// The words of a label for a dose: which one it is about.
pub(super) fn about(label: &'static str, dose: &str) -> Html {
    all([words(label), tag("span", "vh", words([" ", dose].concat()))])
}
