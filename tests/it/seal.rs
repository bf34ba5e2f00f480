//! Sealing through its public door: what is sealed opens in its own place alone, and keys open by passphrase and code.

use std::sync::OnceLock;

use ldn_diary::store::seal::*;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// What the browser's `normalize` does.
struct Tables;

impl Nfkc for Tables {
    fn nfkc(&self, text: &str) -> String {
        text.nfkc().collect()
    }
}

fn passphrase(typed: &str) -> Passphrase {
    Passphrase::new(typed, &Tables).unwrap()
}

/// Keys at the real cost, made once for all tests.
fn keys() -> &'static Keys {
    static KEYS: OnceLock<Keys> = OnceLock::new();
    KEYS.get_or_init(|| {
        Keys::create(&passphrase("seven quiet herons"), &CountedEntropy::from(1)).unwrap().0
    })
}

fn place() -> Aad<'static> {
    Aad {
        format: "ldn-diary month 1",
        name: "m/2026-11",
        slot: "a",
        revision: 0x0102_0304_0506_0708,
        key: keys().id(),
    }
}

/// A month of a typical diary, some 14 kB.
fn month() -> Vec<u8> {
    let mut rng = fastrand::Rng::with_seed(11);
    let mut entry = |day: u32| {
        let scores: Vec<u32> = (0..5).map(|_| rng.u32(0..=10)).collect();
        format!(
            "[{day},\"2026-11-{:02}T22:{:02}+01:00\",{scores:?},\"slept well, legs stiff\"]",
            day % 30 + 1,
            rng.u32(0..60)
        )
    };
    (0..150).map(&mut entry).collect::<Vec<_>>().join(",").into_bytes()
}

fn sealed(plain: &[u8]) -> String {
    seal(keys().data(), &place(), plain, &CountedEntropy::from(1000)).unwrap()
}

fn opened(sealed: &str) -> Result<Vec<u8>, OpenError> {
    open(keys().data(), &place(), sealed)
}

#[test]
fn at_the_real_cost_passphrase_and_code_open_what_was_sealed() {
    let entropy = CountedEntropy::from(1);
    let (keys, code) = Keys::create(&passphrase("caf\u{e9} \u{fb01}sh"), &entropy).unwrap();
    let record = keys.write();
    assert!(record.contains(" passphrase=argon2id:65536:3:1:"), "{record}");
    assert!(record.contains(" recovery=argon2id:19456:2:1:"), "{record}");
    let place = Aad { key: keys.id(), ..place() };
    let text = seal(keys.data(), &place, b"a quiet night", &entropy).unwrap();
    drop(keys);

    let locked = Locked::read(&record).unwrap();
    let code = RecoveryCode::read(&code.printed()).unwrap();
    // Typed on another keyboard: e and accent apart, no ligature.
    let by_passphrase = locked.unlock(&passphrase("cafe\u{301} fish")).unwrap();
    let by_code = locked.unlock_by_recovery(&code).unwrap();
    for keys in [by_passphrase, by_code] {
        assert_eq!(open(keys.data(), &place, &text).unwrap(), b"a quiet night");
        assert_eq!(keys.lock().write(), record);
    }
    assert_eq!(locked.unlock(&passphrase("cafe fish")).unwrap_err(), UnlockError::Refused);
}

/// A key record and a sealed text that another program made from the words at the top of `src/store/seal.rs` alone: Python, with
/// the reference implementation of Argon2 in C, the ciphers of `PyCryptodome` and the original zlib.
#[test]
fn what_another_program_sealed_by_the_words_opens() {
    let record = include_str!("../golden/seal/key-record-1.txt").trim_end();
    let text = include_str!("../golden/seal/sealed-1.txt").trim_end();
    let locked = Locked::read(record).unwrap();
    assert_eq!(locked.write(), record);
    let typed = passphrase("Cafe\u{301} fish 1 and quiet herons");
    let code = RecoveryCode::read("2FEQ-S6Y6-AC19-23SC-AS4Z-9CAA-H6SX").unwrap();
    let entry = "[\"2026-11-24\",3,\"A quiet night. Slept 7 h; legs stiff, \u{e9} \u{4e2d}.\"]\n";
    for keys in [locked.unlock(&typed).unwrap(), locked.unlock_by_recovery(&code).unwrap()] {
        let place = Aad { slot: "b", revision: 7, key: keys.id(), ..place() };
        let plain = open(keys.data(), &place, text).unwrap();
        assert_eq!(String::from_utf8(plain).unwrap(), entry.repeat(20));
    }
}

#[test]
fn a_text_opens_in_its_own_place_alone() {
    let text = sealed(&month());
    assert_eq!(opened(&text).unwrap(), month());
    let other_key = KeyId::read("0123456789abcdef").unwrap();
    let place = place();
    for elsewhere in [
        Aad { format: "ldn-diary month 2", ..place },
        Aad { format: "", ..place },
        Aad { name: "m/2026-12", ..place },
        Aad { name: "m/2026-1", ..place },
        Aad { slot: "b", ..place },
        Aad { slot: "", ..place },
        Aad { revision: place.revision + 1, ..place },
        Aad { revision: place.revision.swap_bytes(), ..place },
        Aad { key: other_key, ..place },
        // The same letters, parted elsewhere.
        Aad { name: "m/2026-11a", slot: "", ..place },
        Aad { format: "ldn-diary month 1m", name: "/2026-11", ..place },
        Aad { format: place.name, name: place.format, ..place },
    ] {
        let refused = open(keys().data(), &elsewhere, &text);
        assert_eq!(refused, Err(OpenError::Refused), "{elsewhere:?}");
    }
}

#[test]
fn every_bit_and_byte_of_the_place_matters() {
    let text = sealed(b"a quiet night");
    let place = place();
    let changed = |field: &str| -> Vec<String> {
        let flipped = |at: usize, bit: u8| {
            let mut bytes = field.as_bytes().to_vec();
            bytes[at] ^= 1 << bit;
            String::from_utf8(bytes).unwrap()
        };
        (0..field.len()).flat_map(|at| (0..7).map(move |bit| flipped(at, bit))).collect()
    };
    let mut tried = 0;
    let mut refuse = |elsewhere: Aad<'_>| {
        let refused = open(keys().data(), &elsewhere, &text);
        assert_eq!(refused, Err(OpenError::Refused), "{elsewhere:?}");
        tried += 1;
    };
    for format in &changed(place.format) {
        refuse(Aad { format, ..place });
    }
    for name in &changed(place.name) {
        refuse(Aad { name, ..place });
    }
    for slot in &changed(place.slot) {
        refuse(Aad { slot, ..place });
    }
    for bit in 0..64 {
        refuse(Aad { revision: place.revision ^ (1 << bit), ..place });
    }
    for key in changed(&place.key.to_string()).iter().filter_map(|id| KeyId::read(id)) {
        refuse(Aad { key, ..place });
    }
    assert!(tried > 7 * (17 + 9 + 1) + 64 + 16, "{tried}");
}

#[test]
fn every_flipped_bit_and_every_truncation_of_a_month_is_noticed() {
    let text = sealed(&month());
    assert!(text.is_ascii());
    let (mut damaged, mut refused) = (0, 0);
    let mut bytes = text.clone().into_bytes();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            bytes[place] ^= 1 << bit;
            // As a browser would hand it out: one character a byte.
            let flipped: String = bytes.iter().copied().map(char::from).collect();
            match opened(&flipped) {
                Err(OpenError::Damaged) => damaged += 1,
                Err(OpenError::Refused) => refused += 1,
                other => panic!("bit {bit} of character {place}: {other:?}"),
            }
            bytes[place] ^= 1 << bit;
        }
    }
    assert_eq!(damaged + refused, 8 * text.len());
    assert!(damaged > text.len() && refused > text.len(), "{damaged} {refused}");
    for end in 0..text.len() {
        let short = opened(text.split_at(end).0);
        // Shorter than an empty box is damage; longer is another box.
        let noticed =
            short == Err(OpenError::Damaged) || short == Err(OpenError::Refused) && end >= 54;
        assert!(noticed, "cut after {end}: {short:?}");
    }
}

#[test]
fn what_is_no_sealed_text_is_damage() {
    let text = sealed(b"");
    assert_eq!(opened(&text), Ok(Vec::new()));
    for other in [
        "",
        "A",
        "AAAA",
        "not a sealed text",
        &format!("{text}="),
        &format!(" {text}"),
        &format!("{text}\n"),
        &text.replacen(char::is_alphanumeric, "é", 1),
    ] {
        assert_eq!(opened(other), Err(OpenError::Damaged), "{other}");
    }
    assert_eq!(opened(&"A".repeat(100)), Err(OpenError::Refused));
}

#[test]
fn another_key_is_refused() {
    let text = sealed(&month());
    let locked = Locked::read(include_str!("../golden/seal/key-record-1.txt").trim_end()).unwrap();
    let code = RecoveryCode::read("2FEQ-S6Y6-AC19-23SC-AS4Z-9CAA-H6SX").unwrap();
    let other = locked.unlock_by_recovery(&code).unwrap();
    assert_eq!(open(other.data(), &place(), &text), Err(OpenError::Refused));
}

#[test]
fn without_random_bytes_or_beyond_the_limit_nothing_is_sealed() {
    let entropy = CountedEntropy::from(1);
    let try_it = |plain: &[u8]| seal(keys().data(), &place(), plain, &entropy);
    assert_eq!(try_it(&vec![0; LARGEST + 1]), Err(SealError::TooLarge));
    entropy.refuse_after(0);
    assert_eq!(try_it(b"a quiet night"), Err(SealError::NoEntropy));
}

#[test]
fn the_same_content_is_never_the_same_text() {
    let entropy = CountedEntropy::from(1);
    let texts: std::collections::BTreeSet<String> = (0..1000)
        .map(|_| seal(keys().data(), &place(), b"a quiet night", &entropy).unwrap())
        .collect();
    assert_eq!(texts.len(), 1000);
}

#[test]
fn a_sealed_month_is_smaller_than_an_open_one() {
    let (open, sealed) = (month().len(), sealed(&month()).len());
    assert!(sealed * 2 < open, "{sealed} of {open}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_sealed_is_opened(
        plain in proptest::collection::vec(any::<u8>(), 0..3000),
        repeated in 1_usize..20,
        format in "\\PC{0,20}",
        name in "\\PC{0,20}",
        slot in "\\PC{0,3}",
        revision: u64,
        first in 1_u64..,
    ) {
        let place = Aad { format: &format, name: &name, slot: &slot, revision, key: keys().id() };
        let plain = plain.repeat(repeated);
        let text = seal(keys().data(), &place, &plain, &CountedEntropy::from(first)).unwrap();
        prop_assert!(text.is_ascii());
        prop_assert_eq!(open(keys().data(), &place, &text), Ok(plain));
    }

    #[test]
    fn any_text_is_answered(text in "\\PC*", ascii in "[A-Za-z0-9+/]{0,200}") {
        prop_assert!(opened(&text).is_err());
        prop_assert!(opened(&ascii).is_err());
        prop_assert!(Locked::read(&text).is_err());
    }
}
