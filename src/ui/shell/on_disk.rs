//! What a page from a disk must say: who else may read what it keeps, and what helps.
//!
//! The build puts it beside About, where it costs a first visit nothing: a page from a disk is in one file and has all of the program.

use yew::prelude::*;

use crate::ui::context::Site;
use crate::ui::part::{Grade, Notice, all, link, notice, para, tag};
use crate::ui::route::Route;

/// The notice, until there is an entry: by then the person has chosen. Only where all of the program is there.
#[inline(never)] // so that the build can split it off
pub(super) fn on_disk(site: &Site) -> Html {
    if !site.is_first_start || site.may_be_sealed {
        return Html::default();
    }
    let say = &site.text.about;
    let lock = tag("p", "", link(Route::Passphrase.address(), say.on_disk_lock));
    let body = all([para(say.on_disk_then), lock]);
    let (grade, testid) = (Grade::Caution, "on-disk");
    notice(Notice { grade, text: site.text, testid, title: say.on_disk.into(), body })
}
