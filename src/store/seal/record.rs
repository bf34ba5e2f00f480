//! The key record as text. It checks form and bounds, and opens nothing.

use base64ct::{Base64Unpadded, Encoding};

use super::checksum::checksum;
use super::error::RecordError;
use super::kdf::Cost;
use super::key_id::KeyId;
use super::lock::{Lock, Way};

/// The first word of every version.
pub(super) const NAME: &str = "ldn-diary-key";
const VERSION: u32 = 1;

/// What is kept of the keys: everything that is needed to open the diary, but the passphrase and the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) id: KeyId,
    pub(super) passphrase: Lock,
    pub(super) recovery: Lock,
}

impl Record {
    pub(super) fn lock(&self, way: Way) -> &Lock {
        match way {
            Way::Passphrase => &self.passphrase,
            Way::Recovery => &self.recovery,
        }
    }

    pub(super) fn write(&self) -> String {
        let [passphrase, recovery] =
            [Way::Passphrase, Way::Recovery].map(|way| write_lock(way, self.lock(way)));
        let body = format!("{NAME} {VERSION} id={} {passphrase} {recovery}", self.id);
        format!("{body} crc={}", checksum(&body))
    }

    /// Reads what [`Record::write`] wrote, and not one character else.
    ///
    /// # Errors
    /// [`RecordError`], `OutOfBounds` when `accepts` refuses a cost.
    pub(super) fn read(text: &str, accepts: fn(Cost) -> bool) -> Result<Self, RecordError> {
        let record = match version(text).ok_or(RecordError::Damaged)? {
            (VERSION, fields) => read_fields(fields).ok_or(RecordError::Damaged)?,
            (VERSION.., _) => return Err(RecordError::TooNew),
            _ => return Err(RecordError::Damaged),
        };
        // Every other spelling of the same record ends here.
        if record.write() != text {
            return Err(RecordError::Damaged);
        }
        let costs = [record.passphrase.cost, record.recovery.cost];
        if costs.into_iter().all(accepts) { Ok(record) } else { Err(RecordError::OutOfBounds) }
    }
}

/// The version of an undamaged record and what follows it, up to the checksum: this much is the same in every version.
fn version(text: &str) -> Option<(u32, &str)> {
    let (body, crc) = text.rsplit_once(" crc=")?;
    if checksum(body) != crc {
        return None;
    }
    let (version, fields) = body.strip_prefix(NAME)?.strip_prefix(' ')?.split_once(' ')?;
    Some((version.parse().ok()?, fields))
}

fn read_fields(fields: &str) -> Option<Record> {
    let mut fields = fields.split(' ');
    let id = KeyId::read(fields.next()?.strip_prefix("id=")?)?;
    let passphrase = read_lock(Way::Passphrase, fields.next()?)?;
    let recovery = read_lock(Way::Recovery, fields.next()?)?;
    Some(Record { id, passphrase, recovery })
}

fn write_lock(way: Way, lock: &Lock) -> String {
    let Cost { kib, passes, lanes } = lock.cost;
    let salt = Base64Unpadded::encode_string(&lock.salt);
    let closed = Base64Unpadded::encode_string(&lock.closed);
    format!("{}=argon2id:{kib}:{passes}:{lanes}:{salt}:{closed}", way.name())
}

fn read_lock(way: Way, text: &str) -> Option<Lock> {
    let mut parts = text.strip_prefix(way.name())?.strip_prefix("=argon2id:")?.split(':');
    let mut number = || parts.next()?.parse().ok();
    let cost = Cost { kib: number()?, passes: number()?, lanes: number()? };
    let salt = read_bytes(parts.next()?)?;
    let closed = read_bytes(parts.next()?)?;
    Some(Lock { cost, salt, closed })
}

fn read_bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    Base64Unpadded::decode_vec(text).ok()?.try_into().ok()
}

/// A body under a checksum that fits, as somebody would make it on purpose.
#[cfg(test)]
pub(super) fn resealed(body: &str) -> String {
    format!("{body} crc={}", checksum(body))
}

#[cfg(test)]
impl Record {
    pub(super) fn lock_mut(&mut self, way: Way) -> &mut Lock {
        match way {
            Way::Passphrase => &mut self.passphrase,
            Way::Recovery => &mut self.recovery,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::kdf::Means;
    use super::*;

    fn written() -> String {
        let lock = |kib, passes| Lock {
            cost: Cost { kib, passes, lanes: 1 },
            salt: *b"sixteen of bytes",
            closed: std::array::from_fn(|place| 3 * u8::try_from(place).expect("72 at most")),
        };
        let id = KeyId::read("0123456789abcdef").expect("an id");
        Record { id, passphrase: lock(65536, 3), recovery: lock(19456, 2) }.write()
    }

    fn read(text: &str) -> Result<Record, RecordError> {
        Record::read(text, Means::REAL.accepts)
    }

    #[test]
    fn what_is_written_is_ascii_and_read_back() {
        let text = written();
        assert!(text.is_ascii());
        assert!(
            text.starts_with("ldn-diary-key 1 id=0123456789abcdef passphrase=argon2id:65536:3:1:")
        );
        assert_eq!(read(&text).map(|record| record.write()), Ok(text));
    }

    #[test]
    fn every_flipped_bit_and_every_truncation_is_damage() {
        let text = written();
        let mut flips = 0;
        for place in 0..text.len() {
            for bit in 0..8 {
                let mut chars: Vec<char> = text.chars().collect();
                chars[place] = char::from(text.as_bytes()[place] ^ (1 << bit));
                let flipped: String = chars.into_iter().collect();
                assert_eq!(read(&flipped), Err(RecordError::Damaged), "{flipped}");
                flips += 1;
            }
            let (start, rest) = text.split_at(place);
            assert_eq!(read(start), Err(RecordError::Damaged), "cut before {place}");
            assert!(place == 0 || read(rest) == Err(RecordError::Damaged), "begun at {place}");
        }
        assert_eq!(flips, 8 * 346);
    }

    #[test]
    fn what_is_not_a_record_is_damage_and_a_later_version_too_new() {
        let text = written();
        let (body, _) = text.rsplit_once(" crc=").expect("a checksum");
        let with = |old: &str, new: &str| {
            assert!(body.contains(old), "{old}");
            read(&resealed(&body.replacen(old, new, 1)))
        };
        for (old, new) in [
            ("ldn-diary-key", "ldn-diary-kez"),
            ("key 1 ", "key 0 "),
            ("key 1 ", "key 01 "),
            ("key 1 ", "key +1 "),
            ("key 1 ", "key -1 "),
            ("key 1 ", "key 1  "),
            ("id=0123456789abcdef", "id=0123456789ABCDEF"),
            ("id=0123456789abcdef", "id=123456789abcdef"),
            ("argon2id", "argon2i"),
            ("argon2id", "Argon2id"),
            (":65536:", ":065536:"),
            (":65536:", ":+65536:"),
            (":65536:", ":99999999999:"),
            (":65536:3:", ":65536:3:3:"),
            (":65536:3:", ":65536:"),
            (":3:1:", ":3:1::"),
            ("passphrase=", "recovery="),
            ("recovery=", "passphrase="),
            (" recovery=", "  recovery="),
            (" recovery=", " more=1 recovery="),
        ] {
            assert_eq!(with(old, new), Err(RecordError::Damaged), "{old} as {new}");
        }
        // The end of a salt: what would be the same bytes in another spelling, or a few more or less.
        for new in ["cx:", "cw=:", "cw==:", "cw :", "c:", "cwA:", "cwAA:", "_w:", ":"] {
            assert_eq!(with("cw:", new), Err(RecordError::Damaged), "{new}");
        }
        for text in [
            "",
            " crc=00000000",
            "ldn-diary-key 1",
            &resealed("ldn-diary-key 1"),
            &resealed(&format!("{body} more=1")),
            &format!("{text} "),
            &format!("{text}\n"),
            &text.replace(" crc=", " CRC="),
        ] {
            assert_eq!(read(text), Err(RecordError::Damaged), "{text}");
        }
        for version in ["2", "10", "4294967295"] {
            assert_eq!(with("key 1 ", &format!("key {version} ")), Err(RecordError::TooNew));
        }
        assert_eq!(read(&resealed("ldn-diary-key 2 anything else")), Err(RecordError::TooNew));
    }

    #[test]
    fn a_cost_out_of_bounds_is_refused_in_either_lock() {
        let body = written();
        let (body, _) = body.rsplit_once(" crc=").expect("a checksum");
        for (old, new) in [
            (":65536:3:1:", ":262145:3:1:"),
            (":65536:3:1:", ":65536:11:1:"),
            (":65536:3:1:", ":65536:3:9:"),
            (":65536:3:1:", ":65536:3:0:"),
            (":19456:2:1:", ":19455:2:1:"),
            (":19456:2:1:", ":19456:1:1:"),
            (":19456:2:1:", ":4294967295:2:1:"),
        ] {
            assert!(body.contains(old));
            let changed = resealed(&body.replacen(old, new, 1));
            assert_eq!(read(&changed), Err(RecordError::OutOfBounds), "{new}");
        }
        for cost in Means::REAL.ladder {
            let new = format!(":{}:{}:{}:", cost.kib, cost.passes, cost.lanes);
            assert!(read(&resealed(&body.replacen(":65536:3:1:", &new, 1))).is_ok(), "{new}");
        }
    }
}
