//! The check-in of a night. What is tapped is kept at once as a draft; saving makes it the night's entry.

mod doses;

use yew::prelude::*;

use self::doses::Doses;
use super::night::{Evening, dose_words, emptied, night_head, night_name, written_now};
use super::night_form::{NightForm, unread_hours};
use super::saving::{
    NOTHING, draft_line, is_reader, not_saved, nothing_to_save, save_night, throwing,
};
use crate::diary::{Entry, Night};
use crate::store::Standing;
use crate::ui::context::{Site, use_site};
use crate::ui::part::{Button, ButtonKind, all, button, link, para, quiet, tag, words};
use crate::ui::port::DateForm;
use crate::ui::route::Route;
use crate::ui::shell::HEADING;
use crate::ui::state::Open;

/// The check-in of a night.
#[inline(never)] // so that the build can split it off
pub fn check_in_page(_: &Site) -> Html {
    html! { <CheckIn /> }
}

/// The night stays the same for as long as the page is open, also when the day ends meanwhile.
#[component]
fn CheckIn() -> Html {
    let site = use_site();
    let night = *use_memo((), |()| night_of(&site));
    let blank = use_memo(site.diary().state().change.0, |_| site.diary().new_entry(night));
    let thrown = use_state(|| None::<Entry>);
    let nothing = use_state_eq(|| false);
    let evening = Evening::of(&site, night);
    let written = evening.written();
    let is_more = site.diary().state().open == Open::More(night);
    let base = written.as_ref().map_or_else(
        || evening.kept().filter(|_| !is_more).cloned().or_else(|| (*blank).clone()),
        |written| Some(evening.same(written).cloned().unwrap_or_else(|| emptied(written))),
    );
    let Some(base) = base else {
        return all([head(&site, &evening, None), para(site.text.saving.no_chance)]);
    };
    let desk = Desk { site: &site, evening: &evening, base: &base, written: written.as_ref() };
    let entry = written.clone().unwrap_or_else(|| base.clone());
    let (before, onchange) = (evening.before().cloned(), desk.onchange(&thrown, &nothing));
    let form = html! { <NightForm {entry} base={base.clone()} {before} {onchange} /> };
    let form = html! {
        <fieldset class="two two--check" disabled={is_reader(&site)}>{ form }</fieldset>
    };
    all([
        head(&site, &evening, Some(&base)),
        not_saved(&site),
        html! { <Doses {night} /> },
        form,
        desk.save(&nothing),
        desk.more(&thrown),
    ])
}

/// The night that was chosen to go on with, when something is being written for it; or tonight.
fn night_of(site: &Site) -> Night {
    match site.diary().state().open {
        Open::Night(night) | Open::More(night) if site.diary().draft(night).is_some() => night,
        Open::Night(_)
        | Open::More(_)
        | Open::Nothing
        | Open::Entry(..)
        | Open::Relapse(_)
        | Open::NewRelapse
        | Open::Bottle(_) => site.diary().tonight(),
    }
}

fn head(site: &Site, evening: &Evening, base: Option<&Entry>) -> Html {
    let say = &site.text.check_in;
    let date = site.date(evening.night.date(), DateForm::DayMonth);
    let doses = evening.doses(evening.night).map(|record| dose_words(site, record));
    let under = std::iter::once(date).chain(doses).collect::<Vec<_>>().join(". ");
    let another = base
        .filter(|base| evening.is_one_more(base))
        .map(|_| tag("p", "small", words(say.is_another)));
    let under = all([para(under), another.unwrap_or_default()]);
    night_head(night_name(site, evening.night), under)
}

/// What the page works with: the entry as it is kept or new, and what is written on top of it.
#[derive(Clone, Copy)]
struct Desk<'a> {
    site: &'a Site,
    evening: &'a Evening,
    base: &'a Entry,
    written: Option<&'a Entry>,
}

impl Desk<'_> {
    /// Keeps what was tapped; what is again as it was before is no draft. One more entry stays at hand then.
    fn onchange(
        self,
        thrown: &UseStateHandle<Option<Entry>>,
        nothing: &UseStateHandle<bool>,
    ) -> Callback<Entry> {
        let (diary, base) = (self.site.diary(), self.base.clone());
        let is_more = self.evening.is_one_more(self.base);
        let (thrown, nothing) = (thrown.setter(), nothing.setter());
        Callback::from(move |entry: Entry| {
            thrown.set(None);
            nothing.set(false);
            if is_more {
                diary.open(Open::More(entry.night));
            }
            if entry != base || diary.drop_draft(entry.night).is_err() {
                diary.write_draft(entry);
            }
        })
    }

    /// How what is written is kept, below all that is tapped: above it, it would move the next number under a finger that trembles.
    fn draft(self) -> Option<Html> {
        let (site, say) = (self.site, &self.site.text.check_in);
        self.written.map(|draft| {
            let kept = if self.evening.same(draft).is_some() {
                say.draft_of_kept.to_owned()
            } else {
                (say.draft)(&site.time(draft.written))
            };
            draft_line(site, draft.night, kept)
        })
    }

    fn save(self, nothing: &UseStateHandle<bool>) -> Html {
        let say = &self.site.text.check_in;
        let site = self.site.clone();
        let base = self.base.clone();
        let is_kept = self.evening.same(&base).is_some();
        let nothing_now = nothing.setter();
        let onpress = Callback::from(move |()| {
            let entry = written_now(&site.diary(), &base);
            if let Some(field) = unread_hours(&site.diary(), &base, &entry) {
                site.page().focus(field);
            } else if entry.is_empty() && !is_kept {
                nothing_now.set(true);
                site.page().focus_next(NOTHING);
            } else if save_night(&site.diary(), &entry).is_ok() {
                site.diary().open(Open::Nothing);
                site.page().go(Route::Tonight.address());
            } else {
                site.page().focus(HEADING);
            }
        });
        let save = Button {
            label: say.save.into(),
            onpress,
            kind: ButtonKind::Main,
            testid: Some("save-night"),
            ..Button::default()
        };
        if is_reader(self.site) {
            return Html::default();
        }
        let said = nothing_to_save(if **nothing { say.nothing } else { "" });
        let keeps = self.site.diary().read(|engine| *engine.standing() != Standing::Memory);
        let kept_at_once = keeps.then(|| tag("p", "hint", words(say.kept_at_once)));
        let draft = self.draft().unwrap_or_default();
        let content = [draft, button(save), kept_at_once.unwrap_or_default(), said];
        tag("div", "save", all(content))
    }

    /// What keeps in the background: throwing away, one more entry, the way back.
    fn more(self, thrown: &UseStateHandle<Option<Entry>>) -> Html {
        let say = &self.site.text.check_in;
        let another = || {
            let (diary, night) = (self.site.diary(), self.evening.night);
            let page = self.site.page().clone();
            let onpress = Callback::from(move |()| {
                diary.open(Open::More(night));
                page.scroll_to_top();
                page.focus(HEADING);
            });
            let kept = self.evening.same(self.base).filter(|_| !is_reader(self.site));
            kept.map(|_| quiet(say.another, "another", onpress))
        };
        let first = throwing(self.site, self.written, thrown).or_else(another).unwrap_or_default();
        let back = tag("p", "back", link(Route::Tonight.address(), say.back));
        tag("div", "row row--apart", all([first, back]))
    }
}
