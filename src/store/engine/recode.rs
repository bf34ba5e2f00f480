//! Another coder for the whole diary: in clear to sealed, and back. All of it comes true by one write, or nothing does.
//!
//! # How
//!
//! 1. [`Engine::stage`] writes every document once more with the other coder, as joint copies beside what is there, opens each again,
//!    and sends all of them to the journal. They count for nothing yet: the head does not list them, and the journal keeps what it
//!    had.
//! 2. When the journal has them, [`Engine::flip`] writes the head with the other coder. That one write is the moment of the change:
//!    whatever else reaches the disk or does not, the tag of the newest head says which coder opens the diary, and all that this
//!    coder needs is in the journal.
//! 3. [`Engine::clear_away`] takes away what the coder before wrote, in local storage and in the journal. After a crash it is called
//!    again; until it was, copies of before may still be there, and are not read.
//!
//! What is damaged stays: nobody can tell what it says. Nothing is staged while the journal may hold what is not here, or holds a record
//! that cannot be read where it would be stepped over.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

use super::write::doc_of;
use super::{Doc, Engine, Lag, Leftovers, Reading, SaveError, Standing};
use crate::store::StorageError;
use crate::store::coder::Coder;
use crate::store::content::{Content, What};
use crate::store::frame::{Bond, Frame};
use crate::store::inbox::{OnReceipt, Parcel, lay_beside};
use crate::store::journal::{Ask, Journal, Record, Value};

/// A document as it was written with the other coder.
struct Copy {
    what: What,
    doc: Doc,
    sent: Sent,
}

/// A copy as it is in its slot and in the journal.
struct Sent {
    frame: Frame,
    value: String,
}

/// The whole diary, written with another coder, and not true yet.
pub struct Staged {
    coder: Rc<dyn Coder>,
    copies: Vec<Copy>,
    /// All documents that there were, and the state of the head.
    all: Vec<What>,
    generation: u64,
    /// Where they are in the journal, once they are; in the order of the copies.
    places: Rc<RefCell<Vec<u64>>>,
}

impl fmt::Debug for Staged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Staged({} documents)", self.copies.len())
    }
}

impl Engine {
    /// Writes everything once more with another coder, beside what is there, opens it again, and sends it to the journal, `beside`
    /// in the same transaction. [`flip`](Self::flip) it once the receipt is there, whatever it says.
    ///
    /// # Errors
    /// [`SaveError`]; everything is then as it was. [`SaveError::Behind`] while the journal may hold what is not here, or what cannot be
    /// read and is not aside yet.
    pub fn stage(
        &mut self,
        coder: Rc<dyn Coder>,
        beside: Vec<Value>,
        receipt: OnReceipt,
    ) -> Result<Staged, SaveError> {
        self.guard()?;
        if self.standing == Standing::Memory {
            return Err(SaveError::Storage(StorageError::Denied));
        }
        if self.lag != Lag::None || self.inbox.is_obstructed() {
            return Err(SaveError::Behind);
        }
        self.begin(Bond::Joint)?;
        let own = std::mem::replace(&mut self.ports.coder, Rc::clone(&coder));
        let other = self.other_coder.replace(Rc::clone(&own));
        let copies = self.stage_all();
        self.ports.coder = own;
        self.other_coder = other;
        let (copies, all) = (copies?, self.all());
        let parcel = |copy: &Copy| Parcel {
            name: copy.sent.frame.name.clone(),
            revision: copy.sent.frame.revision,
            value: copy.sent.value.clone(),
        };
        let (parcels, places) = (copies.iter().map(parcel).collect(), Rc::default());
        lay_beside(&self.ports.journal, (parcels, beside), Rc::clone(&places), receipt);
        Ok(Staged { coder, copies, all, generation: self.head.generation, places })
    }

    fn stage_all(&mut self) -> Result<Vec<Copy>, SaveError> {
        let mut copies = Vec::new();
        for what in self.all() {
            match self.stage_one(what) {
                Ok(copy) => copies.extend(copy),
                Err(error) => {
                    self.drop_staged(copies.iter().map(|copy: &Copy| &copy.sent));
                    return Err(error);
                }
            }
        }
        Ok(copies)
    }

    /// None for a document that is lost, which has been told: there is nothing to write.
    fn stage_one(&mut self, what: What) -> Result<Option<Copy>, SaveError> {
        let content = self.content(what)?;
        let kept = self.docs.get(&what).is_some_and(|doc| doc.copy.revision > 0);
        if self.reading(what) != Reading::Sound && !kept {
            return Ok(None);
        }
        let frame = self.frame(what, &content, Bond::Joint)?;
        let value = self.place(&frame)?;
        let opened = self.verify(&frame, &value).and_then(|()| {
            // What was written, opened again, is what was there.
            let plain = self.plain(&frame).and_then(|plain| Content::read(what, &plain));
            if plain.as_ref() == Some(&content) { Ok(()) } else { Err(SaveError::Moved) }
        });
        if let Err(error) = opened {
            // What cannot be removed counts for nothing, and is the next to be written over.
            self.remove_own(&frame, &value).ok();
            return Err(error);
        }
        let doc = doc_of(&frame, content);
        Ok(Some(Copy { what, doc, sent: Sent { frame, value } }))
    }

    /// Gives the room back of what was staged.
    fn drop_staged<'a>(&mut self, staged: impl Iterator<Item = &'a Sent>) {
        for Sent { frame, value } in staged {
            self.remove_own(frame, value).ok();
        }
    }

    /// Takes back what was staged; the diary stays as it is.
    pub fn abandon(&mut self, staged: &Staged) {
        self.give_up(staged.copies.iter().map(|copy| &copy.sent), &staged.places);
    }

    /// Makes true what was staged: one write of the head.
    ///
    /// # Errors
    /// [`SaveError`]; everything is then as it was, and what was staged is gone. [`SaveError::Moved`] when anything was written since.
    /// Only when local storage cannot be read any more is it unsure, and the next [`refresh`](Self::refresh) tells.
    pub fn flip(&mut self, staged: Staged) -> Result<(), SaveError> {
        let Staged { coder, copies, all, generation, places } = staged;
        if let Err(error) = self.is_still(&copies, &all, generation) {
            self.give_up(copies.iter().map(|copy| &copy.sent), &places);
            return Err(error);
        }
        let tag = coder.tag().to_owned();
        let before = std::mem::replace(&mut self.ports.coder, coder);
        self.other_coder = Some(before);
        let mut sent = Vec::new();
        for copy in copies {
            self.docs.insert(copy.what, copy.doc);
            sent.push(copy.sent);
        }
        self.saw_up_to(&places.borrow());
        if let Err(error) = self.list() {
            // The failure may have come before the write or after it: what is there says which.
            self.reread();
            if self.standing != Standing::Sound {
                return Err(error);
            }
            if self.ports.coder.tag() != tag {
                self.give_up(sent.iter(), &places);
                return Err(error);
            }
        }
        let arrived = places.borrow();
        for (Sent { frame, .. }, place) in sent.iter().zip(arrived.iter()) {
            self.inbox.arrived(&frame.name, frame.revision, *place, self.ports.journal.as_ref());
        }
        self.inbox.saw(self.head.seen);
        self.inbox.count_anew();
        Ok(())
    }

    /// All that is in the journal up to what was staged was taken in before, or is what was staged.
    fn saw_up_to(&mut self, places: &[u64]) {
        // It may be lower than what was seen: a journal that counts from the start again is another one.
        if let Some(last) = places.iter().max() {
            self.head.seen = *last;
            self.inbox.count_anew();
        }
    }

    /// Whether nothing was written since, and everything staged is there.
    fn is_still(&self, copies: &[Copy], all: &[What], generation: u64) -> Result<(), SaveError> {
        self.guard()?;
        if self.all() != all || self.head.generation != generation {
            return Err(SaveError::Moved);
        }
        copies.iter().try_for_each(|copy| self.verify(&copy.sent.frame, &copy.sent.value))
    }

    /// What cannot be taken away now, as by a tab that only reads, counts for nothing and is cleared away after the next opening.
    fn give_up<'a>(
        &mut self,
        staged: impl Iterator<Item = &'a Sent> + Clone,
        places: &RefCell<Vec<u64>>,
    ) {
        for (sent, place) in staged.clone().zip(places.borrow().iter()) {
            self.ports.journal.trim(&sent.frame.name, 0, &[*place]);
        }
        if matches!(self.guard(), Ok(_) | Err(SaveError::Moved)) {
            self.drop_staged(staged);
        }
    }

    /// Takes away what another coder wrote and this one wrote anew, or what it began to write and never finished: copies in local
    /// storage, and records in the journal up to where all was taken in. Writes nothing when there is none and one coder alone was
    /// read. Until it has run, the coder before is remembered; from then on, what it wrote is not read. [`attend`](Self::attend) does it after [`adopt`](Self::adopt) and [`also_read`](Self::also_read).
    ///
    /// # Errors
    /// [`SaveError`]; some copies of before may still be there.
    pub fn clear_away(&mut self) -> Result<(), SaveError> {
        self.guard()?;
        let tag = self.ports.coder.tag().to_owned();
        let mut dropped = false;
        for what in [What::Head].into_iter().chain(self.all()) {
            let name = what.name();
            let copies =
                self.shelf.copies(&name, self.listed(what).filter(|_| what != What::Head))?;
            let stands = copies.good.first().is_some_and(|newest| newest.tag == tag);
            for frame in copies.good.iter().filter(|frame| stands && frame.tag != tag) {
                self.shelf.remove(&name, frame.slot)?;
                self.fence.retain(|(slot, _)| what != What::Head || *slot != frame.slot);
                dropped = true;
            }
            // Only where the document stands by itself: half a change may be the last copy of one that does not.
            let half = copies.unlisted.filter(|(_, other)| stands && *other != tag);
            if let Some((slot, _)) = half {
                self.shelf.remove(&name, slot)?;
            }
        }
        let both = self.other_coder.take().is_some();
        if dropped || both {
            // The head's second copy again; and up to where the journal was seen, so that what stays in it of another coder is not taken
            // for news at the next opening.
            self.list()?;
        }
        forget(&self.ports.journal, tag, self.head.seen);
        Ok(())
    }

    /// Clears away once what a change of coder that was cut short has left.
    pub(super) fn clear_leftovers(&mut self) {
        let due = self.leftovers == Leftovers::Perhaps && self.may_write();
        if due && (self.other_coder.is_none() || self.lag == Lag::None) {
            self.leftovers = Leftovers::None;
            // What cannot be taken away now is not read, and is there at the next opening.
            self.clear_away().ok();
        }
    }

    /// Opens the diary with another coder than before, as after unlocking or locking. What was read is forgotten.
    pub fn adopt(&mut self, coder: Rc<dyn Coder>) {
        self.ports.coder = coder;
        self.other_coder = None;
        self.leftovers = Leftovers::Perhaps;
        self.reread();
        self.ask_journal();
    }

    /// Reads what a second coder wrote as well, so that it is taken in: what the journal holds of a change of coder that local
    /// storage lost. The coder that wrote the head is the one that writes.
    pub fn also_read(&mut self, coder: Rc<dyn Coder>) {
        self.other_coder = Some(coder);
        self.leftovers = Leftovers::Perhaps;
        self.reread();
        self.ask_journal();
    }
}

/// Forgets what another coder wrote of the diary's documents, up to the place at which all of it had been taken in.
fn forget(journal: &Rc<dyn Journal>, tag: String, upto: u64) {
    let teller = Rc::clone(journal);
    let found = move |found: Result<Vec<Record>, _>| {
        // What cannot be read now is looked at after the next opening.
        let records = found.unwrap_or_default();
        let of = |record: &Record| Frame::read(&record.value).ok().map(|frame| frame.tag == tag);
        // Only what this coder wrote anew: a record may be all that is left of a document which could not be.
        let anew: BTreeSet<&str> = records
            .iter()
            .filter(|record| of(record) == Some(true))
            .map(|record| record.name.as_str())
            .collect();
        for record in records.iter().filter(|record| record.place <= upto) {
            let is_diary = What::named(&record.name).is_some();
            if is_diary && of(record) == Some(false) && anew.contains(record.name.as_str()) {
                teller.trim(&record.name, 0, &[record.place]);
            }
        }
    };
    journal.read(Ask::After(0), Box::new(found));
}
