//! What was done to a page's host on purpose, and which complaints follow from that and from nothing else. It knows what browsers say.

use std::collections::BTreeSet;
use xtask::site::Fault;

/// How Chromium calls a host that is not there, or goes at that moment.
const GONE: [&str; 3] =
    ["net::ERR_CONNECTION_REFUSED", "net::ERR_CONNECTION_RESET", "net::ERR_EMPTY_RESPONSE"];

/// All that was done to a host.
#[derive(Debug, Default)]
pub(super) struct Trouble {
    /// It was not there for a time.
    pub(super) was_gone: bool,
    /// What was wrong with which files, by a part of their names.
    pub(super) faults: Vec<(String, Fault)>,
    /// The names of files that it had once, and then no more.
    pub(super) gone: BTreeSet<String>,
}

impl Trouble {
    /// Whether a complaint of the page at this address follows from it. What a script says, an offence against the policy and a request
    /// to elsewhere never do.
    pub(super) fn explains(&self, complaint: &str, url: &str) -> bool {
        if let Some(answered) = complaint.strip_prefix("answered ") {
            return self.explains_answer(answered);
        }
        if let Some(said) = complaint.strip_prefix("console: ") {
            return self.explains_chromium(said, url);
        }
        complaint.strip_prefix("firefox: ").is_some_and(|said| self.explains_firefox(said, url))
    }

    fn explains_answer(&self, answered: &str) -> bool {
        match answered.split_once(": GET ") {
            Some(("500", path)) => self.was_spoilt(path, &[Fault::Error]),
            Some(("404", path)) => self.is_gone(path),
            _ => false,
        }
    }

    /// An address or a place in a script, and what is said of it.
    fn explains_chromium(&self, said: &str, url: &str) -> bool {
        let (source, words) = said.split_once(' ').unwrap_or((said, ""));
        let any_is = |what: Fault| self.faults.iter().any(|(_, fault)| *fault == what);
        let no_answer = self.was_gone || any_is(Fault::Silent);
        let is_explained = (no_answer && GONE.iter().any(|gone| words.contains(gone)))
            || (words.contains("net::ERR_CONTENT_LENGTH_MISMATCH")
                && self.was_spoilt(source, &[Fault::Cut, Fault::Stalled]))
            || (words.contains("status of 500") && self.was_spoilt(source, &[Fault::Error]))
            || (words.contains("status of 404") && self.is_gone(source))
            || ((words.contains("valid digest") || words.contains("SRI's integrity checks failed"))
                && self.was_spoilt(words, &[Fault::Wrong]))
            // The one sentence that does not name the file; another that does comes with it.
            || (words.contains("trying to verify integrity") && any_is(Fault::Wrong));
        source.starts_with(url) && is_explained
    }

    /// It names the file, or is about the worker, whose every request that fails is told.
    fn explains_firefox(&self, said: &str, url: &str) -> bool {
        let is_in_trouble = self.was_gone || !self.faults.is_empty() || !self.gone.is_empty();
        let named = |(part, _): &(String, Fault)| !part.is_empty() && said.contains(part.as_str());
        self.faults.iter().any(named) || (is_in_trouble && said.contains(&format!("{url}sw.js")))
    }

    fn was_spoilt(&self, name: &str, how: &[Fault]) -> bool {
        self.faults.iter().any(|(part, fault)| how.contains(fault) && name.contains(part.as_str()))
    }

    fn is_gone(&self, address: &str) -> bool {
        self.gone.iter().any(|name| address.ends_with(&format!("/{name}")))
    }
}
