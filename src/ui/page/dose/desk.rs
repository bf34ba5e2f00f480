//! What a calculator works with: the words, the number style, the syringes, what was typed, and how quantities are written.
//! It knows no question and no answer.

use yew::prelude::*;

use crate::dose::{Exact, Mass, MassUnit, Strength, Style, Syringe, Volume, Written};
use crate::store::{InsulinUnits, Syringes};
use crate::ui::context::Site;
use crate::ui::numbers::about;
use crate::ui::page::syringe_name;
use crate::ui::port::PagePort;
use crate::ui::reading::label_problem;
use crate::ui::shelf::Held;
use crate::ui::state::calculator::{Change, Inputs, Problem};
use crate::ui::text::Text;

/// What a calculator works with.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) text: Text,
    pub(super) style: Style,
    pub(super) page: PagePort,
    pub(super) syringes: Syringes,
    pub(super) insulin_units: InsulinUnits,
    pub(super) inputs: Held<Inputs>,
}

impl From<&Site> for Desk {
    fn from(site: &Site) -> Self {
        Self {
            text: site.text,
            style: site.style,
            page: site.page().clone(),
            syringes: site.settings.settings().syringes.clone(),
            insulin_units: site.settings.settings().insulin_units,
            inputs: site.inputs(),
        }
    }
}

impl Desk {
    /// A callback that changes the inputs.
    pub(super) fn change<T: 'static>(&self, change: impl Fn(T) -> Change + 'static) -> Callback<T> {
        let inputs = self.inputs.dispatcher();
        Callback::from(move |value| inputs.dispatch(change(value)))
    }

    /// What a button does that goes away when it is pressed: the focus goes to the field that it changed, not to nowhere.
    pub(super) fn then_focus(&self, id: &AttrValue, does: Callback<()>) -> Callback<()> {
        let (page, id) = (self.page.clone(), id.clone());
        Callback::from(move |()| {
            does.emit(());
            page.focus(&id);
        })
    }

    /// A written quantity, with "about" where it was rounded to be written.
    pub(super) fn written(&self, written: Written) -> String {
        about(written, self.text)
    }

    pub(super) fn volume(&self, volume: Volume) -> String {
        self.written(self.style.volume(volume))
    }

    pub(super) fn strength(&self, strength: Strength) -> String {
        self.written(self.style.strength(strength))
    }

    pub(super) fn mg(&self, mass: Mass) -> String {
        self.written(self.style.mass(mass, MassUnit::Mg))
    }

    pub(super) fn percent(&self, percent: Exact) -> String {
        self.style.percent(percent).text
    }

    /// A volume in the units of a U-100 insulin syringe; none where it does not fit.
    pub(super) fn u100(&self, volume: Volume) -> Option<String> {
        let number = volume.in_u100_units().ok()?;
        let mut units = self.style.number(number);
        if !units.exact {
            // No such syringe is read more finely than to a tenth of a unit.
            units = self.style.rounded_to(number, 1);
        }
        units.text = (self.text.measure.u100)(&units.text);
        Some(self.written(units))
    }

    /// The capacity of a syringe: its short name.
    pub(super) fn capacity(&self, syringe: Syringe) -> String {
        self.style.volume(syringe.capacity()).text
    }

    /// The short name of a syringe, with its marks where another one at hand holds as much.
    pub(super) fn told_apart(&self, syringe: Syringe) -> String {
        let same = |other: &&Syringe| other.capacity() == syringe.capacity();
        if self.syringes.owned().iter().filter(same).count() > 1 {
            (self.text.measure.told_apart)(&self.capacity(syringe), &self.volume(syringe.spacing()))
        } else {
            self.capacity(syringe)
        }
    }

    /// A syringe with its marks, in full.
    pub(super) fn full_name(&self, syringe: Syringe) -> String {
        syringe_name(syringe, self.style, self.text)
    }

    /// A problem of a field in words.
    pub(super) fn problem(&self, problem: &Problem) -> Option<String> {
        label_problem(&problem.error, self.style, self.text)
    }
}
