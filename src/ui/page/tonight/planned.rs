//! The dose that is due by the plan: how much to draw, to which mark, from which bottle; and what became of it with one tap.

use yew::prelude::*;

use super::hold::Hold;
use super::{Desk, Last};
use crate::diary::{DoseRecord, NaiveDate};
use crate::dose::{
    self, Deviation, DoseGate, DrawGate, Fills, Fit, Mark, Mass, Reading, Syringe, Volume,
};
use crate::plan::{Bottle, BottleId, CardLine, Due, OffMark};
use crate::store::Reading as Read;
use crate::ui::context::Site;
use crate::ui::numbers::about;
use crate::ui::page::cabinet::Cabinet;
use crate::ui::page::night::{day, dose_a_day, mg, ml, past_date};
use crate::ui::part::{
    Button, ButtonKind, Grade, Notice, SyringePicture, all, button, fill_headlines, headline,
    notice, para, tag, tag_named, words,
};
use crate::ui::route::Route;
use crate::ui::state::FormName;
use crate::ui::state::night::{asks_of_night, taken_on, with_dose};

/// What can be drawn for a due dose.
enum Draw {
    /// To this mark, from this bottle.
    Mark(Bottle, CardLine, Reading),
    /// No mark of the syringe will do, or those of several fills, or none is owned.
    NoMark(Bottle, CardLine),
    /// The bottle in use holds less than the dose, by the numbers: this volume.
    TooLittle(Volume),
    /// The bottle has another strength than the last one, and nobody has looked at it.
    Unconfirmed,
    /// No bottle is open; these are past their date.
    Expired(Vec<Bottle>),
    /// No bottle is open, and none is past its date.
    NoBottle,
    /// A number does not fit, or the plan cannot be read whole.
    Unknown,
}

fn draw(cabinet: &Cabinet, due: Due) -> Draw {
    let Ok(supply) = &cabinet.supply else { return Draw::Unknown };
    if cabinet.view.reading != Read::Sound {
        return Draw::Unknown;
    }
    match supply.to_confirm(due.dose, due.night) {
        Ok(None) => {}
        Ok(Some(_)) => return Draw::Unconfirmed,
        Err(_) => return Draw::Unknown,
    }
    match (cabinet.bottle(), cabinet.line(due.dose)) {
        (Some(_), Some(Ok(line))) if cabinet.left().is_some_and(|left| left < line.volume()) => {
            cabinet.left().map_or(Draw::Unknown, Draw::TooLittle)
        }
        (Some(bottle), Some(Ok(line))) => match line.reading().copied() {
            Some(reading) => Draw::Mark(bottle, line, reading),
            None => Draw::NoMark(bottle, line),
        },
        (None, _) => match cabinet.expired() {
            none if none.is_empty() => Draw::NoBottle,
            past => Draw::Expired(past),
        },
        (Some(_), _) => Draw::Unknown,
    }
}

/// A dose that is due, with its time and the ways to record it.
pub(super) fn planned(desk: Desk<'_>, cabinet: &Cabinet, due: Due) -> Html {
    let draw = draw(cabinet, due);
    let shown = shown(desk, cabinet, due, &draw);
    let time = desk.site.clock_time(due.wall(desk.site.diary().boundary().time()));
    let when = tag_named("p", "sub", "due-at", words((desk.site.text.due.when)(&time)));
    let ways = if desk.can_write() { ways(desk, cabinet, due, &draw) } else { Html::default() };
    let step = new_step(desk, cabinet, due).unwrap_or_default();
    let from = from(desk.site, cabinet, &draw).unwrap_or_default();
    // Below the buttons: a link beside them is a dose that was not meant.
    let guessed = matches!(draw, Draw::Mark(..)) && cabinet.syringes.is_empty();
    let usual = if guessed { usual(desk.site) } else { Html::default() };
    tag_named("div", "", "due", all([when, step, from, shown, ways, usual]))
}

/// From which bottle the draw is, where something is to be drawn and the person could take another one. Not how much was in it: that
/// would be taken for the draw.
fn from(site: &Site, cabinet: &Cabinet, draw: &Draw) -> Option<Html> {
    let bottle = match draw {
        Draw::NoMark(_, CardLine { fit: Some(Fit::BelowFirstMark { .. }), .. })
        | Draw::TooLittle(_)
        | Draw::Unconfirmed
        | Draw::Expired(_)
        | Draw::NoBottle
        | Draw::Unknown => return None,
        Draw::Mark(bottle, ..) | Draw::NoMark(bottle, _) => *bottle,
    };
    let begun = bottle.begun.filter(|_| cabinet.has_several())?;
    let strength = about(site.style.strength(bottle.strength), site.text);
    let said = (site.text.due.from)(bottle.id.0, &strength, bottle.origin, &day(site, begun));
    Some(tag_named("p", "", "from", words(said)))
}

/// On the first night of a step, and until a dose of it is recorded by somebody who records them: that the doses of a day come to more
/// than before. Who was away on the first night would go up unasked else. A lower dose says itself.
fn new_step(desk: Desk<'_>, cabinet: &Cabinet, due: Due) -> Option<Html> {
    let of = |night| cabinet.plan().step_on(night);
    let last = last_taken(desk, due.night).filter(|last| *last < due.step);
    if due.step != due.night && last.is_none() {
        return None;
    }
    let before = last.and_then(of).or_else(|| of(due.step.pred_opt()?))?;
    let now = of(due.night)?;
    if now.a_day().ok()? <= before.a_day().ok()? {
        return None;
    }
    let (site, say) = (desk.site, desk.site.text.due);
    let (now, before) = (dose_a_day(site, &now), dose_a_day(site, &before));
    Some(notice(Notice {
        grade: Grade::Caution,
        text: site.text,
        testid: "new-step",
        title: (say.new_step)(&now, &before).into(),
        body: all([para((say.new_step_do)(&before)), way_to(Route::Plan, say.to_plan)]),
    }))
}

/// The last night up to this one of which a dose is recorded as taken.
fn last_taken(desk: Desk<'_>, night: NaiveDate) -> Option<NaiveDate> {
    let is_taken = |record: &DoseRecord| matches!(record, DoseRecord::Taken { .. });
    let taken = desk.evening.entries.iter().filter(|entry| entry.doses.iter().any(is_taken));
    taken.map(|entry| entry.night.date()).filter(|taken| *taken <= night).max()
}

/// Why a dose is not shown, in place of its draw, with the ways to record what became of it.
pub(super) fn without_draw(desk: Desk<'_>, cabinet: &Cabinet, due: Due, why: Html) -> Html {
    let ways = if desk.can_write() {
        ways(desk, cabinet, due, &Draw::Unconfirmed)
    } else {
        Html::default()
    };
    tag_named("div", "", "due", all([why, ways]))
}

fn shown(desk: Desk<'_>, cabinet: &Cabinet, due: Due, draw: &Draw) -> Html {
    let (site, say) = (desk.site, desk.site.text.due);
    let dose = mg(site, due.dose);
    let to_bottles = way_to(Route::Bottles, say.bottle);
    let alone =
        |why: &'static str, way: Html| all([tag("p", "dose", words(dose.clone())), para(why), way]);
    match draw {
        Draw::Mark(bottle, line, reading) => marked(desk, *bottle, line, *reading),
        Draw::NoMark(bottle, line) => {
            let why = match &line.fit {
                Some(Fit::NotInOneFill(fills)) => return filled(desk, *bottle, line, fills),
                Some(Fit::BelowFirstMark { .. }) => para(say.below_first),
                Some(Fit::Mark(_)) | None => {
                    all([para(say.no_syringe), way_to(Route::Settings, say.syringes)])
                }
            };
            all([
                headline(&(say.is)(&dose), &ml(site, line.draw.volume)),
                working(desk, *bottle, line),
                why,
                measured(desk, line).unwrap_or_default(),
            ])
        }
        Draw::Unconfirmed => notice(Notice {
            grade: Grade::Stop,
            text: site.text,
            testid: "unconfirmed",
            title: say.confirm.into(),
            body: all([para(say.confirm_why), way_to(Route::Bottles, say.confirm_do)]),
        }),
        Draw::TooLittle(left) => notice(Notice {
            grade: Grade::Warning,
            text: site.text,
            testid: "too-little",
            title: (say.too_little)(of_several(cabinet), &ml(site, *left), &dose).into(),
            body: all([para(say.too_little_do), to_bottles]),
        }),
        Draw::Expired(bottles) => notice(Notice {
            grade: Grade::Warning,
            text: site.text,
            testid: "past-date",
            title: past_date(site, bottles).into(),
            body: all([para(say.expired_do), to_bottles]),
        }),
        Draw::NoBottle => alone(say.no_bottle, to_bottles),
        Draw::Unknown => alone(say.unread, Html::default()),
    }
}

/// The number of the bottle in use, where the person could take another one.
fn of_several(cabinet: &Cabinet) -> Option<u32> {
    cabinet.bottle().filter(|_| cabinet.has_several()).map(|bottle| bottle.id.0)
}

/// A way to another place, as large as a button: it stands near the one that records a dose.
fn way_to(route: Route, label: &'static str) -> Html {
    let (class, href) = ("btn", route.address());
    html! { <p><a {class} {href}>{ tag("span", "", words(label)) }</a></p> }
}

/// That the marks are those of a syringe that nobody picked.
fn usual(site: &Site) -> Html {
    let say = site.text.due;
    all([tag("p", "hint", words(say.usual_syringe)), way_to(Route::Settings, say.syringes)])
}

/// A dose with its volume at the marks, large.
fn large(site: &Site, dose: Mass, volume: Volume, off: Deviation) -> Html {
    let say = site.text.due;
    let is = if off == Deviation::None { say.is } else { say.is_about };
    headline(&is(&mg(site, dose)), &ml(site, volume))
}

/// The syringe at its mark, with the number.
fn marked(desk: Desk<'_>, bottle: Bottle, line: &CardLine, reading: Reading) -> Html {
    let (site, say) = (desk.site, desk.site.text.due);
    let Reading { syringe, mark, delivered, deviation, .. } = reading;
    let above = large(site, line.draw.dose, mark.volume, deviation);
    let is_over = line.off_mark() == Some(OffMark::OverLast);
    let why = if is_over { say.gives_less } else { say.gives };
    let gives = gives(desk, why(&mg(site, delivered)), deviation);
    let measured = measured(desk, line).unwrap_or_default();
    let below = all([working(desk, bottle, line), gives, measured]);
    picture(site, "due-picture", (syringe, mark), [above, below])
}

/// A dose in more than one fill: the whole, and the syringe at the mark of each, in the order in which they are drawn.
fn filled(desk: Desk<'_>, bottle: Bottle, line: &CardLine, fills: &Fills) -> Html {
    let (site, say) = (desk.site, desk.site.text.due);
    let each = fill_headlines(fills, site.style, site.text).into_iter();
    let pictures = each.map(|(id, mark, above)| {
        picture(site, id, (fills.syringe, mark), [above, Html::default()])
    });
    let gives = gives(desk, (say.fills_give)(&mg(site, fills.delivered)), fills.deviation);
    all([
        large(site, line.draw.dose, fills.volume, fills.deviation),
        working(desk, bottle, line),
        gives,
        para(say.fills),
        pictures.collect(),
        measured(desk, line).unwrap_or_default(),
    ])
}

/// The syringe at a mark, with what stands on the read line and what hangs below.
fn picture(
    site: &Site,
    id: &'static str,
    (syringe, mark): (Syringe, Mark),
    [above, below]: [Html; 2],
) -> Html {
    let say = site.text.due;
    let (capacity, volume) = (ml(site, syringe.capacity()), ml(site, mark.volume));
    let which = (say.mark)(mark.index, syringe.marks());
    let label = (say.picture)(&capacity, &volume, &which);
    let each = (say.syringe)(&capacity, &ml(site, syringe.spacing()));
    let below = all([tag("div", "marks", words(which)), tag("p", "small sub", words(each)), below]);
    html! {
        <SyringePicture {id} {syringe} {mark} numbers={site.style} {label} {above} {below} />
    }
}

/// That the draw is too small to be measured well, and the way to a strength that is not: the Plan place names one where there is one.
fn measured(desk: Desk<'_>, line: &CardLine) -> Option<Html> {
    let say = desk.site.text.due;
    let said = match line.gate {
        DrawGate::Open => return None,
        DrawGate::Small => para(say.small),
        DrawGate::Tiny => warned(desk, "tiny", Grade::Warning, say.tiny, say.weaker),
    };
    Some(all([said, way_to(Route::Plan, say.to_strength)]))
}

/// What marks beside the exact draw give, as loudly as that is far from the dose; nothing where they are on it.
fn gives(desk: Desk<'_>, given: String, deviation: Deviation) -> Html {
    let (site, say) = (desk.site, desk.site.text.due);
    let off = match deviation {
        Deviation::None => return Html::default(),
        Deviation::More(_) => say.more,
        Deviation::Less(_) => say.less,
    };
    let percent = about(site.style.percent(deviation.percent()), site.text);
    let said = [given, off(&percent)].join(" ");
    let grade = match deviation.grade() {
        dose::Grade::Fine => return para(said),
        dose::Grade::Caution => Grade::Caution,
        dose::Grade::Warning => Grade::Warning,
    };
    warned(desk, "off-mark", grade, said, say.weaker)
}

fn warned(
    desk: Desk<'_>,
    testid: &'static str,
    grade: Grade,
    title: impl Into<AttrValue>,
    then: &'static str,
) -> Html {
    notice(Notice { grade, text: desk.site.text, testid, title: title.into(), body: para(then) })
}

/// How the volume comes about, so that it can be checked against the label.
fn working(desk: Desk<'_>, bottle: Bottle, line: &CardLine) -> Html {
    let site = desk.site;
    let strength = about(site.style.strength(bottle.strength), site.text);
    let said =
        (site.text.due.working)(&mg(site, line.draw.dose), &strength, &ml(site, line.draw.volume));
    tag_named("p", "small sub", "due-working", words(said))
}

/// What is recorded when it is taken as it is shown: what the mark gives, its draw, and from which bottle.
fn record(due: Due, draw: &Draw) -> Option<(Mass, Option<Volume>, Option<BottleId>)> {
    match draw {
        Draw::Mark(bottle, _, reading) => {
            Some((reading.delivered, Some(reading.mark.volume), Some(bottle.id)))
        }
        Draw::NoMark(bottle, line) => {
            let (dose, volume) = line.at_marks().unwrap_or((due.dose, line.draw.volume));
            Some((dose, Some(volume), Some(bottle.id)))
        }
        Draw::TooLittle(_) | Draw::Expired(_) | Draw::NoBottle | Draw::Unknown => {
            Some((due.dose, None, None))
        }
        Draw::Unconfirmed => None,
    }
}

/// One tap that records it as taken; or what the night would come to by that, where it asks for a yes, which the form takes.
fn take(desk: Desk<'_>, cabinet: &Cabinet, due: Due, draw: &Draw) -> Option<Html> {
    let (dose, draw, bottle) = record(due, draw)?;
    let all_due = cabinet.plan().due(due.night);
    let so_far = taken_on(&desk.evening.entries, desk.evening.night);
    let planned: Vec<Mass> = all_due.iter().map(|due| due.dose).collect();
    if let Some(asks) = asks_of_night(so_far, dose, &planned) {
        return Some(too_much(desk, cabinet, dose, asks));
    }
    let (onto, diary) = (desk.onto.clone(), desk.site.diary());
    let onpress = desk.deed(Last::Dose, move || {
        let record = DoseRecord::Taken { dose, draw, bottle, at: diary.now() };
        with_dose(onto.clone(), record, &all_due, diary.boundary())
    });
    let label = desk.site.text.due.taken.into();
    let (kind, testid) = (ButtonKind::Main, Some("taken"));
    Some(button(Button { label, onpress, kind, testid, ..Button::default() }))
}

/// What the night would come to, with the way to the form of a dose that was taken all the same.
fn too_much(
    desk: Desk<'_>,
    cabinet: &Cabinet,
    dose: Mass,
    (sum, gate): (Option<Mass>, DoseGate),
) -> Html {
    let (site, say, gates) = (desk.site, desk.site.text.due, desk.site.text.gates);
    let (grade, above) = match gate {
        DoseGate::Open | DoseGate::Confirm => (Grade::Caution, gates.above),
        DoseGate::Warn => (Grade::Warning, gates.far_above),
        DoseGate::Refuse => (Grade::Stop, gates.far_above),
    };
    let (title, parts) = sum.map_or_else(
        || (say.no_sum.to_owned(), Html::default()),
        |sum| {
            let sum = mg(site, sum);
            (above(&sum), para((say.in_all)(&mg(site, dose), &sum)))
        },
    );
    let way = tag("p", "", super::dose::by_hand(desk, cabinet, say.passed_taken));
    let body = all([parts, para(say.in_all_do), way]);
    notice(Notice { grade, text: site.text, testid: "night-gate", title: title.into(), body })
}

fn ways(desk: Desk<'_>, cabinet: &Cabinet, due: Due, draw: &Draw) -> Html {
    let day = desk.site.diary().boundary();
    let taken = take(desk, cabinet, due, draw);
    let onto = desk.onto.clone();
    let missed = DoseRecord::Missed { due: Some(due.time) };
    let missed = Button {
        label: desk.site.text.tonight.missed.into(),
        onpress: desk.deed(Last::Missed, move || with_dose(onto.clone(), missed, &[], day)),
        kind: ButtonKind::Quiet,
        testid: Some("missed"),
        ..Button::default()
    };
    let hold = {
        let onto = desk.onto.clone();
        let onhold = desk.deed_of(Last::Held, move |why| {
            let held = DoseRecord::Held { due: Some(due.time), why: Some(why) };
            with_dose(onto.clone(), held, &[], day)
        });
        // With its dose: a dialog that is open when the day ends must not ask about the next one.
        let key = [due.night.to_string(), due.time.to_string()].concat();
        let form = FormName::Held(desk.evening.night, due.time);
        html! { <Hold {key} {form} {onhold} /> }
    };
    let other = super::dose::by_hand(desk, cabinet, desk.site.text.tonight.other);
    let row = tag("div", "row row--apart", all([other, button(missed), hold]));
    tag("div", "hero__do", all([taken.unwrap_or_default(), row]))
}
