//! A change of the plan that was made on a night to come, by a clock that was ahead: what is said of it, and the way on. It knows no
//! other change.

use yew::prelude::*;

use crate::diary::NaiveDate;
use crate::store::{Engine, PlanBook};
use crate::ui::context::Site;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::part::{Button, Grade, Notice, all, button, notice, para};
use crate::ui::port::DateForm;
use crate::ui::shell::HEADING;
use crate::ui::state::Deed;

/// That the last change was made on a night to come: the clock was wrong then, or is wrong now. Nothing can be changed until the person
/// says which.
pub(super) fn ahead(site: &Site, cabinet: &Cabinet, made: NaiveDate) -> Html {
    let (say, tonight) = (site.text.plan, cabinet.night.date());
    let date = |date| site.date(date, DateForm::DayMonthYear);
    let take_back = {
        let site = site.clone();
        Callback::from(move |()| {
            let book = site.diary().read(Engine::plan).book;
            let plan = book.plan().clone().without_later(site.diary().tonight().date());
            // What went wrong is told under the heading.
            drop(site.diary().save_plan(Deed::Plan, PlanBook::new(plan, book.supply().clone())));
            site.page().focus_next(HEADING);
        })
    };
    let later = cabinet.plan().changes().iter().skip(1);
    let later = later.filter(|change| change.when.made > tonight).count();
    let take_back = Button {
        label: (say.ahead_do)(&date(tonight), later).into(),
        onpress: take_back,
        testid: Some("clock-right"),
        ..Button::default()
    };
    notice(Notice {
        grade: Grade::Warning,
        text: site.text,
        testid: "clock-ahead",
        title: (say.ahead)(&date(made)).into(),
        body: all([para(say.ahead_why), button(take_back)]),
    })
}
