//! The engine: opens the diary, shows it and keeps it, over the two ports. It knows no page, no clock and no words.
//!
//! # How it keeps
//!
//! Local storage is the diary's home, and the journal the durable receipt. A save is one synchronous write of one document into the
//! slot of its older copy, one of the head, and one append to the journal. The screen says *Saved* when the journal has answered.
//! What was deleted stays in its document, marked, until it is purged: so every change of one thing is one write, whole or not at all.
//! Changes of several documents are written as joint copies, which count for nothing until the head lists them: its one write is the
//! moment at which they all come true. No second copy of everything is needed for that, as a stage under keys of its own would be.
//! Sealing the diary, and taking the seal away, is such a change of everything (`recode`).
//! There is no ladder of daily snapshots: what one would be asked for, the second copy of each document, its record in the journal and
//! the undo of each change have already, and a backup is offered before a restore. A ladder would hold up to ten more copies of a whole
//! diary in the same browser, lost together with it when its storage is cleared.
//!
//! # How it recovers
//!
//! A copy that does not check is passed over, stays where it is, and is never written over. The other copy is shown; when the head
//! knows of a newer one, the journal is asked. What the journal has beyond local storage is merged by number and revision: merging
//! twice, or in another order, gives the same. What is lost all the same is reported with its month.

mod backup;
mod batch;
mod edit;
mod erase;
mod health;
mod read;
mod recode;
mod recover;
mod state;
mod sweep;
mod tabs;
mod taking;
mod undo;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;

pub use backup::{Counts, Document, EntriesError, Incoming, Whole};
pub use batch::Batch;
pub use erase::{EraseError, Erasing};
pub use health::{Damage, FULL, Health, Lacks, OnRescue, Size, SizeOf};
pub use read::{MonthView, PlanView, RelapsesView, Search, Trashed};
pub use recode::Staged;
pub use recover::News;
pub use state::{Reading, Role, SaveError, Standing};
pub use sweep::{CROWDED, Swept};
pub use taking::{Choices, Clash, NameList, Numeral, PlanChoice, PlanFound, Preview, Records};
pub use undo::{Kept, Undo};

use super::coder::{Coder, CoderError, OPEN, Place, kept_tag};
use super::content::{Content, What};
use super::frame::Frame;
use super::head::Head;
use super::inbox::{Inbox, ask};
use super::journal::{Ask, Journal};
use super::shelf::{Copies, Listed, Shelf};
use super::{KeyValue, MemoryStore, StorageError};

/// What the engine needs from outside.
#[derive(Clone)]
pub struct EnginePorts {
    /// The diary's home.
    pub store: Rc<dyn KeyValue>,
    /// The durable receipt.
    pub journal: Rc<dyn Journal>,
    /// In clear or sealed.
    pub coder: Rc<dyn Coder>,
    /// Runs when the journal answered a question, perhaps inside a call of the engine: it may only plan a call of [`Engine::attend`].
    pub wake: Rc<dyn Fn()>,
}

/// A document as it was read or written last.
struct Doc {
    content: Content,
    /// Its newest copy that counts; revision 0 when there is none.
    copy: Listed,
    length: usize,
    reading: Reading,
}

/// Whether a change of coder that was cut short may have left something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leftovers {
    None,
    Perhaps,
}

/// Whether the journal holds what is not here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lag {
    None,
    /// It may: it was asked and has not answered, or not all of its answer was taken in.
    Perhaps,
    /// It was asked since somebody took away what this tab knew, and has not answered. Numbers and revisions that it has would be given
    /// a second time.
    Surely,
}

/// The diary on this device.
pub struct Engine {
    ports: EnginePorts,
    /// The coder before or after a change of it: what it wrote can be read as well.
    other_coder: Option<Rc<dyn Coder>>,
    role: Role,
    standing: Standing,
    shelf: Shelf,
    head: Head,
    /// Whether bytes of a diary are there, but no head that can be read.
    headless: bool,
    /// Whether the other copy of the head is lost: what this one says may be one change behind.
    lone_head: bool,
    /// The head's bytes as this engine knows them: other bytes say that another tab wrote.
    fence: Vec<(char, String)>,
    docs: BTreeMap<What, Doc>,
    inbox: Rc<Inbox>,
    asked: BTreeSet<What>,
    lag: Lag,
    leftovers: Leftovers,
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Engine(generation {}, {} documents read)", self.head.generation, self.docs.len())
    }
}

impl Engine {
    /// Opens the diary: reads the head and the lists, and asks the journal for what it has beyond them. Writes nothing.
    #[must_use]
    pub fn open(ports: EnginePorts, role: Role) -> Self {
        let shelf = Shelf::empty(Rc::clone(&ports.store));
        let mut engine = Self {
            ports,
            other_coder: None,
            role,
            standing: Standing::Sound,
            shelf,
            head: Head::default(),
            headless: false,
            lone_head: false,
            fence: Vec::new(),
            docs: BTreeMap::new(),
            inbox: Rc::new(Inbox::default()),
            asked: BTreeSet::new(),
            lag: Lag::None,
            leftovers: Leftovers::None,
        };
        engine.reread();
        engine.ask_journal();
        engine
    }

    /// How the diary stands.
    #[must_use]
    pub const fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Whether the diary is kept sealed. That it is locked as well says [`standing`](Self::standing).
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.tag() != OPEN
    }

    /// The tag of the coder that the diary is kept in.
    #[must_use]
    pub fn tag(&self) -> &str {
        if let Standing::Locked(tag) = &self.standing { tag } else { self.ports.coder.tag() }
    }

    /// Whether this tab writes a diary in clear, and all that the journal has of it was read: then no key is used any more.
    #[must_use]
    pub fn is_settled_open(&self) -> bool {
        self.may_write() && !self.is_sealed() && self.lag == Lag::None
    }

    /// Whether it is sealed and not opened: nothing of it can be read or written.
    #[must_use]
    pub const fn is_locked(&self) -> bool {
        matches!(self.standing, Standing::Locked(_))
    }

    /// Whether this tab may write.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// One more at each write of the head; what a tab announces when it hands over.
    #[must_use]
    pub const fn generation(&self) -> u64 {
        self.head.generation
    }

    /// Forgets what was read, and reads the head and the lists.
    fn reread(&mut self) {
        if self.standing == Standing::Memory {
            return;
        }
        self.docs.clear();
        self.asked.clear();
        self.standing = Standing::Sound;
        if let Err(error) = self.reread_head() {
            self.stand_on_nothing(error);
        }
        self.load(What::Lists);
    }

    /// Where the browser keeps nothing the diary lives in memory; any other failure is not made worse by writing.
    fn stand_on_nothing(&mut self, error: StorageError) {
        if error != StorageError::Denied {
            self.standing = Standing::Failing(error);
            return;
        }
        self.standing = Standing::Memory;
        self.ports.store = Rc::new(MemoryStore::default());
        self.shelf = Shelf::empty(Rc::clone(&self.ports.store));
        self.head = Head::default();
        self.fence.clear();
    }

    fn reread_head(&mut self) -> Result<(), StorageError> {
        self.shelf = Shelf::open(Rc::clone(&self.ports.store))?;
        let name = What::Head.name();
        self.fence = self.shelf.bytes(&name)?;
        let mut copies = Copies::read(&name, &self.fence, None);
        if copies.newer {
            self.standing = Standing::TooNew;
        }
        self.head = Head::default();
        self.lone_head = false;
        self.headless = self.shelf.names().any(|name| What::named(name).is_some());
        while let Some(newest) = copies.good.first() {
            if !self.knows(&newest.tag) {
                self.standing = Standing::Locked(newest.tag.clone());
                return Ok(());
            }
            let plain = self.plain(newest);
            if let Some(head) = plain.and_then(|plain| Head::read(newest.revision, &plain)) {
                self.head = head;
                self.headless = false;
                self.lone_head = copies.good.len() < 2 && newest.revision > 1;
                let tag = newest.tag.clone();
                self.write_as(&tag);
                return Ok(());
            }
            let slot = newest.slot;
            copies.demote(slot);
        }
        self.lock_without_head()
    }

    /// Without a head the first document that checks says whether the diary is sealed.
    fn lock_without_head(&mut self) -> Result<(), StorageError> {
        if let Some(tag) = kept_tag(&self.ports.store)?.filter(|tag| !self.knows(tag)) {
            self.standing = Standing::Locked(tag);
        }
        Ok(())
    }

    /// The coder that writes is the one that wrote the head.
    fn write_as(&mut self, tag: &str) {
        if self.ports.coder.tag() != tag
            && let Some(other) = &mut self.other_coder
        {
            std::mem::swap(other, &mut self.ports.coder);
        }
    }

    fn coder_of(&self, tag: &str) -> Option<&Rc<dyn Coder>> {
        [Some(&self.ports.coder), self.other_coder.as_ref()]
            .into_iter()
            .flatten()
            .find(|coder| coder.tag() == tag)
    }

    fn knows(&self, tag: &str) -> bool {
        self.coder_of(tag).is_some()
    }

    /// The payload of a copy, where its coder is known and it opens.
    fn plain(&self, frame: &Frame) -> Option<String> {
        self.decoded(frame).ok()
    }

    /// The same, or why not.
    fn decoded(&self, frame: &Frame) -> Result<String, CoderError> {
        let place = Place { name: &frame.name, slot: frame.slot, revision: frame.revision };
        let coder = self.coder_of(&frame.tag).ok_or(CoderError::WrongKey)?;
        coder.decode(&place, &frame.payload)
    }

    /// What the head says of a document; `None` while the head is lost.
    fn listed(&self, what: What) -> Option<Listed> {
        let line = self.head.lines.get(&what.name());
        (!self.headless).then(|| line.map(|line| line.listed).unwrap_or_default())
    }

    /// Reads a document anew: its copies, and what it says.
    fn look(&self, what: What) -> (Doc, Copies) {
        let unread = |reading| Doc {
            content: Content::empty(what),
            copy: Listed::default(),
            length: 0,
            reading,
        };
        let listed = self.listed(what);
        let mut copies = match self.shelf.copies(&what.name(), listed) {
            Ok(copies) => copies,
            Err(error) => return (unread(Reading::Failing(error)), Copies::default()),
        };
        while let Some(newest) = copies.good.first() {
            // A copy of another coder is passed over like one that cannot be read, and stays like one.
            let plain = self.plain(newest);
            if let Some(content) = plain.and_then(|plain| Content::read(what, &plain)) {
                let copy = Listed { revision: newest.revision, checksum: newest.checksum() };
                let length = newest.payload.len();
                let reading = reading(&copies, listed, copy.revision);
                return (Doc { content, copy, length, reading }, copies);
            }
            let slot = newest.slot;
            copies.demote(slot);
        }
        (unread(reading(&copies, listed, 0)), copies)
    }

    /// Reads a document, unless it was; asks the journal for what is lost of it.
    fn load(&mut self, what: What) {
        if self.docs.contains_key(&what) || !self.readable() {
            return;
        }
        let (doc, _) = self.look(what);
        if doc.reading == Reading::TooNew {
            self.standing = Standing::TooNew;
        }
        let lost = matches!(doc.reading, Reading::Older | Reading::Unreadable | Reading::Missing);
        if !matches!(doc.reading, Reading::Failing(_)) {
            self.docs.insert(what, doc);
        }
        if lost && self.may_write() && self.asked.insert(what) {
            self.ask(Ask::Of(what.name()));
        }
    }

    /// How a document was read: as [`load`](Self::load) found it, or why it is not there.
    fn reading(&self, what: What) -> Reading {
        match (&self.standing, self.docs.get(&what)) {
            (_, Some(doc)) => doc.reading.clone(),
            (Standing::Locked(_), None) => Reading::Locked,
            (Standing::TooNew, None) => Reading::TooNew,
            (Standing::Failing(error), None) => Reading::Failing(error.clone()),
            (Standing::Sound | Standing::Memory, None) => self.look(what).0.reading,
        }
    }

    /// Whether documents can be read at all. Those beside one of a newer version can.
    const fn readable(&self) -> bool {
        matches!(self.standing, Standing::Sound | Standing::Memory | Standing::TooNew)
    }

    fn may_write(&self) -> bool {
        matches!(self.role, Role::Writer(_)) && self.standing == Standing::Sound
    }

    fn ask(&self, question: Ask) {
        ask(&self.inbox, &self.ports.journal, &self.ports.wake, question);
    }

    /// Asks the journal for what it has beyond what was looked at.
    fn ask_journal(&mut self) {
        if self.may_write() {
            self.lag = if self.lag == Lag::Surely { Lag::Surely } else { Lag::Perhaps };
            self.ask(Ask::After(self.head.seen));
        }
    }

    /// The names of all documents that are there or should be.
    fn all(&self) -> Vec<What> {
        let names = self.head.lines.iter().map(|(name, _)| name).chain(self.shelf.names());
        let all: BTreeSet<What> = names.filter_map(What::named).collect();
        all.into_iter().filter(|what| *what != What::Head).collect()
    }
}

/// How a document stands whose newest copy that can be read has this revision, 0 for none.
fn reading(copies: &Copies, listed: Option<Listed>, revision: u64) -> Reading {
    let expected = listed.map_or(0, |listed| listed.revision);
    let unsure = expected == 0 && !copies.damaged.is_empty();
    match revision {
        _ if copies.newer => Reading::TooNew,
        0 if !copies.damaged.is_empty() => Reading::Unreadable,
        0 if expected > 0 => Reading::Missing,
        0 => Reading::Sound,
        // Of a document that the head does not know nobody can tell whether the damaged copy was the newer one.
        _ if revision < expected || unsure => Reading::Older,
        _ => Reading::Sound,
    }
}
