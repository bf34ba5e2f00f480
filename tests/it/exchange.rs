//! The exchange room through its public door.

mod backup;
mod icalendar;
