//! The one table of limits of the trends. Owns the numbers and why they are so; the functions that they bound act on them.

/// The most nights of a period: a hundred years and a day, so that no drawing is asked for more than a life.
pub const MOST_NIGHTS: u32 = 36_526;
/// The fewest scored nights of a step, and of the one it is set against, before a change is said: two weeks. Our own choice; with
/// fewer the groups below would hold one or two nights.
pub const LEAST_NIGHTS: usize = 14;
/// How many nights the moving median looks at: the night itself and those before it. A week, so that weekdays weigh the same.
pub const MEDIAN_NIGHTS: usize = 7;
/// How many of these must have a score: more than half.
pub const LEAST_FOR_MEDIAN: u32 = 4;
/// About how many scored nights make a group for the range of a change: a week.
pub const GROUP_NIGHTS: usize = 7;
/// The fewest groups of a step. With two the range would span the whole scale (t = 12.7), with four it tells something (t = 3.2).
pub const LEAST_GROUPS: usize = 4;
/// The most groups of a step: longer groups depend less on their neighbours, and t falls little beyond (2.4).
pub const MOST_GROUPS: usize = 8;
/// The worst score, in quarters of a point.
pub const WORST_IN_QUARTERS: u16 = 40;
/// The fewest days counted before a rate per year is said: a year. Our own choice; below it one relapse more or less is all.
pub const LEAST_DAYS_FOR_RATE: u32 = 365;
/// The most nights that are drawn one by one: two years. Our own choice; beyond them, on a wide window, a night has about a pixel, and
/// dots and lines of nights are a cloud.
pub const MOST_DRAWN: u32 = 731;
/// How long one band of the time of day is, in minutes.
pub const TIME_BAND: u16 = 120;
/// The latest that a dose can be recorded for a night, in minutes after the start of its date: noon of the next day, where the
/// latest day's end is.
pub const LATEST_DOSE: u16 = 36 * 60;
/// The most parts that a period is cut into for a table: a year and a week of weeks. Our own choice; more rows nobody reads.
pub const MOST_PARTS: u32 = 54;
