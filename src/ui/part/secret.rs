//! A field for a secret: hidden unless it is to be shown, open to pasting and to password managers.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{all, label, tag};

/// What kind of secret, so that password managers offer the right thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SecretKind {
    /// The one that holds now.
    #[default]
    Current,
    /// One that is to hold.
    New,
    /// A code on paper, which no password manager knows.
    OnPaper,
}

/// Whether what is typed can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// As dots.
    #[default]
    Hidden,
    /// As it is.
    Shown,
}

/// What a [`secret`] is given; the rest can be left to the default.
#[derive(Default)]
pub struct Secret {
    /// The id of the input, unique on the page.
    pub id: &'static str,
    /// The label above it.
    pub label: AttrValue,
    /// The text in it, exactly as typed.
    pub value: AttrValue,
    /// Told the whole text at every change.
    pub oninput: Callback<String>,
    /// What is wrong with it, if anything.
    pub error: Option<AttrValue>,
    /// Under the field.
    pub hint: Option<AttrValue>,
    /// What kind of secret.
    pub kind: SecretKind,
    /// Whether it can be read.
    pub sight: Sight,
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct(self.id).finish_non_exhaustive()
    }
}

/// The field with its label, hint and error.
pub fn secret(given: Secret) -> Html {
    let Secret { id, label: name, value, oninput, error, hint, kind, sight } = given;
    let oninput = oninput
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let (autocomplete, sight) = match kind {
        SecretKind::Current => ("current-password", sight),
        SecretKind::New => ("new-password", sight),
        SecretKind::OnPaper => ("off", Sight::Shown),
    };
    let type_ = match sight {
        Sight::Hidden => "password",
        Sight::Shown => "text",
    };
    let (error_id, hint_id) = ([id, "-error"].concat(), [id, "-hint"].concat());
    let described = match (&error, &hint) {
        (None, None) => None,
        (Some(_), None) => Some(error_id.clone()),
        (None, Some(_)) => Some(hint_id.clone()),
        (Some(_), Some(_)) => Some([error_id.as_str(), hint_id.as_str()].join(" ")),
    };
    let input = html! {
        <input type={type_} class="input" {id} {autocomplete} autocapitalize="off" autocorrect="off" spellcheck="false"
            {value} aria-invalid={error.is_some().then_some("true")} aria-describedby={described} {oninput} />
    };
    // It is announced when it comes: the person has pressed a button, and looks elsewhere.
    let error =
        error.map(|text| html! { <p class="error" id={error_id} role="alert">{ text }</p> });
    let hint = hint.map(|text| html! { <p class="hint" id={hint_id}>{ text }</p> });
    let content =
        [label(id.into(), name), input, error.unwrap_or_default(), hint.unwrap_or_default()];
    tag("div", "field", all(content))
}

/// The box that shows or hides what is typed.
pub fn sight_box(
    id: &'static str,
    name: &'static str,
    sight: Sight,
    onsight: &Callback<Sight>,
) -> Html {
    let next = if sight == Sight::Hidden { Sight::Shown } else { Sight::Hidden };
    let onchange = onsight.reform(move |_: Event| next);
    html! {
        <label class="line__show">
            <input type="checkbox" {id} checked={sight == Sight::Shown} {onchange} />
            { tag("span", "", super::words(name)) }
        </label>
    }
}
