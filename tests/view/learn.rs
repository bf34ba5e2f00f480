//! The Learn place: every study and claim is whole, and no number on it is other than in the notes that it was written from.

mod notes;

use ldn_diary::dose::{
    DecimalSign, Deviation, Exact, Fit, Grouping, Mass, McgWord, Strength, Style, Syringe, Volume,
    Water, dilute, draw_for_dose,
};
use ldn_diary::store::MemoryStore;
use ldn_diary::trends::limits;
use ldn_diary::ui::text::EN;
use ldn_diary::ui::text::learn::{Claim, Claims, Method, Source, Study};

use self::notes::{CLAIMS, OTHER_IDS, STUDIES};
use crate::{app, count, tag};

/// Each sentence of the page in which relapses are spoken of.
const OF_RELAPSES: [&str; 6] = [
    "No controlled study of relapses was found",
    "relapsing or secondary progressive MS",
    "relapsing-remitting MS",
    "no controlled data on them were found, so this app claims nothing of them",
    "Whether LDN changes relapses or the course of MS",
    "Relapses in a year",
];

/// The numbers in a text, each once.
fn numbers(text: &str) -> Vec<String> {
    let pieces = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let trimmed = pieces.map(|piece| piece.trim_end_matches(['.', ',']).trim_start_matches(','));
    let mut numbers: Vec<String> = trimmed
        .filter(|piece| piece.contains(|c: char| c.is_ascii_digit()))
        .map(str::to_owned)
        .collect();
    numbers.sort();
    numbers.dedup();
    numbers
}

fn groups() -> Vec<&'static Claims> {
    let say = EN.learn;
    let mut groups = vec![
        say.evidence.beside,
        say.evidence.heard,
        say.unknown,
        say.measuring.studies,
        say.measuring.slips,
        say.arithmetic.more,
        say.statistics.more,
    ];
    groups.extend(say.effects.groups);
    groups
}

fn claims() -> Vec<&'static Claim> {
    let groups = groups().into_iter().flat_map(|group| group.claims);
    groups.chain(EN.learn.opioids.surgery_claims).chain([EN.learn.opioids.basis]).collect()
}

fn place(source: &Source) -> Option<usize> {
    EN.learn.sources_list.iter().position(|one| std::ptr::eq(*one, source))
}

/// The place as text, with plain spaces.
async fn page() -> String {
    app("#/learn", MemoryStore::default()).await.replace('\u{a0}', " ")
}

/// What of it is its own: what stands in `<main>`.
async fn main_of() -> String {
    let page = page().await;
    page.split_once("<main").expect("a place").1.to_owned()
}

#[test]
fn every_study_has_who_how_many_design_result_source_and_how_sure() {
    for study in EN.learn.evidence.studies {
        let Study { name, year, people, who, design, found, basis, sources } = study;
        for (what, text) in [("name", name), ("people", people), ("who", who), ("design", design)] {
            assert!(text.len() > 1, "{name} has no {what}");
        }
        assert!(year.starts_with("20"), "{name}: {year}");
        assert!(!found.is_empty() && found.iter().all(|line| line.ends_with('.')), "{name}");
        assert!(!basis.is_empty(), "{name} does not say how sure it is");
        let first = sources[0].unwrap_or_else(|| panic!("{name} has no source"));
        let [name, year] = [name, year].map(|text| text.split([';', ' ']).next().expect("some"));
        assert!(
            first.text.starts_with(name) && first.text.contains(year),
            "{name}: {}",
            first.text
        );
    }
}

#[test]
fn the_numbers_of_every_study_are_those_of_the_notes() {
    let studies = EN.learn.evidence.studies;
    assert_eq!(studies.len(), STUDIES.len());
    for (study, (name, year, facts, ids)) in studies.iter().zip(STUDIES) {
        assert_eq!((study.name, study.year), (name, year));
        let why = study.basis.iter().map(|basis| basis.why).collect::<Vec<_>>().join(" ");
        let said = [study.people, study.who, study.design, &study.found.join(" "), &why].join(" ");
        assert_eq!(numbers(&said), numbers(facts), "{name}: {said}");
        let sources: String = study.sources.iter().flatten().map(|source| source.text).collect();
        for id in ids {
            assert!(sources.contains(id), "{name}: {id} is not in {sources}");
        }
    }
}

#[test]
fn the_numbers_of_every_claim_are_those_of_the_notes() {
    let mut found = 0;
    for claim in claims() {
        let row = CLAIMS.iter().find(|(start, _)| claim.says.starts_with(start));
        found += usize::from(row.is_some());
        let facts = row.map_or("", |(_, facts)| facts);
        assert_eq!(numbers(claim.says), numbers(facts), "{}", claim.says);
        if !facts.is_empty() {
            assert!(!claim.basis.is_empty() && claim.sources[0].is_some(), "{}", claim.says);
        }
    }
    assert_eq!(found, CLAIMS.len(), "a claim of the notes is not on the page");
}

#[test]
fn every_source_is_in_the_list_once_and_is_needed() {
    let list = EN.learn.sources_list;
    let studies =
        EN.learn.evidence.studies.iter().flat_map(|study| study.sources.into_iter().flatten());
    let mut cited: Vec<usize> = studies
        .chain(claims().into_iter().flat_map(|claim| claim.sources.into_iter().flatten()))
        .map(|source| place(source).unwrap_or_else(|| panic!("{} is not listed", source.text)))
        .collect();
    cited.sort_unstable();
    cited.dedup();
    assert_eq!(cited, (0..list.len()).collect::<Vec<_>>(), "no source is idle");
}

#[test]
fn every_id_of_a_source_is_that_of_the_notes() {
    let known = || STUDIES.iter().flat_map(|(_, _, _, ids)| ids.iter()).chain(&OTHER_IDS);
    let text: String =
        EN.learn.sources_list.iter().map(|source| [source.text, " "].concat()).collect();
    for id in known() {
        assert!(text.contains(id), "{id} is missing");
    }
    for mark in ["doi ", "PMID ", "PMC", "trial NCT", "Trial NCT", "record "] {
        for rest in text.split(mark).skip(1) {
            let id = rest.split([' ', ',', ';', ')']).next().expect("some").trim_end_matches('.');
            assert!(known().any(|known| known.ends_with(id)), "{mark}{id} is not in the notes");
        }
    }
    assert!(!text.contains("10.1177/1352458510366857"), "this number was never seen at its source");
}

/// What a pharmacist checks by hand, done by the app's own arithmetic.
#[test]
fn the_examples_of_the_arithmetic_are_what_the_app_works_out() {
    let style = Style { decimal: DecimalSign::Point, grouping: Grouping::None, mcg: McgWord::Mcg };
    let of = |hundredths| Exact::hundredths(hundredths);
    let strength = |number| Strength::mg_per_ml(Exact::whole(number)).expect("a strength");
    let syringe = Syringe::new(Volume::ml(of(300)), Volume::ml(of(10))).expect("a syringe");
    let draw = draw_for_dose(Mass::mg(of(225)), strength(1)).expect("a draw");
    let Ok(Fit::Mark(reading)) = draw.fit(syringe) else { panic!("no mark") };
    assert_eq!(reading.delivered, Mass::mg(of(230)));
    let Deviation::More(percent) = reading.deviation else { panic!("{:?}", reading.deviation) };
    let percent = style.percent(percent).text;
    assert_eq!(percent, "2.2\u{a0}%");
    let say = points(EN.learn.arithmetic);
    assert!(say.contains("2.3\u{a0}mL as the nearest one. It gives 2.3\u{a0}mg"), "{say}");
    assert!(say.contains(&format!("{percent} too much")), "{say}");

    let [ten, fifty] = [10, 50].map(|ml| Volume::ml(Exact::whole(ml)));
    let made_up = dilute(strength(5), ten, Water::MadeUpTo(fifty)).expect("a liquid");
    let added = dilute(strength(5), ten, Water::Added(fifty)).expect("a liquid");
    assert_eq!(made_up.strength, strength(1));
    let weaker = style.strength(added.strength);
    assert_eq!((weaker.text.as_str(), weaker.exact), ("0.833\u{a0}mg/mL", false));
    assert!(say.contains("about 0.83\u{a0}mg/mL, 17\u{a0}% weaker"), "{say}");
}

fn points(method: &Method) -> String {
    method.points.iter().flatten().copied().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_numbers_of_the_statistics_are_those_of_the_trends() {
    let say = points(EN.learn.statistics);
    assert_eq!((limits::MEDIAN_NIGHTS, limits::LEAST_FOR_MEDIAN), (7, 4));
    assert!(say.contains("the median) of seven nights"), "{say}");
    assert!(say.contains("At least four of them must have a score"), "{say}");
    assert!(say.contains(&format!("fewer than {} scored nights", limits::LEAST_NIGHTS)), "{say}");
    let groups = format!("{} to {} groups", limits::LEAST_GROUPS, limits::MOST_GROUPS);
    assert!(say.contains(&groups), "{say}");
    assert_eq!((limits::GROUP_NIGHTS, limits::LEAST_DAYS_FOR_RATE), (7, 365));
    let own = EN.learn.statistics.more.claims[0].basis[1].why;
    assert!(own.contains(&groups) && own.contains(&limits::LEAST_NIGHTS.to_string()), "{own}");
}

#[tokio::test]
async fn nothing_is_promised() {
    let page = main_of().await;
    let text: String = page
        .split('<')
        .filter_map(|piece| piece.split_once('>'))
        .map(|(_, text)| [text, "\n"].concat())
        .collect();
    let low = text.to_lowercase();
    for word in [
        "cure",
        "proves",
        "proven",
        "prove ",
        "heals",
        "remission",
        "breakthrough",
        "miracle",
        "effective",
        "guarantee",
        "boost",
        "natural",
        "you should",
        "!",
        "µ",
        "μ",
        "thyroid",
        "hours after",
    ] {
        assert!(!low.contains(word), "{word:?} stands on the page");
    }
    for sentence in
        text.split(['\n', '.', ':']).filter(|sentence| sentence.to_lowercase().contains("relaps"))
    {
        let known = OF_RELAPSES.iter().any(|known| sentence.contains(known));
        assert!(known || sentence == "Relapses", "of relapses is said: {sentence:?}");
    }
    assert!(
        text.contains("No trial in MS after 2010 was found. That is not proof that there is none.")
    );
}

#[tokio::test]
async fn of_opioids_and_surgery_no_time_is_named() {
    let page = main_of().await;
    let section = page.split("id=\"learn-opioids\"").nth(1).expect("the section");
    let section = section.split("</section></section>").next().expect("its end");
    let section = section.split("id=\"learn-effects\"").next().expect("before the next");
    for words in [
        "codeine",
        "methadone",
        "loperamide",
        "Tell the surgeon",
        "The list is not complete",
        "That is dangerous",
    ] {
        assert!(section.contains(words), "{words}");
    }
    assert!(tag(section, "data-testid=\"opioids\"").contains("note--stop"));
    // The numbers of the sources alone stand in the lines that say how sure it is.
    let mut pieces = section.split("<span class=\"why\">");
    let first = pieces.next().expect("some");
    let rest = pieces.filter_map(|piece| piece.split_once("</span>")).map(|(_, rest)| rest);
    let said: String = std::iter::once(first).chain(rest).collect();
    let texts = said.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text);
    let words: String = texts.collect();
    assert!(words.contains("ask them when to stop") && words.contains("Carry a note"), "{words}");
    assert_eq!(numbers(&words), Vec::<String>::new(), "{words}");
}

#[tokio::test]
async fn every_row_and_claim_is_on_the_page_with_its_sources() {
    let page = page().await.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let plain = |text: &str| text.replace('\u{a0}', " ");
    for study in EN.learn.evidence.studies {
        for text in [study.name, study.year, study.people, study.who, study.design]
            .into_iter()
            .chain(study.found.iter().copied())
        {
            assert!(page.contains(&plain(text)), "{text}");
        }
    }
    for claim in claims() {
        assert!(page.contains(&plain(claim.says)), "{}", claim.says);
    }
    for source in EN.learn.sources_list {
        assert_eq!(count(&page, &plain(source.text)), 1, "{}", source.text);
    }
    assert_eq!(count(&page, "<tr"), 1 + EN.learn.evidence.studies.len());
    assert!(page.contains("Sure: only the summary was read."));
    assert!(page.contains("Sources 1 and 10<"), "Gironi and the pages that tell of it");
}

#[tokio::test]
async fn it_leads_nowhere_but_to_places_of_the_app() {
    let page = page().await;
    for link in page.split("href=\"").skip(1) {
        assert!(link.starts_with('#'), "a link leads to {}", link.split('"').next().unwrap_or(""));
    }
    for scheme in ["http", "//", "www."] {
        assert!(!page.contains(scheme), "{scheme}");
    }
    let (sources, _) = page
        .split_once("data-testid=\"sources\"")
        .expect("sources")
        .1
        .split_once("</ol>")
        .expect("their end");
    assert_eq!(count(sources, "<a"), 0);
    assert_eq!(count(sources, "<li"), EN.learn.sources_list.len());
}

#[tokio::test]
async fn its_contents_name_every_section_in_order() {
    let page = main_of().await;
    let (contents, rest) = page
        .split_once("class=\"contents\"")
        .expect("contents")
        .1
        .split_once("</ul>")
        .expect("their end");
    let titles: Vec<&str> = contents
        .split("</a>")
        .filter_map(|line| line.rsplit('>').next())
        .filter(|title| !title.is_empty())
        .collect();
    let headings: Vec<&str> = rest
        .split("<h2 ")
        .skip(1)
        .filter(|heading| heading.contains("id=\"learn-"))
        .filter_map(|heading| heading.split(['>', '<']).nth(1))
        .collect();
    assert_eq!(titles.len(), 8);
    assert_eq!(titles, headings);
    for heading in rest.split("<h2 ").skip(1).filter(|heading| heading.contains("id=\"learn-")) {
        assert!(
            heading.split('>').next().is_some_and(|tag| tag.contains("tabindex=\"-1\"")),
            "{heading}"
        );
    }
}

#[tokio::test]
async fn the_pictures_say_what_they_show() {
    let page = main_of().await;
    assert_eq!(count(&page, "role=\"img\""), 2);
    for words in ["here 1.5 mL.", "one would read 1.9 mL."] {
        assert!(tag(&page, words).starts_with("svg "), "{words}");
    }
}
