//! Documents of a file taken in: what would become of each thing, told before anything is changed; then all of it at once, or nothing.
//! It knows no file, no clock and no words.
//!
//! Nothing that is here goes, but into the trash what was deleted on the other side since. Of a file of this app a record that is not
//! here comes, one of a higher revision takes the place of its older state, and of two that differ at one revision both are kept. Of
//! another program's rows those come whose number is not here, or only as one whose coming was taken back: whatever else is here under
//! such a number stays. Of plans and of names only one can stand: where both sides have one, the person chooses. What was written and
//! not saved comes for nights of which nothing is here. Taking in the same file twice is the same as once.

mod fate;
mod names;

use std::collections::{BTreeMap, BTreeSet};

pub use fate::Records;
pub use names::{Clash, NameList, Numeral};

use self::fate::{Side, side, take_known};
use self::names::Joined;
use super::backup::{Counts, EntriesAre, Incoming, MOST_OF_A_DOCUMENT, is_live, records};
use super::edit::MOST_DRAFTS;
use super::undo::Step;
use super::write::Change;
use super::{Engine, Kept, Reading, SaveError, Standing, Undo};
use crate::diary::{Entry, Month, NaiveDate};
use crate::store::content::{Content, What, beside};
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
    /// Here is none that can be read: that of the file comes.
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
    /// Its records, but for rows that are [`known`](Self::known).
    pub records: Records,
    /// The rows of another program that are here and say something else than the file does: they were read in another way then, or changed
    /// since. They stay as they are. Rows that say the same, and those in the trash, count among `records`.
    pub known: usize,
    /// Its plan.
    pub plan: PlanFound,
    /// Its names that are to be asked about.
    pub clashes: Vec<Clash>,
    /// The documents that would change.
    pub changed: Vec<What>,
    /// Whether something is here that the file does not have, or has otherwise. The settings, which are no document, do not count.
    pub behind: bool,
    /// How much room what would be written takes, in UTF-16 units: one copy of each document, counted in clear. Sealed, a document of
    /// more than a few lines takes less.
    pub units: usize,
}

/// The most that a document takes beside its payload: its key, and the frame around the payload.
const FRAME_UNITS: usize = 128;

/// What is to be written, and what it was.
type Turn = (What, Content, Content);

impl Engine {
    /// What would become of a file. Reads everything and writes nothing. `today` is the day of what would be moved.
    ///
    /// # Errors
    /// [`SaveError`] when what is here cannot be read, or its lists or months have no room for those of the file.
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
            known: 0,
            plan: self.plan_found(incoming),
            clashes: lists.clashes.clone(),
            changed: turns.iter().map(|(what, ..)| *what).collect(),
            behind: self.is_more_than(incoming)?,
            units: turns.iter().map(|(.., after)| after.write().len() + FRAME_UNITS).sum(),
        };
        let (mut file, mut here) = (entries_of(incoming, lists), self.entries_here()?);
        if incoming.entries == EntriesAre::Rows {
            preview.known = take_known(&mut file, &mut here);
        }
        preview.records.count(&file, &here);
        let Content::Relapses(here) = self.here(What::Relapses)? else { return Ok(preview) };
        let file = match incoming.contents.get(&What::Relapses) {
            Some(Content::Relapses(file)) => {
                file.iter().filter(|item| !is_undone(item)).cloned().collect()
            }
            _ => Vec::new(),
        };
        preview.records.count(&side(file), &side(here));
        preview.behind |= preview.records.is_behind();
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
                    let file = taken.new_of(taken.lists.renumbered(file), &here, &homes);
                    let coming = coming(file, &homes, taken.today, &mut left);
                    Content::Entries(here).merged(0, Content::Entries(coming), 0).0
                }
                (Content::Relapses(file), Content::Relapses(here)) => {
                    let coming = file.iter().filter_map(|item| {
                        let here = find(&here, item.thing.number());
                        arriving(item.clone(), here, taken.today)
                    });
                    let coming = coming.collect();
                    Content::Relapses(here).merged(0, Content::Relapses(coming), 0).0
                }
                (Content::Lists(_), _) => Content::Lists(taken.lists.lists.clone()),
                (Content::Plan(file), Content::Plan(here)) => {
                    Content::Plan(plan_of(file, here, taken.choices.plan))
                }
                (Content::Drafts(file), Content::Drafts(here)) if here.is_empty() => {
                    Content::Drafts(new_drafts(taken.lists.renumbered_drafts(file), &homes))
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
        self.turned(after, taken.incoming.entries)
    }

    /// What differs from what is here. Of another program's rows no more come than a month may have; what this app kept comes whole.
    fn turned(
        &mut self,
        after: BTreeMap<What, Content>,
        are: EntriesAre,
    ) -> Result<Vec<Turn>, SaveError> {
        let mut turns = Vec::new();
        for (what, after) in after {
            let before = self.here(what)?;
            let (many, most) = (records(&after), records(&before).max(MOST_OF_A_DOCUMENT));
            if are == EntriesAre::Rows && many > most {
                return Err(SaveError::TooManyEntries);
            }
            if after != before {
                turns.push((what, before, after));
            }
        }
        Ok(turns)
    }

    /// Whether something besides records is here that the file does not have as it is here, or something here cannot be read.
    fn is_more_than(&mut self, incoming: &Incoming) -> Result<bool, SaveError> {
        for what in self.all().into_iter().filter(|what| *what != What::Slips) {
            let here = self.here(what)?;
            let compared = matches!(what, What::Lists | What::Plan | What::Drafts);
            let lacks = here != Content::empty(what) && incoming.contents.get(&what) != Some(&here);
            if self.reading(what) != Reading::Sound || (compared && lacks) {
                return Ok(true);
            }
        }
        Ok(false)
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
    side(entries.flatten().filter(|item| !is_undone(item)).collect())
}

/// What of a month of the file comes. What moved away from there does not: it comes with its new month. An entry that is here in another
/// month stays there, or where the file's is the newer one is `left` there as moved.
fn coming(
    file: Vec<Item<Entry>>,
    homes: &Side<Entry>,
    today: NaiveDate,
    left: &mut Vec<(Month, Item<Entry>)>,
) -> Vec<Item<Entry>> {
    let mut coming = Vec::new();
    for item in file {
        let home = homes.get(&item.thing.number());
        let away = home
            .filter(|home| !is_undone(home))
            .map(|home| home.thing.night.month())
            .filter(|month| *month != item.thing.night.month());
        let Some(item) = arriving(item, home, today) else { continue };
        let is_even = home.is_some_and(|home| home.thing.revision() == item.thing.revision());
        coming.push(match away {
            // Both sides moved it, to two months, and neither can be told to be the right one.
            Some(_) if is_even => beside(item),
            Some(month) => {
                left.push((month, Item { state: State::Moved(today), ..item.clone() }));
                item
            }
            None => item,
        });
    }
    coming
}

/// A record of the file as it comes beside the one that is here, if it comes at all.
fn arriving<T: Numbered>(
    item: Item<T>,
    here: Option<&Item<T>>,
    today: NaiveDate,
) -> Option<Item<T>> {
    let newer = here.is_none_or(|here| here.thing.revision() < item.thing.revision());
    match (item.state, here) {
        // That it moved, or that its coming was undone there, says nothing of what is here.
        (State::Moved(_), _) => None,
        (_, None) => Some(item),
        // From now on, or it would go from the trash at once.
        (State::Trashed(_), Some(here)) => {
            (newer && is_live(here)).then(|| Item { state: State::Trashed(today), ..item })
        }
        // That its coming was undone is no wish that it never comes again.
        (State::Live, Some(here)) if is_undone(here) => {
            let revision = here.thing.revision().saturating_add(1).max(item.thing.revision());
            Some(Item { thing: item.thing.revised(revision), ..item })
        }
        (State::Live, Some(here)) if is_live(here) => {
            // Of two that differ at one revision both are kept.
            let even = here.thing.revision() == item.thing.revision();
            (newer || even).then_some(item)
        }
        // It was deleted here since.
        (State::Live, Some(_)) => newer.then_some(item),
    }
}

const fn is_undone<T>(item: &Item<T>) -> bool {
    matches!(item.state, State::Moved(_))
}

/// Of the nights that were not saved, those of which nothing is here; one a night, as many as are ever kept.
fn new_drafts(file: Vec<Entry>, homes: &Side<Entry>) -> Vec<Entry> {
    let nights: BTreeSet<_> =
        homes.values().filter(|home| is_live(home)).map(|home| home.thing.night).collect();
    let mut drafts = BTreeMap::new();
    for draft in file {
        if !homes.contains_key(&draft.id.number()) && !nights.contains(&draft.night) {
            drafts.insert(draft.night, draft);
        }
    }
    drafts.into_values().take(MOST_DRAFTS).collect()
}

/// What is taken in, and how.
struct Taken<'a> {
    incoming: &'a Incoming,
    choices: &'a Choices,
    lists: &'a Joined,
    today: NaiveDate,
}

impl Taken<'_> {
    /// The entries of a month of the file, without those that are in that month here as they are, and without the rows that are here
    /// already. A file that was put together by hand may have one number in two months: by its number alone, the one that is here
    /// already would come each time beside itself.
    fn new_of(
        &self,
        mut file: Vec<Item<Entry>>,
        here: &[Item<Entry>],
        homes: &Side<Entry>,
    ) -> Vec<Item<Entry>> {
        file.retain(|item| find(here, item.thing.number()) != Some(item));
        if self.incoming.entries == EntriesAre::Rows {
            file.retain(|item| homes.get(&item.thing.number()).is_none_or(is_undone));
        }
        file
    }
}
