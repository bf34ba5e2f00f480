//! What is the same for every number that is typed of a bottle: what is wrong with it in words.

use crate::dose::LabelError;
use crate::plan::limits;
use crate::ui::context::Site;
use crate::ui::page::night::ml;
use crate::ui::reading::label_problem;
use crate::ui::state::bottles::Problem;

/// What is wrong, in words; `missing` where nothing is there.
pub(super) fn problem(site: &Site, problem: &Problem, missing: &'static str) -> String {
    let say = site.text.bottles;
    let label = |error: &LabelError| {
        label_problem(error, site.style, site.text).unwrap_or_else(|| missing.to_owned())
    };
    match problem {
        Problem::Missing => missing.to_owned(),
        Problem::Label(error) => label(error),
        Problem::Unusual => say.unusual.to_owned(),
        Problem::Number(error) => label(&LabelError::Number(*error)),
        Problem::Zero => say.zero.to_owned(),
        Problem::TooLarge => (say.too_large)(&ml(site, limits::LARGEST_BOTTLE)),
        Problem::NoDate => say.no_date.to_owned(),
        Problem::Future => say.future.to_owned(),
        Problem::BeforeBegun => say.before_begun.to_owned(),
        Problem::Drawn => say.was_drawn.to_owned(),
    }
}
