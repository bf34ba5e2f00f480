//! Texts that try to become elements, attributes, addresses or scripts, through every place that shows what a person wrote: each comes
//! out as the text that it is. The browser puts texts into the page in the same way; what a page does with one is decided here.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use ldn_diary::diary::{Id, Name, Note, Score, Severity, SideEffect, Symptom};
use ldn_diary::plan::{Note as PlanNote, Opioids, Plan, Why};
use ldn_diary::store::{
    Batch, Engine, EnginePorts, Lists, MemoryJournal, MemoryStore, Open as InClear, PlanBook, Role,
    Slip,
};
use ldn_diary::ui::route::ROUTES;
use ldn_diary::ui::state::browse::Filter;
use ldn_diary::ui::state::report::ReportForm;
use ldn_diary::ui::state::{Browse, FormName, Open};

use crate::diary::browsing;
use crate::planted::Planted;
use crate::relapse::shown;
use crate::{app_on, five_months, that_evening};

/// What ends whatever a text might stand in.
const ENDS: [&str; 8] =
    ["", "\">", "'>", "</textarea>", "</title></style>", "-->", "]]>", "</script>"];

/// What would do something if it were more than a text.
const DEEDS: [&str; 26] = [
    "<script>pwned()</script>",
    "<ScRiPt/pwned>",
    "<img src=x onerror=pwned()>",
    "<svg onload=pwned()>",
    "<svg><use href=data:pwned>",
    "<iframe srcdoc=pwned>",
    "<object data=pwned>",
    "<embed src=pwned>",
    "<a href=javascript:pwned()>x</a>",
    "<details open ontoggle=pwned()>",
    "<input autofocus onfocus=pwned()>",
    "<style>*{x:pwned}</style>",
    "<math><mi xlink:href=pwned>",
    "<base href=//pwned>",
    "<form action=//pwned>",
    "<meta http-equiv=refresh content=pwned>",
    "<b\tonpwned=1>",
    "\" onclick=pwned() x=\"",
    "' style=pwned '",
    "{{pwned()}}${pwned}",
    "<%= pwned %>",
    "javascript:pwned()",
    "data:text/html,pwned",
    "&#60;b&#62;pwned&lt;b",
    "%3Cb%3Epwned\\u003cb",
    "\u{ff1c}script\u{ff1e}pwned",
];

/// Each deed behind each end, with a number before it, so that no two begin in the same way.
fn payloads() -> Vec<String> {
    let pairs = ENDS.iter().flat_map(|end| DEEDS.iter().map(move |deed| [*end, *deed].concat()));
    pairs.enumerate().map(|(number, text)| format!("{number}{text}")).collect()
}

/// The same length and the same words, and nothing in it that means anything.
fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() || c.is_whitespace() { c } else { 'x' }).collect()
}

/// As much of a text as a name takes.
fn name(text: &str) -> Name {
    let short: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    Name::new(&short).expect("a name")
}

/// A diary with these texts in each place that takes one.
fn kept(texts: &[String]) -> BTreeMap<String, String> {
    let Planted { mut entries, book, mut relapses } = five_months();
    let mut lists = Lists::default();
    let own: Vec<(Id<Symptom>, Id<SideEffect>)> = texts
        .iter()
        .map(|text| {
            let symptom = lists.symptoms.add(name(text)).expect("room");
            (symptom, lists.side_effects.add(name(text)).expect("room"))
        })
        .collect();
    for (entry, text) in entries.iter_mut().rev().zip(texts) {
        entry.note = Note::new(text).expect("a note");
        for (symptom, effect) in own.iter().take(3) {
            entry.scores.insert(*symptom, Score::new(7).expect("a score"));
            entry.side_effects.insert(*effect, Severity::Mild);
        }
    }
    for (relapse, text) in relapses.iter_mut().zip(texts) {
        relapse.place = Note::new(text).expect("a note");
        relapse.note = Note::new(text).expect("a note");
    }
    let store = Rc::new(MemoryStore::default());
    let ports = EnginePorts {
        store: Rc::clone(&store) as Rc<_>,
        journal: Rc::new(MemoryJournal::default()),
        coder: Rc::new(InClear),
        wake: Rc::new(|| {}),
    };
    let mut engine = Engine::open(ports, Role::Writer(1));
    let gone = entries.iter().rev().nth(1).expect("a night").clone();
    let mut draft = crate::tonight::entry(9_000, 24);
    draft.note = gone.note.clone();
    let batch = Batch { entries, relapses, lists: Some(lists) };
    engine.apply(batch, Box::new(|_| {})).expect("kept");
    engine.set_plan(explained(&book, texts), Box::new(|_| {})).expect("kept");
    let (month, today) = (gone.night.month(), gone.night.date());
    engine.delete(month, gone.id, today, Box::new(|_| {})).expect("deleted");
    engine.set_draft(draft).expect("kept");
    for slip in typed(texts) {
        engine.set_slip(slip).expect("kept");
    }
    store.contents()
}

/// The plan with a note of these texts.
fn explained(book: &PlanBook, texts: &[String]) -> PlanBook {
    let change = book.plan().changes().first().expect("a start").clone();
    let some: Vec<&str> = texts.iter().take(8).map(String::as_str).collect();
    let note = PlanNote::new(&some.join(" ")).expect("a note");
    let mut plan = Plan::default();
    plan.answer(Opioids::TakesNone);
    plan.start(change.when, Why { note, ..change.why }, change.ahead).expect("a plan");
    PlanBook::new(plan, book.supply().clone())
}

/// What is typed into forms and not saved.
fn typed(texts: &[String]) -> [Slip; 2] {
    let text = |place: usize| texts.get(place).cloned().unwrap_or_default();
    let report = ReportForm {
        person: [text(0), text(1), text(2)],
        questions: texts.join("\n"),
        ..ReportForm::default()
    };
    let names = [text(3), text(4), "1".to_owned(), "3".to_owned(), text(5)];
    [
        Slip { name: FormName::Report.key(), fields: report.fields() },
        Slip { name: "lists".to_owned(), fields: names.into() },
    ]
}

/// Every place on such a diary, by its address or what it is.
async fn pages(texts: &[String]) -> BTreeMap<&'static str, String> {
    let kept = kept(texts);
    let store = || MemoryStore::holding(kept.clone());
    let mut pages = BTreeMap::new();
    // The texts to read show nothing that a person wrote, and are long.
    for (address, _) in ROUTES.into_iter().filter(|(address, _)| *address != "#/learn") {
        pages.insert(address, app_on(that_evening(address, store())).await);
    }
    let record = five_months().relapses.first().expect("a record").id;
    for (what, sheet) in [("a record", None), ("a sheet", Some(()))] {
        let ports = that_evening("#/diary/relapse", store());
        pages.insert(what, shown(ports, Open::Relapse(record), sheet).await);
    }
    let words = texts.first().cloned().unwrap_or_default();
    let filter = Filter { words, ..Filter::default() };
    pages.insert("a search", browsing(store(), Browse { filter, ..Browse::default() }).await);
    pages
}

/// A name and a value.
type Attribute<'a> = (&'a str, &'a str);

/// The elements of a page with their attributes, read as a browser does: whatever is not escaped is one.
fn elements(page: &str) -> Vec<(&str, Vec<Attribute<'_>>)> {
    let mut elements = Vec::new();
    let mut rest = page;
    while let Some((_, tag)) = rest.split_once('<') {
        let end = tag.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(tag.len());
        let (name, mut tail) = tag.split_at(end);
        let mut attributes = Vec::new();
        loop {
            tail = tail.trim_start();
            if let Some(after) = tail.strip_prefix('>') {
                rest = after;
                break;
            }
            let end = tail.find(|c: char| c.is_whitespace() || c == '>' || c == '=');
            let (attribute, after) = tail.split_at(end.unwrap_or(tail.len()));
            assert!(!attribute.is_empty(), "no attribute in <{name} {tail}");
            let value = after.strip_prefix("=\"").and_then(|value| value.split_once('"'));
            let (value, after) = value.unwrap_or(("", after));
            attributes.push((attribute, value));
            tail = after;
        }
        elements.push((name, attributes));
    }
    elements
}

/// What a page is made of, whatever it says: its elements, and each attribute that such an element has.
fn shape(page: &str) -> BTreeSet<(&str, &str)> {
    let parts = elements(page).into_iter().flat_map(|(name, attributes)| {
        let attributes = attributes.into_iter().map(move |(attribute, _)| (name, attribute));
        std::iter::once((name, "")).chain(attributes)
    });
    parts.collect()
}

/// What a person reads there.
fn said(page: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&")];
    signs.iter().fold(page.to_owned(), |page, (escaped, sign)| page.replace(escaped, sign))
}

/// Attributes that a browser goes to, loads or runs.
fn is_followed(attribute: &str) -> bool {
    let followed = ["href", "xlink:href", "src", "srcdoc", "action", "formaction", "data", "style"];
    followed.contains(&attribute) || attribute.starts_with("on")
}

#[tokio::test]
async fn whatever_is_written_comes_out_as_a_text_and_is_nothing_else() {
    let all = payloads();
    assert!(all.len() >= 200, "only {}", all.len());
    let first: Vec<String> = all.iter().take(40).map(|text| harmless(text)).collect();
    let plain = pages(&first).await;
    for texts in all.chunks(40) {
        for (place, page) in pages(texts).await {
            let usual = shape(plain.get(place).expect("the same places"));
            let more: Vec<_> = shape(&page).difference(&usual).copied().collect();
            assert_eq!(more, vec![], "{place}");
            for (element, attributes) in elements(&page) {
                for (attribute, value) in attributes {
                    let goes = is_followed(attribute) && value.contains("pwned");
                    assert!(!goes, "{place}: <{element} {attribute}={value}>");
                }
            }
        }
    }
}

/// A test of pages on which nothing of it stands would prove nothing.
#[tokio::test]
async fn what_is_written_is_shown() {
    let texts: Vec<String> = payloads().into_iter().skip(60).take(40).collect();
    let pages = pages(&texts).await;
    let first = texts.first().expect("a text");
    for place in ["#/diary", "#/plan", "#/trends/report", "#/settings/lists", "a record", "a sheet"]
    {
        let page = said(pages.get(place).expect("the place"));
        let is_there = page.contains(first.as_str()) || page.contains(name(first).text());
        assert!(is_there, "{first} is not on {place}: {page}");
    }
    let lists = said(pages.get("#/settings/lists").expect("the lists"));
    for text in &texts {
        assert!(lists.contains(name(text).text()), "{text}");
    }
}
