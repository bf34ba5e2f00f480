//! What was deleted in the last 30 days.

use yew::prelude::*;

use super::head;
use crate::ui::context::Site;

/// What was deleted in the last 30 days.
#[inline(never)] // so that the build can split it off
pub fn trash_page(site: &Site) -> Html {
    head(site.text.shell.trash, None)
}
