//! The symptoms and side effects that are asked about: shown or hidden, in what order, under which names.

mod line;

use yew::prelude::*;

use self::line::{Reach, line};
use super::head;
use super::saving;
use crate::diary::{Kind, List, ListError, SideEffect, Symptom};
use crate::store::Lists;
use crate::ui::context::{Site, use_site};
use crate::ui::part::{
    Button, Field, FieldKind, all, button, field, link, list, para, tag, tag_named, words,
};
use crate::ui::route::Route;
use crate::ui::shell::HEADING;
use crate::ui::state::lists::{Change, Row, Typed, changed, rows};
use crate::ui::state::{Deed, FormName};
use crate::ui::text::Text;

/// The symptoms and side effects that are asked about.
#[inline(never)] // so that the build can split it off
pub fn lists_page(site: &Site) -> Html {
    let back = link(Route::Settings.address(), site.text.lists.back);
    all([
        head(site.text.shell.lists, Some(site.text.lists.lead)),
        html! { <ListsDesk /> },
        tag("p", "section back", back),
    ])
}

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Symptoms,
    Effects,
}

/// What is typed, and what the last change was.
#[derive(Clone, Default, PartialEq)]
struct Desk {
    /// The row that is being renamed, and what is typed.
    renaming: Option<(Which, u32, String)>,
    /// What is typed for a row of the person's own.
    adding: [String; 2],
    /// What was wrong with the last change.
    wrong: Option<(Which, Option<u32>, ListError)>,
    /// What the last change did, where it needs saying.
    said: Option<String>,
    /// What takes the focus when the change is on the screen; one more at each change, so that it takes it again.
    focus: (u32, Option<String>),
}

type State = UseStateHandle<Desk>;

impl Desk {
    /// With what was typed and not kept when the page was left.
    fn begun(site: &Site) -> Self {
        let typed = site.diary().typed(FormName::Lists);
        let typed = typed.and_then(|fields| Typed::of(&fields)).unwrap_or_default();
        let renaming = typed.renaming.and_then(|(list, number, name)| {
            let which = [Which::Symptoms, Which::Effects].get(list).copied()?;
            Some((which, number, name))
        });
        Self { renaming, adding: typed.adding, ..Self::default() }
    }

    /// Keeps what is typed until it is in a list.
    fn keep_typed(&self, site: &Site) {
        let renaming = self.renaming.as_ref();
        let renaming = renaming.map(|(which, number, name)| (which.place(), *number, name.clone()));
        let typed = Typed { adding: self.adding.clone(), renaming };
        if typed == Typed::default() {
            site.diary().done_typing(FormName::Lists);
        } else {
            site.diary().type_into(FormName::Lists, typed.fields());
        }
    }

    /// The focus for an element with this id, as a change of its own.
    fn leads_to(&self, id: Option<String>) -> (u32, Option<String>) {
        (self.focus.0.wrapping_add(1), id)
    }
}

/// Both lists.
#[component]
fn ListsDesk() -> Html {
    let site = use_site();
    let desk = use_state_eq(|| Desk::begun(&site));
    {
        let page = site.page().clone();
        use_effect_with(desk.focus.clone(), move |(_, id)| {
            if let Some(id) = id {
                page.focus(id);
            }
        });
    }
    let Lists { symptoms, side_effects } = site.diary().read(|engine| engine.lists());
    let (text, say) = (site.text, &site.text.lists);
    let changed = desk.said.clone().unwrap_or_else(|| say.changed.to_owned());
    let words_for = move |deed| (deed == Deed::Lists).then(|| changed.clone().into());
    all([
        saving::changed(&site, words_for),
        tag("p", "first", words(say.stays)),
        section(&site, &desk, Which::Symptoms, &rows(&symptoms, text.names.symptom)),
        section(&site, &desk, Which::Effects, &rows(&side_effects, text.names.side_effect)),
    ])
}

impl Which {
    const fn name(self) -> &'static str {
        match self {
            Self::Symptoms => "symptom",
            Self::Effects => "effect",
        }
    }

    const fn place(self) -> usize {
        match self {
            Self::Symptoms => 0,
            Self::Effects => 1,
        }
    }

    /// The id of what belongs to a row.
    fn id(self, what: &str, number: u32) -> String {
        [what, "-", self.name(), "-", &number.to_string()].concat()
    }

    /// The id of the field for a line of the person's own.
    fn own(self) -> String {
        ["own-", self.name()].concat()
    }

    /// The id of the field that a change is typed in, if it is: an error stands under it.
    fn field(self, change: &Change) -> Option<String> {
        match change {
            Change::Rename(number, _) | Change::Unname(number) => Some(self.id("name", *number)),
            Change::Add(_) => Some(self.own()),
            Change::Flip(_) | Change::Up(_) | Change::Down(_) => None,
        }
    }

    /// The lists after a change of this one.
    fn changed(self, lists: &Lists, change: &Change, text: Text) -> Result<Lists, ListError> {
        fn one<K: Kind>(
            list: &List<K>,
            change: &Change,
            catalogue: fn(K) -> &'static str,
        ) -> Result<List<K>, ListError> {
            changed(list, change, catalogue)
        }
        let mut lists = lists.clone();
        match self {
            Self::Symptoms => {
                lists.symptoms = one::<Symptom>(&lists.symptoms, change, text.names.symptom)?;
            }
            Self::Effects => {
                lists.side_effects =
                    one::<SideEffect>(&lists.side_effects, change, text.names.side_effect)?;
            }
        }
        Ok(lists)
    }

    /// Its rows, as they are kept.
    fn rows(self, lists: &Lists, text: Text) -> Vec<Row> {
        match self {
            Self::Symptoms => rows(&lists.symptoms, text.names.symptom),
            Self::Effects => rows(&lists.side_effects, text.names.side_effect),
        }
    }
}

/// Makes a change and keeps it. What is typed goes only when it is kept.
fn make(site: &Site, desk: &State, which: Which, change: &Change) {
    let before = site.diary().read(|engine| engine.lists());
    let about = match change {
        Change::Flip(number)
        | Change::Up(number)
        | Change::Down(number)
        | Change::Rename(number, _)
        | Change::Unname(number) => Some(*number),
        Change::Add(_) => None,
    };
    let lists = match which.changed(&before, change, site.text) {
        Ok(lists) => lists,
        Err(error) => {
            let (wrong, focus) = (Some((which, about, error)), desk.leads_to(which.field(change)));
            return desk.set(Desk { wrong, focus, ..(**desk).clone() });
        }
    };
    let all = which.rows(&lists, site.text);
    // Why it is not kept stands under the heading; then what is typed stays.
    if site.diary().save_lists(lists).is_err() {
        return site.page().focus(HEADING);
    }
    let mut next = Desk { wrong: None, said: None, ..(**desk).clone() };
    let focus = match change {
        Change::Flip(_) => None,
        Change::Up(number) => Some(which.id("up", *number)),
        Change::Down(number) => Some(which.id("down", *number)),
        Change::Rename(number, _) | Change::Unname(number) => {
            next.renaming = None;
            Some(which.id("rename", *number))
        }
        Change::Add(_) => {
            if let Some(typed) = next.adding.get_mut(which.place()) {
                typed.clear();
            }
            which.field(change)
        }
    };
    if let (Change::Up(number) | Change::Down(number), say) = (change, &site.text.lists) {
        let place = all.iter().position(|row| row.number == *number);
        next.said = place.and_then(|place| {
            all.get(place).map(|row| (say.moved)(&row.name, place + 1, all.len()))
        });
    }
    next.focus = desk.leads_to(focus);
    if !matches!(change, Change::Flip(_) | Change::Up(_) | Change::Down(_)) {
        next.keep_typed(site);
    }
    desk.set(next);
}

fn section(site: &Site, desk: &State, which: Which, rows: &[Row]) -> Html {
    let say = &site.text.lists;
    let (name, lead) = match which {
        Which::Symptoms => (say.symptoms, say.symptoms_lead),
        Which::Effects => (say.effects, say.effects_lead),
    };
    let shown = rows.iter().filter(|row| row.shown).count();
    let count = match which {
        Which::Symptoms => "symptoms-shown",
        Which::Effects => "effects-shown",
    };
    let last = rows.len().saturating_sub(1);
    let lines = rows
        .iter()
        .enumerate()
        .map(|(place, row)| {
            let ends = (Reach::from(place, 0), Reach::from(place, last));
            html! { <li key={row.number} class="line">{ line(site, desk, which, row, ends) }</li> }
        })
        .collect();
    let lines = html! { <ul class="lines" role="list">{ list(lines) }</ul> };
    let content = [
        tag("h2", "", words(name)),
        para(lead),
        tag_named("p", "sub", count, words((say.shown)(shown))),
        lines,
        adding(site, desk, which),
    ];
    tag("section", "section stack", all(content))
}

fn adding(site: &Site, desk: &State, which: Which) -> Html {
    let say = &site.text.lists;
    let (label, add) = match which {
        Which::Symptoms => (say.own_symptom, say.add_symptom),
        Which::Effects => (say.own_effect, say.add_effect),
    };
    let typed = desk.adding.get(which.place()).cloned().unwrap_or_default();
    let error = match desk.wrong {
        Some((of, None, error)) if of == which => Some(AttrValue::from((say.error)(error))),
        _ => None,
    };
    let oninput = {
        let (site, desk) = (site.clone(), desk.clone());
        Callback::from(move |typed: String| {
            let mut next = Desk { wrong: None, ..(*desk).clone() };
            if let Some(place) = next.adding.get_mut(which.place()) {
                *place = typed;
            }
            next.keep_typed(&site);
            desk.set(next);
        })
    };
    let own = Field {
        id: which.own().into(),
        label: label.into(),
        value: typed.clone().into(),
        oninput,
        error,
        hint: Some(say.own_hint.into()),
        kind: FieldKind::Text,
        ..Field::default()
    };
    let (site, desk) = (site.clone(), desk.clone());
    let onpress = Callback::from(move |()| make(&site, &desk, which, &Change::Add(typed.clone())));
    let add = button(Button { label: add.into(), onpress, ..Button::default() });
    tag("div", "line__name stack", all([field(own), tag("p", "", add)]))
}
