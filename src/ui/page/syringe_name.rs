//! What the calculators and the settings call a syringe.

use crate::dose::{Style, Syringe};
use crate::ui::numbers::about;
use crate::ui::text::Text;

/// A syringe in words: its capacity and its marks.
pub(super) fn syringe_name(syringe: Syringe, style: Style, text: Text) -> String {
    let volume = |volume| about(style.volume(volume), text);
    (text.settings.syringe)(&volume(syringe.capacity()), &volume(syringe.spacing()))
}
