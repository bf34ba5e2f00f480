//! The symptoms and side effects that are asked about.

use yew::prelude::*;

use super::head;
use crate::ui::context::Site;

/// The symptoms and side effects that are asked about.
#[inline(never)] // so that the build can split it off
pub fn lists_page(site: &Site) -> Html {
    head(site.text.shell.lists, None)
}
