//! One line of a list: whether it is asked about, its way up and down, and its name. What becomes of it is the page's.

use yew::prelude::*;

use super::{Desk, State, Which, make};
use crate::ui::context::Site;
use crate::ui::part::{
    Button, ButtonKind, Field, FieldKind, Glyph, all, button, field, icon, tag, words,
};
use crate::ui::state::lists::{Change, Row};

/// A line; `ends` is whether it can be moved up, and down.
pub(super) fn line(
    site: &Site,
    desk: &State,
    which: Which,
    row: &Row,
    ends: (Reach, Reach),
) -> Html {
    let say = &site.text.lists;
    let press = |change: Change| {
        let (site, desk) = (site.clone(), desk.clone());
        move |()| make(&site, &desk, which, &change)
    };
    let number = row.number;
    let id = which.id("show", number);
    let onchange = Callback::from(press(Change::Flip(number))).reform(|_: Event| ());
    let built_in = row.renamed.map(|name| tag("small", "sub", words((say.built_in)(name))));
    let name = all([tag("span", "", words(row.name.clone())), built_in.unwrap_or_default()]);
    let check = html! {
        <label class="line__show">
            <input type="checkbox" {id} checked={row.shown} {onchange} />
            { tag("span", "", name) }
        </label>
    };
    let up = arrow(
        Glyph::Up,
        which.id("up", number),
        (say.up)(&row.name),
        ends.0,
        press(Change::Up(number)),
    );
    let down = arrow(
        Glyph::Down,
        which.id("down", number),
        (say.down)(&row.name),
        ends.1,
        press(Change::Down(number)),
    );
    let open = matches!(&desk.renaming, Some((of, at, _)) if *of == which && *at == number);
    let rename = rename_button(desk, which, row, say.rename, (say.rename_named)(&row.name));
    let wrong = match desk.wrong {
        Some((of, Some(at), error)) if of == which && at == number && !open => {
            html! { <p class="error" role="alert">{ (say.error)(error) }</p> }
        }
        _ => Html::default(),
    };
    let form = if open { renaming(site, desk, which, row) } else { Html::default() };
    all([check, tag("div", "line__do", all([up, down, rename])), wrong, form])
}

/// Whether a row can be moved that way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Moves,
    AtTheEnd,
}

impl Reach {
    pub(super) const fn from(place: usize, end: usize) -> Self {
        if place == end { Self::AtTheEnd } else { Self::Moves }
    }
}

/// A button that moves a row. At the end of the list it stays, so that the focus does too, and says that it does nothing.
fn arrow(
    glyph: Glyph,
    id: String,
    label: String,
    reach: Reach,
    press: impl Fn(()) + 'static,
) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| {
        if reach == Reach::Moves {
            press(());
        }
    });
    let aria_disabled = (reach == Reach::AtTheEnd).then_some("true");
    html! {
        <button type="button" class="btn line__move" {id} aria-label={label} aria-disabled={aria_disabled} {onclick}>
            { icon(glyph) }
        </button>
    }
}

fn rename_button(
    desk: &State,
    which: Which,
    row: &Row,
    label: &'static str,
    spoken: String,
) -> Html {
    let id = which.id("rename", row.number);
    let (desk, number, name) = (desk.clone(), row.number, row.name.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        let renaming = Some((which, number, name.clone()));
        let focus = desk.leads_to(Some(which.id("name", number)));
        desk.set(Desk { renaming, wrong: None, focus, ..(*desk).clone() });
    });
    html! { <button type="button" class="btn" {id} aria-label={spoken} {onclick}>{ label }</button> }
}

fn renaming(site: &Site, desk: &State, which: Which, row: &Row) -> Html {
    let say = &site.text.lists;
    let number = row.number;
    let typed = desk.renaming.as_ref().map(|(_, _, typed)| typed.clone()).unwrap_or_default();
    let error = match desk.wrong {
        Some((of, Some(at), error)) if of == which && at == number => {
            Some(AttrValue::from((say.error)(error)))
        }
        _ => None,
    };
    let oninput = {
        let (site, desk) = (site.clone(), desk.clone());
        Callback::from(move |typed| {
            let renaming = Some((which, number, typed));
            let next = Desk { renaming, wrong: None, ..(*desk).clone() };
            next.keep_typed(&site);
            desk.set(next);
        })
    };
    let name = Field {
        id: which.id("name", number).into(),
        label: (say.new_name)(&row.name).into(),
        value: typed.clone().into(),
        oninput,
        error,
        hint: Some(say.own_hint.into()),
        kind: FieldKind::Text,
        ..Field::default()
    };
    let press = |change: Change| {
        let (site, desk) = (site.clone(), desk.clone());
        Callback::from(move |()| make(&site, &desk, which, &change))
    };
    let cancel = {
        let (site, desk) = (site.clone(), desk.clone());
        Callback::from(move |()| {
            let focus = desk.leads_to(Some(which.id("rename", number)));
            let next = Desk { renaming: None, wrong: None, focus, ..(*desk).clone() };
            next.keep_typed(&site);
            desk.set(next);
        })
    };
    let plain = |label: AttrValue, onpress| button(Button { label, onpress, ..Button::default() });
    let unname = row
        .renamed
        .map(|built_in| plain((say.unname)(built_in).into(), press(Change::Unname(number))));
    let buttons = [
        plain(say.keep.into(), press(Change::Rename(number, typed))),
        unname.unwrap_or_default(),
        button(Button {
            label: say.cancel.into(),
            onpress: cancel,
            kind: ButtonKind::Quiet,
            ..Button::default()
        }),
    ];
    tag("div", "line__name stack", all([field(name), tag("div", "row", all(buttons))]))
}
