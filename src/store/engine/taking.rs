//! Documents of a file taken in: what would become of each thing, told before anything is changed; then all of it at once, or nothing.
//! It knows no file, no clock and no words.
//!
//! Nothing that is here goes. A record that is not here comes, one of a higher revision takes the place of its older state, and of two
//! that differ at one revision both are kept. Of plans and of names only one can stand: where both sides have one, the person chooses.
//! Taking in the same file twice is the same as once.

mod fate;
mod names;

use std::collections::{BTreeMap, BTreeSet};

pub use fate::Records;
pub use names::{Clash, NameList, Numeral};

use self::fate::{Side, side};
use self::names::Joined;
use super::backup::{Counts, Incoming, is_live};
use super::undo::Step;
use super::write::Change;
use super::{Engine, Kept, Reading, SaveError, Standing, Undo};
use crate::diary::{Entry, Month, NaiveDate};
use crate::store::content::{Content, What};
use crate::store::inbox::OnReceipt;
use crate::store::item::{Item, Numbered, State, find};
use crate::store::plan_book::PlanBook;

/// How the plan of a file, with its bottles, stands to the one that is here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanFound {
    /// The file has none.
    #[default]
    None,
    /// Both are the same.
    Same,
    /// Here is none: that of the file comes.
    New,
    /// They differ: the person chooses.
    Differs,
}

/// Which of two plans is to stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanChoice {
    /// The one that is here.
    #[default]
    Here,
    /// The one of the file.
    File,
}

/// What the person chose where only one can stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Which plan.
    pub plan: PlanChoice,
    /// The numbers that stand for another thing in the file than here.
    pub apart: BTreeSet<Numeral>,
}

/// What would become of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// How much is in the file.
    pub file: Counts,
    /// How much is here.
    pub here: Counts,
    /// Its records.
    pub records: Records,
    /// Its plan.
    pub plan: PlanFound,
    /// Its names that are to be asked about.
    pub clashes: Vec<Clash>,
    /// Whether anything would change.
    pub changes: bool,
}

/// What is to be written, and what it was.
type Turn = (What, Content, Content);

impl Engine {
    /// What would become of a file. Reads everything and writes nothing. `today` is the day of what would be moved.
    ///
    /// # Errors
    /// [`SaveError`] when what is here cannot be read, or its lists have no room for those of the file.
    pub fn compare(
        &mut self,
        incoming: &Incoming,
        choices: &Choices,
        today: NaiveDate,
    ) -> Result<Preview, SaveError> {
        let lists = &self.joined(incoming, choices)?;
        let turns = self.turns(&Taken { incoming, choices, lists, today })?;
        let mut preview = Preview {
            file: incoming.counts(),
            here: self.counts()?,
            records: Records::default(),
            plan: self.plan_found(incoming),
            clashes: lists.clashes.clone(),
            changes: !turns.is_empty(),
        };
        preview.records.count(&entries_of(incoming, lists), &self.entries_here()?);
        let Content::Relapses(here) = self.here(What::Relapses)? else { return Ok(preview) };
        let file = match incoming.contents.get(&What::Relapses) {
            Some(Content::Relapses(file)) => file.clone(),
            _ => Vec::new(),
        };
        preview.records.count(&side(file), &side(here));
        Ok(preview)
    }

    /// Takes a file in: one change of everything, with its way back.
    ///
    /// # Errors
    /// [`SaveError`]; nothing changed then.
    pub fn take(
        &mut self,
        incoming: &Incoming,
        choices: &Choices,
        today: NaiveDate,
        receipt: OnReceipt,
    ) -> Result<Kept, SaveError> {
        self.guard()?;
        let lists = &self.joined(incoming, choices)?;
        let turns = self.turns(&Taken { incoming, choices, lists, today })?;
        self.come_true(turns, receipt)
    }

    /// Keeps several changes, all or none; the way back is what was there before.
    pub(super) fn come_true(
        &mut self,
        turns: Vec<Turn>,
        receipt: OnReceipt,
    ) -> Result<Kept, SaveError> {
        let changed = !turns.is_empty();
        if changed {
            let after = |(what, _, after): &Turn| (*what, after.clone());
            let all: Vec<Change> = turns.iter().map(after).collect();
            self.put_all(all, receipt)?;
        } else {
            self.guard()?;
            self.send(Vec::new(), receipt);
        }
        let steps = turns.into_iter().map(|turn| Step::Whole(Box::new(turn))).collect();
        Ok(Kept { changed, revision: 0, undo: Undo::of(steps) })
    }

    /// What stands in a document here; nothing where nothing of it can be read.
    fn here(&mut self, what: What) -> Result<Content, SaveError> {
        self.load(what);
        match (self.docs.get(&what), self.reading(what)) {
            (_, Reading::TooNew) => Err(SaveError::TooNew),
            (_, Reading::Locked) => Err(SaveError::Locked),
            (_, Reading::Failing(error)) => Err(SaveError::Unreadable(error)),
            (Some(doc), _) => Ok(doc.content.clone()),
            (None, _) => Ok(Content::empty(what)),
        }
    }

    fn turns(&mut self, taken: &Taken<'_>) -> Result<Vec<Turn>, SaveError> {
        if let Standing::Locked(_) = self.standing {
            return Err(SaveError::Locked);
        }
        let homes = self.entries_here()?;
        let mut after: BTreeMap<What, Content> = BTreeMap::new();
        let mut left = Vec::new();
        for (what, content) in &taken.incoming.contents {
            let here = self.here(*what)?;
            let content = match (content, here) {
                (Content::Entries(file), Content::Entries(here)) => {
                    let file = taken.lists.renumbered(file);
                    let coming = coming(file, &here, &homes, taken.today, &mut left);
                    Content::Entries(here).merged(0, Content::Entries(coming), 0).0
                }
                (Content::Relapses(file), Content::Relapses(here)) => {
                    let coming = file.iter().map(|item| again(item.clone(), &here)).collect();
                    Content::Relapses(here).merged(0, Content::Relapses(coming), 0).0
                }
                (Content::Lists(_), _) => Content::Lists(taken.lists.lists.clone()),
                (Content::Plan(file), Content::Plan(here)) => {
                    Content::Plan(plan_of(file, here, taken.choices.plan))
                }
                (Content::Drafts(file), Content::Drafts(here)) if here.is_empty() => {
                    Content::Drafts(file.clone())
                }
                (_, here) => here,
            };
            after.insert(*what, content);
        }
        for (month, item) in left {
            let what = What::Month(month);
            let there = after.remove(&what).map_or_else(|| self.here(what), Ok)?;
            let moved = Content::Entries(vec![item]);
            after.insert(what, there.merged(0, moved, 0).0);
        }
        self.turned(after)
    }

    /// What differs from what is here.
    fn turned(&mut self, after: BTreeMap<What, Content>) -> Result<Vec<Turn>, SaveError> {
        let mut turns = Vec::new();
        for (what, after) in after {
            let before = self.here(what)?;
            if after != before {
                turns.push((what, before, after));
            }
        }
        Ok(turns)
    }

    /// Every entry that is here.
    fn entries_here(&mut self) -> Result<Side<Entry>, SaveError> {
        let mut all = Vec::new();
        for what in self.all() {
            if let (What::Month(_), Content::Entries(items)) = (what, self.here(what)?) {
                all.extend(items);
            }
        }
        Ok(side(all))
    }

    fn joined(&mut self, incoming: &Incoming, choices: &Choices) -> Result<Joined, SaveError> {
        let Content::Lists(here) = self.here(What::Lists)? else { return Err(SaveError::Unknown) };
        let file = match incoming.contents.get(&What::Lists) {
            Some(Content::Lists(file)) => Some(file),
            _ => None,
        };
        Joined::new(here, file, &choices.apart)
    }

    fn plan_found(&mut self, incoming: &Incoming) -> PlanFound {
        let here = self.here(What::Plan).ok();
        match (incoming.contents.get(&What::Plan), here) {
            (None, _) => PlanFound::None,
            (Some(file), Some(here)) if *file == here => PlanFound::Same,
            (_, Some(here)) if here == Content::empty(What::Plan) => PlanFound::New,
            (Some(_), _) => PlanFound::Differs,
        }
    }
}

fn plan_of(file: &PlanBook, here: PlanBook, choice: PlanChoice) -> PlanBook {
    let none = here == PlanBook::default();
    if none || choice == PlanChoice::File { file.clone() } else { here }
}

fn entries_of(incoming: &Incoming, lists: &Joined) -> Side<Entry> {
    let entries = incoming.contents.values().filter_map(|content| match content {
        Content::Entries(items) => Some(lists.renumbered(items)),
        Content::Relapses(_)
        | Content::Lists(_)
        | Content::Plan(_)
        | Content::Drafts(_)
        | Content::Slips(_) => None,
    });
    side(entries.flatten().collect())
}

/// What of a month of the file comes. An entry that is shown here in another month stays there, or where the file's is the newer one is
/// `left` there as moved. One whose coming was undone comes again.
fn coming(
    file: Vec<Item<Entry>>,
    here: &[Item<Entry>],
    homes: &Side<Entry>,
    today: NaiveDate,
    left: &mut Vec<(Month, Item<Entry>)>,
) -> Vec<Item<Entry>> {
    let mut coming = Vec::new();
    for item in file {
        let home = homes.get(&item.thing.number()).filter(|home| is_live(home));
        let away = home.filter(|home| home.thing.night.month() != item.thing.night.month());
        match away.filter(|_| is_live(&item)) {
            Some(home) if home.thing.revision() >= item.thing.revision() => continue,
            Some(home) => {
                let month = home.thing.night.month();
                left.push((month, Item { state: State::Moved(today), ..item.clone() }));
            }
            None => {}
        }
        coming.push(if home.is_some() { item } else { again(item, here) });
    }
    coming
}

/// A record of the file, as a newer one where its coming was undone here: that is no wish that it never comes again.
fn again<T: Numbered>(item: Item<T>, here: &[Item<T>]) -> Item<T> {
    let undone = find(here, item.thing.number());
    let undone = undone.filter(|mine| matches!(mine.state, State::Moved(_)) && is_live(&item));
    match undone.map(|mine| mine.thing.revision()) {
        Some(revision) if revision >= item.thing.revision() => {
            Item { thing: item.thing.revised(revision.saturating_add(1)), ..item }
        }
        _ => item,
    }
}

/// What is taken in, and how.
struct Taken<'a> {
    incoming: &'a Incoming,
    choices: &'a Choices,
    lists: &'a Joined,
    today: NaiveDate,
}
