//! The browser room: the only place that touches the page, its storage, clipboard, locale, timers, other tabs, and the device with a
//! person's files.
//!
//! It fulfils the ports of the store room and of the user interface, and knows nothing else of them: no setting, no word, no
//! dose. Whatever the browser refuses comes back as an error or does nothing; it never panics.

mod clock;
mod device;
mod entropy;
mod journal;
mod listen;
mod page;
mod script;
mod storage;
mod tabs;

pub use clock::BrowserClock;
pub use device::BrowserDevice;
pub use entropy::{BrowserEntropy, BrowserNfkc};
pub use journal::BrowserJournal;
pub use page::BrowserPage;
pub use storage::LocalStore;
pub use tabs::BrowserTabs;

use std::rc::Rc;

use web_sys::Element;

use crate::ui::port::{PagePort, Ports};

/// The real ports, and the element that the app is rendered into. `None` when there is no page, or not ours.
#[must_use]
pub fn open() -> Option<(Ports, Element)> {
    let page = BrowserPage::open()?;
    let root = page.element("app")?;
    let ports = Ports {
        store: Rc::new(LocalStore),
        journal: Rc::<BrowserJournal>::default(),
        clock: Rc::new(BrowserClock),
        tabs: Rc::<BrowserTabs>::default(),
        entropy: Rc::new(BrowserEntropy),
        nfkc: Rc::new(BrowserNfkc),
        device: Rc::new(BrowserDevice),
        page: PagePort(Rc::new(page)),
    };
    Some((ports, root))
}
