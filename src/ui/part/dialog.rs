//! A question over everything else: the browser's own `<dialog>`, so that Escape closes it and the focus comes back.

use yew::prelude::*;

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
    /// What one should know before answering.
    #[prop_or_default]
    pub children: Html,
    /// The answers: the main one first, then the way out.
    pub actions: Html,
}

/// A dialog. Its content is there only while it is open.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    {
        let (page, id) = (props.page.clone(), props.id.clone());
        use_effect_with(props.open, move |open| {
            if *open { page.open_dialog(&id) } else { page.close_dialog(&id) }
        });
    }
    let onclose = props.onclose.reform(|_: Event| ());
    let title_id = [props.id.as_str(), "-title"].concat();
    html! {
        <dialog class="dialog" id={props.id.clone()} aria-labelledby={title_id.clone()} {onclose}>
            if props.open {
                <h2 id={title_id}>{ props.title.clone() }</h2>
                <div class="stack">{ props.children.clone() }</div>
                <div class="actions">{ props.actions.clone() }</div>
            }
        </dialog>
    }
}
