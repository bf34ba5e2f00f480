//! Any bytes as the table of another diary, CSV or JSON, with the columns taken for what their names say. Nothing is dropped without a
//! word, the same file gives the same entries, and a diary takes them in once.

use ldn_diary::diary::{DayBoundary, List, NaiveDate, NaiveTime, SideEffect, Symptom};
use ldn_diary::exchange::{
    Between, DateForm, Mapping, MappingError, Preset, Scale, Setting, Table, Use, date_forms,
    limits, preview, suggest,
};
use ldn_diary::store::Incoming;

use super::browser::taken;

/// The body of the target `table`.
pub(crate) fn body(bytes: &[u8]) {
    let Ok(table) = Table::read(bytes) else { return };
    bounded(&table, bytes.len());
    let (symptoms, side_effects) = (List::<Symptom>::default(), List::<SideEffect>::default());
    let suggested = suggest(&table, &symptoms, &side_effects);
    let suggested = Preset::of(&table).map_or(suggested, |preset| preset.uses(&table));
    let uses = suggested.into_iter().enumerate();
    let uses = uses.map(|(column, one)| answered(&table, column, one)).collect();
    previewed(&table, &Mapping { uses, setting: setting() });
}

fn setting() -> Setting {
    Setting {
        day: DayBoundary::default(),
        offset: -210,
        dose_time: NaiveTime::from_hms_opt(22, 0, 0),
        tomorrow: NaiveDate::from_ymd_opt(2126, 12, 31).unwrap(),
    }
}

fn bounded(table: &Table, size: usize) {
    assert!(table.rows().count() + table.refused().len() <= limits::MOST_ROWS);
    assert!(table.headers().len() <= limits::MOST_COLUMNS);
    let mut text_size = 0;
    for row in table.rows() {
        let mut next = 0;
        for (column, text) in row.cells() {
            assert!(column >= next && column < table.headers().len() && !text.is_empty());
            next = column + 1;
            text_size += text.len();
        }
    }
    assert!(text_size <= size, "{text_size} bytes of cells were made of {size}");
}

/// What a person might say where something is asked.
fn answered(table: &Table, column: usize, one: Use) -> Use {
    if one == Use::Night(None) {
        let forms = date_forms(table, column);
        return Use::Night(Some(forms.first().copied().unwrap_or(DateForm::DayMonthYear)));
    }
    if one == Use::SleepQuality(None) {
        return Use::SleepQuality(Some(Scale::new(1, 5, Between::Nearest).unwrap()));
    }
    if let Use::Symptom(id, None) = one {
        return Use::Symptom(id, Some(Scale::OURS));
    }
    one
}

fn previewed(table: &Table, mapping: &Mapping) {
    let found = match preview(table, mapping) {
        Ok(found) => found,
        Err(error) => {
            // All else was answered, and no two columns are the same.
            assert!(matches!(error, MappingError::NoNight | MappingError::UsedTwice { .. }));
            return;
        }
    };
    assert_eq!(preview(table, mapping).as_ref(), Ok(&found), "the same file is another");
    let told = found.entries.len() + found.refused.len() + found.repeated;
    assert_eq!(told, table.rows().count() + table.refused().len(), "a row was dropped");
    for entry in &found.entries {
        assert_eq!(entry.clone().checked(), Ok(entry.clone()));
        assert!(entry.night.date() <= mapping.setting.tomorrow);
    }
    let Ok(incoming) = Incoming::of_entries(found.entries.clone(), None) else { return };
    let mut engine = taken(&incoming).unwrap();
    for entry in found.entries {
        assert_eq!(engine.entry(entry.night.month(), entry.id), Some(entry), "it came as another");
    }
}
