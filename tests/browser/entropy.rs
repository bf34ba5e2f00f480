//! Random bytes and normal forms for sealing, from the browser.

use ldn_diary::browser::{BrowserEntropy, BrowserNfkc};
use ldn_diary::store::seal::{Entropy, EntropyError, Nfkc};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::js;

#[wasm_bindgen_test]
fn every_byte_is_filled_by_chance_also_more_than_the_browser_gives_at_once() {
    for length in [0, 1, 24, 32, 65_536, 65_537, 200_000] {
        let (mut one, mut other) = (vec![0; length], vec![0; length]);
        BrowserEntropy.fill(&mut one).expect("random bytes");
        BrowserEntropy.fill(&mut other).expect("random bytes");
        if length >= 24 {
            assert_ne!(one, other);
            for part in one.chunks(1000).filter(|part| part.len() >= 24) {
                assert!(part.iter().any(|byte| *byte != 0), "of {length}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn without_a_source_of_chance_it_is_an_error() {
    js("window.real_crypto = Object.getOwnPropertyDescriptor(window, 'crypto')");
    for none in ["undefined", "{}", "{ getRandomValues() { throw new Error('no') } }"] {
        js(&format!(
            "Object.defineProperty(window, 'crypto', {{ configurable: true, value: {none} }})"
        ));
        let filled = BrowserEntropy.fill(&mut [0; 32]);
        js("Object.defineProperty(window, 'crypto', window.real_crypto)");
        assert_eq!(filled, Err(EntropyError), "{none}");
    }
}

#[wasm_bindgen_test]
fn the_normal_form_is_nfkc() {
    for (typed, normal) in [
        ("", ""),
        ("correct horse", "correct horse"),
        ("e\u{301}", "\u{e9}"),
        ("\u{212b}", "\u{c5}"),
        ("\u{fb01}n", "fin"),
        ("x\u{b2}", "x2"),
        ("\u{ff21}\u{ff11}", "A1"),
        ("\u{3a9} \u{1f642}", "\u{3a9} \u{1f642}"),
        ("\u{1100}\u{1161}", "\u{ac00}"),
    ] {
        assert_eq!(BrowserNfkc.nfkc(typed), normal, "{typed:?}");
    }
}
