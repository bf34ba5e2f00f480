//! Month and nights.

use yew::prelude::*;

use super::head;
use crate::ui::context::Site;

/// Month and nights.
#[inline(never)] // so that the build can split it off
pub fn diary_page(site: &Site) -> Html {
    head(site.text.shell.diary, None)
}
