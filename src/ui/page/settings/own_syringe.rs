//! The form for a syringe that is not among the usual ones. What was typed stays until the syringe is in the list.

use yew::prelude::*;

use super::syringes::own_problem;
use crate::dose::{DoseError, NumberError, Style, Subject, Syringe, Volume, read_number};
use crate::store::{OwnError, Settings};
use crate::ui::context::{Site, use_site};
use crate::ui::page::syringe_name;
use crate::ui::part::{Button, Field, all, button, field, tag, words};
use crate::ui::reading::{dose_problem, number_problem};
use crate::ui::text::Text;

/// The ids of the two fields.
const CAPACITY: &str = "own-capacity";
const SPACING: &str = "own-spacing";

/// What an [`OwnSyringe`] is given.
#[derive(Properties, PartialEq)]
pub(super) struct OwnProps {
    /// Told when a syringe is in the list.
    pub(super) onadd: Callback<()>,
}

/// Two fields and a button.
#[component]
pub(super) fn OwnSyringe(props: &OwnProps) -> Html {
    let site = use_site();
    let page = site.page().clone();
    let Site { text, style, settings, .. } = site;
    let form = use_state_eq(Form::default);
    let problems = form.problems(style, text);
    let type_into = |put: fn(&mut Form, String)| {
        let form = form.clone();
        Callback::from(move |typed: String| {
            let mut next = Form { said: Said::Nothing, ..(*form).clone() };
            put(&mut next, typed);
            form.set(next);
        })
    };
    let onpress = {
        let (form, onadd) = (form.clone(), props.onadd.clone());
        Callback::from(move |()| {
            let owned = form.read().and_then(|syringe| {
                let own = |settings: &mut Settings| settings.syringes.own(syringe);
                settings.try_change(own).map(|()| syringe).map_err(FormError::Own)
            });
            form.set(match owned {
                Ok(syringe) => Form { said: Said::Added(syringe), ..Form::default() },
                Err(error) => Form { said: Said::Refused(error), ..(*form).clone() },
            });
            match owned {
                Ok(_) => onadd.emit(()),
                // With what is wrong under it, which is read out with the field.
                Err(error) => page.focus_next(error.field()),
            }
        })
    };
    let say = &text.settings;
    let capacity = Field {
        value: form.capacity.clone().into(),
        oninput: type_into(|form, typed| form.capacity = typed),
        error: problems.capacity,
        ..ask(CAPACITY, say.capacity, say.capacity_hint)
    };
    let spacing = Field {
        value: form.spacing.clone().into(),
        oninput: type_into(|form, typed| form.spacing = typed),
        error: problems.spacing,
        ..ask(SPACING, say.spacing, say.spacing_hint)
    };
    let add =
        Button { label: say.add.into(), onpress, testid: Some("own-add"), ..Button::default() };
    let added = form.added(style, text);
    let added =
        html! { <span role="status" class="small" data-testid="own-added">{ added }</span> };
    let content = [
        tag("h3", "", words(say.another)),
        field(capacity),
        field(spacing),
        // The line for what was done stays in the page: one that comes with its text is not read out everywhere.
        html! { <p class="copy">{ all([button(add), added]) }</p> },
    ];
    tag("div", "asks own-syringe", all(content))
}

fn ask(id: &'static str, label: &'static str, hint: &'static str) -> Field {
    Field { id: id.into(), label: label.into(), hint: Some(hint.into()), ..Field::default() }
}

/// What was typed, and what was said to it since; nothing is said while the person types.
#[derive(Clone, Default, PartialEq)]
struct Form {
    capacity: String,
    spacing: String,
    said: Said,
}

/// What came of the button.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Said {
    #[default]
    Nothing,
    Added(Syringe),
    Refused(FormError),
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
        let Said::Refused(error) = self.said else { return Problems::default() };
        let number = |error| {
            number_problem(error, style, text).unwrap_or_else(|| text.settings.empty.to_owned())
        };
        let message = match error {
            FormError::Capacity(error) | FormError::Spacing(error) => number(error),
            FormError::Syringe(error) => dose_problem(error, style, text),
            FormError::Own(error) => own_problem(error, text),
        };
        let message = Some(AttrValue::from(message));
        if error.field() == CAPACITY {
            Problems { capacity: message, spacing: None }
        } else {
            Problems { capacity: None, spacing: message }
        }
    }

    /// That a syringe was taken into the list; nothing else.
    fn added(&self, style: Style, text: Text) -> String {
        let Said::Added(syringe) = self.said else { return String::new() };
        (text.settings.added)(&syringe_name(syringe, style, text))
    }
}

impl FormError {
    /// The id of the field that it is about.
    const fn field(self) -> &'static str {
        match self {
            Self::Capacity(_)
            | Self::Own(_)
            | Self::Syringe(DoseError::Zero(Subject::Capacity) | DoseError::SyringeTooLarge) => {
                CAPACITY
            }
            Self::Spacing(_) | Self::Syringe(_) => SPACING,
        }
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
        Form { capacity: capacity.to_owned(), spacing: spacing.to_owned(), said: Said::Nothing }
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
            let said = typed.read().map_or_else(Said::Refused, Said::Added);
            let problems = Form { said, ..typed }.problems(STYLE, Text(&EN));
            let under = (problems.capacity.is_some(), problems.spacing.is_some());
            assert_eq!(under, (under_capacity, under_spacing), "{capacity} / {spacing}");
        }
    }

    #[test]
    fn a_syringe_that_was_added_is_named() {
        let typed = form("2", "0.25");
        assert_eq!(typed.added(STYLE, Text(&EN)), "");
        let said = typed.read().map(Said::Added).expect("a syringe");
        let added = Form { said, ..Form::default() }.added(STYLE, Text(&EN));
        assert_eq!(added.replace('\u{a0}', " "), "Added: 2 mL, a mark each 0.25 mL.");
    }
}
