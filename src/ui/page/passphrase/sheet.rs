//! The recovery sheet: the code on one page of paper, and the question whether it is kept.

use yew::prelude::*;

use crate::ui::context::Site;
use crate::ui::part::{
    Button, Field, FieldKind, Glyph, all, button, field, list, para, spoken, tag, tag_named, words,
};

/// The sheet with its code, and the button that prints it.
pub(super) fn sheet(site: &Site, code: &AttrValue) -> Html {
    let say = &site.text.passphrase;
    let page = site.page().clone();
    let print = Button {
        label: say.print.into(),
        onpress: Callback::from(move |()| page.print()),
        glyph: Some(Glyph::Printer),
        testid: Some("print"),
        ..Button::default()
    };
    let mut groups = vec![spoken(say.code)];
    for group in code.split('-') {
        // A space between them: so they are read, and copied, one by one.
        groups.extend([words(" "), tag("span", "code__group", words(group.to_owned()))]);
    }
    let groups = tag_named("div", "code", "code", list(groups));
    let lines = say.sheet_what.iter().map(|line| para(*line)).collect();
    let now = site.diary().now().local().date();
    let made = site.date(now, crate::ui::port::DateForm::Whole);
    let paper = [
        tag("h2", "", words(say.sheet_title)),
        groups,
        list(lines),
        tag("p", "small", words(made)),
    ];
    let head = [tag("h2", "", words(say.sheet)), para(say.sheet_lead)];
    all([
        tag("div", "stack no-print", all(head)),
        tag_named("article", "paper stack", "sheet", all(paper)),
        tag("p", "no-print", button(print)),
    ])
}

/// The field for the last group of the code.
pub(super) fn last_group(
    site: &Site,
    typed: &str,
    wrong: Option<()>,
    oninput: Callback<String>,
) -> Html {
    let say = &site.text.passphrase;
    field(Field {
        id: "last-group".into(),
        label: say.last_group.into(),
        value: typed.to_owned().into(),
        oninput,
        error: wrong.map(|()| say.last_group_wrong.into()),
        hint: Some(say.last_group_hint.into()),
        kind: FieldKind::Text,
        ..Field::default()
    })
}
