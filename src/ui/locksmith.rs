//! Sealing, locking and opening the diary on this screen. It joins the store room's vault with the engine that the screen holds;
//! it knows no page and no words.
//!
//! Whatever takes a noticeable time is done a moment later, so that the screen can say so first.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use super::context::{Site, use_site};
use super::keeper::DiaryHandle;
use super::port::{Guard, PagePort};
use super::state::passphrase::LockAfter;
use super::state::{DiaryAction, Saving, Tab};
use crate::diary::Moment;
use crate::store::keyring::{self, TypedError};
use crate::store::seal::{Keys, Passphrase, PassphraseError, SealError};
use crate::store::vault::{VaultError, begin_opening, begin_sealing, complete, find_lost, replace};
use crate::store::{
    ClearError, Engine, KeptKey, KeyError, OnReceipt, Open, SaveError, Sealed, Staged, read_clear,
    write_clear,
};

/// The name under which it is kept when to lock, in clear: it is no part of the diary.
const LOCK_AFTER: &str = "lock-after";

/// For how long the screen is left alone, in milliseconds, before what takes long.
const A_MOMENT: u32 = 60;

/// How often it is looked whether to lock, in milliseconds.
const LOOK_EVERY: u32 = 20_000;

/// Why keys could not be made or opened.
#[derive(Clone, Debug, PartialEq)]
pub enum LockError {
    /// The new passphrase cannot be one.
    New(PassphraseError),
    /// New keys could not be made.
    Seal(SealError),
    /// What was typed opens nothing.
    Typed(TypedError),
    /// The record of the key is not to be had.
    Key(KeyError),
    /// The diary could not be written anew.
    Diary(SaveError),
}

impl From<VaultError> for LockError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Diary(error) => Self::Diary(error),
            VaultError::Key(error) => Self::Key(error),
        }
    }
}

/// What is told when something is done.
pub type Done = Callback<Result<(), LockError>>;

/// New keys with the code that is shown once; kept nowhere as long as nothing is sealed by them.
#[derive(Clone)]
pub struct NewKeys {
    keys: Rc<Keys>,
    /// The code for paper.
    pub code: AttrValue,
}

impl PartialEq for NewKeys {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.keys, &other.keys)
    }
}

impl fmt::Debug for NewKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewKeys(secret)")
    }
}

/// Something that is done a moment later; letting it go calls it off.
#[derive(Clone, Default)]
pub struct Later(Rc<RefCell<Option<Guard>>>);

impl fmt::Debug for Later {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Later")
    }
}

impl Later {
    /// Does this once, after what was changed is on the screen.
    pub fn run(&self, page: &PagePort, job: impl FnOnce() + 'static) {
        let job = RefCell::new(Some(job));
        let ring = Callback::from(move |()| {
            if let Some(job) = job.take() {
                job();
            }
        });
        let guard = page.after(A_MOMENT, ring);
        *self.0.borrow_mut() = Some(guard);
    }
}

/// What a page asks of the diary's lock.
#[derive(Clone, Debug)]
pub struct Locksmith {
    diary: DiaryHandle,
    page: PagePort,
}

impl Locksmith {
    /// For the diary of this site.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        Self { diary: site.diary(), page: site.page().clone() }
    }

    /// Makes new keys. Takes a noticeable time.
    ///
    /// # Errors
    /// [`LockError::New`] or [`LockError::Seal`].
    pub fn make(&self, typed: &str) -> Result<NewKeys, LockError> {
        let passphrase = self.passphrase(typed)?;
        let made = Keys::create(&passphrase, self.diary.ports().entropy.as_ref());
        let (keys, code) = made.map_err(LockError::Seal)?;
        Ok(NewKeys { keys: Rc::new(keys), code: code.printed().into() })
    }

    fn passphrase(&self, typed: &str) -> Result<Passphrase, LockError> {
        Passphrase::new(typed, self.diary.ports().nfkc.as_ref()).map_err(LockError::New)
    }

    /// Seals the diary by these keys, and tells when it is done.
    pub fn seal(&self, new: &NewKeys, later: &Later, done: &Done) {
        let ports = self.diary.ports();
        let keys = (Rc::clone(&new.keys), Rc::clone(&ports.entropy));
        self.change(later, done, |engine, receipt| {
            begin_sealing(engine, &ports.store, keys, receipt).map_err(LockError::from)
        });
    }

    /// Takes the seal away. What was typed must open the key.
    pub fn unseal(&self, typed: &str, later: &Later, done: Done) {
        let (own, typed, again) = (self.clone(), typed.to_owned(), later.clone());
        self.with_key(move |kept| {
            let opened = kept.and_then(|kept| own.opened(&kept, &typed).map(|_| ()));
            match opened {
                Err(error) => done.emit(Err(error)),
                Ok(()) => own.change(&again, &done, |engine, receipt| {
                    begin_opening(engine, receipt).map_err(LockError::Diary)
                }),
            }
        });
    }

    /// Begins a change of everything, and completes it when the journal has answered.
    fn change(
        &self,
        later: &Later,
        done: &Done,
        begin: impl FnOnce(&mut Engine, OnReceipt) -> Result<Staged, LockError>,
    ) {
        let place: Rc<RefCell<Option<Staged>>> = Rc::default();
        let (own, staged, told, later) =
            (self.clone(), Rc::clone(&place), done.clone(), later.clone());
        // The answer may come inside the engine: what follows waits until it is let go.
        let receipt: OnReceipt = Box::new(move |_| {
            let page = own.page.clone();
            later.run(&page, move || {
                if let Some(staged) = staged.take() {
                    let changed = own.diary.read(|engine| complete(engine, staged));
                    own.diary.announce();
                    own.diary.tell(DiaryAction::Moved);
                    told.emit(changed.map_err(LockError::Diary));
                }
            });
        });
        match self.diary.read(|engine| begin(engine, receipt)) {
            Ok(written) => *place.borrow_mut() = Some(written),
            Err(error) => done.emit(Err(error)),
        }
    }

    /// Finds the record of the key that sealed the diary.
    fn with_key(&self, then: impl FnOnce(Result<KeptKey, LockError>) + 'static) {
        let ports = self.diary.ports();
        let tag = self.diary.read(|engine| engine.tag().to_owned());
        let told = move |kept: Result<KeptKey, KeyError>| then(kept.map_err(LockError::Key));
        keyring::find(&ports.store, &ports.journal, &tag, Box::new(told));
    }

    fn opened(&self, kept: &KeptKey, typed: &str) -> Result<Keys, LockError> {
        keyring::unlock(&kept.locked, typed, self.diary.ports().nfkc.as_ref())
            .map_err(LockError::Typed)
    }

    /// Opens the locked diary by the passphrase or the recovery code, and tells when it is done. Takes a noticeable time.
    pub fn unlock(&self, typed: &str, done: Done) {
        let (own, typed) = (self.clone(), typed.to_owned());
        self.with_key(move |kept| {
            let opened = kept.and_then(|kept| own.opened(&kept, &typed));
            done.emit(opened.map(|keys| {
                let entropy = Rc::clone(&own.diary.ports().entropy);
                let coder = Rc::new(Sealed::new(Rc::new(keys), entropy));
                own.diary.read(|engine| engine.adopt(coder));
                own.diary.tell(DiaryAction::Moved);
            }));
        });
    }

    /// Opens what a sealing holds that the browser lost, so that it is taken into the diary; tells when it can be read. Takes a
    /// noticeable time.
    pub fn bring_back(&self, typed: &str, done: Done) {
        let (own, typed) = (self.clone(), typed.to_owned());
        let ports = self.diary.ports();
        let tag = self.diary.read(|engine| engine.tag().to_owned());
        let told = move |kept: Result<KeptKey, KeyError>| {
            let opened = kept.map_err(LockError::Key).and_then(|kept| own.opened(&kept, &typed));
            done.emit(opened.map(|keys| {
                let entropy = Rc::clone(&own.diary.ports().entropy);
                let coder = Rc::new(Sealed::new(Rc::new(keys), entropy));
                own.diary.read(|engine| engine.also_read(coder));
                own.diary.tell(DiaryAction::BroughtBack);
            }));
        };
        find_lost(&ports.store, &ports.journal, &tag, Box::new(told));
    }

    /// Gives the key another passphrase. What was typed before it must open the key: the old passphrase, or the code.
    pub fn change_passphrase(&self, typed: &str, new: &str, done: Done) {
        let (own, typed, new) = (self.clone(), typed.to_owned(), new.to_owned());
        self.with_key(move |kept| {
            done.emit(kept.and_then(|kept| {
                let passphrase = own.passphrase(&new)?;
                let keys = own.opened(&kept, &typed)?;
                let entropy = own.diary.ports().entropy.as_ref();
                let keys = keys.change_passphrase(&passphrase, entropy).map_err(LockError::Seal)?;
                own.replace(&kept, &keys)
            }));
        });
    }

    /// Gives the key another code, and tells it once it is the one that opens.
    pub fn change_code(&self, typed: &str, done: Callback<Result<AttrValue, LockError>>) {
        let (own, typed) = (self.clone(), typed.to_owned());
        self.with_key(move |kept| {
            done.emit(kept.and_then(|kept| {
                let keys = own.opened(&kept, &typed)?;
                let entropy = own.diary.ports().entropy.as_ref();
                let (keys, code) = keys.change_recovery_code(entropy).map_err(LockError::Seal)?;
                own.replace(&kept, &keys)?;
                Ok(code.printed().into())
            }));
        });
    }

    fn replace(&self, kept: &KeptKey, keys: &Keys) -> Result<(), LockError> {
        let ports = self.diary.ports();
        let there = (&ports.store, &ports.journal);
        replace(there, kept, keys, Box::new(|_| {})).map_err(LockError::Key)
    }

    /// Whether something is on this screen alone, which locking would lose.
    #[must_use]
    pub fn has_unkept(&self) -> bool {
        let state = self.diary.state();
        let waits = state.tab == Tab::Asking && !state.drafts.is_empty();
        let failed = state.draft_unkept.is_some() || matches!(state.saving(), Saving::Failed(_));
        waits || failed || !state.relapses.is_empty()
    }

    /// Locks the diary: forgets the keys and what was read, and loads the page again, so that nothing is left in memory. What is being
    /// written is in the store by now, sealed.
    pub fn lock(&self) {
        self.diary.read(|engine| engine.adopt(Rc::new(Open)));
        self.diary.tell(DiaryAction::Locked);
        self.page.reload();
    }

    /// When an open diary that nobody touches is locked.
    #[must_use]
    pub fn lock_after(&self) -> LockAfter {
        let kept = read_clear(&self.diary.ports().store, LOCK_AFTER);
        kept.ok().flatten().map(|kept| LockAfter::read(&kept)).unwrap_or_default()
    }

    /// Chooses when.
    ///
    /// # Errors
    /// [`ClearError`]; what was chosen before still holds.
    pub fn set_lock_after(&self, after: LockAfter) -> Result<(), ClearError> {
        write_clear(&self.diary.ports().store, LOCK_AFTER, &after.kept())?;
        self.diary.tell(DiaryAction::Moved);
        Ok(())
    }

    /// Takes records of keys away that nothing is sealed by since before this visit; whether it was known that nothing is.
    fn drop_unused(&self) -> bool {
        let settled = self.diary.read(|engine| engine.is_settled_open());
        if settled {
            // One that stays opens nothing.
            drop(keyring::drop_unused(&self.diary.ports().store));
        }
        settled
    }
}

/// What locks the diary when nobody touches the page, for as long as it is on the page. Only when the code of the seal is there.
#[inline(never)] // so that the build can split it off
pub(super) fn watch() -> Html {
    html! { <Watch /> }
}

#[component]
fn Watch() -> Html {
    let site = use_site();
    let (smith, diary) = (Locksmith::of(&site), site.diary());
    let is_open = diary.read(|engine| engine.is_sealed() && !engine.is_locked());
    let touched = use_mut_ref(|| diary.now());
    let looks = use_state(|| 0_u32);
    {
        let (smith, touched, page) = (smith.clone(), Rc::clone(&touched), site.page().clone());
        use_effect_with(is_open, move |is_open| {
            let guard = is_open.then(|| {
                touched.replace(smith.diary.now());
                page.on_touched(Callback::from(move |()| look(&smith, &touched, Look::Touched)))
            });
            move || drop(guard)
        });
    }
    {
        let (smith, touched, page) = (smith.clone(), touched, site.page().clone());
        use_effect_with((is_open, *looks), move |(is_open, _)| {
            let guard = is_open.then(|| {
                let ring = Callback::from(move |()| {
                    look(&smith, &touched, Look::Idle);
                    looks.set(looks.wrapping_add(1));
                });
                page.after(LOOK_EVERY, ring)
            });
            move || drop(guard)
        });
    }
    {
        // The journal has answered once more than it was asked, or the tab began to write: now it is known whether a key is used.
        let state = (diary.state().woken, diary.state().tab);
        let left = use_mut_ref(|| site.may_be_sealed && !diary.read(|engine| engine.is_sealed()));
        use_effect_with(state, move |_| {
            if *left.borrow() && smith.drop_unused() {
                left.replace(false);
            }
        });
    }
    Html::default()
}

/// Why it is looked whether to lock.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Touched,
    Idle,
}

/// Locks when it is time. A phone stops the clocks of a page that is not in sight: so a touch looks first, and counts only then.
fn look(smith: &Locksmith, touched: &RefCell<Moment>, why: Look) {
    let now = smith.diary.now();
    let due = smith.lock_after().is_due(*touched.borrow(), now);
    if due && !smith.has_unkept() {
        smith.lock();
    } else if why == Look::Touched {
        touched.replace(now);
    }
}
