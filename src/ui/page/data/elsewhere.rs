//! What other programs read: the diary as a spreadsheet or for a health record, and the way to the calendar file.

use yew::prelude::*;

use super::section;
use crate::diary::Entry;
use crate::exchange::{Bundling, CsvFor, fhir_bundle, write_csv};
use crate::store::{Engine, Reading};
use crate::ui::context::{Site, use_site};
use crate::ui::part::{all, link, tag, words};
use crate::ui::route::Route;
use crate::ui::text::data::around;

/// MIME types: RFC 4180; HL7 FHIR R4, section 2.6.3.
const CSV: &str = "text/csv";
const FHIR: &str = "application/fhir+json";

/// What became of the last file that was asked for.
#[derive(Clone, Debug, Default, PartialEq)]
enum Stand {
    #[default]
    Nothing,
    /// A file of this name was handed over, which lacks so many parts.
    Handed(String, usize),
    Failed,
    /// There is no entry to write.
    Empty,
}

/// The section on files for other programs.
#[component]
pub(super) fn ElsewhereSection() -> Html {
    let site = use_site();
    let stand = use_state_eq(Stand::default);
    let say = &site.text.data;
    let csv = |whom| {
        let (site, stand) = (site.clone(), stand.clone());
        Callback::from(move |_: MouseEvent| stand.set(save_csv(&site, whom)))
    };
    let fhir = {
        let (site, stand) = (site.clone(), stand.clone());
        Callback::from(move |_: MouseEvent| stand.set(save_fhir(&site)))
    };
    let files = [
        file("csv-sheet", say.sheet, say.sheet_what, csv(CsvFor::Spreadsheets)),
        file("csv-plain", say.plain, say.plain_what, csv(CsvFor::Programs)),
        file("fhir", say.fhir, say.fhir_what, fhir),
    ];
    let (class, text) = match &*stand {
        Stand::Nothing => ("", String::new()),
        Stand::Empty => ("", say.no_entries.to_owned()),
        Stand::Failed => ("error", say.failed.to_owned()),
        Stand::Handed(name, 0) => ("", around(say.file_handed, name)),
        Stand::Handed(name, missing) => {
            let missing = say.parts_missing.of(*missing);
            ("", [around(say.file_handed, name), missing].join(" "))
        }
    };
    let said = html! { <p role="status" {class} data-testid="file-handed">{ text }</p> };
    let calendar = tag("p", "", link(Route::Plan.address(), say.calendar));
    section(say.elsewhere, [tag("div", "files", all(files)), said, calendar])
}

/// A button that says in a second line what the file is.
fn file(
    testid: &'static str,
    name: &'static str,
    what: &'static str,
    onclick: Callback<MouseEvent>,
) -> Html {
    let content = all([words(name), tag("small", "", words(what))]);
    html! {
        <button type="button" class="btn btn--tall" data-testid={testid} {onclick}><span>{ content }</span></button>
    }
}

/// Every entry, the oldest first; and how many parts could not be read as they should be: the months, and the lists, without which
/// nobody knows what the person's own numbers stand for.
fn all_entries(site: &Site) -> (Vec<Entry>, usize) {
    site.diary().read(|engine| {
        let mut search = engine.search();
        let mut entries = Vec::<Entry>::new();
        let mut missing = usize::from(engine.lists_reading() != Reading::Sound);
        while let Some(month) = search.next(engine) {
            missing += usize::from(month.reading != Reading::Sound);
            // The newest month comes first, and its oldest night.
            entries.splice(0..0, month.entries);
        }
        (entries, missing)
    })
}

fn save_csv(site: &Site, whom: CsvFor) -> Stand {
    let (diary, (entries, missing)) = (site.diary(), all_entries(site));
    if entries.is_empty() && missing == 0 {
        return Stand::Empty;
    }
    let lists = diary.read(|engine| engine.lists());
    let text = write_csv(&entries, &lists.symptoms, &lists.side_effects, whom);
    let date = diary.now().local().date().to_string();
    let say = &site.text.data;
    let name = match whom {
        CsvFor::Spreadsheets => say.sheet_name,
        CsvFor::Programs => say.plain_name,
    };
    hand(site, around(name, &date), CSV, (&text, missing))
}

fn save_fhir(site: &Site) -> Stand {
    let (diary, (entries, missing)) = (site.diary(), all_entries(site));
    let plan = diary.read(Engine::plan);
    let missing = missing.saturating_add(usize::from(plan.reading != Reading::Sound));
    let plan = plan.book.plan();
    if entries.is_empty() && plan.steps().is_empty() && missing == 0 {
        return Stand::Empty;
    }
    let (lists, now) = (diary.read(|engine| engine.lists()), diary.now());
    let bundling = Bundling {
        now,
        day: diary.boundary(),
        symptoms: &lists.symptoms,
        side_effects: &lists.side_effects,
    };
    let text = fhir_bundle(&entries, plan, bundling);
    let name = around(site.text.data.fhir_name, &now.local().date().to_string());
    hand(site, name, FHIR, (&text, missing))
}

/// Hands a text to the browser, which lacks so many parts.
fn hand(site: &Site, name: String, kind: &str, (text, missing): (&str, usize)) -> Stand {
    match site.page().save_file(&name, kind, text) {
        Ok(()) => Stand::Handed(name, missing),
        Err(_) => Stand::Failed,
    }
}
