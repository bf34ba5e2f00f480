//! Any text as what stands in the browser's storage: as a value by itself, and as the payload of a document in a frame that checks.
//! Reading writes nothing, a night is saved beside it all the same or not at all, and what cannot be read stays as it is.

use ldn_diary::diary::{Entry, EntryId, Moment, Night, Note, Timing};
use ldn_diary::store::{Incoming, MemoryStore, Role, Whole};

use super::browser::{Browser, WRITER, taken};

/// The documents of a diary, but for its months.
const NAMES: [&str; 6] = ["head", "lists", "relapses", "plan", "drafts", "slips"];

/// The body of the target `document`: its first line names a document, and the rest is what stands in it.
pub(crate) fn body(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    for name in ["head", "m/2026-11"] {
        beside(name, text);
    }
    let (name, payload) = text.split_once('\n').unwrap_or((text, ""));
    let is_month = name.starts_with("m/") && !name.contains(' ');
    if is_month || NAMES.contains(&name) {
        let whole = beside(name, &framed(name, payload));
        let month = whole.documents.iter().find(|document| document.name == name && is_month);
        if let Some(month) = month.filter(|_| whole.left_out.is_empty()) {
            assert_eq!(month.payload, payload, "it was read as another");
        }
        let incoming = Incoming::read(&whole.documents);
        assert!(incoming.unread().is_empty(), "{:?}", incoming.unread());
        taken(&incoming);
    }
}

/// A value as the first copy of a document: all that can be read beside it.
fn beside(name: &str, value: &str) -> Whole {
    let key = format!("ldn-diary/{name}.a");
    let store = MemoryStore::holding([(key.clone(), value.to_owned())].into());
    let browser = Browser::holding(store);
    let before = browser.store.contents();
    let mut reader = browser.open(Role::Reader);
    let whole = reader.whole().unwrap();
    reader.counts().unwrap();
    assert_eq!(browser.store.contents(), before, "reading wrote something");
    let entry = night();
    let saved = browser.open(WRITER).save(entry.clone(), Box::new(|_| {}));
    let after = browser.store.contents();
    if saved.is_err() {
        assert_eq!(after, before, "what was not saved changed something");
    } else {
        assert_eq!(after.get(&key).map(String::as_str), Some(value), "what was there is gone");
        let found = browser.open(WRITER).entry(entry.night.month(), entry.id);
        assert_eq!(found, Some(entry), "what was saved is gone");
    }
    whole
}

/// A night that no seed has.
fn night() -> Entry {
    let night = Night::ymd(2026, 11, 24).unwrap();
    let written = Moment::new(night.date().and_hms_opt(22, 4, 0).unwrap(), 60).unwrap();
    let id = EntryId::new(4_503_599_627_370_497).unwrap();
    let mut entry = Entry::new(id, night, written, Timing::OnTheNight);
    entry.note = Note::new("saved beside it").unwrap();
    entry
}

/// A payload in a frame that checks, as `src/store/frame.rs` describes it.
fn framed(name: &str, payload: &str) -> String {
    let before = format!("ldn-diary/1 {name} a 1 s open {} ", payload.len());
    let checksum = crc32(before.bytes().chain(payload.bytes()));
    format!("{before}{checksum:08x} {payload}")
}

/// CRC-32 as in zip files, by its definition.
fn crc32(bytes: impl Iterator<Item = u8>) -> u32 {
    let shifted = |sum: u32, _: u8| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.fold(!0, |sum: u32, byte| (0..8_u8).fold(sum ^ u32::from(byte), shifted))
}
