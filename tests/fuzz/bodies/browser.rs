//! A browser in memory, and what holds of every file that its diary takes in.

use std::rc::Rc;

use ldn_diary::diary::NaiveDate;
use ldn_diary::store::{
    Choices, Engine, EnginePorts, Incoming, Kept, MemoryJournal, MemoryStore, Open, Role, SaveError,
};

/// Both ports of one browser.
#[derive(Default)]
pub(crate) struct Browser {
    /// Its storage.
    pub(crate) store: Rc<MemoryStore>,
    journal: Rc<MemoryJournal>,
}

impl Browser {
    /// One whose storage holds this already.
    pub(crate) fn holding(store: MemoryStore) -> Self {
        Self { store: Rc::new(store), ..Self::default() }
    }

    /// The diary that is kept there.
    pub(crate) fn open(&self, role: Role) -> Engine {
        let ports = EnginePorts {
            store: self.store.clone(),
            journal: self.journal.clone(),
            coder: Rc::new(Open),
            wake: Rc::new(|| {}),
        };
        let mut engine = Engine::open(ports, role);
        engine.attend();
        engine
    }
}

/// The tab that writes.
pub(crate) const WRITER: Role = Role::Writer(7);

fn take(engine: &mut Engine, incoming: &Incoming) -> Result<Kept, SaveError> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    engine.take(incoming, &Choices::default(), today, Box::new(|_| {}))
}

/// Takes a file into an empty diary, and says what that diary is then. A file that is refused changes nothing; of one that is taken
/// everything can be read afterwards, also by whoever opens it anew; a second time changes nothing; and what goes out comes in as the
/// same.
pub(crate) fn taken(incoming: &Incoming) -> Option<Engine> {
    let browser = Browser::default();
    let mut engine = browser.open(WRITER);
    let before = browser.store.contents();
    if take(&mut engine, incoming).is_err() {
        assert_eq!(browser.store.contents(), before, "a refused file changed something");
        return None;
    }
    let whole = engine.whole().unwrap();
    assert_eq!(whole.left_out, vec![], "what was taken cannot be read");
    assert!(!take(&mut engine, incoming).unwrap().changed, "twice is more than once");
    assert_eq!(browser.open(WRITER).whole(), Ok(whole.clone()), "opened anew it is another");
    let again = Incoming::read(&whole.documents);
    assert!(again.unread().is_empty(), "what goes out does not come in: {:?}", again.unread());
    let mut other = Browser::default().open(WRITER);
    take(&mut other, &again).unwrap();
    assert_eq!(other.whole(), Ok(whole), "it came in as another");
    Some(engine)
}
