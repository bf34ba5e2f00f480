//! What the forms of the passphrase share: a form that password managers know, its button, and what is said while it works.

use yew::prelude::*;

use crate::ui::locksmith::LockError;
use crate::ui::part::{all, tag, words};
use crate::ui::text::Text;

/// How a form stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Stand {
    /// It waits for the person.
    #[default]
    Idle,
    /// It works; what it says.
    Working(&'static str),
    /// It is done; what it says.
    Done(&'static str),
    /// It did not work.
    Failed(LockError),
}

impl Stand {
    /// What is wrong, in words.
    pub(super) fn error(&self, text: Text) -> Option<AttrValue> {
        if let Self::Failed(error) = self {
            Some((text.passphrase.error)(error).into())
        } else {
            None
        }
    }
}

/// A form: Enter and its button do the same. Password managers want a name beside a password; ours is that of the app.
pub(super) fn form(
    text: Text,
    testid: &'static str,
    content: Html,
    go: (&'static str, Callback<()>),
) -> Html {
    let (label, onsend) = go;
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        onsend.emit(());
    });
    let button = html! {
        <button type="submit" class="btn btn--main" data-testid={[testid, "-go"].concat()}>{ tag("span", "", words(label)) }</button>
    };
    html! {
        <form class="stack" data-testid={testid} {onsubmit}>
            <input type="text" hidden={true} autocomplete="username" value={text.shell.name} readonly={true} />
            { all([content, tag("p", "row", button)]) }
        </form>
    }
}

/// What a form says of itself: there from the start, so that what comes into it is announced. It can be given the focus.
pub(super) fn status(id: &'static str, stand: &Stand) -> Html {
    let said = match stand {
        Stand::Idle | Stand::Failed(_) => "",
        Stand::Working(said) | Stand::Done(said) => said,
    };
    html! { <p {id} tabindex="-1" role="status" data-testid="status">{ said }</p> }
}
