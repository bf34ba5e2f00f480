//! The check-in of a night.

use yew::prelude::*;

use super::head;
use crate::ui::context::Site;

/// The check-in of a night.
pub fn check_in_page(site: &Site) -> Html {
    head(site.text.shell.check_in, None)
}
