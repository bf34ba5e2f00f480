//! A dose that was taken, by hand.

use yew::prelude::*;

use super::head;
use crate::ui::context::Site;

/// A dose that was taken, by hand.
pub fn log_dose_page(site: &Site) -> Html {
    head(site.text.shell.log_dose, None)
}
