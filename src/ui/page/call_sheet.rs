//! The sheet for the call to the MS team.

use yew::prelude::*;

use super::head;
use crate::ui::context::Site;

/// The sheet for the call to the MS team.
#[inline(never)] // so that the build can split it off
pub fn call_sheet_page(site: &Site) -> Html {
    head(site.text.shell.call_sheet, None)
}
