//! One relapse record as a form. What is typed is kept at once, until it is saved or thrown away.

use yew::prelude::*;

use super::signs::signs;
use crate::diary::{Answer, NaiveDate, NewOrWorse, Relapse, Side};
use crate::store::SaveError;
use crate::ui::context::Site;
use crate::ui::keeper::DiaryHandle;
use crate::ui::page::saving::{is_reader, typed};
use crate::ui::part::{
    Button, ButtonKind, Field, FieldKind, Segments, all, area, button, field, segments, tag,
    tag_named, words,
};
use crate::ui::route::Route;
use crate::ui::shell::HEADING;
use crate::ui::state::Open;
use crate::ui::state::relapse::{Asked, Problem, Problems, RelapseForm};

/// The form and all that belongs to it.
pub(super) fn form(site: &Site, form: &RelapseForm, records: &[Relapse]) -> Html {
    let today = site.diary().now().local().date();
    let problems = match form.asked {
        Asked::NotYet => Problems::default(),
        Asked::ToSave | Asked::NoNumber => form.problems(today),
    };
    let fields = all([
        tag("div", "asks section", all([what(site, form, problems), answers(site, form)])),
        tag("div", "asks section", last(site, form, problems)),
    ]);
    let disabled = is_reader(site);
    all([
        html! { <fieldset {disabled} aria-label={site.text.shell.relapse}>{ fields }</fieldset> },
        signs(site, form, records, today),
        actions(site, form, problems, today),
    ])
}

/// Puts one thing into the form, as it stands by then: a slow phone shows a key only after the next one.
fn put<T: 'static>(site: &Site, form: &RelapseForm, put: fn(&mut RelapseForm, T)) -> Callback<T> {
    let (diary, start) = (site.diary(), form.start());
    Callback::from(move |given| {
        let typed = diary.typed(start.name());
        let typed = typed.and_then(|fields| RelapseForm::typed(&fields, start.base.as_ref()));
        let mut next = typed.unwrap_or_else(|| start.clone());
        put(&mut next, given);
        write(&diary, &next);
    })
}

/// Keeps what is typed; what is again as it was before is no draft.
fn write(diary: &DiaryHandle, form: &RelapseForm) {
    if form.is_changed() {
        diary.type_into(form.name(), form.fields());
    } else {
        diary.done_typing(form.name());
    }
}

fn problem(site: &Site, problem: Option<Problem>) -> Option<AttrValue> {
    problem.map(|problem| (site.text.relapse.problem)(problem).into())
}

fn what(site: &Site, form: &RelapseForm, problems: Problems) -> Html {
    let say = &site.text.relapse;
    let kind = segments(&Segments {
        name: "relapse-kind".into(),
        legend: say.kind.into(),
        options: NewOrWorse::ALL.map(|kind| (say.kind_of)(kind).into()).into(),
        // A place behind the last chooses none.
        chosen: place(&NewOrWorse::ALL, form.kind.as_ref()),
        onchoose: put(site, form, |form, place: usize| {
            form.kind = NewOrWorse::ALL.get(place).copied();
        }),
    });
    let kind_wrong = problem(site, problems.kind)
        .map(|said| html! { <p class="error" id="relapse-kind-error">{ said }</p> });
    let which_side = segments(&Segments {
        name: "relapse-side".into(),
        legend: say.side.into(),
        options: Side::ALL.map(|side| (say.side_of)(side).into()).into(),
        chosen: place(&Side::ALL, Some(&form.side)),
        onchoose: put(site, form, |form, place: usize| {
            form.side = Side::ALL.get(place).copied().unwrap_or(form.side);
        }),
    });
    let whereabouts = field(Field {
        id: "relapse-place".into(),
        label: say.place.into(),
        hint: Some(say.place_hint.into()),
        value: form.place.clone().into(),
        oninput: put(site, form, |form, typed| form.place = typed),
        error: problem(site, problems.place),
        kind: FieldKind::Text,
        ..Field::default()
    });
    let start = Field {
        id: "relapse-start".into(),
        label: say.start.into(),
        value: form.start.clone().into(),
        oninput: put(site, form, |form, typed| form.start = typed),
        error: problem(site, problems.start),
        kind: FieldKind::Date,
        ..Field::default()
    };
    let end = Field {
        id: "relapse-end".into(),
        label: say.end.into(),
        hint: Some(say.end_hint.into()),
        value: form.end.clone().into(),
        oninput: put(site, form, |form, typed| form.end = typed),
        error: problem(site, problems.end),
        kind: FieldKind::Date,
        ..Field::default()
    };
    let kind = tag("div", "", all([kind, kind_wrong.unwrap_or_default()]));
    all([kind, whereabouts, which_side, field(start), field(end)])
}

fn answers(site: &Site, form: &RelapseForm) -> Html {
    let say = &site.text.relapse;
    let ask = |name: &'static str,
               legend: &'static str,
               now: Answer,
               put_in: fn(&mut RelapseForm, usize)| {
        segments(&Segments {
            name: name.into(),
            legend: legend.into(),
            options: Answer::ALL.map(|answer| (say.answer)(answer).into()).into(),
            chosen: place(&Answer::ALL, Some(&now)),
            onchoose: put(site, form, put_in),
        })
    };
    all([
        ask("relapse-long", say.over_24_h, form.over_24_h, |form, place| {
            form.over_24_h = answer(place);
        }),
        ask("relapse-heat", say.heat, form.heat, |form, place| form.heat = answer(place)),
        ask("relapse-fever", say.fever, form.fever, |form, place| form.fever = answer(place)),
        ask("relapse-infection", say.infection, form.infection, |form, place| {
            form.infection = answer(place);
        }),
    ])
}

fn answer(place: usize) -> Answer {
    Answer::ALL.get(place).copied().unwrap_or(Answer::Unsure)
}

/// The place of what is chosen; behind the last when nothing is.
fn place<T: PartialEq>(all: &[T], chosen: Option<&T>) -> usize {
    all.iter().position(|one| Some(one) == chosen).unwrap_or(all.len())
}

fn last(site: &Site, form: &RelapseForm, problems: Problems) -> Html {
    let say = &site.text.relapse;
    let note = area(Field {
        id: "relapse-note".into(),
        label: say.note.into(),
        hint: Some(say.note_hint.into()),
        value: form.note.clone().into(),
        oninput: put(site, form, |form, typed| form.note = typed),
        error: problem(site, problems.note),
        ..Field::default()
    });
    let confirmed = field(Field {
        id: "relapse-confirmed".into(),
        label: say.confirmed.into(),
        hint: Some(say.confirmed_hint.into()),
        value: form.confirmed.clone().into(),
        oninput: put(site, form, |form, typed| form.confirmed = typed),
        error: problem(site, problems.confirmed),
        kind: FieldKind::Date,
        ..Field::default()
    });
    all([note, confirmed])
}

fn actions(site: &Site, form: &RelapseForm, problems: Problems, today: NaiveDate) -> Html {
    let say = &site.text.relapse;
    let save_it = {
        let (site, form) = (site.clone(), form.clone());
        Callback::from(move |()| save(&site, form.clone(), today))
    };
    let main = Button {
        label: say.save.into(),
        onpress: save_it,
        kind: ButtonKind::Main,
        testid: Some("save"),
        ..Button::default()
    };
    let unsaved = site.diary().typed(form.name()).is_some();
    let sheet = if form.base.is_none() || unsaved {
        tag("p", "sub", words(say.sheet_first))
    } else {
        html! { <p><a class="btn" href={Route::CallSheet.address()}>{ say.sheet }</a></p> }
    };
    let diary = site.diary();
    let page = site.page().clone();
    let all_records = Button {
        label: say.all.into(),
        onpress: Callback::from(move |()| {
            diary.open(Open::Nothing);
            page.scroll_to_top();
            page.focus(HEADING);
        }),
        kind: ButtonKind::Quiet,
        ..Button::default()
    };
    let delete = form.base.as_ref().map(|base| delete_button(site, base)).unwrap_or_default();
    let row = tag("div", "row row--apart", all([button(all_records), delete]));
    let typed = typed(site, form.name());
    let main = tag("div", "", button(main));
    let content = [wrong(site, form.asked, problems), main, typed, sheet, row];
    tag("section", "section stack", all(content))
}

/// The fields with something wrong, and what else kept it from being saved.
fn wrong(site: &Site, asked: Asked, problems: Problems) -> Html {
    let say = &site.text.relapse;
    let fields = wrong_fields(problems);
    let known = [
        ("relapse-kind-0", say.kind),
        ("relapse-place", say.place),
        ("relapse-start", say.start),
        ("relapse-end", say.end),
        ("relapse-note", say.note),
    ];
    let names = fields
        .iter()
        .map(|id| known.iter().find(|(of, _)| of == id).map_or(say.confirmed, |(_, name)| *name));
    let names: Vec<&str> = names.collect();
    let said = if names.is_empty() {
        Html::default()
    } else {
        let said = [say.look_at, &names.join("; ")].join(" ");
        tag_named("p", "error", "wrong", words(said))
    };
    let no_number = match asked {
        Asked::NoNumber => tag_named("p", "error", "no-number", words(site.text.saving.no_chance)),
        Asked::NotYet | Asked::ToSave => Html::default(),
    };
    html! { <div role="status">{ all([said, no_number]) }</div> }
}

/// The ids of the fields with something wrong, in the order of the form.
fn wrong_fields(problems: Problems) -> Vec<&'static str> {
    let all = [
        (problems.kind, "relapse-kind-0"),
        (problems.place, "relapse-place"),
        (problems.start, "relapse-start"),
        (problems.end, "relapse-end"),
        (problems.note, "relapse-note"),
        (problems.confirmed, "relapse-confirmed"),
    ];
    all.into_iter().filter(|(problem, _)| problem.is_some()).map(|(_, id)| id).collect()
}

fn delete_button(site: &Site, base: &Relapse) -> Html {
    let (diary, page, id) = (site.diary(), site.page().clone(), base.id);
    let onpress = Callback::from(move |()| {
        if diary.delete_relapse(id).is_ok() {
            diary.open(Open::Nothing);
        }
        page.scroll_to_top();
        page.focus(HEADING);
    });
    let label = site.text.relapse.delete.into();
    button(Button { label, onpress, testid: Some("delete"), ..Button::default() })
}

/// Saves the record, or says what is wrong and leads there. What is typed goes only when it is kept.
fn save(site: &Site, form: RelapseForm, today: NaiveDate) {
    let (diary, page) = (&site.diary(), site.page());
    let of = form.of();
    let form = RelapseForm { asked: Asked::ToSave, ..form };
    let now = diary.now();
    let Some(id) = of.or_else(|| diary.new_relapse_id()) else {
        return write(diary, &RelapseForm { asked: Asked::NoNumber, ..form });
    };
    let relapse = match form.read(today, (id, now)) {
        Ok(relapse) => relapse,
        Err(problems) => {
            write(diary, &form);
            if let Some(first) = wrong_fields(problems).first() {
                page.focus(first);
            }
            return;
        }
    };
    match diary.save_relapse(relapse) {
        Ok(()) => {
            diary.done_typing(form.name());
            diary.open(Open::Relapse(id));
        }
        Err(SaveError::Changed) => {
            // From the newest revision on, so that saving again keeps what stands here.
            let newest = diary.read(|engine| engine.relapse(id));
            let base = newest.or_else(|| form.base.clone());
            write(diary, &RelapseForm { base, ..form });
        }
        Err(_) => write(diary, &form),
    }
    page.scroll_to_top();
    page.focus(HEADING);
}
