//! Writing: one document and the head, or several that come true together.

use super::{Doc, Engine, Lag, Reading, Role, SaveError, Standing};
use crate::store::coder::Place;
use crate::store::content::{Content, What};
use crate::store::frame::{Bond, Frame};
use crate::store::head::{Head, Line};
use crate::store::inbox::{OnReceipt, Parcel, Receipt, post};
use crate::store::keyring::{self, KeyError};
use crate::store::shelf::{Copies, Listed};
use crate::store::{PREFIX, StorageError};

/// Room that is held back for the day on which none is left.
pub(super) const BALLAST: &str = "ballast";

/// A change of one document.
pub(super) type Change = (What, Content);

impl From<StorageError> for SaveError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

impl From<KeyError> for SaveError {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::Storage(error) => Self::Storage(error),
            KeyError::Missing | KeyError::Record(_) | KeyError::NoPlace => Self::NoPlace,
        }
    }
}

impl Engine {
    /// Whether anything may be written now: the role, the standing, and that no other tab wrote since.
    pub(super) fn guard(&self) -> Result<u64, SaveError> {
        match &self.standing {
            Standing::Sound | Standing::Memory => {}
            Standing::TooNew => return Err(SaveError::TooNew),
            Standing::Locked(_) => return Err(SaveError::Locked),
            Standing::Failing(error) => return Err(SaveError::Unreadable(error.clone())),
        }
        let Role::Writer(writer) = self.role else { return Err(SaveError::ReadOnly) };
        let head = self.shelf.bytes(&What::Head.name())?;
        if head == self.fence { Ok(writer) } else { Err(SaveError::Moved) }
    }

    /// Keeps one document: its copy, then the head, then the journal.
    pub(super) fn put(&mut self, change: Change, receipt: OnReceipt) -> Result<(), SaveError> {
        self.begin(Bond::Single)?;
        let (what, content) = change;
        let frame = self.frame(what, &content, Bond::Single)?;
        let value = self.place(&frame)?;
        let before = self.docs.insert(what, doc_of(&frame, content));
        let there = self.verify(&frame, &value);
        // What is typed is kept at every pause: the head takes it along with the next change.
        let is_listed = !matches!(what, What::Drafts | What::Slips);
        let listed = there.and_then(|()| if is_listed { self.list() } else { Ok(()) });
        if let Err(error) = listed.and_then(|()| self.verify(&frame, &value)) {
            self.take_back(&frame, &value, before);
            return Err(error);
        }
        self.send(vec![Parcel { name: frame.name, revision: frame.revision, value }], receipt);
        Ok(())
    }

    /// Keeps several documents, all or none: joint copies, which count from the moment at which the head lists them.
    pub(super) fn put_all(
        &mut self,
        changes: Vec<Change>,
        receipt: OnReceipt,
    ) -> Result<(), SaveError> {
        self.begin(Bond::Joint)?;
        let mut placed: Vec<(Frame, String)> = Vec::new();
        let mut before: Vec<(What, Option<Doc>)> = Vec::new();
        let mut done = Ok(());
        for (what, content) in changes {
            let frame = self.frame(what, &content, Bond::Joint);
            done = frame.and_then(|frame| {
                let value = self.place(&frame)?;
                before.push((what, self.docs.insert(what, doc_of(&frame, content))));
                let there = self.verify(&frame, &value);
                placed.push((frame, value));
                there
            });
            if done.is_err() {
                break;
            }
        }
        if let Err(error) = done.and_then(|()| self.list()) {
            self.drop_joint(&placed, before);
            return Err(error);
        }
        // The head's other copy too, so that one flipped bit cannot take the change back. It is true already: without the second
        // copy it is merely less safe.
        self.list().ok();
        let parcel = |(frame, value): (Frame, String)| Parcel {
            name: frame.name,
            revision: frame.revision,
            value,
        };
        self.send(placed.into_iter().map(parcel).collect(), receipt);
        Ok(())
    }

    /// The first head comes before all else, so that a missing one is a loss and nothing else. Joint copies need a head that knows
    /// all other documents: without one they would count at once.
    pub(super) fn begin(&mut self, bond: Bond) -> Result<(), SaveError> {
        self.guard()?;
        if self.lag == Lag::Surely {
            return Err(SaveError::Behind);
        }
        let first = self.head.generation == 0 && !self.headless;
        if first && let Some(record) = self.ports.coder.keep_key(&self.ports.store)? {
            keyring::send(&self.ports.journal, record, Box::new(|_| {}));
        }
        if first || (self.headless && bond == Bond::Joint) { self.list() } else { Ok(()) }
    }

    /// Joint copies that will never be listed give their room back. One that cannot be removed counts for nothing and is the next to
    /// be written over. Once the head may list them they stay: it is read anew what became of them.
    fn drop_joint(&mut self, placed: &[(Frame, String)], before: Vec<(What, Option<Doc>)>) {
        let listed = placed.iter().any(|(frame, _)| self.may_be_listed(frame));
        for (what, doc) in before {
            self.put_back(what, doc.filter(|_| !listed));
        }
        for (frame, value) in placed.iter().filter(|_| !listed) {
            self.remove_own(frame, value).ok();
        }
    }

    fn may_be_listed(&self, frame: &Frame) -> bool {
        let line = self.head.lines.get(&frame.name);
        line.is_some_and(|line| line.listed.revision >= frame.revision)
    }

    /// Hands values to the journal, where there is a browser to keep them. Of none the receipt is that of all before.
    pub(super) fn send(&self, parcels: Vec<Parcel>, receipt: OnReceipt) {
        if self.standing == Standing::Memory {
            receipt(Receipt::InMemory);
        } else {
            post(&self.inbox, &self.ports.journal, parcels, receipt);
        }
    }

    /// The next copy of a document, after a look at what is there now.
    pub(super) fn frame(
        &self,
        what: What,
        content: &Content,
        bond: Bond,
    ) -> Result<Frame, SaveError> {
        let (found, mut copies) = self.look(what);
        match found.reading {
            Reading::Sound | Reading::Older | Reading::Unreadable | Reading::Missing => {}
            Reading::TooNew => return Err(SaveError::TooNew),
            Reading::Locked => return Err(SaveError::Locked),
            Reading::Failing(error) => return Err(SaveError::Unreadable(error)),
        }
        if self.docs.get(&what).is_some_and(|doc| doc.copy != found.copy) {
            return Err(SaveError::Moved);
        }
        let expected = self.listed(what).map_or(0, |listed| listed.revision);
        let revision = copies.highest.max(expected).saturating_add(1);
        let slot = self.spare(&mut copies)?;
        self.seal(&what.name(), slot, revision, &content.write())
            .map(|frame| Frame { bond, ..frame })
    }

    /// The slot of the next copy. The copy that it takes the place of is one that can be read to its end: any other stays.
    fn spare(&self, copies: &mut Copies) -> Result<char, SaveError> {
        loop {
            let slot = copies.spare().ok_or(SaveError::NoPlace)?;
            let there = copies.good.iter().find(|frame| frame.slot == slot);
            if there.is_none_or(|frame| self.says_something(frame)) {
                return Ok(slot);
            }
            copies.demote(slot);
        }
    }

    /// Whether the payload of a copy can be read.
    fn says_something(&self, frame: &Frame) -> bool {
        let plain = self.plain(frame);
        plain.is_some_and(|plain| match What::named(&frame.name) {
            Some(What::Head) => Head::read(frame.revision, &plain).is_some(),
            Some(what) => Content::read(what, &plain).is_some(),
            None => false,
        })
    }

    fn seal(&self, name: &str, slot: char, revision: u64, plain: &str) -> Result<Frame, SaveError> {
        let coder = &self.ports.coder;
        let place = Place { name, slot, revision };
        Ok(Frame {
            name: name.to_owned(),
            slot,
            revision,
            bond: Bond::Single,
            tag: coder.tag().to_owned(),
            payload: coder.encode(&place, plain).map_err(SaveError::Coder)?,
        })
    }

    /// Puts a copy into its slot; when no room is left the ballast goes first.
    pub(super) fn place(&mut self, frame: &Frame) -> Result<String, SaveError> {
        let ballast = [PREFIX, BALLAST].concat();
        match self.shelf.put(frame) {
            Err(StorageError::Full) if self.ports.store.get(&ballast)?.is_some() => {
                self.ports.store.remove(&ballast)?;
                Ok(self.shelf.put(frame)?)
            }
            done => Ok(done?),
        }
    }

    /// Whether what was written is there: a call that said yes and did nothing, or another tab, is noticed.
    pub(super) fn verify(&self, frame: &Frame, value: &str) -> Result<(), SaveError> {
        let there = self.shelf.holds(&frame.name, frame.slot, value)?;
        if there { Ok(()) } else { Err(SaveError::Moved) }
    }

    /// Makes a copy undone whose save failed, so that "not saved" is true.
    fn take_back(&mut self, frame: &Frame, value: &str, before: Option<Doc>) {
        let Some(what) = What::named(&frame.name) else { return };
        if !self.may_be_listed(frame) && self.remove_own(frame, value).is_ok() {
            self.put_back(what, before);
        } else {
            // It is read anew at the next look.
            self.docs.remove(&what);
        }
    }

    /// Removes a copy that this engine has just written, unless another tab wrote over it.
    pub(super) fn remove_own(&mut self, frame: &Frame, value: &str) -> Result<(), StorageError> {
        if self.shelf.holds(&frame.name, frame.slot, value)? {
            self.shelf.remove(&frame.name, frame.slot)?;
        }
        Ok(())
    }

    fn put_back(&mut self, what: What, doc: Option<Doc>) {
        match doc {
            Some(doc) => self.docs.insert(what, doc),
            None => self.docs.remove(&what),
        };
    }

    /// Writes the head with everything that was read or written and is newer than what it lists.
    pub(super) fn list(&mut self) -> Result<(), SaveError> {
        let writer = self.guard()?;
        if self.headless {
            // A head that lists one document would disown the joint copies of all others.
            for what in self.all() {
                self.load(what);
                if let Reading::Failing(error) = self.reading(what) {
                    return Err(SaveError::Unreadable(error));
                }
            }
        }
        self.notice_another_journal();
        let mut head = Head { writer, ..self.head.clone() };
        for (what, doc) in self.docs.iter().filter(|(_, doc)| doc.copy.revision > 0) {
            let name = what.name();
            let line = head.lines.get(&name).copied().unwrap_or_default();
            if doc.copy.revision >= line.listed.revision {
                let sure = line.sure.max(self.inbox.sure(&name)).min(doc.copy.revision);
                let (listed, length, tally) = (doc.copy, doc.length, doc.content.tally());
                head.lines.put(&name, Line { listed, length, sure, tally });
            }
        }
        self.write_head(head)
    }

    /// A journal that gave a number which was seen before is another one that counts from the start. All of it is to be looked at, which
    /// the next opening does once the head is written, and of what the head knew nothing is known to be in it; what it took since, the
    /// inbox knows. Whether it was noticed now: each one is once.
    pub(super) fn notice_another_journal(&mut self) -> bool {
        let is_another = self.inbox.lowest().is_some_and(|lowest| lowest <= self.head.seen);
        if is_another {
            self.head.seen = 0;
            self.trust_no_journal();
        }
        is_another
    }

    /// The head knows nothing to be in the journal any more. The record of the key goes there anew at once: without it nothing that is
    /// sent there after it could be opened.
    pub(super) fn trust_no_journal(&mut self) {
        self.head.lines.each_mut().for_each(|line| line.sure = 0);
        if self.is_sealed() {
            keyring::send_again(&self.ports.store, &self.ports.journal, self.tag());
        }
    }

    fn write_head(&mut self, mut head: Head) -> Result<(), SaveError> {
        let name = What::Head.name();
        let mut copies = self.shelf.copies(&name, None)?;
        head.generation = head.generation.max(copies.highest).saturating_add(1);
        let slot = self.spare(&mut copies)?;
        let frame = self.seal(&name, slot, head.generation, &head.write())?;
        let value = self.place(&frame)?;
        // From here on it may be there: what follows a failed look must not take back what it lists.
        self.head = head;
        self.headless = false;
        self.lone_head = copies.good.is_empty() && self.head.generation > 1;
        self.fence.retain(|(other, _)| *other != slot);
        self.fence.push((slot, value.clone()));
        self.fence.sort_unstable();
        self.verify(&frame, &value)
    }
}

/// A document as a copy says it.
pub(super) fn doc_of(frame: &Frame, content: Content) -> Doc {
    let copy = Listed { revision: frame.revision, checksum: frame.checksum() };
    Doc { content, copy, length: frame.payload.len(), reading: Reading::Sound }
}
