//! The calendar file: which nights it tells a draw of, and what the Plan place says of that.

use ldn_diary::dose::Volume;
use ldn_diary::plan::{Bottle, Plan, Supply};
use ldn_diary::ui::context::{Frame, FrameProps, use_site};
use ldn_diary::ui::page::calendar_text;
use ldn_diary::ui::port::Ports;
use yew::prelude::*;

use crate::app_on;
use crate::dose_card::{
    Syringes, bottle, day, four_steps, hundredths, keeping, plan, step, supply,
};
use crate::due::has;

/// An open bottle of this strength and volume, in hundredths, of which no dose without a record can be.
fn begun_tonight(strength: u64, volume: u64) -> Bottle {
    let volume = Volume::ml(hundredths(volume));
    Bottle { volume, begun: Some(day(22)), ..bottle(1, strength) }
}

#[component]
fn Calendar() -> Html {
    let site = use_site();
    html! { <pre>{ calendar_text(&site).unwrap_or_default() }</pre> }
}

/// The lines of the calendar file that begin so, of what is due.
pub(crate) async fn calendar(plan: Plan, supply: Supply, beginning: &str) -> Vec<String> {
    calendar_of(keeping("#/plan", plan, supply, Syringes::None), beginning).await
}

/// The same of what these ports keep.
async fn calendar_of(ports: Ports, beginning: &str) -> Vec<String> {
    let props = FrameProps { ports, children: html! { <Calendar /> } };
    let page = yew::LocalServerRenderer::<Frame>::with_props(props).hydratable(false);
    let page = page.render().await.replace("<pre>", "").replace("\r\n ", "");
    let due = page.split("BEGIN:VEVENT").filter(|event| !event.contains("STATUS:CANCELLED"));
    let lines = due.flat_map(|event| event.split("\r\n"));
    lines.filter(|line| line.starts_with(beginning)).map(str::to_owned).collect()
}

/// A title is all that a calendar shows at night: it says how much to draw, and from which strength, or says neither. A stronger bottle
/// renamed what was drawn from the one before: nights that are over say the dose alone.
#[tokio::test]
async fn the_titles_of_the_calendar_say_the_draw_only_where_it_is_known() {
    let titles = |supply| calendar(four_steps(), supply, "SUMMARY:");
    assert_eq!(
        titles(supply(vec![bottle(1, 100)])).await,
        [
            "SUMMARY:LDN 0.5 mg",
            "SUMMARY:LDN 1.5 mL (1.5 mg) from 1 mg/mL",
            "SUMMARY:LDN 2.25 mL (2.25 mg) from 1 mg/mL",
            "SUMMARY:LDN 2.25 mL (2.25 mg) from 1 mg/mL",
            // Without the doses of 22 nights, of which nothing is recorded, the bottle lasts to 15 December. None comes after it.
            "SUMMARY:LDN 2.25 mg",
            "SUMMARY:LDN 2.25 mg",
        ]
    );
    let odd = titles(supply(vec![bottle(1, 90)])).await;
    assert_eq!(odd[1], "SUMMARY:LDN about 1.667 mL (1.5 mg) from 0.9 mg/mL");
    assert_eq!(
        titles(supply(Vec::new())).await,
        ["SUMMARY:LDN 0.5 mg", "SUMMARY:LDN 1.5 mg", "SUMMARY:LDN 2.25 mg", "SUMMARY:LDN 2.25 mg"]
    );
    let starts = calendar(four_steps(), supply(Vec::new()), "DTSTART").await;
    assert_eq!(starts[..2], ["DTSTART:20261102T220000", "DTSTART:20261116T220000"]);
}

/// The title said 4.5 mL where Tonight said 4.6 mL: the draw by the sum, and not to the mark.
#[tokio::test]
async fn a_title_says_the_mark_that_tonight_says() {
    for (dose, title) in [
        (150, "1.5 mL (1.5 mg) from 1 mg/mL"),
        (225, "2.3 mL (about 2.25 mg) from 1 mg/mL"),
        (304, "3 mL (about 3.04 mg) from 1 mg/mL"),
        (425, r"4.3 mL (about 4.25 mg) from 1 mg/mL. First to 3 mL\, then to 1.3 mL"),
        (600, "6 mL (6 mg) from 1 mg/mL. 2 times to 3 mL"),
    ] {
        let bottles = supply(vec![begun_tonight(100, 10_000)]);
        let plan = plan(vec![step(dose, &[22], 0)]);
        let ports = keeping("#/plan", plan, bottles, Syringes::OneAndThree);
        let titles = calendar_of(ports, "SUMMARY:").await;
        assert_eq!(titles[0], format!("SUMMARY:LDN {title}"), "{dose}");
    }
}

/// On the night on which another bottle takes over, the alarm of the evening told the draw from the one before: 3 mL of 2 mg/mL.
#[tokio::test]
async fn the_night_on_which_another_strength_takes_over_has_no_draw() {
    let plan = || plan(vec![step(300, &[8, 20], 0)]);
    let next = Bottle { begun: None, ..bottle(2, 200) };
    // 15 mL are the 24th, the 25th and the morning of the 26th.
    let both = || supply(vec![begun_tonight(100, 1_500), next]);
    let titles = calendar(plan(), both(), "SUMMARY:").await;
    let [drawn, alone] = ["SUMMARY:LDN 3 mL (3 mg) from 1 mg/mL", "SUMMARY:LDN 3 mg"];
    assert_eq!(titles, [drawn, drawn, alone, alone]);
    let ends = calendar(plan(), both(), "RRULE:").await;
    let [morning, evening] =
        ["08", "20"].map(|hour| format!("RRULE:FREQ=DAILY;UNTIL=20261125T{hour}0000"));
    assert_eq!(ends[..2], [morning, evening]);
}

/// It told the draw up to yesterday, and said that of every night in mg alone.
#[tokio::test]
async fn a_bottle_that_may_not_hold_the_next_dose_is_told_in_mg_alone() {
    let next = Bottle { begun: None, ..bottle(2, 100) };
    let ten = Bottle { volume: Volume::ml(hundredths(1_000)), ..bottle(1, 100) };
    for (bottles, is_told) in [
        (vec![begun_tonight(100, 149)], false),
        (vec![begun_tonight(100, 150)], true),
        // 22 doses without a record are more than it holds: nobody knows how much of the next one is gone.
        (vec![ten, next], false),
    ] {
        let plan = || plan(vec![step(150, &[22], 0)]);
        let supply = supply(bottles);
        let page = app_on(keeping("#/plan", plan(), supply.clone(), Syringes::None)).await;
        assert_eq!([has(&page, "draws-end"), has(&page, "mg-only")], [is_told, !is_told], "{page}");
        let titles = calendar(plan(), supply, "SUMMARY:").await;
        assert_eq!(titles.iter().any(|title| title.contains("mL")), is_told, "{titles:?}");
    }
}
