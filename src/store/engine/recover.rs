//! Recovery: takes in what the journal has beyond local storage, and says what is lost all the same.
//!
//! A browser may drop the journal and keep local storage. Nothing is lost then, but nothing is durable either: what the next journal
//! begins with, or numbers that begin again, tell it, and housekeeping sends all of the diary there anew.

use std::collections::BTreeMap;

use super::{Engine, Lag, Reading, SaveError, Standing};
use crate::store::CoderError;
use crate::store::content::{Content, What};
use crate::store::frame::{Frame, FrameError};
use crate::store::inbox::{Answer, lay_aside};
use crate::store::item::{Item, Numbered};
use crate::store::journal::{Ask, JournalError, MADE, Record};

/// Something that the person should hear of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// So many entries and relapses were in the journal alone, and are back; a plan with its bottles counts for one.
    Recovered(usize),
    /// The journal could not help: how this document stands.
    Lost(What, Reading),
    /// A record of this document in the journal cannot be read. It says nothing of what is here, and is laid aside in the journal, where
    /// it stays.
    Unread(What),
    /// What is in the journal could not be kept; it stays there.
    NotRecovered(SaveError),
    /// The journal cannot be read.
    Journal(JournalError),
}

/// The records of one document.
type Records = Vec<Record>;

/// What a record says.
enum Said {
    /// This, at this revision.
    This(u64, Content),
    /// What was taken in before the coder changed.
    Before,
    /// Nothing that can be read.
    Nothing,
}

/// What came of the records of one document.
struct Merged {
    /// How many things came back.
    count: usize,
    /// The first place of a record that says nothing.
    unread: Option<u64>,
    /// That there is one, where it was not told before.
    news: Option<News>,
}

impl Engine {
    /// Takes in what the journal answered. To be called after opening, and whenever `wake` ran.
    pub fn attend(&mut self) -> Vec<News> {
        let answers = self.inbox.take();
        let mut news = Vec::new();
        let mut recovered = 0;
        if self.may_write() {
            news.extend(self.head_news());
            for answer in answers {
                recovered += self.take_in(answer, &mut news);
            }
            self.clear_leftovers();
        }
        if recovered > 0 {
            news.insert(0, News::Recovered(recovered));
        }
        news
    }

    fn take_in(&mut self, (asked, answer): Answer, news: &mut Vec<News>) -> usize {
        let mut all_in = true;
        let records = match answer {
            Ok(records) => records,
            Err(error) => {
                // Where there is no journal, nothing is in it.
                all_in = error == JournalError::Missing;
                if matches!(asked, Ask::After(_)) {
                    news.push(News::Journal(error));
                }
                Vec::new()
            }
        };
        if matches!(asked, Ask::After(_)) {
            // What it told is taken in now; where it could not tell, waiting is of no use.
            self.lag = Lag::Perhaps;
            self.notice_made(&records);
        }
        let furthest = records.iter().map(|record| record.place).max();
        let (mut recovered, mut unread) = (0, None);
        for (name, records) in by_name(records) {
            let Some(what) = What::named(&name) else { continue };
            match self.merge_in(what, &records) {
                Ok(merged) => {
                    recovered += merged.count;
                    unread = unread.into_iter().chain(merged.unread).min();
                    news.extend(merged.news);
                }
                Err(error) => {
                    all_in = false;
                    news.push(News::NotRecovered(error));
                }
            }
        }
        if matches!(asked, Ask::After(_)) {
            self.lag = if all_in { Lag::None } else { Lag::Perhaps };
        }
        match asked {
            // Only what was taken in was seen; the rest is asked for again at the next opening.
            Ask::After(place) if all_in => {
                if self.inbox.lowest().is_some_and(|lowest| lowest > place) {
                    // What this journal gave since was behind what was seen, and is seen from now on: it is no other one.
                    self.inbox.count_anew();
                }
                self.head.seen = self.head.seen.max(furthest.unwrap_or_default());
                self.inbox.saw(self.head.seen);
            }
            Ask::After(_) => {}
            Ask::Of(name) => {
                if all_in {
                    self.inbox.release(&name);
                }
                news.extend(self.still_lost(&name));
            }
        }
        // Once more: of what was read only now, all else was seen.
        if let Some(place) = unread {
            self.leave(place);
        }
        recovered
    }

    /// Notices a journal that was made after all that was seen of one: nothing that the one before had is durable any more, but for what
    /// stands in this answer too. A journal that is there for the first time takes nothing away.
    fn notice_made(&mut self, records: &[Record]) {
        let made = records.iter().filter(|record| record.name == MADE).map(|record| record.place);
        let Some(made) = made.max().filter(|made| *made > self.head.seen) else { return };
        let was_one = self.head.seen > 0 || self.head.lines.iter().any(|(_, line)| line.sure > 0);
        // Nothing of it is before its first record, and what the one before gave says nothing of this one.
        self.inbox.count_anew();
        self.head.seen = made;
        if was_one {
            self.inbox.distrust();
            self.trust_no_journal();
            // Where the head cannot be written now, it is noticed once more at the next opening.
            self.list().ok();
        }
        self.inbox.saw(made);
    }

    /// Leaves a record that says nothing where it is, as long as it may not be aside: with the next save of its document goes what was
    /// seen, and that ends before it. The next visit finds it aside, and sees on.
    fn leave(&mut self, place: u64) {
        let before = place.saturating_sub(1);
        self.head.seen = self.head.seen.min(before);
        self.inbox.saw_at_most(before);
    }

    /// What is to be said of a document that the journal was asked for.
    fn still_lost(&mut self, name: &str) -> Option<News> {
        let what = What::named(name)?;
        self.load(what);
        let reading = self.reading(what);
        (reading != Reading::Sound).then_some(News::Lost(what, reading))
    }

    /// A lost head is told once; the next save makes a new one.
    fn head_news(&mut self) -> Option<News> {
        let reading = self.head_reading();
        let lost = reading != Reading::Sound && self.asked.insert(What::Head);
        lost.then_some(News::Lost(What::Head, reading))
    }

    /// Merges the records of one document into it, and keeps it when that changed anything.
    fn merge_in(&mut self, what: What, records: &[Record]) -> Result<Merged, SaveError> {
        let before = self.content(what)?;
        let (copy, reading) = match self.docs.get(&what) {
            Some(doc) => (doc.copy, doc.reading.clone()),
            None => return Err(SaveError::Unknown),
        };
        let (mut content, mut newest, mut sure) = (before.clone(), 0, 0);
        let (mut places, mut unread) = (Vec::new(), Vec::new());
        for record in records {
            match self.record(what, record)? {
                Said::This(revision, other) => {
                    // Only a record that says all that is here makes it durable.
                    sure = if other == before { copy.revision } else { sure };
                    content = content.merged(newest.max(copy.revision), other, revision).0;
                    newest = newest.max(revision);
                    places.push(record.place);
                }
                Said::Before => places.push(record.place),
                Said::Nothing => unread.push(record),
            }
        }
        let first = unread.iter().map(|record| record.place).min();
        if let Some(place) = first {
            self.leave(place);
        }
        let expected = self.listed(what).map_or(0, |listed| listed.revision);
        let whole_again = reading != Reading::Sound && newest >= expected && newest > 0;
        let count = difference(&before, &content);
        if content != before || whole_again {
            self.put((what, content), Box::new(|_| {}))?;
            // What was brought back is older than what was lost: that is still to be told.
            let is_older = reading != Reading::Sound && !whole_again;
            if let Some(doc) = self.docs.get_mut(&what).filter(|_| is_older) {
                doc.reading = Reading::Older;
            }
        }
        // Only now: from the revision on that has all of it, a record of the document makes these useless.
        let revision = self.docs.get(&what).map_or(copy.revision, |doc| doc.copy.revision);
        self.inbox.taken_in(&what.name(), sure, revision, places);
        let is_news = lay_aside(&self.inbox, &self.ports.journal, &unread);
        Ok(Merged { count, unread: first, news: is_news.then_some(News::Unread(what)) })
    }

    /// What a record says; of a newer version all is left as it is.
    fn record(&mut self, what: What, record: &Record) -> Result<Said, SaveError> {
        let frame = match Frame::read(&record.value) {
            Ok(frame) => frame,
            Err(FrameError::Damaged) => return Ok(Said::Nothing),
            Err(FrameError::TooNew) => {
                self.standing = Standing::TooNew;
                return Err(SaveError::TooNew);
            }
        };
        if frame.name != what.name() {
            return Ok(Said::Nothing);
        }
        if !self.knows(&frame.tag) && record.place <= self.head.seen {
            return Ok(Said::Before);
        }
        if !self.knows(&frame.tag) {
            // Sealed by a key that is not here: it stays where it is until it is.
            return Err(SaveError::Locked);
        }
        let plain = match self.decoded(&frame) {
            // It checks, and another key than the one of this name sealed it: it stays too.
            Err(CoderError::WrongKey) => return Err(SaveError::Locked),
            plain => plain.ok(),
        };
        let content = plain.and_then(|plain| Content::read(what, &plain));
        Ok(content.map_or(Said::Nothing, |content| Said::This(frame.revision, content)))
    }
}

fn by_name(records: Records) -> BTreeMap<String, Records> {
    let mut named: BTreeMap<String, Records> = BTreeMap::new();
    for record in records {
        named.entry(record.name.clone()).or_default().push(record);
    }
    named
}

/// How many things are in `after` that are not in `before` as they are.
fn difference(before: &Content, after: &Content) -> usize {
    match (before, after) {
        (Content::Entries(before), Content::Entries(after)) => changed(before, after),
        (Content::Relapses(before), Content::Relapses(after)) => changed(before, after),
        (Content::Plan(before), Content::Plan(after)) => usize::from(before != after),
        _ => 0,
    }
}

fn changed<T: Numbered>(before: &[Item<T>], after: &[Item<T>]) -> usize {
    after.iter().filter(|item| !before.contains(item)).count()
}
