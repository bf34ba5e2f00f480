//! What can happen to a bottle, as it is being written: it is kept until it is recorded or left as it was.

use std::fmt;

use super::form::Asked;
use crate::plan::Closing;
use crate::ui::state::slip::{choice, place};

/// What is being recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// So much was spilt.
    Spill,
    /// So much is in it.
    Count,
    /// Nothing is drawn from it any more.
    Close,
}

const ACTS: [Act; 3] = [Act::Spill, Act::Count, Act::Close];

/// What is typed and chosen for it.
#[derive(Clone, PartialEq, Eq)]
pub struct ActForm {
    /// What is being recorded.
    pub act: Act,
    /// The volume of a spill or a count, in mL.
    pub amount: String,
    /// Why it is closed.
    pub closing: Option<Closing>,
    /// Whether what is wrong is said.
    pub asked: Asked,
}

impl fmt::Debug for ActForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ActForm").field("act", &self.act).finish_non_exhaustive()
    }
}

impl ActForm {
    /// One for which nothing is typed yet.
    #[must_use]
    pub const fn new(act: Act) -> Self {
        Self { act, amount: String::new(), closing: None, asked: Asked::NotYet }
    }

    /// What is typed and chosen, as it is kept. A choice is its place in its list.
    #[must_use]
    pub fn fields(&self) -> Vec<String> {
        let closing = self.closing.map(|closing| place(&super::CLOSINGS, &closing));
        let asked = if self.asked == Asked::ToSave { "1" } else { "" };
        let closing = closing.unwrap_or_default();
        vec![place(&ACTS, &self.act), self.amount.clone(), closing, asked.to_owned()]
    }

    /// What was typed, as [`fields`](Self::fields) gave it. `None` when it is not of this form.
    #[must_use]
    pub fn of(fields: &[String]) -> Option<Self> {
        let [act, amount, closing, asked] = fields else { return None };
        let closing =
            if closing.is_empty() { None } else { Some(choice(&super::CLOSINGS, closing)?) };
        let asked = if asked == "1" { Asked::ToSave } else { Asked::NotYet };
        Some(Self { act: choice(&ACTS, act)?, amount: amount.clone(), closing, asked })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_from_what_is_kept_of_it() {
        let count = ActForm { amount: "12.".into(), ..ActForm::new(Act::Count) };
        let close = ActForm {
            closing: Some(Closing::Lost),
            asked: Asked::ToSave,
            ..ActForm::new(Act::Close)
        };
        for form in [ActForm::new(Act::Spill), count.clone(), close] {
            assert!(ActForm::of(&form.fields()) == Some(form.clone()), "{form:?}");
        }
        for (field, text) in [(0, "3"), (0, ""), (2, "7")] {
            let mut other = count.fields();
            other[field] = text.into();
            assert!(ActForm::of(&other).is_none(), "field {field}");
        }
        assert!(ActForm::of(&count.fields()[1..]).is_none(), "another form");
        assert!(!format!("{count:?}").contains("12"), "no log has it");
    }
}
