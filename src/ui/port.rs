//! The port to the page that the app is shown on: its address, title, focus, look, clipboard, paper and locale.
//!
//! Pages and parts never touch the browser; they ask [`Page`]. The browser room gives the real one, [`MemoryPage`] stands in
//! for it when a page is rendered without a browser. How the page keeps things is the store room's port.

mod clock;
mod device;
mod part;
mod tabs;

pub use clock::{Clock, DateForm, MemoryClock};
pub use device::{Device, FileRead, MemoryDevice, Promise, ReadError};
pub use part::{Part, PartError};
pub use tabs::{NoTabs, TabNews, Tabs};

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::rc::Rc;

use yew::Callback;

use crate::store::seal::{CountedEntropy, Entropy, Nfkc};
use crate::store::{Journal, KeyValue, MemoryJournal, MemoryStore};

/// What a page can be asked to do. Asking for a thing that is not there (an unknown id) does nothing.
pub trait Page {
    /// The part of the address from the `#` on, or the empty text.
    fn hash(&self) -> String;
    /// Calls back with the new [`hash`](Self::hash) each time it changes, for as long as the guard lives.
    fn on_hash(&self, changed: Callback<String>) -> Guard;
    /// Sets the title of the window.
    fn set_title(&self, title: &str);
    /// Moves the focus to the element with this id without scrolling.
    fn focus_still(&self, id: &str);
    /// Moves the focus to the element with this id, and scrolls until it is in sight.
    fn focus(&self, id: &str);
    /// The same once what was just changed is on the page, for an element that comes with it. To be called after the change.
    fn focus_next(&self, id: &str);
    /// Shows the top of the page.
    fn scroll_to_top(&self);
    /// Scrolls until the element with this id is in the window.
    fn scroll_to(&self, id: &str);
    /// Goes to another place, as a link with this address would.
    fn go(&self, address: &str);
    /// Opens the `<dialog>` with this id over everything else; the browser gives the focus back when it closes.
    fn open_dialog(&self, id: &str);
    /// Closes the `<dialog>` with this id.
    fn close_dialog(&self, id: &str);
    /// Puts a text on the clipboard and then says whether it is there.
    fn copy(&self, text: &str, done: Callback<Result<(), CopyError>>);
    /// Gives the person a file of this name and MIME type, as a download. It is asked for by a tap; a browser may ask where to.
    ///
    /// # Errors
    /// [`FileError`] where the browser makes no files. That it was written, no browser says.
    fn save_file(&self, name: &str, kind: &str, text: &str) -> Result<(), FileError>;
    /// Opens the browser's print window.
    fn print(&self);
    /// How people of this locale write the number 12345.6, which shows their decimal sign and grouping.
    fn number_sample(&self) -> String;
    /// Gives the whole page its colours and text size.
    fn set_look(&self, look: Look);
    /// Today's date in words, as people of this locale write it.
    fn today_in_words(&self) -> String;
    /// Calls back once after so many milliseconds, unless the guard is dropped before.
    fn after(&self, milliseconds: u32, ring: Callback<()>) -> Guard;
    /// Whether the code of a part is here, so that its places can be shown.
    fn has_part(&self, part: Part) -> bool;
    /// Fetches the code of a part and says whether it is here now. What failed may be asked for again.
    fn load_part(&self, part: Part, done: Callback<Result<(), PartError>>);
    /// Calls back each time the person touches the page: a key, a tap, a scroll by hand; or comes back to it.
    fn on_touched(&self, touched: Callback<()>) -> Guard;
    /// Loads the page again, so that nothing of it is left in memory.
    fn reload(&self);
    /// Whether another page shows this one in a frame, and may lay something over it.
    fn is_framed(&self) -> bool;
    /// Calls back when a newer version of the app is here and waits, now or later, for as long as the guard lives.
    fn on_update(&self, ready: Callback<()>) -> Guard;
    /// Changes to the version that waits, by loading the page again; without one nothing but that happens.
    fn update(&self);
    /// Whether the page was opened from a disk: then some browsers give other such pages what this one keeps.
    fn is_local_file(&self) -> bool;
    /// The version of the build, 16 digits; none where nothing was built, as in a page that tests make.
    fn build(&self) -> Option<String>;
    /// Calls back each time another tab changed what is kept under `key`, for as long as the guard lives.
    fn on_kept_elsewhere(&self, key: &'static str, changed: Callback<()>) -> Guard;
}

/// The look of the whole page, as the style sheets know it; `None` leaves it to the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The value of `data-theme`.
    pub theme: Option<&'static str>,
    /// The value of `data-text`.
    pub text: Option<&'static str>,
}

/// The clipboard did not take the text: no permission, or no clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyError;

impl fmt::Display for CopyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the clipboard did not take the text")
    }
}

impl std::error::Error for CopyError {}

/// The browser makes no files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileError;

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the browser made no file")
    }
}

impl std::error::Error for FileError {}

/// Keeps a subscription alive; dropping it ends the subscription.
#[must_use = "dropping it ends the subscription at once"]
pub struct Guard(Option<Box<dyn FnOnce()>>);

impl Guard {
    /// A guard that runs `end` once when it is dropped.
    pub fn new(end: impl FnOnce() + 'static) -> Self {
        Self(Some(Box::new(end)))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(end) = self.0.take() {
            end();
        }
    }
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Guard")
    }
}

/// All ports that the app needs, given by `main` (or a test) as one context. Two are equal when they are the same objects.
#[derive(Clone)]
pub struct Ports {
    /// Where the settings and the diary are kept.
    pub store: Rc<dyn KeyValue>,
    /// The durable receipt of what is kept.
    pub journal: Rc<dyn Journal>,
    /// Time and chance.
    pub clock: Rc<dyn Clock>,
    /// The other tabs of this app.
    pub tabs: Rc<dyn Tabs>,
    /// Random bytes for keys and seals.
    pub entropy: Rc<dyn Entropy>,
    /// The normal form of a passphrase.
    pub nfkc: Rc<dyn Nfkc>,
    /// The person's files, and the promise to keep what is kept.
    pub device: Rc<dyn Device>,
    /// The page that the app is shown on.
    pub page: PagePort,
}

/// Takes every text for its own normal form, as ASCII is. For pages without a browser.
#[derive(Clone, Copy, Debug)]
struct AsItIs;

impl Nfkc for AsItIs {
    fn nfkc(&self, text: &str) -> String {
        text.to_owned()
    }
}

impl Ports {
    /// Ports of memory only, for pages that are rendered without a browser.
    #[must_use]
    pub fn in_memory() -> Self {
        Self {
            store: Rc::new(MemoryStore::default()),
            journal: Rc::new(MemoryJournal::default()),
            clock: Rc::new(MemoryClock::default()),
            tabs: Rc::new(NoTabs),
            entropy: Rc::new(CountedEntropy::from(1)),
            nfkc: Rc::new(AsItIs),
            device: Rc::new(MemoryDevice::default()),
            page: PagePort(Rc::new(MemoryPage::default())),
        }
    }
}

impl PartialEq for Ports {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
            && Rc::ptr_eq(&self.journal, &other.journal)
            && Rc::ptr_eq(&self.clock, &other.clock)
            && Rc::ptr_eq(&self.tabs, &other.tabs)
            && Rc::ptr_eq(&self.entropy, &other.entropy)
            && Rc::ptr_eq(&self.nfkc, &other.nfkc)
            && Rc::ptr_eq(&self.device, &other.device)
            && self.page == other.page
    }
}

impl fmt::Debug for Ports {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ports")
    }
}

/// The page as a property that parts can be given: cheap to clone, equal when it is the same page.
#[derive(Clone)]
pub struct PagePort(pub Rc<dyn Page>);

impl PartialEq for PagePort {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for PagePort {
    type Target = dyn Page;

    fn deref(&self) -> &Self::Target {
        self.0.as_ref()
    }
}

impl fmt::Debug for PagePort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PagePort")
    }
}

/// The memory twin of a page: remembers its hash, its clipboard, its last file and what waits, and does nothing else.
#[derive(Default)]
pub struct MemoryPage {
    hash: String,
    clipboard: RefCell<Option<String>>,
    file: RefCell<Option<(String, String)>>,
    absent: Cell<Option<Part>>,
    rings: RefCell<VecDeque<Callback<()>>>,
    reloads: Cell<usize>,
    framed: bool,
    local_file: bool,
}

impl MemoryPage {
    /// A page that was opened at this hash.
    #[must_use]
    pub fn at(hash: &str) -> Self {
        Self { hash: hash.to_owned(), ..Self::default() }
    }

    /// The same page without the code of a part, which never comes.
    #[must_use]
    pub fn without(self, part: Part) -> Self {
        self.absent.set(Some(part));
        self
    }

    /// The same page in a frame of another one.
    #[must_use]
    pub fn framed(self) -> Self {
        Self { framed: true, ..self }
    }

    /// The same page from a disk.
    #[must_use]
    pub fn local_file(self) -> Self {
        Self { local_file: true, ..self }
    }

    /// Lets the time pass of what waits longest; whether anything waited.
    pub fn ring(&self) -> bool {
        let first = self.rings.borrow_mut().pop_front();
        first.is_some_and(|ring| {
            ring.emit(());
            true
        })
    }

    /// How often it was loaded again.
    #[must_use]
    pub fn reloads(&self) -> usize {
        self.reloads.get()
    }

    /// What was copied last.
    #[must_use]
    pub fn clipboard(&self) -> Option<String> {
        self.clipboard.borrow().clone()
    }

    /// The name and the text of the file that was saved last.
    #[must_use]
    pub fn file(&self) -> Option<(String, String)> {
        self.file.borrow().clone()
    }
}

impl fmt::Debug for MemoryPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MemoryPage")
    }
}

impl Page for MemoryPage {
    fn hash(&self) -> String {
        self.hash.clone()
    }
    fn on_hash(&self, _changed: Callback<String>) -> Guard {
        Guard(None)
    }
    fn set_title(&self, _title: &str) {}
    fn focus_still(&self, _id: &str) {}
    fn focus(&self, _id: &str) {}
    fn focus_next(&self, _id: &str) {}
    fn scroll_to_top(&self) {}
    fn scroll_to(&self, _id: &str) {}
    fn go(&self, _address: &str) {}
    fn open_dialog(&self, _id: &str) {}
    fn close_dialog(&self, _id: &str) {}
    fn copy(&self, text: &str, done: Callback<Result<(), CopyError>>) {
        *self.clipboard.borrow_mut() = Some(text.to_owned());
        done.emit(Ok(()));
    }
    fn save_file(&self, name: &str, _kind: &str, text: &str) -> Result<(), FileError> {
        *self.file.borrow_mut() = Some((name.to_owned(), text.to_owned()));
        Ok(())
    }
    fn print(&self) {}
    fn number_sample(&self) -> String {
        String::from("12,345.6")
    }
    fn set_look(&self, _look: Look) {}
    fn today_in_words(&self) -> String {
        String::from("1 January 2026")
    }
    fn after(&self, _milliseconds: u32, ring: Callback<()>) -> Guard {
        self.rings.borrow_mut().push_back(ring);
        Guard(None)
    }

    fn has_part(&self, part: Part) -> bool {
        self.absent.get() != Some(part)
    }

    fn load_part(&self, part: Part, done: Callback<Result<(), PartError>>) {
        done.emit(if self.has_part(part) { Ok(()) } else { Err(PartError) });
    }

    fn on_touched(&self, _touched: Callback<()>) -> Guard {
        Guard(None)
    }

    fn reload(&self) {
        self.reloads.set(self.reloads.get() + 1);
    }

    fn is_framed(&self) -> bool {
        self.framed
    }

    fn on_update(&self, _ready: Callback<()>) -> Guard {
        Guard(None)
    }

    fn update(&self) {
        self.reload();
    }

    fn is_local_file(&self) -> bool {
        self.local_file
    }

    fn build(&self) -> Option<String> {
        Some(String::from("0123456789abcdef"))
    }

    fn on_kept_elsewhere(&self, _key: &'static str, _changed: Callback<()>) -> Guard {
        Guard(None)
    }
}
