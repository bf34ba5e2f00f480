//! Every bounded value at its bounds and just outside.

use ldn_diary::diary::{
    DayBoundary, DiaryError, EntryId, Id, ListError, Name, Note, QuarterHours, RelapseId, Score,
    Severity, SideEffect, Symptom,
};

use super::{blank, taken};

// rule: diary-limits
#[test]
fn numbers_are_taken_up_to_their_bounds() {
    for number in 0..=u8::MAX {
        let score = Score::new(number).map(Score::number);
        assert_eq!(score, if number <= 10 { Ok(number) } else { Err(DiaryError::Score) });
        let sleep = QuarterHours::new(number).map(QuarterHours::quarters);
        assert_eq!(sleep, if number <= 96 { Ok(number) } else { Err(DiaryError::Sleep) });
    }
    for minutes in 0..=u16::MAX {
        let end = DayBoundary::new(minutes).map(DayBoundary::minutes);
        assert_eq!(end, if minutes <= 720 { Ok(minutes) } else { Err(DiaryError::Boundary) });
    }
    assert_eq!(DayBoundary::default().minutes(), 240);
    assert_eq!(Score::all().map(Score::number).collect::<Vec<_>>(), (0..=10).collect::<Vec<_>>());
    assert!(Severity::ALL.is_sorted());
}

// rule: diary-limits
#[test]
fn ids_are_above_zero_and_exact_in_every_reader_of_json() {
    let most = 9_007_199_254_740_991;
    for number in [1, 2, most] {
        assert_eq!(EntryId::new(number).map(EntryId::number), Ok(number));
        assert_eq!(RelapseId::new(number).map(RelapseId::number), Ok(number));
    }
    for number in [0, most + 1, u64::MAX] {
        assert_eq!(EntryId::new(number), Err(DiaryError::Number), "{number}");
        assert_eq!(RelapseId::new(number), Err(DiaryError::Number), "{number}");
    }
    assert_eq!(Id::<Symptom>::new(0), Err(DiaryError::Number));
    assert_eq!(Id::<SideEffect>::new(u32::MAX).map(Id::number), Ok(u32::MAX));
}

// rule: diary-limits
#[test]
fn a_note_is_any_text_of_its_length_but_nul() {
    for (text, kept) in [
        ("", ""),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\r\r\n\n\r", "\n\n\n\n"),
        (" \t\u{7}\u{1b}[31m=1+1 \u{202e}", " \t\u{7}\u{1b}[31m=1+1 \u{202e}"),
    ] {
        let note = Note::new(text).unwrap();
        assert_eq!(note.text(), kept);
        assert_eq!(Note::new(note.text()), Ok(note), "a note that is read back is the same");
    }
    assert_eq!(Note::new("a\0b"), Err(DiaryError::NoteHasNul));
    assert!(Note::new(&"é".repeat(10_000)).is_ok(), "characters are counted, not bytes");
    assert!(Note::new(&"\r\n".repeat(10_000)).is_ok(), "a line's end is one character");
    assert_eq!(Note::new(&"é".repeat(10_001)), Err(DiaryError::NoteTooLong));
    assert!(Note::new(" \n\u{a0}").unwrap().is_blank());
    assert!(!Note::new(" .").unwrap().is_blank());
}

// rule: diary-limits
#[test]
fn a_name_is_trimmed_short_and_on_one_line() {
    for (text, kept) in
        [(" Tremor\n", "Tremor"), ("a", "a"), ("ins rechte Bein", "ins rechte Bein")]
    {
        assert_eq!(Name::new(text).unwrap().text(), kept);
    }
    assert!(
        Name::new(&format!(" {} ", "é".repeat(40))).is_ok(),
        "characters are counted, not bytes"
    );
    for (text, error) in [
        ("", ListError::NameEmpty),
        (" \u{a0}\t\n", ListError::NameEmpty),
        ("a\nb", ListError::NameControl),
        ("a\0b", ListError::NameControl),
        ("a\u{85}b", ListError::NameControl),
        (&"é".repeat(41), ListError::NameTooLong),
    ] {
        assert_eq!(Name::new(text), Err(error), "{text:?}");
    }
}

// rule: diary-limits
#[test]
fn an_entry_is_checked_before_it_is_kept() {
    let mut entry = blank(1, "2026-11-23");
    assert_eq!(entry.clone().checked(), Ok(entry.clone()));
    entry.doses = vec![taken("12"); 8];
    assert!(entry.clone().checked().is_ok(), "what was taken is recorded, however much it was");
    entry.doses.push(taken("1.5"));
    assert_eq!(entry.clone().checked(), Err(DiaryError::TooManyDoses));
    entry.doses = vec![taken("1.5"), taken("0")];
    assert_eq!(entry.clone().checked(), Err(DiaryError::NoDose));
    entry.doses.clear();
    entry.revision = 0;
    assert_eq!(entry.checked(), Err(DiaryError::Revision));
}
