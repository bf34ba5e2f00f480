//! The passphrase.

use yew::prelude::*;

use super::head;
use crate::ui::context::Site;

/// The passphrase.
#[inline(never)] // so that the build can split it off
pub fn passphrase_page(site: &Site) -> Html {
    head(site.text.shell.passphrase, None)
}
