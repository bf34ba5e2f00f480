//! What is asked about a night: symptoms, sleep, side effects, circumstances, a note. It is given an entry and tells what becomes of
//! it at each key and tap; it keeps nothing and knows no draft.

mod sleep;

use yew::prelude::*;

use self::sleep::SleepTyped;
pub(super) use self::sleep::unread_hours;
use super::night::slept;
use super::night::{capital, words_of, written_now};
use crate::diary::{
    Circumstance, Entry, Feeling, Id, Item, Note, QuarterHours, Score, Severity, SideEffect, Sleep,
    Symptom, limits,
};
use crate::store::Lists;
use crate::ui::context::{Site, use_site};
use crate::ui::names::name_of;
use crate::ui::part::{
    Button, ButtonKind, Choice, Choices, ScoreRow, ScoreWords, Segments, Stepper, TextArea, all,
    button, choices, list, segments, stepper, tag, text_area, words,
};
use crate::ui::state::FormName;
use crate::ui::text::OfNight;

/// Where the sleep starts to be stepped from when nothing is known: 7 hours.
const USUAL_SLEEP: u8 = 28;
/// From so few characters on the person is told how many are left.
const NEAR_THE_END: usize = 500;
/// What the words for the quality of sleep are as scores, from the worst to the best: as far apart as they can be.
const QUALITIES: [u8; 5] = [0, 2, 5, 8, 10];
const SLEEP: &str = "sleep";
const SLEEP_MORE: &str = "sleep-more";

/// What a [`NightForm`] is given.
#[derive(Properties, PartialEq, Debug)]
pub(super) struct NightFormProps {
    /// The entry as it is shown.
    pub(super) entry: Entry,
    /// The same before anything was written that is not saved.
    pub(super) base: Entry,
    /// The scores of the night before, where there are any.
    #[prop_or_default]
    pub(super) before: Option<Entry>,
    /// Told the whole entry at each key and tap.
    pub(super) onchange: Callback<Entry>,
}

/// The questions about a night.
#[component]
pub(super) fn NightForm(props: &NightFormProps) -> Html {
    let site = use_site();
    let more = use_state_eq(|| false);
    let lists = site.diary().read(|engine| engine.lists());
    let of_night = words_of(&site, props.entry.night);
    let form = Form { site: &site, lists: &lists, of_night, props };
    let left = all([form.awful(), form.scores(&more), form.more(&more)]);
    let left = html! { <section class="pane" aria-labelledby="c-symptoms">{ left }</section> };
    let right = [form.sleep(), form.side_effects(), form.circumstances(), form.note()];
    all([left, tag("div", "stack-l", all(right))])
}

#[derive(Clone, Copy)]
struct Form<'a> {
    site: &'a Site,
    lists: &'a Lists,
    of_night: &'static OfNight,
    props: &'a NightFormProps,
}

impl Form<'_> {
    /// Tells the entry with this change, which adds to what is written now: a slow phone shows a tap only after the next one.
    fn change<T: 'static>(self, change: impl Fn(&mut Entry, T) + 'static) -> Callback<T> {
        let (base, onchange) = (self.props.base.clone(), self.props.onchange.clone());
        let diary = self.site.diary();
        Callback::from(move |value| {
            let mut entry = written_now(&diary, &base);
            change(&mut entry, value);
            onchange.emit(entry);
        })
    }

    fn awful(self) -> Html {
        let say = &self.site.text.check_in;
        let checked = self.props.entry.feeling == Some(Feeling::Awful);
        let onchange = self.change(move |entry, _: Event| {
            entry.feeling = entry.feeling.xor(Some(Feeling::Awful));
        });
        let awful = html! {
            <label class="confirm"><input type="checkbox" id="awful" {checked} {onchange} />{ tag("span", "", words(self.of_night.awful)) }</label>
        };
        let heading = html! { <h2 id="c-symptoms">{ say.symptoms }</h2> };
        all([awful, heading, tag("p", "hint", words(say.scale))])
    }

    /// The rows of what is asked about, of what is scored all the same, and of the rest when it is to be shown.
    fn scores(self, more: &UseStateHandle<bool>) -> Html {
        let scored = |item: &&Item<Symptom>| {
            item.shown || **more || self.props.entry.scores.contains_key(&item.id)
        };
        let items = self.lists.symptoms.items().iter().filter(scored);
        list(items.map(|item| self.score(item)).collect())
    }

    fn score(self, item: &Item<Symptom>) -> Html {
        let say = &self.site.text.check_in;
        let id = item.id;
        let was = self.props.before.as_ref().and_then(|before| before.scores.get(&id));
        let was = was.map(|score| {
            (score.number(), AttrValue::from((self.of_night.was)(&score.number().to_string())))
        });
        let onchoose = self.change(move |entry, score: Option<u8>| match score.map(Score::new) {
            Some(Ok(score)) => drop(entry.scores.insert(id, score)),
            Some(Err(_)) | None => drop(entry.scores.remove(&id)),
        });
        let chosen = self.props.entry.scores.get(&id).map(|score| score.number());
        let words = ScoreWords { none: say.none, worst: say.worst, clear: say.clear };
        let name = AttrValue::from(format!("score-{}", id.number()));
        let legend = name_of(&self.lists.symptoms, id, self.site.text);
        html! { <ScoreRow key={id.number()} {name} {legend} {was} {chosen} {words} {onchoose} /> }
    }

    fn more(self, more: &UseStateHandle<bool>) -> Html {
        if self.lists.symptoms.items().iter().all(|item| item.shown) {
            return Html::default();
        }
        let say = &self.site.text.check_in;
        let label = if **more { say.fewer } else { say.more };
        let (set, now) = (more.setter(), **more);
        let onpress = Callback::from(move |()| set.set(!now));
        tag("p", "", button(quiet(label, onpress)))
    }

    fn sleep(self) -> Html {
        let say = &self.site.text.check_in;
        let hours = self.props.entry.sleep.hours;
        let before = self.props.before.as_ref().and_then(|before| before.sleep.hours);
        let usual = before.map_or(USUAL_SLEEP, QuarterHours::quarters);
        let form = FormName::sleep_of(&self.props.base);
        let forget = || {
            let diary = self.site.diary();
            move || diary.done_if_typed(form)
        };
        let step = |to: fn(u8) -> u8| {
            let forget = forget();
            self.change(move |entry, ()| {
                forget();
                let now = entry.sleep.hours.map(QuarterHours::quarters);
                entry.sleep.hours = QuarterHours::new(now.map_or(usual, to)).ok();
            })
        };
        let steps = stepper(Stepper {
            id: SLEEP,
            label: self.of_night.sleep.into(),
            shown: hours.map_or(say.sleep_none.into(), |hours| slept(self.site, hours).into()),
            names: [say.less.into(), say.longer.into()],
            onless: step(half_an_hour_less),
            onmore: step(half_an_hour_more),
        });
        let quality = self.props.entry.sleep.quality.map(Score::number);
        let well = segments(&Segments {
            name: "sleep-well".into(),
            legend: say.sleep_well.into(),
            options: say.sleep_quality.map(AttrValue::from).to_vec(),
            // A place behind the last chooses none.
            chosen: QUALITIES
                .iter()
                .position(|one| Some(*one) == quality)
                .unwrap_or(QUALITIES.len()),
            onchoose: self.change(|entry, place: usize| {
                let score = QUALITIES.get(place).and_then(|score| Score::new(*score).ok());
                entry.sleep.quality = score;
            }),
        });
        let clear = (self.props.entry.sleep != Sleep::default()).then(|| {
            let page = self.site.page().clone();
            let forget = forget();
            let clear = self.change(move |entry, ()| {
                forget();
                entry.sleep = Sleep::default();
            });
            let onpress = Callback::from(move |()| {
                clear.emit(());
                page.focus(SLEEP_MORE);
            });
            tag("p", "", button(quiet(say.sleep_clear, onpress)))
        });
        let heading = tag("h2", "", words(self.of_night.sleep));
        let ontype = self.change(|entry, hours| entry.sleep.hours = hours);
        let typed = html! { <SleepTyped {form} {hours} {ontype} /> };
        tag("section", "stack", all([heading, steps, typed, well, clear.unwrap_or_default()]))
    }

    fn side_effects(self) -> Html {
        let say = &self.site.text.check_in;
        let had = &self.props.entry.side_effects;
        let asked = |item: &&Item<SideEffect>| item.shown || had.contains_key(&item.id);
        let items: Vec<_> = self.lists.side_effects.items().iter().filter(asked).collect();
        let ids: Vec<Id<SideEffect>> = items.iter().map(|item| item.id).collect();
        let chips = choices(&Choices {
            name: "effect".into(),
            legend: say.side_effects.into(),
            choices: items
                .iter()
                .map(|item| Choice {
                    name: name_of(&self.lists.side_effects, item.id, self.site.text).into(),
                    chosen: had.contains_key(&item.id),
                })
                .collect(),
            onflip: self.change(move |entry, place: usize| {
                if let Some(id) = ids.get(place)
                    && entry.side_effects.remove(id).is_none()
                {
                    entry.side_effects.insert(*id, Severity::Mild);
                }
            }),
        });
        let rows = items.into_iter().filter_map(|item| {
            let severity = had.get(&item.id)?;
            Some(self.severity(item, *severity))
        });
        tag("div", "stack", all([chips, list(rows.collect())]))
    }

    fn severity(self, item: &Item<SideEffect>, severity: Severity) -> Html {
        let text = self.site.text;
        let id = item.id;
        let asked = segments(&Segments {
            name: format!("how-much-{}", id.number()).into(),
            legend: (text.check_in.how_much)(&name_of(&self.lists.side_effects, id, text)).into(),
            options: Severity::ALL.map(|one| capital((text.names.severity)(one)).into()).to_vec(),
            chosen: Severity::ALL.iter().position(|one| *one == severity).unwrap_or(0),
            onchoose: self.change(move |entry, place: usize| {
                if let Some(severity) = Severity::ALL.get(place) {
                    entry.side_effects.insert(id, *severity);
                }
            }),
        });
        html! { <div key={id.number()}>{ asked }</div> }
    }

    fn circumstances(self) -> Html {
        let text = self.site.text;
        let had = self.props.entry.circumstances;
        let chip = |one: Circumstance| Choice {
            name: (text.names.circumstance)(one).into(),
            chosen: had.has(one),
        };
        choices(&Choices {
            name: "circumstance".into(),
            legend: text.check_in.circumstances.into(),
            choices: Circumstance::ALL.map(chip).to_vec(),
            onflip: self.change(|entry, place: usize| {
                if let Some(one) = Circumstance::ALL.get(place) {
                    let had = entry.circumstances;
                    entry.circumstances =
                        if had.has(*one) { had.without(*one) } else { had.with(*one) };
                }
            }),
        })
    }

    fn note(self) -> Html {
        let say = &self.site.text.check_in;
        let note = &self.props.entry.note;
        let left = limits::LONGEST_NOTE.saturating_sub(note.text().encode_utf16().count());
        let hint = match left {
            0 => Some((say.note_full)(&limits::LONGEST_NOTE.to_string())),
            left if left <= NEAR_THE_END => Some((say.note_left)(&left.to_string())),
            _ => None,
        };
        text_area(TextArea {
            id: "note",
            label: say.note.into(),
            value: note.text().to_owned().into(),
            most: limits::LONGEST_NOTE,
            hint: hint.map(AttrValue::from),
            oninput: self.change(|entry, text: String| {
                // The field takes no more than a note may hold, so only NUL could be wrong with it.
                if let Ok(note) = Note::new(&text.replace('\0', "")) {
                    entry.note = note;
                }
            }),
        })
    }
}

fn quiet(label: &'static str, onpress: Callback<()>) -> Button {
    Button { label: label.into(), onpress, kind: ButtonKind::Quiet, ..Button::default() }
}

/// Down to the next half hour, not below none.
fn half_an_hour_less(quarters: u8) -> u8 {
    quarters.saturating_sub(1) / 2 * 2
}

/// Up to the next half hour, not above a whole day.
fn half_an_hour_more(quarters: u8) -> u8 {
    (quarters / 2 + 1).saturating_mul(2).min(limits::LONGEST_SLEEP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleep_goes_by_half_hours_from_wherever_it_is() {
        for (quarters, less, more) in
            [(0, 0, 2), (1, 0, 2), (25, 24, 26), (26, 24, 28), (96, 94, 96)]
        {
            assert_eq!(half_an_hour_less(quarters), less, "{quarters}");
            assert_eq!(half_an_hour_more(quarters), more, "{quarters}");
        }
    }
}
