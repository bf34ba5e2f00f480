//! The form for a syringe that is not among the usual ones. What was typed stays until the syringe is in the list.

use yew::prelude::*;

use super::syringes::own_problem;
use crate::dose::{DoseError, NumberError, Style, Subject, Syringe, Volume, read_number};
use crate::store::OwnError;
use crate::ui::context::{Site, use_site};
use crate::ui::part::{Button, Field, all, button, field, tag, words};
use crate::ui::reading::{dose_problem, number_problem};
use crate::ui::text::Text;

/// Two fields and a button.
#[component]
pub(super) fn OwnSyringe() -> Html {
    let Site { text, style, settings, .. } = use_site();
    let form = use_state_eq(Form::default);
    let problems = form.problems(style, text);
    let type_into = |put: fn(&mut Form, String)| {
        let form = form.clone();
        Callback::from(move |typed: String| {
            let mut next = Form { said: None, ..(*form).clone() };
            put(&mut next, typed);
            form.set(next);
        })
    };
    let onpress = {
        let form = form.clone();
        Callback::from(move |()| {
            let owned = form.read().and_then(|syringe| {
                settings
                    .try_change(|settings| settings.syringes.own(syringe))
                    .map_err(FormError::Own)
            });
            form.set(match owned {
                Ok(()) => Form::default(),
                Err(error) => Form { said: Some(error), ..(*form).clone() },
            });
        })
    };
    let ask = |id: &'static str, label: &'static str, hint: &'static str| Field {
        id: id.into(),
        label: label.into(),
        hint: Some(hint.into()),
        ..Field::default()
    };
    let say = &text.settings;
    let capacity = Field {
        value: form.capacity.clone().into(),
        oninput: type_into(|form, typed| form.capacity = typed),
        error: problems.capacity,
        ..ask("own-capacity", say.capacity, say.capacity_hint)
    };
    let spacing = Field {
        value: form.spacing.clone().into(),
        oninput: type_into(|form, typed| form.spacing = typed),
        error: problems.spacing,
        ..ask("own-spacing", say.spacing, say.spacing_hint)
    };
    let add =
        Button { label: say.add.into(), onpress, testid: Some("own-add"), ..Button::default() };
    let content = [
        tag("h3", "", words(say.another)),
        field(capacity),
        field(spacing),
        tag("p", "", button(add)),
    ];
    tag("div", "asks own-syringe", all(content))
}

/// What was typed, and what was said to it since; nothing is said while the person types.
#[derive(Clone, Default, PartialEq)]
struct Form {
    capacity: String,
    spacing: String,
    said: Option<FormError>,
}

/// Why the form is no syringe of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
enum FormError {
    Capacity(NumberError),
    Spacing(NumberError),
    Syringe(DoseError),
    Own(OwnError),
}

/// The messages under the two fields.
#[derive(Default)]
struct Problems {
    capacity: Option<AttrValue>,
    spacing: Option<AttrValue>,
}

impl Form {
    fn read(&self) -> Result<Syringe, FormError> {
        let capacity = read_number(&self.capacity).map_err(FormError::Capacity)?;
        let spacing = read_number(&self.spacing).map_err(FormError::Spacing)?;
        Syringe::new(Volume::ml(capacity), Volume::ml(spacing)).map_err(FormError::Syringe)
    }

    fn problems(&self, style: Style, text: Text) -> Problems {
        let Some(error) = self.said else { return Problems::default() };
        let number = |error| {
            number_problem(error, style, text).unwrap_or_else(|| text.settings.empty.to_owned())
        };
        let message = match error {
            FormError::Capacity(error) | FormError::Spacing(error) => number(error),
            FormError::Syringe(error) => dose_problem(error, style, text),
            FormError::Own(error) => own_problem(error, text),
        };
        let message = Some(AttrValue::from(message));
        if error.is_about_capacity() {
            Problems { capacity: message, spacing: None }
        } else {
            Problems { capacity: None, spacing: message }
        }
    }
}

impl FormError {
    const fn is_about_capacity(self) -> bool {
        matches!(
            self,
            Self::Capacity(_)
                | Self::Own(_)
                | Self::Syringe(DoseError::Zero(Subject::Capacity) | DoseError::SyringeTooLarge)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dose::{DecimalSign, Grouping, McgWord};
    use crate::ui::text::EN;

    const STYLE: Style =
        Style { decimal: DecimalSign::Point, grouping: Grouping::None, mcg: McgWord::Mcg };

    fn form(capacity: &str, spacing: &str) -> Form {
        Form { capacity: capacity.to_owned(), spacing: spacing.to_owned(), said: None }
    }

    #[test]
    fn a_comma_is_read_as_well() {
        let syringe = form("2,5", "0,1").read().expect("a syringe");
        assert_eq!(syringe.marks(), 25);
    }

    #[test]
    fn each_message_stands_under_the_field_that_it_is_about() {
        for (capacity, spacing, under_capacity, under_spacing) in [
            ("", "0.1", true, false),
            ("3", "", false, true),
            ("3 mL", "0.1", true, false),
            ("0", "0.1", true, false),
            ("3", "0", false, true),
            ("3", "0.7", false, true),
            ("500", "5", true, false),
            ("3", "0.001", false, true),
        ] {
            let typed = form(capacity, spacing);
            let problems = Form { said: typed.read().err(), ..typed }.problems(STYLE, Text(&EN));
            let under = (problems.capacity.is_some(), problems.spacing.is_some());
            assert_eq!(under, (under_capacity, under_spacing), "{capacity} / {spacing}");
        }
    }
}
