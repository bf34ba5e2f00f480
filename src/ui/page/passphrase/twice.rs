//! A new passphrase, typed twice: its two fields and the box that shows them. It does not know what the passphrase is for.

use yew::prelude::*;

use crate::store::seal::Typed;
use crate::ui::part::{Secret, SecretKind, Sight, all, secret, sight_box};
use crate::ui::state::passphrase::{NewError, advice, check_new};
use crate::ui::text::Text;

/// What is typed, and what is wrong with it.
#[derive(Clone, Default, PartialEq)]
pub(in crate::ui::page) struct Twice {
    /// The passphrase.
    pub(in crate::ui::page) typed: Typed,
    again: Typed,
    /// Whether both can be read.
    pub(in crate::ui::page) sight: Sight,
    wrong: Option<NewError>,
}

impl Twice {
    /// Whether it will do.
    ///
    /// # Errors
    /// The same with what is wrong, and the id of the field that is to be looked at.
    pub(in crate::ui::page) fn check(&self, ids: &TwiceIds) -> Result<(), (Self, &'static str)> {
        check_new(&self.typed, &self.again).map_err(|wrong| {
            let field = match wrong {
                NewError::TooShort => ids.new,
                NewError::Differ => ids.again,
            };
            (Self { wrong: Some(wrong), ..self.clone() }, field)
        })
    }

    /// The same, with nothing said to be wrong.
    pub(in crate::ui::page) fn unmarked(&self) -> Self {
        Self { wrong: None, ..self.clone() }
    }

    /// What is wrong with a field in words, if it is this.
    fn error(&self, text: Text, error: NewError) -> Option<AttrValue> {
        let wrong = self.wrong.filter(|wrong| *wrong == error);
        wrong.map(|wrong| (text.passphrase.new_error)(wrong).into())
    }
}

/// The ids of the fields, unique on the page.
pub(in crate::ui::page) struct TwiceIds {
    /// Of the passphrase.
    pub(in crate::ui::page) new: &'static str,
    /// Of the same once more.
    pub(in crate::ui::page) again: &'static str,
    /// Of the box that shows both.
    pub(in crate::ui::page) show: &'static str,
}

/// What the form around the fields says in them, and what it is told.
#[derive(Default)]
pub(in crate::ui::page) struct TwiceForm {
    /// Why the form did not work.
    pub(in crate::ui::page) failed: Option<AttrValue>,
    /// Why it is typed twice.
    pub(in crate::ui::page) hint: Option<AttrValue>,
    /// Told at every change of what is typed.
    pub(in crate::ui::page) ontype: Callback<Twice>,
    /// Told when it is shown or hidden.
    pub(in crate::ui::page) onsight: Callback<Twice>,
}

/// The fields.
pub(in crate::ui::page) fn twice_fields(
    text: Text,
    ids: &TwiceIds,
    twice: &Twice,
    form: TwiceForm,
) -> Html {
    let say = &text.passphrase;
    let TwiceForm { failed, hint, ontype, onsight } = form;
    let (kind, sight) = (SecretKind::New, twice.sight);
    let (then, there, shown) = (twice.clone(), twice.clone(), twice.clone());
    let new = secret(Secret {
        id: ids.new,
        label: say.new.into(),
        value: String::from(&*twice.typed).into(),
        oninput: ontype
            .reform(move |typed: String| Twice { typed: typed.into(), ..then.unmarked() }),
        error: twice.error(text, NewError::TooShort).or(failed),
        hint: Some((say.advice)(advice(&twice.typed)).into()),
        kind,
        sight,
    });
    let again = secret(Secret {
        id: ids.again,
        label: say.again.into(),
        value: String::from(&*twice.again).into(),
        oninput: ontype
            .reform(move |again: String| Twice { again: again.into(), ..there.unmarked() }),
        error: twice.error(text, NewError::Differ),
        hint,
        kind,
        sight,
    });
    let onsight = onsight.reform(move |sight| Twice { sight, ..shown.clone() });
    all([new, again, sight_box(ids.show, say.show, sight, &onsight)])
}
