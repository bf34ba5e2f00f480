//! What an open backup holds beside what is here, what restoring it would do, and the press that does it.

use std::rc::Rc;

use yew::prelude::*;

use super::Found;
use super::take::Taking;
use crate::diary::Moment;
use crate::store::{
    Choices, Counts, PlanChoice, PlanFound, Preview, Reading, SaveError, Settings, What,
};
use crate::ui::context::{Site, use_site};
use crate::ui::page::chosen_file::Same;
use crate::ui::page::data::{Stand, handed, said};
use crate::ui::page::saving::is_reader;
use crate::ui::page::taking::{becomes, part_name, which_name};
use crate::ui::part::{
    Button, ButtonKind, Glyph, Grade, Notice, Radios, all, button, cell, column, icon, list,
    notice, para, radios, row_head, tag, tag_named, words,
};
use crate::ui::port::DateForm;
use crate::ui::text::data::around;

/// The id of the head of what is open.
pub(super) const OPENED: &str = "opened";

#[derive(Properties, PartialEq)]
pub(super) struct OpenedProps {
    pub(super) found: Same<Found>,
}

/// An open backup beside what is here.
#[component]
pub(super) fn Opened(props: &OpenedProps) -> Html {
    let site = use_site();
    let choices = use_state_eq(Choices::default);
    let whose = use_state_eq(|| None::<PlanChoice>);
    let stand = use_state_eq(Stand::default);
    let found: &Found = &props.found;
    let diary = site.diary();
    let version = diary.state().version;
    let today = diary.now().local().date();
    // Ten years take a while to compare: once for each change of what is here or chosen.
    let preview =
        use_memo((version, (*choices).clone(), props.found.clone()), |(_, choices, found)| {
            diary.read(|engine| engine.compare(&found.incoming, choices, today))
        });
    let (refused, shown) = match &*preview {
        Ok(preview) => {
            let (whose, stand) = (&whose, &stand);
            let desk = Desk { site: &site, found, choices: &choices, whose, stand, preview };
            (Html::default(), desk.shown())
        }
        Err(error) => (refused(&site, &choices, error), Html::default()),
    };
    all([html! { <div role="status">{ refused }</div> }, shown])
}

/// The head of what is open.
fn opened(site: &Site) -> Html {
    html! { <h2 id={OPENED} tabindex="-1">{ site.text.restore.opened }</h2> }
}

/// Why it cannot be compared. Where a choice led to it, that can be taken back.
fn refused(site: &Site, choices: &UseStateHandle<Choices>, error: &SaveError) -> Html {
    let [title, body] = (site.text.saving.why)(error);
    let why = notice(Notice {
        grade: Grade::Warning,
        text: site.text,
        testid: "not-compared",
        title: title.into(),
        body: para(body),
    });
    let chosen = (**choices != Choices::default()).then(|| {
        let (choices, page) = (choices.clone(), site.page().clone());
        let again = Button {
            label: site.text.restore.undo_choice.into(),
            onpress: Callback::from(move |()| {
                choices.set(Choices::default());
                page.focus_next(OPENED);
            }),
            testid: Some("undo-choice"),
            ..Button::default()
        };
        tag("p", "acts", button(again))
    });
    tag("section", "section stack", all([opened(site), why, chosen.unwrap_or_default()]))
}

/// A row of the table: its name, and what it counts.
type Row = (&'static str, fn(Counts) -> usize);

struct Desk<'a> {
    site: &'a Site,
    found: &'a Found,
    choices: &'a UseStateHandle<Choices>,
    /// Whose settings are to stand, where the person has said so.
    whose: &'a UseStateHandle<Option<PlanChoice>>,
    /// How it went to save first what is here.
    stand: &'a UseStateHandle<Stand>,
    preview: &'a Preview,
}

impl Desk<'_> {
    fn shown(&self) -> Html {
        let say = &self.site.text.restore;
        // Of a file that was changed nobody knows when it was made.
        let made = self.found.backup.made.filter(|_| self.found.backup.sound);
        let made = made.map(|made| para(self.made(made))).unwrap_or_default();
        let first = [opened(self.site), made, self.damage(), self.table(), self.verdict()];
        let title = tag("h2", "", words(say.becomes));
        let then = [title, self.becomes(), self.asked(), self.take()];
        let first = tag_named("section", "section stack", "opened", all(first));
        all([first, tag_named("section", "section stack", "becomes", all(then))])
    }

    fn made(&self, at: Moment) -> String {
        let date = self.site.date(at.local().date(), DateForm::Whole);
        let time = self.site.time(at);
        let [before, between, after] = self.site.text.restore.made;
        [before, &date, between, &time, after].concat()
    }

    /// What of the file cannot be taken.
    fn damage(&self) -> Html {
        let (say, backup) = (&self.site.text.restore, &self.found.backup);
        if backup.damaged.is_empty() && backup.older.is_empty() && backup.unknown == 0 {
            let altered = tag_named("p", "hint", "altered", words(say.altered));
            return if backup.sound { Html::default() } else { altered };
        }
        let named = |parts: &[String]| -> Vec<String> {
            parts.iter().map(|name| part_name(self.site, name)).collect()
        };
        let (mut lost, older) = (named(&backup.damaged), named(&backup.older));
        lost.extend((backup.unknown > 0).then(|| say.damaged_lines.of(backup.unknown)));
        let told = [(say.damaged_parts, lost), (say.damaged_older, older)];
        let told = told.into_iter().filter(|(_, names)| !names.is_empty());
        let told = told.map(|(say, names)| para(around(say, &names.join(", "))));
        notice(Notice {
            grade: Grade::Warning,
            text: self.site.text,
            testid: "damaged-backup",
            title: say.damaged.into(),
            body: list(told.collect()),
        })
    }

    fn table(&self) -> Html {
        let say = &self.site.text.restore;
        let (file, here) = (self.preview.file, self.preview.here);
        let rows: [Row; 5] = [
            (say.nights, |of| of.nights),
            (say.doses, |of| of.doses),
            (say.relapses, |of| of.relapses),
            (say.steps, |of| of.steps),
            (say.bottles, |of| of.bottles),
        ];
        let rows = rows.map(|(name, of)| {
            let number = |of: usize| words(of.to_string());
            let cells =
                [cell("r", say.in_file, number(of(file))), cell("r", say.here, number(of(here)))];
            tag("tr", "", all([row_head(words(name)), all(cells)]))
        });
        let heads = [tag("td", "", Html::default()), column(say.in_file), column(say.here)];
        let caption = tag("caption", "", words(say.compared));
        let head = tag("thead", "", tag("tr", "", all(heads)));
        let table = all([caption, head, tag("tbody", "", all(rows))]);
        tag_named("table", "t t--num t--try", "compared", table)
    }

    /// Whether the file is whole, and whether it holds all that is here.
    fn verdict(&self) -> Html {
        let say = &self.site.text.restore;
        let is_behind = self.preview.behind || self.settings_differ();
        let whole = self.found.backup.sound && self.found.backup.damaged.is_empty();
        let all_here = if is_behind { say.more_here } else { say.all_in_file };
        let text = [if whole { say.whole } else { "" }, all_here].join(" ");
        let glyph = if is_behind || !whole { Glyph::Info } else { Glyph::Check };
        let said = all([icon(glyph), tag("b", "", words(text.trim().to_owned()))]);
        tag_named("p", "fine verdict", "verdict", said)
    }

    /// What becomes of each thing.
    fn becomes(&self) -> Html {
        let (say, records) = (&self.site.text.restore, self.preview.records);
        let mut lines = becomes(self.site, records);
        match self.preview.plan {
            PlanFound::New => lines.push(self.plan_new().to_owned()),
            PlanFound::Same => lines.push(say.plan_same.to_owned()),
            PlanFound::None | PlanFound::Differs => {}
        }
        let others = [
            (self.preview.changed.contains(&What::Lists), say.lists_change),
            (self.preview.changed.contains(&What::Drafts), say.drafts_come),
            (self.settings().is_some(), say.settings_come),
            (self.settings().is_none() && self.settings_differ(), say.settings_stay),
        ];
        let others = others.into_iter().filter(|(holds, _)| *holds);
        lines.extend(others.map(|(_, words)| words.to_owned()));
        let lines = lines.into_iter().map(|line| tag("li", "", words(line))).collect();
        tag("ul", "bul", list(lines))
    }

    /// Here is no plan, or none that can be read.
    fn plan_new(&self) -> &'static str {
        let say = &self.site.text.restore;
        let here = self.site.diary().read(|engine| engine.plan().reading);
        if here == Reading::Sound { say.plan_new } else { say.plan_new_unread }
    }

    /// The settings of the file, where there are others here.
    fn other_settings(&self) -> Option<&Settings> {
        let own = self.site.settings.settings();
        self.found.incoming.settings().filter(|file| *file != own)
    }

    /// Whose settings are to stand: those of the file where none were made here, unless the person says otherwise.
    fn whose(&self) -> PlanChoice {
        let none = *self.site.settings.settings() == Settings::default();
        self.whose.unwrap_or(if none { PlanChoice::File } else { PlanChoice::Here })
    }

    /// The settings of the file, where they are to come.
    fn settings(&self) -> Option<&Settings> {
        self.other_settings().filter(|_| self.whose() == PlanChoice::File)
    }

    /// Whether the settings here are others than those of the file.
    fn settings_differ(&self) -> bool {
        let own = self.site.settings.settings();
        self.found.incoming.settings().unwrap_or(&Settings::default()) != own
    }

    /// What only the person can say.
    fn asked(&self) -> Html {
        let plan = (self.preview.plan == PlanFound::Differs).then(|| self.which_plan());
        let settings = self.other_settings().map(|_| self.which_settings());
        let clashes =
            self.preview.clashes.iter().map(|clash| which_name(self.site, self.choices, clash));
        list(plan.into_iter().chain(settings).chain(clashes).collect())
    }

    fn which_settings(&self) -> Html {
        let say = &self.site.text.restore;
        let whose = self.whose.clone();
        let onchoose = Callback::from(move |place: usize| {
            whose.set(Some(if place == 0 { PlanChoice::Here } else { PlanChoice::File }));
        });
        radios(&Radios {
            name: "which-settings".into(),
            legend: say.settings.into(),
            options: vec![say.keep_here.into(), say.take_file.into()],
            chosen: Some(usize::from(self.whose() == PlanChoice::File)),
            onchoose,
            error: None,
        })
    }

    fn which_plan(&self) -> Html {
        let say = &self.site.text.restore;
        let choices = self.choices.clone();
        let onchoose = Callback::from(move |place: usize| {
            let plan = if place == 0 { PlanChoice::Here } else { PlanChoice::File };
            choices.set(Choices { plan, ..(*choices).clone() });
        });
        radios(&Radios {
            name: "which-plan".into(),
            legend: say.plans.into(),
            options: vec![say.keep_here.into(), say.take_file.into()],
            chosen: Some(usize::from(self.choices.plan == PlanChoice::File)),
            onchoose,
            error: None,
        })
    }

    fn take(&self) -> Html {
        let say = &self.site.text.restore;
        let settings = self.settings();
        if self.preview.changed.is_empty() && settings.is_none() {
            let records = self.preview.records;
            let asked = self.preview.plan == PlanFound::Differs;
            let all_here =
                !asked && records.older + records.trashed == 0 && !self.settings_differ();
            let nothing = if all_here { say.nothing_whole } else { say.nothing };
            return tag_named("p", "", "nothing-to-restore", words(nothing));
        }
        if is_reader(self.site) {
            // Above stands that another tab writes, and how this one comes to.
            return Html::default();
        }
        let taking = Taking {
            site: self.site.clone(),
            incoming: Rc::clone(&self.found.incoming),
            choices: (**self.choices).clone(),
            settings: settings.cloned(),
            made: self.covers(),
            what: self.preview.changed.clone(),
            version: self.site.diary().state().version,
        };
        let take = Button {
            label: say.take.into(),
            onpress: Callback::from(move |()| taking.run()),
            kind: ButtonKind::Main,
            testid: Some("take-backup"),
            ..Button::default()
        };
        all([self.first(), tag("p", "acts", button(take))])
    }

    /// When the file was made, if all that will be here after it was taken is in it.
    fn covers(&self) -> Option<Moment> {
        let backup = &self.found.backup;
        let whole = backup.sound && backup.damaged.is_empty() && backup.unknown == 0;
        let differ = self.settings_differ() && self.settings().is_none();
        backup.made.filter(|_| whole && !self.preview.behind && !differ)
    }

    /// The way to save what is here before it changes.
    fn first(&self) -> Html {
        if self.preview.here == Counts::default() {
            return Html::default();
        }
        let (site, stand) = (self.site.clone(), self.stand.clone());
        let save = Button {
            label: self.site.text.restore.save_first.into(),
            onpress: Callback::from(move |()| stand.set(handed(&site, None))),
            testid: Some("save-first"),
            ..Button::default()
        };
        all([tag("p", "acts", button(save)), said(self.site, self.stand)])
    }
}
