//! The Settings place. Every choice is saved at once; when that fails, the frame says so.

mod night;
mod own_syringe;
mod syringes;

use yew::prelude::*;

use self::night::night_section;
use self::syringes::SyringesSection;
use super::head;
use crate::dose::{DecimalSign, Exact, Grouping, Mass, MassUnit, McgWord, Style, Volume};
use crate::store::{InsulinUnits, Settings, TextSize, Theme};
use crate::ui::context::Site;
use crate::ui::numbers;
use crate::ui::part::{Segments, all, link, para, segments, tag, tag_named, words};
use crate::ui::route::Route;
use crate::ui::text::Text;

/// What the person chose once.
#[inline(never)] // so that the build can split it off
pub fn settings_page(site: &Site) -> Html {
    let say = &site.text.settings;
    let sample = site.page().number_sample();
    let example = tag_named("p", "", "number-example", words(example(site.style, site.text)));
    all([
        head(site.text.shell.settings, Some(say.lead)),
        section(say.look, [text_size(site), theme(site)]),
        section(say.diary, [para(say.diary_lead), links(site)]),
        night_section(site),
        section(
            say.numbers,
            [decimal(site, &sample), grouping(site, &sample), microgram(site), example],
        ),
        html! { <SyringesSection /> },
        section(say.insulin, [para(say.insulin_why), para(say.insulin_then), insulin_units(site)]),
    ])
}

/// A section with its name.
fn section<const N: usize>(name: &'static str, content: [Html; N]) -> Html {
    tag("section", "section stack-l", all([tag("h2", "", words(name)), all(content)]))
}

/// The pages that belong to the settings.
fn links(site: &Site) -> Html {
    let say = &site.text.shell;
    let line = |route: Route, name| tag("li", "", link(route.address(), name));
    let lines = all([line(Route::Lists, say.lists), line(Route::Passphrase, say.passphrase)]);
    html! { <ul class="links" role="list">{ lines }</ul> }
}

/// An answer to a question: its words, what it changes, and whether it is the one that holds.
type Answer = (AttrValue, fn(&mut Settings), bool);

fn ask(site: &Site, name: &'static str, legend: &'static str, answers: Vec<Answer>) -> Html {
    let chosen = answers.iter().position(|(_, _, holds)| *holds).unwrap_or(0);
    let options = answers.iter().map(|(words, _, _)| words.clone()).collect();
    let settings = site.settings.clone();
    let onchoose = Callback::from(move |place: usize| {
        if let Some((_, change, _)) = answers.get(place) {
            settings.change(change);
        }
    });
    segments(&Segments { name: name.into(), legend: legend.into(), options, chosen, onchoose })
}

fn decimal(site: &Site, sample: &str) -> Html {
    let (say, now) = (&site.text.settings, site.settings.settings());
    let written = |decimal| {
        let style = numbers::style(&Settings { decimal, ..now.clone() }, sample);
        style.number(ONE_AND_A_HALF).text
    };
    let (point, comma) = (Some(DecimalSign::Point), Some(DecimalSign::Comma));
    let system = (say.system)(&written(None));
    let answers: Vec<Answer> = vec![
        (system.into(), |all| all.decimal = None, now.decimal.is_none()),
        (written(point).into(), |all| all.decimal = Some(DecimalSign::Point), now.decimal == point),
        (written(comma).into(), |all| all.decimal = Some(DecimalSign::Comma), now.decimal == comma),
    ];
    ask(site, "decimal", say.decimal, answers)
}

fn grouping(site: &Site, sample: &str) -> Html {
    let (say, now) = (&site.text.settings, site.settings.settings());
    let written = |grouping| {
        let style = numbers::style(&Settings { grouping, ..now.clone() }, sample);
        style.number(LONG).text
    };
    let [none, space, sign] = [Grouping::None, Grouping::Space, Grouping::Sign].map(Some);
    let system = (say.system)(&written(None));
    let answers: Vec<Answer> = vec![
        (system.into(), |all| all.grouping = None, now.grouping.is_none()),
        (written(none).into(), |all| all.grouping = Some(Grouping::None), now.grouping == none),
        (written(space).into(), |all| all.grouping = Some(Grouping::Space), now.grouping == space),
        (written(sign).into(), |all| all.grouping = Some(Grouping::Sign), now.grouping == sign),
    ];
    ask(site, "grouping", say.grouping, answers)
}

fn microgram(site: &Site) -> Html {
    let now = site.settings.settings().mcg;
    let word = |mcg| AttrValue::from(Style { mcg, ..site.style }.mass_unit(MassUnit::Mcg));
    let answers: Vec<Answer> = vec![
        (word(McgWord::Mcg), |all| all.mcg = McgWord::Mcg, now == McgWord::Mcg),
        (
            word(McgWord::Micrograms),
            |all| all.mcg = McgWord::Micrograms,
            now == McgWord::Micrograms,
        ),
    ];
    ask(site, "microgram", site.text.settings.microgram, answers)
}

fn insulin_units(site: &Site) -> Html {
    let (say, now) = (&site.text.settings, site.settings.settings().insulin_units);
    let (off, on) = (InsulinUnits::Off, InsulinUnits::On);
    let answers: Vec<Answer> = vec![
        (say.insulin_off.into(), |all| all.insulin_units = InsulinUnits::Off, now == off),
        (say.insulin_on.into(), |all| all.insulin_units = InsulinUnits::On, now == on),
    ];
    ask(site, "insulin-units", say.insulin_units, answers)
}

fn theme(site: &Site) -> Html {
    let (say, now) = (&site.text.settings, site.settings.settings().theme);
    let answers: Vec<Answer> = vec![
        (say.theme_system.into(), |all| all.theme = Theme::System, now == Theme::System),
        (say.theme_light.into(), |all| all.theme = Theme::Light, now == Theme::Light),
        (say.theme_dark.into(), |all| all.theme = Theme::Dark, now == Theme::Dark),
    ];
    ask(site, "theme", say.theme, answers)
}

fn text_size(site: &Site) -> Html {
    let (say, now) = (&site.text.settings, site.settings.settings().text_size);
    let answers: Vec<Answer> = vec![
        (say.text_normal.into(), |all| all.text_size = TextSize::Normal, now == TextSize::Normal),
        (say.text_large.into(), |all| all.text_size = TextSize::Large, now == TextSize::Large),
        (
            say.text_largest.into(),
            |all| all.text_size = TextSize::Largest,
            now == TextSize::Largest,
        ),
    ];
    ask(site, "text-size", say.text_size, answers)
}

const ONE_AND_A_HALF: Exact = Exact::hundredths(150);
const LONG: Exact = Exact::whole(12_500);

/// What quantities look like now.
fn example(style: Style, text: Text) -> String {
    let dose = style.mass(Mass::mg(ONE_AND_A_HALF), MassUnit::Mg).text;
    let draw = style.volume(Volume::ml(Exact::hundredths(25))).text;
    let small = style.mass(Mass::mg(Exact::hundredths(1250)), MassUnit::Mcg).text;
    (text.settings.example)(&dose, &draw, &small)
}
