//! A bottle drawn with its level, and the bar of what was drawn and what will be. Positions are attributes: the page's security policy
//! allows no style attributes.

use yew::prelude::*;

use super::said::{day, label};
use crate::diary::NaiveDate;
use crate::ui::context::Site;
use crate::ui::page::night::ml;
use crate::ui::part::{all, tag, words};
use crate::ui::state::bottles::{Bar, Row, permille};

/// The most characters of a number that its label in the picture holds.
const MOST_ON_LABEL: usize = 6;
/// Where the bottle is empty and where it is full, in tenths of a unit.
const BOTTOM: u32 = 1680;
const FULL: u32 = 520;

const GLASS: &str = "M42 28V42Q42 48 34 52Q10 62 10 76V160Q10 170 20 170H92Q102 170 102 160V76Q102 62 78 52Q70 48 70 42V28";
const INSIDE: &str = "M40 50Q12 64 12 76V160Q12 168 20 168H92Q100 168 100 160V76Q100 64 72 50Z";

/// The bottle of a row, with what is left in it in words.
pub(super) fn bottle(site: &Site, row: &Row, left: &str) -> Html {
    let volume = row.bottle.volume;
    let said = (site.text.bottles.picture)(&ml(site, volume), left);
    let height = permille(row.tally.left, volume) * (BOTTOM - FULL) / 1000;
    let top = tenths(BOTTOM.saturating_sub(height));
    let strength = label(site, row.bottle.strength);
    let (number, unit) = strength.split_once('\u{a0}').unwrap_or((strength.as_str(), ""));
    let fits = number.chars().count() <= MOST_ON_LABEL;
    let on_label = fits.then(|| {
        html! {
            <>
                <rect class="b-label" x="20" y="100" width="72" height="42" rx="3" />
                <text x="56" y="118" text-anchor="middle">{ number.to_owned() }</text>
                <text x="56" y="135" text-anchor="middle">{ unit.to_owned() }</text>
            </>
        }
    });
    html! {
        <svg class="bottle" viewBox="0 0 112 176" role="img" aria-label={said}>
            <clipPath id="bottle-inside"><path d={INSIDE} /></clipPath>
            <path class="b-cap" d="M36 6h40v22H36z" />
            <rect class="b-liq" clip-path="url(#bottle-inside)" x="10" y={top} width="92" height="130" />
            <path class="b-glass" d={GLASS} />
            <path class="b-tick" d="M101 81h-8M101 110h-8M101 139h-8" />
            { on_label.unwrap_or_default() }
        </svg>
    }
}

/// A number of tenths, as an attribute has it.
fn tenths(number: u32) -> String {
    [(number / 10).to_string().as_str(), ".", &(number % 10).to_string()].concat()
}

/// The bar of the bottle in use: drawn, to draw, left over; with tonight, and the day until which it may be used.
pub(super) fn bar(site: &Site, bar: &Bar, discard: Option<NaiveDate>) -> Html {
    let say = site.text.bottles;
    let volume = |volume| ml(site, volume);
    let wasted = Some(bar.wasted).filter(|wasted| !wasted.is_zero()).map(volume);
    let (drawn, to_draw, left_over) =
        (volume(bar.drawn), volume(bar.to_draw), volume(bar.left_over));
    let said = (say.bar)(&volume(bar.whole), &drawn, wasted.as_deref(), &to_draw, &left_over);
    let gone = wasted.map_or_else(|| (say.drawn)(&drawn), |wasted| (say.gone)(&drawn, &wasted));
    let rest =
        (!bar.left_over.is_zero()).then(|| tag("span", "", words((say.left_over)(&left_over))));
    let names = all([
        tag("span", "", words(gone)),
        tag("b", "", words((say.to_draw)(&to_draw))),
        rest.unwrap_or_default(),
    ]);
    let names = html! { <div class="supply__names" aria-hidden="true">{ names }</div> };
    tag("div", "supply", all([names, drawing(site, bar, said, discard)]))
}

fn drawing(site: &Site, bar: &Bar, said: String, discard: Option<NaiveDate>) -> Html {
    let say = site.text.bottles;
    let used = permille(bar.gone().unwrap_or(bar.drawn), bar.whole);
    let to_draw = permille(bar.to_draw, bar.whole);
    let over = 1000_u32.saturating_sub(used + to_draw);
    let until = used + to_draw;
    // Words by their mark stay within the bar, also on a narrow phone: so near to an end, in thousandths, they begin or end at it.
    let anchor = |at: u32, near: u32| match at {
        at if at <= near => "start",
        at if at < 1000 - near => "middle",
        _ => "end",
    };
    let (word, date_with_words) = (150, 300);
    let discard = discard.filter(|_| !bar.left_over.is_zero()).map(|date| {
        html! {
            <>
                <text x={percent(until)} y="5em" text-anchor={anchor(until, date_with_words)}>{ (say.until)(&day(site, date)) }</text>
                <line class="axis" x1={percent(until)} x2={percent(until)} y1="2.25em" y2="4em" />
            </>
        }
    });
    let left = (!bar.left_over.is_zero()).then(|| {
        html! { <rect class="s-left" x={percent(until)} y="0.5em" width={percent(over)} height="1.75em" fill="url(#bottle-rest)" /> }
    });
    html! {
        <svg class={classes!("supply__bar", discard.is_some().then_some("supply__bar--dated"))} role="img" aria-label={said}>
            <pattern id="bottle-rest" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="h" d="M0 0V7" /></pattern>
            <rect class="s-used" x="0" y="0.5em" width={percent(used)} height="1.75em" />
            <rect class="s-use" x={percent(used)} y="0.5em" width={percent(to_draw)} height="1.75em" />
            { left.unwrap_or_default() }
            <line class="now" x1={percent(used)} x2={percent(used)} y1="0.25em" y2="2.625em" />
            <text x={percent(used)} y="3.625em" text-anchor={anchor(used, word)}>{ say.tonight }</text>
            { discard.unwrap_or_default() }
        </svg>
    }
}

/// So many thousandths as an attribute has them: "42.5%".
fn percent(permille: u32) -> String {
    [tenths(permille).as_str(), "%"].concat()
}
