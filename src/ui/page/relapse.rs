//! One relapse record.

use yew::prelude::*;

use super::head;
use crate::ui::context::Site;

/// One relapse record.
#[inline(never)] // so that the build can split it off
pub fn relapse_page(site: &Site) -> Html {
    head(site.text.shell.relapse, None)
}
