//! What would come of a file beside what is here: entries, changed values, refused rows, columns and names; and the press that takes it in.

use std::rc::Rc;

use yew::prelude::*;

use super::{COMING, Same, name_of};
use crate::diary::{Name, Night};
use crate::dose::Exact;
use crate::exchange::{Change, Named, Refused};
use crate::store::{Choices, Preview, SaveError};
use crate::ui::context::{Site, use_site};
use crate::ui::names::{Named as InCatalogue, name_of as name_of_item};
use crate::ui::page::saving::is_reader;
use crate::ui::page::taking::{becomes, which_name};
use crate::ui::part::{
    Button, ButtonKind, Grade, Notice, all, button, list, notice, para, tag, tag_named, words,
};
use crate::ui::port::DateForm;
use crate::ui::shell::HEADING;
use crate::ui::state::bring_in::{Ready, Told, new_items, renamed, told};

/// How many refused rows are shown at once, and how many more when they are asked for.
const FIRST: usize = 5;
const MORE: usize = 200;

#[derive(Properties, PartialEq)]
pub(super) struct ComingProps {
    pub(super) ready: Same<Ready>,
}

/// What would come, compared with what is here; and whether there is room for it.
type Compared = Result<(Preview, Room), SaveError>;

/// Whether there is room.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    Enough,
    TooFull,
}

/// What would come of a file.
#[component]
pub(super) fn Coming(props: &ComingProps) -> Html {
    let site = use_site();
    let choices = use_state_eq(Choices::default);
    let diary = site.diary();
    let version = diary.state().version;
    let today = diary.now().local().date();
    // Ten years take a while to compare: once for each change of what is here or chosen.
    let key = (version, (*choices).clone(), props.ready.clone());
    let compared: Rc<Compared> = use_memo(key, |(_, choices, ready)| {
        diary.read(|engine| {
            let preview = engine.compare(&ready.incoming, choices, today)?;
            let size = engine.size().map_err(SaveError::Unreadable)?;
            let is_full = !preview.changed.is_empty() && size.is_too_full_with(preview.units);
            Ok((preview, if is_full { Room::TooFull } else { Room::Enough }))
        })
    });
    let desk = Desk { site: &site, ready: &props.ready, choices: &choices };
    let inside = match &*compared {
        Ok((preview, room)) => all([desk.told(preview), desk.act(preview, *room)]),
        Err(error) => not_compared(&site, error),
    };
    let title = site.text.bring_in.becomes;
    let title = html! { <h2 id={COMING} tabindex="-1">{ title }</h2> };
    tag_named("section", "section stack", "import-coming", all([title, inside]))
}

fn not_compared(site: &Site, error: &SaveError) -> Html {
    let [title, body] = (site.text.saving.why)(error);
    caution(site, Grade::Warning, "import-not-compared", title, body)
}

fn caution(
    site: &Site,
    grade: Grade,
    testid: &'static str,
    title: &'static str,
    body: &'static str,
) -> Html {
    notice(Notice { grade, text: site.text, testid, title: title.into(), body: para(body) })
}

/// Lines with a point before each.
fn points(lines: Vec<String>) -> Html {
    let lines = lines.into_iter().map(|line| tag("li", "", words(line))).collect();
    tag("ul", "bul", list(lines))
}

struct Desk<'a> {
    site: &'a Site,
    ready: &'a Same<Ready>,
    choices: &'a UseStateHandle<Choices>,
}

impl Desk<'_> {
    fn told(&self, preview: &Preview) -> Html {
        let say = &self.site.text.bring_in;
        let ready = self.ready;
        let mut lines = vec![match ready.entries {
            0 => say.no_entries.to_owned(),
            entries => (say.entries)(entries),
        }];
        lines.extend((ready.repeated > 0).then(|| (say.repeated)(ready.repeated)));
        lines.extend(ready.nights.map(|nights| self.nights(nights)));
        if ready.entries > 0 {
            lines.extend(becomes(self.site, preview.records));
        }
        lines.extend((preview.known > 0).then(|| (say.rows_here)(preview.known)));
        lines.extend(self.names());
        lines.extend(self.columns());
        let clashes = preview.clashes.iter();
        let clashes = clashes.map(|clash| which_name(self.site, self.choices, clash)).collect();
        let lines = tag_named("div", "stack", "import-lines", points(lines));
        all([lines, list(clashes), self.changed(), self.refused()])
    }

    /// Between which dates the entries are, as they were read.
    fn nights(&self, (first, last): (Night, Night)) -> String {
        let date = |night: Night| self.site.date(night.date(), DateForm::DayMonthYear);
        (self.site.text.bring_in.nights)(&date(first), &date(last))
    }

    /// The names of the file that differ from those here, and those that come.
    fn names(&self) -> Vec<String> {
        let (say, ready) = (&self.site.text.bring_in, self.ready);
        let lists = self.site.diary().read(|engine| engine.lists());
        let text = self.site.text;
        let mut lines: Vec<String> = renamed(&ready.symptoms, &lists.symptoms)
            .map(|file| (self.file_name(file), name_of_item(&lists.symptoms, file.id, text)))
            .chain(renamed(&ready.side_effects, &lists.side_effects).map(|file| {
                (self.file_name(file), name_of_item(&lists.side_effects, file.id, text))
            }))
            .map(|(file, here)| (say.renamed)(&file, &here))
            .collect();
        let new: Vec<String> = new_items(&ready.symptoms, &lists.symptoms)
            .map(|file| self.file_name(file))
            .chain(
                new_items(&ready.side_effects, &lists.side_effects)
                    .map(|file| self.file_name(file)),
            )
            .collect();
        lines.extend((!new.is_empty()).then(|| (say.new_items)(&new)));
        lines
    }

    /// What the file calls an item.
    fn file_name<K: InCatalogue>(&self, file: &Named<K>) -> String {
        let own = file.name.as_ref().map(Name::text).map(str::to_owned);
        let number = || (self.site.text.names.unknown)(&file.id.number().to_string());
        let built_in = || file.id.built_in().map(|kind| kind.name(self.site.text).to_owned());
        own.or_else(built_in).unwrap_or_else(number)
    }

    fn columns(&self) -> Option<String> {
        let (say, ready) = (&self.site.text.bring_in, self.ready);
        let names = ready.left_out.iter().map(|place| self.name(*place));
        let names: Vec<String> = names.collect();
        (!names.is_empty()).then(|| (say.columns_left)(&names))
    }

    fn name(&self, place: usize) -> String {
        name_of(self.site, &self.ready.headers, place)
    }

    fn changed(&self) -> Html {
        let say = &self.site.text.bring_in;
        let told = told(&self.ready.changed);
        if told.is_empty() {
            return Html::default();
        }
        let title = tag("h3", "", words(say.changed));
        let lines = told.iter().map(|told| self.change(told)).collect();
        tag_named("div", "stack", "import-changed", all([title, points(lines)]))
    }

    fn change(&self, told: &Told) -> String {
        let say = &self.site.text.bring_in;
        let number = |number| self.site.style.number(number).text;
        let hours = |quarters: Exact| quarters.over(Exact::whole(4)).map(number);
        let became = match told.first.what {
            Change::Rounded { from, to } => {
                Some((say.became)(&number(from), &to.number().to_string()))
            }
            Change::SleepRounded { from, to } => hours(from)
                .and_then(|from| Ok((from, hours(Exact::whole(to.quarters().into()))?)))
                .ok()
                .map(|(from, to)| (say.became)(&from, &to)),
            Change::NightBefore
            | Change::NoTime
            | Change::SecondsDropped
            | Change::FromUtc
            | Change::UsualTime => None,
        };
        let rows = (say.in_rows)(&told.rows, told.more);
        let what = (say.change)(told.first.what, told.count);
        [Some(what), became, Some(rows)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn refused(&self) -> Html {
        let (say, refused) = (&self.site.text.bring_in, &self.ready.refused);
        if refused.is_empty() {
            return Html::default();
        }
        let (first, more) = refused.split_at_checked(FIRST).unwrap_or((refused, &[]));
        let lines = |rows: &[Refused]| points(rows.iter().map(|row| self.row(row)).collect());
        let title = tag("h3", "", words((say.refused)(refused.len())));
        let more = (!more.is_empty()).then(|| {
            let (shown, rest) = more.split_at_checked(MORE).unwrap_or((more, &[]));
            let rest = (!rest.is_empty()).then(|| para((say.more_refused)(rest.len())));
            let summary = html! { <summary>{ say.all_refused }</summary> };
            let content = all([summary, lines(shown), rest.unwrap_or_default()]);
            tag("details", "section", content)
        });
        let content = [title, para(say.refused_then), lines(first), more.unwrap_or_default()];
        tag_named("div", "stack", "import-refused", all(content))
    }

    fn row(&self, refused: &Refused) -> String {
        let say = &self.site.text.bring_in;
        let column = refused.column.map(|place| self.name(place));
        (say.refused_row)(refused.row, column.as_deref(), &(say.refusal)(refused.why))
    }

    /// Why nothing comes. Where something of the file is not here, or otherwise, it is not said that all of it is.
    fn nothing(&self, preview: &Preview) -> &'static str {
        let (say, records) = (&self.site.text.bring_in, preview.records);
        let not_here = self.ready.refused.len() + records.older + records.trashed + preview.known;
        if not_here == 0 { say.nothing } else { say.nothing_new }
    }

    /// What can be done.
    fn act(&self, preview: &Preview, room: Room) -> Html {
        let say = &self.site.text.bring_in;
        if preview.changed.is_empty() {
            let (any, said) = (self.ready.entries > 0, self.nothing(preview));
            let nothing = || tag_named("p", "", "import-nothing", words(said));
            return any.then(nothing).unwrap_or_default();
        }
        if room == Room::TooFull {
            let (title, then) = (say.too_full, say.too_full_then);
            return caution(self.site, Grade::Stop, "import-too-full", title, then);
        }
        if is_reader(self.site) {
            // Above stands that another tab writes, and how this one comes to.
            return Html::default();
        }
        let (site, diary) = (self.site.clone(), self.site.diary());
        let (ready, choices) = (self.ready.clone(), (**self.choices).clone());
        let seen = diary.state().version;
        let onpress = Callback::from(move |()| {
            // After the first of two presses the diary is not what the second one saw.
            if diary.state_now().version != seen {
                return;
            }
            // What went wrong is told above, where the focus goes in any case.
            diary.take(crate::ui::state::Deed::BroughtIn, &ready.incoming, &choices).ok();
            site.page().focus(HEADING);
        });
        let take = Button {
            label: say.take.into(),
            onpress,
            kind: ButtonKind::Main,
            testid: Some("import-take"),
            ..Button::default()
        };
        tag("p", "acts", button(take))
    }
}
