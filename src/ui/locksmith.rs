//! Sealing, locking and opening the diary on this screen. It joins the store room's vault with the engine that the screen holds;
//! it knows no page and no words.
//!
//! Whatever takes a noticeable time is done a moment later, so that the screen can say so first.

mod typed;
mod watch;

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use super::context::Site;
use super::keeper::DiaryHandle;
use super::port::{Guard, PagePort};
use super::state::passphrase::LockAfter;
use super::state::{DiaryAction, FormName, OnScreen, Tab};
use crate::store::keyring::{self, TypedError};
use crate::store::seal::{Keys, Passphrase, PassphraseError, SealError, Typed};
use crate::store::vault::{
    Lost, VaultError, begin_opening, begin_sealing, complete, find_lost, replace,
};
use crate::store::{
    ClearError, Coder, Engine, KeptKey, KeyError, OnReceipt, Open, SaveError, Sealed, Staged,
    read_clear, write_clear,
};

pub use typed::{file_keys, unlocked};
pub(super) use watch::watch;

/// The name under which it is kept when to lock, in clear: it is no part of the diary.
const LOCK_AFTER: &str = "lock-after";

/// For how long the screen is left alone, in milliseconds, before what takes long.
const A_MOMENT: u32 = 60;

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

/// Does this once, a moment later, whatever becomes of the page that asked for it.
fn surely(page: &PagePort, job: impl FnOnce() + 'static) {
    let later = Later::default();
    let until_then = later.clone();
    later.run(page, move || {
        job();
        drop(until_then);
    });
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
    pub fn make(&self, typed: &Typed) -> Result<NewKeys, LockError> {
        let passphrase = self.passphrase(typed)?;
        let made = Keys::create(&passphrase, self.diary.ports().entropy.as_ref());
        let (keys, code) = made.map_err(LockError::Seal)?;
        Ok(NewKeys { keys: Rc::new(keys), code: code.printed().into() })
    }

    fn passphrase(&self, typed: &str) -> Result<Passphrase, LockError> {
        typed::new_passphrase(typed, self.diary.ports().nfkc.as_ref())
    }

    /// Seals the diary by these keys, and tells when it is done.
    pub fn seal(&self, new: &NewKeys, done: &Done) {
        let ports = self.diary.ports();
        let keys = (Rc::clone(&new.keys), Rc::clone(&ports.entropy));
        self.change(done, |engine, receipt| {
            begin_sealing(engine, &ports.store, keys, receipt).map_err(LockError::from)
        });
    }

    /// Takes the seal away. What was typed must open the key.
    pub fn unseal(&self, typed: &Typed, done: Done) {
        let (own, typed) = (self.clone(), typed.clone());
        self.with_key(move |kept| {
            let opened = kept.and_then(|kept| own.opened(&kept, &typed).map(|_| ()));
            match opened {
                Err(error) => done.emit(Err(error)),
                Ok(()) => own.change(&done, |engine, receipt| {
                    begin_opening(engine, receipt).map_err(LockError::Diary)
                }),
            }
        });
    }

    /// Begins a change of everything, and completes it when the journal has answered, whatever page is shown then.
    fn change(
        &self,
        done: &Done,
        begin: impl FnOnce(&mut Engine, OnReceipt) -> Result<Staged, LockError>,
    ) {
        let place: Rc<RefCell<Option<Staged>>> = Rc::default();
        let (own, staged, told) = (self.clone(), Rc::clone(&place), done.clone());
        // The answer may come inside the engine: what follows waits until it is let go.
        let receipt: OnReceipt = Box::new(move |receipt| {
            let page = own.page.clone();
            surely(&page, move || {
                if let Some(staged) = staged.take() {
                    let changed = own.diary.rewrite(|engine| complete(engine, staged, &receipt));
                    own.diary.announce();
                    own.diary.tell(DiaryAction::Moved);
                    told.emit(changed.map_err(LockError::Diary));
                }
            });
        });
        match self.diary.rewrite(|engine| begin(engine, receipt)) {
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
        unlocked(&kept.locked, typed, self.diary.ports().nfkc.as_ref()).map_err(LockError::Typed)
    }

    /// Opens the locked diary by the passphrase or the recovery code, and tells when it is done. Takes a noticeable time.
    pub fn unlock(&self, typed: &Typed, done: Done) {
        let (own, typed) = (self.clone(), typed.clone());
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

    /// Opens what was written under a lock that the browser lost, or after a lock that it put back, so that it is taken into the diary;
    /// tells when it can be read. Takes a noticeable time.
    pub fn bring_back(&self, typed: &Typed, done: Done) {
        let (own, typed) = (self.clone(), typed.clone());
        let ports = self.diary.ports();
        let tag = self.diary.read(|engine| engine.tag().to_owned());
        let read = {
            let own = own.clone();
            move |coder: Rc<dyn Coder>| {
                own.diary.read(|engine| engine.also_read(coder));
                own.diary.tell(DiaryAction::BroughtBack);
            }
        };
        let told = move |lost: Result<Lost, KeyError>| match lost.map_err(LockError::Key) {
            Err(error) => done.emit(Err(error)),
            Ok(Lost::Sealed(kept)) => done.emit(own.opened(&kept, &typed).map(|keys| {
                let entropy = Rc::clone(&own.diary.ports().entropy);
                read(Rc::new(Sealed::new(Rc::new(keys), entropy)));
            })),
            // It needs no key. Whoever has that of the diary says that it is theirs.
            Ok(Lost::InClear) => {
                let again = own.clone();
                own.with_key(move |kept| {
                    let opened = kept.and_then(|kept| again.opened(&kept, &typed));
                    done.emit(opened.map(|_| read(Rc::new(Open))));
                });
            }
        };
        find_lost(&ports.store, &ports.journal, &tag, Box::new(told));
    }

    /// Gives the key another passphrase. What was typed before it must open the key: the old passphrase, or the code.
    pub fn change_passphrase(&self, typed: &Typed, new: &Typed, done: Done) {
        let (own, typed, new) = (self.clone(), typed.clone(), new.clone());
        self.with_key(move |kept| {
            let made = kept.and_then(|kept| {
                let passphrase = own.passphrase(&new)?;
                let keys = own.opened(&kept, &typed)?;
                let entropy = own.diary.ports().entropy.as_ref();
                let keys = keys.change_passphrase(&passphrase, entropy).map_err(LockError::Seal)?;
                Ok((kept, keys))
            });
            match made {
                Ok((kept, keys)) => own.replace(&kept, &Rc::new(keys), &done),
                Err(error) => done.emit(Err(error)),
            }
        });
    }

    /// Makes another code for the key. It opens nothing, and the one before stays, until it is [kept](Self::keep_code).
    pub fn make_code(&self, typed: &Typed, done: Callback<Result<NewKeys, LockError>>) {
        let (own, typed) = (self.clone(), typed.clone());
        self.with_key(move |kept| {
            done.emit(kept.and_then(|kept| {
                let keys = own.opened(&kept, &typed)?;
                let entropy = own.diary.ports().entropy.as_ref();
                let (keys, code) = keys.change_recovery_code(entropy).map_err(LockError::Seal)?;
                Ok(NewKeys { keys: Rc::new(keys), code: code.printed().into() })
            }));
        });
    }

    /// From now on the new code opens the diary, and the one before does not.
    pub fn keep_code(&self, new: &NewKeys, done: Done) {
        let (own, new) = (self.clone(), new.clone());
        self.with_key(move |kept| match kept {
            Ok(kept) => own.replace(&kept, &new.keys, &done),
            Err(error) => done.emit(Err(error)),
        });
    }

    /// Keeps the record of keys that have another passphrase or code, and tells when it is in the journal too, or cannot be.
    fn replace(&self, kept: &KeptKey, keys: &Rc<Keys>, done: &Done) {
        let ports = self.diary.ports();
        let (there, told) = ((&ports.store, &ports.journal), done.clone());
        // It is in both slots by now; where there is no journal, that is all there is.
        let receipt: OnReceipt = Box::new(move |_| told.emit(Ok(())));
        if let Err(error) = replace(there, kept, keys, receipt) {
            return done.emit(Err(LockError::Key(error)));
        }
        if !self.diary.is_locked() {
            // The open diary has the old record at hand, and would keep that again if somebody cleared the storage.
            let entropy = Rc::clone(&ports.entropy);
            self.diary.read(|engine| engine.adopt(Rc::new(Sealed::new(Rc::clone(keys), entropy))));
        }
    }

    /// Whether something is on this screen alone, which locking would lose.
    #[must_use]
    pub fn has_unkept(&self) -> bool {
        // Asked long after a rendering too, by the clock that locks.
        let state = self.diary.state_now();
        let writes = !state.drafts.is_empty() || !state.slips.is_empty();
        let waits = state.tab == Tab::Asking && writes;
        let is_kept = |(form, here): (&FormName, &OnScreen)| self.diary.is_kept(*form, here);
        let are_kept = state.drafts.values().all(|draft| self.diary.is_draft_kept(draft))
            && state.slips.iter().all(is_kept);
        waits || !are_kept
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

    /// The records of keys that nothing of the diary is sealed by, as far as it is known by now; none of a sealed diary.
    fn unused(&self) -> Vec<String> {
        if self.diary.read(|engine| engine.is_sealed()) {
            return Vec::new();
        }
        // What cannot be listed stays, and opens nothing.
        keyring::names(&self.diary.ports().store).unwrap_or_default()
    }

    /// Takes these records away once it is known that nothing is sealed by them; whether it was.
    fn drop_unused(&self, names: &[String]) -> bool {
        let settled = self.diary.read(|engine| engine.is_settled_open());
        if settled {
            // One that stays opens nothing.
            drop(keyring::drop_unused(&self.diary.ports().store, names));
        }
        settled
    }
}
