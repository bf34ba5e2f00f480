//! The card for the wallet: a front, and as many panels of steps as they need, each of the size of a bank card. Owns how many steps go
//! onto a panel; what is printed is cut at its edge, so they are counted with room to spare.

use yew::prelude::*;

use super::{Card, Row, emergency, name_line, printed, strength};
use crate::ui::context::Site;
use crate::ui::part::{list, para, tag, tag_named, words};

/// How many lines of steps a panel has room for.
const MOST_LINES: usize = 10;
/// How many characters surely go onto a line.
const LETTERS: usize = 46;

/// The panels, in the order in which they are cut out.
pub(super) fn wallet(site: &Site, card: Card, rows: &[Row]) -> Html {
    let mut panels = vec![front(site, card)];
    panels.extend(panels_of(rows).into_iter().map(|rows| steps(site, card, rows)));
    tag_named("article", "wallet", "card", list(panels))
}

fn front(site: &Site, card: Card) -> Html {
    let say = site.text.dose_card;
    let content = vec![
        tag("h2", "", words(say.title)),
        name_line(site),
        para((say.strength)(&strength(site, card))),
        emergency(site),
        para(say.keep),
        printed(site),
    ];
    tag("section", "panel", list(content))
}

fn steps(site: &Site, card: Card, rows: &[Row]) -> Html {
    let top = (site.text.dose_card.panel)(&strength(site, card));
    let mut content = vec![tag("h2", "", words(top))];
    content.extend(rows.iter().map(step));
    tag("section", "panel", list(content))
}

fn step(row: &Row) -> Html {
    let draw = tag("p", "panel__draw", words(row.draw.clone()));
    let lines = lines_below(row).map(para);
    let content = std::iter::once(draw).chain(lines).collect();
    tag("div", "panel__step", list(content))
}

/// What stands under the draw.
fn lines_below(row: &Row) -> impl Iterator<Item = String> {
    let when = [row.times.as_str(), row.dates.as_str()].join(", ");
    let all = std::iter::once(row.mark.clone()).chain(row.flags.clone()).chain([when]);
    all.filter(|line| !line.is_empty())
}

/// The rows, parted so that each part fits a panel. A row that is too long for any has one for itself.
fn panels_of(rows: &[Row]) -> Vec<&[Row]> {
    let mut panels = Vec::new();
    let (mut rest, mut on_panel, mut lines) = (rows, 0_usize, 0_usize);
    for row in rows {
        let more = height(row);
        if on_panel > 0 && lines.saturating_add(more) > MOST_LINES {
            let (panel, later) = rest.split_at(on_panel);
            panels.push(panel);
            (rest, on_panel, lines) = (later, 0, 0);
        }
        on_panel = on_panel.saturating_add(1);
        lines = lines.saturating_add(more);
    }
    panels.push(rest);
    panels
}

/// How many lines of a panel a step takes, at most.
fn height(row: &Row) -> usize {
    let lines = |text: &str| text.chars().count().div_ceil(LETTERS).max(1);
    // What is drawn is written larger.
    let draw = if row.draw.chars().count() > LETTERS / 2 { 2 } else { 1 };
    lines_below(row).map(|line| lines(&line)).sum::<usize>().saturating_add(draw)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(mark: usize, flags: usize) -> Row {
        Row {
            draw: "1.5 mg is 1.5 mL".to_owned(),
            mark: "x".repeat(mark),
            flags: vec!["flag".to_owned(); flags],
            times: "at 22:00".to_owned(),
            dates: "from 1 January 2026 on".to_owned(),
        }
    }

    #[test]
    fn steps_flow_onto_as_many_panels_as_they_need() {
        for (rows, panels) in [
            (vec![row(40, 0); 1], vec![1]),
            (vec![row(40, 0); 3], vec![3]),
            (vec![row(40, 0); 4], vec![3, 1]),
            (vec![row(40, 0); 40], [vec![3; 13], vec![1]].concat()),
            // Each flag is a line, and a long line is two.
            (vec![row(40, 2); 4], vec![2, 2]),
            (vec![row(47, 2); 3], vec![1, 1, 1]),
            // One that is longer than a panel stands alone, and nothing is left out.
            (vec![row(40, 0), row(40, 12), row(40, 0)], vec![1, 1, 1]),
        ] {
            let found: Vec<_> = panels_of(&rows).iter().map(|panel| panel.len()).collect();
            assert_eq!(found, panels);
        }
    }
}
