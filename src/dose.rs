//! The dose room: exact dose arithmetic. It knows no other room, no clock, no page and no language.
