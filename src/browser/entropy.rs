//! The browser's random bytes and its normal form of texts, behind the ports of sealing. It does not know what they are for.

use js_sys::{JsString, Uint8Array};

use super::script::{call, global};
use crate::store::seal::{Entropy, EntropyError, Nfkc};

/// The most bytes that `crypto.getRandomValues` gives at once.
const MOST: usize = 65_536;

/// `crypto.getRandomValues`.
#[derive(Clone, Copy, Debug)]
pub struct BrowserEntropy;

impl Entropy for BrowserEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), EntropyError> {
        for some in bytes.chunks_mut(MOST) {
            let length = u32::try_from(some.len()).map_err(|_too_long| EntropyError)?;
            let random = Uint8Array::new_with_length(length);
            let crypto = global("crypto").ok_or(EntropyError)?;
            call(&crypto, "getRandomValues", &[random.clone().into()])
                .map_err(|_refused| EntropyError)?;
            random.copy_to(some);
            // What became a key or a nonce need not stay in the browser's memory.
            random.fill(0, 0, length);
        }
        Ok(())
    }
}

/// `String.prototype.normalize`.
#[derive(Clone, Copy, Debug)]
pub struct BrowserNfkc;

impl Nfkc for BrowserNfkc {
    fn nfkc(&self, text: &str) -> String {
        // Every browser that runs WebAssembly has it, and knows this form.
        JsString::from(text).normalize("NFKC").into()
    }
}
