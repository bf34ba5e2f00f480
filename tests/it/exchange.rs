//! The exchange room through its public door.

mod any;
mod backup;
mod csv;
mod fhir;
mod hostile;
mod icalendar;
mod import;
mod schema;
