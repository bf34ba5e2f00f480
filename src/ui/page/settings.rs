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
use crate::ui::context::{Site, use_site};
use crate::ui::numbers;
use crate::ui::part::{Segments, all, link, para, segments, tag, tag_named, words};
use crate::ui::route::Route;
use crate::ui::text::Text;

/// What the person chose once.
#[inline(never)] // so that the build can split it off
pub fn settings_page(_: &Site) -> Html {
    html! { <Place /> }
}

/// What the questions are asked with.
#[derive(Clone, Copy)]
struct Desk<'a> {
    site: &'a Site,
    last: &'a Last,
}

/// The name of the question that was answered last.
type Last = UseStateHandle<&'static str>;

#[component]
fn Place() -> Html {
    let site = &use_site();
    let last = use_state_eq(|| "");
    let desk = Desk { site, last: &last };
    let say = &site.text.settings;
    let sample = site.page().number_sample();
    let example = tag_named("p", "", "number-example", words(example(site.style, site.text)));
    all([
        head(site.text.shell.settings, Some(say.lead)),
        section(say.look, [text_size(desk), theme(desk)]),
        section(say.diary, [para(say.diary_lead), links(site)]),
        night_section(desk),
        section(
            say.numbers,
            [decimal(desk, &sample), grouping(desk, &sample), microgram(desk), example],
        ),
        html! { <SyringesSection last={last.clone()} /> },
        section(say.insulin, [para(say.insulin_why), para(say.insulin_then), insulin_units(desk)]),
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

fn ask(desk: Desk<'_>, name: &'static str, legend: &'static str, answers: Vec<Answer>) -> Html {
    let chosen = answers.iter().position(|(_, _, holds)| *holds).unwrap_or(0);
    let options = answers.iter().map(|(words, _, _)| words.clone()).collect();
    let (settings, last) = (desk.site.settings.clone(), desk.last.setter());
    let onchoose = Callback::from(move |place: usize| {
        if let Some((_, change, _)) = answers.get(place) {
            settings.change(change);
            last.set(name);
        }
    });
    let given = Segments { name: name.into(), legend: legend.into(), options, chosen, onchoose };
    tag("div", "", all([segments(&given), unsaved(desk, name)]))
}

/// That what was chosen here is not saved, if it is what was chosen last: the frame says why, on a phone a window or two above.
fn unsaved(desk: Desk<'_>, name: &'static str) -> Html {
    if **desk.last != name || desk.site.settings.state().unsaved.is_none() {
        return Html::default();
    }
    tag_named("p", "error", "not-saved-here", words(desk.site.text.settings.not_saved))
}

fn decimal(desk: Desk<'_>, sample: &str) -> Html {
    let (say, now) = (&desk.site.text.settings, desk.site.settings.settings());
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
    ask(desk, "decimal", say.decimal, answers)
}

fn grouping(desk: Desk<'_>, sample: &str) -> Html {
    let (say, now) = (&desk.site.text.settings, desk.site.settings.settings());
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
    ask(desk, "grouping", say.grouping, answers)
}

fn microgram(desk: Desk<'_>) -> Html {
    let now = desk.site.settings.settings().mcg;
    let word = |mcg| AttrValue::from(Style { mcg, ..desk.site.style }.mass_unit(MassUnit::Mcg));
    let answers: Vec<Answer> = vec![
        (word(McgWord::Mcg), |all| all.mcg = McgWord::Mcg, now == McgWord::Mcg),
        (
            word(McgWord::Micrograms),
            |all| all.mcg = McgWord::Micrograms,
            now == McgWord::Micrograms,
        ),
    ];
    ask(desk, "microgram", desk.site.text.settings.microgram, answers)
}

fn insulin_units(desk: Desk<'_>) -> Html {
    let (say, now) = (&desk.site.text.settings, desk.site.settings.settings().insulin_units);
    let (off, on) = (InsulinUnits::Off, InsulinUnits::On);
    let answers: Vec<Answer> = vec![
        (say.insulin_off.into(), |all| all.insulin_units = InsulinUnits::Off, now == off),
        (say.insulin_on.into(), |all| all.insulin_units = InsulinUnits::On, now == on),
    ];
    ask(desk, "insulin-units", say.insulin_units, answers)
}

fn theme(desk: Desk<'_>) -> Html {
    let (say, now) = (&desk.site.text.settings, desk.site.settings.settings().theme);
    let answers: Vec<Answer> = vec![
        (say.theme_system.into(), |all| all.theme = Theme::System, now == Theme::System),
        (say.theme_light.into(), |all| all.theme = Theme::Light, now == Theme::Light),
        (say.theme_dark.into(), |all| all.theme = Theme::Dark, now == Theme::Dark),
    ];
    ask(desk, "theme", say.theme, answers)
}

fn text_size(desk: Desk<'_>) -> Html {
    let (say, now) = (&desk.site.text.settings, desk.site.settings.settings().text_size);
    let answers: Vec<Answer> = vec![
        (say.text_normal.into(), |all| all.text_size = TextSize::Normal, now == TextSize::Normal),
        (say.text_large.into(), |all| all.text_size = TextSize::Large, now == TextSize::Large),
        (
            say.text_largest.into(),
            |all| all.text_size = TextSize::Largest,
            now == TextSize::Largest,
        ),
    ];
    ask(desk, "text-size", say.text_size, answers)
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
