//! A question over everything else: the browser's own `<dialog>`, so that Escape closes it and the focus comes back.

use yew::prelude::*;

use super::notice::{Grade, mark};
use super::{all, tag, words};
use crate::ui::port::PagePort;

/// What a [`Dialog`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct DialogProps {
    /// The id of the dialog; the title's is `<id>-title`.
    pub id: AttrValue,
    /// Opens and closes it.
    pub page: PagePort,
    /// Whether it shows.
    pub open: bool,
    /// Told when it was closed, by Escape too: set `open` to false.
    pub onclose: Callback<()>,
    /// What is asked.
    pub title: Html,
    /// The word for a stop, where it is one: then it looks like one, and the title has the focus first, so that no key that is still
    /// held down answers it.
    #[prop_or_default]
    pub stop: Option<AttrValue>,
    /// What one should know before answering.
    #[prop_or_default]
    pub children: Html,
    /// The answers: the main one first, then the way out.
    pub actions: Html,
}

/// A dialog. Its content is there only while it is open.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let title_id = [props.id.as_str(), "-title"].concat();
    {
        let (page, id, stops) = (props.page.clone(), props.id.clone(), props.stop.is_some());
        let title_id = title_id.clone();
        use_effect_with(props.open, move |open| {
            if !open {
                return page.close_dialog(&id);
            }
            page.open_dialog(&id);
            if stops {
                page.focus(&title_id);
            }
        });
    }
    let onclose = props.onclose.reform(|_: Event| ());
    let (class, role) = match props.stop {
        Some(_) => ("dialog dialog--stop", Some("alertdialog")),
        None => ("dialog", None),
    };
    let content = if props.open { content(props, &title_id) } else { Html::default() };
    html! {
        <dialog {class} {role} id={props.id.clone()} aria-labelledby={title_id} {onclose}>{ content }</dialog>
    }
}

fn content(props: &DialogProps, title_id: &str) -> Html {
    let id = title_id.to_owned();
    let body = tag("div", "stack", props.children.clone());
    let actions = tag("div", "actions", props.actions.clone());
    let Some(stop) = props.stop.clone() else {
        return all([html! { <h2 {id}>{ props.title.clone() }</h2> }, body, actions]);
    };
    let title = all([tag("span", "word", words(stop)), words(" "), props.title.clone()]);
    let title = html! { <h2 class="title" {id} tabindex="-1">{ title }</h2> };
    let note = tag("div", "note note--stop", all([mark(Grade::Stop), title, body]));
    all([note, actions])
}
