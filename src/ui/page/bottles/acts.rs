//! What can happen to a bottle: it is opened, spilt from, looked at, closed. What becomes of the rest is said before.

use yew::prelude::*;

use super::numbers::problem;
use super::{Desk, Place, keep, pressed};
use crate::dose::Volume;
use crate::plan::{Bottle, BottleId, BottleState, Happened};
use crate::ui::page::meanings::meanings;
use crate::ui::page::night::ml;
use crate::ui::part::{
    Button, ButtonKind, Field, Segments, all, button, field, list, para, segments, tag, tag_named,
    words,
};
use crate::ui::state::FormName;
use crate::ui::state::bottles::{
    Act, ActForm, Asked, CLOSINGS, Change, Problem, Row, amount, plain_closing,
};

const AMOUNT: &str = "bottle-amount";
const CLOSING: &str = "bottle-closing";
const FIRST_CLOSING: &str = "bottle-closing-0";

/// What can be done with a bottle, and what is being done.
pub(super) fn acts(place: Place<'_>, row: &Row) -> Html {
    let Some(form) = written(place, row.bottle.id) else {
        return tag("section", "section", offers(place, row));
    };
    let panel = match form.act {
        Act::Spill | Act::Count => measured(place, row, &form),
        Act::Close => close(place, row, &form),
    };
    tag_named("section", "section stack", "act", panel)
}

/// What is being recorded of a bottle, as it is typed by now; in this visit, or in one that ended before.
fn written(place: Place<'_>, id: BottleId) -> Option<ActForm> {
    let typed = place.site.diary().typed(FormName::Act(id.0));
    let typed = typed.and_then(|fields| ActForm::of(&fields));
    typed.or_else(|| place.desk.act.map(ActForm::new))
}

/// Puts one thing into the form, as it stands by then.
fn put<T: 'static>(
    place: Place<'_>,
    (id, act): (BottleId, Act),
    put: fn(&mut ActForm, T),
) -> Callback<T> {
    let (diary, name) = (place.site.diary(), FormName::Act(id.0));
    Callback::from(move |given| {
        let typed = diary.typed(name).and_then(|fields| ActForm::of(&fields));
        let mut form = typed.unwrap_or_else(|| ActForm::new(act));
        put(&mut form, given);
        diary.type_into(name, form.fields());
    })
}

fn offers(place: Place<'_>, row: &Row) -> Html {
    let say = place.site.text.bottles;
    let mut offers = Vec::new();
    if row.state == BottleState::Unopened {
        let opened = Bottle { begun: Some(place.cabinet.night.date()), ..row.bottle };
        let open = pressed(place, move |place| {
            place.ask(Change::Put(opened), place.site.text.bottles.is_opened);
        });
        offers.push(offer(say.open_now, "open-now", open));
    }
    if row.state == BottleState::Open && !row.in_use {
        let id = row.bottle.id;
        let used = pressed(place, move |place| {
            place.ask(Change::Use(id), place.site.text.bottles.is_used);
        });
        offers.push(offer(say.use_now, "use-now", used));
        offers.push(tag("p", "hint", words(say.use_now_why)));
    }
    if row.state != BottleState::Empty {
        offers.push(offer(say.spill, "spill", begins(place, Act::Spill, AMOUNT)));
    }
    offers.push(offer(say.count, "count", begins(place, Act::Count, AMOUNT)));
    offers.push(offer(say.close, "close", begins(place, Act::Close, FIRST_CLOSING)));
    tag("div", "quick narrow", list(offers))
}

/// A bottle may have been closed by mistake, or too early.
pub(super) fn reopen(place: Place<'_>, row: &Row) -> Html {
    let (say, id) = (place.site.text.bottles, row.bottle.id);
    let opened = pressed(place, move |place| {
        place.ask(Change::Reopen(id), place.site.text.bottles.is_reopened);
    });
    let why = tag("p", "hint", words(say.reopen_why));
    let offers = all([offer(say.reopen, "reopen", opened), why]);
    tag("section", "section", tag("div", "quick narrow", offers))
}

fn offer(label: &'static str, id: &'static str, onpress: Callback<()>) -> Html {
    button(Button {
        label: label.into(),
        onpress,
        id: Some(id),
        testid: Some(id),
        ..Button::default()
    })
}

/// Begins to record this, in its first field.
fn begins(place: Place<'_>, act: Act, field: &'static str) -> Callback<()> {
    let (desk, page) = (place.desk.clone(), place.site.page().clone());
    Callback::from(move |()| {
        desk.set(Desk { act: Some(act), said: desk.said, ..Desk::default() });
        page.focus_next(field);
    })
}

/// Leaves it as it is; the focus goes back to where it was begun.
fn leave(place: Place<'_>, bottle: BottleId, id: &'static str) -> Html {
    let (desk, page) = (place.desk.clone(), place.site.page().clone());
    let diary = place.site.diary();
    let onpress = Callback::from(move |()| {
        diary.done_typing(FormName::Act(bottle.0));
        desk.set(Desk { said: desk.said, ..Desk::default() });
        page.focus_next(id);
    });
    let label = place.site.text.bottles.cancel.into();
    button(Button { label, onpress, kind: ButtonKind::Quiet, ..Button::default() })
}

/// A spill or a count, with its volume.
fn measured(place: Place<'_>, row: &Row, form: &ActForm) -> Html {
    let say = place.site.text.bottles;
    let left = place.cabinet.left_words(place.site, row.bottle.id, row.tally.left);
    let is_spill = form.act == Act::Spill;
    let (heading, label, hint, record, id) = if is_spill {
        (say.spill, say.spill_amount, say.spill_hint.to_owned(), say.spill_save, "spill")
    } else {
        (say.count, say.count_amount, (say.count_hint)(&left), say.count_save, "count")
    };
    let typing = put(place, (row.bottle.id, form.act), |form, typed| form.amount = typed);
    let wrong = read(place, row, form).err().filter(|_| form.asked == Asked::ToSave);
    let given = Field {
        id: AMOUNT.into(),
        label: label.into(),
        value: form.amount.clone().into(),
        oninput: typing.clone(),
        error: wrong.map(AttrValue::from),
        hint: Some(hint.into()),
        ..Field::default()
    };
    let both = meanings(place.site, &AMOUNT.into(), &form.amount, &typing);
    let save = record_measured(place, row.bottle.id);
    let record = button(Button {
        label: record.into(),
        onpress: save,
        testid: Some("record"),
        ..Button::default()
    });
    let field = tag("div", "narrow", all([field(given), both]));
    let row = tag("div", "row", all([record, leave(place, row.bottle.id, id)]));
    all([tag("h2", "", words(heading)), field, row])
}

/// Records a spill or a count, or says what is wrong with its volume.
fn record_measured(place: Place<'_>, id: BottleId) -> Callback<()> {
    pressed(place, move |place| {
        let row = place.rows.iter().find(|row| row.bottle.id == id);
        let Some((row, form)) = row.zip(written(place, id)) else { return };
        let Ok(volume) = read(place, row, &form) else {
            return not_yet(place, id, form, AMOUNT);
        };
        let say = place.site.text.bottles;
        let (what, said) = if form.act == Act::Spill {
            (Happened::Spilt(volume), say.is_spilt)
        } else {
            (Happened::Counted(volume), say.is_counted)
        };
        keep(place.site, place.desk, &[place.happens(id, what)], said);
    })
}

/// Says from now on what is wrong or missing, and leads there.
fn not_yet(place: Place<'_>, id: BottleId, form: ActForm, field: &str) {
    let form = ActForm { asked: Asked::ToSave, ..form };
    place.site.diary().type_into(FormName::Act(id.0), form.fields());
    place.site.page().focus(field);
}

/// The volume of a spill or a count, or what is wrong with it.
fn read(place: Place<'_>, row: &Row, form: &ActForm) -> Result<Volume, String> {
    let (site, say) = (place.site, place.site.text.bottles);
    let is_spill = form.act == Act::Spill;
    let wrong = |found: &Problem| problem(site, found, say.no_volume);
    let volume = amount(&form.amount).map_err(|found| wrong(&found))?;
    if is_spill && volume.is_zero() {
        return Err(wrong(&Problem::Zero));
    }
    if is_spill && volume > row.tally.left {
        return Err((say.spill_more)(&ml(site, row.tally.left)));
    }
    if !is_spill && volume > row.bottle.volume {
        return Err((say.count_more)(&ml(site, row.bottle.volume)));
    }
    Ok(volume)
}

/// Closing it: why, and what becomes of the rest.
fn close(place: Place<'_>, row: &Row, form: &ActForm) -> Html {
    let say = place.site.text.bottles;
    let plain = plain_closing(row.state);
    let chosen = form.closing.or(plain);
    let chosen_place = CLOSINGS.iter().position(|closing| Some(*closing) == chosen);
    let why = segments(&Segments {
        name: CLOSING.into(),
        legend: say.close_reason.into(),
        options: CLOSINGS.map(|closing| (say.closing)(closing).into()).into(),
        // A place behind the last chooses none.
        chosen: chosen_place.unwrap_or(CLOSINGS.len()),
        onchoose: put(place, (row.bottle.id, Act::Close), |form, place: usize| {
            form.closing = CLOSINGS.get(place).copied();
        }),
    });
    let missing = chosen.is_none() && form.asked == Asked::ToSave;
    let missing = if missing { tag("p", "error", words(say.no_closing)) } else { Html::default() };
    let rest = if row.tally.left.is_zero() {
        say.close_empty.to_owned()
    } else {
        (say.close_rest)(&ml(place.site, row.tally.left))
    };
    let id = row.bottle.id;
    let (site, cabinet) = (place.site, place.cabinet);
    let gap = cabinet.unrecorded_of(site, id).filter(|_| !row.tally.left.is_zero());
    let gap = gap.and_then(|gap| cabinet.unrecorded_words(site, gap, say.in_its_time));
    let gap = gap.map(|gap| tag_named("p", "small", "unrecorded", words(gap))).unwrap_or_default();
    let save = pressed(place, move |place| {
        let Some(form) = written(place, id) else { return };
        let Some(closing) = form.closing.or(plain) else {
            return not_yet(place, id, form, FIRST_CLOSING);
        };
        let closed = place.happens(id, Happened::Closed(closing));
        keep(place.site, place.desk, &[closed], place.site.text.bottles.is_closed);
    });
    let (label, testid) = (say.close_save.into(), Some("close-bottle"));
    let record = button(Button { label, onpress: save, testid, ..Button::default() });
    let why = tag("div", "stacked narrow", all([why, missing]));
    let heading = tag("h2", "", words(say.close));
    let row = tag("div", "row", all([record, leave(place, row.bottle.id, "close")]));
    let rest = tag_named("p", "", "rest", words(rest));
    all([heading, para(say.close_why), why, rest, gap, row])
}
