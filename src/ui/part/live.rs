//! A sentence for screen readers, said when it has stopped changing: who types is not talked over at every key.

use yew::prelude::*;

use crate::ui::port::PagePort;

/// How long a sentence must stand before it is said.
const PAUSE_MS: u32 = 700;

/// What a [`LiveRegion`] is given.
#[derive(Properties, PartialEq, Debug)]
pub struct LiveRegionProps {
    /// Has the timer.
    pub page: PagePort,
    /// The whole sentence as it is now; empty says nothing.
    pub sentence: AttrValue,
}

/// A polite live region that is heard and not seen.
#[component]
pub fn LiveRegion(props: &LiveRegionProps) -> Html {
    let said = use_state_eq(|| props.sentence.clone());
    {
        let (page, said) = (props.page.clone(), said.clone());
        use_effect_with(props.sentence.clone(), move |sentence| {
            let sentence = sentence.clone();
            let timer = page.after(PAUSE_MS, Callback::from(move |()| said.set(sentence.clone())));
            move || drop(timer)
        });
    }
    html! { <p class="vh" role="status">{ (*said).clone() }</p> }
}
