//! One entry, or an earlier night to be filled in.

use yew::prelude::*;

use super::head;
use crate::ui::context::Site;

/// One entry, or an earlier night to be filled in.
#[inline(never)] // so that the build can split it off
pub fn entry_page(site: &Site) -> Html {
    head(site.text.shell.entry, None)
}
