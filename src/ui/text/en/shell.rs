//! English: the frame around every place.

use crate::ui::text::Shell;

pub(super) const SHELL: Shell = Shell {
    name: "LDN Diary",
    skip: "Skip to the page",
    places: "Places",
    menu: "Menu",
    more: "More",
    dose: "Dose",
    settings: "Settings",
    about: "About",
    title: |place| [place, " · LDN Diary"].concat(),
    missing: "There is no such page",
    missing_lead: "The address may be mistyped, or from a newer version of this app. Nothing you keep is lost.",
    missing_back: "Go to Dose",
};
