//! What is due now, how last night stood, and how today was.

use yew::prelude::*;

use super::head;
use crate::ui::context::Site;

/// What is due now, how last night stood, and how today was.
pub fn tonight_page(site: &Site) -> Html {
    head(site.text.shell.tonight, None)
}
