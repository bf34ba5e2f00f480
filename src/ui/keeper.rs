//! The diary on this screen: reading it, changing it, and the words' sources for what became of a change. It joins the store room's
//! engine with what the screen holds; it knows no page and no words.
//!
//! The store is asked first, then the screen is told; what could not be kept stays on the screen.

mod follow;
mod whole;
mod writing;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use super::context::Site;
use super::port::Ports;
use super::shelf::{Dispatcher, Held, Shelf};
use super::state::{Deed, DiaryAction, DiaryState, FormName, Open};
use crate::diary::{DayBoundary, Entry, EntryId, Moment, Month, Night, Relapse, RelapseId, Timing};
use crate::store::{
    Engine, EnginePorts, Kept, Lists, OnReceipt, Open as InClear, PlanBook, Role, SaveError,
};

/// The diary on this screen, and the ways to change it. Two are equal when the same diary would read the same.
#[derive(Clone)]
pub struct DiaryHandle {
    desk: Rc<Desk>,
    state: Held<DiaryState>,
    ports: Ports,
    boundary: DayBoundary,
}

/// What stays the same for the whole visit.
struct Desk {
    engine: RefCell<Engine>,
    /// How many changes were tried in this visit.
    changes: Cell<u64>,
    /// Whether another tab may have written in this visit: then what stands in the store is not this tab's alone.
    shared: Cell<bool>,
    /// What is to be done as soon as it is known whether this tab writes, in order; none from then on.
    waiting: RefCell<Option<Vec<Later>>>,
}

/// What a person asked for before it was known whether this tab writes.
type Later = Box<dyn FnOnce(&DiaryHandle)>;

impl PartialEq for DiaryHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.desk, &other.desk)
            && self.state.is_same(&other.state)
            && self.boundary == other.boundary
    }
}

impl fmt::Debug for DiaryHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DiaryHandle")
    }
}

impl DiaryHandle {
    /// The diary as it stands at this rendering. The first call of a visit opens it.
    #[must_use]
    pub(super) fn new(shelf: &Shelf, ports: &Ports, boundary: DayBoundary) -> Self {
        let state = shelf.held(DiaryState::default);
        let desk = shelf.value(|| {
            let engine = RefCell::new(open(ports, state.dispatcher()));
            Desk {
                engine,
                changes: Cell::new(0),
                shared: Cell::new(false),
                waiting: RefCell::new(Some(Vec::new())),
            }
        });
        Self { desk, state, ports: ports.clone(), boundary }
    }

    /// What the screen holds beside the diary.
    #[must_use]
    pub fn state(&self) -> &DiaryState {
        &self.state
    }

    /// The same as it stands now, which may be long after the rendering that this handle is of.
    #[must_use]
    pub(super) fn state_now(&self) -> Rc<DiaryState> {
        self.state.now()
    }

    /// Reads from the diary. `ask` must not call this handle.
    pub fn read<T>(&self, ask: impl FnOnce(&mut Engine) -> T) -> T {
        ask(&mut self.desk.engine.borrow_mut())
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

    /// Saves an entry, new or changed, and forgets its draft.
    ///
    /// # Errors
    /// [`SaveError`]; the draft stays then, and the screen has been told.
    pub fn save(&self, entry: Entry) -> Result<(), SaveError> {
        let (night, again) = (entry.night, entry.clone());
        if self.goes_later(|| Box::new(move |diary| drop(diary.save(again)))) {
            return Ok(());
        }
        let id = entry.id;
        self.save_beside_draft(Deed::Night(night), entry)?;
        self.done_with_own(night, id);
        Ok(())
    }

    /// Saves an entry, new or changed, and leaves what is being written for its night as it is; `deed` is what that does.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn save_beside_draft(&self, deed: Deed, entry: Entry) -> Result<(), SaveError> {
        let (answered, hours) = (self.answered(&entry), self.hours_of_new(&entry));
        let own = FormName::Sleep(entry.night, Some(entry.id));
        let save = move |engine: &mut Engine, receipt| engine.save(entry, receipt);
        self.change_answering(answered, deed, save)?;
        if let Some((of_new, typed)) = hours {
            self.type_into(own, typed);
            self.done_typing(of_new);
        }
        Ok(())
    }

    /// Puts an entry into the trash for 30 days.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn delete(&self, entry: &Entry) -> Result<(), SaveError> {
        let (night, id, today) = (entry.night, entry.id, self.now().local().date());
        let delete =
            move |engine: &mut Engine, receipt| engine.delete(night.month(), id, today, receipt);
        self.change(Deed::Deleted(night), delete)
    }

    /// Takes an entry out of the trash.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn restore(&self, entry: &Entry) -> Result<(), SaveError> {
        let (night, id) = (entry.night, entry.id);
        let restore =
            move |engine: &mut Engine, receipt| engine.restore(night.month(), id, receipt);
        self.change(Deed::Restored(night), restore)
    }

    /// Saves an entry whose night was changed: `from` is the month where it is kept now.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn save_moved(&self, from: Month, entry: Entry) -> Result<(), SaveError> {
        let (night, today) = (entry.night, self.now().local().date());
        let (id, again) = (entry.id, entry.clone());
        if self.goes_later(|| Box::new(move |diary| drop(diary.save_moved(from, again)))) {
            return Ok(());
        }
        let answered = self.answered(&entry);
        let moved =
            move |engine: &mut Engine, receipt| engine.move_entry(from, entry, today, receipt);
        self.change_answering(answered, Deed::Night(night), moved)?;
        self.done_with_own(night, id);
        Ok(())
    }

    /// Saves a relapse record.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn save_relapse(&self, relapse: Relapse) -> Result<(), SaveError> {
        self.change(Deed::Relapse, move |engine, receipt| engine.save_relapse(relapse, receipt))
    }

    /// Puts a relapse record into the trash for 30 days.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn delete_relapse(&self, id: RelapseId) -> Result<(), SaveError> {
        let today = self.now().local().date();
        self.change(Deed::RelapseDeleted, move |engine, receipt| {
            engine.delete_relapse(id, today, receipt)
        })
    }

    /// Takes a relapse record out of the trash.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn restore_relapse(&self, id: RelapseId) -> Result<(), SaveError> {
        self.change(Deed::RelapseRestored, move |engine, receipt| {
            engine.restore_relapse(id, receipt)
        })
    }

    /// Saves the lists of symptoms and side effects.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn save_lists(&self, lists: Lists) -> Result<(), SaveError> {
        self.change(Deed::Lists, move |engine, receipt| engine.set_lists(lists, receipt))
    }

    /// Saves the plan and the bottles; `deed` is what was done to them.
    ///
    /// # Errors
    /// [`SaveError`]; the screen has been told.
    pub fn save_plan(&self, deed: Deed, book: PlanBook) -> Result<(), SaveError> {
        self.change(deed, move |engine, receipt| engine.set_plan(book, receipt))
    }

    /// Saves the plan and the bottles with an edit of an entry, as one change. What is being written for its night stays.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then, and the screen has been told.
    pub fn save_plan_beside(
        &self,
        deed: Deed,
        book: PlanBook,
        entry: Entry,
    ) -> Result<(), SaveError> {
        let answered = self.answered(&entry);
        let save = move |engine: &mut Engine, receipt| engine.set_plan_beside(book, entry, receipt);
        self.change_answering(answered, deed, save)
    }

    /// Takes the last change back.
    pub fn undo(&self) {
        let Some((_, undo)) = self.state.undo.clone() else { return };
        let today = self.now().local().date();
        // What went wrong has been told; there is nothing else to do about it.
        drop(self.change(None, move |engine, receipt| engine.undo(undo, today, receipt)));
    }

    /// Chooses what the pages about one thing are about.
    pub fn open(&self, open: Open) {
        self.state.dispatch(DiaryAction::Open(open));
    }

    /// The ports that the diary is kept through.
    #[must_use]
    pub(super) const fn ports(&self) -> &Ports {
        &self.ports
    }

    /// Tells the screen.
    pub(super) fn tell(&self, action: DiaryAction) {
        self.state.dispatch(action);
    }

    /// Tells the other tabs that the diary is another now.
    pub(super) fn announce(&self) {
        self.ports.tabs.announce(self.read(|engine| engine.generation()));
    }

    /// Whether the diary is sealed and not opened.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.read(|engine| engine.is_locked())
    }

    /// "Edit here": asks the other tab to let this one write.
    pub fn ask_to_write(&self) {
        self.ports.tabs.ask();
    }

    /// Whether it is not known yet if this tab writes, so that this waits for it. That takes a moment after the page was loaded.
    fn waits(&self, later: impl FnOnce() -> Later) -> bool {
        let mut waiting = self.desk.waiting.borrow_mut();
        if let Some(waiting) = waiting.as_mut() {
            waiting.push(later());
        }
        waiting.is_some()
    }

    /// The same for a change: the screen says that it is on its way, and what became of it when it was tried.
    fn goes_later(&self, later: impl FnOnce() -> Later) -> bool {
        let waits = self.waits(later);
        if waits {
            self.state.dispatch(DiaryAction::Kept(self.number(), None));
        }
        waits
    }

    fn number(&self) -> u64 {
        self.desk.changes.set(self.desk.changes.get() + 1);
        self.desk.changes.get()
    }

    /// Changes the diary, then tells the screen and the other tabs. Without a deed it cannot be taken back.
    fn change(
        &self,
        deed: impl Into<Option<Deed>>,
        change: impl FnOnce(&mut Engine, OnReceipt) -> Result<Kept, SaveError> + 'static,
    ) -> Result<(), SaveError> {
        let deed = deed.into();
        let mut change = Some(change);
        let later = |change: Option<_>| -> Later {
            Box::new(move |diary| drop(change.map(|change| diary.change(deed, change))))
        };
        if self.goes_later(|| later(change.take())) {
            return Ok(());
        }
        let Some(change) = change else { return Ok(()) };
        let number = self.number();
        let state = self.state.dispatcher();
        let receipt: OnReceipt =
            Box::new(move |receipt| state.dispatch(DiaryAction::Receipt(number, receipt)));
        match self.read(|engine| change(engine, receipt)) {
            Ok(Kept { undo, .. }) => {
                let undo = deed.map(|deed| (deed, undo));
                self.state.dispatch(DiaryAction::Kept(number, undo));
                self.ports.tabs.announce(self.read(|engine| engine.generation()));
                Ok(())
            }
            Err(error) => {
                self.state.dispatch(DiaryAction::NotKept(number, error.clone()));
                self.look_again(&error);
                Err(error)
            }
        }
    }
}

/// What follows the journal and the other tabs, for as long as it is on the page. Only when the diary's code is there.
#[inline(never)]
pub(super) fn keeper() -> Html {
    html! { <follow::Keeper /> }
}

/// Whether the diary is sealed and not opened. Only when the diary's code is there.
#[inline(never)] // so that the build can split it off
pub(super) fn is_locked(site: &Site) -> bool {
    site.diary().is_locked()
}

/// Opens the engine as a reader: it writes when the other tabs let it. The journal may answer while the engine is at work; what it
/// said is taken in afterwards.
fn open(ports: &Ports, state: Dispatcher<DiaryState>) -> Engine {
    let ports = EnginePorts {
        store: Rc::clone(&ports.store),
        journal: Rc::clone(&ports.journal),
        coder: Rc::new(InClear),
        wake: Rc::new(move || state.dispatch(DiaryAction::Woken)),
    };
    Engine::open(ports, Role::Reader)
}
