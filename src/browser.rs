//! The browser room: the only place that touches the page, its storage, clipboard, locale, timers and other tabs.
//!
//! It fulfils the ports of the store room and of the user interface, and knows nothing else of them: no setting, no word, no
//! dose. Whatever the browser refuses comes back as an error or does nothing; it never panics.

mod listen;
mod page;
mod storage;

pub use page::BrowserPage;
pub use storage::LocalStore;

use std::rc::Rc;

use web_sys::Element;

use crate::ui::port::{PagePort, Ports};

/// The real ports, and the element that the app is rendered into. `None` when there is no page, or not ours.
#[must_use]
pub fn open() -> Option<(Ports, Element)> {
    let page = BrowserPage::open()?;
    let root = page.element("app")?;
    Some((Ports { store: Rc::new(LocalStore), page: PagePort(Rc::new(page)) }, root))
}
