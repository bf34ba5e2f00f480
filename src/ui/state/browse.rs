//! What the Diary place shows of the diary: which month, which night, what is looked for, how far the list of nights reaches. It
//! stands in no address, and outlives the page, so that a look at an entry costs nothing of it. It holds no entry.

mod filter;
mod walk;

pub use filter::{Filter, Hunt, Only, in_dates};
pub use walk::{Found, Walk};

use std::rc::Rc;

use yew::Reducible;

use crate::diary::{Id, List, Month, Night, Symptom};

/// How many entries the list of nights grows by.
pub const SLICE: usize = 30;

/// Whether more is shown than at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fold {
    /// Only what most people need.
    #[default]
    Closed,
    /// All of it.
    Open,
}

/// What the Diary place shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browse {
    /// The month of the calendar; the one of tonight as long as none was chosen.
    pub month: Option<Month>,
    /// The symptom whose scores the bars of the calendar are, where one was chosen.
    pub bars: Option<Id<Symptom>>,
    /// The newest month in the list of nights; none for all.
    pub until: Option<Month>,
    /// The night that was chosen last. The list reaches at least to it.
    pub picked: Option<Night>,
    /// The night that is to get the focus as soon as it is in the list.
    pub goal: Option<Night>,
    /// What is looked for.
    pub filter: Filter,
    /// Whether the rarer filters are shown.
    pub more: Fold,
    /// How many entries the list shows at most, unless the night that was chosen needs more.
    pub shown: usize,
    /// The night whose page was opened from the list: the way back leads to it.
    pub left: Option<Night>,
    /// The number of the change with which the page of a night was left last.
    pub saved: Option<u64>,
}

impl Default for Browse {
    fn default() -> Self {
        Self {
            month: None,
            bars: None,
            until: None,
            picked: None,
            goal: None,
            filter: Filter::default(),
            more: Fold::Closed,
            shown: SLICE,
            left: None,
            saved: None,
        }
    }
}

/// What a person does in the Diary place.
#[derive(Clone, Debug)]
pub enum BrowseAction {
    /// Turns the calendar to a month.
    Turn(Month),
    /// Chooses the symptom whose scores the bars of the calendar are.
    Bars(Id<Symptom>),
    /// Chooses a night of the calendar whose entries are to be shown; with the month that it is now.
    Pick(Night, Month),
    /// The night that was to get the focus has it, or cannot get it.
    Arrived,
    /// Looks for something else.
    Seek(Filter),
    /// Shows the rarer filters, or hides them.
    Fold(Fold),
    /// Asks for earlier nights.
    Earlier,
    /// Goes back to the newest nights.
    Newest,
    /// Leaves for the page of a night.
    Leave(Night),
    /// Leaves the page of a night, which was saved by the change with this number.
    Saved(u64),
    /// Comes back, and looks for where one was.
    Back,
}

impl Browse {
    /// The symptom whose scores the bars are: the one that was chosen, as long as it is asked about, or else the first that is.
    #[must_use]
    pub fn bars(&self, symptoms: &List<Symptom>) -> Option<Id<Symptom>> {
        let shown = || symptoms.shown().map(|item| item.id);
        shown().find(|id| self.bars == Some(*id)).or_else(|| shown().next())
    }
}

impl Reducible for Browse {
    type Action = BrowseAction;

    fn reduce(self: Rc<Self>, action: BrowseAction) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match action {
            BrowseAction::Turn(month) => next.month = Some(month),
            BrowseAction::Bars(symptom) => next.bars = Some(symptom),
            BrowseAction::Pick(night, now) => {
                // All of the night is to be seen, so nothing may be looked for; and it must not take ten years of list to get there.
                next.filter = Filter::default();
                next.until = Some(night.month()).filter(|month| *month != now);
                next.shown = SLICE;
                next.picked = Some(night);
                next.goal = Some(night);
            }
            BrowseAction::Arrived => next.goal = None,
            BrowseAction::Seek(filter) => {
                next.filter = filter;
                next.until = None;
                next.shown = SLICE;
                next.picked = None;
                next.goal = None;
            }
            BrowseAction::Fold(fold) => next.more = fold,
            BrowseAction::Earlier => next.shown = next.shown.saturating_add(SLICE),
            BrowseAction::Newest => {
                next.until = None;
                next.picked = None;
                next.goal = None;
                next.shown = SLICE;
            }
            BrowseAction::Leave(night) => next.left = Some(night),
            BrowseAction::Saved(change) => next.saved = Some(change),
            BrowseAction::Back => {
                if let Some(night) = next.left.take() {
                    next.goal = Some(night);
                    next.picked = Some(night);
                }
            }
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn night(day: u32) -> Night {
        Night::ymd(2026, 11, day).expect("a night")
    }

    fn after(actions: impl IntoIterator<Item = BrowseAction>) -> Browse {
        let start = Rc::new(Browse::default());
        let last = actions.into_iter().fold(start, Reducible::reduce);
        Browse::clone(&last)
    }

    fn seeking() -> BrowseAction {
        BrowseAction::Seek(Filter { words: "legs".to_owned(), ..Filter::default() })
    }

    #[test]
    fn a_night_of_an_earlier_month_moves_the_list_there_and_ends_a_search() {
        let december = Month::new(2026, 12).expect("a month");
        let state =
            after([seeking(), BrowseAction::Earlier, BrowseAction::Pick(night(7), december)]);
        assert_eq!(state.until, Some(night(7).month()));
        assert_eq!((state.picked, state.goal), (Some(night(7)), Some(night(7))));
        assert_eq!((state.filter, state.shown), (Filter::default(), SLICE));
        let state = after([BrowseAction::Pick(night(7), night(7).month())]);
        assert_eq!(state.until, None, "a night of this month is near enough");
    }

    #[test]
    fn what_is_looked_for_outlives_a_look_at_an_entry() {
        let state = after([
            seeking(),
            BrowseAction::Earlier,
            BrowseAction::Leave(night(7)),
            BrowseAction::Back,
        ]);
        assert_eq!(state.filter.words, "legs");
        assert_eq!((state.shown, state.goal), (SLICE * 2, Some(night(7))));
        assert_eq!(after([BrowseAction::Back]).goal, None);
        let arrived =
            after([BrowseAction::Leave(night(7)), BrowseAction::Back, BrowseAction::Arrived]);
        assert_eq!((arrived.goal, arrived.picked, arrived.left), (None, Some(night(7)), None));
    }

    #[test]
    fn the_bars_are_of_the_chosen_symptom_as_long_as_it_is_asked_about() {
        let mut list = List::default();
        let [first, second] = [0, 1].map(|at| list.shown().nth(at).expect("a symptom").id);
        assert_eq!(after([]).bars(&list), Some(first));
        let state = after([BrowseAction::Bars(second), seeking()]);
        assert_eq!(state.bars(&list), Some(second), "a search does not change it");
        list.hide(second).expect("it is in the list");
        assert_eq!(state.bars(&list), Some(first));
    }

    #[test]
    fn a_new_search_starts_at_the_newest_night() {
        let december = Month::new(2026, 12).expect("a month");
        let state = after([BrowseAction::Pick(night(7), december), seeking()]);
        assert_eq!((state.until, state.picked, state.goal), (None, None, None));
    }
}
