//! The card as a page of paper: a table of the steps, which goes on on a second page where there are many.

use yew::prelude::*;

use super::{Card, Row, emergency, name_line, printed, strength};
use crate::ui::context::Site;
use crate::ui::part::{all, cell, column, list, para, row_head, tag, tag_named, words};

/// The page.
pub(super) fn whole_page(site: &Site, card: Card, rows: &[Row]) -> Html {
    let say = site.text.dose_card;
    let content = [
        tag("h2", "", words(say.title)),
        name_line(site),
        para((say.strength)(&strength(site, card))),
        table(site, rows),
        emergency(site),
        para(say.keep),
        printed(site),
    ];
    tag_named("article", "paper stack", "card", all(content))
}

fn table(site: &Site, rows: &[Row]) -> Html {
    let say = site.text.dose_card;
    let heads = tag("tr", "", all([column(say.dose), column(say.mark), column(say.when)]));
    let row = |row: &Row| {
        let draw = tag("span", "strong", words(row.draw.clone()));
        let flags = row.flags.iter().map(|flag| tag("small", "under", words(flag.clone())));
        let flags = list(flags.collect());
        let when = all([words(row.dates.clone()), under(&row.times)]);
        let mark = all([words(row.mark.clone()), flags]);
        tag("tr", "", all([row_head(draw), cell("", say.mark, mark), cell("", say.when, when)]))
    };
    let body = list(rows.iter().map(row).collect());
    tag("table", "t t--stack", all([tag("thead", "", heads), tag("tbody", "", body)]))
}

fn under(text: &str) -> Html {
    tag("small", "under", words(text.to_owned()))
}
