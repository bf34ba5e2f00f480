//! What the columns of another diary are: what their names tell, what is asked, and which mappings make no sense.

use ldn_diary::diary::*;
use ldn_diary::dose::MassUnit;
use ldn_diary::exchange::{
    DateForm, Mapping, MappingError, Preset, Scale, Table, Use, date_forms, preview, suggest,
};

use super::{NIGHT, NOTE, pain, setting, table};

// rule: exchange-guess
#[test]
fn a_form_of_dates_is_told_only_where_no_other_one_reads_them_all() {
    use DateForm::*;
    for (dates, forms) in [
        ("2026-11-23", vec![YearMonthDay]),
        ("2026/11/03", vec![YearMonthDay]),
        ("23.11.2026", vec![DayMonthYear]),
        ("11/23/2026", vec![MonthDayYear]),
        ("3/4/2026", vec![DayMonthYear, MonthDayYear]),
        ("3/4/2026\n13/4/2026", vec![DayMonthYear]),
        ("3/4/2026\n4/13/2026", vec![MonthDayYear]),
        ("13/4/2026\n4/13/2026", vec![]),
        ("3/4/26", vec![]),
        ("yesterday", vec![]),
        ("\"\"", vec![]),
        ("2026-11-23 22:04", vec![YearMonthDay]),
        ("2026-11-23T22:04:05Z", vec![YearMonthDay]),
    ] {
        let table = table(&format!("date,x\n{},1\n", dates.replace('\n', ",1\n")));
        assert_eq!(date_forms(&table, 0), forms, "{dates}");
        let suggested = suggest(&table, &List::default(), &List::default());
        let sure = if forms.len() == 1 { Some(forms[0]) } else { None };
        assert_eq!(suggested[0], Use::Night(sure), "{dates}");
        let mapping = Mapping { uses: suggested, setting: setting() };
        let asked = preview(&table, &mapping) == Err(MappingError::AskDateForm { column: 0 });
        assert_eq!(asked, sure.is_none(), "{dates}");
    }
}

// rule: exchange-guess
#[test]
fn columns_are_suggested_by_their_names_and_no_scale_is_guessed() {
    let mut symptoms = List::<Symptom>::default();
    let hand = symptoms.add(Name::new("Left hand").unwrap()).unwrap();
    let table = table(
        "Date;Time of day;FATIGUE;Brain fog;left HAND;Headache;Fever;Sleep hours;Sleep quality;LDN (mg);Notes;Date;Mood today;time\n\
         2026-11-23;;;;;;;;;;;;;\n",
    );
    assert_eq!(
        suggest(&table, &symptoms, &List::default()),
        [
            NIGHT,
            Use::Time,
            Use::Symptom(Id::of(Symptom::Fatigue), None),
            Use::Symptom(Id::of(Symptom::Thinking), None),
            Use::Symptom(hand, None),
            Use::SideEffect(Id::of(SideEffect::Headache)),
            Use::Circumstance(Circumstance::Fever),
            Use::SleepHours,
            Use::SleepQuality(None),
            Use::Dose(MassUnit::Mg),
            NOTE,
            Use::Ignored,
            Use::Ignored,
            Use::Ignored,
        ]
    );
    let mapping =
        Mapping { uses: suggest(&table, &symptoms, &List::default()), setting: setting() };
    assert_eq!(preview(&table, &mapping), Err(MappingError::AskScale { column: 2 }));
}

// rule: exchange-guess
#[test]
fn a_mapping_that_makes_no_sense_is_named() {
    let check = |uses: &[Use]| {
        let table = table("a,b,c\n1,2,3\n");
        preview(&table, &Mapping { uses: uses.to_vec(), setting: setting() }).unwrap_err()
    };
    let twice = MappingError::UsedTwice { column: 2 };
    let headache = Use::SideEffect(Id::of(SideEffect::Headache));
    assert_eq!(check(&[NIGHT, NOTE]), MappingError::ColumnCount);
    assert_eq!(check(&[NOTE, NOTE, Use::Ignored]), MappingError::NoNight);
    assert_eq!(check(&[NIGHT, NOTE, NIGHT]), twice);
    assert_eq!(check(&[NIGHT, Use::Time, Use::Time]), twice);
    assert_eq!(check(&[NIGHT, pain(Scale::OURS), pain(Scale::OURS)]), twice);
    assert_eq!(check(&[NIGHT, headache, headache]), twice);
    assert_eq!(check(&[NIGHT, Use::SleepHours, Use::SleepHours]), twice);
    assert_eq!(check(&[Use::Night(None), NOTE, NOTE]), MappingError::AskDateForm { column: 0 });
    assert_eq!(
        check(&[NIGHT, NOTE, Use::SleepQuality(None)]),
        MappingError::AskScale { column: 2 }
    );
}

// rule: exchange-presets
#[test]
fn a_file_of_daylio_is_known_by_its_columns() {
    // The columns and the look of the values as in the sample that the preset names; the words are our own.
    let file = "full_date,date,weekday,time,mood,activities,note_title,note\n\
        2026-11-23,23 November,Monday,10:00 pm,meh ,\"rest | music\",\"\",\"\"\n\
        2026-11-22,22 November,Sunday,11:05 pm,good,,Walk,\"to the shop, <b>slowly</b>\"\n";
    let table = table(file);
    assert_eq!(Preset::of(&table), Some(Preset::Daylio));
    let mapping = Mapping { uses: Preset::Daylio.uses(&table), setting: setting() };
    let preview = preview(&table, &mapping).unwrap();
    assert_eq!((preview.refused.len(), preview.ignored.as_slice()), (0, &[1, 2][..]));
    let notes: Vec<&str> = preview.entries.iter().map(|entry| entry.note.text()).collect();
    assert_eq!(
        notes,
        ["mood: meh\nactivities: rest | music", "mood: good\nWalk\nto the shop, <b>slowly</b>"]
    );
    assert_eq!(preview.entries[1].written.local().to_string(), "2026-11-22 23:05:00");
    for other in
        ["date,mood,note\n", "date,weekday,time of day,category,rating/amount,detail,notes\n"]
    {
        assert_eq!(Preset::of(&Table::read(other.as_bytes()).unwrap()), None);
    }
}
