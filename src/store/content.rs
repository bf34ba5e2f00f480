//! What stands in each document, and how two states of one document become one. It knows no key and no frame.

use super::crc::crc32;
use super::format::diary_v1::{
    read_entries, read_lists, read_plan, read_relapses, read_slips, write_entries, write_lists,
    write_plan, write_relapses, write_slips,
};
use super::item::{Item, Lists, Numbered, State, find, put, with_missing};
use super::plan_book::PlanBook;
use super::slip::Slip;
use crate::diary::{Entry, Month, NaiveDate, Relapse, limits};

/// A document of the diary, or its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// What knows all others.
    Head,
    /// The lists of symptoms and side effects.
    Lists,
    /// The relapses.
    Relapses,
    /// The plan and the bottles.
    Plan,
    /// The nights that are not saved yet.
    Drafts,
    /// What is typed into forms and not saved yet.
    Slips,
    /// The entries of a month.
    Month(Month),
}

impl What {
    /// Its name in keys and frames, and in a file.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Head => String::from("head"),
            Self::Lists => String::from("lists"),
            Self::Relapses => String::from("relapses"),
            Self::Plan => String::from("plan"),
            Self::Drafts => String::from("drafts"),
            Self::Slips => String::from("slips"),
            Self::Month(month) => ["m/", &month.to_string()].concat(),
        }
    }

    /// The document of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "head" => return Some(Self::Head),
            "lists" => return Some(Self::Lists),
            "relapses" => return Some(Self::Relapses),
            "plan" => return Some(Self::Plan),
            "drafts" => return Some(Self::Drafts),
            "slips" => return Some(Self::Slips),
            _ => {}
        }
        let (year, month) = name.strip_prefix("m/")?.split_once('-')?;
        let month = Self::Month(Month::new(year.parse().ok()?, month.parse().ok()?).ok()?);
        // One name alone: no sign, no missing zero.
        (month.name() == name).then_some(month)
    }
}

/// What stands in a document.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// Entries by number.
    Entries(Vec<Item<Entry>>),
    /// Relapses by number.
    Relapses(Vec<Item<Relapse>>),
    /// The person's lists.
    Lists(Lists),
    /// The plan and the bottles.
    Plan(PlanBook),
    /// Entries by night.
    Drafts(Vec<Entry>),
    /// What is typed, the last written last.
    Slips(Vec<Slip>),
}

/// What the head notes of a content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Things that are shown.
    pub(super) live: u32,
    /// Things that are not.
    pub(super) gone: u32,
    /// The first day on which one of these went.
    pub(super) first_gone: Option<NaiveDate>,
}

impl Content {
    /// A document in which nothing stands.
    pub(super) fn empty(what: What) -> Self {
        match what {
            What::Relapses => Self::Relapses(Vec::new()),
            What::Lists => Self::Lists(Lists::default()),
            What::Plan => Self::Plan(PlanBook::default()),
            What::Drafts => Self::Drafts(Vec::new()),
            What::Slips => Self::Slips(Vec::new()),
            What::Head | What::Month(_) => Self::Entries(Vec::new()),
        }
    }

    /// Reads a payload; `None` when anything is not as it should be.
    pub(super) fn read(what: What, text: &str) -> Option<Self> {
        match what {
            What::Head => None,
            What::Relapses => {
                let mut items = read_relapses(text)?;
                // A file may have been put together by hand: here they are looked for by their number.
                items.sort_by_key(|item| item.thing.number());
                Some(Self::Relapses(items))
            }
            What::Lists => read_lists(text).map(Self::Lists),
            What::Plan => read_plan(text).map(Self::Plan),
            What::Slips => read_slips(text).map(Self::Slips),
            What::Drafts => {
                let items = read_entries(text)?;
                let drafts: Vec<Entry> = items.into_iter().map(|item| item.thing).collect();
                Some(Self::Drafts(drafts))
            }
            What::Month(month) => {
                let items = read_entries(text)?;
                let here = |item: &Item<Entry>| {
                    matches!(item.state, State::Moved(_)) || item.thing.night.month() == month
                };
                let numbers: Vec<u64> = items.iter().map(|item| item.thing.number()).collect();
                let good = items.iter().all(here) && numbers.is_sorted_by(|one, next| one < next);
                good.then_some(Self::Entries(items))
            }
        }
    }

    /// The payload.
    pub(super) fn write(&self) -> String {
        match self {
            Self::Entries(items) => write_entries(items.iter()),
            Self::Relapses(items) => write_relapses(items),
            Self::Lists(lists) => write_lists(lists),
            Self::Plan(book) => write_plan(book),
            Self::Slips(slips) => write_slips(slips),
            Self::Drafts(drafts) => {
                let items: Vec<_> = drafts.iter().cloned().map(live).collect();
                write_entries(items.iter())
            }
        }
    }

    /// What the head notes.
    pub(super) fn tally(&self) -> Tally {
        match self {
            Self::Entries(items) => tally(items),
            Self::Relapses(items) => tally(items),
            Self::Lists(_) | Self::Plan(_) | Self::Drafts(_) | Self::Slips(_) => Tally::default(),
        }
    }

    /// This again, in place of a later state of the same document.
    pub(super) fn instead_of(self, later: &Self) -> Self {
        match (self, later) {
            (Self::Lists(before), Self::Lists(later)) => Self::Lists(before.with_hidden(later)),
            (before, _) => before,
        }
    }

    /// This with another state of the same document taken in, and how many things came with it.
    ///
    /// It gives the same whatever is taken in first, and nothing new the second time: the journal may be replayed at will.
    pub(super) fn merged(self, revision: u64, other: Self, other_revision: u64) -> (Self, usize) {
        match (self, other) {
            (Self::Entries(own), Self::Entries(other)) => {
                let (items, count) = merge(own, other, write_one_entry);
                (Self::Entries(items), count)
            }
            (Self::Relapses(own), Self::Relapses(other)) => {
                let (items, count) = merge(own, other, write_one_relapse);
                (Self::Relapses(items), count)
            }
            (Self::Lists(own), Self::Lists(other)) => {
                let other_is_newer =
                    (other_revision, write_lists(&other)) > (revision, write_lists(&own));
                let (newer, older) =
                    if other_is_newer { (other, own.clone()) } else { (own.clone(), other) };
                let lists = Lists {
                    symptoms: with_missing(newer.symptoms, &older.symptoms),
                    side_effects: with_missing(newer.side_effects, &older.side_effects),
                };
                let count = usize::from(lists != own);
                (Self::Lists(lists), count)
            }
            // A plan of two halves would be nobody's plan: the newer one stands, and of two with one revision always the same.
            (own @ Self::Plan(_), other @ Self::Plan(_))
                if (other_revision, other.write()) > (revision, own.write()) =>
            {
                let count = usize::from(own != other);
                (other, count)
            }
            (own @ Self::Drafts(_), other @ Self::Drafts(_))
            | (own @ Self::Slips(_), other @ Self::Slips(_))
                if other_revision > revision =>
            {
                let count = usize::from(own != other);
                (other, count)
            }
            (own, _) => (own, 0),
        }
    }
}

/// A thing that is shown.
pub(super) const fn live<T>(thing: T) -> Item<T> {
    Item { thing, state: State::Live }
}

fn tally<T>(items: &[Item<T>]) -> Tally {
    let since = items.iter().filter_map(|item| item.state.since());
    let gone = since.clone().count();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Tally {
        live: number(items.len().saturating_sub(gone)),
        gone: number(gone),
        first_gone: since.min(),
    }
}

fn write_one_entry(item: &Item<Entry>) -> String {
    write_entries([item].into_iter())
}

fn write_one_relapse(item: &Item<Relapse>) -> String {
    write_relapses(std::slice::from_ref(item))
}

/// The items of both, of each number the highest revision. Two that differ at one revision are both kept, one under a number of
/// its own: neither can be told to be the right one.
fn merge<T: Numbered>(
    mut own: Vec<Item<T>>,
    other: Vec<Item<T>>,
    text: fn(&Item<T>) -> String,
) -> (Vec<Item<T>>, usize) {
    let mut count = 0;
    for item in other {
        let number = item.thing.number();
        let Some(mine) = find(&own, number) else {
            count += 1;
            put(&mut own, item);
            continue;
        };
        if item.thing.revision() < mine.thing.revision() || same(&item, mine) {
            continue;
        }
        let loser = if item.thing.revision() > mine.thing.revision() {
            None
        } else if rank(&item, text) > rank(mine, text) {
            Some(mine.clone())
        } else {
            Some(item.clone())
        };
        if loser.as_ref().is_none_or(|loser| loser != &item) {
            count += 1;
            put(&mut own, item);
        }
        if let Some(loser) = loser.filter(|loser| !matches!(loser.state, State::Moved(_))) {
            count += keep_beside(&mut own, loser, text);
        }
    }
    (own, count)
}

fn same<T: PartialEq>(one: &Item<T>, other: &Item<T>) -> bool {
    one.thing == other.thing && one.state == other.state
}

/// Of two with one revision the shown one stands; of two shown ones, one of them, always the same.
fn rank<T>(item: &Item<T>, text: fn(&Item<T>) -> String) -> (bool, String) {
    (item.state == State::Live, text(item))
}

/// An entry under a number made from what it says, so that the same one gets the same number again.
pub(super) fn beside(item: Item<Entry>) -> Item<Entry> {
    under_own_number(item, write_one_entry)
}

fn under_own_number<T: Numbered>(item: Item<T>, text: fn(&Item<T>) -> String) -> Item<T> {
    let mix = u64::from(crc32(&[&text(&item)])) << 20;
    let number = ((item.thing.number() ^ mix) & limits::LARGEST_RECORD).max(1);
    let revision = item.thing.revision();
    Item { thing: item.thing.renumbered(number, revision), ..item }
}

/// Keeps a thing under a number made from what it says, so that doing it again changes nothing.
fn keep_beside<T: Numbered>(
    own: &mut Vec<Item<T>>,
    item: Item<T>,
    text: fn(&Item<T>) -> String,
) -> usize {
    let item = under_own_number(item, text);
    if find(own, item.thing.number()).is_some() {
        return 0;
    }
    put(own, item);
    1
}
