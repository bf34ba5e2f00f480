//! The messages of the Data place, of trying and restoring a backup, and of erasing everything.

/// Words after a number, for one and for any other. Data and no function: only what is data goes with its part of the program.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    pub one: &'static str,
    pub many: &'static str,
}

impl Counted {
    /// The number with its words.
    #[must_use]
    pub fn of(self, number: usize) -> String {
        let words = if number == 1 { self.one } else { self.many };
        [&number.to_string(), " ", words].concat()
    }
}

/// Words around a value, which stands where the second begins.
pub type Around = [&'static str; 2];

/// The value within its words.
#[must_use]
pub fn around(words: Around, value: &str) -> String {
    let [before, after] = words;
    [before, value, after].concat()
}

/// The Data place.
#[derive(Debug)]
pub struct Data {
    pub lead: &'static str,
    pub backup: &'static str,
    pub never: &'static str,
    pub today: &'static str,
    pub age: Counted,
    /// Around the date, and then the time.
    pub last: [&'static str; 3],
    /// How many changes are in no backup.
    pub unsaved: Counted,
    pub none_unsaved: &'static str,
    pub all_unsaved: &'static str,
    pub nothing: &'static str,
    pub on_page_only: &'static str,
    pub save: &'static str,
    pub save_hint: &'static str,
    pub readable: &'static str,
    /// Around the name of the file.
    pub handed: Around,
    pub failed: &'static str,
    pub unreadable: &'static str,
    pub unreadable_then: &'static str,
    pub not_noted: &'static str,
    /// Around the names of the parts.
    pub left_out: Around,
    /// Around the date in figures.
    pub file_name: Around,
    pub file_name_locked: Around,
    pub lock: &'static str,
    pub lock_lead: &'static str,
    pub lock_save: &'static str,
    pub reminders: &'static str,
    pub remind: &'static str,
    pub not_reminded: &'static str,
    pub try_one: &'static str,
    pub try_lead: &'static str,
    pub storage: &'static str,
    pub kept: &'static str,
    pub kept_what: &'static str,
    pub not_kept: &'static str,
    pub not_kept_what: &'static str,
    pub kept_unknown: &'static str,
    pub kept_unknown_what: &'static str,
    pub ask: &'static str,
    pub ask_too: &'static str,
    pub ask_given: &'static str,
    pub ask_refused: &'static str,
    pub in_memory: &'static str,
    pub in_memory_what: &'static str,
    pub room_enough: &'static str,
    pub room_short: &'static str,
    pub room_short_then: &'static str,
    /// Before a tenth of a megabyte.
    pub room_least: &'static str,
    /// After the megabytes that are used, and after those that are left.
    pub room_what: [&'static str; 2],
    pub read_back: &'static str,
    pub reading_back: &'static str,
    pub read_at: &'static str,
    pub read_nights: Counted,
    pub read_doses: Counted,
    pub read_whole: &'static str,
    pub read_nothing: &'static str,
    pub read_damaged: Counted,
    pub aside: Counted,
    /// Around the names of the parts.
    pub aside_what: Around,
    pub raw_title: &'static str,
    pub raw: &'static str,
    pub raw_hint: &'static str,
    pub passphrase: &'static str,
    pub no_passphrase: &'static str,
    pub no_passphrase_what: &'static str,
    pub has_passphrase: &'static str,
    pub has_passphrase_what: &'static str,
    pub to_passphrase: &'static str,
    pub elsewhere: &'static str,
    pub sheet: &'static str,
    pub sheet_what: &'static str,
    pub plain: &'static str,
    pub plain_what: &'static str,
    /// Around the date in figures.
    pub sheet_name: Around,
    pub plain_name: Around,
    pub fhir: &'static str,
    pub fhir_what: &'static str,
    pub fhir_name: Around,
    pub no_entries: &'static str,
    /// Around the name of the file.
    pub file_handed: Around,
    pub parts_missing: Counted,
    pub calendar: &'static str,
    pub bring_in: &'static str,
    pub bring_in_what: &'static str,
    pub erase: &'static str,
    pub erase_what: &'static str,
}

/// A backup, tried and restored.
#[derive(Debug)]
pub struct Restore {
    pub lead: &'static str,
    pub file: &'static str,
    pub file_hint: &'static str,
    pub reading: &'static str,
    pub no_file: &'static str,
    pub too_large: &'static str,
    pub not_read: &'static str,
    pub not_backup: &'static str,
    pub too_new: &'static str,
    pub key_damaged: &'static str,
    pub seal_damaged: &'static str,
    pub file_open: &'static str,
    pub locked: &'static str,
    /// Of a rescue file, which the passphrase of the diary opens.
    pub locked_rescue: &'static str,
    pub passphrase: &'static str,
    pub passphrase_rescue: &'static str,
    pub open: &'static str,
    pub opening: &'static str,
    pub not_typed: &'static str,
    pub no_memory: &'static str,
    pub not_opened: &'static str,
    /// Around the date, and then the time.
    pub made: [&'static str; 3],
    pub opened: &'static str,
    pub compared: &'static str,
    pub in_file: &'static str,
    pub here: &'static str,
    pub nights: &'static str,
    pub doses: &'static str,
    pub relapses: &'static str,
    pub steps: &'static str,
    pub bottles: &'static str,
    pub whole: &'static str,
    pub all_in_file: &'static str,
    pub more_here: &'static str,
    pub damaged: &'static str,
    pub altered: &'static str,
    /// Around the names of the parts.
    pub damaged_parts: Around,
    /// Around the names of the parts.
    pub damaged_older: Around,
    pub damaged_lines: Counted,
    pub part_lists: &'static str,
    pub part_relapses: &'static str,
    pub part_plan: &'static str,
    pub part_drafts: &'static str,
    pub part_settings: &'static str,
    pub part_other: &'static str,
    pub becomes: &'static str,
    pub added: Counted,
    pub newer: Counted,
    pub both: Counted,
    pub same: Counted,
    pub deleted: Counted,
    pub older: Counted,
    pub trashed: Counted,
    pub only_here: Counted,
    pub plan_new: &'static str,
    pub plan_new_unread: &'static str,
    pub plan_same: &'static str,
    pub settings_come: &'static str,
    pub plans: &'static str,
    pub keep_here: &'static str,
    pub take_file: &'static str,
    pub settings: &'static str,
    /// One number with two names: around that here, and then that in the file.
    pub clash: [&'static str; 3],
    pub clash_same: &'static str,
    pub clash_apart: &'static str,
    pub undo_choice: &'static str,
    pub save_first: &'static str,
    pub take: &'static str,
    pub nothing: &'static str,
    pub nothing_whole: &'static str,
    pub lists_change: &'static str,
    pub drafts_come: &'static str,
    pub settings_stay: &'static str,
    pub taken: &'static str,
    pub settings_taken: &'static str,
    pub back: &'static str,
}

/// Everything, erased.
#[derive(Debug)]
pub struct Erase {
    pub lead: &'static str,
    pub stays: &'static str,
    pub first: &'static str,
    pub word: &'static str,
    pub field: &'static str,
    pub wrong: &'static str,
    pub go: &'static str,
    pub going: &'static str,
    pub read_only: &'static str,
    pub asking: &'static str,
    pub not_now: &'static str,
    pub journal: &'static str,
    pub part: &'static str,
}
