//! English: the Plan place.

use crate::ui::text::Plan;

pub(super) static PLAN: Plan = Plan {
    none: "There is no plan yet.",
    none_why: "With a plan, Tonight shows what is due and how much to draw, and you see how long your bottle lasts.",
    make: "Make a plan",
};
