//! What every page may ask for: the ports, the words, the settings. It knows no place.
//!
//! Pages call these hooks; parts never do, they are given properties.

use std::rc::Rc;

use yew::prelude::*;

use super::first_start::use_first_start;
use super::keeper::{self, DiaryHandle};
use super::locksmith;
use super::numbers;
use super::port::{DateForm, Look, PagePort, Part, Ports};
use super::shelf::{Held, Shelf, use_shelf};
use super::state::calculator::Inputs;
use super::state::trends::Trends;
use super::state::{Browse, SettingsAction, SettingsState};
use super::text::Text;
use crate::diary::{DayBoundary, Moment, NaiveDate, NaiveDateTime, NaiveTime, Night};
use crate::dose::Style;
use crate::store::settings::{self, KEY};
use crate::store::{Settings, TextSize, Theme, may_be_sealed};
use crate::ui::part::all;

/// Everything that a page may ask for. One context for all of it: each provider of its own would be 3 kB of program.
#[derive(Clone, PartialEq, Debug)]
pub struct Site {
    /// The words of the person's language.
    pub text: Text,
    /// How numbers and quantities are written for this person.
    pub style: Style,
    /// The settings, and the way to change them; in them are the ports that `main` gave.
    pub settings: SettingsHandle,
    /// What outlives the pages.
    pub shelf: Shelf,
    /// Whether nothing of a diary is on this device, as far as can be told without the diary's code.
    pub is_first_start: bool,
    /// Whether the diary was sealed, perhaps, when the app was opened: there is the record of a key.
    pub may_be_sealed: bool,
    /// To be called when code has come: what waited for it is shown.
    pub arrived: Callback<()>,
}

impl Site {
    /// The page that the app is shown on.
    #[must_use]
    pub fn page(&self) -> &PagePort {
        &self.settings.ports.page
    }

    /// Every port.
    #[must_use]
    pub(in crate::ui) const fn ports(&self) -> &Ports {
        &self.settings.ports
    }

    /// The diary, and the ways to change it. Only for pages of the diary: its code must be there.
    #[must_use]
    pub fn diary(&self) -> DiaryHandle {
        DiaryHandle::new(&self.shelf, &self.settings.ports, self.settings.settings().day_boundary)
    }

    /// What is typed into the calculators, and the way to change it. It outlives their pages, so that a look at the settings costs
    /// nothing that was typed.
    #[must_use]
    pub fn inputs(&self) -> Held<Inputs> {
        self.shelf.held(Inputs::default)
    }

    /// What the Diary place shows, and the way to change it. It outlives the page too.
    #[must_use]
    pub fn browse(&self) -> Held<Browse> {
        self.shelf.held(Browse::default)
    }

    /// What the Trends place shows, and the way to change it. It outlives the page as well.
    #[must_use]
    pub fn trends(&self) -> Held<Trends> {
        self.shelf.held(Trends::default)
    }

    /// A date in words.
    #[must_use]
    pub fn date(&self, date: NaiveDate, form: DateForm) -> String {
        self.settings.ports.clock.date(date, form)
    }

    /// A time of day.
    #[must_use]
    pub fn time(&self, at: Moment) -> String {
        self.clock_time(at.local())
    }

    /// When nights end, as a time of day.
    #[must_use]
    pub fn night_end(&self, boundary: DayBoundary) -> String {
        let minutes = u32::from(boundary.minutes());
        let time = NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap_or_default();
        self.clock_time(Night::FIRST.date().and_time(time))
    }

    /// The time that a wall clock shows.
    #[must_use]
    pub fn clock_time(&self, at: NaiveDateTime) -> String {
        self.settings.ports.clock.time(at)
    }
}

/// The site that the [`Frame`] around this page made.
#[hook]
pub fn use_site() -> Site {
    let site: Option<Site> = use_context();
    in_frame(site)
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
    pub fn change(&self, change: impl Fn(&mut Settings)) {
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

/// Gives everything below it the [`Site`]. `App` stands in one; tests put a single page in one.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let settings = use_kept_settings(&props.ports);
    let style = numbers::style(settings.settings(), &props.ports.page.number_sample());
    let shelf = use_shelf();
    let is_first_start = use_first_start(&props.ports);
    let arrived = use_arrived();
    let may_be_sealed = {
        let store = Rc::clone(&props.ports.store);
        *use_memo((), move |()| may_be_sealed(store.as_ref()))
    };
    let text = Text(&super::text::EN);
    let site = Site { text, style, settings, shelf, is_first_start, may_be_sealed, arrived };
    let there = props.ports.page.has_part(Part::Diary);
    let keeper = if there { keeper::keeper() } else { Html::default() };
    let watch = there && props.ports.page.has_part(Part::Seal);
    let watch = if watch { locksmith::watch() } else { Html::default() };
    let keeper = all([keeper, watch]);
    html! {
        <ContextProvider<Site> context={site}>{ keeper }{ props.children.clone() }</ContextProvider<Site>>
    }
}

/// What is to be called when code has come. It stays the same.
#[hook]
fn use_arrived() -> Callback<()> {
    let show = use_force_update();
    let arrived = use_memo((), |()| Callback::from(move |()| show.force_update()));
    Callback::clone(&arrived)
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
