//! What the calculators and the settings call a syringe.

use crate::dose::{Style, Syringe};
use crate::ui::text::Text;

/// A syringe in words: its capacity and its marks.
pub(super) fn syringe_name(syringe: Syringe, style: Style, text: Text) -> String {
    let volume = |volume| {
        let written = style.volume(volume);
        if written.exact { written.text } else { (text.calculator.about)(&written.text) }
    };
    (text.settings.syringe)(&volume(syringe.capacity()), &volume(syringe.spacing()))
}
