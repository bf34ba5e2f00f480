//! Several tabs: who writes, and how one hands over to the other. The lock itself is the browser's.

use std::rc::Rc;

use super::{Engine, Lag, Role, SaveError, Standing};
use crate::store::content::What;

impl Engine {
    /// Reads again what another tab may have written; whether it had.
    pub fn refresh(&mut self) -> bool {
        let before = self.fence.clone();
        let generation = self.head.generation;
        self.reread();
        self.ask_journal_since(generation);
        before != self.fence || generation != self.head.generation
    }

    /// Begins to write, after the lock was got: reads everything again, and refuses while the head here is older than the one
    /// that the other tab announced (0 when none did).
    ///
    /// # Errors
    /// [`SaveError::Behind`]; the role is then as it was, and it may be tried again.
    pub fn become_writer(&mut self, writer: u64, announced: u64) -> Result<(), SaveError> {
        let known = self.head.generation;
        self.reread();
        if self.head.generation < announced && self.standing == Standing::Sound {
            return Err(SaveError::Behind);
        }
        self.role = Role::Writer(writer);
        // What this tab gave before is behind what the other one saw since: that makes it no other journal.
        self.inbox.count_anew();
        // And what it knew to be durable, the other one may have found gone with the journal: the head says what is, and what it does
        // not say is asked for, or sent there twice.
        self.inbox.distrust();
        self.ask_journal_since(known);
        Ok(())
    }

    /// Asks the journal. It surely has what is not here when the head went back behind this generation: somebody took it away. Revisions
    /// start again then, and what was known of those before, or is on its way as an answer, says nothing of them.
    fn ask_journal_since(&mut self, known: u64) {
        if self.standing == Standing::Sound && self.head.generation < known {
            self.lag = Lag::Surely;
            self.inbox = Rc::default();
        }
        self.ask_journal();
    }

    /// Writes no more; the generation to announce to the tab that will.
    pub fn become_reader(&mut self) -> u64 {
        self.role = Role::Reader;
        self.head.generation
    }

    /// Which tab wrote last, by the number that it was given; 0 before the first save.
    #[must_use]
    pub const fn last_writer(&self) -> u64 {
        self.head.writer
    }

    /// Whether another tab wrote since this one last looked.
    #[must_use]
    pub fn has_moved(&self) -> bool {
        self.shelf.bytes(&What::Head.name()).is_ok_and(|head| head != self.fence)
    }
}
