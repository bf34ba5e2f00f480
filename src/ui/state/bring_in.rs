//! A file of entries as it is being brought in: what it holds, what the person says of its columns, and what would come of it. Pure; it
//! knows no page and no words, and it writes nothing.

mod file;
mod form;
mod told;

pub use file::{LookError, NotOpened, Opened, Ready, look, open};
pub use form::{Column, Form, MOST_ASKED, Means, Problem, Wrong, menu};
pub use told::{FIRST_ROWS, Glance, Told, glances, new_items, renamed, shortened, told};
