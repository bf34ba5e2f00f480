//! The messages of the calendar file, on the page and in it.

/// The calendar file.
#[derive(Debug)]
pub struct CalendarFile {
    pub heading: &'static str,
    pub lead: &'static str,
    pub again: &'static str,
    pub seen: &'static str,
    pub mg_only: &'static str,
    /// From the last night that draws are told for.
    pub draws_end: fn(&str) -> String,
    pub save: &'static str,
    /// From the name of the file.
    pub saved: fn(&str) -> String,
    pub not_saved: &'static str,
    /// The title of a dose, from the draw, the dose and the strength.
    pub title: fn(&str, &str, &str) -> String,
    /// From the dose.
    pub title_mg: fn(&str) -> String,
    /// What stands below the title, from the day and the strength.
    pub note: fn(&str, &str) -> String,
    /// From the day.
    pub note_mg: fn(&str) -> String,
    /// The title of what only older files had, where a calendar shows what is cancelled.
    pub gone: &'static str,
}
