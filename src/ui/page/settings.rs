//! The Settings place. Every choice is saved at once; when that fails, the frame says so.

mod own_syringe;
mod syringes;

use yew::prelude::*;

use super::head;
use crate::dose::{DecimalSign, Exact, Grouping, Mass, MassUnit, McgWord, Style, Volume};
use crate::store::{Settings, TextSize, Theme};
use crate::ui::context::{SettingsHandle, Site};
use crate::ui::numbers;
use crate::ui::part::{Segments, segments};
use crate::ui::text::Text;

/// What the person chose once.
pub(in crate::ui) fn settings_page(site: &Site) -> Html {
    let Site { text, style, settings, .. } = site;
    let sample = site.page().number_sample();
    html! {
        <>
            { head(text.shell.settings, Some(text.settings.lead)) }
            <syringes::SyringesSection />
            <section class="section stack-l">
                <h2>{ text.settings.numbers }</h2>
                { decimal(settings, &sample, *text) }
                { grouping(settings, &sample, *text) }
                { microgram(settings, *text) }
                <p data-testid="number-example">{ example(*style, *text) }</p>
            </section>
            <section class="section stack-l">
                <h2>{ text.settings.look }</h2>
                { theme(settings, *text) }
                { text_size(settings, *text) }
            </section>
        </>
    }
}

/// One of few, each a value of a setting.
struct Question<T: 'static> {
    name: &'static str,
    legend: &'static str,
    options: Vec<(T, AttrValue)>,
    chosen: T,
    set: fn(&mut Settings, T),
}

fn ask<T: Copy + PartialEq>(question: Question<T>, settings: &SettingsHandle) -> Html {
    let Question { name, legend, options, chosen, set } = question;
    let place = options.iter().position(|(value, _)| *value == chosen).unwrap_or(0);
    let (values, words): (Vec<T>, Vec<AttrValue>) = options.into_iter().unzip();
    let settings = settings.clone();
    let onchoose = Callback::from(move |place: usize| {
        if let Some(value) = values.get(place) {
            settings.change(|settings| set(settings, *value));
        }
    });
    segments(&Segments {
        name: name.into(),
        legend: legend.into(),
        options: words,
        chosen: place,
        onchoose,
    })
}

fn decimal(settings: &SettingsHandle, sample: &str, text: Text) -> Html {
    let written = |decimal| {
        let style = numbers::style(&Settings { decimal, ..settings.settings().clone() }, sample);
        style.number(ONE_AND_A_HALF).text
    };
    let options = vec![
        (None, AttrValue::from((text.settings.system)(&written(None)))),
        (Some(DecimalSign::Point), written(Some(DecimalSign::Point)).into()),
        (Some(DecimalSign::Comma), written(Some(DecimalSign::Comma)).into()),
    ];
    let chosen = settings.settings().decimal;
    ask(
        Question {
            name: "decimal",
            legend: text.settings.decimal,
            options,
            chosen,
            set: |all, one| all.decimal = one,
        },
        settings,
    )
}

fn grouping(settings: &SettingsHandle, sample: &str, text: Text) -> Html {
    let written = |grouping| {
        let style = numbers::style(&Settings { grouping, ..settings.settings().clone() }, sample);
        style.number(LONG).text
    };
    let options = vec![
        (None, AttrValue::from((text.settings.system)(&written(None)))),
        (Some(Grouping::None), written(Some(Grouping::None)).into()),
        (Some(Grouping::Space), written(Some(Grouping::Space)).into()),
        (Some(Grouping::Sign), written(Some(Grouping::Sign)).into()),
    ];
    let chosen = settings.settings().grouping;
    ask(
        Question {
            name: "grouping",
            legend: text.settings.grouping,
            options,
            chosen,
            set: |all, one| all.grouping = one,
        },
        settings,
    )
}

fn microgram(settings: &SettingsHandle, text: Text) -> Html {
    let word = |mcg| {
        let style = Style { decimal: DecimalSign::Point, grouping: Grouping::None, mcg };
        AttrValue::from(style.mass_unit(MassUnit::Mcg))
    };
    let options = [McgWord::Mcg, McgWord::Micrograms].map(|mcg| (mcg, word(mcg))).into();
    let chosen = settings.settings().mcg;
    ask(
        Question {
            name: "microgram",
            legend: text.settings.microgram,
            options,
            chosen,
            set: |all, one| all.mcg = one,
        },
        settings,
    )
}

fn theme(settings: &SettingsHandle, text: Text) -> Html {
    let words = &text.settings;
    let options = vec![
        (Theme::System, words.theme_system.into()),
        (Theme::Light, words.theme_light.into()),
        (Theme::Dark, words.theme_dark.into()),
    ];
    let chosen = settings.settings().theme;
    ask(
        Question {
            name: "theme",
            legend: words.theme,
            options,
            chosen,
            set: |all, one| all.theme = one,
        },
        settings,
    )
}

fn text_size(settings: &SettingsHandle, text: Text) -> Html {
    let words = &text.settings;
    let options = vec![
        (TextSize::Normal, words.text_normal.into()),
        (TextSize::Large, words.text_large.into()),
        (TextSize::Largest, words.text_largest.into()),
    ];
    let chosen = settings.settings().text_size;
    ask(
        Question {
            name: "text-size",
            legend: words.text_size,
            options,
            chosen,
            set: |all, one| all.text_size = one,
        },
        settings,
    )
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
