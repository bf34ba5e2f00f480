//! What the places of the passphrase decide, as plain values: whether a new one will do, whether the code is kept, when to lock.

use crate::diary::Moment;

/// The fewest characters of a new passphrase. Fewer are guessed in hours whatever they are; more is advice, never a condition.
pub const FEWEST: usize = 8;

/// From this many characters on nothing more is advised: about five short words.
pub const ENOUGH: usize = 20;

/// What is said of a new passphrase while it is typed. Its length alone is judged: what a person chose is nobody's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Nothing is typed.
    Nothing,
    /// It is too short to be taken; so many characters are missing.
    TooShort(usize),
    /// It is taken; a longer one would be safer.
    Fair,
    /// Long enough.
    Good,
}

/// What is to be said of this. A space at an end is a slip of the finger, and no part of a passphrase that is made here.
#[must_use]
pub fn advice(typed: &str) -> Advice {
    match typed.trim().chars().count() {
        0 => Advice::Nothing,
        short if short < FEWEST => Advice::TooShort(FEWEST - short),
        fair if fair < ENOUGH => Advice::Fair,
        _ => Advice::Good,
    }
}

/// Why a new passphrase is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewError {
    /// It has fewer characters than [`FEWEST`].
    TooShort,
    /// The two are not the same.
    Differ,
}

/// Whether a new passphrase, typed twice, will do.
///
/// # Errors
/// [`NewError`].
pub fn check_new(typed: &str, again: &str) -> Result<(), NewError> {
    match advice(typed) {
        Advice::Nothing | Advice::TooShort(_) => Err(NewError::TooShort),
        Advice::Fair | Advice::Good if typed.trim() != again.trim() => Err(NewError::Differ),
        Advice::Fair | Advice::Good => Ok(()),
    }
}

/// Whether this is the last group of the printed code, in either case: then the code is on paper, or at least was read to its end.
#[must_use]
pub fn is_last_group(code: &str, typed: &str) -> bool {
    let last = code.rsplit('-').next().unwrap_or(code);
    !last.is_empty() && typed.trim().eq_ignore_ascii_case(last)
}

/// When an open diary that nobody touches is locked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LockAfter {
    /// Not by itself.
    Never,
    /// After 5 minutes.
    Five,
    /// After 15 minutes.
    #[default]
    Fifteen,
    /// After an hour.
    Sixty,
}

impl LockAfter {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 4] = [Self::Five, Self::Fifteen, Self::Sixty, Self::Never];

    /// In minutes.
    #[must_use]
    pub const fn minutes(self) -> Option<i64> {
        match self {
            Self::Never => None,
            Self::Five => Some(5),
            Self::Fifteen => Some(15),
            Self::Sixty => Some(60),
        }
    }

    /// As it is kept: the minutes, or 0.
    #[must_use]
    pub fn kept(self) -> String {
        self.minutes().unwrap_or_default().to_string()
    }

    /// What was kept; the usual for anything else.
    #[must_use]
    pub fn read(kept: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.kept() == kept).unwrap_or_default()
    }

    /// Whether it is time. A clock that was set back counts too: it says nothing of how long it was.
    #[must_use]
    pub fn is_due(self, touched: Moment, now: Moment) -> bool {
        let passed = now.instant().saturating_sub(touched.instant());
        self.minutes().is_some_and(|most| passed >= most || passed < 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_passphrase_is_judged_by_its_length_alone() {
        for (typed, expected) in [
            ("", Advice::Nothing),
            ("a", Advice::TooShort(7)),
            ("1234567", Advice::TooShort(1)),
            (" 1234567 ", Advice::TooShort(1)),
            ("12345678", Advice::Fair),
            ("ééééééé", Advice::TooShort(1)),
            ("seven quiet herons", Advice::Fair),
            ("seven quiet grey herons", Advice::Good),
        ] {
            assert_eq!(advice(typed), expected, "{typed}");
        }
    }

    #[test]
    fn it_is_typed_twice_the_same() {
        for (typed, again, expected) in [
            ("12345678", "12345678", Ok(())),
            ("12345678", "12345679", Err(NewError::Differ)),
            ("12345678", "12345678 ", Ok(())),
            ("1234 5678", "12345678", Err(NewError::Differ)),
            ("1234567", "1234567", Err(NewError::TooShort)),
            ("", "", Err(NewError::TooShort)),
        ] {
            assert_eq!(check_new(typed, again), expected, "{typed}");
        }
    }

    #[test]
    fn the_last_group_says_that_the_code_was_read() {
        let code = "0600-0000-0000-00E0-0000-0000-00NX";
        for (typed, expected) in
            [("00NX", true), (" 00nx ", true), ("0600", false), ("", false), ("NX", false)]
        {
            assert_eq!(is_last_group(code, typed), expected, "{typed}");
        }
    }

    #[test]
    fn it_locks_when_the_time_has_passed_and_when_the_clock_says_nothing() {
        let at = |minutes: i64| {
            let start = Moment::FIRST.local();
            let local = start.checked_add_signed(chrono_minutes(minutes)).expect("a time");
            Moment::new(local, 0).expect("a moment")
        };
        for (after, passed, expected) in [
            (LockAfter::Five, 4, false),
            (LockAfter::Five, 5, true),
            (LockAfter::Fifteen, 14, false),
            (LockAfter::Fifteen, 15, true),
            (LockAfter::Sixty, 59, false),
            (LockAfter::Sixty, 10_000, true),
            (LockAfter::Sixty, -1, true),
            (LockAfter::Never, 1_000_000, false),
            (LockAfter::Never, -1, false),
        ] {
            assert_eq!(after.is_due(at(100), at(100 + passed)), expected, "{after:?} {passed}");
        }
    }

    fn chrono_minutes(minutes: i64) -> chrono::TimeDelta {
        chrono::TimeDelta::minutes(minutes)
    }

    #[test]
    fn when_to_lock_is_kept_as_minutes() {
        for after in LockAfter::ALL {
            assert_eq!(LockAfter::read(&after.kept()), after);
        }
        assert_eq!(LockAfter::read("rubbish"), LockAfter::Fifteen);
    }
}
