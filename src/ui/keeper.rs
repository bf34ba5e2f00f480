//! The diary on this screen: reading it, changing it, and the words' sources for what became of a change. It joins the store room's
//! engine with what the screen holds; it knows no page and no words.
//!
//! The store is asked first, then the screen is told; what could not be kept stays on the screen.

mod opening;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use super::port::{Part, Ports};
use super::state::relapse::RelapseForm;
use super::state::{Deed, DiaryAction, DiaryState, Open};
use crate::diary::{DayBoundary, Entry, EntryId, Moment, Month, Night, Relapse, RelapseId, Timing};
use crate::store::{Ask, Engine, Kept, Lists, OnReceipt, Record, SaveError, may_have_diary};

/// The diary on this screen, and the ways to change it. Two are equal when the same diary would read the same.
#[derive(Clone)]
pub struct DiaryHandle {
    /// None until its code has come; no page that needs it is shown before.
    engine: Rc<Option<RefCell<Engine>>>,
    /// How many changes were tried in this visit.
    changes: Rc<Cell<u64>>,
    state: UseReducerHandle<DiaryState>,
    ports: Ports,
    boundary: DayBoundary,
    arrived: UseForceUpdateHandle,
    first: bool,
}

impl PartialEq for DiaryHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.engine, &other.engine)
            // Each change makes a new state: comparing what is in it would say the same, and cost the core its code.
            && std::ptr::eq(&raw const *self.state, &raw const *other.state)
            && self.boundary == other.boundary
            && self.first == other.first
    }
}

impl fmt::Debug for DiaryHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DiaryHandle")
    }
}

impl DiaryHandle {
    /// What the screen holds beside the diary.
    #[must_use]
    pub fn state(&self) -> &DiaryState {
        &self.state
    }

    /// Reads from the diary. `ask` must not call this handle.
    ///
    /// # Panics
    /// When the diary's code has not come: the shell shows no page of the diary before.
    #[expect(
        clippy::expect_used,
        reason = "the shell shows no page of the diary before its code has come"
    )]
    pub fn read<T>(&self, ask: impl FnOnce(&mut Engine) -> T) -> T {
        ask(&mut self.engine.as_ref().as_ref().expect("the diary's code is there").borrow_mut())
    }

    /// Whether nothing of a diary is on this device, as far as can be told without the engine.
    #[must_use]
    pub fn is_first_start(&self) -> bool {
        self.first
    }

    /// Tells the screen that code has come: the diary opens if it was the diary's.
    pub fn arrived(&self) {
        self.arrived.force_update();
    }

    /// What the clock shows now.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.ports.clock.now()
    }

    /// The night that it is now.
    #[must_use]
    pub fn tonight(&self) -> Night {
        let now = self.now();
        Night::at(now.local(), self.boundary).unwrap_or(Night::FIRST)
    }

    /// When the person's day ends.
    #[must_use]
    pub const fn boundary(&self) -> DayBoundary {
        self.boundary
    }

    /// What is being written for a night: from this visit, or from one that ended before it was saved.
    #[must_use]
    pub fn draft(&self, night: Night) -> Option<Entry> {
        let here = self.state.drafts.get(&night).map(|entry| Entry::clone(entry));
        here.or_else(|| self.read(|engine| engine.draft(night)))
    }

    /// A new entry for a night, with nothing in it. `None` where the browser has no source of chance to number it by.
    #[must_use]
    pub fn new_entry(&self, night: Night) -> Option<Entry> {
        let id = self.ports.clock.random().and_then(|number| EntryId::new(number).ok())?;
        let now = self.now();
        Some(Entry::new(id, night, now, Timing::of(night, now, self.boundary)))
    }

    /// A number for a new relapse record.
    #[must_use]
    pub fn new_relapse_id(&self) -> Option<RelapseId> {
        self.ports.clock.random().and_then(|number| RelapseId::new(number).ok())
    }

    /// Takes in what is being written, after each key and tap: as a draft in the store, and on the screen whatever the store says.
    pub fn write_draft(&self, entry: Entry) {
        let kept = self.read(|engine| engine.set_draft(entry.clone()));
        self.state.dispatch(DiaryAction::Draft(Rc::new(entry), kept));
    }

    /// Forgets what is being written for a night.
    pub fn drop_draft(&self, night: Night) {
        // A draft that cannot be taken away now is offered again at the next visit: nothing is lost by it.
        if self.read(|engine| engine.clear_draft(night)).is_ok() {
            self.state.dispatch(DiaryAction::DraftDone(night));
        }
    }

    /// Saves an entry, new or changed, and forgets its draft.
    ///
    /// # Errors
    /// [`SaveError`]; the draft stays then, and the screen has been told.
    pub fn save(&self, entry: Entry) -> Result<(), SaveError> {
        let night = entry.night;
        self.save_beside_draft(entry)?;
        self.drop_draft(night);
        Ok(())
    }

    /// Saves an entry, new or changed, and leaves what is being written for its night as it is.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn save_beside_draft(&self, entry: Entry) -> Result<(), SaveError> {
        self.change(Deed::Night(entry.night), |engine, receipt| engine.save(entry, receipt))
    }

    /// Puts an entry into the trash for 30 days.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn delete(&self, entry: &Entry) -> Result<(), SaveError> {
        let (night, id, today) = (entry.night, entry.id, self.now().local().date());
        let delete =
            |engine: &mut Engine, receipt| engine.delete(night.month(), id, today, receipt);
        self.change(Deed::Deleted(night), delete)
    }

    /// Takes an entry out of the trash.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn restore(&self, entry: &Entry) -> Result<(), SaveError> {
        let (night, id) = (entry.night, entry.id);
        let restore = |engine: &mut Engine, receipt| engine.restore(night.month(), id, receipt);
        self.change(Deed::Restored(night), restore)
    }

    /// Saves an entry whose night was changed: `from` is the month where it is kept now.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn save_moved(&self, from: Month, entry: Entry) -> Result<(), SaveError> {
        let (night, today) = (entry.night, self.now().local().date());
        let moved = |engine: &mut Engine, receipt| engine.move_entry(from, entry, today, receipt);
        self.change(Deed::Night(night), moved)?;
        self.drop_draft(night);
        Ok(())
    }

    /// Takes in what is being written of a relapse record: it stays on this screen alone until it is saved.
    pub fn write_relapse(&self, form: RelapseForm) {
        self.state.dispatch(DiaryAction::RelapseDraft(Rc::new(form)));
    }

    /// Forgets what is being written of a relapse record; of the new one for none.
    pub fn drop_relapse(&self, of: Option<RelapseId>) {
        self.state.dispatch(DiaryAction::RelapseDraftDone(of));
    }

    /// Saves a relapse record.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn save_relapse(&self, relapse: Relapse) -> Result<(), SaveError> {
        self.change(Deed::Relapse, |engine, receipt| engine.save_relapse(relapse, receipt))
    }

    /// Puts a relapse record into the trash for 30 days.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn delete_relapse(&self, id: RelapseId) -> Result<(), SaveError> {
        let today = self.now().local().date();
        self.change(Deed::RelapseDeleted, |engine, receipt| {
            engine.delete_relapse(id, today, receipt)
        })
    }

    /// Takes a relapse record out of the trash.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn restore_relapse(&self, id: RelapseId) -> Result<(), SaveError> {
        self.change(Deed::RelapseRestored, |engine, receipt| engine.restore_relapse(id, receipt))
    }

    /// Saves the lists of symptoms and side effects.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn save_lists(&self, lists: Lists) -> Result<(), SaveError> {
        self.change(Deed::Lists, |engine, receipt| engine.set_lists(lists, receipt))
    }

    /// Takes the last change back.
    pub fn undo(&self) {
        let Some((_, undo)) = self.state.undo.clone() else { return };
        let today = self.now().local().date();
        // What went wrong has been told; there is nothing else to do about it.
        drop(self.change(None, |engine, receipt| engine.undo(undo, today, receipt)));
    }

    /// Chooses what the pages about one thing are about.
    pub fn open(&self, open: Open) {
        self.state.dispatch(DiaryAction::Open(open));
    }

    /// "Edit here": asks the other tab to let this one write.
    pub fn ask_to_write(&self) {
        self.ports.tabs.ask();
    }

    /// Changes the diary, then tells the screen and the other tabs. Without a deed it cannot be taken back.
    fn change(
        &self,
        deed: impl Into<Option<Deed>>,
        change: impl FnOnce(&mut Engine, OnReceipt) -> Result<Kept, SaveError>,
    ) -> Result<(), SaveError> {
        let number = self.changes.get() + 1;
        self.changes.set(number);
        let state = self.state.dispatcher();
        let receipt: OnReceipt =
            Box::new(move |receipt| state.dispatch(DiaryAction::Receipt(number, receipt)));
        match self.read(|engine| change(engine, receipt)) {
            Ok(Kept { undo, .. }) => {
                let undo = deed.into().map(|deed| (deed, undo));
                self.state.dispatch(DiaryAction::Kept(number, undo));
                self.ports.tabs.announce(self.read(|engine| engine.generation()));
                Ok(())
            }
            Err(error) => {
                self.state.dispatch(DiaryAction::NotKept(number, error.clone()));
                // What another tab wrote is read now, so that trying again is of use.
                if error == SaveError::Moved && self.read(Engine::refresh) {
                    self.state.dispatch(DiaryAction::Moved);
                }
                Err(error)
            }
        }
    }
}

/// Opens the diary for this screen as soon as its code is there, and follows the journal and the other tabs.
#[hook]
pub(super) fn use_diary(ports: &Ports, boundary: DayBoundary) -> DiaryHandle {
    let state = use_reducer(DiaryState::default);
    let there = ports.page.has_part(Part::Diary);
    let engine = {
        let (ports, state) = (ports.clone(), state.dispatcher());
        use_memo(there, move |there| there.then(|| RefCell::new(opening::open(&ports, state))))
    };
    let changes = use_memo((), |()| Cell::new(0));
    let arrived = use_force_update();
    let first = use_first_start(ports);
    {
        let (engine, dispatcher) = (Rc::clone(&engine), state.dispatcher());
        use_effect_with((there, state.woken), move |_| {
            if let Some(engine) = engine.as_ref() {
                dispatcher.dispatch(DiaryAction::News(opening::attend(engine)));
            }
        });
    }
    {
        let (engine, ports, state) = (Rc::clone(&engine), ports.clone(), state.dispatcher());
        use_effect_with(there, move |there| {
            let tabs = Rc::clone(&ports.tabs);
            let told = Callback::from(move |news| {
                if let Some(engine) = engine.as_ref() {
                    opening::follow(engine, &ports, &state, news);
                }
            });
            let guard = there.then(|| tabs.join(told));
            move || drop(guard)
        });
    }
    DiaryHandle { engine, changes, state, ports: ports.clone(), boundary, arrived, first }
}

/// Whether nothing of a diary is on this device: neither in the store nor, should that have been cleared, in the journal. It needs
/// nothing of the engine's code.
#[hook]
fn use_first_start(ports: &Ports) -> bool {
    let first = {
        let store = Rc::clone(&ports.store);
        use_state_eq(move || !may_have_diary(store.as_ref()))
    };
    {
        let (journal, first) = (Rc::clone(&ports.journal), first.clone());
        use_effect_with(*first, move |now| {
            if *now {
                let found = move |found: Result<Vec<Record>, _>| {
                    // A journal that cannot be read now can hold nothing that the engine could read.
                    if found.is_ok_and(|records| !records.is_empty()) {
                        first.set(false);
                    }
                };
                journal.read(Ask::After(0), Box::new(found));
            }
        });
    }
    *first
}
