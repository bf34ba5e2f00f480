//! What the screen holds of the diary beside the diary itself: how the last change stands, what is being written, which tab this
//! is, and what was found when it was opened. It holds no entry that is kept: those are read from the store room.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use yew::Reducible;

use super::slip::{FormName, OnScreen};
use crate::diary::{BottleId, Entry, EntryId, Month, Night, RelapseId};
use crate::store::{News, Receipt, SaveError, Slip, Undo};

/// Whether this tab writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// It has asked and has no answer yet; that takes a moment.
    #[default]
    Asking,
    /// It writes.
    Writer,
    /// Another tab writes.
    Reader,
}

/// How the last change stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving<'a> {
    /// Nothing was changed in this visit.
    Nothing,
    /// It is in this browser's storage, and its receipt is on the way.
    Going,
    /// It has its receipt: durable, or only in this browser, or only until the page is closed.
    Done(&'a Receipt),
    /// It is not kept.
    Failed(&'a SaveError),
}

/// What a change did, for the words beside its undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A night was saved.
    Night(Night),
    /// A dose of a night was recorded or changed in its form.
    Dose(Night),
    /// An entry went into the trash.
    Deleted(Night),
    /// An entry came out of the trash.
    Restored(Night),
    /// A relapse record was saved.
    Relapse,
    /// A relapse record went into the trash.
    RelapseDeleted,
    /// A relapse record came out of the trash.
    RelapseRestored,
    /// The lists were changed.
    Lists,
    /// The question about opioids was answered.
    Opioids,
    /// The first plan of all was made.
    FirstPlan,
    /// The plan was changed.
    Plan,
    /// The bottles were changed.
    Bottles,
    /// A backup was taken in.
    TakenIn,
    /// Entries of another file were brought in.
    BroughtIn,
}

/// What the pages about one thing are about. It stands in no address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Open {
    /// Nothing was chosen.
    #[default]
    Nothing,
    /// An entry that is kept.
    Entry(Month, EntryId),
    /// A night to be filled in.
    Night(Night),
    /// One more entry of a night that has one.
    More(Night),
    /// A relapse record that is kept.
    Relapse(RelapseId),
    /// A new relapse record.
    NewRelapse,
    /// A bottle by its number; none for a new one.
    Bottle(Option<BottleId>),
}

/// The diary on this screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DiaryState {
    /// One more each time that the diary may read differently.
    pub version: u64,
    /// The number of the last change that was tried, from 1 on, and why it was not kept.
    pub change: (u64, Option<SaveError>),
    /// The newest receipt, with the number of its change. It may come before the screen hears of the change.
    pub receipt: (u64, Option<Receipt>),
    /// The last change that can be taken back.
    pub undo: Option<(Deed, Undo)>,
    /// What is being written and not saved yet, by night.
    pub drafts: BTreeMap<Night, Rc<Entry>>,
    /// What is typed into forms and not saved yet, and which forms are done with though the store may not have heard of it.
    pub slips: BTreeMap<FormName, OnScreen>,
    /// What was typed into a form and thrown away last, as long as it can be brought back.
    pub thrown: Option<(FormName, Rc<Slip>)>,
    /// The nights whose drafts are on this screen alone: the store did not take them.
    pub unkept: BTreeSet<Night>,
    /// Why what was written could not be thrown away.
    pub not_thrown: Option<SaveError>,
    /// Whether this tab writes.
    pub tab: Tab,
    /// How often the journal answered.
    pub woken: u64,
    /// What was found when the diary was opened, oldest first.
    pub news: Vec<News>,
    /// How full the browser's room is, in percent, as the last sweep of this visit found it.
    pub percent: usize,
    /// Whether what a lost sealing held was brought back in this visit.
    pub brought_back: bool,
    /// What the pages about one thing are about.
    pub open: Open,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum DiaryAction {
    /// The change with this number is in this browser's storage; and what takes it back, if anything does.
    Kept(u64, Option<(Deed, Undo)>),
    /// The change with this number was not kept.
    NotKept(u64, SaveError),
    /// What became of the change with this number.
    Receipt(u64, Receipt),
    /// Something is being written, and keeping it as a draft went like this.
    Draft(Rc<Entry>, Result<(), SaveError>),
    /// A draft is no longer needed.
    DraftDone(Night),
    /// What is written was to be thrown away and could not be.
    NotThrown(SaveError),
    /// Something was typed into a form, and keeping it went like this.
    Typed(FormName, Rc<Slip>, Result<(), SaveError>),
    /// What was typed into a form is no longer needed, and this is how it went to take it out of the store.
    TypedDone(FormName, Result<(), SaveError>),
    /// Another tab may go on with what was typed into a form: the store has it.
    TypedLeft(FormName),
    /// This was typed into a form and is thrown away.
    Thrown(FormName, Rc<Slip>),
    /// Which tab this is.
    Tab(Tab),
    /// Another tab wrote.
    Moved,
    /// The journal has answered: the engine has to attend to it.
    Woken,
    /// What the journal told.
    News(Vec<News>),
    /// What a lost sealing holds can be read.
    BroughtBack,
    /// The diary was swept, and this is how full its room is, in percent.
    Swept(usize),
    /// A page about one thing is to be shown.
    Open(Open),
    /// The diary was locked: nothing of it stays on the screen.
    Locked,
    /// Another tab sealed the diary: nothing that was read of it stays; what a person wrote here waits, unseen, until it is unlocked.
    Sealed,
}

impl DiaryState {
    /// Nothing but which tab this is, and what is written on this screen.
    fn hidden(&self) -> Self {
        let (drafts, slips) = (self.drafts.clone(), self.slips.clone());
        Self { drafts, slips, unkept: self.unkept.clone(), ..self.emptied() }
    }

    fn typed_done(&mut self, form: FormName, cleared: &Result<(), SaveError>) {
        match cleared {
            Ok(()) => self.slips.remove(&form),
            Err(_) => self.slips.insert(form, OnScreen::Done),
        };
        self.thrown = self.thrown.take().filter(|(of, _)| *of != form);
    }

    fn draft_is(&mut self, entry: Rc<Entry>, kept: &Result<(), SaveError>) {
        self.unkept.remove(&entry.night);
        self.unkept.extend(kept.is_err().then_some(entry.night));
        self.drafts.insert(entry.night, entry);
        self.not_thrown = None;
    }

    fn draft_done(&mut self, night: Night) {
        self.drafts.remove(&night);
        self.unkept.remove(&night);
        self.not_thrown = None;
    }

    /// What was thrown away last is this now, if anything; nothing is left to be told of what could not be.
    fn thrown_is(&mut self, thrown: Option<(FormName, Rc<Slip>)>) {
        self.thrown = thrown;
        self.not_thrown = None;
    }

    /// Nothing but which tab this is.
    fn emptied(&self) -> Self {
        let (version, tab, woken) = (self.version + 1, self.tab, self.woken);
        Self { version, tab, woken, ..Self::default() }
    }

    /// Whether the browser lost a sealing, and with it the way to what was written since.
    #[must_use]
    pub fn is_part_locked_away(&self) -> bool {
        self.news.iter().any(is_locked_away)
    }

    /// Why something that the journal has is not back, where neither a passphrase nor another tab is what is missing.
    #[must_use]
    pub fn not_recovered(&self) -> Option<&SaveError> {
        self.news.iter().find_map(|news| match news {
            News::NotRecovered(
                SaveError::Locked | SaveError::ReadOnly | SaveError::Moved | SaveError::Behind,
            )
            | News::Recovered(_)
            | News::Lost(..)
            | News::Unread(_)
            | News::Journal(_) => None,
            News::NotRecovered(error) => Some(error),
        })
    }

    /// How the last change stands.
    #[must_use]
    pub fn saving(&self) -> Saving<'_> {
        match (&self.change, &self.receipt) {
            ((_, Some(error)), _) => Saving::Failed(error),
            ((0, None), _) => Saving::Nothing,
            ((change, None), (of, Some(receipt))) if of == change => Saving::Done(receipt),
            ((_, None), _) => Saving::Going,
        }
    }
}

/// Whether it tells of something that only a passphrase opens which the browser lost.
fn is_locked_away(news: &News) -> bool {
    *news == News::NotRecovered(SaveError::Locked)
}

impl Reducible for DiaryState {
    type Action = DiaryAction;

    fn reduce(self: Rc<Self>, action: DiaryAction) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match action {
            DiaryAction::Kept(change, undo) => {
                next.change = (change, None);
                next.not_thrown = None;
                next.undo = undo.filter(|(_, undo)| !undo.is_empty());
                next.version += 1;
            }
            DiaryAction::NotKept(change, error) => next.change = (change, Some(error)),
            DiaryAction::Receipt(change, receipt) if change >= self.change.0 => {
                next.receipt = (change, Some(receipt));
            }
            DiaryAction::Receipt(..) => return self,
            DiaryAction::Draft(entry, kept) => next.draft_is(entry, &kept),
            DiaryAction::DraftDone(night) => next.draft_done(night),
            DiaryAction::NotThrown(error) => next.not_thrown = Some(error),
            DiaryAction::Typed(form, slip, kept) => {
                let typed =
                    if kept.is_ok() { OnScreen::Kept(slip) } else { OnScreen::Unkept(slip) };
                next.slips.insert(form, typed);
                next.thrown_is(None);
            }
            DiaryAction::Thrown(form, slip) => {
                next.slips.insert(form, OnScreen::Done);
                next.thrown_is(Some((form, slip)));
            }
            DiaryAction::TypedDone(form, cleared) => next.typed_done(form, &cleared),
            DiaryAction::TypedLeft(form) => {
                next.slips.remove(&form);
            }
            DiaryAction::Tab(tab) => {
                // What was refused because this tab only read is no news any more.
                if tab == Tab::Writer && next.change.1 == Some(SaveError::ReadOnly) {
                    next.change = (0, None);
                }
                next.not_thrown = None;
                next.tab = tab;
                next.version += 1;
            }
            DiaryAction::Moved => next.version += 1,
            DiaryAction::Woken => next.woken += 1,
            DiaryAction::News(news) if news.is_empty() => return self,
            DiaryAction::News(news) => {
                next.news.extend(news);
                next.version += 1;
            }
            DiaryAction::BroughtBack => {
                next.news.retain(|news| !is_locked_away(news));
                next.brought_back = true;
                next.version += 1;
            }
            DiaryAction::Swept(percent) => next.percent = percent,
            DiaryAction::Open(open) => next.open = open,
            DiaryAction::Locked => next = self.emptied(),
            DiaryAction::Sealed => next = self.hidden(),
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = DiaryAction>) -> Rc<DiaryState> {
        let start = Rc::new(DiaryState::default());
        actions.into_iter().fold(start, Reducible::reduce)
    }

    fn kept(change: u64) -> DiaryAction {
        DiaryAction::Kept(change, None)
    }

    #[test]
    fn saved_is_said_only_of_the_last_change_and_only_with_its_receipt() {
        let saved = |change| DiaryAction::Receipt(change, Receipt::Saved);
        assert_eq!(after([]).saving(), Saving::Nothing);
        assert_eq!(after([kept(1)]).saving(), Saving::Going);
        assert_eq!(after([kept(1), saved(1)]).saving(), Saving::Done(&Receipt::Saved));
        assert_eq!(after([kept(1), kept(2), saved(1)]).saving(), Saving::Going);
        assert_eq!(
            after([kept(1), kept(2), saved(2), saved(1)]).saving(),
            Saving::Done(&Receipt::Saved)
        );
    }

    #[test]
    fn a_receipt_that_comes_before_its_change_counts() {
        let early = DiaryAction::Receipt(1, Receipt::InMemory);
        assert_eq!(after([early, kept(1)]).saving(), Saving::Done(&Receipt::InMemory));
    }

    #[test]
    fn a_change_that_was_not_kept_says_so_until_the_next_one_is() {
        let failed = DiaryAction::NotKept(2, SaveError::ReadOnly);
        let before = [kept(1), DiaryAction::Receipt(1, Receipt::Saved), failed];
        assert_eq!(after(before.clone()).saving(), Saving::Failed(&SaveError::ReadOnly));
        assert_eq!(after(before.into_iter().chain([kept(3)])).saving(), Saving::Going);
    }

    fn draft(day: u32) -> Rc<Entry> {
        let night = Night::ymd(2026, 11, day).expect("a night");
        let id = EntryId::new(u64::from(day)).expect("a number");
        let at = crate::diary::Moment::FIRST;
        Rc::new(Entry::new(id, night, at, crate::diary::Timing::OnTheNight))
    }

    #[test]
    fn each_draft_that_the_store_did_not_take_is_known_until_it_takes_it_or_it_is_done() {
        let (one, other) = (draft(1), draft(2));
        let refused =
            |draft: &Rc<Entry>| DiaryAction::Draft(draft.clone(), Err(SaveError::ReadOnly));
        let both = [refused(&one), refused(&other)];
        let known =
            |more: Vec<DiaryAction>| after(both.clone().into_iter().chain(more)).unkept.len();
        assert_eq!(known(vec![]), 2);
        assert_eq!(known(vec![DiaryAction::Draft(one.clone(), Ok(()))]), 1);
        assert_eq!(known(vec![DiaryAction::DraftDone(other.night)]), 1, "the other one is not");
    }

    #[test]
    fn what_a_reader_was_refused_is_no_news_once_it_writes() {
        let failed = DiaryAction::NotKept(3, SaveError::ReadOnly);
        let thrown = DiaryAction::NotThrown(SaveError::ReadOnly);
        let writer = after([failed.clone(), thrown.clone(), DiaryAction::Tab(Tab::Writer)]);
        assert_eq!((writer.saving(), &writer.not_thrown), (Saving::Nothing, &None));
        let reader = after([failed, thrown]);
        assert!(matches!(reader.saving(), Saving::Failed(SaveError::ReadOnly)));
        assert_eq!(reader.not_thrown, Some(SaveError::ReadOnly));
        let other =
            after([DiaryAction::NotKept(3, SaveError::Behind), DiaryAction::Tab(Tab::Writer)]);
        assert!(matches!(other.saving(), Saving::Failed(SaveError::Behind)), "that still is");
    }

    #[test]
    fn a_seal_of_another_tab_hides_the_diary_and_keeps_what_is_written_here() {
        let written = draft(1);
        let slip = Rc::new(Slip { name: String::new(), fields: vec![] });
        let sealed = after([
            DiaryAction::Draft(written.clone(), Err(SaveError::ReadOnly)),
            DiaryAction::Typed(FormName::Relapse(None), slip, Ok(())),
            kept(1),
            DiaryAction::Open(Open::Night(written.night)),
            DiaryAction::Sealed,
        ]);
        assert_eq!((sealed.drafts.len(), sealed.slips.len(), sealed.unkept.len()), (1, 1, 1));
        assert_eq!((sealed.saving(), sealed.open), (Saving::Nothing, Open::Nothing));
    }

    #[test]
    fn what_is_done_with_in_a_form_counts_no_more_whatever_the_store_has() {
        let form = FormName::Relapse(None);
        let slip = Rc::new(Slip { name: form.key(), fields: vec![String::from("secret")] });
        let typed = |kept| DiaryAction::Typed(form, slip.clone(), kept);
        let here = |actions: Vec<DiaryAction>| after(actions).slips.get(&form).cloned();
        let refused = || Err(SaveError::ReadOnly);
        assert_eq!(here(vec![typed(Ok(()))]), Some(OnScreen::Kept(slip.clone())));
        assert_eq!(here(vec![typed(refused())]), Some(OnScreen::Unkept(slip.clone())));
        let done = |cleared| vec![typed(Ok(())), DiaryAction::TypedDone(form, cleared)];
        assert_eq!(here(done(Ok(()))), None);
        assert_eq!(here(done(refused())), Some(OnScreen::Done));
        let thrown = vec![typed(Ok(())), DiaryAction::Thrown(form, slip.clone())];
        assert_eq!(after(thrown.clone()).thrown, Some((form, slip.clone())));
        let mut saved = thrown;
        saved.push(DiaryAction::TypedDone(form, Ok(())));
        assert_eq!(after(saved).thrown, None, "what is saved is not brought back over");
        assert!(!format!("{:?}", after([typed(Ok(()))])).contains("secret"), "no log has it");
    }

    #[test]
    fn a_part_is_locked_away_until_it_is_brought_back() {
        let away = DiaryAction::News(vec![
            News::Recovered(1),
            News::NotRecovered(SaveError::Locked),
            News::NotRecovered(SaveError::Behind),
        ]);
        assert!(!after([]).is_part_locked_away());
        assert!(after([away.clone()]).is_part_locked_away());
        let back = after([away, DiaryAction::BroughtBack]);
        assert!(!back.is_part_locked_away() && back.brought_back);
        assert_eq!(back.news, [News::Recovered(1), News::NotRecovered(SaveError::Behind)]);
        assert_eq!(back.not_recovered(), None, "another tab does that");
        let full = SaveError::Storage(crate::store::StorageError::Full);
        let told = after([DiaryAction::News(vec![News::NotRecovered(full.clone())])]);
        assert_eq!(told.not_recovered(), Some(&full));
    }

    #[test]
    fn a_locked_diary_leaves_nothing_on_the_screen_but_which_tab_it_is() {
        let night = Night::FIRST;
        let draft = Rc::new(Entry::new(
            EntryId::new(1).expect("a number"),
            night,
            crate::diary::Moment::FIRST,
            crate::diary::Timing::OnTheNight,
        ));
        let before = [
            DiaryAction::Tab(Tab::Writer),
            DiaryAction::Draft(draft, Ok(())),
            kept(1),
            DiaryAction::News(vec![News::Recovered(2)]),
            DiaryAction::Open(Open::Night(night)),
        ];
        let locked = after(before.into_iter().chain([DiaryAction::Locked]));
        let version = locked.version;
        assert_eq!(*locked, DiaryState { tab: Tab::Writer, version, ..DiaryState::default() });
        assert!(version > 3, "what shows the diary is shown anew");
    }
}
