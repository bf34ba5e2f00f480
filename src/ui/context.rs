//! What every page may ask for: the ports, the words, the settings. It knows no place.
//!
//! Pages call these hooks; parts never do, they are given properties.

use yew::prelude::*;

use super::numbers;
use super::port::{Look, Ports};
use super::state::calculator::Inputs;
use super::state::{SettingsAction, SettingsState};
use super::text::Text;
use crate::dose::Style;
use crate::store::settings::{self, KEY};
use crate::store::{Settings, TextSize, Theme};

/// The words of the person's language.
#[hook]
pub fn use_text() -> Text {
    let text: Option<Text> = use_context();
    in_frame(text)
}

/// The ports that `main` gave.
#[hook]
pub fn use_ports() -> Ports {
    let ports: Option<Ports> = use_context();
    in_frame(ports)
}

/// The settings, and the way to change them.
#[hook]
pub fn use_settings() -> SettingsHandle {
    let settings: Option<SettingsHandle> = use_context();
    in_frame(settings)
}

/// What is typed into the calculators, and the way to change it. It outlives their pages, so that a look at the settings costs
/// nothing that was typed.
#[hook]
pub fn use_inputs() -> UseReducerHandle<Inputs> {
    let inputs: Option<UseReducerHandle<Inputs>> = use_context();
    in_frame(inputs)
}

/// How numbers and quantities are written for this person.
#[hook]
pub fn use_style() -> Style {
    let page = use_ports().page;
    let sample = use_memo((), move |()| page.number_sample());
    numbers::style(use_settings().settings(), &sample)
}

#[expect(
    clippy::expect_used,
    reason = "a page outside `Frame` is a mistake in the code that its first rendering shows"
)]
fn in_frame<T>(context: Option<T>) -> T {
    context.expect("rendered inside `Frame`")
}

/// The settings on the screen, and the way to change them.
#[derive(Clone, PartialEq, Debug)]
pub struct SettingsHandle {
    state: UseReducerHandle<SettingsState>,
    ports: Ports,
}

impl SettingsHandle {
    /// What holds now.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.state.settings
    }

    /// The settings with how they stand.
    #[must_use]
    pub fn state(&self) -> &SettingsState {
        &self.state
    }

    /// Changes the settings: saves them first, and then shows them, saved or not.
    pub fn change(&self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.settings().clone();
        change(&mut settings);
        self.keep(settings);
    }

    /// Changes the settings as [`change`](Self::change) does, unless the change itself refuses.
    ///
    /// # Errors
    /// What `change` says; the settings are then as they were.
    pub fn try_change<E>(
        &self,
        change: impl FnOnce(&mut Settings) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut settings = self.settings().clone();
        change(&mut settings)?;
        self.keep(settings);
        Ok(())
    }

    fn keep(&self, settings: Settings) {
        let saved = settings::save(self.ports.store.as_ref(), &settings);
        self.state.dispatch(SettingsAction::Changed(settings, saved));
    }
}

/// What a [`Frame`] needs.
#[derive(Properties, PartialEq, Debug)]
pub struct FrameProps {
    /// The ports, real or of memory.
    pub ports: Ports,
    /// The pages that may ask.
    #[prop_or_default]
    pub children: Html,
}

/// Gives everything below it the contexts. `App` stands in one; tests put a single page in one.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let settings = use_kept_settings(&props.ports);
    let inputs = use_reducer_eq(Inputs::default);
    html! {
        <ContextProvider<Ports> context={props.ports.clone()}>
            <ContextProvider<Text> context={Text(&super::text::EN)}>
                <ContextProvider<SettingsHandle> context={settings}>
                    <ContextProvider<UseReducerHandle<Inputs>> context={inputs}>
                        { props.children.clone() }
                    </ContextProvider<UseReducerHandle<Inputs>>>
                </ContextProvider<SettingsHandle>>
            </ContextProvider<Text>>
        </ContextProvider<Ports>>
    }
}

/// Opens the settings, follows what other tabs save, and gives the page their look.
#[hook]
fn use_kept_settings(ports: &Ports) -> SettingsHandle {
    let state = {
        let store = ports.store.clone();
        use_reducer_eq(move || SettingsState::from(settings::open(store.as_ref())))
    };
    {
        let (ports, dispatcher) = (ports.clone(), state.dispatcher());
        use_effect_with((), move |()| {
            let store = ports.store.clone();
            let reread = Callback::from(move |()| {
                dispatcher.dispatch(SettingsAction::Reread(settings::open(store.as_ref())));
            });
            let guard = ports.page.on_kept_elsewhere(KEY, reread);
            move || drop(guard)
        });
    }
    {
        let page = ports.page.clone();
        use_effect_with(look(&state.settings), move |look| page.set_look(*look));
    }
    SettingsHandle { state, ports: ports.clone() }
}

fn look(settings: &Settings) -> Look {
    let theme = match settings.theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    let text = match settings.text_size {
        TextSize::Normal => None,
        TextSize::Large => Some("large"),
        TextSize::Largest => Some("largest"),
    };
    Look { theme, text }
}
