//! The keys of a diary: made, locked, unlocked, and given a new passphrase or code. They keep nothing anywhere by themselves.

use std::fmt;

use super::entropy::{Entropy, fill};
use super::error::{RecordError, SealError, UnlockError};
use super::kdf::Means;
use super::key_id::KeyId;
use super::lock::{Door, Lock, Way};
use super::record::Record;
use super::recovery::RecoveryCode;
use super::secret::{Key, Passphrase};

/// The key that seals the diary. It lives in memory alone, is overwritten when it is let go, and cannot be printed.
pub struct DataKey(Key);

impl DataKey {
    pub(super) fn secret(&self) -> &Key {
        &self.0
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(secret)")
    }
}

/// The unlocked keys of a diary: the data key, and the record that opens it another time.
///
/// # Example
/// ```
/// use ldn_diary::store::seal::{CountedEntropy, Keys, Nfkc, Passphrase};
///
/// struct Ascii;
/// impl Nfkc for Ascii {
///     fn nfkc(&self, text: &str) -> String {
///         text.to_owned()
///     }
/// }
/// let passphrase = Passphrase::new("seven quiet herons", &Ascii)?;
/// let (keys, code) = Keys::create(&passphrase, &CountedEntropy::from(1))?;
/// let paper = code.printed();
/// let kept = keys.write();
///
/// let locked = keys.lock();
/// assert_eq!(locked.write(), kept);
/// assert!(locked.unlock(&Passphrase::new("seven quiet hens", &Ascii)?).is_err());
/// assert!(locked.unlock(&passphrase).is_ok());
/// # let _: String = paper;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Keys {
    record: Record,
    data: DataKey,
    means: Means,
}

impl Keys {
    /// New keys that the passphrase opens, and the code that opens them when it is forgotten. The code is kept nowhere: show it.
    ///
    /// Takes a noticeable time, a second or more on a phone.
    ///
    /// # Errors
    /// [`SealError::NoEntropy`] or [`SealError::NoMemory`].
    pub fn create(
        passphrase: &Passphrase,
        entropy: &dyn Entropy,
    ) -> Result<(Self, RecoveryCode), SealError> {
        Self::create_within(Means::REAL, passphrase, entropy)
    }

    pub(super) fn create_within(
        means: Means,
        passphrase: &Passphrase,
        entropy: &dyn Entropy,
    ) -> Result<(Self, RecoveryCode), SealError> {
        let id = KeyId::random(entropy)?;
        let data = Key::make(|bytes| fill(bytes, entropy))?;
        let code = RecoveryCode::random(entropy)?;
        let close = |way, secret| Door { way, id }.close(secret, &data, &means, entropy);
        let passphrase = close(Way::Passphrase, passphrase.bytes())?;
        let recovery = close(Way::Recovery, code.bytes())?;
        Ok((Self { record: Record { id, passphrase, recovery }, data: DataKey(data), means }, code))
    }

    /// These keys under a new passphrase; the code stays, and all that was sealed. Keep the text of the new keys before you let
    /// the old ones go: until then the old passphrase opens the diary, and from then on only the new one.
    ///
    /// # Errors
    /// [`SealError::NoEntropy`] or [`SealError::NoMemory`].
    pub fn change_passphrase(
        &self,
        new: &Passphrase,
        entropy: &dyn Entropy,
    ) -> Result<Self, SealError> {
        let mut record = self.record.clone();
        record.passphrase = self.close(Way::Passphrase, new.bytes(), entropy)?;
        Ok(self.with(record))
    }

    /// These keys with a new code; the passphrase stays, and all that was sealed. As soon as the text of the new keys is kept in
    /// place of the old one, the old code opens nothing any more.
    ///
    /// # Errors
    /// [`SealError::NoEntropy`] or [`SealError::NoMemory`].
    pub fn change_recovery_code(
        &self,
        entropy: &dyn Entropy,
    ) -> Result<(Self, RecoveryCode), SealError> {
        let code = RecoveryCode::random(entropy)?;
        let mut record = self.record.clone();
        record.recovery = self.close(Way::Recovery, code.bytes(), entropy)?;
        Ok((self.with(record), code))
    }

    fn close(&self, way: Way, secret: &[u8], entropy: &dyn Entropy) -> Result<Lock, SealError> {
        Door { way, id: self.id() }.close(secret, self.data.secret(), &self.means, entropy)
    }

    fn with(&self, record: Record) -> Self {
        Self { record, data: DataKey(self.data.0.clone()), means: self.means }
    }

    /// The name of the data key.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.record.id
    }

    /// What seals the diary.
    #[must_use]
    pub fn data(&self) -> &DataKey {
        &self.data
    }

    /// The key record as text, to be kept. There is no secret in it.
    #[must_use]
    pub fn write(&self) -> String {
        self.record.write()
    }

    /// Forgets the data key; what is left opens only by passphrase or code.
    #[must_use]
    pub fn lock(self) -> Locked {
        Locked { record: self.record, means: self.means }
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({})", self.id())
    }
}

/// The locked keys of a diary, as they are kept. A try changes nothing in them and is not counted, so any number of wrong
/// passphrases leaves the diary as it was.
pub struct Locked {
    record: Record,
    means: Means,
}

impl Locked {
    /// Reads a kept key record. Only its form is known then, not whether anything opens it.
    ///
    /// # Errors
    /// [`RecordError`]. Never overwrite the text then.
    pub fn read(text: &str) -> Result<Self, RecordError> {
        Self::read_within(Means::REAL, text)
    }

    pub(super) fn read_within(means: Means, text: &str) -> Result<Self, RecordError> {
        Ok(Self { record: Record::read(text, means.accepts)?, means })
    }

    /// Opens the keys by the passphrase. Takes as long as [`Keys::create`].
    ///
    /// # Errors
    /// [`UnlockError`].
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<Keys, UnlockError> {
        self.open(Way::Passphrase, passphrase.bytes())
    }

    /// Opens the keys by the printed code; [`Keys::change_passphrase`] is what usually follows.
    ///
    /// # Errors
    /// [`UnlockError`].
    pub fn unlock_by_recovery(&self, code: &RecoveryCode) -> Result<Keys, UnlockError> {
        self.open(Way::Recovery, code.bytes())
    }

    fn open(&self, way: Way, secret: &[u8]) -> Result<Keys, UnlockError> {
        let Self { record, means } = self;
        let data = Door { way, id: record.id }.open(record.lock(way), secret, means)?;
        Ok(Keys { record: record.clone(), data: DataKey(data), means: *means })
    }

    /// The name of the data key.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.record.id
    }

    /// The key record as text, exactly as it was read.
    #[must_use]
    pub fn write(&self) -> String {
        self.record.write()
    }
}

impl fmt::Debug for Locked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locked({})", self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::super::entropy::CountedEntropy;
    use super::super::kdf::Cost;
    use super::super::record::resealed;
    use super::*;

    fn made() -> (Keys, RecoveryCode) {
        made_with(Means::SMALL).expect("keys")
    }

    fn made_with(means: Means) -> Result<(Keys, RecoveryCode), SealError> {
        Keys::create_within(means, &Passphrase::ascii("right"), &CountedEntropy::from(1))
    }

    fn read(text: &str) -> Locked {
        Locked::read_within(Means::SMALL, text).expect("a record")
    }

    fn is_the_key_of(found: &Result<Keys, UnlockError>, keys: &Keys) -> bool {
        found.as_ref().is_ok_and(|found| found.data.0.bytes() == keys.data.0.bytes())
    }

    #[test]
    fn passphrase_and_code_open_the_same_key() {
        let (keys, code) = made();
        let locked = read(&keys.write());
        assert_eq!(locked.id(), keys.id());
        assert!(is_the_key_of(&locked.unlock(&Passphrase::ascii("right")), &keys));
        assert!(is_the_key_of(&locked.unlock_by_recovery(&code), &keys));
    }

    #[test]
    fn wrong_ones_are_refused_and_change_nothing_however_often() {
        let (keys, _) = made();
        let (_, other_code) = keys.change_recovery_code(&CountedEntropy::from(99)).expect("a code");
        let locked = read(&keys.write());
        for count in 0..1000 {
            let wrong = Passphrase::ascii(&format!("wrong {count}"));
            assert_eq!(locked.unlock(&wrong).err(), Some(UnlockError::Refused));
        }
        assert_eq!(locked.unlock_by_recovery(&other_code).err(), Some(UnlockError::Refused));
        assert_eq!(locked.write(), keys.write());
        assert!(is_the_key_of(&locked.unlock(&Passphrase::ascii("right")), &keys));
    }

    #[test]
    fn a_changed_passphrase_opens_the_new_record_and_the_old_one_the_old() {
        let (old, code) = made();
        let new = old
            .change_passphrase(&Passphrase::ascii("new"), &CountedEntropy::from(50))
            .expect("new");
        assert_eq!(new.id(), old.id());
        for (record, opens, not) in [(&old, "right", "new"), (&new, "new", "right")] {
            let locked = read(&record.write());
            assert!(is_the_key_of(&locked.unlock(&Passphrase::ascii(opens)), &old), "{opens}");
            assert_eq!(
                locked.unlock(&Passphrase::ascii(not)).err(),
                Some(UnlockError::Refused),
                "{not}"
            );
            assert!(is_the_key_of(&locked.unlock_by_recovery(&code), &old));
        }
    }

    #[test]
    fn a_changed_code_opens_the_new_record_and_the_old_one_the_old() {
        let (old, old_code) = made();
        let (new, new_code) = old.change_recovery_code(&CountedEntropy::from(50)).expect("new");
        assert_ne!(old_code.printed(), new_code.printed());
        for (record, opens, not) in [(&old, &old_code, &new_code), (&new, &new_code, &old_code)] {
            let locked = read(&record.write());
            assert!(is_the_key_of(&locked.unlock_by_recovery(opens), &old));
            assert_eq!(locked.unlock_by_recovery(not).err(), Some(UnlockError::Refused));
            assert!(is_the_key_of(&locked.unlock(&Passphrase::ascii("right")), &old));
        }
    }

    #[test]
    fn changes_made_one_after_the_other_all_hold() {
        let (old, _) = made();
        let entropy = CountedEntropy::from(50);
        let new = old.change_passphrase(&Passphrase::ascii("new"), &entropy).expect("new");
        let (newest, code) = new.change_recovery_code(&entropy).expect("newest");
        let locked = newest.lock();
        assert!(is_the_key_of(&locked.unlock(&Passphrase::ascii("new")), &old));
        assert!(is_the_key_of(&locked.unlock_by_recovery(&code), &old));
        assert_eq!(locked.unlock(&Passphrase::ascii("right")).err(), Some(UnlockError::Refused));
    }

    /// Somebody changes a clear field or a box and mends the checksum.
    #[test]
    fn every_clear_field_is_authenticated() {
        let (keys, code) = made();
        let (whole, other) = (&keys.record, made().0);
        let other = other
            .change_passphrase(&Passphrase::ascii("right"), &CountedEntropy::from(70))
            .expect("other");
        let other = other.change_recovery_code(&CountedEntropy::from(80)).expect("other").0.record;
        let id = KeyId::random(&CountedEntropy::from(90)).expect("an id");
        let cost = |record: &mut Record, way, cost: Cost| record.lock_mut(way).cost = cost;
        let mut changed: Vec<(&str, Record, &[Way])> = Vec::new();
        let both = &[Way::Passphrase, Way::Recovery];
        changed.push(("id", Record { id, ..whole.clone() }, both));
        for way in both {
            let only = std::slice::from_ref(way);
            let Cost { kib, passes, lanes } = whole.lock(*way).cost;
            let mut change = |name, change: &dyn Fn(&mut Record)| {
                let mut record = whole.clone();
                change(&mut record);
                changed.push((name, record, only));
            };
            change("memory", &|r| cost(r, *way, Cost { kib: kib + 1, passes, lanes }));
            change("passes", &|r| cost(r, *way, Cost { kib, passes: passes + 1, lanes }));
            change("lanes", &|r| cost(r, *way, Cost { kib: 64, passes, lanes: lanes + 1 }));
            change("salt", &|r| r.lock_mut(*way).salt = other.lock(*way).salt);
            change("box", &|r| r.lock_mut(*way).closed = other.lock(*way).closed);
            for bit in 0..8 * whole.lock(*way).closed.len() {
                change("bit of the box", &|r| r.lock_mut(*way).closed[bit / 8] ^= 1 << (bit % 8));
            }
            for bit in 0..8 * whole.lock(*way).salt.len() {
                change("bit of the salt", &|r| r.lock_mut(*way).salt[bit / 8] ^= 1 << (bit % 8));
            }
        }
        let [a, b] = both.map(|way| whole.lock(way).clone());
        changed.push(("places", Record { passphrase: b, recovery: a, ..whole.clone() }, both));
        assert_eq!(changed.len(), 2 + 2 * (5 + 8 * 88));
        for (name, record, refused) in changed {
            let locked = read(&record.write());
            let by_passphrase = locked.unlock(&Passphrase::ascii("right"));
            let by_code = locked.unlock_by_recovery(&code);
            for (way, found) in [(Way::Passphrase, by_passphrase), (Way::Recovery, by_code)] {
                if refused.contains(&way) {
                    assert_eq!(found.err(), Some(UnlockError::Refused), "{name} {way:?}");
                } else {
                    assert!(is_the_key_of(&found, &keys), "{name} {way:?}");
                }
            }
        }
    }

    /// The same on the text: no byte before the boxes can be another one with a mended checksum and still open both ways.
    #[test]
    fn every_byte_of_the_clear_text_matters() {
        let (keys, code) = made();
        let text = keys.write();
        let (body, _) = text.rsplit_once(" crc=").expect("a checksum");
        let mut tried = 0;
        for (place, old) in body.bytes().enumerate() {
            for new in [old ^ 1, old ^ 4, old ^ 0x20] {
                let mut bytes = body.as_bytes().to_vec();
                bytes[place] = new;
                let text = resealed(&String::from_utf8(bytes).expect("ASCII"));
                // A cost too high for the small means is refused as well, before any work.
                let means = Means {
                    accepts: |cost| cost.kib <= 64 && cost.lanes <= 4 && cost.passes < 100,
                    ..Means::SMALL
                };
                let Ok(locked) = Locked::read_within(means, &text) else { continue };
                let opened =
                    [locked.unlock(&Passphrase::ascii("right")), locked.unlock_by_recovery(&code)];
                assert!(opened.iter().any(Result::is_err), "{place}: {text}");
                tried += 1;
            }
        }
        assert!(tried > 300, "{tried} changed records had the form of a record");
    }

    #[test]
    fn a_lock_costs_what_there_is_memory_for() {
        for (most_kib, rung) in
            [(64, Some(0)), (32, Some(0)), (31, Some(1)), (15, Some(2)), (7, None)]
        {
            let means = Means { most_kib, ..Means::SMALL };
            let made = made_with(means);
            let cost = made.as_ref().map(|(keys, _)| keys.record.passphrase.cost);
            let expected = rung.map(|rung: usize| means.ladder[rung]).ok_or(SealError::NoMemory);
            assert_eq!(cost.map_err(|error| *error), expected, "{most_kib} KiB");
            if let Ok((keys, code)) = made {
                assert_eq!(keys.record.recovery.cost, means.ladder[2]);
                let locked = read(&keys.write());
                assert!(is_the_key_of(&locked.unlock(&Passphrase::ascii("right")), &keys));
                assert!(is_the_key_of(&locked.unlock_by_recovery(&code), &keys));
            }
        }
    }

    #[test]
    fn where_memory_is_scarce_the_code_still_opens() {
        let (keys, code) = made();
        let scarce = Means { most_kib: 8, ..Means::SMALL };
        let locked = Locked::read_within(scarce, &keys.write()).expect("a record");
        assert_eq!(locked.unlock(&Passphrase::ascii("right")).err(), Some(UnlockError::NoMemory));
        let opened = locked.unlock_by_recovery(&code);
        assert!(is_the_key_of(&opened, &keys));
        // And a new passphrase set there opens there.
        let here = opened
            .expect("opened")
            .change_passphrase(&Passphrase::ascii("new"), &CountedEntropy::from(9))
            .expect("new");
        let here = Locked::read_within(scarce, &here.write()).expect("a record");
        assert!(is_the_key_of(&here.unlock(&Passphrase::ascii("new")), &keys));
    }

    #[test]
    fn without_random_bytes_nothing_is_made_at_any_step() {
        let entropy = CountedEntropy::from(1);
        let mut steps = 0;
        loop {
            entropy.refuse_after(steps);
            match Keys::create_within(Means::SMALL, &Passphrase::ascii("right"), &entropy) {
                Err(error) => assert_eq!(error, SealError::NoEntropy),
                Ok(_) => break,
            }
            steps += 1;
        }
        assert_eq!(steps, 7, "id, data key, code, and a salt and a nonce for each lock");
        let (keys, _) = made();
        entropy.refuse_after(1);
        assert_eq!(
            keys.change_passphrase(&Passphrase::ascii("new"), &entropy).err(),
            Some(SealError::NoEntropy)
        );
        entropy.refuse_after(2);
        assert_eq!(keys.change_recovery_code(&entropy).err(), Some(SealError::NoEntropy));
    }

    #[test]
    fn nothing_secret_is_printed() {
        let (keys, code) = made();
        assert_eq!(
            format!("{keys:?} {:?} {code:?} {:?}", keys.data(), Passphrase::ascii("right")),
            "Keys(0100000000000000) DataKey(secret) RecoveryCode(secret) Passphrase(secret)"
        );
        assert_eq!(format!("{:?}", keys.lock()), "Locked(0100000000000000)");
    }
}
