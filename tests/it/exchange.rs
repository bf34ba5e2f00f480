//! The exchange room through its public door.

mod icalendar;
